"""What the words of a line ask for, and which of it the commands named in the line answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model import Item
from .clauses import about, statements
from .commands import Command, Role, commands
from .conditions import condition, without_asides, without_conditions
from .normal_form import LONGEST, normalised, plain
from .phrasebook import Words, phrasebook
from .vague import is_vague

_GENERAL = frozenset({"ci", "docs", "lint", "build"})
"""What a line can speak of in general, and list in brackets in particular."""

_UMBRELLA = re.compile(
    r"(?:observa|monitor|surveill|überwach|telemetr|instrumenta|可观测|可観測)\w*"
)
"""A word for a field whose parts stand in the brackets behind it."""

_LEAD_IN = re.compile(
    r"^\W*(?:operations?|ops|operational|general|misc\w*|process|clean-?up|scope|service)\s*[:：]",
    re.IGNORECASE,
)
"""The name of a group in front of its criteria, whose words ask for nothing."""

_PLACE = re.compile(
    r"(?P<before>\b(?:match\w*|follow\w*|according to|per|see|from|in|of|with|against|by|to)\s"
    r"(?:the\s|our\s)?`?)(?:\./)?docs?/(?=[\w./-]*\w\.\w+\b)|`\w+:`",
    re.IGNORECASE,
)
"""Where a file stands that is pointed at, and first words of commit messages."""

_WRITTEN = re.compile(
    r"\b(?:(?:updat|revis|rewrit|adjust|extend|regenerat|refresh|document|describ|explain|actuali[sz]"
    r"|atuali[sz]|aktualisi|ergänz|dokumentier)\w*|changed|written|writes|adds?|added|create[sd]?"
    r"|records?|recorded|mise? à jour)\b|更新|追記|cập nhật",
    re.IGNORECASE,
)
"""What is done to a file that the line is about."""

_PERCENTILE = re.compile(r"\bp\(?(?:50|90|95|99)\b")

_NEVER_ASIDE = frozenset({"n-plus-one"})
"""What is a criterion of its own in brackets, too: "Queries optimized (no N+1)"."""

_SCREEN = re.compile(
    r"\b(?:buttons?|banners?|dialogs?|pop-?ups?|menus?|drop-?downs?|pickers?|icons?|tooltips?|wizards?"
    r"|sidebars?|toolbars?|widgets?|check-?box(?:es)?|on the map|in the profile|warehouse)\b",
)
"""What people see and touch; beside it a single word such as "retry" is no technical term."""

_PRONOUN = re.compile(
    r"^\W*(?:if|when|where|whenever|wherever)\s(?P<meant>[^,]+),\s*(?:it|they|this|these)\s",
    re.IGNORECASE,
)
"""A condition that names what the rest only points at: "If a migration was added, it runs"."""

_BY_HAND = re.compile(
    r"\b(?:manual(?:ly|es|s)?|manuell\w*|by hand|exploratory)\b(?:\s\w+)?$|\bpruebas manuales\b",
    re.IGNORECASE,
)
"""Headings over what people try out themselves."""

_ANYWHERE = frozenset({"tests", "docs", "attest", "changelog", "ci", "coverage"})
"""What a line can ask for whatever it is about."""


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
        self._book = phrasebook(vocabulary)

    def heard(self, item: Item) -> Heard:
        """Return what the line of an item says."""
        named = commands(item.code)
        text = _without_options(item.text[:LONGEST], named)
        if ":" in text or "：" in text:
            text = _LEAD_IN.sub("", text)
        if ("/" in text or ":`" in text) and not _WRITTEN.search(text):
            text = _PLACE.sub(r"\g<before>", text)
        names = self._found(text)
        if not names and _PRONOUN.match(text):
            names = self._found(_PRONOUN.sub(r"\g<meant> ", text))
        if "tests" in names and _BY_HAND.search(item.section):
            names = {"attest" if name == "tests" else name: words for name, words in names.items()}
        answered: set[str] = set()
        if named:
            outside = self._found(_without(item.text[:LONGEST], item.code))
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
        line = normalised(text)
        if is_vague(line):
            return {}
        find = self._book.excerpt(line).find
        found = find(line)
        if _SCREEN.search(text.lower()):
            found = {n: w for n, w in found.items() if n in _ANYWHERE or " " in w}
        found = about(found, text, find)
        main_text = without_asides(text)
        if main_text == text:
            return found
        main = about(find(normalised(main_text)), main_text, find)
        if all(name in _GENERAL or _UMBRELLA.fullmatch(words) for name, words in main.items()):
            return found
        beside = {"coverage"} if "%" in text else set()
        beside |= {"docs"} if "readme" in text.lower() else set()
        beside |= {"latency"} if _PERCENTILE.search(text) else set()
        beside |= _NEVER_ASIDE
        return {**main, **{name: words for name, words in found.items() if name in beside}}

    def _lost(self, text: str, names: Mapping[str, str]) -> Iterator[str]:
        """Give the parts of a line in which no word leads anywhere, where others do."""
        if not names:
            return
        parts = [*statements(without_asides(without_conditions(text)))]
        if len(parts) == 1:
            return
        find = self._book.excerpt(normalised(text)).find
        for part in parts:
            if not find(plain(part)):
                yield part


def _without_options(text: str, named: Iterable[Command]) -> str:
    """Return a text whose commands have no options but those about coverage.

    Of checkers the name alone stays: in ``flake8 src tests`` nothing is said about tests.
    """
    for command in named:
        plain = command.name or re.sub(r"\s--?(?!-?cov)[\w-]+", " ", command.text)
        text = text.replace(command.text, plain)
    return text


def _without(text: str, spans: tuple[str, ...]) -> str:
    for span in spans:
        text = text.replace(span, " ")
    return text
