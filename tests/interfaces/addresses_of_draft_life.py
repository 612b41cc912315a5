"""The rows of the table for a draft's life: begun, prepared, circulated, looked back at, left. See addresses_of_drafts.py."""

from tests.interfaces.addresses_of_rows import NOBODY, Row

DRAFT = "en/desk/<slug:forum>/drafts/<slug:draft>/"
DRAFTS = "en/desk/<slug:forum>/drafts/"
# In the order of WHO: signed out, other delegation, own delegation, secretariat, observer, assessor, operator.
AT_THE_TABLE = "302 200 200 200 404 404 404"
KEEPERS = "302 404 404 200 404 404 404"
PRESIDES = "302 403 403 200 404 404 404"


def page(rest: str, answers: str, **posted: str) -> Row:
    """Return the row of a page; with what is posted, of a form."""
    return Row(f"/en/desk/meridian/drafts/{rest}", answers, posted or None)


def at_the_table(rest: str) -> tuple[Row, ...]:
    return (page("{open}/" + rest, AT_THE_TABLE), page("{zero}/" + rest, KEEPERS))


DRAFT_LIFE: dict[str, tuple[Row, ...]] = {
    f"{DRAFTS}new/": (
        page("new/", "302 403 403 200 403 403 404"),
        page("new/", "302 403 403 422 403 403 404", title=""),
    ),
    f"{DRAFT}prepare/": (
        page("{zero}/prepare/", KEEPERS),
        page("{open}/prepare/", "302 403 403 403 404 404 404"),
        page("{zero}/prepare/", "302 404 404 422 404 404 404", title="", do="save"),
    ),
    f"{DRAFT}brackets/": (
        page("{zero}/brackets/", KEEPERS),
        page("{open}/brackets/", PRESIDES),
        page("{quiet}/brackets/", "302 403 403 403 404 404 404"),
        page("{zero}/brackets/", "302 404 404 422 404 404 404", do="take"),
        page("{open}/brackets/?p=p1", "302 403 403 200 404 404 404", do="look"),
    ),
    f"{DRAFT}versions/": (
        *at_the_table("versions/"),
        page("{open}/versions/", "302 403 403 422 404 404 404", do="nothing"),
        page("{open}/versions/", "302 403 403 422 404 404 404", do="close"),
    ),
    f"{DRAFT}versions/<int:number>/": (
        page("{open}/versions/1/", AT_THE_TABLE),
        page("{quiet}/versions/2/?with=1", AT_THE_TABLE),
        page("{open}/versions/99/", NOBODY.replace("404", "302", 1)),
    ),
    f"{DRAFT}replay/": (*at_the_table("replay/"), page("{open}/replay/?at=1", "302 404 404 404 404 404 404")),
    f"{DRAFT}replay/course/": at_the_table("replay/course/"),
    f"{DRAFT}replay/course.csv": at_the_table("replay/course.csv"),
    f"{DRAFT}replay/paragraphs.csv": at_the_table("replay/paragraphs.csv"),
    f"{DRAFT}replay/delegations.csv": at_the_table("replay/delegations.csv"),
    f"{DRAFT}replay/versions.csv": at_the_table("replay/versions.csv"),
    f"{DRAFT}close/": (
        page("{open}/close/", PRESIDES),
        page("{zero}/close/", "302 404 404 403 404 404 404"),
        page("{quiet}/close/", "302 403 403 403 404 404 404"),
        page("{open}/close/", "302 403 403 422 404 404 404", reason=""),
    ),
    f"{DRAFT}discard/": (
        page("{zero}/discard/", KEEPERS),
        page("{open}/discard/", "302 403 403 403 404 404 404"),
        page("{zero}/discard/", "302 404 404 422 404 404 404", revision="1"),
    ),
}  # fmt: skip
