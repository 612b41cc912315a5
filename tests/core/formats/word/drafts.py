"""Drafts with proposals, any at all, in the six languages."""

import datetime as dt
from dataclasses import replace

from hypothesis import strategies as st

from consenso.core.formats.word import Draft, Note, Paragraph, Proposal

PARTIES = ("Aurelia", "Borea", "Cobalt, Republic of", "Île de Dorée", "埃洛")
SENTENCES = (
    "We will open the ports of the forum to all ships by 2032.",
    "Acordamos crear una red de escuelas técnicas en tres años.",
    "Os ministros reúnem-se todos os anos na capital.",
    "Les ministres s’engagent à former 200 pilotes d’ici à 2031.",
    "De ministers komen elk jaar bijeen, in de hoofdstad.",
    "双方将在三年内建立职业学校网络，并每年举行会议。",
    "Idem.",
)
NEW = (
    "Pilots: twenty more each year;\nno fewer.",
    "Otra cosa\tcompletamente distinta.",
    "另外，设立一个基金。",
    "  <&> \"quoted\" 'all' [sic] %1 ",
)
WORDS = st.sampled_from(
    ["shall", " ports", "，基金", "é", "2 ", "not ", "\t", "\n", "of the", "。"]
)
MOMENTS = st.integers(0, 10**8).map(
    lambda seconds: dt.datetime(2030, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)
)
REASONS = st.sampled_from(["", "", "Too firm.", "Not agreed.\nSee  the mandate."])


@st.composite
def reworded(draw: st.DrawFn, text: str) -> str:
    """Return a text with some stretches of it taken out, and others put in; never the same but for spaces."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 3, 9])))
        text = text[:start] + draw(WORDS) + text[end:]
    return text


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    texts = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
    paragraphs = tuple(
        Paragraph(
            f"p-{at}",
            text,
            draw(st.sampled_from(["", f"{at + 1}.", "12 bis.", "(a)", "第一条"])),
            draw(st.sampled_from(["paragraph", "paragraph", "point", "heading-1", "title"])),
        )
        for at, text in enumerate(texts)
    )
    proposals: list[Proposal] = []
    for paragraph in paragraphs:
        free = list(PARTIES)
        for _ in range(draw(st.integers(0, 3))):
            by = draw(st.lists(st.sampled_from(free), min_size=1, max_size=2, unique=True))
            free = [name for name in free if name not in by]
            proposals += draw(_own(paragraph, tuple(by), paragraphs))
            if not free:
                break
    for at, free in enumerate(draw(st.lists(st.permutations(PARTIES), max_size=3))):
        by = free[: draw(st.integers(1, 2))]
        proposals.append(
            Proposal(
                "insertion",
                tuple(by),
                text=draw(st.sampled_from(NEW)),
                after=draw(st.sampled_from(["", *(one.id for one in paragraphs)])),
                id=draw(st.sampled_from(["", f"new-{at}"])),
                reason=draw(REASONS),
                at=draw(MOMENTS),
            )
        )
    proposals = _once(proposals)
    notes = tuple(
        Note(one.by, one.paragraph or one.after or paragraphs[0].id, "Nobody sent it.")
        for one in proposals
        if draw(st.integers(0, 5)) == 0
    )
    language = draw(st.sampled_from(["en", "zh-Hans"]))
    return Draft(paragraphs, tuple(proposals), "Plan", language, notes=notes)


def _once(proposals: list[Proposal]) -> list[Proposal]:
    """Return proposals without the second of those that a delegation makes twice at one place."""
    seen: set[tuple[str, ...]] = set()
    kept = []
    for one in proposals:
        keys = {(name, one.paragraph, one.after, one.text, one.id) for name in one.by}
        if one.kind != "insertion" or not keys & seen:
            kept.append(one)
        seen |= keys
    return kept


@st.composite
def _own(
    draw: st.DrawFn, paragraph: Paragraph, by: tuple[str, ...], paragraphs: tuple[Paragraph, ...]
) -> list[Proposal]:
    said = {"paragraph": paragraph.id, "reason": draw(REASONS), "at": draw(MOMENTS)}
    kind = draw(st.sampled_from(["wording", "wording", "wording", "deletion", "move"]))
    others = [one.id for one in paragraphs if one.id != paragraph.id]
    if kind == "move":
        return [Proposal("move", by, after=draw(st.sampled_from(["", *others])), **said)]
    if kind == "deletion":
        return [Proposal("deletion", by, **said)]
    text = draw(reworded(paragraph.text))
    is_other = text.strip() and " ".join(text.split()) != " ".join(paragraph.text.split())
    return [Proposal("wording", by, text=text, **said)] if is_other else []


def gathered(proposals: tuple[Proposal, ...]) -> list[Proposal]:
    """Return proposals in a fixed order, the same of several as one, without moments."""
    groups: dict[Proposal, set[str]] = {}
    for one in proposals:
        groups.setdefault(replace(one, by=(), at=None), set()).update(one.by)
    joined = [replace(one, by=tuple(sorted(by))) for one, by in groups.items()]
    return sorted(joined, key=repr)
