"""Alignment of language versions against the truth, beside alignment by length alone (Gale and Church, 1993).

The goals of sustainable development (their keys are the truth) as they stand, with targets missing on either side, with neighbours
joined, and in another order; the Los Angeles Declaration in four languages; the Universal Declaration of Human Rights in six.
Run: .venv/bin/python -m benchmarks.alignment [--misses]
"""

import argparse
import math
import random
import sys
import time
from collections.abc import Callable, Iterator

from benchmarks.samples import SAMPLES, declaration, human_rights, outline_of, targets
from consenso.core.lineage import Pair, meaning, pairs_of
from consenso.core.lineage._concordance import differences
from consenso.core.outline import Outline, Paragraph
from tests.core.lineage.plans import PLANTED, VERSIONS

Link = tuple[str, str]
Case = tuple[str, Outline, Outline, set[Link]]


def ours(a: Outline, b: Outline) -> tuple[Pair, ...]:
    return pairs_of(a, b, encoder=meaning)


def by_structure(a: Outline, b: Outline) -> tuple[Pair, ...]:
    return pairs_of(a, b)


# --- Gale and Church: the likeliest sequence of pairs by length in characters alone ---------------------------------------------

_PRIOR = {(1, 1): 0.89, (1, 0): 0.005, (0, 1): 0.005, (2, 1): 0.0445, (1, 2): 0.0445, (2, 2): 0.011}
_VARIANCE = 6.8


