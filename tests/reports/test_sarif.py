"""SARIF, held against its schema, its reference validator, its text and the limits of GitHub.

The schema and the validator come with the package ``@microsoft/sarif-multitool`` of npm; the tests
that need them are skipped where it is not installed beside Python:
``npm install --no-save --prefix .venv @microsoft/sarif-multitool@5``.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema_rs
import pytest
from sarif_pydantic import Sarif

from pytest_backend_dod.model import Item, Result, Scene, State, Verdict
from pytest_backend_dod.reports import sarif

from .examples import HOSTILE, LONG, finding, result, verdict

SYSTEM = {"linux": "linux", "darwin": "darwin", "win32": "win32"}.get(sys.platform, "")
MULTITOOL = Path(sys.prefix, "node_modules", "@microsoft", f"sarif-multitool-{SYSTEM}")
VALIDATOR = MULTITOOL / "Sarif.Multitool"

installed = pytest.mark.skipif(
    not VALIDATOR.is_file(),
    reason="npm's @microsoft/sarif-multitool is not installed beside Python",
)


def failed(*findings: Any, text: str = "No server errors") -> Result:
    return result(verdict(State.FAILED, text, findings=findings))


def run_of(given: Result) -> dict[str, Any]:
    (run,) = json.loads(sarif.render(given))["runs"]
    found: dict[str, Any] = run
    return found


def other(name: str, state: State) -> Verdict:
    """Return the verdict of an item of another checklist."""
    item = Item(id=name, text=name.title(), file="docs/dód 2.md", line=9)
    return Verdict(item=item, state=state, summary="so it is")


EXAMPLES = {
    "done": result(verdict(State.PASSED)),
    "a finding at a line": failed(finding(where="shop/a b.py:2")),
    "hostile words": failed(finding(what=HOSTILE, where=HOSTILE, remedy=HOSTILE), text=HOSTILE),
    "long words": failed(finding(what=LONG * 40), text=LONG * 40),
    "every state": result(*(other(f"item-{state.name.lower()}", state) for state in State)),
    "not judged": result(not_judged="no test ran"),
    "others were left out": result(verdict(), left_out=2),
    "a warning only": result(verdict(), warn=True),
    "below the top of the repository": result(
        verdict(), scene=Scene(checklists=("a.md",), folder="services/the shop")
    ),
}
each = pytest.mark.parametrize("given", [pytest.param(v, id=k) for k, v in EXAMPLES.items()])


@pytest.fixture(scope="module")
def schema() -> jsonschema_rs.Validator:
    text = next(MULTITOOL.glob("sarif-2.1.0*.json")).read_text(encoding="utf-8-sig")
    schema = json.loads(text)
    assert schema["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0")
    return jsonschema_rs.validator_for(schema, validate_formats=True)


@installed
@pytest.mark.slow
class TestSchema:
    @each
    def test_it_fits(self, schema: jsonschema_rs.Validator, given: Result) -> None:
        assert [e.message for e in schema.iter_errors(json.loads(sarif.render(given)))] == []

    def test_what_does_not_fit_is_seen(self, schema: jsonschema_rs.Validator) -> None:
        log = json.loads(sarif.render(EXAMPLES["a finding at a line"]))
        (found,) = log["runs"][0]["results"]
        found["level"] = "bad"
        found["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
        found["colour"] = "red"
        assert len(list(schema.iter_errors(log))) == 3


@installed
@pytest.mark.slow
class TestValidator:
    """The validator of the standard's editors, with its rules of good use and those of GitHub."""

    ADVICE = frozenset({"SARIF2005"})
    """It would like an address where people read about the tool; the gate has no site of its own."""

    def validated(self, folder: Path, text: str) -> dict[str, list[str]]:
        (folder / "dod.sarif").write_text(text, encoding="utf-8")
        done = subprocess.run(
            [str(VALIDATOR), "validate", "dod.sarif", "--output", "found.json", "--rule-kind",
             "Sarif;Ghas", "--level", "Error;Warning", "--log", "ForceOverwrite"],
            cwd=folder,
            env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )  # fmt: skip
        assert "Done. 1 files scanned." in done.stdout, done.stdout + done.stderr
        (run,) = json.loads((folder / "found.json").read_text(encoding="utf-8-sig"))["runs"]
        found: dict[str, list[str]] = {}
        for one in run["results"]:
            found.setdefault(one["ruleId"], []).append(one.get("level", "warning"))
        return found

    @each
    def test_it_has_no_complaint(self, given: Result, tmp_path: Path) -> None:
        assert set(self.validated(tmp_path, sarif.render(given))) <= self.ADVICE

    def test_it_does_complain(self, tmp_path: Path) -> None:
        log = json.loads(sarif.render(EXAMPLES["a finding at a line"]))
        (found,) = log["runs"][0]["results"]
        found["ruleIndex"] = 7
        found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = "a b.py"
        found["partialFingerprints"] = {}
        wrong = self.validated(tmp_path, json.dumps(log))
        assert len(set(wrong) - self.ADVICE) >= 2
        assert "error" in {level for levels in wrong.values() for level in levels}


