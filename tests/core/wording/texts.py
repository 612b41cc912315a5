"""Paragraphs of the six languages, what delegations make of them, and proposals on each other."""

from hypothesis import strategies as some

from consenso.core.wording import Proposal, tokens

SENTENCES = {
    "en": (
        "We, the Ministers of the Meridian Forum, shall build 20,000 schools by 2031. ",
        "The Parties will promote mutual benefit, win-win cooperation and people-to-people exchange; ",
        "they agree to meet every two years (see annex). ",
        "Borea's ports shall remain open and/or free of charge. ",
    ),
    "es": (
        "Las Partes acuerdan construir 20.000 escuelas antes de 2031. ",
        "Fortalecerán la cooperación entre los países y las regiones, según sus capacidades. ",
        "¿Habrá más años de intercambio? Sí: así lo acordaron. ",
    ),
    "pt": (
        "As Partes promoverão a cooperação e o desenvolvimento sustentável. ",
        "São Marinho oferecerá 300 bolsas de estudo às nações do Foro. ",
    ),
    "fr": (
        "Les États s'engagent à coopérer dans les domaines de l’énergie et de l'eau. ",
        "Ils se réuniront chaque année « à haut niveau » ; le cœur de l'accord demeure. ",
    ),
    "nl": (
        "De staten komen overeen om samen te werken aan één zee. ",
        "Zij zullen coöperatie en uitwisseling bevorderen, onder meer in 's-Gravenhage. ",
    ),
    "zh": (
        "双方将于2031年前建设20000所学校。",
        "各方应加强互利共赢的合作，推动人民之间的交流；",
        "部长级会议（见附件）每两年举行一次。",
    ),
}
MORE = (
    (
        "should",
        "strongly ",
        "and the coast ",
        ", as appropriate,",
        "[sic]",
        "(MEX)",
        "delete",
        "Alt 1: a",
    ),
    ("fuertemente ", "todas", "y los mares ", "2035"),
    ("fortemente ", "ações", "e as ilhas "),
    ("fermement ", "d’abord", "et les îles "),
    ("krachtig ", "allen", "en de eilanden "),
    ("积极", "应", "和", "可持续发展"),
    (" ", "  ", ".", "\\", "/", "|", "e\u0301", "👩‍🔬", "\n", "]", "[", "("),
)
CODES = ("AUR", "BOR", "CAL", "DRA", "ESM", "G77")


@some.composite
def bases(draw: some.DrawFn) -> str:
    language = draw(some.sampled_from(sorted(SENTENCES)))
    return "".join(draw(some.lists(some.sampled_from(SENTENCES[language]), max_size=4))).rstrip()


@some.composite
def edited(draw: some.DrawFn, text: str) -> str:
    """A text with a few words replaced, left out, added, or sentences of it in another order."""
    pieces = tokens(text)
    for _ in range(draw(some.integers(0, 4))):
        at = draw(some.integers(0, len(pieces)))
        upto = min(len(pieces), at + draw(some.sampled_from((0, 0, 1, 1, 2, 5, 40))))
        new = draw(some.lists(some.sampled_from(MORE).flatmap(some.sampled_from), max_size=3))
        pieces[at:upto] = new
    return "".join(pieces)


texts = some.one_of(
    bases(), bases().flatmap(edited), some.text(max_size=30), some.text("ab c.，的合", max_size=12)
)


@some.composite
def bases_and_proposals(draw: some.DrawFn, most: int = 6) -> tuple[str, list[Proposal]]:
    """A base and proposals on it and on each other, in any order; each delegation in one of them."""
    base = draw(texts)
    codes = draw(some.permutations(CODES))
    made: list[Proposal] = []
    known = [base]
    number = 0
    while codes and number < most and (not number or draw(some.integers(0, 5))):
        n_by = draw(some.integers(1, min(2, len(codes))))
        by, codes = codes[:n_by], codes[n_by:]
        on = draw(some.sampled_from([*made, None])) if made else None
        start = base if on is None or on.wording is None else on.wording
        wording = draw(
            some.one_of(
                edited(start), edited(start), edited(start), some.just(""), some.none(), texts
            )
        )
        if made and not draw(some.integers(0, 3)):
            wording = draw(some.sampled_from(made)).wording
        made.append(
            Proposal(
                tuple(by),
                wording,
                id=str(number),
                on=on.id if on else "",
                is_whole=not draw(some.integers(0, 7)),
            )
        )
        known.append(start)
        number += 1
    return base, draw(some.permutations(made))
