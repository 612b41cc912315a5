"""What accepting a file of activities changes, activity by activity: the first on its page, all of it as a spreadsheet."""

from collections.abc import Iterator, Mapping

from django.http import HttpResponse
from django.utils.translation import gettext, ngettext

from consenso.core import locale as shown
from consenso.core.formats.iati import Difference
from consenso.core.formats.spreadsheet import guarded, written
from consenso.domain.intake.comparing import ChangeRow, changes, n_changes
from consenso.domain.intake.queries import IntakeRow, refused
from consenso.interfaces.desk.frame import Desk
from consenso.interfaces.ui.components import Cell, Column, Table
from consenso.interfaces.ui.sheets import csv_answer

SHOWN = 50  # activities
OF_EACH = 8  # values that changed in one of them
LONGEST = 300  # signs of a value
HEADER = ("activity", "copy", "title", "what", "field", "before", "after", "file", "line", "why")


def _whats() -> Mapping[str, str]:
    return {
        "new": gettext("new"),
        "changed": gettext("changed"),
        "back": gettext("published again"),
        "gone": gettext("not published any more"),
    }


def _fields() -> Mapping[str, str]:
    """Return what elements of an activity are called, by their names in IATI."""
    return {
        "title": gettext("Title"),
        "description": gettext("Description"),
        "activity-status": gettext("Status"),
        "activity-date": gettext("Day"),
        "reporting-org": gettext("Publisher"),
        "participating-org": gettext("Organisation"),
        "recipient-country": gettext("Country"),
        "recipient-region": gettext("Region"),
        "location": gettext("Place"),
        "sector": gettext("Sector"),
        "budget": gettext("Budget"),
        "planned-disbursement": gettext("Planned disbursement"),
        "transaction": gettext("Payment"),
        "document-link": gettext("Document"),
        "related-activity": gettext("Related activity"),
        "result": gettext("Result"),
        "tag": gettext("Tag"),
    }


def changes_counted(desk: Desk, row: IntakeRow) -> str:
    """Return of how many activities there is something to say, and how many are shown; '' for a file that is not read, or dropped."""
    if row.state not in ("ready", "accepted"):
        return ""
    n = n_changes(row.id)
    if not n:
        return gettext("All that can be taken is as it was accepted before.")
    words = {"n": shown.number(n, desk.language), "shown": SHOWN}
    if n > SHOWN:
        return gettext("%(n)s activities; here are the first %(shown)d of them.") % words
    return ngettext("%(n)s activity", "%(n)s activities", n) % words


def change_table(desk: Desk, row: IntakeRow) -> Table | None:
    """Return the first activities, each with what changed in which field; None where nothing does."""
    rows: list[tuple[Cell, ...]] = []
    whats, fields = _whats(), _fields()
    for one in changes(row.id, limit=SHOWN):
        first = Cell(_named(desk, one)), Cell(whats[one.what])
        lines = [_line(each, fields) for each in one.differences[:OF_EACH]]
        if one.what == "changed" and not lines:
            lines = [(Cell(gettext("the order alone")), Cell(""), Cell(""))]
        if (n := len(one.differences) - OF_EACH) > 0:
            said = ngettext("and %(n)d more field", "and %(n)d more fields", n) % {"n": n}
            lines.append((Cell(said), Cell(""), Cell("")))
        rows += [(*first, *line) for line in lines or [(Cell("–"), Cell(""), Cell(""))]]
    if not rows:
        return None
    labels = (
        gettext("Activity"), gettext("What happens"), gettext("Field"), gettext("Before"), gettext("After"),
    )  # fmt: skip
    caption = gettext("Activities that change")
    return Table(caption, tuple(Column(label) for label in labels), tuple(rows), "changes")


def _named(desk: Desk, one: ChangeRow) -> str:
    number = gettext(" (copy %(n)d)") % {"n": one.copy} if one.copy > 1 else ""
    title = _title(desk, one)
    return f"{one.identifier}{number}: {title}" if title else f"{one.identifier}{number}"


def _title(desk: Desk, one: ChangeRow) -> str:
    return desk.say({tag or "en": words for tag, words in one.title.items()})


def _line(one: Difference, fields: Mapping[str, str]) -> tuple[Cell, Cell, Cell]:
    label = fields.get(one.path.partition("/")[0].partition("[")[0], "")
    field = f"{label} ({one.path})" if label else one.path.lstrip("/@")
    return Cell(field), Cell(_cut(one.before) or "–"), Cell(_cut(one.after) or "–")


def _cut(value: str) -> str:
    return value if len(value) <= LONGEST else f"{value[:LONGEST]}…"


def csv_of(desk: Desk, row: IntakeRow) -> HttpResponse:
    """Return all changes as CSV, a row for each field; then what is refused, with the reason."""
    lines = ([guarded(cell) for cell in line] for line in _lines(desk, row))
    return csv_answer(written(HEADER, lines), f"{desk.slug}-activities-{row.id}")


def _lines(desk: Desk, row: IntakeRow) -> Iterator[tuple[str | int, ...]]:
    for one in changes(row.id):
        about = one.identifier, one.copy, _title(desk, one), one.what
        for each in one.differences or (Difference("", "", ""),):
            yield (*about, each.path, each.before, each.after, "", "", "")
    for why in refused(row.id):
        said = why.where, "", "", why.file or row.file_name, why.line, why.said
        yield (why.activity.strip(), 1, "", "refused", *said)
