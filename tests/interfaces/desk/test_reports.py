"""Reports at the desk: what is owed, written in parts by two people, filled in elsewhere, cleared and published."""

import datetime as dt
import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from consenso.core.ledger import digest_of
from consenso.domain.activities.actions import link
from consenso.domain.delivery.due import unasked
from consenso.domain.delivery.reporting import evidence_by_id, report
from consenso.domain.record.actions import amend
from consenso.domain.record.queries import public_document
from consenso.domain.submissions.actions import release_due
from consenso.domain.submissions.models import Submission
from consenso.domain.submissions.queries import due_releases
from tests import cast
from tests.core.formats.iati.files import activity, document
from tests.domain.intake.taking import AT, accepted
from tests.interfaces.desk.posting import form_of, signed_in, words

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
REPORTS = "/en/desk/meridian/reports/"
REPORT = f"{REPORTS}plan-2020-2022/2020/"
LAST = f"{REPORTS}plan-2023-2025/2025/"


@pytest.fixture
def people():
    return cast.make()


@pytest.fixture
def dora(people):
    return signed_in(people.actor("Dora"))


def answered(client, address=REPORT, **more):
    """Return the form as it stands with these answers on the one commitment of the plan."""
    form = form_of(client, address)
    return form | {f"{name}.m-2020-01": value for name, value in more.items()} | {"do": "save"}


def test_what_is_owed_is_listed_with_its_day(dora):
    page = words(dora.get(REPORTS))
    assert f'href="{REPORT}">Plan 2020-2022, 2020' in page
    assert "31 January 2021: it is past" in page
    assert "Each party reports on each year" in page
    assert page.count(">Report made<") == 2  # 2021 and 2022 are in the record


def test_report_is_saved_in_parts_and_counts_what_is_answered(dora):
    assert "0 of 1 answered" in words(dora.get(REPORT))
    dora.post(REPORT, answered(dora, stage="under_way"))
    assert "0 of 1 answered" in words(dora.get(REPORT))
    answer = dora.post(REPORT, answered(dora, status="Two ports.", figures="120,000,000 USD"))

    page = words(dora.get(answer["Location"]))
    assert "1 of 1 answered" in page
    [row] = Submission.objects.filter(kind="report")
    assert row.document["lines"] == [
        {
            "commitment": "m-2020-01",
            "stage": "under_way",
            "status": {"en": "Two ports."},
            "figures": [{"quantity": 120000000, "currency": "USD"}],
        }
    ]
    assert row.level == "delegation"
    assert "Every commitment is answered." in words(dora.get(f"{REPORT}?show=unanswered"))


def test_two_colleagues_keep_both(people, dora):
    ana = signed_in(people.actor("Ana"))
    first = answered(dora, stage="done", status="Ours.", limits="Fog.")
    dora.post(REPORT, answered(dora, stage="done", status="Begun."))
    second = answered(ana, status="Hers.", results="Three ports.")
    mine = answered(dora, status="Mine.", limits="Fog.")
    ana.post(REPORT, second)

    answer = dora.post(REPORT, mine)

    page = words(answer)
    assert answer.status_code == 409
    assert "A colleague wrote meanwhile: Hers." in page
    assert "Mine.</textarea>" in page
    line = Submission.objects.get(kind="report").document["lines"][0]
    assert line["status"] == {"en": "Hers."}
    assert line["limits"] == {"en": "Fog."}
    assert line["results"] == {"en": "Three ports."}
    # Who began before anything was saved meets it too: no second submission.
    assert dora.post(REPORT, first).status_code == 409
    assert Submission.objects.filter(kind="report").count() == 1


def test_what_cannot_be_taken_is_marked_and_the_rest_is_saved(dora):
    answer = dora.post(REPORT, answered(dora, stage="done", status="Done.", figures="many"))
    page = words(answer)
    assert answer.status_code == 422
    assert "does not begin with a number" in page
    assert "many</textarea>" in page
    assert "1 of 1 answered" in page


def test_last_report_is_a_beginning_and_marked(dora):
    address = f"{REPORTS}plan-2020-2022/2022/"
    assert "This report is public." in words(dora.get(address))
    page = words(dora.get(address))
    assert "Two of three ports have their loan." in page


