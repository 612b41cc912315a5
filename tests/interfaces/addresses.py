"""Every address of the site and what it answers to every kind of person: the table that tests/interfaces/test_every_address.py holds.

A row is an address as the resolver writes it. A new address without a row fails the test, and so does a row without address.
"""

from tests.interfaces.addresses_of_activities import ACTIVITIES
from tests.interfaces.addresses_of_rows import NOBODY, Row, everyone
from tests.interfaces.addresses_of_silence import IN_PUBLIC
from tests.interfaces.addresses_of_the_desk import DESK_TABLE

LANGUAGE = "^(?P<language>en|es|pt|fr|zh-hans|nl)/(?P<forum>[-a-zA-Z0-9_]+)/"
BRIEFED = r"en/^(?P<forum>[-\w]+)/(?P<section>meetings|texts|areas|states)/(?P<identifier>[-\w]+)/"
COUNTED = (
    r"en/^(?P<forum>[-\w]+)/progress/(?P<section>texts|areas|states|blocs)/(?P<identifier>[-\w]+)/"
)
ROWS = r"en/^(?P<forum>[-\w]+)/progress/rows/(?P<figure>[-\w]+)"
# One object of each kind, by the section that shows it.
OBJECTS = {
    "meetings": "council-1",
    "statements": "opening-2019",
    "texts": "plan-2020-2022",
    "states": "xa",
    "blocs": "meridian-group",
    "areas": "sea",
    "commitments": "m-2020-01",
    "deliveries": "e-01",
    "initiatives": "lighthouses",
    "evidence": "ev-01",
    "reports": "report-xa-2022",
    "assessors": "institute",
    "assessments": "as-01",
    "replies": "re-01",
    "rates": "xts-xxx",
}

