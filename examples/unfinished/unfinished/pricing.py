"""What an order costs."""

from __future__ import annotations

PRICES_IN_CENTS = {"TEA-1": 350, "POT-7": 2400}
DISCOUNT_FROM = 10
"""From this many pieces on everything is five per cent cheaper."""


def total_cents(sku: str, quantity: int) -> int:
    """Return the price of an order in cents."""
    total = PRICES_IN_CENTS[sku] * quantity
    if quantity > DISCOUNT_FROM:
        total = total * 95 // 100
    return total
