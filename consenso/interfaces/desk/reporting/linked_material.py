"""The activities that are linked to commitments, as material for who reports on them."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext

from consenso.domain.activities.linked import LinkedRow, Sum, linked_to_each, sums
from consenso.domain.record.labels import RELATION
from consenso.interfaces.desk.frame import Desk
from consenso.interfaces.desk.reporting.speaking_parts import in_short, public_address, title_of
from consenso.interfaces.ui.pages import NavItem


def linked_material(desk: Desk, commitments: Sequence[str]) -> Mapping[str, tuple[NavItem, ...]]:
    """Return of each commitment (id) its linked activities, each in a line that leads to its page; none: absent. Three queries at most."""
    found = linked_to_each(desk.slug, commitments)
    amounts = sums([one.activity.id for rows in found.values() for one in rows])
    return {
        commitment: tuple(_line(desk, one, amounts.get(one.activity.id, ())) for one in rows)
        for commitment, rows in found.items()
    }


def _line(desk: Desk, one: LinkedRow, amounts: tuple[Sum, ...]) -> NavItem:
    row = one.activity
    label = gettext("%(title)s (%(relation)s): %(about)s") % {
        "title": title_of(desk, row.title, row.identifier)[0],
        "relation": RELATION[one.link.relation],
        "about": in_short(desk, row, amounts),
    }
    return NavItem(label, public_address(desk, row.source, row.identifier, row.copy))
