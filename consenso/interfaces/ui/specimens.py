"""Every component with invented content, for the page of components and its tests. Aurelia, Borea and Cordillera are no states."""

from dataclasses import dataclass

from consenso.interfaces.ui import charts
from consenso.interfaces.ui import components as c
from consenso.interfaces.ui.pages import Citation, NavItem, Shell, shell

_AREAS = (
    "Politics and security",
    "Trade and investment",
    "Infrastructure",
    "Science, technology and innovation",
    "Agriculture and food",
    "Disaster risk reduction",
)
_PLANS = ("2015–2019", "2019–2021", "2022–2024", "2025–2027")
_WORDS = {
    "en": "The Parties shall hold a meeting of ministers every three years, and shall publish its conclusions in all their languages.",
    "es": "Las Partes celebrarán una reunión de ministros cada tres años y publicarán sus conclusiones en todos sus idiomas.",
    "zh-Hans": "双方每三年举行一次部长级会议，并以各方语言发布会议成果。",
}


@dataclass(frozen=True, slots=True)
class ComponentsPage:
    """The page of components."""

    shell: Shell
    facts: tuple[c.Fact, ...]
    notes: tuple[c.SourceNote, ...]
    claims: tuple[c.Claim, ...]
    words: dict[str, str]
    words_in_spanish: dict[str, str]
    margin_note: c.MarginNote
    margin_notes: tuple[c.MarginNote, ...]
    timeline: tuple[c.TimelineItem, ...]
    table: c.Table
    table_of_many: c.Table
    pagination: c.Pagination
    pagination_of_three: c.Pagination
    form: c.FilterForm
    cards: tuple[c.Card, ...]
    downloads: tuple[c.Download, ...]
    results: tuple[c.SearchResult, ...]
    dates: tuple[str, ...]
    charts: tuple[charts.Chart, ...]


def specimens(*, language: str, path: str, site: str) -> ComponentsPage:
    """Return the page of components, with the labels of the charts and tables in English."""
    fields = _fields()
    return ComponentsPage(
        shell=_shell(language=language, path=path, site=site),
        facts=(
            c.Fact("Held", "28–29 January 2014", sources=(1, 2)),
            c.Fact("Place", "Port Aurelia", address="#facts"),
            c.Fact("Theme", "Un nuevo punto de partida", language="es", sources=(2,)),
        ),
        notes=_notes(),
        claims=(
            c.Claim("28 states took part", "the Ministry of Aurelia", "2021-12-03", sources=(1,)),
            c.Claim(
                "30 delegations",
                "the Meridian Group",
                "2021-12-04",
                "Counts two observers.",
                sources=(2,),
            ),
        ),
        words=_WORDS,
        words_in_spanish={"es": _WORDS["es"]},
        margin_note=c.MarginNote(
            "Three meetings held since; the fourth is a year late.",
            "Commitment 12",
            "#margin",
            "partial",
            "Under way",
        ),
        margin_notes=(
            c.MarginNote(
                "A meeting of ministers every three years",
                "Commitment 12",
                "#margin",
                "done",
                "Delivered",
            ),
            c.MarginNote(
                "The date of the second meeting", "", "#margin", "disputed", "Sources differ"
            ),
        ),
        timeline=_timeline(),
        table=_table("states", n_rows=3),
        table_of_many=_table("many", n_rows=50),
        pagination=c.paginate(number=1, count=3000, size=50, address=path),
        pagination_of_three=c.paginate(number=1, count=3, size=50, address=path),
        form=c.FilterForm(
            action=path,
            fields=fields,
            active=c.active_filters(
                fields, address=path, query=(("area", "space"), ("state", "XA"))
            ),
            clear_address=path,
            hidden=(("sort", "-year"),),
        ),
        cards=_cards(),
        downloads=(
            c.Download("All commitments", "#downloads", "CSV", 48_211),
            c.Download("The whole record", "#downloads", "JSON", None, "Made when you ask for it."),
        ),
        results=(
            c.SearchResult(
                "Plan of Port Aurelia, paragraph 12",
                "#results",
                (
                    c.Piece("The Parties shall launch "),
                    c.Piece("satellites", True),
                    c.Piece(" for weather and crops."),
                ),
                "Text",
                "2015-01-09",
                "en",
            ),
        ),
        dates=("2014", "2014-01", "2014-01-28", "2022/2024", "2014-01-28/2014-01-29"),
        charts=_charts(language=language),
    )


