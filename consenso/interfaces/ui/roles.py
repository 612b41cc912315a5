"""What roles are called, for the desk, letters and the command line."""

from django.utils.translation import gettext_lazy as _

ROLES = {
    "secretariat": _("Secretariat"),
    "chair": _("Chair"),
    "head": _("Head of delegation"),
    "delegate": _("Delegate"),
    "account_manager": _("Account manager"),
    "interpreter": _("Interpreter or translator"),
    "observer": _("Observer"),
    "assessor": _("Assessor"),
}


def role_name(role: str) -> str:
    """Return what a role is called in the active language."""
    return str(ROLES.get(role, role))
