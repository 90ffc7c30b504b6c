"""What several shards showed, as if one run had shown it; pure functions.

The shards come in the order of their digests, so that nothing depends on who was ready first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ..hosts.live_record import LiveRecord
from ..marks import Ties
from ..model import Status
from ..recording.outcomes import Outcomes
from .shard import Shard

Observations = list[dict[str, Any]]
Weigh = Callable[[str, Observations], Status]
"""Tells what the probes that asked a task would say of these observations of it."""

_TELLING_FIRST = (
    Status.FAILED,
    Status.ERROR,
    Status.PASSED,
    Status.NOT_APPLICABLE,
    Status.INCONCLUSIVE,
)


def outcomes(shards: Iterable[Shard]) -> Outcomes:
    """Return how the tests of all shards came out."""
    whole = Outcomes()
    for shard in shards:
        whole.merge(shard.outcomes)
    return whole


def ties(shards: Iterable[Shard]) -> Ties:
    """Return which tests of all shards are tied to which items."""
    whole = Ties()
    for shard in shards:
        whole.merge(shard.ties, "")
    return whole


def live(shards: Iterable[Shard]) -> LiveRecord:
    """Return what the live parts of all shards showed, but for their observations."""
    whole = LiveRecord()
    for shard in shards:
        whole.merge({**asdict(LiveRecord()), **shard.live, "observations": []})
    whole.hosts.sort()
    whole.answers.sort(key=_canonical)
    return whole


def observations(shards: Iterable[Shard], weigh: Weigh) -> Observations:
    """Choose from what the shards observed, which may be the same experiment in several of them.

    A probe expects each experiment once. So for each task that several shards carried out, one
    shard is preferred, and the others fill in what it lacks: the shard is taken whose observations
    speak most clearly, a defect first, so that no defect is lost that any shard has seen.
    """
    by_task: dict[str, list[Observations]] = {}
    for shard in shards:
        own: dict[str, Observations] = {}
        for one in shard.live["observations"]:
            own.setdefault(one["task"], []).append(one)
        for task, seen in own.items():
            by_task.setdefault(task, []).append(seen)
    chosen: Observations = []
    for task, parts in sorted(by_task.items()):
        options = list(_options(parts))
        if len(options) > 1:
            said = [_TELLING_FIRST.index(weigh(task, seen)) for seen in options]
            options = [options[said.index(min(said))]]
        chosen += options[0]
    return chosen


def _options(parts: Sequence[Observations]) -> Iterator[Observations]:
    """Yield all ways to prefer one part; one way only where no experiment was done twice."""
    roles = [_by_role(part) for part in parts]
    names = sorted({name for part in roles for name in part})
    twice = any(sum(name in part for part in roles) > 1 for name in names)
    for preferred in roles if twice else roles[:1]:
        order = [preferred, *(part for part in roles if part is not preferred)]
        yield [one for name in names for one in _first_whole(name, order)]


def _by_role(part: Observations) -> dict[str, Observations]:
    found: dict[str, Observations] = {}
    for one in part:
        found.setdefault(str(one["role"]), []).append(one)
    return found


def _first_whole(role: str, order: Sequence[Mapping[str, Observations]]) -> Observations:
    """Return observations of a role up to the first part that came to its end with it."""
    seen: Observations = []
    for part in order:
        mine = part.get(role, [])
        seen += mine
        if any(one.get("complete", True) for one in mine):
            break
    return seen


def _canonical(values: Any) -> str:
    return json.dumps(values, sort_keys=True)
