"""Commands that a line names in a code span: ```ruff check .` passes``.

A line that names a command is decided by it. Checkers that everybody knows and that change nothing
run as they are written; ``pytest`` is answered by the running session; for any other command the
team says in the configuration that it may be run.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from .matching import parted

_PROGRAMS = frozenset(
    parted(
        """actionlint, alembic, ansible-lint, ant, bandit, basedpyright, bash, bazel, behave,
        bin/console, biome, black, buf, buildah, bump2version, bun, bundle, cargo, checkov, chectl,
        clang-format, clang-tidy, cmake, codespell, commitizen, commitlint, composer, cosmic-ray,
        coverage, cspell, ctest, curl, cypress, cz, dart, dbmate, deno, detect-secrets,
        detect-secrets-hook, detekt, django-admin, docker, docker-compose, dotnet, earthly, eslint,
        flake8, flask, flutter, flyway, gh, ginkgo, git, gitleaks, go, gofmt, golangci-lint, goose,
        gosec, gotestsum, govulncheck, gradle, gradlew, great_expectations, grype, hadolint, hatch,
        helm, http, hypercorn, interrogate, inv, invoke, isort, jest, jscpd, just, k6, knip, ktlint,
        kubeconform, kubectl, kustomize, licensecheck, lint-imports, liquibase, locust, lychee,
        make, manage.py, markdownlint, mix, mkdocs, mocha, mutmut, mvn, mvnw, mypy, newman, nextest,
        nox, npm, npx, oasdiff, osv-scanner, pdm, phpcs, phpstan, phpunit, pip, pip-audit,
        pip-licenses, pipenv, playwright, pnpm, podman, poetry, pre-commit, prettier, prisma,
        prospector, py.test, pycodestyle, pydocstyle, pylint, pyre, pyright, pytest, python,
        python3, pytype, radon, rails, rake, redocly, reuse, rspec, rubocop, ruby, ruff, rustfmt,
        safety, sbt, schemathesis, semantic-release, semgrep, sh, shellcheck, skaffold, snyk,
        sonar-scanner, spectral, sphinx-build, sqlfluff, sqlmesh, st, staticcheck, stylelint,
        swagger-cli, swift, syft, task, tavern-ci, terraform, tflint, towncrier, tox, trivy,
        trufflehog, tsc, twine, ty, uv, uvicorn, uvx, vale, vitest, vulture, xenon, yamllint, yarn,
        zizmor, zsh"""
    )
)
"""Programs by which a code span is told to be a command; other code names a file or a function."""

_ALSO_WORDS = frozenset(
    parted(
        """artisan, atlas, cdk, dbt, deptry, hurl, lein, mise, node, nx, oxlint, php, pixi, turbo,
        zig"""
    )
)
"""Programs that are told to be commands by what follows them: alone they may be anything."""

_SETTING = re.compile(r"[A-Z_][A-Z0-9_]*=\S*")
"""What sets a variable in front of a command."""

_TESTING = {"pytest", "py.test"}

_ANSWERS = {
    "bandit": ("static-security",),
    "black": ("formatting",),
    "codespell": ("lint",),
    "eslint": ("lint",),
    "flake8": ("lint",),
    "gofmt": ("formatting",),
    "golangci-lint run": ("lint",),
    "go vet": ("lint",),
    "hadolint": ("container", "lint"),
    "isort": ("formatting", "lint"),
    "lint-imports": ("lint",),
    "mypy": ("types",),
    "prettier": ("formatting",),
    "pycodestyle": ("lint",),
    "pydocstyle": ("lint", "docs"),
    "pylint": ("lint",),
    "pyright": ("types",),
    "ruff check": ("lint",),
    "ruff format": ("formatting",),
    "shellcheck": ("lint",),
    "staticcheck": ("lint",),
    "tsc": ("types", "build"),
    "vulture": ("lint",),
    "xenon": ("complexity",),
    "yamllint": ("lint",),
}
"""Checker → what it answers for. They run as they are, when their options only look."""

_LOOKS_ONLY = {
    "black": {"--check", "--diff"},
    "gofmt": {"-l", "-d"},
    "isort": {"--check", "--check-only", "-c", "--diff"},
    "prettier": {"--check", "-c", "--list-different", "-l"},
    "ruff format": {"--check", "--diff"},
    "tsc": {"--noEmit", "--noemit"},
}
"""Checker → options of which one must stand there, because without it files are written."""

_CHANGES = re.compile(
    r"--(?:fix\w*|unsafe-fixes|add-noqa|write|in-place|output\w*|install-types|watch|init-hook"
    r"|[\w-]+-report|baseline|format-files|save)(?:[=-].*)?$|-[iow]$"
)
"""Options that write files, install something, run other code, or never end."""

_SCRIPT = re.compile(
    r"\.{1,2}/[\w./-]+|[\w./-]+\.(?:sh|bash|ps1|bat)|(?:bin|scripts?|tools)/[\w.-]+"
)
"""A program of the project's own."""

