"""`consenso figures`: from an export alone come the same bytes as the site gives."""

import pytest
from click.testing import CliRunner

from consenso.domain.ledger.queries import head
from consenso.interfaces.cli.figures import command
from tests.interfaces.exported import exported

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("meridian")]
SITE = "/en/meridian/progress/"


@pytest.fixture
def folder(tmp_path):
    return exported(tmp_path)


def printed(*words, wrong=False):
    found = CliRunner().invoke(command, [str(word) for word in words])
    assert found.exit_code == (1 if wrong else 0), found.output
    return found.output if wrong else found.stdout_bytes.decode()


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ((), "figures.csv"),
        (("--of", "plan:plan-2020-2022"), "texts/plan-2020-2022/figures.csv"),
        (("--of", "party:XA"), "states/xa/figures.csv"),
        (("--rows", "unreported"), "rows/unreported.csv"),
        (("--rows", "promised-2021"), "rows/promised-2021.csv"),
        (("--of", "area:sea", "--rows", "evidenced"), "areas/sea/rows/evidenced.csv"),
        (
            ("--of", "plan:plan-2020-2022", "--rows", "delivered_sum-USD"),
            "texts/plan-2020-2022/rows/delivered_sum-USD.csv",
        ),
        (
            ("--of", "party:XA", "--within", "plan:plan-2020-2022", "--rows", "reported"),
            "states/xa/rows/reported.csv?text=plan-2020-2022",
        ),
    ],
)
def test_same_bytes_as_the_site_gives(client, folder, words, path):
    site = client.get(f"{SITE}{path}").content.decode().lstrip("\ufeff")
    assert site.count("\r\n") > 1
    assert printed(folder, *words) == site


def test_without_a_ledger_the_revision_is_nought(folder):
    (folder / "ledger-head.json").unlink()
    assert printed(folder, "--rows", "reported").splitlines()[1].endswith(",0,")
    assert head("meridian").number > 0


@pytest.mark.parametrize(
    "words",
    [("--of", "meeting:x"), ("--of", "plan"), ("--rows", "no_such"), ("--rows", "promised-1850")],
)
def test_what_there_is_not_is_told(folder, words):
    assert printed(folder, *words, wrong=True)


def test_record_that_is_not_sound_is_not_counted(folder):
    (folder / "commitments.yaml").write_text("- id: Not an id\n")
    assert "problems in the record" in printed(folder, wrong=True)


def test_head_that_is_none_is_told(folder):
    (folder / "ledger-head.json").write_text("[]")
    assert "is no head of a ledger" in printed(folder, wrong=True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--of", "commitment:no-such"), "There is no such figure: no-such."),
        (("--of", "commitment:m-2020-01", "--rows", "reported"), "are for plans, areas and parties"),
        (("--within", "commitment:m-2020-01", "--rows", "reported"), "is none of all, plan:ID"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_of_a_commitment_is_told(folder, words, told):
    assert told in printed(folder, *words, wrong=True)


def test_activities_that_are_none_are_told(folder):
    (folder / "activities.json").write_text("[]")
    assert "cannot be read" in printed(folder, wrong=True)
