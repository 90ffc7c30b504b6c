"""Items to probes: which probes with which parameters decide a line, and why."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, ClassVar, Protocol

from .. import parameters
from ..config import FILE, TABLE, Configuration, table_of_item
from ..errors import UsageError
from ..model import Assignment, Item, ItemPlan
from .commands import Role, to_configure
from .conditions import condition, without_conditions
from .explaining import Reading, because, traced
from .floors import parts_of
from .nearness import Nearness, nearness
from .normal_form import LONGEST, normalised
from .readings import read
from .vocabulary import PLANNED
from .wording import Heard, Wording


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

NAMED_TESTS = "named-tests"
"""The probe that judges the tests tied to an item by a mark."""


def plan(
    items: Sequence[Item],
    probes: Probes,
    configuration: Configuration,
    tied: Collection[str] = (),
) -> tuple[ItemPlan, ...]:
    """Plan every item.

    The first of these that says something decides: the configuration of the item, the annotation
    behind it, tests tied to it by a mark, its words. Parameters come from there and from the words;
    ``[tool.backend-dod.probes]`` holds where neither says anything. A line whose words ask for
    something no probe can decide yet says so in ``unavailable``. Nothing decides a struck item.

    Args:
        items: The items.
        probes: The probes of the run.
        configuration: Its items, probes, waivers and attestations are looked at.
        tied: Ids of items that tests are tied to.

    Raises:
        UsageError: For an unknown probe, parameter or item in the configuration or an annotation.
    """
    _check(items, probes, configuration)
    return tuple(_Planner(probes, configuration, tied).plans(items))


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

    def __init__(self, probes: Probes, configuration: Configuration, tied: Collection[str]) -> None:
        self._probes = probes
        self._configuration = configuration
        self._tied = tied
        self._wording = Wording({**PLANNED, **probes})

    @cached_property
    def _nearness(self) -> Nearness:
        return nearness(
            {name: probe.phrases for name, probe in self._probes.items() if probe.phrases}
        )

    def plans(self, items: Iterable[Item]) -> Iterator[ItemPlan]:
        for item in items:
            if item.id in self._configuration.items:
                planned = self._decided(item, self._configured(item))
            elif item.annotation is not None:
                planned = self._decided(item, self._annotated(item, item.annotation))
            elif item.id in self._tied and NAMED_TESTS in self._probes:
                planned = self._decided(item, [self._by_tests(item)])
            else:
                planned = self._by_words(item, self._wording.heard(item))
            counts = replace(planned, condition=condition(item.text[:LONGEST]))
            yield ItemPlan(item=item) if item.struck else counts

    def _decided(self, item: Item, assignments: Iterable[Assignment]) -> ItemPlan:
        return ItemPlan(item=item, assignments=tuple(map(self._with_defaults, assignments)))

    def _by_tests(self, item: Item) -> Assignment:
        reason = f'tests marked @pytest.mark.backend_dod("{item.id}")'
        return _stated(self._probes[NAMED_TESTS], item, {}, reason)

    def _by_words(self, item: Item, heard: Heard) -> ItemPlan:
        names = [name for name in heard.names if name in self._probes]
        chosen = [one for name in names for one in self._worded(item, name, heard)]
        chosen += [
            Assignment(
                probe="command",
                parameters={"run": command.text},
                reason=f"the command `{command.text}` in the line",
            )
            for command in heard.commands
            if command.role is Role.CHECKER and "command" in self._probes
        ]
        unavailable = tuple(name for name in heard.names if name not in self._probes)
        advice = ""
        if unavailable or heard.undecided or not chosen:
            advice = self._advice(item, chosen, heard, unavailable)
        return ItemPlan(
            item=item,
            assignments=tuple(map(self._with_defaults, chosen)),
            unavailable=unavailable,
            understood=tuple(
                one
                for name in (*unavailable, *heard.answered)
                for one in self._worded(item, name, heard)
            ),
            answered=tuple(heard.answered),
            undecided=heard.undecided if chosen or heard.commands else (),
            advice=advice,
        )

    def _worded(self, item: Item, name: str, heard: Heard) -> Iterator[Assignment]:
        """Make the assignments, or what would be some, that words lead to: mostly one."""
        words = {**heard.names, **heard.answered}[name]
        if name in self._probes:
            reading: Reading = self._probes[name].thresholds
        else:
            reading = partial(read, name)
        for part in parts_of(name, without_conditions(item.text[:LONGEST])):
            stated = dict(reading(part))
            yield Assignment(
                probe=name,
                parameters=stated,
                reason=because(words, traced(reading, part, stated), heard.condition),
                words=words,
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

    def _with_defaults(self, assignment: Assignment) -> Assignment:
        defaults = _plain(self._configuration.probes.get(assignment.probe, {}))
        return Assignment(
            probe=assignment.probe,
            parameters={**defaults, **assignment.parameters},
            reason=assignment.reason,
            words=assignment.words,
        )

    def _advice(
        self, item: Item, chosen: Sequence[Assignment], heard: Heard, unavailable: Sequence[str]
    ) -> str:
        """Say why it is not decided, and what to paste so that something decides it."""
        unknown = [command.text for command in heard.commands if command.role is Role.UNKNOWN]
        near = [] if heard.names or unknown else self._nearness.of(normalised(item.text))
        why = [f"“{heard.names[name]}” asks for {name}" for name in unavailable]
        if near:
            why.append(f"no word of it leads to a probe; nearest probes: {', '.join(near)}")
        kept = "".join(
            f"{name} = {{}}\n"
            for name in dict.fromkeys(one.probe for one in chosen)
            if name != "command"
        )
        commands = [command.text for command in heard.commands]
        line = to_configure(commands) if unknown else 'command = { run = "…" }'
        other = (near or ["attest"])[0]
        instead = "" if other in kept or unknown else f"  # or: {other} = {{}}"
        marked = f'mark tests with @pytest.mark.backend_dod("{item.id}"), or write in {FILE}'
        return (
            f"{'; '.join([*why, f'to decide it, {marked}'])}:\n"
            f"{table_of_item(item.id)}\n{kept}{line}{instead}"
        )


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key.replace("-", "_"): value for key, value in values.items()}


def _stated(probe: Plannable, item: Item, given: Mapping[str, Any], reason: str) -> Assignment:
    """Make an assignment; what the line itself states holds where nobody says otherwise."""
    own = {"item": item.id} if probe.name == NAMED_TESTS else {}
    return Assignment(
        probe=probe.name, parameters={**own, **probe.thresholds(item.text), **given}, reason=reason
    )
