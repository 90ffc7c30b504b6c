"""The revisions of one place in their order, and what became of each; a pure function."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .migrations_findings import Event, of

MOST_LINKS = 40
"""Revisions that a report shows, counted from the newest."""

_BROKE = {
    "up": "cannot be applied",
    "start": "cannot be applied",
    "rows": "cannot be applied over rows",
    "down": "cannot be taken back",
    "again": "cannot be applied again",
}


def chain(events: Sequence[Event], label: str, *, downgrade: bool) -> tuple[Mapping[str, str], ...]:
    """Return the revisions that were walked or broke, the oldest first.

    Args:
        events: What the processes of a place reported, in order.
        label: What the place is called.
        downgrade: Whether revisions were taken back on the way.
    """
    troubles: dict[str, str] = {}
    for event in of(events, "broke", "broke-with-rows", "not-restored", "unlike-first", "lost"):
        troubles.setdefault(str(event["revision"]), _trouble(event))
    names = [str(e["revision"]) for e in of(events, "walked", "broke", "broke-with-rows")]
    if any("apps" in event for event in of(events, "revisions")):
        # Django's are taken back from the newest to the oldest.
        names.reverse()
    way = "up, down, up" if downgrade else "up"
    return tuple(
        {"place": label, "revision": name, "way": way, "trouble": troubles.get(name, "")}
        for name in dict.fromkeys(filter(None, names))
    )


def _trouble(event: Event) -> str:
    kind = event["kind"]
    if kind == "lost":
        return f"the {event['way']} loses {event['phrase']}"
    if kind == "broke-with-rows":
        return "fails with the rows that were put in"
    if kind == "not-restored":
        return "going back does not restore the schema"
    if kind == "unlike-first":
        return "applied again, it builds another schema"
    if event.get("declared"):
        return "declares that it cannot be taken back"
    return _BROKE.get(str(event["stage"]), "breaks")
