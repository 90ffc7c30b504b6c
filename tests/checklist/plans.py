"""Single lines, planned."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

from pytest_backend_dod.checklist.names import slug
from pytest_backend_dod.checklist.planning import plan
from pytest_backend_dod.config import read
from pytest_backend_dod.model import Item, ItemPlan
from pytest_backend_dod.probes.registry import collect

PROBES = collect(())
DAY = datetime.date(2026, 5, 20)


def item(text: str, *, annotation: str | None = None, struck: bool = False) -> Item:
    return Item(
        id=slug(text),
        text=text.replace("`", ""),
        file="done.md",
        line=3,
        annotation=annotation,
        struck=struck,
        code=tuple(re.findall("`([^`]+)`", text)),
    )


def planned(
    text: str, *, annotation: str | None = None, struck: bool = False, **tables: Any
) -> ItemPlan:
    configuration = read(tables, root=Path(), today=DAY, environ={})
    (one,) = plan([item(text, annotation=annotation, struck=struck)], PROBES, configuration)
    return one


def names(text: str) -> set[str]:
    """What a line asks for, whether this version has a probe for it or not."""
    one = planned(text)
    return {each.probe for each in one.assignments} | set(one.unavailable)
