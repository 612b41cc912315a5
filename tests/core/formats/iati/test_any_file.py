"""Whatever is sent is read or refused in a sentence; none ends in anything else."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consenso.core.formats.iati import CannotRead, CannotWrite, check, read, write
from tests.core.formats.iati.files import PUBLISHED, SAMPLES, VALID, WHOLE, content_of

BAD = sorted((SAMPLES.parent / "bad").glob("*"))
SEEDS = [WHOLE, *(content_of(path)[:20_000] for path in (*VALID, *PUBLISHED))]
PIECES = [
    *(b"<", b">", b"&", b"]]>", b"<!--", b"-->", b"<![CDATA[", b"<?", b"?>", b"\0", b"\xff"),
    *(b"<iati-activity>", b"</iati-activity>", b"</iati-activities>", b"&#0;", b"&#x10FFFF;"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b" xmlns=''", b" xmlns:x='u'", b"<x:a/>"),
    *(b' code="1"', b"<narrative>", b"2031-13-45", b"1e999", b"-", b"\xc3\xa9", b'"', b"'"),
]
any_file = settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))


def told(content: bytes) -> None:
    """Read, check and write; assert that what comes is an answer or a refusal of ours."""
    found = check(io.BytesIO(content))
    for problem in found:
        assert problem.said.endswith(".")
        assert problem.line >= 1
        assert problem.path
    try:
        reading = read(io.BytesIO(content))
        activities = list(reading)
    except CannotRead as refused:
        assert str(refused).endswith(".")  # noqa: PT017
        assert found.is_refused
        return
    assert len(activities) == found.activities
    try:
        write(
            activities,
            io.BytesIO(),
            head=reading.head,
            rest=reading.rest,
            version=reading.head.version,
        )
    except CannotWrite as refused:
        assert str(refused)  # noqa: PT017
    for one in activities:
        for name in dir(type(one)):
            if not name.startswith("_"):
                getattr(one, name)


@any_file
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject):
    content = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 40))
        content[place : place + length] = data.draw(
            st.one_of(st.sampled_from(PIECES), st.binary(max_size=6))
        )

    told(bytes(content))


@any_file
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes):
    told(content)
    told(b'<iati-activities version="2.03"><iati-activity>' + content)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_bad_file_is_refused(path):
    found = check(io.BytesIO(path.read_bytes()))

    problems = list(found)

    assert [one.code.partition(".")[0] for one in problems] == ["form"]
    assert found.is_refused


def test_bombs_are_refused_before_they_grow():
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">'.encode() for at in range(1, 12)
    )
    content = (
        bomb
        + b"]><iati-activities version='2.03'><iati-activity>&a11;</iati-activity></iati-activities>"
    )

    with pytest.raises(CannotRead) as refused:
        read(io.BytesIO(content))

    assert refused.value.problem == "form.doctype"


def test_a_stream_is_read_no_further_than_the_largest_activity():
    class Endless(io.RawIOBase):
        n_read = 0

        def read(self, size: int = -1) -> bytes:
            first = not self.n_read
            self.n_read += size
            return b'<iati-activities version="2.03"><iati-activity>' if first else b" " * size

    stream = Endless()

    with pytest.raises(CannotRead) as refused:
        list(read(stream))

    assert refused.value.problem == "form.too_large"
    assert stream.n_read < 32 * 1024 * 1024
