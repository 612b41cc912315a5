"""Importing a text at the desk: sent or fetched, put right beside the original, published."""

import ipaddress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from consenso.domain.accounts.models import Person
from consenso.domain.imports.models import TextImport
from consenso.domain.texts.contents import content, outline_of
from tests import cast
from tests.domain.imports.test_fetching import site  # noqa: F401  # a fixture
from tests.interfaces.desk.posting import form_of, posted_by, words
from tests.texts import FIRST, path_of

pytestmark = pytest.mark.usefixtures("meridian", "second_factor_offered")
TEXTS = "/en/desk/meridian/texts/"
IMPORT = f"{TEXTS}plan-2020-2022/import/"
PLAN = path_of(FIRST, "en").read_bytes()


@pytest.fixture
def sena():
    people = cast.make()
    client = Client()
    client.force_login(Person.objects.get(pk=people.person("Sena").pk))
    return client


def sent(client, body=PLAN, name="plan.txt", **more):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, body), **more})


def test_text_is_sent_looked_at_and_published(sena):
    answer = sent(sena, language="en")
    address = answer["Location"].partition("?")[0]
    page = words(sena.get(answer["Location"]))
    assert "The file was read" in page
    assert "1.2 The Parties shall keep at least 12 lighthouses" in page  # the original, as it stood

    done = sena.post(address, form_of(sena, address) | {"do": "publish"})

    assert done["Location"] == "/en/meridian/texts/plan-2020-2022/in/en/"
    held = outline_of(content("meridian", "plan-2020-2022", "en"))
    assert "12 lighthouses" in str(held.paragraphs)
    assert words(sena.get(TEXTS)).count(">English</td>") == 1
    assert sena.get(address).status_code == 404


def test_parts_are_put_right_by_their_buttons(sena):
    address = sent(sena, language="en")["Location"].partition("?")[0]
    form = form_of(sena, address)
    places = {values[0]: name for name, values in form.items() if name.startswith("text.")}
    [keeps] = [name for text, name in places.items() if text.startswith("The Parties shall keep")]
    place = keeps.partition(".")[2]

    typed = form | {
        f"text.{place}": "The Parties shall keep\r\n\r\n(a) at least 12 lighthouses.",
        f"kind.{place}": "point",
        f"number.{place}": "1.2",
        "do": f"split.{place}",
    }
    answer = sena.post(address, typed)
    [row] = TextImport.objects.all()
    parts = row.outline["paragraphs"]
    at = int(place)
    assert [(one["kind"], one["number"], one["text"]) for one in parts[at : at + 2]] == [
        ("point", "1.2", "The Parties shall keep"),
        ("point", "(a)", "at least 12 lighthouses."),
    ]
    assert answer["Location"].endswith(f"#part-{at - 1}")

    sena.post(address, form_of(sena, address) | {"do": f"join.{at + 1}"})
    row.refresh_from_db()
    assert row.outline["paragraphs"][at]["text"] == (
        "The Parties shall keep (a) at least 12 lighthouses."
    )

    before = len(row.outline["paragraphs"])
    sena.post(address, form_of(sena, address) | {"do": f"remove.{at}"})
    row.refresh_from_db()
    assert len(row.outline["paragraphs"]) == before - 1
    assert "12 lighthouses" in words(sena.get(address))  # in the file still, and in no part


def test_depth_makes_the_parent(sena):
    address = sent(sena, b"Plan\n\n1. We will:\n\n2. meet.\n", language="en")["Location"]
    address = address.partition("?")[0]
    form = form_of(sena, address)
    last = max(int(name.partition(".")[2]) for name in form if name.startswith("depth."))

    sena.post(address, form | {f"depth.{last}": "1", "do": "save"})

    [row] = TextImport.objects.all()
    parts = row.outline["paragraphs"]
    assert parts[-1]["parent"] == parts[-2]["id"]


def test_second_writer_loses_nothing(sena):
    address = sent(sena, language="en")["Location"].partition("?")[0]
    mine, theirs = form_of(sena, address), form_of(sena, address)
    sena.post(address, theirs | {"title": "Theirs", "do": "save"})

    answer = sena.post(address, mine | {"title": "Mine", "do": "save"})

    assert answer.status_code == 409
    assert "Somebody else changed this meanwhile" in words(answer)
    assert 'value="Mine"' in words(answer)
    assert TextImport.objects.get().outline["title"] == "Theirs"
    sena.post(address, posted_by(words(answer)) | {"do": "save"})
    assert TextImport.objects.get().outline["title"] == "Mine"


