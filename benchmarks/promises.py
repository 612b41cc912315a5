"""Which sentences promise: Consenso's rules against a plain list of verbs, on texts labelled by reading, in one run.

    .venv/bin/python -m benchmarks.promises            the figures
    .venv/bin/python -m benchmarks.promises --names    and every sentence that one of the two gets right and the other wrong

The labels are in tests/corpus/promises, whose README.md says what counts, and how long what is marked as held out was; the
declarations lie beside the repository.
"""

import argparse
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.samples import SAMPLES, mark, opening
from consenso.core.outline import read
from consenso.core.promises import Sentence, areas_of, promises, promises_of_lines, vocabulary_of

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus" / "promises"
RECORD = ROOT / "record" / "china-celac"
STRENGTHS = {
    "s": "shall",
    "w": "will",
    "c": "commit",
    "a": "agree",
    "i": "intend",
    "e": "endeavour",
    "u": "support",
    "g": "encourage",
}
# The baseline: a sentence with one of these promises.
VERBS = {
    "en": r"\b(?:will|shall|must|commit|committed|pledge|agree|agreed|intend|undertake|resolve|decide|decided)\b",
    "es": r"\b(?:comprometemos|comprometen|acordamos|acuerdan|decidimos|deberán?|\w+(?:aremos|eremos|iremos|arán|erán|irán|ará|erá|irá))\b",
    "pt": r"\b(?:comprometemo-nos|comprometemos|comprometem|acordamos|acordam|decidimos|deverão|deverá|\w+(?:aremos|eremos|iremos|arão|erão|irão|ará|erá|irá))\b",
    "fr": r"\b(?:engageons|engagent|engage|convenons|conviennent|décidons|devront|devra|\w+(?:erons|irons|eront|iront|era|ira))\b",
    "zh": r"将|承诺|同意|决定|应|必须",
    "nl": r"\b(?:zal|zullen|verbinden|besluiten|moeten|dienen|komen overeen)\b",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled sentence: what it is called, whether it promises, what the rules and the baseline say."""

    name: str
    promises: bool
    ours: bool
    baseline: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of a list of cases."""

    precision: float
    recall: float
    f1: float
    n: int


def cases_of_text(path: Path) -> list[Case]:
    """Return the cases of one of the declarations, read as the product reads a file."""
    head, rows = _gold(path)
    file = SAMPLES / "declarations" / head["text"]
    found = promises(read(file.read_bytes(), name=file.name))
    by_mark: dict[str, Sentence] = {}
    for sentence in found:
        by_mark.setdefault(mark(sentence.text), sentence)
        by_mark.setdefault(mark(re.sub(r"^\W*\(?\w{1,4}[.)]\s", "", sentence.text)), sentence)
    verbs = re.compile(VERBS[head["language"]], re.IGNORECASE)
    cases = []
    for _number, digest, label, words in rows:
        sentence = by_mark.get(digest)
        cases.append(
            Case(
                words,
                label == "+",
                bool(sentence and sentence.promise),
                bool(sentence and verbs.search(sentence.text)),
                sentence.rule if sentence else "(not found)",
            )
        )
    return cases


def cases_of_lines(path: Path) -> Iterator[tuple[bool, Case, dict[str, str], Sentence]]:
    """Yield the cases of a file of our own sentences: whether it is held out, the case, its label's details, the result."""
    head, rows = _gold(path)
    verbs = re.compile(VERBS[head["language"].partition("-")[0]], re.IGNORECASE)
    found = promises_of_lines([row[2] for row in rows], language=head["language"])
    for place, ((label, details, text), sentence) in enumerate(zip(rows, found, strict=True)):
        case = Case(
            opening(text) if " " in text else text[:12],
            label[0] == "+",
            sentence.promise,
            bool(verbs.search(text)),
            sentence.rule,
        )
        wanted = dict(pair.split("=") for pair in details.split())
        wanted["strength"] = STRENGTHS.get(label[1:], "")
        yield place % 3 == 2, case, wanted, sentence


def score(cases: list[Case], ours: Callable[[Case], bool]) -> Score:
    """Return how well a reading finds the promises."""
    hit = sum(ours(case) and case.promises for case in cases)
    found = sum(map(ours, cases))
    there = sum(case.promises for case in cases)
    return Score(
        hit / found if found else 0.0,
        hit / there if there else 0.0,
        2 * hit / (found + there) if found + there else 0.0,
        len(cases),
    )


def _gold(path: Path) -> tuple[dict[str, str], list[list[str]]]:
    head, rows = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            name, _, value = line[2:].partition(": ")
            head[name] = value
        else:
            rows.append(line.split("\t"))
    return head, rows


def texts() -> dict[tuple[str, bool], list[Case]]:
    """Return the cases of all declarations by language and whether they are held out."""
    found: dict[tuple[str, bool], list[Case]] = {}
    for path in sorted(CORPUS.glob("20*.tsv")):
        head, _ = _gold(path)
        found.setdefault((head["language"], head["held out"] == "yes"), []).extend(
            cases_of_text(path)
        )
    return found


def lines() -> dict[tuple[str, bool], list[tuple[Case, dict[str, str], Sentence]]]:
    """Return the cases of our own sentences by language and whether they are held out."""
    found: dict[tuple[str, bool], list[tuple[Case, dict[str, str], Sentence]]] = {}
    for path in sorted(CORPUS.glob("own-*.tsv")):
        head, _ = _gold(path)
        for is_held, case, wanted, sentence in cases_of_lines(path):
            found.setdefault((head["language"], is_held), []).append((case, wanted, sentence))
    return found


def rounds() -> dict[str, list[Case]]:
    """Return the cases of the later rounds of our own sentences, by name: "more" was seen, "fresh" and "wide" at first not."""
    found: dict[str, list[Case]] = {}
    names = ("more", "fresh", "wide")
    for path in sorted(path for name in names for path in CORPUS.glob(f"{name}-*.tsv")):
        head, rows = _gold(path)
        language = head["language"]
        verbs = re.compile(VERBS[language.partition("-")[0]], re.IGNORECASE)
        read_as = promises_of_lines([text for _, text in rows], language=language)
        found[f"{language} own, {path.stem.partition('-')[0]}"] = [
            Case(
                opening(text) if " " in text else text[:12],
                label == "+",
                one.promise,
                bool(verbs.search(text)),
                one.rule,
            )
            for (label, text), one in zip(rows, read_as, strict=True)
        ]
    return found


def details(rows: list[tuple[Case, dict[str, str], Sentence]]) -> dict[str, float]:
    """Return the shares of promises that were found whose strength, quantity, currency and deadline are right."""
    true = [(wanted, one) for case, wanted, one in rows if case.promises and case.ours]
    is_right = {
        "strength": lambda wanted, one: (
            wanted["strength"] == one.strength or one.rule.startswith("points:")
        ),
        "quantity": lambda wanted, one: (
            (float(wanted["q"]) if "q" in wanted else None) == one.quantity
        ),
        "currency": lambda wanted, one: wanted.get("c", "") == one.currency,
        "deadline": lambda wanted, one: (
            wanted.get("d", "") == (one.deadline if one.deadline[:1] in "12P" else "")
        ),
    }
    return {
        name: sum(right(wanted, one) for wanted, one in true) / max(1, len(true))
        for name, right in is_right.items()
    }


def record() -> dict[str, tuple[float, float, float]]:
    """Return, for each language of the record's own paraphrases: shares found, amounts right, an area right."""
    commitments = yaml.safe_load((RECORD / "commitments.yaml").read_text(encoding="utf-8"))
    areas = yaml.safe_load((RECORD / "areas.yaml").read_text(encoding="utf-8"))
    vocabulary = vocabulary_of({one["id"]: one["name"] for one in areas})
    found = {}
    for language in ("en", "es", "pt", "fr", "zh-Hans", "nl"):
        texts = [one["paraphrase"][language] for one in commitments]
        read_as = promises_of_lines(texts, language=language, vocabulary=vocabulary)
        amounts = [
            (float(one["quantity"]), one.get("currency", ""))
            == (sentence.quantity, sentence.currency)
            for one, sentence in zip(commitments, read_as, strict=True)
            if one.get("quantity", 1) != 1 and sentence.promise
        ]
        in_area = [
            bool(set(areas_of(text, language, vocabulary)) & set(one["areas"]))
            for one, text in zip(commitments, texts, strict=True)
        ]
        found[language] = (
            sum(one.promise for one in read_as) / len(read_as),
            sum(amounts) / max(1, len(amounts)),
            sum(in_area) / len(in_area),
        )
    return found


def seconds() -> tuple[float, float]:
    """Return how long two plans of 150 paragraphs take in a new process, imports included: real time, processor time."""
    code = (
        "from consenso.core.outline import of_lines\n"
        "from consenso.core.promises import promises\n"
        "for language, text in (('en', 'We recognise the need. We will build 12 bridges by 2030. Both sides welcome it.'),"
        " ('es', 'Reconocemos la necesidad. Construiremos 12 puentes antes de 2030. Las Partes celebran el avance.')):\n"
        "    found = promises(of_lines([f'{n}. {text}' for n in range(1, 151)]), language=language)\n"
        "    assert len(found) == 450, len(found)\n"
    )
    begun, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    return (
        time.perf_counter() - begun,
        resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--names", action="store_true", help="name gains and losses")
    asked = parser.parse_args()
    print(f"{'':<28}{'sentences':>10}{'P':>8}{'R':>8}{'F1':>8}{'verb list F1':>15}")
    rows = [
        (f"{language} declarations, {'held out' if held else 'seen'}", cases)
        for (language, held), cases in sorted(texts().items())
    ]
    own = lines()
    rows += [
        (f"{language} own, {'held out' if held else 'seen'}", [case for case, _, _ in found])
        for (language, held), found in sorted(own.items())
    ]
    rows += rounds().items()
    for name, cases in rows:
        ours, plain = score(cases, lambda case: case.ours), score(cases, lambda case: case.baseline)
        print(
            f"{name:<28}{ours.n:>10}{ours.precision:>8.3f}{ours.recall:>8.3f}{ours.f1:>8.3f}{plain.f1:>15.3f}"
        )
    print("\nOf the promises found in our own sentences, the share with the right")
    for (language, held), found in sorted(own.items()):
        shares = "  ".join(f"{name} {share:.3f}" for name, share in details(found).items())
        print(f"  {language:<8}{'held out' if held else 'seen':<10}{shares}")
    print(
        "\nThe record's 170 commitments in our words: found, amount right, a right area among those given"
    )
    for language, shares in record().items():
        print(f"  {language:<8}" + "  ".join(f"{share:.3f}" for share in shares))
    real, used = seconds()
    print(
        f"\nTwo plans of 150 paragraphs, in a new process: {real:.2f} s ({used:.2f} s of a processor)"
    )
    if asked.names:
        for name, cases in rows:
            for title, is_it in (
                ("gained", lambda case: case.ours == case.promises != case.baseline),
                ("lost", lambda case: case.baseline == case.promises != case.ours),
                ("both wrong", lambda case: case.ours == case.baseline != case.promises),
            ):
                for case in filter(is_it, cases):
                    print(
                        f"{title:<11}{name:<28}{'+' if case.promises else '-'} {case.rule:<24}{case.name}"
                    )


if __name__ == "__main__":
    main()
