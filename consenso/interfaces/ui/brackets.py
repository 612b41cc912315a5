"""Text in brackets as HTML: what all say once, each disputed place with its alternatives and who stands behind each.

Made in Python and not by a template, for a draft has thousands of places. The brackets are signs of the text: they are read aloud,
copied and printed.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from consenso.core.remembered import OfObjects
from consenso.core.wording import Alternative, Bracketed, Path, Place, tally

Names = Callable[[str], str]


class Called:
    """What codes are called, with a mark that is another where any of them is called otherwise.

    >>> names = Called({"XA": "Aurelia"})
    >>> names("XA"), names("XB"), names.mark == Called({"XA": "Borea"}).mark
    ('Aurelia', 'XB', False)
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self.mark = sha256(repr(sorted(names.items())).encode()).hexdigest()

    def __call__(self, code: str) -> str:
        return self._names.get(code, code)


_known = OfObjects[SafeString](8192)


def kept_brackets(bracketed: Bracketed, *, names: Called, own: str = "") -> SafeString:
    """Return what `brackets` does, made once for all who are shown the same: what a draft says is the same for most of them.

    `own` counts only where it stands in the text.
    """
    shown_own = own if own in tally(bracketed).delegations else ""
    return _known.of(
        bracketed,
        (names.mark, shown_own, get_language()),
        lambda: brackets(bracketed, name=names, own=shown_own),
    )


def brackets(bracketed: Bracketed, *, name: Names, own: str = "") -> SafeString:
    """Return a bracketed text as HTML, to stand inside a block; an empty text: ''.

    `name` gives what a code is called, for who points at it; the code itself is shown. `own` is the reader's code: its alternatives
    are marked. A place has its path in `data-place`: "1.0.2".

    >>> str(brackets(("We ", Place((Alternative(("<b>",)), Alternative((), ("XA",)))),), name=str))  # doctest: +ELLIPSIS
    'We <span class="place" data-place="1"><span class="base"><span class="bracket">[</span>&lt;b&gt;<span class="bracket">]...
    >>> added = Place((Alternative(()), Alternative((" and day",), ("XA",))))
    >>> str(brackets(("by night", added), name=str))  # doctest: +ELLIPSIS
    'by night <span class="place" data-place="1"><span class="alternative"><span class="bracket">[</span>and day<span ...
    """
    return mark_safe(_text(bracketed, (), name, own))  # noqa: S308 (all that comes from outside is escaped below)


def _text(bracketed: Bracketed, under: Path, name: Names, own: str) -> str:
    out = []
    for number, segment in enumerate(bracketed):
        if isinstance(segment, str):
            out.append(_lines(segment))
            continue
        side = _side_of_space(segment)
        shown = _place(_without_space(segment, side), (*under, number), name, own)
        out.append({"before": f" {shown}", "after": f"{shown} "}.get(side, shown))
    return "".join(out)


def _side_of_space(place: Place) -> str:
    """Return on which side of its brackets the space of a place that can be nothing is shown, '' for inside them.

    A space beside a bracket goes with it: see `core.wording`'s notation.
    """
    texts = [one.segments for one in place.alternatives if one.segments]
    if len(texts) == len(place.alternatives) or (" ",) in texts:
        return ""
    if all(isinstance(one[-1], str) and one[-1].endswith(" ") for one in texts):
        return "after"
    if all(isinstance(one[0], str) and one[0].startswith(" ") for one in texts):
        return "before"
    return ""


def _without_space(place: Place, side: str) -> Place:
    if not side:
        return place
    return replace(
        place,
        alternatives=tuple(
            replace(one, segments=_stripped(one.segments, side)) if one.segments else one
            for one in place.alternatives
        ),
    )


def _stripped(segments: Bracketed, side: str) -> Bracketed:
    if side == "after":
        return (*segments[:-1], str(segments[-1])[:-1])
    return (str(segments[0])[1:], *segments[1:])


def _lines(text: str) -> str:
    """A new line in a wording is a new paragraph there."""
    return escape(text).replace("\n", '<span class="new-paragraph"> ¶ </span>')


def _place(place: Place, path: Path, name: Names, own: str) -> str:
    parts = []
    several = sum(1 for one in place.alternatives[1:] if one.segments) > 1
    count = 0
    for number, one in enumerate(place.alternatives):
        is_base = number == 0
        if not one.segments:
            if not is_base or one.by:
                parts.append(_deletes(one, name, own))
            continue
        label = ""
        if not is_base:
            count += 1
            label = _label(one, count if several else 0)
        parts.append(_alternative(one, label, (*path, number), name, own, is_base=is_base))
    return f'<span class="place" data-place="{".".join(map(str, path))}">{"".join(parts)}</span>'


def _label(one: Alternative, count: int) -> str:
    if one.is_whole:
        label = gettext("Para alt %(number)d:") % {"number": count or 1}
    elif count:
        label = gettext("Alt %(number)d:") % {"number": count}
    else:
        return ""
    return label if label.endswith("：") else f"{label} "  # a wide colon has its space in it


def _alternative(
    one: Alternative, label: str, path: Path, name: Names, own: str, *, is_base: bool
) -> str:
    kind = "base" if is_base else "alternative"
    mine = " is-own" if own and own in one.by else ""
    said = f'<span class="alt-label">{escape(label)}</span>' if label else ""
    inner = _text(one.segments, path, name, own)
    return (
        f'<span class="{kind}{mine}"><span class="bracket">[</span>{said}{inner}'
        f'<span class="bracket">]</span>{_behind(one.by, name, own)}</span>'
    )


def _deletes(one: Alternative, name: Names, own: str) -> str:
    if not one.by:
        return f'<span class="behind"> ({escape(gettext("delete"))})</span>'
    mine = " is-own" if own and own in one.by else ""
    codes = _codes(one.by, name, own)
    return f'<span class="behind{mine}"> ({codes}: {escape(gettext("delete"))})</span>'


def _behind(by: tuple[str, ...], name: Names, own: str) -> str:
    return f'<span class="behind"> ({_codes(by, name, own)})</span>' if by else ""


def _codes(by: tuple[str, ...], name: Names, own: str) -> str:
    return ", ".join(
        f'<{"strong" if code == own else "span"} title="{escape(name(code))}">{escape(code)}'
        f"</{'strong' if code == own else 'span'}>"
        for code in by
    )
