"""Make the pictures of the documentation from the running product.

    .venv/bin/python tools/pictures.py            # all of them, into docs/pictures/

Starts `consenso run` in a data folder of its own, opens the pages below in Chromium (CONSENSO_TEST_CHROMIUM, or the
one on the PATH), and writes one PNG for each. Run by hand when the look changes.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
FORUM = "china-celac"
# Name, address below the language, language, width, height, colour scheme.
SHOTS = (
    ("home", "", "en", 1280, 1180, "light"),
    ("home-chinese-narrow", "", "zh-hans", 390, 844, "dark"),
    ("commitment", "commitments/c-2014-01/", "en", 1280, 1000, "light"),
    ("map", "map/", "es", 1280, 1100, "light"),
    ("blocs", "blocs/compare/?first=celac&second=oas&on=2021-12-03", "fr", 1280, 1000, "light"),
    ("plans", "compare/", "pt", 1280, 1100, "light"),
    ("brief", "meetings/ministerial-3/brief/", "nl", 1280, 1000, "light"),
    ("search", "search/?q=scholarhsips", "en", 1280, 900, "light"),
)


def main() -> None:
    chromium = chromium_on_this_machine()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        environ = os.environ | {"CONSENSO_DATA": folder, "CONSENSO_PORT": str(port)}
        command = [sys.executable, "-m", "consenso", "run"]
        with subprocess.Popen(command, env=environ) as server:
            try:
                wait_for(f"http://127.0.0.1:{port}/en/{FORUM}/")
                with sync_playwright() as playwright:
                    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
                    browser = playwright.chromium.launch(executable_path=chromium, args=flags)
                    for shot in SHOTS:
                        take(browser, f"http://127.0.0.1:{port}", *shot)
            finally:
                server.send_signal(signal.SIGTERM)


def chromium_on_this_machine() -> str:
    """Return where the browser is; end where there is none."""
    chromium = os.environ.get("CONSENSO_TEST_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.exit("Chromium is not on this machine: apt-get install chromium fonts-noto-cjk")
    return chromium


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str) -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    sys.exit("The site did not start within two minutes.")


def take(
    browser: Browser,
    site: str,
    name: str,
    path: str,
    language: str,
    width: int,
    height: int,
    scheme: str,
) -> None:
    """Write one picture."""
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(f"{site}/{language}/{FORUM}/{path}", wait_until="networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")
    page.close()
    print(f"docs/pictures/{name}.png")


if __name__ == "__main__":
    main()
