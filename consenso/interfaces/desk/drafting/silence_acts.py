"""What is done with a silence that runs: objected to, stopped; and the gavel. Opening and extending: silence_choice."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from consenso.core.errors import ConsensoError
from consenso.domain.accounts.access import NotAllowed
from consenso.domain.adoption.actions import adopt as adopt_draft
from consenso.domain.drafting import silence
from consenso.domain.drafting.access import draft_for
from consenso.domain.drafting.acts import DraftHasChanged
from consenso.domain.drafting.hindrances import (
    BracketsLeft,
    LanguagesBehind,
    ObjectionStands,
)
from consenso.domain.drafting.silence import (
    NoSilence,
    ObjectionWithoutWords,
    SilenceIsOver,
    SilenceRow,
)
from consenso.domain.drafting.versions import WrongMoment, seal_of_all
from consenso.domain.record.actions import RecordIsBroken
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.proposing import circulated
from consenso.interfaces.desk.drafting.silence_forms import WordsForm
from consenso.interfaces.desk.drafting.silence_pages import ActPage
from consenso.interfaces.desk.frame import shown_page

# After these an act was not done; the page of the silence says why.
NOT_DONE = (
    SilenceIsOver,
    NoSilence,
    LanguagesBehind,
    BracketsLeft,
    ObjectionStands,
    WrongMoment,
    DraftHasChanged,
    RecordIsBroken,
)


def why(error: ConsensoError) -> str:
    """Return the key of what the page of the silence says after an act that was not done."""
    if isinstance(error, SilenceIsOver):
        return "late"
    if isinstance(error, NoSilence):
        return "none_runs"
    if isinstance(error, LanguagesBehind):
        return "languages"
    if isinstance(error, BracketsLeft):
        return "brackets"
    if isinstance(error, ObjectionStands):
        return "objection"
    return "changed" if isinstance(error, WrongMoment | DraftHasChanged) else "trouble"


def back(on: DraftDesk, done: str) -> HttpResponse:
    """Lead back to the page of the silence, which says what was done."""
    return HttpResponseRedirect(on.address("silence/", done=done))


def running_on(on: DraftDesk) -> SilenceRow:
    """Return the silence that runs, as the reader may see it.

    Raises:
        NoSilence: none does.
    """
    rows = silence.silences(on.row.id, seen_as=on.desk.actor.code)
    running = next((one for one in rows if one.is_running), None)
    if running is None:
        raise NoSilence(f"no silence on {on.row.identifier} runs")
    return running


def trail(on: DraftDesk) -> tuple[tuple[str, str], ...]:
    """Return the way to the page of the silence."""
    return ((gettext("Silence and adoption"), on.address("silence/")),)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def object_to(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Object in writing, once it is said what that does."""
    circulated(on)
    code = on.desk.actor.code
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label=gettext("Your objection, in writing"),
        help_text=gettext("All who see the draft read it."),
    )
    try:
        running = running_on(on)
        if not on.can.answers or code not in running.addressees:
            raise NotAllowed("object")
        # Who comes here by an address of its own has been shown the silence as well.
        silence.see(actor=on.desk.actor, identifier=on.row.identifier, at=on.desk.now)
        if request.method == "POST" and form.is_valid():
            silence.object_to(
                actor=on.desk.actor,
                identifier=on.row.identifier,
                words=form.cleaned_data["words"],
                at=on.desk.now,
            )
            return back(on, "broken")
    except NoSilence:
        return back(on, "late" if on.row.state == "adopted" else "none_runs")
    except SilenceIsOver:
        return back(on, "late")
    except ObjectionWithoutWords:
        form.add_error("words", gettext("An objection is made in writing."))
    except NotAllowed:
        if _is_adopted(on):  # the moment came while the words were on their way
            return back(on, "late")
        raise
    named = (
        gettext("Your delegation is not named to the others; the secretariat sees who objected.")
        if running.withholds_names
        else gettext("All who see the draft see that it was your delegation.")
    )
    return _act(
        request,
        on,
        title=gettext("Object"),
        sentences=(
            gettext(
                "An objection breaks the silence at once: the text is not adopted, and the draft is open again."
            ),
            named,
            gettext("The silence ends on %(moment)s; after that it is too late.")
            % {"moment": on.desk.moment(running.expires_at)},
        ),
        warning=gettext("It cannot be taken back. Who presides can open another silence."),
        form=form,
        button=gettext("Object, and break the silence"),
    )


def _is_adopted(on: DraftDesk) -> bool:
    return draft_for(on.desk.actor, on.row.identifier).state == "adopted"


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def stop(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Stop the silence that runs, once it is said what that does."""
    circulated(on)
    if not on.can.presides:
        raise NotAllowed("stop a silence")
    form = WordsForm(
        request.POST if request.method == "POST" else None,
        label=gettext("Why"),
        help_text=gettext("All who see the draft read it."),
    )
    try:
        running_on(on)
        if request.method == "POST" and form.is_valid():
            silence.stop(
                actor=on.desk.actor,
                identifier=on.row.identifier,
                reason=form.cleaned_data["words"],
                at=on.desk.now,
            )
            return back(on, "stopped")
    except NoSilence:
        return back(on, "none_runs")
    except SilenceIsOver:
        return back(on, "late")
    return _act(
        request,
        on,
        title=gettext("Stop the silence"),
        sentences=(gettext("The text is not adopted, and the draft is open again."),),
        warning="",
        form=form,
        button=gettext("Stop the silence"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@on_draft
def adopt(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """Adopt the draft in a meeting: the gavel, once it is said what that does."""
    circulated(on)
    if not on.can.decides:
        raise NotAllowed("adopt a draft")
    if request.method == "POST":
        try:
            adopt_draft(
                actor=on.desk.actor,
                identifier=on.row.identifier,
                site=settings.SITE,
                seen=request.POST.get("seen", ""),
                at=on.desk.now,
            )
        except NOT_DONE as error:
            return back(on, why(error))
        return back(on, "adopted")
    public = {
        "text": gettext("The public sees the text alone."),
        "consensus": gettext(
            "The public sees the text, where each delegation stood, and when each was shown a silence."
        ),
        "negotiation": gettext(
            "The public sees the text, where each delegation stood, when each was shown a silence, and who proposed what."
        ),
    }
    return _act(
        request,
        on,
        title=gettext("Adopt it in a meeting"),
        sentences=(
            gettext(
                "The text is adopted in all its languages at once, and stands in the public record at once."
            ),
            public[on.row.publicity],
            gettext(
                "Delegations that have said nothing stand in the record as having taken no position."
            ),
        ),
        warning=gettext("It cannot be undone. A slip can be corrected afterwards, for all to see."),
        form=None,
        button=gettext("Adopt the text"),
        seen=seal_of_all(on.row.id),
    )


def _act(
    request: HttpRequest,
    on: DraftDesk,
    *,
    title: str,
    sentences: tuple[str, ...],
    warning: str,
    form: forms.Form | None,
    button: str,
    seen: str = "",
) -> HttpResponse:
    page = ActPage(
        shell=on.shell(title, trail=trail(on)),
        tabs=on.tabs("silence"),
        kicker=on.title,
        title=title,
        sentences=sentences,
        warning=warning,
        form=form,
        seen=seen,
        button=button,
        back=on.address("silence/"),
    )
    status = 422 if form is not None and form.errors else 200
    return shown_page(request, "desk/drafting/silence_act.html", page, status=status)
