"""Coming by a ministry's own sign-in, as a browser does: pressed here, sent there, brought back."""

import re
from html import unescape

import requests
from django.test import Client

from consenso.domain.accounts.models import Person
from tests import openid
from tests.interfaces.desk.posting import words

DESK = "/en/desk/"
FORUM = "/en/desk/meridian/"
AURELIA, BOREA = "/account/oidc/aurelia/login/", "/account/oidc/borea/login/"
REFUSED = "The other sign-in did not let you in"
SUBJECT = "7b1c"


def entry(name: str, provider: openid.Ministry, *, trusted: bool = False) -> dict[str, object]:
    return {
        "id": name,
        "name": f"Ministry of {name.title()}",
        "kind": "oidc",
        "server": f"{provider.address}/",
        "client_id": openid.CLIENT,
        "client_secret_file": "secret",
        "domains": ["example.org"],
        "trusted_second_factor": trusted,
    }


def claims(email: str = "ana@example.org", **more: object) -> dict[str, object]:
    return {"sub": SUBJECT, "email": email, "email_verified": True} | more


def by_password(person: Person) -> Client:
    """Return the browser of somebody who signed in a moment ago, and so need not prove again who they are."""
    person.set_password("four calm herons wade")
    person.save()
    client = Client()
    client.post("/en/account/login/", {"login": person.email, "password": "four calm herons wade"})
    assert who(client) == str(person.pk)
    return client


def sent_to(answer) -> str:
    """Return the address of the ministry that a page leads on to."""
    assert answer.status_code == 200
    [address] = re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', words(answer))
    return unescape(address)


def brought_back(address: str) -> str:
    """Return where the ministry sends the browser that was sent to it."""
    answer = requests.get(address, allow_redirects=False, timeout=60)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def comes(client: Client, at: str = AURELIA, **posted: str):
    """Return what somebody gets in the end who presses the button of a ministry."""
    begun = client.post(at, {"next": DESK} | posted)
    return client.get(brought_back(sent_to(begun)))


def who(client: Client) -> str | None:
    return client.session.get("_auth_user_id")
