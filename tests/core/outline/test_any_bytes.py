"""Whatever bytes come: an outline that holds together, or a sentence; never anything else."""

import zipfile
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consenso.core.outline import KINDS, CannotRead, Outline, read
from consenso.domain.imports.reading import Reader
from tests.core.outline.bad import DOCUMENT, packed
from tests.core.outline.rendering import WRITERS, truths

SMALL = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TRUTHS = {one.name: one for one in truths()}
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.xml", "a", ""])
MARKS = st.sampled_from(
    [
        "1. ",
        "2. ",
        "(a) ",
        "(b) ",
        "(i) ",
        "I. ",
        "II. ",
        "一、",
        "（一）",
        "Article 1",
        "Artículo 2",
        "Annex",
        "附件",
        "- ",
        "• ",
        "  - ",
        "# ",
        "## ",
        "**",
        "> ",
        "",
        " ",
        " ",
        "\n",
        "\n\n",
        "\t",
        "---",
        "Done at ",
        "Recalling ",
        ":",
        ";",
        ",",
        ".",
        "We ",
        "meet ",
        "各方",
        "同意",
        "。",
        "[^1]: ",
        "<p>",
        "</p>",
        "<li>",
        "<ul>",
        "<ol>",
        "<h2>",
        "<br>",
        "\\",
        "~~~",
        "1.1 ",
        "99. ",
        "iv) ",
        "--- ",
        "\x0c",
        "\xa0",
        "\ufeff",
        "&amp;",
        "🙂",
    ]
)


def holds_together(found: Outline) -> None:
    """Assert what is true of every outline."""
    ids = [one.id for one in found.paragraphs]
    assert ids
    assert len(ids) == len(set(ids))
    seen = {""}
    for one in found.paragraphs:
        assert one.kind in KINDS
        assert one.parent in seen
        assert 0 <= one.start < one.end <= len(found.source)
        assert "\n" not in one.text
        seen.add(one.id)
    assert Outline.from_json(found.as_json(), source=found.source) == found


def tried(content: bytes, name: str) -> None:
    try:
        found = read(content, name=name)
    except CannotRead as error:
        said = str(error)
    else:
        holds_together(found)
        return
    assert said.endswith(".")


@SMALL
@given(st.binary(max_size=600), NAMES)
def test_any_bytes(content, name):
    tried(content, name)


@SMALL
@given(st.lists(MARKS, max_size=80).map("".join), NAMES)
def test_marks_in_any_order(text, name):
    tried(text.encode(), name)


@SMALL
@given(st.sampled_from(sorted(TRUTHS)), st.sampled_from(["md", "html", "txt"]), st.data())
def test_texts_with_pieces_cut_out_and_put_elsewhere(truth, writer, data):
    content = WRITERS[writer](TRUTHS[truth])
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    to = data.draw(st.integers(0, len(content)))

    tried(content[:to] + content[start:end] + content[to:start] + content[end:], f"a.{writer}")


WORD = st.recursive(
    st.sampled_from(
        [
            "<w:r><w:t>We meet </w:t></w:r>",
            "<w:r><w:tab/><w:br/></w:r>",
            "<w:pPr><w:numPr><w:ilvl w:val='3'/><w:numId w:val='1'/></w:numPr></w:pPr>",
            "<w:pPr><w:outlineLvl w:val='x'/><w:rPr><w:del/></w:rPr></w:pPr>",
            "<w:pPr><w:pStyle w:val='Nowhere'/></w:pPr>",
            "<w:r><w:footnoteReference w:id='7'/></w:r>",
            "<w:tcPr><w:cellDel/></w:tcPr>",
            "text where none may be",
        ]
    ),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(
            [
                "p",
                "r",
                "t",
                "tbl",
                "tr",
                "tc",
                "ins",
                "del",
                "moveFrom",
                "moveTo",
                "sdt",
                "sdtContent",
                "hyperlink",
                "txbxContent",
            ]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@SMALL
@given(WORD)
def test_word_elements_in_any_order(body):
    tried(packed({"word/document.xml": DOCUMENT.format(body)}), "a.docx")


@SMALL
@given(st.data())
def test_word_files_with_bytes_changed(data):
    content = bytearray(WRITERS["styled.docx"](TRUTHS["communique.en"]))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    tried(bytes(content), "a.docx")


@SMALL
@given(st.data())
def test_word_files_whose_xml_was_changed(data):
    original = WRITERS["styled.docx"](TRUTHS["plan.es"])
    with zipfile.ZipFile(BytesIO(original)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(
        st.sampled_from(["word/document.xml", "word/styles.xml", "word/numbering.xml"])
    )
    content = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=3))

    tried(packed({**parts, name: bytes(content)}, level=1), "a.docx")


def test_pdfs_with_bytes_changed_are_read_in_a_process_that_may_fall():
    original = WRITERS["pdf"](TRUTHS["treaty.pt"])
    reader = Reader(seconds=20)

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def changed(data):
        content = bytearray(original)
        for _ in range(data.draw(st.integers(1, 12))):
            at = data.draw(st.integers(0, len(content) - 1))
            content[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))
        try:
            holds_together(reader.read(bytes(content), name="a.pdf"))
        except CannotRead as error:
            said = str(error)
        else:
            return
        assert said.endswith(".")

    try:
        changed()
    finally:
        reader.close()
