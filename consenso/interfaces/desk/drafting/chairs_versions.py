"""The chair's proposals on one paragraph, one after the other, in words: which version each is, and who answered what to which."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext

from consenso.core import locale
from consenso.domain.drafting.positions import PositionRow
from consenso.domain.drafting.queries import ProposalRow
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.desk.drafting.paragraph_words import STATE
from consenso.interfaces.ui.components import Cell, Column, Table

ACCEPTS = ("accepts", "provisionally", "ad_ref", "explains")


def version_note(on: DraftDesk, one: ProposalRow) -> str:
    """Return which version a proposal of the chair is and what followed it, in words; '' where it is the only one, or another's."""
    found = on.chairs_versions.get(one.number) if one.is_chairs and one.is_sent else None
    if found is None:
        return ""
    said = {"version": found.version, "count": found.count, "later": found.later}
    if found.later:
        return (
            gettext(
                "Version %(version)d of %(count)d by the chair; proposal %(later)d followed it."
            )
            % said
        )
    return gettext("Version %(version)d of %(count)d by the chair, the last one.") % said


def state_of(one: ProposalRow) -> str:
    """Return what became of a proposal, in words; of the chair's no delegation is spoken of."""
    if one.is_chairs and one.state == "replaced":
        return gettext("Replaced by another of the chair")
    return str(STATE[one.state])


def tables_of(on: DraftDesk, paragraph: str, answers: Iterable[PositionRow]) -> tuple[Table, ...]:
    """Return a table of the chair's versions on a paragraph, with who accepted which and who did not; none where there is one version."""
    said = [one for one in answers if one.is_said and one.proposal is not None]
    shown = [
        chain
        for chain in on.chairs_successive
        if len(chain) > 1 and chain[0].paragraph == paragraph
    ]
    return tuple(_table(on, chain, said, place) for place, chain in enumerate(shown, start=1))


def _table(
    on: DraftDesk, chain: Sequence[ProposalRow], said: Sequence[PositionRow], place: int
) -> Table:
    is_move = chain[0].kind == "move"
    return Table(
        caption=gettext("What the chair proposed on where it stands, version by version")
        if is_move
        else gettext("What the chair proposed here, version by version"),
        columns=tuple(
            Column(label)
            for label in (
                gettext("Version"),
                gettext("Accepted by"),
                gettext("Objected to by"),
                gettext("Reserved by"),
                gettext("What became of it"),
                gettext("When"),
            )
        ),
        rows=tuple(
            (
                Cell(
                    gettext("%(version)d (proposal %(number)d)")
                    % {"version": version, "number": one.number},
                    f"{on.address(f'p/{one.paragraph}/')}#proposal-{one.pk}",
                ),
                *(
                    Cell(_named(on, said, one.number, stances))
                    for stances in (ACCEPTS, ("objects",), ("reserves",))
                ),
                Cell(state_of(one)),
                Cell(on.desk.moment(one.sent_at or one.at)),
            )
            for version, one in enumerate(chain, start=1)
        ),
        identifier=f"chairs-versions-{place}",
    )


def _named(on: DraftDesk, said: Iterable[PositionRow], number: int, stances: Sequence[str]) -> str:
    names = [
        on.party(one.delegation) for one in said if one.proposal == number and one.stance in stances
    ]
    return locale.listed(sorted(names), on.desk.language) if names else "–"
