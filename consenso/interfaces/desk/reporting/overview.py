"""The secretariat's overview: which party owes which report, how far each is, and the next step."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from consenso.core import locale as shown
from consenso.core.formats.spreadsheet import guarded, written
from consenso.domain.duties.actions import MOST_AT_ONCE, NothingToRemind, remind
from consenso.domain.duties.overview import STAGES, Standing, overview
from consenso.domain.duties.reports import Key
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.desk.reporting.held import unasked_in_words, years_of
from consenso.interfaces.desk.reporting.overview_pages import OverviewPage, OverviewRow
from consenso.interfaces.ui.asked import page_number, whole_number
from consenso.interfaces.ui.components import (
    FilterField,
    FilterForm,
    Option,
    active_filters,
    paginate,
)
from consenso.interfaces.ui.letters import is_shown_here
from consenso.interfaces.ui.pages import NavItem
from consenso.interfaces.ui.sheets import csv_answer

PER_PAGE = 100
FILTERS = ("plan", "party", "year", "stage")
TONES = {
    "ahead": "none", "due": "open", "overdue": "disputed", "begun": "partial",
    "sent": "partial", "published": "done", "open": "open",
}  # fmt: skip
Query = tuple[tuple[str, str], ...]


def stages() -> Mapping[str, str]:
    """Return what each stage is called."""
    return {
        "ahead": gettext("not due yet"),
        "due": gettext("due"),
        "overdue": gettext("overdue"),
        "begun": gettext("in preparation"),
        "sent": gettext("sent"),
        "published": gettext("published"),
        "open": gettext("no day is set"),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def reporting(request: HttpRequest, desk: Desk) -> HttpResponse:
    """All parties and plans; by post, parties are reminded."""
    rows = overview(desk.actor, at=desk.now)
    query = _query(request)
    address = desk.address("reporting/", **dict(query))
    if request.method != "POST":
        notice = _reminded(desk, request)
        page = _page(request, desk, rows, query, notice=notice)
        return shown_page(request, "desk/reporting/overview.html", page)
    try:
        told = remind(actor=desk.actor, reports=_chosen(request), at=desk.now)
    except NothingToRemind:
        said = gettext(
            "Nobody was reminded. Choose reports that are due or overdue; each can be asked for once a day."
        )
        page = _page(request, desk, rows, query, trouble=said)
        return shown_page(request, "desk/reporting/overview.html", page, status=422)
    asked = [one for one in rows if one.key in told]
    unwritten = [one for one in asked if is_shown_here() or not one.is_written_to]
    done = [("reminded", str(len(told) - len(unwritten)))]
    done += [("unwritten", one.party) for one in unwritten]
    return HttpResponseRedirect(f"{address}{'&' if query else '?'}{urlencode(done)}")


def _reminded(desk: Desk, request: HttpRequest) -> str:
    """Return of how many reports letters tell, and of how many none does, with the parties' names; '' where nothing was done."""
    said = []
    n = whole_number(request.GET.get("reminded", ""), otherwise=0)
    if n > 0:
        said.append(
            ngettext(
                "%(n)d report is asked for. The next letter to who writes it says so.",
                "%(n)d reports are asked for. The next letters to who writes them say so.",
                n,
            )
            % {"n": n}
        )
    parties = [one for one in request.GET.getlist("unwritten")[:MOST_AT_ONCE] if one in desk.names]
    if parties:
        names = shown.listed([desk.party(one) for one in dict.fromkeys(parties)], desk.language)
        said.append(
            ngettext(
                "%(n)d report is asked for at the desk alone: no letter reaches who writes it, for %(parties)s. Tell them yourself.",
                "%(n)d reports are asked for at the desk alone: no letter reaches who writes them, for %(parties)s. Tell them yourself.",
                len(parties),
            )
            % {"n": len(parties), "parties": names}
        )
    return " ".join(said)


def _chosen(request: HttpRequest) -> tuple[Key, ...]:
    found = []
    for value in request.POST.getlist("report"):
        party, _, rest = value.partition("/")
        text, _, year = rest.rpartition("/")
        if year.isascii() and year.isdigit() and len(year) == 4:
            found.append((party, text, int(year)))
    return tuple(found)


