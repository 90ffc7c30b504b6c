"""Whether health endpoints told the truth while the database was away; pure judging."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..model import Finding
from .health_faults import CACHED, accepted

IN_TIME = 5.0
"""Seconds after which an answer is too late for whoever asks for readiness."""

_TROUBLE = re.compile(
    r"\b(degraded|down|unavailable|unhealthy|errors?|fail|failed|failing|failure|false|unreachable"
    r"|not[_ -]?ready|not[_ -]?ok|disconnected|outage)\b"
)


def findings(
    seen: Mapping[str, Any], *, judged: bool, apart: bool, in_time: bool
) -> Iterable[Finding]:
    """Yield what is wrong.

    Args:
        seen: The observation.
        judged: Whether an endpoint without a particular name must tell of the database.
        apart: Whether liveness must not depend on the database.
        in_time: Whether readiness must answer in time when the database hangs.
    """
    for endpoint in seen["endpoints"]:
        if _is_judged(endpoint, seen, judged=judged):
            yield from _dishonest(endpoint, seen)
            yield from _stuck(endpoint)
            if in_time:
                yield from _late(endpoint)
        elif apart and endpoint["kind"] == "live" and _refuses(endpoint["down"]):
            yield _finding(
                endpoint,
                f"GET {endpoint['path']} answers {endpoint['down']['status']}"
                " while the database is away",
                "2xx as long as the process runs",
                "Leave the database out of liveness: a restart does not bring it back.",
            )


def _is_judged(endpoint: Mapping[str, Any], seen: Mapping[str, Any], *, judged: bool) -> bool:
    named = any(e["kind"] == "ready" for e in seen["endpoints"])
    return endpoint["kind"] == "ready" or (judged and not named and not endpoint["kind"])


def _proved(seen: Mapping[str, Any]) -> bool:
    """Whether something showed that the application uses the database that was taken away."""
    control = seen["control"]
    reached = bool(control["hits"] or control["status"] >= 500)
    return reached or any(e["down"]["hits"] for e in seen["endpoints"])


def _refuses(answer: Mapping[str, Any]) -> bool:
    status = answer["status"]
    return bool(answer["trouble"] or (status >= 400 and status not in {401, 403, 429}))


def _dishonest(endpoint: Mapping[str, Any], seen: Mapping[str, Any]) -> Iterable[Finding]:
    down = endpoint["down"]
    if not accepted(down) or not _proved(seen):
        return
    about = f"GET {endpoint['path']}"
    said = _trouble(down["body"]) - _trouble(endpoint["before"])
    if said:
        what = f'{about} says "{min(said)}" under status {down["status"]} with the database away'
    elif down["hits"]:
        what = f"{about} answers {down['status']} although the database is away"
    else:
        what = f"{about} never asks the database: it answers {down['status']} without it"
    yield _finding(
        endpoint,
        what,
        "503 as long as the database is away: machines read the status",
        "Run a statement such as SELECT 1, and answer 503 when it fails.",
    )


def _trouble(body: str) -> set[str]:
    return set(_TROUBLE.findall(body.lower()))


def _stuck(endpoint: Mapping[str, Any]) -> Iterable[Finding]:
    after = endpoint.get("after")
    if after is not None and after["control"] and not accepted(after):
        yield _finding(
            endpoint,
            f"GET {endpoint['path']} does not recover: {CACHED:g} s after the database has come"
            f" back it answers {after['status'] or after['trouble']}",
            "2xx soon after the database is back",
            "Ask the database anew each time, by a connection that is known to work.",
        )


def _late(endpoint: Mapping[str, Any]) -> Iterable[Finding]:
    if _is_late(endpoint):
        yield _finding(
            endpoint,
            f"GET {endpoint['path']} takes longer than {IN_TIME:g} s"
            " when the database does not answer",
            f"an answer within {IN_TIME:g} s",
            "Give the check a time limit of its own.",
            measured=endpoint["hanging"]["trouble"]
            or f"status {endpoint['hanging']['status']} after {endpoint['hanging']['seconds']:g} s",
        )


def _is_late(endpoint: Mapping[str, Any]) -> bool:
    hanging = endpoint.get("hanging")
    return bool(hanging and (hanging["trouble"] or hanging["seconds"] > IN_TIME))


def _finding(
    endpoint: Mapping[str, Any], what: str, expected: str, remedy: str, measured: str = ""
) -> Finding:
    down = endpoint["down"]
    attempts = "1 attempt" if down["hits"] == 1 else f"{down['hits']} attempts"
    return Finding(
        what=what,
        where=f"GET {endpoint['path']}",
        measured=measured
        or f"status {down['status']} with the database away, after {attempts} to reach it",
        expected=expected,
        reproduce=f"with the database stopped: curl -i http://localhost{endpoint['path']}",
        remedy=remedy,
    )


def notes(seen: Mapping[str, Any], *, judged: bool, apart: bool, in_time: bool) -> Iterable[str]:
    """Yield what was seen and decides nothing; the arguments are those of :func:`findings`."""
    if seen["named"]:
        yield f"with the database away nothing was tried: {seen['refused']}"
    for endpoint in seen["endpoints"]:
        about, down = f"GET {endpoint['path']}", endpoint["down"]
        if down["shows"]:
            yield f"{about} shows the text of the database's error to strangers"
        if not _is_judged(endpoint, seen, judged=judged):
            if _proved(seen) and not (apart and endpoint["kind"] == "live" and _refuses(down)):
                yield f"{about} → {down['status'] or down['trouble']} with the database away"
            continue
        if accepted(down) and not _proved(seen):
            yield f"{about} was asked with the database away, but nothing here uses the database"
        elif _refuses(down):
            yield f"{about} → {down['status'] or down['trouble']} with the database away"
        if _is_late(endpoint) and not in_time:
            yield f"{about} took longer than {IN_TIME:g} s when the database did not answer"


def phases(seen: Mapping[str, Any], well: Mapping[str, int]) -> dict[str, dict[str, Any]]:
    """Return, by path, what was answered while the database was there, away, back, and silent.

    Args:
        seen: The observation.
        well: Path → status before anything was taken away.
    """
    names = {"away": "down", "back": "after", "silent": "hanging"}
    return {
        endpoint["path"]: {
            "there": {"status": well.get(endpoint["path"], 0)},
            **{
                phase: {key: endpoint[name][key] for key in ("status", "seconds")}
                for phase, name in names.items()
                if name in endpoint
            },
        }
        for endpoint in seen["endpoints"]
    }


def unseen(seen: Mapping[str, Any] | None, *, judged: bool) -> str:
    """Return why it stays open whether readiness tells the truth; empty when it was seen."""
    if seen is None:
        return "no host could be asked with the database away"
    if seen["nothing"]:
        return ""
    if seen["refused"]:
        return str(seen["refused"])
    mine = [e for e in seen["endpoints"] if _is_judged(e, seen, judged=judged)]
    if any(accepted(e["down"]) for e in mine) and not _proved(seen):
        return "no request here uses the database, so that taking it away shows nothing"
    if any(e["down"]["status"] in {401, 403, 429} for e in mine):
        return "it was closed, or its quota used up, with the database away"
    return ""
