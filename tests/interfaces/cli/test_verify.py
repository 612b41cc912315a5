"""`consenso verify` and `consenso stamp`: an installation, and what was written out of one. The authority is a real one, of OpenSSL."""

import http.server
import json
import shutil
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from tests.record import MERIDIAN
from tests.servers import ROOT, begun, consenso, environment

TSA = """
[ tsa ]
default_tsa = tsa1
[ tsa1 ]
serial = {place}/serial
crypto_device = builtin
signer_cert = {place}/tsa.pem
signer_key = {place}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@pytest.fixture
def environ(tmp_path):
    return environment(tmp_path / "data", settings="consenso.project.settings")


@pytest.fixture
def loaded(environ):
    return begun(environ, "load", str(MERIDIAN))


def export(environ, folder):
    done = consenso(environ, "export", "meridian", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def rows(done):
    return json.loads(done.stdout.splitlines()[0])


def test_installation_has_two_ledgers_that_hold(loaded):
    done = consenso(loaded, "verify", "--json")

    found = {row["book"]: row for row in rows(done) if row["forum"] == "meridian"}
    assert done.returncode == 0, done.stderr
    assert (found["public"]["entries"], found["public"]["broken"]) == (1, None)
    assert (found["confidential"]["entries"], found["confidential"]["broken"]) == (0, None)


def test_export_is_checked_without_an_installation(loaded, tmp_path):
    folder = export(loaded, tmp_path / "out")
    (tmp_path / "none").mkdir()
    elsewhere = environment(tmp_path / "none" / "data", settings="consenso.project.settings")

    done = consenso(elsewhere, "verify", str(folder), "--json")

    [row] = rows(done)
    assert done.returncode == 0, done.stderr
    assert (row["forum"], row["entries"], row["fault"]) == ("meridian", 1, "")
    assert not (tmp_path / "none" / "data" / "consenso.sqlite3").exists()


def test_export_loads_again_the_same(loaded, tmp_path):
    folder = export(loaded, tmp_path / "out")

    done = consenso(loaded, "load", str(folder), "--json")

    assert done.returncode == 0, done.stderr
    assert {path.name: path.read_bytes() for path in MERIDIAN.glob("*.yaml")} == {
        path.name: path.read_bytes() for path in folder.glob("*.yaml")
    }


def test_changed_file_of_an_export_is_named(loaded, tmp_path):
    folder = export(loaded, tmp_path / "out")
    meetings = folder / "meetings.yaml"
    meetings.write_text(meetings.read_text().replace("Port Aurelia", "Port Borea"))

    done = consenso(loaded, "verify", str(folder))

    assert done.returncode == 1
    assert "meeting council-1 is not what the ledger says" in done.stdout


def test_changed_ledger_of_an_export_is_named(loaded, tmp_path):
    folder = export(loaded, tmp_path / "out")
    ledger = folder / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b'"added":', b'"addod":', 1))

    done = consenso(loaded, "verify", str(folder))

    assert done.returncode == 1
    assert "entry 1 does not hold" in done.stdout


def test_zip_of_an_export_is_checked_as_well(loaded, tmp_path):
    folder = export(loaded, tmp_path / "out")
    packed = tmp_path / "pack.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"record/{path.name}")

    done = consenso(loaded, "verify", str(packed), "--json")

    assert (done.returncode, rows(done)[0]["entries"]) == (0, 1)


def test_noted_head_must_be_in_the_chain(loaded, tmp_path):
    folder = export(loaded, tmp_path / "out")
    noted = json.loads((folder / "ledger-head.json").read_text())["digest"]

    assert consenso(loaded, "verify", str(folder), "--head", noted).returncode == 0
    assert consenso(loaded, "verify", "--head", noted).returncode == 0
    assert consenso(loaded, "verify", str(folder), "--head", "0" * 64).returncode == 1


@pytest.mark.parametrize("what", ["empty folder", "no zip"])
def test_what_is_no_export_is_told(loaded, tmp_path, what):
    path = tmp_path / "something"
    path.mkdir() if what == "empty folder" else path.write_text("words")

    done = consenso(loaded, "verify", str(path))

    assert done.returncode == 1
    assert str(path) in done.stderr


@pytest.fixture
def authority(tmp_path):
    """A time-stamping authority on this machine: its address, and its root certificate."""
    if not shutil.which("openssl"):
        pytest.skip("OpenSSL is not on this machine: apt-get install openssl")
    place = tmp_path / "tsa"
    place.mkdir()
    (place / "serial").write_text("01\n")
    (place / "tsa.cnf").write_text(TSA.format(place=place))
    (place / "ext.cnf").write_text(
        "extendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n"
    )

    def openssl(*words, given=None):
        done = subprocess.run(["openssl", *words], input=given, capture_output=True, cwd=place)
        assert done.returncode == 0, done.stderr
        return done.stdout

    openssl("req", "-x509", "-newkey", "rsa:3072", "-nodes", "-keyout", "ca.key", "-out", "ca.pem",
            "-days", "30", "-subj", "/CN=Imaginary root")  # fmt: skip
    openssl("req", "-newkey", "rsa:3072", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr",
            "-subj", "/CN=Imaginary authority")  # fmt: skip
    openssl("x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-set_serial", "7",
            "-days", "30", "-extfile", "ext.cnf", "-out", "tsa.pem")  # fmt: skip

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            (place / "asked.tsq").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            token = openssl(
                "ts", "-reply", "-config", "tsa.cnf", "-section", "tsa1", "-queryfile", "asked.tsq"
            )
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(token)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", place / "ca.pem"
    server.shutdown()
    server.server_close()


def test_authority_vouches_for_the_head_and_the_export_carries_it(loaded, tmp_path, authority):
    address, certificate = authority
    stamped = loaded | {
        "CONSENSO_TIME_STAMPS": address,
        "CONSENSO_TIME_STAMPS_CERTIFICATE": str(certificate),
    }

    done = consenso(stamped, "stamp")
    folder = export(stamped, tmp_path / "out")
    here, there = (
        consenso(stamped, "verify", "--json"),
        consenso(stamped, "verify", str(folder), "--json"),
    )

    assert (done.returncode, done.stdout) == (0, "meridian: entry 1 is stamped\n"), done.stderr
    for found in (here, there):
        assert found.returncode == 0, found.stderr
        assert rows(found)[0]["stamped"].startswith("20")


def test_stamp_of_another_authority_does_not_hold(loaded, tmp_path, authority):
    address, _ = authority
    consenso(loaded | {"CONSENSO_TIME_STAMPS": address}, "stamp")
    other = tmp_path / "other.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:3072", "-nodes", "-keyout", str(tmp_path / "k"),
         "-out", str(other), "-days", "30", "-subj", "/CN=Another root"],
        check=True, capture_output=True,
    )  # fmt: skip

    done = consenso(loaded | {"CONSENSO_TIME_STAMPS_CERTIFICATE": str(other)}, "verify")

    assert done.returncode == 1
    assert "its time stamp does not hold" in done.stdout


def test_authority_that_is_away_is_told(loaded):
    done = consenso(loaded | {"CONSENSO_TIME_STAMPS": "http://127.0.0.1:9/"}, "stamp")

    assert done.returncode == 1
    assert "the authority does not answer" in done.stderr


def test_without_an_authority_the_command_says_what_to_set(loaded):
    done = consenso(loaded, "stamp")

    assert done.returncode == 2
    assert "CONSENSO_TIME_STAMPS" in done.stderr


def test_tampering_with_the_database_is_found(loaded):
    import sqlite3

    with sqlite3.connect(Path(loaded["CONSENSO_DATA"]) / "consenso.sqlite3") as database:
        database.execute("UPDATE ledger_entry SET \"by\" = 'somebody else'")
    database.close()

    done = consenso(loaded, "verify")

    assert done.returncode == 1
    assert "entry 1 does not hold" in done.stdout


# The same as Sena does at the desk with a file.
IMPORT = """
import datetime as dt, django; django.setup()
from consenso.domain.imports.actions import begin, publish
from consenso.core.outline import read
from tests import cast
sena = cast.make().actor("Sena")
body = "Plan\\n\\n1. We will meet.\\n\\n2. We will act.\\n".encode()
row = begin(actor=sena, text="plan-2020-2022", outline=read(body, name="p.txt", language="en"),
    content=body, file_name="p.txt", address="", at=cast.AT)
