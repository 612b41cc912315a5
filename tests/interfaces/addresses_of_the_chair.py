"""The rows of the chair's screen, the room view and the streams of a draft: see addresses_of_drafts.py."""

from tests.interfaces.addresses_of_rows import Row

DRAFT = "en/desk/<slug:forum>/drafts/<slug:draft>/"
# In the order of WHO: signed out, other delegation, own delegation, secretariat, observer, assessor, operator.
AT_THE_TABLE = "302 200 200 200 404 404 404"
KEEPERS = "302 404 404 200 404 404 404"
PRESIDES = "302 403 403 200 404 404 404"


def page(rest: str, answers: str) -> Row:
    return Row(f"/en/desk/meridian/drafts/{rest}", answers)


def act(rest: str, answers: str, **posted: str) -> Row:
    return Row(f"/en/desk/meridian/drafts/{rest}", answers, posted)


def done(answer: str) -> str:
    """Return what everybody gets where who presides gets this."""
    return f"302 403 403 {answer} 404 404 404"


CHAIR: dict[str, tuple[Row, ...]] = {
    f"{DRAFT}chair/": (
        page("{open}/chair/", PRESIDES),
        page("{quiet}/chair/", PRESIDES),
        act("{open}/chair/", done("302"), act="rest"),
    ),
    f"{DRAFT}chair/<slug:paragraph>/": (
        page("{open}/chair/p3/", PRESIDES),
        page("{quiet}/chair/p3/", PRESIDES),
        page("{open}/chair/p99/", "302 403 403 404 404 404 404"),
        act("{open}/chair/p3/", done("302"), act="in_hand"),
        act("{open}/chair/p3/", done("302"), act="park"),
        act("{open}/chair/p3/", done("409"), act="resolve", path="1", decision="0", seal="old"),
        act("{open}/chair/p3/", done("404"), act="take", proposal="none", seal="old"),
        act("{open}/chair/p3/", done("422"), act="reword", words=" "),
        act("{open}/chair/p3/", done("404"), act="nothing"),
        act("{quiet}/chair/p3/", done("409"), act="reword", words="Other words."),
    ),
    f"{DRAFT}room/": (
        page("{open}/room/", AT_THE_TABLE),
        page("{open}/room/?paragraph=p3", AT_THE_TABLE),
        page("{quiet}/room/", AT_THE_TABLE),
        page("{zero}/room/", KEEPERS),
    ),
    f"{DRAFT}room/fragment/": (
        page("{open}/room/fragment/", AT_THE_TABLE),
        page("{zero}/room/fragment/", KEEPERS),
    ),
    f"{DRAFT}live/": (
        page("{open}/live/", AT_THE_TABLE),
        page("{open}/live/?topic=room:p3", AT_THE_TABLE),
        page("{open}/live/?topic=other", "302 404 404 404 404 404 404"),
        page("{zero}/live/", KEEPERS),
    ),
}
