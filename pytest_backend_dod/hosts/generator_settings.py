"""How the request generator is set up: repeatable, and without a trace in the project's folder.

schemathesis generates with Hypothesis. Left alone, Hypothesis keeps files in ``.hypothesis`` and
mixes constants from whatever modules of the project happen to be loaded into what it generates; the
same seed would then give other requests under xdist than without it.
"""

from __future__ import annotations

import importlib
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

CHECKS = ("response_schema_conformance", "content_type_conformance")
"""What schemathesis judges; server errors and statuses are judged by the probe."""


def settings(seed: int, examples: int) -> dict[str, Any]:
    """Return the configuration of schemathesis for one run.

    Args:
        seed: The same seed gives the same requests.
        examples: 0 for the deterministic phase, else how many random requests to make.
    """
    chosen: dict[str, Any] = {
        "seed": seed,
        "continue-on-failure": True,
        "workers": 1,
        "generation": {"database": "none"},
        "phases": {
            "examples": {"enabled": False},
            "coverage": {"enabled": examples == 0, "unexpected-methods": []},
            "fuzzing": {"enabled": examples > 0},
            "stateful": {"enabled": False},
        },
        "checks": {"enabled": False, **{name: {"enabled": True} for name in CHECKS}},
    }
    if examples:
        chosen["generation"]["max-examples"] = examples
    if find_spec("schemathesis.config._cache") is not None:
        # Versions that keep what they learned would keep it in the project's folder.
        chosen["cache"] = {"enabled": False}
    if find_spec("schemathesis.config._analysis") is not None:
        # It would take constants from the modules around its application, which are the gate's own.
        chosen["analysis"] = {"constants": {"enabled": False}}
    return chosen


def settings_of_valid(seed: int) -> dict[str, Any]:
    """Return the configuration for valid requests alone: those of the document come first."""
    chosen = settings(seed, 0)
    chosen["generation"]["mode"] = "positive"
    chosen["phases"]["examples"]["enabled"] = True
    return chosen


_LOCAL_CONSTANTS = ("hypothesis.internal.conjecture.providers", "_get_local_constants")
"""What reads constants from the project's modules."""

_LAMBDAS = ("hypothesis.internal.lambda_sources", "lambda_description")
"""What looks for the source of every lambda, for messages that nobody is shown here.

It parses whole modules, and took a quarter of the time of generating.
"""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Generate without warnings in the suite's report, files in the project, or its constants."""
    with ExitStack() as stack:
        stack.enter_context(warnings.catch_warnings())
        stack.enter_context(_home_elsewhere())
        for place, instead in ((_LOCAL_CONSTANTS, _no_constants), (_LAMBDAS, _some_lambda)):
            stack.enter_context(_replaced(*place, instead))
        warnings.simplefilter("ignore")
        yield


@contextmanager
def _home_elsewhere() -> Iterator[None]:
    from hypothesis import configuration

    # Its caches are small and the same for every project.
    configuration.set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "backend-dod-hypothesis")
    try:
        yield
    finally:
        configuration.set_hypothesis_home_dir(None)


def _no_constants() -> Any:
    return importlib.import_module(_LOCAL_CONSTANTS[0]).Constants()


def _some_lambda(_function: object) -> str:
    return "lambda"


@contextmanager
def _replaced(module: str, name: str, instead: Callable[..., Any]) -> Iterator[None]:
    """Replace a function of Hypothesis, in versions that have it."""
    try:
        place = importlib.import_module(module)
    except ImportError:
        yield
        return
    original = getattr(place, name, None)
    if original is None:
        yield
        return
    setattr(place, name, instead)
    try:
        yield
    finally:
        setattr(place, name, original)
