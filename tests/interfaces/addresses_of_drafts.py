"""The rows of the table for drafts: see addresses.py. Drafts that stand in braces: see tests/interfaces/drafts_made.py.

{open} is under negotiation, {zero} in preparation, {quiet} under silence; {own} is a proposal that Ana's delegation has not sent,
{proposed} one that it has, {other} one of Bo's, sent.
"""

from tests.interfaces.addresses_of_draft_life import DRAFT_LIFE
from tests.interfaces.addresses_of_proposing import PROPOSING
from tests.interfaces.addresses_of_rows import Row
from tests.interfaces.addresses_of_silence import SILENCE
from tests.interfaces.addresses_of_the_chair import CHAIR
from tests.interfaces.addresses_of_word import WORD

DRAFT = "en/desk/<slug:forum>/drafts/<slug:draft>/"
DRAFTS = "en/desk/<slug:forum>/drafts/"
# In the order of WHO: signed out, other delegation, own delegation, secretariat, observer, assessor, operator.
AT_THE_TABLE = "302 200 200 200 404 404 404"
KEEPERS = "302 404 404 200 404 404 404"
BY_POST_ONLY = "405 405 405 405 405 405 405"


def drafts(rest: str, answers: str, **posted: str) -> Row:
    """Return the row of a page; with what is posted, of a form."""
    return Row(f"/en/desk/meridian/drafts/{rest}", answers, posted or None)


def act(rest: str, answers: str, **posted: str) -> Row:
    """Return the row of something that is done by post, with nothing in it if need be."""
    return Row(f"/en/desk/meridian/drafts/{rest}", answers, posted or {})


READ: dict[str, tuple[Row, ...]] = {
    DRAFTS: (drafts("", "302 200 200 200 200 200 404"),),
    DRAFT: (
        drafts("{open}/", AT_THE_TABLE),
        drafts("{zero}/", KEEPERS),
        drafts("{quiet}/", AT_THE_TABLE),
    ),
    f"{DRAFT}circulate/": (
        drafts("{zero}/circulate/", BY_POST_ONLY),
        act("{zero}/circulate/", "302 404 404 302 404 404 404"),
        act("{open}/circulate/", "302 403 403 403 404 404 404"),
    ),
}

DRAFTS_TABLE = {
    **READ,
    **PROPOSING,
    **CHAIR,
    **DRAFT_LIFE,
    **WORD,
    **SILENCE,
}
