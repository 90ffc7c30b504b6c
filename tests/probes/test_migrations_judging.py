"""What events of migrations come to, without running any."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pytest_backend_dod.probes.migrations_again import Again
from pytest_backend_dod.probes.migrations_findings import Rules
from pytest_backend_dod.probes.migrations_judging import Judged, judge
from pytest_backend_dod.project.migrations.records import Model

AGAIN = Again(walk="alembic upgrade head", compare="alembic check")
RULES = Rules(downgrade=True, reversible=False, lossy=(), ignore=())
BOOK = Model(name="Book", table="books", orm="SQLAlchemy", path="shop.py", line=3)
FINE: list[dict[str, Any]] = [
    {"kind": "revisions", "count": 1, "heads": [{"revision": "a", "where": "a.py:1", "labelled": False}]},
    {"kind": "connected", "target": "the file m.db", "ours": True},
    {"kind": "reached", "applied": 1},
    {"kind": "metadata", "tables": ["books"]},
    {"kind": "rows", "filled": ["books"], "empty": []},
    {"kind": "walked", "revision": "a"},
    {"kind": "ended"},
]  # fmt: skip


def judged(*more: dict[str, Any], rules: Rules = RULES) -> Judged:
    return judge([*FINE, *more], "alembic.ini", rules, [BOOK], AGAIN)


def broke(stage: str, error: str = "OperationalError: no", **more: Any) -> dict[str, Any]:
    plain = {"kind": "broke", "refused": False, "declared": False, "not_null": False}
    return {**plain, "stage": stage, "revision": "a", "where": "a.py:9", "error": error, **more}


def test_nothing_is_held_against_what_went_well() -> None:
    assert judged() == Judged(
        measures={
            "revisions": 1,
            "walked": 1,
            "compared": 1,
            "ignored": 0,
            "tables_with_rows": 1,
            "refused": 0,
        },
        chain=({"place": "alembic.ini", "revision": "a", "way": "up, down, up", "trouble": ""},),
    )


@pytest.mark.parametrize(
    ("event", "what"),
    [
        (broke("up"), "revision a cannot be applied to an empty database"),
        (broke("down"), "revision a cannot be taken back"),
        (broke("again"), "revision a cannot be applied again after it was taken back"),
        ({"kind": "unlike-first", "revision": "a", "where": "a.py:1", "differences": ["x"]},
         "applied again, revision a builds another schema"),
        ({"kind": "no-package", "app": "shop", "models": 2, "where": "shop.py:3"},
         "app shop has models (2) but no migrations"),
    ],
)  # fmt: skip
def test_what_went_wrong_is_a_finding_with_a_command(event: dict[str, Any], what: str) -> None:
    (found,) = judged(event).findings
    assert found.what == what
    assert found.reproduce and found.remedy and found.where


@pytest.mark.parametrize(
    "error",
    [
        'UndefinedObject: role "app_rw" does not exist',
        "ModuleNotFoundError: No module named 'geoalchemy2'",
    ],
)
def test_what_the_server_lacks_is_no_fault_of_the_revision(error: str) -> None:
    outcome = judged(broke("up", error))
    assert not outcome.findings
    assert "revision a needs what is not here" in outcome.unseen


@pytest.mark.parametrize(
    "event",
    [
        broke("up", 'FeatureNotSupported: extension "uuid-ossp" is not available DETAIL: no file'),
        broke("again", 'extension "uuid-ossp" is not available'),
        broke(
            "up",
            "UndefinedFile: could not open extension control file "
            '"/usr/share/postgresql/12/extension/uuid-ossp.control": No such file or directory',
        ),
        {"kind": "problem", "type": "NotSupportedError", "where": "a.py:9",
         "error": 'FeatureNotSupported: extension "uuid-ossp" is not available'},
    ],
    ids=["in a revision", "applied again", "as older servers say it", "in env.py"],
)  # fmt: skip
def test_an_extension_that_is_not_there_is_named_with_what_to_do(event: dict[str, Any]) -> None:
    outcome = judged(event)
    assert not outcome.findings
    assert outcome.unseen == (
        "alembic.ini needs the extension uuid-ossp, which is not available here (a.py:9)"
    )
    assert 'command = { run = "…" } on a server of your own that has uuid-ossp' in outcome.advice


def test_a_failure_behind_a_refusal_is_not_the_revision_s() -> None:
    refused = {"kind": "refused", "target": "the file prod.db", "database": True}
    outcome = judged(refused, broke("up"))
    assert not outcome.findings
    assert outcome.unseen == "alembic.ini asks for the file prod.db, which was not opened"


def test_heads_of_named_branches_are_meant() -> None:
    heads = [{"revision": name, "where": f"{name}.py:1", "labelled": True} for name in "ab"]
    events = [{"kind": "revisions", "count": 2, "heads": heads}, *FINE[1:]]
    assert not judge(events, "alembic.ini", RULES, [BOOK], AGAIN).findings
    heads[1]["labelled"] = False
    assert len(judge(events, "alembic.ini", RULES, [BOOK], AGAIN).findings) == 1


def test_a_model_that_env_does_not_know() -> None:
    lost = Model(name="Loan", table="loans", orm="SQLAlchemy", path="loans.py", line=7)
    (found,) = judge(FINE, "alembic.ini", RULES, [BOOK, lost], AGAIN).findings
    assert found.where == "loans.py:7"
    assert (
        found.what == "no migration makes the table loans, and env.py does not know its model Loan"
    )


def test_the_head_has_to_be_reached() -> None:
    events = [event for event in FINE if event["kind"] != "reached"]
    assert "the head was not reached" in judge(events, "alembic.ini", RULES, [BOOK], AGAIN).unseen


def test_a_defect_of_the_gate_is_told_as_one() -> None:
    with pytest.raises(RuntimeError, match=r"rows\.py:3"):
        judged({"kind": "defect", "error": "TypeError: x", "where": "rows.py:3"})


def test_what_was_compared_is_counted_by_the_tables_of_the_models() -> None:
    assert judged({"kind": "metadata", "tables": ["books", "loans"]}).measures["compared"] == 2
    rules = replace(RULES, ignore=("book*",))
    drift = {"kind": "drift", "table": "books", "phrase": "column x is missing in the models"}
    assert judged(drift, rules=rules).measures["ignored"] == 1
    nothing = [event for event in FINE if event["kind"] != "metadata"]
    nothing.append({"kind": "metadata", "tables": []})
    assert judge(nothing, "alembic.ini", RULES, [], AGAIN).measures["compared"] == 0


def test_differences_are_shown_again_by_comparing() -> None:
    (found,) = judged({"kind": "drift", "table": "books", "phrase": "x"}).findings
    assert found.reproduce == "alembic check"
    (found,) = judged(broke("down")).findings
    assert found.reproduce == "alembic upgrade head"
