"""Bytes → text, whatever they were written in."""

import re

from consenso.core.outline._errors import CannotRead

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LINE_END = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def decoded(content: bytes) -> str:
    r"""Return a text's bytes as text, with \n for every kind of line end.

    UTF-8, UTF-16 and UTF-32 by their marks or their looks; else GB 18030 where that gives Chinese, else Windows-1252.

    >>> decoded("Declaración".encode("cp1252")), decoded("中拉论坛".encode("gb18030")), decoded("a\r\nb".encode("utf-16"))
    ('Declaración', '中拉论坛', 'a\nb')

    Raises CannotRead for bytes that are no text.
    """
    text = _text(content)
    controls = len(_CONTROLS.findall(text[:20_000]))
    if controls > 0.01 * min(len(text), 20_000):
        raise CannotRead("This is not a text file: it holds signs that no text has.")
    return _LINE_END.sub("\n", _CONTROLS.sub(" ", text))


def _text(content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, errors="replace").removeprefix("\ufeff")
    sample = content[:4000]
    nuls = sample.count(0)
    if nuls > len(sample) * 0.2:
        low = sample[0::2].count(0) > sample[1::2].count(0)
        return content.decode("utf-16-be" if low else "utf-16-le", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        chinese = content.decode("gb18030")
    except UnicodeDecodeError:
        chinese = ""
    common = sum(1 for sign in chinese if sign in "的和国在合作与一是中发展会议及人年，。、")
    wide = sum(1 for sign in chinese if ord(sign) > 0x2E7F)
    if wide and common > 0.1 * wide:
        return chinese
    if wide > 3 and not common and content.isascii():
        return chinese
    return content.decode("cp1252", errors="replace")
