"""Exceptions that frameworks answer by themselves are noted all the same."""

from __future__ import annotations

from types import SimpleNamespace

from flask import Flask

from pytest_backend_dod.recording.patches import Patches
from pytest_backend_dod.recording.unhandled import UnhandledWatch, noting


def broken() -> Flask:
    app = Flask("shop")
    app.add_url_rule("/broken", view_func=lambda: 1 / 0)  # type: ignore[return-value]
    return app


def test_one_watch_or_two_note_an_exception_once() -> None:
    client = broken().test_client()
    watches = [UnhandledWatch(), UnhandledWatch()]
    for watch in watches:
        watch.open()
    try:
        with noting() as noted:
            assert client.get("/broken").status_code == 500
    finally:
        for watch in reversed(watches):
            watch.close()
    assert noted.text.count("ZeroDivisionError: division by zero") == 1
    with noting() as later:
        client.get("/broken")
    assert later.text == ""


def test_noting_inside_of_another_is_for_both() -> None:
    client = broken().test_client()
    watch = UnhandledWatch()
    watch.open()
    try:
        with noting() as outer, noting() as inner:
            client.get("/broken")
    finally:
        watch.close()
    assert "ZeroDivisionError" in inner.text
    assert outer.text == inner.text


class TestPatches:
    def test_what_was_inherited_is_inherited_again(self) -> None:
        class Base:
            def name(self) -> str:
                return "base"

        class Derived(Base):
            pass

        patches = Patches()
        patches.wrap(SimpleNamespace(Derived=Derived), "Derived.name", lambda _: lambda _: "other")
        assert Derived().name() == "other"
        patches.close()
        assert Derived().name() == "base"
        assert "name" not in vars(Derived)

    def test_what_is_not_there_is_left_alone(self) -> None:
        thing = SimpleNamespace()
        patches = Patches()
        patches.wrap(thing, "Client.send", lambda original: original)
        patches.close()
        assert vars(thing) == {}
