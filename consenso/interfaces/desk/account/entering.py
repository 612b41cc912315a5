"""Letting a person in whom the platform knows by a link, and whether they need a second factor to work."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from consenso.interfaces.desk import security_log

SIGNED_IN_AT = "signed_in_at"


def sign_in(request: HttpRequest, person: Any, *, next: str) -> HttpResponse:  # noqa: A002
    """Sign a person in who came by a link of ours, by the library's own flow, and lead to the address `next`.

    Whoever has a second factor is asked for it first. What the browser was signed in as before is ended.
    """
    if request.user.is_authenticated and request.user.pk != person.pk:
        security_log.signed_out(request.user)
        request.session.flush()
    answer: HttpResponse = perform_login(request, Login(user=person, redirect_url=next))
    if request.user.is_authenticated:
        # A factor may be set at once: the link was as good as a password a moment ago.
        record_authentication(request, request.user, method="link")
    return answer


def needs_second_factor(request: HttpRequest, person: Any) -> bool:
    """Return whether the person must set a passkey or one-time codes before the desk opens.

    Not where the installation only offers them, and not where a ministry's own sign-in is trusted for it.
    """
    if settings.SECOND_FACTOR != "required":
        return False
    if get_adapter().is_mfa_enabled(person, ["totp", "webauthn"]):
        return False
    trusted = settings.TRUSTED_SIGN_IN
    return not any(
        record.get("method") == "socialaccount" and record.get("provider") in trusted
        for record in get_authentication_records(request, request.user)
    )
