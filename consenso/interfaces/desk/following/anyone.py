"""Following by mail for anyone, without an account: the form, the letter that asks, and the page that confirms.

Nobody is signed in here, and no cookie is set. What is asked for stands in the letter's address alone, encrypted, and nothing of it
is kept before it is confirmed. The answer is the same whatever address is given. Programs that read mail open addresses before
people do: a button confirms.
"""

import datetime as dt
import logging

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from consenso.core import locale as shown
from consenso.core.errors import NotFound
from consenso.core.record import Forum
from consenso.domain.duties.followers import follow_by_mail
from consenso.domain.duties.following import TooManyFollowed, must_be_followable
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.record.labels import KIND
from consenso.interfaces.desk import security_log
from consenso.interfaces.desk.following.letters import title_of, told_page
from consenso.interfaces.desk.following.pages import AskedLetter, FollowPage
from consenso.interfaces.desk.following.tokens import (
    LASTS_SECONDS,
    Asks,
    address_to_confirm,
    read_asked,
)
from consenso.interfaces.desk.record import gate
from consenso.interfaces.desk.views.entrance import tells_nobody
from consenso.interfaces.ui.letters import NotSent, is_shown_here, send
from consenso.interfaces.ui.pages import SECTION_OF, Shell, shell

TEMPLATE = "desk/mail/follow.txt"
log = logging.getLogger(__name__)


class FollowForm(gate.PublicForm):
    """Where letters are to go."""

    email = forms.EmailField(
        label=_("Your address of mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "field", "autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"])
        try:
            email.rpartition("@")[2].encode("idna")
        except UnicodeError as error:  # no server can be asked about such a domain
            raise ValidationError(EmailValidator.message, code="invalid") from error
        return email


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, forum: str, kind: str, identifier: str) -> HttpResponse:
    """The form; by post, a letter goes to the address that is given, which asks whether that is wanted."""
    now = dt.datetime.now(dt.UTC)
    try:
        held = forum_of(forum)
        must_be_followable(forum, kind, identifier)
    except NotFound as error:
        raise Http404(str(error)) from error
    form = FollowForm(
        request.POST if request.method == "POST" else None,
        now=now,
        is_elsewhere=_is_from_elsewhere(request),
    )
    trouble, status = "", 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            later = gate.free_from(request, forum, now, form="follow")
            if later is not None:
                return _later(request, later)
            asks = Asks(form.cleaned_data["email"], forum, kind, identifier)
            try:
                _write(asks, held, now)
            except NotSent:
                log.warning("a letter that asks whether somebody wants to follow was not taken")
                trouble, status = gettext("No letter could be sent now. Try again later."), 503
            else:
                return HttpResponseRedirect(f"{request.path}?sent=1")
    page = _page(request, held, (kind, identifier), form, trouble=trouble)
    return render(request, "desk/follow.html", {"page": page}, status=status)


def _is_from_elsewhere(request: HttpRequest) -> bool:
    """Return whether a browser says that the page of another site sent the form; there is no cookie that could show it."""
    return request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none")


def _write(asks: Asks, held: Forum, now: dt.datetime) -> None:
    """Send the letter that asks, unless its mailbox got some today that nobody confirmed: who asks is told the same.

    Raises:
        NotSent: the mail server did not take it.
    """
    if not gate.may_write_to(asks.email, now):
        return
    language = get_language() or "en"
    letter = AskedLetter(
        title=title_of(asks),
        kind=str(KIND[asks.kind]),
        forum=shown.choose(held.name, language).text,
        site=settings.SITE,
        address=address_to_confirm(asks, language=language),
        until=now + dt.timedelta(seconds=LASTS_SECONDS),
    )
    send(TEMPLATE, letter, to=asks.email, language=language)


def _page(
    request: HttpRequest, held: Forum, what: tuple[str, str], form: FollowForm, *, trouble: str
) -> FollowPage:
    kind, identifier = what
    language = get_language() or "en"
    return FollowPage(
        shell=_shell(request, held, gettext("Follow it by mail")),
        title=title_of(Asks("", held.id, kind, identifier)),
        kind=str(KIND[kind]),
        form=form,
        trouble=trouble,
        is_sent="sent" in request.GET and request.method != "POST",
        sends_letters=settings.DEBUG or not is_shown_here(),
        back=_public(language, held.id, kind, identifier),
        desk=f"/{language}/desk/{held.id}/following/?kind={kind}&id={identifier}",
    )


def _public(language: str, forum: str, kind: str, identifier: str) -> str:
    return f"/{language}/{forum}/{SECTION_OF[kind]}/{identifier}/"


def _shell(request: HttpRequest, held: Forum, heading: str) -> Shell:
    language = get_language() or "en"
    return shell(
        language=language,
        path=request.path,
        site=settings.SITE,
        title=heading,
        forum_slug=held.id,
        forum_name=shown.choose(held.name, language).text,
        is_indexed=False,
    )


def _later(request: HttpRequest, later: dt.datetime) -> HttpResponse:
    sentence = gettext(
        "Many letters were asked for in the last hour. The next can be asked for from %(time)s UTC on."
    ) % {"time": later.strftime("%H:%M")}
    answer = told_page(request, gettext("Please try again later"), (sentence,), status=429)
    return gate.put_off(request, answer, later)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@tells_nobody
def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask whether letters are wanted; by post, they come from now on."""
    try:
        asks = read_asked(secret)
        must_be_followable(asks.forum, asks.kind, asks.identifier)
    except NotFound:
        return _over(request)
    language = get_language() or "en"
    said = {"title": title_of(asks), "address": asks.email}
    if request.method != "POST":
        sentence = gettext(
            "Letters to %(address)s will tell what changes on “%(title)s”, once a day at most. Each has an address that ends them."
        )
        heading, button = gettext("Follow it by mail"), gettext("Follow it")
        return told_page(request, heading, (sentence % said,), button=button)
    try:
        follow_by_mail(
            email=asks.email,
            language=language,
            forum=asks.forum,
            kind=asks.kind,
            identifier=asks.identifier,
            at=dt.datetime.now(dt.UTC),
        )
    except NotFound:  # taken out this moment
        return _over(request)
    except TooManyFollowed:
        full = gettext("This address follows as much as one can. End something first, by a letter.")
        return told_page(request, gettext("Follow it by mail"), (full,), status=422)
    done = gettext("Letters to %(address)s tell what changes on “%(title)s” from now on.") % said
    return told_page(request, gettext("You follow it"), (done,))


def _over(request: HttpRequest) -> HttpResponse:
    security_log.link_refused("wrong")
    sentence = gettext(
        "It may have been cut when it was copied, or be more than three days old. Ask for a new letter at the page of what you want to follow."
    )
    return told_page(request, gettext("This link opens nothing"), (sentence,), status=404)