def _shell(*, language: str, path: str, site: str) -> Shell:
    return shell(
        language=language,
        path=path,
        site=site,
        title="Components",
        description="All components of the site, with invented content.",
        forum_slug="meridian",
        forum_name="Meridian Forum",
        section="meetings",
        revision="1,204",
        ledger_head="9f2c41d07a53bb10",
        feed_address="/feed.atom",
        json_ld='{"@context": "https://schema.org", "name": "</script>"}',
        citation=Citation(
            "Consenso, “Components”, revision 1,204.",
            f"{site}{path}",
            "@misc{consenso,\n  title = {Components}\n}",
        ),
        breadcrumbs=(
            NavItem("Meridian Forum", "/en/meridian/"),
            NavItem("Meetings", "/en/meridian/meetings/"),
            NavItem("Components", "", is_current=True),
        ),
        is_indexed=False,
    )


def _notes() -> tuple[c.SourceNote, ...]:
    return (
        c.SourceNote(
            1,
            "The ministers meet by video",
            "Ministry of Aurelia",
            "https://aurelia.example/meeting",
            "en",
            "2021-12-03",
            "2025-02-11",
        ),
        c.SourceNote(
            2,
            "Declaración de Puerto Borea",
            "Grupo Meridiano",
            "https://meridian.example/declaracion",
            "es",
            "2021-12",
            "",
            "Paragraph 4.",
        ),
        c.SourceNote(3, "Gazette, no. 114", "Government of Borea", published="2014"),
    )


def _timeline() -> tuple[c.TimelineItem, ...]:
    return (
        c.TimelineItem(
            "2014-07-17", "Summit at Port Aurelia", "#timeline", "The forum is founded.", "Meeting"
        ),
        c.TimelineItem("2015", "First plan", "#timeline", "", "Text"),
        c.TimelineItem("2027", "Fifth meeting of ministers", is_ahead=True),
    )


def _table(identifier: str, *, n_rows: int) -> c.Table:
    query = (("sort", "-joined"),)
    return c.Table(
        "States by commitments" if n_rows == 3 else "The first 50 of 3,000 rows",
        (
            c.sortable("State", key="name", address="", query=query, sort="-joined"),
            c.sortable("Joined", key="joined", address="", query=query, sort="-joined"),
            c.sortable(
                "Commitments",
                key="commitments",
                address="",
                query=query,
                sort="-joined",
                is_number=True,
            ),
            c.Column("Delivered", is_number=True),
        ),
        tuple(
            (
                c.Cell(("Aurelia", "Borea", "Cordillera")[number % 3], "#tables"),
                c.Cell(str(2014 - number % 3)),
                c.Cell(f"{1200 - number * 7:,}", is_number=True),
                c.Cell(str(number * 13 % 40), is_number=True),
            )
            for number in range(n_rows)
        ),
        identifier,
    )


def _fields() -> tuple[c.FilterField, ...]:
    return (
        c.FilterField(
            "area",
            "Key area",
            options=(
                c.Option("space", "Outer space", True, 14),
                c.Option("trade", "Trade", False, 31),
            ),
            any_label="All key areas",
        ),
        c.FilterField("words", "Words", "text", value=""),
        c.FilterField(
            "state",
            "States",
            "checkboxes",
            (
                c.Option("XA", "Aurelia", True, 12),
                c.Option("XB", "Borea", False, 9),
                c.Option("XC", "Cordillera"),
            ),
        ),
    )


