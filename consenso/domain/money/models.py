"""Rates and prices as others publish them."""

from django.db import models

from consenso.domain.ledger.models import Recorded


class Rates(Recorded):
    """Rates of exchange (`base` → `currency`), or prices of a currency (`base` '')."""

    kind = models.CharField(max_length=8)
    currency = models.CharField(max_length=3)
    base = models.CharField(max_length=3, blank=True)
