"""Which reports a party owes, by which day: from the plans, what they promise of whom, and the forum's rule."""

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consenso.core.record import Commitment, Membership, Report, Reporting, Text, earliest
from consenso.domain.commitments.queries import commitments_by_id, commitments_in
from consenso.domain.delivery.reporting import reports
from consenso.domain.parties.queries import blocs
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.texts.queries import plans

EVERY = 10_000


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that a party owes on a plan, for one year or several; `due` None: the forum has no rule that says.

    `report` is the one that covers these years, None where there is none; `earlier` are the party's on the plan for years
    before, the newest first.
    """

    plan: Text
    first: int
    last: int
    commitments: tuple[Commitment, ...]
    due: dt.date | None
    report: Report | None
    earlier: tuple[Report, ...]

    @property
    def before(self) -> Report | None:
        """The party's last report on the plan for years before."""
        return self.earlier[0] if self.earlier else None


def due_day(rule: Reporting | None, last: int) -> dt.date | None:
    """Return when a report on years that end with `last` is due; None where no rule says.

    >>> due_day(Reporting(every="year", due_on="02-29", words={"en": "In February."}), 2024)
    datetime.date(2025, 2, 28)
    >>> due_day(Reporting(every="year", due_days=31, words={"en": "In a month."}), 2024)
    datetime.date(2025, 1, 31)
    """
    if rule is None:
        return None
    if rule.due_on is not None:
        month, day = (int(part) for part in rule.due_on.split("-"))
        return dt.date(last + 1, month, min(day, calendar.monthrange(last + 1, month)[1]))
    if rule.due_days is not None:
        return dt.date(last, 12, 31) + dt.timedelta(days=rule.due_days)
    return None


def owed(forum: str, party: str, *, on: dt.date, text: str = "") -> tuple[Owed, ...]:
    """Return the reports that a party owes for years that have begun, made or not, the newest years first. Six queries.

    `party` is a code (CN, celac). It owes one for each plan in whose commitments it stands, by itself or by a bloc of which
    it was a member in that year. `text` narrows to one plan.
    """
    return owed_by(forum, (party,), on=on, text=text)[party]


def owed_by(
    forum: str, parties: Sequence[str], *, on: dt.date, text: str = ""
) -> Mapping[str, tuple[Owed, ...]]:
    """Return what each of these parties owes, as `owed` does. Six queries, whatever their number."""
    rule = forum_of(forum).reporting
    held = blocs(forum)
    made = reports(forum, party=parties[0] if len(parties) == 1 else "", per_page=EVERY).items
    chosen = [one for one in plans(forum) if text in ("", one.id)]
    within = commitments_in(forum, [one.id for one in chosen])
    known = commitments_by_id(forum, tuple(one for ids in within.values() for one in ids))
    found = {}
    for party in parties:
        periods = [(bloc.id, one) for bloc in held for one in bloc.members if party in one.states]
        owes = []
        for plan in chosen:
            promised = [known[one] for one in within.get(plan.id, ())]
            of_plan = [one for one in made if (one.text, one.party) == (plan.id, party)]
            for first, last in years_of_plan(plan, rule):
                if first > on.year:
                    break
                stands = {party, *_blocs(periods, last)}
                ours = tuple(
                    one for one in promised if stands & {*one.actors.from_, *one.actors.to}
                )
                if ours:
                    owes.append(_owed(plan, first, last, ours, rule, of_plan))
        found[party] = tuple(sorted(owes, key=lambda one: (-one.last, one.plan.id)))
    return found


def unasked(forum: str, party: str = "") -> tuple[Text, ...]:
    """Return the plans on which no report can be asked for: the record does not say from when until when they run.

    Those that have commitments; with `party` (a code) those in whose commitments it stands, by itself or by a bloc. Two
    queries, four with a party, one where every plan has its years.
    """
    found = [one for one in plans(forum) if not any(years_of_plan(one, None))]
    if not found:
        return ()
    within = commitments_in(forum, [one.id for one in found])
    if not party:
        return tuple(one for one in found if one.id in within)
    known = commitments_by_id(forum, tuple(one for ids in within.values() for one in ids))
    held = {bloc.id for bloc in blocs(forum) if any(party in one.states for one in bloc.members)}
    ours = {
        one.text for one in known.values() if {party, *held} & {*one.actors.from_, *one.actors.to}
    }
    return tuple(one for one in found if one.id in ours)


def _owed(
    plan: Text,
    first: int,
    last: int,
    ours: tuple[Commitment, ...],
    rule: Reporting | None,
    made: list[Report],
) -> Owed:
    covering = [one for one in made if _covers(one, first, last)]
    earlier = [one for one in made if _last_year(one) < first]
    return Owed(
        plan,
        first,
        last,
        ours,
        due_day(rule, last),
        covering[0] if covering else None,
        tuple(sorted(earlier, key=_last_year, reverse=True)),
    )


def _last_year(report: Report) -> int:
    return report.period.to or report.period.from_ or 0


def _covers(report: Report, first: int, last: int) -> bool:
    begins = report.period.from_
    return begins is not None and begins <= first and last <= (report.period.to or begins)


def years_of_plan(plan: Text, rule: Reporting | None) -> Iterator[tuple[int, int]]:
    """Yield the first and last year of each report on a plan by a rule; nothing for a plan whose years are not known."""
    if plan.period is None or plan.period.from_ is None:
        return
    first, last = plan.period.from_, plan.period.to
    if last is None:
        return
    if rule is not None and rule.every == "plan":
        yield first, last
        return
    for year in range(first, last + 1):
        yield year, year


def _blocs(held: Sequence[tuple[str, Membership]], year: int) -> set[str]:
    """Return the blocs of which a state was a member on the last day of a year, or until within it."""
    begins, ends = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return {
        bloc
        for bloc, one in held
        if one.status != "withdrawn"
        and (one.since is None or earliest(one.since) <= ends)
        and (one.until is None or earliest(one.until) > begins)
    }
