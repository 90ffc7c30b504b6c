"""Items to probes: which probes with which parameters decide a line, and why."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from .. import parameters
from ..config import FILE, TABLE, Configuration
from ..errors import UsageError
from ..model import Assignment, Item, ItemPlan
from .matching import first_match, normalised
from .vocabulary import PLANNED


class Plannable(Protocol):
    """The part of a probe that planning looks at."""

    name: str
    phrases: tuple[str, ...]
    excludes: tuple[str, ...]
    Parameters: type[Any]

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Return the parameters that a text states."""


Probes = Mapping[str, Plannable]


def plan(
    items: Sequence[Item], probes: Probes, configuration: Configuration
) -> tuple[ItemPlan, ...]:
    """Plan every item.

    The first of these that says something decides: the configuration of the item, the annotation behind it,
    its words. Parameters come from there and from the words; ``[tool.backend-dod.probes]`` holds where neither
    says anything.

    Raises:
        UsageError: For an unknown probe, parameter or item in the configuration or an annotation.
    """
    _check(items, probes, configuration)
    return tuple(_planned(item, probes, configuration) for item in items)


def _check(items: Sequence[Item], probes: Probes, configuration: Configuration) -> None:
    ids = [item.id for item in items]
    for name, values in configuration.probes.items():
        probe = _probe(name, probes, f"{FILE}: {TABLE}.probes.{name}")
        parameters.read(probe.Parameters, values, where=f"{FILE}: {TABLE}.probes.{name}")
    for named in configuration.items:
        _item(named, ids, f"{FILE}: {TABLE}.items.{named}")
    for number, waiver in enumerate(configuration.waivers, 1):
        _item(waiver.item, ids, f"{FILE}: {TABLE}.waivers[{number}].item")
    for number, attestation in enumerate(configuration.attestations, 1):
        _item(attestation.item, ids, f"{FILE}: {TABLE}.attestations[{number}].item")


def _probe(name: str, probes: Probes, where: str) -> Plannable:
    if name in probes:
        return probes[name]
    near = difflib.get_close_matches(name, list(probes), n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    raise UsageError(
        f"unknown probe {name!r}", where=where, remedy=f"{hint}Probes: {', '.join(sorted(probes))}."
    )


def _item(named: str, ids: Sequence[str], where: str) -> None:
    if named in ids:
        return
    near = difflib.get_close_matches(named, ids, n=1, cutoff=0.4)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    raise UsageError(
        f"no item of the checklist is called {named!r}",
        where=where,
        remedy=f"{hint}Items are listed by pytest --backend-dod --collect-only.",
    )


def _planned(item: Item, probes: Probes, configuration: Configuration) -> ItemPlan:
    if item.id in configuration.items:
        chosen = _configured(item, probes, configuration)
    elif item.annotation:
        chosen = _annotated(item, probes)
    else:
        return _by_words(item, probes, configuration)
    assignments = tuple(_with_defaults(one, configuration) for one in chosen)
    return ItemPlan(item=item, assignments=assignments)


def _configured(
    item: Item, probes: Probes, configuration: Configuration
) -> Iterator[Assignment]:
    for name, values in configuration.items[item.id].items():
        where = f"{FILE}: {TABLE}.items.{item.id}.{name}"
        probe = _probe(name, probes, where)
        parameters.read(probe.Parameters, values, where=where)
        given = {key.replace("-", "_"): value for key, value in values.items()}
        stated = probe.thresholds(item.text)
        yield Assignment(
            probe=name, parameters={**stated, **given}, reason=f"{TABLE}.items.{item.id}"
        )


def _annotated(item: Item, probes: Probes) -> Iterator[Assignment]:
    where = f"{item.file}:{item.line}: dod"
    for annotation in (item.annotation or "").split(";"):
        name, _, words = annotation.strip().partition(" ")
        if not name:
            continue
        probe = _probe(name, probes, where)
        given = parameters.parse_words(probe.Parameters, words, where=where)
        stated = probe.thresholds(item.text)
        yield Assignment(
            probe=name, parameters={**stated, **given}, reason=f"<!-- dod: {annotation.strip()} -->"
        )


def _by_words(item: Item, probes: Probes, configuration: Configuration) -> ItemPlan:
    line = normalised(item.text)
    chosen = []
    for name, probe in probes.items():
        words = first_match(probe.phrases, line)
        if words is None or first_match(probe.excludes, line) is not None:
            continue
        stated = probe.thresholds(item.text)
        chosen.append(Assignment(probe=name, parameters=stated, reason=f"the words “{words}”"))
    unavailable = tuple(
        name
        for name, phrases in PLANNED.items()
        if name not in probes and first_match(phrases, line) is not None
    )
    advice = ""
    if not chosen:
        advice = _advice(item, line, probes, unavailable)
    return ItemPlan(
        item=item,
        assignments=tuple(_with_defaults(one, configuration) for one in chosen),
        unavailable=unavailable,
        advice=advice,
    )


def _with_defaults(assignment: Assignment, configuration: Configuration) -> Assignment:
    defaults = configuration.probes.get(assignment.probe, {})
    given = {key.replace("-", "_"): value for key, value in defaults.items()}
    return Assignment(
        probe=assignment.probe,
        parameters={**given, **assignment.parameters},
        reason=assignment.reason,
    )


def _advice(item: Item, line: str, probes: Probes, unavailable: Sequence[str]) -> str:
    table = f"[{TABLE}.items.{item.id}]"
    near = [name for name in _nearest(line, probes) if name != "command"]
    named = f"nearest probes: {', '.join(near)}; " if near and not unavailable else ""
    first = near[0] if near and not unavailable else "attest"
    return (
        f'{named}to decide it, write in {FILE}:\n{table}\ncommand = {{ run = "…" }}'
        f"  # or: {first} = {{}}"
    )


def _nearest(line: str, probes: Probes) -> list[str]:
    """Return the probes whose phrases share most with a line, letters counted, at most three."""
    words = [word for word in line.split() if len(word) > 3]
    scores: dict[str, float] = {}
    for name, probe in probes.items():
        own = {word.strip("*") for phrase in (*probe.phrases, name) for word in phrase.split()}
        scores[name] = max(
            (difflib.SequenceMatcher(None, a, b).ratio() for a in words for b in own if len(b) > 3),
            default=0.0,
        )
    ranked = sorted(scores, key=lambda name: (-scores[name], name))
    return [name for name in ranked if scores[name] > 0.5][:3] or ["tests", "command", "attest"]
