"""Lines of a PDF → paragraphs: by distance, indent, how full a line is, numbers, and what a sentence looks like."""

import re
from collections.abc import Sequence
from statistics import median

from consenso.core.outline._block import Block, Writer
from consenso.core.outline._headings import is_capital, is_finished
from consenso.core.outline._numbers import label_of
from consenso.core.outline._openings import introduces, is_formula, is_recital
from consenso.core.outline._pdf_columns import Column, columns_of
from consenso.core.outline._pdf_lines import MARK_ALONE, SOFT, Line, leading, usual_size
from consenso.core.outline._pdf_words import text_of, words_of

_WIDE = frozenset("mwMWABCDGHKNOQRUVXYZ@%—")
_DIGITS = re.compile(r"\d+[\u2e80-\uffef]")
_ENDS = frozenset('.:;,!?。：；，！？”"»)）’')
_AFTER_LETTER = frozenset(".)）\t")
_ENDS_OPEN = re.compile(r"[-\u2010]$")
_NOTE = re.compile(r"(\d{1,3}|[*†‡]{1,3}|\[\d{1,3}\])\s*(?=[^\s\d.)])")


def blocks_of(body: Sequence[Line], notes: Sequence[Line]) -> tuple[str, list[Block]]:
    """Return the text of a PDF, and its blocks: those of the body, then the notes."""
    usual = usual_size(body)
    known = words_of(body)
    writer = Writer()
    blocks: list[Block] = []
    for group, column in _paragraphs(body, usual):
        text = text_of(group, known)
        if not text:
            continue
        start, end = writer.add(text)
        first = group[0]
        blocks.append(
            Block(
                text,
                start,
                end,
                page=first.page,
                is_bold=all(line.is_bold for line in group),
                is_centred=all(_is_centred(line, column) for line in group),
                size=median(line.size for line in group) / usual,
                indent=min(line.left for line in group) - column.left,
            )
        )
    _find_drawn_marks(blocks, usual)
    for number, group in _notes(notes):
        text = text_of(group, known) if group else ""
        if text:
            start, end = writer.add(f"{number} {text}")
            blocks.append(Block(text, start, end, page=group[0].page, number=number, role="note"))
    return writer.whole(), blocks


def _find_drawn_marks(blocks: Sequence[Block], usual: float) -> None:
    """Take blocks for items whose marks are drawn, and so are no text: set in, after a colon, a heading or another.

    Where most of a text is set in, nothing is said by it.
    """
    set_in = [
        1.2 * usual < one.indent < 8 * usual
        and not (one.is_centred or one.is_bold or label_of(one.text))
        for one in blocks
    ]
    if sum(set_in) > 0.5 * len(blocks):
        return
    for at, block in enumerate(blocks[1:], start=1):
        before = blocks[at - 1]
        begins = introduces(before.text) or before.is_bold
        goes_on = before.is_bullet and abs(before.indent - block.indent) < 3
        if set_in[at] and ((begins and block.indent > before.indent + usual) or goes_on):
            block.is_bullet = True


def _paragraphs(lines: Sequence[Line], usual: float) -> list[tuple[list[Line], Column]]:
    columns = columns_of(lines, usual)
    gap = leading(lines, usual)
    indents = _are_indented(lines, columns, gap)
    found: list[tuple[list[Line], Column]] = []
    of = Column(0.0, 0.0)  # of the line before
    for line, column in zip(lines, columns, strict=True):
        last = found[-1][0] if found else None
        if last and _goes_on(last, of, line, column, gap=gap, usual=usual, indents=indents):
            last.append(line)
        else:
            found.append(([line], column))
        of = column
    return found


def _are_indented(lines: Sequence[Line], columns: Sequence[Column], gap: float) -> bool:
    """Tell whether paragraphs begin with an indent, rather than after a wider gap."""
    n_gaps = n_indents = 0
    for at in range(1, len(lines)):
        before, line = lines[at - 1], lines[at]
        if before.page != line.page or not is_finished(before.text) or label_of(line.text):
            continue
        n_gaps += before.bottom - line.bottom > 1.3 * gap
        is_in = line.left - columns[at].left > 0.8 * line.size
        n_indents += (
            is_in and before.right < columns[at].right and not _is_centred(line, columns[at])
        )
    return n_indents > n_gaps


def _goes_on(
    group: Sequence[Line],
    of: Column,
    line: Line,
    column: Column,
    *,
    gap: float,
    usual: float,
    indents: bool,
) -> bool:
    """Tell whether a line belongs to the paragraph of those before it."""
    before = group[-1]
    if _plainly_goes_on(before, of, line, gap):
        return True
    if abs(before.size - line.size) > 0.12 * line.size:
        return False
    gap *= max(1.0, line.size / usual)
    label = label_of(line.text)
    is_open = not is_finished(before.text) or before.text.endswith((",", "，", "、"))
    distance = before.bottom - line.bottom
    is_next = before.page == line.page and 0 < distance < 4 * gap and _overlap(before, line)
    changes = before.is_bold != line.is_bold and all(one.is_bold == before.is_bold for one in group)
    if changes and (is_next or before.is_bold or not is_open):
        return False
    if is_next and distance > 1.3 * gap:
        return False
    if not is_next:
        return _goes_over(
            group, of, line, column, is_open=is_open, has_label=bool(label), indents=indents
        )
    if before.text.endswith(SOFT):
        return True
    if before.size > 1.1 * usual and not label:
        # A title of several lines.
        return before.text[-1:] not in ".。;；" and before.is_bold == line.is_bold
    if label and _is_new(group, line, label.is_bullet, is_open=is_open):
        return False
    if before.text[-1:] in ",;，；" and _is_opening(line.text):
        return False
    if _is_centred(before, of) and _is_centred(line, column):
        return before.text[-1:] not in ".。:：" and is_capital(before.text) == is_capital(line.text)
    if _would_fit(before, of, line):
        return False
    return not _begins_indented(group, line, column, is_open=is_open)


