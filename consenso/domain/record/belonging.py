"""What belongs to one text, area, party or commitment of the public record: what was promised there, done and said on it."""

from collections.abc import Mapping
from dataclasses import dataclass

from consenso.core.record import Commitment, Reply
from consenso.domain.delivery import figures
from consenso.domain.delivery.figures import Held, Standing
from consenso.domain.delivery.reporting import replies
from consenso.domain.parties.queries import PartyName, party_names

Objects = frozenset[tuple[str, str]]
KINDS = ("commitment", "text", "area", "state", "bloc")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: ids, of a party its code (XA, celac); '' for any. All that is named must hold together."""

    text: str = ""
    area: str = ""
    party: str = ""
    commitment: str = ""

    def fits(self, one: Commitment) -> bool:
        """Return whether a commitment belongs to all that is named."""
        return (
            self.commitment in ("", one.id)
            and self.text in ("", one.text)
            and (not self.area or self.area in one.areas)
            and (not self.party or self.party in (*one.actors.from_, *one.actors.to))
        )


@dataclass(frozen=True, slots=True)
class Belonging:
    """A record, ready to be asked what belongs to what."""

    held: Held
    standings: tuple[Standing, ...]
    replies: tuple[Reply, ...]
    names: Mapping[str, PartyName]  # by code

    def objects(self, wanted: Wanted) -> Objects:
        """Return (kind, id) of what belongs to all that is asked for, the named things themselves left out."""
        objects: set[tuple[str, str]] = set()
        for one in self.standings:
            if not wanted.fits(one.commitment):
                continue
            objects.add(("commitment", one.commitment.id))
            objects |= {("delivery", each) for each in one.facts}
            objects |= {("report", each) for each in one.reports}
            objects |= {("evidence", each) for each in one.evidence}
            objects |= {("assessment", each) for each in one.assessments}
        party = wanted.party
        if party and not (wanted.text or wanted.area or wanted.commitment):
            objects |= {("delivery", one.id) for one in self.held.deliveries if party in one.actors}
            objects |= {("report", one.id) for one in self.held.reports if one.party == party}
            objects |= {
                ("assessment", one.id) for one in self.held.assessments if one.party == party
            }
            objects |= {("reply", one.id) for one in self.replies if one.party == party}
        objects |= {
            ("reply", one.id) for one in self.replies if ("assessment", one.assessment) in objects
        }
        return frozenset(objects)

    def of(self, kind: str, identifier: str) -> Objects:
        """Return (kind, id) of an object of KINDS and of all that belongs to it."""
        if kind in ("state", "bloc"):
            found = (
                name for name in self.names.values() if (name.kind, name.id) == (kind, identifier)
            )
            name = next(found, None)
            objects = self.objects(Wanted(party=name.code)) if name else frozenset()
        else:
            objects = self.objects(Wanted(**{kind: identifier}))
        return objects | {(kind, identifier)}


def belonging(forum: str) -> Belonging:
    """Return a forum's record, ready to be asked. Ten queries."""
    held = figures.held(forum)
    said = replies(forum, per_page=figures.EVERY).items
    return Belonging(held, figures.standings(held), said, party_names(forum))
