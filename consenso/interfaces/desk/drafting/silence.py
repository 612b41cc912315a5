"""Silence and adoption of a draft: what runs, who has seen it, what hinders, and what came before."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from consenso.core.locale import choose, language_name
from consenso.domain.accounts.queries import DelegationRow, delegations
from consenso.domain.drafting import silence
from consenso.domain.drafting.hindrances import Hindrances, hindrances
from consenso.domain.drafting.silence import SilenceRow
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.proposing import circulated
from consenso.interfaces.desk.drafting.silence_moments import (
    Moment,
    days_off,
    left,
    moment_at,
    moments_table,
    working_days,
)
from consenso.interfaces.desk.drafting.silence_pages import Hindrance, SilencePage, UnreachedLine
from consenso.interfaces.desk.drafting.silence_reach import (
    extensions_told,
    named,
    told_then,
    unreached_lines,
)
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.components import Cell, Column, Fact, Table
from consenso.interfaces.ui.consensus import SILENCE, Remark, SilenceTold
from consenso.interfaces.ui.pages import NavItem

WARNINGS = ("late", "none_runs", "brackets", "languages", "objection", "changed", "trouble")


@require_safe
@on_draft
def shown(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """What runs, who has seen it, what hinders adoption, and every silence there was."""
    circulated(on)
    note_seen(on)
    rows = silence.silences(on.row.id, seen_as=on.desk.actor.code, presides=on.can.presides)
    running = next((one for one in rows if one.is_running), None)
    found = hindrances(on.row) if on.row.is_open else None
    done = request.GET.get("done", "")
    page = SilencePage(
        shell=on.shell(gettext("Silence and adoption")),
        tabs=on.tabs("silence"),
        kicker=on.title,
        title=gettext("Silence and adoption"),
        notice=notice(done),
        is_warning=done in WARNINGS,
        state=_state(on, running, found),
        left=left(running.expires_at, on.desk.now) if running else "",
        moments=moments_of(on, running) if running else None,
        sentences=(*sentences_on(on, running), *extensions_told(on, running)) if running else (),
        ways=_ways(on, running, found),
        addressees=_addressees(on, running) if running else None,
        unreached=_unreached(on, running, found),
        unreached_then=told_then(on, running.unreached) if running else "",
        rule=rule_facts(on),
        hindrances=tuple(_hindrances(on, found)) if found else (),
        is_ready=found is not None and found.is_none,
        history=tuple(_told(on, one) for one in rows if not one.is_running),
    )
    return shown_page(request, "desk/drafting/silence.html", page)


def _unreached(
    on: DraftDesk, running: SilenceRow | None, found: Hindrances | None
) -> tuple[UnreachedLine, ...]:
    """Return for whom nobody could object, for who presides: while a silence runs, or as soon as one can be opened."""
    if not on.can.presides:
        return ()
    if running is not None:
        return unreached_lines(on, running.addressees)
    return unreached_lines(on, _parties(on)) if found is not None and found.is_none else ()


def note_seen(on: DraftDesk) -> None:
    """Note that an addressee of the silence that runs was shown it."""
    if on.row.state == "silence" and on.can.sees and on.desk.actor.code in _parties(on):
        silence.see(actor=on.desk.actor, identifier=on.row.identifier, at=on.desk.now)


def _parties(on: DraftDesk) -> frozenset[str]:
    return frozenset(one.code for one in delegations(on.desk.slug, kind="party"))


def notice(done: str) -> str:
    """Return what is said above the page after an act; '' for nothing."""
    return {
        "opened": gettext("The draft is under silence. All addressees see it now."),
        "extended": gettext("The silence ends later."),
        "stopped": gettext("The silence is stopped. The draft is open again."),
        "broken": gettext("Your objection broke the silence. The draft is open again."),
        "adopted": gettext("The text is adopted, and stands in the public record."),
        "late": gettext("The silence is over: it is too late for that."),
        "none_runs": gettext("No silence runs."),
        "brackets": gettext("Nothing was done: something of the text is not agreed."),
        "languages": gettext("Nothing was done: a language is behind."),
        "objection": gettext("Nothing was done: an objection stands."),
        "changed": gettext("Nothing was done: the moment is past, or another act came first."),
        "trouble": gettext("Nothing was done: the record would not be sound with this text in it."),
    }.get(done, "")


def _state(on: DraftDesk, running: SilenceRow | None, found: Hindrances | None) -> str:
    if running and running.expires_at <= on.desk.now:
        return gettext("The silence is over. The text is being adopted; that takes some seconds.")
    if running:
        return gettext(
            "Under silence until %(moment)s. Unless an addressee objects in writing before, the text is adopted then."
        ) % {"moment": on.desk.moment(running.expires_at)}
    if on.row.state == "adopted":
        return gettext("Adopted. The text stands in the public record.")
    if on.row.state == "closed":
        return gettext("This draft was left; it cannot be adopted.")
    if found and found.is_none:
        return gettext("Nothing hinders adoption.")
    return gettext("It cannot be adopted yet.")


def moments_of(on: DraftDesk, row: SilenceRow) -> Table:
    """Return the end of a silence in UTC, where the reader is, and in each addressee's capital."""
    return moments_table(
        row.expires_at,
        seat=here(on, row),
        rows=addressed(on, row.addressees),
        language=on.desk.language,
    )


