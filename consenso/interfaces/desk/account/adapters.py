"""The library's hooks: nobody signs up, secrets are encrypted, letters and sentences are ours, refusals are logged."""

from collections.abc import Sequence
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import get_language, gettext

from consenso.domain.accounts.queries import person_by_email
from consenso.interfaces.desk import security_log
from consenso.interfaces.desk.account.entering import SIGNED_IN_AT
from consenso.interfaces.desk.account.letters import write_letter
from consenso.interfaces.desk.account.limits import too_many
from consenso.interfaces.desk.account.pages import refused_elsewhere
from consenso.interfaces.desk.sealed import cipher

FACTORS = "second factors"
FRESH_SECONDS = 300


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Accounts come by invitation alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return f"/{get_language()}/desk/"

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return f"/{get_language()}/account/login/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return f"/{get_language()}/account/security/"

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return whose attempts are counted together: what the proxy says, where there is one, else who connects."""
        said = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.IS_HTTPS else ""
        return said.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again before factors are changed, unless the person signed in a moment ago."""
        moment = now().timestamp()
        return all(moment - record["at"] > FRESH_SECONDS for record in self._records())

    def _records(self) -> Sequence[dict[str, Any]]:
        records: Sequence[dict[str, Any]] = get_authentication_records(
            self.request, self.request.user
        )
        return records

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        _proved(user)
        request.session[SIGNED_IN_AT] = now().timestamp()
        security_log.signed_in(user)

    def logout(self, request: HttpRequest) -> None:
        security_log.signed_out(request.user)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        security_log.password_refused(request, str(credentials.get("email", "")))

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        security_log.closed_refused(user)
        answer: HttpResponse = super().respond_user_inactive(request, user)
        return answer

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Return what a form says of a proof that did not hold; where a limit is reached, the answer is another page."""
        if code in security_log.LIMITS:
            raise ImmediateHttpResponse(too_many(self.request))
        security_log.proof_refused(self.request, code)
        error: ValidationError = super().validation_error(code, *args)
        return error

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what was done, in our words; what needs no words is not said."""
        sentence = _said(message_template or "")
        if sentence:
            messages.add_message(request, level, sentence, extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        write_letter(template_prefix, email, context)


def _proved(user: Any) -> None:
    """Keep that the person's address is theirs (its link or code led here): a code may be sent to it to ask again."""
    EmailAddress.objects.update_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )


def _said(template: str) -> str:
    return {
        "account/messages/password_changed.txt": gettext("Your password was changed."),
        "account/messages/password_set.txt": gettext("Your password was set."),
        "mfa/messages/totp_activated.txt": gettext("One-time codes are on."),
        "mfa/messages/totp_deactivated.txt": gettext("One-time codes are off."),
        "mfa/messages/webauthn_added.txt": gettext("The passkey was added."),
        "mfa/messages/webauthn_removed.txt": gettext("The passkey was removed."),
        "mfa/messages/recovery_codes_generated.txt": gettext("New recovery codes were made."),
        "usersessions/messages/sessions_logged_out.txt": gettext(
            "You were signed out on all other devices."
        ),
    }.get(template, "")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """Seeds and recovery codes are encrypted with a key that is derived from the installation's secret."""

    def encrypt(self, text: str) -> str:
        return cipher(FACTORS).encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return cipher(FACTORS).decrypt(encrypted_text.encode()).decode()

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        security_log.proof_refused(self.request, code)
        error: ValidationError = super().validation_error(code, *args)
        return error

    def get_totp_issuer(self) -> str:
        return "Consenso"

    def _get_site_name(self) -> str:
        return "Consenso"

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002
        return gettext("Passkey of %(day)s") % {"day": now().date().isoformat()}


class ElsewhereAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Who comes by a ministry's own sign-in must be known already, by an address that the ministry vouches for."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Tie who comes for the first time to the person whom they are known to be; refuse whom nobody knows."""
        if sociallogin.is_existing:
            return
        found = _vouched_for(sociallogin)
        connects = sociallogin.state.get("process") == AuthProcess.CONNECT
        if found is None or (connects and found.pk != request.user.pk):
            security_log.elsewhere_refused(
                sociallogin.account.provider, "nobody is known by what it says"
            )
            raise ImmediateHttpResponse(refused_elsewhere(request))
        if not connects:
            sociallogin.connect(request, found)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> HttpResponse:
        if error == AuthError.CANCELLED:
            raise ImmediateHttpResponse(redirect("socialaccount_login_cancelled"))
        security_log.elsewhere_refused(getattr(provider, "sub_id", "?"), "it let nobody through")
        raise ImmediateHttpResponse(refused_elsewhere(request))


def _vouched_for(sociallogin: Any) -> Any:
    """Return the person with an address that is verified, and of a domain that the ministry may vouch for; or None."""
    domains = settings.SIGN_IN_DOMAINS.get(sociallogin.account.provider, ())
    for address in sociallogin.email_addresses:
        _, _, domain = address.email.rpartition("@")
        found = person_by_email(address.email) if address.verified else None
        if found is not None and found.is_active and domain.lower() in domains:
            return found
    return None
