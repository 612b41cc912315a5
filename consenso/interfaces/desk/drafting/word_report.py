"""What a file that came back would change, in words and with what differs marked; and what of it is not taken, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from consenso.core.wording import BracketedDraft
from consenso.domain.drafting.composing import composed
from consenso.domain.drafting.queries import sign_of
from consenso.domain.drafting.returned import Change, ReturnRow, left_out
from consenso.interfaces.desk.drafting.frame import DraftDesk
from consenso.interfaces.desk.drafting.life_changes import marked
from consenso.interfaces.desk.drafting.word_authors import NOBODY, choices, field_of
from consenso.interfaces.desk.drafting.word_pages import (
    AuthorLine,
    ChangeLine,
    LeftLine,
    TracedLine,
)

MOST_TRACED = 300
FIRST_WORDS = 60  # signs of a paragraph that has no number

Said = Mapping[str, "str | Promise"]
STATUS: Said = {
    "sent": _("You sent this already."),
    "prepared": _("You prepared this already."),
    "met": _("The draft says so by now."),
    "same": _("Only spaces differ."),
    "gone": _("The paragraph has no words any more."),
}
KINDS: Said = {
    "insertion": _("words put in"),
    "deletion": _("words taken out"),
    "move-to": _("words moved here"),
    "move-from": _("words moved away"),
    "paragraph-insertion": _("new paragraph"),
    "paragraph-deletion": _("paragraph joined with the next"),
    "paragraph-move-to": _("paragraph moved here"),
    "paragraph-move-from": _("paragraph moved away"),
    "row-insertion": _("row of a table put in"),
    "row-deletion": _("row of a table taken out"),
    "cell-insertion": _("cell of a table put in"),
    "cell-deletion": _("cell of a table taken out"),
}
# What the reader of files says, in its own words: the same in the reader's language.
WHAT: Said = {
    "look of the text": _("How the text looks"),
    "change to another's words": _("Changes within words that another delegation proposes"),
    "spaces": _("Spaces and empty paragraphs"),
    "picture": _("Pictures"),
    "embedded object": _("What another program put into the file"),
    "part of another file": _("Parts of another file"),
    "merged cell": _("Cells hidden below others"),
    "sign": _("Signs in a font of pictures"),
}
WHY: Said = {
    "How a text looks is no part of its wording.": _("How a text looks is no part of its wording."),
    "It changes words that another delegation proposes: they are not in the draft.": _(
        "These words are not in the draft. Say on the page of the paragraph what you think of the proposal."
    ),
    "Spaces and empty paragraphs are no other wording.": _(
        "Spaces and empty paragraphs are no other wording."
    ),
    "It has no words.": _("It has no words."),
    "What another program put into the file is not read.": _(
        "What another program put into the file is not read."
    ),
    "A file within the file is not read.": _("A file within the file is not read."),
    "A sub-document is a file of its own: send it too.": _(
        "A sub-document is a file of its own: send it too."
    ),
    "It is hidden below the cell above it.": _("It is hidden below the cell above it."),
    "It is a picture in a font of pictures, no letter.": _(
        "It is a picture in a font of pictures, no letter."
    ),
}


class Report:
    """A file beside the draft, for the page that is shown before anything is kept."""

    def __init__(self, on: DraftDesk, file: ReturnRow, changes: Sequence[Change]) -> None:
        self.on = on
        self.file = file
        self.changes = changes
        self.standing, bracketed = composed(on.row)
        self.labels = _labels(bracketed)

    def where(self, paragraph: str) -> str:
        """Return what a paragraph is called: its number, else its first words."""
        label = self.labels.get(paragraph, "")
        if label:
            return gettext("Paragraph %(number)s") % {"number": label}
        return self._first_words(paragraph) or gettext("New paragraph")

    def _first_words(self, paragraph: str) -> str:
        text = self.standing.text_of(paragraph)
        return f"“{text[:FIRST_WORDS].rstrip()}…”" if len(text) > FIRST_WORDS else text

    def lines(self, chosen: Iterable[int] | None = None) -> tuple[ChangeLine, ...]:
        """Return the changes; `chosen`: the places that are ticked, all that can be kept for None."""
        ticked = None if chosen is None else set(chosen)
        return tuple(self._line(one, ticked) for one in self.changes)

    def _line(self, one: Change, ticked: set[int] | None) -> ChangeLine:
        is_new = one.status == "new"
        is_carried = is_new and one.is_changed_since and one.kind == "wording"
        return ChangeLine(
            place=one.place,
            where=self.where(one.paragraph or one.after)
            if one.paragraph or one.after
            else gettext("The beginning"),
            address=self.on.address(f"p/{one.paragraph or one.after}/")
            if one.paragraph or one.after
            else "",
            what=self._what(one),
            words=_words(one),
            carried=marked(one.now, one.becomes) if is_carried else mark_safe(""),
            reason=one.reason,
            notes=(*self._voice(one), *_notes(one)),
            can_be_kept=is_new,
            is_chosen=is_new and (ticked is None or one.place in ticked),
        )

    def _voice(self, one: Change) -> Iterable[str]:
        if one.wanted.is_chairs:
            yield gettext("%(who)s, as the chair") % {"who": self.on.name(self.on.sign)}

    def _what(self, one: Change) -> str:
        if one.kind == "addition":
            return (
                gettext("New paragraph after this one") if one.after else gettext("New paragraph")
            )
        if one.kind == "move":
            if not one.after:
                return gettext("To stand before all others")
            return gettext("To stand after: %(where)s") % {"where": self.where(one.after)}
        return gettext("To be deleted") if one.kind == "deletion" else gettext("Other words")

    def left(self) -> tuple[LeftLine, ...]:
        """Return what of the file is not taken, and why: changes of others, the look, comments at no change, what is missing."""
        return (*self._of_others(), *self._refused(), *self._comments(), *self._missing())

    def _missing(self) -> Iterable[LeftLine]:
        for paragraph in left_out(self.on.desk.actor, self.on.row, self.file):
            yield LeftLine(
                gettext("%(where)s: what you had sent is not in the file")
                % {"where": self.where(paragraph)},
                gettext("It stays as it is. Withdraw it on its page if you leave it."),
            )

    def _of_others(self) -> Iterable[LeftLine]:
        counts: Counter[str] = Counter()
        for change in self.file.about["changes"]:
            if not self._is_ours(change["by"]):
                counts[", ".join(change["by"])] += 1
        for author, n in sorted(counts.items()):
            said = ngettext("%(author)s: %(n)d change", "%(author)s: %(n)d changes", n)
            why = (
                gettext("It is not in your name.")
                if n == 1
                else gettext("They are not in your name.")
            )
            yield LeftLine(said % {"author": author or gettext("No author"), "n": n}, why)

    def _is_ours(self, names: Iterable[str]) -> bool:
        ours = {*map(sign_of, self.on.voices)}
        return any(self.file.authors.get(one, self.on.sign) in ours for one in names)

    def _refused(self) -> Iterable[LeftLine]:
        for one in self.file.found.get("report", {}).get("refused", ()):
            what, number, why = one["what"], one["number"], one["why"]
            if what == "comment":
                continue  # each of them is listed
            if what.startswith("changes in the name of "):
                sign = what.removeprefix("changes in the name of ")
                if sign == NOBODY:
                    continue
                yield LeftLine(
                    gettext("What %(name)s proposes is not as it was sent")
                    % {"name": self.on.name(sign)},
                    gettext("It is theirs to change."),
                )
                continue
            if what.startswith("changes beside the text"):
                what = gettext("Changes in notes, headers or text boxes")
                why = gettext("Notes, headers and text boxes are no part of the draft.")
            elif what.startswith("words beside the text"):
                what = gettext("Words in notes, headers or text boxes")
                why = gettext("Notes, headers and text boxes are no part of the draft.")
            said = str(WHAT.get(what, what))
            yield LeftLine(f"{said} ({number})", str(WHY.get(why, why)))

    def _comments(self) -> Iterable[LeftLine]:
        reasons = "\n".join(one.reason for one in self.changes)
        for one in self.file.about["comments"]:
            text = one["text"]
            if text.strip() and self._is_ours(one["by"]) and text not in reasons:
                yield LeftLine(
                    gettext("Comment: “%(text)s”") % {"text": text},
                    gettext("It stands at no change of yours, so it is no reason of one."),
                )

    def authors(self) -> tuple[AuthorLine, ...]:
        """Return the authors of the file, each with for whom they stand."""
        counts: Counter[str] = Counter()
        for change in self.file.about["changes"]:
            counts.update(change["by"])
        return tuple(
            AuthorLine(
                field_of(place),
                name,
                ngettext("%(n)d change", "%(n)d changes", counts[name]) % {"n": counts[name]},
                choices(self.on, self.file.authors.get(name, self.on.sign)),
            )
            for place, name in enumerate(self.file.about["authors"])
        )

    def traced(self) -> tuple[tuple[TracedLine, ...], str]:
        """Return every tracked change with what it became, at most 300, and a sentence on how many more there are."""
        changes: Sequence[Mapping[str, Any]] = self.file.about["changes"]
        places = iter(self.file.found.get("places", ()))
        kept = {one.paragraph for one in self.changes} - {""}
        lines = []
        for change in changes:
            paragraph = "" if "part" in change else next(places, "")
            lines.append(self._traced(change, paragraph, kept))
        n_more = len(lines) - MOST_TRACED
        more = ngettext("and %(n)d more", "and %(n)d more", n_more) % {"n": n_more}
        return tuple(lines[:MOST_TRACED]), more if n_more > 0 else ""

    def _traced(self, change: Mapping[str, Any], paragraph: str, kept: Iterable[str]) -> TracedLine:
        kind = change["kind"]
        if "part" in change:
            became = gettext("Left: beside the text")
        elif kind not in KINDS:
            became = gettext("Left: no words")
        elif not self._is_ours(change["by"]):
            became = gettext("Left: not in your name")
        elif paragraph in kept:
            became = gettext("In the proposal on: %(where)s") % {"where": self.where(paragraph)}
        elif paragraph:
            became = gettext("At: %(where)s") % {"where": self.where(paragraph)}
        else:
            became = gettext("In a new paragraph")
        return TracedLine(
            ", ".join(change["by"]),
            str(KINDS.get(kind, gettext("the look of the text"))),
            change["text"],
            became,
        )


def _labels(bracketed: BracketedDraft) -> dict[str, str]:
    return {item.id: item.label for item in bracketed.items if item.label}


def _words(one: Change) -> SafeString:
    if one.kind == "move":
        return SafeString(escape(one.was))
    return marked(one.was, one.text)


def _notes(one: Change) -> Iterable[str]:
    if one.status != "new":
        yield str(STATUS[one.status])
        return
    if one.is_changed_since and one.kind == "wording":
        yield gettext(
            "The paragraph was decided on since this file was written. Your change is carried to the words of now:"
        )
    elif one.is_changed_since:
        yield gettext("The paragraph was decided on since this file was written: look at it first.")
    if one.replaces:
        yield gettext("It takes the place of what you prepared there and did not send.")
