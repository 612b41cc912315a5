"""On a real server, behind the page cache: validators agree, and the guide's examples run."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.record import CHINA_CELAC
from tests.servers import ROOT, Served, begun, environment, running

GUIDE = ROOT / "docs" / "guides" / "for-programs.md"
EXAMPLES = re.findall(r"```(sh|python)\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
ADDRESSES = sorted(
    {
        found.rstrip(".")
        for found in re.findall(r"`(/(?:api|data|es)/[^`\s]+)`", GUIDE.read_text(encoding="utf-8"))
    }
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    data = tmp_path_factory.mktemp("api") / "data"
    environ = environment(data, settings="consenso.project.settings")
    with running(begun(environ) | {"CONSENSO_RECORD": str(CHINA_CELAC.parent)}) as server:
        yield server


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_the_guides_examples_run(served, tmp_path: Path, kind, example):
    if kind == "sh" and not shutil.which("curl"):
        pytest.skip("curl is not on this machine: apt-get install curl")
    words = [sys.executable, "-c"] if kind == "python" else ["sh", "-ec"]
    here = example.replace("http://localhost:8000", f"http://127.0.0.1:{served.port}")

    done = subprocess.run(
        [*words, here], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 0, done.stderr
    written = "".join(path.name for path in tmp_path.iterdir())
    assert done.stdout or written
    assert "problem" not in done.stdout
    if "If-None-Match" in example:
        assert done.stdout == "304\n"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_that_the_guide_names_answers(served, address):
    assert served.get(address).status == 200


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/china-celac/meetings",
        "/api/v1/china-celac/meetings?format=csv",
        "/api/v1/china-celac/search?q=fund",
        "/data/china-celac/record.zip",
        "/es/china-celac/feed.atom",
        "/sitemap.xml",
    ],
)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_the_page_cache_and_the_api_agree(served, address, encoding):
    first = served.get(address, Accept_Encoding=encoding)
    head = served.get(address, method="HEAD", Accept_Encoding=encoding)
    again = served.get(address, If_None_Match=first.headers["etag"], Accept_Encoding=encoding)

    assert first.status == head.status == 200
    assert again.status == 304
    assert again.headers["etag"] == head.headers["etag"] == first.headers["etag"]
    assert first.headers["access-control-allow-origin"] == "*"
    assert head.body == again.body == b""


def test_what_cannot_be_kept_is_answered_all_the_same(served):
    answer = served.get(
        "/api/v1/china-celac/meetings", method="OPTIONS", Origin="https://a.example"
    )
    assert answer.status == 204
    answer = served.get("/api/v1/china-celac/meetings", method="DELETE")
    assert (answer.status, answer.headers["content-type"]) == (405, "application/problem+json")
    answer = served.get("/api/v1/china-celac/meetings?format=xml")
    assert (answer.status, answer.headers["content-type"]) == (406, "application/problem+json")


def test_a_search_finds_things(served):
    answer = served.get("/api/v1/china-celac/search?q=vaccines&language=en")

    assert b'"is_match":true' in answer.body