def here(on: DraftDesk, row: SilenceRow) -> Moment:
    """Return the end of a silence where the reader is."""
    zone = on.desk.zone
    name = gettext("Here (%(zone)s)") % {"zone": zone.key.replace("_", " ")}
    return moment_at(row.expires_at, name, on.desk.actor.code, zone.key)


def addressed(on: DraftDesk, codes: Iterable[str]) -> list[tuple[str, DelegationRow]]:
    """Return the delegations of these codes with what they are called, by name."""
    wanted = set(codes)
    rows = [
        (on.party(one.code), one)
        for one in delegations(on.desk.slug, kind="party")
        if one.code in wanted
    ]
    return sorted(rows, key=lambda pair: pair[0])


def sentences_on(on: DraftDesk, row: SilenceRow) -> tuple[str, ...]:
    """Return how many working days there are until the end where the reader is, and whether it ends on a day off there."""
    off = days_off(on.desk.actor.code)
    count = working_days(on.desk.now, row.expires_at, on.desk.zone, off)
    found = [
        ngettext(
            "Between today and that day lies %(count)d whole working day, where you are.",
            "Between today and that day lie %(count)d whole working days, where you are.",
            count,
        )
        % {"count": count}
    ]
    if here(on, row).is_day_off:
        found.append(gettext("It ends on a day off where you are."))
    return tuple(found)


def _ways(
    on: DraftDesk, running: SilenceRow | None, found: Hindrances | None
) -> tuple[NavItem, ...]:
    ways = []
    if running and running.expires_at > on.desk.now:
        if on.can.answers and on.desk.actor.code in running.addressees:
            ways.append(("silence/object/", gettext("Object")))
        if on.can.presides:
            ways.append(("silence/extend/", gettext("Let it end later")))
            ways.append(("silence/stop/", gettext("Stop it")))
    elif on.can.decides and found and found.is_none:
        ways.append(("silence/open/", gettext("Put it under silence")))
        ways.append(("adopt/", gettext("Adopt it in a meeting")))
    if on.row.state == "adopted":
        ways.append(("consensus/", gettext("Consensus record")))
        if on.desk.can.decides:
            ways.append(("promises/", gettext("Its promises")))
        if on.can.corrects:
            ways.append(("correct/", gettext("Correct a slip")))
    links = [NavItem(label, on.address(part)) for part, label in ways]
    if on.row.state == "adopted":
        public = f"/{on.desk.language}/{on.desk.slug}/texts/{on.row.text}/"
        links.insert(1, NavItem(gettext("The text in the public record"), public))
    return tuple(links)


