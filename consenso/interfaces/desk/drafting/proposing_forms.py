"""The forms by which something is proposed on a paragraph: its words, keep or delete, a new one, move, split, merge."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from consenso.domain.drafting.proposing import Wanted, clean
from consenso.domain.drafting.queries import CHAIRS

LONGEST = 20_000  # characters of a paragraph
FIRST = "^"  # in a form: before all other paragraphs
WAYS = ("words", "fixed", "addition", "move", "split", "merge")
OWN = "own"
VOICES: Sequence[tuple[str, "str | Promise"]] = (
    (OWN, _("Your delegation")),
    (CHAIRS, _("You as the chair: all delegations answer it, and none joins it")),
)
SHAPES: Mapping[str, Sequence[tuple[str, "str | Promise"]]] = {
    "words": (
        ("wording", _("As changes, word by word")),
        ("alternative", _("As an alternative to all of the paragraph (Alt.)")),
    ),
    "on": (
        ("wording", _("As changes, word by word")),
        ("deletion", _("Without all of it")),
    ),
    "fixed": (
        ("keep", _("Keep the words as they are, against what others propose")),
        ("deletion", _("Delete the paragraph")),
    ),
}
TEXT: Mapping[str, "str | Promise"] = {
    "words": _("Your wording"),
    "addition": _("The new paragraph"),
    "split": _("The paragraph, split"),
    "merge": _("All of them, as one paragraph"),
}
MOST_MERGED = 12  # paragraphs that a form merges into one
WITH = "with"  # how the fields are named that say with which paragraphs: with1, with2 …


class ProposalForm(forms.Form):
    """What is proposed in one way; with `asks_voice` for whom: the own delegation, or as the chair.
    `places` are the paragraphs (id, in words) after which one may stand, or with which it may be merged; with `merges` what is proposed
    is proposed on a merge. `base` is the mark of the words that the writer saw, `on` the proposal (pk) that it changes,
    `edit` what it takes the place of (pk).
    """

    way = forms.CharField(widget=forms.HiddenInput)
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    on = forms.IntegerField(widget=forms.HiddenInput, required=False)
    edit = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        way: str,
        data: Mapping[str, Any] | None = None,
        *,
        language: str,
        is_on: bool = False,
        merges: bool = False,
        places: Sequence[tuple[str, str]] = (),
        initial: Mapping[str, Any] | None = None,
        asks_voice: bool = False,
    ) -> None:
        super().__init__(data, initial={"way": way, **(initial or {})}, auto_id=f"{way}_%s")
        self.used_way = way
        if way in SHAPES and not merges:
            self.fields["shape"] = forms.ChoiceField(
                label=pgettext_lazy("a proposal", "How"),
                choices=SHAPES["on" if is_on else way],
                widget=forms.RadioSelect,
                initial=SHAPES[way][0][0],
            )
        if way in TEXT:
            is_needed = not (data and data.get("shape") == "deletion")
            self.fields["text"] = _text(
                way, language, missing=_missing(way, is_on=is_on), is_needed=is_needed
            )
        if way == "merge":
            self._ask_with_which(places, {**self.initial, **(data or {})})
        if way == "move":
            self.fields["after"] = forms.ChoiceField(label=_("To stand after"), choices=places)
        self.fields["reason"] = forms.CharField(
            label=_("Reason"),
            required=False,
            max_length=4000,
            help_text=_("All who see the proposal see it.") if way == "words" else "",
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        if way in ("words", "addition", "merge"):
            self.fields["source"] = forms.CharField(
                label=_("Source of agreed language"), required=False, max_length=200
            )
        if asks_voice:
            self.fields["voice"] = forms.ChoiceField(
                label=_("Who proposes it"),
                choices=VOICES,
                widget=forms.RadioSelect,
                initial=OWN,
            )
        # The words come first; how they stand in brackets is the smaller question.
        which = [name for name in self.fields if name.startswith(WITH)]
        self.order_fields([*which, "text", "after", "shape", "reason", "source", "voice"])

    def _ask_with_which(self, places: Sequence[tuple[str, str]], held: Mapping[str, Any]) -> None:
        """Ask with which paragraphs it is merged, in which order: one more than are chosen, at least two."""
        count = len(with_which(held))
        for number in range(1, min(max(count + 1, 2), MOST_MERGED) + 1):
            self.fields[f"{WITH}{number}"] = forms.ChoiceField(
                label=gettext("With") if number == 1 else gettext("And then with"),
                choices=[("", gettext("no other")), *places] if number > 1 else places,
                required=number == 1,
                error_messages={"required": gettext("Choose with which paragraph.")},
            )
        self.fields[f"{WITH}1"].help_text = gettext(
            "The one paragraph stands where this one stands. In the order of their words; for more than these, put the words together, and there is one more to choose."
        )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if (
            self.used_way == "split"
            and len(_lines(values.get("text", ""))) < 2
            and "text" in values
        ):
            self.add_error("text", _("Begin a new line where the second paragraph begins."))
        return values

    def wanted(self, paragraph: str, *, on: str, others: Sequence[str] = ()) -> Wanted:
        """Return what a valid form asks for.

        `on` is the engine's name of the proposal that it stands on; `others` are the paragraphs that one would merge, and so this.
        """
        values = self.cleaned_data
        text = values.get("text", "")
        kind = values.get("shape") or self.used_way
        texts: tuple[str, ...] = () if kind in ("keep", "deletion", "move") else (text,)
        others = with_which(values) if kind == "merge" else tuple(others)
        kind = "merge" if others else kind
        after = ""
        if kind == "split":
            texts = tuple(_lines(text))
        if kind == "move":
            after = values["after"].removeprefix(FIRST)
        if kind == "addition":
            paragraph, after = "", paragraph
        return Wanted(
            kind,
            paragraph,
            texts,
            after,
            others,
            on,
            values["reason"],
            values.get("source", ""),
            "" if kind == "addition" else values["base"],
            values.get("voice") == CHAIRS,
        )


def with_which(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paragraphs (ids) that a form to merge names, in its order, each once.

    >>> with_which({"with2": "p7", "with1": "p9", "with3": "", "with4": "p7"})
    ('p9', 'p7')
    """
    named = (str(values.get(f"{WITH}{number}") or "") for number in range(1, MOST_MERGED + 1))
    return tuple(dict.fromkeys(filter(None, named)))


def _text(way: str, language: str, *, missing: str, is_needed: bool) -> forms.CharField:
    attributes = {"rows": 6, "lang": language, "spellcheck": "true", "autocomplete": "off"}
    return forms.CharField(
        label=str(TEXT[way]),
        required=is_needed,
        error_messages={"required": missing},
        max_length=LONGEST,
        help_text=_("Begin a new line where a new paragraph begins.") if way == "split" else "",
        widget=forms.Textarea(attrs=attributes),
    )


def _missing(way: str, *, is_on: bool) -> str:
    if is_on:
        return gettext("There are no words. For the text without all of it, choose so below.")
    if way == "words":
        return gettext("There are no words. To delete the paragraph, choose “Keep or delete”.")
    return gettext("Write the words.")


def _lines(text: str) -> list[str]:
    return [line for line in clean(text).split("\n") if line]
