"""What can be asked of the list of rates and prices."""

from typing import Literal

from pydantic import Field

from consenso.core.record import Rates
from consenso.domain.ledger.queries import Listing
from consenso.domain.money import queries as money
from consenso.interfaces.api.asked import EntityAsked, sliced


class RatesAsked(EntityAsked):
    kind: Literal["exchange", "prices"] | None = Field(
        None, description="Only rates of exchange, or only indices of prices."
    )
    currency: str | None = Field(
        None,
        pattern=r"^[A-Z]{3}$",
        description="Only those of this currency, on either side of a rate, as USD.",
    )

    def select(self, forum: str, *, page: int, per_page: int) -> Listing[Rates]:
        found = money.all_rates(forum, kind=self.kind or "", currency=self.currency or "")
        return sliced(found, page=page, per_page=per_page)
