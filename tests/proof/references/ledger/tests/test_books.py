from __future__ import annotations

import pytest

from ledger.books import drift

pytestmark = pytest.mark.backend_dod("Reconciliation detects drift")


def test_equal_books_do_not_differ() -> None:
    assert drift({"cash": 10}, {"cash": 10}) == {}


def test_an_amount_that_differs_is_told() -> None:
    assert drift({"cash": 10, "stock": 5}, {"cash": 12, "stock": 5}) == {"cash": 2}


def test_an_entry_that_one_book_lacks_is_told() -> None:
    assert drift({"cash": 10}, {}) == {"cash": -10}
