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
        return blind(
            "no reading operation could be repeated",
            "Let a test read something with success, or give the parameter operation.",
        )
    if seen.get("trouble"):
        return blind(f"the host stopped answering: {seen['trouble']}", "See why it stops.")
    where = str(seen["operation"])
    measures = {"limit": _measures(seen)}
    if seen["disguised"]:
        return failed(
            measures,
            Finding(
                what=f"{where}: refuses under the status {seen['status']} of success",
                where=where,
                measured=f"after {seen['accepted']} requests the body speaks of a limit",
                expected="429: clients go by the status",
                reproduce=seen["curl"],
                remedy="Answer 429 where the limit is passed.",
            ),
        )
    limiter = seen.get("limiter")
    if limiter and not limiter["enabled"] and not seen["throttled"]:
        return blind(
            f"{limiter['name']} is installed, and switched off where the probe looks",
            "Give an app with the limiter on by the fixture backend_dod_app.",
            measures,
        )
    if not seen["throttled"]:
        return _never_refused(seen, where, parameters, measures)
    findings = tuple(_after_refusal(seen, where, parameters))
    if findings:
        return failed(measures, *findings, notes=tuple(_notes(seen, parameters)))
    if seen["used_before"] and (parameters.limit or seen["family"]):
        unseen = f"the figure {parameters.limit}" if parameters.limit else "what headers announce"
        return blind(
            f"{where}: refused at once, so that {unseen} was not seen",
            "Let the tests leave the quota unused, or give an app by the fixture backend_dod_app.",
            measures,
        )
    refused = f"{where}: refused with {seen['status']}"
    return Outcome(
        status=Status.PASSED,
        summary=f"{refused} at once: the quota was used up before"
        if seen["used_before"]
        else f"{refused} after {seen['accepted']} requests",
        notes=tuple(_notes(seen, parameters)),
        measures=measures,
    )


def failed(measures: dict[str, Any], *findings: Finding, notes: tuple[str, ...] = ()) -> Outcome:
    """Return a failure; its first finding is the summary."""
    return Outcome(
        status=Status.FAILED,
        summary=findings[0].what,
        findings=findings,
        notes=notes,
        measures=measures,
    )


def _never_refused(
    seen: Observation, where: str, parameters: RateLimitParameters, measures: dict[str, Any]
) -> Outcome:
    accepted, known = seen["accepted"], _known(seen, parameters)
    if accepted < 2 or seen["sent"] != accepted:
        return blind(
            f"{where} answered {seen['status']} after {accepted} requests, which is no refusal",
            "See why it does, or choose another with the parameter operation.",
            measures,
        )
    if known is None:
        return blind(f"{where}: no limit was seen in {accepted} requests", STATE_IT, measures)
    if accepted > tolerated(known):
        if seen["rate"] <= tolerated(known):
            return blind(
                f"{where} is too slow to reach {known} per {parameters.window}",
                "Choose a cheaper one with the parameter operation.",
                measures,
            )
        stuck = seen["falls"] is False
        finding = Finding(
            what=f"{where}: {accepted} requests were all accepted, {_meant(seen, known)}",
            where=where,
            measured=f"{accepted} accepted, none refused"
            + ("; the announced number of remaining requests never fell" if stuck else ""),
            expected=f"429 after about {known}",
            reproduce=f"for i in $(seq {accepted + 1}); do {seen['curl']}; done",
            remedy="Put the limiter in front of this route, or correct the limit.",
        )
        return failed(measures, finding)
    if seen["falls"] is False:
        return failed(measures, _stuck(seen, where))
    if seen["limit"] is not None and seen["falls"]:
        stated = parameters.limit
        if stated and seen["limit"] != stated:
            return blind(
                f"{where}: {seen['limit']} announced, the line says {stated}",
                "Correct the line or the limiter; both are more than is worth sending.",
                measures,
            )
        return Outcome(
            status=Status.PASSED,
            summary=(
                f"{where}: {seen['limit']} announced and counted down, more than is worth sending"
            ),
            notes=("verified by announcement only",),
            measures=measures,
        )
    return blind(
        f"{where}: a limit of {known} is more than the {MOST_REQUESTS} requests a probe sends",
        "Announce it in RateLimit headers, or test it yourself and tie the test to the line.",
        measures,
    )


