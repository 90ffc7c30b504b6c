"""What makes a problem this one and no other, whatever line it moves to and however it is measured.

The same fingerprint stands in reports for code hosts and in the baseline.
"""

from __future__ import annotations

import hashlib
import re

from .model import Finding

_MEASURED = re.compile(
    r"(?<![\w/.:\[\]{}'\"-])\d+(?:\.\d+)?(?:ms|s|kB|MB)?(?![\w/\]}'\"-])(?!\.\d)"
)
"""A figure that stands by itself; digits of a name, a path or a parameter are no figures."""

_LINE = re.compile(r":\d+(?::\d+)?$")


class Fingerprints:
    """Gives the fingerprints of one run; equal problems are numbered in their order."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, item: str, probe: str, finding: Finding | str) -> str:
        """Return the fingerprint of a problem.

        Args:
            item: Id of the item that is not done because of it.
            probe: Name of the probe that saw it; empty for an item that nothing decides.
            finding: What it saw; where there is nothing but a word for the outcome, that word.
        """
        what, where = finding, ""
        if isinstance(finding, Finding):
            what, where = steady(finding.what), _LINE.sub("", finding.where.strip())
            if finding.identity:
                what, where = finding.identity, ""
        key = "\0".join((item, probe, str(what), where))
        number = self._seen[key] = self._seen.get(key, 0) + 1
        return hashlib.sha256(f"{key}\0{number}".encode("utf-8", "replace")).hexdigest()[:32]


def steady(what: str) -> str:
    """Return the sentence without figures: a problem stays the same when it is measured anew."""
    return _MEASURED.sub("#", " ".join(what.split()))
