"""A generated source tree: the text of a backend's repository, with secrets planted in it.

The same seed gives the same tree. Python parses, names repeat as they do in real code, about one
line in twenty speaks of passwords, tokens or keys without holding one.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import measuring


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_NOUNS = _words(
    """
    order customer invoice line payment shipment address account session cart product price stock
    refund coupon basket parcel carrier tax currency ledger entry batch report event queue message
    worker job schedule audit record field column table index cursor page filter
    """
)
_VERBS = _words(
    """
    load save find list create update delete send read write parse render merge split check collect
    resolve apply build count group sort pick drop move copy open close
    """
)
_SPEAKING = ("token", "password_hash", "auth_header", "api_key_name", "secret_name", "credential")

PLANTED = 40
"""Secrets in a tree, whatever its size."""


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A tree that was laid out."""

    folder: Path
    """The repository; the files are in its folder ``src``."""
    files: int
    size: int
    """Bytes of all files."""
    planted: frozenset[str]
    """``path:line`` of each secret."""


def lay_out(folder: Path, size: int, *, seed: int = 1) -> Tree:
    """Write about ``size`` bytes of files into ``folder``, known to a new git repository there."""
    chance = random.Random(seed)  # noqa: S311 - the same tree each time
    written = files = 0
    planted: set[str] = set()
    share = max(size // 8_000 // PLANTED, 1)
    while written < size:
        kind = chance.choices(tuple(_KINDS), weights=[weight for weight, _ in _KINDS.values()])[0]
        name = "_".join(chance.choices(_NOUNS, k=2))
        path = f"src/part_{files // 60:04}/{name}_{files:05}.{kind}"
        lines = _KINDS[kind][1](chance)
        if len(planted) < min(files // share + 1, PLANTED) and kind in _PLANTS:
            spot = chance.choice([n for n, line in enumerate(lines) if not line.strip()])
            lines[spot] = _PLANTS[kind].format(value=_random(chance))
            planted.add(f"{path}:{spot + 1}")
        text = "\n".join(lines) + "\n"
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        written += len(text)
        files += 1
    measuring.git(folder, "init", "--quiet")
    return Tree(folder=folder, files=files, size=written, planted=frozenset(planted))


def _random(chance: random.Random) -> str:
    letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    return "".join(chance.choices(letters, k=24))


def _identifier(chance: random.Random) -> str:
    return f"{chance.choice(_VERBS)}_{chance.choice(_NOUNS)}"


def _python(chance: random.Random) -> list[str]:
    lines = ['"""Generated text that looks like code."""', "", "from __future__ import annotations"]
    lines += ["", "import logging", "", "log = logging.getLogger(__name__)", ""]
    for _ in range(chance.randrange(8, 20)):
        one, two, name = chance.choice(_NOUNS), chance.choice(_NOUNS), _identifier(chance)
        lines += [
            "",
            f"def {name}_{chance.randrange(999)}({one}: int, {two}_name: str = 'first') -> dict:",
            f'    """Return the {two} of {one}, as the {chance.choice(_NOUNS)} has it."""',
            f"    log.info('%s of %s', {one}, {two}_name)",
            f"    rows = [{{'{one}': number, 'name': f'{two}-{{number}}'}} for number in range(9)]",
        ]
        for _ in range(chance.randrange(2, 9)):
            noun, verb = chance.choice(_NOUNS), chance.choice(_VERBS)
            lines.append(f"    {noun} = rows[{chance.randrange(9)}].get('{verb}_{noun}', None)")
            lines.append(f"    if {noun} is not None and {noun} != 'https://{noun}.test/{verb}':")
            lines.append(f"        rows.append({{'{noun}': {noun}, '{verb}': {one} + 1}})")
        if chance.random() < 0.6:
            word = chance.choice(_SPEAKING)
            lines.append(f"    {word} = request.headers.get('x-{word}')")
            lines.append(f"    check({word}=settings.{word}, {one}={one})")
        lines += [f"    return {{'{one}': rows, 'total': len(rows)}}", ""]
    return lines


def _typescript(chance: random.Random) -> list[str]:
    lines = ["import { Injectable } from './injectable';", ""]
    for _ in range(chance.randrange(8, 20)):
        one, two = chance.choice(_NOUNS), chance.choice(_NOUNS)
        lines += [
            f"export interface {one.title()}{chance.randrange(999)} {{ {two}: string; }}",
            f"export async function {chance.choice(_VERBS)}{two.title()}({one}: number) {{",
            f"  const {two} = await fetch(`/api/{two}/${{{one}}}`, {{ method: 'GET' }});",
            f"  if (!{two}.ok) {{ throw new Error('{one} has no {two}'); }}",
        ]
        if chance.random() < 0.6:
            lines.append(f"  const token = session.{chance.choice(_SPEAKING)} ?? null;")
        lines += [f"  return {{ {two}, sum: {one} * {chance.randrange(99)} }};", "}", ""]
    return lines


def _yaml(chance: random.Random) -> list[str]:
    lines = ["services:"]
    for _ in range(chance.randrange(20, 60)):
        noun = chance.choice(_NOUNS)
        lines += [
            f"  {noun}-{chance.randrange(999)}:",
            f"    image: registry.test/{noun}:{chance.randrange(9)}.{chance.randrange(99)}",
            "    environment:",
            f"      LEVEL: {chance.choice(('info', 'debug'))}",
            f"      {noun.upper()}_TOKEN: ${{{noun.upper()}_TOKEN}}",
            "",
        ]
    return lines


def _markdown(chance: random.Random) -> list[str]:
    lines = ["# How it works", ""]
    for _ in range(chance.randrange(20, 60)):
        words = chance.choices((*_NOUNS, *_VERBS, "the", "a", "of", "with", "token"), k=40)
        lines += [" ".join(words).capitalize() + ".", ""]
    return lines


_KINDS: dict[str, tuple[int, Callable[[random.Random], list[str]]]] = {
    "py": (60, _python),
    "ts": (20, _typescript),
    "yml": (10, _yaml),
    "md": (10, _markdown),
}
_PLANTS = {
    "py": 'SECRET_KEY = "{value}"',
    "ts": "const apiKey = '{value}';",
    "yml": '      DB_PASSWORD: "{value}"',
}
