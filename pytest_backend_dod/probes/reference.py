"""The probe reference of the docs, made from the probes themselves.

``python -m pytest_backend_dod.probes.reference`` prints it; ``--check FILE`` compares it with a
file.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

from ..parameters import kinds
from .interface import LiveProbe, RepositoryProbe, SuiteProbe
from .registry import AnyProbe, built_in

_KIND_NAMES = {
    bool: "yes or no",
    int: "whole number",
    float: "number",
    str: "text",
    tuple: "list of texts",
}


def render() -> str:
    """Return the reference as markdown."""
    probes = sorted(built_in(), key=lambda probe: probe.name)
    lines = [
        "# Probes",
        "",
        "This page is made from the probes (`python -m pytest_backend_dod.probes.reference`).",
        "",
        *(f"- [`{probe.name}`](#{probe.name})" for probe in probes),
    ]
    for probe in probes:
        lines += ["", *_section(probe)]
    return "\n".join(lines) + "\n"


def _section(probe: AnyProbe) -> Iterator[str]:
    yield f"## {probe.name}"
    yield ""
    yield inspect.cleandoc(type(probe).__doc__ or "")
    yield ""
    yield f"Looks at: {_looks_at(probe)}."
    fields = dataclasses.fields(probe.Parameters)
    if fields:
        yield ""
        yield "| parameter | kind | default | meaning |"
        yield "|---|---|---|---|"
        types = kinds(probe.Parameters)
        for field in fields:
            unit = f" ({field.metadata['unit']})" if field.metadata["unit"] else ""
            choices = ", ".join(f"`{choice}`" for choice in field.metadata["choices"])
            meaning = field.metadata["doc"] + (f" One of {choices}." if choices else "")
            default = "" if field.default in {"", ()} else f"`{_shown(field.default)}`"
            name = field.name.replace("_", "-")
            yield f"| `{name}` | {_KIND_NAMES[types[field.name]]}{unit} | {default} | {meaning} |"
    if probe.phrases:
        yield ""
        yield "Found in a line by: " + ", ".join(f"“{phrase}”" for phrase in probe.phrases) + "."


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def _looks_at(probe: AnyProbe) -> str:
    if isinstance(probe, RepositoryProbe):
        return "the files of the project"
    if isinstance(probe, SuiteProbe):
        return "what the test suite showed"
    if isinstance(probe, LiveProbe):
        return "the running backend"
    return "the configuration"


def main() -> int:
    """Print the reference, or compare it with a file; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", type=Path, metavar="FILE")
    file = parser.parse_args().check
    if file is None:
        sys.stdout.write(render())
        return 0
    if file.read_text(encoding="utf-8") == render():
        return 0
    sys.stderr.write(f"{file} is out of date: python -m {__spec__.name} > {file}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
