"""What every test may ask for: a record that is loaded, a browser; and what is said of tests that did not run.

On a user's machine a test that lacks something is skipped, and the end of the run says how to get it. Where the
variable CI is set nothing may be lacking: a skip fails the run.
"""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import TransactionTestCase
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from consenso.domain.record.actions import Loaded, load_folder
from tests.record import CHINA_CELAC, MERIDIAN

IN_CI = bool(os.environ.get("CI"))
LOADED_AT = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
CHROMIUM_FLAGS = [
    "--no-sandbox",  # as root there is none
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
GET_CHROMIUM = (
    "Chromium is not on this machine: apt-get install chromium fonts-noto-cjk, "
    "or name a browser with CONSENSO_TEST_CHROMIUM=/path/to/chromium"
)
GET_POSTGRESQL = (
    "on PostgreSQL: start a server and run again with "
    "CONSENSO_TEST_POSTGRESQL=postgresql://user@host:port/name (the user must be allowed to make databases)"
)

DATABASES = {"django_db_setup", "db", "transactional_db", "live_server", "database"}  # fixtures
ASKS_THE_SAME = {"tag", "language", "content", "width", "scheme"}  # arguments
WHERE_DATABASES_DIFFER = "leave out tests that ask nothing of the database of tests, and pages in all but the first of several languages, widths or colours"

# Machines are busy: how long an example or a page takes says nothing of whether it holds.
EXPECTED_WITHIN, LOADED_WITHIN = 30_000, 60_000  # milliseconds
expect.set_options(timeout=EXPECTED_WITHIN)
hypothesis_settings.register_profile("consenso", deadline=None, print_blob=True)
hypothesis_settings.load_profile("consenso")


@contextmanager
def _loaded(folder: Path, blocker) -> Iterator[Loaded]:
    with blocker.unblock(), transaction.atomic():
        yield load_folder(folder, at=LOADED_AT, by="Sena")
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def meridian(django_db_setup, django_db_blocker) -> Iterator[Loaded]:
    """The record of the imaginary forum, loaded once for a module by the action that loads any record.

    What a test changes is undone after it. A module that asks for `record` too sees both.
    """
    with _loaded(MERIDIAN, django_db_blocker) as loaded:
        yield loaded


@pytest.fixture(scope="module")
def record(django_db_setup, django_db_blocker) -> Iterator[Loaded]:
    """The record of the China–CELAC Forum, loaded once for a module."""
    with _loaded(CHINA_CELAC, django_db_blocker) as loaded:
        yield loaded


def _committed(folder: Path) -> Loaded:
    if connection.in_atomic_block:
        pytest.fail("Keep tests of a committed record in a module without `meridian` and `record`.")
    return load_folder(folder, at=LOADED_AT, by="Sena")


@pytest.fixture
def committed_meridian(transactional_db) -> Loaded:
    """The imaginary record where other threads see it too, as `live_server` does."""
    return _committed(MERIDIAN)


@pytest.fixture
def committed_record(transactional_db) -> Loaded:
    """The record of the China–CELAC Forum where other threads see it too."""
    return _committed(CHINA_CELAC)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser, started once for a module; make a context of your own in it: it is closed when your test ends.

    Not for the session: while it lives, Playwright's loop holds this thread, and no other loop can run.
    """
    path = os.environ.get("CONSENSO_TEST_CHROMIUM") or shutil.which("chromium")
    if not path or not Path(path).exists():
        pytest.skip(GET_CHROMIUM)
    # Django sees a loop in its thread and refuses; but that loop asks nothing of Django.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        browser.on("context", _be_patient)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def _be_patient(context: BrowserContext) -> None:
    context.set_default_timeout(EXPECTED_WITHIN)
    context.set_default_navigation_timeout(LOADED_WITHIN)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Close what a test opened in a browser, before its database is emptied: a page that lives asks on."""
    browser = getattr(item, "funcargs", {}).get("chromium")
    for context in browser.contexts if browser else ():
        context.close()


def _fixtures(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])


def _use(item: pytest.Item) -> int:
    names = _fixtures(item)
    return 2 if "record" in names else 1 if "meridian" in names else 0


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give tests of a record the database, put them last in their module, leave out what is for PostgreSQL only."""
    for item in items:
        if _use(item):
            item.add_marker(pytest.mark.django_db)
    if not settings.POSTGRESQL_OF_TESTS:
        left = [item for item in items if item.get_closest_marker("postgresql")]
        if left:
            items[:] = [item for item in items if item not in set(left)]
            config.hook.pytest_deselected(items=left)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--where-databases-differ", action="store_true", help=WHERE_DATABASES_DIFFER)


def _asks_the_database(item: pytest.Item) -> bool:
    return bool(
        {mark.name for mark in item.iter_markers()} & {"django_db", "postgresql"}
        or DATABASES & set(_fixtures(item))
        or issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    )


def _differs_by_database(items: list[pytest.Item]) -> set[pytest.Item]:
    """Return the tests that could end in another way on another database.

    A page of the interfaces asks the same of it whatever its language, width and colours: of these the first is enough. Every
    other value stays: it may be part of a question, and one database may refuse what another takes.
    """
    chosen: dict[tuple[object, ...], pytest.Item] = {}
    for item in filter(_asks_the_database, items):
        name: tuple[object, ...] = (item.nodeid,)
        if hasattr(item, "callspec") and "interfaces" in item.path.parts[:-2]:
            values = item.callspec.params.items()
            others = (repr(value) for argument, value in values if argument not in ASKS_THE_SAME)
            name = (item.nodeid.partition("[")[0], *others)
        if name not in chosen or _place(item) < _place(chosen[name]):
            chosen[name] = item
    return set(chosen.values())


def _place(item: pytest.Item) -> tuple[int, ...]:
    return tuple(item.callspec.indices.values())


@pytest.hookimpl(trylast=True, specname="pytest_collection_modifyitems")
def pytest_collection_modifyitems_last(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.where_databases_differ:
        kept = _differs_by_database(items)
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = [item for item in items if item in kept]
    # Within a run of tests of one module: what is loaded for the later ones is not seen by the earlier ones.
    start = 0
    for end in range(1, len(items) + 1):
        if end == len(items) or items[end].path != items[start].path:
            items[start:end] = sorted(items[start:end], key=_use)
            start = end


def _skipped(reporter) -> dict[str, int]:
    reasons: dict[str, int] = {}
    for report in reporter.stats.get("skipped", ()):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        reason = reason.removeprefix("Skipped: ")
        reasons[reason] = reasons.get(reason, 0) + 1
    return reasons


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter and _skipped(reporter) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter) -> None:
    skipped = _skipped(terminalreporter)
    lines = [f"{number} tests: {reason}" for reason, number in skipped.items()]
    if not settings.POSTGRESQL_OF_TESTS:
        lines.append(f"The suite {GET_POSTGRESQL}")
    chosen = terminalreporter.config.option
    if chosen.where_databases_differ:
        lines.append(f"--where-databases-differ: {WHERE_DATABASES_DIFFER}")
    if chosen.markexpr or chosen.keyword:
        lines.append(f"What was left out by -m '{chosen.markexpr}' -k '{chosen.keyword}'")
    if lines:
        terminalreporter.section("Not run here")
        for line in lines:
            terminalreporter.line(f"- {line}")
    if IN_CI and skipped:
        terminalreporter.line("CI is set: what is skipped fails the run.", red=True)
