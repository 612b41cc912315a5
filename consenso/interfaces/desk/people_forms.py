"""Forms on people. They look at what was typed and keep nothing: the rules are the domain's."""

from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from consenso.interfaces.ui.pages import LANGUAGES

Choices = list[tuple[str, str]]


def zones(capital: str) -> list[tuple[str, str | Choices]]:
    """Return the time zones to choose from, by region; '' for that of the capital."""
    regions: dict[str, Choices] = {}
    for name in sorted(available_timezones()):
        region, _slash, place = name.partition("/")
        if place and region not in ("Etc", "posix", "right", "SystemV", "US"):
            regions.setdefault(region, []).append((name, place.replace("_", " ")))
    return [("", capital), ("UTC", "UTC"), *regions.items()]


class InvitationForm(forms.Form):
    """Whom to invite, for which delegation, in which role."""

    delegation = forms.ChoiceField(label=_("Delegation"))
    role = forms.ChoiceField(label=_("Role"))
    body = forms.ChoiceField(
        label=_("Organ of the forum"),
        required=False,
        help_text=_("The role then holds on what belongs to that organ, and on nothing else."),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=[(tag, own) for tag, _bcp, own in LANGUAGES]
    )

    def __init__(
        self,
        *args: object,
        delegations: Choices,
        roles: Choices,
        organs: Choices,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as Django's
        self.fields["delegation"].choices = delegations  # type: ignore[attr-defined]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        if organs:
            self.fields["body"].choices = [("", _("The whole forum")), *organs]  # type: ignore[attr-defined]
        else:
            del self.fields["body"]


class DelegationForm(forms.Form):
    """An organisation that observes or assesses."""

    kind = forms.ChoiceField(
        label=_("It takes part as"),
        choices=[("observer", _("Observer")), ("assessor", _("Assessor"))],
    )
    name = forms.CharField(label=_("Name in English"), max_length=200)
    own_name = forms.CharField(
        label=_("Name in your language"),
        max_length=200,
        required=False,
    )
    code = forms.SlugField(
        label=_("Code"),
        max_length=80,
        help_text=_(
            "Small letters, digits and hyphens. The ledger says by it who did something; it does not change."
        ),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"))

    def __init__(self, *args: object, language: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["time_zone"].choices = zones("UTC")[1:]  # type: ignore[attr-defined]
        if language == "en":
            del self.fields["own_name"]


class ZoneForm(forms.Form):
    """The time zone of a delegation."""

    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)

    def __init__(self, *args: object, capital: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["time_zone"].choices = zones(capital)  # type: ignore[attr-defined]


class ProfileForm(forms.Form):
    """What a person may change of their account."""

    name = forms.CharField(
        label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(
        label=_("Language of letters"), choices=[(tag, own) for tag, _bcp, own in LANGUAGES]
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)
    digest = forms.ChoiceField(
        label=_("Digest by mail"),
        help_text=_("What waits and what changed, in one letter; none when there is nothing."),
        choices=[("none", _("None")), ("daily", _("Every day")), ("weekly", _("Every week"))],
    )

    def __init__(self, *args: object, capital: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["time_zone"].choices = zones(capital)  # type: ignore[attr-defined]


class AwareForm(forms.Form):
    """That somebody knows what they do."""

    aware = forms.BooleanField(label=_("I know this, and want it"))


class EraseForm(forms.Form):
    """That the person means this account: its address, typed again."""

    email = forms.EmailField(
        label=_("Your e-mail address, to be sure"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    aware = forms.BooleanField(label=_("Nothing of this can be brought back, and I want it"))

    def __init__(self, *args: object, email: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.expected = email

    def clean_email(self) -> str:
        typed = str(self.cleaned_data["email"])
        if typed.strip().lower() != self.expected.lower():
            raise forms.ValidationError(_("This is not the address of your account."))
        return typed
