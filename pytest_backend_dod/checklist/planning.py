"""Items to probes: which probes with which parameters decide a line, and why."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Protocol

from .. import parameters
from ..config import FILE, TABLE, Configuration, table_of_item
from ..errors import UsageError
from ..model import Assignment, Item, ItemPlan
from .matching import Phrasebook, normalised
from .nearness import Nearness
from .vocabulary import PLANNED


class Plannable(Protocol):
    """The part of a probe that planning looks at."""

    name: ClassVar[str]
    phrases: ClassVar[tuple[str, ...]]
    excludes: ClassVar[tuple[str, ...]]
    Parameters: ClassVar[type[Any]]

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Return the parameters that a text states."""


Probes = Mapping[str, Plannable]


def plan(
    items: Sequence[Item], probes: Probes, configuration: Configuration
) -> tuple[ItemPlan, ...]:
    """Plan every item.

    The first of these that says something decides: the configuration of the item, the annotation
    behind it, its words. Parameters come from there and from the words;
    ``[tool.backend-dod.probes]`` holds where neither says anything. A line whose words ask for
    something no probe can decide yet says so in ``unavailable``. Nothing decides a struck item.

    Raises:
        UsageError: For an unknown probe, parameter or item in the configuration or an annotation.
    """
    _check(items, probes, configuration)
    return tuple(_Planner(probes, configuration).plans(items))


def _check(items: Sequence[Item], probes: Probes, configuration: Configuration) -> None:
    ids = [item.id for item in items]
    for name, values in configuration.probes.items():
        where = f"{FILE}: {TABLE}.probes.{name}"
        parameters.read(_probe(name, probes, where).Parameters, values, where=where)
    for named in configuration.items:
        _item(named, ids, f"{FILE}: {TABLE}.items.{named}")
    for number, waiver in enumerate(configuration.waivers, 1):
        _item(waiver.item, ids, f"{FILE}: {TABLE}.waivers[{number}].item")
    for number, attestation in enumerate(configuration.attestations, 1):
        _item(attestation.item, ids, f"{FILE}: {TABLE}.attestations[{number}].item")


def _probe(name: str, probes: Probes, where: str) -> Plannable:
    if name in probes:
        return probes[name]
    if name in PLANNED:
        hint = "This version has no such probe yet. "
    else:
        hint = _meant(name, probes, cutoff=0.5)
    raise UsageError(
        f"unknown probe {name!r}", where=where, remedy=f"{hint}Probes: {', '.join(sorted(probes))}."
    )


def _item(named: str, ids: Sequence[str], where: str) -> None:
    if named not in ids:
        raise UsageError(
            f"no item of the checklist is called {named!r}",
            where=where,
            remedy=f"{_meant(named, ids, cutoff=0.4)}"
            "Items are listed by pytest --backend-dod --collect-only.",
        )


def _meant(name: str, known: Iterable[str], *, cutoff: float) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=cutoff)
    return f"Did you mean {near[0]!r}? " if near else ""


class _Planner:
    """Plans item after item, with the vocabulary indexed once."""

    def __init__(self, probes: Probes, configuration: Configuration) -> None:
        self._probes = probes
        self._configuration = configuration
        self._available = Phrasebook(probes)
        planned = {name: topic for name, topic in PLANNED.items() if name not in probes}
        self._unavailable = Phrasebook(planned)
        self._nearness = Nearness(
            {name: probe.phrases for name, probe in probes.items() if probe.phrases}
        )

    def plans(self, items: Iterable[Item]) -> Iterator[ItemPlan]:
        for item in items:
            unavailable: tuple[str, ...] = ()
            if item.id in self._configuration.items:
                chosen = tuple(self._configured(item))
            elif item.annotation is not None:
                chosen = tuple(self._annotated(item, item.annotation))
            else:
                line = normalised(item.text)
                chosen = tuple(self._by_words(item, line))
                unavailable = tuple(self._unavailable.find(line))
            if item.struck:
                yield ItemPlan(item=item)
                continue
            advice = ""
            if unavailable or not chosen:
                advice = self._advice(
                    item, [one.probe for one in chosen], understood=bool(unavailable)
                )
            yield ItemPlan(
                item=item,
                assignments=tuple(map(self._with_defaults, chosen)),
                unavailable=unavailable,
                advice=advice,
            )

    def _configured(self, item: Item) -> Iterator[Assignment]:
        for name, values in self._configuration.items[item.id].items():
            where = f"{FILE}: {TABLE}.items.{item.id}.{name}"
            probe = _probe(name, self._probes, where)
            parameters.read(probe.Parameters, values, where=where)
            yield _stated(probe, item, _plain(values), f"{TABLE}.items.{item.id}")

    def _annotated(self, item: Item, annotation: str) -> Iterator[Assignment]:
        where = f"{item.file}:{item.line}: dod"
        entries = [entry.strip() for entry in annotation.split(";") if entry.strip()]
        if not entries:
            raise UsageError(
                "the comment names no probe",
                where=where,
                remedy="Write <!-- dod: probe parameter=value -->, or remove the comment.",
            )
        for entry in entries:
            name, _, words = entry.partition(" ")
            probe = _probe(name, self._probes, where)
            given = parameters.parse_words(probe.Parameters, words, where=f"{where}: {name}")
            yield _stated(probe, item, given, f"<!-- dod: {entry} -->")

    def _by_words(self, item: Item, line: str) -> Iterator[Assignment]:
        for name, words in self._available.find(line).items():
            yield _stated(self._probes[name], item, {}, f"the words “{words}”")

    def _with_defaults(self, assignment: Assignment) -> Assignment:
        defaults = _plain(self._configuration.probes.get(assignment.probe, {}))
        return Assignment(
            probe=assignment.probe,
            parameters={**defaults, **assignment.parameters},
            reason=assignment.reason,
        )

    def _advice(self, item: Item, chosen: Sequence[str], *, understood: bool) -> str:
        """Say what to paste so that something decides the item."""
        near = [] if understood else self._nearness.of(normalised(item.text))
        named = f"nearest probes: {', '.join(near)}; " if near else ""
        kept = "".join(f"{name} = {{}}\n" for name in chosen)
        other = (near or ["attest"])[0]
        instead = "" if other in chosen else f"  # or: {other} = {{}}"
        return (
            f"{named}to decide it, write in {FILE}:\n{table_of_item(item.id)}\n"
            f'{kept}command = {{ run = "…" }}{instead}'
        )


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in values.items()}


def _stated(probe: Plannable, item: Item, given: Mapping[str, Any], reason: str) -> Assignment:
    """Make an assignment; what the line itself states holds where nobody says otherwise."""
    return Assignment(
        probe=probe.name, parameters={**probe.thresholds(item.text), **given}, reason=reason
    )
