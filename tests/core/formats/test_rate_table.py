"""Tables of rates: what is taken, what is written otherwise, what is refused and why. Values are made up, of codes for tests."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consenso.core.formats.rate_table import NoTableOfRates, read_rate_table, slug

HEAD = "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,TITLE\n"
MONTHLY = "EXR.M.XTS.XXX.SP00.A,M,XTS,XXX,SP00,A,{period},{value},{status},0,Tests\n"


def table(*rows, head=HEAD):
    return read_rate_table((head + "".join(rows)).encode())


def month(period="2022-03", value="7.0640", status="A"):
    return MONTHLY.format(period=period, value=value, status=status)


def test_sdmx_csv_as_central_banks_offer_it():
    found = table(month("2022-02", "7.10", "P"), month("2022-01"))
    [one] = found.series
    assert (one.key, one.currency, one.base, one.basis) == ("EXR.M.XTS.XXX.SP00.A", "XTS", "XXX", "average")  # fmt: skip
    assert [(value.period, value.value, value.status) for value in one.values] == [
        ("2022-01", "7.0640", ""),
        ("2022-02", "7.10", "P"),
    ]
    assert (found.changed, found.refused) == ((), ())


def test_sdmx_csv_with_names_beside_codes_and_without_a_key():
    head = "DATAFLOW;FREQ: Frequency;CURRENCY: Currency;CURRENCY_DENOM: Of;COLLECTION: Basis;TIME_PERIOD: Time;OBS_VALUE\n"
    rows = "T:EXR(1.0);A: Annual;XTS: Test;XXX: None;E: End;2022;2.5\nT:EXR(1.0);A: Annual;XTS: Test;XXX: None;E: End;2023;2.6\n"
    [one] = read_rate_table(("\ufeff" + head + rows).encode()).series
    assert (one.key, one.dataset, one.currency, one.basis) == ("A.XTS.XXX", "T:EXR(1.0)", "XTS", "end")  # fmt: skip
    assert len(one.values) == 2


def test_each_key_is_a_series_and_days_are_of_the_day():
    other = month("2022-03").replace("XTS.XXX", "XXX.XTS").replace("XTS,XXX", "XXX,XTS")
    assert len(table(month(), other).series) == 2
    [daily] = table(month("2022-03-31")).series
    assert daily.basis == "day"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (month(value=""), "no value"),
        (month(value="NaN", status="M"), "no value"),
        (month(value="7,1").replace("7,1", '"7,1"'), "digit by digit"),
        (month(value="0"), "above nought"),
        (month(value="-7"), "above nought"),
        (month(value="7E-1"), "digit by digit"),
        (month(period="2022-13"), "no period"),
        (month(period="2022-W05"), "no period"),
        (month(period=""), "no period"),
        (month(status="final"), "no status"),
        (month().replace(",0,Tests", ",3,Tests"), "powers of ten"),
        (month().replace(",XTS,", ",QQQ,"), "no currency"),
        (month("2022"), "2022 is no month, as 2021-01 is"),
        (month("2021-01", "9"), "2021-01 stands in line 2 already"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_its_line_and_the_rest_is_taken(row, why):
    found = table(month("2021-01"), row, month("2023-01"))
    [told] = found.refused
    assert told.line == 3
    assert why in told.words
    assert [one.period for one in found.series[0].values] == ["2021-01", "2023-01"]


def test_periods_of_reporting_are_written_as_the_record_writes_them_and_that_is_told():
    found = table(month("2022-M03"))
    assert found.series[0].values[0].period == "2022-03"
    assert str(found.changed[0]) == "line 2: 2022-M03 is written 2022-03"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no column OBS_VALUE and no column TIME_PERIOD"),
        (b"TIME_PERIOD,VALUE\n2022,1\n", "no column OBS_VALUE"),
        ("TIME_PERIOD,OBS_VALUE\n2022,1\n".encode("utf-16"), "not in UTF-8"),
        (b"PK\x03\x04\x00", "no column"),
        (b'TIME_PERIOD,OBS_VALUE\n"' + b"a" * 200_000, "cannot be read"),
    ],
)
def test_what_is_no_table_says_so(content, why):
    with pytest.raises(NoTableOfRates, match=why):
        read_rate_table(content)


@given(
    st.dictionaries(
        st.integers(1900, 2100),
        st.decimals("0.0001", "99999", places=4).map(str),
        min_size=1,
        max_size=30,
    )
)
def test_every_digit_of_any_table_is_kept(by_year):
    out = io.StringIO()
    csv.writer(out).writerows(
        [("TIME_PERIOD", "OBS_VALUE"), *((str(one), by_year[one]) for one in by_year)]
    )
    [series] = read_rate_table(out.getvalue().encode()).series
    assert [(int(one.period), one.value) for one in series.values] == sorted(by_year.items())


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_a_table_or_none(content):
    try:
        found = read_rate_table(b"TIME_PERIOD,OBS_VALUE,CURRENCY\n" + content)
    except NoTableOfRates:
        return
    assert all(one.values for one in found.series)


def test_ids_are_made_of_keys():
    assert slug(["EXR.D.XTS.XXX.SP00.A"]) == "exr-d-xts-xxx-sp00-a"
    assert len(slug(["a." * 200])) <= 80
