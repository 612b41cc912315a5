"""A bracketed draft as lines of a page."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext

from consenso.core import wording
from consenso.domain.drafting.queries import ParagraphRow, ProposalRow, Standing
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.desk.drafting.pages import ParagraphLine
from consenso.interfaces.ui.brackets import kept_brackets


def lines_of(
    on: DraftDesk,
    standing: Standing,
    bracketed: wording.BracketedDraft,
    own: Iterable[ProposalRow] = (),
) -> tuple[ParagraphLine, ...]:
    """Return the paragraphs of a draft as its page shows them, those without words left out."""
    rows = {one.id: one for one in standing.paragraphs}
    mine: dict[str, list[ProposalRow]] = {}
    for one in own:
        mine.setdefault(one.after if one.kind == "addition" else one.paragraph, []).append(one)
    labels = {item.id: item.label for item in bracketed.items}
    return tuple(
        line_of(on, item, rows.get(item.id), labels, mine.get(item.id, ()))
        for item in bracketed.items
        if item.segments
    )


def line_of(
    on: DraftDesk,
    item: wording.Item,
    row: ParagraphRow | None,
    labels: Mapping[str, str],
    own: Iterable[ProposalRow] = (),
) -> ParagraphLine:
    """Return one paragraph; `row` is None where it is only proposed."""
    return ParagraphLine(
        identifier=item.id,
        label=item.label,
        kind=row.kind if row else "paragraph",
        depth=row.depth if row else 0,
        text=kept_brackets(item.segments, names=on.names, own=on.sign),
        is_agreed=item.is_agreed,
        is_in_hand=on.row.in_hand == item.id,
        address=on.address(f"p/{item.id}/"),
        language=on.row.language,
        notes=tuple(notes_of(item, row, labels)),
        own=", ".join(own_said(one) for one in own),
    )


def notes_of(
    item: wording.Item, row: ParagraphRow | None, labels: Mapping[str, str]
) -> Iterable[str]:
    """Yield what is noted beside a paragraph, in words: added, moved, split, merged by whom; parked; linked."""
    for note in item.notes:
        by = ", ".join(note.by)
        target = labels.get(note.target, "") or note.target
        yield {
            "addition": gettext("New paragraph, proposed by %(by)s"),
            "move": gettext("To stand after %(target)s, proposed by %(by)s"),
            "split": gettext("To be split, proposed by %(by)s"),
            "merge": gettext("To be merged into %(target)s, proposed by %(by)s"),
        }[note.kind] % {"by": by, "target": target or gettext("nothing: as the first")}
    if row is not None and row.is_parked:
        yield gettext("Parked")
    if row is not None and row.linked:
        yield gettext("Linked: %(name)s. None of these is agreed until all are.") % {
            "name": row.linked
        }


def own_said(one: ProposalRow) -> str:
    """Return what the own delegation prepared, in a few words."""
    if one.level == "capital":
        return gettext("Your proposal waits for your capital")
    return gettext("Your proposal is not sent yet")
