"""A limit on the time that blocking code in the main thread may take."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from ..errors import Unreachable


class _Over(BaseException):
    """No Exception: an application handles those itself, and would seem to have crashed."""


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """End the block after ``seconds``, with Unreachable.

    It works by an interval timer, so only in the main thread, not on Windows, and not while
    somebody else's timer runs; elsewhere there is no limit.
    """
    free = (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getitimer(signal.ITIMER_REAL)[0] == 0
    )
    if not free:
        yield
        return

    def over(_signal: int, _frame: FrameType | None) -> None:
        raise _Over

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _Over:
        raise Unreachable(f"no answer within {seconds:.0f} s") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
