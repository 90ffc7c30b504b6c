"""The rules of the rate-limit probe for logins, as pure functions over what was observed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..model import Finding, Outcome, Status
from .interface import Observation
from .rate_burst import tolerated
from .rate_judgement import blind, failed
from .rate_login import FORGED, NOT_JUDGED

if TYPE_CHECKING:
    from .rate_limit import RateLimitParameters


def judge_login(seen: Observation | None, parameters: RateLimitParameters) -> Outcome:
    """Decide whether guessing the password of one account is stopped."""
    if seen is None or seen.get("unfit"):
        if parameters.subject == "all":
            return Outcome(
                status=Status.NOT_APPLICABLE, summary="no login with a password was seen"
            )
        return blind(
            "no login with a password was accepted in the suite",
            "Let a test log in with success.",
        )
    if seen.get("trouble"):
        return blind(f"the host stopped answering: {seen['trouble']}", "See why it stops.")
    statuses: Sequence[int] = seen["statuses"]
    where = str(seen["operation"])
    login = {"operation": where, "attempts": len(statuses), "last": statuses[-1]}
    measures = {"login": {**login, **({"row": seen["row"]} if "row" in seen else {})}}
    if statuses[-1] < 400:
        return blind(
            f"{where} answers {statuses[-1]} to a wrong password",
            "Let a wrong password be answered with 401.",
            measures,
        )
    if seen["limited"] or seen["slowed"]:
        return _stopped(seen, where, statuses, parameters, measures)
    if statuses[-1] in NOT_JUDGED or statuses[-1] >= 500:
        return blind(
            f"{where} answers {statuses[-1]} to a wrong password, so that it was not judged",
            "Let a wrong password be answered with 401.",
            measures,
        )
    if not seen["enough"]:
        return blind(
            f"{where}: only {len(statuses)} wrong passwords could be sent in the time there is",
            "Let the tests hash passwords at a lower cost.",
            measures,
        )
    finding = Finding(
        what=f"{where}: {len(statuses)} wrong passwords for one account were not limited",
        where=where,
        measured=f"all answered {_statuses(statuses)}",
        expected="429, a lock, or a growing delay after a few",
        reproduce=seen["curl"],
        remedy="Count failed logins per account and refuse, or delay, after a few.",
    )
    return failed(measures, finding)


def _stopped(
    seen: Observation,
    where: str,
    statuses: Sequence[int],
    parameters: RateLimitParameters,
    measures: dict[str, Any],
) -> Outcome:
    findings = tuple(_holes(seen, where, len(statuses) - 1, parameters))
    notes = []
    if seen.get("by_account") is False:
        notes.append(
            "wrong passwords are counted by address: whoever has many addresses is not stopped "
            "(OWASP: the counter belongs to the account)"
        )
    how = "slowed down" if seen["slowed"] else f"refused with {statuses[-1]}"
    return Outcome(
        status=Status.FAILED if findings else Status.PASSED,
        summary=findings[0].what
        if findings
        else f"{where}: {how} after {len(statuses) - 1} wrong passwords",
        findings=findings,
        notes=tuple(notes),
        measures=measures,
    )


def _holes(
    seen: Observation, where: str, tries: int, parameters: RateLimitParameters
) -> Iterator[Finding]:
    stated = parameters.limit if parameters.subject == "login" else 0
    if stated and tries > tolerated(stated):
        yield Finding(
            what=f"{where}: refused only after {tries} wrong passwords, the limit is {stated}",
            where=where,
            measured=str(tries),
            expected=f"about {stated}",
            reproduce=seen["curl"],
            remedy="Set the limiter to the limit that the line states.",
        )
    if seen.get("admitted"):
        yield Finding(
            what=f"{where}: while wrong passwords are refused, the right one still gets in",
            where=where,
            measured="the right password was accepted between two refusals",
            expected="no answer that tells right from wrong while the account is locked",
            reproduce=seen["curl"],
            remedy="Look at the counter before the password.",
        )
    if seen.get("forged") and not parameters.trusted_proxy:
        yield Finding(
            what=f"{where}: a forged X-Forwarded-For lifts the limit on wrong passwords",
            where=where,
            measured="the next attempt was judged again",
            expected="the header of a stranger is not believed",
            reproduce=f"{seen['curl']} -H 'X-Forwarded-For: {FORGED}'",
            remedy="Count failed logins per account.",
        )
    if seen.get("everybody"):
        yield Finding(
            what=f"{where}: one client's wrong passwords lock out all others",
            where=where,
            measured="another account from another address was refused, too",
            expected="a counter for each account",
            reproduce=seen["curl"],
            remedy="Count failed logins per account.",
        )


def _statuses(statuses: Sequence[int]) -> str:
    return ", ".join(str(status) for status in dict.fromkeys(statuses))
