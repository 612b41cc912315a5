"""What the acts of a draft tell of how it ended: which words changed after a position was taken, and what became of each silence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from consenso.domain.drafting.past import ActRow
from consenso.domain.drafting.positions import PositionRow


@dataclass(frozen=True, slots=True)
class Change:
    """That a paragraph (its id in the draft) got other words: by which act, and when, as ISO 8601."""

    paragraph: str
    revision: int
    at: str


@dataclass(frozen=True)
class Stood:
    """A draft's acts, read once: `changes` in order; for (delegation, paragraph) the last act by which it said where it stands, and the
    words that stood there then; by a silence's number when it was let run longer, why it was stopped, and for whom nobody could object when it was opened.
    """

    changes: list[Change] = field(default_factory=list)
    said: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)
    extensions: dict[int, list[dict[str, str]]] = field(default_factory=dict)
    stopped: dict[int, str] = field(default_factory=dict)
    unreached: dict[int, list[str]] = field(default_factory=dict)

    def since(self, one: PositionRow) -> tuple[Change, ...]:
        """Return the changes of words after a position was taken: of its paragraph, of all of them where it is on the whole."""
        number, _words = self.said.get((one.delegation, one.paragraph), (0, ""))
        return tuple(
            change
            for change in self.changes
            if change.revision > number and one.paragraph in ("", change.paragraph)
        )

    def words_then(self, one: PositionRow) -> str:
        """Return the words of a paragraph as they stood when a position on it was taken."""
        return self.said.get((one.delegation, one.paragraph), (0, ""))[1]


def stood_of(acts: Iterable[ActRow]) -> Stood:
    """Return what acts, in order and from the first on, tell of positions and silences.

    >>> stood_of(()).since(PositionRow(1, "XA", "p1", None, "reserves", "", "sent", None, None))
    ()
    """
    found = Stood()
    texts: dict[str, str] = {}
    ends: dict[int, str] = {}
    for act in acts:
        at = act.at.isoformat()
        _words(found, texts, act.payload.get("paragraphs", ()), act.number, at)
        said = act.payload.get("said", {})
        if act.verb == "position" and said.get("proposal") is None:
            found.said[act.by, act.paragraph] = (act.number, texts.get(act.paragraph, ""))
        elif act.verb == "accept":
            for name in said["paragraphs"]:
                found.said[act.by, name] = (act.number, texts.get(name, ""))
        elif act.verb == "extend_silence":
            found.extensions.setdefault(said["silence"], []).append(
                {
                    "from": ends.get(said["silence"], ""),
                    "to": said["expires_at"],
                    "why": said["reason"],
                    "by": act.by,
                    "at": at,
                }
            )
        elif act.verb == "stop_silence":
            found.stopped[said["silence"]] = said["reason"]
        elif act.verb == "silence":
            found.unreached[said["silence"]] = said.get("unreached", [])
        if act.verb in ("silence", "extend_silence"):
            ends[said["silence"]] = said["expires_at"]
    return found


def _words(
    found: Stood,
    texts: dict[str, str],
    said: Sequence[Mapping[str, Any]],
    number: int,
    at: str,
) -> None:
    for one in said:
        if texts.get(one["id"], "") != one["text"]:
            texts[one["id"]] = one["text"]
            found.changes.append(Change(one["id"], number, at))
