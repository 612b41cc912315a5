"""The page of one submission: what it proposes beside the public record, who may read it, what can be done with it."""

from django.utils.translation import gettext

from consenso.domain.record.labels import KIND
from consenso.domain.record.queries import document_of_digest, public_document
from consenso.domain.submissions.access import (
    SubmissionAbilities,
    submission_abilities,
    versions_seen,
)
from consenso.domain.submissions.queries import SubmissionRow
from consenso.domain.submissions.together import evidence_along
from consenso.interfaces.desk.frame import Desk
from consenso.interfaces.desk.record import keeping, publicity, said
from consenso.interfaces.desk.record.embargo import DeclineForm, EmbargoForm
from consenso.interfaces.desk.record.judged import beside_verdict
from consenso.interfaces.desk.record.names import Names, title
from consenso.interfaces.desk.record.pages import (
    ActLine,
    SubmissionLine,
    SubmissionPage,
    VersionLine,
)
from consenso.interfaces.desk.record.problems import Fault
from consenso.interfaces.desk.reporting.held import handing_address
from consenso.interfaces.ui.components import Fact
from consenso.interfaces.ui.pages import NavItem


def line_of(desk: Desk, names: Names, row: SubmissionRow, called: str) -> SubmissionLine:
    """Return a submission as a line of a list; `called` is what the object is called where the submission does not say."""
    return SubmissionLine(
        title=title(row.document, names) or called or row.identifier,
        address=desk.address(f"submissions/{row.id}/"),
        what=publicity.what(row),
        by=desk.party(row.delegation),
        level=publicity.level(row),
        state=publicity.state(row),
        when=desk.moment(row.changed_at),
    )


def submission_page(
    desk: Desk,
    row: SubmissionRow,
    *,
    notice: str = "",
    faults: tuple[Fault, ...] = (),
    embargo: EmbargoForm | None = None,
    decline: DeclineForm | None = None,
) -> SubmissionPage:
    """Return the page of a submission as it stands."""
    names = keeping.names_of(desk)
    can = submission_abilities(desk.actor, row)
    # What is decided stands beside what it was made from; what is open, beside what is public now.
    now = public_document(desk.slug, row.kind, row.identifier)
    before = (
        now if row.is_open else document_of_digest(desk.slug, row.kind, row.identifier, row.base)
    )
    said.learn(row.kind, (before, row.document), names)
    here = desk.address(f"submissions/{row.id}/")
    called = title(row.document or before, names) or row.identifier
    along = evidence_along(desk.actor, row) if row.is_open else ()
    return SubmissionPage(
        shell=desk.shell(
            called,
            section="submissions",
            trail=((gettext("Submissions"), desk.address("submissions/")),),
        ),
        kicker=f"{publicity.what(row)}: {KIND[row.kind]}",
        title=called,
        notice=notice,
        trouble=publicity.trouble(row),
        summary=faults,
        facts=_facts(desk, row),
        beside_verdict=beside_verdict(desk, row.kind, row.document or before),
        reason=row.reason,
        sources=row.sources,
        is_words_only=row.is_from_public and row.document == before,
        changes=said.changes(row.kind, before, row.document, names)
        if before is not None and row.document is not None
        else (),
        beside=said.beside(row.kind, before, row.document, names),
        versions=_versions(desk, row, names),
        edit_address=f"{here}edit/" if can.edits or can.translates else "",
        edit_label=gettext("Edit") if can.edits else gettext("Translate"),
        version=row.version,
        acts=_acts(here, can),
        embargo=(embargo or EmbargoForm(zone=desk.zone, now=desk.now)) if can.publishes else None,
        embargo_address=f"{here}embargo/",
        zone=desk.zone.key.replace("_", " "),
        decline=(decline or DeclineForm()) if can.declines else None,
        decline_address=f"{here}decline/",
        along=tuple(
            NavItem(title(one.document, names), desk.address(f"submissions/{one.id}/"))
            for one in along
        ),
        along_seen=tuple(f"{one.id}-{one.version}" for one in along),
        report_address=handing_address(desk, row),
        object_address=desk.address(f"record/{row.kind}/{row.identifier}/") if now else "",
    )


def _facts(desk: Desk, row: SubmissionRow) -> tuple[Fact, ...]:
    facts = [
        Fact(gettext("Proposed by"), desk.party(row.delegation)),
        Fact(gettext("Who may read it"), publicity.level(row)),
        Fact(gettext("How far it is"), publicity.state(row)),
    ]
    if embargo := publicity.embargo(desk, row):
        facts.append(Fact(gettext("Embargo until"), embargo))
    facts += [
        Fact(gettext("Begun"), desk.moment(row.created_at)),
        Fact(gettext("Last changed"), desk.moment(row.changed_at)),
    ]
    if row.decided_at is not None:
        facts.append(Fact(gettext("Decided"), desk.moment(row.decided_at)))
    if row.decision:
        facts.append(Fact(gettext("Reason of the decision"), row.decision))
    if row.entry is not None:
        label = gettext("Entry of the public ledger")
        address = f"/{desk.language}/{desk.slug}/changes/{row.entry}/"
        facts.append(Fact(label, str(row.entry), address))
    if row.credit:
        facts.append(Fact(gettext("To be credited to"), row.credit))
    return tuple(facts)


def _acts(here: str, can: SubmissionAbilities) -> tuple[ActLine, ...]:
    acts = (
        (
            can.publishes,
            "publish",
            gettext("Publish"),
            gettext("It becomes part of the public record now."),
        ),
        (
            can.sends,
            "send",
            gettext("Send to the secretariat"),
            gettext("The secretariat sees it and decides."),
        ),
        (
            can.shares,
            "share",
            gettext("Share with all delegations"),
            gettext("All delegations see it; the public does not."),
        ),
        (
            can.readies,
            "ready",
            gettext("Say that it is ready"),
            gettext("The head of the delegation sees that it waits to be cleared."),
        ),
        (
            can.withdraws,
            "withdraw",
            gettext("Withdraw"),
            gettext("It is closed; who could read it still can."),
        ),
    )
    return tuple(ActLine(f"{here}{verb}/", label, words) for may, verb, label, words in acts if may)


def _versions(desk: Desk, row: SubmissionRow, names: Names) -> tuple[VersionLine, ...]:
    """Return what it said, the newest first. A person is named to the own delegation and to who decides alone."""
    found = versions_seen(desk.actor, row)
    if len(found) < 2:
        return ()
    said.learn(row.kind, (one.document for one in found), names)
    names_persons = row.delegation_id == desk.actor.delegation.id
    return tuple(
        VersionLine(
            number=one.number,
            when=desk.moment(one.at),
            by=desk.party(one.by),
            person=one.person if names_persons and one.by == desk.actor.code else "",
            reason=one.reason,
            sources=one.sources,
            changes=said.changes(row.kind, was.document, one.document, names) if was else (),
        )
        for one, was in zip(found, [*found[1:], None], strict=True)
    )
