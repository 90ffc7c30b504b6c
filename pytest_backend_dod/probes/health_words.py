"""What a line of a checklist asks of health endpoints."""

from __future__ import annotations

import re
from typing import Any

from .health_answers import CLEAR, WEAK

_KIND = r"(?:\W+(?:and|or|&)\W+\w+|/\w+)?\W+(?:probes?|checks?|endpoints?)"
_DATABASE = r"\b(?:databases?|db|postgres\w*|mysql|data ?stores?|dependenc\w+|connectivity)\b"
_TELLING = (
    r"(?:(?<!health )(?<!health-)\bchecks?|\b(?:verif|report|reflect|cover|includ|ping|tell|fail"
    r"|503|unavailable|unhealthy|connect)\w*)"
)
_AWAY = (
    r"(?:\b(?:fail|unavailable|away|down|gone|unreachable|reachable|checked|verified"
    r"|connect|disconnect|outage)\w*)"
)
_TOGETHER = re.compile(rf"{_TELLING}[^.;]{{0,50}}{_DATABASE}|{_DATABASE}[^.;]{{0,30}}{_AWAY}")
_HANGING = re.compile(r"\bhangs?\b|\bhanging\b|unresponsive|does not answer|black ?hole")
_APART = re.compile(
    r"\bliv(?:eness|ez|e)\b[^.;]{0,40}"
    r"\b(?:independent|regardless|not depend|without|stays?|even (?:if|when)|never|not check)"
)


def read(text: str) -> dict[str, Any]:
    """Return the parameters of the probe that a line states itself."""
    lowered = text.lower()
    found: dict[str, Any] = {}
    paths = [
        path.rstrip("/")
        for path in re.findall(r"(?<![\w./])(/[a-z_-][\w/-]*)", lowered)
        if CLEAR.search(path) or WEAK.search(path)
    ]
    if paths:
        # A path that is named says itself what it is for.
        found["path"] = paths
    else:
        if re.search(rf"\b(liveness|livez)\b|\blive{_KIND}\b", lowered):
            found["liveness"] = True
        if re.search(rf"\b(readiness|readyz)\b|\bready{_KIND}\b", lowered):
            found["readiness"] = True
    if _APART.search(lowered):
        found["apart"] = True
    elif _TOGETHER.search(lowered):
        found["database"] = True
    if _HANGING.search(lowered):
        found["in_time"] = True
    return found
