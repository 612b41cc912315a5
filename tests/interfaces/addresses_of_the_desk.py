"""The rows of the table for the desk, the own account and corrections from the public: see addresses.py.

In braces stands what tests/interfaces/test_every_address.py made: {draft}, {sent}, {invitation} and so on are Ana's.
"""

from tests.interfaces.addresses_of_drafts import DRAFTS_TABLE
from tests.interfaces.addresses_of_reports import REPORTS
from tests.interfaces.addresses_of_rows import EVERYONE, NOBODY, Row

FORUM = "en/<slug:forum>/"
DESK = "en/desk/<slug:forum>/"
ACCOUNT = "en/account/"

# In the order of WHO: signed out, other delegation, own delegation, secretariat, observer, assessor, operator.
EVERY_DESK = "302 200 200 200 200 200 404"
EVERY_DESK_MOVES = "302 302 302 302 302 302 404"
READERS = "302 200 200 200 200 403 404"
WRITERS = "302 200 200 200 403 403 404"
KEEPERS = "302 403 403 200 403 403 404"
BY_POST_ONLY = "405 405 405 405 405 405 405"
SIGNED_OUT_ONLY = "200 302 302 302 302 302 302"
SIGNED_IN = "302 200 200 200 200 200 200"
HAS_NONE = "302 404 404 404 404 404 404"  # none of them has a second factor
SIGNED_IN_MOVES = "302 302 302 302 302 302 302"


def desk(rest: str, answers: str, **posted: str) -> Row:
    return Row(f"/en/desk/meridian/{rest}", answers, posted or None)


def act(rest: str, answers: str, **posted: str) -> Row:
    return Row(f"/en/desk/meridian/{rest}", answers, posted or {})


def account(rest: str, answers: str) -> Row:
    return Row(f"/en/account/{rest}", answers)


def moved(
    route: str, answers: str, *, of: str = "draft", **posted: str
) -> dict[str, tuple[Row, ...]]:
    """Return the rows of what is done with a submission: by post only."""
    path = f"submissions/{{{of}}}/{route}/"
    return {
        f"{DESK}submissions/<int:identifier>/{route}/": (
            desk(path, BY_POST_ONLY),
            act(path, answers, **posted),
        )
    }


HOME: dict[str, tuple[Row, ...]] = {
    "en/desk/": (Row("/en/desk/", "302 302 302 302 302 302 200"),),
    DESK: (desk("", EVERY_DESK),),
    f"{DESK}seen/": (desk("seen/", BY_POST_ONLY), act("seen/", EVERY_DESK_MOVES, number="1")),
    f"{DESK}ledger/": (desk("ledger/", EVERY_DESK),),
}

PEOPLE: dict[str, tuple[Row, ...]] = {
    "en/desk/invitation/<str:secret>/": (
        Row("/en/desk/invitation/{invited}/", EVERYONE),
        Row("/en/desk/invitation/not-one/", NOBODY),
    ),
    "en/desk/enter/<str:secret>/": (
        Row("/en/desk/enter/{entrance}/", EVERYONE),
        Row("/en/desk/enter/not-one/", NOBODY),
    ),
    f"{DESK}people/": (desk("people/", "302 200 200 200 403 403 404"),),
    f"{DESK}people/invite/": (
        desk("people/invite/", "302 200 200 200 403 403 404"),
        act("people/invite/", "302 422 422 422 403 403 404"),
        act(
            "people/invite/",
            "302 422 302 302 403 403 404",
            delegation="XA",
            role="delegate",
            email="nobody@example.org",
            name="Nobody",
            language="en",
        ),
    ),
    f"{DESK}people/<int:identifier>/end/": (
        desk("people/{appointment}/end/", "302 404 200 200 404 404 404"),
        act("people/{appointment}/end/", "302 404 302 302 404 404 404"),
    ),
    f"{DESK}people/invitations/<int:identifier>/again/": (
        desk("people/invitations/{invitation}/again/", "302 404 200 200 404 404 404"),
        act("people/invitations/{invitation}/again/", "302 404 302 302 404 404 404"),
    ),
    f"{DESK}people/invitations/<int:identifier>/withdraw/": (
        desk("people/invitations/{invitation}/withdraw/", "302 404 200 200 404 404 404"),
        act("people/invitations/{invitation}/withdraw/", "302 404 302 302 404 404 404"),
    ),
    f"{DESK}delegations/new/": (
        desk("delegations/new/", KEEPERS),
        act("delegations/new/", "302 403 403 422 403 403 404"),
    ),
    f"{DESK}delegations/<str:code>/time-zone/": (
        desk("delegations/XA/time-zone/", "302 404 200 200 404 404 404"),
        act("delegations/XA/time-zone/", "302 404 302 302 404 404 404", time_zone="Asia/Tokyo"),
    ),
    f"{DESK}profile/": (
        desk("profile/", EVERY_DESK),
        act("profile/", "302 422 422 422 422 422 404"),
    ),
    f"{DESK}following/": (
        desk("following/", EVERY_DESK),
        desk("following/?kind=text&id=no-such", "302 404 404 404 404 404 404"),
        act("following/", "302 422 422 422 422 422 404"),
        act("following/", EVERY_DESK_MOVES, what="text/plan-2020-2022"),
    ),
    "en/desk/letters/<str:secret>/": (
        Row("/en/desk/letters/{letter}/", EVERYONE),
        Row("/en/desk/letters/{letter}/", EVERYONE, {}),
        Row("/en/desk/letters/not-one/", NOBODY),
    ),
    f"{DESK}profile/calendar/": (
        desk("profile/calendar/", BY_POST_ONLY),
        act("profile/calendar/", EVERY_DESK),
    ),
    f"{DESK}profile/erase/": (
        desk("profile/erase/", EVERY_DESK),
        act("profile/erase/", "302 422 422 422 422 422 404"),
    ),
}

