"""A negotiation in words, act by act: who did what, and in which words. Given the acts as plain values; knows no data."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso.interfaces.ui.components import Cell, Column, Table
from consenso.interfaces.ui.consensus import Labels, Naming

ACT: Labels = {
    "begin": _("began it"),
    "prepare": _("prepared it"),
    "circulate": _("circulated it to all"),
    "send": _("proposed"),
    "join": _("joined a proposal"),
    "withdraw": _("withdrew from a proposal"),
    "resolve": _("decided a place in brackets"),
    "take": _("took a proposal into the text"),
    "decline": _("set a proposal aside"),
    "reword": _("gave a paragraph other words"),
    "read_brackets": _("took brackets in the words as proposals"),
    "in_hand": _("took up a paragraph"),
    "park": _("left a paragraph for later"),
    "take_up": _("took a paragraph up again"),
    "link": _("linked paragraphs"),
    "unlink": _("ended a link between paragraphs"),
    "position": _("took a position"),
    "translate": _("translated a paragraph"),
    "version": _("circulated a version"),
    "round": _("opened a round"),
    "extend_round": _("extended a round"),
    "close_round": _("closed a round"),
    "silence": _("put it under silence"),
    "extend_silence": _("extended the silence"),
    "stop_silence": _("stopped the silence"),
    "break_silence": _("broke the silence"),
}


def acts_table(acts: Iterable[Mapping[str, Any]], naming: Naming, *, most: int) -> Table | None:
    """Return the acts of a negotiation as a table, the first so many; None where there are none."""
    rows = tuple(
        (
            Cell(str(act["number"])),
            Cell(naming.at(act["at"])),
            Cell(_who(act, naming)),
            Cell(str(ACT.get(act["verb"], act["verb"]))),
            Cell(_said(act)),
        )
        for act, _place in zip(acts, range(most), strict=False)
    )
    if not rows:
        return None
    return Table(
        caption=gettext("The negotiation, act by act"),
        columns=(
            Column(gettext("Revision")),
            Column(gettext("When")),
            Column(gettext("Who")),
            Column(gettext("What was done")),
            Column(gettext("In these words")),
        ),
        rows=rows,
        identifier="acts",
    )


def _who(act: Mapping[str, Any], naming: Naming) -> str:
    """Return who did an act; of a delegation that proposed as the chair that it did so."""
    sent = [one for one in act["payload"].get("proposals", ()) if one["state"] == "open"]
    is_chairs = act["verb"] == "send" and sent and all(one.get("chairs") for one in sent)
    if not is_chairs or act["by"] == "secretariat":
        return naming.who(act["by"])
    return gettext("%(who)s, as the chair") % {"who": naming.who(act["by"])}


def _said(act: Mapping[str, Any]) -> str:
    """Return the words that an act brought: of proposals, of a position, of a paragraph; '–' for none."""
    payload = act["payload"]
    said = payload.get("said", {})
    words = said.get("words") or said.get("text") or said.get("reason") or ""
    words = words or " · ".join(one["was"] for one in said.get("taken", ()))
    if act["verb"] == "send":
        words = " · ".join(
            text or gettext("delete")
            for one in payload.get("proposals", ())
            for text in one["texts"] or [""]
        )
    elif act["verb"] in ("resolve", "take", "reword"):
        words = " · ".join(one["text"] for one in payload.get("paragraphs", ()) if one["text"])
    return str(words) or "–"
