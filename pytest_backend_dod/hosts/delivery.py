"""Requests delivered to a host one after the other, with a look back after each that may do harm.

What was accepted before is asked again after every failure and every accepted write. What no longer
holds is charged to the request just before it, and a fresh host goes on behind that request.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..errors import Unreachable
from ..recording.exchange import Answer, Exchange, Request
from .interface import Host

LIMITED_IN_A_ROW = 5
"""Answers 429 in a row after which a host is taken for throttled."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One request that reached the host."""

    ordinal: int
    """Its place in the deterministic order of the requests of its phase."""
    request: Request
    answer: Answer
    change: str = ""
    """What differs from the accepted request, where that is known."""
    unchanged: Exchange | None = None
    """The accepted request, sent right after a write that broke; None where it was not sent."""


@dataclass(kw_only=True)
class Delivered:
    """What a row of requests showed."""

    sent: list[Sent] = field(default_factory=list)
    stopped_by: Sent | None = None
    """The request after which the control was lost."""
    control: Request | None = None
    """The control, or the witness, that no longer holds."""
    control_answer: Answer | None = None
    """What it answered then."""
    throttled: bool = False
    """Whether the host refused with 429 again and again."""
    out_of_time: bool = False
    """Whether requests were left out because time was up."""

    @property
    def over(self) -> bool:
        """Whether this host serves no longer, so that a fresh one is needed."""
        return self.stopped_by is not None or self.throttled

    def reached(self, start: int) -> int:
        """Return the ordinal from which a fresh host goes on, given where this one began.

        What was refused for want of quota is asked again.
        """
        answered = (sent.ordinal for sent in self.sent if sent.answer.status != 429)
        return max(answered, default=start)


def broke(answer: Answer) -> bool:
    """Whether the answer is the server's own fault; it may break after it has begun to answer."""
    return answer.status >= 500 or bool(answer.traceback)


class Delivery:
    """Sends numbered requests to a host and watches what they do to it."""

    def __init__(
        self,
        host: Host,
        result: Delivered,
        *,
        start: int,
        seconds: float,
        witnesses: Sequence[Request] = (),
        accepted: Callable[[], Request] | None = None,
    ) -> None:
        """Begin.

        Args:
            host: Where to send.
            result: Where to note what was seen.
            start: Requests up to this ordinal were sent to an earlier host and are left out.
            seconds: Limit of time for all of them.
            witnesses: Reading requests that were accepted and are sent again after each write.
            accepted: Returns the accepted request that these are made of: after a write that broke
                it is sent unchanged, since the repetition may be what breaks and not the change.
        """
        self._host = host
        self._result = result
        self._start = start
        self._until = min(time.monotonic() + seconds, host.until)
        self._witnesses = witnesses
        self._accepted_request = accepted
        self._ordinal = 0
        self._limited = 0
        self.unreachable: Unreachable | None = None
        """Why the host is gone, if it is."""

    @property
    def over(self) -> bool:
        """Whether nothing more is sent."""
        return self._result.over or self._result.out_of_time or self.unreachable is not None

    def deliver(self, request: Request, change: str = "") -> Sent | None:
        """Send a request as it is; None when an earlier host had it, or this one is over."""
        self._ordinal += 1
        if not self.over and time.monotonic() > self._until:
            self._result.out_of_time = True
        if self.over or self._ordinal <= self._start:
            return None
        try:
            answer = self._host.send(request)
        except Unreachable as problem:
            found = self._dropped(problem)
            if found is None:
                return None
            answer = found
        sent = Sent(
            ordinal=self._ordinal,
            request=request,
            answer=answer,
            change=change,
            unchanged=self._unchanged(request, answer),
        )
        self._result.sent.append(sent)
        self._watch(sent)
        return sent

    def _dropped(self, problem: Unreachable) -> Answer | None:
        """Return what stands for an answer that did not come, None when the host is gone."""
        self.unreachable = problem
        return None

    def _unchanged(self, request: Request, answer: Answer) -> Exchange | None:
        # What is deleted once more is gone, and what breaks then is another matter.
        if not broke(answer) or request.safe or request.method == "DELETE":
            return None
        if self._accepted_request is None:
            return None
        accepted = self._accepted_request()
        if accepted.method != request.method:
            return None
        try:
            return Exchange(request=accepted, answer=self._host.send(accepted))
        except Unreachable as problem:
            self.unreachable = problem
            return None

    def _watch(self, sent: Sent) -> None:
        status = sent.answer.status
        self._limited = self._limited + 1 if status == 429 else 0
        if self._limited >= LIMITED_IN_A_ROW:
            self._result.throttled = True
            return
        wrote = sent.answer.accepted and not sent.request.safe
        # A conflict comes from the database, whose session may not have survived it.
        if broke(sent.answer) or wrote or status == 409:
            try:
                self._look_back(sent)
            except Unreachable as problem:
                self.unreachable = problem

    def _look_back(self, sent: Sent) -> None:
        """See whether what was accepted before still is; if not, ``sent`` is the cause."""
        control = self._host.control()
        lost = self._host.lost()
        if lost is not None and control is not None:
            self._stop(sent, control.request, lost)
            return
        for witness in self._witnesses:
            answer = self._host.send(witness)
            if answer.status >= 500:
                self._stop(sent, witness, answer)
                return

    def _stop(self, cause: Sent, control: Request, answer: Answer) -> None:
        self._result.stopped_by = cause
        self._result.control = control
        self._result.control_answer = answer


class PatientDelivery(Delivery):
    """Goes on after a request that got no answer, when the control still gets one."""

    def _dropped(self, problem: Unreachable) -> Answer | None:
        """Return an answer without a status; the control shows that the host is still there."""
        try:
            lost = self._host.lost() if self._host.control() is not None else Answer(status=0)
        except Unreachable as gone:
            lost, problem = Answer(status=0), gone
        if lost is not None:
            self.unreachable = problem
            return None
        return Answer(status=0)
