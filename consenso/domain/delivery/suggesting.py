"""Which commitments a fact may answer: suggestions on a forum's record, for a person who decides."""

from collections import OrderedDict
from threading import Lock

from consenso.core.answers import Amount, Answers, Fact, Known, Promise, Suggestion
from consenso.core.record import Commitment, Delivery, earliest, latest
from consenso.domain.commitments.queries import all_commitments
from consenso.domain.delivery.queries import all_deliveries
from consenso.domain.ledger.queries import last_change
from consenso.domain.meetings.queries import statements
from consenso.domain.parties.queries import blocs
from consenso.domain.texts.queries import texts

EVERY = 100_000
KEPT = 4  # records in memory: a forum's as it is, and as it was while pages were read
_made: OrderedDict[tuple[str, str], Answers] = OrderedDict()
_lock = Lock()


def suggestions(forum: str, delivery: Delivery, *, limit: int = 5) -> tuple[Suggestion, ...]:
    """Return the commitments that a delivery most likely answers, the likeliest first, without those that it answers."""
    answered = {one.commitment for one in delivery.answers}
    found = answers_of(forum).suggest(fact_of(delivery), limit=limit + len(answered))
    return tuple(one for one in found if one.promise not in answered)[:limit]


def answers_of(forum: str) -> Answers:
    """Return what suggests, made of a forum's record as it is, and the same one until an object changes. One query, six when made."""
    of = (forum, last_change(forum).digest)
    with _lock:
        found = _made.get(of)
    if found is not None:
        return found
    made = _answers(forum)
    with _lock:
        _made[of] = made
        while len(_made) > KEPT:
            _made.popitem(last=False)
    return made


def _answers(forum: str) -> Answers:
    made_on = {one.id: one.date for one in texts(forum, per_page=EVERY).items}
    made_on |= {one.id: one.date for one in statements(forum, per_page=EVERY).items if one.date}
    promises = [_promise(one, made_on.get(one.text, "")) for one in all_commitments(forum)]
    known = [
        Known(fact_of(one), frozenset(answer.commitment for answer in one.answers))
        for one in all_deliveries(forum)
        if one.answers
    ]
    members = {
        bloc.id: {code for one in bloc.members for code in one.states} for bloc in blocs(forum)
    }
    return Answers(promises, known, members)


def fact_of(delivery: Delivery) -> Fact:
    """Return a delivery as what is compared with promises."""
    date = delivery.date
    return Fact(
        delivery.id,
        delivery.fact,
        delivery.kind,
        frozenset(delivery.actors),
        earliest(date.from_) if date else None,
        latest(date.to or date.from_) if date else None,
        tuple(Amount(float(one.quantity), one.currency or "") for one in delivery.figures),
    )


def _promise(one: Commitment, made_on: str) -> Promise:
    period = one.period
    return Promise(
        one.id,
        one.paraphrase,
        one.kind,
        one.topic or "",
        one.text,
        frozenset((*one.actors.from_, *one.actors.to)),
        earliest(made_on) if made_on else None,
        period.from_ if period else None,
        period.to if period else None,
        Amount(float(one.quantity), one.currency or "") if one.quantity is not None else None,
    )
