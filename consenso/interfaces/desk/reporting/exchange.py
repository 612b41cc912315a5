"""A report as a file to fill in elsewhere, and what comes back in it."""

from collections.abc import Mapping

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_POST, require_safe

from consenso.core.formats.report import FIELDS, Form, Given, Row, to_docx, to_xlsx
from consenso.core.outline import CannotRead
from consenso.domain.delivery.drafted import answers_of, earlier_figures, lines_by_commitment
from consenso.domain.delivery.queries import answers_to
from consenso.domain.imports.report_forms import read_form
from consenso.domain.record.labels import STAGE
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.reporting.held import (
    Held,
    last_answers,
    report_of,
    reporters_only,
    years_of,
)
from consenso.interfaces.desk.reporting.linked_material import linked_material
from consenso.interfaces.desk.reporting.pages import TakenPage
from consenso.interfaces.desk.reporting.promised import about, said_before
from consenso.interfaces.desk.reporting.report import labels
from consenso.interfaces.desk.reporting.saving import Posted, saved
from consenso.interfaces.ui.components import Cell, Column, Table

LARGEST = 10 * 1024**2  # bytes
_OFFICE = "application/vnd.openxmlformats-officedocument"
MADE = {
    "docx": (to_docx, f"{_OFFICE}.wordprocessingml.document"),
    "xlsx": (to_xlsx, f"{_OFFICE}.spreadsheetml.sheet"),
}


@require_safe
@acts
def form(request: HttpRequest, desk: Desk, text: str, year: int, ending: str) -> HttpResponse:
    """The form with what is answered so far."""
    reporters_only(desk)
    held = report_of(desk, text, year)
    if ending not in MADE:
        raise Http404
    write, kind = MADE[ending]
    answer = HttpResponse(write(form_of(desk, held)), content_type=kind)
    name = f"{held.identifier}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def form_of(desk: Desk, held: Held) -> Form:
    """Return the form of a report in the reader's language."""
    lines = lines_by_commitment(held.document)
    done = answers_to(desk.slug, list(held.order))
    linked = linked_material(desk, held.order)
    rows = []
    for one in held.owed.commitments:
        known = [", ".join(about(desk, one))]
        known += [
            gettext("In the record: %(fact)s") % {"fact": desk.say(two.delivery.fact)}
            for two in done.get(one.id, ())
        ]
        known += [
            gettext("Linked activity: %(activity)s") % {"activity": item.label}
            for item in linked.get(one.id, ())
        ]
        if before := said_before(desk, earlier_figures(held.owed.earlier, one.id)):
            known.append(before)
        last = last_answers(held, one.id, desk.tag)
        if any(last.values()):
            said = " · ".join(
                str(STAGE.get(last[name], last[name])) for name in FIELDS if last[name]
            )
            known.append(gettext("Last reported: %(words)s") % {"words": said})
        rows.append(
            Row(
                one.id,
                desk.say(one.paraphrase),
                tuple(known),
                answers_of(lines.get(one.id), desk.tag),
            )
        )
    return Form(
        title=gettext("Report of %(party)s on %(text)s, %(years)s")
        % {
            "party": desk.party(desk.actor.code),
            "text": desk.say(held.owed.plan.title),
            "years": years_of(held.owed),
        },
        lead=gettext(
            "Fill in the right-hand column of each table, and send the file back at the desk. Rows that stay empty change nothing; figures are one a line, in whole units."
        ),
        language=desk.tag,
        labels=labels(),
        stages={key: str(label) for key, label in STAGE.items()},
        rows=tuple(rows),
    )


@require_POST
@acts
def upload(request: HttpRequest, desk: Desk, text: str, year: int) -> HttpResponse:
    """Take what a filled-in form says, and tell row by row what became of it."""
    reporters_only(desk)
    held = report_of(desk, text, year)
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > LARGEST:
        return _told(request, desk, held, (), gettext("Choose a file of 10 MB at most."), 422)
    try:
        given = read_form(file.read())
    except CannotRead as error:
        return _told(
            request, desk, held, (), gettext("It cannot be read: %(why)s") % {"why": error}, 422
        )
    return _told(request, desk, held, _taken(desk, held, given), "", 200)


def _taken(desk: Desk, held: Held, given: tuple[Given, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return (commitment, what became of it, what stood there before) for each row of a file, and keep what can be."""
    lines = lines_by_commitment(held.document)
    stages = _stages()
    answers: dict[str, Mapping[str, str]] = {}
    told = []
    for one in given:
        before = answers_of(lines.get(one.commitment), desk.tag)
        said = {name: words for name, words in one.answers.items() if words}
        if one.commitment not in held.order:
            told.append(
                (one.commitment, gettext("Refused: it is none of the commitments here."), "")
            )
            continue
        if one.commitment in answers:
            told.append((one.commitment, gettext("Refused: it stands twice in the file."), ""))
            continue
        if "stage" in said:
            said["stage"] = stages.get(said["stage"].casefold(), "?")
        if said.get("stage") == "?":
            told.append(
                (
                    one.commitment,
                    gettext("Refused: how far it is is none of the words to choose from."),
                    "",
                )
            )
            continue
        changed = [name for name in said if said[name] != before[name]]
        replaced = [f"{labels()[name]}: {before[name]}" for name in changed if before[name]]
        answers[one.commitment] = before | said
        told.append((one.commitment, _became(changed, replaced), " · ".join(replaced)))
    outcome = saved(desk, held, Posted(held.version, answers, {}, None, None))
    refused = {commitment: why for (commitment, _), why in outcome.faults.items()}
    return tuple(
        (one, gettext("Taken but for its figures: %(why)s") % {"why": refused[one]}, was)
        if one in refused
        else (one, became, was)
        for one, became, was in told
    )


def _became(changed: list[str], replaced: list[str]) -> str:
    if not changed:
        return gettext("Nothing new in it.")
    return gettext("Changed.") if replaced else gettext("Taken.")


def _stages() -> dict[str, str]:
    """Return stages by how they are written in each language, in small letters, and by their own names."""
    found = {key: key for key in STAGE}
    for language, _ in settings.LANGUAGES:
        with override(language):
            found |= {str(label).casefold(): key for key, label in STAGE.items()}
    return found


def _told(
    request: HttpRequest,
    desk: Desk,
    held: Held,
    rows: tuple[tuple[str, str, str], ...],
    trouble: str,
    status: int,
) -> HttpResponse:
    here = desk.address(f"reports/{held.owed.plan.id}/{held.owed.last}/")
    called = {one.id: desk.say(one.paraphrase) for one in held.owed.commitments}
    heading = gettext("What the file changed")
    page = TakenPage(
        shell=desk.shell(
            heading, section="reports", trail=((gettext("Reports"), desk.address("reports/")),)
        ),
        heading=heading,
        lead=trouble
        or gettext(
            "Everything that was taken is saved. What stood there before is kept as an earlier version."
        ),
        table=Table(
            gettext("Row by row"),
            (
                Column(gettext("Commitment")),
                Column(gettext("What became of it")),
                Column(gettext("What stood there before")),
            ),
            tuple(
                (
                    Cell(called.get(one, one), f"{here}#c-{one}" if one in called else ""),
                    Cell(became),
                    Cell(was or "–"),
                )
                for one, became, was in rows
            ),
        )
        if rows
        else None,
        back=here,
    )
    return shown_page(request, "desk/reporting/taken.html", page, status=status)
