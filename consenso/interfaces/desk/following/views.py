"""What somebody follows: the list, what is added from a public page or from the list of what there is, and its end."""

import datetime as dt
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from consenso.core import locale as shown
from consenso.core.errors import NotFound
from consenso.core.record import Words
from consenso.domain.accounts.queries import person
from consenso.domain.activities.acts import LINKS
from consenso.domain.commitments.queries import areas
from consenso.domain.duties.following import Followed, TooManyFollowed, follow, followed, unfollow
from consenso.domain.ledger.queries import acts as acts_of
from consenso.domain.ledger.queries import last_changes
from consenso.domain.record.belonging import KINDS, belonging
from consenso.domain.record.labels import KIND
from consenso.domain.record.labels import KINDS as SECTION_NAMES
from consenso.domain.record.queries import titles
from consenso.domain.texts.queries import plans
from consenso.interfaces.desk.following.pages import FollowedLine, FollowingPage, OptionGroup
from consenso.interfaces.desk.frame import Desk, acts, shown_page
from consenso.interfaces.ui.components import Option
from consenso.interfaces.ui.pages import SECTION_OF


@require_http_methods(["GET", "HEAD", "POST"])
@acts
def following(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The list; by post, something is followed or not any more."""
    if request.method == "POST":
        return _kept(request, desk)
    notice = {
        "followed": gettext("You follow it from now on: letters tell what changes on it."),
        "ended": gettext("You do not follow it any more."),
    }.get(request.GET.get("done", ""), "")
    asked = (request.GET.get("kind", ""), request.GET.get("id", "").replace("\0", ""))
    return shown_page(request, "desk/following.html", _page(desk, asked, notice=notice))


def _kept(request: HttpRequest, desk: Desk) -> HttpResponse:
    kind, _, identifier = request.POST.get("what", "").replace("\0", "").partition("/")
    if request.POST.get("do") == "end":
        unfollow(person=desk.actor.person, forum=desk.slug, kind=kind, identifier=identifier)
        return HttpResponseRedirect(desk.address("following/", done="ended"))
    try:
        follow(actor=desk.actor, kind=kind, identifier=identifier, at=desk.now)
    except TooManyFollowed:
        said = gettext("You follow as much as one person can. End something first.")
        page = _page(desk, ("", ""), trouble=said)
        return shown_page(request, "desk/following.html", page, status=422)
    except NotFound:
        said = gettext("Choose something of the record.")
        page = _page(desk, ("", ""), trouble=said)
        return shown_page(request, "desk/following.html", page, status=422)
    return HttpResponseRedirect(desk.address("following/", done="followed"))


def _page(
    desk: Desk, asked: tuple[str, str], *, notice: str = "", trouble: str = ""
) -> FollowingPage:
    held = followed(desk.actor.person, desk.slug)
    known = {one.object for one in held}
    wanted = [asked] if asked[0] in KINDS and asked not in known else []
    names = titles(desk.slug, [*known, *wanted])
    if wanted and asked not in names:
        raise NotFound(*asked)
    changed = _last_changes(desk, held)
    someone = person(desk.actor.person)
    return FollowingPage(
        shell=desk.shell(gettext("Following"), section="following"),
        notice=notice
        or (gettext("You follow this already.") if asked in known and not trouble else ""),
        trouble=trouble,
        asked=_line(desk, Followed(desk.slug, *asked, desk.now), names, changed)
        if wanted
        else None,
        lines=tuple(_line(desk, one, names, changed) for one in held),
        choices=_choices(desk, known),
        letters={
            "daily": gettext("Letters come once a day, where something changed."),
            "weekly": gettext("Letters come once a week, where something changed."),
        }.get(
            someone.digest, gettext("You get no letters: choose in your profile that they come.")
        ),
        profile=desk.address("profile/"),
        address=desk.address("following/"),
    )


def _last_changes(desk: Desk, held: Sequence[Followed]) -> Mapping[tuple[str, str], dt.datetime]:
    """Return when something last changed on each."""
    if not held:
        return {}
    of, changed = belonging(desk.slug), last_changes(desk.slug)
    linked = [(row.payload.get("commitment"), row.at) for row in acts_of(desk.slug, LINKS)]
    found = {}
    for one in held:
        objects = of.of(*one.object)
        moments = [changed[each] for each in objects if each in changed]
        moments += [at for promise, at in linked if ("commitment", promise) in objects]
        if moments:
            found[one.object] = max(moments)
    return found


def _line(
    desk: Desk,
    one: Followed,
    names: Mapping[tuple[str, str], Words],
    changed: Mapping[tuple[str, str], dt.datetime],
) -> FollowedLine:
    choice = shown.choose(names.get(one.object, {"en": one.identifier}), desk.language)
    public = f"/{desk.language}/{desk.slug}/"
    return FollowedLine(
        key=f"{one.kind}/{one.identifier}",
        title=choice.text,
        language=choice.language if choice.is_fallback else "",
        kind=str(KIND[one.kind]),
        address=f"{public}{SECTION_OF[one.kind]}/{one.identifier}/",
        since=desk.day(one.since_at),
        changed=desk.day(changed[one.object]) if one.object in changed else "",
        feed=f"{public}feed.atom?{urlencode(_asked_for(desk, one))}",
    )


def _asked_for(desk: Desk, one: Followed) -> dict[str, str]:
    if one.kind not in ("state", "bloc"):
        return {one.kind: one.identifier}
    code = next((name.code for name in desk.names.values() if name.id == one.identifier), "")
    return {"party": code}


def _choices(desk: Desk, known: set[tuple[str, str]]) -> tuple[OptionGroup, ...]:
    """Return plans, areas and parties that are not followed, each kind by name."""
    found: dict[str, list[tuple[str, Words]]] = {
        "text": [(one.id, one.title) for one in plans(desk.slug)],
        "area": [(one.id, one.name) for one in areas(desk.slug)],
        "state": [(one.id, one.name) for one in desk.names.values() if one.kind == "state"],
        "bloc": [(one.id, one.name) for one in desk.names.values() if one.kind == "bloc"],
    }
    groups = []
    for kind, objects in found.items():
        named = [(key, desk.say(words)) for key, words in objects if (kind, key) not in known]
        if kind != "text":
            named.sort(key=lambda pair: shown.sort_key(pair[1], desk.language))
        options = tuple(Option(f"{kind}/{key}", name) for key, name in named)
        if options:
            groups.append(OptionGroup(str(SECTION_NAMES[kind]), options))
    return tuple(groups)
