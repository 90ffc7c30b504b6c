"""What structlog and loguru write is noted like the records of ``logging``."""

from __future__ import annotations

import io
import json
import logging
import logging.handlers
import queue
from collections.abc import Iterator

import pytest
import structlog
from loguru import logger as loguru_logger

from pytest_backend_dod.recording.watch import Watch


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    watch.full = True
    watch.open()
    yield watch
    watch.close()


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(lambda: structlog.PrintLogger(io.StringIO()), id="print"),
        pytest.param(lambda: structlog.WriteLogger(io.StringIO()), id="write"),
    ],
)
def test_events_of_structlog_are_noted_as_rendered(watch: Watch, output):
    log = structlog.wrap_logger(output(), processors=[structlog.processors.JSONRenderer()])
    with watch.request() as sheet:
        log.warning("order lost", number=7)
    (logged,) = sheet.witnessed().logs
    assert (logged.logger, logged.level) == ("structlog", logging.WARNING)
    assert logged.written == ('{"number": 7, "event": "order lost"}',)


def test_bytes_of_structlog_are_read(watch: Watch):
    log = structlog.wrap_logger(structlog.BytesLogger(io.BytesIO()), processors=[])
    with watch.request() as sheet:
        log._logger.error(b"order lost")
    (logged,) = sheet.witnessed().logs
    assert (logged.level, logged.message) == (logging.ERROR, "order lost")


def test_a_record_of_loguru_is_noted_once_with_each_sink_that_writes_it(watch: Watch):
    one, two = io.StringIO(), io.StringIO()
    numbers = [loguru_logger.add(one, format="A {message}"), loguru_logger.add(two, format="B")]
    try:
        with watch.request() as sheet:
            loguru_logger.info("order {}", 7)
    finally:
        for number in numbers:
            loguru_logger.remove(number)
    seen = sheet.witnessed()
    assert seen.record_count == 1
    (logged,) = seen.logs
    assert (logged.level, logged.message) == (20, "order 7")
    assert {"A order 7\n", "B\n"} <= set(logged.written)


def test_a_long_record_of_loguru_is_kept_as_it_is_written(watch: Watch):
    """One of several thousand characters is JSON only to its end."""
    number = loguru_logger.add(io.StringIO(), serialize=True)
    try:
        with watch.request() as sheet:
            loguru_logger.info("order " * 2000)
    finally:
        loguru_logger.remove(number)
    (logged,) = sheet.witnessed().logs
    told = [json.loads(text) for text in logged.written if text.startswith("{")]
    assert [one["record"]["message"] for one in told] == ["order " * 2000]


def test_a_traceback_of_loguru_is_kept(watch: Watch):
    number = loguru_logger.add(io.StringIO())
    try:
        with watch.request() as sheet:
            try:
                raise LookupError("lost")
            except LookupError:
                loguru_logger.exception("failed")
    finally:
        loguru_logger.remove(number)
    assert "LookupError: lost" in sheet.witnessed().logs[-1].traceback


def test_a_sink_that_writes_in_a_thread_of_its_own(watch: Watch):
    number = loguru_logger.add(io.StringIO(), enqueue=True)
    try:
        with watch.request() as sheet:
            loguru_logger.info("queued")
    finally:
        loguru_logger.remove(number)
    assert [one.message for one in sheet.witnessed().logs] == ["queued"]


def test_an_application_that_removes_all_sinks(watch: Watch):
    loguru_logger.remove()
    number = loguru_logger.add(io.StringIO())
    try:
        with watch.request() as sheet:
            loguru_logger.info("still seen")
    finally:
        loguru_logger.remove(number)
    assert sheet.witnessed().record_count == 1


def test_what_settings_refuse_is_counted_while_probing(watch: Watch):
    log = logging.getLogger("shop.muted")
    log.setLevel(logging.ERROR)
    try:
        with watch.request() as sheet:
            log.info("not written")
            log.debug("nobody asks for this")
            logging.getLogger("sqlalchemy.engine").info("of a library")
    finally:
        log.setLevel(logging.NOTSET)
    assert sheet.witnessed().muted_count == 1


def test_a_handler_that_hands_on_writes_nothing_itself(watch: Watch):
    class Forwarding(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            """Give it to somebody else."""

    log = logging.getLogger("shop.forwarded")
    log.propagate = False
    handlers = [Forwarding(), logging.handlers.QueueHandler(queue.SimpleQueue())]
    for handler in handlers:
        log.addHandler(handler)
    try:
        with watch.request() as sheet:
            log.error("somewhere else")
    finally:
        for handler in handlers:
            log.removeHandler(handler)
    (logged,) = sheet.witnessed().logs
    assert logged.written == ()


def test_everything_is_put_back():
    before = (structlog.PrintLogger.info, logging.Logger.isEnabledFor)
    watch = Watch()
    watch.open()
    watch.full = True
    assert structlog.PrintLogger.info is not before[0]
    assert logging.Logger.isEnabledFor is not before[1]
    watch.full = False
    assert logging.Logger.isEnabledFor is before[1]
    watch.close()
    assert (structlog.PrintLogger.info, logging.Logger.isEnabledFor) == before
