"""What is given with commitments, assessors and assessments: what parties report, what assessors find, what is answered."""

from collections.abc import Sequence
from typing import Any

from consenso.core.promises import SPECIFICITY_VERSION
from consenso.core.record import Assessment, Assessor, Commitment, Reply, Words
from consenso.domain.commitments.queries import commitments_by_id
from consenso.domain.commitments.specificity import specificity
from consenso.domain.delivery import reporting
from consenso.interfaces.api.joins import Fields, answers_of, places
from consenso.interfaces.api.naming import api_url, page_url
from consenso.interfaces.api.words import said


def of_commitments(forum: str, items: Sequence[Commitment], *, language: str) -> Fields:
    """Five queries: the facts that answer each commitment, what is reported, assessed and evidenced of it."""
    ids = [one.id for one in items]
    answers = answers_of(forum, items, language=language)
    reported = reporting.reported_on(forum, ids)
    assessed = reporting.assessed(forum, ids)
    evidenced = reporting.evidence_for(forum, "commitment", ids)
    return {
        one.id: {
            "answers": answers[one.id],
            "reports": [
                {
                    "report": found.report.id,
                    "party": found.report.party,
                    "date": found.report.date,
                    "stage": found.line.stage,
                    "status": _words(found.line.status, language),
                    **places(forum, found.report, language=language),
                }
                for found in reported.get(one.id, ())
            ],
            "assessments": [
                _assessed(forum, found, language) for found in assessed.get(one.id, ())
            ],
            "evidence": [found.id for found in evidenced.get(one.id, ())],
            "figures_url": f"{page_url(forum, 'commitment', one.id, language='en')}figures.csv",
            "specificity": specificity(one),
            "specificity_version": SPECIFICITY_VERSION,
        }
        for one in items
    }


def _assessed(forum: str, found: reporting.Assessed, language: str) -> dict[str, Any]:
    return {
        "assessment": found.assessment.id,
        "assessor": found.assessor.id,
        "method": found.assessment.method,
        "scale": [grade.id for grade in found.method.scale],
        "verdict": found.assessment.verdict,
        "party": found.assessment.party,
        "date": found.assessment.date,
        "replies": [reply.id for reply in found.replies],
        **places(forum, found.assessment, language=language),
    }


def of_assessors(forum: str, items: Sequence[Assessor], *, language: str) -> Fields:
    """One query: how many assessments each made, and where they are."""
    counted = reporting.assessments_per_assessor(forum)
    base = api_url(forum, "assessment")
    return {
        one.id: {
            "n_assessments": counted.get(one.id, 0),
            "assessments_url": f"{base}?assessor={one.id}",
        }
        for one in items
    }


def of_assessments(forum: str, items: Sequence[Assessment], *, language: str) -> Fields:
    """Two queries: what is answered to each, and how specific its commitment is."""
    replied = reporting.replies_to(forum, [one.id for one in items])
    promised = commitments_by_id(forum, tuple(one.commitment for one in items))
    return {
        one.id: {
            "replies": [_reply(forum, reply, language) for reply in replied.get(one.id, ())],
            "specificity": specificity(promised[one.commitment]),
            "specificity_version": SPECIFICITY_VERSION,
        }
        for one in items
    }


def _reply(forum: str, reply: Reply, language: str) -> dict[str, Any]:
    return {
        "reply": reply.id,
        "party": reply.party,
        "date": reply.date,
        "words": _words(reply.words, language),
        **places(forum, reply, language=language),
    }


def _words(words: Words, language: str) -> Any:
    return said(words, language) if language else words
