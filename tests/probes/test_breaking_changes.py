"""The probe ``breaking-changes``, in real git repositories."""

from __future__ import annotations

import copy
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import BaseModel

from pytest_backend_dod.hosts.interface import Survey
from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.parameters import read
from pytest_backend_dod.probes.breaking_changes import BreakingChanges
from pytest_backend_dod.project.repository import Repository

from .backends import host, text_of, whats

Change = Callable[[dict[str, Any]], Any]


class Order(BaseModel):
    id: int
    state: str


def shop() -> FastAPI:
    app = FastAPI(title="Shop")
    app.get("/orders", response_model=list[Order])(lambda limit=10: [])
    app.post("/orders", status_code=201)(_create)
    return app


def _create(order: Order) -> Order:
    return order


def document() -> dict[str, Any]:
    return copy.deepcopy(shop().openapi())


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Dev", "-c", "user.email=dev@shop.example")
    command = ["git", *identity, "-c", "init.defaultBranch=main", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def commit(folder: Path, document: dict[str, Any] | None, path: str = "openapi.json") -> None:
    (folder / "README.md").write_text(f"{document is not None} {path}")
    if document is not None:
        (folder / path).write_text(json.dumps(document))
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "work")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A branch ``work`` that left ``main``, where the document stands."""
    folder = tmp_path / "shop"
    folder.mkdir()
    git(folder, "init", "--quiet")
    commit(folder, document())
    git(folder, "checkout", "--quiet", "-b", "work")
    return folder


def changed(change: Change) -> dict[str, Any]:
    raw = document()
    change(raw)
    return raw


def breaking(folder: Path, app: Any | None = None, **parameters: Any) -> Outcome:
    probe = BreakingChanges()
    chosen = read(probe.Parameters, parameters, where="test")
    seen: list[Any] = []
    if app is not None:
        made = host(app)
        seen = list(probe.experiment(made, {"document": ""}, chosen))
        made.close()
    files = json.loads(json.dumps(probe.look_up(Repository(root=folder), chosen)))
    return probe.judge(seen, Survey(files=files), chosen)


def _order(raw: dict[str, Any]) -> dict[str, Any]:
    order: dict[str, Any] = raw["components"]["schemas"]["Order"]
    return order


def _adds_note(raw: dict[str, Any]) -> None:
    _order(raw)["properties"]["note"] = {"type": "string"}


class TestGood:
    def test_nothing_changed(self, work: Path) -> None:
        outcome = breaking(work, shop())
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary.startswith("2 operations compared with ")

    def test_an_addition(self, work: Path) -> None:
        commit(work, changed(_adds_note))
        outcome = breaking(work)
        assert outcome.status is Status.PASSED, text_of(outcome)
        assert outcome.summary.startswith("2 operations compared with main (")
        assert outcome.notes == ("the application makes no document: only openapi.json was read",)

    def test_what_main_did_since_is_not_ours(self, work: Path) -> None:
        git(work, "checkout", "--quiet", "main")
        commit(work, changed(_adds_note))
        git(work, "checkout", "--quiet", "work")
        commit(work, document())
        assert breaking(work).status is Status.PASSED

    def test_a_rule_that_is_left_out(self, work: Path) -> None:
        commit(work, changed(lambda raw: _order(raw)["properties"]["id"].update(type="string")))
        assert breaking(work, exclude=["*-type-changed"]).status is Status.PASSED


class TestDefects:
    @pytest.mark.parametrize(
        ("change", "whats_", "rules"),
        [
            pytest.param(
                lambda raw: raw["paths"].pop("/orders"),
                ["GET /orders is in the base alone", "POST /orders is in the base alone"],
                {"api-removed-without-deprecation": 2},
                id="removed path",
            ),
            pytest.param(
                lambda raw: _order(raw)["properties"]["id"].update(type="string"),
                [
                    "GET /orders: property [].id of the answer 200 has another type",
                    "POST /orders: property id of the request body has another type",
                ],
                {"request-property-type-changed": 1, "response-property-type-changed": 1},
                id="type",
            ),
            pytest.param(
                lambda raw: raw["paths"]["/orders"]["get"]["parameters"][0].update(required=True),
                ["GET /orders: query parameter limit is required in openapi.json alone"],
                {"request-parameter-became-required": 1},
                id="optional to required",
            ),
        ],
    )
    @pytest.mark.parametrize("committed", [True, False])
    def test_a_change_that_breaks(
        self,
        change: Change,
        whats_: list[str],
        rules: dict[str, int],
        committed: bool,
        work: Path,
    ) -> None:
        if committed:
            commit(work, changed(change))
        else:
            (work / "openapi.json").write_text(json.dumps(changed(change)))
        outcome = breaking(work)
        assert outcome.status is Status.FAILED
        assert whats(outcome) == whats_
        assert outcome.measures["rules"] == rules

    def test_both_values_are_shown_with_the_rule(self, work: Path) -> None:
        commit(work, changed(lambda raw: _order(raw)["required"].remove("state")))
        (finding,) = breaking(work).findings
        assert finding.where == "openapi.json#/components/schemas/Order/properties/state"
        assert finding.expected == (
            "what clients of the base rely on (response-property-became-optional)"
        )
        assert finding.measured.endswith("): yes; openapi.json: no")

    def test_a_document_that_was_not_written_anew_hides_nothing(self, work: Path) -> None:
        app = FastAPI()
        app.get("/orders", response_model=list[Order])(lambda limit=10: [])
        outcome = breaking(work, app)
        assert whats(outcome) == ["POST /orders is in the base alone"]
        assert outcome.findings[0].remedy.endswith(
            "openapi.json does not tell of it: write it anew."
        )

    def test_on_the_base_branch_the_commit_before_is_the_base(self, work: Path) -> None:
        git(work, "checkout", "--quiet", "main")
        commit(work, changed(lambda raw: raw["paths"]["/orders"].pop("post")))
        outcome = breaking(work)
        assert whats(outcome) == ["POST /orders is in the base alone"]
        assert "the commit before, on main" in outcome.summary

    def test_a_document_that_was_moved(self, work: Path) -> None:
        (work / "openapi.json").unlink()
        commit(work, changed(lambda raw: raw["paths"]["/orders"].pop("post")), "swagger.json")
        outcome = breaking(work)
        assert whats(outcome) == ["POST /orders is in the base alone"]
        assert "it was openapi.json then" in outcome.notes

    def test_a_project_below_the_top_of_its_repository(self, tmp_path: Path) -> None:
        service = tmp_path / "services" / "shop"
        service.mkdir(parents=True)
        git(tmp_path, "init", "--quiet")
        commit(service, document())
        git(tmp_path, "checkout", "--quiet", "-b", "work")
        commit(service, changed(lambda raw: raw["paths"]["/orders"].pop("post")))
        assert whats(breaking(service)) == ["POST /orders is in the base alone"]

    def test_another_base(self, work: Path) -> None:
        git(work, "tag", "v1")
        commit(work, changed(_adds_note))
        git(work, "branch", "--force", "main", "HEAD")
        commit(work, changed(lambda raw: raw["paths"]["/orders"].pop("post")))
        assert breaking(work, base="v1").summary.startswith("2 operations compared with v1 (")


class TestNotApplicable:
    def test_a_new_document(self, work: Path, tmp_path: Path) -> None:
        folder = tmp_path / "fresh"
        folder.mkdir()
        git(folder, "init", "--quiet")
        commit(folder, None)
        git(folder, "checkout", "--quiet", "-b", "work")
        commit(folder, document())
        outcome = breaking(folder)
        assert outcome.status is Status.NOT_APPLICABLE
        assert outcome.summary.startswith("openapi.json is new since main (")

    def test_the_first_commit(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        commit(tmp_path, document())
        outcome = breaking(tmp_path)
        assert outcome.status is Status.NOT_APPLICABLE
        assert outcome.summary == "this is the first commit: nothing came before"


class TestBlind:
    def test_no_git(self, tmp_path: Path) -> None:
        (tmp_path / "openapi.json").write_text(json.dumps(document()))
        outcome = breaking(tmp_path)
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == "there is no git history"

    def test_no_document(self, tmp_path: Path) -> None:
        outcome = breaking(tmp_path, shop())
        assert outcome.status is Status.INCONCLUSIVE
        assert "commit it" in outcome.advice

    def test_a_shallow_clone(self, work: Path, tmp_path: Path) -> None:
        commit(work, changed(_adds_note))
        source = f"file://{work}"
        git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=work", source, "clone")
        outcome = breaking(tmp_path / "clone")
        assert outcome.status is Status.INCONCLUSIVE
        assert "fetch-depth: 0" in outcome.advice

    @pytest.mark.parametrize("base", ["nowhere", "--output=x"])
    def test_a_base_that_is_not_there(self, base: str, work: Path) -> None:
        outcome = breaking(work, base=base)
        assert outcome.status is Status.INCONCLUSIVE
        assert outcome.summary == f"no base branch is known here (looked for {base})"
