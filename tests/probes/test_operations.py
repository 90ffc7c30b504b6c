"""Why an operation was not decided, for people."""

from __future__ import annotations

from pytest_backend_dod.hosts.interface import Survey
from pytest_backend_dod.probes.operations import forbidden

LOST = "t.py::test_link"
WHY = "its tests could not serve: t.py::test_link: sent again, it was answered with 500"


def test_what_may_not_be_written_to() -> None:
    assert (
        forbidden("POST /a", Survey()) == "it may write, and the target is not declared disposable"
    )


def test_a_lost_test_is_the_reason_where_one_called_the_operation() -> None:
    survey = Survey(
        exercised={"POST /a": {"201": 1}},
        unserved={"POST /a": [LOST]},
        lost={LOST: "sent again, it was answered with 500"},
    )
    assert forbidden("POST /a", survey) == WHY