EVIDENCE = {
    "new-title.m-2020-01": "Harbour accounts",
    "new-address.m-2020-01": "https://example.org/accounts",
    "new-publisher.m-2020-01": "Harbour Bank of Aurelia",
    "new-language.m-2020-01": "es",
    "new-date.m-2020-01": "2021-01",
    "new-copy.m-2020-01": "AB" * 32 + " https://example.org/kept/accounts",
}


def test_evidence_that_is_added_becomes_a_submission_of_its_own(dora):
    dora.post(REPORT, answered(dora, stage="done", status="Done.") | EVIDENCE)
    [row] = Submission.objects.filter(kind="evidence")
    line = Submission.objects.get(kind="report").document["lines"][0]
    assert line["evidence"] == [row.identifier]
    assert row.document["publisher"] == {"en": "Harbour Bank of Aurelia"}
    assert (row.document["language"], row.document["date"]) == ("es", "2021-01")
    assert row.document["archived"] == [
        {"kind": "web_archive", "sha256": "ab" * 32, "address": "https://example.org/kept/accounts"}
    ]
    page = words(dora.get(REPORT))
    assert f'value="{row.identifier}" checked> Harbour accounts (not public yet)' in page
    # It goes with the report, which waits as one that is due.
    assert words(dora.get("/en/desk/meridian/")).count("Finish what your delegation began") == 0


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"new-address.m-2020-01": "accounts"}, "begins with https://"),
        ({"new-date.m-2020-01": "last year"}, "is not a date"),
        ({"new-copy.m-2020-01": "in the cellar"}, "64 digits"),
    ],
)
def test_evidence_that_cannot_be_taken_stays_in_its_fields(dora, wrong, why):
    answer = dora.post(REPORT, answered(dora, stage="done", status="Done.") | EVIDENCE | wrong)
    page = words(answer)
    assert answer.status_code == 422
    assert why in page
    assert 'value="Harbour Bank of Aurelia"' in page
    assert not Submission.objects.filter(kind="evidence").exists()
    assert Submission.objects.get(kind="report").document["lines"][0]["stage"] == "done"


def test_report_goes_on_with_its_evidence(people, dora):
    answer = dora.post(
        REPORT, answered(dora, stage="done", status="Done.") | EVIDENCE | {"do": "over"}
    )
    over = f"{REPORT}on/"
    assert answer["Location"] == over
    page = words(dora.get(over))
    assert "1 piece of evidence goes with it." in page
    assert "Publish the report" not in page
    assert dora.post(over, form_of(dora, over) | {"do": "publish"}).status_code == 403
    dora.post(over, form_of(dora, over) | {"do": "ready"})
    ana = signed_in(people.actor("Ana"))
    assert words(ana.get("/en/desk/meridian/")).count("Clear a submission") == 1
    row = Submission.objects.get(kind="report")
    assert f'href="{over}"' in words(ana.get(f"/en/desk/meridian/submissions/{row.pk}/"))
    read = form_of(ana, over) | {"do": "publish"}
    dora.post(REPORT, answered(dora, status="Done, we think."))

    assert ana.post(over, read).status_code == 409
    assert Submission.objects.filter(state="open").count() == 2
    answer = ana.post(over, form_of(ana, over) | {"do": "publish"})

    assert answer["Location"] == f"{over}?done=published"
    held = report("meridian", "report-xa-2020-plan-2020-2022")
    assert held.lines[0].status == {"en": "Done, we think."}
    assert (
        evidence_by_id("meridian", held.lines[0].evidence)[held.lines[0].evidence[0]].language
        == "es"
    )
    assert "It is published" in words(ana.get(answer["Location"]))
    assert not Submission.objects.filter(state="open").exists()


def test_report_that_is_due_waits_once_and_not_again_as_begun(dora):
    before = words(dora.get("/en/desk/meridian/"))
    assert before.count("A report on a plan is due") == 4  # one for each year that is missing
    assert before.count("Plan 2023-2025, 2025") == 1
    dora.post(LAST, {"row": "m-2023-01", "status.m-2023-01": "Begun.", "version": "0"})
    page = words(dora.get("/en/desk/meridian/"))
    assert page.count("A report on a plan is due") == 4
    assert "Finish what your delegation began" not in page


