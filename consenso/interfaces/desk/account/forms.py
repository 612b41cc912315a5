"""Forms of the library that say in our words what is chosen."""

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.forms import DisconnectForm
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NAME_MAX_LENGTH = 100


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """A passkey that signs in by itself, unless somebody unticks it."""

    name = forms.CharField(label=_("Name"), required=False, max_length=NAME_MAX_LENGTH)
    passwordless = forms.BooleanField(
        label=_("It signs me in by itself"),
        required=False,
        initial=True,
        help_text=_(
            "Without a password or a code; your device asks for your finger, face or PIN each time. Untick this only for a security key that has no PIN: it then serves as the second factor alone."
        ),
    )


class NamePasskey(EditWebAuthnForm):  # type: ignore[misc]
    """What a passkey is called."""

    name = forms.CharField(label=_("Name"), max_length=NAME_MAX_LENGTH)


class SwitchOnCodes(ActivateTOTPForm):  # type: ignore[misc]
    """The first code that an app shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = gettext("The code that your app shows")


class TakeOff(DisconnectForm):  # type: ignore[misc]  # the library has no types
    """Which of the ministries' own sign-ins is taken off the account, by the ministry's name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["account"]
        field.label = gettext("Which one")
        field.label_from_instance = lambda tied: self._named().get(tied.provider, tied.provider)

    def _named(self) -> dict[str, str]:
        return {app.provider_id: app.name for app in get_adapter().list_apps(self.request)}
