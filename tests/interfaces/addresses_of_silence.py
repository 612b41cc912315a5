"""The rows of silence and adoption: see addresses_of_drafts.py. {adopted} is adopted, its text of the same id."""

from tests.interfaces.addresses_of_rows import Row, everyone

DRAFT = "en/desk/<slug:forum>/drafts/<slug:draft>/"
# In the order of WHO: signed out, other delegation, own delegation, secretariat, observer, assessor, operator.
AT_THE_TABLE = "302 200 200 200 404 404 404"
KEEPERS = "302 404 404 200 404 404 404"
PRESIDES = "302 403 403 200 404 404 404"
ADDRESSED = "302 200 200 403 404 404 404"
NOT_THERE = "302 404 404 404 404 404 404"


def page(rest: str, answers: str) -> Row:
    return Row(f"/en/desk/meridian/drafts/{rest}", answers)


def act(rest: str, answers: str, **posted: str) -> Row:
    return Row(f"/en/desk/meridian/drafts/{rest}", answers, posted)


SILENCE: dict[str, tuple[Row, ...]] = {
    f"{DRAFT}silence/": (
        page("{open}/silence/", AT_THE_TABLE),
        page("{quiet}/silence/", AT_THE_TABLE),
        page("{adopted}/silence/", AT_THE_TABLE),
        page("{zero}/silence/", NOT_THERE),
    ),
    f"{DRAFT}silence/open/": (
        page("{open}/silence/open/?day=2090-01-02&time=18:00", PRESIDES),
        page("{quiet}/silence/open/", "302 403 403 403 404 404 404"),
        act("{open}/silence/open/", "302 403 403 422 404 404 404", until="tomorrow"),
    ),
    f"{DRAFT}silence/extend/": (
        page("{quiet}/silence/extend/", PRESIDES),
        act("{quiet}/silence/extend/", "302 403 403 422 404 404 404", until="tomorrow"),
    ),
    f"{DRAFT}silence/stop/": (
        page("{quiet}/silence/stop/", PRESIDES),
        act("{quiet}/silence/stop/", "302 403 403 422 404 404 404", words=" "),
    ),
    f"{DRAFT}silence/object/": (
        page("{quiet}/silence/object/", ADDRESSED),
        act("{quiet}/silence/object/", "302 422 422 403 404 404 404", words=" "),
    ),
    f"{DRAFT}adopt/": (
        page("{open}/adopt/", PRESIDES),
        page("{quiet}/adopt/", "302 403 403 403 404 404 404"),
        act("{open}/adopt/", "302 403 403 302 404 404 404"),
    ),
    f"{DRAFT}consensus/": (
        page("{adopted}/consensus/", AT_THE_TABLE),
        page("{open}/consensus/", NOT_THERE),
    ),
    f"{DRAFT}promises/": (
        page("{adopted}/promises/", PRESIDES),
        act("{adopted}/promises/", "302 403 403 422 404 404 404", **{"take.none": "1"}),
        page("{open}/promises/", NOT_THERE),
    ),
    f"{DRAFT}correct/": (
        page("{adopted}/correct/", PRESIDES),
        page("{adopted}/correct/?language=en&paragraph=para_1", PRESIDES),
        act(
            "{adopted}/correct/", "302 403 403 404 404 404 404", paragraph="para_99", why="A slip."
        ),
        page("{open}/correct/", NOT_THERE),
    ),
}
IN_PUBLIC: dict[str, tuple[Row, ...]] = {
    "en/<slug:forum>/texts/<slug:identifier>/consensus/": everyone(
        "/en/meridian/texts/{adopted}/consensus/"
    ),
    "api/v1/<slug:forum>/texts/<slug:identifier>/consensus/<int:number>.json": everyone(
        "/api/v1/meridian/texts/{adopted}/consensus/1.json"
    ),
    "en/<slug:forum>/texts/<slug:identifier>/in/<slug:language>/as/<int:number>/": everyone(
        "/en/meridian/texts/{adopted}/in/en/as/1/"
    ),
    "api/v1/<slug:forum>/texts/<slug:identifier>/contents/<slug:edition>/as/<int:number>.json": everyone(
        "/api/v1/meridian/texts/{adopted}/contents/en/as/1.json"
    ),
    "api/v1/<slug:forum>/texts/<slug:identifier>/negotiation.json": everyone(
        "/api/v1/meridian/texts/{adopted}/negotiation.json"
    ),
}
