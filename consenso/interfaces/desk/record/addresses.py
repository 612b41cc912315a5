"""Addresses of evidence that do not answer any more: what each said when it was last asked, where it is cited, how to mend it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from consenso.core.locale import choose
from consenso.core.record import Evidence
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.delivery.citing import Objects, citations
from consenso.domain.delivery.reporting import evidence
from consenso.domain.record.labels import KIND
from consenso.domain.record.queries import titles
from consenso.domain.sources.looking import LookRow, looks
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.ui.pages import SECTION_OF, NavItem, Shell

EVERY = 1_000_000
IN_ORDER = ("dead", "moved", "unsure")


@dataclass(frozen=True, slots=True)
class AddressLine:
    """One piece of evidence whose address does not answer as it did."""

    title: str
    language: str  # BCP 47 of the title, where it is not the page's
    public: str
    address: str  # where it was published, as the record has it
    state: str
    why: str
    since: str
    looked: str
    cited: tuple[NavItem, ...]
    mend: str  # what to do, in a sentence
    correct: str


@dataclass(frozen=True, slots=True)
class AddressesPage:
    """The evidence of a forum whose addresses do not answer as they did."""

    shell: Shell
    summary: str
    lines: tuple[AddressLine, ...]


@require_safe
@acts
def addresses(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The list, for whoever decides for the forum."""
    if not desk.can.decides:
        raise NotAllowed("look after addresses of evidence")
    held = evidence(desk.slug, per_page=EVERY).items
    seen = looks(one.address for one in held)
    found = [(one, seen[one.address]) for one in held if one.address in seen]
    broken = [pair for pair in found if pair[1].state in IN_ORDER and not _is_told(*pair)]
    broken.sort(key=lambda pair: (IN_ORDER.index(pair[1].state), pair[1].since_at, pair[0].id))
    where = citations(desk.slug, [one.id for one, _ in broken])
    cites = {one.id: (*where.get(one.id, ()), *_supported(one)) for one, _ in broken}
    called = titles(desk.slug, [each for objects in cites.values() for each in objects])
    says = {key: desk.say(words) for key, words in called.items()}
    page = AddressesPage(
        shell=desk.shell(gettext("Addresses of evidence"), section="record"),
        summary=gettext(
            "Pieces of evidence: %(all)d. Looked at: %(looked)d. To be seen to: %(broken)d."
        )
        % {"all": len(held), "looked": len(found), "broken": len(broken)},
        lines=tuple(_line(desk, one, look, cites[one.id], says) for one, look in broken),
    )
    return shown_page(request, "desk/addresses.html", page)


def _is_told(one: Evidence, look: LookRow) -> bool:
    """Return whether the record says already what was found: that its address is gone."""
    return one.gone is not None and look.state == "dead"


def _supported(one: Evidence) -> Objects:
    return tuple((each.kind, each.id) for each in one.supports if each.kind in SECTION_OF)


def _line(
    desk: Desk,
    one: Evidence,
    look: LookRow,
    cites: Objects,
    says: dict[tuple[str, str], str],
) -> AddressLine:
    public = f"/{desk.language}/{desk.slug}/"
    title = choose(one.title, desk.language)
    states = {
        "dead": gettext("nothing is there"),
        "moved": gettext("it has moved"),
        "unsure": gettext("not sure"),
    }
    mends = {
        "dead": gettext(
            "Look for where it is now, or for a copy in a web archive, and correct the address or add the copy; else say since when it is gone."
        ),
        "moved": gettext("Open where it leads, see that it is the same, and correct the address."),
        "unsure": gettext(
            "Open it yourself: some servers refuse programs. Nothing is to be done where you can read it."
        ),
    }
    return AddressLine(
        title=title.text,
        language=title.language if title.is_fallback else "",
        public=f"{public}evidence/{one.id}/",
        address=one.address,
        state=states[look.state],
        why=look.why,
        since=desk.day(look.since_at),
        looked=desk.day(look.looked_at),
        cited=tuple(
            NavItem(f"{KIND[kind]}: {says[kind, key]}", f"{public}{SECTION_OF[kind]}/{key}/")
            for kind, key in dict.fromkeys(cites)
            if (kind, key) in says
        ),
        mend=mends[look.state],
        correct=desk.address(f"record/evidence/{one.id}/correct/"),
    )
