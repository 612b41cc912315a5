"""The section of an activity's page on its amounts in another currency."""

from django.http import HttpRequest

from consenso.domain.activities.dated import of_activity
from consenso.domain.activities.queries import ActivityRow
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.money_shown import money_section
from consenso.interfaces.public.pages import Section


def money_of_activity(request: HttpRequest, frame: Frame, row: ActivityRow) -> tuple[Section, ...]:
    """Return the section on the amounts of an activity in another currency; none where it has no amounts."""
    copy = (("copy", str(row.copy)),) if row.copy != 1 else ()
    of = (("source", row.source), ("activity", row.identifier), *copy)
    return money_section(request, frame, of_activity(row), of=of, kept=copy)
