"""SIGTERM while the gate runs: it is the session's own, and nobody else's."""

from __future__ import annotations

import multiprocessing

import pytest

from .conftest import Project


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="there is no fork here"
)
def test_a_forked_child_ends_as_it_does_without_the_gate(project: Project) -> None:
    project.checklist("All tests pass").write(
        {
            "test_child.py": """
                import multiprocessing
                import signal
                import time

                def test_child():
                    child = multiprocessing.get_context("fork").Process(target=time.sleep, args=(60,))
                    child.start()
                    time.sleep(0.3)
                    child.terminate()
                    child.join(10)
                    assert child.exitcode == -signal.SIGTERM
            """,
        }
    )
    run = project.gate(apart=True)
    assert run.states == {"all-tests-pass": "passed"}
