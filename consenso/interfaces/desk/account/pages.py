"""What the pages of the account show. The library's views know nothing of it: the context processor gives it to them."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import get_language, get_language_from_path, gettext

from consenso.interfaces.ui.pages import NavItem, Shell, shell

WITH_PASSWORD = ("account_change_password", "account_set_password", "account_reauthenticate")


@dataclass(frozen=True, slots=True)
class AccountPage:
    """A page on signing in. `button` is '' for a page without a form; `ways` lead elsewhere."""

    shell: Shell
    heading: str
    lead: tuple[str, ...]
    button: str
    notices: tuple[str, ...]
    ways: tuple[NavItem, ...]
    elsewhere: tuple[NavItem, ...]  # ministries' own sign-in
    must_be_set: bool = False  # the desk opens only with a second factor
    has_password: bool = False
    email: str = ""  # whose password is written: browsers that keep passwords want to know


def account_page(request: HttpRequest) -> dict[str, Any]:
    """Give the library's templates their `page`; nothing where the address is not one of the account's."""
    found = request.resolver_match
    if found is None or (found.url_name or "") not in _words():
        return {}
    return {"page": page_of(request, found.url_name or "")}


def page_of(request: HttpRequest, name: str) -> AccountPage:
    """Return the page of an address by the address's name."""
    heading, lead, button = _words()[name]
    made = shell(
        language=get_language() or "en",
        path=request.path if get_language_from_path(request.path) else _at("login/"),
        site=settings.SITE,
        title=heading,
        is_indexed=False,
    )
    if request.user.is_authenticated:
        made = replace(
            made,
            acts_for=str(getattr(request.user, "name", "")),
            sign_out_address=_at("logout/"),
        )
    made = replace(made, token=get_token(request))
    return AccountPage(
        shell=made,
        heading=heading,
        lead=lead,
        button=button,
        notices=tuple(str(one) for one in get_messages(request)),
        ways=_ways(request, name),
        elsewhere=tuple(NavItem(label, address) for label, address in settings.SIGN_IN_ELSEWHERE)
        if name == "account_login"
        else (),
        must_be_set=name == "mfa_index" and "needed" in request.GET,
        has_password=request.user.is_authenticated and request.user.has_usable_password(),
        email=str(getattr(request.user, "email", "")) if name in WITH_PASSWORD else "",
    )


def refused_elsewhere(request: HttpRequest) -> HttpResponse:
    """Answer that a ministry's sign-in let somebody through whom nobody here knows, or did not let them through."""
    page = page_of(request, "socialaccount_login_error")
    return render(request, "account/said.html", {"page": page}, status=403)


def leads_on(request: HttpRequest, *, address: str) -> HttpResponse:
    """Answer with a page that leads to another site at once, and by a link where the browser stays."""
    page = page_of(request, "elsewhere_leads_on")
    page = replace(page, ways=(NavItem(gettext("Go on"), address),))
    return render(request, "account/leads_on.html", {"page": page})


def _at(rest: str) -> str:
    return f"/{get_language()}/account/{rest}"


def _ways(request: HttpRequest, name: str) -> tuple[NavItem, ...]:
    # Another way in leads where this one would have; that it leads to no other site, the library sees to.
    aim = request.GET.get("next", "")
    then = f"?{urlencode({'next': aim})}" if aim else ""
    sign_in = NavItem(gettext("Sign in with your password"), _at("login/") + then)
    code = NavItem(gettext("Have a code sent to you"), _at("login/code/") + then)
    if name == "account_login":
        return (code,)
    if name in ("account_request_login_code", "account_reset_password"):
        return (sign_in,)
    if name in (
        "socialaccount_login_error",
        "socialaccount_login_cancelled",
        "account_inactive",
        "account_signup",
        "account_reset_password_from_key_done",
    ):
        return (sign_in, code)
    if name == "mfa_index":
        elsewhere = NavItem(gettext("Your ministry’s sign-in"), _at("elsewhere/"))
        desk = NavItem(gettext("To the desk"), f"/{get_language()}/desk/")
        return (elsewhere, desk) if settings.SIGN_IN_ELSEWHERE else (desk,)
    if request.user.is_authenticated:
        return (NavItem(gettext("Signing in: all settings"), _at("security/")),)
    return ()


Words = tuple[str, tuple[str, ...], str]


def _words() -> dict[str, Words]:
    """Return heading, sentences and button of each address of the account, by its name."""
    return _entering() | _passwords() | _factors()


