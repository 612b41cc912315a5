"""The page to which a letter leads whoever wants no more of it: what it ends is in its signed address, and nobody signs in.

Programs that read mail open addresses before people do: to open this one changes nothing. A button ends it, and so does the
one click of a mail program (RFC 8058), which sends a form without cookies.
"""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from consenso.core.errors import NotFound
from consenso.domain.accounts.actions import end_digest
from consenso.domain.duties.followers import end_by_mail
from consenso.domain.duties.following import unfollow
from consenso.interfaces.desk.following.tokens import Asks, Ends, read
from consenso.interfaces.desk.frame import shown_page
from consenso.interfaces.desk.people_pages import EntrancePage
from consenso.interfaces.desk.telling import names_of
from consenso.interfaces.desk.views.entrance import over, tells_nobody
from consenso.interfaces.ui.pages import shell


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@tells_nobody
def letters(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask whether it is to end; by post, end it."""
    try:
        ends = read(secret)
    except NotFound:
        return over(request, "wrong")
    if request.method == "POST":
        is_gone = _end(ends)
        said = [_ended(ends)]
        said += [
            gettext("Nothing is followed from this address any more: it is deleted.")
        ] * is_gone
        return told_page(request, gettext("It is ended"), said)
    heading, button = gettext("End these letters?"), gettext("End it")
    return told_page(request, heading, (_asked(ends),), button=button)


def _end(ends: Ends) -> bool:
    """End it; return whether an address that is nobody's with an account is gone with it."""
    if ends.email:
        return end_by_mail(
            forum=ends.forum, email=ends.email, kind=ends.kind, identifier=ends.identifier
        )
    if ends.kind:
        unfollow(person=ends.person, forum=ends.forum, kind=ends.kind, identifier=ends.identifier)
    else:
        end_digest(person_id=ends.person)
    return False


def _asked(ends: Ends) -> str:
    if ends.email and not ends.kind:
        return gettext("If you end them, no letter tells you what changes on what you follow.")
    if not ends.kind:
        return gettext(
            "If you end them, no more letters tell you what waits at your desk and what changed on what you follow. Invitations and codes for signing in still come."
        )
    return gettext("You follow “%(title)s”. Letters then tell nothing of it any more.") % {
        "title": title_of(ends)
    }


def _ended(ends: Ends) -> str:
    if ends.email and ends.kind:
        return gettext("No letter tells of “%(title)s” any more.") % {"title": title_of(ends)}
    if ends.email:
        return gettext("No such letter comes any more.")
    if not ends.kind:
        return gettext(
            "No such letter comes any more. In your profile you can let them come again."
        )
    return gettext("You do not follow “%(title)s”. At your desk you can follow it again.") % {
        "title": title_of(ends)
    }


def title_of(one: Ends | Asks) -> str:
    """Return what the object that it is about is called, in the reader's language."""
    of = one.kind, one.identifier
    return names_of(one.forum, [of], get_language() or "en")[of].text


def told_page(
    request: HttpRequest,
    heading: str,
    sentences: Sequence[str],
    *,
    button: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return a page that says one thing, with one button or none, to somebody who is not signed in."""
    # No mark against forged forms: the address alone is what it takes, and so no cookie is set.
    around = shell(
        language=get_language() or "en",
        path=request.path,
        site=settings.SITE,
        title=heading,
        is_indexed=False,
    )
    page = EntrancePage(around, heading, tuple(sentences), button)
    return shown_page(request, "desk/entrance.html", page, status=status)
