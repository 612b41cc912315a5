"""The forms of a paragraph's page, each with what the own delegation has there now, or with what was typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso.core import wording
from consenso.domain.drafting.queries import CHAIRS, ParagraphRow, ProposalRow
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.desk.drafting.paragraph_pages import WayForm
from consenso.interfaces.desk.drafting.paragraph_place import Place
from consenso.interfaces.desk.drafting.paragraph_words import words_of
from consenso.interfaces.desk.drafting.proposing_forms import FIRST, OWN, WITH, ProposalForm

HEADING: Mapping[str, "str | Promise"] = {
    "words": _("Your wording"),
    "fixed": _("Keep or delete"),
    "addition": _("A new paragraph after this one"),
    "move": _("Move it"),
    "split": _("Split it"),
    "merge": _("Merge it with others"),
}
WAY_OF = {
    "wording": "words",
    "alternative": "words",
    "keep": "fixed",
    "deletion": "fixed",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The proposal on which something is proposed; `is_gone`: one was named that does not stand here.

    `edited` is the new paragraph (pk) of the own delegation that is written anew: there may be several after one paragraph. `way` is
    the form that is to be open.
    """

    row: ProposalRow | None
    is_gone: bool = False
    edited: str = ""
    way: str = ""

    @property
    def name(self) -> str:
        """The engine's name of it, '' for the text itself."""
        return self.row.id if self.row else ""


def asked_of(place: Place, named: str | None) -> Asked:
    """Return what a form proposes on: the proposal that is named (its pk), the text itself for "" or "text".

    With None it is what the own delegation prepared something on; of a paragraph that is only proposed, that very proposal.
    """
    standing = {str(one.pk): one for one in place.proposals if one.paragraph == place.identifier}
    if named is not None:
        is_text = named in ("", "text")
        return Asked(standing.get(named), is_gone=not is_text and named not in standing)
    prepared = next((one for one in place.own if one.on), None)
    if prepared is not None:
        return Asked(next((one for one in place.proposals if one.id == prepared.on), None))
    if place.row is None:
        return Asked(next((one for one in standing.values() if one.kind == "addition"), None))
    return Asked(None)


def forms_of(
    on: DraftDesk, place: Place, asked: Asked, sent: ProposalForm | None
) -> tuple[WayForm, ...]:
    """Return the forms of a page, the wording's first; the one that was sent with what was typed in it."""
    ways = ["words"]
    if not asked.row and place.row is not None:
        ways += ["fixed", "addition", "move"]
        is_whole = bool(place.base) and not place.is_heading
        ways += ["split"] if is_whole else []
        ways += ["merge"] if is_whole and place.mergeable else []
    found = []
    for way in ways:
        prepared = _prepared(place, asked, way)
        is_sent = sent is not None and sent.used_way == way
        form = sent if sent is not None and is_sent else form_of(on, place, asked, way)
        found.append(
            WayForm(
                way=way,
                heading=str(HEADING[way]),
                lead="",
                form=form,
                is_open=is_sent or prepared is not None or way == asked.way,
                button="",
            )
        )
    return tuple(found)


def form_of(
    on: DraftDesk,
    place: Place,
    asked: Asked,
    way: str,
    data: Mapping[str, Any] | None = None,
    *,
    is_checked: bool = True,
) -> ProposalForm:
    """Return the form of one way; `data` is what was typed, shown without being checked where `is_checked` is False."""
    initial = _initial(on, place, asked, way)
    if data is not None and not is_checked:
        # With which others it is merged is what was chosen, also where one was taken away.
        initial = {key: value for key, value in initial.items() if not key.startswith(WITH)}
        initial |= {key: value for key, value in data.items() if value}
    return ProposalForm(
        way,
        data if is_checked else None,
        language=on.row.language,
        is_on=asked.row is not None,
        merges=bool(asked.row and asked.row.others),
        places=tuple(_merged(place) if way == "merge" else _places(place)),
        initial=initial,
        asks_voice=len(on.voices) > 1,
    )


def _initial(on: DraftDesk, place: Place, asked: Asked, way: str) -> dict[str, Any]:
    """Return what the own delegation has there now: what it prepared, else what it stands behind, else the words as they are."""
    held: dict[str, Any] = {"base": place.base_mark, "on": asked.row.pk if asked.row else None}
    prepared = _prepared(place, asked, way)
    if prepared is not None:
        held |= {"reason": prepared.reason, "source": prepared.source, "shape": prepared.kind}
        held["after"] = prepared.after or FIRST
        held["voice"] = CHAIRS if prepared.is_chairs else OWN
        held["text"] = "\n".join(prepared.texts)
        held["edit"] = prepared.pk if way == "addition" else None
        held |= {f"{WITH}{number}": one for number, one in enumerate(prepared.others, start=1)}
        if way == "words" and prepared.kind == "deletion" and asked.row:
            held["text"] = words_of(asked.row, place.standing)
        return held
    if way == "words":
        held["text"] = (
            words_of(asked.row, place.standing)
            if asked.row
            else wording.reading(place.item.segments, on.sign)
        )
    if way == "split":
        held["text"] = place.base
    if way == "merge":
        first = place.following or place.mergeable[0]
        held |= {f"{WITH}1": first, "text": together(place, [first])}
    if way == "move":
        ids = [one.id for one in place.standing.paragraphs]
        before = ids[: ids.index(place.identifier)] if place.identifier in ids else []
        held["after"] = before[-1] if before else FIRST
    return held


def together(place: Place, others: Iterable[str]) -> str:
    """Return the words of a paragraph and of others (ids), one after the other: from which one that merges them begins."""
    return " ".join(filter(None, (place.base, *map(place.standing.text_of, others))))


def _prepared(place: Place, asked: Asked, way: str) -> ProposalRow | None:
    """Return what the own delegation prepared in that way on the same, the latest."""
    mine: Iterable[ProposalRow] = reversed(place.own)
    if way == "addition":
        additions = (one for one in mine if one.kind == "addition")
        return next((one for one in additions if str(one.pk) == asked.edited), None)
    if way == "words" and asked.row:
        return next((one for one in mine if one.on == asked.name and one.kind != "keep"), None)
    return next(
        (one for one in mine if _way_of(one) == way and not one.on and _is_of(place, one)), None
    )


def _is_of(place: Place, one: ProposalRow) -> bool:
    """A merge is written on the page of the paragraph whose place it takes."""
    return not one.others or one.paragraph == place.identifier


def _way_of(one: ProposalRow) -> str:
    return WAY_OF.get(one.kind, one.kind)


def _places(place: Place) -> Iterable[tuple[str, str]]:

    yield FIRST, gettext("Before all others")
    for one in place.standing.paragraphs:
        if one.text and one.id != place.identifier:
            yield one.id, _begins(place, one)


def _merged(place: Place) -> Iterable[tuple[str, str]]:
    """Yield the paragraphs with which one may be merged: all with words but the headings, and those of what is prepared."""
    held = {name for one in place.own if one.paragraph == place.identifier for name in one.others}
    for one in place.standing.paragraphs:
        if one.id in place.mergeable or one.id in held:
            yield one.id, _begins(place, one)


def _begins(place: Place, one: ParagraphRow) -> str:
    begins = " ".join(one.text.split()[:8])
    return f"{place.called(one.id)} {begins}" if one.number else begins
