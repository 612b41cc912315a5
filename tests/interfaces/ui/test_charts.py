"""Charts: pictures that hold no style, say what they show, and whose labels do not meet."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from consenso.interfaces.ui import charts
from consenso.interfaces.ui.charts.line import place
from consenso.interfaces.ui.specimens import specimens

ALL = specimens(language="en", path="/en/", site="https://forum.example").charts

moments = st.builds(
    charts.Moment,
    on=st.one_of(
        st.integers(2011, 2026).map(str),
        st.dates(
            min_value=date(2011, 1, 1),
            max_value=date(2026, 12, 31),
        ).map(str),
        st.integers(2011, 2020).map(lambda year: f"{year}/{year + 4}"),
    ),
    label=st.text(alphabet="ab 中会", min_size=1, max_size=40),
)


@given(st.lists(moments, max_size=25))
def test_labels_of_a_time_line_never_meet(found):
    placed = place(tuple(found), width=680, first=2011, last=2027)

    for one, other in combinations(placed, 2):
        assert one.lane != other.lane or one.right < other.left or other.right < one.left


@given(st.lists(moments, min_size=1, max_size=10))
def test_labels_stay_in_the_picture(found):
    for one in place(tuple(found), width=680, first=2011, last=2027):
        assert one.left >= 0
        assert one.right <= 680.001


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.identifier)
def test_picture_is_named_described_and_without_style(chart):
    for svg in filter(None, (chart.svg, chart.svg_narrow)):
        root = etree.fromstring(svg)
        named = [
            root.find(f".//*[@id='{name}']").text for name in root.get("aria-labelledby").split()
        ]

        assert root.get("role") == "img"
        assert named == [chart.title, chart.text_alternative]
        assert not root.xpath("//@style | //*[local-name()='style' or local-name()='script']")


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.identifier)
def test_table_has_as_many_cells_as_headings(chart):
    assert chart.rows
    assert {len(row) for row in chart.rows} == {len(chart.header)}


def test_words_in_a_chart_are_escaped():
    chart = charts.bars(
        identifier="a",
        title="<b>",
        categories=("<script>",),
        series=(charts.Series("&", (1,)),),
        language="en",
    )

    assert "<script>" not in chart.svg
    assert "&lt;script&gt;" in chart.svg


def test_missing_figure_is_no_nought():
    chart = charts.bars(
        identifier="a",
        title="A",
        categories=("x", "y"),
        series=(charts.Series("s", (None, 0)),),
        language="en",
    )

    assert chart.rows == (("x", "–"), ("y", "0"))


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr", "zh-hans", "nl"])
def test_charts_without_figures_say_so_and_do_not_fail(language):
    empty = (
        charts.bars(identifier="a", title="A", categories=(), series=(), language=language),
        charts.promised_and_delivered(
            identifier="b", title="B", categories=(), promised=(), delivered=(), language=language
        ),
        charts.columns(identifier="c", title="C", years=(), values=(), language=language),
        charts.multiples(identifier="d", title="D", years=(), panels=(), language=language),
        charts.time_line(identifier="e", title="E", moments=(), language=language),
        charts.matrix(
            identifier="f", title="F", row_labels=(), column_labels=(), values=(), language=language
        ),
    )

    for chart in empty:
        assert chart.text_alternative
        assert etree.fromstring(chart.svg) is not None


def test_figures_that_fit_no_category_are_refused():
    with pytest.raises(ValueError, match="longer"):
        charts.columns(identifier="a", title="A", years=(2014,), values=(1, 2), language="en")
