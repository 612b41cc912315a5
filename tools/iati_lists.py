"""Make consenso/core/formats/iati/data/codelists.json from a folder of IATI codelists (one XML file each), as a release of the
standard has them. Run: .venv/bin/python -m tools.iati_lists FOLDER

Only codes are kept. A list is strict where IATI itself closes it for the version: a code that is not on it breaks the standard.
Lists that others keep and prolong (sectors, currencies, countries…) are not: a newer code is no fault of who uses it.
"""

import json
import sys
from pathlib import Path

from lxml import etree

from consenso.core.formats.iati._codes import LISTS

MADE = Path(__file__).resolve().parents[1] / "consenso/core/formats/iati/data/codelists.json"
STRICT = frozenset(
    (
        *("ActivityDateType", "ActivityStatus", "BudgetStatus", "BudgetType", "DocumentCategory"),
        *("OrganisationRole", "RelatedActivityType", "TransactionType", "ActivityScope"),
        *("BudgetNotProvided", "CollaborationType", "ConditionType", "ContactType"),
        *("DescriptionType", "DisbursementChannel", "GeographicExactness", "IndicatorMeasure"),
        *("GeographicLocationClass", "GeographicLocationReach", "OtherIdentifierType"),
        *("PolicySignificance", "ResultType", "TiedStatus", "LoanRepaymentType"),
    )
)


def main(folder: Path) -> None:
    made = {}
    for name in sorted(LISTS):
        tree = etree.parse(folder / f"{name}.xml")
        codes = [code.text.strip() for code in tree.iterfind(".//codelist-item/code")]
        made[name] = {"strict": name in STRICT, "codes": " ".join(sorted(set(codes)))}
    MADE.write_text(json.dumps(made, indent=0) + "\n", encoding="utf-8")
    print(f"{MADE}: {len(made)} lists.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
