"""What probes keep of rows of answers for a report: few points, and how the times spread."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from ..recording.durations import SHARES

MOST_POINTS = 48
"""Points of a row that are kept."""


def thinned(points: Sequence[Mapping[str, Any]], most: int = MOST_POINTS) -> list[dict[str, Any]]:
    """Return points spread evenly over a row, the first and the last among them.

    Which ones are kept depends on their number alone, so that two runs keep the same.
    """
    if len(points) <= most:
        return [dict(point) for point in points]
    step = (len(points) - 1) / (most - 1)
    return [dict(points[round(number * step)]) for number in range(most)]


def spread(seconds: Sequence[float]) -> dict[str, Any]:
    """Return how long answers took, by nearest rank: for each share, the time it came within."""
    ordered = sorted(seconds)
    return {
        "answers": len(ordered),
        "within": [
            {"share": share, "seconds": round(ordered[_rank(share, len(ordered))], 5)}
            for share in SHARES
            if ordered
        ],
    }


def _rank(share: int, number: int) -> int:
    return max(0, math.ceil(share * number / 100) - 1)
