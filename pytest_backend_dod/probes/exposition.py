"""Prometheus's text format 0.0.4 and OpenMetrics 1.0, read as strictly as a page is judged.

Sources: the exposition formats of Prometheus, the OpenMetrics specification.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
_QUOTED = r'"(?:[^"\\\n]|\\["\\n])*"'
_LABEL = rf"(?:[a-zA-Z_][a-zA-Z0-9_]*|{_QUOTED})\s*=\s*{_QUOTED}"
_INSIDE = rf"(?:{_QUOTED}|{_LABEL})"
_NUMBER = r"[+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|[iI]nf(?:inity)?|NaN|nan)"
_SAMPLE = re.compile(
    rf"(?P<name>{_NAME})?\s*(?:\{{\s*(?P<labels>(?:{_INSIDE}\s*(?:,\s*{_INSIDE}\s*)*,?)?)\s*\}})?"
    rf"\s+(?P<value>{_NUMBER})(?:\s+-?[\d.]+)?(?:\s+#\s+\{{.*)?\s*"
)
_PAIR = re.compile(rf"(?P<key>[a-zA-Z_][a-zA-Z0-9_]*|{_QUOTED})\s*=\s*(?P<value>{_QUOTED})")
_END = "# EOF"


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One line with a figure."""

    name: str
    labels: tuple[tuple[str, str], ...] = ()
    """Sorted by name."""
    value: float = 0.0

    @property
    def series(self) -> str:
        """Name and labels as one text."""
        inside = ",".join(f'{key}="{value}"' for key, value in self.labels)
        return f"{self.name}{{{inside}}}" if inside else self.name


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of metrics."""

    samples: tuple[Sample, ...] = ()
    problem: str = ""
    """Why it cannot be read, with the line; empty when it can."""
    twice: tuple[str, ...] = field(default=())
    """Series that stand there more than once."""

    def sums(self) -> dict[str, float]:
        """Return for each name what its series count together, buckets, sums and times left out."""
        found: dict[str, float] = {}
        for sample in self.samples:
            if not sample.name.endswith(("_bucket", "_sum", "_created")):
                found[sample.name] = found.get(sample.name, 0.0) + sample.value
        return found


def read(text: str, *, open_metrics: bool = False) -> Page:
    """Read a page.

    Args:
        text: The page.
        open_metrics: Whether it says of itself that it is OpenMetrics, which must end with ``EOF``.
    """
    samples: list[Sample] = []
    seen: set[str] = set()
    twice: list[str] = []
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        sample = _sample(line)
        if sample is None:
            return Page(samples=tuple(samples), problem=f"line {number}: {line.strip()[:80]}")
        samples.append(sample)
        if sample.series in seen:
            twice.append(sample.series)
        seen.add(sample.series)
    problem = ""
    if open_metrics and (not lines or lines[-1].strip() != _END):
        problem = f"it does not end with {_END}"
    return Page(samples=tuple(samples), problem=problem, twice=tuple(dict.fromkeys(twice)))


def _sample(line: str) -> Sample | None:
    found = _SAMPLE.fullmatch(line)
    if found is None:
        return None
    inside = found["labels"] or ""
    # Since names may hold any character, they may stand quoted among the labels.
    names = [found["name"]] if found["name"] else list(_quoted_names(inside))
    if len(names) != 1:
        return None
    labels = {_plain(one["key"]): _plain(one["value"]) for one in _PAIR.finditer(inside)}
    return Sample(
        name=names[0], labels=tuple(sorted(labels.items())), value=float(found["value"].lower())
    )


def _quoted_names(inside: str) -> Iterator[str]:
    for part in re.findall(rf"{_LABEL}|{_QUOTED}", inside):
        if re.fullmatch(_QUOTED, part):
            yield _plain(part)


_ESCAPES = {r"\\": "\\", r"\"": '"', r"\n": "\n"}


def _plain(text: str) -> str:
    if not text.startswith('"'):
        return text
    return re.sub(r'\\[\\"n]', lambda found: _ESCAPES[found[0]], text[1:-1])
