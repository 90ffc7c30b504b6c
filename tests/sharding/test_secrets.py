"""What is taken out before one machine hands a file to another."""

from __future__ import annotations

import pytest

from pytest_backend_dod.sharding.secrets import hide, known, outcomes

ENVIRON = {
    "API_TOKEN": "s3cr3t-value",
    "AWS_SECRET_ACCESS_KEY": "s3cr3t-value-and-more",
    "DB_PASSWORD": "short",
    "PATH": "/usr/bin:/bin",
    "HOME": "/home/ada-lovelace",
}


def test_values_count_whose_names_say_so_the_longest_first() -> None:
    assert known({}, ENVIRON) == ("s3cr3t-value-and-more", "s3cr3t-value")


def test_configured_headers_count_with_and_without_their_scheme() -> None:
    assert known({"Authorization": "Bearer abcdefgh"}, {}) == ("Bearer abcdefgh", "abcdefgh")


@pytest.mark.parametrize(
    ("given", "hidden"),
    [
        ("it says s3cr3t-value.", "it says [masked]."),
        (["a", {"s3cr3t-value": ("s3cr3t-value", 1)}], ["a", {"[masked]": ["[masked]", 1]}]),
        ("postgresql://ada:hunter2@db/shop", "postgresql://[masked]@db/shop"),
        ("http://127.0.0.1:8000/orders", "http://127.0.0.1:8000/orders"),
        (None, None),
    ],
)
def test_they_are_hidden_wherever_they_stand(given: object, hidden: object) -> None:
    assert hide(given, known({}, ENVIRON)) == hidden


def test_names_of_tests_stay_and_messages_are_masked() -> None:
    node = "test_a.py::test[s3cr3t-value]"
    kept = {"last": {node: "failed"}, "messages": {node: "password='hunter22' is s3cr3t-value"}}

    assert outcomes(kept, known({}, ENVIRON)) == {
        "last": {node: "failed"},
        "messages": {node: "password='[masked]' is [masked]"},
    }