_MEETING = "record/meeting/council-1/"
RECORD: dict[str, tuple[Row, ...]] = {
    f"{DESK}record/": (desk("record/", EVERY_DESK),),
    f"{DESK}record/<slug:kind>/new/": (
        desk("record/meeting/new/", WRITERS),
        # An assessor keeps its own assessments and evidence; what a party answers is not its own.
        desk("record/assessment/new/", "302 200 200 200 403 200 404"),
        desk("record/evidence/new/", "302 200 200 200 403 200 404"),
        desk("record/reply/new/", WRITERS),
        desk("record/nothing/new/", "302 404 404 404 404 404 404"),
        act("record/meeting/new/", "302 422 422 422 403 403 404", do="save"),
    ),
    f"{DESK}record/<slug:kind>/<slug:identifier>/": (
        desk(_MEETING, EVERY_DESK),
        desk("record/meeting/no-such/", "302 404 404 404 404 404 404"),
    ),
    f"{DESK}addresses/": (desk("addresses/", KEEPERS),),
    f"{DESK}record/<slug:kind>/<slug:identifier>/correct/": (
        desk(f"{_MEETING}correct/", WRITERS),
        desk("record/assessment/as-01/correct/", "302 200 200 200 403 200 404"),
        desk("record/assessment/as-02/correct/", WRITERS),
        act(f"{_MEETING}correct/", "302 409 409 409 403 403 404", do="publish"),
    ),
    f"{DESK}record/<slug:kind>/<slug:identifier>/remove/": (
        desk(f"{_MEETING}remove/", WRITERS),
        act(f"{_MEETING}remove/", "302 422 422 422 403 403 404", do="publish"),
    ),
    f"{DESK}submissions/": (desk("submissions/", EVERY_DESK),),
    f"{DESK}submissions/<int:identifier>/": (
        desk("submissions/{draft}/", "302 404 200 404 404 404 404"),
        desk("submissions/{sent}/", "302 404 200 200 404 404 404"),
        desk("submissions/{shared}/", "302 200 200 200 200 404 404"),
    ),
    f"{DESK}submissions/<int:identifier>/edit/": (
        desk("submissions/{draft}/edit/", "302 404 200 404 404 404 404"),
        desk("submissions/{shared}/edit/", "302 403 200 200 403 404 404"),
        act("submissions/{draft}/edit/", "302 404 409 404 404 404 404", do="save"),
    ),
    **moved("ready", "302 404 403 404 404 404 404"),
    **moved("send", "302 404 302 404 404 404 404"),
    **moved("share", "302 404 302 404 404 404 404"),
    **moved("withdraw", "302 404 302 404 404 404 404"),
    **moved("decline", "302 404 403 302 404 404 404", of="sent", decision="Not so."),
    **moved("publish", "302 404 403 302 404 404 404", of="sent", version="1"),
    **moved(
        "embargo",
        "302 404 403 302 404 404 404",
        of="sent",
        version="1",
        day="2126-01-01",
        time="12:00",
    ),
}

TEXTS: dict[str, tuple[Row, ...]] = {
    f"{DESK}lint/": (
        desk("lint/", READERS),
        act("lint/", "302 422 422 422 422 403 404"),
        act("lint/", READERS, draft="The Parties will meet in 2031."),
    ),
    f"{DESK}texts/": (desk("texts/", KEEPERS),),
    f"{DESK}texts/<slug:identifier>/import/": (
        desk("texts/plan-2020-2022/import/", KEEPERS),
        desk("texts/no-such/import/", "302 403 403 404 403 403 404"),
        act("texts/plan-2020-2022/import/", "302 403 403 422 403 403 404"),
    ),
    f"{DESK}imports/<int:identifier>/": (
        desk("imports/{import}/", "302 404 404 200 404 404 404"),
        act("imports/{import}/", "302 404 404 302 404 404 404", version="1", do="save"),
        act("imports/{import}/", "302 404 404 409 404 404 404", version="0", do="save"),
    ),
    f"{DESK}imports/<int:identifier>/drop/": (
        desk("imports/{import}/drop/", BY_POST_ONLY),
        act("imports/{import}/drop/", "302 404 404 302 404 404 404"),
    ),
}

