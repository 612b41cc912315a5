"""The paragraphs that concern a delegation: they name it, it proposed on them, or others hang on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from consenso.core import wording
from consenso.domain.drafting.queries import ParagraphRow, ProposalRow, Standing
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.desk.drafting.mine_names import names_it, names_of
from consenso.interfaces.desk.drafting.mine_pages import Concern
from consenso.interfaces.desk.drafting.paragraph_parts import Called
from consenso.interfaces.ui.brackets import kept_brackets


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph (id) that concerns the delegation, and its line on the page."""

    identifier: str
    line: Concern


def concerns_of(
    on: DraftDesk,
    standing: Standing,
    bracketed: wording.BracketedDraft,
    mine: Iterable[ProposalRow],
    called: Called,
) -> tuple[Found, ...]:
    """Return the paragraphs that concern the reader's delegation, in the order of the text, each with why."""
    rows = {one.id: one for one in standing.paragraphs}
    names = names_of(on)
    open_on = {home for one in mine if one.is_open for home in _homes(one)}
    linked = {rows[one].linked for one in open_on if one in rows and rows[one].linked}
    others = _others(standing.paragraphs)
    found = []
    for item in bracketed.items:
        row = rows.get(item.id)
        why = []
        if names and names_it(_all_words(item.segments), names):
            why.append(gettext("It names you."))
        if item.id in open_on:
            why.append(gettext("You propose something here."))
        if row and row.linked and (item.id in open_on or row.linked in linked):
            together = ", ".join(called(one) for one in others[row.linked] if one != item.id)
            why.append(gettext("Linked with %(paragraphs)s.") % {"paragraphs": together})
        if why:
            found.append(Found(item.id, _line(on, item, why, called)))
    return tuple(found)


def _homes(one: ProposalRow) -> tuple[str, ...]:
    if one.kind == "addition" and not one.is_sent:
        return (one.after,)
    return (one.paragraph, *one.others)


def _others(rows: Sequence[ParagraphRow]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in rows:
        if one.linked:
            found.setdefault(one.linked, []).append(one.id)
    return found


def _all_words(segments: wording.Bracketed) -> str:
    """Return all words of a paragraph in brackets, whoever would have them."""
    return " ".join(
        one
        if isinstance(one, str)
        else " ".join(_all_words(each.segments) for each in one.alternatives)
        for one in segments
    )


def _line(on: DraftDesk, item: wording.Item, why: Sequence[str], called: Called) -> Concern:
    return Concern(
        name=called(item.id),
        address=on.address(f"p/{item.id}/"),
        text=kept_brackets(item.segments, names=on.names, own=on.sign),
        status=gettext("Without brackets") if item.is_agreed else gettext("In brackets"),
        tone="done" if item.is_agreed else "disputed",
        why=tuple(why),
    )
