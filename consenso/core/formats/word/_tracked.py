"""A draft as a Word file whose tracked changes carry each delegation as author."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from consenso.core.formats.word import _names as names
from consenso.core.formats.word._draft import (
    STYLES,
    Draft,
    Paragraph,
    Proposal,
    Remark,
    check,
    stamp,
)
from consenso.core.formats.word._package import Document
from consenso.core.formats.word._xml import (
    Ids,
    attribute,
    bookmark_of,
    clean,
    para_id_of,
    run,
)
from consenso.core.wording import changes

_LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # Word wants a date of what is moved
_REFERENCE = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>{}</w:r>'


def tracked(draft: Draft) -> bytes:
    """Return a draft as .docx: what each delegation proposes is a tracked change in its name, each reason a comment.

    Whoever rejects all changes has the draft; whoever accepts those of one delegation has what it proposes. Where several
    propose the same, they stand in one change, their names with a semicolon between. Paragraphs carry their ids as
    hidden bookmarks; changes that the reader makes are tracked. Notes are comments that no delegation makes.

    Raises:
        CannotWrite: the draft is not sound.
    """
    check(draft, is_tracked=True)
    return _Writer(draft).packed()


@dataclass(slots=True)
class _Of:
    """The proposals for one paragraph, and those that put something after it."""

    wordings: list[Proposal] = field(default_factory=list)
    deletions: list[Proposal] = field(default_factory=list)
    moves: list[Proposal] = field(default_factory=list)
    after: list[Proposal] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def removed(self) -> list[Proposal]:
        return self.deletions + self.moves

    @property
    def own(self) -> list[Proposal]:
        return self.wordings + self.removed


class _Writer:
    """Writes the paragraphs of a draft one after the other."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.ids = Ids()
        self.joint: dict[str, str] = {}  # names that are too long for Word, by what stands for them
        self.document = Document(draft.title, draft.language, is_tracked=True)
        self.texts = {one.id: one for one in draft.paragraphs}
        self.of = {name: _Of() for name in ("", *self.texts)}
        kinds = {"wording": "wordings", "deletion": "deletions", "move": "moves"}
        for one in draft.proposals:
            if one.kind in kinds:
                getattr(self.of[one.paragraph], kinds[one.kind]).append(one)
            if one.kind in ("insertion", "move"):
                self.of[one.after].after.append(one)
        notes = [Remark(names.PLATFORM, one.paragraph, one.said()) for one in draft.notes]
        for remark in (*draft.remarks, *notes):
            self.of[remark.paragraph].remarks.append(remark)

    def packed(self) -> bytes:
        self.new("")
        for paragraph in self.draft.paragraphs:
            self.paragraph(paragraph)
            self.new(paragraph.id)
        # A paragraph that ends the file cannot be taken out of it: this one is there to stay.
        self.document.body.append("<w:p/>")
        self.document.properties = marks_of(self.draft) | {
            f"{names.JOINT}{at}": said for at, said in enumerate(self.joint, start=1)
        }
        return self.document.packed()

    def paragraph(self, paragraph: Paragraph) -> None:
        """Write a paragraph of the draft, with what is proposed for it."""
        of = self.of[paragraph.id]
        content = self.words(paragraph.text, of)
        starts, ends = self.range("moveFrom", of.moves)
        content = starts + content
        self.write(
            bookmark_of(paragraph.id),
            para_id_of(paragraph.id),
            self.properties(paragraph, self.mark(of)),
            content,
            [*of.own, *of.remarks],
        )
        self.document.body.append(ends)

    def mark(self, of: _Of) -> str:
        """Return what is said of a paragraph's mark: who takes the paragraph out, and who moves it away."""
        said = ""
        if of.deletions:
            said += self.revised("del", of.deletions)
        if of.moves:
            said += self.revised("moveFrom", of.moves)
        return said

    def words(self, base: str, of: _Of) -> str:
        """Return the words of a paragraph, and each change to them in the name of those who propose it."""
        cuts: dict[int, list[tuple[Proposal, int]]] = {}
        puts: dict[int, dict[str, list[Proposal]]] = {}
        for one in of.wordings:
            for change in changes(base, one.text):
                end = change.at + len(change.old)
                cuts.setdefault(change.at, []).append((one, end))
                if change.new:
                    puts.setdefault(end, {}).setdefault(change.new, []).append(one)
        borders = sorted({0, len(base), *cuts, *(end for all_ in cuts.values() for _, end in all_)})
        said: list[str] = []
        open_: list[tuple[Proposal, int]] = []
        for at, after in zip(borders, [*borders[1:], None], strict=True):
            for text, by in puts.get(at, {}).items():
                said.append(self.revised("ins", by, run(text)))
            open_ = [one for one in (*open_, *cuts.get(at, ())) if one[1] > at]
            if after is None:
                continue
            text = base[at:after]
            gone = [one for one, _ in open_] + of.deletions
            if of.moves:
                # Who moves a paragraph and who changes its words cannot both be told of the same run.
                tag = "moveFrom" if not gone else "del"
                said.append(self.revised(tag, gone + of.moves, run(text, is_deleted=tag == "del")))
            elif gone:
                said.append(self.revised("del", gone, run(text, is_deleted=True)))
            else:
                said.append(run(text))
        return "".join(said)

    def range(self, tag: str, moves: list[Proposal]) -> tuple[str, str]:
        """Return the beginning and the end of what is moved, by which Word knows one place by the other."""
        starts, ends = "", ""
        for by in _alike(moves):
            number, first = self.ids.next(), by[0]
            name = bookmark_of(f"{first.paragraph} after {first.after}")
            date = stamp(max((one.at for one in by if one.at), default=_LONG_AGO))
            starts += (
                f'<w:{tag}RangeStart w:id="{number}" w:name="{name}" '
                f'w:author={attribute(self.author(by))} w:date="{date}"/>'
            )
            ends += f'<w:{tag}RangeEnd w:id="{number}"/>'
        return starts, ends

    def new(self, after: str) -> None:
        """Write the paragraphs that are proposed after one; the same from several stands once."""
        for by in _alike(self.of[after].after):
            first = by[0]
            if first.kind == "insertion":
                identity = first.id
                self.write(
                    bookmark_of(identity) if identity else "",
                    para_id_of(identity) if identity else "",
                    self.properties(None, self.revised("ins", by)),
                    self.revised("ins", by, run(first.text)),
                    by,
                )
                continue
            moved = self.texts[first.paragraph]
            starts, ends = self.range("moveTo", by)
            content = starts + self.revised("moveTo", by, run(moved.text))
            self.write("", "", self.properties(moved, self.revised("moveTo", by)), content, [])
            self.document.body.append(ends)

    def properties(self, paragraph: Paragraph | None, mark: str) -> str:
        style = STYLES[paragraph.style] if paragraph else ""
        said = f'<w:pStyle w:val="{style}"/>' if style else ""
        said += self.document.number(clean(paragraph.number)) if paragraph else ""
        said += f"<w:rPr>{mark}</w:rPr>" if mark else ""
        return f"<w:pPr>{said}</w:pPr>" if said else ""

    def write(
        self,
        name: str,
        para_id: str,
        properties: str,
        content: str,
        about: Iterable[Proposal | Remark],
    ) -> None:
        """Write a paragraph: its bookmark first, around its words the comments with reasons and remarks."""
        starts, ends = "", ""
        for one in about:
            said = one.text if isinstance(one, Remark) else one.reason
            if said:
                author = one.by if isinstance(one, Remark) else self.author([one])
                number = self.comment(author, said, stamp(one.at))
                starts += f'<w:commentRangeStart w:id="{number}"/>'
                reference = _REFERENCE.format(f'<w:commentReference w:id="{number}"/>')
                ends += f'<w:commentRangeEnd w:id="{number}"/>{reference}'
        known = f' w14:paraId="{para_id}"' if para_id else ""
        mark = self.ids.bookmark(name) if name else ""
        self.document.body.append(f"<w:p{known}>{properties}{mark}{starts}{content}{ends}</w:p>")

    def comment(self, author: str, said: str, date: str) -> int:
        number = len(self.document.comments)
        when = f' w:date="{date}"' if date else ""
        initials = "".join(word[0] for word in author.split())[:4].upper()
        first, *rest = said.split("\n")
        look = '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
        texts = "".join(f"<w:p>{look}{run(one)}</w:p>" for one in rest)
        self.document.comments.append(
            f'<w:comment w:id="{number}" w:author={attribute(author)}{when} w:initials={attribute(initials)}>'
            f"<w:p>{look}{_REFERENCE.format('<w:annotationRef/>')}{run(first)}</w:p>{texts}</w:comment>"
        )
        return number

    def revised(self, tag: str, by: Sequence[Proposal], inside: str | None = None) -> str:
        moments = [one.at for one in by if one.at]
        return self.ids.revised(tag, self.author(by), stamp(max(moments, default=None)), inside)

    def author(self, by: Sequence[Proposal]) -> str:
        """Return the author that stands for all who propose something."""
        whole = names.SEPARATOR.join(sorted({name for one in by for name in one.by}))
        if len(whole) <= names.LONGEST_AUTHOR:
            return whole
        number = self.joint.setdefault(whole, str(len(self.joint) + 1))
        return f"{whole.count(names.SEPARATOR) + 1} × {number}"


def marks_of(draft: Draft) -> dict[str, str]:
    """Return the properties of the document that say which draft it is."""
    return {names.DRAFT: draft.id or "-", names.VERSION: draft.version or "-"}


def _alike(proposals: list[Proposal]) -> list[list[Proposal]]:
    """Return proposals in groups of the same, in the order of the first of each."""
    groups: dict[tuple[str, ...], list[Proposal]] = {}
    for one in proposals:
        groups.setdefault((one.kind, one.paragraph, one.text, one.after, one.id), []).append(one)
    return list(groups.values())
