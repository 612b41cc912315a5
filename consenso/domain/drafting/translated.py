"""A draft beside itself in another language: what changed since it was translated, and where the two say different things."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from consenso.core.errors import NotFound
from consenso.core.lineage import Kind, differences
from consenso.domain.drafting.models import Act
from consenso.domain.drafting.past import shown_from
from consenso.domain.drafting.queries import DraftRow, ParagraphRow, paragraphs, sha_of
from consenso.domain.drafting.translations import TranslationRow, counts, translations


@dataclass(frozen=True, slots=True)
class Differing:
    """What the working language says and the translation does not, or the other way round; '' for what is missing."""

    kind: Kind
    in_base: str
    in_other: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A paragraph and its translation. `was`: the words that were translated, where they are others by now; '' else.

    `differs` is empty where there is no translation of the words of now.
    """

    row: ParagraphRow
    translation: TranslationRow
    was: str
    differs: tuple[Differing, ...]

    @property
    def seal(self) -> str:
        """By what a form says which translation it was made from: '' for none."""
        return seal_of(self.translation)


def seal_of(row: TranslationRow) -> str:
    """Return a mark of a translation as it stands, '' where there is none."""
    return sha_of(f"{row.of} {row.text}") if row.text else ""


def beside(draft: DraftRow, language: str) -> tuple[Beside, ...]:
    """Return all paragraphs with words beside another language of the draft, in order. Six queries at most.

    Raises:
        NotFound: it is no other language of the draft.
    """
    rows = {one.id: one for one in paragraphs(draft.id)}
    held = translations(draft, language)
    stale = {one.paragraph: one.of for one in held if one.status == "stale"}
    earlier = _earlier(draft, stale)
    return tuple(
        Beside(
            rows[one.paragraph],
            one,
            earlier.get(one.paragraph, ""),
            differing(draft, rows[one.paragraph].text, one),
        )
        for one in held
    )


def differing(draft: DraftRow, base: str, row: TranslationRow) -> tuple[Differing, ...]:
    """Return where a translation of the words of now says something else: numbers, dates, names, words that bind. No query."""
    if row.status != "current":
        return ()
    found = differences(base, row.text, languages=(draft.language, row.language))
    return tuple(Differing(*one) for one in found)


def one_beside(draft: DraftRow, language: str, paragraph: str) -> Beside:
    """Return one paragraph and its translation.

    Raises:
        NotFound: there is no such paragraph, or no such language.
    """
    for one in beside(draft, language):
        if one.row.id == paragraph:
            return one
    raise NotFound("paragraph", paragraph)


def _earlier(draft: DraftRow, wanted: Mapping[str, str]) -> dict[str, str]:
    """Return words that paragraphs had while all saw the draft, by id, from their SHA-256. No query for none."""
    found: dict[str, str] = {}
    if not wanted:
        return found
    acts = Act.objects.filter(draft_id=draft.id, number__gte=shown_from(draft.id))
    acts = acts.order_by("-number")
    for payload in acts.values_list("payload", flat=True).iterator(500):
        _look(payload.get("paragraphs", ()), wanted, found)
        if len(found) == len(wanted):
            break
    return found


def _look(
    said: Sequence[Mapping[str, str]], wanted: Mapping[str, str], found: dict[str, str]
) -> None:
    for one in said:
        identifier = one["id"]
        if identifier in wanted and identifier not in found:
            text = one["text"]
            if sha_of(text) == wanted[identifier]:
                found[identifier] = text


def waiting(drafts: Collection[DraftRow]) -> Mapping[str, int]:
    """Return how many paragraphs are missing or stale, in all other languages together, by the draft's id. Two queries a draft."""
    return {
        one.identifier: sum(of["stale"] + of["missing"] for of in counts(one).values())
        for one in drafts
    }
