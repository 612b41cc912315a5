"""Which words of a text name a delegation."""

import re
from collections.abc import Iterable

from consenso.core.errors import NotFound
from consenso.core.locale import choose
from consenso.core.prose import is_han
from consenso.domain.parties.queries import bloc, state
from consenso.interfaces.desk.drafting.frame import DraftDesk


def names_of(on: DraftDesk) -> tuple[str, ...]:
    """Return how the text may name the reader's delegation: its names in the working language, and its code. One query."""
    party = on.desk.names.get(on.desk.actor.code)
    if party is None:
        return ()
    found = [choose(party.name, on.row.language).text]
    try:
        if party.kind == "state":
            row = state(on.desk.slug, party.id)
            formal = choose(row.formal_name, on.row.language).text if row.formal_name else ""
            found += [formal, row.iso2, row.iso3]
        else:
            bloc(on.desk.slug, party.id)
            found.append(party.code)
    except NotFound:
        pass
    return tuple(dict.fromkeys(one for one in found if one))


def names_it(text: str, names: Iterable[str]) -> bool:
    """Return whether a text has one of the names in it, as whole words; a code in capitals only.

    >>> names_it("Aurelia's ports", ["Aurelia"]), names_it("Aurelian ports", ["Aurelia"]), names_it("no ports", ["NO"])
    (True, False, False)
    >>> names_it("中国的港口", ["中国"])
    True
    """
    return any(_is_in(text, one) for one in names)


def _is_in(text: str, name: str) -> bool:
    if any(is_han(letter) for letter in name):
        return name in text
    flags = 0 if name.isupper() else re.IGNORECASE
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags))