def _entering() -> dict[str, Words]:
    return {
        "account_login": (
            gettext("Sign in"),
            (
                gettext(
                    "The desk is for delegations and the secretariat. Who works here is invited."
                ),
            ),
            gettext("Sign in"),
        ),
        "account_logout": (
            gettext("Sign out"),
            (gettext("You are signed out of this browser."),),
            gettext("Sign out"),
        ),
        "account_signup": (
            gettext("Accounts come by invitation"),
            (
                gettext(
                    "Ask the secretariat of the forum, or the account manager of your delegation."
                ),
            ),
            "",
        ),
        "account_inactive": (
            gettext("This account is closed"),
            (gettext("Ask the secretariat, or the account manager of your delegation."),),
            "",
        ),
        "account_request_login_code": (
            gettext("A code by mail"),
            (
                gettext(
                    "If the address has an account here, a code goes to it. It is good for three minutes, once."
                ),
            ),
            gettext("Send the code"),
        ),
        "account_confirm_login_code": (
            gettext("Write the code"),
            (gettext("If the address has an account here, the code is in a letter to it now."),),
            gettext("Go on"),
        ),
        "account_reauthenticate": (
            gettext("Is it you?"),
            (gettext("What comes next changes how you sign in. Write your password once more."),),
            gettext("Go on"),
        ),
        "account_request_reauthentication_code": (
            gettext("Is it you?"),
            (gettext("What comes next changes how you sign in. A code is sent to your address."),),
            gettext("Send the code"),
        ),
        "account_confirm_reauthentication_code": (
            gettext("Write the code"),
            (gettext("The code is in a letter to you now."),),
            gettext("Go on"),
        ),
        **{
            name: (
                gettext("Your ministry’s sign-in"),
                (gettext("With a ministry’s own sign-in you need no password here."),),
                gettext("Go on"),
            )
            for name in ("openid_connect_login", "saml_login")
        },
        "elsewhere_leads_on": (
            gettext("You are led to your ministry’s sign-in"),
            (gettext("If nothing happens, go on by the link."),),
            "",
        ),
        "socialaccount_connections": (
            gettext("Your ministry’s sign-in"),
            (gettext("With a ministry’s own sign-in you need no password here."),),
            gettext("Take it off"),
        ),
        "socialaccount_login_cancelled": (
            gettext("You stopped the sign-in"),
            (gettext("Nothing was changed."),),
            "",
        ),
        "socialaccount_login_error": (
            gettext("The other sign-in did not let you in"),
            (
                gettext(
                    "Either it did not know you, or nobody here was invited with the address that it vouches for. Sign in another way, or ask who invited you."
                ),
            ),
            "",
        ),
    }


def _passwords() -> dict[str, Words]:
    return {
        "account_change_password": (gettext("Change the password"), (), gettext("Change it")),
        "account_set_password": (
            gettext("Set a password"),
            (
                gettext(
                    "At least 12 characters of any kind. A passkey is safer and needs no remembering."
                ),
            ),
            gettext("Set it"),
        ),
        "account_reset_password": (
            gettext("A new password"),
            (
                gettext(
                    "If the address has an account here, a link to set a new password goes to it."
                ),
            ),
            gettext("Send the link"),
        ),
        "account_reset_password_done": (
            gettext("Look into your mail"),
            (gettext("If the address has an account here, the link is in a letter to it now."),),
            "",
        ),
        "account_reset_password_from_key": (
            gettext("A new password"),
            (gettext("At least 12 characters of any kind."),),
            gettext("Set it"),
        ),
        "account_reset_password_from_key_done": (
            gettext("The new password is set"),
            (gettext("Sign in with it."),),
            "",
        ),
    }


def _factors() -> dict[str, Words]:
    return {
        "mfa_index": (gettext("Signing in: all settings"), (), ""),
        "mfa_authenticate": (
            gettext("The second factor"),
            (
                gettext(
                    "Write the code that your app shows, or one of your recovery codes; or use a passkey."
                ),
            ),
            gettext("Sign in"),
        ),
        "mfa_reauthenticate": (
            gettext("Is it you?"),
            (
                gettext(
                    "What comes next changes how you sign in. Write the code that your app shows."
                ),
            ),
            gettext("Go on"),
        ),
        "mfa_reauthenticate_webauthn": (
            gettext("Is it you?"),
            (gettext("What comes next changes how you sign in. Use your passkey once more."),),
            gettext("Use a passkey"),
        ),
        "mfa_list_webauthn": (gettext("Passkeys"), (), ""),
        "mfa_add_webauthn": (
            gettext("Add a passkey"),
            (
                gettext(
                    "Your telephone, your computer or a security key will ask for your finger, face or PIN. Nothing that could be stolen is kept here."
                ),
            ),
            gettext("Add it"),
        ),
        "mfa_edit_webauthn": (gettext("Name the passkey"), (), gettext("Keep the name")),
        "mfa_remove_webauthn": (
            gettext("Remove the passkey"),
            (gettext("It will open nothing here any more."),),
            gettext("Remove it"),
        ),
        "mfa_activate_totp": (
            gettext("Switch on one-time codes"),
            (
                gettext(
                    "Read the picture with an authenticator app, or write the secret into it. Then write the code that it shows."
                ),
            ),
            gettext("Switch on"),
        ),
        "mfa_deactivate_totp": (
            gettext("Switch off one-time codes"),
            (gettext("Codes from the app will open nothing here any more."),),
            gettext("Switch off"),
        ),
        "mfa_view_recovery_codes": (
            gettext("Recovery codes"),
            (
                gettext(
                    "Each opens your account once, in place of the second factor. Keep them on paper."
                ),
            ),
            "",
        ),
        "mfa_generate_recovery_codes": (
            gettext("Make recovery codes"),
            (gettext("Those that you have end when new ones are made."),),
            gettext("Make them"),
        ),
        "usersessions_list": (
            gettext("Where you are signed in"),
            (),
            gettext("Sign out everywhere else"),
        ),
    }
