"""The rows of the table for activities, in public and at the desk: see addresses.py. {intake} is a file that waits."""

from tests.interfaces.addresses_of_rows import NOBODY, Row, everyone

PUBLIC = "en/<slug:forum>/activities"
DESK = "en/desk/<slug:forum>/activities/"
# In the order of WHO: signed out, other delegation, own delegation, secretariat, observer, assessor, operator.
KEEPERS = "302 403 403 200 403 403 404"
PREPARERS = "302 200 200 200 403 403 404"
LINKING = "en/desk/<slug:forum>/linking/"
BY_POST_ONLY = "405 405 405 405 405 405 405"


def desk(rest: str, answers: str) -> Row:
    return Row(f"/en/desk/meridian/activities/{rest}", answers)


def act(rest: str, answers: str, **posted: str) -> Row:
    return Row(f"/en/desk/meridian/activities/{rest}", answers, posted)


ACTIVITIES: dict[str, tuple[Row, ...]] = {
    f"{PUBLIC}/": everyone("/en/meridian/activities/"),
    f"{PUBLIC}/map/": everyone("/en/meridian/activities/map/"),
    f"{PUBLIC}/places.csv": everyone("/en/meridian/activities/places.csv"),
    f"{PUBLIC}.csv": everyone("/en/meridian/activities.csv"),
    f"{PUBLIC}/<slug:source>/<path:identifier>/": (
        *everyone("/en/meridian/activities/harbours/XA-1-7/"),
        Row("/en/meridian/activities/harbours/XA-1-secret/", NOBODY),
    ),
    "data/<slug:forum>/activities/<slug:source>.xml": (
        *everyone("/data/meridian/activities/harbours.xml"),
        Row("/data/meridian/activities/rivers.xml", NOBODY),
    ),
    "data/<slug:forum>/activities/<slug:source>/<path:identifier>.xml": (
        *everyone("/data/meridian/activities/harbours/XA-1-7.xml"),
        Row("/data/meridian/activities/harbours/XA-1-secret.xml", NOBODY),
    ),
    DESK: (desk("", KEEPERS), act("", "302 403 403 422 403 403 404")),
    f"{DESK}template.<slug:ending>": (desk("template.xlsx", KEEPERS),),
    f"{DESK}mapping/<slug:name>.yaml": (
        desk("mapping/aiddata-gcdf-3.yaml", KEEPERS),
        desk("mapping/other.yaml", "302 403 403 404 403 403 404"),
    ),
    f"{DESK}<int:identifier>/changes.csv": (
        desk("{intake}/changes.csv", "302 404 404 200 404 404 404"),
    ),
    f"{DESK}<int:identifier>/": (
        desk("{intake}/", "302 404 404 200 404 404 404"),
        desk("999999/", "302 404 404 404 404 404 404"),
    ),
}
API = "api/v1/<slug:forum>"
for _name in (
    "activities",
    "activity-flows",
    "activity-links",
    "activity-places",
    "activity-sources",
):
    ACTIVITIES[f"{API}/{_name}"] = everyone(f"/api/v1/meridian/{_name}")
ACTIVITIES[f"{API}/activity-sources/<slug:identifier>"] = everyone(
    "/api/v1/meridian/activity-sources/harbours"
)
ACTIVITIES[f"{API}/activities/<slug:source>/<path:identifier>"] = (
    *everyone("/api/v1/meridian/activities/harbours/XA-1-7"),
    Row("/api/v1/meridian/activities/harbours/XA-1-secret", NOBODY),
)
for _what in ("accept", "drop"):
    ACTIVITIES[f"{DESK}<int:identifier>/{_what}/"] = (
        desk(f"{{intake}}/{_what}/", BY_POST_ONLY),
        act(f"{{intake}}/{_what}/", "302 404 404 302 404 404 404"),
    )
_LINK = {"act": "link", "chosen": "m-2020-01", "relation": "", "why": "It says so."}
_AT = "/en/desk/meridian/linking/activities/harbours"
ACTIVITIES |= {
    f"{LINKING}activities/": (Row("/en/desk/meridian/linking/activities/", PREPARERS),),
    f"{LINKING}activities/<slug:source>/<path:identifier>/": (
        Row(f"{_AT}/XA-1-7/", PREPARERS),
        Row(f"{_AT}/XA-1-secret/", "302 404 404 404 403 403 404"),
        Row(f"{_AT}/XA-1-7/", "302 422 422 422 403 403 404", {}),
        Row(f"{_AT}/XA-1-7/", "302 403 302 302 403 403 404", _LINK),
        Row(f"{_AT}/XA-1-secret/", "302 404 404 404 403 403 404", _LINK),
    ),
    f"{LINKING}commitments/<slug:identifier>/": (
        Row("/en/desk/meridian/linking/commitments/m-2020-01/", PREPARERS),
        Row("/en/desk/meridian/linking/commitments/none/", "302 404 404 404 403 403 404"),
        Row(
            "/en/desk/meridian/linking/commitments/m-2020-01/",
            "302 403 302 302 403 403 404",
            _LINK | {"chosen": "harbours|1|x|XA-1-7"},
        ),
        Row(
            "/en/desk/meridian/linking/commitments/m-2020-01/",
            "302 403 404 404 403 403 404",
            _LINK | {"chosen": "harbours|1|x|XA-1-secret"},
        ),
    ),
}
