"""Properties that lines often ask for and that this version has no probe for.

A line that asks for one of them must not be decided by another probe that happens to share a word:
it is understood, not available, and therefore not done. A probe that is written takes its phrases
away from here.
"""

from __future__ import annotations

from collections.abc import Mapping

from .topic import Topic
from .vocabulary_code import CODE
from .vocabulary_data import DATA
from .vocabulary_delivery import DELIVERY
from .vocabulary_operations import OPERATIONS
from .vocabulary_security import SECURITY
from .vocabulary_speed import SPEED

PLANNED: Mapping[str, Topic] = {
    **SECURITY,
    **DATA,
    **SPEED,
    **OPERATIONS,
    **CODE,
    **DELIVERY,
}
"""Name → what lines say that ask for it."""
