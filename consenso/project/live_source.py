"""What streams of drafts are made of: the doors of the desk, the revisions of drafts, the templates of the room view."""

import datetime as dt
from collections.abc import Hashable, Iterable, Sequence
from importlib import import_module

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse

from consenso.domain.accounts.queries import capacities
from consenso.domain.drafting import queries
from consenso.interfaces.desk.drafting import room_live
from consenso.project.live import Allowed, Asked, Part
from consenso.project.middleware import EndsInTime


class FromDjango:
    """Asks Django."""

    def allowed(self, asked: Asked) -> Allowed | None:
        """Return whose stream this may be, by the same checks as for a page; None for nobody's. A stream is no act: the session ends in time."""
        request = HttpRequest()
        request.session = _store()(asked.session)
        EndsInTime(lambda _: HttpResponse())(request)
        request.user = get_user(request)
        return room_live.admitted(request, asked.part.forum, asked.part.identifier)

    def marks(self, streams: Sequence[tuple[str, Allowed]]) -> Sequence[Hashable]:
        """Return for each stream (the key of its session, and whose it is) a value that is another where `allowed` may be.

        For all together, five queries: sessions that are there, accounts, appointments in force, second factors, drafts.
        """
        now = dt.datetime.now(dt.UTC)
        sessions = _store().get_model_class().objects.filter(expire_date__gt=now)
        there = sessions.filter(session_key__in={session for session, _ in streams})
        keys = set(there.values_list("session_key", flat=True))
        persons = {one.person for _, one in streams}
        held = capacities(persons, at=now)
        drafts = queries.seen_by_state({one.draft for _, one in streams})
        factors: dict[int, set[int]] = {}
        for person, factor in Authenticator.objects.filter(user_id__in=persons).values_list(
            "user_id", "pk"
        ):
            factors.setdefault(person, set()).add(factor)
        return [
            (
                session in keys,
                held.get(one.person),
                frozenset(factors.get(one.person, ())),
                drafts.get(one.draft),
            )
            for session, one in streams
        ]

    def revisions(self, drafts: Iterable[int]) -> dict[int, int]:
        return queries.revisions(drafts)

    def event(self, part: Part) -> bytes:
        return room_live.event(part.forum, part.identifier, part.language, part.topic)


def _store() -> type[SessionStore]:
    store: type[SessionStore] = import_module(settings.SESSION_ENGINE).SessionStore
    return store