CORRECTIONS: dict[str, tuple[Row, ...]] = {
    f"{FORUM}correct/<slug:kind>/<slug:identifier>/": (
        Row("/en/meridian/correct/meeting/council-1/", EVERYONE),
        Row("/en/meridian/correct/meeting/no-such/", NOBODY),
        Row(
            "/en/meridian/correct/meeting/council-1/", "422 422 422 422 422 422 422", {"reason": ""}
        ),
    ),
    f"{FORUM}follow/<slug:kind>/<slug:identifier>/": (
        Row("/en/meridian/follow/text/plan-2020-2022/", EVERYONE),
        Row("/en/meridian/follow/text/no-such/", NOBODY),
        Row(
            "/en/meridian/follow/text/plan-2020-2022/", "422 422 422 422 422 422 422", {"email": ""}
        ),
    ),
    "en/desk/follow/<str:secret>/": (
        Row("/en/desk/follow/{asked}/", EVERYONE),
        Row("/en/desk/follow/{asked}/", EVERYONE, {}),
        Row("/en/desk/follow/not-one/", NOBODY),
    ),
    f"{FORUM}correct/receipt/<str:secret>/": (
        Row("/en/meridian/correct/receipt/{receipt}/", EVERYONE),
        Row("/en/meridian/correct/receipt/not-one/", NOBODY),
    ),
}

API = "desk/api/v1/"
PROGRAMS: dict[str, tuple[Row, ...]] = {
    "desk/calendar/<str:secret>.ics": (
        Row("/desk/calendar/{calendar}.ics", EVERYONE),
        Row("/desk/calendar/not-one.ics", NOBODY),
    ),
    f"{API}me": (Row("/desk/api/v1/me", "401 200 200 200 200 200 200"),),
    **{
        f"{API}<forum>/{name}": (
            Row(f"/desk/api/v1/meridian/{name}", "401 200 200 200 200 200 404"),
        )
        for name in ("abilities", "duties", "news")
    },
    f"{API}<forum>/submissions": (
        Row("/desk/api/v1/meridian/submissions", "401 200 200 200 200 200 404"),
    ),
    f"{API}<forum>/submissions/<identifier>": (
        Row("/desk/api/v1/meridian/submissions/{draft}", "401 404 200 404 404 404 404"),
        Row("/desk/api/v1/meridian/submissions/{shared}", "401 200 200 200 200 404 404"),
    ),
}

_OIDC = "account/oidc/<str:provider_id>/login/"
ACCOUNTS: dict[str, tuple[Row, ...]] = {
    # No ministry's own sign-in is configured in this installation.
    _OIDC: (Row("/account/oidc/ministry/login/", NOBODY),),
    f"{_OIDC}callback/": (Row("/account/oidc/ministry/login/callback/", NOBODY),),
    f"{ACCOUNT}^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": (
        account("password/reset/key/1-not-one/", EVERYONE),
    ),
    **{
        f"{ACCOUNT}{name}/": (account(f"{name}/", SIGNED_OUT_ONLY),)
        for name in ("login", "login/code", "signup")
    },
    **{
        f"{ACCOUNT}{name}/": (account(f"{name}/", EVERYONE),)
        for name in (
            "elsewhere/cancelled",
            "inactive",
            "password/reset",
            "password/reset/done",
            "password/reset/key/done",
        )
    },
    **{
        f"{ACCOUNT}{name}/": (account(f"{name}/", SIGNED_IN),)
        for name in (
            "elsewhere",
            "logout",
            "reauthenticate/code",
            "security",
            "security/devices",
            "security/passkeys",
        )
    },
    **{
        f"{ACCOUNT}{name}/": (account(f"{name}/", SIGNED_IN_MOVES),)
        for name in (
            "login/code/confirm",
            "password/set",
            "reauthenticate",
            "password/change",
            "reauthenticate/code/confirm",
            "security/authenticate",
            "security/codes/on",
            "security/passkeys/add",
            "security/passkeys/login",
            "security/passkeys/reauthenticate",
            "security/reauthenticate",
            "security/recovery/make",
        )
    },
    f"{ACCOUNT}elsewhere/error/": (account("elsewhere/error/", "401 401 401 401 401 401 401"),),
    **{
        f"{ACCOUNT}{name}/": (account(f"{name}/", HAS_NONE),)
        for name in ("security/codes/off", "security/recovery", "security/recovery/download")
    },
    f"{ACCOUNT}security/passkeys/<int:pk>/edit/": (
        account("security/passkeys/1/edit/", SIGNED_IN_MOVES),
    ),
    f"{ACCOUNT}security/passkeys/<int:pk>/remove/": (
        account("security/passkeys/1/remove/", SIGNED_IN_MOVES),
    ),
}

DESK_TABLE = (
    HOME | PEOPLE | RECORD | TEXTS | CORRECTIONS | PROGRAMS | ACCOUNTS | DRAFTS_TABLE | REPORTS
)
