"""Persons at a negotiation, each in a browser context of their own: what they open, type, press, and what they are told."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from tests.drafts_served import COOKIE


@dataclass
class Seat:
    """Somebody who is signed in, at one draft; `site` ends without a slash."""

    page: Page
    site: str
    draft: str
    said: list[str] = field(default_factory=list)  # by the browser's console

    def go(self, place: str = "") -> Page:
        """Open a page below the draft."""
        answer = self.page.goto(f"{self.site}{self.draft}{place}")
        assert answer is not None
        assert answer.status == 200, (place, answer.status)
        return self.page

    def press(self, button: str, *, within: Locator | None = None, then: str = "") -> None:
        """Press a button, and wait for what the next page says of it, if anything is to be said."""
        (within or self.page).get_by_role("button", name=button).first.click()
        if then:
            self.page.locator("[role=status], .lead", has_text=then).first.wait_for()
        self.page.wait_for_load_state()

    def open(self, heading: str) -> Locator:
        """Unfold what stands under a heading; return it."""
        folded = self.page.locator("details", has=self.page.locator("summary", has_text=heading))
        folded.locator("summary").first.click()
        return folded.first

    def reads(self, place: str = "") -> str:
        """Return a page below the draft as this person's browser is given it, without showing it; the status first."""
        answer = self.page.request.get(f"{self.site}{self.draft}{place}")
        return f"{answer.status} {answer.text()}"

    def reads_word(self, form: str) -> str:
        """Return the words of the draft as a Word file of that form, as this person is given it."""
        body = self.page.request.get(f"{self.site}{self.draft}word/out/{form}/").body()
        with zipfile.ZipFile(io.BytesIO(body)) as file:
            return visible(file.read("word/document.xml").decode())

    def download(self, link: str, folder: Path) -> Path:
        """Follow a link to a file; return the file."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=link, exact=True).first.click()
        file = folder / waiting.value.suggested_filename
        waiting.value.save_as(file)
        return file


def take_seat(
    chromium: Browser, site: str, draft: str, key: str, *, width: int = 1280, **more: Any
) -> Seat:
    """Let somebody sit down with a browser of their own, as Playwright makes it with `more`; `key` is that of their session."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, **more)
    context.add_cookies([{"name": COOKIE, "value": key, "url": site}])
    seat = Seat(context.new_page(), site, draft)
    seat.page.on("console", lambda message: seat.said.append(message.text))
    return seat


def visible(page: str) -> str:
    """Return the words of a page without its marks, spaces as one: what of it can be read.

    >>> visible("<p>The <b>parties</b>\\n shall</p>")
    'The parties shall'
    """
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page)).split())
