"""Settings come from the environment."""

from __future__ import annotations

import pytest

from orders.app import create_app
from orders.settings import Settings


def test_the_environment_decides() -> None:
    settings = Settings.from_environment(
        {"DATABASE_URL": "sqlite:///other.db", "ORDERS_REQUESTS_PER_MINUTE": "250"}
    )

    assert settings == Settings(database_url="sqlite:///other.db", requests_per_minute=250)


def test_an_empty_environment_means_the_defaults() -> None:
    assert Settings.from_environment({}) == Settings()


@pytest.mark.parametrize("value", ["", "0", "-1", "1.5", "many", "²"])
def test_a_number_that_makes_no_sense_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="ORDERS_TOKEN_HOURS must be a whole number above zero"):
        Settings.from_environment({"ORDERS_TOKEN_HOURS": value})


def test_an_application_without_settings_asks_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///from-the-environment.db")
    monkeypatch.setenv("ORDERS_BAD_LOGINS_PER_MINUTE", "3")

    app = create_app()

    assert app.state.engine.url.database == "from-the-environment.db"
    assert app.state.bad_logins.spend("ada").limit == 3
