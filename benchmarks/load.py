"""Load records of growing size, and compare each with the one before and with bare SQLite.

    python benchmarks/load.py            # 1, 10, 50 and 100 times the China–CELAC record
    python benchmarks/load.py --factors 1 10

Copies of the record's objects get ids of their own and refer to their own copies. `consenso load` is run on each, in
a process and a data folder of its own; the ceiling is sqlite3.executemany writing the same documents, in one
transaction with the same pragmas. CONSENSO_DATABASE is honoured: name an empty PostgreSQL database to load into that.
"""

import argparse
import json
import os
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from consenso.core.record import Reading, plain, read

RECORD = Path(__file__).resolve().parents[1] / "record" / "china-celac"
COPIED = {"meeting", "statement", "text", "commitment", "delivery"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--factors", type=int, nargs="+", default=[1, 10, 50, 100])
    parser.add_argument("--no-index", action="store_true", help="leave the index of the search out")
    asked = parser.parse_args()
    reading = read({path.name: path.read_bytes() for path in RECORD.glob("*.yaml")})
    print("| times | objects | MB | load s | s per 1,000 | memory MB | bare SQLite s | ratio |")
    print("|---|---|---|---|---|---|---|---|")
    for factor in asked.factors:
        with tempfile.TemporaryDirectory() as folder:
            row(reading, factor, Path(folder), is_indexed=not asked.no_index)


def row(reading: Reading, factor: int, folder: Path, *, is_indexed: bool) -> None:
    """Load a record `factor` times ours, and print its line."""
    record = folder / "record"
    record.mkdir()
    n_objects, n_bytes = write_copies(reading, factor, record)
    seconds, memory = loaded(record, folder / "data", is_indexed=is_indexed)
    bare = bare_seconds(record, folder / "bare.sqlite3")
    per_thousand = seconds / n_objects * 1000
    print(
        f"| {factor} | {n_objects:,} | {n_bytes / 1e6:.1f} | {seconds:.1f} | {per_thousand:.2f} "
        f"| {memory:.0f} | {bare:.2f} | {seconds / bare:.0f} |",
        flush=True,
    )


def write_copies(reading: Reading, factor: int, record: Path) -> tuple[int, int]:
    """Write the record with `factor` copies of what can be many, as YAML by hand; return objects and bytes."""
    n_objects = n_bytes = 0
    names = {identifier for kind in COPIED for identifier in reading.found[kind]}
    pattern = re.compile(
        "|".join(rf'"{re.escape(name)}"' for name in sorted(names, key=len, reverse=True))
    )
    for kind, objects in reading.found.items():
        lines = []
        for found in objects.values():
            # JSON is YAML: quick to write, and read by the same reader.
            text = json.dumps(plain(found.entity), ensure_ascii=False)
            for number in range(factor if kind in COPIED else 1):
                copy = (
                    pattern.sub(lambda m, n=number: f'"{m[0][1:-1]}-x{n}"', text)
                    if number
                    else text
                )
                if kind == "meeting" and number:
                    copy = re.sub(r'"ordinal": \d+, ', "", copy)
                lines.append(copy)
            n_objects += factor if kind in COPIED else 1
        entity = next(iter(objects.values())).entity
        content = lines[0] if kind == "forum" else "".join(f"- {line}\n" for line in lines)
        (record / type(entity).FILE).write_text(content, encoding="utf-8")
        n_bytes += len(content.encode())
    return n_objects, n_bytes


def loaded(record: Path, data: Path, *, is_indexed: bool) -> tuple[float, float]:
    """Return how long `consenso load` takes (seconds) and how much memory (megabytes)."""
    environ = os.environ | {"CONSENSO_DATA": str(data)}
    subprocess.run(
        [sys.executable, "-m", "consenso", "verify"], env=environ, check=True, capture_output=True
    )
    words = ["load", str(record), "--json", *(() if is_indexed else ("--no-index",))]
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "consenso", *words], env=environ, capture_output=True, check=False
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        sys.exit(done.stdout.decode()[-2000:] + done.stderr.decode()[-2000:])
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def bare_seconds(record: Path, path: Path) -> float:
    """Return how long bare sqlite3 takes to write the same documents, already read (seconds)."""
    reading = read({file.name: file.read_bytes() for file in record.glob("*.yaml")})
    rows = [(one.KIND, one.id, json.dumps(plain(one))) for one in reading.entities()]
    started = time.perf_counter()
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE object (kind, id, document, PRIMARY KEY (kind, id))")
        database.executemany("INSERT INTO object VALUES (?, ?, ?)", rows)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
