"""Which addresses may be asked, and which are none."""

from __future__ import annotations

import pytest

from pytest_backend_dod.addresses import check_url
from pytest_backend_dod.errors import UsageError


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000",
        "http://LOCALHOST/",
        "http://127.0.0.1",
        "https://127.3.2.1:1",
        "http://[::1]:8000",
    ],
)
def test_this_machine_needs_no_permission(url: str) -> None:
    check_url(url, (), where="here")


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1",
        "http://0.0.0.0:80",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://127.0.0.1@shop.example/",
        "http://shop.example#@localhost",
    ],
)
def test_another_machine_has_to_be_named(url: str) -> None:
    with pytest.raises(UsageError, match="is not this machine"):
        check_url(url, ("localhost",), where="here")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "shop",
        "ftp://localhost",
        "http://",
        "http://[::1",
        "http://localhost:99999",
        "http://localhost\\@shop.example",
        "http://local host",
        "http://localhost\n",
    ],
)
def test_what_is_no_url_or_can_be_read_in_two_ways(url: str) -> None:
    with pytest.raises(UsageError, match="no URL of a backend"):
        check_url(url, ("shop.example",), where="here")


def test_a_named_host_may_be_asked() -> None:
    check_url("https://shop.example", ("Shop.Example",), where="here")


def test_a_path_behind_the_host_is_refused_rather_than_dropped() -> None:
    with pytest.raises(UsageError, match="more than a host and a port") as refused:
        check_url("http://127.0.0.1:8000/api", (), where="here")
    assert "http://127.0.0.1:8000" in refused.value.remedy
