"""The frozen records that every room speaks in.

They hold values and nothing else: reading makes items, planning makes assignments, probes make
outcomes, judging makes verdicts, and reports read them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Status(str, Enum):
    """What a probe says about its property."""

    PASSED = "passed"
    """Observed to hold, by a check that could have come out otherwise."""
    FAILED = "failed"
    """Observed not to hold."""
    INCONCLUSIVE = "inconclusive"
    """The probe could not see; the outcome's advice says what to supply."""
    NOT_APPLICABLE = "not applicable"
    """The property has no meaning here, for a reason that was observed."""
    ERROR = "error"
    """The probe itself broke."""


class State(str, Enum):
    """The verdict on one item of the checklist."""

    PASSED = "passed"
    FAILED = "failed"
    INCONCLUSIVE = "inconclusive"
    NOT_APPLICABLE = "not applicable"
    ERROR = "error"
    UNMAPPED = "unmapped"
    """Nothing decides this line."""
    UNAVAILABLE = "unavailable"
    """The line is understood, but this version has no probe for it."""
    WAIVED = "waived"
    """Not done, and tolerated until a date, for a reason."""
    ATTESTED = "attested"
    """A person vouched for what no probe can see."""
    KNOWN = "known"
    """Not done, but all that was found is in the baseline of what is tolerated for now."""

    @property
    def done(self) -> bool:
        """Whether an item in this state lets the session pass."""
        return self in _DONE


_DONE = frozenset({State.PASSED, State.NOT_APPLICABLE, State.WAIVED, State.ATTESTED, State.KNOWN})


@dataclass(frozen=True, kw_only=True)
class Item:
    """One criterion of a checklist."""

    id: str
    """Stable slug of the text, unique within the run."""
    text: str
    """The criterion as plain text."""
    file: str
    """The checklist's path relative to the root folder, with forward slashes."""
    line: int
    """First line of the criterion, counted from 1."""
    section: str = ""
    """Plain text of the nearest heading above."""
    checked: bool | None = None
    """State of the box; None when there is no box."""
    struck: bool = False
    """Whether the criterion is struck through."""
    code: tuple[str, ...] = ()
    """What its code spans hold, such as commands."""
    annotation: str | None = None
    """What an HTML comment ``<!-- dod: … -->`` behind the criterion says, without the ``dod:``."""


@dataclass(frozen=True, kw_only=True)
class Assignment:
    """One probe that takes part in deciding an item, and why."""

    probe: str
    """Name of the probe."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """The parameters that differ from the probe's defaults."""
    reason: str
    """The words, the annotation or the configuration line that led here."""
    words: str = ""
    """The words of the line that led here; empty when something else did."""


@dataclass(frozen=True, kw_only=True)
class ItemPlan:
    """An item with everything that will decide it."""

    item: Item
    assignments: tuple[Assignment, ...] = ()
    unavailable: tuple[str, ...] = ()
    """Names of probes the words ask for that this version does not have."""
    understood: tuple[Assignment, ...] = ()
    """What words ask for, with its parameters, for names in ``unavailable`` and ``answered``."""
    answered: tuple[str, ...] = ()
    """Names that the words ask for, and that a command named in the line answers for."""
    undecided: tuple[str, ...] = ()
    """Parts of the line that nothing decides, such as a command that has to be configured."""
    advice: str = ""
    """For an item that nothing decides, or not all of it: the configuration to paste."""
    condition: str = ""
    """The clause that says when the line applies, such as "if the schema changed"."""
    not_happened: str = ""
    """Why, by what was observed, the condition does not hold; empty when it may."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing a probe saw, with all that is needed to act on it."""

    what: str
    """The defect, one sentence."""
    where: str = ""
    """``path:line``, an operation such as ``GET /orders/{id}``, or a host."""
    measured: str = ""
    """What was seen: a figure, a status, an excerpt (never a secret)."""
    expected: str = ""
    """What the rule asks for."""
    reproduce: str = ""
    """A command or request that shows it again."""
    remedy: str = ""
    """How to fix it, one sentence."""
    detail: str = ""
    """Longer evidence, such as a traceback."""
    identity: str = ""
    """What tells it from others where ``what`` and ``where`` change from run to run."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one probe found out."""

    status: Status
    summary: str
    """One line with the figure that decided."""
    findings: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    """Findings that the baseline tolerates; a probe leaves this empty."""
    notes: tuple[str, ...] = ()
    """Observations that do not decide: lenient but legal behaviour, what was left out."""
    advice: str = ""
    """For an inconclusive outcome: what to supply, one line."""
    measures: Mapping[str, Any] = field(default_factory=dict)
    """Figures for reports; plain JSON values, free of times so that two runs agree."""
    figures: Mapping[str, float] = field(default_factory=dict)
    """Figures in per cent of which more is better; a baseline does not let them fall."""
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One assignment with its outcome."""

    assignment: Assignment
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The judgement of one item."""

    item: Item
    state: State
    summary: str
    """The figure or sentence that decided."""
    decisions: tuple[Decision, ...] = ()
    reason: str = ""
    """Reason and end of a waiver, person and date of an attestation, or what to do about it."""
    unavailable: tuple[Assignment, ...] = ()
    """What the line asks for that this version has no probe for, with the words that say so."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What the gate was run against, for the head of the report."""

    checklists: tuple[str, ...]
    """Paths of the checklists, or a sentence about the packaged default."""
    hosts: tuple[str, ...] = ()
    """One line for each way that live probes took, and why."""
    notes: tuple[str, ...] = ()
    folder: str = ""
    """Where the root folder lies in the repository; empty when it is the repository's own."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """Everything a report shows."""

    scene: Scene
    verdicts: tuple[Verdict, ...] = ()
    not_judged: str = ""
    """Why nothing was judged; empty when the verdicts stand."""
    left_out: int = 0
    """How many items were not judged, because others were chosen."""
    warn: bool = False
    """Whether items that are not done were to be reported without failing the session."""
    seconds: float = 0.0

    @property
    def done(self) -> bool:
        """Whether the whole checklist holds; never true when items were left out."""
        return self.holds and not self.left_out

    @property
    def holds(self) -> bool:
        """Whether every item that was to be judged is done."""
        return (
            not self.not_judged and bool(self.verdicts) and all(v.state.done for v in self.verdicts)
        )

    @property
    def would_fail(self) -> bool:
        """Whether items are not done that only :attr:`warn` keeps from failing the session."""
        return self.warn and not self.not_judged and not self.holds
