"""Every seeded defect fails its item and no other; every reference passes everything."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from pytest_backend_dod import config
from pytest_backend_dod.checklist.locating import locate
from pytest_backend_dod.checklist.planning import plan
from pytest_backend_dod.probes.registry import collect

from .matrix import (
    GUARD,
    REFERENCES,
    Backend,
    Edit,
    MisfitError,
    Run,
    backends,
    mutants,
    run,
    table,
)

BACKENDS = backends(every=False)
SEEDED = [backend for backend in backends() if backend.seeded]


@pytest.mark.slow
@pytest.mark.parametrize("backend", BACKENDS, ids=str)
def test_the_gate_finds_what_was_planted_and_nothing_else(backend: Backend) -> None:
    assert run(backend).wrong() == ()


def test_every_probe_has_three_mutants_that_fail_and_one_that_is_blind() -> None:
    failed: Counter[str] = Counter()
    blind: Counter[str] = Counter()
    usual = [backend for backend in BACKENDS if backend.seeded]
    for reference in {backend.reference for backend in usual}:
        decided_by = probes(REFERENCES / reference)
        for backend in usual:
            if backend.reference == reference:
                for item in {backend.item, *backend.also}:
                    seen = failed if backend.expected(item) == "failed" else blind
                    seen.update(decided_by[item])
    assert len(usual) >= 90
    # A person's word stands or is missing; no probe looks behind it.
    judging = set(collect(())) - {"attest"}
    assert {name for name, number in failed.items() if number >= 3} == judging
    assert set(blind) == judging | {"attest"}


def probes(project: Path) -> dict[str, set[str]]:
    """Return which probes decide each item of a project's checklist."""
    configuration = config.load(project)
    located = locate(project, configuration.settings.checklist)
    planned = plan(located.items, collect(()), configuration)
    # What no words lead to is decided by tests that are tied to it; those are known when it runs.
    return {p.item.id: {a.probe for a in p.assignments} or {"named-tests"} for p in planned}


@pytest.mark.parametrize("backend", SEEDED, ids=str)
def test_a_mutant_can_be_made(backend: Backend, tmp_path: Path) -> None:
    backend.make(tmp_path / "project")
    assert (tmp_path / "project" / "DEFINITION_OF_DONE.md").is_file()


def result(backend: Backend, said: str = "", **states: str) -> Run:
    return Run(
        backend=backend,
        states=states,
        probes=dict.fromkeys(states, ()),
        said=dict.fromkeys(states, said),
        seconds=1.0,
    )


MUTANT = Backend(
    reference="shop", name="mute", item="logs", state="failed", cause="No Record",
    also={"ids": "inconclusive"},
)  # fmt: skip


def test_a_mutant_is_right_when_its_item_alone_flips_and_names_the_cause() -> None:
    seen = result(MUTANT, "there is no record", logs="failed", ids="inconclusive", tests="passed")
    assert seen.wrong() == ()
    assert "as expected" in table([seen])


def test_a_mutant_that_nothing_finds_is_wrong() -> None:
    seen = result(MUTANT, "all is well", logs="passed", ids="inconclusive")
    assert seen.wrong() == ("logs is passed, not failed: all is well",)
    assert "·≠F" in table([seen])


def test_an_item_that_flips_besides_is_wrong() -> None:
    seen = result(MUTANT, "no record", logs="failed", ids="inconclusive", tests="failed")
    assert seen.wrong() == ("tests is failed, not passed: no record",)


def test_a_finding_that_does_not_name_the_cause_is_wrong() -> None:
    seen = result(MUTANT, "something", logs="failed", ids="inconclusive")
    assert seen.wrong() == ("logs does not name 'No Record': something",)


def test_a_run_that_strays_is_wrong() -> None:
    seen = result(Backend(reference="shop"), tests="passed")
    assert replace(seen, strayed=("socket.connect '10.0.0.1'",)).wrong() == (
        "it strayed: socket.connect '10.0.0.1'",
    )


def test_the_guard_sees_other_machines_and_not_this_one(tmp_path: Path) -> None:
    log = tmp_path / "guard.log"
    program = """
import socket
for address in ("127.0.0.1", "192.0.2.1"):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.connect((address, 9))
"""
    environment = {**os.environ, "PYTHONPATH": str(GUARD), "PROOF_GUARD": str(log)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=False, timeout=60)
    assert log.read_text() == "socket.connect '192.0.2.1'\n"


def test_an_item_that_the_checklist_does_not_have_is_wrong() -> None:
    assert result(MUTANT, logs="failed").wrong() == ("the checklist has no item ids",)


def test_a_reference_that_fails_is_wrong() -> None:
    seen = result(Backend(reference="shop"), "3 of 4", tests="failed")
    assert seen.wrong() == ("tests is failed, not passed: 3 of 4",)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (Edit(file="a.py", before="twice", after="once"), "2 times"),
        (Edit(file="a.py", before="never", after="once"), "0 times"),
        (Edit(file="b.py", before="never", after="once"), "there is no b.py"),
        (Edit(file="a.py", before=None, after="new"), "is there already"),
        (Edit(file="b.py", before=None, after=None), "there is no b.py"),
    ],
)
def test_an_edit_that_does_not_fit_is_an_error(tmp_path: Path, edit: Edit, message: str) -> None:
    (tmp_path / "a.py").write_text("twice twice")
    with pytest.raises(MisfitError, match=message):
        edit.apply(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        '[[mutant]]\nname = "a"\nitem = "b"\nedit = []',
        '[[mutant]]\nname = "a"\nitem = "b"\ncause = " "\nedit = []',
        '[[mutant]]\nname = "a"\nitem = "b"\ncause = "c"\nstate = "passed"\nedit = []',
        '[[mutant]]\nname = "a"\nitem = "b"\ncause = "c"\nedit = []\nalso = { d = "failed" }',
        '[[mutant]]\nname = "a"\nitem = "b"\ncause = "c"\nedit = [{ file = "f", after = "x" }]',
        '[[mutant]]\nname = "a"\nitem = "b"\ncause = "c"\nedit = []\n' * 2,
    ],
)
def test_a_list_of_mutants_that_is_not_well_formed_is_an_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "mutants.toml").write_text(text)
    with pytest.raises(MisfitError):
        mutants(tmp_path)


def test_backends_are_chosen_by_name() -> None:
    names = sorted(folder.name for folder in REFERENCES.iterdir())
    assert [str(backend) for backend in backends(["*/untouched"])] == [
        f"{n}/untouched" for n in names
    ]
    with pytest.raises(MisfitError, match="no backend nothing"):
        backends(["nothing"])
