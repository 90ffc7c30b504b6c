"""The HTML report: one file that shows the list and its evidence, and lets nothing run."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from fnmatch import fnmatch
from importlib import resources
from itertools import pairwise
from typing import Any

import pytest

from pytest_backend_dod.model import (
    Assignment,
    Decision,
    Item,
    Outcome,
    Result,
    Scene,
    State,
    Status,
    Verdict,
)
from pytest_backend_dod.reports import html_page, html_report
from pytest_backend_dod.reports.html_report import render

from .examples import HOSTILE, finding, result, verdict
from .measures import OF_PROBES
from .reading_html import Node, parse

MARKUP = "</style><script>document.title='x'</script><img src=x onerror=alert(1)>\"'&lt;`{{ 1 }}"


def page(*verdicts: Verdict, **values: Any) -> Node:
    return parse(render(result(*verdicts, **values)))


def everywhere(text: str) -> Result:
    """A result with this text wherever text may come from a target, a project or a checklist."""
    found = finding(
        what=text,
        where=text,
        measured=text,
        expected=text,
        reproduce=text,
        remedy=text,
        detail=text,
    )
    measures = {
        "coverage": {"headline": 50, "files": {text: [4, 2]}},
        "rate-limit": {
            "limit": {**OF_PROBES["rate-limit"]["limit"], "operation": text},
            "login": {**OF_PROBES["rate-limit"]["login"], "operation": text},
        },
        "health": {"phases": {text: OF_PROBES["health"]["phases"]["/ready"]}},
        "migrations": {"chain": [dict.fromkeys(("place", "revision", "way", "trouble"), text)]},
        "endpoints": {"by operation": {text: {"documented": True, "statuses": {"200": 1}}}},
        text: {"rests_on": {"requests": 1, text: 2}},
    }
    outcomes = [
        Outcome(status=Status.INCONCLUSIVE, summary=text, findings=(found,), known=(found,),
                notes=(text,), advice=text, measures=values)
        for values in measures.values()
    ]  # fmt: skip
    decisions = tuple(
        Decision(
            assignment=Assignment(probe=name, parameters={text: text}, reason=text), outcome=one
        )
        for name, one in zip(measures, outcomes, strict=True)
    )
    item = Item(id=text, text=text, file=text, line=1, section=text, checked=True)
    one = Verdict(item=item, state=State.WAIVED, summary=text, decisions=decisions, reason=text)
    scene = Scene(checklists=(text,), hosts=(text,), notes=(text,))
    return Result(scene=scene, verdicts=(one, replace(one, state=State.FAILED)))


def shape(node: Node) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.tag, tuple(one.attributes)) for one in node.all()]


class TestTheList:
    def test_each_line_stands_there_with_its_verdict_in_words(self) -> None:
        shown = page(*[verdict(state, text=f"Line {state.value}") for state in State])
        lines = [one.text for one in shown.of("lines")[0].all("li")]
        assert len(lines) == len(State)
        for state, line in zip(State, lines, strict=True):
            assert line.startswith(f"Line {state.value} {html_page.WORDS[state]} ")

    def test_files_and_sections_stay_in_their_order(self) -> None:
        places = [("a.md", "API"), ("a.md", "API"), ("a.md", "Data"), ("b.md", "API")]
        verdicts = [
            replace(verdict(State.PASSED), item=replace(verdict().item, file=file, section=section))
            for file, section in places
        ]
        (shown,) = page(*verdicts).of("list")
        heads = [
            one.text
            for one in shown.all("h3", "p")
            if one.tag == "h3" or "file" in one.attributes.get("class", "")
        ]
        assert heads == ["a.md", "API", "Data", "b.md", "API"]
        assert [len(list(ol.all("li"))) for ol in shown.all("ol")] == [2, 1, 1]

    def test_a_line_leads_to_its_evidence(self) -> None:
        shown = page(verdict(State.PASSED), verdict(State.FAILED))
        ids = [one.attributes["id"] for one in shown.all() if "id" in one.attributes]
        assert len(ids) == len(set(ids))
        targets = [a.attributes["href"].removeprefix("#") for a in shown.of("lines")[0].all("a")]
        assert len(targets) == 2
        assert set(targets) <= {one.attributes["id"] for one in shown.all("article")}

    def test_a_tick_that_the_verdict_contradicts_is_named(self) -> None:
        ticked = replace(verdict(State.FAILED), item=replace(verdict().item, checked=True))
        assert "ticked in the file" in page(ticked).of("lines")[0].text
        assert "ticked in the file" not in page(replace(ticked, state=State.PASSED)).text

    def test_a_struck_line_is_shown_as_struck(self) -> None:
        struck = replace(verdict(State.NOT_APPLICABLE), item=replace(verdict().item, struck=True))
        assert next(page(struck).of("lines")[0].all("s")).text == "No server errors"


class TestTheHeadline:
    @pytest.mark.parametrize(
        ("made", "headline", "lede"),
        [
            (result(verdict(State.PASSED)), "Done", "The one line holds."),
            (result(*[verdict(State.PASSED)] * 3), "Done", "All 3 lines hold."),
            (result(verdict(State.PASSED), verdict()), "Not done", "1 of 2 lines does not hold."),
            (result(verdict(), verdict()), "Not done", "None of the 2 lines holds."),
            (result(not_judged="no test ran"), "Not judged", "because no test ran"),
            (result(), "Not judged", "because the checklist has no line"),
            (result(verdict(), warn=True), "Not done",
             "The one line does not hold. Without --backend-dod-warn, this would fail."),
            (result(verdict(State.PASSED), left_out=4), "Done in part",
             "The chosen line is done. 4 others were not judged."),
        ],
    )  # fmt: skip
    def test_it_says_what_came_out(self, made: Result, headline: str, lede: str) -> None:
        shown = parse(render(made))
        assert shown.one("h1").text == headline
        assert shown.of("lede")[0].text == lede
        assert shown.one("title").text == f"Definition of Done: {headline.lower()}"

    def test_all_states_are_counted(self) -> None:
        shown = page(verdict(State.PASSED), verdict(State.PASSED), verdict(State.INCONCLUSIVE))
        assert shown.of("tally")[0].text == "2 done 1 unclear"


class TestTheEvidence:
    def test_a_finding_has_all_that_is_needed_to_act_on_it(self) -> None:
        one = finding(
            where="shop.py:9", measured="500", expected="below 500", reproduce="curl -i http://x",
            remedy="Refuse it.", detail="Traceback: ZeroDivisionError",
        )  # fmt: skip
        (shown,) = page(verdict(State.FAILED, findings=(one,))).of("finding")
        told = {
            next(row.all("dt")).text: next(row.all("dd")).text for row in shown.one("dl").all("div")
        }
        assert shown.of("what")[0].text == one.what
        assert told == {
            "where": "shop.py:9", "measured": "500", "expected": "below 500",
            "again": "curl -i http://x", "fix": "Refuse it.",
        }  # fmt: skip
        assert one.detail in shown.one("details").text

    def test_what_is_not_done_comes_first(self) -> None:
        shown = page(verdict(State.PASSED, text="Holds"), verdict(State.FAILED, text="Broken"))
        assert [one.one("h3").text for one in shown.all("article")] == ["Broken", "Holds"]
        assert [one.text for one in shown.all("h2")] == [
            "The list", "What is not done", "What holds", "The run",
        ]  # fmt: skip

    def test_notes_and_grounds_can_be_unfolded(self) -> None:
        shown = page(
            verdict(
                State.PASSED,
                notes=("GET / is slow",),
                measures={"rests_on": {"requests": 1234, "records": 1}},
            )
        )
        (fold,) = shown.of("grounds")
        assert fold.one("summary").text == "how this was decided, with 1 note"
        assert fold.one("p").text == (
            "Asked because of the words “errors”; budget = 5.0. Rests on 1,234 requests, 1 log record."
        )
        assert fold.one("li").text == "GET / is slow"

    def test_what_nobody_could_see_has_its_advice_once(self) -> None:
        advice = 'Let a person vouch:\n[[tool.backend-dod.attestations]]\nitem = "x"'
        made = verdict(State.INCONCLUSIVE, advice=advice)
        (shown,) = page(replace(made, reason=advice)).of("advice")
        assert (shown.tag, shown.raw) == ("pre", advice)

    def test_an_unmapped_line_says_so_with_the_configuration_to_paste(self) -> None:
        made = Verdict(
            item=verdict().item,
            state=State.UNMAPPED,
            summary="nothing decides this line",
            reason="[tool.backend-dod.items.x]",
        )
        (shown,) = page(made).all("article")
        assert "unmapped" in shown.text
        assert shown.of("summary")[0].text == "nothing decides this line"
        assert shown.of("advice")[0].text == "[tool.backend-dod.items.x]"

    @pytest.mark.parametrize("state", [State.WAIVED, State.ATTESTED])
    def test_what_a_person_answers_for_shows_who_and_what_was_seen(self, state: State) -> None:
        made = replace(
            verdict(State.FAILED), state=state, summary="until 2027-03-31: later", reason="Ada"
        )
        (shown,) = page(made).all("article")
        assert [one.text for one in shown.of("summary")] == [
            "until 2027-03-31: later", "fuzz 1 of 9 operations answers 500",
        ]  # fmt: skip
        assert shown.of("advice")[0].text == "Ada"

    def test_each_of_several_probes_has_its_own_verdict(self) -> None:
        two = (*verdict(State.PASSED).decisions, *verdict(State.FAILED).decisions)
        shown = page(replace(verdict(State.FAILED), decisions=two))
        assert [one.of("summary")[0].text.split()[:2] for one in shown.of("probe")] == [
            ["fuzz", "done"], ["fuzz", "not"],
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("probe", "said"),
        [
            ("coverage", ["Coverage by file covered missing", "87.50 per cent covered"]),
            (
                "rate-limit",
                [
                    "GET /orders sent 6 times in 60 ms",
                    "POST /login with 4 wrong passwords for one account",
                ],
            ),
            ("health", ["What the endpoints said while the database was taken away"]),
            ("migrations", ["2 revisions of alembic.ini, the oldest first"]),
        ],
    )
    def test_pictures_are_drawn_from_what_was_measured(self, probe: str, said: list[str]) -> None:
        shown = page(of_probe(probe, OF_PROBES[probe]))
        texts = [one.text for one in shown.all("figcaption")]
        labels = [one.attributes.get("aria-label", "") for one in shown.all("svg")]
        assert set(said) <= {*texts, *labels}

    def test_operations_have_a_table_of_their_own(self) -> None:
        shown = page(*[of_probe(name, OF_PROBES[name]) for name in ("endpoints", "fuzz")])
        rows = [
            [cell.text for cell in row.all("th", "td")]
            for row in shown.of("operations")[0].all("tr")
        ]
        assert rows == [
            ["operation", "documented", "served", "your tests", "fuzzing"],
            ["GET /health", "no", "unknown", "200 ×2", "–"],
            ["GET /orders", "yes", "no", "–", "–"],
            ["POST /orders", "yes", "yes", "201 ×3 500 ×1", "201 ×4 422 ×90"],
        ]  # fmt: skip

    @pytest.mark.parametrize("probe", OF_PROBES)
    @pytest.mark.parametrize("odd", [{}, {"files": 3}, {"headline": "x", "files": {}}, {"limit": None},
        {"limit": {"row": []}}, {"limit": {"row": [{"request": 0}]}}, {"login": {"row": [{}]}}, {"phases": []},
        {"phases": {"/": None}}, {"chain": [1]}, {"by operation": {"GET /": 1}}, {"statuses": {"GET /": {"x": None}}},
        {"headline": float("nan"), "files": {"a": [1, 1]}}, {"headline": float("inf"), "files": {"a": [1, 1]}},
        {"rests_on": 1}])  # fmt: skip
    def test_measures_of_another_form_give_no_picture_and_no_trouble(
        self, probe: str, odd: dict[str, Any]
    ) -> None:
        shown = page(of_probe(probe, odd))
        assert not list(shown.all("figure"))
        assert len(list(shown.all("article"))) == 1


def of_probe(probe: str, measures: dict[str, Any], **parameters: Any) -> Verdict:
    outcome = Outcome(status=Status.PASSED, summary="as measured", measures=measures)
    assignment = Assignment(probe=probe, parameters=parameters, reason="the words")
    decision = Decision(assignment=assignment, outcome=outcome)
    return replace(verdict(State.PASSED), decisions=(decision,), summary="as measured")


FULL = render(
    result(*[of_probe(name, measures) for name, measures in OF_PROBES.items()], verdict())
)


class TestForEverybody:
    def test_there_are_landmarks_and_a_way_past_the_list(self) -> None:
        shown = parse(FULL)
        assert shown.one("html").attributes["lang"] == "en"
        body = [one.tag for one in shown.one("body").children if isinstance(one, Node)]
        assert body == ["a", "header", "main", "footer"]
        assert next(shown.one("body").all("a")).attributes["href"] == "#evidence"

    def test_headings_leave_no_level_out(self) -> None:
        levels = [int(one.tag[1]) for one in parse(FULL).all("h1", "h2", "h3", "h4")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_sections_and_articles_are_named_by_their_headings(self) -> None:
        shown = parse(FULL)
        ids = {one.attributes["id"] for one in shown.all("h2", "h3") if "id" in one.attributes}
        for part in shown.all("section", "article"):
            assert part.attributes["aria-labelledby"] in ids

    def test_tables_say_what_their_heads_are_for(self) -> None:
        tables = list(parse(FULL).all("table"))
        assert len(tables) == 3
        for table in tables:
            assert all(head.attributes.get("scope") in {"col", "row"} for head in table.all("th"))
            assert all(next(row.all("th")) for row in table.all("tr"))

    def test_a_picture_is_told_or_has_its_figures_beside_it(self) -> None:
        pictures = list(parse(FULL).all("svg"))
        assert len(pictures) > 10
        for one in pictures:
            told = one.attributes.get("role") == "img" and one.attributes.get("aria-label")
            assert told or one.attributes.get("aria-hidden") == "true"

    @pytest.mark.parametrize("scheme", ["light", "dark", "print"])
    def test_text_stands_out_from_its_ground(self, scheme: str) -> None:
        style = (resources.files("pytest_backend_dod.reports") / "templates/report.css").read_text()
        light, dark, printed = re.findall(r":root \{(.*?)\n *\}", style, re.DOTALL)
        chosen = {"light": light, "dark": light + dark, "print": light + printed}[scheme]
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6});", chosen))
        for ground in ("paper", "raised", "chip"):
            for ink in ("ink", "soft", "good", "bad", "open", "lent"):
                assert contrast(colours[ink], colours[ground]) >= 4.5, f"{ink} on {ground}"


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, success criterion 1.4.3."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class TestNothingRuns:
    def test_the_policy_allows_this_very_style_and_nothing_else(self) -> None:
        shown = parse(FULL)
        digest = base64.b64encode(hashlib.sha256(shown.one("style").raw.encode()).digest()).decode()
        head = [one for one in shown.one("head").children if isinstance(one, Node)]
        policy = head[1].attributes
        assert policy["http-equiv"] == "Content-Security-Policy"
        assert policy["content"] == (
            f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        )

    def test_there_is_nothing_to_run_and_nothing_to_load(self) -> None:
        shown = parse(FULL)
        assert not list(
            shown.all("script", "link", "iframe", "object", "embed", "img", "form", "base", "use")
        )
        for one in shown.all():
            assert not any(
                name.startswith("on") or name in {"style", "src"} for name in one.attributes
            )
            assert one.attributes.get("href", "#").startswith("#")
        assert not re.search(r"url\(|@import|expression\(", shown.one("style").raw)

    def test_markup_anywhere_stays_text(self) -> None:
        # A text of the same length, so that the same things are cut.
        harmless = "x" * len(MARKUP)
        hostile = parse(render(everywhere(MARKUP)))
        assert shape(hostile) == shape(parse(render(everywhere(harmless))))
        assert hostile.text.count("<script>document.title") > 100
        assert hostile.one("head").one("title").text == "Definition of Done: not done"

    def test_what_cannot_be_seen_is_made_visible(self) -> None:
        text = render(everywhere(HOSTILE))
        assert not re.search(
            "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text
        )
        assert "\\x1b[31mred" in parse(text).text

    def test_two_times_the_same_page(self) -> None:
        assert render(everywhere("x")) == render(everywhere("x"))


class TestBounds:
    def test_a_long_text_is_cut_and_says_so(self) -> None:
        text = render(everywhere("y" * 300_000))
        assert len(text) < 2_000_000
        assert "298,000 more characters are left out" in text

    def test_of_longer_evidence_the_end_is_kept(self) -> None:
        one = finding(detail="first\n" * 10_000 + "the error")
        told = page(verdict(State.FAILED, findings=(one,))).one("article").one("pre").text
        assert told.startswith("40,009 characters before this are left out")
        assert told.endswith("the error")

    def test_findings_and_notes_beyond_a_number_are_counted(self) -> None:
        many = verdict(State.FAILED, findings=(finding(),) * 200, notes=("a note",) * 100)
        shown = page(many)
        assert len(shown.of("finding")) == html_page.MOST_FINDINGS
        assert "and 150 more findings" in shown.text
        assert "and 70 more notes" in shown.text

    def test_evidence_gives_way_before_the_list_does(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(html_report, "LIMIT", 5_000)
        verdicts = [*[verdict(State.PASSED, text="Holds")] * 20, *[verdict(text="Broken")] * 20]
        shown = page(*verdicts)
        articles = list(shown.all("article"))
        assert len(list(shown.of("lines")[0].all("li"))) == 40
        assert 1 <= len(articles) < 20
        assert {one.one("h3").text for one in articles} == {"Broken"}
        assert len(list(shown.of("lines")[0].all("a"))) == len(articles)
        assert f"The evidence of {40 - len(articles)} more lines was left out" in shown.text

    def test_a_thousand_lines(self) -> None:
        shown = page(*[verdict(State.PASSED)] * 1000)
        assert len(list(shown.of("lines")[0].all("li"))) == 1000


def test_known_findings_are_listed_up_to_a_number() -> None:
    many = tuple(finding(what=f"number {number}") for number in range(html_page.MOST_FINDINGS + 3))
    seen = page(verdict(State.KNOWN, known=many))
    (listed,) = (node for node in seen.all("ul") if node.attributes.get("class") == "known")
    shown = [node.text for node in listed.all("li")]
    assert shown[0] == "number 0"
    assert len(shown) == html_page.MOST_FINDINGS
    assert "and 3 more, which the JSON report lists" in seen.text


def test_templates_are_part_of_the_package() -> None:
    if not (root := resources.files("pytest_backend_dod").joinpath("../pyproject.toml")).is_file():
        pytest.skip("installed from a wheel, which has what it was built with")
    (patterns,) = re.findall(r"\npytest_backend_dod = \[(.*?)\]", root.read_text(encoding="utf-8"))
    wanted = re.findall(r'"(.*?)"', patterns)
    folder = resources.files("pytest_backend_dod.reports").joinpath("templates")
    names = [f"reports/templates/{one.name}" for one in folder.iterdir() if one.is_file()]
    assert len(names) == 5
    assert all(any(fnmatch(name, pattern) for pattern in wanted) for name in names)
