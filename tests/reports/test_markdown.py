"""The markdown report: a table of the checklist, then the evidence; text of a target stays text."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from pytest_backend_dod.model import State
from pytest_backend_dod.reports.markdown import LIMIT, block, code, escaped, render

from .examples import HOSTILE, finding, result, verdict

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


def html(text: str) -> str:
    return MARKDOWN.render(text)


def shown(text: str) -> str:
    """What a reader sees of rendered text."""
    plain = re.sub(r"<[^>]+>", "", html(text)).strip()
    for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(name, sign)
    return plain


def test_every_line_of_the_checklist_stands_in_the_table_with_its_word() -> None:
    page = html(render(result(verdict(State.PASSED), verdict(State.FAILED))))
    assert page.count("<tr>") == 3
    assert "✅ done" in page
    assert "❌ NOT DONE" in page
    assert "1 of 2 items not done" in page


def test_what_is_not_done_is_explained_with_request_and_remedy() -> None:
    one = finding()
    text = render(result(verdict(State.FAILED, findings=(one,))))
    assert one.reproduce in text
    for part in (one.what, one.measured, one.remedy):
        assert escaped(part) in text


def test_a_run_that_was_not_judged_says_why() -> None:
    assert "not judged, because no test ran" in render(result(not_judged="no test ran"))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "![x](http://evil.example/x.png)",
        "[click](javascript:alert(1))",
        "a | b | c",
        "**bold** _it_ `code`",
        "# heading",
        "&lt;b&gt;",
    ],
)
def test_text_of_a_target_is_shown_and_not_rendered(text: str) -> None:
    assert shown(escaped(text)) == text
    assert not re.search(r"<(script|img|a|strong|em|code|h1)\b", html(escaped(text)))


def test_nobody_is_called_by_a_mention() -> None:
    assert "@everyone" not in escaped("@everyone look")


def test_hostile_text_nowhere_becomes_markup() -> None:
    page = html(render(result(verdict(State.FAILED, findings=(finding(what=HOSTILE),)))))
    allowed = {"h2", "h3", "table", "thead", "tbody", "tr", "th", "td", "p", "ul", "ol", "li"}
    allowed |= {"code", "pre", "strong"}
    assert set(re.findall(r"<(\w+)", page)) <= allowed


@pytest.mark.parametrize("text", ["plain", "a `b` c", "``two``", "`"])
def test_code_keeps_its_text(text: str) -> None:
    assert shown(code(text)) == text


def test_a_block_cannot_be_ended_by_its_text() -> None:
    page = html("\n".join(block("curl x\n```\n<b>out</b>")))
    assert page.count("<pre>") == 1
    assert "<b>" not in page


def test_a_long_report_is_cut_and_says_so() -> None:
    long = verdict(State.FAILED, findings=tuple(finding(what="x" * 5000) for _ in range(9)))
    text = render(result(*[long] * 5))
    assert len(text) <= LIMIT
    assert "left out to keep the report short" in text
    assert html(text).count("<tr>") == 6


def test_a_checklist_that_alone_is_too_long_is_cut() -> None:
    text = render(result(*[verdict(State.PASSED)] * 3000))
    assert len(text) <= LIMIT
    assert "The rest was cut" in text


def test_a_part_of_the_checklist_is_not_called_done() -> None:
    text = render(result(verdict(State.PASSED), left_out=9))
    assert text.startswith(
        "## Definition of Done: the chosen 1 item done; 9 others were not judged"
    )


def test_a_warning_is_loud() -> None:
    text = render(result(verdict(State.FAILED), warn=True))
    assert "**would fail** without `--backend-dod-warn`: 1 of 1 item not done" in text
    assert "would fail" not in render(result(verdict(State.PASSED), warn=True))
