"""Where things are and what they are called: addresses of pages and of the API, names of objects."""

from django.conf import settings

from consenso.core.record import (
    LANGUAGES as LANGUAGES_OF_RECORD,
)
from consenso.core.record import (
    Area,
    Bloc,
    Commitment,
    Delivery,
    Entity,
    Forum,
    Initiative,
    Meeting,
    State,
    Statement,
    Text,
    Words,
    plain,
)
from consenso.domain.record.queries import title_of
from consenso.interfaces.ui.pages import LANGUAGES, SECTION_OF

# The content's tag (BCP 47) → Django's, which stands in addresses.
IN_ADDRESS = {content: tag for tag, content, _ in LANGUAGES}
API = "/api/v1"


def page_url(forum: str, kind: str, identifier: str = "", *, language: str = "en") -> str:
    """Return the whole address of an object's public page, or of its section; `language` is BCP 47."""
    base = f"{settings.SITE}/{IN_ADDRESS[language]}/{forum}/"
    if kind == "forum":
        return base
    section = f"{base}{SECTION_OF[kind]}/"
    return f"{section}{identifier}/" if identifier else section


def api_url(forum: str, kind: str, identifier: str = "") -> str:
    """Return the whole address of an object in the API, or of its resource."""
    base = f"{settings.SITE}{API}/{forum}"
    if kind == "forum":
        return base
    return f"{base}/{SECTION_OF[kind]}" + (f"/{identifier}" if identifier else "")


def name_of(entity: Entity) -> Words:
    """Return what an object is called, by language."""
    match entity:
        case Forum() | State() | Bloc() | Area() | Initiative() | Meeting():
            return entity.name
        case Text():
            return entity.title
        case Statement():
            return dict.fromkeys(LANGUAGES_OF_RECORD, f"{entity.who}, {entity.date}")
        case Commitment():
            return entity.paraphrase
        case Delivery():
            return entity.fact
        case _:
            return title_of(plain(entity))
