"""What an activity says, in types; files in any encoding, of any length; what is no file of activities."""

import datetime as dt
import io
from decimal import Decimal

import pytest

from consenso.core.formats.iati import (
    Activity,
    ActivityDate,
    CannotRead,
    Classification,
    LegacyItem,
    LoanStatus,
    Money,
    Narrative,
    Organisation,
    RelatedActivity,
    read,
)
from tests.core.formats.iati.files import WHOLE, activity, document


@pytest.fixture(scope="module")
def whole() -> Activity:
    (one,) = read(io.BytesIO(WHOLE))
    return one


def test_who_what_when(whole: Activity):
    assert (whole.identifier, whole.line, whole.hierarchy) == ("XA-1-7", 2, "2")
    assert (whole.language, whole.currency, whole.is_humanitarian) == ("en", "USD", True)
    assert whole.title == (Narrative("en", "A hall"), Narrative("es", "Una sala"))
    assert [kind for kind, _ in whole.descriptions] == ["1", "2"]
    assert whole.descriptions[0][1] == (Narrative("en", "Built & kept"),)
    assert whole.reporting == Organisation(
        "XA-1", "10", (Narrative("en", "Aurelia"),), is_secondary=False
    )
    assert whole.participating == (
        Organisation("XB-1", "10", (Narrative("en", "Borea"),), "4", "XB-1-9", "10000"),
    )
    (other,) = whole.other_identifiers
    assert (other.reference, other.type, other.owner.reference) == ("OLD-7", "A1", "XC-1")
    assert whole.dates[0] == ActivityDate(
        "1", dt.date(2030, 1, 1), (Narrative("en", "As planned"),)
    )
    assert (whole.date("3"), whole.date("4")) == (dt.date(2032, 1, 1), None)
    (contact,) = whole.contacts
    assert (contact.emails, contact.job) == (("a@aurelia.example",), (Narrative("en", "Keeper"),))
    assert contact.addresses == ((Narrative("en", "Harbour 1"),),)


def test_where_and_for_what(whole: Activity):
    assert whole.countries == (
        Classification("AD", percentage=Decimal(60), name=(Narrative("en", "Andorra"),)),
    )
    assert whole.regions == (Classification("298", "1", percentage=Decimal(40)),)
    (location,) = whole.locations
    assert (location.point.latitude, location.point.longitude) == (
        Decimal("-12.5"),
        Decimal("31.25"),
    )
    assert (location.reach, location.exactness, location.feature) == ("1", "1", "ADM1")
    assert location.administrative[0].level == "1"
    assert [one.code for one in whole.sectors] == ["11110"]
    assert whole.tags[0].vocabulary_uri == "https://aurelia.example/tags"
    assert whole.budget_items[0] == "1"
    assert whole.budget_items[1][0].percentage == 100
    assert (whole.humanitarian_scopes[0].type, whole.policy_markers[0].significance) == ("1", "1")
    assert (whole.status, whole.scope, whole.collaboration_type) == ("2", "4", "1")
    assert (whole.flow_type, whole.finance_type, whole.tied_status) == ("10", "110", "5")
    assert [one.code for one in whole.aid_types] == ["C01"]


def test_money(whole: Activity):
    (budget,) = whole.budgets
    assert budget.value == Money(Decimal("50000.10"), "EUR", dt.date(2030, 1, 1))
    (planned,) = whole.planned_disbursements
    assert (planned.provider.activity, planned.receiver.activity) == ("XA-1-8", "XB-1-9")
    assert planned.value.currency == "USD"
    assert whole.capital_spend == Decimal("88.8")
    (paid,) = whole.transactions
    assert paid.value == Money(Decimal("-14155.0825000000"), "USD", dt.date(2030, 3, 2))
    assert str(paid.value.amount) == "-14155.0825000000"
    assert (paid.type, paid.date, paid.is_humanitarian) == ("2", dt.date(2030, 3, 1), False)
    assert (paid.provider.reference, paid.receiver.reference) == ("XA-1", "XB-1")
    assert (paid.aid_types[0].code, paid.channel) == ("C01", "2")


