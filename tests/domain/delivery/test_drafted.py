"""What earlier reports say of a commitment in figures, and what they come to together."""

import pytest

from consenso.core.record import Report
from consenso.domain.delivery.drafted import Earlier, earlier_figures


def report(year, *figures, commitment="m-2020-01"):
    line = {"commitment": commitment, "stage": "under_way", "status": {"en": "So."}}
    return Report.model_validate(
        {
            "id": f"r-{year}", "party": "XA", "text": "plan-2020-2022",
            "period": {"from": year, "to": year}, "date": f"{year + 1}",
            "lines": [line | {"figures": list(figures)}],
            "confidence": "high", "sources": ["https://example.org/r"],
        }
    )  # fmt: skip


def usd(quantity):
    return {"quantity": quantity, "currency": "USD"}


PORTS = {"quantity": 2, "unit": {"en": "ports"}}
NEARLY = {"quantity": 30, "unit": {"en": "ports (nearly)"}}
YEARLY = {"quantity": 7, "currency": "USD", "unit": {"en": "per year"}}


@pytest.mark.parametrize(
    ("reports", "figures", "together"),
    [
        ([], (), ()),
        ([report(2022)], (), ()),
        ([report(2022, usd(5), commitment="m-2019-01")], (), ()),
        ([report(2022, usd(5))], (("2022", (usd(5),)),), ()),
        (
            [report(2022, usd(5)), report(2021), report(2020, usd(2.5), PORTS)],
            (("2022", (usd(5),)), ("2020", (usd(2.5), PORTS))),
            (usd(7.5),),
        ),
        (
            [report(2022, usd(5), usd(3)), report(2021, usd(2), PORTS), report(2020, NEARLY)],
            (("2022", (usd(5), usd(3))), ("2021", (usd(2), PORTS)), ("2020", (NEARLY,))),
            ({"quantity": 32, "unit": {"en": "ports"}},),
        ),
        (
            [report(2022, YEARLY), report(2021, YEARLY)],
            (("2022", (YEARLY,)), ("2021", (YEARLY,))),
            (),
        ),
    ],
    ids=["none", "no figures", "of another", "one", "two", "several in one", "levels"],
)
def test_figures_stand_by_year_and_add_up_by_measure(reports, figures, together):
    assert earlier_figures(reports, "m-2020-01") == Earlier(figures, together)
