"""The paragraphs of a draft as they are typed in one form, and what becomes of them by its buttons. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from consenso.core.outline import KINDS, Placed, joined_with_before, split_at_blank_lines
from consenso.domain.drafting.proposing import clean
from consenso.domain.drafting.queries import ParagraphRow
from consenso.interfaces.ui.asked import whole_number

DEEPEST = 4
LONGEST_NUMBER = 40
MOST = 450  # paragraphs of one form: four fields each, and a form has 2,000 at most


@dataclass(frozen=True, slots=True)
class Done:
    """The paragraphs after a button, and the place at which the reader goes on; None: the top."""

    parts: tuple[ParagraphRow, ...]
    at: int | None = None


def posted(fields: Mapping[str, str], *, are_cleaned: bool = True) -> tuple[ParagraphRow, ...]:
    """Return the paragraphs of a form, in order, without ids. A blank line inside one stays where they are not cleaned.

    >>> posted({"kind.0": "heading", "number.0": " I ", "depth.0": "0", "text.0": "Ports", "text.2": "lost"})[0].number
    'I'
    """
    found: list[ParagraphRow] = []
    while len(found) < MOST and f"text.{len(found)}" in fields:
        place = len(found)
        kind = fields.get(f"kind.{place}", "")
        depth = fields.get(f"depth.{place}", "")
        text = fields[f"text.{place}"]
        found.append(
            ParagraphRow(
                "",
                kind if kind in KINDS else "paragraph",
                " ".join(fields.get(f"number.{place}", "").split())[:LONGEST_NUMBER],
                min(whole_number(depth), DEEPEST),
                clean(text) if are_cleaned else text.replace("\r\n", "\n").strip(),
            )
        )
    return tuple(found)


def done(parts: Sequence[ParagraphRow], act: str) -> Done:
    """Return the paragraphs after one button: add.N (after N; add.first before all), up.N, down.N, remove.N, join.N, split.N.

    Anything else leaves them.

    >>> two = (ParagraphRow("", "heading", "I", 0, "Ports"), ParagraphRow("", "paragraph", "1", 0, "We meet."))
    >>> [one.number for one in done(two, "up.1").parts], done(two, "up.1").at
    (['1', 'I'], 0)
    """
    verb, _dot, said = act.partition(".")
    if act == "add.first":
        return Done((ParagraphRow("", "title", "", 0, ""), *parts)[:MOST], 0)
    at = whole_number(said, otherwise=-1)
    if not 0 <= at < len(parts):
        return Done(tuple(parts))
    if verb == "add":
        one = parts[at]
        new = ParagraphRow("", "paragraph" if one.kind in ("title", "heading") else one.kind, "",
                           one.depth, "")  # fmt: skip
        return Done((*parts[: at + 1], new, *parts[at + 1 :])[:MOST], at + 1)
    if verb in ("up", "down"):
        return _moved(parts, at, at - 1 if verb == "up" else at + 1)
    if verb == "remove":
        return Done((*parts[:at], *parts[at + 1 :]), min(at, len(parts) - 2) if parts[1:] else None)
    if verb == "join":
        return Done(_rows(joined_with_before(_placed(parts), at)), max(0, at - 1))
    if verb == "split":
        pieces = split_at_blank_lines(_placed(parts)[at])
        return Done((*parts[:at], *_rows(pieces), *parts[at + 1 :])[:MOST], at)
    return Done(tuple(parts))


def _moved(parts: Sequence[ParagraphRow], at: int, to: int) -> Done:
    if not 0 <= to < len(parts):
        return Done(tuple(parts), at)
    found = list(parts)
    found.insert(to, found.pop(at))
    return Done(tuple(found), to)


def _placed(parts: Sequence[ParagraphRow]) -> list[Placed]:
    return [Placed("", one.kind, one.number, one.depth, one.text) for one in parts]  # type: ignore[arg-type]  # looked at in `posted`


def _rows(parts: Sequence[Placed]) -> tuple[ParagraphRow, ...]:
    return tuple(ParagraphRow("", one.kind, one.number, one.depth, one.text) for one in parts)


def renumbered(parts: Sequence[ParagraphRow]) -> tuple[ParagraphRow, ...]:
    """Return the paragraphs with those of kind paragraph numbered through, as a reference to them is the same in every language.

    >>> two = (ParagraphRow("", "paragraph", "7", 0, "We meet."), ParagraphRow("", "paragraph", "", 0, "We act."))
    >>> [one.number for one in renumbered(two)]
    ['1', '2']
    """
    found, count = [], 0
    for one in parts:
        if one.kind == "paragraph" and one.depth == 0:
            count += 1
            found.append(replace(one, number=str(count)))
        else:
            found.append(one)
    return tuple(found)
