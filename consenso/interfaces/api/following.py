"""What belongs to one plan, area, party or commitment: the objects whose changes who follows it wants to hear of."""

from collections.abc import Mapping

from pydantic import Field

from consenso.core.errors import NotFound
from consenso.domain.parties.queries import PartyName
from consenso.domain.record.belonging import Objects, Wanted, belonging
from consenso.domain.record.queries import public_document
from consenso.interfaces.api.asked import Id, PartyCode, Worded


class FollowAsked(Worded):
    """What can be followed in the feed of the whole record, and in the calendar of the days on which reports are due."""

    text: Id | None = Field(None, description="Only what belongs to this text.")
    area: Id | None = Field(None, description="Only what belongs to this key area.")
    party: PartyCode | None = Field(
        None, description="Only what belongs to this party (XA, celac)."
    )
    state: PartyCode | None = Field(None, description="The same as party, for a state.")
    commitment: Id | None = Field(None, description="Only what belongs to this commitment.")

    @property
    def is_whole(self) -> bool:
        """Return whether nothing is asked for: everything."""
        return not (self.text or self.area or self.party or self.state or self.commitment)


def followed(forum: str, asked: FollowAsked) -> Objects:
    """Return (kind, id) of what belongs to all that is asked for: commitments, and what was done and said on them.

    Raises:
        NotFound: the record has nothing of that name.
    """
    of = belonging(forum)
    wanted, named = wanted_of(forum, asked, of.names)
    return of.objects(wanted) | (frozenset(named) if len(named) == 1 else frozenset())


def wanted_of(
    forum: str, asked: FollowAsked, names: Mapping[str, PartyName]
) -> tuple[Wanted, tuple[tuple[str, str], ...]]:
    """Return what is asked for, and (kind, id) of each thing that is named.

    Raises:
        NotFound: the record has nothing of that name.
    """
    said = asked.party or asked.state or ""
    code = said.upper() if len(said) == 2 else said.lower()
    if code and code not in names:
        raise NotFound("party", code)
    named = [(names[code].kind, names[code].id)] if code else []
    for kind, identifier in (
        ("text", asked.text),
        ("area", asked.area),
        ("commitment", asked.commitment),
    ):
        if identifier and public_document(forum, kind, identifier) is None:
            raise NotFound(kind, identifier)
        named += [(kind, identifier)] if identifier else []
    return Wanted(asked.text or "", asked.area or "", code, asked.commitment or ""), tuple(named)
