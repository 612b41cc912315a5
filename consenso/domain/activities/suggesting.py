"""Which commitments an activity may speak to, and which activities a commitment: suggestions for a person who decides."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from django.db.models import Exists, OuterRef

from consenso.core.answers import Answers, Known, Suggestion
from consenso.domain.activities.facts import Key, Parties, grasped
from consenso.domain.activities.filtering import Only, filtered
from consenso.domain.activities.linked import activities_by_key
from consenso.domain.activities.models import Activity, Link
from consenso.domain.activities.queries import ActivityRow
from consenso.domain.delivery.suggesting import answers_of
from consenso.domain.ledger.queries import head
from consenso.domain.parties.queries import party_names

MOST = 5000  # activities that are put in order at once
KEPT = 4
_made: OrderedDict[tuple[str, str], "Made"] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Made:
    """What suggests for a forum as it is: deliveries and activities that are linked are known to it.

    `rows` remembers the scores of all promises for an activity.
    """

    answers: Answers
    parties: Parties
    rows: dict[Key, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Strong:
    """An activity with what it most likely speaks to (id); `strength`: by how much that stands out of all commitments."""

    activity: ActivityRow
    commitment: str
    strength: float


@dataclass(frozen=True, slots=True)
class Ordered:
    """Activities that nobody has linked, the strongest suggestion first: those of one page, and how many there are.

    `n_ordered` is how many were put in order; the others stand behind them and are not reached.
    """

    items: tuple[Strong, ...]
    total: int
    n_ordered: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """An activity that may speak to a commitment, with the reasons."""

    activity: ActivityRow
    suggestion: Suggestion


def suggestions(forum: str, row: ActivityRow, *, limit: int = 5) -> tuple[Suggestion, ...]:
    """Return the commitments that an activity most likely speaks to, the likeliest first, without those that it is linked to."""
    made = _made_for(forum)
    linked = set(Link.objects.filter(activity=row.id).values_list("commitment", flat=True))
    (one,) = grasped([_key(row)], made.parties)
    found = made.answers.suggest(one.fact, limit=limit + len(linked))
    return tuple(each for each in found if each.promise not in linked)[:limit]


def unlinked(forum: str, only: Only, *, page: int = 1, per_page: int = 10) -> Ordered:
    """Return one page of the activities that are linked to nothing, by strength. Those that are gone are not among them.

    The first time some milliseconds for each; then about a second for five thousand.
    """
    found = filtered(forum, only).filter(gone=None)
    found = found.exclude(Exists(Link.objects.filter(activity=OuterRef("pk"))))
    total, keys = found.count(), _keys(found)
    ranked = sorted(
        (
            (-float(row.max() - row.mean()), at, int(row.argmax()))
            for at, row in enumerate(_scores(forum, keys))
            if len(row)
        ),
    )
    start = (max(page, 1) - 1) * per_page
    part = ranked[start : start + per_page]
    rows = activities_by_key(forum, [keys[at].id for _, at, _ in part])
    promises = _made_for(forum).answers.promises
    items = tuple(
        Strong(rows[keys[at].id], promises[first].id, -strength) for strength, at, first in part
    )
    return Ordered(items, total, len(ranked))


def suggested_for(forum: str, commitment: str, *, limit: int = 10) -> tuple[Suggested, ...]:
    """Return the activities that most likely speak to a commitment (id) rather than to others, without those that are linked to it.

    At most 5,000 activities are looked at, those that stand first; none that is gone.
    """
    made = _made_for(forum)
    places = {one.id: place for place, one in enumerate(made.answers.promises)}
    if commitment not in places:
        return ()
    found = Activity.objects.filter(forum=forum, gone=None)
    linked = Link.objects.filter(activity=OuterRef("pk"), commitment=commitment)
    keys = _keys(found.exclude(Exists(linked)))
    at = places[commitment]
    ranked = sorted(
        (-float(row[at] - row.mean()), place)
        for place, row in enumerate(_scores(forum, keys))
        if row[at] > row.mean()
    )[:limit]
    rows = activities_by_key(forum, [keys[place].id for _, place in ranked])
    suggested = []
    for _, place in ranked:
        (one,) = grasped([keys[place]], made.parties)
        whole = made.answers.about(one.fact, commitment)
        suggested.append(Suggested(rows[keys[place].id], whole))
    return tuple(suggested)


def _keys(rows: Any) -> list[Key]:
    listed = rows.order_by("source__identifier", "place", "pk")[:MOST]
    values = listed.values_list("pk", "digest", "source__identifier", "identifier", "copy")
    return [
        Key(pk, digest, called(source, name, copy)) for pk, digest, source, name, copy in values
    ]


def called(source: str, identifier: str, copy: int) -> str:
    """Return the name by which reasons name an activity: source/identifier, and which copy.

    >>> called("harbours", "XA-1-7", 1), called("harbours", "XA-1-7", 2)
    ('harbours/XA-1-7', 'harbours/XA-1-7 (2)')
    """
    return f"{source}/{identifier}" + (f" ({copy})" if copy != 1 else "")


def _key(row: ActivityRow) -> Key:
    return Key(row.id, row.digest, called(row.source, row.identifier, row.copy))


def _scores(forum: str, keys: list[Key]) -> list[Any]:
    made = _made_for(forum)
    missing = [one for one in keys if one not in made.rows]
    if missing:
        found = made.answers.scores(grasped(missing, made.parties)).astype("float32")
        made.rows.update(zip(missing, found, strict=True))
    return [made.rows[one] for one in keys]


def _made_for(forum: str) -> Made:
    """Return what suggests for a forum; the same one until its public ledger has another entry."""
    of = (forum, head(forum).digest)
    with _lock:
        found = _made.get(of)
    if found is not None:
        return found
    parties = Parties(party_names(forum))
    made = Made(_answers(forum, parties), parties)
    with _lock:
        _made[of] = made
        while len(_made) > KEPT:
            _made.popitem(last=False)
    return made


def _answers(forum: str, parties: Parties) -> Answers:
    rows = Link.objects.filter(forum=forum).order_by("pk")
    listed = rows.values_list(
        "commitment",
        "activity",
        "activity__digest",
        "activity__source__identifier",
        "activity__identifier",
        "activity__copy",
    )
    linked: dict[Key, set[str]] = {}
    for commitment, pk, digest, source, name, copy in listed:
        linked.setdefault(Key(pk, digest, called(source, name, copy)), set()).add(commitment)
    facts = grasped(list(linked), parties)
    known = [
        (Known(one.fact, frozenset(promises)), one)
        for one, promises in zip(facts, linked.values(), strict=True)
    ]
    return answers_of(forum).knowing(known) if known else answers_of(forum)
