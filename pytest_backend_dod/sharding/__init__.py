"""A suite that runs in parts on several machines: what each part showed is kept, then judged."""

from __future__ import annotations

from argparse import Namespace

from ..errors import UsageError

_EXCLUDING = ("record", "judge", "only", "static")


def check(options: Namespace) -> None:
    """Refuse options that contradict each other.

    Raises:
        UsageError: When nothing is to be judged and something is, or a part of the checklist is
            chosen while the whole is kept or judged.
    """
    given = [name for name in _EXCLUDING if getattr(options, f"backend_dod_{name}")]
    if len(given) > 1 and given[0] in {"record", "judge"}:
        raise UsageError(
            f"it excludes --backend-dod-{given[1]}",
            where=f"--backend-dod-{given[0]}",
            remedy="Keep one of the two.",
        )
