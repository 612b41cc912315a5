"""What stands in the files that are written, and what others read in them."""

import datetime as dt
import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from consenso.core import wording
from consenso.core.formats.word import (
    Asked,
    CannotWrite,
    Draft,
    Labels,
    Note,
    Paragraph,
    Proposal,
    Remark,
    accepted,
    base,
    clean_text,
    compilation,
    compiled,
    proposals_of,
    read,
    returned,
    table,
    tracked,
)
from consenso.core.formats.word._views import seen
from consenso.core.wording import read_written, reading
from tests.core.formats.word.drafts import drafts
from tests.core.formats.word.pandoc import needs_pandoc, normal, paragraphs

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
AT = dt.datetime(2030, 5, 4, 6, 30, 0, 123, tzinfo=dt.timezone(dt.timedelta(hours=-3)))
PORTS = "We will open the ports to all ships."
DRAFT = Draft(
    (
        Paragraph("t", "Joint Action Plan", style="title"),
        Paragraph("a", PORTS, "1."),
        Paragraph("b", "We will meet.", "2."),
        Paragraph("c", "We thank the hosts.", "2 bis."),
    ),
    (
        Proposal(
            "wording", ("Aurelia",), "a", PORTS.replace("will", "shall"), reason="Firm.", at=AT
        ),
        Proposal("wording", ("Borea",), "a", PORTS.replace("all", "most"), at=AT),
        Proposal("deletion", ("Borea", "Cobalt"), "b", at=AT),
        Proposal("insertion", ("Cobalt",), text="We train pilots.", after="b", id="n", at=AT),
        Proposal("move", ("Aurelia",), "c", after="t", at=AT),
    ),
    title="Plan",
    id="plan",
    version="3",
)


def document(content: bytes, part: str = "word/document.xml") -> etree._Element:
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(part))


def test_each_delegation_is_the_author_of_its_changes():
    found = read(tracked(DRAFT)).as_json()

    assert found["authors"] == ["Aurelia", "Borea", "Cobalt"]
    assert [
        (one["author"], one["kind"], one["text"]) for one in found["changes"] if one["text"]
    ] == [
        ("Aurelia", "move-to", "We thank the hosts."),
        ("Aurelia", "deletion", "will"),
        ("Aurelia", "insertion", "shall"),
        ("Borea", "deletion", "all"),
        ("Borea", "insertion", "most"),
        ("Borea; Cobalt", "deletion", "We will meet."),
        ("Cobalt", "insertion", "We train pilots."),
        ("Aurelia", "move-from", "We thank the hosts."),
    ]


def test_moments_are_in_utc_without_fraction():
    root = document(tracked(DRAFT))

    dates = {one.get(f"{W}date") for one in root.iter() if one.get(f"{W}author")}
    assert dates == {"2030-05-04T09:30:00Z"}
    assert {one.at for one in proposals_of(DRAFT, read(tracked(DRAFT)))} == {
        AT.replace(microsecond=0)
    }


def test_reasons_are_comments_of_the_delegation_at_its_paragraph():
    (comment,) = read(tracked(DRAFT)).as_json()["comments"]

    assert (comment["author"], comment["text"], comment["paragraph"]) == ("Aurelia", "Firm.", 1)
    assert comment["about"].startswith("We ")


def test_rejecting_all_gives_the_draft_and_its_numbers_are_no_words():
    reading = read(tracked(DRAFT))

    assert base(reading.body) == [one.text for one in DRAFT.paragraphs]
    numbers = {one.number for one in reading.body.sources}
    assert numbers == {"", "1.", "2.", "2 bis."}


def test_what_readers_change_in_a_draft_is_tracked():
    assert document(tracked(DRAFT), "word/settings.xml").find(f"{W}trackRevisions") is not None


def test_the_file_says_which_draft_it_is():
    marks = read(tracked(DRAFT)).marks

    assert marks == {"Consenso draft": "plan", "Consenso version": "3"}


