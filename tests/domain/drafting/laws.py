"""What holds of a draft after every act, whoever did it: told again from proposals and acts, without the code that is tested."""

import contextlib
import json
from hashlib import sha256

from consenso.core import wording
from consenso.core.record import canonical_json
from consenso.core.remembered import Remembered
from consenso.domain.drafting import composing
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.models import Act, Proposal, Version
from consenso.domain.drafting.past import acts_of
from consenso.domain.drafting.queries import draft, proposals, sign_of, standing
from consenso.domain.drafting.replay import at_revision
from consenso.domain.ledger.models import ConfidentialEntry
from consenso.domain.ledger.queries import broken
from tests.negotiating import PLAN

BREAK = "\n"
# What processes remember that look on and never act: one looks after each act, one after each third.
LOOKING_ON = {step: (Remembered(16), Remembered(16)) for step in (1, 3)}


def wanted_by(code, now):
    """Return the words of each paragraph as a delegation would have them, by what it sent and what stands."""
    base = {one.id: one.text for one in now.paragraphs}
    named = {one.id: one for one in now.proposals}
    depth = {one.id: len(list(chain(one, named))) for one in now.proposals}
    words = dict(base)
    for one in sorted(now.proposals, key=lambda one: depth[one.id]):
        if code not in one.by or one.kind == "move":
            continue
        words[one.paragraph] = text_of(one, named, base)
        words |= dict.fromkeys(one.others, "")
    return words


def chain(one, named):
    while one.on:
        one = named[one.on]
        yield one


def text_of(one, named, base):
    while one.kind == "keep" and one.on:
        one = named[one.on]
    return base.get(one.paragraph, "") if one.kind == "keep" else BREAK.join(one.texts)


def lines_of(words):
    return sorted(line for text in words.values() for line in text.split(BREAK) if line)


def each_reads_what_it_sent(now, bracketed):
    codes = {code for one in now.proposals for code in one.by}
    for code in codes:
        read = wording.read_draft(bracketed, sign_of(code))
        assert sorted(read) == lines_of(wanted_by(code, now)), code
    bare = tuple(line for one in now.paragraphs for line in one.text.split(BREAK) if line)
    assert wording.read_draft(bracketed) == wording.read_draft(bracketed, "NOBODY") == bare


def all_that_was_sent_is_on_record(row, n_sent):
    rows = proposals(row.id, open_only=False)
    assert [one.number for one in rows] == list(range(1, n_sent + 1))
    for one in rows:
        if one.state in ("met", "set_aside"):
            assert one.fate, one
            assert one.by, one
        if one.is_open:
            assert one.by, one
        for told in one.fate:
            assert 0 < told["act"] <= row.revision
            if isinstance(told["met"], list):
                changes = [*told["met"], *told["set_aside"], *told["carried"], *told["clashing"]]
                # Each change came to one end, and none is left out of all four.
                assert changes
                assert len({(at, old) for at, old, _ in changes}) == len(changes)


def acts_give_the_draft(row, noted):
    """`noted` has the bracketed text at each revision, as it was read then."""
    now, bracketed = composed(row)
    assert now == standing(row.id)
    last = at_revision(row, row.revision)
    assert last.paragraphs == now.paragraphs
    assert wording.compose_draft(last.base, last.asked()) == bracketed
    for number, then in noted.items():
        was = at_revision(row, number)
        assert wording.compose_draft(was.base, was.asked()) == then


@contextlib.contextmanager
def remembering(memory):
    """Remember what another process does, and not what this one does."""
    own = composing._kept, composing._latest
    composing._kept, composing._latest = memory
    try:
        yield
    finally:
        composing._kept, composing._latest = own


def other_processes_read_the_same(row):
    """They read what the acts name since they last looked, and have all of it."""
    for step, memory in LOOKING_ON.items():
        if row.revision % step == 0:
            with remembering(memory):
                now, bracketed = composed(row)
            assert now == standing(row.id)
            assert bracketed == wording.compose_draft(now.base, now.asked())


def heads_are_a_chain(row):
    head = ""
    for act in Act.objects.filter(draft_id=row.id).order_by("number"):
        said = {
            "before": head,
            "number": act.number,
            "verb": act.verb,
            "by": act.by,
            "paragraph": act.paragraph,
            "payload": act.payload,
            "at": act.at.isoformat(),
        }
        head = sha256(canonical_json(said)).hexdigest()
        assert act.head == head, act.number
    assert row.head == head
    assert [act.number for act in acts_of(row.id)] == list(range(1, row.revision + 1))


def nobody_hears_of_what_is_private(row, forum):
    """Each proposal has its own mark in its reason: it is in nothing that others read before it is sent."""
    private = Proposal.objects.filter(draft_id=row.id).exclude(level="sent")
    marks = [reason for reason in private.values_list("reason", flat=True) if reason]
    said = json.dumps(
        [
            list(Act.objects.filter(draft_id=row.id).values_list("payload", "paragraph")),
            list(Version.objects.filter(draft_id=row.id).values_list("document")),
            [[*one.fate, one.reason] for one in proposals(row.id, open_only=False)],
            list(ConfidentialEntry.objects.filter(forum=forum).values_list("payload")),
        ]
    )
    assert not [mark for mark in marks if mark in said]
    sent = {one.pk for one in proposals(row.id, open_only=False)}
    assert not sent & set(private.values_list("pk", flat=True))


def all_laws(forum, n_sent, noted, identifier=PLAN):
    row = draft(forum, identifier)
    now, bracketed = composed(row)
    each_reads_what_it_sent(now, bracketed)
    all_that_was_sent_is_on_record(row, n_sent)
    acts_give_the_draft(row, noted)
    other_processes_read_the_same(row)
    heads_are_a_chain(row)
    nobody_hears_of_what_is_private(row, forum)
    assert broken(forum, book="confidential") is None
