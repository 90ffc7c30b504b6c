"""Requests as command lines that can be pasted however long they are, and long texts for people.

A probe makes long texts of one character. For a reader they are noise, and a report that cuts them
holds a command that shows nothing, so a shell is told to make them anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from ..recording.exchange import Request

LONG_RUN = 60
"""Times that a character stands in a row from which on it is told how often instead."""

ARGUMENT_LIMIT = 100_000
"""Bytes of a body beyond which it is handed over by a pipe: Linux takes 128 KiB per argument."""

# Where a run begins, not how far it goes: for each step of an open-ended repetition of a group the
# engine keeps a hundred bytes.
_RUN = re.compile(rf"([ -~])\1{{{LONG_RUN - 1}}}".encode())
_NOISE = re.compile(rf"([A-Za-z0-9\[\]{{}}])\1{{{LONG_RUN - 1}}}".encode())
_MARKS = range(0x2801, 0x2900)
"""Braille patterns: they are printable, nobody writes them, and a shell needs quotes for them."""


def repeated(request: Request) -> str:
    """Return a command line that sends the request again, without its secrets."""
    short, runs = folded(request)
    line = short.curl()
    if len(request.body) > ARGUMENT_LIMIT:
        before, flag, after = line.partition(" --data-binary ")
        body, _, url = after.rpartition(" ")
        line = f"printf %s {body} | {before}{flag}@- {url}"
    for mark, run in runs.items():
        # Within single quotes, for a mark is no letter: they end before what the shell makes.
        line = re.sub(
            rf"(?P<first>(?<= )')?{mark}(?P<last>'(?= |$))?", partial(_unquoted, run), line
        )
        # Of a body that is cut, a part of a mark may be left.
        line = line.replace(mark[0], "")
    return line


def secrets(request: Request) -> frozenset[str]:
    """Return what must never leave the run; quick for huge bodies too."""
    short, runs = folded(request)
    found = set()
    for secret in short.secrets():
        whole = secret
        for mark, run in runs.items():
            whole = whole.replace(mark, run)
        found.add(whole)
    return frozenset(found)


def brief(text: str) -> str:
    """Return a text for people, long rows of one character cut."""
    short = _with_runs(
        _NOISE, text.encode(errors="surrogatepass"), lambda run: run[:10] + "…".encode()
    )
    return short.decode(errors="surrogatepass")


def folded(request: Request) -> tuple[Request, dict[str, str]]:
    """Return the request with a mark for each long row of a character, and what the marks are for.

    A mark is as long as the longest text that is never masked: a row of one character is no secret,
    but one behind other characters may be the end of one.
    """
    marks = iter(_unused(request))
    runs: dict[str, str] = {}

    def mark(run: bytes) -> bytes:
        text = run.decode("ascii")
        known = next((sign for sign, one in runs.items() if one == text), None) or next(marks, None)
        if known is None:
            return run
        runs[known] = text
        return known.encode()

    short = replace(
        request,
        path=_with_runs(_RUN, request.path.encode(), mark).decode(),
        query=_with_runs(_RUN, request.query.encode(), mark).decode(),
        body=_with_runs(_RUN, request.body, mark),
    )
    return short, runs


def _with_runs(begin: re.Pattern[bytes], text: bytes, made: Callable[[bytes], bytes]) -> bytes:
    """Return the text with what is made of each long row instead of it."""
    parts, at = [], 0
    while found := begin.search(text, at):
        first = found.start()
        other = re.compile(b"[^" + re.escape(found[1]) + b"]").search(text, first)
        end = other.start() if other else len(text)
        parts += [text[at:first], made(text[first:end])]
        at = end
    return b"".join([*parts, text[at:]])


def _unused(request: Request) -> Iterator[str]:
    taken = (request.target.encode() + request.body) if request.body else request.target.encode()
    for number in _MARKS:
        sign = chr(number)
        if sign.encode() not in taken:
            yield sign * 3


def _unquoted(run: str, at: re.Match[str]) -> str:
    return ("" if at["first"] else "'") + _made(run) + ("" if at["last"] else "'")


def _made(run: str) -> str:
    """Return what makes a row of one character in a shell, within double quotes."""
    one = run[0] if run[0].isalnum() else f"'\\{ord(run[0]):03o}'"
    return f"\"$(head -c {len(run)} /dev/zero | tr '\\0' {one})\""
