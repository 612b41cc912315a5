"""Forms of the library that say in our words what is chosen."""

from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.forms import DisconnectForm
from django.utils.translation import gettext


class TakeOff(DisconnectForm):  # type: ignore[misc]  # the library has no types
    """Which of the ministries' own sign-ins is taken off the account, by the ministry's name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["account"]
        field.label = gettext("Which one")
        field.label_from_instance = lambda tied: self._named().get(tied.provider, tied.provider)

    def _named(self) -> dict[str, str]:
        return {app.provider_id: app.name for app in get_adapter().list_apps(self.request)}
