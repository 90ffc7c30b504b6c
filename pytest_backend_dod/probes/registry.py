"""The probes of this run: the plugin's own, and those that others registered."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeGuard, get_origin

from ..errors import UsageError
from .interface import LiveProbe, Probe, RepositoryProbe, SuiteProbe

AnyProbe = Probe[Any]

_KINDS = (Probe, RepositoryProbe, SuiteProbe, LiveProbe)


def built_in() -> Iterator[AnyProbe]:
    """Make every probe whose class stands in a module of this package."""
    package = importlib.import_module(__package__ or "pytest_backend_dod.probes")
    for module in sorted(info.name for info in pkgutil.iter_modules(package.__path__)):
        loaded = importlib.import_module(f"{package.__name__}.{module}")
        for value in vars(loaded).values():
            if is_probe(value) and value.__module__ == loaded.__name__:
                yield value()


def is_probe(value: object) -> TypeGuard[type[AnyProbe]]:
    """Whether a value is a class of a probe that can be made."""
    return (
        inspect.isclass(value)
        # Python 3.10 takes ``tuple[int]`` for a class.
        and get_origin(value) is None
        and issubclass(value, Probe)
        and value not in _KINDS
        and isinstance(getattr(value, "name", None), str)
        and not inspect.isabstract(value)
    )


def collect(registered: Iterable[Any]) -> Mapping[str, AnyProbe]:
    """Return all probes by name; ``registered`` holds those of plugins and conftests.

    Raises:
        UsageError: When something registered is no probe, or two share a name.
    """
    probes = {probe.name: probe for probe in built_in()}
    for value in registered:
        probe = value() if is_probe(value) else value
        if not isinstance(probe, Probe):
            raise UsageError(
                f"{value!r} is no probe",
                where="pytest_backend_dod_probes",
                remedy="Return classes derived from one of the probes, with a name.",
            )
        if probe.name in probes:
            raise UsageError(
                f"there are two probes called {probe.name!r}",
                where="pytest_backend_dod_probes",
                remedy="Give yours another name.",
            )
        probes[probe.name] = probe
    return probes
