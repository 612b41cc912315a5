"""Where a paragraph comes from and what became of it, text by text: its line through the texts of its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from consenso.core.lineage import Step
from consenso.core.outline import Outline
from consenso.domain.texts.contents import ContentRow
from consenso.domain.texts.lineages import compared, families
from consenso.domain.texts.naming import called


@dataclass(frozen=True, slots=True)
class Standing:
    """A paragraph in one text of its line: the content's id, the paragraph's, and what it is called ('' for no number).

    `change` says how it continues the one before: same, reworded, merged, split, moved; '' for the first.
    """

    content: int
    paragraph: str
    called: str
    change: str


def family_of(forum: str, content: ContentRow) -> tuple[ContentRow, ...]:
    """Return the contents that a content is compared with, itself among them, the earliest first. Two queries.

    Alone of its kind in its language: ().
    """
    found = families(forum).values()
    return next((rows for rows in found if content.id in {row.id for row in rows}), ())


def line_of(
    family: Sequence[ContentRow], said: Mapping[int, Outline], content: ContentRow, paragraph: str
) -> tuple[Standing, ...]:
    """Return the line of a paragraph through its family, the earliest text first, itself among them. One query.

    `said` is what each content of the family says, by id. Of several that were merged into one, and of what one was split
    into, the first is followed. Nothing before and nothing after, or nothing compared yet: ().
    """
    if not family:
        return ()
    here = [row.id for row in family].index(content.id)
    links = compared(family)
    places = [(content.id, paragraph, "")]
    for place in range(here - 1, -1, -1):
        link = links[place]
        step = _step(link.steps, paragraph=places[0][1], side="new") if link else None
        if step is None or not step.old:
            break
        places[0] = (*places[0][:2], step.change)
        places.insert(0, (family[place].id, step.old[0], ""))
    for place in range(here, len(links)):
        link = links[place]
        step = _step(link.steps, paragraph=places[-1][1], side="old") if link else None
        if step is None or not step.new:
            break
        places.append((family[place + 1].id, step.new[0], step.change))
    if len(places) == 1:
        return ()
    parts = {row.id: {part.id: part for part in said[row.id].paragraphs} for row in family}
    return tuple(
        Standing(where, name, called(parts[where], name), change) for where, name, change in places
    )


def _step(steps: Sequence[Step], *, paragraph: str, side: str) -> Step | None:
    return next((step for step in steps if paragraph in getattr(step, side)), None)
