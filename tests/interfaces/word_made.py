"""A Word file that came back, for the table of addresses: of Ana's delegation, on the draft that is under negotiation."""

import datetime as dt

from consenso.core.formats import word
from consenso.domain.drafting import returned
from tests.cast import Cast


def make_word(people: Cast, *, at: dt.datetime) -> dict[str, object]:
    """Return what stands in the braces of the rows on Word files."""
    made = returned.take_in(
        actor=people.actor("Ana"),
        identifier="open",
        file_name="back.docx",
        content=word.clean_text(word.Draft((word.Paragraph("p1", "Harbour Plan"),))),
        mark="r2",
        about={"sent": ["", ""], "authors": [], "changes": [], "comments": [], "n_paragraphs": 1},
        authors={},
        found={"proposals": [{"kind": "deletion", "by": ["XA"], "paragraph": "p6"}]},
        at=at,
    )
    return {"back": made.id}
