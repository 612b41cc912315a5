"""Forms on what a draft is, and by which it is begun. They look at what was typed; the rules are the domain's."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consenso.core.record import DecisionRule
from consenso.domain.drafting.actions import About
from consenso.domain.drafting.queries import DraftRow
from consenso.interfaces.desk.drafting.frame import KIND
from consenso.interfaces.ui.pages import LANGUAGES

Choices = list[tuple[str, str]]
LONGEST_TITLE = 500
TAGS: Choices = [(tag, own) for _django, tag, own in LANGUAGES]
PUBLICITY = [
    ("text", _("The text: its words, and when and by which rule it was adopted")),
    (
        "consensus",
        _("The text and the consensus: also where each delegation stood, with its reservations"),
    ),
    (
        "negotiation",
        _("The negotiation as well: every proposal that was sent, by whom, and what came of it"),
    ),
]
WORDS = [
    ("template", _("A template: headings and formulas for a text of its kind")),
    ("text", _("An earlier text of the record")),
    ("file", _("A file")),
    ("lines", _("Lines that are pasted, or none: write them on the next page")),
]


class AboutForm(forms.Form):
    """What a draft is, beside its words."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(KIND.items()))
    language = forms.ChoiceField(
        label=_("Working language"),
        choices=TAGS,
        help_text=_("Proposals are made and decided in it."),
    )
    title = forms.CharField(label=_("Title in the working language"), max_length=LONGEST_TITLE)
    languages = forms.MultipleChoiceField(
        label=_("Other languages of the text"),
        choices=TAGS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The text can be adopted only when its words in each of them are there."),
    )
    meeting = forms.ChoiceField(label=_("Meeting at which it is negotiated"), required=False)
    body = forms.ChoiceField(
        label=_("Organ of the forum"),
        required=False,
        help_text=_("Roles that persons hold in that organ alone then hold on this draft."),
    )
    presided_by = forms.ChoiceField(
        label=_("Who presides"),
        required=False,
        help_text=_(
            "Who presides decides places in brackets and opens rounds and silences; the secretariat always may."
        ),
    )
    decision = forms.ChoiceField(
        label=_("Rule of the forum"),
        required=False,
        help_text=_(
            "Its words, its hours and whether names are withheld are then taken from the forum’s rules, and not from the fields below."
        ),
    )
    rule = forms.CharField(
        label=_("Rule by which it is decided, in the working language"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as: the text is adopted by consensus, when no delegation objects."),
    )
    source = forms.URLField(
        label=_("Where that rule stands"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("The address of the rules of procedure."),
    )
    silence_hours = forms.IntegerField(
        label=_("A silence lasts at least, in hours"),
        required=False,
        min_value=1,
        max_value=2400,
        help_text=_("Left empty, the rule does not say."),
    )
    withholds_names = forms.BooleanField(
        label=_("Who objects to a silence is not named to the other delegations"), required=False
    )
    publicity = forms.ChoiceField(
        label=_("What the public sees, once the text is adopted"),
        choices=PUBLICITY,
        initial="consensus",
        widget=forms.RadioSelect,
        help_text=_("Before it is adopted, the public sees nothing of it."),
    )
    is_shown_to_observers = forms.BooleanField(
        label=_("Observers may read the draft while it is negotiated"), required=False
    )

    def __init__(
        self,
        *args: object,
        meetings: Choices,
        organs: Choices,
        parties: Choices,
        decisions: Mapping[str, DecisionRule],
        called: Choices,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django's
        self._decisions = decisions
        offered = {
            "meeting": [("", _("None that is on record")), *meetings],
            "body": [("", _("The whole forum")), *organs],
            "presided_by": [("", _("The secretariat")), *parties],
            "decision": [("", _("None of these: it is given below")), *called],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for tag, own in TAGS:
            self.fields[f"title_{tag}"] = forms.CharField(
                label=_("Title: %(language)s") % {"language": own},
                max_length=LONGEST_TITLE,
                required=False,
                widget=forms.TextInput(attrs={"lang": tag}),
            )
            self.fields[f"rule_{tag}"] = forms.CharField(
                label=_("Rule: %(language)s") % {"language": own},
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": tag}),
            )

    def about(self, *, previous: str = "") -> About:
        """Return what was typed, of a form that is valid."""
        values = self.cleaned_data
        language = values["language"]
        return About(
            kind=values["kind"],
            title=self._in_languages("title", values["title"]),
            language=language,
            languages=tuple(one for one in values["languages"] if one != language),
            meeting=values["meeting"],
            body=values["body"],
            rule=self._rule(),
            publicity=values["publicity"],
            presided_by=values["presided_by"],
            is_shown_to_observers=values["is_shown_to_observers"],
            previous=previous,
        )

    def _rule(self) -> dict[str, Any]:
        """Return the rule: the forum's own where one is chosen, else what was typed."""
        values = self.cleaned_data
        chosen = self._decisions.get(values["decision"])
        if chosen:
            rule: dict[str, Any] = {
                "id": chosen.id,
                "words": dict(chosen.words),
                "source": next(iter(chosen.sources), ""),
                "withholds_names": chosen.withholds_names,
            }
            hours = chosen.silence_hours
        else:
            rule = {
                "words": self._in_languages("rule", values["rule"]),
                "source": values["source"],
                "withholds_names": values["withholds_names"],
            }
            hours = values["silence_hours"]
        return rule | {"silence_hours": hours} if hours else rule

    def _in_languages(self, name: str, first: str) -> dict[str, str]:
        """Return words by language: those of the working language from its own field, where that has any."""
        values = self.cleaned_data
        typed = {tag: values[f"{name}_{tag}"].strip() for tag, _own in TAGS}
        typed[values["language"]] = first.strip() or typed[values["language"]]
        return {tag: words for tag, words in typed.items() if words}


def initial_of(row: DraftRow) -> dict[str, Any]:
    """Return what the form on a draft shows before anything is typed."""
    rule: dict[str, Any] = dict(row.rule)
    words = rule.get("words", {})
    found = {
        "kind": row.kind,
        "language": row.language,
        "title": row.title.get(row.language, ""),
        "languages": list(row.languages),
        "meeting": row.meeting,
        "body": row.body,
        "presided_by": row.presided_by,
        "decision": rule.get("id", ""),
        "rule": words.get(row.language, ""),
        "source": rule.get("source", ""),
        "silence_hours": rule.get("silence_hours"),
        "withholds_names": rule.get("withholds_names", False),
        "publicity": row.publicity,
        "is_shown_to_observers": row.is_shown_to_observers,
    }
    found |= {f"title_{tag}": row.title.get(tag, "") for tag, _own in TAGS if tag != row.language}
    found |= {f"rule_{tag}": words.get(tag, "") for tag, _own in TAGS if tag != row.language}
    return found


class BeginForm(AboutForm):
    """What a draft is, and where its first words come from."""

    identifier = forms.SlugField(
        label=_("Identifier"),
        max_length=60,
        required=False,
        help_text=_(
            "Small letters, digits and hyphens. It stands in the draft's address and does not change. Left empty, it is made from the title."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = forms.ChoiceField(
        label=_("Its first words come from"),
        choices=WORDS,
        initial="template",
        widget=forms.RadioSelect,
    )
    text = forms.ChoiceField(
        label=_("Earlier text"),
        required=False,
        help_text=_("Texts of which the words were imported, by language."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        help_text=_("Word, PDF, HTML, Markdown, plain text or Akoma Ntoso; 25 MB at most."),
    )
    lines = forms.CharField(
        label=_("Lines"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("A number that begins a line becomes the number of its paragraph."),
    )

    def __init__(self, *args: object, texts: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        none = _("Choose one") if texts else _("The words of no text were imported yet")
        self.fields["text"].choices = [("", none), *texts]  # type: ignore[attr-defined]

    def clean_identifier(self) -> str:
        identifier = str(self.cleaned_data["identifier"]).lower()
        if identifier == "new":
            raise forms.ValidationError(_("This word stands for something else in addresses."))
        return identifier

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        chosen = values.get("words", "")
        asked = {"text": _("Choose a text."), "file": _("Choose a file.")}
        if chosen in asked and not values.get(chosen) and chosen not in self.errors:
            self.add_error(chosen, asked[chosen])
        return values