def _query(request: HttpRequest) -> Query:
    return tuple((name, request.GET[name]) for name in FILTERS if request.GET.get(name))


def _fits(one: Standing, asked: Mapping[str, str]) -> bool:
    held = {
        "plan": one.owed.plan.id,
        "party": one.party,
        "year": str(one.owed.last),
        "stage": one.stage,
    }
    if asked.get("stage") == "overdue" and not one.is_late:
        return False
    return all(
        held[name] == value
        for name, value in asked.items()
        if (name, value) != ("stage", "overdue")
    )


def _page(
    request: HttpRequest,
    desk: Desk,
    rows: Sequence[Standing],
    query: Query,
    *,
    notice: str = "",
    trouble: str = "",
) -> OverviewPage:
    found = [one for one in rows if _fits(one, dict(query))]
    number = page_number(request.GET.get("page", ""))
    part = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    rule = desk.forum.reporting
    listed = tuple(_row(desk, one) for one in part)
    return OverviewPage(
        shell=desk.shell(gettext("Reports of the parties"), section="reporting"),
        notice=notice,
        trouble=trouble,
        rule=desk.say(rule.words) if rule else "",
        no_letters=gettext(
            "This site sends no letters: no mail server is set. What is asked for stands at the desks alone."
        )
        if is_shown_here()
        else "",
        unasked=unasked_in_words(desk),
        about_drafts=_about_drafts(shows_begun=bool(rule and rule.shows_begun)),
        form=_form(desk, rows, query),
        counts=_counts(desk, rows, query),
        count=ngettext("%(n)s report", "%(n)s reports", len(found))
        % {"n": shown.number(len(found), desk.language)},
        rows=listed,
        can_remind=any(one.key for one in listed),
        pagination=paginate(
            number=number,
            count=len(found),
            size=PER_PAGE,
            address=desk.address("reporting/"),
            query=query,
        )
        if len(found) > PER_PAGE
        else None,
        address=desk.address("reporting/", **dict(query)),
        data=desk.address("reporting/overview.csv", **dict(query)),
    )


def _about_drafts(*, shows_begun: bool) -> str:
    if shows_begun:
        return gettext(
            "By the forum’s rule you see that a party prepares its report; what it writes is its own until it is sent."
        )
    return gettext("What a party prepares is its own until it is sent: nothing of it stands here.")


def _row(desk: Desk, one: Standing) -> OverviewRow:
    owed = one.owed
    key = "/".join((one.party, owed.plan.id, str(owed.last)))
    return OverviewRow(
        key=key if one.may_remind(desk.now) else "",
        identifier=key.replace("/", "-"),
        party=desk.party(one.party),
        plan=desk.say(owed.plan.title),
        plan_language=_tag(desk, owed.plan.title),
        years=years_of(owed),
        commitments=shown.number(len(owed.commitments), desk.language),
        due=desk.day_of(owed.due) if owed.due else "–",
        stage=stages()[one.stage],
        tone=TONES[one.stage],
        remark=_remark(desk, one),
        step=_step(desk, one),
    )


def _tag(desk: Desk, words: Mapping[str, str]) -> str:
    choice = shown.choose(words, desk.language)
    return choice.language if choice.is_fallback else ""


def _remark(desk: Desk, one: Standing) -> str:
    said = []
    if one.is_late and one.stage != "overdue":
        said.append(gettext("its day is past"))
    if one.stage == "published" and one.owed.report is not None:
        made = shown.partial_date(one.owed.report.date, desk.language)
        said.append(gettext("made on %(date)s") % {"date": made})
    if one.sent_at is not None:
        said.append(gettext("since %(date)s") % {"date": desk.day(one.sent_at)})
    if one.reminded_at is not None:
        said.append(gettext("asked for on %(date)s") % {"date": desk.day(one.reminded_at)})
    if one.told_on is not None and one.is_written_to:
        said.append(gettext("told of by itself on %(date)s") % {"date": desk.day_of(one.told_on)})
    if one.told_on is not None and (without := _without_letters(desk, one)):
        said.append(without)
    return "; ".join(said)


