"""A consensus record in words: by which rule, who presided, who stood where. Given the record as plain values; knows no data."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from consenso.core.locale import choose, language_name
from consenso.interfaces.ui.components import Cell, Column, Fact, Table

Labels = Mapping[str, "str | Promise"]

STANCE: Labels = {
    "accepts": _("accepts"),
    "provisionally": _("accepts provisionally"),
    "ad_ref": _("accepts ad referendum"),
    "reserves": _("reserves its position"),
    "objects": _("objects"),
    "explains": _("accepts, with an explanation of position"),
    "silent": _("was silent: did not object"),
    "none": _("took no position"),
}
MODE: Labels = {
    "silence": _("At the end of a silence, to which nobody objected"),
    "meeting": _("In a meeting, by the gavel of who presided"),
}
SILENCE: Labels = {
    "running": _("running"),
    "broken": _("broken"),
    "ended": _("ended without objection"),
    "stopped": _("stopped by who presides"),
}


@dataclass(frozen=True, slots=True)
class Naming:
    """How a reader sees what a record names: parties by code, moments, paragraphs by (language, id), words by language."""

    language: str  # Django's tag
    party: Callable[[str], str]
    moment: Callable[[dt.datetime], str]
    paragraph: Callable[[str, str], str]  # the address of one, '' for none
    # by language and number: the address of the text as it stood with so many consensus records, '' for none
    wording: Callable[[str, int], str] = lambda _language, _number: ""

    def at(self, said: str) -> str:
        """Return a moment of the record in words; '' for none."""
        return self.moment(dt.datetime.fromisoformat(said)) if said else ""

    def who(self, code: str) -> str:
        """Return what a delegation is called; who is withheld by the rule is not named."""
        return self.party(code) if code else gettext("a delegation that is not named")


@dataclass(frozen=True, slots=True)
class Remark:
    """What a delegation said of a paragraph, or against a silence."""

    who: str
    where: str  # '' for the whole
    address: str
    stance: str
    words: str
    at: str
    changed: str = ""  # that words changed after it was said; '' where none did
    words_then: str = (
        ""  # the words that it was said of, where they changed and the record has them
    )


@dataclass(frozen=True, slots=True)
class SilenceTold:
    """A silence procedure as the record tells it."""

    heading: str
    facts: tuple[Fact, ...]
    objections: tuple[Remark, ...]
    extensions: tuple[str, ...] = ()  # each in a sentence
    receipts: Table | None = None


@dataclass(frozen=True, slots=True)
class CorrectionTold:
    """A correction after the adoption: what stood there, what stands there now, why, by whom."""

    number: int
    where: str
    address: str
    language: str  # BCP 47
    was: str
    words: str
    why: str
    by: str
    at: str
    digest: str
    entry: int
    text_before: str  # addresses of the whole text before and after it
    text_after: str


@dataclass(frozen=True, slots=True)
class ConsensusTold:
    """A consensus record as its page shows it. What the secretariat alone knows is not in it."""

    facts: tuple[Fact, ...]
    language: str  # BCP 47: in which it was negotiated
    rule: str
    rule_language: str  # BCP 47 where it is not the reader's, else ''
    rule_source: str
    positions: Table | None
    remarks: tuple[Remark, ...]
    silences: tuple[SilenceTold, ...]
    digest: str
    entry: int


def told(document: Mapping[str, Any], naming: Naming, *, digest: str, entry: int) -> ConsensusTold:
    """Return the record of an adoption in words."""
    rule = document["rule"]
    words = rule.get("words") or rule.get("name") or {}
    words = {"": words} if isinstance(words, str) else words
    chosen = choose(words, naming.language) if words else None
    return ConsensusTold(
        facts=_facts(document, naming),
        language=document["languages"][0],
        rule=chosen.text if chosen else "",
        rule_language=chosen.language if chosen and chosen.is_fallback else "",
        rule_source=str(rule.get("source") or next(iter(rule.get("sources", ())), "")),
        positions=_positions(document["positions"], naming),
        remarks=tuple(
            Remark(
                naming.who(one["delegation"]),
                one["number"] or gettext("a paragraph without a number"),
                naming.paragraph(document["languages"][0], one["paragraph"])
                if one["paragraph"]
                else "",
                str(STANCE.get(one["stance"], one["stance"])),
                one["words"],
                naming.at(one["at"]),
                _changed_since(one, naming),
                one.get("words_then", ""),
            )
            for one in document["on_paragraphs"]
        ),
        silences=tuple(_silence(one, naming) for one in document["silences"]),
        digest=digest,
        entry=entry,
    )


def _changed_since(one: Mapping[str, Any], naming: Naming) -> str:
    """Return that words changed after a position was taken, in a sentence; '' where none did, or an older record does not say."""
    found = one.get("changed_since", ())
    if not found:
        return ""
    at = naming.at(found[-1]["at"])
    if one.get("paragraph") is not None:
        return gettext("The words of the paragraph changed after that, last on %(moment)s.") % {
            "moment": at
        }
    return ngettext(
        "%(count)d paragraph changed after that, last on %(moment)s.",
        "%(count)d paragraphs changed after that, last on %(moment)s.",
        len(found),
    ) % {"count": len(found), "moment": at}


def _facts(document: Mapping[str, Any], naming: Naming) -> tuple[Fact, ...]:
    languages = ", ".join(language_name(tag, naming.language) for tag in document["languages"])
    return (
        Fact(gettext("Adopted"), naming.at(document["adopted_at"])),
        Fact(gettext("How"), str(MODE[document["mode"]])),
        Fact(gettext("Presided by"), naming.who(document["presided_by"])),
        Fact(gettext("Authentic in"), languages),
        Fact(
            gettext("From draft"),
            gettext("%(draft)s, revision %(revision)d")
            % {"draft": document["draft"], "revision": document["revision"]},
        ),
    )


def _positions(found: Sequence[Mapping[str, Any]], naming: Naming) -> Table | None:
    if not found:
        return None
    return Table(
        caption=gettext("Where each delegation stood on the whole when the text was adopted"),
        columns=tuple(
            Column(label)
            for label in (
                gettext("Delegation"),
                gettext("Position"),
                gettext("In its words"),
                gettext("Said"),
            )
        ),
        rows=tuple(
            (
                Cell(naming.who(one["delegation"])),
                Cell(str(STANCE.get(one["stance"], one["stance"]))),
                Cell(one["words"] or "–"),
                Cell(
                    " · ".join(
                        part for part in (naming.at(one["at"]), _changed_since(one, naming)) if part
                    )
                    or "–"
                ),
            )
            for one in sorted(found, key=lambda one: naming.who(one["delegation"]))
        ),
        identifier="positions",
    )


def _silence(one: Mapping[str, Any], naming: Naming) -> SilenceTold:
    ended = naming.at(one["ended_at"])
    return SilenceTold(
        gettext("Silence %(number)d: %(state)s")
        % {"number": one["number"], "state": str(SILENCE[one["state"]])},
        tuple(
            fact
            for fact in (
                Fact(gettext("Opened"), naming.at(one["opened_at"])),
                Fact(gettext("Until"), naming.at(one["expires_at"])),
                Fact(gettext("Ended"), ended),
                Fact(gettext("Stopped because"), one.get("stopped_because", "")),
                Fact(
                    gettext("Addressed to"), ", ".join(sorted(map(naming.who, one["addressees"])))
                ),
                Fact(
                    gettext("Nobody could object for"),
                    ", ".join(sorted(map(naming.who, one.get("unreached", ())))),
                ),
                Fact(gettext("Shown to"), _withheld(one)),
            )
            if fact.detail
        ),
        tuple(
            Remark(naming.who(said["delegation"]), "", "", "", said["words"], naming.at(said["at"]))
            for said in one["objections"]
        ),
        tuple(_extension(said, naming) for said in one.get("extensions", ())),
        _receipts(one, naming),
    )


def _withheld(one: Mapping[str, Any]) -> str:
    """Return how many had seen a silence of which the record does not say who; '' where it says who, or nothing."""
    count = one.get("n_receipts", 0)
    if not count or one["receipts"]:
        return ""
    return ngettext(
        "%(count)d of them, not named: that would tell who objected",
        "%(count)d of them, not named: that would tell who objected",
        count,
    ) % {"count": count}


def _extension(said: Mapping[str, Any], naming: Naming) -> str:
    told = {
        "who": naming.who(said["by"]),
        "when": naming.at(said["at"]),
        "before": naming.at(said["from"]),
        "after": naming.at(said["to"]),
        "why": said["why"],
    }
    if said["why"]:
        return (
            gettext("%(when)s: %(who)s let it end on %(after)s instead of %(before)s: %(why)s")
            % told
        )
    return (
        gettext("%(when)s: %(who)s let it end on %(after)s instead of %(before)s; no reason given.")
        % told
    )


def _receipts(one: Mapping[str, Any], naming: Naming) -> Table | None:
    """Return who was shown a silence, and when first; None where the record does not say."""
    if "receipts" not in one or (one["n_receipts"] and not one["receipts"]):
        return None
    seen = {said["delegation"]: naming.at(said["at"]) for said in one["receipts"]}
    return Table(
        caption=gettext("When each was first shown it"),
        columns=(Column(gettext("Delegation")), Column(gettext("First shown"))),
        rows=tuple(
            (Cell(name), Cell(seen.get(code) or gettext("never before it ended")))
            for name, code in sorted((naming.who(code), code) for code in one["addressees"])
        ),
        identifier=f"receipts-{one['number']}",
    )


def correction_told(
    document: Mapping[str, Any], naming: Naming, *, number: int, digest: str, entry: int
) -> CorrectionTold:
    """Return the record of a correction in words; `number` counts consensus records, so the first correction has 2."""
    said = document["correction"]
    where = gettext("Paragraph %(number)s, in %(language)s") % {
        "number": said["number"] or said["paragraph"],
        "language": language_name(said["language"], naming.language),
    }
    return CorrectionTold(
        number - 1,
        where,
        naming.paragraph(said["language"], said["paragraph"]),
        said["language"],
        said["was"],
        said["words"],
        said["why"],
        naming.who(said["by"]),
        naming.at(said["at"]),
        digest,
        entry,
        naming.wording(said["language"], number - 1),
        naming.wording(said["language"], number),
    )
