"""The exceptions everybody speaks in.

BackendDodError
├── UsageError      what a person wrote cannot be understood; ends the session with exit status 4
└── Unreachable     a host could not be started or did not answer; makes probes inconclusive
"""

from __future__ import annotations


class BackendDodError(Exception):
    """Base of everything this package raises on purpose."""


class UsageError(BackendDodError):
    """Raised when a checklist, the configuration or an option cannot be used as it is written.

    Attributes:
        what: What is wrong, one sentence without a full stop.
        where: File and key or line, such as ``pyproject.toml: tool.backend-dod.app``.
        remedy: What to write instead.
    """

    def __init__(self, what: str, *, where: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}\n  {remedy}")
        self.what = what
        self.where = where
        self.remedy = remedy


class Unreachable(BackendDodError):  # noqa: N818 - what happened, not whose fault it is
    """Raised when a host cannot be started, or does not answer a request.

    Attributes:
        what: What happened, one sentence.
        remedy: What the user can do about it; empty when there is nothing to say.
    """

    def __init__(self, what: str, *, remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
