"""One declaration of parameters, read from TOML values and from the words of an annotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from pytest_backend_dod.errors import UsageError
from pytest_backend_dod.parameters import kinds, parameter, parse_words, read


@dataclass(frozen=True, kw_only=True)
class Oven:
    min_heat: int = parameter(100, "Lowest heat.")
    share: float = parameter(80.0, "How full.", unit="%")
    time: float = parameter(10.0, "How long.", unit="s")
    mode: str = parameter("fan", "How it heats.", choices=("fan", "grill"))
    quiet: bool = parameter(False, "Whether it hums.")
    racks: tuple[str, ...] = parameter((), "Which racks.")


def test_the_plain_types() -> None:
    assert kinds(Oven) == {
        "min_heat": int,
        "share": float,
        "time": float,
        "mode": str,
        "quiet": bool,
        "racks": tuple,
    }


@pytest.mark.parametrize(
    ("values", "oven"),
    [
        ({}, Oven()),
        ({"min-heat": 5}, Oven(min_heat=5)),
        ({"min_heat": 5}, Oven(min_heat=5)),
        ({"share": 90}, Oven(share=90.0)),
        ({"time": 90}, Oven(time=90.0)),
        ({"time": "90s"}, Oven(time=90.0)),
        ({"time": "1.5 min"}, Oven(time=90.0)),
        ({"time": "250ms"}, Oven(time=0.25)),
        ({"racks": "top"}, Oven(racks=("top",))),
        ({"racks": ["top", "low"]}, Oven(racks=("top", "low"))),
        ({"mode": "grill", "quiet": True}, Oven(mode="grill", quiet=True)),
    ],
)
def test_values(values: dict[str, Any], oven: Oven) -> None:
    assert read(Oven, values, where="kitchen") == oven


@pytest.mark.parametrize(
    ("values", "where", "what", "remedy"),
    [
        ({"min-heta": 1}, "kitchen", "unknown parameter 'min-heta'", "Did you mean 'min-heat'?"),
        ({"zzz": 1}, "kitchen", "unknown parameter 'zzz'", "Parameters here: min-heat, share"),
        (
            {"quiet": True, "min-heat": 1, "min_heat": 2},
            "kitchen",
            "'min_heat' is given twice",
            "Keep",
        ),
        ({"min-heat": 1.5}, "kitchen.min-heat", "1.5 is not a whole number", "a whole number"),
        ({"min-heat": True}, "kitchen.min-heat", "True is not a whole number", "a whole number"),
        ({"share": True}, "kitchen.share", "True is not a number", "Write a number"),
        ({"share": float("nan")}, "kitchen.share", "nan is not a number", "Write a number"),
        ({"share": "80"}, "kitchen.share", "'80' is not a number", "Write a number"),
        ({"share": 101}, "kitchen.share", "101 is no share", "0 to 100"),
        ({"share": -1}, "kitchen.share", "-1 is no share", "0 to 100"),
        ({"time": 0}, "kitchen.time", "0 is no length of time", "more than 0"),
        ({"time": float("inf")}, "kitchen.time", "inf is no length of time", "more than 0"),
        ({"time": "soon"}, "kitchen.time", "'soon' is no length of time", 'such as "90s"'),
        ({"time": "0s"}, "kitchen.time", "0 is no length of time", "more than 0"),
        ({"share": "80s"}, "kitchen.share", "'80s' is not a number", "Write a number"),
        ({"mode": "steam"}, "kitchen.mode", "not one of the choices", "Write one of: fan, grill"),
        ({"quiet": 1}, "kitchen.quiet", "1 is not true or false", "true or false"),
        ({"racks": ["top", 2]}, "kitchen.racks", "is not a list of texts", "a list of texts"),
        ({"racks": 2}, "kitchen.racks", "2 is not a list of texts", "a list of texts"),
    ],
)
def test_values_that_do_not_fit(values: dict[str, Any], where: str, what: str, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        read(Oven, values, where="kitchen")

    assert caught.value.where == where
    assert what in caught.value.what
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("", {}),
        ("quiet", {"quiet": True}),
        ("quiet=no", {"quiet": False}),
        ("min-heat=5 share=85%", {"min_heat": 5, "share": 85.0}),
        ("time=2m", {"time": "2m"}),
        ("time=20", {"time": 20.0}),
        ("racks=top,low", {"racks": ["top", "low"]}),
        ("racks='top rack'", {"racks": ["top rack"]}),
    ],
)
def test_words(words: str, values: dict[str, Any]) -> None:
    assert parse_words(Oven, words, where="note") == values


@pytest.mark.parametrize(
    ("words", "what", "remedy"),
    [
        ("loud", "unknown parameter 'loud'", "Parameters here:"),
        ("min-heat", "'min-heat' has no value", "Write min-heat=…, a whole number."),
        ("min-heat=hot", "'hot' is not a whole number", "Write a whole number."),
        ("share=nan", "nan is not a number", "Write a number."),
        ("share=800%", "800 is no share", "Write 0 to 100."),
        ("share=80s", "'80s' is not a number", "Write a number."),
        ("quiet=perhaps", "'perhaps' is not true or false", "Write true or false."),
        ("mode=steam", "not one of the choices", "Write one of: fan, grill."),
        ("racks='top", "cannot be read", "Close the quotation mark."),
    ],
)
def test_words_that_do_not_fit(words: str, what: str, remedy: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_words(Oven, words, where="note")

    assert caught.value.where.startswith("note")
    assert what in caught.value.what
    assert remedy in caught.value.remedy
