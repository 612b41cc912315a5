"""What every page of a draft stands on: the draft, what the actor may do with it, and the ways to its other pages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, update_wrapper
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consenso.core.wording import has_brackets
from consenso.domain.drafting.access import (
    DraftAbilities,
    draft_abilities,
    draft_for,
    reads_own,
    voices,
)
from consenso.domain.drafting.chairs import (
    ChairsVersion,
    chairs_proposals,
    successive,
    versions_by_number,
)
from consenso.domain.drafting.queries import (
    CHAIR,
    DraftRow,
    ParagraphRow,
    ProposalRow,
    sign_of,
)
from consenso.interfaces.desk.frame import Desk, acts
from consenso.interfaces.ui.brackets import Called
from consenso.interfaces.ui.pages import NavItem, Shell

P = ParamSpec("P")
Labels = Mapping[str, "str | Promise"]

KIND: Labels = {
    "declaration": _("Declaration"),
    "plan": _("Plan"),
    "resolution": _("Resolution"),
}
STATE: Labels = {
    "prepared": _("In preparation"),
    "open": _("Under negotiation"),
    "silence": _("Under silence"),
    "adopted": _("Adopted"),
    "closed": _("Left"),
}


@dataclass(frozen=True)
class DraftDesk:
    """A draft at the desk of who looks at it."""

    desk: Desk
    row: DraftRow
    can: DraftAbilities

    @property
    def title(self) -> str:
        """Its title in the reader's language or the next best."""
        return self.desk.say(self.row.title) or self.row.identifier

    @property
    def sign(self) -> str:
        """What stands in brackets for who looks at it."""
        return sign_of(self.desk.actor.code)

    @cached_property
    def voices(self) -> tuple[str, ...]:
        """The codes for which the reader proposes: the own delegation's, and the chair's for a delegation that presides."""
        return voices(self.desk.actor, self.row)

    @cached_property
    def chairs_successive(self) -> tuple[tuple[ProposalRow, ...], ...]:
        """What the chair proposed, on each paragraph one after the other: see `chairs.successive`."""
        return successive(chairs_proposals(self.row.id))

    @cached_property
    def chairs_versions(self) -> Mapping[int, ChairsVersion]:
        """Which version each proposal of the chair is, by its number."""
        return versions_by_number(self.chairs_successive)

    @property
    def reads_own(self) -> bool:
        """Whether the reader's delegation prepares proposals that the reader may read."""
        return reads_own(self.desk.actor, self.row)

    def address(self, rest: str = "", **query: str) -> str:
        """Return an address below the draft, such as p/p3/."""
        return self.desk.address(f"drafts/{self.row.identifier}/{rest}", **query)

    def name(self, sign: str) -> str:
        """Return what a sign in brackets stands for: a party's name, or who presides."""
        return self.names(sign)

    @cached_property
    def names(self) -> Called:
        """What signs in brackets stand for."""
        desk = self.desk
        found = {sign_of(code): desk.say(one.name) for code, one in desk.names.items()}
        found |= {sign_of(code): desk.say(words) for code, words in desk.organisations.items()}
        return Called(found | chairs())

    def party(self, code: str) -> str:
        """Return what a delegation is called by its code; the secretariat speaks as the chair."""
        return self.name(sign_of(code)) if code else gettext("A delegation that is not named")

    def shell(self, title: str, *, trail: tuple[tuple[str, str], ...] = ()) -> Shell:
        """Return what base.html shows around a page of the draft."""
        ways = ((gettext("Drafts"), self.desk.address("drafts/")), (self.title, self.address()))
        return self.desk.shell(title, section="drafts", trail=(*ways, *trail))

    def tabs(self, current: str = "") -> tuple[NavItem, ...]:
        """Return the ways between the pages of the draft, of those that are there for the reader."""
        can, row = self.can, self.row
        is_shown = row.state != "prepared"
        found = [
            ("", gettext("The text"), True),
            ("prepare/", gettext("Prepare"), can.edits),
            ("mine/", gettext("What concerns us"), is_shown and (can.proposes or self.reads_own)),
            ("chair/", gettext("The chair's screen"), is_shown and can.presides),
            ("room/", gettext("Room view"), is_shown),
            ("positions/", gettext("Positions"), is_shown),
            ("languages/", gettext("Languages"), bool(row.languages)),
            ("word/", gettext("Word"), True),
            ("versions/", gettext("Versions and rounds"), is_shown),
            ("replay/", gettext("Replay"), is_shown),
            ("silence/", gettext("Silence and adoption"), is_shown),
        ]
        return tuple(
            NavItem(label, self.address(part), part.rstrip("/") == current)
            for part, label, is_there in found
            if is_there
        )


def chairs() -> dict[str, str]:
    """Return what the signs of the chair stand for: of wordings that brackets name nobody for, it stands behind each."""
    more = {
        f"{CHAIR}.{number}": gettext("The chair (wording %(number)d)") % {"number": number}
        for number in range(1, 10)
    }
    return {CHAIR: gettext("The chair"), **more}


def brackets_address(on: DraftDesk, rows: Iterable[ParagraphRow], *, only: str = "") -> str:
    """Return where brackets in the words of paragraphs are read; '' where there are none, or for who may not. `only`: of that one (id)."""
    may = on.can.edits or on.can.decides
    if not may or not any(has_brackets(one.text) for one in rows if only in ("", one.id)):
        return ""
    return on.address("brackets/", p=only) if only else on.address("brackets/")


def on_draft(
    view: Callable[Concatenate[HttpRequest, DraftDesk, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give a view the draft that its address names, as `desk.frame.acts` gives a desk: 404 where the actor does not see it."""

    def framed(
        request: HttpRequest, desk: Desk, /, draft: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        row = draft_for(desk.actor, draft)
        return view(
            request, DraftDesk(desk, row, draft_abilities(desk.actor, row)), *args, **kwargs
        )

    return update_wrapper(acts(framed), view)
