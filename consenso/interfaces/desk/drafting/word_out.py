"""A draft to take along as a Word file: which forms there are, and how each is made."""

import datetime as dt
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from consenso.core.errors import NotFound
from consenso.core.formats import word
from consenso.domain.drafting.past import versions
from consenso.domain.drafting.queries import DraftRow
from consenso.domain.drafting.word import (
    State,
    as_clean,
    as_sent,
    brackets_of,
    ours,
    state_of,
)
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.paragraph_parts import stated_note
from consenso.interfaces.desk.drafting.word_pages import Out
from consenso.interfaces.ui.components import Cell, Column, Table

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHARED = ("tracked", "clean", "brackets", "beside")
OWN = ("ours", "ours-tracked")


def outs(on: DraftDesk) -> tuple[Out, ...]:
    """Return the files of now that all who see the draft may take."""
    return _outs(
        on,
        {
            "tracked": (
                gettext("With tracked changes"),
                gettext(
                    "What each delegation has sent, in its name; reasons and reservations as comments. Sent back, your own changes are found in it."
                ),
            ),
            "clean": (gettext("The text alone"), gettext("The base, without brackets.")),
            "brackets": (
                gettext("The compilation, in brackets"),
                gettext("Every alternative with who stands behind it."),
            ),
            "beside": (
                gettext("Text and proposals side by side"),
                gettext("A table of two columns, for paper laid across."),
            ),
        },
    )


def own_outs(on: DraftDesk) -> tuple[Out, ...]:
    """Return the files that the own delegation alone may take."""
    if not on.reads_own:
        return ()
    return _outs(
        on,
        {
            "ours": (
                gettext("The text as your delegation would have it"),
                gettext("With what you prepared and did not send."),
            ),
            "ours-tracked": (
                gettext("Your delegation's changes, tracked"),
                gettext("What you sent and what you prepared: for your capital."),
            ),
        },
    )


def _outs(on: DraftDesk, said: Mapping[str, tuple[str, str]]) -> tuple[Out, ...]:
    return tuple(
        Out(label, on.address(f"word/out/{form}/"), about) for form, (label, about) in said.items()
    )


def of_versions(on: DraftDesk) -> Table | None:
    """Return the files of earlier versions, as a table; None where there is none."""
    rows = versions(on.row.id)
    if not rows:
        return None
    heads = (
        gettext("Tracked"),
        gettext("Text alone"),
        gettext("In brackets"),
        gettext("Side by side"),
    )
    return Table(
        caption=gettext("Files of earlier versions, the latest first"),
        columns=(Column(gettext("Version")), *map(Column, heads)),
        rows=tuple(
            (
                Cell(version_name(on, one.number, one.at)),
                *(
                    Cell(label, on.address(f"word/out/{form}/", of=f"v{one.number}"))
                    for form, label in zip(SHARED, heads, strict=True)
                ),
            )
            for one in rows
        ),
        identifier="versions",
    )


def version_name(on: DraftDesk, number: int, at: dt.datetime) -> str:
    """Return what a version is called: its number and its day."""
    return gettext("Version %(number)d of %(day)s") % {"number": number, "day": on.desk.day(at)}


@require_safe
@on_draft
def out(request: HttpRequest, on: DraftDesk, form: str) -> HttpResponse:
    """A draft as .docx in one of the forms; with ?of=v2 of that version."""
    mark = request.GET.get("of", "")
    is_own = form in OWN
    if form not in (*SHARED, *OWN) or (is_own and (mark or not on.reads_own)):
        raise NotFound("form", form)
    state = state_of(on.row, mark)
    if is_own:
        actor = on.desk.actor
        state = ours(on.row, state, delegation=actor.delegation.id)
    response = HttpResponse(_written(on, state, form), content_type=DOCX)
    name = f"{on.row.identifier}-{state.mark}-{form}.docx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _written(on: DraftDesk, state: State, form: str) -> bytes:
    row, title = on.row, on.title
    if form in ("clean", "ours"):
        sign = on.sign if form == "ours" else ""
        return word.clean_text(as_clean(row, state, title=title, sign=sign))
    only = on.sign if form == "ours-tracked" else ""
    is_tracked = form in ("tracked", "ours-tracked")
    made = as_sent(
        row,
        state,
        title=title,
        name=on.name,
        is_tracked=is_tracked,
        only=only,
        says=says(),
        stated=stated_note,
    )
    if is_tracked:
        return word.tracked(made)
    if form == "beside":
        return word.table(made, labels=labels())
    return word.compilation(
        made, codes=_codes(on, row, state), bracketed=brackets_of(state), labels=labels()
    )


def _codes(on: DraftDesk, row: DraftRow, state: State) -> Mapping[str, str]:
    signs = {sign for one in state.asked for sign in one.proposal.by}
    return {word.shown_name(on.name(sign)): sign for sign in sorted(signs)}


def labels() -> word.Labels:
    """Return the words beside a text, in the reader's language."""
    return word.Labels(
        base=gettext("Text"),
        proposals=gettext("Proposals"),
        delete=gettext("delete"),
        new=gettext("new paragraph"),
        after=gettext("move after {where}"),
        beginning=gettext("the beginning"),
    )


def says() -> Mapping[str, str]:
    """Return the words with which a comment on a stance begins, by stance."""
    return {
        "reserves": gettext("Reservation"),
        "objects": gettext("Objection"),
        "explains": gettext("Explanation of position"),
        "ad_ref": gettext("Ad referendum"),
        "move": gettext("To stand after"),
    }