_SHELL = re.compile(r"[|&;<>`*?~]|\$[({\w]|\n")


_HARMLESS = re.compile(
    r"-[qvxsl]+|--(?:cov\S*|strict\S*|tb=\w+|color=\w+|no-header|quiet|verbose)|-n\d*|auto|\d+"
    r"|-W\w*|error|-ra|-rA"
)
"""Options of pytest that select no tests."""


class Role(Enum):
    """How a command is dealt with."""

    SESSION = "answered by the running session"
    CHECKER = "run as it is written"
    UNKNOWN = "run when the configuration says so"


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command of a line."""

    text: str
    role: Role
    answers: tuple[str, ...] = ()
    """Names of probes and topics whose question it answers."""
    name: str = ""
    """Of a checker: its words without what is checked."""


def commands(spans: Iterable[str]) -> tuple[Command, ...]:
    """Return the commands among code spans."""
    texts = (re.sub(r"^[$>]\s+", "", span.strip()) for span in spans)
    return tuple(_command(text) for text in dict.fromkeys(texts) if _is_command(text))


def _is_command(text: str) -> bool:
    words = text.split()
    while words and (_SETTING.fullmatch(words[0]) or words[0] == "sudo"):
        words = words[1:]
    if not words or re.search(r"\w\(", words[0]):
        return False
    if words[0] == "cd" and "&&" in words:
        return True
    name = words[0].rsplit("/", 1)[-1]
    if name in _ALSO_WORDS:
        return len(words) > 1
    if _SCRIPT.fullmatch(words[0]) or name in _PROGRAMS:
        return True
    # Whatever is called with options is a program.
    return _NAME.fullmatch(name) is not None and any(map(_OPTION.fullmatch, words[1:]))


_NAME = re.compile(r"[a-z][a-z0-9._-]+")
_OPTION = re.compile(r"-[A-Za-z]|--[a-z][\w-]+(?:=\S*)?")


def _command(text: str) -> Command:
    words = _words(text)
    if words is None:
        return Command(text=text, role=Role.UNKNOWN)
    if words[:2] in (["python", "-m"], ["python3", "-m"]):
        words = words[2:]
    plain = words[2:] if words[:2] in (["uv", "run"], ["poetry", "run"]) else words
    if plain and plain[0] in _TESTING and _whole_suite(plain[1:]):
        return Command(text=text, role=Role.SESSION, answers=("tests",))
    for length in (2, 1):
        name = " ".join(words[:length])
        if name in _ANSWERS and _only_looks(name, words[length:]):
            return Command(text=text, role=Role.CHECKER, answers=_ANSWERS[name], name=name)
    return Command(text=text, role=Role.UNKNOWN)


def _words(text: str) -> list[str] | None:
    """Return the words of a command that needs no shell, None for others."""
    if _SHELL.search(text):
        return None
    try:
        return shlex.split(text)
    except ValueError:
        return None


def _only_looks(name: str, options: Sequence[str]) -> bool:
    wanted = _LOOKS_ONLY.get(name)
    return not any(map(_CHANGES.match, options)) and (not wanted or bool(wanted & set(options)))


def _whole_suite(options: Sequence[str]) -> bool:
    """Whether pytest is asked for all tests: nothing is selected, no other configuration read."""
    return all(map(_HARMLESS.fullmatch, options))


def to_configure(texts: Sequence[str]) -> str:
    """Return the line of configuration that lets commands decide an item."""
    joined = " && ".join(texts)
    needed = len(texts) > 1 or _SHELL.search(joined) or _SETTING.match(joined)
    shell = ", shell = true" if needed else ""
    return f"command = {{ run = {json.dumps(joined, ensure_ascii=False)}{shell} }}"
