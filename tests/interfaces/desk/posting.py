"""What a browser posts of a form as it stands, and persons who are signed in."""

from html.parser import HTMLParser

from django.test import Client

from consenso.domain.accounts.access import Actor
from consenso.domain.accounts.models import Person


class Browser(HTMLParser):
    """Posts what stands in the controls of a form, as a browser does: only ticked boxes, the chosen option, CRLF."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.posted: dict[str, list[str]] = {}
        self._area: str | None = None
        self._select: str | None = None
        self.feed(html)

    def _post(self, name: str, value: str) -> None:
        self.posted.setdefault(name, []).append(value.replace("\n", "\r\n"))

    def handle_starttag(self, tag, found) -> None:
        attributes = dict(found)
        name = attributes.get("name", "")
        if tag == "textarea":
            self._area, self._text = name, ""
        elif tag == "select":
            self._select, self._chosen = name, None
        elif tag == "option" and self._select is not None:
            if self._chosen is None or "selected" in attributes:
                self._chosen = attributes.get("value", "")
        elif tag == "input" and name and _is_posted(attributes):
            is_box = attributes.get("type") in ("checkbox", "radio")
            self._post(name, attributes.get("value") or ("on" if is_box else ""))

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self._text += data

    def handle_endtag(self, tag) -> None:
        if tag == "textarea" and self._area is not None:
            self._post(self._area, self._text.removeprefix("\n"))  # as HTML has it
            self._area = None
        elif tag == "select" and self._select is not None:
            self._post(self._select, self._chosen or "")
            self._select = None


def _is_posted(attributes: dict[str, str | None]) -> bool:
    return attributes.get("type") not in ("checkbox", "radio") or "checked" in attributes


def signed_in(who: Actor) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=who.person))
    return client


def words(answer) -> str:
    return answer.content.decode()


def posted_by(html: str) -> dict[str, list[str]]:
    """Return what the forms in the main part of a page would post as they stand."""
    return Browser(html.partition("<main")[2]).posted


def form_of(client: Client, address: str) -> dict[str, list[str]]:
    """Return what the form at an address would post as it stands."""
    return posted_by(words(client.get(address)))
