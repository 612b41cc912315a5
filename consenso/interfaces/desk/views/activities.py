"""Taking in activities: a file is sent or fetched, read into quarantine, looked at, and accepted or dropped."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from consenso.core.formats.activity_tables import (
    BUILT_IN,
    built_in,
    template_csv,
    template_xlsx,
)
from consenso.domain.activities import queries
from consenso.domain.activities.linked import has_activities
from consenso.domain.intake import actions
from consenso.domain.intake.access import intake_for, keepers_only
from consenso.domain.intake.queries import IntakeRow, ProblemRow, intakes, problems, samples
from consenso.interfaces.desk.activities_changes import change_table, changes_counted, csv_of
from consenso.interfaces.desk.activities_forms import IntakeForm
from consenso.interfaces.desk.activities_pages import ActivitiesPage, IntakePage
from consenso.interfaces.desk.activities_taking import taken_in
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.ui.asked import page_number
from consenso.interfaces.ui.components import Cell, Column, Download, Fact, Table, paginate

PER_PAGE = 50
SHOWN = 2000  # code points of a sample
TABLES = ("csv", "xlsx")
TYPES = {
    "yaml": "application/yaml",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def listed(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The sources and what waits; a file is sent here."""
    keepers_only(desk.actor)
    known = [(one.identifier, desk.say(one.name)) for one in queries.sources(desk.slug)]
    form = (
        IntakeForm(request.POST, request.FILES, sources=known)
        if request.method == "POST"
        else IntakeForm(sources=known)
    )
    if request.method == "POST" and form.is_valid():
        row = taken_in(desk, form)
        if row is not None:
            return HttpResponseRedirect(desk.address(f"activities/{row.id}/", done="read"))
    page = ActivitiesPage(
        shell=desk.shell(gettext("Activities"), section="activities"),
        notice={"dropped": gettext("The file is dropped; nothing of it stays.")}.get(
            request.GET.get("done", ""), ""
        ),
        waiting=_waiting(desk),
        sources=_sources(desk),
        unlinked_address=desk.address("linking/activities/") if has_activities(desk.slug) else "",
        form=form,
        templates=tuple(
            Download(label, desk.address(f"activities/template.{ending}"), ending.upper())
            for label, ending in (
                (gettext("The template as a workbook"), "xlsx"),
                (gettext("The template as CSV"), "csv"),
            )
        ),
        mappings=tuple(
            Download(label, desk.address(f"activities/mapping/{name}.yaml"), "YAML")
            for name, label in BUILT_IN.items()
        ),
    )
    return shown_page(request, "desk/activities.html", page, status=422 if form.errors else 200)


def _waiting(desk: Desk) -> Table | None:
    rows = intakes(desk.slug, is_open=True)
    if not rows:
        return None
    labels = (gettext("File"), gettext("Source"), gettext("Taken"), gettext("Refused"))
    return Table(
        caption=gettext("Files that wait to be accepted"),
        columns=tuple(Column(label) for label in (*labels, gettext("Last changed"))),
        rows=tuple(
            (
                Cell(row.file_name, desk.address(f"activities/{row.id}/")),
                Cell(row.source),
                Cell(str(row.n_taken), is_number=True),
                Cell(str(row.n_refused), is_number=True),
                Cell(desk.moment(row.changed_at)),
            )
            for row in rows
        ),
        identifier="waiting",
    )


def _sources(desk: Desk) -> Table | None:
    found = queries.sources(desk.slug)
    if not found:
        return None
    counted = queries.activities_per_source(desk.slug)
    labels = (gettext("Source"), gettext("Id"), gettext("Activities"), gettext("Address"))
    public = f"/{desk.language}/{desk.slug}/activities/"
    return Table(
        caption=gettext("Sources of activities"),
        columns=tuple(Column(label) for label in labels),
        rows=tuple(
            (
                Cell(desk.say(one.name), f"{public}?source={one.identifier}"),
                Cell(one.identifier),
                Cell(str(counted.get(one.identifier, 0)), is_number=True),
                Cell(one.address),
            )
            for one in found
        ),
        identifier="sources",
    )


@require_safe
@acts
def template(request: HttpRequest, desk: Desk, ending: str) -> HttpResponse:
    """The template of a table, to be filled in."""
    keepers_only(desk.actor)
    if ending not in TABLES:
        raise Http404(ending)
    content = template_xlsx() if ending == "xlsx" else template_csv()
    return _kept(content, "activities", ending)


@require_safe
@acts
def mapping(request: HttpRequest, desk: Desk, name: str) -> HttpResponse:
    """A mapping that comes along, to be changed for a table of another's."""
    keepers_only(desk.actor)
    if name not in BUILT_IN:
        raise Http404(name)
    return _kept(built_in(name), name, "yaml")


def _kept(content: bytes, name: str, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=TYPES[ending])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return answer


