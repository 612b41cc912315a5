"""Where in a paragraph words stand that somebody quotes."""

# Signs that are typed and typeset differently, one for one: they are the same in a quotation.
_SAME = str.maketrans("’‘‚“”„«»‐‑–—\u00a0\u202f\u2009\u3000", '\'\'\'"""""----    ')


def place_of(text: str, quote: str) -> tuple[int, int] | None:
    """Return where quoted words stand in a text first, `text[start:end]`, or None.

    Spaces count as one however many there are; quotation marks and dashes as they are typed; capitals as they stand, and
    where the words are not found so, in any case.

    >>> place_of("The Parties  shall keep 12 lighthouses.", "parties shall")
    (4, 18)
    >>> place_of("Borea’s ports", "Borea's"), place_of("ports", "schools"), place_of("ports", " ")
    ((0, 7), None, None)
    """
    plain, places = _plain(text)
    wanted, _ = _plain(quote)
    wanted = wanted.strip()
    if not wanted:
        return None
    at = plain.find(wanted)
    if at < 0:
        at = _lower(plain).find(_lower(wanted))
    return (places[at], places[at + len(wanted) - 1] + 1) if at >= 0 else None


def _plain(text: str) -> tuple[str, list[int]]:
    """Return a text with one space where there are several, and the place of each of its signs in the text as it was."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text.translate(_SAME)):
        is_space = sign.isspace()
        if is_space and signs and signs[-1] == " ":
            continue
        signs.append(" " if is_space else sign)
        places.append(place)
    return "".join(signs), places


def _lower(text: str) -> str:
    """Return a text in small letters, sign for sign, so that places stay what they were."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)
