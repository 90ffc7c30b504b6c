"""A shard: what one part of the suite showed, as one file that can be checked.

The file is JSON. It carries a digest of its content, so that one that was cut or changed is
refused, and is called after it, so that those of several machines fit into one folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..errors import UsageError
from .identity import Identity, digest

FORMAT = 1
"""Raised when a shard is written in another form."""
PREFIX = "backend-dod-"
OPTION = "--backend-dod-judge"


@dataclass(frozen=True, kw_only=True)
class Shard:
    """What one part of the suite showed; plain values but for the identity."""

    identity: Identity
    python: str
    """Version of Python, such as ``3.12``."""
    selection: str = ""
    """What narrowed the suite, such as ``-k 'api'``; empty when nothing did."""
    unfinished: str = ""
    """Why the suite did not come to its end; empty when it did."""
    collected: Sequence[str] = ()
    """Node ids of all tests that were collected, sorted; those deselected afterwards too."""
    ties: Mapping[str, Sequence[str]]
    """Id of an item → node ids of the tests tied to it."""
    outcomes: Mapping[str, Any]
    """See :meth:`.outcomes.Outcomes.kept`."""
    coverage: Mapping[str, Any]
    """See :func:`.coverage_data.kept`."""
    live: Mapping[str, Any]
    """The fields of a :class:`.live_record.LiveRecord`."""

    @property
    def digest(self) -> str:
        """SHA-256 of the content."""
        return digest(asdict(self))


def write(shard: Shard, folder: Path, version: str) -> Path:
    """Write a shard into a folder, which is made when it is missing, and return its path.

    Args:
        shard: What to write.
        folder: Where.
        version: Of this package; another one refuses to read it.

    Raises:
        OSError: When it cannot be written; then nothing is left behind.
    """
    name = shard.digest
    whole = {"format": FORMAT, "version": version, "digest": name, "kept": asdict(shard)}
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{PREFIX}{name[:16]}.json"
    unready = path.with_suffix(f".{os.getpid()}.part")
    try:
        unready.write_text(json.dumps(whole) + "\n", encoding="ascii")
        unready.replace(path)
    finally:
        unready.unlink(missing_ok=True)
    return path


def read(given: Sequence[str], start: Path, version: str) -> dict[str, Shard]:
    """Read shards; the result is in an order that does not depend on that of the arguments.

    Args:
        given: Files, or folders that hold them at any depth.
        start: The folder that relative paths begin at.
        version: Of this package.

    Returns:
        Path as it is shown → shard; one that was given twice stands there once.

    Raises:
        UsageError: When there are none, or one cannot be read, is damaged or of another version.
    """
    found: dict[str, tuple[str, Shard]] = {}
    for name in given:
        path = start / name
        paths = [path] if path.is_file() else sorted(path.rglob(f"{PREFIX}*.json"))
        if not paths:
            raise UsageError(
                f"there is no shard in {name}",
                where=OPTION,
                remedy="Name the folders that pytest --backend-dod-record DIR has filled.",
            )
        for one in paths:
            shown = _shown(one, start)
            whole = _read(one, shown, version)
            key = whole.digest
            if key not in found or shown < found[key][0]:
                found[key] = (shown, whole)
    return {shown: shard for _, (shown, shard) in sorted(found.items())}


def _shown(path: Path, start: Path) -> str:
    return Path(os.path.relpath(path, start)).as_posix()


def _read(path: Path, shown: str, version: str) -> Shard:
    try:
        whole = json.loads(path.read_bytes())
        if (whole["format"], whole["version"]) != (FORMAT, version):
            other = whole["version"]
            raise _bad(shown, f"it was written by version {other}, and this is {version}")
        kept = whole["kept"]
        if digest(kept) != whole["digest"]:
            raise _bad(shown, "it is damaged: its content is not what was written")
        return Shard(**{**kept, "identity": Identity(**kept["identity"])})
    except OSError as problem:
        raise _bad(shown, f"it cannot be read ({problem.strerror})") from None
    except (ValueError, KeyError, TypeError):
        raise _bad(shown, "it is damaged: this is no shard") from None


def _bad(shown: str, what: str) -> UsageError:
    return UsageError(f"{shown}: {what}", where=OPTION, remedy=AGAIN)


AGAIN = "Record every part of the suite again, from one commit, with one version of this plugin."


def check(shards: Mapping[str, Shard], here: Identity) -> None:
    """Refuse shards that are not of one run over what stands here.

    Raises:
        UsageError: The first shard that does not fit is named, with the reason.
    """
    for shown, shard in shards.items():
        for difference in shard.identity.differences(here):
            raise _bad(shown, difference)
        if shard.unfinished:
            raise _bad(shown, f"its part of the suite did not come to its end: {shard.unfinished}")
