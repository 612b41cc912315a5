"""A public page that holds something of one reader is refused in development."""

import pytest
from django.http import HttpResponse

from consenso.project.checks import PublicPageIsPrivate, refuse_private_marks


def page(content: str = "The Meridian Group", **headers: str) -> HttpResponse:
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return HttpResponse(content, headers=fields)


def with_cookie(**headers: str) -> HttpResponse:
    answer = page(**headers)
    answer.set_cookie("who", "Ana")
    return answer


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (with_cookie(), "sets a cookie"),
        (page(Vary="Accept-Encoding, Cookie"), "varies by cookie"),
        (page('<input name="csrfmiddlewaretoken">'), "has a CSRF field"),
    ],
    ids=["cookie", "vary", "csrf"],
)
def test_mark_of_one_reader_is_refused(answer: HttpResponse, found: str):
    with pytest.raises(PublicPageIsPrivate, match=found):
        refuse_private_marks("/en/", answer)


@pytest.mark.parametrize("said", ["private", "no-store"])
def test_page_that_calls_itself_private_may_hold_it(said: str):
    refuse_private_marks("/en/", with_cookie(Cache_Control=said))


def test_public_page_passes():
    refuse_private_marks("/en/", page(Vary="Accept-Encoding"))
