"""Tables as people and programs write them: encodings, signs between cells and digits, quotes, workbooks of all kinds, bombs."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

import pytest

from consenso.core.formats.activity_tables import WrongMapping, mapping_from, sift_table
from consenso.core.formats.activity_tables._csv import LARGEST_LINE, MOST_COLUMNS, rows_of_csv
from consenso.core.formats.activity_tables._xlsx import rows_of_xlsx
from consenso.core.formats.iati import CannotRead
from tests.core.formats.activity_tables.test_tables import EXAMPLE, NAMES, csv
from tests.core.formats.activity_tables.workbooks import DAY, TEXTS, book, day, shared, text

ROW = EXAMPLE | {"countries": "XB", "title": "Sälen i hamnen"}
OWN = "\n".join(f"  {name}: {name}" for name in NAMES)


def sifted(content, **more):
    found = sift_table(io.BytesIO(content), **more)
    return list(found.sifted()), found


def written(**how):
    told = "".join(f'  {name}: "{value}"\n' for name, value in how.items())
    return mapping_from(f"columns:\n{OWN}\nwritten:\n{told}".encode())


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", ""),
        ("utf-8", "\ufeff"),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("utf-16-be", "\ufeff"),
    ],
)
def test_what_the_first_bytes_say_is_read(encoding, mark):
    content = (mark + csv(ROW).decode()).encode(encoding)

    (one,), _ = sifted(content)

    assert one.activity.title[0].text == "Sälen i hamnen"


def test_an_encoding_is_read_where_it_is_told_and_named_where_not():
    content = csv(ROW).decode().encode("windows-1252")

    (one,), _ = sifted(content, mapping=written(encoding="windows-1252"))
    none, refused = sifted(content)

    assert one.activity.title[0].text == "Sälen i hamnen"
    assert (none, [one.code for one in refused.around]) == ([], ["table.encoding"])


@pytest.mark.parametrize("parted", [",", ";", "\t", "|"])
def test_what_parts_the_cells_is_seen_outside_quotes(parted):
    names = ["identifier", "title", '"description, of; all"']
    content = f"{parted.join(names)}\nXA-1{parted}A hall{parted}x\n".encode()

    found, table = sifted(content)

    assert ([one.identifier for one in found], table.around) == (["XA-1"], [])
    (said,), _ = sifted(f"sep={parted}\n".encode() + content)
    assert said.line == 2  # which Excel does not show


def test_quoted_lines_are_one_row_as_spreadsheets_count():
    first = ROW | {"description": '"It is built.\nThen it is ""kept""; by hand."'}

    found, _ = sifted(csv(first, ROW | {"identifier": "XA-1-8", "status": ""}))

    assert (
        found[0].activity.descriptions[0][1][0].text == 'It is built.\nThen it is "kept"; by hand.'
    )
    assert (found[1].line, found[1].problems[0].path) == (3, "row 3, column H (status)")


@pytest.mark.parametrize(
    ("decimal", "said", "wanted"),
    [
        (",", "1.250.000,50", "1250000.50"),
        (",", "1 250 000,50", "1250000.50"),
        (",", "0,5", "0.5"),
        (",", "1250000.50", "1250000.50"),
        (".", "1,250,000.50", "1250000.50"),
        (".", "1250000.50", "1250000.50"),
    ],
)
def test_digits_are_grouped_as_the_mapping_says(decimal, said, wanted):
    content = csv(ROW | {"budget_amount": f'"{said}"'})

    (one,), _ = sifted(content, mapping=written(decimal=decimal))

    assert one.activity.budgets[0].value.amount == Decimal(wanted)


@pytest.mark.parametrize("said", ["1,250", "1.250.000", "12,50", "1e6", "one"])
def test_digits_that_may_be_grouped_in_two_ways_are_refused(said):
    (one,), _ = sifted(csv(ROW | {"budget_amount": f'"{said}"'}))

    assert "is no number" in one.problems[0].said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("MM/DD/YYYY", "2/1/2031"),
        ("DD.MM.YYYY", "01.02.2031"),
        ("MM/DD/YYYY", "2031-02-01 00:00:00"),
    ],
)
def test_days_are_read_as_the_mapping_says(dates, said):
    (one,), _ = sifted(csv(ROW | {"start": said}), mapping=written(dates=dates))

    assert one.activity.date("2") == dt.date(2031, 2, 1)


@pytest.mark.parametrize(
    "how",
    [
        {"encoding": "no-such"},
        {"encoding": "base64"},
        {"decimal": "x"},
        {"dates": "MM/MM/YYYY"},
        {"font": "a"},
    ],
)
def test_what_cannot_be_so_written_is_no_mapping(how):
    with pytest.raises(WrongMapping):
        written(**how)


def cells(**values):
    return [text(values[name]) if name in values else None for name in NAMES]


def test_the_first_sheet_that_is_seen_is_read_or_the_one_that_is_named():
    rows = [[text(name) for name in NAMES], cells(**ROW)]
    content = book(
        {
            "hidden": ("hidden", [[text("not this")]]),
            "seen": ("visible", [[], *rows]),
            "last": ("visible", rows),
        }
    )

    (one,), _ = sifted(content, is_workbook=True)
    (named,), _ = sifted(content, is_workbook=True, mapping=written(sheet="last"))
    _, none = sifted(content, is_workbook=True, mapping=written(sheet="lost"))

    assert (one.line, named.line, none.around[0].code) == (3, 2, "table.sheet")
    assert one.canonical == named.canonical


@pytest.mark.parametrize(("is_1904", "number"), [(False, 47880), (True, 46418)])
@pytest.mark.parametrize("style", [1, 2, 3])
def test_days_of_a_workbook_are_days_whatever_their_form_and_first_day(is_1904, number, style):
    row = cells(**ROW)
    row[NAMES.index("start")] = day(number, style)
    row[NAMES.index("payment_amount")] = day(
        "33.300000000000004", 4
    )  # "days" in quotes is no form of a day
    content = book({"a": ("visible", [[text(name) for name in NAMES], row])}, is_1904=is_1904)

    (one,), _ = sifted(content, is_workbook=True)

    assert one.activity.date("2") == dt.date(2031, 2, 1)
    assert one.activity.transactions[0].value.amount == Decimal("33.3")


def test_of_a_formula_its_last_value_is_taken_and_none_is_told():
    row, other, wrong = (
        cells(**ROW),
        cells(**ROW | {"identifier": "XA-2"}),
        cells(**ROW | {"identifier": "XA-3"}),
    )
    at = NAMES.index("payment_amount")
    row[at] = "<c><f>2*200000</f><v>400000</v></c>"
    other[at] = "<c><f>2*200000</f></c>"
    wrong[at] = '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    content = book({"a": ("visible", [[text(name) for name in NAMES], row, other, wrong])})

    found, _ = sifted(content, is_workbook=True)

    assert [one.is_refused for one in found] == [False, True, True]
    assert found[0].activity.transactions[0].value.amount == 400000
    assert [
        "without its value" in found[1].problems[0].said,
        "#DIV/0!" in found[2].problems[0].said,
    ] == [True, True]


def test_merged_cells_say_once_what_they_say_and_hold_their_rows_together():
    more = {"payment_date": "2031-04-01", "payment_amount": "7"}
    names = [text(name) for name in NAMES]
    rows = [
        names,
        cells(**ROW),
        cells(**more),
        cells(**more),
        cells(**ROW | {"identifier": "XA-2"}),
    ]
    columns = [
        chr(65 + NAMES.index(name)) for name in ("identifier", "title", "status", "payment_type")
    ]
    content = book({"a": ("visible", rows)}, merged=[f"{one}2:{one}4" for one in columns])

    found, _ = sifted(content, is_workbook=True)

    assert [(one.line, one.is_refused) for one in found] == [(2, False), (5, False)]
    assert [one.value.amount for one in found[0].activity.transactions] == [400000, 7, 7]


def test_shared_texts_are_read_without_what_says_how_they_are_spoken():
    said = "<r><t>港</t></r><r><t>口</t></r><rPh sb='0' eb='1'><t>ガンコウ</t></rPh>"
    row = cells(**ROW)
    row[NAMES.index("title")] = shared(0)
    row[NAMES.index("description")] = shared(1)
    texts = [said, "<t>one_x000A_two</t>"]
    content = book({"a": ("visible", [[text(name) for name in NAMES], row])}, texts=texts)

    (one,), _ = sifted(content, is_workbook=True)

    assert one.activity.title[0].text == "港口"
    assert one.activity.descriptions[0][1][0].text == "one\ntwo"


def bomb(name, content, times):
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book({"a": ("visible", [])}))) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for one in before.namelist():
            if one != name:
                after.writestr(one, before.read(one))
        with after.open(name, "w") as part:
            for _ in range(times):
                part.write(content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "times"),
    [
        ("xl/worksheets/sheet1.xml", b" " * 2**20, 40),
        (TEXTS, b" " * 2**20, 40),
        ("xl/styles.xml", b" " * 2**20, 17),
        (
            "xl/worksheets/sheet1.xml",
            b'<worksheet xmlns="http://a"><sheetData><row>' + b"<c><v>1</v></c>" * 2**16,
            1,
        ),
    ],
)
def test_a_bomb_is_refused(name, content, times):
    _, table = sifted(bomb(name, content, times), is_workbook=True)

    assert [one.code.partition(".")[0] for one in table.around] == ["table"]
    assert table.is_refused


def test_the_days_are_those_of_the_styles():
    assert DAY.count("<xf ") == 5


def number_cell(value, style=0):
    return f'<c s="{style}"><v>{value}</v></c>'


@pytest.mark.parametrize(
    ("value", "style", "said"),
    [
        ("NaN", 1, "NaN"),
        ("NaN", 0, "NaN"),
        ("Infinity", 1, "Infinity"),
        ("1E999999", 0, "1E999999"),
        ("1E-999999", 0, "1E-999999"),
        ("1E99999999999999999999", 0, "1E99999999999999999999"),
        ("1E20", 0, "1" + "0" * 20),
        ("46418", 1, "2031-02-01"),
        ("2957003", 1, "9999-12-31"),
        ("2957004", 1, "2957004"),
        ("2958465", 1, "2958465"),
    ],
)
def test_a_number_that_is_no_day_or_no_number_is_told_as_it_stands(value, style, said):
    content = book({"a": ("visible", [[number_cell(value, style)]])}, is_1904=True)

    assert [row.cells for row in rows_of_xlsx(io.BytesIO(content))] == [[said]]


def test_merged_cells_right_of_all_that_is_read_are_left_out():
    merged = ["A1:A2", "SF1:SF2", "SG1:SG2", "ZZZZZZZZZZZZ1:ZZZZZZZZZZZZ2"]  # SF is the 500th
    first = [text("a"), *[None] * (MOST_COLUMNS - 2), text("z")]
    content = book({"a": ("visible", [first, [text("")]])}, merged=merged)

    _, below = rows_of_xlsx(io.BytesIO(content))

    assert (below.cells[0], below.cells[-1], len(below.cells)) == ("a", "z", MOST_COLUMNS)
    assert below.repeated == {0, MOST_COLUMNS - 1}


def test_a_line_of_more_than_a_million_signs_is_refused_wherever_it_stands():
    held = []
    content = b"a,b\r\n1,2\r\n" + b"x" * (LARGEST_LINE + 1) + b",3\r\n"

    with pytest.raises(CannotRead) as refused:
        held.extend(row.cells for row in rows_of_csv(io.BytesIO(content)))

    assert (refused.value.problem, held) == ("table.too_large", [["a", "b"], ["1", "2"]])


@pytest.mark.parametrize(
    "mapping",
    [
        "columns: &a {x: title}\nonly: {b: *a}",
        "columns: {a: title}\nvalues: [a]",
        "columns: {a: title}\nvalues: hello",
        "columns: {a: title}\nalways: {currency: [USD]}",
        "columns: {a: title}\nwritten: {encoding: rot13}",
        "columns: {a: title}\nwritten: {encoding: zlib}",
        f"columns: {{a: title}}\nalways: {{currency: {'U' * 70000}}}",
    ],
    ids=["a name", "a list", "a word", "several", "rot13", "zlib", "large"],
)
def test_mapping_that_could_do_harm_or_says_nothing_is_refused(mapping):
    with pytest.raises(WrongMapping):
        mapping_from(mapping.encode())