def test_more_delegations_than_a_name_can_hold_stand_behind_one_change():
    names = tuple(f"Delegation of the {at:02}nd imaginary state" for at in range(34))
    draft = replace(DRAFT, proposals=(Proposal("deletion", names, "b"),))

    content = tracked(draft)

    assert max(len(one["author"]) for one in read(content).as_json()["changes"]) <= 200
    assert proposals_of(draft, read(content))[0].by == names


@pytest.mark.parametrize("write", [tracked, clean_text, table])
def test_signs_that_xml_cannot_hold_are_replaced_and_others_stay(write):
    text = 'Bell\x07, tab\t, <b> & "quotes" ]]> 文 \u00ad\u2011 \r\nline'
    draft = Draft((Paragraph("a\x00<", text, "1 & 2"),), title="A\x01&B")

    (found,) = [one for one in base(read(write(draft)).body) if "Bell" in one]

    assert found == 'Bell�, tab\t, <b> & "quotes" ]]> 文 \u00ad\u2011 \nline'


@pytest.mark.parametrize("write", [tracked, clean_text, compilation, table])
def test_the_same_draft_gives_the_same_bytes(write):
    assert write(DRAFT) == write(DRAFT)


@pytest.mark.parametrize("write", [tracked, clean_text, compilation, table])
def test_every_part_is_well_formed_named_and_related(write):
    with ZipFile(BytesIO(write(DRAFT))) as archive:
        roots = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    types = roots.pop("[Content_Types].xml")
    overrides = {one.get("PartName") for one in types if one.get("PartName")}
    targets = {
        f"/{'word/' if 'document' in name else ''}{one.get('Target')}"
        for name, root in roots.items()
        if name.endswith(".rels")
        for one in root
    }
    parts = {f"/{name}" for name in roots if not name.endswith(".rels")}

    assert overrides == targets == parts
    assert docx.Document(BytesIO(write(DRAFT))).core_properties.title == "Plan"


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(drafts())
def test_ids_of_changes_and_names_of_bookmarks_stand_once(draft: Draft):
    root = document(tracked(draft))

    changes = [one.get(f"{W}id") for one in root.iter() if one.get(f"{W}author")]
    starts = [one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")]
    known = [
        one.get("{http://schemas.microsoft.com/office/word/2010/wordml}paraId")
        for one in root.iter(f"{W}p")
    ]
    known = [one for one in known if one]
    assert len(set(changes)) == len(changes)
    assert len(set(starts)) == len(starts)
    assert all(re.fullmatch(r"\w{1,40}", name) for name in starts)
    assert len(set(known)) == len(known)
    assert all(0 < int(one, 16) < 0x80000000 for one in known)


@needs_pandoc
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(drafts())
def test_pandoc_reads_a_draft_with_its_changes(draft: Draft):
    content = tracked(replace(draft, paragraphs=tuple(map(_untitled, draft.paragraphs))))
    body = read(content).body

    assert paragraphs(content, "reject") == normal(base(body))
    assert paragraphs(content, "accept") == normal(accepted(body))
    assert normal(base(body)) == normal([one.text for one in draft.paragraphs])


def _untitled(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph that is no title or heading: pandoc takes the one away, and joins the other with nothing."""
    return replace(paragraph, style="paragraph")


@needs_pandoc
@pytest.mark.parametrize("write", [clean_text, compilation, table])
def test_pandoc_reads_the_other_files(write):
    content = write(DRAFT)

    assert paragraphs(content, "accept") == normal(base(read(content).body))


def test_a_clean_text_has_the_words_alone():
    assert base(read(clean_text(DRAFT)).body) == [one.text for one in DRAFT.paragraphs]


def test_a_compilation_is_bracketed_text_that_reads_out_for_each_delegation():
    key, _, first, second, new, last = base(read(compilation(DRAFT)).body)

    assert key == "AUR Aurelia · BOR Borea · COB Cobalt"
    assert (
        first == "We [will] [Alt 1: shall] (AUR) open the ports to [all] [Alt 1: most] (BOR) ships."
    )
    assert reading(read_written(first), "BOR") == PORTS.replace("all", "most")
    assert second == "[We will meet.] (BOR, COB: delete)"
    assert new == "[We train pilots.] (COB: add)"
    assert last == "We thank the hosts. (AUR: move after Joint Action Plan)"


def test_a_compilation_with_given_codes_and_given_brackets():
    codes = {"Aurelia": "XA", "Borea": "XB", "Cobalt": "XC"}

    found = base(read(compilation(DRAFT, codes=codes, bracketed={"a": ("As agreed.",)})).body)

    assert found[0] == "XA Aurelia · XB Borea · XC Cobalt"
    assert found[2] == "As agreed."
    assert found[3] == "[We will meet.] (XB, XC: delete)"


def test_base_and_proposals_stand_side_by_side():
    found = docx.Document(BytesIO(table(DRAFT))).tables[0]

    rows = [[cell.text for cell in row.cells] for row in found.rows]
    assert rows == [
        ["Text", "Proposals"],
        ["Joint Action Plan", ""],
        [
            PORTS,
            "Aurelia: We willshall open the ports to all ships.\nBorea: We will open the ports to allmost ships.",
        ],
        ["We will meet.", "Borea, Cobalt: delete\nCobalt: new paragraph: We train pilots."],
        ["We thank the hosts.", "Aurelia: move after Joint Action Plan"],
    ]


def test_a_table_of_one_delegation_in_other_words():
    labels = Labels(base="Texto", proposals="Propuestas", after="pasar después de {where}")

    found = docx.Document(BytesIO(table(DRAFT, delegations={"Aurelia"}, labels=labels))).tables[0]

    assert [cell.text for cell in found.rows[0].cells] == ["Texto", "Propuestas"]
    assert [row.cells[1].text for row in found.rows][3:] == [
        "",
        "Aurelia: pasar después de Joint Action Plan",
    ]


ONE = Proposal("wording", ("Aurelia",), "a", "Other words.")
WRONG = {
    "the id": replace(DRAFT, paragraphs=(*DRAFT.paragraphs, Paragraph("a", "Again."))),
    "no words": Draft((Paragraph("a", " \n"),)),
    "no style": Draft((Paragraph("a", "x", style="loud"),)),
    "names no delegation": replace(DRAFT, proposals=(replace(ONE, by=()),)),
    "a semicolon": replace(DRAFT, proposals=(replace(ONE, by=("Aurelia; Borea",)),)),
    "not there": replace(DRAFT, proposals=(replace(ONE, paragraph="z"),)),
    "which is not there": replace(DRAFT, proposals=(replace(ONE, kind="move", after="a"),)),
    "is a deletion": replace(DRAFT, proposals=(replace(ONE, text=""),)),
    "changes nothing": replace(DRAFT, proposals=(replace(ONE, text=PORTS),)),
    "proposes twice": replace(DRAFT, proposals=(ONE, replace(ONE, text="Still others."))),
    "is taken": replace(
        DRAFT,
        proposals=tuple(
            Proposal("insertion", (name,), text="New.", id="n") for name in ("Aurelia", "Borea")
        ),
    ),
    "time zone": replace(DRAFT, proposals=(replace(ONE, at=AT.replace(tzinfo=None)),)),
    "of the kind": replace(DRAFT, proposals=(replace(ONE, kind="applause"),)),
}


@pytest.mark.parametrize("said", WRONG)
def test_a_draft_that_is_not_sound_is_refused(said: str):
    with pytest.raises(CannotWrite, match=said):
        tracked(WRONG[said])


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(drafts())
def test_a_draft_as_json_and_back(draft: Draft):
    assert Draft.from_json(draft.as_json()) == draft


@pytest.mark.parametrize(
    "values",
    [
        [],
        {},
        {"paragraphs": [{"id": "a"}]},
        {"paragraphs": [{"id": "a", "text": 3}]},
        {"paragraphs": [{"id": "a", "text": "x", "colour": "red"}]},
        {"paragraphs": [], "proposals": [{"kind": "deletion"}]},
        {"paragraphs": [], "proposals": [{"kind": "deletion", "by": [3]}]},
        {"paragraphs": [], "proposals": [{"kind": "deletion", "by": ["A"], "date": "soon"}]},
        {"paragraphs": [], "title": 3},
        {"paragraphs": [], "notes": [{"by": [3], "paragraph": "a", "text": "x"}]},
        {"paragraphs": [], "notes": [{"by": ["A"], "paragraph": "a", "text": "x"}]},
    ],
)
def test_values_that_are_no_draft_are_refused(values: object):
    with pytest.raises(CannotWrite):
        Draft.from_json(values)


def test_remark_is_a_comment_that_proposes_nothing():
    made = replace(DRAFT, remarks=(Remark("Cobalt", "c", "We reserve.\nTo be seen.", AT),))

    found = read(tracked(made))

    said = [(one.author, one.text, one.about) for one in found.comments if one.author == "Cobalt"]
    assert said == [("Cobalt", "We reserve.\nTo be seen.", "We thank the hosts.")]
    assert proposals_of(made, found) == proposals_of(DRAFT, read(tracked(DRAFT)))
    assert found.sent == ("plan", "3")
    assert Draft.from_json(made.as_json()) == replace(
        made,
        proposals=Draft.from_json(made.as_json()).proposals,
        remarks=(replace(made.remarks[0], at=AT.astimezone(dt.UTC).replace(microsecond=0)),),
    )


@pytest.mark.parametrize(
    "remark", [Remark("Cobalt", "x", "Why?"), Remark("A; B", "c", "Why?"), Remark("A", "c", " ")]
)
def test_remark_of_nobody_on_nothing_is_refused(remark):
    with pytest.raises(CannotWrite):
        tracked(replace(DRAFT, remarks=(remark,)))


def test_a_note_stands_in_every_form_and_is_nobodys_reason():
    note = Note(("Borea", "Aurelia"), "a", "Nobody sent it.")
    made = replace(DRAFT, notes=(note,))

    found = read(tracked(made))
    flat = read(compilation(made, codes={"Borea": "XB"})).as_json()["base"]
    beside = read(table(made)).as_json()["base"]

    said = [(one.author, one.text) for one in found.comments if one.author == "Consenso"]
    assert said == [("Consenso", "Aurelia, Borea – Nobody sent it.")]
    assert flat.count("AUR, XB – Nobody sent it.") == 1
    assert beside.count("Aurelia, Borea – Nobody sent it.") == 1
    of_cobalt = read(table(made, delegations={"Cobalt"})).as_json()["base"]
    assert not any("Nobody" in text for text in of_cobalt)
    for sender in ("Aurelia", "Borea", "Cobalt"):
        back = returned(made, found, sender)
        assert all("Nobody" not in one.reason for one in back.proposals)
        assert all(one.what != "comment" for one in back.report.refused)


def test_who_would_have_a_new_paragraph_elsewhere_puts_it_in_there():
    texts = ("We meet.", "We talk.", "We part.")
    rows = tuple(Paragraph(f"p{place}", text) for place, text in enumerate(texts, 1))
    base_ = tuple(wording.Paragraph(one.id, one.text) for one in rows)
    asked = [
        wording.DraftProposal("n1", ("XA", "XB"), "addition", "x", ("We eat.",), after="p1"),
        wording.DraftProposal("n2", ("XB",), "move", "x", after="p3"),
        wording.DraftProposal("n3", ("XA",), "move", "p3", after=""),
        wording.DraftProposal("n4", ("XC",), "move", "p3", after="p1"),
    ]
    found = wording.compose_draft(base_, asked)
    made = compiled(rows, [Asked(one) for one in asked], found)

    there = read(tracked(made))

    for name in ("XA", "XB", "XC"):
        accepted_ = [
            one.text
            for one in seen(there.body.sources, lambda change, name=name: name in change.author)
        ]
        assert tuple(accepted_) == wording.read_draft(found, name)
