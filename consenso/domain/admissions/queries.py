"""What is shown of delegations and invitations where nobody is signed in yet."""

from collections.abc import Mapping

from consenso.domain.accounts.queries import DelegationRow, InvitationRow
from consenso.domain.ledger.confidential import confidential_entries
from consenso.domain.parties.queries import party_names


def delegation_name(row: DelegationRow) -> Mapping[str, str]:
    """Return what a delegation is called, language → words; empty for the secretariat. One query at most."""
    if row.name or row.code == "secretariat":
        return row.name
    known = party_names(row.forum).get(row.code)
    return known.name if known else {"en": row.code}


def inviter_code(row: InvitationRow) -> str:
    """Return for which delegation an invitation was last sent, by its code; 'operator' at the command line. One query."""
    entries = confidential_entries(
        row.delegation.forum, subject="invitation", subject_id=str(row.id), limit=1
    )
    return entries[0].by if entries else ""
