"""Writing the parties of a forum."""

from collections.abc import Iterator, Sequence
from typing import Any

from consenso.core.record import Bloc, Forum, Initiative, State, earliest
from consenso.domain.ledger.actions import Kept, keep, relate
from consenso.domain.ledger.queries import key
from consenso.domain.parties import models


def keep_forum(*, forum: str, kept: Sequence[Kept[Forum]]) -> None:
    """Store the forum itself."""
    keep(models.Forum, forum=forum, kept=kept, columns=lambda one: {})


def keep_states(*, forum: str, kept: Sequence[Kept[State]]) -> None:
    """Store states."""
    keep(models.Party, forum=forum, kept=kept, columns=_state)


def _state(state: State) -> dict[str, Any]:
    return {"kind": "state", "code": state.iso2, "side": state.side}


def keep_blocs(*, forum: str, kept: Sequence[Kept[Bloc]]) -> None:
    """Store blocs, each with its memberships."""
    keep(models.Party, forum=forum, kept=kept, columns=_bloc)
    relate(
        models.Membership,
        owner="bloc",
        owners=[key(forum, one.entity.id) for one in kept],
        rows=[row for one in kept for row in _memberships(forum, one.entity)],
    )


def _bloc(bloc: Bloc) -> dict[str, Any]:
    return {"kind": "bloc", "code": bloc.abbreviation, "side": ""}


def _memberships(forum: str, bloc: Bloc) -> Iterator[models.Membership]:
    for place, membership in enumerate(bloc.members):
        for state in membership.states:
            yield models.Membership(
                bloc_id=key(forum, bloc.id),
                state=state,
                status=membership.status,
                since_on=earliest(membership.since) if membership.since else None,
                until_on=earliest(membership.until) if membership.until else None,
                place=place,
            )


def keep_initiatives(*, forum: str, kept: Sequence[Kept[Initiative]]) -> None:
    """Store initiatives, each with the states that stand to it in some way."""
    keep(models.Initiative, forum=forum, kept=kept, columns=lambda one: {"kind": one.kind})
    relate(
        models.Participation,
        owner="initiative",
        owners=[key(forum, one.entity.id) for one in kept],
        rows=[
            models.Participation(
                initiative_id=key(forum, one.entity.id), state=part.state, status=part.status
            )
            for one in kept
            for part in one.entity.participations
        ],
    )
