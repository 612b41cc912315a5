"""What delegations prepared and nobody else knows of, carried along while the draft changes under it."""

import datetime as dt
from dataclasses import replace

from consenso.core import wording
from consenso.domain.drafting.models import Draft, Proposal
from consenso.domain.drafting.queries import ProposalRow, Standing, proposal_rows, sign_of

Level, State = Proposal.Level, Proposal.State
BREAK = "\n"  # in words: from here on it is another paragraph, as the engine has it
WORDED = ("wording", "alternative", "split", "merge")
STORED = ("kind", "paragraph", "texts", "after", "others", "on", "base", "state", "version")


def carry_private(row: Draft, before: Standing, now: Standing, *, at: dt.datetime) -> None:
    """Carry all that is prepared on a draft from how it stood to how it stands; what did not change is not written."""
    rows = Proposal.objects.filter(draft=row, state=State.OPEN).exclude(level=Level.SENT)
    changed = {
        found.pk: made
        for found in proposal_rows(rows)
        if (made := carried(found, before, now)) != found
    }
    stored = Proposal.objects.in_bulk(list(changed)) if changed else {}
    for key, one in stored.items():
        put(one, changed[key], at)
    Proposal.objects.bulk_update(stored.values(), [*STORED, "changed_at"], batch_size=100)


def put(stored: Proposal, made: ProposalRow, at: dt.datetime) -> None:
    """Let a proposal's row, which the caller stores, be as it was carried."""
    for name in STORED:
        value = getattr(made, name)
        setattr(stored, name, list(value) if isinstance(value, tuple) else value)
    stored.changed_at = at


def carried(one: ProposalRow, before: Standing, now: Standing) -> ProposalRow:
    """Return a proposal that was prepared, on the draft as it stands now: what was met falls away, the rest is as it was.

    Where what it stood on is no more proposed, it stands for itself: a change of a new paragraph that nobody proposes any more
    becomes that paragraph.
    """
    places = _Places(before, now)
    made = _of_itself(one, before, now)
    if made.kind != "addition":
        made = _in_its_place(made, places, now)
    if made.kind in ("addition", "move"):
        made = replace(made, after=places.home(made.after))
    if made.others:
        others = [places.named(name) for name in made.others]
        known = tuple(name for name in others if name in places.known and name != made.paragraph)
        made = replace(made, others=known, kind="merge" if known else "wording")
    if made.is_open and made.kind not in ("addition", "move"):
        made = rebased(made, now.text_of(made.paragraph))
    return made if made == one else replace(made, version=one.version + 1)


class _Places:
    """Where paragraphs are that were proposed before, by the names that they have now."""

    def __init__(self, before: Standing, now: Standing) -> None:
        self.known = {one.id for one in now.paragraphs}
        self.known |= {one.paragraph for one in now.proposals if one.kind == "addition"}
        self.anchors: dict[str, str] = {}
        self._names: dict[str, str] = {}
        later = {one.number: one.paragraph for one in now.proposals}
        first: dict[tuple[str, tuple[str, ...]], str] = {}
        for one in sorted(before.proposals, key=lambda one: one.number):
            if one.kind != "addition":
                continue
            # Of those who propose the same at the same place, all are on the paragraph of the first.
            home = first.setdefault((one.after, one.texts), one.paragraph)
            self.anchors.setdefault(one.paragraph, one.after)
            for name in (later.get(one.number, ""), home):
                if one.paragraph not in self.known and name in self.known:
                    self._names.setdefault(one.paragraph, name)

    def named(self, paragraph: str) -> str:
        return self._names.get(paragraph, paragraph)

    def home(self, after: str) -> str:
        """Return after what something stands whose neighbour may be no more proposed."""
        seen = set()
        while after and self.named(after) not in self.known and after not in seen:
            seen.add(after)
            after = self.anchors.get(after, "")
        after = self.named(after)
        return after if after in self.known else ""


def _of_itself(one: ProposalRow, before: Standing, now: Standing) -> ProposalRow:
    """Return a proposal whose ground is gone as one on what that stood on; to keep what is gone is to propose it."""
    named = {other.id: other for other in before.proposals}
    there = {other.id for other in now.proposals}
    made = one
    while made.on and made.on not in there:
        ground = named.get(made.on)
        if ground is None:
            return replace(made, on="")
        made = replace(made, on=ground.on)
        if made.kind == "keep" and ground.kind != "keep":
            texts = (BREAK.join(ground.texts),) if ground.texts else ()
            made = replace(made, kind="wording" if texts else "deletion", texts=texts)
    return made


def _in_its_place(one: ProposalRow, places: _Places, now: Standing) -> ProposalRow:
    made = replace(one, paragraph=places.named(one.paragraph))
    if made.paragraph in places.known:
        return made
    if made.kind == "move":
        return replace(made, state=State.SET_ASIDE)
    others = [name for name in map(places.named, made.others) if name in places.known]
    if others:  # a merge is then one of what is there
        kind, on = "merge" if others[1:] else "wording", ""
        base = now.text_of(others[0])
        return replace(
            made, kind=kind, paragraph=others[0], others=tuple(others[1:]), on=on, base=base
        )
    if not made.texts:
        return replace(made, state=State.MET)  # there is nothing to delete, and nothing to keep
    return replace(
        made,
        kind="addition",
        texts=(BREAK.join(made.texts),),
        after=places.home(places.anchors.get(one.paragraph, "")),
        others=(),
        on="",
        base="",
    )


def rebased(one: ProposalRow, now: str) -> ProposalRow:
    """Return a proposal on the words of now: what those have already falls away, the rest is carried."""
    if one.base == now:
        return one
    if one.kind not in WORDED:
        return replace(one, base=now)
    asked = wording.Proposal(
        (sign_of(one.voice),),
        BREAK.join(one.texts),
        id=one.id,
        is_whole=one.kind == "alternative",
    )
    following = wording.rebase(one.base, now, [asked]).fates[0].next
    if following is None:
        return replace(one, base=now, state=State.MET)
    words = following.wording
    if words is None:
        return replace(one, base=now, kind="keep", texts=(), others=())
    if one.others:
        return replace(one, base=now, texts=(words,))
    parts = tuple(part for part in words.split(BREAK) if part)
    if one.kind == "split" and len(parts) > 1:
        return replace(one, base=now, texts=parts)
    if not words:
        return replace(one, base=now, kind="deletion", texts=())
    kind = "alternative" if one.kind == "alternative" else "wording"
    return replace(one, base=now, kind=kind, texts=(words,))
