"""A draft at any moment: its acts in words, the bracketed text as it stood after each, where a paragraph's words come from."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from consenso.core import wording
from consenso.core.errors import NotFound
from consenso.domain.drafting.agreed import figures_at
from consenso.domain.drafting.past import ActRow
from consenso.domain.drafting.replay import Film, acts_shown, course, phrases
from consenso.domain.drafting.replay_paragraph import of_paragraph
from consenso.interfaces.desk.drafting.frame import DraftDesk, on_draft
from consenso.interfaces.desk.drafting.lines import lines_of
from consenso.interfaces.desk.drafting.replay_course import called, lasted
from consenso.interfaces.desk.drafting.replay_pages import (
    ActLine,
    History,
    PhraseLine,
    ReplayPage,
)
from consenso.interfaces.desk.drafting.said import Saying
from consenso.interfaces.desk.drafting.versions_views import figures_of
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.ui.asked import page_number, whole_number
from consenso.interfaces.ui.components import Pagination, paginate
from consenso.interfaces.ui.pages import NavItem

PER_PAGE = 25


@require_safe
@on_draft
def replay(request: HttpRequest, on: DraftDesk) -> HttpResponse:
    """The draft after act ?at=N, the last where none is named; with ?paragraph=ID, how that paragraph came about."""
    acts = acts_shown(on.row)
    numbers = [act.number for act in acts]
    asked = request.GET.get("at", "")
    at = whole_number(asked, otherwise=numbers[-1])
    if at not in numbers:
        raise NotFound("revision", asked)
    place = numbers.index(at)
    paragraph = request.GET.get("paragraph", "")
    names = called(acts)
    if paragraph and paragraph not in names:
        raise NotFound("paragraph", paragraph)
    said = Saying(on.party, lambda one: names.get(one, one), on.desk.moment)
    film, in_hand = Film(), ""
    for act in acts[: place + 1]:
        film.show(act)
        in_hand = act.paragraph if act.verb == "in_hand" else in_hand
    standing = film.standing()
    bracketed = wording.compose_draft(standing.base, standing.asked())
    then = replace(on, row=replace(on.row, in_hand=in_hand))
    lines = [
        replace(line, address=_address(on, at, line.identifier))
        for line in lines_of(then, standing, bracketed)
        if not paragraph or line.identifier == paragraph
    ]
    of_one = [act for act in acts if not paragraph or _is_on(act, paragraph)]
    page_acts, pagination = _page_of(request, on, of_one, at, paragraph)
    page = ReplayPage(
        shell=on.shell(gettext("Replay")),
        tabs=on.tabs("replay"),
        title=on.title,
        language=on.row.language,
        current=_act(on, said, acts[place], at, paragraph),
        place=gettext("Revision %(number)d of %(last)d") % {"number": at, "last": numbers[-1]},
        ways=_ways(on, of_one, at, paragraph),
        figures=figures_of(figures_at(on.row, at, standing, bracketed)),
        history=_history(on, said, acts, paragraph, at) if paragraph else None,
        lines=tuple(lines),
        acts=tuple(_act(on, said, act, at, paragraph) for act in page_acts),
        acts_heading=gettext("The acts on %(paragraph)s") % {"paragraph": names[paragraph]}
        if paragraph
        else gettext("All acts"),
        pagination=pagination,
        course_address=on.address("replay/course/"),
    )
    return shown_page(request, "desk/drafting/replay.html", page)


def _address(on: DraftDesk, at: int, paragraph: str = "") -> str:
    query = {"at": str(at)} | ({"paragraph": paragraph} if paragraph else {})
    return on.address("replay/", **query)


def _is_on(act: ActRow, paragraph: str) -> bool:
    """Whether an act touched a paragraph: was on it, changed it, or changed what is proposed there."""
    return (
        act.paragraph == paragraph
        or any(one["id"] == paragraph for one in act.payload.get("paragraphs", ()))
        or any(
            paragraph in (one["paragraph"], *one["others"])
            for one in act.payload.get("proposals", ())
        )
    )


def _act(on: DraftDesk, said: Saying, act: ActRow, at: int, paragraph: str) -> ActLine:
    return ActLine(
        act.number,
        said.sentence(act),
        on.desk.moment(act.at),
        _address(on, act.number, paragraph),
        act.number == at,
    )


def _ways(on: DraftDesk, acts: Sequence[ActRow], at: int, paragraph: str) -> tuple[NavItem, ...]:
    """Return the ways to the first act, the one before, the one after, the last; '' where one is there."""
    numbers = [act.number for act in acts]
    before = [one for one in numbers if one < at]
    after = [one for one in numbers if one > at]
    found = (
        (gettext("First"), before[0] if before else 0),
        (gettext("Earlier"), before[-1] if before else 0),
        (gettext("Later"), after[0] if after else 0),
        (gettext("Last"), after[-1] if after else 0),
    )
    return tuple(
        NavItem(label, _address(on, number, paragraph) if number else "") for label, number in found
    )


def _page_of(
    request: HttpRequest, on: DraftDesk, acts: Sequence[ActRow], at: int, paragraph: str
) -> tuple[list[ActRow], Pagination | None]:
    """Return the acts of one page of the list, the latest first: the page that is asked for, or the one with the current act."""
    newest = list(reversed(acts))
    here = next((place for place, act in enumerate(newest) if act.number <= at), 0)
    asked = request.GET.get("page", "")
    number = page_number(asked) if asked else here // PER_PAGE + 1
    part = newest[(number - 1) * PER_PAGE : number * PER_PAGE]
    query = (("at", str(at)), *((("paragraph", paragraph),) if paragraph else ()))
    found = paginate(
        number=number, count=len(newest), size=PER_PAGE, address=on.address("replay/"), query=query
    )
    return part, found if len(newest) > PER_PAGE else None


def _history(
    on: DraftDesk, said: Saying, all_acts: Sequence[ActRow], paragraph: str, at: int
) -> History:
    """Return where a paragraph's words came from until an act; how long it took is told of all of the negotiation."""
    acts = [act for act in all_acts if act.number <= at]
    by_number = {act.number: act for act in acts}
    took = next(
        (one for one in course(of_paragraph(all_acts, paragraph))[1] if one.paragraph == paragraph),
        None,
    )
    if took is None or took.since_at is None:
        sentence = gettext("Nobody ever wanted anything else here.")
    elif took.took is None:
        sentence = gettext("It is not agreed since %(since)s.") % {
            "since": on.desk.moment(took.since_at)
        }
    else:
        sentence = gettext("It was agreed after %(time)s.") % {
            "time": lasted(took.took, on.desk.language)
        }
    return History(
        heading=gettext("Where the words of %(paragraph)s come from")
        % {"paragraph": said.paragraph(paragraph)},
        took=sentence,
        phrases=tuple(
            PhraseLine(
                words=one.words.strip(),
                by=", ".join(on.party(code) for code in one.by),
                how=said.sentence(by_number[one.number]),
                when=on.desk.moment(one.at),
                address=_address(on, one.number, paragraph),
            )
            for one in phrases(acts, paragraph)
        ),
        back=_address(on, at),
    )
