"""What the repository's history still holds, though the work tree no longer shows it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

from . import git
from .repository import LARGEST, decode
from .sightings import Source


def is_shallow(root: Path) -> bool:
    """Whether the clone was cut off, so that older commits are not there to look at."""
    answer = git.ask(root, "rev-parse", "--is-shallow-repository")
    return (answer or b"").strip() == b"true"


def list_blobs(root: Path, *, timeout: float) -> tuple[tuple[str, str], ...] | None:
    """Return name and path of every file version (up to 1 MB) that a branch or tag reaches.

    Only files in ``root`` and below; paths are relative to it.
    None when git cannot tell: no repository, or too slow.
    """
    objects = git.ask(root, "rev-list", "--objects", "--all", "HEAD", timeout=timeout)
    if objects is None:
        return None
    described = git.ask(
        root,
        "cat-file",
        "--batch-check=%(objecttype) %(objectsize) %(objectname) %(rest)",
        stdin=objects,
        timeout=timeout,
    )
    prefix = git.ask(root, "rev-parse", "--show-prefix")
    if described is None or prefix is None:
        return None
    above = prefix.rstrip(b"\n")
    blobs = []
    for line in described.splitlines():
        kind, _, rest = line.partition(b" ")
        size, _, named = rest.partition(b" ")
        if kind == b"blob" and int(size) <= LARGEST:
            name, _, path = named.partition(b" ")
            if path.startswith(above):
                blobs.append((name.decode("ascii"), os.fsdecode(path[len(above) :])))
    return tuple(sorted(blobs, key=lambda blob: (blob[1], blob[0])))


def read_blobs(
    root: Path, blobs: tuple[tuple[str, str], ...], *, timeout: float
) -> Iterator[Source]:
    """Yield the contents of those blobs that are texts.

    Raises:
        TimeoutError: When git takes longer than ``timeout`` seconds or breaks off.
    """
    process = subprocess.Popen(
        git.command("cat-file", "--batch"),
        cwd=root,
        env=git.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    watch = Timer(timeout, process.kill)
    watch.start()
    try:
        for name, path in blobs:
            text = decode(_read_one(process, name))
            if text is not None:
                yield Source(path=path, text=text, version=name)
    finally:
        watch.cancel()
        process.kill()
        process.communicate()


def _read_one(process: subprocess.Popen[bytes], name: str) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise TimeoutError("git gave no pipes")
    try:
        process.stdin.write(name.encode("ascii") + b"\n")
        process.stdin.flush()
        size = int(process.stdout.readline().split()[2])
        data = process.stdout.read(size + 1)
    except (OSError, ValueError, IndexError) as error:
        raise TimeoutError("git broke off while it read the history") from error
    if len(data) != size + 1:
        raise TimeoutError("git broke off while it read the history")
    return data[:-1]


def commit_of(root: Path, name: str) -> str:
    """Return the short name of the newest commit that brought or removed an object, or nothing."""
    answer = git.ask(root, "log", "--all", "-1", "--format=%h", f"--find-object={name}")
    return (answer or b"").decode("ascii", "replace").strip()
