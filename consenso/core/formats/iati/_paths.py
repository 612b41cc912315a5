"""Where an element stands: in which activity, and the way to it from there."""

from collections import Counter
from typing import Any

from lxml import etree


def activity_of(element: Any) -> Any:
    """Return the activity that an element stands in, or is; None for the root and what stands beside activities."""
    while element is not None and not _is_activity(element):
        element = element.getparent()
    return element


def _is_activity(element: Any) -> bool:
    above = element.getparent()
    return element.tag == "iati-activity" and above is not None and above.getparent() is None


class Paths:
    """The ways to the elements of a piece; those of all children of an element are made at once."""

    def __init__(self) -> None:
        self._steps: dict[Any, dict[Any, str]] = {}
        self._identifiers: dict[Any, str] = {}

    def identifier(self, element: Any) -> str:
        """Return the identifier of the activity that an element stands in, as published; '' where there is none."""
        activity = activity_of(element)
        if activity is None:
            return ""
        if activity not in self._identifiers:
            self._identifiers[activity] = activity.findtext("iati-identifier") or ""
        return self._identifiers[activity]

    def to(self, element: Any) -> str:
        """Return the way from the activity to an element: iati-activity/transaction[2]/value."""
        steps: list[str] = []
        while element is not None:
            above = element.getparent()
            if above is None or _is_activity(element):
                steps.append(_name(element))
                break
            if above not in self._steps:
                self._steps[above] = _steps(above)
            steps.append(self._steps[above][element])
            element = above
        return "/".join(reversed(steps))


def _steps(parent: Any) -> dict[Any, str]:
    numbers = Counter(child.tag for child in parent)
    counted: Counter[str] = Counter()
    found: dict[Any, str] = {}
    for child in parent:
        counted[child.tag] += 1
        place = f"[{counted[child.tag]}]" if numbers[child.tag] > 1 else ""
        found[child] = f"{_name(child)}{place}"
    return found


def _name(element: Any) -> str:
    return str(etree.QName(element).localname)
