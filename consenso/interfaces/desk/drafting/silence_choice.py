"""Choosing the moment at which a silence ends: asked by address, shown in every capital, and then done by a button."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from consenso.domain.accounts.access import NotAllowed
from consenso.domain.drafting import silence
from consenso.domain.drafting.silence import NoSilence, SilenceRow, SilenceTooShort
from consenso.domain.drafting.versions import FURTHEST, WrongMoment, seal_of_all
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.proposing import circulated
from consenso.interfaces.desk.drafting.silence import moments_of, sentences_on
from consenso.interfaces.desk.drafting.silence_acts import NOT_DONE, back, running_on, trail, why
from consenso.interfaces.desk.drafting.silence_forms import MomentForm
from consenso.interfaces.desk.drafting.silence_moments import left, of_local
from consenso.interfaces.desk.drafting.silence_pages import MomentPage
from consenso.interfaces.desk.drafting.silence_reach import unreached_lines
from consenso.interfaces.desk.frame import shown_page

LONGEST = 20_000  # characters of a reason


class ReasonMissing(Exception):
    """A silence is let end later for a reason."""


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def open_one(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Choose when a silence ends, see that moment in every capital, and put the draft under silence."""
    circulated(on)
    if not on.can.decides:
        raise NotAllowed("put a draft under silence")
    withholds = bool(on.row.rule.get("withholds_names"))

    def act(at: dt.datetime) -> None:
        silence.open_silence(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            expires_at=at,
            withholds_names=withholds,
            seen=request.POST.get("seen", ""),
            at=on.desk.now,
        )

    least = silence.least(on.row.rule)
    first = _working(on.desk.now + max(least, dt.timedelta(days=7)))
    lead = gettext(
        "All delegations are addressed. Unless one of them objects in writing before that moment, the text is adopted, in every language, and public at once."
    )
    return _moment(
        request,
        on,
        first=first,
        act=act,
        texts=(gettext("Put it under silence"), lead, gettext("Put it under silence until then")),
        done="opened",
        seen=seal_of_all(on.row.id),
    )


def _working(at: dt.datetime) -> dt.datetime:
    """Return a moment, or the next that is neither a Saturday nor a Sunday."""
    while at.weekday() > 4:
        at += dt.timedelta(days=1)
    return at


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def extend(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Let the silence that runs end later."""
    circulated(on)
    if not on.can.presides:
        raise NotAllowed("extend a silence")
    try:
        running = running_on(on)
    except NoSilence:
        return back(on, "none_runs")

    reason = str(request.POST.get("reason", "")).replace("\0", "").strip()[:LONGEST]

    def act(at: dt.datetime) -> None:
        if not reason and at > running.expires_at:
            raise ReasonMissing
        silence.extend(
            actor=on.desk.actor,
            identifier=on.row.identifier,
            expires_at=at,
            reason=reason,
            at=on.desk.now,
        )

    lead = gettext("It ends now on %(moment)s. It can end later, never earlier.") % {
        "moment": on.desk.moment(running.expires_at)
    }
    return _moment(
        request,
        on,
        first=_working(running.expires_at + dt.timedelta(days=1)),
        act=act,
        texts=(gettext("Let the silence end later"), lead, gettext("Let it end then")),
        done="extended",
        reason=reason,
    )


def _moment(
    request: HttpRequest,
    on: DraftDesk,
    *,
    first: dt.datetime,
    act: Callable[[dt.datetime], None],
    texts: tuple[str, str, str],
    done: str,
    reason: str | None = None,
    seen: str = "",
) -> HttpResponse:
    """Ask for a moment by address; show it everywhere; do the act on the moment that was shown.

    `reason` None: it needs none. `seen`: a mark of the text as it stands, '' where it does not matter.
    """
    failure = ""
    if request.method == "POST":
        try:
            act(dt.datetime.fromisoformat(request.POST.get("until", "")))
        except (ValueError, TypeError):
            failure = gettext("Choose a day and a time.")
        except SilenceTooShort as error:
            hours = int(error.least.total_seconds() // 3600)
            failure = gettext("By its rule a silence lasts at least %(hours)d hours.") % {
                "hours": hours
            }
        except WrongMoment:
            failure = gettext("That moment is past, or not later than the one there is.")
        except ReasonMissing:
            failure = gettext("Say why it ends later: all who see the draft read it.")
        except NOT_DONE as error:
            return back(on, why(error))
        else:
            return back(on, done)
    local = first.astimezone(on.desk.zone)
    initial = {"day": local.date(), "time": local.time().replace(minute=0, second=0, microsecond=0)}
    asked = request.GET if "day" in request.GET else None
    form = MomentForm(asked, initial=initial, zone=on.desk.zone.key)
    at = _chosen(on, form) if asked is not None else None
    fields = {"until": at.isoformat() if at else "", "seen": seen}
    shown = tuple(one for one in fields.items() if one[1]) if at else ()
    return _moment_page(
        request, on, form, at, texts=texts, failure=failure, reason=reason, fields=shown
    )


def _chosen(on: DraftDesk, form: MomentForm) -> dt.datetime | None:
    """Return the moment that the form names, None where it names none; the form then says why."""
    if not form.is_valid():
        return None
    if abs(form.cleaned_data["day"] - on.desk.now.date()) > FURTHEST:
        form.add_error("day", gettext("Choose a day and a time."))
        return None
    at = of_local(form.cleaned_data["day"], form.cleaned_data["time"], on.desk.zone)
    if at is None:
        form.add_error("time", gettext("The clocks go on then: there is no such time."))
    elif at <= on.desk.now:
        form.add_error("day", gettext("That moment is past."))
        return None
    return at


def _moment_page(
    request: HttpRequest,
    on: DraftDesk,
    form: MomentForm,
    at: dt.datetime | None,
    *,
    texts: tuple[str, str, str],
    failure: str,
    reason: str | None,
    fields: tuple[tuple[str, str], ...],
) -> HttpResponse:
    title, lead, button = texts
    preview = _preview(on, at) if at else None
    page = MomentPage(
        shell=on.shell(title, trail=trail(on)),
        tabs=on.tabs("silence"),
        kicker=on.title,
        title=title,
        lead=lead,
        failure=failure,
        form=form,
        unreached=unreached_lines(on, silence.parties_addressed(on.desk.slug)),
        moments=moments_of(on, preview) if preview else None,
        sentences=(left(at, on.desk.now), *sentences_on(on, preview)) if at and preview else (),
        fields=fields,
        reason=reason,
        button=button,
        back=on.address("silence/"),
    )
    status = 422 if failure or form.errors else 200
    return shown_page(request, "desk/drafting/silence_moment.html", page, status=status)


def _preview(on: DraftDesk, at: dt.datetime) -> SilenceRow:
    """Return a silence as it would be: the one that runs with another end, or one that is not there yet."""
    codes = silence.parties_addressed(on.desk.slug)
    empty = SilenceRow(
        0, 0, 0, codes, withholds_names=False, state="running", opened_at=on.desk.now,
        expires_at=at, ended_at=None, receipts=(), objections=(),
    )  # fmt: skip
    try:
        return replace(running_on(on), expires_at=at)
    except NoSilence:
        return empty
