"""Assessments with how specific their promises are, as every table and list of them has them."""

from collections.abc import Iterable, Mapping

from consenso.core.promises import SPECIFICITY_VERSION
from consenso.core.record import Assessment
from consenso.domain.commitments.specificity import specificity
from consenso.domain.delivery.reporting import specificities
from consenso.interfaces.api.whole import Whole


class Judged(Assessment):
    """An assessment with the specificity of its promise, 1 to 5."""

    specificity: int
    specificity_version: int = SPECIFICITY_VERSION


def judged(forum: str, made: Iterable[Assessment]) -> tuple[Judged, ...]:
    """Return assessments with how specific their promises are. One query at most."""
    held = tuple(made)
    return _judged(held, specificities(forum, [one.id for one in held]))


def all_judged(record: Whole) -> tuple[Judged, ...]:
    """Return those of a whole record."""
    promised = {one.id: specificity(one) for one in record.commitments}
    return _judged(
        record.assessments, {one.id: promised[one.commitment] for one in record.assessments}
    )


def _judged(made: Iterable[Assessment], specific: Mapping[str, int]) -> tuple[Judged, ...]:
    return tuple(
        Judged.model_construct(
            **{name: getattr(one, name) for name in Assessment.model_fields},
            specificity=specific[one.id],
            specificity_version=SPECIFICITY_VERSION,
        )
        for one in made
    )
