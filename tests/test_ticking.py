"""Setting the boxes of a checklist to the verdicts, and nothing else."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pytest_backend_dod import ticking
from pytest_backend_dod.checklist.locating import locate
from pytest_backend_dod.checklist.reading import decode, read_items
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.model import Item, Result, Scene, State, Verdict
from pytest_backend_dod.ticking import Change, set_boxes, tick, wanted

from .conftest import Project


def items_of(data: bytes, *, strict: bool = False) -> tuple[Item, ...]:
    text = decode(data, file="done.md")
    return read_items(text, file="done.md", title_known=not strict, strict=strict)


def ticked(text: str, *wishes: bool | None) -> str:
    """Return a checklist whose boxes were set, one wish for each item; None leaves it open."""
    items = items_of(text.encode())
    assert len(items) == len(wishes)
    by_id = {item.id: wish for item, wish in zip(items, wishes, strict=True) if wish is not None}
    return set_boxes(text.encode(), items, by_id).data.decode()


def result(items: tuple[Item, ...], *states: State, not_judged: str = "") -> Result:
    verdicts = tuple(
        Verdict(item=item, state=state, summary="")
        for item, state in zip(items, states, strict=True)
    )
    return Result(
        scene=Scene(checklists=("done.md",)),
        verdicts=() if not_judged else verdicts,
        not_judged=not_judged,
    )


# What a verdict means for a box


@pytest.mark.parametrize(
    ("state", "wish"),
    [
        (State.PASSED, True),
        (State.FAILED, False),
        (State.INCONCLUSIVE, False),
        (State.ERROR, False),
        (State.UNMAPPED, False),
        (State.UNAVAILABLE, False),
        (State.WAIVED, False),
        (State.ATTESTED, None),
        (State.NOT_APPLICABLE, None),
    ],
)
def test_done_by_evidence_is_ticked_and_a_promise_is_not(state: State, wish: bool | None) -> None:
    item = Item(id="a", text="A", file="done.md", line=1, checked=False)
    assert wanted(Verdict(item=item, state=state, summary="")) is wish


@pytest.mark.parametrize("state", [state for state in State if state is not State.PASSED])
def test_nothing_but_evidence_ticks_a_box(state: State) -> None:
    item = Item(id="a", text="A", file="done.md", line=1, checked=False)
    assert wanted(Verdict(item=item, state=state, summary="")) is not True


@pytest.mark.parametrize("values", [{"checked": None}, {"checked": True, "struck": True}])
def test_what_has_no_box_or_is_struck_stays(values: dict[str, bool | None]) -> None:
    item = Item(id="a", text="A", file="done.md", line=1, **values)  # type: ignore[arg-type]
    assert wanted(Verdict(item=item, state=State.PASSED, summary="")) is None


# Forms of boxes


@pytest.mark.parametrize(
    ("line", "with_tick", "without"),
    [
        ("- [ ] A b", "- [x] A b", "- [ ] A b"),
        ("- [x] A b", "- [x] A b", "- [ ] A b"),
        ("- [X] A b", "- [X] A b", "- [ ] A b"),
        ("* [✓] A b", "* [✓] A b", "* [ ] A b"),
        ("+ [-] A b", "+ [x] A b", "+ [-] A b"),
        ("1. [~] A b", "1. [x] A b", "1. [~] A b"),
        ("  - [\u00a0] A b", "  - [x] A b", "  - [\u00a0] A b"),
        ("- [ x ] A b", "- [ x ] A b", "- [ ] A b"),
        ("-[ ] A b", "-[x] A b", "-[ ] A b"),
        ("- [] A b", "- [x] A b", "- [] A b"),
        ("[ ] A b", "[x] A b", "[ ] A b"),
        ("• [ ] A b", "• [x] A b", "• [ ] A b"),
        (r"- \[ \] A b", r"- \[x\] A b", r"- \[ \] A b"),
        ("> - [ ] A b", "> - [x] A b", "> - [ ] A b"),
        ("☐ A b", "☑ A b", "☐ A b"),
        ("- ☑ A b", "- ☑ A b", "- ☐ A b"),
        ("- ✅ [ ] **A** b", "- ✅ [x] **A** b", "- ✅ [ ] **A** b"),
        ("- [ ] A [x] b", "- [x] A [x] b", "- [ ] A [x] b"),
        ("- <!-- [ ] --> [x] A b", "- <!-- [ ] --> [x] A b", "- <!-- [ ] --> [ ] A b"),
        ("- [ ] [A](x.md) b", "- [x] [A](x.md) b", "- [ ] [A](x.md) b"),
        ("- A b", "- A b", "- A b"),
    ],
)
def test_forms(line: str, with_tick: str, without: str) -> None:
    head, tail = "# Definition of Done\n\n", "\n\nThe end [ ] of it.\n"
    checked = items_of((head + line + tail).encode())[0].checked
    wishes = (None, None) if checked is None else (True, False)
    assert ticked(head + line + tail, wishes[0]) == head + with_tick + tail
    assert ticked(head + line + tail, wishes[1]) == head + without + tail


def test_nested_and_wrapped_items() -> None:
    text = (
        "# Definition of Done\n\n- [x] Tests pass\n  and go on here [ ] too\n"
        "    - [ ] on Linux\n    - [x] on Windows\n- Group:\n  1. [ ] docs\n"
    )
    assert ticked(text, False, True, False, True) == (
        "# Definition of Done\n\n- [ ] Tests pass\n  and go on here [ ] too\n"
        "    - [x] on Linux\n    - [ ] on Windows\n- Group:\n  1. [x] docs\n"
    )


def test_table_with_boxes() -> None:
    text = (
        "# Definition of Done\n\n| Criterion | Status | Note |\n|---|---|---|\n"
        "| Tests pass | [ ] | see [x] |\n| Docs | [x] | |\n"
    )
    assert ticked(text, True, False) == (
        "# Definition of Done\n\n| Criterion | Status | Note |\n|---|---|---|\n"
        "| Tests pass | [x] | see [x] |\n| Docs | [ ] | |\n"
    )


@pytest.mark.parametrize("words", [("yes", "no"), ("✅", "❌"), ("done", "open")])
def test_table_without_boxes_stays_and_is_told(words: tuple[str, str]) -> None:
    text = (
        "# Definition of Done\n\n| Criterion | Status |\n|---|---|\n"
        f"| Tests pass | {words[0]} |\n| Docs | {words[1]} |\n"
    ).encode()
    items = items_of(text)
    change = set_boxes(text, items, {items[0].id: False, items[1].id: True})
    assert change == Change(data=text, left=(5, 6))
    assert list(change.told) == ["no [ ] or [x] to set in line 5, 6"]


def test_boxes_that_are_no_items_stay() -> None:
    text = (
        "# Notes\n\n- [x] A choice\n\n# Definition of Done\n\n- [ ] Tests pass\n- ~~[x] Docs~~\n\n"
        "```\n- [ ] code\n```\n\n<!-- - [ ] gone -->\n"
    )
    assert ticked(text, True, None) == text.replace("[ ] Tests", "[x] Tests")


def test_the_same_text_twice() -> None:
    text = "# Definition of Done\n\n- [ ] Docs\n- [ ] Docs\n"
    assert ticked(text, False, True) == "# Definition of Done\n\n- [ ] Docs\n- [x] Docs\n"


# Bytes

WORDS = st.sampled_from(["Tests pass", "Docs", "[x] is a box", "Ünïcode ✓ 日本", "`[ ]` in code"])
FORMS = st.sampled_from(
    ["- [ ] ", "- [x] ", "* [X] ", "+ [-] ", "1. [ ] ", "- ", "☐ ", "- ☑ ", "  - [ ] ", "-[ ] "]
)
OTHERS = st.sampled_from(
    ["", "Some text [ ] here.", "## More", "<!-- [ ] -->", "| a | b |", "\tindented", "~~- [ ] x~~"]
)
LINES = st.one_of(st.tuples(FORMS, WORDS).map("".join), OTHERS)
ENCODINGS = st.sampled_from(
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ]
)
MARKS = " \u00a0xX-☐☑"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    lines=st.lists(st.tuples(LINES, st.sampled_from(["\n", "\r\n", "\r"])), max_size=12),
    end=st.booleans(),
    coding=ENCODINGS,
    wishes=st.lists(st.booleans(), min_size=14, max_size=14),
)
def test_nothing_but_boxes_differs(
    lines: list[tuple[str, str]], end: bool, coding: tuple[bytes, str], wishes: list[bool]
) -> None:
    """Whatever is in the file, its length in characters stays, and so does all that is no box."""
    text = "# Definition of Done\n\n" + "".join(line + stop for line, stop in lines)
    text = text if end else text.rstrip("\r\n")
    mark, encoding = coding
    data = mark + text.encode(encoding)
    items = items_of(data)
    by_id = {
        item.id: wish
        for item, wish in zip(items, wishes, strict=False)
        if item.checked is not None and not item.struck
    }

    change = set_boxes(data, items, by_id)

    assert change.data.startswith(mark)
    after = change.data[len(mark) :].decode(encoding)
    differing = [(a, b) for a, b in zip(text, after, strict=True) if a != b]
    assert len(differing) == change.ticked + change.cleared
    assert all(a in MARKS and b in " x☐☑" for a, b in differing)
    assert change.left == ()
    for before, now in zip(items, items_of(change.data), strict=True):
        assert now.checked is by_id.get(before.id, before.checked)
        assert (now.text, now.line, now.struck) == (before.text, before.line, before.struck)
    assert set_boxes(change.data, items_of(change.data), by_id).data == change.data


def test_a_file_that_changed_meanwhile_stays(tmp_path: Path) -> None:
    before = b"# Definition of Done\n\n- [ ] Tests pass\n"
    items = items_of(before)
    for after in (before + b"- [ ] More\n", b"", b"\xff\xfe\x00", before[:-3] + b"\xff"):
        with pytest.raises(UsageError, match="changed while the session ran"):
            set_boxes(after, items, {items[0].id: True})


# Files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "DEFINITION_OF_DONE.md").write_bytes(
        b"# Definition of Done\r\n\r\n- [ ] Tests pass\r\n- [x] Docs\r\n"
    )
    return tmp_path


def test_files_are_written_as_a_whole(folder: Path) -> None:
    path = folder / "DEFINITION_OF_DONE.md"
    path.chmod(0o640)
    located = locate(folder, ())
    ticks = tick(folder, located, result(located.items, State.PASSED, State.FAILED))
    assert path.read_bytes() == b"# Definition of Done\r\n\r\n- [x] Tests pass\r\n- [ ] Docs\r\n"
    assert ticks.told == ("DEFINITION_OF_DONE.md: boxes set: 1 ticked, 1 cleared",)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(folder) == ["DEFINITION_OF_DONE.md"]


def test_nothing_is_written_when_all_boxes_are_right(folder: Path) -> None:
    path = folder / "DEFINITION_OF_DONE.md"
    before = path.stat()
    located = locate(folder, ())
    ticks = tick(folder, located, result(located.items, State.FAILED, State.PASSED))
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert ticks.told == ()


def test_nothing_is_written_when_nothing_was_judged(folder: Path) -> None:
    located = locate(folder, ())
    before = (folder / "DEFINITION_OF_DONE.md").read_bytes()
    tick(folder, located, result((), not_judged="no test ran"))
    assert (folder / "DEFINITION_OF_DONE.md").read_bytes() == before


def test_items_that_were_not_chosen_keep_their_boxes(folder: Path) -> None:
    located = locate(folder, ())
    tick(folder, located, result(located.items[:1], State.PASSED))
    assert b"- [x] Tests pass\r\n- [x] Docs" in (folder / "DEFINITION_OF_DONE.md").read_bytes()


def test_a_link_stays_a_link(folder: Path) -> None:
    path = folder / "DEFINITION_OF_DONE.md"
    (folder / "real").mkdir()
    path.rename(folder / "real/list.md")
    path.symlink_to("real/list.md")
    located = locate(folder, ())
    tick(folder, located, result(located.items, State.PASSED, State.PASSED))
    assert path.is_symlink()
    assert b"[x] Tests pass" in (folder / "real/list.md").read_bytes()


def test_a_write_that_breaks_leaves_the_file_and_no_rest(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "DEFINITION_OF_DONE.md").read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ticking.os, "fsync", full)
    located = locate(folder, ())
    ticks = tick(folder, located, result(located.items, State.PASSED, State.PASSED))
    (trouble,) = ticks.troubles
    assert trouble == (
        "--backend-dod-tick: DEFINITION_OF_DONE.md was left as it is (No space left on device)"
    )
    assert (folder / "DEFINITION_OF_DONE.md").read_bytes() == before
    assert os.listdir(folder) == ["DEFINITION_OF_DONE.md"]


def test_several_files_and_sections_of_files_that_hold_much_else(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Definition of Done\n\n- [ ] Docs\n")
    (tmp_path / "b.md").write_text("# Definition of Done\n\n- [ ] Docs\n")
    located = locate(tmp_path, ["a.md", "b.md"])
    tick(tmp_path, located, result(located.items, State.FAILED, State.PASSED))
    assert (tmp_path / "a.md").read_text() == "# Definition of Done\n\n- [ ] Docs\n"
    assert (tmp_path / "b.md").read_text() == "# Definition of Done\n\n- [x] Docs\n"


def test_a_section_of_the_rules(tmp_path: Path) -> None:
    text = (
        "# Rules\n\n- [ ] Be kind\n\n## Definition of Done\n\n- [ ] Docs\n\n## Checks\n\n- [ ] a\n"
    )
    (tmp_path / "CONTRIBUTING.md").write_text(text)
    located = locate(tmp_path, ())
    tick(tmp_path, located, result(located.items, State.PASSED))
    assert (tmp_path / "CONTRIBUTING.md").read_text() == text.replace("[ ] Docs", "[x] Docs")


# Runs

LIST = """
    # Definition of Done

    - [ ] All tests pass
    - [x] It is broken <!-- dod: command run=false -->
    - [x] It is tolerated <!-- dod: command run=false -->
    - [x] ~~It is gone~~
    - [ ] Reviewed by a second developer
