"""What the closed words of a record are called, for readers; the open ones have their names in the record itself."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso.core.record import Years

Labels = Mapping[str, "str | Promise"]

# One object of each kind, and many.
KIND: Labels = {
    "forum": _("Forum"),
    "state": _("State"),
    "bloc": _("Bloc"),
    "initiative": _("Initiative"),
    "meeting": _("Meeting"),
    "statement": _("Statement"),
    "text": _("Text"),
    "area": _("Key area"),
    "commitment": _("Commitment"),
    "delivery": _("Delivery"),
    "evidence": _("Evidence"),
    "report": _("Report"),
    "assessor": _("Assessor"),
    "assessment": _("Assessment"),
    "reply": _("Reply"),
    "rates": _("Rates"),
    "source": _("Source"),
}
KINDS: Labels = {
    "state": _("States"),
    "bloc": _("Blocs"),
    "initiative": _("Initiatives"),
    "meeting": _("Meetings"),
    "statement": _("Statements"),
    "text": _("Texts"),
    "area": _("Key areas"),
    "commitment": _("Commitments"),
    "delivery": _("Deliveries"),
    "evidence": _("Evidence"),
    "report": _("Reports"),
    "assessor": _("Assessors"),
    "assessment": _("Assessments"),
    "reply": _("Replies"),
    "rates": _("Rates and prices"),
    "source": _("Sources"),
}
MEETING_KIND: Labels = {
    "leaders": _("Leaders' meeting"),
    "ministerial": _("Ministerial meeting"),
    "special": _("Special meeting"),
    "quartet_dialogue": _("Dialogue with the quartet"),
    "coordinators": _("Meeting of national coordinators"),
    "subforum": _("Sub-forum"),
    "other": _("Other meeting"),
}
MODE: Labels = {
    "in_person": _("in person"),
    "video": _("by video"),
    "hybrid": _("in person and by video"),
    "letter": _("by letter"),
    "article": _("in writing"),
    "unknown": _("not known"),
}
STATEMENT_KIND: Labels = {
    "keynote": _("Keynote"),
    "speech": _("Speech"),
    "remarks": _("Remarks"),
    "press": _("To the press"),
    "interview": _("Interview"),
    "letter": _("Letter"),
    "article": _("Article"),
    "announcement": _("Announcement"),
}
TEXT_KIND: Labels = {
    "declaration": _("Declaration"),
    "joint_statement": _("Joint statement"),
    "plan": _("Plan"),
    "rules": _("Rules"),
    "communique": _("Communiqué"),
    "resolution": _("Resolution"),
    "initiative": _("Business initiative"),
    "unilateral": _("Unilateral paper"),
}
MEMBERSHIP: Labels = {
    "member": _("member"),
    "suspended": _("suspended"),
    "inactive": _("inactive"),
    "disputed": _("disputed"),
    "withdrawn": _("withdrawn"),
    "associate": _("associate"),
}
CONFIDENCE: Labels = {
    "high": _("high: seen in a source"),
    "medium": _("medium: known or inferred, often without a source"),
    "low": _("low: known or inferred, uncertain"),
}
RELATION: Labels = {
    "fulfils": _("fulfils it"),
    "progress": _("shows progress"),
    "contradicts": _("contradicts it"),
    "": _("speaks to it; the record does not say how"),
}
STAGE: Labels = {
    "not_started": _("not started"),
    "under_way": _("under way"),
    "done": _("completed"),
    "stopped": _("given up"),
    "cannot_say": _("cannot say"),
}
EVIDENCE_KIND: Labels = {
    "self_report": _("by who promised"),
    "counterpart": _("by the other side"),
    "independent": _("by neither side"),
    "press": _("the press"),
    "data": _("a data set"),
}
ASSESSOR_KIND: Labels = {
    "government": _("a government"),
    "secretariat": _("a secretariat"),
    "academy": _("an academy"),
    "society": _("civil society"),
    "press": _("the press"),
}
RATES_KIND: Labels = {
    "exchange": _("rates of exchange"),
    "prices": _("index of prices"),
}
BASIS: Labels = {
    "average": _("average of the period"),
    "end": _("end of the period"),
    "day": _("of the day"),
}
# What a part of a text is.
PART: Labels = {
    "title": _("Title"),
    "heading": _("Heading"),
    "preamble": _("Preamble"),
    "paragraph": _("Paragraph"),
    "point": _("Point"),
    "closing": _("Closing line"),
    "annex": _("Annex"),
    "note": _("Note"),
}
CHANGE: Labels = {
    "added": _("added"),
    "changed": _("changed"),
    "removed": _("removed"),
}
ACT: Labels = {
    "record:load": _("Record loaded"),
    "record:add": _("Added"),
    "record:correct": _("Corrected"),
    "record:remove": _("Taken out"),
    "text:import": _("Text imported"),
    "text:adopt": _("Text adopted"),
    "text:correct": _("Text corrected"),
    "text:consensus": _("Consensus record taken from a file"),
    "activities:source": _("Source of activities named"),
    "activities:accept": _("Activities accepted"),
    "activities:link": _("Activity linked to a commitment"),
    "activities:unlink": _("Link of an activity taken away"),
}


def years_in_words(years: Years | None) -> str:
    """Return for when a promise or a plan is, in words; '' where no period is given at all."""
    if years is None:
        return ""
    if years.standing:
        return gettext("standing")
    if years.to is None:
        return gettext("from %(year)s") % {"year": years.from_}
    if years.from_ is None or years.from_ == years.to:
        return str(years.to)
    return f"{years.from_}–{years.to}"
