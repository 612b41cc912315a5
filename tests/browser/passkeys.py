"""A passkey that Chromium keeps itself: a virtual authenticator, by the DevTools protocol."""

from playwright.sync_api import Page

ABLE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
KEY_WITHOUT_PIN = ABLE | {
    "transport": "usb",
    "hasResidentKey": False,
    "hasUserVerification": False,
    "isUserVerified": False,
}


class Device:
    """What holds passkeys for a page, and asks nobody."""

    def __init__(self, page: Page, options: dict[str, object] = ABLE) -> None:
        self._session = page.context.new_cdp_session(page)
        self._session.send("WebAuthn.enable")
        made = self._session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self._identifier = made["authenticatorId"]

    def kept(self) -> list[dict[str, object]]:
        """Return the passkeys that it holds."""
        asked = {"authenticatorId": self._identifier}
        found: list[dict[str, object]] = self._session.send("WebAuthn.getCredentials", asked)[
            "credentials"
        ]
        return found


def add_passkey(page: Page) -> list[str]:
    """Add a passkey from the page of all settings, and return the recovery codes that come with the first."""
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("heading", level=1, name="Recovery codes").wait_for()
    return page.locator(".recovery-codes code").all_inner_texts()
