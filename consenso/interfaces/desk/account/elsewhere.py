"""Ministries' own sign-ins: what the library leaves open of OpenID Connect and SAML is closed here.

The library asks for no nonce, believes an id_token unread where it came by TLS, does not compare whose userinfo it is, and ends
a session by a message that nobody signed. What a browser is sent on to stands in a page of ours, because a form that leads to
another site is stopped by the content security policy.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect import views as library
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.views.decorators.http import require_GET
from requests import RequestException

from consenso.interfaces.desk import security_log
from consenso.interfaces.desk.account.pages import leads_on, refused_elsewhere

# Signatures that need the ministry's private key; "none" and those by a shared secret do not.
ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
CLOCKS_DIFFER_SECONDS = 60
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
KEPT = ("sub", "email", "email_verified")
LANGUAGE = "elsewhere_language"

View = Callable[..., HttpResponseBase]


def nonce_of(verifier: str) -> str:
    """Return the nonce that goes with a PKCE verifier: who sees one cannot tell the other, and one secret is kept for both."""
    return hashlib.sha256(f"nonce {verifier}".encode()).hexdigest()


class OpenIDAdapter(library.OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # the library has no types
    """Reads what a provider says, and believes it only where it is signed, new, for us, and about one person."""

    verifier = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return the provider's own description, where it describes the server that the installation names.

        Raises:
            OAuth2Error: it does not.
        """
        found: dict[str, Any] = super().openid_config
        server, _, _ = str(self.get_provider().server_url).partition("/.well-known/")
        if str(found.get("issuer", "")).rstrip("/") != server.rstrip("/"):
            raise OAuth2Error(f"{server} says that it is {found.get('issuer')}")
        missing = [name for name in ENDPOINTS if not found.get(name)]
        if missing:
            raise OAuth2Error(f"{server} names no {', '.join(missing)}")
        return found

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> dict[str, Any]:
        self.verifier = pkce_code_verifier or ""
        data: dict[str, Any] = super().get_access_token_data(
            request, app, client, pkce_code_verifier=pkce_code_verifier
        )
        return data

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        try:
            claims = self._claims(app, kwargs["response"].get("id_token"))
        except jwt.PyJWTError as error:
            raise OAuth2Error(f"The id_token is not good: {error}") from error
        said = self._ask(self.profile_url, Authorization=f"Bearer {token.token}")
        if said.get("sub") != claims["sub"]:
            raise OAuth2Error("The userinfo is of somebody else")
        source = said if said.get("email") else claims
        kept = {name: source[name] for name in KEPT if name in source}
        return self.get_provider().sociallogin_from_response(request, {"userinfo": kept})

    def _claims(self, app: Any, token: Any) -> dict[str, Any]:
        if not isinstance(token, str) or not self.verifier:
            raise OAuth2Error("There is no id_token")
        named = jwt.get_unverified_header(token).get("kid")
        keys = jwt.PyJWKSet.from_dict(self._ask(self.openid_config["jwks_uri"])).keys
        fitting = [key for key in keys if named in (None, key.key_id)]
        if len(fitting) != 1:
            raise OAuth2Error("The id_token names no key of the provider's")
        claims: dict[str, Any] = jwt.decode(
            token,
            key=fitting[0],
            algorithms=ALGORITHMS,
            audience=app.client_id,
            issuer=self.openid_config["issuer"],
            leeway=CLOCKS_DIFFER_SECONDS,
            options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
        )
        if claims["nonce"] != nonce_of(self.verifier):
            raise OAuth2Error("The id_token was made for another sign-in")
        if claims.get("azp", app.client_id) != app.client_id:
            raise OAuth2Error("The id_token was made for another client")
        return claims

    def _ask(self, address: str, **headers: str) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address, headers=headers)
            answer.raise_for_status()
            found = answer.json()
        if not isinstance(found, dict):
            raise OAuth2Error(f"{address} answers with something else than an object")
        return found


class OpenID(OpenIDConnectProvider):  # type: ignore[misc]  # the library has no types
    """A provider that is asked for a nonce."""

    oauth2_adapter_class = OpenIDAdapter

    def get_pkce_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_pkce_params()
        return params | {"nonce": nonce_of(params["code_verifier"])}


def leading_on(view: View) -> View:
    """Let a view lead to another site by a page of ours, in the language of the page that led here."""

    @wraps(view)
    def led(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        language = translation.get_language_from_path(request.POST.get("next", "")) or "en"
        request.session[LANGUAGE] = language
        with translation.override(language):
            answer = view(request, *args, **named)
            if answer.status_code != 302:
                return answer
            return leads_on(request, address=answer["Location"])

    return led


def in_their_language(view: View) -> View:
    """Answer who comes back in the language in which they left: the address has none."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        with translation.override(request.session.get(LANGUAGE) or "en"):
            return view(request, *args, **named)

    return answered


@leading_on
def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    return _asked(request, provider_id, library.login)


@in_their_language
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    def finish(request: HttpRequest, provider_id: str) -> HttpResponseBase:
        adapter = OpenIDAdapter(request, provider_id)
        answer: HttpResponseBase = OAuth2CallbackView.adapter_view(adapter)(request)
        return answer

    return _asked(request, provider_id, finish)


def _asked(request: HttpRequest, provider_id: str, view: View) -> HttpResponseBase:
    """Return what a view answers, or that the sign-in failed where the provider does not say what it must."""
    provider = _provider(request, provider_id)
    try:
        return view(request, provider_id)
    except (OAuth2Error, RequestException) as error:
        failed: HttpResponse = render_authentication_error(request, provider, exception=error)
        return failed


def _provider(request: HttpRequest, provider_id: str) -> Any:
    from allauth.socialaccount.models import SocialApp

    try:
        return get_adapter(request).get_provider(request, provider_id)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error


def only_signed(view: View) -> View:
    """Let a message that ends a session through only where the ministry signed it: else any link could."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if not request.GET.get("Signature"):
            raise Http404
        return view(request, *args, **named)

    return require_GET(guarded)


def taken(view: View) -> View:
    """Keep the cookie from scripts under which the library keeps what the ministry had the browser post."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        answer = view(request, *args, **named)
        for cookie in answer.cookies.values():
            cookie["httponly"] = True
        return answer

    return kept


def finished(view: View) -> View:
    """Refuse in words of ours what answers to nothing that this browser asked."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **named)
        except PermissionDenied:
            security_log.elsewhere_refused(
                named["organization_slug"], "it answers to nothing that was asked"
            )
            return refused_elsewhere(request)

    return in_their_language(answered)
