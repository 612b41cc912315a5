"""What the check of a draft says, in plain words."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso.core import locale
from consenso.core.promises import Finding
from consenso.core.promises import Sentence as Judged
from consenso.interfaces.desk.frame import Desk
from consenso.interfaces.ui.components import Fact

# What a sentence that promises does not say.
MISSING: dict[str, str | Promise] = {
    "who": _("Who will do it."),
    "what": _("An outcome that one could see: it names a direction, not an act."),
    "by_when": _("By when, or how often."),
    "how_much": _("How much or how many."),
    "measured_by": _("How it will be measured."),
}
STRENGTH: dict[str, str | Promise] = {
    "shall": _("binds (shall)"),
    "will": _("firm (will)"),
    "commit": _("firm (commits)"),
    "agree": _("firm (agrees)"),
    "intend": _("means to (intends)"),
    "endeavour": _("tries to (endeavours)"),
    "support": _("stands behind it (supports)"),
    "encourage": _("asks others (encourages)"),
}
# Why a sentence promises nothing, by the rule that says so.
NOTHING: dict[str, str | Promise] = {
    "none": _("No promise: nothing in it commits anybody."),
    "none.call": _("No promise: it calls on others."),
    "none.condemnation": _("No promise: it condemns."),
    "none.description": _("No promise: it describes."),
    "none.heading": _("A heading."),
    "none.language": _("Not read: there are no rules for this language."),
    "none.look-forward": _("No promise: it looks forward to something."),
    "none.need": _("No promise: it states a need."),
    "none.past": _("No promise: it tells what was done."),
    "none.points": _("No promise: a point of a list that promises nothing."),
    "none.preamble": _("No promise: preambles recall."),
    "none.prediction": _("No promise: it says what will happen, not what anybody will do."),
    "none.recital": _("No promise: it recalls."),
    "none.recognition": _("No promise: it recognises."),
    "none.right": _("No promise: it states a right."),
    "none.stance": _("No promise: it takes a stance."),
    "none.title": _("A title."),
    "none.welcome": _("No promise: it welcomes."),
}


def verdict(found: Finding) -> tuple[str, str]:
    """Return the tone of a finding (done: can be tracked, partial: promises, none) and what it is in words."""
    if not found.sentence.promise:
        return "none", str(NOTHING.get(found.sentence.rule, NOTHING["none"]))
    if found.is_trackable:
        return "done", gettext("Promise, can be tracked")
    return "partial", gettext("Promise, cannot be tracked as it stands")


def facts(desk: Desk, found: Finding, *, language: str, areas: dict[str, str]) -> tuple[Fact, ...]:
    """Return what a sentence promises, line by line; () where it promises nothing. `areas`: names by id."""
    one = found.sentence
    if not one.promise:
        return ()
    tag = "" if language == desk.tag else language
    lines = (
        Fact(gettext("Who"), found.who, language=tag),
        Fact(gettext("To whom"), one.to_whom, language=tag),
        Fact(gettext("What"), found.what, language=tag),
        Fact(gettext("How much"), _amount(desk, one)),
        Fact(gettext("By when"), one.deadline_text or _when(desk, one.deadline), language=tag),
        Fact(gettext("How often"), _often(desk, one.frequency)),
        Fact(gettext("Measured by"), found.measured_by, language=tag),
        Fact(gettext("Key area"), ", ".join(areas.get(area, area) for area in one.areas)),
        Fact(gettext("Strength"), str(STRENGTH.get(one.strength, one.strength))),
        Fact(
            gettext("Specificity"),
            gettext("%(number)s of 5") % {"number": one.specificity} if one.specificity else "",
        ),
        Fact(gettext("Softened by"), ", ".join(one.hedges), language=tag),
        Fact(gettext("Read by the rule"), one.rule),
    )
    return tuple(line for line in lines if line.detail)


def missing(found: Finding) -> tuple[str, ...]:
    """Return what a sentence that promises does not say; () where it says all, or promises nothing."""
    return tuple(_missing(found))


def _missing(found: Finding) -> Iterator[str]:
    for question in found.missing:
        yield str(MISSING[question])


def _amount(desk: Desk, one: Judged) -> str:
    if one.quantity is None:
        return ""
    figure = locale.number(one.quantity, desk.language)
    return " ".join(part for part in (one.currency, figure, one.unit) if part)


def _when(desk: Desk, deadline: str) -> str:
    if not deadline[:4].isdecimal():
        return deadline
    return locale.partial_date(deadline, desk.language)


def _often(desk: Desk, frequency: str) -> str:
    often = {
        "P1M": gettext("every month"),
        "P3M": gettext("every three months"),
        "P6M": gettext("every six months"),
        "P1Y": gettext("every year"),
        "P2Y": gettext("every two years"),
        "P3Y": gettext("every three years"),
    }
    return often.get(frequency, frequency)
