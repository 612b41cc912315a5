"""An activity as what is compared with promises: its words, parties, places, days and amounts, from what was published."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from django.db.models import Exists, OuterRef

from consenso.core.answers import Amount, Fact, Grasped, grasp, grasped_again
from consenso.core.errors import NotFound
from consenso.core.formats.iati import Activity as Published
from consenso.core.formats.iati import Money, Organisation, parsed
from consenso.domain.activities.models import Activity, Sense
from consenso.domain.activities.reading import day
from consenso.domain.parties.queries import PartyName

SAID = 800  # code points of title and description that are compared
SHORTEST = 4  # a name of fewer letters stands in too many words
KEPT = 20_000  # activities that are remembered: some two kilobytes each
AT_ONCE = 200
MADE_AS = 1  # the way in which `Sense` is made: another number where that changes
COMMITMENT, PLEDGE = "2", "13"  # of the codes of transactions
_CJK = re.compile(r"[\u3400-\u9fff]")
_kept: OrderedDict[str, "Read"] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True)
class Key:
    """Which activity: its key in the database, the digest of what was published, and the name that people know it by."""

    id: int
    digest: str
    name: str


@dataclass(frozen=True, slots=True)
class Read:
    """What was published of an activity, as far as it is compared: the same for the same digest."""

    grasped: Grasped
    countries: frozenset[str]
    organisations: tuple[tuple[str, str], ...]  # reference, name


class Parties:
    """Which parties of a forum are meant by the codes, references and names that publishers write."""

    def __init__(self, names: Mapping[str, PartyName]) -> None:
        self._states = {
            code: reference
            for reference, one in names.items()
            for code in (one.code,)
            if one.kind == "state"
        }
        self._named = {
            word.casefold(): reference
            for reference, one in names.items()
            for word in one.name.values()
            if len(word) >= SHORTEST or _CJK.search(word)
        }
        longest_first = sorted(self._named, key=lambda one: (-len(one), one))
        parts = [
            re.escape(one) if _CJK.search(one) else rf"(?<!\w){re.escape(one)}(?!\w)"
            for one in longest_first
        ]
        self._pattern = re.compile("|".join(parts)) if parts else None

    def of_countries(self, codes: Iterable[str]) -> frozenset[str]:
        """Return the states with these codes that are parties."""
        return frozenset(self._states[code] for code in codes if code in self._states)

    def of_organisation(self, reference: str, name: str) -> frozenset[str]:
        """Return the parties that an organisation is of: by the country that its reference begins with, or by its name."""
        country, dash, _ = reference.partition("-")
        found = {self._states[country]} if dash and country in self._states else set()
        if self._pattern:
            found |= {self._named[one] for one in self._pattern.findall(name.casefold())}
        return frozenset(found)


def grasped(keys: Sequence[Key], parties: Parties) -> tuple[Grasped, ...]:
    """Return activities as they are compared with promises, in their order. Two queries for each 200 that are not remembered.

    Raises:
        NotFound: one was changed since its key was read.
    """
    with _lock:
        held = {one.digest: _kept[one.digest] for one in keys if one.digest in _kept}
    missing = [one for one in keys if one.digest not in held]
    for start in range(0, len(missing), AT_ONCE):
        held |= _read(missing[start : start + AT_ONCE])
    _remember(held)
    for one in keys:
        if one.digest not in held:
            raise NotFound("activity", one.name)
    return tuple(_of(one, held[one.digest], parties) for one in keys)


def _read(keys: Sequence[Key]) -> dict[str, Read]:
    held = _stored([one.digest for one in keys])
    return held | _made([one.id for one in keys if one.digest not in held])


def _stored(digests: Sequence[str]) -> dict[str, Read]:
    rows = Sense.objects.filter(digest__in=digests, form=MADE_AS)
    return {row.digest: _read_back(row) for row in rows}


def _made(keys: Sequence[int]) -> dict[str, Read]:
    rows = Activity.objects.filter(pk__in=keys).values_list("digest", "xml")
    found = {digest: parsed(xml) for digest, xml in rows.iterator(100)}
    facts = grasp([_fact(one) for one in found.values()])
    return {
        digest: Read(fact, *_whose(one))
        for (digest, one), fact in zip(found.items(), facts, strict=True)
    }


def make_due() -> bool:
    """Keep what some activities are compared by that is not kept yet, and let go of what none needs; return whether any was due.

    It takes about a second: not for a request.
    """
    known = Sense.objects.filter(digest=OuterRef("digest"), form=MADE_AS)
    due = Activity.objects.filter(gone=None).exclude(Exists(known)).order_by("pk")
    keys = list(due.values_list("pk", flat=True)[:AT_ONCE])
    if not keys:
        needed = Activity.objects.filter(digest=OuterRef("digest"), gone=None)
        Sense.objects.exclude(Exists(needed)).delete()
        return False
    for digest, one in _made(keys).items():
        Sense.objects.update_or_create(digest=digest, defaults=_kept_of(one))
    return True


def _kept_of(one: Read) -> dict[str, Any]:
    fact, meanings = one.grasped.fact, one.grasped.meanings
    said = {
        "words": [list(pair) for pair in fact.words.items()],  # their order counts
        "from": fact.from_on.isoformat() if fact.from_on else "",
        "to": fact.to_on.isoformat() if fact.to_on else "",
        "amounts": [[amount.quantity, amount.currency] for amount in fact.amounts],
        "countries": sorted(one.countries),
        "organisations": [list(each) for each in one.organisations],
    }
    return {
        "form": MADE_AS,
        "said": said,
        "languages": list(meanings),
        "meaning": b"".join(meanings.values()),
    }


def _read_back(row: Sense) -> Read:
    said, meaning = row.said, bytes(row.meaning)
    fact = Fact(
        "",
        dict(said["words"]),
        from_on=day(said["from"]),
        to_on=day(said["to"]),
        amounts=tuple(Amount(quantity, currency) for quantity, currency in said["amounts"]),
    )
    size = len(meaning) // max(len(row.languages), 1)
    meanings = {
        tag: meaning[place * size : (place + 1) * size] for place, tag in enumerate(row.languages)
    }
    organisations = tuple((reference, name) for reference, name in said["organisations"])
    return Read(grasped_again(fact, meanings), frozenset(said["countries"]), organisations)


def _remember(held: Mapping[str, Read]) -> None:
    with _lock:
        _kept.update(held)
        for digest in held:
            _kept.move_to_end(digest)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)


def _of(key: Key, read: Read, parties: Parties) -> Grasped:
    places = parties.of_countries(read.countries)
    whose = places.union(*(parties.of_organisation(*one) for one in read.organisations))
    fact = replace(read.grasped.fact, id=key.name, parties=whose, places=places)
    return replace(read.grasped, fact=fact)


def _whose(one: Published) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    countries = {place.code for place in one.countries}
    countries |= {place.code for paid in one.transactions for place in paid.countries}
    organisations = [*one.participating, *((one.reporting,) if one.reporting else ())]
    return frozenset(countries), tuple(dict.fromkeys(map(_called, organisations)))


def _called(one: Organisation) -> tuple[str, str]:
    return one.reference.strip(), " / ".join(part.text for part in one.name)[:SAID]


def _fact(one: Published) -> Fact:
    days = {date.type: date.date for date in one.dates if date.date}
    from_on = days.get("2") or days.get("1")
    to_on = days.get("4") or days.get("3")
    return Fact(
        "",
        _words(one),
        from_on=from_on or to_on,
        to_on=to_on,
        amounts=tuple(_amounts(one)),
    )


def _words(one: Published) -> dict[str, str]:
    """Return title and descriptions by language, in the tags of the record; what names no language counts as English."""
    said: dict[str, list[str]] = {}
    for text in (one.title, *(text for _, text in one.descriptions)):
        for part in text:
            tag = part.language.partition("-")[0].lower() or "en"
            words = " ".join(part.text.split())
            if words:
                said.setdefault("zh-Hans" if tag == "zh" else tag, []).append(words)
    return {tag: ". ".join(dict.fromkeys(parts))[:SAID] for tag, parts in said.items()}


def _amounts(one: Published) -> Iterator[Amount]:
    """Yield what is budgeted in sum, for each type of budget and each currency, and the sum of what was committed or pledged."""
    sums: dict[tuple[str, str], float] = {}

    def add(kind: str, value: Money | None) -> None:
        if value and value.amount is not None:
            key = kind, value.currency
            sums[key] = sums.get(key, 0.0) + float(value.amount)

    for budget in one.budgets:
        add(f"budget {budget.type}", budget.value)
    for paid in one.transactions:
        if paid.type in (COMMITMENT, PLEDGE):
            add(f"transaction {paid.type}", paid.value)
    for (_, currency), value in sums.items():
        if value > 0:
            yield Amount(value, currency)
