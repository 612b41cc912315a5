"""What was done to an object, entry by entry, as the desk sees it: with whose hand it was."""

from typing import Any
from urllib.parse import urlencode

from consenso.core.ledger import digest_of
from consenso.domain.ledger import confidential
from consenso.domain.ledger import queries as ledger
from consenso.domain.ledger.reasons import reasons
from consenso.domain.record.labels import CHANGE
from consenso.interfaces.desk.frame import Desk
from consenso.interfaces.desk.record.names import Names
from consenso.interfaces.desk.record.pages import HistoryLine
from consenso.interfaces.desk.record.said import changes, learn


def history_lines(
    desk: Desk,
    names: Names,
    past: ledger.Listing[ledger.ChangeRow],
    document: dict[str, Any] | None,
    restore: str,
) -> tuple[HistoryLine, ...]:
    """Return the entries of one page of a history; `restore` is the form that begins with an earlier state, '' for none.

    Few queries, however many entries there are.
    """
    rows = past.items
    if not rows:
        return ()
    numbers = [row.entry for row in rows]
    objects = [(rows[0].kind, rows[0].identifier)]
    # The state before the oldest entry of this page stands on the next one.
    oldest = ledger.documents_before(desk.slug, rows[-1].entry, objects).get(objects[0])
    earlier = [*(row.document for row in rows[1:]), oldest]
    learn(rows[0].kind, [oldest, *(row.document for row in rows)], names)
    said = reasons(desk.slug, numbers)
    credited = ledger.credits_of(desk.slug, numbers)
    hands = confidential.signed_by(desk.slug, numbers, book=ledger.PUBLIC)
    now = digest_of(document) if document is not None else ""
    return tuple(
        HistoryLine(
            number=row.entry,
            address=f"/{desk.language}/{desk.slug}/changes/{row.entry}/",
            what=str(CHANGE[row.what]),
            when=desk.moment(row.at),
            by=desk.party(said[row.entry].by),
            person=hands.get(row.entry, (0, ""))[1],
            credit=credited.get(row.entry, ""),
            reason=said[row.entry].reason,
            sources=said[row.entry].sources,
            changes=changes(row.kind, was, row.document, names) if row.what == "changed" else (),
            restore_address=f"{restore}?{urlencode({'state': row.digest})}"
            if restore and row.digest not in ("", now)
            else "",
        )
        for row, was in zip(rows, earlier, strict=True)
    )
