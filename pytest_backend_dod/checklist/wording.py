"""What the words of a line ask for, and which of it the commands named in the line answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model import Item
from .commands import Command, Role, commands
from .conditions import condition, without_asides, without_conditions
from .matching import LONGEST, Phrasebook, Words, normalised

_GENERAL = frozenset({"ci", "docs", "lint", "build"})
"""What a line can speak of in general, and list in brackets in particular."""

_SCREEN = re.compile(
    r"\b(?:buttons?|banners?|dialogs?|pop-?ups?|menus?|drop-?downs?|pickers?|icons?|tooltips?|wizards?"
    r"|sidebars?|toolbars?|widgets?|check-?box(?:es)?|on the map|in the profile|warehouse)\b",
    re.IGNORECASE,
)
"""What people see and touch; beside it a single word such as "retry" is no technical term."""

_ANYWHERE = frozenset({"tests", "docs", "attest", "changelog", "ci", "coverage"})
"""What a line can ask for whatever it is about."""

_MORE_THAN_A_WORD = 2


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What a line says."""

    names: Mapping[str, str]
    """Names of probes and topics that decide it, each with the words that led there."""
    answered: Mapping[str, str]
    """Those that a command of the line answers for."""
    commands: tuple[Command, ...]
    undecided: tuple[str, ...]
    """Parts that lead nowhere, and commands that may not be run unasked."""
    condition: str


class Wording:
    """Reads line after line with one vocabulary."""

    def __init__(self, vocabulary: Mapping[str, Words]) -> None:
        self._book = Phrasebook(vocabulary)

    def heard(self, item: Item) -> Heard:
        """Return what the line of an item says."""
        text = item.text[:LONGEST]
        names = self._found(text)
        named = commands(item.code)
        answered: set[str] = set()
        if named:
            outside = self._found(_without(text, item.code))
            for command in named:
                inside = set(names) - set(outside)
                if command.role is Role.CHECKER:
                    answered |= set(command.answers) | inside
                elif command.role is Role.UNKNOWN:
                    answered |= inside
        unknown = [f"`{c.text}`" for c in named if c.role is Role.UNKNOWN]
        return Heard(
            names={name: words for name, words in names.items() if name not in answered},
            answered={name: words for name, words in names.items() if name in answered},
            commands=named,
            undecided=(*unknown, *(f"“{part}”" for part in self._lost(text, names))),
            condition=condition(text),
        )

    def _found(self, text: str) -> dict[str, str]:
        found = self._book.find(normalised(text))
        if _SCREEN.search(text):
            found = {n: w for n, w in found.items() if n in _ANYWHERE or " " in w}
        main_text = without_asides(text)
        if main_text == text:
            return found
        main = self._book.find(normalised(main_text))
        if not main or set(main) <= _GENERAL:
            return found
        kept = set(main)
        kept |= {"coverage"} if "%" in text else set()
        kept |= {"docs"} if "readme" in text.lower() else set()
        return {name: words for name, words in found.items() if name in kept}

    def _lost(self, text: str, names: Mapping[str, str]) -> Iterator[str]:
        """Give the parts of an enumeration with semicolons in which no word leads anywhere."""
        parts = re.split(r"[;；]", without_asides(without_conditions(text)))
        if len(parts) == 1 or not names:
            return
        for part in (part.strip(" .") for part in parts):
            if len(part.split()) >= _MORE_THAN_A_WORD and not self._book.find(normalised(part)):
                yield part


def _without(text: str, spans: tuple[str, ...]) -> str:
    for span in spans:
        text = text.replace(span, " ")
    return text
