"""The rows of the table for a draft's Word files and languages: see addresses_of_drafts.py. {back} is a file of Ana's delegation."""

from tests.interfaces.addresses_of_rows import Row

DRAFT = "en/desk/<slug:forum>/drafts/<slug:draft>/"
# In the order of WHO: signed out, other delegation, own delegation, secretariat, observer, assessor, operator.
AT_THE_TABLE = "302 200 200 200 404 404 404"
KEEPERS = "302 404 404 200 404 404 404"
NOBODY = "302 404 404 404 404 404 404"
OWN_PAGE = "302 404 200 404 404 404 404"
OWN_ACT = "302 404 302 404 404 404 404"
BY_POST_ONLY = "405 405 405 405 405 405 405"


def page(rest: str, answers: str) -> Row:
    return Row(f"/en/desk/meridian/drafts/{rest}", answers)


def act(rest: str, answers: str, **posted: str) -> Row:
    return Row(f"/en/desk/meridian/drafts/{rest}", answers, posted or {})


WORD: dict[str, tuple[Row, ...]] = {
    f"{DRAFT}word/": (
        page("{open}/word/", AT_THE_TABLE),
        page("{zero}/word/", KEEPERS),
        page("{quiet}/word/", AT_THE_TABLE),
        act("{open}/word/", "302 422 422 422 404 404 404"),
        act("{quiet}/word/", "302 403 403 403 404 404 404"),
    ),
    f"{DRAFT}word/authors/": (
        page("{open}/word/authors/", AT_THE_TABLE),
        page("{quiet}/word/authors/", "302 403 403 403 404 404 404"),
        act("{open}/word/authors/", "302 302 302 302 404 404 404", forget="Nobody"),
    ),
    f"{DRAFT}word/out/<slug:form>/": (
        page("{open}/word/out/tracked/", AT_THE_TABLE),
        page("{open}/word/out/ours/", AT_THE_TABLE),
        page("{zero}/word/out/clean/", KEEPERS),
        page("{open}/word/out/brackets/?of=v1", AT_THE_TABLE),
        page("{open}/word/out/brackets/?of=v99", NOBODY),
        page("{open}/word/out/nothing/", NOBODY),
    ),
    f"{DRAFT}word/back/<int:file>/": (
        page("{open}/word/back/{back}/", OWN_PAGE),
        act("{open}/word/back/{back}/", "302 404 422 404 404 404 404"),
        act("{open}/word/back/{back}/", OWN_ACT, match="1"),
        page("{open}/word/back/9999/", NOBODY),
    ),
    f"{DRAFT}word/back/<int:file>/send/": (
        page("{open}/word/back/{back}/send/", BY_POST_ONLY),
        act("{open}/word/back/{back}/send/", OWN_ACT),
    ),
    f"{DRAFT}word/back/<int:file>/leave/": (
        page("{open}/word/back/{back}/leave/", BY_POST_ONLY),
        act("{open}/word/back/{back}/leave/", OWN_ACT),
    ),
    f"{DRAFT}languages/": (
        page("{open}/languages/", AT_THE_TABLE),
        page("{zero}/languages/", KEEPERS),
    ),
    f"{DRAFT}languages/<slug:language>/": (
        page("{open}/languages/es/", AT_THE_TABLE),
        page("{open}/languages/fr/", NOBODY),
        page("{quiet}/languages/es/?show=differing", AT_THE_TABLE),
        act("{open}/languages/es/", "302 302 302 302 404 404 404", save="p3"),
    ),
    f"{DRAFT}languages/<slug:language>/word/": (
        page("{open}/languages/es/word/", AT_THE_TABLE),
        page("{open}/languages/fr/word/", NOBODY),
        act("{open}/languages/es/word/", "302 422 422 422 404 404 404"),
    ),
    f"{DRAFT}languages/<slug:language>/word/<slug:form>/": (
        page("{open}/languages/es/word/beside/", AT_THE_TABLE),
        page("{zero}/languages/es/word/clean/", KEEPERS),
        page("{open}/languages/es/word/clean/?of=v99", NOBODY),
    ),
    f"{DRAFT}versions/<int:number>/in/<slug:language>/": (
        page("{open}/versions/1/in/es/", AT_THE_TABLE),
        page("{open}/versions/99/in/es/", NOBODY),
    ),
}
