"""What probes of the API's document have in common: any host gives it, and it is the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from ..hosts import documents
from ..hosts.interface import Host, Todo
from .interface import LiveProbe, Observation, Role

P = TypeVar("P")


class ContractProbe(LiveProbe[P]):
    """A probe that judges the application's own document."""

    stage = 11

    def roles(self, operations: Sequence[str], parameters: P) -> Sequence[Role]:  # noqa: ARG002
        """Any host will do."""
        return [Role(name="document")]

    def experiment(
        self,
        host: Host,
        todo: Todo,  # noqa: ARG002 - one document, whatever the operation
        parameters: P,  # noqa: ARG002 - they matter to the judgement alone
    ) -> Iterable[Observation]:
        """Take the document."""
        yield documents.told(host)
