"""Search 500,000 generated paragraphs in five languages: Consenso's index on both databases, and others, in one run.

    python benchmarks/search.py --postgresql postgresql://postgres@127.0.0.1:5432/postgres

Each engine is filled and then asked in a process of its own, so that the memory printed is that of asking alone. All
are asked the same words in the same order and fetch 20 rows. Consenso also ranks, counts facets, marks the matches, cuts
excerpts and forgives misspellings; the others match and rank only. Without --postgresql the two engines on it
are passed over; without the package `tantivy`, so is that. It is no dependency of Consenso:

    uv run --no-project --python .venv/bin/python --with tantivy ... or: pip install --target FOLDER tantivy
    PYTHONPATH=FOLDER python benchmarks/search.py ...
"""

import argparse
import importlib.util
import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from urllib.parse import urlsplit

LANGUAGES = ("en", "es", "pt", "fr", "zh-hans")
ENDINGS = {
    "en": ("", "", "s", "ed", "ing", "ation", "ly", "ment"),
    "es": ("o", "a", "os", "as", "ción", "ciones", "mente", "ado"),
    "pt": ("o", "a", "os", "as", "ção", "ções", "mente", "ado"),
    "fr": ("", "e", "s", "es", "tion", "tions", "ment", "é"),
}
FORMS, WORDS_LATIN, WORDS_CHINESE, WORDS_TITLE = 60_000, 60, 50, 6
KINDS = ("paragraph", "commitment", "statement", "meeting", "delivery")
PARTIES = tuple(f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
AREAS = tuple(f"area-{number}" for number in range(1, 13))
FORUM = "meridian"
BRANDS = {
    "sqlite": "Consenso on SQLite",
    "postgresql": "Consenso on PostgreSQL",
    "fts5": "SQLite FTS5 unicode61 alone",
    "tsvector": "PostgreSQL tsvector alone",
    "tantivy": "tantivy, stemmers by language",
}
MIXES = {
    "common": "one word, the most frequent that are no stop words",
    "middle": "one word, of middle frequency",
    "rare": "one word in few paragraphs",
    "and2": "two words, both frequent",
    "and3": "three words, frequent and middle",
    "prefix": "the first four letters of a word",
    "typo": "a word with one slip in it",
    "zh": "a Chinese word of two characters",
    "zh2": "two Chinese words",
    "filtered": "a frequent word, one party, two years",
    "listed": "no word, one party and one year",
}


class Vocabulary:
    """Words of a language, the more frequent first, drawn by Zipf's law with exponent 1.05."""

    def __init__(self, language: str, chance: random.Random) -> None:
        self.words = chinese(chance) if language == "zh-hans" else latin(language, chance)
        self._sums = list(accumulate(1 / (rank + 1) ** 1.05 for rank in range(len(self.words))))

    def draw(self, chance: random.Random, n: int) -> list[str]:
        top = self._sums[-1]
        return [self.words[bisect(self._sums, chance.random() * top)] for _ in range(n)]


def latin(language: str, chance: random.Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < FORMS:
        stem = "".join(
            chance.choice("bcdfglmnprstv") + chance.choice("aeiou")
            for _ in range(chance.choice((1, 2, 2, 3, 3, 4)))
        )
        words[stem + chance.choice(ENDINGS[language])] = None
    return list(words)


def chinese(chance: random.Random) -> list[str]:
    signs = [chr(0x4E00 + chance.randrange(20_000)) for _ in range(3_000)]
    words: dict[str, None] = {}
    while len(words) < FORMS // 2:
        words["".join(chance.choices(signs, k=chance.choice((1, 2, 2, 2, 2, 3, 4))))] = None
    return list(words)


def vocabularies() -> dict[str, Vocabulary]:
    return {tag: Vocabulary(tag, random.Random(f"words {tag}")) for tag in LANGUAGES}


def corpus(n: int) -> Iterator[dict[str, object]]:
    """Generate the paragraphs, the same for the same n, their days in no order."""
    chance, words = random.Random("paragraphs"), vocabularies()
    for number in range(n):
        tag = LANGUAGES[number % len(LANGUAGES)]
        drawn = words[tag].draw(
            chance, (WORDS_CHINESE if tag == "zh-hans" else WORDS_LATIN) + WORDS_TITLE
        )
        space = "" if tag == "zh-hans" else " "
        year, month, day = chance.randint(2011, 2026), chance.randint(1, 12), chance.randint(1, 28)
        yield {
            "identifier": f"p-{number}",
            "language": tag,
            "title": space.join(drawn[:WORDS_TITLE]),
            "body": space.join(drawn[WORDS_TITLE:]),
            "date": f"{year}-{month:02}-{day:02}",
            "kind": chance.choices(KINDS, (80, 10, 5, 1, 4))[0],
            "parties": chance.sample(PARTIES, chance.randint(0, 3)),
            "areas": chance.sample(AREAS, chance.randint(0, 2)),
        }


def queries(per_mix: int) -> list[dict[str, object]]:
    """Generate the queries of all mixes, shuffled."""
    chance, words = random.Random("queries"), vocabularies()
    asked = []
    for mix in MIXES:
        for number in range(per_mix):
            tag = "zh-hans" if mix.startswith("zh") else LANGUAGES[number % 4]
            ask = question(mix, [w for w in words[tag].words if len(w) > 1], chance)
            asked.append({"mix": mix, "language": tag, **ask})
    chance.shuffle(asked)
    return asked


def question(mix: str, words: list[str], chance: random.Random) -> dict[str, object]:
    def common() -> str:
        return words[chance.randrange(0, 40)]

    def middle() -> str:
        return words[chance.randrange(300, 3_000)]

    party, year = chance.choice(PARTIES), chance.randint(2011, 2025)
    if mix == "typo":
        word = chance.choice([w for w in words[100:5_000] if len(w) > 6])
        at = chance.randrange(1, len(word) - 1)
        return {"words": word[:at] + word[at + 1 :] + " "}
    if mix == "zh2":
        return {"words": f"{middle()} {common()} "}
    if mix == "filtered":
        return {"words": common() + " ", "parties": [party], "years": [year, year + 1]}
    if mix == "listed":
        return {"words": "", "parties": [party], "years": [year]}
    if mix == "prefix":
        return {"words": chance.choice([w for w in words[:5_000] if len(w) > 5])[:4]}
    made = {
        "common": lambda: [common()],
        "middle": lambda: [middle()],
        "rare": lambda: [words[chance.randrange(20_000, 25_000)]],
        "and2": lambda: [common(), common()],
        "and3": lambda: [common(), common(), middle()],
        "zh": lambda: [words[chance.randrange(0, 5_000)]],
    }
    return {"words": " ".join(made[mix]()) + " "}


# --- The engines: `fill` puts the corpus in, `asker` gives a function from a query to the number of rows fetched.


class Consenso:
    """Consenso's own search, on the database that the settings name."""

    def __init__(self, folder: Path, postgresql: str) -> None:
        os.environ["DJANGO_SETTINGS_MODULE"] = "consenso.project.settings"
        os.environ["CONSENSO_DATA"] = str(folder)
        if postgresql:
            os.environ["CONSENSO_DATABASE"] = postgresql
        import django

        django.setup()

    def fill(self, n: int) -> None:
        from django.core.management import call_command

        from consenso.domain.search import actions
        from consenso.domain.search.documents import SearchDocument

        call_command("migrate", verbosity=0)
        actions.index(
            forum=FORUM,
            documents=(
                SearchDocument(
                    **{
                        **row,
                        "parties": tuple(row["parties"]),
                        "areas": tuple(row["areas"]),
                    }
                )
                for row in corpus(n)
            ),
        )

    def asker(self) -> Callable[[dict[str, object]], int]:
        from consenso.domain.search.queries import search

        def ask(query: dict[str, object]) -> int:
            return len(search(forum=FORUM, **query).hits)

        return ask


class Fts5:
    def __init__(self, folder: Path, postgresql: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.database = sqlite3.connect(folder / "fts5.sqlite3")

    def fill(self, n: int) -> None:
        self.database.execute(
            "CREATE VIRTUAL TABLE paragraphs USING fts5(title, body, language UNINDEXED,"
            " tokenize='unicode61 remove_diacritics 2', prefix='4')"
        )
        self.database.executemany(
            "INSERT INTO paragraphs VALUES (?, ?, ?)",
            ((row["title"], row["body"], row["language"]) for row in corpus(n)),
        )
        self.database.execute("INSERT INTO paragraphs (paragraphs) VALUES ('optimize')")
        self.database.commit()

    def asker(self) -> Callable[[dict[str, object]], int]:
        def ask(query: dict[str, object]) -> int:
            words = str(query["words"])
            match = " ".join(f'"{word}"' for word in words.split())
            rows = self.database.execute(
                "SELECT title, body FROM paragraphs WHERE paragraphs MATCH ? AND language = ?"
                " ORDER BY bm25(paragraphs, 6.0, 1.0) LIMIT 20",
                (match if words.endswith(" ") else match + "*", query["language"]),
            )
            return len(rows.fetchall())

        return ask


class Tsvector:
    NAMES = {"en": "english", "es": "spanish", "pt": "portuguese", "fr": "french"}

    def __init__(self, folder: Path, postgresql: str) -> None:
        import psycopg

        self.database = psycopg.connect(postgresql, autocommit=True)

    def fill(self, n: int) -> None:
        self.database.execute("DROP TABLE IF EXISTS paragraphs")
        self.database.execute(
            "CREATE TABLE paragraphs (id bigint, language text, title text, body text, lexemes tsvector)"
        )
        with self.database.cursor().copy(
            "COPY paragraphs (id, language, title, body) FROM STDIN"
        ) as out:
            for number, row in enumerate(corpus(n)):
                out.write_row((number, row["language"], row["title"], row["body"]))
        for tag in LANGUAGES:
            name = self.NAMES.get(tag, "simple")
            self.database.execute(
                f"UPDATE paragraphs SET lexemes = setweight(to_tsvector('{name}', title), 'A')"
                f" || to_tsvector('{name}', body) WHERE language = '{tag}'"
            )
        self.database.execute("CREATE INDEX ON paragraphs USING gin (lexemes)")
        self.database.execute("VACUUM FULL ANALYZE paragraphs")

    def asker(self) -> Callable[[dict[str, object]], int]:
        def ask(query: dict[str, object]) -> int:
            words, tag = str(query["words"]), str(query["language"])
            match = f"plainto_tsquery('{self.NAMES.get(tag, 'simple')}', %s)"
            if not words.endswith(" "):
                words, match = f"{words}:*", "to_tsquery('simple', %s)"
            rows = self.database.execute(
                f"SELECT title, body FROM paragraphs, {match} query WHERE lexemes @@ query"
                " AND language = %s ORDER BY ts_rank(lexemes, query) DESC LIMIT 20",
                (words.strip(), tag),
            )
            return len(rows.fetchall())

        return ask


class Tantivy:
    STEMMERS = {"en": "en_stem", "es": "spanish", "pt": "portuguese", "fr": "french"}

    def __init__(self, folder: Path, postgresql: str) -> None:
        import tantivy

        self.tantivy, self.folder = tantivy, folder
        self.folder.mkdir(parents=True, exist_ok=True)
        schema = tantivy.SchemaBuilder()
        for tag in LANGUAGES:
            for field in ("title", "body"):
                schema.add_text_field(
                    self.field(field, tag), stored=True, tokenizer_name=self.tokenizer(tag)
                )
        self.index = tantivy.Index(schema.build(), path=str(folder))
        for name in ("spanish", "portuguese", "french"):
            builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            builder = builder.filter(tantivy.Filter.lowercase())
            self.index.register_tokenizer(
                name, builder.filter(tantivy.Filter.stemmer(name)).build()
            )

    @staticmethod
    def field(name: str, tag: str) -> str:
        return f"{name}_{tag[:2]}"

    def tokenizer(self, tag: str) -> str:
        return self.STEMMERS.get(tag, "default")

    def fill(self, n: int) -> None:
        writer = self.index.writer(heap_size=256_000_000, num_threads=2)
        for row in corpus(n):
            document = self.tantivy.Document()
            for name in ("title", "body"):
                document.add_text(self.field(name, row["language"]), row[name])
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def asker(self) -> Callable[[dict[str, object]], int]:
        self.index.reload()
        searcher = self.index.searcher()
        fields = {tag: [self.field("title", tag), self.field("body", tag)] for tag in LANGUAGES}

        def ask(query: dict[str, object]) -> int:
            tag, words = str(query["language"]), str(query["words"])
            needs = []
            for word in words.split():
                if words.endswith(" "):
                    parsed = self.index.parse_query(
                        word, fields[tag], field_boosts={fields[tag][0]: 6.0}
                    )
                else:
                    parsed = self.tantivy.Query.regex_query(
                        self.index.schema, fields[tag][1], f"{word}.*"
                    )
                needs.append((self.tantivy.Occur.Must, parsed))
            hits = searcher.search(self.tantivy.Query.boolean_query(needs), 20).hits
            return len([searcher.doc(address)[fields[tag][1]] for _, address in hits])

        return ask


ENGINES = {
    "sqlite": Consenso,
    "postgresql": Consenso,
    "fts5": Fts5,
    "tsvector": Tsvector,
    "tantivy": Tantivy,
}
# What the others cannot be asked: they know no filters here, and forgive no slips.
OWN_ONLY = {"filtered", "listed", "typo"}


def child(asked: argparse.Namespace) -> None:
    """Fill one engine, or ask it, and print what was measured as JSON."""
    folder = Path(asked.folder)
    engine = ENGINES[asked.engine](folder, asked.postgresql)
    began = time.perf_counter()
    if asked.step == "fill":
        engine.fill(asked.paragraphs)
        print(json.dumps({"seconds": time.perf_counter() - began, "mb": peak()}))
        return
    ask = engine.asker()
    questions = [
        query
        for query in queries(asked.queries)
        if isinstance(engine, Consenso) or query["mix"] not in OWN_ONLY
    ]
    for query in questions[:50]:  # open files and connections before the clock runs
        ask({key: value for key, value in query.items() if key != "mix"})
    times: dict[str, list[float]] = {}
    hits: dict[str, int] = {}
    for query in questions:
        mix = str(query.pop("mix", ""))
        start = time.perf_counter()
        n_rows = ask(query)
        times.setdefault(mix, []).append((time.perf_counter() - start) * 1000)
        hits[mix] = hits.get(mix, 0) + (n_rows > 0)
    print(json.dumps({"times": times, "hits": hits, "mb": peak()}))


def peak() -> float:
    """Return the most memory that this process held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(engine: str, step: str, asked: argparse.Namespace, folder: Path, address: str) -> dict:
    command = [sys.executable, __file__, "--engine", engine, "--step", step]
    command += ["--folder", str(folder / engine), "--postgresql", address]
    command += ["--paragraphs", str(asked.paragraphs), "--queries", str(asked.queries)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postgresql", default="", help="address of a database on the server")
    parser.add_argument("--paragraphs", type=int, default=500_000)
    parser.add_argument("--queries", type=int, default=200, help="of each mix")
    parser.add_argument("--engines", default=",".join(BRANDS))
    parser.add_argument("--keep", help="folder to work in and to keep; filled engines are reused")
    parser.add_argument("--engine", help=argparse.SUPPRESS)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.engine:
        child(asked)
        return
    folder = Path(asked.keep or tempfile.mkdtemp(prefix="consenso-search-"))
    try:
        report(measure(asked, folder), asked)
    finally:
        if not asked.keep:
            shutil.rmtree(folder)


def measure(asked: argparse.Namespace, folder: Path) -> dict[str, dict]:
    measured = {}
    for engine in asked.engines.split(","):
        on_server = engine in {"postgresql", "tsvector"}
        if on_server and not asked.postgresql:
            print(f"{BRANDS[engine]}: passed over, no --postgresql", file=sys.stderr)
            continue
        if engine == "tantivy" and not importlib.util.find_spec("tantivy"):
            print("tantivy: passed over, not installed", file=sys.stderr)
            continue
        address = database(asked.postgresql, f"consenso_search_{engine}") if on_server else ""
        told = folder / f"{engine}.{asked.paragraphs}.json"
        if not told.exists():
            print(f"{BRANDS[engine]}: filling", file=sys.stderr)
            filled = run(engine, "fill", asked, folder, address)
            # Only now, when whoever filled has closed its files: SQLite then folds its log in.
            filled["bytes"] = size_of(address) if on_server else size_of_folder(folder / engine)
            told.parent.mkdir(parents=True, exist_ok=True)
            told.write_text(json.dumps(filled))
        print(f"{BRANDS[engine]}: asking", file=sys.stderr)
        answered = run(engine, "ask", asked, folder, address)
        measured[engine] = {"fill": json.loads(told.read_text()), **answered}
        if on_server and not asked.keep:
            drop(asked.postgresql, f"consenso_search_{engine}")
    return measured


def database(address: str, name: str) -> str:
    import psycopg

    with psycopg.connect(address, autocommit=True) as server:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            server.execute(f"CREATE DATABASE {name}")
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def drop(address: str, name: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name}")


def size_of_folder(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def size_of(address: str) -> int:
    import psycopg

    with psycopg.connect(address) as server:
        row = server.execute("SELECT pg_database_size(current_database())").fetchone()
        return row[0] if row else 0


def report(measured: dict[str, dict], asked: argparse.Namespace) -> None:
    """Print tables in Markdown: milliseconds of half and of 99 in 100 queries, and how many found anything."""
    names = list(measured)
    print(f"| {asked.paragraphs:,} paragraphs | " + " | ".join(BRANDS[n] for n in names) + " |")
    print("|---" * (len(names) + 1) + "|")
    for mix, meaning in MIXES.items():
        cells = [cell(measured[name], mix) for name in names]
        print(f"| {mix}: {meaning} | " + " | ".join(cells) + " |")
    everything = [
        percentiles([t for times in measured[name]["times"].values() for t in times])
        for name in names
    ]
    print("| all queries asked | " + " | ".join(everything) + " |")
    for title, of in (
        ("memory of the process that asks, MB", lambda one: f"{one['mb']:.0f}"),
        ("time to fill, s", lambda one: f"{one['fill']['seconds']:.0f}"),
        ("memory while filling, MB", lambda one: f"{one['fill']['mb']:.0f}"),
        ("on disk, MB", lambda one: f"{one['fill']['bytes'] / 1e6:.0f}"),
    ):
        print(f"| {title} | " + " | ".join(of(measured[name]) for name in names) + " |")


def cell(one: dict, mix: str) -> str:
    times = one["times"].get(mix)
    if not times:
        return "–"
    found = one["hits"][mix]
    note = "" if found == len(times) else f" ({found} of {len(times)} found)"
    return percentiles(times) + note


def percentiles(times: list[float]) -> str:
    ordered = sorted(times)
    p50, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * q))] for q in (0.5, 0.99))
    return f"{p50:.1f} / {p99:.1f}"


if __name__ == "__main__":
    main()
