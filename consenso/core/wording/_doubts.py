"""What stands in or beside brackets and was not understood, or may be meant otherwise than it was read."""

import re
from dataclasses import dataclass

from consenso.core.wording._signs import CLOSING, DELETE_WORD, KIND_WORD, OPENING, Signs

LONGEST_NAME = 60  # code points
# In capitals, or words of which the first and the last begin with a capital; in Chinese, few signs.
_LOOKS_LIKE_A_NAME = re.compile(
    r"[A-Z]{2,6}\d{0,3}|[^\W\d_a-z][\w.’'-]*(?:\s+(?:of|and|the|de|del|la|las|los|da|do|dos|du|des|van|et|y|e|en)\b|\s+[^\W\d_a-z][\w.’'-]*){0,6}"
)
_HAN = re.compile(r"[\u3400-\u9fff·]{2,12}")
_WHO = re.compile(r"[ \u00a0]*[(（](?P<said>[^()（）\[\]［］]{1,200})[)）]")
_PREFIX = re.compile(
    rf"\s*(?P<said>[^{re.escape(OPENING + CLOSING)}()（）:：.;；]{{1,80}})\s*[:：]"
)
_SUFFIX = re.compile(
    r"(?:[(（](?P<inside>[^()（）\[\]]{1,80})[)）]|\s[–—-]\s+(?P<after>[^–—()（）\[\]]{1,80}))\s*\Z"
)
# (Borea: delete), (delete: Borea), (delete), whoever is named.
_SAYS = re.compile(
    rf"\s*(?:[^:：]{{1,120}}[:：]\s*(?:{KIND_WORD.pattern})|(?:{KIND_WORD.pattern})\s*[:：][^:：]{{1,120}}|(?:{DELETE_WORD.pattern}))\s*"
)
_SAID = re.compile(rf"[:：]|(?<![^\W_])(?:{KIND_WORD.pattern})(?![^\W_])")
_PART = re.compile(r"[(（](?P<said>[^()（）\[\]]{1,80})[)）] *[/／]")  # [shall (MEX)/should]
_INSIDE = re.compile(rf"[^{re.escape(OPENING + CLOSING)}]*")
# What a bracket or a note after it begins with, and names nobody.
_NO_NAME = frozenset(
    [
        "note",
        "nota",
        "noot",
        "remark",
        "source",
        "annex",
        "see",
        "cf",
        "e.g.",
        "i.e.",
        "eg",
        "ie",
        "para",
        "paragraph",
        "para.",
        "art",
        "article",
        "section",
        "chapter",
        "table",
        "figure",
        "ed",
        "sic",
        "注",
        "见",
        "附件",
        "参见",
        "说明",
    ]
)


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something of a text in brackets for a person to look at: from code point `at` on, in these words.

    `why`: unbalanced, deep: brackets that do not match, and so nothing was read · unknown: a name of no delegation that is known ·
    unclear: what somebody says there · empty, ellipsis, number, document, note, placeholder, nothing: it asks for nothing. All of these stay words.
    And what was read, and may be meant otherwise · in_a_row: brackets in a row as alternatives of one place · slash: words parted
    by slashes as alternatives · beside: a bracket of its own, and maybe an alternative to the one before it, which is somebody's or parted
    from it by a slash · apart: what is said of a bracket, and stands beside none; it stays words · over: a bracket that goes on in other paragraphs, read as one in each ·
    twice: a delegation (`name`) behind two alternatives of one place; it stands behind the first.
    """

    at: int
    words: str
    why: str
    name: str = ""


class Doubts:
    """Remarks on a text, while it is read."""

    def __init__(self, text: str, signs: Signs) -> None:
        self.text = text
        self.signs = signs
        self._found: set[Remark] = set()
        self._beside: set[int] = set()  # where parentheses open that stand beside a bracket

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(sorted(self._found))

    def add(self, why: str, start: int, end: int, name: str = "") -> None:
        self._found.add(Remark(start, self.text[start:end], why, name))

    def of_bracket(self, start: int, end: int) -> None:
        """Look for names that are not known in a bracket that opens at `start`, and after it, where what says whose it is ends at `end`."""
        if found := _WHO.match(self.text, end):
            self._beside.add(found.start("said") - 1)
            self._who(found["said"], found.start("said"))
        prefix = _PREFIX.match(self.text, start + 1)
        if prefix and not self.signs.label.match(self.text, start + 1):
            self._named(prefix["said"], prefix.start("said"))
        inside = _INSIDE.match(self.text, start + 1)
        suffix = _SUFFIX.search(inside.group()) if inside else None
        if suffix and not self.signs.suffix.match(self.text, start + 1 + suffix.start()):
            which = "inside" if suffix["inside"] else "after"
            self._named(suffix[which], start + 1 + suffix.start(which))
        for part in _PART.finditer(inside.group()) if inside else ():
            self._named(part["said"], start + 1 + part.start("said"))

    def of_parenthesis(self, at: int) -> None:
        """Look at a parenthesis in the words that opens at `at`: whether it says what should become of a bracket that is not there."""
        found = _WHO.match(self.text, at)
        if found is None or at in self._beside:
            return
        who = self.signs.who.match(self.text, at)
        says = (
            any(kind and codes for codes, kind in self.signs.said(who["clauses"])) if who else False
        )
        listed = self.signs.parted(_SAID.sub("", found["said"]))
        is_said = _SAYS.fullmatch(found["said"]) and all(_may_be_a_name(one) for one, _ in listed)
        if says or is_said:
            self.add("apart", at, found.end())

    def _who(self, said: str, at: int) -> None:
        """Look at what stands in parentheses after a bracket and was not understood."""
        is_of_brackets = KIND_WORD.search(said) is not None
        for clause in re.split("[;；]", said):
            listed, colon, rest = re.sub("：", ":", clause).partition(":")
            if not colon and (kind := KIND_WORD.search(clause)):
                listed = clause[: kind.start()].rstrip(" –—-")
            if self._named(listed, at, is_sure=is_of_brackets):
                continue
            if any(is_known for _, is_known in self.signs.parted(listed)) and rest.strip():
                self._found.add(Remark(at, said, "unclear"))

    def _named(self, listed: str, at: int, *, is_sure: bool = False) -> bool:
        """Remark on names of a list that are not known; return whether any is."""
        parts = self.signs.parted(listed)
        known = [is_known for _, is_known in parts]
        if not parts or all(known) or not all(_may_be_a_name(one) for one, _ in parts):
            return False
        if not (is_sure or any(known) or all(_looks_like_a_name(one) for one, _ in parts)):
            return False
        for name, is_known in parts:
            if not is_known:
                self._found.add(Remark(self.text.find(name, at), name, "unknown", name))
        return True


def _may_be_a_name(said: str) -> bool:
    return (
        len(said) <= LONGEST_NAME
        and not said[0].isdigit()
        and said.split()[0].lower() not in _NO_NAME
    )


def _looks_like_a_name(said: str) -> bool:
    return bool(_LOOKS_LIKE_A_NAME.fullmatch(said) or _HAN.fullmatch(said))
