"""What is answered when somebody tries too often. The limits are the library's: docs/guides/signing-in.md."""

import math

from allauth.account import app_settings as of_accounts
from allauth.core.internal.ratelimit import parse_rates
from allauth.mfa import app_settings as of_factors
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext

from consenso.interfaces.desk import security_log
from consenso.interfaces.ui.pages import NavItem, shell
from consenso.interfaces.ui.views import ErrorPage


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer 429 with the time after which it can be tried again, and keep in the log that a limit is reached."""
    security_log.limit_reached(request)
    language = get_language() or "en"
    seconds = longest_seconds()
    around = shell(
        language=language,
        path=request.path,
        site=settings.SITE,
        title=gettext("Too many attempts"),
        is_indexed=False,
    )
    text = gettext(
        "Wait %(minutes)d minutes and try again: until then, what is right is refused too. If it was not you who tried, tell the secretariat of your forum."
    ) % {"minutes": math.ceil(seconds / 60)}
    home = f"/{language}/account/"
    ways = (
        (NavItem(gettext("Signing in: all settings"), f"{home}security/"),)
        if request.user.is_authenticated
        else (
            NavItem(gettext("Sign in with your password"), f"{home}login/"),
            NavItem(gettext("Have a code sent to you"), f"{home}login/code/"),
        )
    )
    page = ErrorPage(around, text, reference="", ways=ways)
    answer = render(request, "429.html", {"page": page}, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


def longest_seconds() -> int:
    """Return after how many seconds none of the limits holds any more: the longest time over which one counts."""
    limits = of_accounts.RATE_LIMITS | of_factors.RATE_LIMITS
    durations = [float(rate.duration) for said in limits.values() for rate in parse_rates(said)]
    return math.ceil(max(durations))
