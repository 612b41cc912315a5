"""The rows of the table for what delegations do with a draft: see addresses_of_drafts.py. {prepared} is a position of Ana's delegation."""

from tests.interfaces.addresses_of_rows import Row

DRAFT = "en/desk/<slug:forum>/drafts/<slug:draft>/"
PROPOSAL = f"{DRAFT}proposals/<int:proposal>/"
# In the order of WHO: signed out, other delegation, own delegation, secretariat, observer, assessor, operator.
AT_THE_TABLE = "302 200 200 200 404 404 404"
NOBODY = "302 404 404 404 404 404 404"
PARTIES = "302 302 302 403 404 404 404"
OWN = "302 404 302 404 404 404 404"
BY_POST_ONLY = "405 405 405 405 405 405 405"


def page(rest: str, answers: str) -> Row:
    return Row(f"/en/desk/meridian/drafts/{rest}", answers)


def act(rest: str, answers: str, **posted: str) -> Row:
    return Row(f"/en/desk/meridian/drafts/{rest}", answers, posted or {})


PROPOSING: dict[str, tuple[Row, ...]] = {
    f"{DRAFT}p/<slug:paragraph>/": (
        page("{open}/p/p3/", AT_THE_TABLE),
        page("{open}/p/p4/?on={own}", AT_THE_TABLE),
        page("{quiet}/p/p3/", AT_THE_TABLE),
        page("{zero}/p/p3/", "302 404 404 200 404 404 404"),
        page("{open}/p/p99/", NOBODY),
        act("{open}/p/p3/", "302 422 422 422 404 404 404", way="words"),
        act("{open}/p/p3/", "302 302 302 302 404 404 404", way="fixed", shape="deletion"),
        act(
            "{open}/p/p3/",
            "302 302 302 302 404 404 404",
            way="fixed",
            shape="keep",
            voice="secretariat",
        ),
        act("{quiet}/p/p3/", "302 403 403 403 404 404 404", way="words"),
        act("{zero}/p/p3/", "302 404 404 403 404 404 404", way="words"),
    ),
    f"{DRAFT}proposals/send/": (
        page("{open}/proposals/send/", BY_POST_ONLY),
        act("{open}/proposals/send/", "302 302 302 302 404 404 404"),
        act("{quiet}/proposals/send/", "302 403 403 403 404 404 404"),
    ),
    f"{PROPOSAL}send/": (act("{open}/proposals/{own}/send/", OWN),),
    f"{PROPOSAL}to-capital/": (act("{open}/proposals/{own}/to-capital/", OWN),),
    f"{PROPOSAL}drop/": (act("{open}/proposals/{own}/drop/", OWN),),
    f"{PROPOSAL}join/": (
        act("{open}/proposals/{other}/join/", "302 302 302 302 404 404 404"),
        act("{open}/proposals/{own}/join/", NOBODY),
    ),
    f"{PROPOSAL}withdraw/": (
        act("{open}/proposals/{proposed}/withdraw/", "302 403 302 403 404 404 404"),
    ),
    f"{PROPOSAL}answer/": (
        act("{open}/proposals/{other}/answer/", PARTIES, stance="accepts"),
        act("{open}/proposals/{own}/answer/", "302 404 404 403 404 404 404", stance="accepts"),
        act("{open}/proposals/{other}/answer/", "302 404 404 403 404 404 404", stance="sings"),
    ),
    f"{DRAFT}mine/": (
        page("{open}/mine/", AT_THE_TABLE),
        page("{quiet}/mine/", AT_THE_TABLE),
        page("{zero}/mine/", NOBODY),
    ),
    f"{DRAFT}mine/read/": (
        act("{open}/mine/read/", "302 302 302 302 404 404 404", revision="1"),
        act("{zero}/mine/read/", NOBODY, revision="1"),
    ),
    f"{DRAFT}positions/": (
        page("{open}/positions/", AT_THE_TABLE),
        page("{quiet}/positions/", AT_THE_TABLE),
        page("{zero}/positions/", NOBODY),
    ),
    f"{DRAFT}positions/take/": (
        act("{open}/positions/take/", PARTIES, stance="accepts"),
        act("{open}/positions/take/", "302 422 422 403 404 404 404", stance="objects"),
        act("{quiet}/positions/take/", "302 403 403 403 404 404 404", stance="objects", words="No"),
        act("{zero}/positions/take/", "302 404 404 403 404 404 404", stance="accepts"),
    ),
    f"{DRAFT}positions/accept/": (act("{open}/positions/accept/", PARTIES),),
    f"{DRAFT}positions/say/": (act("{open}/positions/say/", PARTIES),),
    f"{DRAFT}positions/<int:position>/say/": (
        act("{open}/positions/{prepared}/say/", "302 404 302 403 404 404 404"),
    ),
    f"{DRAFT}positions/<int:position>/drop/": (act("{open}/positions/{prepared}/drop/", OWN),),
}
