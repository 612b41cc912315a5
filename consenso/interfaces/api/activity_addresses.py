"""Where activities stand: their pages, themselves in the API, their XML. An identifier may hold any sign, which addresses encode."""

from urllib.parse import quote

from django.conf import settings

from consenso.interfaces.api.naming import API, IN_ADDRESS


def page_of(forum: str, source: str, identifier: str, copy: int, *, language: str = "en") -> str:
    """Return the whole address of an activity's public page; `language` is BCP 47."""
    base = f"{settings.SITE}/{IN_ADDRESS[language]}/{forum}/activities"
    return _copied(f"{base}/{source}/{quote(identifier, safe='')}/", copy)


def api_of(forum: str, source: str, identifier: str, copy: int) -> str:
    """Return the whole address of an activity in the API."""
    base = f"{settings.SITE}{API}/{forum}/activities"
    return _copied(f"{base}/{source}/{quote(identifier, safe='')}", copy)


def xml_of(forum: str, source: str, identifier: str = "", copy: int = 1) -> str:
    """Return the whole address of what was published of an activity, as IATI; without identifier, of all of its source."""
    base = f"{settings.SITE}/data/{forum}/activities/{source}"
    return _copied(
        f"{base}/{quote(identifier, safe='')}.xml" if identifier else f"{base}.xml", copy
    )


def _copied(address: str, copy: int) -> str:
    return address if copy == 1 else f"{address}?copy={copy}"
