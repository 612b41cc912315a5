"""Corrections that anyone in public proposes: no account, no session, a receipt at an address that only they have."""

import datetime as dt
import secrets
from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from consenso.core import locale as shown
from consenso.core.errors import NotFound
from consenso.core.record import Forum, is_address
from consenso.domain.accounts.queries import hashed
from consenso.domain.ledger.queries import head
from consenso.domain.parties import queries as parties
from consenso.domain.record.labels import KIND
from consenso.domain.record.queries import CLASSES, public_document
from consenso.domain.submissions.actions import propose_publicly
from consenso.domain.submissions.grounds import SourceIsMissing
from consenso.domain.submissions.queries import by_receipt
from consenso.interfaces.desk.record import gate, said
from consenso.interfaces.desk.record.names import Names, title
from consenso.interfaces.desk.record.pages import (
    CorrectionLaterPage,
    CorrectionPage,
    ReceiptPage,
)
from consenso.interfaces.ui.components import Fact
from consenso.interfaces.ui.pages import SECTION_OF, Shell, shell

MOST_SOURCES = 20


class CorrectionForm(gate.PublicForm):
    """What is wrong with an object, what it should be, where that can be seen, and whom to thank."""

    reason = forms.CharField(
        label=_("What is wrong, and what it should be"),
        help_text=_("At most 4,000 characters. It is public if the correction is accepted."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6, "class": "field"}),
    )
    sources = forms.CharField(
        label=_("Where that can be seen"),
        help_text=_("Web addresses, one a line; at least one."),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "field", "spellcheck": "false"}),
    )
    credit = forms.CharField(
        label=_("Name to be credited with"),
        help_text=_(
            "If the correction is accepted, this name is shown publicly with it. You can have it taken out at any time."
        ),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"class": "field", "autocomplete": "off"}),
    )

    def clean_sources(self) -> list[str]:
        found = str(self.cleaned_data["sources"]).split()
        for address in found:
            if not is_address(address):
                message = gettext("%(given)s is not a web address.") % {"given": address}
                remedy = gettext(
                    "Begin with https:// or http://, and leave no quotes or brackets in it."
                )
                raise ValidationError(f"{message} {remedy}")
        if len(found) > MOST_SOURCES:
            raise ValidationError(gettext("Give twenty addresses at most."))
        return found


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, forum: str, kind: str, identifier: str) -> HttpResponse:
    """Let anyone say what is wrong with an object."""
    now = dt.datetime.now(dt.UTC)
    held, document = _object(forum, kind, identifier)
    names = Names(held, parties.party_names(forum), get_language() or "en")
    form = CorrectionForm(
        request.POST if request.method == "POST" else None,
        now=now,
    )
    is_sound = request.method == "POST" and form.is_valid()
    if is_sound:
        later = gate.free_from(request, forum, now)
        if later is not None:
            return _later(request, held, later, _home(request, kind, identifier, forum))
        secret = secrets.token_urlsafe(32)
        try:
            propose_publicly(
                forum=forum,
                kind=kind,
                identifier=identifier,
                reason=form.cleaned_data["reason"],
                sources=form.cleaned_data["sources"],
                credit=form.cleaned_data["credit"],
                receipt=hashed(secret),
                at=now,
            )
        except SourceIsMissing:
            form.add_error("sources", gettext("Give at least one address."))
        except NotFound as error:  # taken out this moment
            raise Http404(str(error)) from error
        else:
            return HttpResponseRedirect(f"/{get_language()}/{forum}/correct/receipt/{secret}/")
    page = CorrectionPage(
        shell=_shell(request, held, gettext("Propose a correction"), token=get_token(request)),
        kicker=str(KIND[kind]),
        title=title(document, names),
        rows=said.rows(kind, document, names),
        form=form,
        back=_home(request, kind, identifier, forum),
    )
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/correction.html", {"page": page}, status=status)


def _object(forum: str, kind: str, identifier: str) -> tuple[Forum, dict[str, Any]]:
    try:
        held = parties.forum(forum)
        document = public_document(forum, kind, identifier) if kind in CLASSES else None
    except NotFound as error:
        raise Http404(str(error)) from error
    if document is None:
        raise Http404(f"{kind} {identifier}")
    return held, document


def _home(request: HttpRequest, kind: str, identifier: str, forum: str) -> str:
    home = f"/{get_language()}/{forum}/"
    return f"{home}{SECTION_OF[kind]}/{identifier}/" if kind in SECTION_OF else f"{home}forum/"


def _shell(request: HttpRequest, forum: Forum, heading: str, *, token: str = "") -> Shell:
    language = get_language() or "en"
    last = head(forum.id)
    made = shell(
        language=language,
        path=request.path,
        site=settings.SITE,
        title=heading,
        forum_slug=forum.id,
        forum_name=shown.choose(forum.name, language).text,
        revision=str(last.number),
        ledger_head=last.digest,
        is_indexed=False,
    )
    return replace(made, token=token)


def _later(request: HttpRequest, forum: Forum, later: dt.datetime, back: str) -> HttpResponse:
    """Answer 429: there were many proposals, and when the next can be made."""
    language = get_language() or "en"
    when = gettext("%(date)s, %(time)s UTC") % {
        "date": shown.partial_date(later.date().isoformat(), language),
        "time": later.strftime("%H:%M"),
    }
    page = CorrectionLaterPage(
        _shell(request, forum, gettext("Please try again later")), when, back
    )
    answer = render(request, "desk/correction_later.html", {"page": page}, status=429)
    return gate.put_off(request, answer, later)


@require_safe
def receipt(request: HttpRequest, forum: str, secret: str) -> HttpResponse:
    """Show what came of a proposal to who has its address. It asks for nothing, and tells no other site of the address."""
    try:
        row = by_receipt(hashed(secret))
        held = parties.forum(forum)
    except NotFound as error:
        raise Http404("receipt") from error
    if row.forum != forum:
        raise Http404("receipt")
    language = get_language() or "en"
    names = Names(held, parties.party_names(forum), language)
    states = {
        "open": gettext("It waits for the secretariat’s decision."),
        "published": gettext("It is accepted: the public record is corrected."),
        "declined": gettext("It is declined."),
        "withdrawn": gettext("It is withdrawn."),
    }
    facts = [
        Fact(gettext("State"), states[row.state]),
        Fact(gettext("Proposed"), _day(row.created_at, language)),
    ]
    if row.decided_at is not None:
        facts.append(Fact(gettext("Decided"), _day(row.decided_at, language)))
    if row.credit:
        facts.append(Fact(gettext("To be credited to"), row.credit))
    is_there = public_document(forum, row.kind, row.identifier) is not None
    page = ReceiptPage(
        shell=_shell(request, held, gettext("Your proposed correction")),
        title=title(row.document, names) or row.identifier,
        facts=tuple(facts),
        reason=row.reason,
        sources=row.sources,
        decision=row.decision,
        object_address=_home(request, row.kind, row.identifier, forum) if is_there else "",
        entry_address=f"/{language}/{forum}/changes/{row.entry}/" if row.entry else "",
    )
    answer = render(request, "desk/receipt.html", {"page": page})
    answer["Referrer-Policy"] = "no-referrer"  # no form here that must name its origin
    return answer


def _day(at: dt.datetime, language: str) -> str:
    return shown.partial_date(at.astimezone(dt.UTC).date().isoformat(), language)
