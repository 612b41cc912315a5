"""A Word file that came back, beside the draft of now: what it would change, what of that is new, and what is kept of it."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.db import transaction
from django.db.models import QuerySet

from consenso.core import wording
from consenso.core.errors import ConsensoError, NotFound
from consenso.core.formats import word
from consenso.domain.accounts.access import Actor
from consenso.domain.drafting.access import draft_for, reads_own, require
from consenso.domain.drafting.models_word import WordReturn
from consenso.domain.drafting.proposing import Wanted, clean, write_all
from consenso.domain.drafting.queries import (
    CHAIR,
    DraftRow,
    ProposalRow,
    own,
    proposals,
    sha_of,
    sign_of,
    standing,
)
from consenso.domain.drafting.word import State, as_sent, state_of
from consenso.domain.ledger.actions import one_at_a_time

MOST_BYTES = 10 * 1024**2  # of a file
MOST_SIGNS = 8 * 1024**2  # of what was read in it
MOST_KEPT = 5  # files of one delegation that are not done with, for one draft
# new: can be kept · sent, prepared: says what was sent, or prepared, already · met: the draft says so by now · same: differs in spaces
# alone · gone: the paragraph has no words any more
Status = Literal["new", "sent", "prepared", "met", "same", "gone"]


class ReturnTooLarge(ConsensoError):
    """The file, or what was read in it, is larger than a draft is."""

    code = "drafting.return_too_large"


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A file that came back: see the model."""

    id: int
    file_name: str
    content: bytes
    mark: str
    about: Mapping[str, Any]
    authors: Mapping[str, str]
    found: Mapping[str, Any]
    result: Mapping[str, Any]
    at: dt.datetime

    @property
    def is_kept(self) -> bool:
        return bool(self.result)


@dataclass(frozen=True, slots=True)
class Change:
    """What a file would change, as a proposal: `was` are the words that were sent, `now` those of now, `text` what the file has.

    `becomes` is what the proposal says on the words of now; '' where nothing of it is left. `replaces`: what was prepared, and not
    sent, for the same words.
    """

    place: int
    kind: str  # wording, deletion, addition, move
    paragraph: str
    after: str
    was: str
    now: str
    text: str
    becomes: str
    reason: str
    status: Status
    is_changed_since: bool
    replaces: bool
    wanted: Wanted


def matched_with(draft: DraftRow, state: State) -> word.Draft:
    """Return the draft that a file is matched with: delegations go by their signs, in whatever language the file names them."""
    return as_sent(draft, state, title="", name=str)


def returns(actor: Actor, draft: DraftRow) -> tuple[ReturnRow, ...]:
    """Return the files of the own delegation that are not done with, the latest first, without what they hold. One query."""
    if not reads_own(actor, draft):
        return ()
    rows = WordReturn.objects.filter(draft_id=draft.id, delegation_id=actor.delegation.id)
    return tuple(
        ReturnRow(one.pk, one.file_name, b"", one.mark, {}, {}, {}, {}, one.at)
        for one in rows.order_by("-pk").only("file_name", "mark", "at")
    )


def return_for(actor: Actor, draft: DraftRow, identifier: int) -> ReturnRow:
    """Return a file of the own delegation. One query.

    Raises:
        NotFound: there is none, or it is another delegation's: the same answer.
    """
    row = _rows(actor, draft).filter(pk=identifier).first()
    if row is None or not reads_own(actor, draft):
        raise NotFound("file", str(identifier))
    return _row(row)


def _rows(actor: Actor, draft: DraftRow) -> "QuerySet[WordReturn]":
    return WordReturn.objects.filter(draft_id=draft.id, delegation_id=actor.delegation.id)


def _row(row: WordReturn) -> ReturnRow:
    return ReturnRow(
        row.pk,
        row.file_name,
        bytes(row.content),
        row.mark,
        row.about,
        row.authors,
        row.found,
        row.result,
        row.at,
    )


@transaction.atomic
def take_in(
    *,
    actor: Actor,
    identifier: str,
    file_name: str,
    content: bytes,
    mark: str,
    about: Mapping[str, Any],
    authors: Mapping[str, str],
    found: Mapping[str, Any],
    at: dt.datetime,
) -> ReturnRow:
    """Keep a file that came back until it is done with, for the own delegation alone; return it. The oldest beyond five go.

    Raises:
        NotFound, NotAllowed: the actor does not see the draft, or does not propose on it.
        ReturnTooLarge: more than 10 MB, or more words than a draft has.
    """
    draft = draft_for(actor, identifier)
    require(actor, draft, "proposes")
    _bounded(content, about, found)
    row = WordReturn.objects.create(
        draft_id=draft.id,
        delegation_id=actor.delegation.id,
        file_name=file_name[-200:],
        content=content,
        mark=mark,
        about=dict(about),
        authors=dict(authors),
        found=dict(found),
        at=at,
    )
    rows = _rows(actor, draft).order_by("-pk").values_list("pk", flat=True)
    WordReturn.objects.filter(pk__in=list(rows[MOST_KEPT:])).delete()
    return _row(row)