def test_documents_results_and_reports(whole: Activity):
    (document_link,) = whole.documents
    assert (document_link.categories, document_link.languages) == (("A01",), ("en",))
    assert document_link.date == dt.date(2030, 1, 2)
    assert whole.related == (RelatedActivity("XA-1-6", "1"),)
    assert whole.legacy == (LegacyItem("Nr", "7", "iati-identifier"),)
    assert whole.conditions.are_attached
    assert whole.conditions.conditions[0].type == "1"
    (result,) = whole.results
    (indicator,) = result.indicators
    (baseline,) = indicator.baselines
    assert (baseline.value, baseline.year, baseline.locations) == ("0", "2029", ("L1",))
    assert baseline.dimensions == (("sex", "female"),)
    (period,) = indicator.periods
    assert (period.targets[0].value, period.actuals[0].value) == ("10", "7")
    assert period.targets[0].comment == (Narrative("en", "Ten"),)
    report = whole.creditor_report
    assert (report.flags, report.loan.rate_2, report.channel) == (
        (("1", True),),
        Decimal(3),
        "10000",
    )
    assert report.status == LoanStatus(
        "2030", "USD", dt.date(2030, 12, 31), Decimal("1.5"), Decimal(20), Decimal(0), Decimal(0)
    )
    assert whole.forward_spending.forecasts[0].value.amount == 300
    assert whole.extensions[0].tag == "{urn:aurelia}note"


def test_what_is_not_said_is_empty():
    (one,) = read(io.BytesIO(b'<iati-activities version="2.03"><iati-activity/></iati-activities>'))

    assert (one.identifier, one.title, one.budgets, one.reporting) == ("", (), (), None)
    assert (one.creditor_report, one.forward_spending, one.conditions) == (None, None, None)
    assert (one.budget_items, one.capital_spend, one.date("1")) == (("", ()), None, None)


def test_an_identifier_stays_as_published():
    (one,) = read(io.BytesIO(document(activity(identifier=" XA-1-7\u00a0 "))))

    assert one.identifier == " XA-1-7\u00a0 "


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1", "windows-1252"]
)
def test_files_in_other_encodings_are_read(encoding: str):
    named = encoding.removesuffix("-sig")
    text = (
        f'<?xml version="1.0" encoding="{named}"?>\n'
        + document(activity(identifier="XA-1-é")).decode()
    )

    (one,) = read(io.BytesIO(text.encode(encoding)))

    assert (one.identifier, one.line) == ("XA-1-é", 3)


def test_pieces_are_cut_only_between_activities():
    hidden = "<!-- </iati-activity>\n<iati-activity > -->\n<![CDATA[<iati-activity>]]>" * 9
    spaces = " " * 40_000
    texts = [
        activity(
            f'<x:a xmlns:x="urn:a">{at}{hidden}{spaces}{hidden}</x:a>', identifier=f"XA-1-{at}"
        )
        for at in range(40)
    ]
    content = document(*texts)

    found = list(read(io.BytesIO(content)))

    assert [one.identifier for one in found] == [f"XA-1-{at}" for at in range(40)]
    assert [one.line for one in found] == _lines(content)
    assert all(one.extensions[0].text.count("<iati-activity>") == 18 for one in found)


def _lines(content: bytes) -> list[int]:
    at = "<iati-activity xml:lang"
    return [n for n, line in enumerate(content.decode().splitlines(), 1) if line.startswith(at)]


def test_a_comment_that_is_longer_than_a_piece_is_no_trouble():
    comment = "<!--" + "</iati-activity>\n<iati-activity>" * 20_000 + "-->\n"
    content = document(activity(identifier="XA-1-1"), comment, activity(identifier="XA-1-2"))

    found = list(read(io.BytesIO(content)))

    assert [one.identifier for one in found] == ["XA-1-1", "XA-1-2"]
    assert [one.line for one in found] == _lines(content)


