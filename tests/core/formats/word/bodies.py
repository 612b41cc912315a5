"""Bodies of Word files, any at all, of what pandoc reads too."""

from hypothesis import strategies as st

from tests.core.formats.word.files import by, cell, cut, gone, ins, p, r, row, table

HEADING = '<w:pStyle w:val="Heading1"/>'
LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
COMMENTS = f'<w:comment {by()} w:initials="A">{p(r("Why?"))}</w:comment>'
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Below"><w:name w:val="Below"/><w:basedOn w:val="Heading1"/></w:style>'
)
AUTHORS = st.sampled_from(["Aurelia", "Borea", "Cobalt"])
WORDS = st.sampled_from(["ports ", "open, ", "港口", " of", "ç ", "x", " "])


def _moved(tag: str, inner: str, author: str) -> str:
    range_ = 'w:id="5" w:name="move"'
    moved = f"<w:{tag} {by(author)}>{inner}</w:{tag}>"
    return f'<w:{tag}RangeStart {range_}/>{moved}<w:{tag}RangeEnd w:id="5"/>'


def _field(instruction: str, result: str, tag: str = "instrText") -> str:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    said = f"<w:r><w:{tag}> {instruction} </w:{tag}></w:r>"
    return f"{begin}{said}{separate}{result}{end}" if result else f"{begin}{said}{end}"


def _quoted(inner: str) -> str:
    return (
        f'<w:commentRangeStart w:id="0"/>{inner}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r>'
    )


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
        '<w:r><w:br w:type="page"/></w:r>',
        "<w:r><w:rPr><w:rtl/></w:rPr><w:t>مرحبا</w:t></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
        '<w:permStart w:id="1"/><w:r><w:t>open</w:t></w:r><w:permEnd w:id="1"/>',
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
_FIELDS = st.one_of(
    st.builds(_field, st.sampled_from(["PAGE", 'HYPERLINK "x"', "TOC", "FORMTEXT"]), _REVISED),
    st.builds(_field, st.just("DATE"), st.just("")),
    st.builds(lambda inner, author: ins(_field("REF a", r(inner)), author), WORDS, AUTHORS),
    st.builds(
        lambda inner, author: cut(_field("REF a", gone(inner), "delInstrText"), author),
        WORDS,
        AUTHORS,
    ),
    WORDS.map(lambda inner: _field("TOC", r(inner) + _field("PAGEREF x", r("7")))),
)
_SOME = st.lists(st.one_of(_PLAIN, _REVISED, _REVISED), min_size=1, max_size=3).map("".join)
_INLINE = st.one_of(
    _PLAIN,
    _REVISED,
    _REVISED,
    _SOME.map(lambda one: f'<w:hyperlink w:anchor="n">{one}</w:hyperlink>'),
    _SOME.map(lambda one: f"<w:sdt><w:sdtPr/><w:sdtContent>{one}</w:sdtContent></w:sdt>"),
    _SOME.map(lambda one: f'<w:smartTag w:element="n">{one}</w:smartTag>'),
    st.builds(
        lambda one, author: ins(f"<w:smartTag>{r(one)}</w:smartTag>", author), WORDS, AUTHORS
    ),
    _SOME.map(_quoted),
    _FIELDS,
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


_IN_LIST = '<w:ilvl w:val="0"/><w:numId w:val="1"/>'
_PROPERTIES = st.sampled_from(
    [
        *[""] * 4,
        f"<w:numPr>{_IN_LIST}</w:numPr>",
        f"<w:numPr>{_IN_LIST}<w:ins {by()}/></w:numPr>",
        "<w:bidi/>",
    ]
)


def _paragraph(inner: list[str], mark: str, properties: str) -> str:
    return p(*inner, mark=mark, properties=properties)


PARAGRAPHS = st.builds(_paragraph, st.lists(_INLINE, max_size=5), _MARKS, _PROPERTIES)
# Their marks are there: a paragraph is joined with no heading, table or end of the text.
WHOLE = st.lists(_INLINE, max_size=4).map(lambda inner: p(*inner))
HEADINGS = st.builds(
    lambda before, inner, style: before + p(*inner, properties=f'<w:pStyle w:val="{style}"/>'),
    WHOLE,
    st.lists(_INLINE, max_size=3),
    st.sampled_from(["Heading1", "Below"]),
)
_WITHIN = WHOLE.map(lambda inner: p(r("Within.")) + table(row(cell(inner), cell(inner))))
_CELLS = st.builds(
    lambda inner, within, last, change: cell("".join(inner), within, last, properties=change),
    st.lists(PARAGRAPHS, max_size=2),
    st.one_of(st.just(""), st.just(""), st.just(""), _WITHIN),
    WHOLE,
    st.sampled_from(["", "", "", f"<w:cellIns {by()}/>", f"<w:cellDel {by()}/>"]),
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
