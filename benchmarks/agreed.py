"""Agreed language among 100,000 sentences of 500 texts in three languages: how long an answer takes, beside looking at every row.

The sentences are put together by chance from the words of a few hundred; their meanings are those of the few hundred, shaken.
The plain way reads every sentence and its meaning for each question and looks for the words as they are typed.

    .venv/bin/python -m benchmarks.agreed [--sentences 100000] [--postgresql postgresql://user@host:port/name]
"""

import argparse
import datetime as dt
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator

import numpy as np

FORUM = "meridian"
LANGUAGES = ("en", "es", "zh-Hans")
PER_TEXT = 200
SUBJECTS = {
    "en": ("The Parties", "Aurelia", "Borea", "The Secretariat", "The Delta Isles"),
    "es": ("Las Partes", "Aurelia", "Borea", "La Secretaría", "Las Islas Delta"),
    "zh-Hans": ("各方", "奥雷利亚", "北国", "秘书处", "三角洲群岛"),
}
ACTS = {
    "en": ("will build", "shall keep", "will exchange", "agree to finance", "should train"),
    "es": ("construirán", "deberán mantener", "intercambiarán", "financiarán", "formarán"),
    "zh-Hans": ("将建设", "应保持", "将交流", "同意资助", "应培训"),
}
OBJECTS = {
    "en": "harbours lighthouses teachers nurses libraries charts scholarships bridges forests vaccines markets cables",
    "es": "puertos faros docentes enfermeras bibliotecas cartas becas puentes bosques vacunas mercados cables",
    "zh-Hans": "港口 灯塔 教师 护士 图书馆 海图 奖学金 桥梁 森林 疫苗 市场 电缆",
}
QUESTIONS = (
    "lighthouses",
    "exchange of teachers",
    "Borea will finance libraries for the islands by 2029",
    "becas",
    "灯塔",
    '"The Secretariat shall keep charts"',
    "lighthuoses",
    "protection of the oceans against plastic",
)


def sentences(language: str, n: int, chance: random.Random) -> Iterator[str]:
    objects = OBJECTS[language].split()
    gap = "" if language.startswith("zh") else " "
    for number in range(n):
        some = gap.join(chance.sample(objects, 3))
        parts = (
            chance.choice(SUBJECTS[language]),
            chance.choice(ACTS[language]),
            str(number),
            some,
        )
        yield gap.join(parts) + ("。" if not gap else ".")


def fill(n_sentences: int) -> None:
    from consenso.core.lineage import packed
    from consenso.domain.ledger.models import Entry
    from consenso.domain.search.following import follow
    from consenso.domain.texts import models

    chance, noise = random.Random(7), np.random.default_rng(7)
    examples = [one for tag in LANGUAGES for one in sentences(tag, 100, chance)]
    base = np.array([np.frombuffer(one, np.int8) for one in packed(examples)], np.float32)
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    Entry.objects.count()
    for number in range(n_sentences // PER_TEXT):
        language = LANGUAGES[number % 3]
        text = models.Text.objects.create(
            key=f"{FORUM}/text-{number}",
            forum=FORUM,
            identifier=f"text-{number}",
            kind="plan",
            document={
                "id": f"text-{number}",
                "kind": "plan",
                "title": {"en": f"Plan {number}"},
                "date": "2025-01-01",
                "confidence": "high",
                "sources": ["https://example.org/a"],
            },
            position=number,
            adopted_on=at.date(),
            **{"digest": "0" * 64} if _has(models.Text, "digest") else {},
        )
        content = models.Content.objects.create(
            text=text, language=language, file_digest="", digest=str(number), entry=1, at=at
        )
        shaken = base[noise.integers(0, len(base), PER_TEXT)] + noise.normal(0, 25, (PER_TEXT, 512))
        kept = np.clip(shaken, -127, 127).astype(np.int8)
        models.Sentence.objects.bulk_create(
            models.Sentence(
                content=content,
                position=place,
                paragraph=f"para_{place}",
                text=said,
                is_promise=True,
                specificity=4,
                found={"kind": "paragraph"},
                meaning=kept[place].tobytes(),
            )
            for place, said in enumerate(sentences(language, PER_TEXT, chance))
        )
    began = time.perf_counter()
    follow(FORUM)
    print(f"indexed in {time.perf_counter() - began:.0f} s")


def _has(model: object, name: str) -> bool:
    return name in {field.name for field in model._meta.get_fields()}  # type: ignore[attr-defined]


def ours(words: str) -> int:
    from consenso.domain.search.agreed import agreed

    return len(agreed(forum=FORUM, words=words).found)


def plainly(words: str) -> int:
    from consenso.core.lineage import Meanings
    from consenso.domain.texts.models import Sentence

    rows = list(Sentence.objects.values_list("id", "text", "meaning"))
    near = Meanings([bytes(row[2]) for row in rows]).nearness([words])[0]
    with_words = [row[0] for row in rows if all(word in row[1] for word in words.split())]
    return len({*with_words, *(rows[place][0] for place in near.argsort()[-100:])})


def timed(ask: Callable[[str], int], times: int) -> None:
    for words in QUESTIONS:
        took = []
        for _ in range(times):
            began = time.perf_counter()
            n_found = ask(words)
            took.append(time.perf_counter() - began)
        print(
            f"  {statistics.median(took):7.3f} s  {max(took):7.3f} s at most  {n_found:4}  {words}"
        )


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--sentences", type=int, default=100_000)
    asked.add_argument("--postgresql", default="")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "consenso.project.settings"
        os.environ["CONSENSO_DATA"] = folder
        if chosen.postgresql:
            os.environ["CONSENSO_DATABASE"] = chosen.postgresql
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        fill(chosen.sentences)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        began = time.perf_counter()
        ours("lighthouses")
        print(f"the first answer after a change: {time.perf_counter() - began:.3f} s")
        print("agreed language: median, longest, how many on the page, the question")
        timed(ours, 5)
        print(
            f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 - before} MB more"
        )
        print("every row looked at")
        timed(plainly, 1)


if __name__ == "__main__":
    main()