def _without_letters(desk: Desk, one: Standing) -> str:
    """Return who of a party's writers gets no letters and why; '' where everyone gets them."""
    names: dict[str, list[str]] = {}
    for writer in one.writers:
        names.setdefault(writer.lacks, []).append(writer.name)
    said = []
    if unwanted := names.get("unwanted"):
        listed = shown.listed(unwanted, desk.language)
        said.append(gettext("wants no letters: %(names)s") % {"names": listed})
    if refused := names.get("refused"):
        listed = shown.listed(refused, desk.language)
        said.append(gettext("the last letter did not go out: %(names)s") % {"names": listed})
    return "; ".join(said)


def _step(desk: Desk, one: Standing) -> NavItem | None:
    """Return what the secretariat does next, where that is not to remind."""
    if one.submission is not None:
        return NavItem(gettext("Decide on it"), desk.address(f"submissions/{one.submission}/"))
    if one.owed.report is not None:
        public = f"/{desk.language}/{desk.slug}/reports/{one.owed.report.id}/"
        return NavItem(gettext("Read it"), public)
    if one.is_open and not one.writers:
        invite = desk.address("people/invite/", delegation=one.party)
        return NavItem(gettext("Nobody writes for it here: invite somebody"), invite)
    return None


def _counts(desk: Desk, rows: Sequence[Standing], query: Query) -> tuple[NavItem, ...]:
    """Return how many of those under the other filters are at each stage."""
    others = {name: value for name, value in query if name != "stage"}
    found = []
    for stage in STAGES:
        n = sum(_fits(one, others | {"stage": stage}) for one in rows)
        if n:
            label = gettext("%(stage)s: %(n)s") % {
                "stage": stages()[stage],
                "n": shown.number(n, desk.language),
            }
            is_current = dict(query).get("stage") == stage
            found.append(
                NavItem(label, desk.address("reporting/", **others, stage=stage), is_current)
            )
    return tuple(found)


def _form(desk: Desk, rows: Sequence[Standing], query: Query) -> FilterForm:
    asked = dict(query)
    plans = {one.owed.plan.id: desk.say(one.owed.plan.title) for one in rows}
    parties = {one.party: desk.party(one.party) for one in rows}
    years = sorted({one.owed.last for one in rows}, reverse=True)
    by_name = sorted(parties.items(), key=lambda pair: shown.sort_key(pair[1], desk.language))
    choices: tuple[tuple[str, str, Sequence[tuple[str, str]]], ...] = (
        ("plan", gettext("Plan"), tuple(plans.items())),
        ("party", gettext("Party"), by_name),
        ("year", gettext("Year"), tuple((str(year), str(year)) for year in years)),
        ("stage", gettext("How far it is"), tuple(stages().items())),
    )
    fields = tuple(
        FilterField(
            name,
            label,
            options=tuple(Option(value, words, asked.get(name) == value) for value, words in found),
            any_label=gettext("all"),
        )
        for name, label, found in choices
    )
    address = desk.address("reporting/")
    return FilterForm(
        address,
        fields,
        active=active_filters(fields, address=address, query=query),
        clear_address=address,
    )


HEADER = (
    "party", "party_name", "plan", "plan_title", "first_year", "last_year", "commitments",
    "due", "stage", "is_late", "report", "submission", "reminded_at", "told_on", "written_to", "not_written_to",
)  # fmt: skip


@require_safe
@acts
def data(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The same rows as CSV."""
    asked = dict(_query(request))
    lines = [
        (
            one.party,
            guarded(desk.party(one.party)),
            one.owed.plan.id,
            guarded(desk.say(one.owed.plan.title)),
            one.owed.first,
            one.owed.last,
            len(one.owed.commitments),
            one.owed.due.isoformat() if one.owed.due else "",
            one.stage,
            one.is_late,
            one.owed.report.id if one.owed.report else "",
            one.submission,
            one.reminded_at.isoformat() if one.reminded_at else "",
            one.told_on.isoformat() if one.told_on else "",
            sum(not writer.lacks for writer in one.writers),
            sum(bool(writer.lacks) for writer in one.writers),
        )
        for one in overview(desk.actor, at=desk.now)
        if _fits(one, asked)
    ]
    return csv_answer(written(HEADER, lines), f"{desk.slug}-reports-{desk.now.date().isoformat()}")
