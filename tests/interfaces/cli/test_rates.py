"""`consenso rates`: from a publisher's table into a record that the check finds sound, and again when more is published."""

import shutil

import pytest
from click.testing import CliRunner

from consenso.core.record import check, read
from consenso.domain.record.queries import files_in
from consenso.interfaces.cli.rates import command
from tests.record import MERIDIAN

HEAD = "KEY,CURRENCY,CURRENCY_DENOM,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"
SAID = ("--publisher", "en=Office of Tests", "--publisher", "es=Oficina de Pruebas", "--name", "Tests",
        "--retrieved", "2026-01-02", "--source", "https://example.org/t")  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(MERIDIAN, tmp_path / "record")


def taken(folder, rows, *options, expect=0, head=HEAD):
    path = folder.parent / "table.csv"
    path.write_text(head + rows, encoding="utf-8")
    found = CliRunner().invoke(command, ["read", str(path), str(folder), *options])
    assert found.exit_code == expect, found.output
    return found.output


def rates_in(folder):
    reading = read(files_in(folder))
    assert check(reading) == ()
    return {identifier: one.entity for identifier, one in reading.found["rates"].items()}


def test_table_becomes_rates_of_a_sound_record_and_others_stay(folder):
    before = rates_in(folder)
    told = taken(folder, "M.XTS.XXX,XTS,XXX,A,2022-02,7.0640,A\nM.XTS.XXX,XTS,XXX,A,2022-01,7.10,P\nM.XTS.XXX,XTS,XXX,A,2022-03,,M\n", *SAID)  # fmt: skip
    assert "refused, line 4: no value" in told
    assert "m-xts-xxx: 2 values taken, 2 of them new" in told
    after = rates_in(folder)
    assert {name: after[name] for name in before} == before
    one = after["m-xts-xxx"]
    assert one.publisher == {"en": "Office of Tests", "es": "Oficina de Pruebas"}
    assert (one.name, one.retrieved, one.confidence) == ({"en": "Tests"}, "2026-01-02", "high")
    assert [(p.period, p.value, p.status) for p in one.points] == [
        ("2022-01", "7.10", "P"),
        ("2022-02", "7.0640", None),
    ]


def test_what_is_published_later_is_added_and_what_was_revised_is_told(folder):
    taken(folder, "M.XTS.XXX,XTS,XXX,A,2022-01,7.10,P\n", *SAID)
    told = taken(folder, "M.XTS.XXX,XTS,XXX,A,2022-01,7.20,A\nM.XTS.XXX,XTS,XXX,A,2022-02,7.30,A\n", "--retrieved", "2026-03-01")  # fmt: skip
    assert "m-xts-xxx: changed, 2022-01 from 7.10 to 7.20" in told
    one = rates_in(folder)["m-xts-xxx"]
    assert [point.value for point in one.points] == ["7.20", "7.30"]
    assert one.retrieved == "2026-03-01"
    assert one.sources == ("https://example.org/t",)  # what was said stays


def test_simple_table_is_filled_up_by_options(folder):
    head = CliRunner().invoke(command, ["template"]).output
    assert head == "CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"
    prices = ("--kind", "prices", "--currency", "XTS", "--basis", "average", "--reference", "2020", "--state", "XA", "--id", "own")  # fmt: skip
    taken(folder, ",,2020,100,\n,,2021,104.0,\n", *SAID, *prices, head=head)
    one = rates_in(folder)["own"]
    assert (one.kind, one.currency, one.reference, one.state) == ("prices", "XTS", 2020, "XA")


def test_trial_writes_nothing(folder):
    before = files_in(folder)
    assert "1 of them new" in taken(folder, "M,XTS,XXX,A,2022-01,7.10,\n", *SAID, "--dry-run")
    assert files_in(folder) == before


@pytest.mark.parametrize(
    ("rows", "options", "why"),
    [
        ("M,XTS,XXX,A,2022-01,7.10,\n", (), "give --publisher"),
        ("M,XTS,XXX,,2022-01,7.10,\n", SAID, "give --basis"),
        ("M,XTS,,A,2022-01,7.10,\n", SAID, "name the currency of which one is worth so much"),
        ("M,XTS,XXX,A,2022-01,,\n", SAID, "No value of"),
        ("M,XTS,XXX,A,2022-01,7,\nN,XTS,XXX,A,2022-01,7,\n", (*SAID, "--id", "a"), "has 2 series"),
        ("M,XTS,XXX,A,2022-01,7,\n", (*SAID, "--kind", "prices"), "a base, but prices"),
    ],
)
def test_what_is_lacking_is_told_and_nothing_is_written(folder, rows, options, why):
    before = files_in(folder)
    assert why in taken(folder, rows, *options, expect=1)
    assert files_in(folder) == before


def test_file_that_is_no_table_is_told(folder):
    assert "no column OBS_VALUE" in taken(folder, "", expect=1, head="TIME_PERIOD\n")


def test_broken_rates_are_put_right_first(folder):
    (folder / "rates.yaml").write_text("- id: A B\n", encoding="utf-8")
    assert "right first" in taken(folder, "M,XTS,XXX,A,2022-01,7,\n", *SAID, expect=1)
