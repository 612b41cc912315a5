"""Tables of activities: the template is taken as it comes; a cell that cannot be taken is named; tables of others by a mapping."""

import io
import zipfile
from decimal import Decimal

import pytest

from consenso.core.formats.activity_tables import (
    FIELDS,
    WrongMapping,
    mapping_from,
    sift_table,
    template_csv,
    template_xlsx,
)

NAMES = [one.name for one in FIELDS]
EXAMPLE = {one.name: one.example for one in FIELDS}


def csv(*rows, names=NAMES, parted=","):
    lines = [names, *[[str(row.get(name, "")) for name in names] for row in rows]]
    return "\r\n".join(parted.join(line) for line in lines).encode()


def sifted(content, **more):
    found = sift_table(io.BytesIO(content), **more)
    return list(found.sifted()), found


def with_cell(content, cell, old):
    """Return a workbook with other XML in place of a cell's."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            told = before.read(name)
            if name.endswith("sheet1.xml"):
                assert old in told
                told = told.replace(old, cell)
            after.writestr(name, told)
        after.writestr(
            "xl/styles.xml",
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
        )
    return out.getvalue()


@pytest.mark.parametrize("is_workbook", [False, True])
def test_the_template_is_an_activity_without_errors(is_workbook):
    content = template_xlsx() if is_workbook else template_csv()

    (one,), found = sifted(content, is_workbook=is_workbook)

    assert (one.line, one.identifier, found.around) == (2, "XA-1-0007", [])
    assert [problem for problem in one.problems if problem.severity == "error"] == []
    activity = one.activity
    assert activity.title[0].text == "Hall of the harbour"
    assert activity.budgets[0].value.amount == Decimal("1250000.50")
    assert activity.transactions[0].provider.name[0].text == "Ministry of Aurelia"
    assert [one.percentage for one in activity.countries] == [60, 40]
    assert activity.locations[0].point.latitude == Decimal("-12.05")


def test_both_forms_say_the_same():
    (one,), _ = sifted(template_csv())
    (other,), _ = sifted(template_xlsx(), is_workbook=True)

    assert one.canonical == other.canonical


@pytest.mark.parametrize("parted", [",", ";", "\t"])
def test_further_rows_have_further_budgets_payments_places(parted):
    more = {
        "identifier": "XA-1-0007",
        "payment_type": "4",
        "payment_date": "2031-04-01",
        "payment_amount": "7",
    }
    example = EXAMPLE | {"countries": "XB", "title": "Hall"}

    found, _ = sifted(csv(example, more, example | {"identifier": "XA-1-8"}, parted=parted))

    assert [one.line for one in found] == [2, 4]
    assert [one.value.amount for one in found[0].activity.transactions] == [400000, 7]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "", "It is empty"),
        ("start", "1/2/2031", "is no day"),
        ("budget_amount", "1.250.000", "is no number"),
        ("budget_to", "", "It is empty: a budget has"),
        ("currency", "", "an amount has a currency"),
        ("countries", "XB 60; XC 20", "do not add up"),
        ("countries", "XB; XC", "have a share each"),
        ("sectors", "health and other things", "is no code"),
        ("longitude", "", "has latitude and longitude"),
        ("status", "", "It is empty"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(field, value, said):
    (one,), _ = sifted(csv(EXAMPLE | {field: value}))

    assert one.is_refused
    problem = next(one for one in one.problems if said in one.said)
    assert (problem.line, problem.activity) == (2, EXAMPLE["identifier"])
    assert (
        problem.said.startswith(
            f"row 2, column {chr(65 + NAMES.index(field)) if NAMES.index(field) < 26 else 'A' + chr(65 + NAMES.index(field) - 26)} ("
        )
        or field == "longitude"
    )


def test_a_further_row_says_nothing_of_its_own():
    more = {"identifier": "XA-1-0007", "status": "3"}

    (one,), _ = sifted(csv(EXAMPLE, more))

    assert [(problem.line, "leave the cell empty" in problem.said) for problem in one.problems] == [
        (3, True)
    ]


def test_days_and_numbers_of_a_workbook_are_read():
    old = b'<c t="inlineStr"><is><t>2031-02-01</t></is></c>'
    content = with_cell(template_xlsx(), b'<c s="1"><v>47880</v></c>', old)

    (one,), _ = sifted(content, is_workbook=True)

    assert one.activity.date("2").isoformat() == "2031-02-01"


@pytest.mark.parametrize(
    ("content", "is_workbook"),
    [
        (b"", False),
        (b"a,b\n1,2\n", False),
        (b"identifier,title,title\nx,y,z\n", False),
        ("identifier,title\nä,b\n".encode("latin-1"), False),
        (b"identifier,title\n", False),
        (b"no workbook", True),
        (template_xlsx()[:500], True),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(content, is_workbook):
    found, table = sifted(content, is_workbook=is_workbook)

    assert (found, table.is_refused) == ([], True)
    assert table.around[0].said[-1] in ".,:"


def test_what_was_sifted_before_is_skipped():
    rows = [EXAMPLE | {"identifier": f"XA-1-{number}", "countries": "XB"} for number in range(5)]

    whole, _ = sifted(csv(*rows))
    rest, _ = sifted(csv(*rows), skipped=3)

    assert [(one.place, one.canonical) for one in rest] == [
        (one.place, one.canonical) for one in whole[3:]
    ]


MAPPING = b"""
columns:
  Record ID: identifier
  Title: title
  Description: description
  Status: status
  Commitment Year: payment_date
  Start: start
  Amount (USD): payment_amount
  Recipient: countries
always:
  publisher: XD-LAB
  publisher_name: Laboratory of Delta
  currency: USD
  payment_type: "2"
values:
  status: {Completion: "4", Implementation: "2"}
  countries: {Borea: XB}
days:
  payment_date: "01-01"
"""
OTHERS = (
    b"Record ID,Title,Description,Status,Commitment Year,Start,Amount (USD),Recipient,Left out\n"
    b"53,Port,Builds it.,Completion,2015,2015-03-04,1000000,Borea,x\n"
)


def test_a_table_of_others_is_taken_by_a_mapping():
    (one,), _ = sifted(OTHERS, mapping=mapping_from(MAPPING))

    activity = one.activity
    assert not one.is_refused
    assert (activity.status, activity.countries[0].code) == ("4", "XB")
    assert activity.reporting.reference == "XD-LAB"
    (payment,) = activity.transactions
    assert (payment.type, payment.date.isoformat()) == ("2", "2015-01-01")
    assert (payment.value.amount, payment.value.currency) == (1000000, "USD")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"- a",
        b"columns: [a]",
        b"columns: {a: none}",
        b"columns: {a: title}\nmore: {}",
        b"a: [",
    ],
)
def test_what_is_no_mapping_is_refused(content):
    with pytest.raises(WrongMapping):
        mapping_from(content)
