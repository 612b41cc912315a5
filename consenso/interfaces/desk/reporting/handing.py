"""A report read over as it would be public, and handed on: to the head of delegation, the secretariat, the public."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from consenso.core.errors import NotFound
from consenso.domain.delivery.drafted import WORDS, answers_of, is_answered, lines_by_commitment
from consenso.domain.delivery.reporting import evidence_by_id
from consenso.domain.record.actions import NothingChanged, ObjectHasChanged, RecordIsBroken
from consenso.domain.record.labels import STAGE
from consenso.domain.submissions.access import submission_abilities
from consenso.domain.submissions.actions import SubmissionHasChanged, SubmissionIsClosed, ready
from consenso.domain.submissions.queries import SubmissionRow
from consenso.domain.submissions.together import (
    evidence_in,
    publish_together,
    send_together,
    waiting_evidence,
)
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.record.problems import faults_of
from consenso.interfaces.desk.reporting.held import Held, report_of, reporters_only, years_of
from consenso.interfaces.desk.reporting.pages import HandingPage, ReadLine, Step
from consenso.interfaces.desk.reporting.report import PER_PAGE, labels
from consenso.interfaces.ui.pages import NavItem


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def handing(request: HttpRequest, desk: Desk, text: str, year: int) -> HttpResponse:
    """The report as it would be public, and the acts by which it goes on."""
    reporters_only(desk)
    held = report_of(desk, text, year)
    if held.document is None:
        raise NotFound("report", held.identifier)
    if request.method != "POST":
        notice = _done().get(request.GET.get("done", ""), "")
        return shown_page(request, "desk/reporting/handing.html", _page(desk, held, notice=notice))
    act = _ACTS.get(request.POST.get("do", ""))
    if held.row is None or act is None:
        return HttpResponseRedirect(desk.address(f"reports/{text}/{year}/on/"))
    try:
        done = act(desk, held.row, request.POST.getlist("with"))
    except (SubmissionHasChanged, SubmissionIsClosed):
        said = gettext(
            "A colleague changed the report or its evidence since you looked at it. Look at it again, and then hand it on."
        )
        return _again(request, desk, report_of(desk, text, year), (NavItem(said, ""),), 409)
    except NothingChanged:
        said = gettext("The public record says the same already.")
        return _again(request, desk, held, (NavItem(said, ""),), 422)
    except ObjectHasChanged:
        said = gettext("The public record was changed meanwhile. Its page shows both changes.")
        address = desk.address(f"submissions/{held.row.id}/")
        return _again(request, desk, held, (NavItem(said, address),), 409)
    except RecordIsBroken as error:
        found = faults_of(error.problems, "report", held.identifier)
        return _again(request, desk, held, _said(held, found.by_way), 422)
    return HttpResponseRedirect(desk.address(f"reports/{text}/{year}/on/", done=done))


def _done() -> dict[str, str]:
    return {
        "ready": gettext("The head of the delegation sees that it is ready."),
        "sent": gettext("It is sent: the secretariat sees it now."),
        "published": gettext("It is published: the public record has it now."),
    }


def _ready(desk: Desk, row: SubmissionRow, _: list[str]) -> str:
    ready(actor=desk.actor, identifier=row.id, at=desk.now)
    return "ready"


def _send(desk: Desk, row: SubmissionRow, seen: list[str]) -> str:
    """Send the report with its evidence: all of it as it was read."""
    rows = _as_read(desk, row, seen)
    send_together(actor=desk.actor, chosen=[(one.id, one.version) for one in rows], at=desk.now)
    return "sent"


def _publish(desk: Desk, row: SubmissionRow, seen: list[str]) -> str:
    """Publish the report with its evidence: all of it as it was read (`seen`: id-version), or nothing."""
    rows = _as_read(desk, row, seen)
    publish_together(actor=desk.actor, chosen=[(one.id, one.version) for one in rows], at=desk.now)
    return "published"


def _as_read(desk: Desk, row: SubmissionRow, seen: list[str]) -> tuple[SubmissionRow, ...]:
    """Return the evidence that goes along with a report, and the report.

    Raises:
        SubmissionHasChanged: one of them is not as it was read (`seen`: id-version).
    """
    rows = (*waiting_evidence(desk.actor, evidence_in(row.document)), row)
    read = dict(one.split("-", 1) for one in seen if one.count("-") == 1)
    for one in rows:
        if read.get(str(one.id)) != str(one.version):
            raise SubmissionHasChanged(one)
    return rows


_ACTS: Mapping[str, Callable[[Desk, SubmissionRow, list[str]], str]] = {
    "ready": _ready,
    "send": _send,
    "publish": _publish,
}


def _again(
    request: HttpRequest, desk: Desk, held: Held, trouble: tuple[NavItem, ...], status: int
) -> HttpResponse:
    page = _page(desk, held, trouble=trouble)
    return shown_page(request, "desk/reporting/handing.html", page, status=status)


def _said(held: Held, faults: Mapping[str, Any]) -> tuple[NavItem, ...]:
    """Return what keeps a report from being sound, each with the way to its commitment where it is of one."""
    lines = list(lines_by_commitment(held.document))
    said = []
    for way, found in faults.items():
        parts = way.split(".")
        number = parts[1] if parts[0] == "lines" and len(parts) > 1 else ""
        at = lines[int(number)] if number.isdigit() else ""
        said += [NavItem(f"{one.message} {one.remedy}", _way_to(held, at)) for one in found]
    return tuple(said)


def _way_to(held: Held, commitment: str) -> str:
    """Return the address of a commitment's row, from the page on which a report is handed on; '' for none."""
    if commitment not in held.order:
        return ""
    return f"../?page={held.order.index(commitment) // PER_PAGE + 1}#c-{commitment}"


