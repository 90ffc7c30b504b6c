"""How long answers took, counted by steps that grow: bounded in size, joined in any order."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import accumulate
from typing import Any

FASTEST = 1e-5
"""Seconds of the first step; nothing shorter is told apart."""

STEPS = 8
"""Steps until a time has doubled: what is told of one is at most a tenth too long."""

SHARES = (0, 25, 50, 75, 95, 100)
"""Per cent of the answers for which a time is told."""


def step(seconds: float) -> int:
    """Return the step within which a time lies."""
    return math.ceil(STEPS * math.log2(seconds / FASTEST)) if seconds > FASTEST else 0


def spread(counts: Mapping[str, int]) -> dict[str, Any]:
    """Return how long answers took, by nearest rank: for each share, the time it came within.

    Args:
        counts: How often each step came; its number as a text, as JSON has it.
    """
    ordered = sorted((int(number), count) for number, count in counts.items())
    total = sum(count for _, count in ordered)
    return {
        "answers": total,
        "within": [
            {"share": share, "seconds": _within(ordered, max(1, math.ceil(share * total / 100)))}
            for share in SHARES
            if total
        ],
    }


def _within(ordered: list[tuple[int, int]], rank: int) -> float:
    """Return the end of the step in which the answer of a rank lies, in seconds."""
    ends = accumulate(count for _, count in ordered)
    number = next(number for (number, _), end in zip(ordered, ends, strict=True) if end >= rank)
    return round(float(FASTEST * 2 ** (number / STEPS)), 5)
