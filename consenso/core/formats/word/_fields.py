"""Fields of Word: what stands between the beginning of one and its result is an instruction, and no text."""

from lxml import etree

from consenso.core.formats.word._names import W

_TYPE = f"{W}fldCharType"


class Fields:
    """Follows the marks of fields through a part. A field that never ends is none: its words stay text."""

    def __init__(self, root: etree._Element | None = None) -> None:
        self.whole = set() if root is None else _ended(root)
        self.depth: list[
            bool
        ] = []  # of the open fields, outermost first: whether its instruction is being read

    @property
    def is_hidden(self) -> bool:
        """Whether what is being read is an instruction; pandoc shows the words of a field in one."""
        return True in self.depth

    def meet(self, mark: etree._Element) -> None:
        """Pass a w:fldChar."""
        kind = mark.get(_TYPE, "")
        if mark not in self.whole:
            return
        if kind == "begin":
            self.depth.append(True)
        elif kind == "separate" and self.depth:
            self.depth[-1] = False
        elif kind == "end" and self.depth:
            self.depth.pop()


def _ended(root: etree._Element) -> set[etree._Element]:
    """Return the marks of all fields that end."""
    found: set[etree._Element] = set()
    waiting: list[list[etree._Element]] = []
    for mark in root.iter(f"{W}fldChar"):
        kind = mark.get(_TYPE, "")
        if kind == "begin":
            waiting.append([mark])
        elif waiting:
            waiting[-1].append(mark)
            if kind == "end":
                found.update(waiting.pop())
    return found
