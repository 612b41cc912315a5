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
}
