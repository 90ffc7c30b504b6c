"""Entries, and where two books of them differ."""

from __future__ import annotations

from collections.abc import Mapping

OPENING = {"cash": 120, "stock": 80, "capital": -200}
"""Account → amount in cents; debts are negative."""


def drift(ours: Mapping[str, int], theirs: Mapping[str, int]) -> dict[str, int]:
    """Return, by account, how much more stands in their book than in ours; equal ones are left out."""
    accounts = ours.keys() | theirs.keys()
    by_account = {name: theirs.get(name, 0) - ours.get(name, 0) for name in accounts}
    return {name: more for name, more in sorted(by_account.items()) if more}
