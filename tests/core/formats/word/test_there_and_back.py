"""What is written is read again: every proposal of every delegation, and the draft as it was."""

from hypothesis import HealthCheck, given, settings

from consenso.core.formats.word import Draft, proposals_of, read, tracked
from tests.core.formats.word.drafts import drafts, gathered

any_draft = settings(deadline=None, suppress_health_check=list(HealthCheck))


@any_draft
@given(drafts())
def test_the_same_proposals_come_back(draft: Draft):
    assert gathered(proposals_of(draft, read(tracked(draft)))) == gathered(draft.proposals)
