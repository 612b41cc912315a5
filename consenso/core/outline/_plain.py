"""Reading plain text: which lines are one paragraph."""

import re
from itertools import pairwise

from consenso.core.outline._block import TABBED, Block, Reading, joined
from consenso.core.outline._numbers import label_of

_LINE = re.compile(r"[^\n\f]*[\n\f]?")
_FINISHED = re.compile(r"[.:;!?…。；：！？”’\"»)\]）][\"”’»)]*$")
# Between paragraphs on unbroken lines, a line is longer than any typewriter's.
UNBROKEN = 120
RULE = re.compile(r"\s*([-–—_=*#~.·]\s*){3,}$")


def read_plain(source: str) -> Reading:
    """Return the blocks of a plain text: blank lines part them, and lines that begin with a number or end early."""
    lines = list(_lines(source))
    width = _width([line for line, _, _ in lines])
    blocks: list[Block] = []
    held: list[tuple[str, int, int]] = []
    page = 1 if "\f" in source else 0
    is_apart = False
    for line, start, end in lines:
        if not line.strip() or RULE.match(line):
            is_apart = _let_go(held, blocks, page, is_apart=is_apart)
            is_apart = is_apart or bool(RULE.match(line))
        elif held and _begins(held[-1][0], line, width):
            is_apart = _let_go(held, blocks, page, is_apart=is_apart)
            held.append((line, start, end))
        else:
            held.append((line, start, end))
        if source[end : end + 1] == "\f":
            page += 1
    _let_go(held, blocks, page, is_apart=is_apart)
    return Reading(source, blocks)


def _lines(source: str) -> list[tuple[str, int, int]]:
    found = []
    for match in _LINE.finditer(source):
        if match.group():
            line = match.group().rstrip("\n\f")
            found.append((line, match.start(), match.start() + len(line)))
    return found


def _width(lines: list[str]) -> int:
    """Return how many code points a broken line has at most; 0 where paragraphs stand on one line each."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if not lengths:
        return 0
    longest = lengths[int(len(lengths) * 0.95)] if len(lengths) > 20 else lengths[-1]
    pairs = [
        (line.rstrip(), following.strip())
        for line, following in pairwise(lines)
        if line.strip() and following.strip()
    ]
    if not pairs or longest > UNBROKEN:
        return 0
    n_broken = sum(1 for line, following in pairs if _is_broken(line, following, longest))
    return longest if n_broken >= 0.3 * len(pairs) else 0


def _is_broken(line: str, following: str, longest: int) -> bool:
    """Tell whether a sentence seems to go on from one line to the next."""
    if _FINISHED.search(line) or (line[-1] in ",，" and not following[0].islower()):
        return False
    is_full = len(line) >= 0.8 * longest
    return is_full if label_of(following) else is_full or following[0].islower()


def _begins(before: str, line: str, width: int) -> bool:
    """Tell whether a line that follows another without a blank line begins a block of its own."""
    if not width:
        return True
    is_finished = bool(_FINISHED.search(before.rstrip()))
    label = label_of(line.strip())
    if TABBED.match(line) and (is_finished or TABBED.match(before)):
        return True
    if label and (is_finished or not line.strip()[0].isalnum()):
        return True
    is_short = len(before.rstrip()) < width * 0.8
    if label and is_short and (label.unit or label_of(before.strip())):
        return True
    words = line.split()
    room = width - len(before.rstrip()) - 1
    # The next word would have fitted, so the line was ended on purpose.
    return room >= len(words[0]) + 8 and (is_finished or line.strip()[0].isupper())


def _let_go(
    held: list[tuple[str, int, int]], blocks: list[Block], page: int, *, is_apart: bool
) -> bool:
    """Make a block of the lines held; return whether a rule that was drawn still waits for its block."""
    if not held:
        return is_apart
    lines = [line for line, _, _ in held]
    first = lines[0]
    typed = TABBED.match(first)
    if typed:
        lines[0] = first[typed.end() :]
    text = joined(lines)
    lead = len(first) - len(first.lstrip())
    start, end = held[0][1] + lead, held[-1][1] + len(held[-1][0].rstrip())
    blocks.append(
        Block(
            text,
            start,
            end,
            page=page,
            number=typed.group(1) if typed else "",
            indent=float(lead),
            is_centred=lead >= 8 and len(held) <= 3,
            is_apart=is_apart,
        )
    )
    held.clear()
    return False
