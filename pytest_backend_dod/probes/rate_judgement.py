"""The rules of the rate-limit probe, as pure functions over what was observed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..model import Finding, Outcome, Status
from .interface import Observation
from .rate_burst import MOST_REQUESTS, tolerated

if TYPE_CHECKING:
    from .rate_limit import RateLimitParameters

STATE_IT = "State the limit in the line (“100 requests per minute”) or in the parameter limit."


def judge_limit(seen: Observation | None, parameters: RateLimitParameters) -> Outcome:
    """Decide whether requests above the limit are refused."""
    if seen is None:
        return _blind(
            "no reading operation could be repeated",
            "Let a test read something with success, or give the parameter operation.",
        )
    if seen.get("trouble"):
        return _blind(f"the host stopped answering: {seen['trouble']}", "See why it stops.")
    limiter = seen.get("limiter")
    if limiter and not limiter["enabled"] and not seen["throttled"]:
        return _blind(
            f"{limiter['name']} is installed, and switched off where the probe looks",
            "Give an app with the limiter on by the fixture backend_dod_app.",
        )
    measures = {"limit": _measures(seen)}
    where = str(seen["operation"])
    if seen["throttled"]:
        findings = tuple(_after_refusal(seen, where, parameters))
        accepted = seen["accepted"]
        summary = (
            "refused at once: the quota was used up before"
            if seen.get("used_before")
            else f"{where}: refused with {seen['status']} after {accepted} requests"
        )
        return Outcome(
            status=Status.FAILED if findings else Status.PASSED,
            summary=findings[0].what if findings else summary,
            findings=findings,
            notes=tuple(_notes(seen)),
            measures=measures,
        )
    return _never_refused(seen, where, parameters, measures)


def _never_refused(
    seen: Observation, where: str, parameters: RateLimitParameters, measures: dict[str, Any]
) -> Outcome:
    accepted, known = seen["accepted"], _known(seen, parameters)
    if accepted < 2 or seen["sent"] != accepted:
        return _blind(
            f"{where} answered {seen['status']} and could not be repeated",
            "Choose another with the parameter operation.",
        )
    if known is None:
        return _blind(f"{where}: no limit was seen in {accepted} requests", STATE_IT, measures)
    if accepted > tolerated(known):
        if seen["rate"] <= known:
            return _blind(
                f"{where} is too slow to reach {known} per {parameters.per}",
                "Choose a cheaper one with the parameter operation.",
                measures,
            )
        finding = Finding(
            what=f"{where}: {accepted} requests were all accepted, the limit is {known}",
            where=where,
            measured=f"{accepted} accepted, none refused",
            expected=f"429 after about {known}",
            reproduce=f"for i in $(seq {accepted + 1}); do {seen['curl']}; done",
            remedy="Put the limiter in front of this route, or correct the limit.",
        )
        return Outcome(
            status=Status.FAILED, summary=finding.what, findings=(finding,), measures=measures
        )
    if seen["limit"] is not None and seen["falls"]:
        return Outcome(
            status=Status.PASSED,
            summary=f"{where}: {seen['limit']} announced and counted down, more than is worth sending",
            notes=("verified by announcement only",),
            measures=measures,
        )
    if seen["falls"] is False:
        finding = Finding(
            what=f"{where}: the announced number of remaining requests does not fall",
            where=where,
            measured=f"{seen['remaining']} remaining after {accepted} requests",
            expected="one less with each request",
            reproduce=seen["curl"],
            remedy="Let all processes count in one store.",
        )
        return Outcome(
            status=Status.FAILED, summary=finding.what, findings=(finding,), measures=measures
        )
    return _blind(
        f"{where}: a limit of {known} is more than the {MOST_REQUESTS} requests a probe sends",
        "Announce it in RateLimit headers, or test it yourself and tie the test to the line.",
        measures,
    )


def _known(seen: Observation, parameters: RateLimitParameters) -> int | None:
    if seen["remaining"] is not None:
        return int(seen["remaining"]) + 1
    if parameters.limit:
        return parameters.limit
    return None if seen["limit"] is None else int(seen["limit"])


def _after_refusal(
    seen: Observation, where: str, parameters: RateLimitParameters
) -> Iterator[Finding]:
    accepted = seen["accepted"]
    stated = parameters.limit
    if stated and accepted > tolerated(stated):
        yield Finding(
            what=f"{where}: refused only after {accepted} requests, the limit is {stated}",
            where=where,
            measured=str(accepted),
            expected=f"about {stated} per {parameters.per}",
            reproduce=seen["curl"],
            remedy="Set the limiter to the limit that the line states.",
        )
    if seen.get("forged") and not parameters.trusted_proxy:
        yield Finding(
            what=f"{where}: a forged X-Forwarded-For lifts the limit",
            where=where,
            measured="accepted again with another X-Forwarded-For",
            expected="the header of a stranger is not believed",
            reproduce=f"{seen.get('curl', 'curl …')} -H 'X-Forwarded-For: 198.51.100.7'",
            remedy="Count by the connection's address or the account, or believe only a trusted proxy.",
        )
    other = seen.get("other")
    if other in {429, 503} or (other == 403 and seen["status"] == 403):
        yield Finding(
            what=f"{where}: one client locks out all others",
            where=where,
            measured=f"another client was refused with {other}",
            expected="each client has a limit of its own",
            reproduce=seen.get("curl", ""),
            remedy="Count by client: the account, the key, or the address.",
        )


def _notes(seen: Observation) -> Iterator[str]:
    if not seen.get("retry_after"):
        yield "the refusal has no Retry-After header, which would tell clients when to come back"
    if seen.get("other") is None:
        yield "no second client could be played, so that each is counted for itself was not seen"
    if seen["status"] != 429:
        yield f"refused with {seen['status']}; 429 is the status meant for it (RFC 6585)"


def _measures(seen: Observation) -> dict[str, Any]:
    keys = ("operation", "accepted", "status", "throttled", "family", "limit", "other", "forged")
    return {key: seen.get(key) for key in keys}


def judge_login(
    seen: Observation | None, limit: Observation | None, parameters: RateLimitParameters
) -> Outcome:
    """Decide whether guessing the password of one account is stopped."""
    if seen is None or seen.get("unfit"):
        if parameters.subject == "all":
            return Outcome(status=Status.NOT_APPLICABLE, summary="no login with a password was seen")
        return _blind(
            "no login with a password was accepted in the suite",
            "Let a test log in with success.",
        )
    if seen.get("trouble"):
        return _blind(f"the host stopped answering: {seen['trouble']}", "See why it stops.")
    statuses: Sequence[int] = seen["statuses"]
    where = str(seen["operation"])
    measures = {"login": {"operation": where, "attempts": len(statuses), "last": statuses[-1]}}
    if statuses[0] < 400:
        return _blind(
            f"{where} answers {statuses[0]} to a wrong password",
            "Let a wrong password be answered with 401.",
            measures,
        )
    if not seen["limited"] and not seen["slowed"]:
        finding = Finding(
            what=f"{where}: {len(statuses)} wrong passwords for one account were not limited",
            where=where,
            measured=f"all answered {_statuses(statuses)}",
            expected="429, a lock, or a growing delay after a few",
            reproduce=seen["curl"],
            remedy="Count failed logins per account and refuse, or delay, after a few.",
        )
        return Outcome(
            status=Status.FAILED, summary=finding.what, findings=(finding,), measures=measures
        )
    findings = []
    if seen.get("forged") and not parameters.trusted_proxy:
        findings.append(
            Finding(
                what=f"{where}: a forged X-Forwarded-For lifts the limit on wrong passwords",
                where=where,
                measured="the next attempt was judged again",
                expected="the header of a stranger is not believed",
                reproduce=f"{seen['curl']} -H 'X-Forwarded-For: 198.51.100.21'",
                remedy="Count failed logins per account.",
            )
        )
    how = "slowed down" if seen["slowed"] else f"refused with {statuses[-1]}"
    notes = []
    if seen.get("by_account") is False:
        notes.append(
            "wrong passwords are counted by address: an attacker with many addresses is not stopped "
            "(OWASP: the counter belongs to the account)"
        )
    return Outcome(
        status=Status.FAILED if findings else Status.PASSED,
        summary=findings[0].what if findings else f"{where}: {how} after {len(statuses) - 1} wrong passwords",
        findings=tuple(findings),
        notes=tuple(notes),
        measures=measures,
    )


def _statuses(statuses: Sequence[int]) -> str:
    return ", ".join(str(status) for status in dict.fromkeys(statuses))


def joined(parts: Sequence[Outcome]) -> Outcome:
    """Join the outcomes of requests and of logins: failed before inconclusive before passed."""
    order = (Status.FAILED, Status.INCONCLUSIVE, Status.PASSED, Status.NOT_APPLICABLE)
    parts = sorted(parts, key=lambda part: order.index(part.status))
    # What does not apply says nothing where something else was seen.
    telling = [p for p in parts if p.status is not Status.NOT_APPLICABLE] or parts
    measures: dict[str, Any] = {}
    for part in parts:
        measures.update(part.measures)
    return Outcome(
        status=telling[0].status,
        summary="; ".join(part.summary for part in telling),
        findings=tuple(finding for part in telling for finding in part.findings),
        notes=tuple(note for part in telling for note in part.notes),
        advice=telling[0].advice,
        measures=measures,
    )


def _blind(summary: str, advice: str, measures: dict[str, Any] | None = None) -> Outcome:
    return Outcome(
        status=Status.INCONCLUSIVE, summary=summary, advice=advice, measures=measures or {}
    )