def _bounded(content: bytes, *values: Mapping[str, Any]) -> None:
    n_signs = sum(len(json.dumps(one, ensure_ascii=False)) for one in values)
    if len(content) > MOST_BYTES or n_signs > MOST_SIGNS:
        raise ReturnTooLarge(f"{len(content)} bytes, {n_signs} signs read")


@transaction.atomic
def match_again(
    *,
    actor: Actor,
    identifier: str,
    file: int,
    mark: str,
    authors: Mapping[str, str],
    found: Mapping[str, Any],
) -> None:
    """Keep what a file proposes when it is compared with another version, or its authors stand for others.

    Raises:
        NotFound, NotAllowed: as `take_in`; NotFound also for a file that was kept already.
        ReturnTooLarge: as `take_in`.
    """
    draft = draft_for(actor, identifier)
    require(actor, draft, "proposes")
    row = return_for(actor, draft, file)
    if row.is_kept:
        raise NotFound("file", str(file))
    _bounded(row.content, row.about, found)
    WordReturn.objects.filter(pk=row.id).update(mark=mark, authors=dict(authors), found=dict(found))


@transaction.atomic
def leave(*, actor: Actor, identifier: str, file: int) -> None:
    """Let nothing stay of a file; what was kept of it as proposals stays.

    Raises:
        NotFound: it is not there.
    """
    draft = draft_for(actor, identifier)
    WordReturn.objects.filter(pk=return_for(actor, draft, file).id).delete()


def changes_in(actor: Actor, draft: DraftRow, file: ReturnRow) -> tuple[Change, ...]:
    """Return what a file would change, in its order, beside the draft of now. At most twelve queries.

    Raises:
        NotFound: the version that it is compared with is not there.
    """
    return _Beside(actor, draft, file).changes()


def left_out(actor: Actor, draft: DraftRow, file: ReturnRow) -> tuple[str, ...]:
    """Return the paragraphs on which the own delegation had sent something in that version, and the file has nothing of it."""
    state = state_of(draft, file.mark)
    sign = sign_of(actor.code)
    there = {one.get("paragraph") or one.get("id", "") for one in file.found.get("proposals", ())}
    sent = as_sent(draft, state, title="", name=str, only=sign).proposals
    return tuple(
        dict.fromkeys(
            one.paragraph or one.id or one.after
            for one in sent
            if (one.paragraph or one.id) not in there
        )
    )


