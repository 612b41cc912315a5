"""Files of IATI activities for the tests: imaginary states, every element of the standard once, and the samples where they are."""

import gzip
import io
from pathlib import Path

from consenso.core.formats.iati import Check, Problem, check
from tests.house.tree import ROOT

SAMPLES = ROOT.parent / "shared" / "samples" / "iati"
VALID = sorted((SAMPLES / "valid").glob("*.xml"))
INVALID = sorted((SAMPLES / "invalid").glob("*.xml"))
PUBLISHED = [path for path in sorted((SAMPLES / "files").glob("*.xml*")) if "CAF" not in path.name]

DATES = '<activity-date type="1" iso-date="2030-01-01"/>'
SECTOR = '<recipient-country code="XA"/><sector code="11110"/>'


def activity(
    after: str = SECTOR,
    *,
    identifier: str = "XA-1-7",
    attributes: str = 'xml:lang="en" default-currency="USD"',
    dates: str = DATES,
    participating: str = '<participating-org ref="XB-1" role="4"/>',
    other: str = "",
) -> str:
    """Return an activity that is valid and keeps every rule, unless told otherwise; each part in a line of its own."""
    return f"""<iati-activity {attributes}>
<iati-identifier>{identifier}</iati-identifier>
<reporting-org ref="XA-1" type="10"><narrative>Aurelia</narrative></reporting-org>
<title><narrative>A hall</narrative></title>
<description><narrative>It is built.</narrative></description>
{participating}
{other}<activity-status code="2"/>
{dates}
{after}
</iati-activity>
"""


def document(*activities: str, attributes: str = 'version="2.03"', rest: str = "") -> bytes:
    """Return a file of activities, the first of which begins in line 2."""
    return f"<iati-activities {attributes}>\n{''.join(activities)}{rest}</iati-activities>".encode()


def checked(content: bytes) -> tuple[Check, list[Problem]]:
    found = check(io.BytesIO(content))
    return found, list(found)


def codes(content: bytes) -> list[str]:
    return [one.code for one in checked(content)[1] if not one.code.startswith("code.")]


