"""Briefs: one page on a meeting, a text, a key area or a state, made from the record."""

from django.utils import translation

from consenso.core.errors import NotFound
from consenso.core.formats.brief import Brief
from consenso.domain.briefs._composer import Composer
from consenso.domain.briefs._meeting import compose as compose_meeting
from consenso.domain.briefs._others import compose_area, compose_state, compose_text
from consenso.domain.ledger.queries import head
from consenso.domain.parties.queries import forum as forum_of
from consenso.domain.parties.queries import party_names

_COMPOSERS = {
    "meeting": compose_meeting,
    "text": compose_text,
    "area": compose_area,
    "state": compose_state,
}

# The kinds of object that there is a brief on.
KINDS = tuple(_COMPOSERS)


def brief(forum: str, kind: str, identifier: str, *, language: str, site: str) -> Brief:
    """Return the brief on an object, in one of the six languages (Django's tag), to be written in any format.

    `site` is the public address without the last slash, for the links back.

    Raises:
        NotFound: there is no such forum, object, or brief of that kind.
    """
    if kind not in _COMPOSERS:
        raise NotFound("brief", kind)
    with translation.override(language):
        composer = Composer(
            forum=forum_of(forum),
            names=party_names(forum),
            head=head(forum),
            language=language,
            site=site,
        )
        return _COMPOSERS[kind](composer, identifier)
