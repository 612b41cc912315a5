"""What each kind of duty asks, for readers."""

from django.utils.translation import gettext_lazy as _

from consenso.domain.record.labels import Labels

WHAT_TO_DO: Labels = {
    "decide": _("Decide on a submission"),
    "clear": _("Clear a submission of your delegation"),
    "trouble": _("A release did not happen: look at it again"),
    "finish": _("Finish what your delegation began"),
    "declined": _("A submission was declined: read why"),
    "invitation": _("An invitation runs out and was not accepted"),
    "embargo": _("An embargo ends: it becomes public by itself"),
    "meeting": _("A meeting lies ahead"),
    "round": _("A round closes: send what your delegation prepared on a draft"),
    "capital": _("Send proposals on a draft, or give them back"),
    "silence": _("A draft is under silence: it is adopted unless you object"),
    "report": _("A report on a plan is due"),
    "translate": _("Translate paragraphs of a draft"),
}
