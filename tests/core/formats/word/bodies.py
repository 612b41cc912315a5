"""Bodies of Word files, any at all, of what pandoc reads too."""

from hypothesis import strategies as st

from tests.core.formats.word.files import by, cell, cut, gone, ins, p, r, row, table

HEADING = '<w:pStyle w:val="Heading1"/>'
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Below"><w:name w:val="Below"/><w:basedOn w:val="Heading1"/></w:style>'
)
AUTHORS = st.sampled_from(["Aurelia", "Borea", "Cobalt"])
WORDS = st.sampled_from(["ports ", "open, ", "港口", " of", "ç ", "x", " "])


def _moved(tag: str, inner: str, author: str) -> str:
    return f"<w:{tag} {by(author)}>{inner}</w:{tag}>"


_SIGNS = st.sampled_from(
    [
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>",
        "<w:r><w:br/></w:r>",
        "<w:r><w:noBreakHyphen/></w:r>",
        "<w:r><w:softHyphen/></w:r>",
        '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        "<w:r><w:lastRenderedPageBreak/></w:r>",
        "<w:proofErr/>",
        '<w:bookmarkStart w:id="7" w:name="n"/><w:bookmarkEnd w:id="7"/>',
    ]
)
_PLAIN = st.one_of(WORDS.map(r), WORDS.map(r), _SIGNS)
_REVISED = st.one_of(
    st.builds(ins, _PLAIN, AUTHORS),
    st.builds(cut, WORDS.map(gone), AUTHORS),
    st.builds(ins, st.builds(lambda a, b, c: a + cut(gone(b), c), _PLAIN, WORDS, AUTHORS), AUTHORS),
    st.builds(cut, st.builds(lambda a, b, c: gone(a) + ins(b, c), WORDS, _PLAIN, AUTHORS), AUTHORS),
    st.builds(_moved, st.just("moveTo"), _PLAIN, AUTHORS),
    st.builds(_moved, st.just("moveFrom"), _PLAIN, AUTHORS),
)
_SOME = st.lists(st.one_of(_PLAIN, _REVISED, _REVISED), min_size=1, max_size=3).map("".join)
_INLINE = st.one_of(
    _PLAIN,
    _REVISED,
    _REVISED,
    _SOME.map(lambda one: f'<w:hyperlink w:anchor="n">{one}</w:hyperlink>'),
    _SOME.map(lambda one: f"<w:sdt><w:sdtPr/><w:sdtContent>{one}</w:sdtContent></w:sdt>"),
    _SOME.map(lambda one: f'<w:smartTag w:element="n">{one}</w:smartTag>'),
)
_MARKS = st.sampled_from(
    [
        *[""] * 5,
        f"<w:ins {by()}/>",
        f"<w:del {by()}/>",
        f"<w:moveTo {by()}/>",
        f"<w:moveFrom {by()}/>",
        f"<w:ins {by()}/><w:del {by('Borea')}/>",
    ]
)


def _paragraph(inner: list[str], mark: str) -> str:
    return p(*inner, mark=mark)


PARAGRAPHS = st.builds(_paragraph, st.lists(_INLINE, max_size=5), _MARKS)
# Their marks are there: a paragraph is joined with no heading, table or end of the text.
WHOLE = st.lists(_INLINE, max_size=4).map(lambda inner: p(*inner))
HEADINGS = st.builds(
    lambda before, inner, style: before + p(*inner, properties=f'<w:pStyle w:val="{style}"/>'),
    WHOLE,
    st.lists(_INLINE, max_size=3),
    st.sampled_from(["Heading1", "Below"]),
)
_CELLS = st.builds(
    lambda *inner: cell("".join(inner[0]), inner[1]), st.lists(PARAGRAPHS, max_size=2), WHOLE
)
_ROWS = st.builds(
    lambda cells, change: row(*cells, properties=change),
    st.lists(_CELLS, min_size=2, max_size=2),
    st.sampled_from(["", "", f"<w:ins {by()}/>", f"<w:del {by()}/>"]),
)
TABLES = st.builds(
    lambda before, rows: before + table(*rows), WHOLE, st.lists(_ROWS, min_size=1, max_size=3)
)
SDTS = st.lists(PARAGRAPHS, min_size=1, max_size=3).map(
    lambda inner: f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(inner)}</w:sdtContent></w:sdt>"
)
BODIES = st.builds(
    lambda blocks, last: p(r("First.")) + "".join(blocks) + last,
    st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS, HEADINGS, TABLES, SDTS), max_size=14),
    WHOLE,
)
