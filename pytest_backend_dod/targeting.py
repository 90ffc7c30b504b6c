"""Probing the target that a project gives itself: an app, a command, a URL, or a plugin's."""

from __future__ import annotations

import pytest

from .errors import Unreachable, UsageError
from .hosts import targets
from .hosts.live import Budget, LiveRecord, Tell
from .hosts.live_target import TargetPhase
from .preparing import Work


def probe_target(config: pytest.Config, work: Work, live: LiveRecord, tell: Tell) -> None:
    """Carry out on the configured app or URL, or on a plugin's, what no test has served.

    Args:
        config: Of the controlling process.
        work: What is asked for.
        live: What tests have served; what the target shows is added to it.
        tell: Called with what is being done.
    """
    if not work.tasks:
        return
    settings = work.configuration.settings
    name = settings.app or settings.command or settings.base_url
    host: targets.TargetHost | None
    try:
        given = config.hook.pytest_backend_dod_target(config=config)
        if given is not None:
            name = "pytest_backend_dod_target"
            host = targets.from_fixture(given, work.configuration)
        else:
            pythonpath = tuple(config.getini("pythonpath"))
            host = targets.configured(work.configuration, pythonpath)
    except (Unreachable, UsageError) as problem:
        live.lost[name] = problem.what
        return
    if host is None:
        return
    phase = TargetPhase(
        record=live,
        configured=work.document,
        tell=tell,
        budget=Budget(settings.budget, spent=sum(live.spent.values())),
    )
    try:
        phase.run(host, work.tasks)
    finally:
        host.close()
