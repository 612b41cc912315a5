"""Rates for the tests: of the dollar, in which the imaginary forum counts, and of XTS, the code that ISO 4217 keeps for tests.

The values are made up, and of no money: XTS has none.
"""

import datetime as dt

from consenso.core.record import Rates
from consenso.domain.record.actions import load
from consenso.domain.record.queries import export

AT = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
BY_YEAR = """
- id: usd-xts
  kind: exchange
  name: {en: Test units by year}
  publisher: {en: Office of Tests}
  currency: XTS
  base: USD
  basis: average
  retrieved: 2026-01-02
  points:
  - {period: '2019', value: '2.00'}
  - {period: '2023', value: '2.50', status: P}
  confidence: high
  sources: [https://example.org/rates/year]
"""
BY_MONTH = """
- id: usd-xts-month
  kind: exchange
  name: {en: Test units by month, es: Unidades de prueba por mes}
  publisher: {en: Office of Tests}
  key: M.XTS.USD
  currency: XTS
  base: USD
  basis: average
  retrieved: 2026-01-02
  points:
  - {period: 2019-11, value: '2.10'}
  confidence: medium
"""
PRICES = """
- id: xts-index
  kind: prices
  name: {en: Prices of tests}
  publisher: {en: Bureau of Prices}
  currency: XTS
  reference: 2019
  basis: average
  retrieved: 2026-01-02
  points:
  - {period: '2019', value: '100'}
  - {period: '2020', value: '104.0'}
  - {period: '2023', value: '125.0'}
  confidence: medium
"""


def bring(*rates: str, forum: str = "meridian") -> dict[str, bytes]:
    """Let the record have these rates and no others; return its files then."""
    load(export(forum) | {Rates.FILE: "".join(rates).encode() or b"[]\n"}, at=AT, by="secretariat")
    return export(forum)


def bring_all() -> dict[str, bytes]:
    return bring(BY_YEAR, BY_MONTH, PRICES)
