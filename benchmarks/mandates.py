"""Warnings of mandates that are running already, against drafts that say one again or none, beside warnings by common words.

The mandates are those of the three plans of the imaginary forum, in each of their languages; the drafts, in six languages, stand
in tests/corpus/mandates. Run: .venv/bin/python -m benchmarks.mandates [--misses]
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from consenso.core.lineage import Meanings, packed
from consenso.core.outline import read
from consenso.core.promises import promises
from consenso.core.prose import content_terms

ROOT = Path(__file__).parent.parent
PLANS = (ROOT / "demo" / "meridian" / "texts", ROOT / "tests" / "texts")
DRAFTS = ROOT / "tests" / "corpus" / "mandates" / "drafts.tsv"
# Paragraphs of the plans → the mandate that they give.
MANDATES = {
    "plan-2020-2022": {
        "para_1-1": "loan",
        "para_1-2": "lights",
        "para_1-3": "register",
        "para_2-1": "teachers",
        "para_2-2": "school",
    },
    "plan-2023-2025": {
        "para_1": "lights",
        "para_2": "loan",
        "para_3": "register",
        "para_4": "teachers",
        "para_5": "library",
    },
    "plan-2026-2028": {
        "para_1": "teachers",
        "para_2": "library",
        "para_3": "lights",
        "para_4": "harbour",
    },
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence of a draft, and the mandate that it says again; '' for none."""

    mandate: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Running:
    """A promise of a plan, and the mandate that it gives; '' where the drafts have none of it."""

    mandate: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How many warnings were right, wrong, and missing."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def drafts() -> list[Draft]:
    rows = [line.split("\t") for line in DRAFTS.read_text().splitlines() if line[:1] != "#"]
    return [Draft(mandate.strip("-"), language, text) for mandate, language, text in rows]


def running() -> list[Running]:
    """Return the promises of all plans in all their languages."""
    found = []
    for path in sorted(path for folder in PLANS for path in folder.glob("plan-*.txt")):
        text, language, _ = path.name.split(".")
        outline = read(path.read_bytes(), name=path.name, language=language)
        found += [
            Running(
                MANDATES[text].get(one.paragraph.partition("__point")[0], ""), language, one.text
            )
            for one in promises(outline)
            if one.promise
        ]
    return found


def by_meaning(asked: Iterable[Draft], mandates: Iterable[Running]) -> np.ndarray:
    kept = Meanings(packed([one.text for one in mandates]))
    return kept.nearness([one.text for one in asked])


def by_words(asked: Iterable[Draft], mandates: Iterable[Running]) -> np.ndarray:
    """Return the share of words that two sentences have in common: 0 in different languages."""

    def terms(one: Draft | Running) -> set[str]:
        return {f"{one.language[:2]} {term}" for term in content_terms(one.text, one.language)}

    theirs = [terms(one) for one in mandates]
    return np.array(
        [
            [len(ours & one) / max(1, len(ours | one)) for one in theirs]
            for ours in map(terms, asked)
        ]
    )


def measured(
    asked: list[Draft], mandates: list[Running], near: np.ndarray, least: float
) -> tuple[Figures, list[tuple[str, Draft, Running, float]]]:
    """Return the figures for warnings from a nearness on, and what was missed or wrong."""
    right = wrong = missed = 0
    misses = []
    for draft, row in zip(asked, near, strict=True):
        best = int(row.argmax())
        found, score = mandates[best], float(row[best])
        if score >= least and draft.mandate and found.mandate == draft.mandate:
            right += 1
            continue
        missed += bool(draft.mandate)
        if score >= least:
            wrong += 1
            misses.append(("wrong", draft, found, score))
        elif draft.mandate:
            misses.append(("missed", draft, found, score))
    return Figures(right, wrong, missed), misses


Near = Callable[[Iterable[Draft], Iterable[Running]], np.ndarray]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--misses", action="store_true")
    shows_misses = asked.parse_args().misses
    ours, mandates = drafts(), running()
    print(
        f"{len(ours)} sentences of drafts, {sum(bool(one.mandate) for one in ours)} of them again;"
    )
    print(f"{len(mandates)} promises of the plans")
    ways: dict[str, Near] = {"meaning": by_meaning, "common words": by_words}
    for name, way in ways.items():
        near = way(ours, mandates)
        print(f"{name}\n  from  precision  recall  F1")
        rows = [
            (least, *measured(ours, mandates, near, least)) for least in np.arange(0.2, 0.96, 0.02)
        ]
        best = max(rows, key=lambda row: (row[1].f1, row[0]))
        for least, figures, misses in rows:
            if least == best[0] or round(least * 100) % 4 == 0:
                mark = "  best" if least == best[0] else ""
                print(
                    f"  {least:.2f}  {figures.precision:9.3f}  {figures.recall:6.3f}  {figures.f1:.3f}{mark}"
                )
            if shows_misses and least == best[0]:
                for what, draft, found, score in misses:
                    print(f"    {what} {score:.2f} {draft.text} / {found.text}")


if __name__ == "__main__":
    sys.exit(main())
