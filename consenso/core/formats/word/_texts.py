"""A draft as other Word files: a clean text, the compilation in brackets, base and proposals side by side."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from consenso.core.formats.word._draft import (
    STYLES,
    CannotWrite,
    Draft,
    Note,
    Paragraph,
    Proposal,
    check,
)
from consenso.core.formats.word._package import Document
from consenso.core.formats.word._tracked import marks_of
from consenso.core.formats.word._xml import Ids, bookmark_of, clean, para_id_of, run
from consenso.core.wording import Bracketed, changes, compose, delegations, written
from consenso.core.wording import Proposal as Wanted

_BOLD = "<w:b/>"
_ITALIC = "<w:i/>"
_IN = '<w:b/><w:u w:val="single"/>'
_OUT = "<w:strike/>"
_HALVES = (7285, 7285)  # columns of a page laid across, in twentieths of a point
# Brackets, and who stands behind what stands in them; a sign after a backslash is an ordinary one.
_NOTATION = re.compile(r"(?P<plain>\\.)|(?P<bracket>[\[\]])|(?P<who>(?<=\]) \([^()]*\))", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Labels:
    """The words beside a text, in its language; `after` has a place for what a paragraph is moved after."""

    base: str = "Text"
    proposals: str = "Proposals"
    delete: str = "delete"
    new: str = "new paragraph"
    after: str = "move after {where}"
    beginning: str = "the beginning"


LABELS = Labels()


def clean_text(draft: Draft) -> bytes:
    """Return the paragraphs of a draft as .docx, without proposals; raise CannotWrite.

    Its paragraphs carry their ids, so that a copy that comes back is matched with what was sent.
    """
    check(draft)
    writer = Writer(draft)
    for one in draft.paragraphs:
        writer.paragraph(one, run(one.text))
    return writer.document.packed()


def compilation(
    draft: Draft,
    *,
    codes: Mapping[str, str] | None = None,
    bracketed: Mapping[str, Bracketed] | None = None,
    labels: Labels = LABELS,
) -> bytes:
    """Return a draft and all proposals as one bracketed text in .docx, in the notation of the United Nations.

    `codes` gives the short names that stand after brackets, else they are made from the names; the text begins with what they
    stand for. `bracketed` gives the text of paragraphs by id where it is not to be computed.

    Raises:
        CannotWrite: the draft is not sound.
        WrongProposal: the codes are none.
    """
    check(draft)
    writer = Writer(draft)
    behind = {code for one in (bracketed or {}).values() for code in delegations(one)}
    named = {name for one in draft.proposals for name in one.by}
    named |= {name for one in draft.notes for name in one.by}
    named |= {name for name, code in (codes or {}).items() if code in behind}  # who only keep it
    known = codes_of(named, codes or {})
    if known:
        said = " · ".join(f"{code} {name}" for name, code in sorted(known.items()))
        writer.line(run(said, properties=_ITALIC))
    for after in ("", *(one.id for one in draft.paragraphs)):
        paragraph = next((one for one in draft.paragraphs if one.id == after), None)
        if paragraph is not None:
            found = (bracketed or {}).get(after)
            if found is None:
                found = compose(paragraph.text, _wanted(draft, after, known))
            moved = _moves(draft, after, known, labels)
            writer.paragraph(paragraph, _noted(written(found)) + run(moved, properties=_ITALIC))
            for note in _notes_on(draft, after):
                writer.line(run(note.said(known), properties=_ITALIC))
        for one in draft.proposals:
            if one.kind == "insertion" and one.after == after:
                text = compose("", [Wanted(tuple(known[name] for name in one.by), one.text)])
                writer.line(_noted(written(text)))
    return writer.document.packed()


def table(
    draft: Draft, *, delegations: Collection[str] | None = None, labels: Labels = LABELS
) -> bytes:
    """Return a table in .docx, its paper laid across: the paragraphs, and beside each what is proposed for it.

    What a wording brings in is underlined, what it takes out is struck through. `delegations`: whose proposals; None: all.
    """
    check(draft)
    writer = Writer(draft, is_wide=True)
    wanted = [
        one for one in draft.proposals if delegations is None or set(one.by) & set(delegations)
    ]
    numbers = {one.id: one.number or one.text[:40] for one in draft.paragraphs}
    rows = [
        row(
            [
                cell(run(labels.base, properties=_BOLD)),
                cell(run(labels.proposals, properties=_BOLD)),
            ],
            _HALVES,
            is_head=True,
        )
    ]
    first = [_told(one, "", numbers, labels) for one in wanted if _stands_at(one, "")]
    if first:
        rows.append(row([cell(""), "".join(map(cell, first))], _HALVES))
    for paragraph in draft.paragraphs:
        told = [
            _told(one, paragraph.text, numbers, labels)
            for one in wanted
            if _stands_at(one, paragraph.id)
        ]
        told += [
            run(one.said(), properties=_ITALIC)
            for one in _notes_on(draft, paragraph.id)
            if delegations is None or set(one.by) & set(delegations)
        ]
        rows.append(
            row(
                [writer.made(paragraph, run(paragraph.text)), "".join(map(cell, told or [""]))],
                _HALVES,
            )
        )
    writer.table(rows, _HALVES)
    return writer.document.packed()


class Writer:
    """Writes paragraphs with their styles, numbers and ids, and no tracked change."""

    def __init__(self, draft: Draft, *, is_wide: bool = False) -> None:
        self.ids = Ids()
        self.document = Document(draft.title, draft.language, is_wide=is_wide)
        self.document.properties = marks_of(draft)

    def paragraph(self, paragraph: Paragraph, content: str) -> None:
        self.document.body.append(self.made(paragraph, content))

    def made(self, paragraph: Paragraph, content: str) -> str:
        style = STYLES[paragraph.style]
        said = f'<w:pStyle w:val="{style}"/>' if style else ""
        said += self.document.number(clean(paragraph.number))
        look = f"<w:pPr>{said}</w:pPr>" if said else ""
        mark = self.ids.bookmark(bookmark_of(paragraph.id))
        return f'<w:p w14:paraId="{para_id_of(paragraph.id)}">{look}{mark}{content}</w:p>'

    def line(self, content: str) -> None:
        self.document.body.append(cell(content))

    def table(self, rows: Iterable[str], widths: Sequence[int]) -> None:
        """Add a table of rows, with columns of these widths in twentieths of a point."""
        columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        head = f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        grid = f"<w:tblGrid>{columns}</w:tblGrid>"
        self.document.body.append(f"<w:tbl>{head}{grid}{''.join(rows)}</w:tbl>")
        self.line("")


def codes_of(names: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """Return a code for each name: the one given, or three letters of the name, and a number where they are taken.

    >>> codes_of(["Aurelia", "Aurora", "Île de Borée"], {"Aurora": "XX"})
    {'Aurelia': 'AUR', 'Aurora': 'XX', 'Île de Borée': 'ILE'}
    """
    found: dict[str, str] = {}
    taken = set(given.values())
    for name in sorted(names):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
        stem = re.sub(r"[^A-Z0-9]", "", plain)[:3] or "X"
        code, n = given.get(name, stem), 1
        while name not in given and code in taken:
            n += 1
            code = f"{stem}{n}"
        found[name] = code
        taken.add(code)
    return found


def _wanted(draft: Draft, identity: str, codes: Mapping[str, str]) -> list[Wanted]:
    return [
        Wanted(tuple(codes[name] for name in one.by), one.text if one.kind == "wording" else "")
        for one in draft.proposals
        if one.paragraph == identity and one.kind in ("wording", "deletion")
    ]


def _moves(draft: Draft, identity: str, codes: Mapping[str, str], labels: Labels) -> str:
    numbers = {one.id: one.number or one.text[:40] for one in draft.paragraphs}
    return "".join(
        f" ({', '.join(sorted(codes[name] for name in one.by))}: {_where(one, numbers, labels)})"
        for one in draft.proposals
        if one.kind == "move" and one.paragraph == identity
    )


def _where(one: Proposal, numbers: Mapping[str, str], labels: Labels) -> str:
    return labels.after.format(where=numbers.get(one.after, labels.beginning))


def _noted(text: str) -> str:
    """Return bracket notation as runs: brackets bold, who stands behind them in italics."""
    said, at = "", 0
    for found in _NOTATION.finditer(text):
        look = {"bracket": _BOLD, "who": _ITALIC}.get(found.lastgroup or "", "")
        said += run(text[at : found.start()]) + run(found.group(), properties=look)
        at = found.end()
    return said + run(text[at:])


def _notes_on(draft: Draft, paragraph: str) -> list[Note]:
    return [one for one in draft.notes if one.paragraph == paragraph]


def _stands_at(one: Proposal, identity: str) -> bool:
    return (one.after if one.kind == "insertion" else one.paragraph) == identity


def _told(one: Proposal, base: str, numbers: Mapping[str, str], labels: Labels) -> str:
    """Return a proposal as the runs of a cell."""
    who = run(f"{', '.join(sorted(one.by))}: ", properties=_BOLD)
    match one.kind:
        case "wording":
            return who + _compared(base, one.text)
        case "deletion":
            return who + run(labels.delete, properties=_ITALIC)
        case "move":
            return who + run(_where(one, numbers, labels), properties=_ITALIC)
        case "insertion":
            return who + run(f"{labels.new}: ", properties=_ITALIC) + run(one.text, properties=_IN)
    raise CannotWrite(f"There is no proposal of the kind {one.kind!r}.")


def _compared(base: str, text: str) -> str:
    said, at = "", 0
    for change in changes(base, text):
        said += run(base[at : change.at])
        said += run(change.old, properties=_OUT) + run(change.new, properties=_IN)
        at = change.at + len(change.old)
    return said + run(base[at:])


def cell(content: str) -> str:
    """Return runs as a paragraph of a cell, or of the text."""
    return f"<w:p>{content}</w:p>"


def row(cells: Sequence[str], widths: Sequence[int], *, is_head: bool = False) -> str:
    """Return paragraphs, cell by cell, as a row of a table."""
    head = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else "<w:trPr><w:cantSplit/></w:trPr>"
    said = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{one}</w:tc>'
        for one, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{head}{said}</w:tr>"