class _Beside:
    """A file beside the draft as it was sent, as it stands, and what the own delegation has on it."""

    def __init__(self, actor: Actor, draft: DraftRow, file: ReturnRow) -> None:
        self.sign = sign_of(actor.code)
        self.file = file
        self.state = state_of(draft, file.mark)
        now = standing(draft.id)
        self.now = {one.id: one.text for one in now.paragraphs}
        self.open = {one.paragraph: one for one in now.proposals if one.kind == "addition"}
        self.mine = own(draft.id, actor.delegation.id)
        self.sent = {
            (sign, one.kind, one.paragraph, one.after, clean(one.text))
            for sign in {self.sign, CHAIR}
            for one in as_sent(draft, self.state, title="", name=str, only=sign).proposals
        }
        everything = proposals(draft.id, open_only=False)
        self.new = {one.paragraph: one for one in everything if one.kind == "addition"}

    def changes(self) -> tuple[Change, ...]:
        found: Sequence[Mapping[str, Any]] = self.file.found.get("proposals", ())
        return tuple(self._change(place, one) for place, one in enumerate(found))

    def _change(self, place: int, said: Mapping[str, Any]) -> Change:
        kind, reason = str(said["kind"]), str(said.get("reason", ""))
        paragraph, after = str(said.get("paragraph", "")), str(said.get("after", ""))
        text = clean(str(said.get("text", "")))
        sign = str(said["by"][0])
        key = sign, kind, paragraph, after, text
        is_chairs = sign == CHAIR != self.sign
        if kind == "insertion":
            wanted = Wanted(
                "addition", texts=(text,), after=after, reason=reason, is_chairs=is_chairs
            )
            return self._addition(place, wanted, str(said.get("id", "")), key)
        was = self.state.texts.get(paragraph, "")
        now = self.now.get(paragraph, "")
        texts = (text,) if kind == "wording" else ()
        wanted = Wanted(
            kind,
            paragraph,
            texts,
            after=after,
            reason=reason,
            base=sha_of(was),
            is_chairs=is_chairs,
        )
        becomes, status = self._becomes(kind, was, now, text)
        if status == "new":
            status = self._known(key, wanted)
        return self._made(place, wanted, was=was, now=now, becomes=becomes, status=status)

    def _becomes(self, kind: str, was: str, now: str, text: str) -> tuple[str, Status]:
        """Return what a proposal says on the words of now, and whether there is anything left of it."""
        if kind == "wording" and text == clean(was):
            return text, "same"
        if not now:
            return "", "met" if kind == "deletion" else "gone"
        if kind != "wording":
            return "", "new"
        if was == now:
            return text, "new"
        asked = wording.Proposal((self.sign,), text, id="file")
        following = wording.rebase(was, now, [asked]).fates[0].next
        if following is None or following.wording is None:
            return "", "met"
        return following.wording, "new"

    def _addition(self, place: int, wanted: Wanted, identity: str, key: tuple[str, ...]) -> Change:
        text = wanted.texts[0]
        before = self.new.get(identity)
        if before is not None and (identity in self.now or identity in self.open):
            # A new paragraph that the own delegation had sent, in other words now.
            was = "\n".join(before.texts)
            on = before.id if identity in self.open else ""
            base = "" if on else sha_of(self.state.texts.get(identity, was))
            wanted = replace(wanted, kind="wording", paragraph=identity, after="", on=on, base=base)
            status: Status = "sent" if text == clean(was) else "new"
            return self._made(place, wanted, was=was, now=was, becomes=text, status=status)
        status = self._known(key, wanted)
        return self._made(place, wanted, was="", now="", becomes=text, status=status)

    def _known(self, key: tuple[str, ...], wanted: Wanted) -> Status:
        if key in self.sent:
            return "sent"
        return "prepared" if any(_says(one, wanted) for one in self._prepared(wanted)) else "new"

    def _prepared(self, wanted: Wanted) -> list[ProposalRow]:
        """Return what the own delegation prepared in the voice of a proposal."""
        sign = CHAIR if wanted.is_chairs else self.sign
        return [one for one in self.mine if sign_of(one.voice) == sign]

    def _made(
        self, place: int, wanted: Wanted, *, was: str, now: str, becomes: str, status: Status
    ) -> Change:
        is_move = wanted.kind == "move"
        return Change(
            place,
            wanted.kind,
            wanted.paragraph,
            wanted.after,
            was,
            now,
            wanted.texts[0] if wanted.texts else "",
            becomes,
            wanted.reason,
            status,
            is_changed_since=clean(was) != clean(now),
            replaces=status == "new"
            and wanted.kind != "addition"
            and any(
                one.paragraph == wanted.paragraph and (one.kind == "move") == is_move
                for one in self._prepared(wanted)
            ),
            wanted=wanted,
        )


def _says(one: ProposalRow, wanted: Wanted) -> bool:
    """Return whether a proposal that was prepared says what a file says."""
    same = one.kind == wanted.kind and tuple(one.texts) == wanted.texts
    if wanted.kind == "addition":
        return same and one.after == wanted.after
    return same and one.paragraph == wanted.paragraph and one.after == wanted.after


@transaction.atomic
def keep(
    *, actor: Actor, identifier: str, file: int, places: Sequence[int], at: dt.datetime
) -> ReturnRow:
    """Keep changes of a file as proposals of the own delegation, for itself alone; return the file with what came of it.

    `result` has {kept: [a proposal's key in addresses], refused: {place: code of the error}}. The file itself does not stay.

    Raises:
        NotFound, NotAllowed: as `take_in`; NotFound also for a file that was kept already.
    """
    one_at_a_time()  # of two who keep it at once, the second finds it kept
    draft = draft_for(actor, identifier)
    row = return_for(actor, draft, file)
    if row.is_kept:
        raise NotFound("file", str(file))
    wanted = [one for one in changes_in(actor, draft, row) if one.place in set(places)]
    kept, refused = write_all(
        actor=actor, identifier=identifier, wanted=[one.wanted for one in wanted], at=at
    )
    result = {
        "kept": [one.pk for one in kept],
        "refused": {str(wanted[place].place): error.code for place, error in refused},
    }
    WordReturn.objects.filter(pk=row.id).update(result=result, content=b"")
    return return_for(actor, draft, file)
