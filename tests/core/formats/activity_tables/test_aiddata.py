"""The mapping for AidData's table of Chinese development finance that comes along, tried on rows of our own in the form of that table."""

import datetime as dt
import io
from decimal import Decimal

import pytest

from consenso.core.formats.activity_tables import built_in, mapping_from, sift_table
from tests.core.formats.activity_tables.workbooks import book, day, text

MAPPING = mapping_from(built_in("aiddata-gcdf-3"))
COLUMNS = [
    *(
        "AidData Record ID",
        "Recommended For Aggregates",
        "AidData Parent ID",
        "Umbrella",
        "Financier Country",
    ),
    *(
        "Recipient",
        "Recipient ISO-3",
        "Recipient Region",
        "Commitment Year",
        "Implementation Start Year",
    ),
    *(
        "Completion Year",
        "Title",
        "Description",
        "Staff Comments",
        "Status",
        "Intent",
        "Flow Type",
        "Flow Class",
    ),
    *(
        "Sector Code",
        "Sector Name",
        "Funding Agencies",
        "Direct Receiving Agencies",
        "Implementing Agencies",
    ),
    *(
        "Amount (Original Currency)",
        "Original Currency",
        "Amount (Constant USD 2021)",
        "Amount (Nominal USD)",
    ),
    *("Commitment Date (MM/DD/YYYY)", "Planned Implementation Start Date (MM/DD/YYYY)"),
    *("Actual Implementation Start Date (MM/DD/YYYY)", "Planned Completion Date (MM/DD/YYYY)"),
    "Actual Completion Date (MM/DD/YYYY)",
]
PORT = {
    "AidData Record ID": "901",
    "Recommended For Aggregates": "Yes",
    "Recipient": "Borea",
    "Recipient ISO-3": "XXB",
    "Commitment Year": "2015",
    "Implementation Start Year": "2016",
    "Title": "A port, and a road to it",
    "Description": "It is built.\nAnd kept.",
    "Status": "Completion",
    "Sector Code": "210",
    "Funding Agencies": "Bank of Delta|Fund of Delta",
    "Direct Receiving Agencies": "Ministry of Borea",
    "Amount (Original Currency)": "1250000.5",
    "Original Currency": "USD",
    "Commitment Date (MM/DD/YYYY)": "03/04/2015",
    "Actual Completion Date (MM/DD/YYYY)": "12/31/2019",
}
ROWS = [
    PORT,
    PORT | {"AidData Record ID": "902", "Recommended For Aggregates": "No"},
    PORT
    | {
        "AidData Record ID": "903",
        "Amount (Original Currency)": "",
        "Original Currency": "",
        "Description": "",
    },
    PORT
    | {
        "AidData Record ID": "904",
        "Implementation Start Year": "",
        "Commitment Date (MM/DD/YYYY)": "",
    },
    PORT | {"AidData Record ID": "905", "Status": "Pipeline: Pledge", "Recipient ISO-3": "BRB"},
]


def as_csv():
    quoted = [
        ['"{}"'.format(row.get(name, "").replace('"', '""')) for name in COLUMNS] for row in ROWS
    ]
    return "\n".join(map(",".join, [[f'"{name}"' for name in COLUMNS], *quoted])).encode()


def as_workbook():
    def cell(name, said):
        if name.endswith("(MM/DD/YYYY)") and said:
            month, on, year = map(int, said.split("/"))
            return day((dt.date(year, month, on) - dt.date(1899, 12, 30)).days, 1)
        return text(said)

    rows = [[cell(name, row.get(name, "")) for name in COLUMNS] for row in ROWS]
    notes = ("visible", [[text("What the columns mean")]])
    return book(
        {"Notes": notes, "GCDF_3.0": ("visible", [[text(name) for name in COLUMNS], *rows])}
    )


@pytest.mark.parametrize(("made", "is_workbook"), [(as_csv, False), (as_workbook, True)])
def test_rows_of_that_form_are_taken(made, is_workbook):
    table = sift_table(io.BytesIO(made()), is_workbook=is_workbook, mapping=MAPPING)
    found = list(table.sifted())

    assert [one.identifier for one in found] == [
        f"AidData-{number}" for number in (901, 903, 904, 905)
    ]
    assert [problem.said for one in found for problem in one.problems if problem.refuses] == []
    assert [one.code for one in table.around] == ["table.left_out"]
    port, without_amount, without_day, pledged = (one.activity for one in found)
    assert (port.status, port.date("2"), port.date("4")) == (
        "4",
        dt.date(2016, 1, 1),
        dt.date(2019, 12, 31),
    )
    assert [(one.code, one.vocabulary) for one in port.sectors] == [("210", "2")]
    (payment,) = port.transactions
    assert (payment.type, payment.date, payment.receiver.name[0].text) == (
        "2",
        dt.date(2015, 3, 4),
        "Ministry of Borea",
    )
    assert (payment.value.amount, payment.value.currency) == (Decimal("1250000.5"), "USD")
    assert (without_amount.transactions, without_amount.descriptions[0][1][0].text) == (
        (),
        PORT["Title"],
    )
    assert (without_day.transactions[0].date, without_day.date("2")) == (
        dt.date(2015, 1, 1),
        dt.date(2015, 1, 1),
    )
    assert (pledged.status, pledged.countries[0].code) == ("1", "BB")


def test_a_table_without_its_columns_is_told_so():
    table = sift_table(io.BytesIO(b"Title,Recommended For Aggregates\nA,Yes\n"), mapping=MAPPING)
    list(table.sifted())

    assert table.is_refused
    assert "takes for “identifier”" in table.around[-1].said
