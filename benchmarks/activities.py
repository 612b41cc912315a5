"""A file of activities taken into the record, beside lxml's bare iterparse with a bulk insert of the same rows, in the same run.

Both parse the file and put the same rows into the same tables of an empty database: activities with their canonical XML, amounts, places,
marks. The bare one does nothing else: no check by schema, lists and rules, no quarantine, no digests, no ledger. Each runs in a process of
its own; speeds are by its processor's time, for other work may run beside it, and so does a server of PostgreSQL. Run:

.venv/bin/python -m benchmarks.activities [MEGABYTES] [postgresql://user@host:port/name]    (a database that may be emptied)
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.iati import make

FORUM = "meridian"
SHARE = 3  # ours may take so many times as long as the bare one


def bare(path: Path) -> int:
    """iterparse, each activity cleared; rows by the same bulk insert, in one transaction."""
    from django.db import transaction
    from lxml import etree

    from consenso.domain.activities.bulk import insert
    from consenso.domain.activities.keeping import _COLUMNS, Wanted, _row
    from consenso.domain.activities.models import Activity, ActivitySource, Flow, Mark, Place
    from consenso.domain.activities.reading import amount, columns_of, day, plain_number

    source = ActivitySource.objects.get(forum=FORUM)
    number = 0

    def put(held):
        insert(Activity, _COLUMNS, (_row(source, key, one, 1) for key, one in held))
        insert(
            Mark,
            ("activity_id", "kind", "vocabulary", "code"),
            ((key, *mark) for key, one in held for mark in one.columns.marks),
        )
        names = [
            "activity_id",
            "kind",
            "place",
            "type",
            "value",
            "exact",
            "currency",
            "value_on",
            "from_on",
            "to_on",
        ]
        insert(
            Flow,
            names,
            (
                (
                    key,
                    kind,
                    at,
                    type_,
                    amount(value),
                    plain_number(value),
                    currency,
                    day(on),
                    day(first),
                    day(last),
                )
                for key, one in held
                for kind, at, type_, value, currency, on, first, last in one.columns.flows
            ),
        )
        insert(
            Place,
            ("activity_id", "name", "latitude", "longitude", "exactness"),
            ((key, "{}", *place[1:]) for key, one in held for place in one.columns.places),
        )

    with transaction.atomic():
        held = []
        for _, node in etree.iterparse(str(path), tag="iati-activity"):
            number += 1
            xml = etree.tostring(node, method="c14n", exclusive=True).decode()
            held.append((number, Wanted(1, number, "", xml, columns_of(node))))
            node.clear()
            while node.getprevious() is not None:
                del node.getparent()[0]
            if len(held) == 500:
                put(held)
                held = []
        put(held)
    return number


def ours(path: Path) -> int:
    """Read, checked, staged, accepted: what `consenso iati import --accept` does."""
    import datetime as dt

    from consenso.core.formats.iati import sift
    from consenso.domain.intake import actions
    from consenso.domain.intake.opening import weigh

    at = dt.datetime.now(dt.UTC)
    with path.open("rb") as stream:
        weighed = weigh(stream)
        row = actions.begin(
            forum=FORUM,
            source="xa",
            form="xml",
            file_name=path.name,
            file_digest=weighed.digest,
            n_bytes=weighed.n_bytes,
            at=at,
            by="benchmark",
        )
        actions.read_in(
            forum=FORUM,
            identifier=row.id,
            stream=stream,
            opened=lambda file, today, skipped: sift(file, today=today, skipped=skipped),
            at=at,
            position=stream.tell,
        )
    done = actions.accept(forum=FORUM, identifier=row.id, at=at, by="benchmark")
    return int(done.report["added"])


WORKS = {"bare": bare, "ours": ours}


def one(name: str, path: Path) -> None:
    """Do one work in the database that the environment names; print what it took."""
    import django

    django.setup()
    from django.core.management import call_command

    from consenso.domain.activities.models import Activity, Flow

    began, began_working = time.perf_counter(), time.process_time()
    number = WORKS[name](path)
    seconds, passed = time.process_time() - began_working, time.perf_counter() - began
    if (Activity.objects.count(), Flow.objects.count()) != (number, number * 14):
        raise SystemExit("The rows are not the same.")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds} {passed} {number} {peak}")
    call_command("flush", interactive=False, verbosity=0)


def prepare() -> None:
    import datetime as dt

    import django

    django.setup()
    from django.core.management import call_command

    from consenso.domain.activities.actions import name_source

    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    name_source(
        forum=FORUM, identifier="xa", name={"en": "XA"}, at=dt.datetime.now(dt.UTC), by="benchmark"
    )


def child(environ: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "benchmarks.activities", *words]
    return subprocess.run(command, env=environ, check=True, capture_output=True, text=True).stdout


def main(megabytes: int, postgresql: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "activities.xml"
        number = make(path, megabytes)
        size = path.stat().st_size / 1e6
        print(f"{size:.0f} MB, {number:,} activities, {number * 14:,} amounts")
        for database in ("SQLite", "PostgreSQL") if postgresql else ("SQLite",):
            environ = os.environ | {
                "DJANGO_SETTINGS_MODULE": "consenso.project.settings",
                "CONSENSO_DATA": str(Path(folder) / "data"),
            }
            (Path(folder) / "data").mkdir(exist_ok=True)
            if database == "PostgreSQL":
                environ["CONSENSO_DATABASE"] = postgresql
            took = {}
            for name in WORKS:
                child(environ, "prepare")
                seconds, passed, _, peak = map(float, child(environ, name, str(path)).split())
                took[name] = seconds
                print(
                    f"{database:12}{name:6}{seconds:7.1f} s of processor ({passed:.1f} s passed) "
                    f"{number / seconds:7,.0f} activities/s {peak:5.0f} MB at most",
                    flush=True,
                )
            ratio = took["bare"] / took["ours"]
            state = "holds" if ratio >= 1 / SHARE else "DOES NOT HOLD"
            print(
                f"{database:12}ours runs at {ratio:.2f} of the bare one; a third is asked: {state}"
            )


if __name__ == "__main__":
    if sys.argv[1:] == ["prepare"]:
        prepare()
    elif len(sys.argv) == 3 and sys.argv[1] in WORKS:
        one(sys.argv[1], Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 300, (sys.argv[2:3] or [""])[0])
