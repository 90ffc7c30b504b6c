"""What a probe is: one file with a docstring, phrases, typed parameters and a rule.

There are three kinds, by what they need to see:

- :class:`RepositoryProbe` looks at the files of the project and nothing else.
- :class:`SuiteProbe` judges what the test suite showed while it ran.
- :class:`LiveProbe` sends requests to a host, as experiments, and judges what came back.

A fourth kind, the plain :class:`Probe`, is for lines that the judgement itself decides
(``attest``).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

if TYPE_CHECKING:
    from ..hosts.interface import Host, Survey, Todo
    from ..model import Outcome
    from ..project.repository import Repository
    from ..recording.suite import SuiteRecord

P = TypeVar("P")

Observation = Mapping[str, Any]
"""What one experiment on one host showed: plain JSON values, which travel between processes."""


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
    excludes: ClassVar[tuple[str, ...]] = ()
    """Words that show that a line means something else although a phrase fits."""
    Parameters: ClassVar[type[Any]] = NoParameters
    """A frozen dataclass made with :func:`..parameters.parameter`."""

    @classmethod
    def thresholds(cls, text: str) -> dict[str, Any]:  # noqa: ARG003 - for those that read it
        """Return the parameters that the text of an item states itself."""
        return {}


class RepositoryProbe(Probe[P]):
    """A probe that looks at the files of the project."""

    @abstractmethod
    def look(self, repository: Repository, parameters: P) -> Outcome:
        """Look at the files and decide."""

    def concerns(self, path: str) -> bool:  # noqa: ARG002 - for those that know better
        """Whether a file of the project may have a part in the outcome.

        What was seen beside the suite counts only when no such file has changed since.
        """
        return True


class SuiteProbe(Probe[P]):
    """A probe that judges what the test suite showed."""

    @abstractmethod
    def judge(self, suite: SuiteRecord, parameters: P) -> Outcome:
        """Decide from the record of the suite."""


@dataclass(frozen=True, kw_only=True)
class Role:
    """Something a live probe wants to be asked about, and the operations that can serve for it."""

    name: str
    """Name of the experiment; it is carried out once in the run."""
    operations: tuple[str, ...] = ()
    """Operations to choose from, best first; empty when any host will do."""
    stage: int | None = None
    """Order of this experiment where it is not the probe's: what may break a world comes late."""


class LiveProbe(Probe[P]):
    """A probe that sends requests to a host."""

    stage: ClassVar[int] = 50
    """Order of the experiments of a run, lowest first; what spends quota has a high one."""
    judging: ClassVar[tuple[str, ...]] = ()
    """Parameters that only :meth:`judge` looks at; items that differ in them share experiments."""
    exclusive: ClassVar[bool] = False
    """Whether each experiment needs a host of its own, because it leaves quotas used up."""
    prefers_target: ClassVar[bool] = False
    """Whether a target of the project is better than its tests: it is nearer to production."""
    samples: ClassVar[bool] = False
    """Whether the suite's own answers are to be held against the API's document."""

    def look_up(self, repository: Repository, parameters: P) -> Mapping[str, Any]:  # noqa: ARG002
        """Return what to know of the project's files; :meth:`judge` finds it in ``survey.files``.

        Plain JSON values.
        """
        return {}

    @abstractmethod
    def roles(self, operations: Sequence[str], parameters: P) -> Sequence[Role]:
        """Say what to carry out, given the operations that can be reached."""

    @abstractmethod
    def experiment(self, host: Host, todo: Todo, parameters: P) -> Iterable[Observation]:
        """Send requests to one host and report what came back, without judging.

        Each observation has the key ``role``; a role without one is tried on another host.

        Raises:
            HostLost: When the control no longer holds; what was yielded before it stands.
            Unreachable: When the host is gone; what was yielded before it stands.
        """

    @abstractmethod
    def judge(self, observations: Sequence[Observation], survey: Survey, parameters: P) -> Outcome:
        """Decide from the observations of all hosts; a pure function."""
