"""What each delegation has in a negotiation, from version to version: as a chart with its table, and as a file."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from consenso.core.formats.spreadsheet import Scalar, guarded, written
from consenso.domain.drafting.parts import Moment, Part, moments
from consenso.domain.drafting.past import VersionRow
from consenso.domain.drafting.silence import parties_addressed
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.versions_views import called
from consenso.interfaces.ui.charts import Chart, matrix
from consenso.interfaces.ui.components import FilterField, FilterForm, Option
from consenso.interfaces.ui.sheets import csv_answer

COUNTS = Part.__slots__[1:]
FEW = 5  # columns have room for what a version is called, on a telephone too
MOST = 8  # columns beside the last: more are too narrow to be read


def moments_of(on: DraftDesk) -> tuple[Moment, ...]:
    """Return what each delegation had at each version, and has now."""
    return moments(on.row, parties_addressed(on.desk.slug))


def chart_of(on: DraftDesk, found: Sequence[Moment], asked: str) -> Chart:
    """Return one count of each delegation at each version: of brackets where none of the counts is asked for."""
    count = asked if asked in COUNTS else "brackets"
    shown = _shown(found)
    names = {one.delegation: on.name(one.delegation) for one in found[-1].parts}
    rows = sorted((name, sign) for sign, name in names.items())
    columns = [{one.delegation: getattr(one, count) for one in moment.parts} for moment in shown]
    return matrix(
        identifier="parts",
        title={
            "brackets": gettext("Brackets that each delegation stands behind, by version"),
            "open": gettext("Open proposals of each delegation, by version"),
            "agreed": gettext("Paragraphs agreed on the part of each delegation, by version"),
        }[count],
        row_labels=tuple(name for name, _ in rows),
        column_labels=tuple(
            _heading(one.version, is_short=len(shown) > FEW) if one.version else gettext("Now")
            for one in shown
        ),
        values=tuple(tuple(column[sign] for column in columns) for _, sign in rows),
        language=on.desk.language,
        heading=gettext("Delegation"),
    )


def _heading(version: VersionRow, *, is_short: bool) -> str:
    return str(version.number) if is_short else called(version)


def _shown(found: Sequence[Moment]) -> tuple[Moment, ...]:
    """Return at most as many moments as have room, the first and the last among them; of those between, every so many."""
    last = len(found) - 1
    if last <= MOST:
        return tuple(found)
    return tuple(found[round(place * last / MOST)] for place in range(MOST + 1))


def filter_of(on: DraftDesk, asked: str, *, day: str) -> FilterForm:
    """Return the choice of what is counted; `day` is the day that is chosen for the table, '' for none."""
    labels = {
        "open": gettext("Proposals open"),
        "agreed": gettext("Paragraphs agreed on its part"),
    }
    options = tuple(Option(count, label, count == asked) for count, label in labels.items())
    field = FilterField(
        "of", gettext("What is counted"), options=options, any_label=gettext("Brackets")
    )
    return FilterForm(
        on.address("replay/course/"),
        (field,),
        hidden=(("on", day),) if day else (),
        identifier="count",
        label=gettext("What is counted"),
    )


def computed(found: Sequence[Moment]) -> tuple[tuple[str, str], ...]:
    """Return how the counts by version are found."""
    shown = _shown(found)
    named = ", ".join(called(one.version) for one in shown if one.version)
    said = [
        (
            gettext("Brackets of a delegation"),
            gettext(
                "Disputed places, those inside others included, in which it stands behind something else than the words as they stand."
            ),
        ),
        (
            gettext("Paragraphs agreed on its part"),
            gettext(
                "Those that stand or are proposed, less those of which it would have other words or another place, and those on which it reserves its position or objects. Of who said nothing, all of them."
            ),
        ),
    ]
    if named:
        said.append((gettext("Versions"), named))
    return tuple(said)


@require_safe
@on_draft
def versions_csv(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """What each delegation had at each version and has now, as a file."""
    lines: list[tuple[Scalar, ...]] = [
        (
            moment.version.number if moment.version else "",
            moment.version.kind if moment.version else "now",
            moment.number,
            moment.at.isoformat(),
            moment.paragraphs,
            one.delegation,
            on.name(one.delegation),
            *(getattr(one, count) for count in COUNTS),
        )
        for moment in moments_of(on)
        for one in moment.parts
    ]
    header = ["version", "kind", "act", "at", "paragraphs", "sign", "delegation", *COUNTS]
    text = written(header, ([guarded(one) for one in line] for line in lines))
    return csv_answer(text, f"{on.row.identifier}-delegations-by-version")