publish(actor=sena, identifier=row.id, version=1, at=cast.AT)
"""


@pytest.fixture
def with_text(loaded):
    run_script(loaded, IMPORT)
    return loaded


def run_script(environ, source):
    subprocess.run([sys.executable, "-c", source], env=environ, cwd=ROOT, check=True)


def test_words_of_a_text_are_checked_with_the_ledger(with_text):
    assert "meridian, texts: 1 imported: holds" in consenso(with_text, "verify").stdout

    run_script(
        with_text,
        "import django; django.setup();"
        "from consenso.domain.texts.models import Paragraph;"
        "Paragraph.objects.filter(text='We will act.').update(text='We may act.')",
    )

    done = consenso(with_text, "verify")
    assert done.returncode == 1
    assert "plan-2020-2022 en is not what was imported" in done.stdout


def test_export_carries_what_texts_say_and_load_takes_it_back(with_text, tmp_path):
    folder = export(with_text, tmp_path / "out")
    name = "content.plan-2020-2022.en.json"
    assert (folder / name).is_file()
    assert consenso(with_text, "verify", str(folder)).returncode == 0

    other = environment(tmp_path / "other", settings="consenso.project.settings")
    first = consenso(other, "load", str(folder))
    again = consenso(other, "load", str(folder))
    back = export(other, tmp_path / "back")

    assert "Texts: 1 taken, 0 as they were" in first.stdout
    assert "Texts: 0 taken, 1 as they were" in again.stdout
    assert (back / name).read_bytes() == (folder / name).read_bytes()
    assert consenso(other, "verify").returncode == 0

    words = (folder / name).read_text().replace("We will act.", "We may act.")
    (folder / name).write_text(words)
    done = consenso(with_text, "verify", str(folder))
    assert done.returncode == 1
    assert f"{name} is not what the ledger says" in done.stdout
    (folder / name).unlink()
    assert "not in the files" in consenso(with_text, "verify", str(folder)).stdout


def test_content_file_that_cannot_be_taken_is_named(loaded, tmp_path):
    folder = export(loaded, tmp_path / "out")
    (folder / "content.plan-2020-2022.en.json").write_text("{}")
    (folder / "content.no-such.en.json").write_text(
        '{"form":"consenso-content/1","text":"no-such","language":"en","title":"",'
        '"paragraphs":[],"file":{"name":"","sha256":"","address":""}}'
    )

    done = consenso(loaded, "load", str(folder))

    assert "Refused: content.plan-2020-2022.en.json: it is no content file" in done.stderr
    assert "Refused: content.no-such.en.json: the record has no such text" in done.stderr
