"""The report for people who look: one file that holds no script and loads nothing.

Laid out by Jinja2 templates that escape everything; a content security policy forbids whatever the
page does not need, so that text of a target could do nothing even if it became markup. The evidence
is cut at :data:`LIMIT` and says so; each line of the checklist is always there.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ..model import Result
from .html_page import Article, articles, page
from .text import visible

if TYPE_CHECKING:
    from jinja2 import Environment

LIMIT = 8_000_000
"""Characters of all evidence; browsers and viewers of artefacts still open that at once."""

MOST_TEXT = 2_000
"""Characters of one text that are shown."""

MOST_TO_PASTE = 8_000
"""Characters of a command or of a piece of configuration that are shown."""

MOST_DETAIL = 20_000
"""Characters of a finding's longer evidence that are shown, counted from its end."""


def render(result: Result) -> str:
    """Return the report as HTML text."""
    environment = _environment()
    style = _style()
    evidence, left_out = _evidence(result)
    text: str = environment.get_template("report.html.j2").render(
        page=page(result),
        style=style,
        policy=_policy(style),
        evidence=evidence,
        left_out=left_out,
    )
    return text


def _evidence(result: Result) -> tuple[list[tuple[Article, str]], int]:
    """Return what is not done, then what is, as far as there is room, and how much had none."""
    template = _environment().get_template("article.html.j2")
    shown: list[tuple[Article, str]] = []
    room, left_out = LIMIT, 0
    for article in sorted(articles(result), key=lambda one: one.done):
        text = template.render(article=article)
        if len(text) > room:
            left_out += 1
        else:
            room -= len(text)
            shown.append((article, text))
    return shown, left_out


def cut(text: object, most: int = MOST_TEXT) -> str:
    """Return the beginning of a text, with a word on what was left out."""
    whole = str(text)
    if len(whole) <= most:
        return whole
    return f"{whole[:most]} […] {len(whole) - most:,} more characters are left out"


def cut_before(text: object, most: int = MOST_DETAIL) -> str:
    """Return the end of a text, with a word on what was left out: errors stand at the end."""
    whole = str(text)
    if len(whole) <= most:
        return whole
    return f"{len(whole) - most:,} characters before this are left out […] {whole[-most:]}"


def _policy(style: str) -> str:
    """Return the content security policy: nothing but the style of this very page."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _plain(value: object) -> object:
    """Make what a template prints harmless to read; markup it made itself stays."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return visible(value)
    return value


@cache
def _style() -> str:
    return (resources.files(__package__) / "templates" / "report.css").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    # Only those who ask for this report wait for its template engine.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__ or ""),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["cut"] = cut
    environment.filters["cut_before"] = cut_before
    environment.globals.update(MOST_TO_PASTE=MOST_TO_PASTE, MOST_LINE=400, MOST_DETAIL=MOST_DETAIL)
    return environment
