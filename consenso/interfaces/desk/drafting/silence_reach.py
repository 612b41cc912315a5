"""What is told of a silence beside its page: for whom nobody can object, why it ends later, and how it stands, in words."""

import datetime as dt
from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso.core import locale
from consenso.domain.drafting.reaching import unreached
from consenso.domain.drafting.silence import SilenceRow, silences
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.desk.drafting.silence_pages import UnreachedLine
from consenso.interfaces.ui.pages import NavItem

# By `reaching.Unreached.why`: why nobody can object, what to do, and where the secretariat does it.
WORDS: dict[str, tuple["str | Promise", "str | Promise", str]] = {
    "nobody": (
        _("Nobody acts for it here."),
        _("Invite its head of delegation."),
        "people/invite/",
    ),
    "invited": (
        _("Its head of delegation is invited and has not come yet."),
        _("Ask for the invitation to be accepted, or send it again."),
        "people/",
    ),
    "no_head": (
        _("People act for it, and none of them speaks for the delegation."),
        _("Invite a head of delegation."),
        "people/invite/",
    ),
    "no_factor": (
        _("Who speaks for it has not set a second factor, so the desk does not open."),
        _("Ask them to sign in and to set a passkey or one-time codes."),
        "people/",
    ),
}


def unreached_lines(on: DraftDesk, codes: Iterable[str]) -> tuple[UnreachedLine, ...]:
    """Return for which of these delegations (codes) nobody can object now, by name; who may invite them is led to where that is done."""
    lines = []
    for one in unreached(on.row, tuple(codes), at=on.desk.now):
        why, todo, place = WORDS[one.why]
        way = None
        if on.desk.can.invites_any:
            address = on.desk.address(place, delegation=one.code)
            way = NavItem(str(todo), address)
        lines.append(UnreachedLine(on.party(one.code), str(why), str(todo), way))
    return tuple(sorted(lines, key=lambda line: line.who))


def named(on: DraftDesk, codes: Iterable[str]) -> str:
    """Return delegations (codes) by name in one line; '' for none."""
    names = sorted(on.party(code) for code in codes)
    return locale.listed(names, on.desk.language) if names else ""


def told_then(on: DraftDesk, codes: Iterable[str]) -> str:
    """Return the sentence that says for whom nobody could object when a silence was opened; '' where there was none such."""
    names = named(on, codes)
    if not names:
        return ""
    return gettext(
        "When it was opened, nobody could object for: %(names)s. That they are silent says nothing of what they want."
    ) % {"names": names}


def extensions_told(on: DraftDesk, row: SilenceRow) -> tuple[str, ...]:
    """Return when a silence was let end later, by whom and why, each in a sentence."""
    found = []
    for one in row.extensions:
        told = {
            "when": on.desk.moment(dt.datetime.fromisoformat(one["at"])),
            "who": on.party(one["by"]),
            "after": on.desk.moment(dt.datetime.fromisoformat(one["to"])),
            "why": one["why"] or gettext("no reason given"),
        }
        found.append(gettext("%(when)s: %(who)s let it end on %(after)s: %(why)s") % told)
    return tuple(found)


def told_on_draft(on: DraftDesk) -> tuple[str, ...]:
    """Return what the draft's own page says of silences: of the one that runs, or how the last one ended where the draft is open again."""
    if on.row.state not in ("open", "silence"):
        return ()
    last = next(iter(silences(on.row.id, seen_as=on.desk.actor.code)), None)
    if last is None:
        return ()
    if last.is_running:
        until = gettext("Under silence until %(moment)s.") % {
            "moment": on.desk.moment(last.expires_at)
        }
        return (until, *extensions_told(on, last))
    told = {
        "when": on.desk.moment(last.ended_at) if last.ended_at else "",
        "why": last.stopped_because or gettext("no reason given"),
    }
    if last.state == "stopped":
        return (gettext("The last silence was stopped, %(when)s: %(why)s") % told,)
    return (gettext("The last silence was broken by an objection, %(when)s.") % told,)
