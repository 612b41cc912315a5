"""What became of one commitment, in a few lines, for pages of others."""

from collections.abc import Iterator

from django.utils.translation import gettext

from consenso.core.record import Commitment
from consenso.domain.delivery import queries as delivery
from consenso.domain.delivery import reporting
from consenso.domain.record.labels import STAGE
from consenso.interfaces.public.frame import Frame
from consenso.interfaces.public.progress_pages import WidgetLine
from consenso.interfaces.public.quantities import done, period, quantity
from consenso.interfaces.public.said import called, grade_name, specific_in_short

MOST = 4  # reports, and verdicts, that are listed; the page has all


def lines_of(frame: Frame, commitment: Commitment) -> Iterator[WidgetLine]:
    """Yield what was promised, what was done, what parties report and assessors find, the newest first. Five queries at most.

    Every verdict stands beside the others, each by its assessor, and specificity beside them; none is averaged.
    """
    found = delivery.answers_to(frame.slug, [commitment.id]).get(commitment.id, ())
    reported = reporting.reported_on(frame.slug, [commitment.id]).get(commitment.id, ())
    assessed = reporting.assessed(frame.slug, [commitment.id]).get(commitment.id, ())
    yield WidgetLine(gettext("Who"), frame.parties(commitment.actors.from_))
    if how_much := quantity(frame, commitment):
        yield WidgetLine(gettext("How much"), how_much)
    yield WidgetLine(gettext("By when"), period(commitment.period))
    yield WidgetLine(gettext("What was done"), done([one.relation for one in found]))
    for one in reported[:MOST]:
        yield WidgetLine(called(frame, one.report), str(STAGE[one.line.stage]))
    if not reported:
        yield WidgetLine(gettext("What the parties report"), gettext("nothing reported"))
    for each in assessed[:MOST]:
        name = each.assessor.name
        grade, language = grade_name(frame, each.assessment, each.assessor)
        yield WidgetLine(
            gettext("%(by)s, %(when)s")
            % {"by": frame.say(name), "when": frame.date(each.assessment.date)},
            grade
            if not each.assessment.party
            else f"{grade} ({frame.party(each.assessment.party)})",
            language,
        )
    if not assessed:
        yield WidgetLine(gettext("What assessors find"), gettext("Nobody has assessed this."))
    yield WidgetLine(gettext("Specificity"), specific_in_short(commitment))