def _cards() -> tuple[c.Card, ...]:
    return (
        c.Card(
            "Third meeting of ministers",
            "#cards",
            "By video; a declaration and a plan were adopted.",
            "Meeting",
            "3 December 2021",
        ),
        c.Card(
            "Declaración de Puerto Borea",
            "#cards",
            "Doce párrafos en tres idiomas.",
            "Text",
            "2018",
            "es",
        ),
        c.Card("Compare the plans", "#cards", "What was carried over, and what was dropped."),
    )


def _charts(*, language: str) -> tuple[charts.Chart, ...]:
    years = tuple(range(2011, 2027))
    return (
        charts.bars(
            identifier="by-area",
            title="Commitments by key area",
            categories=_AREAS,
            series=(
                charts.Series("Plan of 2015", (12, 31, 18, 9, 7, 2)),
                charts.Series("Plan of 2022", (14, 22, None, 16, 11, 6)),
            ),
            language=language,
            heading="Key area",
        ),
        charts.bars(
            identifier="one-series",
            title="Statements by state",
            categories=("Aurelia", "Borea", "Cordillera"),
            series=(charts.Series("Statements", (1200, 310, 0)),),
            language=language,
            heading="State",
        ),
        charts.promised_and_delivered(
            identifier="pairs",
            title="Scholarships promised and delivered",
            categories=_PLANS,
            promised=(6000, 6000, 5000, 3500),
            delivered=(6200, 4100, 5000, None),
            language=language,
            heading="Plan",
        ),
        charts.columns(
            identifier="by-year",
            title="Meetings by year",
            years=years,
            values=(1, 2, 1, 5, 9, 7, 8, 11, 6, 3, 12, 14, 10, 13, 16, 4),
            language=language,
        ),
        charts.time_line(
            identifier="line",
            title="Meetings and plans",
            moments=(
                charts.Moment("2014-07-17", "Summit at Port Aurelia"),
                charts.Moment("2015-01-08/2015-01-09", "First meeting of ministers"),
                charts.Moment("2015/2019", "First plan"),
                charts.Moment("2018-01-22", "Second meeting of ministers"),
                charts.Moment("2019/2021", "Second plan"),
                charts.Moment("2021-12-03", "Third meeting of ministers, by video"),
                charts.Moment("2022/2024", "Third plan"),
                charts.Moment("2027", "Fifth meeting", "ahead"),
            ),
            language=language,
        ),
        charts.multiples(
            identifier="multiples",
            title="Meetings by key area",
            years=years,
            panels=tuple(
                charts.Series(area, tuple((year * (place + 3)) % 7 for year in years))
                for place, area in enumerate(_AREAS)
            ),
            language=language,
        ),
        charts.matrix(
            identifier="matrix",
            title="Commitments by key area and plan",
            row_labels=_AREAS,
            column_labels=_PLANS,
            values=(
                (4, 6, 8, 7),
                (12, 14, 9, 11),
                (7, 5, 0, 2),
                (3, 8, 12, 15),
                (6, 6, 7, None),
                (0, 1, 3, 5),
            ),
            language=language,
            heading="Key area",
        ),
        _flow(language=language),
    )


def _flow(*, language: str) -> charts.Chart:
    named = ("Trade and the ports of both shores", "Outer space", "Schools")
    return charts.flow(
        identifier="flow",
        title="Where the paragraphs of each plan went",
        columns=tuple(
            charts.FlowColumn(
                plan,
                tuple(
                    charts.FlowNode(key, label, size)
                    for key, label, size in zip(("I", "II", "III"), named, sizes, strict=True)
                ),
            )
            for plan, sizes in zip(
                _PLANS, ((12, 5, 9), (14, 6, 6), (8, 9, 7), (9, 4, 8)), strict=True
            )
        ),
        links=tuple(
            link
            for column in range(3)
            for link in (
                charts.FlowLink(column, 0, 0, 7, 7, 4),
                charts.FlowLink(column, 0, 1, 1, 2),
                charts.FlowLink(column, 1, 1, 3, 3, 1),
                charts.FlowLink(column, 2, 2, 5, 5, 5),
                charts.FlowLink(column, 2, -1, 2, 0),
                charts.FlowLink(column, -1, 0, 0, 3),
            )
        ),
        language=language,
    )
