"""Briefs: one page on a meeting, a text, a key area or a state, made from the record."""

from collections.abc import Mapping

from django.utils import translation

from consenso.core.errors import NotFound
from consenso.core.formats.brief import Brief
from consenso.core.record import Forum
from consenso.domain.briefs._composer import Composer
from consenso.domain.briefs._meeting import compose as compose_meeting
from consenso.domain.briefs._others import compose_area, compose_state, compose_text
from consenso.domain.ledger.queries import Head
from consenso.domain.parties.queries import PartyName

_COMPOSERS = {
    "meeting": compose_meeting,
    "text": compose_text,
    "area": compose_area,
    "state": compose_state,
}

# The kinds of object that there is a brief on.
KINDS = tuple(_COMPOSERS)


def brief(
    kind: str,
    identifier: str,
    *,
    forum: Forum,
    names: Mapping[str, PartyName],
    head: Head,
    language: str,
    site: str,
) -> Brief:
    """Return the brief on an object, in one of the six languages (Django's tag), to be written in any format.

    `names` are the forum's party names and `head` its ledger's head, as their queries give them; `site` is the
    public address without the last slash, for the links back. At most nine queries.

    Raises:
        NotFound: there is no such object, or no brief on that kind.
    """
    if kind not in _COMPOSERS:
        raise NotFound("brief", kind)
    with translation.override(language):
        composer = Composer(forum=forum, names=names, head=head, language=language, site=site)
        return _COMPOSERS[kind](composer, identifier)
