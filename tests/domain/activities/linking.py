"""Activities of imaginary states that speak to what the Meridian record promises, for the tests of linking."""

from tests.core.formats.iati.files import activity, document

PORT = activity(
    '<recipient-country code="XD"/><sector code="21040"/>'
    '<budget type="1"><period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/>'
    '<value value-date="2021-01-01">250000000</value></budget>'
    '<transaction><transaction-type code="2"/><transaction-date iso-date="2021-02-03"/>'
    '<value value-date="2021-02-03">1000</value><recipient-country code="XB"/></transaction>',
    identifier="XA-1/port ü",
    dates='<activity-date type="2" iso-date="2021-01-01"/><activity-date type="3" iso-date="2022-06-30"/>',
).replace("A hall", "Loan for the ports of Delta")
SCHOOL = activity(
    '<recipient-country code="XB"/><sector code="11220"/>',
    identifier="XA-1-school",
    dates='<activity-date type="2" iso-date="2020-03-01"/>',
).replace("A hall", "School places for pupils")
HALL = activity(
    "<sector code='11110'/>",
    identifier="XZ-9-hall",
    participating='<participating-org ref="XZ-9" role="4"/>',
).replace('ref="XA-1" type="10"><narrative>Aurelia', 'ref="XZ-9" type="10"><narrative>Somebody')
FILE = document(HALL, SCHOOL, PORT)
