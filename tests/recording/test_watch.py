"""What an application does while it answers is noted on the sheet of that request alone."""

from __future__ import annotations

import logging
import sqlite3
import threading
from contextvars import copy_context
from pathlib import Path

import pytest
import sqlalchemy

from pytest_backend_dod.recording.watch import Watch

shop = logging.getLogger("shop.orders")


@pytest.fixture
def watch():
    watch = Watch()
    watch.full = True
    watch.open()
    yield watch
    watch.close()


def test_statements_of_sqlalchemy_are_noted_without_their_parameters(watch: Watch):
    engine = sqlalchemy.create_engine("sqlite://")
    with watch.request() as sheet, engine.connect() as connection:
        connection.execute(sqlalchemy.text("select :secret"), {"secret": "s3cret-value"})
    seen = sheet.witnessed()
    assert seen.statement_count == 1
    assert seen.statements == ("select ?",)


def test_each_way_of_sqlalchemy_to_run_a_statement_is_noted(watch: Watch):
    engine = sqlalchemy.create_engine("sqlite://")
    with watch.request() as sheet, engine.connect() as connection:
        connection.exec_driver_sql("create table book (id integer)")
        insert = sqlalchemy.text("insert into book values (:id)")
        connection.execute(insert, [{"id": 1}, {"id": 2}])
        raw = connection.execution_options(no_parameters=True)
        raw.exec_driver_sql("select id from book where id % 2 = 0")
    assert [text.split()[0] for text in sheet.witnessed().statements] == [
        "create",
        "insert",
        "select",
    ]


def test_an_engine_that_was_there_before_is_watched_until_the_watch_closes():
    engine = sqlalchemy.create_engine("sqlite://")
    later = Watch()
    later.full = True
    later.open()
    with engine.connect() as connection:
        with later.request() as seen:
            connection.execute(sqlalchemy.text("select 1"))
        later.close()
        with later.request() as unseen:
            connection.execute(sqlalchemy.text("select 2"))
    assert (seen.statement_count, unseen.statement_count) == (1, 0)


def test_nothing_is_noted_outside_of_a_request(watch: Watch):
    with watch.request() as sheet:
        pass
    shop.warning("later")
    assert sheet.witnessed().record_count == 0


def test_records_are_kept_as_the_application_writes_them(
    watch: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    handler = logging.FileHandler(tmp_path / "app.log")
    handler.setFormatter(logging.Formatter('{"level": "%(levelname)s", "message": "%(message)s"}'))
    # What other tests of this process did to the root logger is not of this application.
    monkeypatch.setattr(shop, "propagate", False)
    shop.addHandler(handler)
    try:
        with watch.request() as sheet:
            shop.error("order %s is lost", 7)
    finally:
        shop.removeHandler(handler)
        handler.close()
    (logged,) = sheet.witnessed().logs
    assert (logged.logger, logged.level, logged.message) == ("shop.orders", 40, "order 7 is lost")
    assert logged.written == ('{"level": "ERROR", "message": "order 7 is lost"}',)


def test_a_traceback_is_kept_beside_the_message(watch: Watch):
    with watch.request() as sheet:
        try:
            sqlite3.connect(":memory:").execute("nonsense")
        except sqlite3.OperationalError:
            shop.exception("failed")
    assert "OperationalError" in sheet.witnessed().logs[0].traceback


def test_records_of_clients_are_not_the_applications(watch: Watch):
    with watch.request() as sheet:
        logging.getLogger("httpx").warning("HTTP Request: GET http://testserver/?token=abc")
    assert sheet.witnessed().record_count == 0


def test_a_request_inside_of_a_request_is_noted_on_the_outer_sheet(watch: Watch):
    with watch.request() as outer, watch.request() as inner:
        shop.warning("once")
    assert inner is outer
    assert outer.witnessed().record_count == 1


def test_a_sheet_travels_into_threads_with_the_context(watch: Watch):
    with watch.request() as sheet:
        context = copy_context()
        thread = threading.Thread(target=context.run, args=[shop.warning, "from a thread"])
        thread.start()
        thread.join()
    assert [one.message for one in sheet.witnessed().logs] == ["from a thread"]


def test_while_the_suite_runs_things_are_only_counted(watch: Watch):
    watch.full = False
    with watch.request() as sheet:
        shop.warning("counted")
    seen = sheet.witnessed()
    assert (seen.record_count, seen.logs) == (1, ())


def test_everything_is_put_back(watch: Watch):
    watch.close()
    with watch.request() as sheet:
        shop.warning("unseen")
    assert sheet.witnessed().record_count == 0
