"""A draft in another language as Word files, for translators, and what a file that came back says of each paragraph."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from consenso.core.formats.word._align import ids_of
from consenso.core.formats.word._draft import Draft, Paragraph, check
from consenso.core.formats.word._model import Reading, all_of_them
from consenso.core.formats.word._names import FORM, LANGUAGE
from consenso.core.formats.word._texts import Writer, cell, row
from consenso.core.formats.word._views import seen
from consenso.core.formats.word._xml import attribute, bookmark_of, para_id_of, run

_BESIDE = "beside"
_BOLD, _ITALIC = "<w:b/>", "<w:i/>"
_WIDTHS = (6500, 6500, 1570)
GAP = "[…]"  # what stands where a paragraph is not translated; on its way back it says nothing


@dataclass(frozen=True, slots=True)
class Translated:
    """What a file says of paragraphs, by id; `n_joined`: how many that stood apart were joined with the one before them.

    `language` is that of the file (BCP 47), '' where it is no file of a translation. `unplaced` are words that belong to no paragraph.
    """

    language: str
    texts: Mapping[str, str]
    n_joined: int
    unplaced: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "language": self.language,
            "texts": dict(self.texts),
            "joined": self.n_joined,
            "unplaced": list(self.unplaced),
        }


def translation(draft: Draft) -> bytes:
    """Return a draft in another language alone, `draft.language`, as .docx; a paragraph without words there is a gap.

    Raises:
        CannotWrite: the draft is not sound.
    """
    filled = _filled(draft)
    writer = Writer(filled)
    writer.document.properties[LANGUAGE] = draft.language
    for one in filled.paragraphs:
        writer.paragraph(one, run(one.text))
    return writer.document.packed()


def translation_beside(
    draft: Draft,
    base: Mapping[str, str],
    *,
    base_language: str,
    status: Mapping[str, str],
    heads: tuple[str, str, str],
) -> bytes:
    """Return a table in .docx: the words of the working language, by id in `base`, the translation beside them, and how it stands.

    `heads` are the words above the columns. The paragraphs of the middle column carry the ids: what is written there comes back.

    Raises:
        CannotWrite: the draft is not sound.
    """
    _filled(draft)
    writer = Writer(draft, is_wide=True)
    writer.document.properties |= {LANGUAGE: draft.language, FORM: _BESIDE}
    foreign = f"<w:lang w:val={attribute(base_language)}/>"
    rows = [row([cell(run(head, properties=_BOLD)) for head in heads], _WIDTHS, is_head=True)]
    for one in draft.paragraphs:
        said = " ".join(part for part in (one.number, base.get(one.id, "")) if part)
        rows.append(
            row(
                [
                    cell(run(said, properties=foreign)),
                    writer.made(Paragraph(one.id, one.text, "", one.style), run(one.text)),
                    cell(run(status.get(one.id, ""), properties=_ITALIC)),
                ],
                _WIDTHS,
            )
        )
    writer.table(rows, _WIDTHS)
    return writer.document.packed()


def _filled(draft: Draft) -> Draft:
    """Return a draft with gaps where there are no words, if it is sound."""
    parts = tuple(replace(one, text=one.text or GAP) for one in draft.paragraphs)
    filled = replace(draft, paragraphs=parts)
    check(filled)
    return filled


def translated_in(reading: Reading, ids: Collection[str]) -> Translated:
    """Return what a file of a translation says of paragraphs (ids), every tracked change in it accepted.

    A paragraph that carries no id is the rest of the one before it, where both stand in one cell or in the running text.
    """
    names = {bookmark_of(one): one for one in ids} | {para_id_of(one): one for one in ids}
    sources = reading.body.sources
    texts: dict[str, str] = {}
    unplaced: list[str] = []
    last, block, n_joined = "", -1, 0
    for group in seen(sources, all_of_them):
        text, here = group.text.strip(), sources[group.sources[0]].block
        found = next((one for one in ids_of(group, sources, names) if one not in texts), "")
        if found:
            texts[found] = text
            last, block = found, here
        elif last and here == block:
            texts[last] = f"{texts[last]}\n{text}"
            n_joined += 1
        elif reading.marks.get(FORM) != _BESIDE:
            unplaced.append(text)
    return Translated(
        reading.marks.get(LANGUAGE, ""),
        {name: text for name, text in texts.items() if text != GAP},
        n_joined,
        tuple(unplaced),
    )