"""
PROMISES = """
    [[tool.backend-dod.waivers]]
    item = "it-is-tolerated"
    reason = "the move"
    until = 2999-12-31

    [[tool.backend-dod.attestations]]
    item = "reviewed-by-a-second-developer"
    by = "Ada"
    on = 2020-01-01
    until = 2999-12-31
"""


def test_a_run_sets_the_boxes(project: Project) -> None:
    project.write(
        {
            "DEFINITION_OF_DONE.md": LIST,
            "pyproject.toml": PROMISES,
            "test_one.py": "def test_one(): pass\n",
        }
    )
    run = project.gate("--backend-dod-tick")
    assert run.status == 1
    lines = (project.path / "DEFINITION_OF_DONE.md").read_text().splitlines()
    assert [line[:5] for line in lines[2:]] == ["- [x]", "- [ ]", "- [ ]", "- [x]", "- [ ]"]
    assert "DEFINITION_OF_DONE.md: boxes set: 1 ticked, 2 cleared" in run.section


def test_a_run_that_was_not_judged_sets_none(project: Project) -> None:
    project.checklist("[x] All tests pass").write({"test_one.py": "import nowhere_at_all\n"})
    before = (project.path / "DEFINITION_OF_DONE.md").read_bytes()
    assert project.gate("--backend-dod-tick").status == 2
    assert (project.path / "DEFINITION_OF_DONE.md").read_bytes() == before


def test_the_plan_sets_none(project: Project) -> None:
    project.checklist("All tests pass").write({"test_one.py": "def test_one(): pass\n"})
    before = (project.path / "DEFINITION_OF_DONE.md").read_bytes()
    assert project.gate("--backend-dod-tick", "--collect-only").status == 0
    assert (project.path / "DEFINITION_OF_DONE.md").read_bytes() == before


def test_the_packaged_checklist_is_nobodys_to_tick(project: Project) -> None:
    run = project.write({"test_one.py": "def test_one(): pass\n"}).gate("--backend-dod-tick")
    assert run.status == pytest.ExitCode.USAGE_ERROR
    assert "the packaged checklist has no boxes of this project" in run.text