def _addressees(on: DraftDesk, row: SilenceRow) -> Table:
    seen = dict(row.receipts)
    tells = on.desk.actor.code == "secretariat" or on.can.presides

    def receipt(code: str) -> str:
        if code in seen:
            return on.desk.moment(seen[code])
        return gettext("not yet") if tells or code == on.desk.actor.code else "–"

    columns = [Column(gettext("Addressee")), Column(gettext("First seen"))]
    return Table(
        caption=gettext("To whom it is addressed, and when each first saw it")
        if tells
        else gettext("To whom it is addressed"),
        columns=tuple(columns if tells or on.desk.actor.code in row.addressees else columns[:1]),
        rows=tuple(
            (
                Cell(name),
                *(
                    [Cell(receipt(one.code))]
                    if tells or on.desk.actor.code in row.addressees
                    else []
                ),
            )
            for name, one in addressed(on, row.addressees)
        ),
        identifier="addressees",
    )


def rule_facts(on: DraftDesk) -> tuple[Fact, ...]:
    """Return the rule by which the draft is decided, as far as it is known."""
    rule = on.row.rule
    words = rule.get("words") or rule.get("name") or {}
    chosen = (
        choose({"en": words} if isinstance(words, str) else words, on.desk.language)
        if words
        else None
    )
    least = silence.least(rule)
    source = str(rule.get("source") or next(iter(rule.get("sources", ())), ""))
    hours = int(least.total_seconds() // 3600)
    facts = (
        Fact(
            gettext("Rule"),
            chosen.text if chosen else gettext("The draft names no rule."),
            language=chosen.language if chosen and chosen.is_fallback else "",
        ),
        Fact(gettext("Where it stands"), source, source),
        Fact(
            gettext("A silence lasts at least"),
            gettext("%(hours)d hours") % {"hours": hours} if hours else "",
        ),
        Fact(
            gettext("Who objects"),
            gettext("is named to the secretariat alone")
            if rule.get("withholds_names")
            else gettext("is named to all who see the draft"),
        ),
    )
    return tuple(fact for fact in facts if fact.detail)


def _hindrances(on: DraftDesk, found: Hindrances) -> Iterable[Hindrance]:
    computed = found.n_brackets - len(found.written)
    if computed:
        said = ngettext(
            "%(count)d place of the text is not agreed.",
            "%(count)d places of the text are not agreed.",
            computed,
        ) % {"count": computed}
        yield Hindrance(said, on.address("", show="open"), gettext("What is not agreed"))
    for identifier in found.written:
        yield Hindrance(
            gettext("A paragraph has square brackets in its words."),
            *(
                (on.address("brackets/", p=identifier), gettext("Take them as proposals"))
                if on.can.decides
                else (on.address(f"p/{identifier}/"), gettext("Propose it without them"))
            ),
        )
    if not found.n_words:
        yield Hindrance(gettext("The text has no words."), on.address(), gettext("The text"))
    for tag, count in found.behind.items():
        if count:
            said = ngettext(
                "%(language)s: %(count)d paragraph is not translated as it stands.",
                "%(language)s: %(count)d paragraphs are not translated as they stand.",
                count,
            ) % {"language": language_name(tag, on.desk.language), "count": count}
            yield Hindrance(said, on.address("languages/"), gettext("Languages"))
    for one in found.objections:
        said = gettext("%(who)s objects: %(words)s") % {
            "who": on.party(one.delegation),
            "words": one.words,
        }
        place = f"p/{one.paragraph}/" if one.paragraph else "positions/"
        yield Hindrance(said, on.address(place), gettext("Where it was said"))


def _told(on: DraftDesk, row: SilenceRow) -> SilenceTold:
    facts = (
        Fact(gettext("Opened"), on.desk.moment(row.opened_at)),
        Fact(gettext("Until"), on.desk.moment(row.expires_at)),
        Fact(gettext("Ended"), on.desk.moment(row.ended_at) if row.ended_at else ""),
        Fact(gettext("Version"), str(row.version)),
        Fact(gettext("Stopped because"), row.stopped_because),
        Fact(gettext("Nobody could object for"), named(on, row.unreached)),
    )
    return SilenceTold(
        gettext("Silence %(number)d: %(state)s")
        % {"number": row.number, "state": str(SILENCE[row.state])},
        tuple(fact for fact in facts if fact.detail),
        tuple(
            Remark(on.party(code), "", "", "", words, on.desk.moment(at))
            for code, words, at in row.objections
        ),
        extensions_told(on, row),
    )
