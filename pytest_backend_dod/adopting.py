"""``--backend-dod-baseline write|use``: judging what is new apart from what is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from . import baseline, judgement
from .baseline import FILE, OPTION, Baseline, Entry
from .config import Configuration
from .deciding import Seen
from .model import ItemPlan, Outcome, Verdict
from .preparing import Work


class Adoption:
    """Knows the baseline of a run; without the option there is none.

    Raises:
        UsageError: When the file is to be used and cannot be.
    """

    def __init__(self, option: str, work: Work) -> None:
        self._writes = option == "write"
        self._configuration: Configuration = work.configuration
        self._shown = work.configuration.settings.baseline or FILE
        self._path: Path = work.root / self._shown
        self._known: Baseline | None = None
        self.told: tuple[str, ...] = ()
        """What was done to the file, one sentence each."""
        self.troubles: tuple[str, ...] = ("the baseline was not written: nothing was judged",)
        """What kept the file from being written."""
        if option == "use":
            items = [item.id for item in work.located.items]
            self._known = baseline.read(self._path, self._shown, items)
        if not self._writes:
            self.troubles = ()

    def verdicts(self, seen: Seen, *, partial: str, left_out: bool) -> tuple[Verdict, ...]:
        """Judge every item; where the baseline is to be written, write it before.

        Args:
            seen: The items and their outcomes.
            partial: Why only a part of the suite ran; empty when all of it did.
            left_out: Whether some items are not among those seen.
        """
        if self._writes:
            self._write(seen, partial or ("items were left out" if left_out else ""))
        return tuple(self._verdict(*one, partial=partial) for one in seen)

    def _verdict(self, plan: ItemPlan, outcomes: Sequence[Outcome], *, partial: str) -> Verdict:
        waived = any(waiver.item == plan.item.id for waiver in self._configuration.waivers)
        if self._known is None or waived:
            return judgement.judge(plan, outcomes, self._configuration)
        told = list(zip(plan.assignments, outcomes, strict=True))
        entry = self._known.get(plan.item.id, Entry())
        settled = baseline.settle(plan.item.id, told, entry, whole=not partial)
        verdict = judgement.judge(plan, settled.outcomes, self._configuration)
        return judgement.known(verdict, [one.what for one in settled.gone])

    def _write(self, seen: Seen, partial: str) -> None:
        """Take down what is found now; an item with a waiver has what it needs."""
        if partial:
            self.troubles = (f"the baseline was not written: {partial}",)
            return
        waived = {waiver.item for waiver in self._configuration.waivers}
        entries = {
            plan.item.id: baseline.entry_of(
                plan.item.id, list(zip(plan.assignments, outcomes, strict=True))
            )
            for plan, outcomes in seen
            if plan.item.id not in waived and not plan.item.struck
        }
        self._known = {item: one for item, one in entries.items() if one.findings or one.figures}
        try:
            self._path.write_text(baseline.render(self._known), encoding="utf-8")
        except OSError as problem:
            why = problem.strerror or problem
            self.troubles = (f"{OPTION}: {self._shown} could not be written ({why})",)
            return
        number = sum(len(one.findings) for one in self._known.values())
        findings = "1 finding" if number == 1 else f"{number} findings"
        self.troubles = ()
        self.told = (f"{self._shown}: {findings} of {len(self._known)} items written",)
