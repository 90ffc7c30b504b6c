"""What a probe is: one file with a docstring, phrases, typed parameters and a rule.

There are three kinds, by what they need to see:

- :class:`RepositoryProbe` looks at the files of the project and nothing else.
- :class:`SuiteProbe` judges what the test suite showed while it ran.
- :class:`LiveProbe` sends requests to a host, as experiments, and judges what came back.

A fourth kind, the plain :class:`Probe`, is for lines that the judgement itself decides (``attest``).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

if TYPE_CHECKING:
    from ..hosts.interface import Host, Survey
    from ..model import Outcome
    from ..project.repository import Repository
    from ..recording.suite import SuiteRecord

P = TypeVar("P")

Observation = Mapping[str, Any]
"""What one experiment on one host showed: plain JSON values, so that it travels between processes."""


@dataclass(frozen=True, kw_only=True)
class NoParameters:
    """For a probe that takes none."""


class Probe(ABC, Generic[P]):
    """A named, documented check of one property.

    The class docstring is the probe's documentation; its first line is the title.
    """

    name: ClassVar[str]
    """Name in the configuration and in reports, such as ``rate-limit``."""
    phrases: ClassVar[tuple[str, ...]] = ()
    """Words of a checklist that lead here; the syntax is that of :mod:`..checklist.matching`."""
    Parameters: ClassVar[type[Any]] = NoParameters
    """A frozen dataclass made with :func:`..parameters.parameter`."""

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:
        """Return the parameters that the text of an item states itself."""
        return {}


class RepositoryProbe(Probe[P]):
    """A probe that looks at the files of the project."""

    @abstractmethod
    def look(self, repository: Repository, parameters: P) -> Outcome:
        """Look at the files and decide."""


class SuiteProbe(Probe[P]):
    """A probe that judges what the test suite showed."""

    @abstractmethod
    def judge(self, suite: SuiteRecord, parameters: P) -> Outcome:
        """Decide from the record of the suite."""


class LiveProbe(Probe[P]):
    """A probe that sends requests to a host."""

    stage: ClassVar[int] = 50
    """Order of experiments on the run's hosts, lowest first; what spends quota has a high one."""
    per_operation: ClassVar[bool] = False
    """Whether every host is asked about the operations it was chosen for, or one host is enough."""
    writes: ClassVar[bool] = False
    """Whether the experiments may send requests that are not safe methods of HTTP."""

    @abstractmethod
    def experiment(self, host: Host, parameters: P) -> Iterable[Observation]:
        """Send requests to one host and report what came back, without judging.

        Raises:
            Unreachable: When the host is gone; what was yielded before it stands.
        """

    @abstractmethod
    def judge(
        self, observations: Sequence[Observation], survey: Survey, parameters: P
    ) -> Outcome:
        """Decide from the observations of all hosts; a pure function."""
