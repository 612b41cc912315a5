"""What the elements are, how a text is identified, and what cannot be written."""

from dataclasses import replace

import pytest
from lxml import etree

from consenso.core.formats.akn import CannotWrite, Metadata, write
from consenso.core.outline import Outline
from tests.core.formats.akn.outlines import LANGUAGES, PLAN, needs_schema, part, plan, validated

A = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
CODES = {"en": "eng", "es": "spa", "pt": "por", "fr": "fra", "nl": "nld", "zh-Hans": "zho"}


def tree(outline: Outline, metadata: Metadata = PLAN) -> etree._Element:
    return etree.fromstring(write(outline, metadata))


def value(root: etree._Element, level: str, name: str) -> str:
    return root.find(f".//{A}{level}/{A}{name}").get("value")


def element_of(root: etree._Element, identifier: str) -> etree._Element:
    (found,) = root.xpath("//*[@eId=$id]", id=identifier)
    return found


@pytest.mark.parametrize(
    ("kind", "element", "subtype"),
    [
        ("resolution", "statement", "deliberation"),
        ("decision", "statement", "deliberation"),
        ("declaration", "statement", "declaration"),
        ("communique", "statement", "declaration"),
        ("plan", "doc", "plan"),
        ("Plan d’action", "doc", "plan-d-action"),
    ],
)
def test_a_body_states_and_a_plan_is_a_document(kind: str, element: str, subtype: str):
    root = tree(plan("en"), replace(PLAN, kind=kind))

    assert root[0].tag == f"{A}{element}"
    assert root[0].get("name") == kind
    assert value(root, "FRBRWork", "FRBRsubtype") == subtype


def test_a_resolution_of_the_united_nations_has_the_address_of_akn4un():
    metadata = Metadata(
        kind="resolution",
        date="2031-11-15",
        number="76/1",
        author="general-assembly",
        jurisdiction="un",
    )

    root = tree(plan("en"), metadata)

    work = "/akn/un/statement/deliberation/general-assembly/2031-11-15/76-1"
    assert value(root, "FRBRWork", "FRBRuri") == work
    assert value(root, "FRBRWork", "FRBRthis") == f"{work}/!main"
    assert value(root, "FRBRExpression", "FRBRuri") == f"{work}/eng@2031-11-15"
    assert value(root, "FRBRManifestation", "FRBRthis") == f"{work}/eng@2031-11-15/!main.xml"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_an_expression_of_one_work(language: str):
    root = tree(plan(language))

    work = "/akn/xx/doc/plan/meridian-forum/2031-12-03/action-plan-2032"
    assert value(root, "FRBRWork", "FRBRuri") == work
    assert value(root, "FRBRExpression", "FRBRuri") == f"{work}/{CODES[language]}@2031-12-03"
    assert root.find(f".//{A}FRBRlanguage").get("language") == CODES[language]
    assert value(root, "FRBRExpression", "FRBRauthoritative") == "true"


def test_the_author_and_the_number_are_shown():
    root = tree(plan("en"))

    href = root.find(f".//{A}FRBRWork/{A}FRBRauthor").get("href")
    author = element_of(root, href.lstrip("#"))
    assert (author.tag, author.get("showAs")) == (f"{A}TLCOrganization", "Meridian Forum")
    assert root.find(f".//{A}FRBRnumber").get("showAs") == "Plan 2032–2034"


@needs_schema
def test_what_is_not_known_has_the_convention_s_words():
    content = write(plan("en"), Metadata())

    root = etree.fromstring(content)
    assert value(root, "FRBRWork", "FRBRuri") == "/akn/xx/doc/doc/9999-01-01/nn"
    assert root.find(f".//{A}FRBRWork/{A}FRBRdate").get("name") == "unknown"
    assert validated(content) == []


@pytest.mark.parametrize(
    ("identifier", "element", "within"),
    [
        ("title", "longTitle", "preface"),
        ("rec_2", "recital", "preamble"),
        ("rec_2__point_a", "item", "preamble"),
        ("sec_I", "section", "mainBody"),
        ("chp_2__art_3", "article", "mainBody"),
        ("para_1", "paragraph", "mainBody"),
        ("para_1__point_a", "point", "mainBody"),
        ("note_1", "authorialNote", "paragraph"),
        ("closing_1", "p", "conclusions"),
        ("annex_1", "attachment", "attachments"),
        ("annex_1__closing_1", "p", "attachment"),
    ],
)
def test_each_part_stands_where_such_parts_stand(identifier: str, element: str, within: str):
    found = element_of(tree(plan("es")), identifier)

    assert found.tag == f"{A}{element}"
    assert within in {etree.QName(one).localname for one in found.iterancestors()}


def test_nothing_of_ours_is_needed_for_a_usual_text():
    assert b"urn:consenso" not in write(plan("pt"), PLAN)


def test_ends_of_lines_are_kept():
    root = tree(Outline("en", "", (part("para_1", "paragraph", "", "", "one\ntwo"),)))

    (words,) = element_of(root, "para_1").iter(f"{A}p")
    assert [words.text, words[0].tag, words[0].tail] == ["one", f"{A}br", "two"]


@needs_schema
def test_an_outline_without_parts_is_valid():
    assert validated(write(Outline("und", "", ()), Metadata())) == []


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([("", "", "words")], "word without spaces"),
        ([("two words", "", "words")], "word without spaces"),
        ([("a", "", "words"), ("a", "", "words")], "'a' stands twice"),
        ([("a", "b", "words")], "'b', which is not there"),
        ([("a", "b", "words"), ("b", "a", "words")], "circle"),
        ([("a", "", "a sign \x01 of control")], "U+0001"),
        ([("a", "", "half a \ud800 sign")], "U+D800"),
        ([(f"a{n}", f"a{n - 1}" if n else "", "words") for n in range(40)], "24 deep"),
    ],
)
def test_what_cannot_be_written_is_said(parts: list[tuple[str, str, str]], said: str):
    outline = Outline(
        "en", "", tuple(part(one, "paragraph", "", parent, text) for one, parent, text in parts)
    )

    with pytest.raises(CannotWrite, match=said.replace("+", r"\+")):
        write(outline, PLAN)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"date": "3 December 2031"}, "3 December"),
        ({"marked_on": "2031-13-01"}, "2031-13-01"),
        ({"author": "Meridian Forum"}, "Meridian Forum"),
        ({"jurisdiction": ""}, "jurisdiction"),
        ({"author_name": "a\x00b"}, "U.0000"),
    ],
)
def test_metadata_that_cannot_be_written_are_said(changed: dict[str, str], said: str):
    with pytest.raises(CannotWrite, match=said):
        write(plan("en"), replace(PLAN, **changed))