class TestText:
    """What the standard asks for in words (OASIS, SARIF 2.1.0, by section)."""

    @each
    def test_nothing_is_written_that_the_model_does_not_know(self, given: Result) -> None:
        text = sarif.render(given)
        kept = Sarif.model_validate_json(text).model_dump(
            mode="json", by_alias=True, exclude_unset=True
        )
        assert kept == json.loads(text)

    @each
    def test_the_file_is_what_it_says(self, given: Result) -> None:
        """3.13: the version, the schema and one run or more, in UTF-8 (3.1)."""
        log = json.loads(sarif.render(given).encode("utf-8").decode("utf-8"))
        assert log["version"] == "2.1.0"
        assert urlsplit(log["$schema"]).scheme == "https"
        assert [run["tool"]["driver"]["name"] for run in log["runs"]] == ["pytest-backend-dod"]

    @each
    def test_every_result_points_at_its_rule(self, given: Result) -> None:
        """3.27.6: the index and the identity agree; 3.49.3: no identity is given twice."""
        run = run_of(given)
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(set(rules)) == len(rules)
        assert {rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"]} <= {True}

    @each
    def test_every_place_is_relative_and_encoded(self, given: Result) -> None:
        """3.4.4: a base goes with a relative reference; 3.10: it is a valid one; 3.30.5: lines."""
        for uri, line in places(run_of(given)):
            parts = urlsplit(uri)
            assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
            assert not parts.path.startswith("/")
            assert set(uri) <= set(string.ascii_letters + string.digits + "-._~/%"), uri
            assert line >= 1

    @each
    def test_every_message_says_something(self, given: Result) -> None:
        """3.11.5 and 3.11.8: plain text that is not empty."""
        run = run_of(given)
        notes = [n for i in run.get("invocations", []) for n in i["toolExecutionNotifications"]]
        for one in [*run["results"], *notes]:
            assert one["message"]["text"].strip()

    def test_a_run_that_was_not_judged_did_not_succeed(self) -> None:
        """3.20.14: whether the tool could do what it was asked for."""
        (invocation,) = run_of(EXAMPLES["not judged"])["invocations"]
        assert invocation["executionSuccessful"] is False
        assert "invocations" not in run_of(EXAMPLES["done"])

    def test_fingerprints_stay_and_are_named_by_their_version(self) -> None:
        """3.27.17: a hierarchical name with its version, and a text each."""
        before = run_of(failed(finding(what="12 of 40 lines", where="shop/main.py:14")))
        after = run_of(failed(finding(what="13 of 41 lines", where="shop/main.py:99")))
        prints = [one["results"][0]["partialFingerprints"] for one in (before, after)]
        assert prints[0] == prints[1]
        assert list(prints[0]) == ["backendDod/v1"]


def places(run: dict[str, Any]) -> Iterator[tuple[str, int]]:
    for one in run["results"]:
        (location,) = one["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        yield physical["artifactLocation"]["uri"], physical["region"]["startLine"]


class TestContent:
    def test_a_finding_stands_at_its_line(self) -> None:
        run = run_of(EXAMPLES["a finding at a line"])
        assert list(places(run)) == [("shop/a%20b.py", 2)]
        assert run["results"][0]["ruleId"] == "no-server-errors"
        assert run["results"][0]["level"] == "error"

    def test_what_has_no_line_of_its_own_stands_at_the_checklist_s(self) -> None:
        given = result(other("item", State.UNMAPPED))
        ((uri, line),) = places(run_of(given))
        assert (unquote(uri), line) == ("docs/dód 2.md", 9)
        assert run_of(given)["results"][0]["level"] == "warning"

    def test_what_is_done_is_no_result(self) -> None:
        run = run_of(EXAMPLES["done"])
        assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])

    @pytest.mark.parametrize(
        ("name", "note"),
        [
            ("not judged", "no test ran"),
            ("others were left out", "2 others were not judged"),
            ("a warning only", "this would fail without --backend-dod-warn"),
        ],
    )
    def test_what_the_run_left_open_is_noted(self, name: str, note: str) -> None:
        notes = run_of(EXAMPLES[name])["invocations"][0]["toolExecutionNotifications"]
        assert [one["message"]["text"] for one in notes] == [note]


class TestLimitsOfGitHub:
    """5,000 results are kept of one run; more than 25,000, or 10 MB packed, are refused."""

    def test_more_than_is_kept_is_cut_and_said(self) -> None:
        many = [finding(where=f"GET /{n}") for n in range(sarif.MOST_RESULTS + 3)]
        run = run_of(failed(*many))
        assert len(run["results"]) == sarif.MOST_RESULTS == 5_000
        notes = run["invocations"][0]["toolExecutionNotifications"]
        assert notes[0]["message"]["text"] == "3 more results were left out"

    def test_exactly_as_many_are_not_cut(self) -> None:
        many = [finding(where=f"GET /{n}") for n in range(sarif.MOST_RESULTS)]
        assert "invocations" not in run_of(failed(*many))

    def test_the_worst_are_kept(self) -> None:
        unclear = [other(f"item-{n}", State.INCONCLUSIVE) for n in range(sarif.MOST_RESULTS)]
        run = run_of(result(*unclear, other("last", State.FAILED)))
        assert [one["ruleId"] for one in run["results"] if one["level"] == "error"] == ["last"]
        assert len(run["results"]) == sarif.MOST_RESULTS

    def test_the_largest_file_can_be_taken(self) -> None:
        chance = random.Random(5)
        letters = string.ascii_letters + string.digits

        def text() -> str:
            return "".join(chance.choices(letters, k=sarif.MOST_TEXT * 2))

        verdicts = [
            Verdict(
                item=Item(id=f"item-{n}", text=text(), file="a.md", line=n + 1),
                state=State.FAILED,
                summary=text(),
            )
            for n in range(sarif.MOST_RESULTS + 1)
        ]
        packed = gzip.compress(sarif.render(result(*verdicts)).encode(), compresslevel=1)
        assert len(packed) < 10_000_000

    @each
    def test_texts_and_tags_are_short(self, given: Result) -> None:
        """A description of a rule may have 1,024 characters; 10 tags of a rule are kept."""
        for rule in run_of(given)["tool"]["driver"]["rules"]:
            assert len(rule["properties"]["tags"]) <= 10
            for part in ("shortDescription", "fullDescription"):
                assert 0 < len(rule[part]["text"]) <= 1_024