def test_text_of_many_parts_is_put_right_page_by_page(sena):
    body = b"\n\n".join(b"%d. We will meet in place %d." % (n, n) for n in range(1, 96))
    address = sent(sena, body, language="en")["Location"].partition("?")[0]

    second = f"{address}?page=2"
    form = form_of(sena, second)
    assert form["first"] == ["40"]
    answer = sena.post(address, form | {"text.41": "We will meet elsewhere.", "do": "save"})

    assert "page=2" in answer["Location"]
    parts = TextImport.objects.get().outline["paragraphs"]
    assert [one["text"] for one in parts[40:43]] == [
        "We will meet in place 41.",
        "We will meet elsewhere.",
        "We will meet in place 43.",
    ]
    assert len(parts) == 95


def test_text_is_fetched_from_an_address(sena, site, settings):  # noqa: F811
    refused = sena.post(IMPORT, {"address": f"{site}/plan"})
    assert refused.status_code == 422
    assert "is not on the public web" in words(refused)

    settings.FETCH_NETWORKS = (ipaddress.ip_network("127.0.0.0/8"),)
    answer = sena.post(IMPORT, {"address": f"{site}/plan", "language": "en"})

    assert answer.status_code == 302
    row = TextImport.objects.get()
    assert (row.address, row.file_name) == (f"{site}/plan", "plan.html")
    assert row.outline["paragraphs"][0]["text"] == "We will meet."


@pytest.mark.parametrize(
    ("posted", "said"),
    [
        ({}, "one of the two"),
        ({"address": "javascript:alert(1)"}, "It cannot be fetched"),
        ({"file": SimpleUploadedFile("a.txt", b"   ")}, "empty"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 broken")}, "It cannot be read"),
    ],
)
def test_what_is_wrong_is_said_at_the_form(sena, posted, said):
    answer = sena.post(IMPORT, posted)

    assert answer.status_code == 422
    assert said in words(answer)
    assert not TextImport.objects.exists()


def test_file_that_is_too_large_is_refused_while_it_comes(sena):
    answer = sent(sena, b"x" * (26 * 1024**2))

    assert answer.status_code == 413
    assert not TextImport.objects.exists()


def test_no_file_is_taken_where_none_is_asked_for(sena):
    answer = sena.post(
        "/en/desk/meridian/profile/", {"name": "S", "file": SimpleUploadedFile("a.txt", b"x")}
    )

    assert answer.status_code == 413


def test_import_is_left(sena):
    address = sent(sena)["Location"].partition("?")[0]

    done = sena.post(f"{address}drop/", follow=True)

    assert "The import is left" in words(done)
    assert TextImport.objects.get().source == ""


def test_language_is_kept_as_the_record_writes_it(sena):
    chinese = path_of(FIRST, "zh-Hans").read_bytes()
    address = sent(sena, chinese)["Location"].partition("?")[0]
    assert TextImport.objects.get().language == "zh-Hans"
    assert form_of(sena, address)["language"] == ["zh-Hans"]


def test_language_that_is_none_of_the_six_stays(sena):
    xml = (
        b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="plan"><meta>'
        b'<identification source="#x"><FRBRExpression><FRBRlanguage language="deu"/></FRBRExpression>'
        b'</identification></meta><mainBody><paragraph eId="para_1"><num>1.</num><content><p>Wir treffen uns.'
        b"</p></content></paragraph></mainBody></doc></akomaNtoso>"
    )
    address = sent(sena, xml, "plan.xml")["Location"].partition("?")[0]
    form = form_of(sena, address)
    assert form["language"] == ["de"]

    sena.post(address, form | {"do": "save"})

    assert TextImport.objects.get().outline["language"] == "de"


def test_numbers_that_are_none_move_nothing(sena):
    address = sent(sena, language="en")["Location"].partition("?")[0]
    before = TextImport.objects.get().outline

    for said in ("x", "²", "1" * 5000, "-1", ""):
        assert sena.get(f"{address}?page={said}").status_code == 200
        for strange in ({"do": f"join.{said}"}, {"first": said, "do": "save"}):
            posted = form_of(sena, address) | strange
            assert sena.post(address, posted).status_code == 302
        typed = form_of(sena, address) | {"depth.0": said, "do": "save"}
        assert sena.post(address, typed).status_code == 302
        assert sena.post(address, typed | {"version": said}).status_code in (302, 409)

    assert TextImport.objects.get().outline == before
