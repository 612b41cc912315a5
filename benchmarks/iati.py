"""A file of 300 MB of IATI activities: checked, read and written again, beside bare iterparse of lxml in the same run.

The file is one activity of ours, repeated with other identifiers. Each work runs in a process of its own, whose peak of memory is
what the system says; speeds are by the processor's time, for other work may run beside it. Run: .venv/bin/python -m benchmarks.iati [MEGABYTES]
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ENVELOPE = '<iati-activities version="2.03" generated-datetime="2031-05-04T00:00:00Z">\n'


def activity(number: int) -> str:
    """Return an activity of about 8 KB: ten transactions, four budgets, three countries, three sectors, two languages."""
    transactions = "".join(
        f"""
    <transaction ref="T{number}-{at}">
      <transaction-type code="{3 if at % 2 else 2}"/>
      <transaction-date iso-date="2030-{at + 1:02}-15"/>
      <value currency="USD" value-date="2030-{at + 1:02}-15">{1000 + at * 17}.50</value>
      <description>
        <narrative>Payment {at} for the hall of the harbour</narrative>
      </description>
      <provider-org ref="XA-1" type="10"><narrative>Ministry of Aurelia</narrative></provider-org>
      <receiver-org ref="XB-1" type="10"><narrative>Port of Borea</narrative></receiver-org>
      <disbursement-channel code="2"/>
    </transaction>"""
        for at in range(10)
    )
    budgets = "".join(
        f"""
    <budget type="1" status="2">
      <period-start iso-date="{2028 + at}-01-01"/>
      <period-end iso-date="{2028 + at}-12-31"/>
      <value value-date="{2028 + at}-01-01">{50000 + at}</value>
    </budget>"""
        for at in range(4)
    )
    places = "".join(
        f'\n    <recipient-country code="{code}" percentage="{share}"/>'
        for code, share in (("AD", 50), ("AG", 30), ("AI", 20))
    )
    sectors = "".join(
        f'\n    <sector vocabulary="1" code="{code}" percentage="{share}"/>'
        for code, share in ((11110, 40), (11120, 40), (11130, 20))
    )
    words = "A hall is built at the harbour, its crews are trained, and its papers are kept. " * 20
    return f"""  <iati-activity xml:lang="en" default-currency="USD" last-updated-datetime="2031-05-01T00:00:00Z">
    <iati-identifier>XA-1-{number}</iati-identifier>
    <reporting-org ref="XA-1" type="10"><narrative>Ministry of Aurelia</narrative></reporting-org>
    <title>
      <narrative>Hall of the harbour</narrative>
      <narrative xml:lang="es">Sala del puerto</narrative>
    </title>
    <description type="1"><narrative>{words}</narrative></description>
    <participating-org ref="XA-1" type="10" role="1"><narrative>Ministry of Aurelia</narrative></participating-org>
    <participating-org ref="XB-1" type="10" role="4"><narrative>Port of Borea</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="1" iso-date="2028-01-01"/>
    <activity-date type="2" iso-date="2028-02-01"/>
    <activity-date type="3" iso-date="2033-12-31"/>{places}{sectors}
    <default-flow-type code="10"/>
    <default-finance-type code="110"/>
    <default-aid-type code="C01"/>
    <default-tied-status code="5"/>{budgets}{transactions}
  </iati-activity>
"""


def make(path: Path, megabytes: int) -> int:
    """Write a file of at least so many MB; return its activities."""
    number = 0
    with path.open("w", encoding="utf-8") as file:
        size = file.write(ENVELOPE)
        while size < megabytes * 1_000_000:
            size += file.write(activity(number))
            number += 1
        file.write("</iati-activities>\n")
    return number


def bare(path: Path) -> int:
    """lxml's iterparse, each activity cleared: nothing looked at."""
    from lxml import etree

    n_found = 0
    for _, node in etree.iterparse(str(path), tag="iati-activity"):
        n_found += 1
        node.clear()
        while node.getprevious() is not None:
            del node.getparent()[0]
    return n_found


def read_all(path: Path) -> int:
    from consenso.core.formats.iati import read

    with path.open("rb") as stream:
        return sum(1 for _ in read(stream))


def read_typed(path: Path) -> int:
    from consenso.core.formats.iati import read

    n_found = 0
    with path.open("rb") as stream:
        for one in read(stream):
            n_found += bool(one.transactions and one.budgets and one.title and one.sectors)
    return n_found


def check_all(path: Path) -> int:
    from consenso.core.formats.iati import check

    with path.open("rb") as stream:
        found = check(stream)
        problems = sum(1 for _ in found)
    if problems:
        raise SystemExit(f"{problems} problems, and there are none.")
    return found.activities


def write_again(path: Path) -> int:
    from consenso.core.formats.iati import read, write

    with path.open("rb") as stream, path.with_suffix(".again").open("wb") as out:
        reading = read(stream)
        return write(reading, out, head=reading.head, rest=reading.rest)


WORKS: dict[str, Callable[[Path], int]] = {
    "lxml iterparse, cleared": bare,
    "read": read_all,
    "read, with typed fields": read_typed,
    "check": check_all,
    "read and write": write_again,
}


def one(name: str, path: Path) -> None:
    """Do one work, and print what it took."""
    began, began_working = time.perf_counter(), time.process_time()
    n_found = WORKS[name](path)
    seconds = time.process_time() - began_working
    passed = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    megabytes = path.stat().st_size / 1e6
    print(
        f"{name:26}{seconds:7.1f} s of processor ({passed:.1f} s passed) {megabytes / seconds:6.1f} MB/s "
        f"{n_found / seconds:8,.0f} activities/s {peak:5.0f} MB at most",
        flush=True,
    )


def main(megabytes: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for size in (megabytes // 10, megabytes):
            path = Path(folder) / f"activities-{size}.xml"
            number = make(path, size)
            print(f"{path.stat().st_size / 1e6:.0f} MB, {number:,} activities")
            for name in WORKS:
                words = [sys.executable, "-m", "benchmarks.iati", name, str(path)]
                subprocess.run(words, check=True)


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(sys.argv[1], Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) == 2 else 300)
