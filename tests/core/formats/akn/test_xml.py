"""XML of strangers: nothing is fetched or expanded, nothing is too large, every encoding is read or refused."""

import tracemalloc

import pytest

from consenso.core.formats.akn import read
from consenso.core.formats.akn._xml import DEEPEST, MOST_BYTES, MOST_ELEMENTS, parsed
from consenso.core.outline import CannotRead
from tests.core.formats.akn.outlines import SAMPLES

BODY = "<akomaNtoso><doc><mainBody><p>中拉论坛 é</p></mainBody></doc></akomaNtoso>"


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE akomaNtoso>",
        "<!DOCTYPE akomaNtoso SYSTEM 'http://forum.example/akn.dtd'>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
        "<!DOCTYPE a [<!ENTITY e 'x'><!ENTITY f '&e;&e;&e;&e;'>]>",
        "<!-- before --><!DOCTYPE a [<!ENTITY % p SYSTEM 'http://forum.example/'> %p;]>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_declarations_of_a_type_are_refused(declared: str, encoding: str):
    head = f"<?xml version='1.0' encoding='{encoding.removesuffix('-be')}'?>"

    with pytest.raises(CannotRead, match="document type"):
        read((head + declared + BODY).encode(encoding))


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not beside the repository")
@pytest.mark.parametrize("name", ["xmlbomb", "quadratic", "external"])
def test_bombs_are_refused(name: str):
    with pytest.raises(CannotRead, match="document type"):
        read((SAMPLES / "bad" / f"{name}.xml").read_bytes())


def test_an_entity_that_nobody_declared_is_refused():
    with pytest.raises(CannotRead, match="undefined entity"):
        read(b"<akomaNtoso><doc><mainBody><p>&x;</p></mainBody></doc></akomaNtoso>")


def test_too_deep_is_refused():
    with pytest.raises(CannotRead, match="deep"):
        read(b"<akomaNtoso>" + b"<doc>" * DEEPEST + b"</doc>" * DEEPEST + b"</akomaNtoso>")


def test_too_many_elements_are_refused_in_little_memory():
    content = b"<akomaNtoso>" + b"<p/>" * (MOST_ELEMENTS + 1) + b"</akomaNtoso>"

    tracemalloc.start()
    with pytest.raises(CannotRead, match="more than"):
        read(content)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most < 200 * 1024**2


def test_too_large_is_refused():
    with pytest.raises(CannotRead, match="too large"):
        read(b"<" + b" " * MOST_BYTES)


def test_as_deep_as_may_be_is_read():
    depth = DEEPEST - 5
    content = "<section><heading>a</heading>" * depth + "</section>" * depth

    found = read(f"<akomaNtoso><doc><mainBody>{content}</mainBody></doc></akomaNtoso>".encode())

    assert len(found.outline.paragraphs) == depth


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "GBK", "big5"])
def test_encodings_are_read(encoding: str):
    body = (
        BODY.replace("é", "").replace("坛", "台") if encoding == "big5" else BODY.replace("é", "")
    )
    if encoding == "big5":
        body = body.replace("论", "")
    named = encoding.removesuffix("-sig")

    root = parsed(f"<?xml version='1.0' encoding='{named}'?>{body}".encode(encoding))

    words = next(node for node in root.every() if node.name == "p").children[0]
    assert isinstance(words, str)
    assert words.startswith("中拉")


@pytest.mark.parametrize(
    "content",
    [
        b"<?xml version='1.0' encoding='x-none'?><akomaNtoso/>",
        b"<?xml version='1.0' encoding='gb18030'?><akomaNtoso>\xff\xff</akomaNtoso>",
        "<akomaNtoso>é</akomaNtoso>".encode("latin-1"),
        b"\xff\xfe<\x00",
        b"\x00" * 50,
    ],
)
def test_wrong_encodings_are_refused(content: bytes):
    with pytest.raises(CannotRead):
        read(content)