PUBLIC: dict[str, tuple[Row, ...]] = {
    "": (Row("/", "302 302 302 302 302 302 302"),),
    "robots.txt": everyone("/robots.txt"),
    "opensearch.xml": everyone("/opensearch.xml"),
    "sitemap.xml": everyone("/sitemap.xml"),
    "sitemap-<int:number>.xml": everyone("/sitemap-1.xml"),
    "data/catalog.jsonld": everyone("/data/catalog.jsonld"),
    "data/<slug:forum>/record.zip": everyone("/data/meridian/record.zip"),
    "data/<slug:forum>/record.sqlite3": everyone("/data/meridian/record.sqlite3"),
    "data/<slug:forum>/<slug:name>.yaml": everyone("/data/meridian/meetings.yaml"),
    LANGUAGE + r"feed\.atom$": everyone("/en/meridian/feed.atom"),
    LANGUAGE + r"(?P<section>[a-z]+)/feed\.atom$": everyone("/en/meridian/texts/feed.atom"),
    LANGUAGE + r"meetings/calendar\.ics$": everyone("/en/meridian/meetings/calendar.ics"),
    LANGUAGE + r"reports/calendar\.ics$": everyone("/en/meridian/reports/calendar.ics"),
    LANGUAGE + r"opensearch\.xml$": everyone("/en/meridian/opensearch.xml"),
    "api/v1/openapi.json": everyone("/api/v1/openapi.json"),
    "api/v1/docs": everyone("/api/v1/docs"),
    "api/v1/": everyone("/api/v1/"),
    "api/v1/<slug:forum>": everyone("/api/v1/meridian"),
    "api/v1/<slug:forum>/popolo.json": everyone("/api/v1/meridian/popolo.json"),
    "api/v1/<slug:forum>/changes": everyone("/api/v1/meridian/changes"),
    "api/v1/<slug:forum>/search": everyone("/api/v1/meridian/search?q=port"),
    "api/v1/<slug:forum>/lineage": everyone("/api/v1/meridian/lineage"),
    "api/v1/<slug:forum>/agreed": everyone("/api/v1/meridian/agreed?q=port"),
    "^api/(?P<rest>.*)$": (Row("/api/v2/nothing", NOBODY),),
    "en/": everyone("/en/"),
    BRIEFED + "brief/$": everyone("/en/meridian/meetings/council-1/brief/"),
    BRIEFED + r"brief\.(?P<ending>pdf|docx|txt)$": everyone(
        "/en/meridian/meetings/council-1/brief.txt"
    ),
    "en/<slug:forum>/progress/": everyone("/en/meridian/progress/"),
    "en/<slug:forum>/progress/widget/": (
        *everyone("/en/meridian/progress/widget/?text=plan-2020-2022"),
        *everyone("/en/meridian/progress/widget/?commitment=m-2020-01"),
        Row("/en/meridian/progress/widget/?commitment=no-such", NOBODY),
        Row("/en/meridian/progress/widget/?text=no-such", NOBODY),
    ),
    ROWS + "/$": (
        *everyone("/en/meridian/progress/rows/unreported/"),
        Row("/en/meridian/progress/rows/no_such/", NOBODY),
    ),
    ROWS + r"\.csv$": everyone("/en/meridian/progress/rows/promised-2020.csv"),
    COUNTED + "$": (
        *everyone("/en/meridian/progress/texts/plan-2020-2022/"),
        Row("/en/meridian/progress/states/zz/", NOBODY),
    ),
    COUNTED + r"figures\.csv$": everyone("/en/meridian/progress/areas/sea/figures.csv"),
    COUNTED + r"years\.csv$": everyone("/en/meridian/progress/states/xa/years.csv"),
    COUNTED + r"rows/(?P<figure>[-\w]+)/$": everyone(
        "/en/meridian/progress/texts/plan-2020-2022/rows/delivered_sum-USD/"
    ),
    COUNTED + r"rows/(?P<figure>[-\w]+)\.csv$": everyone(
        "/en/meridian/progress/states/xa/rows/reported.csv?area=sea"
    ),
    "en/<slug:forum>/commitments/<slug:identifier>/figures.csv": (
        *everyone("/en/meridian/commitments/m-2020-01/figures.csv"),
        Row("/en/meridian/commitments/no-such/figures.csv", NOBODY),
    ),
    "en/<slug:forum>/progress/figures.csv": everyone("/en/meridian/progress/figures.csv"),
    "en/<slug:forum>/progress/years.csv": everyone("/en/meridian/progress/years.csv"),
    "en/<slug:forum>/": everyone("/en/meridian/"),
    "en/<slug:forum>/time.csv": everyone("/en/meridian/time.csv"),
    "en/<slug:forum>/blocs/compare/": everyone("/en/meridian/blocs/compare/"),
    "en/<slug:forum>/rates/<slug:identifier>/values.csv": everyone(
        "/en/meridian/rates/xts-xxx/values.csv"
    ),
    "en/<slug:forum>/rates/converted.csv": (
        *everyone("/en/meridian/rates/converted.csv?currency=XTS"),
        Row("/en/meridian/rates/converted.csv?commitment=no-such", NOBODY),
    ),
    "en/<slug:forum>/assessments/agreement.csv": everyone("/en/meridian/assessments/agreement.csv"),
    "en/<slug:forum>/assessments/alpha.csv": everyone("/en/meridian/assessments/alpha.csv"),
    "en/<slug:forum>/compare/figures.csv": everyone("/en/meridian/compare/figures.csv"),
    "en/<slug:forum>/search/": everyone("/en/meridian/search/?q=port"),
    "en/<slug:forum>/search/found/": everyone("/en/meridian/search/found/?q=port"),
    "en/<slug:forum>/texts/agreed/": everyone("/en/meridian/texts/agreed/?q=port"),
    "en/<slug:forum>/texts/agreed/found/": everyone("/en/meridian/texts/agreed/found/?q=port"),
    "en/<slug:forum>/changes/": everyone("/en/meridian/changes/"),
    "en/<slug:forum>/changes/<int:number>/": everyone("/en/meridian/changes/1/"),
}
PUBLIC |= {
    f"en/{name}/": everyone(f"/en/{name}/") for name in ("about", "licence", "accessibility")
}
PUBLIC |= {
    f"en/<slug:forum>/{name}/": everyone(f"/en/meridian/{name}/")
    for name in (
        "forum",
        "compare",
        "lineage",
        "map",
        "methods",
        "data",
        "feeds",
        "sources",
        *OBJECTS,
    )
}
PUBLIC |= {
    f"api/v1/<slug:forum>/{name}": everyone(f"/api/v1/meridian/{name}")
    for name in ("sources", *OBJECTS)
}
PUBLIC |= {
    f"en/<slug:forum>/{name}/<slug:identifier>/": everyone(f"/en/meridian/{name}/{identifier}/")
    for name, identifier in OBJECTS.items()
}
PUBLIC |= {
    f"api/v1/<slug:forum>/{name}/<slug:identifier>": everyone(
        f"/api/v1/meridian/{name}/{identifier}"
    )
    for name, identifier in OBJECTS.items()
}
PUBLIC |= {
    "en/<slug:forum>/sources/<slug:identifier>/": everyone("/en/meridian/sources/{source}/"),
    "api/v1/<slug:forum>/sources/<slug:identifier>": everyone("/api/v1/meridian/sources/{source}"),
    "en/<slug:forum>/texts/<slug:identifier>/in/<slug:language>/": everyone(
        "/en/meridian/texts/plan-2020-2022/in/es/"
    ),
    "en/<slug:forum>/texts/<slug:identifier>/in/<slug:language>.txt": everyone(
        "/en/meridian/texts/plan-2020-2022/in/es.txt"
    ),
    "en/<slug:forum>/texts/<slug:identifier>/in/<slug:language>/<str:paragraph>/": everyone(
        "/en/meridian/texts/plan-2020-2022/in/es/para_1-1/?quote=dólares"
    ),
    "api/v1/<slug:forum>/texts/<slug:identifier>/contents/<slug:edition>": everyone(
        "/api/v1/meridian/texts/plan-2020-2022/contents/es"
    ),
    "api/v1/<slug:forum>/texts/<slug:identifier>/contents/<slug:edition>.xml": everyone(
        "/api/v1/meridian/texts/plan-2020-2022/contents/es.xml"
    ),
    "en/<slug:forum>/lineage/flow.csv": (
        Row("/en/meridian/lineage/flow.csv", NOBODY),  # two imported texts are needed for it
    ),
    "en/<slug:forum>/compare/<slug:identifier>.csv": (
        Row("/en/meridian/compare/no-such-chart.csv", NOBODY),  # two plans are needed for a chart
    ),
}

TABLE: dict[str, tuple[Row, ...]] = PUBLIC | IN_PUBLIC | ACTIVITIES | DESK_TABLE
