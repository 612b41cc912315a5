"""An act on a draft in words: a phrase after who did it, for lists of acts; a whole sentence, for who reads the draft's course."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from consenso.core.locale import language_name
from consenso.domain.drafting.past import ActRow
from consenso.domain.drafting.queries import CHAIRS

SHORT = 40  # signs of a paragraph's first words
# After who did it: "Aurelia sent proposals on a draft". Every verb that is written to the ledger as draft:VERB.
DONE: Mapping[str, "str | Promise"] = {
    "begin": _("began a draft"),
    "prepare": _("changed a draft that is in preparation"),
    "discard": _("discarded a draft that was in preparation"),
    "circulate": _("circulated a draft to all delegations"),
    "close": _("left a draft"),
    "write": _("prepared a proposal on a draft"),
    "to_capital": _("asked the head of delegation to send a proposal on a draft"),
    "drop": _("dropped a proposal on a draft that was not sent"),
    "send": _("sent proposals on a draft"),
    "join": _("joined a proposal on a draft"),
    "withdraw": _("withdrew from a proposal on a draft"),
    "resolve": _("decided a place in brackets of a draft"),
    "take": _("took a proposal into a draft"),
    "decline": _("set a proposal on a draft aside"),
    "reword": _("gave a paragraph of a draft other words"),
    "read_brackets": _("took brackets that stood in the words of a draft as proposals"),
    "in_hand": _("took up a paragraph of a draft"),
    "park": _("left a paragraph of a draft for later"),
    "take_up": _("took up a paragraph of a draft that was left for later"),
    "link": _("linked paragraphs of a draft"),
    "unlink": _("ended the link between paragraphs of a draft"),
    "position": _("took a position on a draft"),
    "accept": _("accepted paragraphs of a draft that have no brackets"),
    "prepare_position": _("prepared a position on a draft"),
    "drop_position": _("dropped a position on a draft that was not said"),
    "translate": _("translated a paragraph of a draft"),
    "version": _("circulated a version of a draft"),
    "round": _("opened a round of proposals on a draft"),
    "extend_round": _("set another deadline for proposals on a draft"),
    "close_round": _("closed a round of proposals on a draft"),
    "silence": _("put a draft under silence"),
    "extend_silence": _("extended the silence on a draft"),
    "stop_silence": _("stopped the silence on a draft"),
    "break_silence": _("broke the silence on a draft"),
    "object": _("objected to a draft under silence"),
    "receipt": _("was shown that a draft is under silence"),
    "adopt": _("adopted a draft"),
    "correct": _("corrected the record of an adoption"),
}
# What a version is called.
VERSION: Mapping[str, "str | Promise"] = {
    "zero": _("Zero draft"),
    "compilation": _("Compilation"),
    "rolling": _("Rolling text"),
    "chair": _("Chair's text"),
    "final": _("Final text"),
}
# Where a delegation stands.
STANCE: Mapping[str, "str | Promise"] = {
    "accepts": _("accepts"),
    "provisionally": _("accepts provisionally"),
    "ad_ref": _("accepts ad referendum"),
    "reserves": _("reserves its position"),
    "objects": _("objects"),
    "explains": _("accepts, with an explanation of position"),
}
# What was sent, by the kind of the proposal.
SENT: Mapping[str, "str | Promise"] = {
    "wording": _("%(who)s proposed other words for %(where)s"),
    "keep": _("%(who)s asked to keep %(where)s"),
    "deletion": _("%(who)s proposed to delete %(where)s"),
    "alternative": _("%(who)s proposed an alternative to all of %(where)s"),
    "addition": _("%(who)s proposed a new paragraph after %(after)s"),
    "move": _("%(who)s proposed to move %(where)s after %(after)s"),
    "split": _("%(who)s proposed to split %(where)s"),
    "merge": _("%(who)s proposed to merge %(where)s with %(others)s"),
}
# What was done to a draft or the order of its work, as a sentence.
ORDERED: Mapping[str, "str | Promise"] = {
    "begin": _("%(who)s began the draft"),
    "prepare": _("%(who)s changed the draft before it was circulated"),
    "close": _("%(who)s left the draft"),
    "in_hand": _("%(who)s took up %(where)s"),
    "park": _("%(who)s left %(where)s for later"),
    "take_up": _("%(who)s took %(where)s up again"),
    "link": _("%(who)s linked %(where)s: none is agreed until all are"),
    "unlink": _("%(who)s ended the link between %(where)s"),
    "adopt": _("%(who)s adopted the text"),
}
# What was decided or said on words, as a sentence.
DECIDED: Mapping[str, "str | Promise"] = {
    "join": _("%(who)s joined %(which)s on %(where)s"),
    "withdraw": _("%(who)s withdrew from %(which)s on %(where)s"),
    "resolve": _("%(who)s decided a place in brackets of %(where)s"),
    "take": _("%(who)s took a proposal on %(where)s into the text"),
    "decline": _("%(who)s set a proposal on %(where)s aside"),
    "reword": _("%(who)s gave %(where)s other words"),
    "read_brackets": _(
        "%(who)s took the brackets that stood in the words of %(where)s as proposals"
    ),
    "position": _("%(who)s %(stance)s: %(where)s"),
    "translate": _("%(who)s translated %(where)s into %(language)s"),
}


def done(act: str) -> str:
    """Return what was done, after who did it, by the ledger's name of the act; '' for an act that is none on a draft.

    >>> done("draft:send"), done("text:import")
    ('sent proposals on a draft', '')
    """
    kind, _colon, verb = act.partition(":")
    return str(DONE.get(verb, "")) if kind == "draft" else ""


@dataclass(frozen=True, slots=True)
class Saying:
    """What is needed to say an act: what a delegation (code) and a paragraph (id) are called, and a moment in the reader's time."""

    party: Callable[[str], str]
    paragraph: Callable[[str], str]
    moment: Callable[[dt.datetime], str]

    def sentence(self, act: ActRow) -> str:
        """Return an act as a sentence without its full stop: who did what, where."""
        words = {
            "who": self.party(act.by),
            "where": self.paragraph(act.paragraph) if act.paragraph else gettext("the whole text"),
        }
        if act.verb == "send":
            return self._sent(act, words)
        if act.verb == "accept":
            return self._accepted(act, words)
        found = (
            str(ORDERED.get(act.verb, ""))
            or str(DECIDED.get(act.verb, ""))
            or self._of_versions(act, words)
            or self._of_rounds(act, words)
            or self._of_silence(act, words)
        )
        if act.verb in ("join", "withdraw"):
            words["which"] = self._which(act)
        if act.verb in ("link", "unlink"):
            words["where"] = self._linked(act)
        if act.verb == "read_brackets" and not act.paragraph:
            count = len(said(act)["taken"])
            words["where"] = ngettext("%(count)d paragraph", "%(count)d paragraphs", count) % {
                "count": count
            }
        if act.verb == "position":
            words["stance"] = str(STANCE[said(act)["stance"]])
        if act.verb == "translate":
            words["language"] = language_name(said(act)["language"], get_language() or "en")
        if act.verb == "close":
            words["reason"] = str(said(act).get("reason", ""))
            found = gettext("%(who)s left the draft: %(reason)s") if words["reason"] else found
        return (found or gettext("%(who)s %(what)s")) % {
            **words,
            "what": str(DONE.get(act.verb, act.verb)),
        }

    def _sent(self, act: ActRow, words: Mapping[str, str]) -> str:
        rows = [one for one in act.payload["proposals"] if one["state"] == "open"]
        if rows and all(one["chairs"] for one in rows):
            words = {**words, "who": self.party(CHAIRS)}
        if len(rows) != 1:
            return ngettext(
                "%(who)s sent %(count)d proposal",
                "%(who)s sent %(count)d proposals",
                len(rows),
            ) % {**words, "count": len(rows)}
        one = rows[0]
        sentence = str(SENT[one["kind"]]) % {
            **words,
            "where": self.paragraph(one["paragraph"]),
            "after": self.paragraph(one["after"]) if one["after"] else gettext("the beginning"),
            "others": ", ".join(map(self.paragraph, one["others"])),
        }
        gone = [two for two in act.payload["proposals"] if two["state"] == "replaced"]
        before = next((two["number"] for two in gone if two["chairs"] and one["chairs"]), None)
        if before is None:
            return sentence
        return gettext("%(sentence)s, in place of proposal %(before)d") % {
            "sentence": sentence,
            "before": before,
        }

    def _accepted(self, act: ActRow, words: Mapping[str, str]) -> str:
        found = said(act)["paragraphs"]
        if len(found) == 1:
            where = self.paragraph(found[0])
            return gettext("%(who)s accepts: %(where)s") % {**words, "where": where}
        return gettext("%(who)s accepts %(count)d paragraphs without brackets") % {
            **words,
            "count": len(found),
        }

    def _which(self, act: ActRow) -> str:
        rows = act.payload["proposals"]
        one = next((row for row in rows if act.by in row["by"]), rows[-1])
        if one.get("stated_in"):  # nobody sent it
            return gettext("proposal %(number)d") % {"number": one["number"]}
        return gettext("proposal %(number)d of %(party)s") % {
            "number": one["number"],
            "party": self.party(CHAIRS if one["chairs"] else one["delegation"]),
        }

    def _linked(self, act: ActRow) -> str:
        return ", ".join(self.paragraph(one["id"]) for one in act.payload["paragraphs"])

    def _of_versions(self, act: ActRow, words: dict[str, str]) -> str:
        if act.verb not in ("version", "circulate", "close_round"):
            return ""
        words["version"] = str(said(act)["version"])
        words["kind"] = str(VERSION.get(said(act).get("kind", ""), ""))
        return {
            "version": gettext("%(who)s circulated version %(version)s: %(kind)s"),
            "circulate": gettext(
                "%(who)s circulated the draft to all delegations, as version %(version)s"
            ),
            "close_round": gettext(
                "%(who)s closed the round of proposals; what stands is version %(version)s"
            ),
        }[act.verb]

    def _of_rounds(self, act: ActRow, words: dict[str, str]) -> str:
        if act.verb not in ("round", "extend_round"):
            return ""
        words["number"] = str(said(act)["round"])
        words["moment"] = self._when(act, "closes_at")
        if act.verb == "round":
            return gettext("%(who)s opened round %(number)s of proposals, until %(moment)s")
        words["reason"] = str(said(act).get("reason", ""))
        if words["reason"]:
            return gettext(
                "%(who)s set another deadline for round %(number)s, %(moment)s: %(reason)s"
            )
        return gettext("%(who)s set another deadline for round %(number)s: %(moment)s")

    def _of_silence(self, act: ActRow, words: dict[str, str]) -> str:
        if act.verb in ("silence", "extend_silence"):
            words["moment"] = self._when(act, "expires_at")
        if act.verb == "silence" and said(act).get("unreached"):
            words["names"] = ", ".join(map(self.party, said(act)["unreached"]))
            return gettext(
                "%(who)s put the draft under silence until %(moment)s; nobody could object for: %(names)s"
            )
        if act.verb == "silence":
            return gettext("%(who)s put the draft under silence until %(moment)s")
        words["reason"] = str(said(act).get("reason", ""))
        if act.verb == "extend_silence":
            return (
                gettext("%(who)s extended the silence until %(moment)s: %(reason)s")
                if words["reason"]
                else gettext("%(who)s extended the silence until %(moment)s; no reason given")
            )
        if act.verb == "stop_silence":
            return (
                gettext("%(who)s stopped the silence: %(reason)s")
                if words["reason"]
                else gettext("%(who)s stopped the silence; no reason given")
            )
        return gettext("%(who)s broke the silence") if act.verb == "break_silence" else ""

    def _when(self, act: ActRow, name: str) -> str:
        return self.moment(dt.datetime.fromisoformat(said(act)[name]))


def said(act: ActRow) -> Mapping[str, Any]:
    """Return what an act says beside what it changed."""
    found: Mapping[str, Any] = act.payload.get("said", {})
    return found


def titles_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return what paragraphs are called in sentences, by id: their number, or their first words in quotation marks.

    >>> titles_of([{"id": "p1", "number": "", "text": "Harbour Plan"}, {"id": "p2", "number": "4.", "text": "We meet."}])
    {'p1': '“Harbour Plan”', 'p2': '§ 4'}
    """
    found = {}
    for one in rows:
        number = one["number"].rstrip(".")
        quoted = gettext("“%(words)s”") % {"words": Truncator(one["text"]).chars(SHORT)}
        found[one["id"]] = gettext("§ %(number)s") % {"number": number} if number else quoted
    return found
