"""A pytest plugin that turns a backend team's Definition of Done into a gate.

Everything a project or another plugin needs is reached from here; see :data:`__all__`. A name is
loaded when it is first asked for, so that a pytest run without ``--backend-dod`` pays for nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .hosts.targets import Target
    from .model import Finding, Outcome, Status
    from .parameters import parameter
    from .probes.interface import (
        LiveProbe,
        NoParameters,
        Probe,
        RepositoryProbe,
        Role,
        SuiteProbe,
    )
    from .project.repository import Repository
    from .recording.suite import SuiteRecord

    __version__: str

__all__ = [
    "Finding",
    "LiveProbe",
    "NoParameters",
    "Outcome",
    "Probe",
    "Repository",
    "RepositoryProbe",
    "Role",
    "Status",
    "SuiteProbe",
    "SuiteRecord",
    "Target",
    "__version__",
    "parameter",
]

_ROOMS = {
    "Finding": "model",
    "LiveProbe": "probes.interface",
    "NoParameters": "probes.interface",
    "Outcome": "model",
    "Probe": "probes.interface",
    "Repository": "project.repository",
    "RepositoryProbe": "probes.interface",
    "Role": "probes.interface",
    "Status": "model",
    "SuiteProbe": "probes.interface",
    "SuiteRecord": "recording.suite",
    "Target": "hosts.targets",
    "parameter": "parameters",
}
"""Public name → the module that it lives in."""


def __getattr__(name: str) -> Any:
    """Load a public name (PEP 562)."""
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("pytest-backend-dod")
    elif name in _ROOMS:
        value = getattr(importlib.import_module(f"{__name__}.{_ROOMS[name]}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
