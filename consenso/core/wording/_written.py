r"""Bracketed text as it is written in the United Nations, so that reading it gives the same data again.

    We [shall] [Alt 1: should] (CHL, MEX) [Alt 2: will] (BOL) meet [every year] (PER) (ARG: delete) [in spring] (URY: add).

- The first bracket is what the base has; `[Alt 1: …]` and those that follow are the other alternatives; `[Para alt 1: …]` is one for
  all of the paragraph. `(CHL, MEX)` after a bracket is who stands behind it.
- `(ARG: delete)`: these want nothing there. A bracket by itself is there to be kept or deleted. `(URY: add)`: what stands in
  the first bracket is not in the base; then `(PER: delete)` is who stands behind the base, which has nothing there.
- Brackets may hold brackets.
- A space beside a bracket goes with it where its text is deleted: "we [strongly] (ARG: delete) support" becomes "we support".
- Bare brackets in a row are alternatives of one place: of two places, the first has `(delete)` behind it.
- `\` before a sign makes it an ordinary one: `\[`, `\]`, `\\`, `\(` after a bracket and where one ends in a name, `\/` between spaces, behind
  `)` or between words inside one, the first sign of a bracket that would read as a label, a name or a note, and a space that does not go with a
  bracket or stands at its edge. `\|` is the border between two places that touch, `\¶` where another paragraph begins (a line break).
"""

from consenso.core.wording._bracketed import Alternative, Bracketed, Place
from consenso.core.wording._signs import (
    ANY,
    NOTED,
    ONE_WORD,
    PARENTHESIS,
    SLASH,
    SLASHED,
    SPECIAL,
)

BORDER = r"\|"
SPACE = r"\ "
LINE = r"\¶"


def written(bracketed: Bracketed) -> str:
    r"""Return a bracketed text in bracket notation; `read_written` gives the same data back.

    >>> deleted = Place((Alternative(("strongly ",)), Alternative((), by=("CHL", "MEX"))))
    >>> written(("We ", deleted, "support [sic] it."))
    'We [strongly] (CHL, MEX: delete) support \\[sic\\] it.'
    """
    return _written(bracketed, inside=False)


def _written(segments: Bracketed, *, inside: bool) -> str:
    out: list[str] = []
    # What stands before: the "start", a "space" of the text, other "text", or a "place".
    before = "start"
    hold_space = False
    number = 0
    while number < len(segments):
        segment = segments[number]
        is_after_place = bool(number) and not isinstance(segments[number - 1], str)
        if isinstance(segment, str):
            hold_first = hold_space or (inside and not number)
            hold_last = inside and number + 1 == len(segments)
            out.append(_escaped(segment, inside, is_after_place, hold_first, hold_last))
            is_held = hold_last or (hold_first and segment == " ")
            before = "space" if segment[-1] == " " and not is_held else "text"
            hold_space = False
            number += 1
            continue
        if is_after_place and out[-1] != " ":
            out.append(BORDER)
        run = _run(segments, number)
        side = _side_of_space(run, before, segments[number + len(run) :]) if run else ""
        if side:
            pieces = [
                _place(place, side, is_followed=_is_followed(segments, number + at))
                for at, place in enumerate(run)
            ]
            out += [" ", " ".join(pieces)] if side == "before" else [" ".join(pieces), " "]
            number += len(run)
        else:
            if run and before == "space":
                out[-1] = out[-1][:-1] + SPACE
            hold_space = bool(run) and before == "start"
            out.append(_place(segment, side, is_followed=_is_followed(segments, number)))
            number += 1
        before = "place"
    return "".join(out)


def _run(segments: Bracketed, number: int) -> list[Place]:
    """Return the places from a segment on that touch, and of which each can be nothing."""
    run: list[Place] = []
    for segment in segments[number:]:
        if isinstance(segment, str) or all(one.segments for one in segment.alternatives):
            break
        run.append(segment)
    return run


def _is_followed(segments: Bracketed, number: int) -> bool:
    """Return whether the bracket of the next place comes behind that of a place, with nothing but space between them."""
    for segment in segments[number + 1 : number + 3]:
        if not isinstance(segment, str):
            return True
        if segment.strip():
            break
    return False