def content_of(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


WHOLE = document(
    """<iati-activity xml:lang="en" default-currency="USD" humanitarian="1" hierarchy="2"
  last-updated-datetime="2031-04-30T10:00:00Z" linked-data-uri="https://aurelia.example/7">
<iati-identifier>XA-1-7</iati-identifier>
<reporting-org ref="XA-1" type="10" secondary-reporter="0"><narrative>Aurelia</narrative></reporting-org>
<title><narrative>A hall</narrative><narrative xml:lang="es">Una sala</narrative></title>
<description type="1"><narrative>Built &amp; kept</narrative></description>
<description type="2"><narrative>To teach</narrative></description>
<participating-org ref="XB-1" type="10" role="4" activity-id="XB-1-9" crs-channel-code="10000">
  <narrative>Borea</narrative></participating-org>
<other-identifier ref="OLD-7" type="A1"><owner-org ref="XC-1"><narrative>Cordillera</narrative></owner-org></other-identifier>
<activity-status code="2"/>
<activity-date type="1" iso-date="2030-01-01"><narrative>As planned</narrative></activity-date>
<activity-date type="3" iso-date="2032-01-01"/>
<contact-info type="1"><organisation><narrative>Aurelia</narrative></organisation>
  <department><narrative>Halls</narrative></department><person-name><narrative>A. Nobody</narrative></person-name>
  <job-title><narrative>Keeper</narrative></job-title><telephone>000</telephone><email>a@aurelia.example</email>
  <website>https://aurelia.example/</website><mailing-address><narrative>Harbour 1</narrative></mailing-address></contact-info>
<activity-scope code="4"/>
<recipient-country code="AD" percentage="60"><narrative>Andorra</narrative></recipient-country>
<recipient-region code="298" vocabulary="1" percentage="40"/>
<location ref="L1"><location-reach code="1"/><location-id code="1" vocabulary="G1"/><name><narrative>Quay</narrative></name>
  <description><narrative>At the quay</narrative></description><activity-description><narrative>Hall</narrative></activity-description>
  <administrative code="2" vocabulary="G1" level="1"/><point srsName="http://www.opengis.net/def/crs/EPSG/0/4326">
  <pos>-12.5 31.25</pos></point><exactness code="1"/><location-class code="2"/><feature-designation code="ADM1"/></location>
<sector code="11110" vocabulary="1" percentage="100"/>
<tag code="3.1" vocabulary="99" vocabulary-uri="https://aurelia.example/tags"><narrative>Plan</narrative></tag>
<country-budget-items vocabulary="1"><budget-item code="1.1.1" percentage="100">
  <description><narrative>Halls</narrative></description></budget-item></country-budget-items>
<humanitarian-scope type="1" vocabulary="1-2" code="EQ-1"><narrative>A flood</narrative></humanitarian-scope>
<policy-marker vocabulary="1" code="2" significance="1"/>
<collaboration-type code="1"/><default-flow-type code="10"/><default-finance-type code="110"/>
<default-aid-type code="C01" vocabulary="1"/><default-tied-status code="5"/>
<budget type="1" status="2"><period-start iso-date="2030-01-01"/><period-end iso-date="2030-12-31"/>
  <value currency="EUR" value-date="2030-01-01">50000.10</value></budget>
<planned-disbursement type="1"><period-start iso-date="2030-01-01"/><period-end iso-date="2030-06-30"/>
  <value value-date="2030-01-01">100</value><provider-org ref="XA-1" provider-activity-id="XA-1-8" type="10"/>
  <receiver-org receiver-activity-id="XB-1-9"><narrative>Borea</narrative></receiver-org></planned-disbursement>
<capital-spend percentage="88.8"/>
<transaction ref="T1" humanitarian="0"><transaction-type code="2"/><transaction-date iso-date="2030-03-01"/>
  <value value-date="2030-03-02">-14155.0825000000</value><description><narrative>Paid back</narrative></description>
  <provider-org ref="XA-1"/><receiver-org ref="XB-1"/><disbursement-channel code="2"/>
  <flow-type code="10"/><finance-type code="110"/>
  <aid-type code="C01"/><tied-status code="5"/></transaction>
<document-link url="https://aurelia.example/a.pdf" format="application/pdf"><title><narrative>Plan</narrative></title>
  <description><narrative>The plan</narrative></description><category code="A01"/><language code="en"/>
  <document-date iso-date="2030-01-02"/></document-link>
<related-activity ref="XA-1-6" type="1"/>
<legacy-data name="Nr" value="7" iati-equivalent="iati-identifier"/>
<conditions attached="1"><condition type="1"><narrative>It is open</narrative></condition></conditions>
<result type="1" aggregation-status="1"><title><narrative>Crews</narrative></title>
  <description><narrative>Trained</narrative></description>
  <document-link url="https://aurelia.example/r" format="text/html"><title><narrative>R</narrative></title><category code="A01"/>
  </document-link>
  <indicator measure="1" ascending="1" aggregation-status="0"><title><narrative>Number</narrative></title>
  <reference vocabulary="99" code="I1" indicator-uri="https://aurelia.example/i"/>
  <baseline year="2029" iso-date="2029-12-31" value="0"><location ref="L1"/><dimension name="sex" value="female"/>
  <comment><narrative>None</narrative></comment></baseline>
  <period><period-start iso-date="2030-01-01"/><period-end iso-date="2030-12-31"/>
  <target value="10"><comment><narrative>Ten</narrative></comment></target><actual value="7"/></period></indicator></result>
<crs-add><other-flags code="1" significance="1"/><loan-terms rate-1="4" rate-2="3"><repayment-type code="1"/>
  <repayment-plan code="4"/><commitment-date iso-date="2030-01-01"/><repayment-first-date iso-date="2031-01-01"/>
  <repayment-final-date iso-date="2040-01-01"/></loan-terms><loan-status year="2030" currency="USD" value-date="2030-12-31">
  <interest-received>1.5</interest-received><principal-outstanding>20</principal-outstanding>
  <principal-arrears>0</principal-arrears><interest-arrears>0</interest-arrears></loan-status>
  <channel-code>10000</channel-code></crs-add>
<fss extraction-date="2030-05-06" priority="1" phaseout-year="2035"><forecast year="2031" value-date="2030-01-01">300</forecast></fss>
<x:note xmlns:x="urn:aurelia" x:kind="own">a <x:b>bold</x:b> note<!-- left out --> of ours</x:note>
</iati-activity>
""",
    attributes='xmlns:x="urn:aurelia" version="2.03" generated-datetime="2031-05-04T00:00:00Z" x:made-by="hand"',
    rest='<x:end xmlns:x="urn:aurelia">that is all</x:end>\n',
)
