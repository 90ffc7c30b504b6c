"""One small document for each way in which teams write their checklists."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pytest_backend_dod.checklist.reading import decode
from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.model import Item

from .documents import read, texts

# --- Kinds of lists --------------------------------------------------------------------------


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


def test_a_title_and_the_paragraph_below_it_say_it_together() -> None:
    items = read(
        "# DoD\n\n"
        "1. **Code review**\n\n   Approved by a peer.\n\n   Ask early.\n\n"
        "2. Tests:\n\n   `pytest` passes.\n\n"
        "3. Security\n\n   All of these:\n\n   - No secrets\n"
    )

    assert [(i.text, i.line, i.code) for i in items] == [
        ("Code review: Approved by a peer.", 3, ()),
        ("Tests: pytest passes.", 9, ("pytest",)),
        ("No secrets", 17, ()),
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


def test_what_stands_in_brackets_in_a_head_does_not_count() -> None:
    items = read(
        "# DoD\n\n| 항목 | 상태(완료/진행) | 근거 파일 |\n|--|--|--|\n| 문서 갱신 | 완료 | a.md |\n"
    )

    assert [(i.text, i.checked) for i in items] == [("문서 갱신", True)]


def test_a_link_to_a_local_file_is_a_link() -> None:
    assert texts("# DoD\n\n- See [the plan](file:///home/ana/plan.md)\n") == ["See the plan"]


def test_who_signs_is_no_criterion() -> None:
    signed = "# DoD\n\n| Role | Name | {} |\n|--|--|--|\n| Tech lead | Ana | |\n"
    assert texts(signed.format("Signature")) == texts(signed.format("Signed off")) == []


# --- Bytes -----------------------------------------------------------------------------------


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


# --- Any text at all -------------------------------------------------------------------------


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

    start = time.process_time()
    items = read("# Definition of Done\n\n" + "".join(lines))

    assert len(items) == 5000
    assert time.process_time() - start < 5


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
    start = time.process_time()
    read(text, title_known=True)

    assert time.process_time() - start < 5
