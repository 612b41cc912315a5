"""How far assessors agree, ready to show: in words for each commitment, as measured, and the rows to compute it again."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext, ngettext

from consenso.core.record import Assessment, Assessor
from consenso.domain.commitments import queries as commitments
from consenso.domain.delivery import agreement, reporting
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.pages import Block, Link, computed, links, sentence, table
from consenso.interfaces.public.said import specific, who_says_what
from consenso.interfaces.ui.components import Cell, Column, Table

EVERY = 1_000_000  # more than any record has


def agreement_blocks(frame: Frame, known: Mapping[str, Assessor]) -> tuple[Block, ...]:
    """Return how far assessors agree: in words for each commitment that two of them assessed, and as measured."""
    made = reporting.assessments(frame.slug, per_page=EVERY).items
    if not made:
        return (sentence(gettext("Nobody has assessed anything yet.")),)
    blocks: list[Block] = [
        links((Link(gettext("Who assesses, and how"), frame.address("assessor")),))
    ]
    blocks += _in_words(frame, made)
    compared = agreement.agreements(agreement.given(made, known.values()))
    if compared:
        blocks.append(table(_measured(frame, compared, known)))
    else:
        words = gettext(
            "No two assessors use the same scale, or numbers of their own, so nothing can be measured between them."
        )
        blocks.append(sentence(words))
    how = gettext(
        "Agreement is Krippendorff’s alpha: 1 where all agree, 0 where they agree no more than by chance. Compared are verdicts on the same commitment and the same party’s part, the last of each assessor by each method; only methods with the same scale, or, where it is said, methods that give each grade a number, each scale stretched to 0–1 by its own least and greatest number. Version of the computation: %(version)s; methods as in revision %(revision)s of the record."
    ) % {"version": agreement.VERSION, "revision": frame.head.number}
    blocks.append(computed(how))
    base = frame.address("assessment")
    rows = gettext("The verdicts from which it can be computed again, as a spreadsheet")
    measured = gettext("How far assessors agree, as a spreadsheet")
    blocks.append(links((Link(rows, f"{base}agreement.csv"), Link(measured, f"{base}alpha.csv"))))
    return tuple(blocks)


def _in_words(frame: Frame, made: Sequence[Assessment]) -> list[Block]:
    by_commitment: dict[str, set[str]] = {}
    for one in made:
        by_commitment.setdefault(one.commitment, set()).add(one.assessor)
    several = [identifier for identifier, by in by_commitment.items() if len(by) > 1]
    if not several:
        return [sentence(gettext("No commitment was assessed by more than one of them."))]
    assessed = reporting.assessed(frame.slug, several)
    promised = commitments.commitments_by_id(frame.slug, tuple(several))
    rows = tuple(
        Link(
            frame.say(one.paraphrase),
            frame.address("commitment", one.id),
            line=f"{who_says_what(frame, assessed[one.id])} {specific(one)}.",
            language=frame.tag_of(one.paraphrase),
        )
        for one in promised.values()
    )
    said = ngettext(
        "%(number)s commitment was assessed by more than one:",
        "%(number)s commitments were assessed by more than one:",
        len(rows),
    ) % {"number": len(rows)}
    return [sentence(said), links(rows)]


def _measured(
    frame: Frame, compared: Sequence[agreement.Agreement], known: Mapping[str, Assessor]
) -> Table:
    levels = {
        "nominal": gettext("same or not"),
        "ordinal": gettext("by rank"),
        "interval": gettext("by number"),
    }
    rows = []
    for one in compared:
        level = levels[one.level]
        if one.is_stretched:
            level = gettext("by number, different scales stretched to 0–1")
        figure = gettext("cannot be computed") if one.alpha is None else f"{one.alpha:.3f}"
        rows.append(
            (
                Cell("; ".join(_coder(frame, *coder, known) for coder in one.coders)),
                Cell(level),
                Cell(str(one.n_units), is_number=True),
                Cell(str(one.n_values), is_number=True),
                Cell(figure, is_number=True),
            )
        )
    return Table(
        gettext("How far assessors agree"),
        (
            Column(gettext("Who is compared")),
            Column(gettext("Compared")),
            Column(gettext("Commitments assessed by at least two"), is_number=True),
            Column(gettext("Verdicts on them"), is_number=True),
            Column(gettext("Krippendorff’s alpha"), is_number=True),
        ),
        tuple(rows),
        "agreement-table",
    )


def _coder(frame: Frame, assessor: str, method: str, known: Mapping[str, Assessor]) -> str:
    found = known[assessor]
    name = next(frame.say(one.name) for one in found.methods if one.id == method)
    return f"{frame.say(found.name)} ({name})"


def agreement_csv(frame: Frame) -> str:
    """Return the verdicts that are compared, one a row, as CSV."""
    made = reporting.assessments(frame.slug, per_page=EVERY).items
    promised = commitments.commitments_by_id(frame.slug, tuple({one.commitment for one in made}))
    return agreement.to_csv(
        made,
        reporting.assessors(frame.slug),
        promised.values(),
        revision=frame.head.number,
    )


def alpha_csv(frame: Frame) -> str:
    """Return how far assessors agree, one comparison a row, as CSV."""
    made = reporting.assessments(frame.slug, per_page=EVERY).items
    return agreement.alpha_to_csv(made, reporting.assessors(frame.slug), revision=frame.head.number)
