"""The consensus record: by which rule a text was agreed, who presided, where each delegation stood, in its words, and when.

Its form is "consenso-consensus/2" since it has the positions that are not final, words that changed after a position, and of each silence
who was shown it when, how long it was let run and why it was stopped. Records of the form before are as they were: their digests are of
what they say, and whoever reads one takes what is not in it as not told.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from consenso.core.ledger import digest_of
from consenso.core.record import canonical_json
from consenso.domain.drafting.models import Consensus, Draft, Position, Silence
from consenso.domain.drafting.past import acts_of, shown_from
from consenso.domain.drafting.positions import PositionRow, positions
from consenso.domain.drafting.silence import addressees
from consenso.domain.drafting.stood import Change, Stood, stood_of

__all__ = [
    "FORM",
    "Adopted",
    "ConsensusRow",
    "canonical",
    "consensus_rows",
    "correction_of",
    "digest_of",
    "document_of",
    "keep_consensus",
    "negotiation_of",
]

Stance = Position.Stance
FORM = "consenso-consensus/2"
# Positions on paragraphs that a reader of the text must know of: all but the plain yes.
STANDING_BY = (
    Stance.RESERVES,
    Stance.EXPLAINS,
    Stance.OBJECTS,
    Stance.PROVISIONALLY,
    Stance.AD_REF,
)


@dataclass(frozen=True, slots=True)
class Adopted:
    """What became of the draft: the text's id, the digest of its words by language (BCP 47), where its paragraphs stand.

    `places` gives for the id of a draft's paragraph its id and number in the text.
    """

    text: str
    contents: Mapping[str, str]
    places: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ConsensusRow:
    """The record of an adoption, number 1, or of a correction after it. `entry` is the public ledger's with its digest."""

    number: int
    document: Mapping[str, Any]
    digest: str
    entry: int
    at: dt.datetime


def document_of(
    row: Draft, adopted: Adopted, *, mode: str, silence: Silence | None, at: dt.datetime
) -> dict[str, Any]:
    """Return the consensus record of a draft that is adopted at a moment, as plain values.

    `mode` is "silence" or "meeting". Each addressee has its position on the whole: what it said, or "silent", or "none" where the
    text was adopted in a meeting and it said nothing. All but plain acceptances stand with their paragraphs, each with when words
    changed after it was said; the words of then are there where the negotiation is public. Names of who objected to an earlier
    silence, and of who had seen it by then, are not in it where the rule withholds them.
    """
    said = positions(row.pk)
    whole = {one.delegation: one for one in said if not one.paragraph and one.proposal is None}
    asked = silence.addressees if silence else addressees(row)
    stood = stood_of(acts_of(row.pk))
    shows_words = row.publicity == Draft.Publicity.NEGOTIATION
    return {
        "form": FORM,
        "draft": row.identifier,
        "text": adopted.text,
        "contents": dict(adopted.contents),
        "kind": row.kind,
        "title": row.title,
        "meeting": row.meeting,
        "body": row.body,
        "rule": row.rule,
        "mode": mode,
        "presided_by": row.presided_by or "secretariat",
        "adopted_at": at.isoformat(),
        "languages": [row.language, *row.languages],
        "n_paragraphs": len(adopted.places),
        "revision": row.revision,
        "head": row.head,
        "positions": [
            _on_whole(code, whole.get(code), stood, adopted, "silent" if silence else "none")
            for code in sorted({*asked, *whole})
        ],
        "on_paragraphs": _on_paragraphs(said, adopted, stood, shows_words=shows_words),
        "silences": [_silence(one, stood) for one in row.silences.order_by("number")],
    }


def _on_whole(
    code: str, one: PositionRow | None, stood: Stood, adopted: Adopted, nothing: str
) -> dict[str, Any]:
    return {
        "delegation": code,
        "stance": one.stance if one else nothing,
        "words": one.words if one else "",
        "at": one.at.isoformat() if one else "",
        "changed_since": _changed(stood.since(one), adopted) if one else [],
    }


def _on_paragraphs(
    said: Collection[PositionRow], adopted: Adopted, stood: Stood, *, shows_words: bool
) -> list[dict[str, Any]]:
    found = []
    for one in said:
        if not one.paragraph or one.proposal is not None or one.stance not in STANDING_BY:
            continue
        place, number = adopted.places.get(one.paragraph, ("", ""))
        changed = _changed(stood.since(one), adopted)
        told = {
            "delegation": one.delegation,
            "paragraph": place,
            "number": number,
            "in_draft": one.paragraph,
            "stance": one.stance,
            "words": one.words,
            "at": one.at.isoformat(),
            "changed_since": changed,
        }
        if changed and shows_words:
            told["words_then"] = stood.words_then(one)
        found.append(told)
    return found