def by_length(a: Outline, b: Outline) -> tuple[Pair, ...]:
    first, second = [[len(one.text) for one in side.paragraphs] for side in (a, b)]
    ratio = sum(second) / max(1, sum(first))
    n, m = len(first), len(second)
    cost = [[math.inf] * (m + 1) for _ in range(n + 1)]
    step: dict[Link | tuple[int, int], tuple[int, int]] = {}
    cost[0][0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            for (di, dj), prior in _PRIOR.items():
                if i < di or j < dj or cost[i - di][j - dj] == math.inf:
                    continue
                spent = cost[i - di][j - dj] - math.log(prior)
                spent += _unlikely(sum(first[i - di : i]), sum(second[j - dj : j]), ratio)
                if spent < cost[i][j]:
                    cost[i][j], step[i, j] = spent, (di, dj)
    pairs, i, j = [], n, m
    while i or j:
        di, dj = step[i, j]
        pairs.append(
            Pair(
                tuple(one.id for one in a.paragraphs[i - di : i]),
                tuple(one.id for one in b.paragraphs[j - dj : j]),
                0.0,
            )
        )
        i, j = i - di, j - dj
    return tuple(reversed(pairs))


def _unlikely(first: int, second: int, ratio: float) -> float:
    if not first and not second:
        return 0.0
    mean = (first + second / ratio) / 2
    off = abs(second - first * ratio) / math.sqrt(_VARIANCE * mean)
    return -math.log(max(1e-300, 2 * (1 - 0.5 * (1 + math.erf(off / math.sqrt(2))))))


# --- the truths ------------------------------------------------------------------------------------------------------


def goals(language: str) -> Iterator[Case]:
    ours_by_key, theirs_by_key = targets("en"), targets(language)
    keys = sorted((key for key in ours_by_key if key in theirs_by_key), key=_goal)
    chance = random.Random(17)
    here = [[key] for key in keys]
    yield _case(f"goals {language}", here, here, ours_by_key, theirs_by_key, language)
    left = [one for one in here if chance.random() > 0.1]
    right = [one for one in here if chance.random() > 0.1]
    yield _case(
        f"goals {language}, a tenth missing on each side",
        left,
        right,
        ours_by_key,
        theirs_by_key,
        language,
    )
    joined = [
        row
        for place in range(0, len(keys), 4)
        for row in ([keys[place]], keys[place + 1 : place + 3], [*keys[place + 3 : place + 4]])
        if row
    ]
    yield _case(
        f"goals {language}, neighbours joined", here, joined, ours_by_key, theirs_by_key, language
    )
    other = chance.sample(here, len(here))
    yield _case(
        f"goals {language}, in another order", here, other, ours_by_key, theirs_by_key, language
    )


def _goal(key: str) -> tuple[int, int, str]:
    goal, target, _ = key.split("-")
    return int(goal), int(target) if target.isdigit() else 99, target


def _case(
    name: str,
    left: list[list[str]],
    right: list[list[str]],
    en: dict[str, str],
    other: dict[str, str],
    language: str,
) -> Case:
    glue = "" if language.startswith("zh") else " "
    a = outline_of(
        [("paragraph", "", " ".join(en[key] for key in row)) for row in left], language="en"
    )
    b = outline_of(
        [("paragraph", "", glue.join(other[key] for key in row)) for row in right],
        language=language,
    )
    place = {key: f"p{at}" for at, row in enumerate(right, 1) for key in row}
    truth = {
        (f"p{at}", place[key]) for at, row in enumerate(left, 1) for key in row if key in place
    }
    return name, a, b, truth


ANGELES = {
    "en": "2022-06-10-los",
    "es": "2022-06-10-declaracion-sobre",
    "pt": "2022-06-10-declaracao",
    "fr": "2022-06-10-declaration-de",
}


def los_angeles() -> Iterator[Case]:
    """All pairs of the four languages: read by hand, they have the same 23 paragraphs in the same order."""
    texts = {tag: declaration(name, tag) for tag, name in ANGELES.items()}
    tags = list(texts)
    for place, tag in enumerate(tags):
        for other in tags[place + 1 :]:
            a, b = texts[tag], texts[other]
            truth = {(one.id, one.id) for one in a.paragraphs}
            yield f"Los Angeles {tag} {other}", a, b, truth
    # The same with every paragraph of more than three sentences cut in two on one side.
    for other in tags[1:]:
        b, truth = _cut(texts[other])
        yield f"Los Angeles en {other}, long paragraphs cut in two", texts["en"], b, truth


def _cut(text: Outline) -> tuple[Outline, set[Link]]:
    rows: list[Paragraph] = []
    truth: set[Link] = set()
    for one in text.paragraphs:
        parts = one.text.split(". ")
        middle = len(parts) // 2
        pieces = (
            [one.text]
            if len(parts) < 4
            else [". ".join(parts[:middle]) + ".", ". ".join(parts[middle:])]
        )
        for piece in pieces:
            rows.append(Paragraph(f"p{len(rows) + 1}", one.kind, one.number, "", piece, 0, 0))
            truth.add((one.id, rows[-1].id))
    return Outline(text.language, "", tuple(rows)), truth


def rights() -> Iterator[Case]:
    """English to five languages: French runs two paragraphs of the preamble together, Dutch and Chinese three, as read by hand."""
    en = human_rights("eng", "en")
    for tag, code, fewer in (
        ("es", "spa", 0),
        ("pt", "por_BR", 0),
        ("fr", "fra", 1),
        ("nl", "nld", 2),
        ("zh-Hans", "cmn_hans", 2),
    ):
        truth = {(f"p{n}", f"p{n if n < 10 else max(10, n - fewer)}") for n in range(1, 93)}
        yield f"human rights {tag}", en, human_rights(code, tag), truth


METHODS: dict[str, Callable[[Outline, Outline], tuple[Pair, ...]]] = {
    "alignment": ours,
    "without meaning": by_structure,
    "by length": by_length,
}


def cases() -> Iterator[Case]:
    for tag in ("es", "fr", "zh-Hans"):
        yield from goals(tag)
    yield from los_angeles()
    yield from rights()


def scored(pairs: tuple[Pair, ...], truth: set[Link]) -> tuple[float, set[Link], set[Link]]:
    """Return F1 over links, what was lost, what was wrong."""
    said = {(i, j) for pair in pairs for i in pair.a for j in pair.b}
    right = len(said & truth)
    return (
        (2 * right / (len(said) + len(truth)) if said or truth else 1.0),
        truth - said,
        said - truth,
    )


def concordance() -> dict[str, str]:
    """Return how many planted differences are found, and how many are told where none is, in the texts of the tests."""
    found = false = planted = told = 0
    for language, rows in PLANTED.items():
        for other in (tag for tag in VERSIONS if tag != language):
            for place, text in enumerate(VERSIONS[language]):
                told_here = differences(VERSIONS[other][place], text, languages=(other, language))
                told += len(told_here)
                false += len(told_here)
            for place, was, now, kind in rows:
                changed = VERSIONS[language][place].replace(was, now, 1)
                kinds = [
                    one[0]
                    for one in differences(
                        VERSIONS[other][place], changed, languages=(other, language)
                    )
                ]
                planted += 1
                found += kind in kinds
                told += len(kinds)
                false += len(kinds) - (kind in kinds)
    alarms = {}
    for tag in ("es", "fr", "zh-Hans"):
        en, theirs = targets("en"), targets(tag)
        alarms[tag] = sum(
            len(differences(en[key], theirs[key], languages=("en", tag)))
            for key in en
            if key in theirs
        )
    return {
        "planted differences found": f"{found} of {planted}, recall {found / planted:.3f}",
        "told where there is none": f"{false} of {told}, precision {1 - false / told:.3f}",
        "told in 169 goals": ", ".join(f"{tag} {n}" for tag, n in alarms.items()),
    }


def measured() -> dict[str, dict[str, float]]:
    return {
        name: {method: scored(run(a, b), truth)[0] for method, run in METHODS.items()}
        for name, a, b, truth in cases()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--misses", action="store_true", help="name what was lost")
    asked = parser.parse_args()
    if not SAMPLES.is_dir():
        sys.exit("The samples are not beside the repository: nothing to measure.")
    print(f"| F1 | {' | '.join(METHODS)} |")
    print("|---" * (len(METHODS) + 1) + "|")
    spent = dict.fromkeys(METHODS, 0.0)
    for name, a, b, truth in cases():
        row = []
        for method, run in METHODS.items():
            began = time.perf_counter()
            f1, lost, wrong = scored(run(a, b), truth)
            spent[method] += time.perf_counter() - began
            row.append(f"{f1:.3f}")
            if asked.misses and method == "alignment" and (lost or wrong):
                print(f"  lost {sorted(lost)}, wrong {sorted(wrong)}")
        print(f"| {name} | {' | '.join(row)} |", flush=True)
    print(f"| seconds | {' | '.join(f'{one:.1f}' for one in spent.values())} |")
    print("\nConcordance, on the plan of the tests in six languages:")
    for name, told in concordance().items():
        print(f"- {name}: {told}")


if __name__ == "__main__":
    main()
