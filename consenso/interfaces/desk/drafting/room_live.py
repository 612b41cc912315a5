"""What streams of a draft carry: who is let in, and each change as an event, the same bytes for all who look at the same."""

import datetime as dt
import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import override
from django.views.decorators.http import require_safe

from consenso.core.errors import NotFound
from consenso.domain.drafting.access import draft_for
from consenso.domain.drafting.queries import draft
from consenso.interfaces.desk.account.entering import needs_second_factor
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.room import room_view
from consenso.interfaces.desk.frame import actor_of

# What a stream is about: '' the revision alone; room: the paragraph in hand; room:p3: that paragraph.
TOPIC = re.compile(r"(?:room(?::[-\w]{1,40})?)?")
RETRY = b"retry: 3000\n\n"  # milliseconds after which a browser that lost the stream asks again


@dataclass(frozen=True, slots=True)
class Admitted:
    """Whose stream it is, of which draft (its row's id)."""

    person: int
    draft: int


@require_safe
@on_draft
def live(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """The stream of a draft where nothing streams: one event, after which browsers ask again (`project.live` streams)."""
    topic = request.GET.get("topic", "")
    if not TOPIC.fullmatch(topic):
        raise NotFound("topic", topic)
    said = event(on.row.forum, on.row.identifier, on.desk.language, topic)
    return HttpResponse(RETRY + said, content_type="text/event-stream")


def admitted(request: HttpRequest, forum: str, identifier: str) -> Admitted | None:
    """Return whose stream of a draft this may be, by the session of the request; None where that is nobody's who sees the draft.

    The same doors as those of its pages (`desk.frame.acts`, `access.draft_for`). At most seven queries.
    """
    if not request.user.is_authenticated or needs_second_factor(request, request.user):
        return None
    try:
        actor = actor_of(request, forum, dt.datetime.now(dt.UTC))
        row = draft_for(actor, identifier)
    except NotFound:
        return None
    return Admitted(actor.person, row.id)


def event(forum: str, identifier: str, language: str, topic: str) -> bytes:
    """Return a draft as it stands as an event; `language` is Django's tag, `topic` as in TOPIC.

    Raises:
        NotFound: there is no such draft.
    """
    row = draft(forum, identifier)
    name, data = "revision", str(row.revision)
    if topic:
        with override(language):
            view = room_view(row, language, topic.partition(":")[2])
            name, data = (
                "room",
                render_to_string("desk/drafting/room_fragment.html", {"page": view}),
            )
    lines = "".join(f"data: {line}\n" for line in data.splitlines())
    return f"id: {row.revision}\nevent: {name}\n{lines}\n".encode()
