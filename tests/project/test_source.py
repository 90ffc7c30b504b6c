"""Which line of the project an exception points at, and what it complains of."""

from __future__ import annotations

import asyncio
import json
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from pytest_backend_dod.project.source import complaint, culprit
from pytest_backend_dod.recording.imports import ImportWatch

HERE = "tests/project/test_source.py"


def formatted(work: Callable[[], object]) -> str:
    with pytest.raises(Exception) as caught:
        work()
    return "".join(traceback.format_exception(caught.value))


def line_of(work: Callable[[], object]) -> int:
    return work.__code__.co_firstlineno


@pytest.fixture(autouse=True)
def _at_the_root(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(request.config.rootpath)


class TestCulprit:
    def test_the_last_frame_of_the_project(self) -> None:
        work = lambda: {}["missing"]  # noqa: E731
        assert culprit(formatted(work)) == f"{HERE}:{line_of(work)}"

    def test_a_test_that_went_to_another_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        work = lambda: {}["missing"]  # noqa: E731
        said = formatted(work)
        monkeypatch.chdir(tmp_path)
        assert culprit(said) == f"{HERE}:{line_of(work)}"

    def test_frames_of_the_standard_library_are_passed_over(self) -> None:
        work = lambda: json.loads("{")  # noqa: E731
        assert "json/decoder.py" in formatted(work)
        assert culprit(formatted(work)) == f"{HERE}:{line_of(work)}"

    def test_frames_of_installed_packages_are_passed_over(self) -> None:
        import flask

        work = lambda: flask.current_app.name  # noqa: E731
        assert "site-packages" in formatted(work)
        assert culprit(formatted(work)) == f"{HERE}:{line_of(work)}"

    def test_frames_of_the_gate_are_passed_over(self) -> None:
        def work() -> None:
            ImportWatch().watch("json", None)  # type: ignore[arg-type]

        assert "pytest_backend_dod/recording/imports.py" in formatted(work)
        assert culprit(formatted(work)) == f"{HERE}:{line_of(work) + 1}"

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "ValueError: no frame at all",
            f'  File "{json.__file__}", line 3, in loads\nValueError: x\n',
            '  File "<string>", line 1, in <module>\nValueError: x\n',
            '  File "/srv/venv/lib/python3.11/site-packages/a.py", line 1, in f\nValueError: x\n',
        ],
    )
    def test_without_a_frame_of_the_project(self, text: str) -> None:
        assert culprit(text) == ""

    def test_a_middleware_that_hands_on_is_passed_over(self) -> None:
        handing = (
            '  File "/srv/shop/app.py", line 12, in tell\n    return await call_next(request)\n'
        )
        deeper = '  File "/srv/lib/site-packages/a.py", line 1, in f\n    x\nValueError: x\n'
        own = '  File "/srv/shop/orders.py", line 7, in create\n    x\n'
        assert culprit(handing + deeper) == ""
        assert culprit(own + handing + deeper) == "/srv/shop/orders.py:7"
        assert culprit(handing + own + deeper) == "/srv/shop/orders.py:7"
        # Nothing was called any more: this line itself has raised.
        assert culprit(handing + "TypeError: x\n") == "/srv/shop/app.py:12"

    def test_a_place_in_a_message_is_no_frame(self) -> None:
        """FastAPI names the function in the message of what it refuses."""
        text = (
            'Traceback (most recent call last):\n  File "/srv/site-packages/a.py", line 1, in f\n'
            '    x\nRefused: 1 error:\n  what\n\n  File "/srv/shop.py", line 3, in create\n    POST /\n'
        )
        chained = (
            "\nDuring handling of the above exception, another exception occurred:\n\n"
            'Traceback (most recent call last):\n  File "/srv/site-packages/a.py", line 2, in g\n'
            "    y\nValueError: x\n"
        )
        assert culprit(text) == culprit(text + chained) == ""
        assert complaint(text) == "Refused: 1 error:"
        assert complaint(text + chained) == "ValueError: x"

    def test_a_file_elsewhere_keeps_its_whole_path(self) -> None:
        text = '  File "/srv/shop/app.py", line 12, in create\n    x\nValueError: x\n'
        assert culprit(text) == "/srv/shop/app.py:12"

    def test_a_file_below_the_current_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        text = f'  File "{tmp_path}/shop/app.py", line 12, in create\n    x\nValueError: x\n'
        assert culprit(text) == "shop/app.py:12"


class TestComplaint:
    def test_type_and_message(self) -> None:
        assert complaint(formatted(lambda: 1 / 0)) == "ZeroDivisionError: division by zero"

    def test_only_the_first_line_of_a_long_message(self) -> None:
        def work() -> None:
            raise ValueError("no such column\n[SQL: SELECT x]\n(Background on this error)")

        assert complaint(formatted(work)) == "ValueError: no such column"

    def test_a_hint_before_the_message_is_passed_over(self) -> None:
        def work() -> None:
            hint = "(raised as a result of a flush; consider a session.no_autoflush() block)"
            raise ValueError(f"{hint}\n(sqlite3.IntegrityError) UNIQUE constraint failed: a.slug")

        told = "ValueError: (sqlite3.IntegrityError) UNIQUE constraint failed: a.slug"
        assert complaint(formatted(work)) == told

    def test_a_message_in_brackets_is_told(self) -> None:
        def work() -> None:
            raise ValueError("(1, 2)")

        assert complaint(formatted(work)) == "ValueError: (1, 2)"

    def test_the_last_of_a_chain(self) -> None:
        def work() -> None:
            try:
                {}["first"]
            except KeyError as problem:
                raise ValueError("second") from problem

        assert complaint(formatted(work)) == "ValueError: second"

    def test_addresses_of_objects_are_left_out(self) -> None:
        def work() -> None:
            raise ValueError("bad <object at 0x7f0011223344>")

        assert complaint(formatted(work)) == "ValueError: bad <object at 0x…>"

    def test_a_text_without_frames(self) -> None:
        assert complaint("ValueError: plain\n") == "ValueError: plain"
        assert complaint("") == ""


@pytest.mark.skipif(sys.version_info < (3, 11), reason="groups of exceptions came with Python 3.11")
def test_a_group_of_exceptions_is_named_by_its_last_member() -> None:
    async def broken() -> None:
        raise LookupError("no such order")

    async def work() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(broken())

    text = formatted(lambda: asyncio.run(work()))
    assert complaint(text) == "LookupError: no such order"
    assert culprit(text) == f"{HERE}:{line_of(broken) + 1}"  # type: ignore[arg-type]