def _side_of_space(run: list[Place], before: str, following: Bracketed) -> str:
    """Return on which side of their brackets the space of places is written: "before", "after", or "" for inside them."""
    texts = [one.segments for place in run for one in place.alternatives if one.segments]
    after = following[0] if following else None
    if after is not None and before in ("start", "space") and all(map(_ends_in_space, texts)):
        return "after"
    is_end = after is None or (isinstance(after, str) and not after[0].isspace())
    if is_end and before in ("text", "space") and all(map(_begins_with_space, texts)):
        return "before"
    return ""


def _ends_in_space(segments: Bracketed) -> bool:
    last = segments[-1]
    return isinstance(last, str) and last[-1] == " " and segments != (" ",)


def _begins_with_space(segments: Bracketed) -> bool:
    first = segments[0]
    return isinstance(first, str) and first[0] == " " and segments != (" ",)


def _place(place: Place, side: str, *, is_followed: bool) -> str:
    base, *others = place.alternatives
    pieces: list[str] = []
    nothing: Alternative | None = None if base.segments else base
    is_added = not base.segments
    number = 0
    for one in place.alternatives:
        if not one.segments:
            nothing = one
            continue
        if not pieces:
            label = ""
        else:
            number += 1
            label = f"Para alt {number}: " if one.is_whole else f"Alt {number}: "
        codes = ", ".join(one.by)
        who = f"{codes}: add" if codes and is_added and not pieces else codes
        if is_added and not pieces and not codes:
            who = "add"
        pieces.append(f"[{label}{_body(_without_space(one.segments, side))}]")
        if who:
            pieces.append(f"({who})")
    if nothing is not None and (nothing.by or (not is_added and len(others) > 1)):
        codes = ", ".join(nothing.by)
        pieces.append(f"({codes}: delete)" if codes else "(delete)")
    elif is_followed and len(pieces) == 1:
        pieces.append("(delete)")
    if len(pieces) == 1 and _is_noted(pieces[0][1:-1]):
        return rf"[\{pieces[0][1:]}"
    return " ".join(pieces)


def _is_noted(text: str) -> bool:
    """Return whether a bracket with this text would be read as one that asks for nothing, if it stands by itself."""
    return any(one.fullmatch(text.strip()) for one in NOTED.values())


def _without_space(segments: Bracketed, side: str) -> Bracketed:
    first, last = segments[0], segments[-1]
    if side == "after" and isinstance(last, str):
        return (*segments[:-1], last[:-1]) if len(last) > 1 else segments[:-1]
    if side == "before" and isinstance(first, str):
        return (first[1:], *segments[1:]) if len(first) > 1 else segments[1:]
    return segments


def _body(segments: Bracketed) -> str:
    """Return what stands inside a bracket, its first sign escaped where it would read as a label, a name or a note."""
    text = _written(segments, inside=True)
    slashed = SLASHED.match(f"{text}]")
    if slashed and slashed.end() == len(text) and slashed["words"].lower() not in ONE_WORD:
        return text.replace("/", r"\/").replace("／", r"\／")
    is_kind = NOTED["nothing"].fullmatch(text.strip())
    return "\\" + text if ANY.label.match(text) or ANY.prefix.match(text) or is_kind else text


def _escaped(text: str, inside: bool, is_after_place: bool, hold_first: bool, is_last: bool) -> str:
    """Return a stretch of text as it is written. `hold_first`: a space that it begins with stays; `is_last`: it ends a bracket, and so
    does one that it ends with.
    """
    head = tail = ""
    if hold_first and text[0] == " ":
        head, text = SPACE, text[1:]
    if is_last and text[-1:] == " ":
        text, tail = text[:-1], SPACE
    if is_after_place and (found := PARENTHESIS.match(text)):
        # What stands in parentheses after a bracket would be read as who stands behind it.
        before = found.end() - 1
        head += f"{text[:before]}\\{text[before]}"
        text = text[before + 1 :]
    named = _named_at(text) if is_last else -1
    if named >= 0:
        text, tail = text[:named], f"\\{_plain(text[named:], inside)}{tail}"
    return head + _plain(text, inside) + tail


def _plain(text: str, inside: bool) -> str:
    text = SPECIAL.sub(r"\\\g<0>", text).replace("\n", LINE)
    return SLASH.sub(r"\\\g<0>", text) if inside else text


def _named_at(text: str) -> int:
    """Return where a text that ends a bracket would say whose it is: "(MEX)", "– MEX"; -1 where it does not."""
    # What stands before may end in a space.
    for found in ANY.suffix.finditer(f" {text}"):
        if found.end() == len(text) + 1:
            said = found.group()
            return found.start() + len(said) - len(said.lstrip()) - 1
    return -1
