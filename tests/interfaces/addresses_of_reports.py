"""The rows of the table for a party's reports at the desk: see addresses.py."""

from tests.interfaces.addresses_of_rows import Row

DESK = "en/desk/<slug:forum>/"
_REPORTS = "/en/desk/meridian/reports/"
_ONE = f"{_REPORTS}plan-2020-2022/2021/"
# Signed out, other delegation, own delegation, secretariat, observer, assessor, operator.
REPORTERS = "302 200 200 403 403 403 404"
KEEPERS = "302 403 403 200 403 403 404"
BY_POST_ONLY = "405 405 405 405 405 405 405"

REPORTS: dict[str, tuple[Row, ...]] = {
    f"{DESK}linking/": (
        Row("/en/desk/meridian/linking/", "302 200 200 200 403 403 404"),
        Row("/en/desk/meridian/linking/", "302 404 404 404 403 403 404", {}),
    ),
    f"{DESK}reporting/": (
        Row("/en/desk/meridian/reporting/", KEEPERS),
        Row("/en/desk/meridian/reporting/", "302 403 403 422 403 403 404", {}),
        Row(
            "/en/desk/meridian/reporting/",
            "302 403 403 302 403 403 404",
            {"report": "XA/plan-2020-2022/2020"},
        ),
    ),
    f"{DESK}reporting/overview.csv": (Row("/en/desk/meridian/reporting/overview.csv", KEEPERS),),
    f"{DESK}reports/": (Row(_REPORTS, REPORTERS),),
    f"{DESK}reports/<slug:text>/<int:year>/": (
        Row(_ONE, REPORTERS),
        Row(f"{_REPORTS}no-such/2021/", "302 404 404 403 403 403 404"),
        Row(_ONE, "302 302 302 403 403 403 404", {}),
    ),
    f"{DESK}reports/<slug:text>/<int:year>/form.<slug:ending>": (
        Row(f"{_ONE}form.xlsx", REPORTERS),
        Row(f"{_ONE}form.pdf", "302 404 404 403 403 403 404"),
    ),
    f"{DESK}reports/<slug:text>/<int:year>/upload/": (
        Row(f"{_ONE}upload/", BY_POST_ONLY),
        Row(f"{_ONE}upload/", "302 422 422 403 403 403 404", {}),
    ),
    f"{DESK}reports/<slug:text>/<int:year>/on/": (
        Row(f"{_ONE}on/", "302 404 200 403 403 403 404"),
        Row(f"{_ONE}on/", "302 404 302 403 403 403 404", {}),
    ),
}
