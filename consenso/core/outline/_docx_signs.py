"""Signs of Word: those of the Symbol font as letters, and what else stands for text in a run."""

from lxml import etree

from consenso.core.outline._docx_styles import W

# The Symbol font from 0x20 on, as Adobe maps it to Unicode; a space where there is nothing.
_FIRST = 0x20
_SYMBOL = (
    "\u00a0!∀#∃%&∋()∗+,−./0123456789:;<=>?"
    "≅ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "\uf8e5αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼ "
    "                                "
    "€ϒ′≤∕∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\uf8e6\uf8e7↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇\uf6da\uf6d9\uf6db∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊〈\uf8e8\uf8e9\uf8ea∑\uf8eb\uf8ec\uf8ed\uf8ee\uf8ef\uf8f0\uf8f1\uf8f2\uf8f3\uf8f4"
    " 〉∫⌠\uf8f5⌡\uf8f6\uf8f7\uf8f8\uf8f9\uf8fa\uf8fb\uf8fc\uf8fd\uf8fe "
)
_PRIVATE = 0xF000  # where Word puts the characters of fonts that are no letters
# Fonts whose characters are pictures; their letters mean nothing.
_PICTURES = ("wingdings", "webdings", "zapf", "dingbats", "symbol", "marlett", "mt extra")


def from_symbol(text: str) -> str:
    r"""Return text that is set in the Symbol font as the letters that it shows.

    >>> from_symbol("abc \uf0b7")
    'αβχ\xa0•'
    """
    return "".join(map(_letter, text))


def _letter(character: str) -> str:
    code = ord(character)
    code -= _PRIVATE if code >= _PRIVATE else 0
    place = code - _FIRST
    if not 0 <= place < len(_SYMBOL):
        return chr(code)
    return _SYMBOL[place] if _SYMBOL[place] != " " else chr(code)


def is_symbol(properties: etree._Element | None) -> bool:
    """Whether the properties of a run set the Symbol font."""
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    if fonts is None:
        return False
    name: str | None = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
    return name == "Symbol"


def of_sign(element: etree._Element) -> str:
    """Return the letter of a w:sym, '' where its font is one of pictures.

    Word shows the picture, of which nobody knows what it means; pandoc too gives nothing.
    """
    font = element.get(f"{W}font", "")
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if font == "Symbol" and 0 < code <= _PRIVATE + 0xFF:
        letter = _letter(chr(code))
        return letter if letter.isprintable() or letter == "\u00a0" else ""
    is_letter = 0x20 <= code < 0xD800
    return chr(code) if is_letter and not font.lower().startswith(_PICTURES) else ""
