"""Two people change one thing at once: the second is shown the first's change, and nothing that was typed is lost."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from consenso.core.ledger import digest_of
from consenso.core.record import Merged, merge, shape
from consenso.domain.ledger.queries import history
from consenso.domain.ledger.reasons import reasons
from consenso.domain.record.queries import CLASSES, document_of_digest, public_document
from consenso.domain.submissions.queries import SubmissionRow, versions
from consenso.interfaces.desk.frame import Desk
from consenso.interfaces.desk.record import said as words
from consenso.interfaces.desk.record.asked import Asked, carried
from consenso.interfaces.desk.record.labels import label_of_way
from consenso.interfaces.desk.record.names import Names, title
from consenso.interfaces.desk.record.pages import ClashLine, ConflictPage

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a change was made from, what it is now, and what was typed. `is_of_submission`: in the submission itself.

    `onto` is the digest of what the public record holds now, `version` that of the submission.
    """

    base: Document
    theirs: Document | None
    mine: Document | None
    onto: str
    version: int
    by: str
    is_of_submission: bool = False

    def merged(self, asked: Asked | None = None) -> Merged | None:
        """Return both changes in one; None where one of them takes the object out: then mine stands alone."""
        if self.theirs is None or self.mine is None:
            return None
        takes = asked.takes_theirs if asked else ()
        return merge(self.base, self.theirs, self.mine, take_theirs=takes)


def conflict_of(
    desk: Desk,
    kind: str,
    identifier: str,
    mine: Document | None,
    *,
    base: str,
    version: int = 0,
    row: SubmissionRow | None = None,
) -> Conflict | None:
    """Return how a change stands against what was done meanwhile, in the submission and then in the public record."""
    now = public_document(desk.slug, kind, identifier)
    digest = digest_of(now) if now is not None else ""
    if row is not None and version != row.version:
        held = {one.number: one for one in versions(row.id)}
        begun = held.get(version)
        last = held.get(row.version)
        by = desk.party(last.by) if last else ""
        begun_with = (begun.document if begun else None) or {}
        return Conflict(begun_with, row.document, mine, row.base, row.version, by, True)
    if digest == base:
        return None
    before = document_of_digest(desk.slug, kind, identifier, base) if base else None
    return Conflict(before or {}, now, mine, digest, version, _by(desk, kind, identifier))


def _by(desk: Desk, kind: str, identifier: str) -> str:
    last = history(desk.slug, kind, identifier, per_page=1).items
    if not last:
        return ""
    found = reasons(desk.slug, [last[0].entry]).get(last[0].entry)
    said = {"by": desk.party(found.by) if found else "", "when": desk.moment(last[0].at)}
    if found and found.reason:
        sentence = gettext("%(by)s, %(when)s, with the reason: %(reason)s")
        return sentence % (said | {"reason": found.reason})
    return gettext("%(by)s, %(when)s") % said


def page_of(
    desk: Desk,
    names: Names,
    conflict: Conflict,
    asked: Asked,
    *,
    kind: str,
    kicker: str,
    action: str,
    back: str,
    trail: tuple[tuple[str, str], ...],
) -> ConflictPage:
    """Return the page on which the second one chooses."""
    merged = conflict.merged(asked)
    theirs = merged.from_theirs if merged is not None else None
    mine = merged.from_mine if merged is not None else ()
    heading = gettext("Changed meanwhile")
    return ConflictPage(
        shell=desk.shell(heading, section="record", trail=trail),
        kicker=kicker,
        title=title(conflict.theirs or conflict.mine, names),
        lead=_lead(conflict, merged),
        theirs_by=conflict.by,
        clashes=_clashes(kind, merged, names, asked) if merged is not None else (),
        from_theirs=_changed(kind, conflict.base, conflict.theirs, theirs, names),
        from_mine=_changed(kind, conflict.base, conflict.mine, mine, names),
        hidden=(
            *asked.hidden(),
            carried("mine", json.dumps(conflict.mine, ensure_ascii=False) if conflict.mine else ""),
            carried("onto", conflict.onto),
            carried("onto_version", str(conflict.version)),
            carried("reason", asked.reason),
            carried("sources", "\n".join(asked.sources)),
            carried("then", "publish" if asked.publishes else "save"),
        ),
        action=action,
        button=_button(conflict, merged),
        back=back,
    )


def _lead(conflict: Conflict, merged: Merged | None) -> str:
    if conflict.theirs is None:
        return gettext(
            "Since you began, the object was taken out of the record. What you wrote is kept: it can be proposed again as an addition."
        )
    if merged is None:
        return gettext(
            "Since you began, the object was changed. Look at the change before it is taken out."
        )
    if not merged.clashes:
        return gettext(
            "Since you began, somebody else changed the same object, but other fields of it. Both changes fit together: look at them and save."
        )
    return gettext(
        "Since you began, somebody else changed the same object. Choose for each field that both of you changed; everything else fits together. Nothing that you wrote is lost."
    )


def _button(conflict: Conflict, merged: Merged | None) -> str:
    if conflict.theirs is None:
        return gettext("Propose it as an addition")
    if merged is None:
        return gettext("Take it out all the same")
    return gettext("Save both changes")


def _clashes(kind: str, merged: Merged, names: Names, asked: Asked) -> tuple[ClashLine, ...]:
    fields = shape(CLASSES[kind])
    return tuple(
        ClashLine(
            clash.way,
            _label(fields, clash.way, names),
            _said(kind, clash.way, clash.base, names),
            _said(kind, clash.way, clash.theirs, names),
            _said(kind, clash.way, clash.mine, names),
            clash.way in asked.takes_theirs,
        )
        for clash in merged.clashes
    )


def _label(fields: Any, way: str, names: Names) -> str:
    last = way.rpartition(".")[2]
    return label_of_way(fields, way, {last: names.language_of(last)})


def _said(kind: str, way: str, value: Any, names: Names) -> tuple[words.Said, ...]:
    """Return one value of a document as people read it: put at its place in an otherwise empty document."""
    if value is None:
        return ()
    document: Any = value
    for step in reversed(way.split(".")):
        document = {step: document}
    return tuple(
        words.Said(
            f"{row.label}: {one.text}" if isinstance(value, list) and _many(value) else one.text,
            one.language,
        )
        for row in words.rows(kind, document, names)
        for one in row.said
    )


def _many(value: list[Any]) -> bool:
    return any(isinstance(one, Mapping) for one in value)


def _changed(
    kind: str,
    before: Document,
    after: Document | None,
    ways: tuple[str, ...] | None,
    names: Names,
) -> tuple[words.Change, ...]:
    """Return what one of the two changed, all of it or at these ways only."""
    if after is None:
        return ()
    found = words.changes(kind, before, after, names)
    if ways is None:
        return found
    return tuple(
        one for one in found if any(one.way == way or one.way.startswith(f"{way}.") for way in ways)
    )
