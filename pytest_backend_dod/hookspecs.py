"""Hooks for plugins and ``conftest.py`` files that take part in the gate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest


@pytest.hookspec
def pytest_backend_dod_probes(config: pytest.Config) -> Sequence[Any]:  # type: ignore[empty-body]
    """Return probes to take part.

    They are classes derived from RepositoryProbe, SuiteProbe or LiveProbe of this package.
    """


@pytest.hookspec(firstresult=True)
def pytest_backend_dod_target(config: pytest.Config) -> Any:
    """Return the backend to probe: an app, a URL or a ``Target``.

    None leaves it to the configuration.
    """
