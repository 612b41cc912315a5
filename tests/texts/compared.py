"""The imaginary record with its three plans, imported and compared, and promises of theirs that the record knows."""

import yaml

from consenso.core.lineage import Encoder
from consenso.domain.accounts.access import Actor
from consenso.domain.record.actions import load
from consenso.domain.texts import lineages
from tests import cast
from tests.record import MERIDIAN, files_in
from tests.texts import AT, FIRST, SECOND, THIRD, import_all, with_third_plan

TEACHERS = {FIRST: "2.1", SECOND: "4", THIRD: "1"}  # the paragraphs on the exchange of teachers
REPORTED = "Forty teachers of Aurelia taught in Borea Bay."


def record_of_three() -> Actor:
    """Load the record with the third plan, and return who keeps it; nothing is imported yet."""
    load(with_promises(with_third_plan(files_in(MERIDIAN))), at=AT, by="Sena")
    return cast.make().actor("Sena")


def import_and_compare(actor: Actor, *, encoder: Encoder | None = None) -> None:
    """Import the plans in every language that they are here in, and compare them."""
    for _ in import_all(FIRST, SECOND, THIRD, actor=actor):
        pass
    lineages.make_due("meridian", encoder=encoder)


def with_promises(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files with a promise of teachers in each plan, and a fact on the first of them."""
    commitments = yaml.safe_load(files["commitments.yaml"])
    deliveries = yaml.safe_load(files["deliveries.yaml"])
    commitments += [
        {
            "id": f"teachers-{text}",
            "text": text,
            "paragraph": paragraph,
            "areas": ["learning"],
            "kind": "training",
            "paraphrase": {"en": f"Exchange 150 teachers a year ({text})."},
            "actors": {"from": ["XA"]},
            "confidence": "high",
            "sources": ["https://example.org/teachers"],
        }
        for text, paragraph in TEACHERS.items()
    ]
    deliveries.append(
        {
            "id": "e-05",
            "date": {"from": "2021"},
            "kind": "finance",
            "fact": {"en": REPORTED},
            "answers": [{"commitment": f"teachers-{FIRST}", "relation": "progress"}],
            "confidence": "high",
            "sources": ["https://example.org/teachers"],
        }
    )
    return files | {
        name: yaml.safe_dump(held, allow_unicode=True, sort_keys=False).encode()
        for name, held in (("commitments.yaml", commitments), ("deliveries.yaml", deliveries))
    }
