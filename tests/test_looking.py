"""The process that looks at the files beside the suite, and what it hands over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from pytest_backend_dod.looking import Answer, Job, Question, answered, fetched, hand_over
from pytest_backend_dod.model import Finding, Outcome, Status

from .probes.test_secrets import GITHUB, PASSWORD

FOLDER = "pytest_backend_dod.probes"
BANDIT = Question(module=f"{FOLDER}.static_security", probe="static-security", looks=[{}])
SECRETS = Question(module=f"{FOLDER}.secrets", probe="secrets", looks=[{}])

SHELL = "import subprocess\n\n\ndef run(name):\n    subprocess.call('ls ' + name, shell=True)\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    root.mkdir()
    (root / "shop.py").write_text(f'{SHELL}\n\nDB_PASSWORD = "{PASSWORD}"\nTOKEN = "{GITHUB}"\n')
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "handed"
    folder.mkdir()
    return folder


def job(tree: Path, *questions: Question) -> Job:
    return Job(root=str(tree), document="", questions=questions)


def carried_out(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest_backend_dod.looking", str(folder)],
        env={**os.environ, "TMPDIR": str(folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_each_probe_answers_and_nothing_is_printed(tree: Path, folder: Path) -> None:
    hand_over(job(tree, BANDIT, SECRETS), folder)
    done = carried_out(folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    bandit, secrets = fetched(folder, BANDIT), fetched(folder, SECRETS)
    assert bandit is not None and [one.status for one in bandit.outcomes] == [Status.FAILED]
    assert secrets is not None and len(secrets.outcomes[0].findings) == 2
    assert bandit.seconds[0] > 0


def test_no_secret_stands_in_what_is_handed_over(tree: Path, folder: Path) -> None:
    hand_over(job(tree, BANDIT, SECRETS), folder)
    done = carried_out(folder)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.name for path in files} == {"job.json", "static-security.json", "secrets.json"}
    told = done.stdout + done.stderr + "".join(path.read_text() for path in files)
    assert "DB_PASSWORD" in told
    for secret in (PASSWORD, GITHUB):
        assert secret not in told
        assert secret[4:] not in told


def test_a_probe_that_breaks_leaves_the_others_alone(tree: Path, folder: Path) -> None:
    unknown = Question(module=f"{FOLDER}.secrets", probe="no-such-probe", looks=[{}])
    hand_over(job(tree, unknown, BANDIT), folder)
    assert carried_out(folder).stderr == ""
    assert fetched(folder, unknown) is None
    assert fetched(folder, BANDIT) is not None


def test_each_way_of_asking_has_an_outcome_of_its_own(tree: Path) -> None:
    looks = [{"severity": "low"}, {"severity": "high"}, {"exclude": ["shop.py"]}]
    several = Question(module=BANDIT.module, probe=BANDIT.probe, looks=looks)
    answer = answered(job(tree, several), several)
    found = [(one.status, len(one.findings)) for one in answer.outcomes]
    assert found == [(Status.FAILED, 2), (Status.FAILED, 1), (Status.INCONCLUSIVE, 0)]


WHOLE = Outcome(
    status=Status.FAILED,
    summary="2 files, 1 issue",
    findings=(Finding(what="it is wrong", where="shop.py:1", detail="Traceback \udcff …"),),
    known=(Finding(what="known"),),
    notes=("a note",),
    advice="Do it.",
    measures={"files": 2, "chain": [{"revision": "a1"}], "dialect": None},
    figures={"covered": 12.5},
    seconds=0.1,
)


def test_an_outcome_comes_back_as_it_was(folder: Path) -> None:
    answer = Answer(stamp="s", outcomes=[WHOLE], seconds=[0.25])
    (folder / "secrets.json").write_text(json.dumps(asdict(answer)))
    assert fetched(folder, SECRETS) == answer


def without(values: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != key}


PLAIN = json.loads(json.dumps(asdict(WHOLE)))
NONSENSE = [
    pytest.param("", id="empty"),
    pytest.param('{"stamp": "s", "outcomes": [', id="cut off"),
    pytest.param("[]", id="a list"),
    pytest.param({"stamp": "s", "outcomes": [], "seconds": []}, id="no outcome"),
    pytest.param({"stamp": "s", "outcomes": [PLAIN, PLAIN], "seconds": [1, 1]}, id="one too many"),
    pytest.param({"stamp": "s", "outcomes": [PLAIN], "seconds": []}, id="no time"),
    pytest.param(
        {"stamp": "s", "outcomes": [PLAIN], "seconds": ["soon"]}, id="a time that is none"
    ),
    pytest.param({"outcomes": [PLAIN], "seconds": [1]}, id="no stamp"),
    pytest.param({"stamp": "s", "outcomes": ["passed"], "seconds": [1]}, id="no record"),
    *(
        pytest.param({"stamp": "s", "outcomes": [one], "seconds": [1]}, id=name)
        for name, one in {
            "unknown status": {**PLAIN, "status": "great"},
            "no status": without(PLAIN, "status"),
            "no summary": without(PLAIN, "summary"),
            "summary that is none": {**PLAIN, "summary": None},
            "unknown field": {**PLAIN, "verdict": "done"},
            "finding that is none": {**PLAIN, "findings": ["it is wrong"]},
            "finding with an unknown field": {**PLAIN, "findings": [{"what": "x", "why": "y"}]},
        }.items()
    ),
]


@pytest.mark.parametrize("content", NONSENSE)
def test_nonsense_is_no_answer(content: object, folder: Path) -> None:
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / "secrets.json").write_text(text)
    assert fetched(folder, SECRETS) is None


def test_where_nothing_was_written_there_is_no_answer(folder: Path) -> None:
    assert fetched(folder, SECRETS) is None
