"""Where a checklist is looked for, and what is said when it is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pytest_backend_dod.checklist.locating import DEFAULT_FILE, Located, locate
from pytest_backend_dod.errors import UsageError

Write = Callable[[str, str], Path]

LIST = "# Definition of Done\n\n- [ ] Suite green\n"
SECTION = "# Guide\n\n- Welcome\n\n## Definition of Done\n\n- [ ] Suite green\n\n## End\n\n- Bye\n"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def found(located: Located) -> list[tuple[str, str]]:
    return [(item.file, item.text) for item in located.items]


# --- Configured paths -------------------------------------------------------------------------


def test_configured_files_are_read_in_their_order_with_ids_unique_over_all(
    tmp_path: Path, write: Write
) -> None:
    write("team/b.md", "- Suite green\n")
    write("team/a.md", "- Suite green\n")
    write("DEFINITION_OF_DONE.md", "- Not asked for\n")

    located = locate(tmp_path, ["team/b.md", "./team/a.md", "team/b.md"])

    assert located.files == ("team/b.md", "team/a.md")
    assert found(located) == [("team/b.md", "Suite green"), ("team/a.md", "Suite green")]
    assert [item.id for item in located.items] == ["suite-green", "suite-green-2"]
    assert (located.default, located.note) == (False, "")


def test_a_configured_file_may_lie_outside_the_root(tmp_path: Path, write: Write) -> None:
    write("shared/dod.md", LIST)
    (tmp_path / "app").mkdir()

    assert locate(tmp_path / "app", ["../shared/dod.md"]).files == ("../shared/dod.md",)


@pytest.mark.parametrize(("name", "problem"), [("gone.md", "is missing"), ("docs", "is a folder")])
def test_a_configured_path_that_is_no_file(tmp_path: Path, name: str, problem: str) -> None:
    (tmp_path / "docs").mkdir()

    with pytest.raises(UsageError, match=problem) as caught:
        locate(tmp_path, [name])

    assert caught.value.where == "pyproject.toml: tool.backend-dod.checklist"
    assert "checklist = [" in caught.value.remedy


def test_a_configured_file_without_a_criterion(tmp_path: Path, write: Write) -> None:
    write("rules.md", "# Rules\n\nBe kind.\n")

    with pytest.raises(UsageError, match="no criterion found") as caught:
        locate(tmp_path, ["rules.md"])

    assert "rules.md" in caught.value.where
    assert "- [ ] " in caught.value.remedy


# --- Files named as a definition of done ------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "DEFINITION_OF_DONE.md",
        "definition-of-done.markdown",
        "Definition of Done.md",
        "DefinitionOfDone.md",
        "DOD.md",
        "docs/dod.md",
        "Docs/definition_of_done.md",
        ".github/DEFINITION_OF_DONE.md",
        "doc/DEFINITION-OF-DONE.MD",
    ],
)
def test_usual_names_and_places(tmp_path: Path, write: Write, name: str) -> None:
    write(name, "- Suite green\n")

    located = locate(tmp_path, [])

    assert found(located) == [(name, "Suite green")]
    assert (located.files, located.default, located.note) == ((name,), False, "")


@pytest.mark.parametrize("name", ["dodo.md", "DEFINITION_OF_READY.md", "dod.py", "src/dod.md"])
def test_other_names_and_places(tmp_path: Path, write: Write, name: str) -> None:
    write(name, LIST)

    assert locate(tmp_path, []).default


def test_the_root_goes_before_docs_and_the_others_are_mentioned(
    tmp_path: Path, write: Write
) -> None:
    write("docs/DEFINITION_OF_DONE.md", LIST)
    write("dod.md", LIST)

    located = locate(tmp_path, [])

    assert located.files == ("dod.md",)
    assert "docs/DEFINITION_OF_DONE.md" in located.note
    assert "tool.backend-dod.checklist" in located.note


def test_an_empty_one_is_an_error_and_nothing_else_is_used(tmp_path: Path, write: Write) -> None:
    write("docs/DEFINITION_OF_DONE.md", "# Definition of Done\n\nTo be written.\n")
    write("README.md", SECTION)

    with pytest.raises(UsageError, match="looked for task lists") as caught:
        locate(tmp_path, [])

    assert caught.value.where == "docs/DEFINITION_OF_DONE.md"
    assert "- [ ] " in caught.value.remedy


# --- Sections of other files ------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "CONTRIBUTING.md",
        "docs/contributing.md",
        ".github/CONTRIBUTING.md",
        "AGENTS.md",
        "README.md",
        ".claude/agents/builder.md",
        "CLAUDE.md",
        ".github/PULL_REQUEST_TEMPLATE.md",
        "pull_request_template.md",
        ".github/PULL_REQUEST_TEMPLATE/feature.md",
    ],
)
def test_a_section_headed_definition_of_done(tmp_path: Path, write: Write, name: str) -> None:
    write(name, SECTION)

    assert found(locate(tmp_path, [])) == [(name, "Suite green")]


def test_other_checklists_in_such_files_do_not_count(tmp_path: Path, write: Write) -> None:
    write("README.md", "# Shop\n\n## Release checklist\n\n- [ ] Announced\n")
    write(".github/pull_request_template.md", "## Checklist\n\n- [ ] Tested\n")

    assert locate(tmp_path, []).default


def test_contributing_goes_before_readme_which_is_mentioned(tmp_path: Path, write: Write) -> None:
    write("README.md", SECTION)
    write("CONTRIBUTING.md", SECTION)

    located = locate(tmp_path, [])

    assert located.files == ("CONTRIBUTING.md",)
    assert "README.md" in located.note


def test_of_several_agents_the_one_for_the_backend_is_taken(tmp_path: Path, write: Write) -> None:
    write(".claude/agents/designer.md", SECTION)
    write(".claude/agents/backend-engineer.md", SECTION)

    located = locate(tmp_path, [])

    assert located.files == (".claude/agents/backend-engineer.md",)
    assert ".claude/agents/designer.md" in located.note


def test_two_names_for_one_file_are_one_checklist(tmp_path: Path, write: Write) -> None:
    try:
        (tmp_path / "CLAUDE.md").symlink_to(write("AGENTS.md", SECTION))
    except OSError:
        pytest.skip("no permission to make links here")

    located = locate(tmp_path, [])

    assert (located.files, located.note) == (("AGENTS.md",), "")


def test_an_undecodable_file_matters_only_when_it_holds_the_list(
    tmp_path: Path, write: Write
) -> None:
    write("README.md", "").write_bytes(b"# Caf\xe9\n")
    assert locate(tmp_path, []).default

    write("README.md", "").write_bytes(b"# Caf\xe9\n\n## Definition of Done\n\n- Tested\n")
    with pytest.raises(UsageError, match=r"README\.md:1"):
        locate(tmp_path, [])


# --- The packaged checklist -------------------------------------------------------------------


def test_without_any_checklist_the_packaged_one_is_used_and_says_so(tmp_path: Path) -> None:
    located = locate(tmp_path, [])

    assert located.default
    assert located.files == (DEFAULT_FILE,)
    assert {item.file for item in located.items} == {DEFAULT_FILE}
    assert "DEFINITION_OF_DONE.md" in located.note
    assert [(item.text, item.checked) for item in located.items] == [
        ("All endpoints implemented and tested", False),
        ("Database migrations created and tested", False),
        ("Input validation implemented", False),
        ("Error handling comprehensive", False),
        ("Rate limiting configured where needed", False),
        ("Tests achieve >80% coverage", False),
        ("API documentation updated", False),
        ("Logging and monitoring added", False),
    ]