def _plainly_goes_on(before: Line, of: Column, line: Line, gap: float) -> bool:
    """Tell of the most frequent case what the whole rule would: a full line, and a next one that begins small."""
    text = line.text
    return (
        text[0].islower()
        and before.size == line.size
        and 0 < before.bottom - line.bottom <= 1.3 * gap
        and before.is_bold == line.is_bold
        and before.right > of.right - line.size
        and abs(before.left - line.left) < 1.0
        and before.page == line.page
        and before.text[-1] not in _ENDS
        and _AFTER_LETTER.isdisjoint(text[1:7])
    )


def _begins_indented(group: Sequence[Line], line: Line, column: Column, *, is_open: bool) -> bool:
    """Tell whether a line begins further right than the one before, as first lines do."""
    before = group[-1]
    if line.left - before.left < 0.8 * line.size:
        return False
    if len(group) == 1 and label_of(before.text):
        return False  # text that hangs beside its number
    if len(group) == 1 and is_open:
        return False
    return not is_open or line.left - column.left > 0.8 * line.size


def _is_new(group: Sequence[Line], line: Line, is_bullet: bool, *, is_open: bool) -> bool:
    """Tell whether a number at the beginning of a line begins a paragraph, and is none within a sentence."""
    if is_bullet and line.text[0] not in "-–—*o":
        return True
    if not is_open or group[-1].text[-1:] in ",;，；":
        return True
    first = group[0]
    begins_there = abs(line.left - first.left) < 2 and _is_alike(first.text, line.text)
    hangs = line.left < group[-1].left - 3
    ends_open = (
        group[-1]
        .text.rstrip()
        .endswith((" and", " or", " y", " o", " e", " et", " ou", " en", " of"))
    )
    return (begins_there and (hangs or len(group) == 1)) or hangs or (begins_there and ends_open)


def _is_alike(first: str, text: str) -> bool:
    """Tell whether two lines begin with numbers of one kind: (a) and (b), never 3. and Annex II."""
    one, other = label_of(first), label_of(text)
    if not one or not other:
        return False
    return bool({style for style, _ in one.readings} & {style for style, _ in other.readings})


def _goes_over(
    group: Sequence[Line],
    of: Column,
    line: Line,
    column: Column,
    *,
    is_open: bool,
    has_label: bool,
    indents: bool,
) -> bool:
    """Tell whether a line at the top of another column or page goes on the last paragraph of the one before."""
    before = group[-1]
    if before.bottom < line.bottom and before.page == line.page and _overlap(before, line):
        return False  # it stands above, out of order
    if line.page > before.page + 1:
        return False
    is_full = before.right > of.right - 0.04 * (of.right - of.left) or SOFT in before.text[-1:]
    if _ENDS_OPEN.search(before.text):
        return True
    if has_label or (before.text[-1:] in ",;，；" and _is_opening(line.text)):
        return False
    is_shape = len(group) == 1 and (is_capital(before.text) or before.is_bold)
    if is_open:
        return not is_shape and (is_full or not _would_fit(before, of, line))
    if before.text[-1:] in ":：;；" or not is_full:
        return False
    is_in = line.left - column.left > 0.8 * line.size
    return not is_in if indents else len(group) > 1


def _is_opening(text: str) -> bool:
    """Tell whether a line begins as a recital does, or is the formula after recitals."""
    return text[:1].isupper() and (is_recital(text, "und") or is_formula(text))


def _overlap(before: Line, line: Line) -> bool:
    return line.left < before.right + 1 and before.left < line.right + 1


def _would_fit(before: Line, column: Column, line: Line) -> bool:
    """Tell whether the first word of a line would have fitted on the one before, so that it was ended on purpose."""
    if len(before.text) < 2 or before.text.endswith(SOFT):
        return False
    sign = (before.right - before.left) / len(before.text)
    first = line.text.split(None, 1)[0]
    digits = _DIGITS.match(line.text)
    if digits:  # 2026 stays together in Chinese too
        first = digits.group()
    elif line.text[:1] > "\u2e80":
        first = ""
    wide = sum(map(_WIDE.__contains__, first))
    needed = sign * (len(first) + 0.6 * wide + 3)
    if line.text[:1].islower() and not is_finished(before.text):
        needed += 4 * sign  # it reads on
    return before.right + needed < column.right


def _is_centred(line: Line, column: Column) -> bool:
    before, after = line.left - column.left, column.right - line.right
    return before > 1.5 * line.size and abs(before - after) < 0.2 * max(before, after) + 4


def _notes(lines: Sequence[Line]) -> list[tuple[str, list[Line]]]:
    """Return the notes at the feet of pages, each with its number."""
    found: list[tuple[str, list[Line]]] = []
    for line in lines:
        begun = _NOTE.match(line.text)
        if MARK_ALONE.fullmatch(line.text):
            found.append((line.text, []))
        elif begun:
            line.text = line.text[begun.end() :]
            found.append((begun.group(1), [line]))
        elif found:
            found[-1][1].append(line)
    return found
