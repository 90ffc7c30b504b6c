"""What of the markup goes, and what of the words stays."""

from __future__ import annotations

import pytest

from pytest_backend_dod.errors import UsageError

from .documents import read, texts

# --- Text ------------------------------------------------------------------------------------


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


# --- Comments and annotations ----------------------------------------------------------------


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
