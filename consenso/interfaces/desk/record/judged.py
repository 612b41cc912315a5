"""What stands beside a verdict at the desk, where it is written, reviewed and answered: how specific the promise is."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from consenso.core.record import Assessment, Assessor, Commitment, Reply
from consenso.domain.commitments.specificity import specificity, specificity_in_words
from consenso.domain.delivery.reporting import method_of
from consenso.domain.record.queries import public_document
from consenso.interfaces.desk.frame import Desk


def beside_verdict(desk: Desk, kind: str, document: Mapping[str, Any] | None) -> str:
    """Return in words how specific the promise is that an assessment speaks of; of a reply, with the verdict that it answers.

    '' for other kinds, and as long as the document names nothing that the record has. Three queries at most.
    """
    held = document or {}
    if kind == Assessment.KIND:
        return _specific(desk, held.get("commitment"))
    if kind != Reply.KIND:
        return ""
    answered = _public(desk, Assessment.KIND, held.get("assessment"))
    if answered is None:
        return ""
    made = Assessment.model_validate(answered)
    return f"{_found(desk, made)}. {_specific(desk, made.commitment)}"


def _found(desk: Desk, made: Assessment) -> str:
    assessor = Assessor.model_validate(_public(desk, Assessor.KIND, made.assessor))
    grade = next(one for one in method_of(made, assessor).scale if one.id == made.verdict)
    said = {"assessor": desk.say(assessor.name), "verdict": desk.say(grade.name)}
    return gettext("%(assessor)s: “%(verdict)s”") % said


def _specific(desk: Desk, identifier: object) -> str:
    promised = _public(desk, Commitment.KIND, identifier)
    if promised is None:
        return ""
    return specificity_in_words(specificity(Commitment.model_validate(promised)))


def _public(desk: Desk, kind: str, identifier: object) -> dict[str, Any] | None:
    if not isinstance(identifier, str) or not identifier:
        return None
    return public_document(desk.slug, kind, identifier)
