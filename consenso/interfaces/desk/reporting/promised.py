"""What was promised, and what is known of it beside the record of facts: linked activities, figures of earlier reports."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from consenso.core import locale
from consenso.core.formats.report import figures_said
from consenso.core.record import Commitment
from consenso.domain.delivery.drafted import Earlier
from consenso.interfaces.desk.frame import Desk


def about(desk: Desk, one: Commitment) -> list[str]:
    """Return who promised whom, how much, by when, each in words."""
    who = locale.listed([desk.party(code) for code in one.actors.from_], desk.language)
    said = [who]
    if one.actors.to:
        whom = locale.listed([desk.party(code) for code in one.actors.to], desk.language)
        said = [gettext("%(who)s to %(whom)s") % {"who": who, "whom": whom}]
    if one.quantity is not None:
        figure = {"quantity": one.quantity, "unit": one.unit, "currency": one.currency or ""}
        said.append(
            locale.amount(one.quantity, one.currency, desk.language)
            if one.currency
            else figures_said([figure], desk.tag)
        )
    if one.period is not None and (one.period.from_ or one.period.to):
        years = [str(year) for year in (one.period.from_, one.period.to) if year]
        said.append("–".join(dict.fromkeys(years)))
    return said


def said_before(desk: Desk, earlier: Earlier) -> str:
    """Return what earlier reports say in figures, the newest first, and what they come to together; '' for nothing."""
    if not earlier.figures:
        return ""
    lines = [
        gettext("%(years)s: %(figures)s")
        % {"years": years, "figures": _in_a_line(figures, desk.tag)}
        for years, figures in earlier.figures
    ]
    said = [gettext("In earlier reports: %(figures)s.") % {"figures": "; ".join(lines)}]
    if earlier.together:
        said.append(
            gettext("Together, if each is of its own years alone: %(figures)s.")
            % {"figures": _in_a_line(earlier.together, desk.tag)}
        )
    said.append(
        gettext(
            "Give what was done in all so far: sums on public pages count the last report alone."
        )
    )
    return " ".join(said)


def _in_a_line(figures: Sequence[Mapping[str, object]], language: str) -> str:
    return ", ".join(figures_said([dict(one) for one in figures], language).splitlines())
