"""What the plans of the imaginary forum say: three plans in English and Spanish, the first in Chinese too.

The record knows the first two, and the demonstration shows them; `with_third_plan` gives a record that has the third. Things that differ on purpose: in
2.1 of the first plan the Spanish says 130 where the others say 150, and shall where they say should.
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import yaml

from consenso.core.outline import Outline, read
from consenso.domain.accounts.access import Actor
from consenso.domain.imports.actions import begin, publish
from consenso.domain.imports.queries import ImportRow
from tests.record import MERIDIAN

FOLDERS = (MERIDIAN / "texts", Path(__file__).parent)
AT = dt.datetime(2026, 4, 2, 9, tzinfo=dt.UTC)
FIRST, SECOND, THIRD = "plan-2020-2022", "plan-2023-2025", "plan-2026-2028"


def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages that a plan is here in."""
    found = [path for folder in FOLDERS for path in folder.glob(f"{text}.*.txt")]
    return tuple(sorted(path.name.split(".")[1] for path in found))


def path_of(text: str, language: str) -> Path:
    """Return the file of a plan in a language, whether it is here or not."""
    name = f"{text}.{language}.txt"
    return next((one / name for one in FOLDERS if (one / name).exists()), FOLDERS[1] / name)


def outline(text: str, language: str) -> Outline:
    """Return the structure of a plan in a language."""
    path = path_of(text, language)
    return read(path.read_bytes(), name=path.name, language=language)


def import_text(
    text: str, language: str, *, actor: Actor, at: dt.datetime = AT, found: Outline | None = None
) -> ImportRow:
    """Import and publish a plan in a language; `found` says what was read where it is not what stands here."""
    path = path_of(text, language)
    begun = begin(
        actor=actor,
        text=text,
        outline=found or outline(text, language),
        content=path.read_bytes() if path.exists() else b"imaginary",
        file_name=path.name,
        address="",
        at=at,
    )
    return publish(actor=actor, identifier=begun.id, version=begun.version, at=at)


def import_all(*texts: str, actor: Actor, at: dt.datetime = AT) -> Iterator[ImportRow]:
    """Import and publish plans in every language that they are here in; yield the imports."""
    for text in texts:
        for language in languages_of(text):
            yield import_text(text, language, actor=actor, at=at)


def with_third_plan(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files of the imaginary record with the third plan in it."""
    held = yaml.safe_load(files["texts.yaml"])
    third = {
        "id": THIRD,
        "kind": "plan",
        "title": {"en": "Plan 2026-2028", "es": "Plan 2026-2028"},
        "date": "2025-12-02",
        "period": {"from": 2026, "to": 2028},
        "confidence": "high",
        "sources": ["https://example.org/plan-3"],
    }
    written = yaml.safe_dump([*held, third], allow_unicode=True, sort_keys=False).encode()
    return files | {"texts.yaml": written}