def _page(
    desk: Desk, held: Held, *, notice: str = "", trouble: tuple[NavItem, ...] = ()
) -> HandingPage:
    document = held.document or {}
    lines = lines_by_commitment(document)
    begun = [one for one, line in lines.items() if not is_answered(line)]
    named = evidence_in(document)
    waiting = waiting_evidence(desk.actor, named)
    here = desk.address(f"reports/{held.owed.plan.id}/{held.owed.last}/")
    report = gettext("Report on %(text)s, %(years)s") % {
        "text": desk.say(held.owed.plan.title),
        "years": years_of(held.owed),
    }
    evidence = _evidence(desk, named, waiting)
    heading = gettext("Look it over and hand it on")
    trail = ((gettext("Reports"), desk.address("reports/")), (report, here))
    return HandingPage(
        shell=desk.shell(heading, section="reports", trail=trail),
        kicker=report,
        heading=heading,
        lead=_lead(desk, held),
        notice=notice,
        trouble=trouble,
        begun=tuple(NavItem(_called(desk, held, one), _way_to(held, one)) for one in begun),
        unanswered=_unanswered(len(held.order) - sum(one in lines for one in held.order)),
        unanswered_address=f"{here}?show=unanswered",
        summary=desk.say(document.get("summary")),
        lines=tuple(_line(desk, held, one, line, evidence) for one, line in lines.items()),
        steps=_steps(desk, held.row, waiting) if held.row is not None and not begun else (),
        seen=tuple(
            f"{one.id}-{one.version}" for one in (*waiting, *((held.row,) if held.row else ()))
        ),
        submission_address=desk.address(f"submissions/{held.row.id}/") if held.row else "",
        public_address=f"/{desk.language}/{desk.slug}/reports/{held.identifier}/"
        if held.public is not None
        else "",
        back=here,
    )


def _lead(desk: Desk, held: Held) -> str:
    if held.row is None:
        return gettext("This report is public. What you change here becomes a correction of it.")
    if desk.can.shares:
        return gettext("This is what readers will see, in your delegation’s words.")
    return gettext(
        "This is what readers will see, in your delegation’s words. Your head of delegation publishes it."
    )


def _unanswered(n: int) -> str:
    if not n:
        return ""
    said = ngettext(
        "The report says nothing of %(n)d commitment.",
        "The report says nothing of %(n)d commitments.",
        n,
    )
    return said % {"n": n}


def _called(desk: Desk, held: Held, commitment: str) -> str:
    found = {one.id: one for one in held.owed.commitments}.get(commitment)
    return desk.say(found.paraphrase) if found else commitment


def _evidence(
    desk: Desk, named: tuple[str, ...], waiting: tuple[SubmissionRow, ...]
) -> Mapping[str, NavItem]:
    """Return each piece of evidence by id: its title, and where it is; `is_current` marks what is not public yet."""
    known = evidence_by_id(desk.slug, named)
    found = {
        one: NavItem(desk.say(row.title), f"/{desk.language}/{desk.slug}/evidence/{one}/")
        for one, row in known.items()
    }
    for row in waiting:
        title = desk.say((row.document or {}).get("title"))
        found[row.identifier] = NavItem(title, desk.address(f"submissions/{row.id}/"), True)
    return found


def _line(
    desk: Desk,
    held: Held,
    commitment: str,
    line: Mapping[str, Any],
    evidence: Mapping[str, NavItem],
) -> ReadLine:
    answers = answers_of(line, desk.tag)
    called = labels()
    stage = str(line.get("stage", ""))
    return ReadLine(
        promise=_called(desk, held, commitment),
        address=_way_to(held, commitment),
        stage=str(STAGE.get(stage, "")) or gettext("Nothing is said of how far it is."),
        words=tuple(
            (called[name], said)
            for name in WORDS
            if (said := answers[name] or desk.say(line.get(name)))
        ),
        figures=answers["figures"],
        evidence=tuple(evidence.get(one, NavItem(one, "")) for one in line.get("evidence", ())),
    )


def _steps(desk: Desk, row: SubmissionRow, waiting: tuple[SubmissionRow, ...]) -> tuple[Step, ...]:
    can = submission_abilities(desk.actor, row)
    along = (
        ngettext(
            "%(n)d piece of evidence goes with it.",
            "%(n)d pieces of evidence go with it.",
            len(waiting),
        )
        % {"n": len(waiting)}
        if waiting
        else ""
    )
    publishes = can.publishes and all(
        submission_abilities(desk.actor, one).publishes for one in waiting
    )
    steps = (
        (publishes, "publish", gettext("Publish the report"), gettext("It becomes part of the public record now.")),
        (can.readies, "ready", gettext("Say that it is ready"), gettext("The head of the delegation sees that it waits to be cleared.")),
        (can.sends, "send", gettext("Send to the secretariat"), gettext("The secretariat sees it and decides.")),
    )  # fmt: skip
    return tuple(
        Step(act, label, f"{words} {along}".strip()) for may, act, label, words in steps if may
    )
