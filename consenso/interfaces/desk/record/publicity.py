"""Who may read a submission, and how far it is, in words."""

from django.utils.translation import gettext

from consenso.domain.submissions.queries import SubmissionRow
from consenso.interfaces.desk.frame import Desk, local_moment


def level(row: SubmissionRow) -> str:
    """Return who may read a submission."""
    return {
        "delegation": gettext("only the delegation"),
        "secretariat": gettext("sent to the secretariat"),
        "delegations": gettext("all delegations"),
        "public": gettext("public"),
    }[row.level]


def state(row: SubmissionRow) -> str:
    """Return how far a submission is."""
    if row.is_open and row.release_at is not None:
        return gettext("cleared, under embargo")
    if row.is_open and row.ready_at is not None and row.level == "delegation":
        return gettext("waits for the head of delegation")
    return {
        "open": gettext("open"),
        "published": gettext("published"),
        "declined": gettext("declined"),
        "withdrawn": gettext("withdrawn"),
    }[row.state]


def embargo(desk: Desk, row: SubmissionRow) -> str:
    """Return until when a submission is under embargo, in the person's time and in UTC; '' for no embargo."""
    if row.release_at is None:
        return ""
    return gettext("%(local)s, that is %(utc)s UTC") % {
        "local": local_moment(row.release_at, desk.zone, desk.language),
        "utc": row.release_at.strftime("%Y-%m-%d %H:%M"),
    }


def what(row: SubmissionRow) -> str:
    """Return what a submission proposes."""
    if row.is_from_public:
        return gettext("Correction proposed by the public")
    return {
        "added": gettext("Addition"),
        "changed": gettext("Correction"),
        "removed": gettext("Removal"),
    }[row.what]


def trouble(row: SubmissionRow) -> str:
    """Return why a release did not happen when its moment came; '' where nothing hindered it."""
    if not row.trouble:
        return ""
    return {
        "record.object_has_changed": gettext(
            "It was not published at the end of its embargo: the public record was changed meanwhile. Look at both, and publish it again."
        ),
        "record.nothing_changed": gettext(
            "It was not published at the end of its embargo: the public record says the same already."
        ),
        "record.broken": gettext(
            "It was not published at the end of its embargo: the record would not be sound with it. Correct it, and publish it again."
        ),
    }.get(row.trouble, row.trouble)
