"""What delegations may be called in brackets that hands wrote: names in every language, and codes."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

from consenso.core.locale import sort_key
from consenso.domain.drafting.queries import sign_of
from consenso.domain.parties.queries import states
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.ui.components import Option

NOBODY = "-"  # a name that is none: it stays in the words


def known_names(on: DraftDesk) -> dict[str, str]:
    """Return the code of the party that each name stands for: short and full names in all languages of the record, and codes. One query.

    What two parties are called is nobody's.
    """
    codes = {(one.kind, one.id): code for code, one in on.desk.names.items()}
    found: dict[str, set[str]] = {}
    for code, one in on.desk.names.items():
        for name in (code, sign_of(code), one.code, *one.name.values()):
            found.setdefault(name, set()).add(code)
    for state in states(on.desk.slug):
        if code := codes.get(("state", state.id), ""):
            formal = state.formal_name.values() if state.formal_name else ()
            for name in (state.iso2, state.iso3, *formal):
                found.setdefault(name, set()).add(code)
    return {name: next(iter(said)) for name, said in found.items() if name and len(said) == 1}


def chosen_names(on: DraftDesk, fields: Mapping[str, str]) -> dict[str, str]:
    """Return for whom names stand as a form says: a party's code, or NOBODY; what it does not say is absent."""
    found, place = {}, 0
    while name := fields.get(f"name.{place}", ""):
        code = fields.get(f"is.{place}", "")
        if code == NOBODY or code in on.desk.names:
            found[name] = code
        place += 1
    return found


def options(on: DraftDesk, chosen: str) -> tuple[Option, ...]:
    """Return for whom a name may stand."""
    parties: Iterable[tuple[str, str]] = sorted(
        ((on.desk.say(one.name), code) for code, one in on.desk.names.items()),
        key=lambda pair: sort_key(pair[0], on.desk.language),
    )
    return (
        Option("", gettext("Choose one"), not chosen),
        Option(NOBODY, gettext("No delegation: it stays in the words"), chosen == NOBODY),
        *(Option(code, name, code == chosen) for name, code in parties),
    )
