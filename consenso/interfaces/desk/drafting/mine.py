"""What of a draft concerns the own delegation: what waits for it, what is new, and what became of all that it proposed."""

from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from consenso.core import locale
from consenso.core.errors import NotFound
from consenso.domain.accounts.access import Kind
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.past import ActRow, acts_of
from consenso.domain.drafting.positions import WITHOUT_POSITIONS, PositionRow, positions
from consenso.domain.drafting.queries import ProposalRow, Standing, own, proposals_of
from consenso.domain.drafting.reading import last_read, mark_read
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.mine_concerns import concerns_of
from consenso.interfaces.desk.drafting.mine_pages import Group, MinePage, NewAct, SendAll
from consenso.interfaces.desk.drafting.paragraph_parts import (
    Called,
    callers,
    position_lines,
    proposal_line,
)
from consenso.interfaces.desk.drafting.positions import accept_many
from consenso.interfaces.desk.drafting.proposing import circulated, done
from consenso.interfaces.desk.drafting.proposing_words import NOT_DONE, notice
from consenso.interfaces.desk.drafting.said import Saying
from consenso.interfaces.desk.frame import shown_page

MOST_ACTS = 500  # of what is new: who comes back after more reads the draft
HERE = "mine/"


@require_safe
@on_draft
def listed(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """What concerns the own delegation, for who reads what it prepares."""
    _refuse(on)
    return shown_page(request, "desk/drafting/mine.html", _page(request, on))


def _refuse(on: DraftDesk) -> None:
    circulated(on)
    if not (on.can.proposes or on.reads_own):
        raise NotFound("draft", on.row.identifier)


@require_POST
@on_draft
def read(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Note that the person has read the draft up to the revision that the page showed."""
    _refuse(on)
    asked = request.POST.get("revision", "")
    revision = int(asked) if asked.isdecimal() and len(asked) < 10 else 0

    def act() -> str:
        mark_read(
            actor=on.desk.actor, identifier=on.row.identifier, revision=revision, at=on.desk.now
        )
        return "read"

    return done(request, on, act, fallback=HERE)


def _page(request: HttpRequest, on: DraftDesk) -> MinePage:
    standing, bracketed = composed(on.row)
    called = callers(standing.paragraphs, {one.id: one.label for one in bracketed.items})
    delegation = on.desk.actor.delegation.id
    prepared = own(on.row.id, delegation) if on.reads_own else ()
    sent = proposals_of(on.row.id, on.desk.actor.code)
    rows = positions(on.row.id, delegation=delegation if on.reads_own else None)
    mine = [one for one in rows if one.delegation == on.desk.actor.code]
    kept = [one for one in mine if not one.is_said]
    concerns = concerns_of(on, standing, bracketed, [*prepared, *sent], called)
    key = request.GET.get("done", "")
    lead, ours, others = _news(on, concerns_ids={one.identifier for one in concerns}, called=called)
    waiting = _group(on, standing, prepared, called, "waiting", gettext("Prepared, not sent"))
    unanswered = _unanswered(on, standing, mine, called)
    groups = tuple(_groups(on, standing, sent, called))
    return MinePage(
        shell=on.shell(gettext("What concerns us")),
        tabs=on.tabs("mine"),
        kicker=on.title,
        title=gettext("What concerns %(party)s")
        % {"party": on.desk.delegation(on.desk.actor.delegation)},
        language=on.row.language,
        notice=notice(key),
        is_warning=key in NOT_DONE,
        figures=_figures(on, prepared, sent, unanswered, len(ours) + len(others)),
        send_address=on.address("proposals/send/") if on.can.clears and prepared else "",
        sends=tuple(_sends(prepared)) if on.can.clears else (),
        waiting=waiting,
        unanswered=unanswered,
        prepared_positions=position_lines(on, kept, back=HERE, called=called),
        prepared_ids=tuple(one.pk for one in kept) if on.can.answers else (),
        say_address=on.address("positions/say/"),
        missing=tuple(_missing(on, standing, mine)),
        positions_address=on.address("positions/"),
        accept=accept_many(on, back=HERE),
        news_lead=lead,
        ours=ours,
        others=others,
        read_address=on.address("mine/read/") if ours or others else "",
        revision=on.row.revision,
        concerns=tuple(one.line for one in concerns),
        groups=groups,
        token=on.desk.token,
    )


def _missing(on: DraftDesk, standing: Standing, mine: Sequence[PositionRow]) -> Iterator[str]:
    """Yield on what the delegation has not said where it stands, neither aloud nor in what it prepared."""
    if on.desk.actor.delegation.kind != Kind.PARTY or not (on.can.answers or on.can.proposes):
        return
    taken = {one.paragraph for one in mine if one.proposal is None}
    shown = [
        one.id for one in standing.paragraphs if one.text and one.kind not in WITHOUT_POSITIONS
    ]
    left = sum(one not in taken for one in shown)
    if "" not in taken:
        yield gettext("Your delegation has not said where it stands on the whole text.")
    if left:
        yield gettext(
            "On %(count)d of %(all)d paragraphs your delegation has not said where it stands."
        ) % {"count": left, "all": len(shown)}


def _figures(
    on: DraftDesk,
    prepared: Sequence[ProposalRow],
    sent: Sequence[ProposalRow],
    unanswered: Group | None,
    n_new: int,
) -> tuple[tuple[str, str, str], ...]:
    capital = sum(one.level == "capital" for one in prepared)
    found = (
        (gettext("Prepared"), len(prepared) - capital, "#waiting"),
        (gettext("With the head of delegation"), capital, "#waiting"),
        (gettext("Sent, and stand"), sum(one.is_open for one in sent), "#standing"),
        (
            gettext("Of the chair, not answered"),
            len(unanswered.lines) if unanswered else 0,
            "#unanswered",
        ),
        (gettext("New to you"), n_new, "#news"),
    )
    return tuple(
        (label, locale.number(count, on.desk.language), address if count else "")
        for label, count, address in found
    )


def _sends(prepared: Sequence[ProposalRow]) -> Iterator[SendAll]:
    """Only what stands on the page is sent: who sends it has read it."""
    cleared = tuple(one.pk for one in prepared if one.level == "capital")
    if cleared and len(cleared) < len(prepared):
        yield SendAll(
            ngettext(
                "Send the %(count)d that waits for you",
                "Send the %(count)d that wait for you",
                len(cleared),
            )
            % {"count": len(cleared)},
            cleared,
        )
    if prepared:
        label = ngettext("Send it (%(count)d)", "Send all %(count)d", len(prepared))
        yield SendAll(label % {"count": len(prepared)}, tuple(one.pk for one in prepared))


def _group(
    on: DraftDesk,
    standing: Standing,
    rows: Iterable[ProposalRow],
    called: Called,
    identifier: str,
    heading: str,
    *,
    is_open: bool = True,
) -> Group | None:
    lines = tuple(
        proposal_line(on, one, standing, called=called, back=HERE, is_elsewhere=True)
        for one in rows
    )
    return Group(identifier, heading, lines, is_open) if lines else None


def _unanswered(
    on: DraftDesk, standing: Standing, mine: Iterable[PositionRow], called: Called
) -> Group | None:
    """Return what the chair proposed and the delegation has not said anything on."""
    if not on.can.answers:
        return None
    answered = {one.proposal for one in mine if one.proposal is not None}
    rows = [
        one
        for one in standing.proposals
        if one.is_chairs and one.number not in answered and one.delegation != on.desk.actor.code
    ]
    heading = gettext("The chair's proposals that you have not answered")
    return _group(on, standing, rows, called, "unanswered", heading)


def _groups(
    on: DraftDesk, standing: Standing, sent: Sequence[ProposalRow], called: Called
) -> Iterator[Group]:
    headings = {
        "open": ("standing", gettext("Sent, and stand")),
        "met": ("met", gettext("Taken into the text")),
        "set_aside": ("set-aside", gettext("Set aside")),
        "replaced": ("replaced", gettext("Replaced by another of yours")),
        "withdrawn": ("withdrawn", gettext("Withdrawn")),
    }
    for state, (identifier, heading) in headings.items():
        rows = [one for one in sent if one.state == state]
        group = _group(
            on, standing, rows, called, identifier, heading, is_open=state in ("open", "set_aside")
        )
        if group is not None:
            yield group


def _news(
    on: DraftDesk, *, concerns_ids: set[str], called: Called
) -> tuple[str, tuple[NewAct, ...], tuple[NewAct, ...]]:
    """Return a sentence on how far the reader has read, and what others did since: where it concerns the delegation, and elsewhere."""
    read_to = last_read(on.desk.actor.person, on.row.id)
    after = max(read_to, on.row.revision - MOST_ACTS)
    saying = Saying(party=on.party, paragraph=called, moment=on.desk.moment)
    ours: list[NewAct] = []
    others: list[NewAct] = []
    acts = acts_of(on.row.id, after=after)
    shown = next((act.number for act in acts if act.verb == "circulate"), 0)
    for act in acts:
        if act.by == on.desk.actor.code or act.number < shown:
            continue
        home = ours if concerns_ids & set(_touched(act)) else others
        address = on.address(f"p/{act.paragraph}/") if act.paragraph else ""
        home.append(NewAct(saying.sentence(act), on.desk.moment(act.at), address))
    return _news_lead(on, read_to, after), tuple(reversed(ours)), tuple(reversed(others))


def _touched(act: ActRow) -> Iterator[str]:
    yield act.paragraph
    for one in act.payload.get("paragraphs", ()):
        yield one["id"]
    for one in act.payload.get("proposals", ()):
        yield one["paragraph"]


def _news_lead(on: DraftDesk, read_to: int, after: int) -> str:
    said = {"read": read_to, "now": on.row.revision, "count": MOST_ACTS}
    if read_to >= on.row.revision:
        return gettext("You have read all of it: nothing is new since revision %(read)d.") % said
    if after > read_to:
        return (
            gettext(
                "More than %(count)d acts are new to you; the last ones are listed, up to revision %(now)d."
            )
            % said
        )
    if not read_to:
        return (
            gettext("You have not marked anything as read yet. The draft is at revision %(now)d.")
            % said
        )
    return gettext("You have read up to revision %(read)d; the draft is at %(now)d.") % said