def test_what_stands_beside_the_activities_is_kept():
    reading = read(io.BytesIO(WHOLE))

    assert len(list(reading)) == 1
    assert [(one.tag, one.text) for one in reading.rest] == [("{urn:aurelia}end", "that is all")]
    assert reading.head.get("{urn:aurelia}made-by") == "hand"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "form.not_well_formed"),
        (b"no XML", "form.not_well_formed"),
        (b"<iati-activities", "form.not_well_formed"),
        (b"<iati-activities version='2.03'>", "form.not_well_formed"),
        (b"<iati-activities version='2.03'></iati-activities><more/>", "form.not_well_formed"),
        (b"<iati-activities><a>&unknown;</a></iati-activities>", "form.not_well_formed"),
        (b"<iati-organisations version='2.03'/>", "form.not_activities"),
        (b"<iati-activities xmlns='urn:other'/>", "form.not_activities"),
        (b"<html><body/></html>", "form.not_activities"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><iati-activities>&b;</iati-activities>", "form.doctype"),
        (b"<!DOCTYPE a SYSTEM 'file:///etc/hostname'><iati-activities/>", "form.doctype"),
        (b"<?xml version='1.0' encoding='utf-7'?><iati-activities/>", "form.encoding"),
        (b"<?xml version='1.0' encoding='iso-8859-99'?><iati-activities/>", "form.encoding"),
        (b"\xff\xfe<\0\x00\xd8<\0", "form.encoding"),
        (b"\xff\xfe\0\0<\0\0\0", "form.encoding"),
        (b"<iati-activities version='1.04'/>", "version.not_read"),
        (
            b"<iati-activities>" + b"<a>" * 3000 + b"</a>" * 3000 + b"</iati-activities>",
            "form.too_large",
        ),
        (b"<iati-activities>" + b"<a/>" * 450_000 + b"</iati-activities>", "form.too_large"),
        (b"<iati-activities><a>" + b"a " * 9_000_000 + b"</a></iati-activities>", "form.too_large"),
    ],
)
def test_what_is_no_file_of_activities_is_refused(content: bytes, problem: str):
    with pytest.raises(CannotRead) as refused:
        list(read(io.BytesIO(content)))

    assert refused.value.problem == problem
    assert str(refused.value).endswith(".")


OPEN = b"<iati-activities version='2.03'>\n"
REASONS = [
    (OPEN + b"<iati-activity>\n<title", "form.not_well_formed", 3, "cut off"),
    (OPEN.decode().encode("utf-16")[:-1], "form.not_well_formed", 1, "cut off"),
    (OPEN + b"<a>caf\xe9</a>", "form.encoding", 2, "save it in UTF-8"),
    (b"<iati-activities version='\xe9'>", "form.encoding", 1, "save it in UTF-8"),
    (
        b"<?xml version='1.0' encoding='UTF-16'?><iati-activities/>",
        "form.encoding",
        1,
        "here it is not",
    ),
    (
        b"<?xml version='1.0' encoding='windows-1252'?>\n<iati-activities version='2.03'>\n\x81",
        "form.encoding",
        3,
        "here it is not",
    ),
    (b"PK\x03\x04 and more", "form.not_well_formed", 1, "unpacked"),
    (b"\n\n<?xml version='1.0'?><iati-activities/>", "form.not_well_formed", 3, "before <?xml"),
    (b"\n<!DOCTYPE html>\n<html/>", "form.not_activities", 2, "a web page"),
    (b"\n\n<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a/>", "form.doctype", 3, "take it out"),
    (b"<iati-activities xmlns='urn:other'/>", "form.not_activities", 1, "take its xmlns out"),
    (OPEN + b"<a>&nbsp;</a></iati-activities>", "form.not_well_formed", 2, "write the sign itself"),
    (OPEN + b"<a>\x0b</a></iati-activities>", "form.not_well_formed", 2, "take that sign out"),
    (OPEN + b"<a>B & C</a></iati-activities>", "form.not_well_formed", 2, "&amp;"),
    (OPEN + b"<x:a/></iati-activities>", "form.not_well_formed", 2, "prefix x"),
]


@pytest.mark.parametrize(("content", "problem", "line", "said"), REASONS)
def test_why_it_cannot_be_read_is_said_with_what_to_do(
    content: bytes, problem: str, line: int, said: str
):
    with pytest.raises(CannotRead) as refused:
        list(read(io.BytesIO(content)))

    assert (refused.value.problem, refused.value.line) == (problem, line)
    assert said in str(refused.value)
