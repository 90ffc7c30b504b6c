"""One small document for each way in which teams write their checklists."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_backend_dod.checklist.names import slug, unique_ids
from pytest_backend_dod.checklist.reading import decode, read_items
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.model import Item


def read(text: str, *, title_known: bool = False, strict: bool = False) -> tuple[Item, ...]:
    return read_items(text, file="dod.md", title_known=title_known, strict=strict)


def texts(text: str, *, title_known: bool = False, strict: bool = False) -> list[str]:
    return [item.text for item in read(text, title_known=title_known, strict=strict)]


# --- Kinds of lists ---------------------------------------------------------------------------


def test_a_task_list_gives_text_line_section_and_state() -> None:
    items = read("# Definition of Done\n\nAll of it.\n\n- [ ] Suite green\n- [X] Code reviewed\n")

    assert items == (
        Item(
            id="suite-green",
            text="Suite green",
            file="dod.md",
            line=5,
            section="Definition of Done",
            checked=False,
        ),
        Item(
            id="code-reviewed",
            text="Code reviewed",
            file="dod.md",
            line=6,
            section="Definition of Done",
            checked=True,
        ),
    )


@pytest.mark.parametrize(
    "entry",
    [
        "- Suite green",
        "* Suite green",
        "+ Suite green",
        "1. Suite green",
        "2) Suite green",
        "• Suite green",
        "・Suite green",
        "- ✅ Suite green",
        "- ✔️ **Suite** green",
        "- 1️⃣ Suite green",
        "- :white_check_mark: Suite green",
        "<li>Suite green</li>",
    ],
)
def test_every_bullet_is_dropped_and_is_no_state(entry: str) -> None:
    (item,) = read(f"# DoD\n\n{entry}\n")

    assert (item.text, item.checked) == ("Suite green", None)


@pytest.mark.parametrize(
    ("entry", "checked"),
    [
        ("- [ ] Suite green", False),
        ("* [x] Suite green", True),
        ("3.  [X] Suite green", True),
        ("4) [ ] Suite green", False),
        ("-[ ] Suite green", False),
        ("- [ ]Suite green", False),
        ("- [] Suite green", False),
        (r"- \[ \] Suite green", False),
        ("- [✓] Suite green", True),
        ("- **[x] Suite green**", True),
        ("- [ ] 🔒 Suite green", False),
        ("- ☐ Suite green", False),
        ("- ☑ Suite green", True),
        ("[ ] Suite green", False),
        ("[x] Suite green", True),
        ('- <input type="checkbox" checked> Suite green', True),
    ],
)
def test_every_box_gives_the_state(entry: str, checked: bool) -> None:
    (item,) = read(f"# DoD\n\n{entry}\n")

    assert (item.text, item.checked) == ("Suite green", checked)


@pytest.mark.parametrize(
    "text",
    ["[BLOCKER] Suite green", "`[ ]` means open", "[x](docs/x.md) marks the spot"],
)
def test_other_brackets_are_no_box(text: str) -> None:
    (item,) = read(f"# DoD\n\n- {text}\n")

    assert item.checked is None


def test_a_numbered_list_goes_on_when_its_delimiter_changes() -> None:
    assert texts("# DoD\n\n1. one\n2.  [ ] two\n3) [ ] three\n10. ten\n") == [
        "one",
        "two",
        "three",
        "ten",
    ]


def test_boxes_without_a_bullet_are_one_item_a_line() -> None:
    items = read(
        "DEFINITION OF DONE\n==================\n\n[ ] One\n[x] Two\n  goes on\n[ ] Three\n"
    )

    assert [(i.text, i.line, i.checked) for i in items] == [
        ("One", 4, False),
        ("Two goes on", 5, True),
        ("Three", 7, False),
    ]


def test_bare_emoji_lines_are_a_list_only_in_company() -> None:
    assert texts("# DoD\n\n✅ Tests\n✅ Docs\n\nThat is:\n\n✅ All!\n") == ["Tests", "Docs"]


def test_wrapped_lines_are_joined_and_later_paragraphs_left_out() -> None:
    items = read(
        "# DoD\n\n"
        "- Every endpoint has a test for the\n  expected answer\n"
        "* Errors are handled\nin one place.\n\n"
        "Everything else is taste.\n\n"
        "- Logged\n\n  as JSON, see the handbook\n"
    )

    assert [(i.text, i.line) for i in items] == [
        ("Every endpoint has a test for the expected answer", 3),
        ("Errors are handled in one place.", 5),
        ("Logged", 10),
    ]


def test_a_label_right_below_an_entry_is_no_part_of_it() -> None:
    items = read("# DoD\n\n- Tested\n**Data**\n- Migrated\n  safely\nNot enough:\n- Works here\n")

    assert [(i.text, i.section) for i in items] == [("Tested", "DoD"), ("Migrated safely", "Data")]


def test_table_of_criterion_proof_and_status() -> None:
    items = read(
        "# DoD\n\n"
        "| # | Criterion | Proof | Status |\n|---|---|---|:-:|\n"
        "| 1 | Every route in `openapi.yaml` | test | ✅ |\n"
        "| 2 | Coverage **≥ 80 %** | report | ⬜ |\n"
        "| 3 | Only `read \\| write` accepted | review | |\n"
    )

    assert [(i.text, i.line, i.checked) for i in items] == [
        ("Every route in openapi.yaml", 5, True),
        ("Coverage ≥ 80 %", 6, False),
        ("Only read | write accepted", 7, None),
    ]


def test_table_of_name_description_and_levels() -> None:
    items = read(
        "# DoD\n\n"
        "| Check | Description | Internal | Public |\n|---|---|---|---|\n"
        "| Health | `/healthz` responds | ✅ | ✅ |\n"
        "| [Rate limit](limits.md) | 60 requests per minute | | ✅ |\n"
    )

    assert [(i.text, i.checked) for i in items] == [
        ("Health: /healthz responds", None),
        ("Rate limit: 60 requests per minute", None),
    ]


def test_a_metric_and_its_target_are_one_criterion() -> None:
    assert texts("# DoD\n\n| Metric | Target |\n|--|--|\n| Coverage | ≥ 80 % |\n") == [
        "Coverage: ≥ 80 %"
    ]


def test_a_column_of_boxes_is_the_state_and_a_bold_row_a_group() -> None:
    items = read(
        "# DoD\n\n| | Item | Owner |\n|--|--|--|\n"
        "| | **Security** | |\n| [x] | CORS set | Ana |\n| [ ] | No secrets | Piet |\n"
    )

    assert [(i.text, i.section, i.checked) for i in items] == [
        ("CORS set", "Security", True),
        ("No secrets", "Security", False),
    ]


@pytest.mark.parametrize("head", ["Role | Person", "Tool | Description", "Version | Date"])
def test_tables_of_something_else_hold_no_items(head: str) -> None:
    assert texts(f"# DoD\n\n| {head} |\n|--|--|\n| Tech lead | Ana |\n") == []


# --- Text -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("**Tests:** `pytest` passes, _really_", "Tests: pytest passes, really"),
        ("See [the handbook](https://example.org/a) first", "See the handbook first"),
        ("Code <b>formatted</b> and <em>linted</em>", "Code formatted and linted"),
        ("Accepted <br>_(e.g. in the demo)_", "Accepted (e.g. in the demo)"),
        ("p95 &lt; 300 ms for reads &amp; writes", "p95 < 300 ms for reads & writes"),
        (r"No \*magic\* numbers", "No *magic* numbers"),
        ("**Tests:**green in CI", "Tests:green in CI"),
        ("GET /users/<id> answers 404", "GET /users/<id> answers 404"),
        ("snake_case_names only, 2 ** 3 is 8", "snake_case_names only, 2 ** 3 is 8"),
        ("`**kwargs` documented.", "**kwargs documented."),
    ],
)
def test_markup_goes_and_words_stay(written: str, text: str) -> None:
    assert texts(f"# DoD\n\n- [ ] {written}\n") == [text]


@pytest.mark.parametrize(
    ("written", "text", "struck"),
    [
        ("~~Migration is reversible~~", "Migration is reversible", True),
        ("~~Docs updated~~ (no route changed)", "Docs updated (no route changed)", True),
        ("~~**Load test** repeated~~ N/A", "Load test repeated N/A", True),
        ("<del>Index added</del> (ten rows)", "Index added (ten rows)", True),
        ("**Data:** ~~Index added~~", "Data: Index added", True),
        ("~~80 %~~ 85 % coverage", "85 % coverage", False),
        ("Tests in CI ~~and by hand~~", "Tests in CI", False),
    ],
)
def test_struck_items_stay_and_struck_words_go(written: str, text: str, struck: bool) -> None:
    (item,) = read(f"# DoD\n\n- [ ] {written}\n")

    assert (item.text, item.struck) == (text, struck)


def test_entries_without_words_are_no_items() -> None:
    assert texts("# DoD\n\n- [ ]\n- ...\n- ____\n- Evidence: ____\n") == ["Evidence: ____"]


# --- Comments and annotations -----------------------------------------------------------------


def test_comments_go_with_the_entries_inside_them() -> None:
    items = read(
        "# DoD\n<!-- by the platform team -->\n"
        "- [ ] One\n<!--\n- [ ] old\n\n- [ ] older\n-->\n"
        "- [ ] Two <!-- remark -->\n  goes on\n<!-- - [ ] out -->\n- [ ] Three\n"
    )

    assert [(i.text, i.line) for i in items] == [("One", 3), ("Two goes on", 9), ("Three", 12)]


def test_a_comment_does_not_tear_a_table_apart() -> None:
    table = (
        "| Criterion | Status |\n|--|--|\n| One | [ ] |\n<!-- | Old | [ ] | -->\n| Two | [x] |\n"
    )

    assert texts(f"# DoD\n\n{table}") == ["One", "Two"]


def test_comment_marks_inside_code_are_code() -> None:
    assert texts("# DoD\n\n- `<!--` escaped\n\n```\n<!--\n```\n\n- Tested\n") == [
        "<!-- escaped",
        "Tested",
    ]


def test_a_comment_that_never_ends_hides_the_rest_only_at_the_start_of_a_line() -> None:
    assert texts("# DoD\n\n- One <!-- oops\n- Two\n\n<!-- rest\n- Three\n") == [
        "One <!-- oops",
        "Two",
    ]


def test_annotations_belong_to_the_item_they_stand_on_or_behind() -> None:
    items = read(
        "# DoD\n\n"
        "- [ ] Covered <!-- dod: coverage min=85 branch -->\n"
        "- [ ] Logged and\n      traced <!-- note --> <!-- dod:  logging\n"
        "      redaction -->\n      <!-- dod: tracing -->\n"
        "- [ ] Plain\n"
        "  - [ ] Child <!-- DOD: health -->\n"
        "- [ ] Last\n<!-- dod: metrics -->\n\n"
        "| Criterion |\n|--|\n| Row <!-- dod: cors --> |\n"
    )

    assert {i.text: i.annotation for i in items} == {
        "Covered": "coverage min=85 branch",
        "Logged and traced": "logging redaction; tracing",
        "Plain": None,
        "Child": "health",
        "Last": "metrics",
        "Row": "cors",
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# DoD <!-- dod: tests -->\n\n- [ ] One\n", 1),
        ("# DoD\n\n<!-- dod: tests -->\n- [ ] One\n", 3),
        ("# DoD\n\n- [ ] One\n\nBehind all of it. <!-- dod: tests -->\n", 5),
    ],
)
def test_an_annotation_that_belongs_to_no_item_is_never_lost_silently(text: str, line: int) -> None:
    with pytest.raises(UsageError) as caught:
        read(text)

    assert caught.value.where == f"dod.md:{line}"
    assert caught.value.what == "<!-- dod: tests --> stands behind no criterion"


# --- Sections ---------------------------------------------------------------------------------


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

    assert outside.section == "Before you open a pull request"
    assert inside.section == "DoD"


# --- Which lists count ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        "Definition of Done",
        "DEFINITION OF DONE (DoD)",
        "5. Definition-of-Done — Backend v1",
        "✅ DoD",
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
        "Before you start",
        "Before opening an issue",
        "Stop conditions for the release",
        "What is not done",
        "Examples of DoD violations",
        "Meetings",
        "feature-checklist",
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
    + ["Enforcement", "Resources & Tools", "What is not done"],
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
    ],
    ids=["contents", "documents", "metadata", "metadata-table"],
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


# --- Names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tests achieve >80% coverage", "tests-achieve-80-coverage"),
        ("`GET /a_b` doesn't fail", "get-a-b-doesnt-fail"),
        ("Überprüfung für Café", "uberprufung-fur-cafe"),
        ("APIドキュメントを更新した", "apiドキュメントを更新した"),
        ("", "item"),
        ("!?", "item"),
    ],
)
def test_slug(text: str, name: str) -> None:
    assert slug(text) == name


def test_a_long_slug_ends_with_a_word() -> None:
    assert slug("word " * 30) == "-".join(["word"] * 12)
    assert len(slug("長" * 100)) == 60


def test_repeated_texts_get_numbers() -> None:
    ids = [item.id for item in read("# DoD\n\n- A\n- A\n- A 2\n- a\n")]

    assert ids == ["a", "a-2", "a-2-2", "a-3"]


def test_ids_are_made_anew_over_several_files() -> None:
    one, other = read("# DoD\n\n- A\n- A\n"), read("# DoD\n\n- A\n")

    assert [item.id for item in unique_ids([*one, *other])] == ["a", "a-2", "a-3"]


# --- Bytes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_and_without_byte_order_mark(encoding: str) -> None:
    text = decode("# DoD\r\n\r\n- geprüft\r".encode(encoding), file="dod.md")

    assert text == "# DoD\n\n- geprüft\n"


def test_line_numbers_do_not_depend_on_line_ends() -> None:
    text = "\ufeff# DoD\n\n- One\n  goes on\n\n## Release\n\n- Two\n"

    assert read(text) == read(text.replace("\n", "\r\n"))
    assert [item.line for item in read(text)] == [3, 8]


def test_an_undecodable_byte_is_named_with_its_line() -> None:
    with pytest.raises(UsageError, match=r"docs/dod\.md:3: byte 0xfc") as caught:
        decode("# DoD\n\n- gepr\xfcft\n".encode("latin-1"), file="docs/dod.md")

    assert "UTF-8" in caught.value.remedy


# --- Any text at all --------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        "# DoD\n",
        "- ",
        "[ ] ",
        "[x]",
        "  ",
        "\n",
        "\n\n",
        "| a | b |\n",
        "|--|--|\n",
        "```md\n",
        "<!--",
    ]
    + [
        "-->",
        "dod: x",
        "**",
        "~~",
        "`",
        "<details>",
        "</details>",
        "> ",
        "1. ",
        "• ",
        "✅ ",
        ":",
        "\r",
    ]
    + ["---\n", "Before merge", "word ", "<del>", "](", "![", "\\", "&amp;", "\t", "\x00", "\ue0d0"]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(_PIECES | st.text(max_size=8), max_size=40).map("".join), st.booleans())
def test_any_text_is_read_without_a_crash(text: str, title_known: bool) -> None:
    items = read(text, title_known=title_known)

    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= item.line <= lines for item in items)
    assert [item.line for item in items] == sorted(item.line for item in items)
    assert all(item.text == " ".join(item.text.split()) and item.text for item in items)
    assert len({item.id for item in items}) == len(items)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("abcdefgh ,", min_size=1).filter(str.strip), min_size=1, max_size=9))
def test_no_entry_of_a_task_list_is_lost(entries: list[str]) -> None:
    written = "".join(f"- [ ] {entry.strip()}\n" for entry in entries)
    expected = [" ".join(entry.split()) for entry in entries if any(map(str.isalnum, entry))]

    assert texts(f"# Definition of Done\n\n{written}") == expected


def test_five_thousand_lines_take_about_a_second() -> None:
    lines = [f"- [ ] Criterion **{n}** with `code` and [a link](x{n}.md)\n" for n in range(5000)]

    start = time.perf_counter()
    items = read("# Definition of Done\n\n" + "".join(lines))

    assert len(items) == 5000
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "text",
    [
        "- " + "[" * 100_000,
        "- " + "**a" * 6_000,
        "- x <!-- y\n" * 5_000,
        "- " + "<!-- " * 30_000,
        "#" + "# every change " * 10_000,
        ">" * 20_000 + " a",
        "".join("  " * depth + "- a\n" for depth in range(300)),
        "<details><summary>DoD</summary>\n" * 2_000,
    ],
    ids=["brackets", "stars", "open-comments", "open-comments-in-a-line", "heading", "quotes"]
    + ["nesting", "details"],
)
def test_hostile_text_takes_no_time_to_speak_of(text: str) -> None:
    start = time.perf_counter()
    read(text, title_known=True)

    assert time.perf_counter() - start < 5
