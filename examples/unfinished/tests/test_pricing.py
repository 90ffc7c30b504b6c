"""Prices."""

from __future__ import annotations

from unfinished.pricing import total_cents


def test_a_few_pieces_cost_their_price() -> None:
    assert total_cents("TEA-1", 9) == 9 * 350


def test_many_pieces_are_five_per_cent_cheaper() -> None:
    assert total_cents("TEA-1", 20) == 6650


def test_ten_pieces_are_many() -> None:
    assert total_cents("TEA-1", 10) == 3325