def _meant(seen: Observation, known: int) -> str:
    """Return the limit in words: where it is announced, some of it may be used already."""
    limit = seen["limit"]
    if limit is None or limit == known or seen["remaining"] is None:
        return f"the limit is {known}"
    return f"the limit is {limit}, of which {known} were left"


def _stuck(seen: Observation, where: str) -> Finding:
    return Finding(
        what=f"{where}: the announced number of remaining requests does not fall",
        where=where,
        measured=f"{seen['remaining']} remaining before and after {seen['accepted']} requests",
        expected="one less with each request",
        reproduce=seen["curl"],
        remedy="Let all processes count in one store, and announce what it says.",
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
    known = stated or _known(seen, parameters)
    split = seen["rises"] == 1 and seen["crossed"] and accepted <= 2 * (known or 0)
    if seen["rises"] and not seen["crossed"]:
        yield Finding(
            what=f"{where}: the announced number of remaining requests rises within one window",
            where=where,
            measured=f"it rose {seen['rises']} times in {accepted} requests",
            expected="one less with each request, until the window ends",
            reproduce=seen["curl"],
            remedy="Let all processes count in one store; now each counts for itself.",
        )
    elif known and accepted > tolerated(known) and not split:
        yield Finding(
            what=f"{where}: refused only after {accepted} requests, {_meant(seen, known)}",
            where=where,
            measured=str(accepted),
            expected=f"about {known}" + (f" per {parameters.per}" if stated else ""),
            reproduce=seen["curl"],
            remedy="Set the limiter to the limit that the line states."
            if stated
            else "Announce the limit that is enforced, or let all processes count in one store.",
        )
    if seen["falls"] is False:
        yield _stuck(seen, where)
    if seen.get("forged") and not parameters.trusted_proxy and not seen.get("from_here"):
        yield Finding(
            what=f"{where}: a forged X-Forwarded-For lifts the limit",
            where=where,
            measured="accepted again with another X-Forwarded-For, refused without",
            expected="the header of a stranger is not believed",
            reproduce=f"{seen['curl']} -H 'X-Forwarded-For: 198.51.100.7'",
            remedy="Count by account or by the connection's address; believe only a trusted proxy.",
        )
    if seen.get("other") == seen["status"]:
        yield Finding(
            what=f"{where}: one client locks out all others",
            where=where,
            measured=f"another client was refused with {seen['other']}",
            expected="each client has a limit of its own",
            reproduce=seen["curl"],
            remedy="Count by client: the account, the key, or the address.",
        )


def _notes(seen: Observation, parameters: RateLimitParameters) -> Iterator[str]:
    if not seen.get("retry_after"):
        yield "the refusal has no Retry-After header, which would tell clients when to come back"
    if seen.get("other") is None:
        yield "no second client could be played, so that each is counted for itself was not seen"
    if seen.get("forged") and seen.get("from_here"):
        yield (
            "another X-Forwarded-For lifts the limit for requests from this machine, which servers"
            " take for their proxy by default; see that strangers are not believed"
        )
    if seen["status"] != 429:
        yield f"refused with {seen['status']}; 429 is the status meant for it (RFC 6585)"
    if parameters.limit and 0 < seen["accepted"] < parameters.limit // 2:
        yield (
            f"refused after {seen['accepted']} requests, long before the {parameters.limit} of the "
            "line; a part of the quota may have been used before"
        )


def _measures(seen: Observation) -> dict[str, Any]:
    keys = ("operation", "accepted", "status", "throttled", "family", "limit", "other", "forged")
    row = {key: seen[key] for key in ("row", "times") if key in seen}
    return {**{key: seen.get(key) for key in keys}, **row}


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


def blind(summary: str, advice: str, measures: dict[str, Any] | None = None) -> Outcome:
    """Return what is said where nothing could be seen."""
    return Outcome(
        status=Status.INCONCLUSIVE, summary=summary, advice=advice, measures=measures or {}
    )