def test_what_keeps_evidence_from_being_public_keeps_the_report(people, dora):
    dora.post(REPORT, answered(dora, stage="done", status="Done.") | EVIDENCE)
    row = Submission.objects.get(kind="evidence")
    row.document = row.document | {"kind": "hearsay"}
    row.save()
    ana = signed_in(people.actor("Ana"))
    over = f"{REPORT}on/"
    assert "Publish the report" not in words(ana.get(over))
    row.document = row.document | {"kind": "self_report", "date": "never"}
    row.save()

    answer = ana.post(over, form_of(ana, over) | {"do": "publish"})

    assert answer.status_code == 422
    assert Submission.objects.filter(state="open").count() == 2


def test_what_is_begun_is_to_be_ended_before_the_report_goes_on(people, dora):
    dora.post(REPORT, answered(dora, status="Done."))
    page = words(signed_in(people.actor("Ana")).get(f"{REPORT}on/"))
    assert "page=1#c-m-2020-01" in page
    assert "Publish the report" not in page
    assert dora.get(f"{LAST}on/").status_code == 404


def test_head_sends_the_report_with_its_evidence(people, dora):
    dora.post(REPORT, answered(dora, stage="done", status="Done.") | EVIDENCE)
    ana = signed_in(people.actor("Ana"))
    ana.post(f"{REPORT}on/", form_of(ana, f"{REPORT}on/") | {"do": "send"})
    assert {row.level for row in Submission.objects.all()} == {"secretariat"}
    page = words(ana.get(f"{REPORT}on/"))
    assert "Send to the secretariat" not in page
    assert "Publish the report" in page

    sena = signed_in(people.actor("Sena"))
    assert words(sena.get("/en/desk/meridian/")).count("Decide on a submission") == 1
    row = Submission.objects.get(kind="report")
    address = f"/en/desk/meridian/submissions/{row.pk}/"
    assert "Evidence that goes with it" in words(sena.get(address))
    assert sena.post(f"{address}publish/", {"version": row.version}).status_code == 409
    assert report("meridian", "report-xa-2021").id  # what was public stays
    answer = sena.post(f"{address}publish/", form_of(sena, address))
    assert answer["Location"].endswith("done=published")
    assert report("meridian", row.identifier).lines[0].evidence
    assert not Submission.objects.filter(state="open").exists()


def test_report_under_embargo_takes_its_evidence_along(people, dora):
    dora.post(REPORT, answered(dora, stage="done", status="Done.") | EVIDENCE)
    ana = signed_in(people.actor("Ana"))
    row = Submission.objects.get(kind="report")
    address = f"/en/desk/meridian/submissions/{row.pk}/"
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=3)
    moment = {"day": later.date().isoformat(), "time": "09:00"}
    answer = ana.post(f"{address}embargo/", form_of(ana, address) | moment)
    assert answer["Location"].endswith("done=embargo")
    assert Submission.objects.filter(release_at__isnull=False).count() == 2

    for forum, identifier in due_releases(later + dt.timedelta(days=1)):
        release_due(at=later + dt.timedelta(days=1), forum=forum, identifier=identifier)

    assert not Submission.objects.filter(state="open").exists()
    assert report("meridian", row.identifier).lines[0].evidence


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_form_comes_back_filled_in(dora, ending):
    dora.post(REPORT, answered(dora, stage="under_way", status="Two ports.", limits="=1+1"))
    file = dora.get(f"{REPORT}form.{ending}").content
    dora.post(REPORT, answered(dora, stage="done", status="Three ports."))

    answer = dora.post(f"{REPORT}upload/", {"file": SimpleUploadedFile(f"f.{ending}", file)})

    page = words(answer)
    assert "Changed." in page
    assert "How it stands, in your words: Three ports." in page
    line = Submission.objects.get(kind="report").document["lines"][0]
    assert line["status"] == {"en": "Two ports."}
    assert line["limits"] == {"en": "=1+1"}


@pytest.fixture
def material(dora):
    """A linked activity, and figures of two years that are reported already."""
    accepted(document(activity('<sector code="11110"/>', other="")))
    said = {"relation": "progress", "why": "It says so.", "at": AT, "by": "secretariat"}
    link(forum="meridian", source="harbours", identifier="XA-1-7", commitment="m-2020-01", **said)
    document_ = public_document("meridian", "report", "report-xa-2021")
    line = document_["lines"][0] | {"figures": [{"quantity": 60000000, "currency": "USD"}]}
    amend(
        forum="meridian", kind="report", identifier="report-xa-2021",
        document=document_ | {"lines": [line]}, base=digest_of(document_), at=AT,
        by="secretariat", reason="Its figure.", sources=["https://example.org/r"],
    )  # fmt: skip
    return dora


