"""The reports that a party owes, and one of them, written in parts."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from consenso.domain.delivery.drafted import (
    is_answered,
    line_with,
    lines_by_commitment,
    with_lines,
)
from consenso.domain.delivery.due import Owed, owed
from consenso.domain.duties.reports import report_drafts
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.reporting.held import (
    Held,
    begun,
    id_of,
    keep,
    last_answers,
    report_of,
    reporters_only,
    unasked_in_words,
    years_of,
)
from consenso.interfaces.desk.reporting.pages import ReportsPage
from consenso.interfaces.desk.reporting.report import report_page
from consenso.interfaces.desk.reporting.saving import Outcome, posted_in, saved
from consenso.interfaces.ui.asked import page_number
from consenso.interfaces.ui.components import Cell, Column, Table


@require_safe
@acts
def listed(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What the own party owes reports on."""
    reporters_only(desk)
    rule = desk.forum.reporting
    rows = owed(desk.slug, desk.actor.code, on=desk.now.date())
    page = ReportsPage(
        shell=desk.shell(gettext("Reports"), section="reports"),
        lead=gettext(
            "One for each plan in which %(party)s promised something or was promised something, and for each of its years."
        )
        % {"party": desk.party(desk.actor.code)},
        rule=desk.say(rule.words) if rule else "",
        table=_table(desk, rows) if rows else None,
        unasked=unasked_in_words(desk, desk.actor.code),
    )
    return shown_page(request, "desk/reporting/reports.html", page)


def _table(desk: Desk, rows: tuple[Owed, ...]) -> Table:
    drafts = report_drafts(desk.actor)
    lines = []
    for one in rows:
        identifier = one.report.id if one.report else id_of(desk.actor.code, one.plan.id, one.last)
        row = drafts.get(identifier)
        held = lines_by_commitment(row.document) if row else {}
        n_answered = sum(is_answered(held.get(promised.id)) for promised in one.commitments)
        if row is not None:
            state = gettext("A draft: %(done)d of %(all)d answered") % {
                "done": n_answered,
                "all": len(one.commitments),
            }
        else:
            state = gettext("Report made") if one.report else gettext("Not reported")
        public = f"/{desk.language}/{desk.slug}/reports/{one.report.id}/" if one.report else ""
        lines.append(
            (
                Cell(
                    f"{desk.say(one.plan.title)}, {years_of(one)}",
                    desk.address(f"reports/{one.plan.id}/{one.last}/"),
                ),
                Cell(str(len(one.commitments)), is_number=True),
                Cell(state, public if not row else desk.address(f"submissions/{row.id}/")),
                Cell(_due(desk, one)),
            )
        )
    return Table(
        gettext("Reports, the latest years first"),
        (
            Column(gettext("On")),
            Column(gettext("Commitments"), is_number=True),
            Column(gettext("How far it is")),
            Column(gettext("Due")),
        ),
        tuple(lines),
    )


def _due(desk: Desk, one: Owed) -> str:
    if one.due is None:
        return "–"
    day = desk.day_of(one.due)
    is_late = one.report is None and one.due < desk.now.date()
    return gettext("%(day)s: it is past") % {"day": day} if is_late else day


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def one(request: HttpRequest, desk: Desk, text: str, year: int) -> HttpResponse:
    """A report, commitment by commitment."""
    reporters_only(desk)
    held = report_of(desk, text, year)
    if request.method != "POST":
        done = {
            "saved": gettext("It is saved. Your delegation alone reads it."),
            "carried": gettext("What was last reported is taken over, and marked: look at it."),
        }.get(request.GET.get("done", ""), "")
        page = report_page(desk, Outcome(held), query=request.GET, notice=done)
        return shown_page(request, "desk/reporting/report.html", page)
    act = request.POST.get("do", "")
    outcome = saved(desk, held, posted_in(request.POST))
    if outcome.faults or outcome.clashes:
        page = report_page(desk, outcome, query=request.GET, notice=_trouble(outcome))
        status = 409 if outcome.clashes else 422
        return shown_page(request, "desk/reporting/report.html", page, status=status)
    if act.startswith("carry"):
        carry(desk, outcome.held, act.partition(".")[2])
        outcome.held = report_of(desk, text, year)
    return HttpResponseRedirect(_after(request, desk, outcome.held, act))


def _after(request: HttpRequest, desk: Desk, held: Held, act: str) -> str:
    """Return where one comes after saving: to the same commitments, the next ones, or all of the report."""
    below = f"reports/{held.owed.plan.id}/{held.owed.last}/"
    if act == "over" and held.document is not None:
        return desk.address(f"{below}on/")
    query = {name: request.GET[name] for name in ("show", "page") if request.GET.get(name)}
    if act == "next" and query.get("show") != "unanswered":
        query["page"] = str(page_number(query.get("page", "")) + 1)
    query["done"] = "carried" if act.startswith("carry") else "saved"
    address = desk.address(below, **query)
    at = act.partition(".")[2]
    return f"{address}#c-{at}" if at in held.order else address


def carry(desk: Desk, held: Held, commitment: str) -> None:
    """Take over what was last reported of a commitment, of all that say nothing yet for ''."""
    lines = lines_by_commitment(held.document)
    made = {
        one: line_with(None, one, last_answers(held, one, desk.tag), desk.tag)
        for one in held.order
        if one in held.last and one not in lines and commitment in ("", one)
    }
    if made:
        keep(desk, held, with_lines(begun(desk, held), made, held.order))


def _trouble(outcome: Outcome) -> str:
    said = []
    if n := len(outcome.clashes):
        said.append(
            ngettext(
                "A colleague changed %(n)d field meanwhile that you changed too: theirs is saved and stands beside yours. Save again to replace it.",
                "A colleague changed %(n)d fields meanwhile that you changed too: theirs are saved and stand beside yours. Save again to replace them.",
                n,
            )
            % {"n": n}
        )
    if n := len(outcome.faults):
        said.append(
            ngettext(
                "%(n)d field could not be taken: it is marked below. Everything else is saved.",
                "%(n)d fields could not be taken: they are marked below. Everything else is saved.",
                n,
            )
            % {"n": n}
        )
    return " ".join(said)