@require_safe
@acts
def one(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    """A file in quarantine."""
    row = intake_for(desk.actor, identifier)
    return shown_page(request, "desk/intake.html", _page(request, desk, row))


def _page(request: HttpRequest, desk: Desk, row: IntakeRow) -> IntakePage:
    address = desk.address(f"activities/{row.id}/")
    number = page_number(request.GET.get("page", ""))
    kind = request.GET.get("kind", "")[:40].replace("\0", "")
    found = problems(row.id, code=kind, page=number, per_page=PER_PAGE)
    query = (("kind", kind),) if kind else ()
    pages = paginate(number=number, count=found.total, size=PER_PAGE, address=address, query=query)
    return IntakePage(
        shell=desk.shell(
            row.file_name,
            section="activities",
            trail=((gettext("Activities"), desk.address("activities/")),),
        ),
        heading=row.file_name,
        notice=_notice(desk, row, request.GET.get("done", "")),
        facts=_facts(desk, row),
        kinds=_kinds(row, address),
        changes=change_table(desk, row),
        n_changes=changes_counted(desk, row),
        changes_data=f"{address}changes.csv",
        problems=_problems(found.items, is_table=row.form != "xml"),
        pagination=pages if found.total > PER_PAGE else None,
        samples=tuple((shown.identifier, shown.xml[:SHOWN]) for shown in samples(row.id)),
        accept_address=f"{address}accept/" if row.is_ready else "",
        drop_address=f"{address}drop/" if row.is_open else "",
        back=desk.address("activities/"),
    )


def _notice(desk: Desk, row: IntakeRow, done: str) -> str:
    if row.state == "refused":
        return gettext("The file as a whole cannot be taken; below stands why.")
    if row.state == "dropped":
        return gettext("The file was dropped.")
    if row.state == "accepted":
        report = row.report
        said = gettext(
            "Accepted: %(added)d new, %(changed)d changed, %(unchanged)d as they were, %(gone)d not published any more."
        )
        return said % {name: report[name] for name in ("added", "changed", "unchanged", "gone")}
    if row.state == "reading":
        return gettext("The file is not read to its end: send it again, and it goes on.")
    return gettext("The file was read. Nothing of it is public yet.") if done == "read" else ""


def _facts(desk: Desk, row: IntakeRow) -> tuple[Fact, ...]:
    taken = ngettext("%(n)d activity", "%(n)d activities", row.n_taken) % {"n": row.n_taken}
    refused = ngettext("%(n)d activity", "%(n)d activities", row.n_refused) % {"n": row.n_refused}
    found = [
        Fact(gettext("Source"), row.source),
        Fact(gettext("Can be taken"), taken),
        Fact(gettext("Refused"), refused),
        Fact(gettext("SHA-256 of the file"), row.file_digest),
        Fact(gettext("Sent"), desk.moment(row.at)),
    ]
    if row.address:
        found.append(Fact(gettext("Fetched from"), row.address))
    if row.report.get("gone_named"):
        found.append(
            Fact(gettext("Not published any more"), ", ".join(row.report["gone_named"][:20]))
        )
    return tuple(found)


def _kinds(row: IntakeRow, address: str) -> Table | None:
    if not row.counts:
        return None
    counted = sorted(row.counts.items(), key=lambda one: (-one[1], one[0]))
    return Table(
        caption=gettext("Problems by kind"),
        columns=(Column(gettext("Kind")), Column(gettext("How often"), is_number=True)),
        rows=tuple(
            (Cell(code, f"{address}?kind={code}"), Cell(str(n), is_number=True))
            for code, n in counted
        ),
        identifier="kinds",
    )


def _problems(found: tuple[ProblemRow, ...], *, is_table: bool) -> Table | None:
    if not found:
        return None
    at = gettext("Row") if is_table else gettext("Line")
    labels: tuple[str, ...] = (
        at,
        gettext("Activity"),
        gettext("What is wrong"),
        gettext("Refuses"),
    )
    has_files = any(one.file for one in found)
    if has_files:
        labels = (gettext("File"), *labels)
    return Table(
        caption=gettext("Problems; of each kind the first hundred"),
        columns=tuple(Column(label) for label in labels),
        rows=tuple(
            (
                *((Cell(one.file),) if has_files else ()),
                Cell(str(one.line), is_number=True),
                Cell(one.activity),
                Cell(one.said),
                Cell(gettext("yes") if one.refuses else gettext("no")),
            )
            for one in found
        ),
        identifier="problems",
    )


@require_safe
@acts
def changes(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    """All that accepting a file changes, or changed, and what is refused, as CSV."""
    return csv_of(desk, intake_for(desk.actor, identifier))


@require_POST
@acts
def accept(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    """Let the activities of a file be public."""
    row = intake_for(desk.actor, identifier)
    try:
        actions.accept(
            forum=desk.slug,
            identifier=row.id,
            at=desk.now,
            by=desk.actor.code,
            person=desk.actor.person,
        )
    except actions.IntakeIsClosed:
        return HttpResponseRedirect(desk.address(f"activities/{row.id}/"))
    return HttpResponseRedirect(desk.address(f"activities/{row.id}/", done="accepted"))


@require_POST
@acts
def drop(request: HttpRequest, desk: Desk, identifier: int) -> HttpResponse:
    """Leave a file."""
    row = intake_for(desk.actor, identifier)
    try:
        actions.drop(
            forum=desk.slug,
            identifier=row.id,
            at=desk.now,
            by=desk.actor.code,
            person=desk.actor.person,
        )
    except actions.IntakeIsClosed:
        return HttpResponseRedirect(desk.address(f"activities/{row.id}/"))
    return HttpResponseRedirect(desk.address("activities/", done="dropped"))