def _changed(changes: Collection[Change], adopted: Adopted) -> list[dict[str, Any]]:
    """Return when the words of paragraphs last changed, each once, in the order of those changes."""
    last = {one.paragraph: one for one in changes}
    return [
        {
            "paragraph": adopted.places.get(one.paragraph, ("", ""))[0],
            "number": adopted.places.get(one.paragraph, ("", ""))[1],
            "in_draft": one.paragraph,
            "revision": one.revision,
            "at": one.at,
        }
        for one in sorted(last.values(), key=lambda one: (one.revision, one.paragraph))
    ]


def correction_of(
    row: Draft,
    before: ConsensusRow,
    *,
    text: str,
    contents: Mapping[str, str],
    said: Mapping[str, str],
    at: dt.datetime,
) -> dict[str, Any]:
    """Return the record of a correction after the adoption: it names what it corrects by its digest.

    `said` has language, paragraph, number, was, words, why and by; `contents` the digests of all languages after it.
    """
    return {
        "form": FORM,
        "draft": row.identifier,
        "text": text,
        "contents": dict(contents),
        "corrects": before.digest,
        "correction": {**said, "at": at.isoformat()},
    }


def negotiation_of(row: Draft) -> list[dict[str, Any]]:
    """Return the acts of a draft as they are published with its text: from the words that were circulated on, in order.

    What the secretariat wrote before that is its own, but for the words that all were then sent. Each act has its head, which is
    the digest of the act with the head before it, so that who reads them can check that none is left out.
    """
    acts = acts_of(row.pk)
    heads = dict(row.acts.values_list("number", "head"))
    shown = next((act.number for act in acts if act.verb == "circulate"), 0)
    words = shown_from(row.pk)
    return [
        {
            "number": act.number,
            "verb": act.verb,
            "by": act.by,
            "paragraph": act.paragraph,
            "payload": act.payload,
            "at": act.at.isoformat(),
            "before": heads.get(act.number - 1, ""),
            "head": heads[act.number],
        }
        for act in acts
        if act.number == words or act.number >= shown
    ]


def _silence(one: Silence, stood: Stood) -> dict[str, Any]:
    said = list(one.objections.order_by("at"))
    seen = list(one.receipts.order_by("at", "code"))
    # Who had seen a silence that one of few then broke is as good as named by it.
    is_withheld = one.withholds_names and bool(said)
    return {
        "number": one.number,
        "opened_at": one.opened_at.isoformat(),
        "expires_at": one.expires_at.isoformat(),
        "ended_at": one.ended_at.isoformat() if one.ended_at else "",
        "state": one.state,
        "addressees": one.addressees,
        "unreached": stood.unreached.get(one.number, []),
        "extensions": stood.extensions.get(one.number, []),
        "stopped_because": stood.stopped.get(one.number, ""),
        "n_receipts": len(seen),
        "receipts": []
        if is_withheld
        else [{"delegation": it.code, "at": it.at.isoformat()} for it in seen],
        "objections": [
            {
                "delegation": "" if one.withholds_names else it.code,
                "words": it.words,
                "at": it.at.isoformat(),
            }
            for it in said
        ],
    }


def canonical(document: Mapping[str, Any]) -> bytes:
    """Return a consensus record as the bytes of which the ledger has the SHA-256: canonical JSON (RFC 8785), without a line end.

    >>> canonical({"b": 1, "a": "é"}).decode()
    '{"a":"é","b":1}'
    """
    return canonical_json(dict(document))


def consensus_rows(draft: int) -> tuple[ConsensusRow, ...]:
    """Return the consensus record of a draft (its row's id) and those of its corrections, by number. One query."""
    rows = Consensus.objects.filter(draft_id=draft).order_by("number")
    return tuple(
        ConsensusRow(one.number, one.document, one.digest, one.entry or 0, one.at) for one in rows
    )


def keep_consensus(row: Draft, document: Mapping[str, Any], *, entry: int, at: dt.datetime) -> int:
    """Store a consensus record with the public entry that announced it, in the caller's transaction; return its number."""
    made = Consensus.objects.create(
        draft=row,
        number=row.consensus.count() + 1,
        document=document,
        digest=digest_of(document),
        entry=entry,
        at=at,
    )
    return made.number
