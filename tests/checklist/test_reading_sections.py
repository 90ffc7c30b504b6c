"""Under which headings a list counts, and which heading is the section."""

from __future__ import annotations

import pytest

from .documents import read, texts

# --- Sections --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("## Testing [BLOCKER] ##", "Testing [BLOCKER]"),
        ("## [Documentation](docs/index.md):", "Documentation"),
        ("##Code", "Code"),
        ("##Code##", "Code"),
        ("## 🔒 Security :lock:", "🔒 Security :lock:"),
        ("**Code:**", "Code"),
        ("**Code** (all repositories):", "Code (all repositories)"),
        ("<h3 align='center'>Code</h3>", "Code"),
        ("=== Code ===\n---", "Code"),
    ],
)
def test_the_nearest_heading_is_the_section(heading: str, section: str) -> None:
    (item,) = read(f"# Definition of Done\n\n{heading}\n\n- [ ] Suite green\n")

    assert item.section == section


def test_topics_are_groups_and_other_parents_are_items() -> None:
    items = read(
        "# DoD\n\n"
        "- Tests\n  - unit tests green\n"
        "- Operations:\n  * logs are written as JSON\n    * no personal data\n"
        "- **Error handling**\n  - one format\n"
        "- [ ] Documentation\n  - [x] README\n"
        "- Docs updated\n  - in the same pull request\n"
        "- The reviewer confirms:\n- speed\n"
    )

    assert [(i.text, i.section) for i in items] == [
        ("unit tests green", "Tests"),
        ("logs are written as JSON", "Operations"),
        ("no personal data", "Operations"),
        ("one format", "Error handling"),
        ("Documentation", "DoD"),
        ("README", "DoD"),
        ("Docs updated", "DoD"),
        ("in the same pull request", "DoD"),
        ("The reviewer confirms:", "DoD"),
        ("speed", "DoD"),
    ]


def test_a_lead_in_is_the_section_only_where_no_heading_names_the_criteria() -> None:
    (outside,) = read(
        "# Guide\n\nWe use:\n\n- pip\n\nBefore you open a pull request:\n\n- tested\n"
    )
    (inside,) = read("# DoD\n\nA story is done when:\n\n- tested\n")
    (ticked,) = read("# Notes\n\nBy ticking these boxes I confirm that:\n\n- [ ] I wrote tests\n")

    assert outside.section == "Before you open a pull request"
    assert inside.section == "DoD"
    assert ticked.section == "By ticking these boxes I confirm that"


# --- Which lists count -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "Definition of Done",
        "DEFINITION OF DONE (DoD)",
        "5. Definition-of-Done — Backend v1",
        "✅ DoD",
        "Definiton of done",
        "Done criteria",
        "What does done mean?",
        "Definition of Ready and Done",
        "A task is not done until",
        "Definición de Hecho",
        "Definição de Pronto",
        "Définition de « terminé »",
        "Fertig-Kriterien",
        "Definizione di finito",
        "Критерії готовності",
        "Định nghĩa hoàn thành",
        "Definisi Selesai",
        "完了の定義",
        "完成标准",
        "완료 조건",
        "Checklist",
        "Pre-merge checklist",
        "Security gate",
        "Production readiness",
        "Ready to merge",
        "Before review",
        "Release criteria",
        "Sprint exit",
        "When you are done",
        "Avant de demander une relecture",
        "Antes de pedir la revisión",
        "Bevor der Zweig gemergt wird",
    ],
)
def test_headings_that_name_criteria(heading: str) -> None:
    assert texts(f"# Handbook\n\n## {heading}\n\n- Suite green\n") == ["Suite green"]


@pytest.mark.parametrize(
    "heading",
    [
        "Definition of Ready",
        "Ready for development",
        "Definition of Blocked",
        "準備完了の定義",
        "Definición de Preparado",
        "Acceptance criteria",
        "Type of change",
        "How was this tested?",
        "Principles",
        "Workflow",
        "Contents",
        "Roadmap",
        "Key features",
        "Onboarding checklist",
        "Incident checklist",
        "Before you start",
        "Before opening an issue",
        "Stop conditions for the release",
        "What is not done",
        "Examples of DoD violations",
        "Meetings",
        "feature-checklist",
        "Release checklist tool",
        "Roadmap to DoD",
        "Vorteile einer Definition of Done",
        "Working with a definition of done",
    ],
)
def test_headings_that_do_not(heading: str) -> None:
    assert texts(f"# Handbook\n\n## {heading}\n\n- Something\n") == []


@pytest.mark.parametrize(
    "heading",
    [
        "Contents",
        "Type of change",
        "Workflow",
        "Stop conditions",
        "Responsible",
        "Exemption process",
    ]
    + ["Enforcement", "Resources & Tools", "What is not done", "Fora de escopo", "運用メモ"],
)
def test_some_sections_do_not_count_even_within_a_definition_of_done(heading: str) -> None:
    text = f"# Definition of Done\n\n## Code\n\n- [ ] Typed\n\n## {heading}\n\n- Something\n"

    assert texts(text) == ["Typed"]


