"""Words of one state of a draft against those of another: what is gone, what is new."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from consenso.core.wording import changes
from consenso.domain.drafting.queries import ParagraphRow
from consenso.interfaces.desk.drafting.begin_pages import ChangedLine

Pair = tuple[ParagraphRow | None, ParagraphRow | None]


def marked(old: str, new: str) -> SafeString:
    """Return the newer words as HTML with what is gone struck out and what is new marked, to stand inside a block.

    >>> str(marked("We shall <meet>.", "We will <meet>."))
    'We <del>shall</del><ins>will</ins> &lt;meet&gt;.'
    """
    pieces, at = [], 0
    for one in changes(old, new):
        pieces.append(_lines(old[at : one.at]))
        if one.old:
            pieces.append(f"<del>{_lines(one.old)}</del>")
        if one.new:
            pieces.append(f"<ins>{_lines(one.new)}</ins>")
        at = one.at + len(one.old)
    pieces.append(_lines(old[at:]))
    return mark_safe("".join(pieces))  # noqa: S308 (all that comes from outside is escaped)


def _lines(text: str) -> str:
    return str(escape(text)).replace("\n", "<br>")


def by_id(old: Sequence[ParagraphRow], new: Sequence[ParagraphRow]) -> list[Pair]:
    """Return the paragraphs of two states of a draft that was circulated, side by side: one keeps its id for ever."""
    before = {one.id: one for one in old}
    held = {one.id for one in new}
    gone = [(one, None) for one in old if one.id not in held]
    return [*((before.get(one.id), one) for one in new), *gone]


def by_words(old: Sequence[ParagraphRow], new: Sequence[ParagraphRow]) -> list[Pair]:
    """Return the paragraphs of two states of a draft in preparation, side by side by their words: ids are given anew there."""
    found: list[Pair] = []
    matcher = SequenceMatcher(None, [_said(one) for one in old], [_said(one) for one in new], False)
    for _tag, first, last, begins, ends in matcher.get_opcodes():
        left, right = old[first:last], new[begins:ends]
        longest = max(len(left), len(right))
        found += [
            (left[place] if place < len(left) else None, right[place] if place < len(right) else None)
            for place in range(longest)
        ]  # fmt: skip
    return found


def _said(one: ParagraphRow) -> tuple[str, str, int, str]:
    return one.kind, one.number, one.depth, one.text


def changed_lines(pairs: Sequence[Pair]) -> tuple[ChangedLine, ...]:
    """Return the pairs that are not the same on both sides, as lines of a page."""
    return tuple(_line(old, new) for old, new in pairs if _differ(old, new))


def _differ(old: ParagraphRow | None, new: ParagraphRow | None) -> bool:
    if old is None or new is None:
        return bool((old or new) and (old.text if old else new.text if new else ""))
    return _said(old) != _said(new)


def _line(old: ParagraphRow | None, new: ParagraphRow | None) -> ChangedLine:
    there = new or old
    label = there.number if there else ""
    before, after = old.text if old else "", new.text if new else ""
    if before and not after:
        said = gettext("Gone")
    elif after and not before:
        said = gettext("New")
    elif before == after:
        said = gettext("Same words, another kind, number or depth")
    else:
        said = gettext("Other words")
    return ChangedLine(label, said, marked(before, after))
