"""What a proposal says and what became of it, in words and with what differs marked."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso.core import wording
from consenso.domain.drafting.queries import ProposalRow, Standing
from consenso.interfaces.desk.drafting.frame import Labels

NEW_LINE = '<span class="new-paragraph"> ¶ </span>'

KIND: Labels = {
    "wording": _("Other words"),
    "keep": _("To keep the words as they are"),
    "deletion": _("To delete it"),
    "alternative": _("An alternative to all of it (Alt.)"),
    "addition": _("A new paragraph"),
    "move": _("To stand elsewhere"),
    "split": _("To be split"),
    "merge": _("To be merged with another"),
}
STATE: Labels = {
    "open": _("Stands"),
    "met": _("Taken into the text"),
    "set_aside": _("Set aside"),
    "replaced": _("Replaced by another of the same delegation"),
    "withdrawn": _("Withdrawn"),
}
STANCE: Labels = {
    "accepts": _("Accepts"),
    "provisionally": _("Accepts provisionally"),
    "ad_ref": _("Accepts ad referendum"),
    "reserves": _("Reserves its position"),
    "objects": _("Objects"),
    "explains": _("Accepts, with an explanation of position"),
}
LEVEL: Labels = {
    "private": _("Prepared; only your delegation sees it"),
    "capital": _("Waits for your head of delegation, ad referendum; only your delegation sees it"),
}


def marked(old: str, new: str) -> SafeString:
    """Return a wording as HTML with what differs from another marked: words that would go, words that would come.

    >>> str(marked("We shall meet.", "We should meet."))
    'We <del>shall</del><ins>should</ins> meet.'
    """
    parts, at = [], 0
    for one in wording.changes(old, new):
        parts.append(_lines(old[at : one.at]))
        parts.append(f"<del>{_lines(one.old)}</del>" if one.old else "")
        parts.append(f"<ins>{_lines(one.new)}</ins>" if one.new else "")
        at = one.at + len(one.old)
    parts.append(_lines(old[at:]))
    return mark_safe("".join(parts))  # noqa: S308 (every stretch is escaped)


def _lines(text: str) -> str:
    return escape(text).replace("\n", NEW_LINE)


def words_of(one: ProposalRow, standing: Standing) -> str:
    """Return all of the paragraph as a proposal would have it; of what changes no words, the words as they are."""
    if one.kind == "deletion":
        return ""
    if one.kind in ("keep", "move"):
        return under(one, standing)
    return "\n".join(one.texts)


def under(one: ProposalRow, standing: Standing) -> str:
    """Return the words that a proposal would change: the base, or those of the proposal that it stands on."""
    on = next((other for other in standing.proposals if one.on and other.id == one.on), None)
    if on is not None:
        return words_of(on, standing)
    if one.kind == "addition":
        return ""
    base = standing.text_of(one.paragraph) if one.is_open else one.base
    return " ".join(filter(None, (base, *(standing.text_of(other) for other in one.others))))


def reading(one: ProposalRow, standing: Standing) -> SafeString:
    """Return what a proposal says, with the words marked that differ from those that it would change."""
    return marked(under(one, standing), words_of(one, standing))


def fates(one: ProposalRow) -> tuple[str, ...]:
    """Return what became of a proposal, act by act, in words; () for what nobody decided on."""
    return tuple(line for part in one.fate for line in _fate(part))


def _fate(part: Mapping[str, Any]) -> Iterable[str]:
    act = {"act": part["act"]}
    if isinstance(part["met"], bool):
        if part["met"]:
            yield gettext("Act %(act)s: taken into the text.") % act
        else:
            yield gettext("Act %(act)s: set aside.") % act
        return
    if part["met"]:
        yield gettext("Act %(act)s: the text has it now: %(changes)s") % {
            **act,
            "changes": _changes(part["met"]),
        }
    if part["set_aside"]:
        yield gettext("Act %(act)s: decided otherwise: %(changes)s") % {
            **act,
            "changes": _changes(part["set_aside"]),
        }
    if part["clashing"]:
        yield gettext("Act %(act)s: stands against what was decided: %(changes)s") % {
            **act,
            "changes": _changes(part["clashing"]),
        }
    if part["carried"]:
        yield gettext("Act %(act)s: carried to the new words, and still stands: %(changes)s") % {
            **act,
            "changes": _changes(part["carried"]),
        }


def _changes(found: Iterable[tuple[int, str, str]]) -> str:
    return "; ".join(_change(old.strip(), new.strip()) for _at, old, new in found)


def _change(old: str, new: str) -> str:
    words = {"old": old, "new": new}
    if old == new:
        return gettext("“%(old)s” kept") % words
    if not old:
        return gettext("“%(new)s” added") % words
    if not new:
        return gettext("“%(old)s” deleted") % words
    return gettext("“%(old)s” → “%(new)s”") % words
