"""Make the pictures of the guides to drafts and to reporting from a running demonstration.

    .venv/bin/python tools/desk_pictures.py            # all of them, into docs/pictures/
    .venv/bin/python tools/desk_pictures.py report     # those whose names begin so

Starts `consenso run --demo` in a data folder of its own, signs in with the links that it prints, opens the pages below in
Chromium, and writes one PNG for each. Run by hand when the look changes.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass

from desk_scenes import lights_are_adopted, report_comes_back, word_comes_back
from pictures import PICTURES, chromium_on_this_machine, free_port
from playwright.sync_api import Browser, Page, sync_playwright

LINK = re.compile(
    r"^  .*?: (?P<name>\w+), .*?(?P<address>http://\S+/desk/enter/\S+/)$", re.MULTILINE
)
MARGIN = 40  # above what a picture begins with
PLAN, LIGHTS = "plan-2026-2028", "declaration-on-lights"
REPORT = "reports/plan-2023-2025/2025/"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what it is called, who looks, at which page; the picture begins above `at`.

    `place` is below a draft, or below the forum's desk where no draft is named; with a slash before it, below the language. What
    `first` does comes before it; without a place the picture is of the page to which that led.
    """

    name: str
    who: str
    place: str
    at: str = "main h1"
    draft: str = PLAN
    width: int = 1280
    height: int = 820
    scheme: str = "light"
    first: Callable[..., None] | None = None

    @property
    def address(self) -> str:
        if self.place.startswith("/"):
            return self.place
        return f"/desk/meridian/{f'drafts/{self.draft}/' if self.draft else ''}{self.place}"


SHOTS = (
    Shot("draft-begin", "Sena", "../new/", height=900),
    Shot("draft-versions", "Sena", "versions/", height=760),
    Shot("draft-languages", "Ivo", "languages/es/?show=waiting", height=720),
    Shot("draft-text", "Bo", "", height=900),
    Shot("draft-propose", "Cora", "p/p3/", at="#propose", height=900),
    Shot("draft-mine", "Ana", "mine/", height=700),
    Shot("draft-word", "Bo", "word/", height=760),
    Shot("draft-word-back", "Cora", "", at="#changes", first=word_comes_back,
         height=1080),
    Shot("draft-replay", "Bo", "replay/", height=900),
    Shot("draft-positions", "Dan", "positions/", at="#table", height=620),
    Shot("draft-order", "Sena", "chair/", height=760),
    Shot("draft-chair", "Sena", "chair/p3/", height=1000),
    Shot("draft-room", "Bo", "room/", at="main", height=680),
    Shot("draft-silence", "Sena", "silence/", draft=LIGHTS, height=700),
    Shot("draft-silence-narrow", "Bo", "silence/", draft=LIGHTS, width=390, height=760),
    Shot("report-waits", "Dora", "", draft="", height=420),
    Shot("report-form", "Dora", f"{REPORT}", draft="", at="#c-m-2023-04", height=860),
    Shot("report-over", "Ana", f"{REPORT}on/", draft="", height=900),
    Shot("report-over-narrow", "Ana", f"{REPORT}on/", draft="", width=390, height=844),
    Shot("report-public", "Dora", "/meridian/commitments/m-2023-04/", at="#reported", height=1250),
    Shot("report-rule", "Sena", "record/forum/meridian/correct/", draft="",
         at="[id='f-reporting']", height=480),
    Shot("report-overview", "Sena", "reporting/", draft="", height=700),
    Shot("report-assess", "Ada", "record/assessment/new/?commitment=m-2023-06", draft="", height=900),
    Shot("report-progress", "Sena", "/meridian/progress/", height=900),
    # What is done for these would be seen in those before.
    Shot("report-back", "Dora", "", draft="", first=report_comes_back, height=500),
    Shot("draft-consensus", "Sena", "/meridian/texts/declaration-on-lights/consensus/",
         first=lights_are_adopted, height=1280),
)  # fmt: skip


def main() -> None:
    chromium = chromium_on_this_machine()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        environ = os.environ | {"CONSENSO_DATA": folder, "CONSENSO_PORT": str(free_port())}
        command = [sys.executable, "-m", "consenso", "run", "--demo"]
        with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as server:
            try:
                links = {
                    found["name"]: found["address"] for found in LINK.finditer(said_by(server))
                }
                with sync_playwright() as playwright:
                    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
                    browser = playwright.chromium.launch(executable_path=chromium, args=flags)
                    take_all(browser, links)
            finally:
                server.send_signal(signal.SIGTERM)


def said_by(server: subprocess.Popen[str]) -> str:
    """Return what the server says until it answers."""
    said = ""
    assert server.stdout
    for line in server.stdout:
        said += line
        if "Consenso is at" in line:
            return said
    sys.exit(f"The demonstration did not start: {said}")


def take_all(browser: Browser, links: dict[str, str]) -> None:
    opened: dict[str, Page] = {}
    site = next(iter(links.values())).partition("/desk/")[0]

    def page_of(name: str) -> Page:
        if name not in opened:
            page = browser.new_context().new_page()
            page.goto(links[name])
            page.locator("main form button").first.click()
            page.wait_for_url(lambda address: "/enter/" not in address)
            opened[name] = page
        return opened[name]

    for shot in SHOTS:
        if shot.name.startswith(tuple(sys.argv[1:]) or ""):
            take(page_of, site, shot)


def take(page_of: Callable[[str], Page], site: str, shot: Shot) -> None:
    """Write one picture."""
    page = page_of(shot.who)
    page.set_viewport_size({"width": shot.width, "height": shot.height})
    page.emulate_media(color_scheme="dark" if shot.scheme == "dark" else "light")
    if shot.first:
        shot.first(page_of, site)
    if shot.place or not shot.first:
        page.goto(f"{site}{shot.address}", wait_until="load")
    box = page.locator(shot.at).first.bounding_box()
    assert box, (shot.name, shot.at)
    whole = page.evaluate("document.documentElement.scrollHeight")
    top = max(0, min(box["y"] - MARGIN, whole - shot.height))
    height = min(shot.height, whole - top)
    clip = {"x": 0, "y": top, "width": shot.width, "height": height}
    page.screenshot(path=PICTURES / f"{shot.name}.png", full_page=True, clip=clip)
    print(f"docs/pictures/{shot.name}.png")


if __name__ == "__main__":
    main()