def test_a_definition_ends_with_the_next_heading_of_its_rank() -> None:
    text = (
        "# Handbook\n\n## Definition of Done (Backend)\n\n- One\n\n### Data\n\n- Two\n\n"
        "## Meetings\n\n- Daily\n\n## Definition of Done (Frontend)\n\n- Three\n"
    )

    assert [(i.text, i.section) for i in read(text)] == [
        ("One", "Definition of Done (Backend)"),
        ("Two", "Data"),
        ("Three", "Definition of Done (Frontend)"),
    ]


def test_a_bold_paragraph_is_a_heading_and_a_bold_sentence_is_not() -> None:
    text = (
        "# Story\n\n**Acceptance criteria**\n\n- Button\n\n**Definition of Done**\n\n"
        "**Tick every box.**\n\n- Tested\n\n**Outlook**\n\n- Sandbox\n"
    )

    assert [(i.text, i.section) for i in read(text)] == [("Tested", "Definition of Done")]


def test_a_bullet_or_a_bare_line_can_be_the_heading() -> None:
    bullet = "# Plan\n\n- Goals\n  - speed\n- **Definition of Done**\n  - tested\n"
    bare = "# Plan\n\n- speed\n\nDefinition of Done\n\n- tested\n"

    assert texts(bullet) == texts(bare) == ["tested"]


def test_headings_do_not_reach_out_of_quotations_and_details() -> None:
    text = (
        "# Guide\n\n> **Definition of Done**\n> - quoted\n\n- outside\n\n"
        "<details>\n<summary>Definition of Done</summary>\n\n### Code\n- folded\n</details>\n\n"
        "- outside again\n"
    )

    assert [(i.text, i.section) for i in read(text)] == [
        ("quoted", "Definition of Done"),
        ("folded", "Code"),
    ]


def test_only_markdown_fences_below_such_a_heading_count() -> None:
    text = (
        "# Definition of Done\n\nCopy this:\n\n```markdown\n## Ready to merge\n\n- [ ] Tested\n"
        "```\n\n```bash\n- make test\n```\n\n# Other things\n\n```md\n- [ ] Not ours\n```\n"
    )

    assert [(i.text, i.line, i.section) for i in read(text)] == [("Tested", 8, "Ready to merge")]


def test_front_matter_holds_no_items_but_may_hold_the_title() -> None:
    prompt = "---\nname: builder\nkeywords:\n  - api\n---\n\n# Builder\n\n- Small steps\n"
    page = "---\ntitle: Definition of Done\n---\n\n- Tested\n"

    assert texts(prompt) == []
    assert [(i.text, i.line, i.section) for i in read(page)] == [
        ("Tested", 5, "Definition of Done")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "- [Code](#code)\n- [All tests pass](#tests)",
        "- [Coding standards](CODING.md)\n- [Governance](GOVERNANCE.md)",
        "- **Version:** 1.0\n- **Last updated:** 2026-01-31",
        "| Item | Value |\n|--|--|\n| Status | draft |\n| Owner | Ana |",
        "- Product Owner: {name}\n- Tech lead: {name}",
    ],
    ids=["contents", "documents", "metadata", "metadata-table", "people"],
)
def test_what_tells_about_the_document_is_no_list_of_criteria(lines: str) -> None:
    assert texts(f"# DoD\n\n{lines}\n\n## Code\n\n- [Every route typed](typing.md)\n") == [
        "Every route typed"
    ]


def test_all_sections_count_in_a_file_that_is_nothing_but_the_list() -> None:
    siblings = "## Definition of Done\n\n- [ ] One\n\n## Security\n\n- [ ] Two\n"
    handbook = "## Definition of Done\n\n- [ ] One\n\n## Background\n\nOld.\n\n## Sizes\n\n- S\n"

    assert texts(siblings) == ["One", "Two"]
    assert texts(handbook) == ["One"]


def test_a_file_known_by_its_name_needs_no_heading() -> None:
    text = "# Backend\n\n## Code\n\n- Typed\n\n## Definition of Ready\n\n- Estimated\n"

    assert texts(text) == []
    assert texts(text, title_known=True) == ["Typed"]
    assert texts("- Typed\n- Tested\n", title_known=True) == ["Typed", "Tested"]


def test_a_known_file_is_still_read_by_its_heading_when_it_has_one() -> None:
    text = "# Agreements\n\n## Sizes\n\n- S\n\n## Definition of Done\n\n- Tested\n"

    assert texts(text, title_known=True) == ["Tested"]


def test_strict_reading_takes_definitions_of_done_and_no_other_checklist() -> None:
    text = "# Guide\n\n## Checklist\n\n- Signed\n\n## Definition of Done\n\n- Tested\n"

    assert texts(text, strict=True) == ["Tested"]
    assert texts(text) == ["Signed", "Tested"]