def test_linked_activities_and_earlier_figures_stand_beside_the_fields(material):
    page = words(material.get(f"{REPORTS}plan-2020-2022/2022/"))
    assert "In earlier reports: 2021: 60000000 USD. Give what was done in all so far" in page
    assert "Together" not in page
    assert (
        'href="/en/meridian/activities/harbours/XA-1-7/">A hall (shows progress): Aurelia' in page
    )
    assert "In earlier reports" not in words(material.get(REPORT))  # 2020 is the first year


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_the_form_to_fill_in_elsewhere_has_that_material_too(material, ending):
    content = material.get(f"{REPORTS}plan-2020-2022/2022/form.{ending}").content
    part = "word/document.xml" if ending == "docx" else "xl/worksheets/sheet1.xml"
    text = re.sub(r"<[^>]+>", "", zipfile.ZipFile(io.BytesIO(content)).read(part).decode())
    assert "Linked activity: A hall (shows progress): Aurelia" in text
    assert "In earlier reports: 2021: 60000000 USD." in text


def test_what_is_no_form_is_told(dora):
    answer = dora.post(f"{REPORT}upload/", {"file": SimpleUploadedFile("f.docx", b"no")})
    assert answer.status_code == 422
    assert "It cannot be read" in words(answer)


def test_head_publishes_the_report(people, dora):
    dora.post(REPORT, answered(dora, stage="done", status="Three ports."))
    row = Submission.objects.get(kind="report")
    ana = signed_in(people.actor("Ana"))
    ana.post(f"/en/desk/meridian/submissions/{row.pk}/publish/", {"version": row.version})
    assert report("meridian", row.identifier).lines[0].status == {"en": "Three ports."}


@pytest.mark.parametrize(("name", "status"), [("Sena", 403), ("Otto", 403), ("Iris", 403)])
def test_others_have_no_reports(people, name, status):
    assert signed_in(people.actor(name)).get(REPORTS).status_code == status


def test_without_a_rule_no_date_is_named(dora, people):
    from consenso.core.ledger import digest_of
    from consenso.domain.record.queries import public_document

    forum = public_document("meridian", "forum", "meridian")
    amend(
        forum="meridian",
        kind="forum",
        identifier="meridian",
        document={name: value for name, value in forum.items() if name != "reporting"},
        base=digest_of(forum),
        at=people.at,
        by="secretariat",
        reason="It has none.",
        sources=["https://example.org/rules"],
    )
    page = words(dora.get(REPORTS))
    assert "has no rule on record" in page
    assert "it is past" not in page


def test_plan_whose_last_year_is_not_known_asks_for_no_report_and_says_why(people, dora):
    plan = public_document("meridian", "text", "plan-2020-2022")
    amend(
        forum="meridian", kind="text", identifier=plan["id"], document=plan | {"period": {"from": 2020}},
        base=digest_of(plan), at=people.at, by="secretariat", reason="It does not say.",
        sources=["https://example.org/plan"],
    )  # fmt: skip
    said = "No report is asked for on “Plan 2020-2022”: the record does not say from which year to which it runs."
    page = words(dora.get(REPORTS))
    assert said in page
    assert REPORT not in page
    assert said in words(signed_in(people.actor("Sena")).get("/en/desk/meridian/reporting/"))
    assert "Plan 2023-2025”: the record" not in page
    assert dora.get(REPORT).status_code == 404


def test_plans_of_others_alone_are_not_named_to_a_party(people):
    plan = public_document("meridian", "text", "plan-2020-2022")
    amend(
        forum="meridian", kind="text", identifier=plan["id"], document=plan | {"period": {"from": 2020}},
        base=digest_of(plan), at=people.at, by="secretariat", reason="It does not say.",
        sources=["https://example.org/plan"],
    )  # fmt: skip
    assert [one.id for one in unasked("meridian")] == ["plan-2020-2022"]
    assert [one.id for one in unasked("meridian", "XB")] == ["plan-2020-2022"]  # by its bloc
    assert unasked("meridian", "XZ") == ()


def test_way_to_reports_stands_where_there_are_any(people, dora):
    assert f'href="{REPORTS}"' in words(dora.get("/en/desk/meridian/"))
    sena = words(signed_in(people.actor("Sena")).get("/en/desk/meridian/"))
    assert f'href="{REPORTS}"' not in sena
    assert 'href="/en/desk/meridian/linking/"' in sena
