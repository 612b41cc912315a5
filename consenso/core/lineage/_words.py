"""The words that differ between two wordings of one paragraph."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import Opcodes
from rapidfuzz.distance.Indel import opcodes

# A word with the space before it, so that pieces join again; Chinese by character.
_PIECES = re.compile("\\s*(?:[\u3400-\u9fff]|[^\\s\u3400-\u9fff]+)")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words that differ: what stood there, and what stands there now; one may be empty."""

    before: str
    after: str


def changed_words(was: str, now: str) -> tuple[Words, ...]:
    """Return the stretches that differ, in order; () where the texts are equal but for spaces.

    >>> changed_words("The ports shall open by 2030.", "The ports should open by 2028.")
    (Words(before='shall', after='should'), Words(before='2030.', after='2028.'))
    >>> changed_words("双方将举行会议。", "双方应举行会议。")
    (Words(before='将', after='应'),)
    """
    first, second = [_PIECES.findall(text) for text in (was, now)]
    found: Opcodes = opcodes([one.strip() for one in first], [one.strip() for one in second])
    out: list[Words] = []
    is_open = False
    for one in found:
        before = "".join(first[one.src_start : one.src_end])
        after = "".join(second[one.dest_start : one.dest_end])
        if one.tag == "equal":
            is_open = False
            continue
        if is_open:
            last = out.pop()
            before, after = last.before + before, last.after + after
        out.append(Words(before, after))
        is_open = True
    return tuple(Words(one.before.strip(), one.after.strip()) for one in out)
