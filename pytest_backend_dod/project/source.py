"""Places in the project's source."""

from __future__ import annotations

import re
import sysconfig
from functools import lru_cache
from pathlib import Path

_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")
"""Addresses of objects differ from run to run and mean nothing."""

_MARGIN = re.compile(r"^ *\| ?", re.MULTILINE)

_HANDED_ON = re.compile(r"\n +[^\n]*(?:\bcall_next|\bget_response|\bself\.app)\(")
"""The source of a frame that hands a request on, by the names that frameworks give the next one."""

_HINTED = re.compile(r"(?P<type>[\w.]+): \([^()]*(?:\([^()]*\)[^()]*)*\)")

_MESSAGE = re.compile(
    r"^(?!Traceback )[A-Za-z_][^\n]*\n.*?(?=^[^\n]*Traceback \(most recent call last\):|\Z)",
    re.MULTILINE | re.DOTALL,
)
"""What an exception says, from the margin on to the next traceback."""

_FRAME = re.compile(r'^\s*File "([^"]+)", line (\d+), in (.+)$', re.MULTILINE)


def culprit(traceback: str) -> str:
    """Return the last place in a traceback that is the project's own code, as ``path:line``.

    Installed packages and the standard library are not the project's, and a middleware that only
    hands the request on is not the place; without a frame of its own the text is empty. The path is
    relative to the current folder where that is possible.
    """
    text = _straightened(traceback)
    frames = _frames(text)
    for number, frame in enumerate(reversed(frames)):
        path, line, _ = frame.groups()
        # The last frame of all has raised the exception itself.
        handing = number > 0 and _HANDED_ON.match(text, frame.end())
        if is_own(path) and not handing:
            return f"{relative(path)}:{line}"
    return ""


def complaint(traceback: str) -> str:
    """Return the line of a traceback that says what was wrong, ``Type: message``.

    It is the first line at the margin below the last frame; libraries add hints and statements
    after it. A message that begins with a hint in brackets, as SQLAlchemy's does where a query
    writes first what is pending, is told by its next line.
    """
    text = _straightened(traceback)
    frames = _frames(text)
    below = text[frames[-1].end() :] if frames else text
    told = [line for line in below.splitlines() if line and not line[0].isspace()]
    found = told[0] if told else ""
    hint = _HINTED.fullmatch(found)
    if hint is not None and len(told) > 1:
        found = f"{hint['type']}: {told[1]}"
    return _ADDRESS.sub("0x…", found)


def _frames(text: str) -> list[re.Match[str]]:
    """Return the frames of a traceback, without places that messages name, as FastAPI's do."""
    messages = [message.span() for message in _MESSAGE.finditer(text)]
    return [
        frame
        for frame in _FRAME.finditer(text)
        if not any(begin <= frame.start() < end for begin, end in messages)
    ]


def _straightened(traceback: str) -> str:
    """Take away the margin that a group of exceptions draws around its members."""
    if "Exception Group Traceback" not in traceback:
        return traceback
    return _MARGIN.sub("", traceback)


@lru_cache(maxsize=4096)
def is_own(path: str) -> bool:
    """Whether a file is the project's: neither installed, nor of the standard library, nor ours.

    Asked about the same functions for each host.
    """
    if path.startswith("<") or "site-packages" in path or "dist-packages" in path:
        return False
    here, stdlib = Path(__file__).resolve().parent.parent, Path(sysconfig.get_path("stdlib"))
    place = Path(path).resolve()
    return here not in place.parents and stdlib.resolve() not in place.parents


def relative(path: str) -> str:
    """Return a path as seen from the current folder, or from where the session began.

    A test may have gone to another folder.
    """
    seen = _seen_from(Path.cwd(), path)
    return seen if seen != path else _seen_from(_START, path)


_START = Path.cwd()


@lru_cache(maxsize=4096)
def _seen_from(folder: Path, path: str) -> str:
    try:
        return (folder / path).resolve().relative_to(folder).as_posix()
    except ValueError:
        return path
