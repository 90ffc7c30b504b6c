"""A pytest plugin that notes when the gate's live probes first know of a finding.

Loaded with ``-p benchmarks.noticing`` and the environment variable ``NOTICED``, a file to which it
appends a line of JSON ``{"probe", "cpu", "text"}`` each time that a probe, asked after another of
its observations, would fail with findings that it did not have before. ``cpu`` is what this process
and its children had used by then, without this asking.
"""

from __future__ import annotations

import functools
import json
import os
import resource
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

_FILE = os.environ.get("NOTICED", os.devnull)
_asking = [0.0]
"""Processor seconds that asking took."""


def _spent() -> float:
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def pytest_configure(config: pytest.Config) -> None:
    """Listen to the probes, if the gate takes part."""
    if not config.option.backend_dod:
        return
    from pytest_backend_dod.probes.interface import LiveProbe
    from pytest_backend_dod.probes.registry import collect

    for probe in collect(()).values():
        if isinstance(probe, LiveProbe):
            kind: Any = type(probe)
            kind.experiment = _listening(kind.experiment, [], set())


def _listening(
    experiment: Callable[..., Any], seen: list[Any], known: set[str]
) -> Callable[..., Any]:
    @functools.wraps(experiment)
    def listening(probe: Any, host: Any, todo: Any, parameters: Any) -> Iterator[Any]:
        for observation in experiment(probe, host, todo, parameters):
            seen.append({**observation, "kind": host.facts.kind, "host": host.facts.name})
            _ask(probe, seen, known, parameters)
            yield observation

    return listening


def _ask(probe: Any, seen: list[Any], known: set[str], parameters: Any) -> None:
    from pytest_backend_dod.hosts.interface import Survey

    cpu, began = _spent() - _asking[0], time.thread_time()
    findings = probe.judge(seen, Survey(documented=True), parameters).findings
    texts = [f"{one.what} | {one.where} | {one.measured}" for one in findings]
    fresh = [text for text in texts if text not in known]
    known.update(fresh)
    with open(_FILE, "a", encoding="utf-8") as file:  # noqa: PTH123 - the plugin starts quickly
        lines = ({"probe": probe.name, "cpu": cpu, "text": text} for text in fresh)
        file.writelines(json.dumps(line) + "\n" for line in lines)
    _asking[0] += time.thread_time() - began
