"""Compare warm public pages with constant answers of the same bytes, on the same server, in one run.

    python benchmarks/pages.py /en/china-celac/ /es/china-celac/meetings/

Both servers are granian with one worker and the same options; one runs the site as `consenso run` does, the
other holds nothing but the bytes (`benchmarks/constant.py`). wrk asks the two in turn, round by round, and the
median of the ratios of the rounds is printed: what else the machine does meanwhile hits both.
Needs wrk (Debian: apt-get install wrk).
"""

import argparse
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
GOALS = {"page": 0.5, "304": 0.8}


class Round(NamedTuple):
    """What wrk saw: requests per second, and milliseconds of half and of 99 in 100 requests."""

    rate: float
    p50: float
    p99: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+", help="addresses of pages, from the first slash on")
    parser.add_argument("--seconds", type=int, default=3, help="length of a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--connections", type=int, default=32)
    parser.add_argument(
        "--gzip", action="store_true", help="ask for compressed pages, as browsers do"
    )
    asked = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed; on Debian: apt-get install wrk.")
    with tempfile.TemporaryDirectory() as folder:
        ports = free_port(), free_port()
        site = serve_site(Path(folder), ports[0])
        try:
            pages = {path: fetch(ports[0], path, compressed=asked.gzip) for path in asked.paths}
            answers = Path(folder, "answers.json")
            answers.write_text(json.dumps(pages))
            constant = serve_constant(answers, ports[1])
            try:
                compare(pages, ports, asked)
            finally:
                end(constant)
        finally:
            end(site)


def compare(pages: dict[str, dict], ports: tuple[int, int], asked: argparse.Namespace) -> None:
    print(f"{asked.connections} connections, {asked.rounds} rounds of {asked.seconds} s each\n")
    print(
        "| page | bytes | answer | page/s | constant/s | ratio | p50 ms | p99 ms | p99/p50 | constant's |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    missed = 0
    for path, page in pages.items():
        for kind in ("page", "304"):
            fields = ["Accept-Encoding: gzip"] if asked.gzip else []
            fields += [f"If-None-Match: {page['etag']}"] if kind == "304" else []
            rounds = [
                [wrk(port, path, fields, asked) for port in ports] for _ in range(asked.rounds)
            ]
            ratio = median(ours.rate / theirs.rate for ours, theirs in rounds)
            spread, least = (median(pair[n].p99 / pair[n].p50 for pair in rounds) for n in (0, 1))
            ours, theirs = (
                [median(values) for values in zip(*(pair[n] for pair in rounds), strict=True)]
                for n in (0, 1)
            )
            good = ratio >= GOALS[kind] and spread < 4
            missed += not good
            print(
                f"| {path} | {page['size'] if kind == 'page' else 0} | {kind} | {ours[0]:,.0f} | {theirs[0]:,.0f} "
                f"| {ratio:.2f} | {ours[1]:.2f} | {ours[2]:.2f} | {spread:.1f}{'' if good else ' (missed)'} | {least:.1f} |"
            )
    print("\ngoals: page at least 0.50, 304 at least 0.80, p99 under 4 times p50:", end=" ")
    print(f"{missed} missed" if missed else "all met")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve_site(folder: Path, port: int) -> subprocess.Popen:
    environ = os.environ | {"CONSENSO_PORT": str(port), "CONSENSO_DATA": str(folder / "data")}
    command = [str(Path(sys.executable).with_name("consenso")), "run"]
    return started(subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL), port)


def serve_constant(answers: Path, port: int) -> subprocess.Popen:
    command = [str(Path(sys.executable).with_name("granian")), "--interface", "asgi", "--no-log"]
    command += ["--workers-kill-timeout", "3", "--port", str(port), "constant:application"]
    environ = os.environ | {"ANSWERS": str(answers)}
    return started(subprocess.Popen(command, env=environ, cwd=HERE), port)


def started(process: subprocess.Popen, port: int) -> subprocess.Popen:
    for _ in range(1200):
        if process.poll() is not None:
            sys.exit(f"The server ended with {process.returncode} before it answered.")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return process
    process.terminate()
    sys.exit("The server did not answer within two minutes.")


def end(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGTERM)
    process.wait(10)


def fetch(port: int, path: str, *, compressed: bool) -> dict:
    """Return the page as the site gives it: what the constant server will hold."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(
        "GET", path, headers={"Accept-Encoding": "gzip" if compressed else "identity"}
    )
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200 or not answer.getheader("etag"):
        sys.exit(f"{path} answers {answer.status}; only pages that are kept can be compared.")
    fields = [(k.lower(), v) for k, v in answer.getheaders() if k.lower() not in ("date", "server")]
    return {
        "headers": fields,
        "body": body.decode("latin-1"),
        "size": len(body),
        "etag": answer.getheader("etag"),
    }


def wrk(port: int, path: str, fields: list[str], asked: argparse.Namespace) -> Round:
    command = ["wrk", "-t1", f"-c{asked.connections}", f"-d{asked.seconds}s", "--latency"]
    for field in fields:
        command += ["-H", field]
    said = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
    ).stdout
    if "Non-2xx" in said:
        sys.exit(f"{path} gave errors under load:\n{said}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])
    return Round(rate, *(milliseconds(said, part) for part in ("50%", "99%")))


def milliseconds(said: str, part: str) -> float:
    number, unit = re.search(rf"{part}\s+([\d.]+)(us|ms|s)", said).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


if __name__ == "__main__":
    main()
