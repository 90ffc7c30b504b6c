"""What part a file plays in a project, told from its path alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import PurePosixPath


class Role(Enum):
    """The part a file plays."""

    SOURCE = "source"
    """Code or configuration; everything that is nothing else."""
    TEST = "test"
    DOCUMENT = "document"
    """Prose, samples, and descriptions of an interface."""
    TEMPLATE = "template"
    """A pattern to copy and fill in, such as ``.env.example``."""
    TRANSLATION = "translation"
    """Texts of a user interface."""
    GENERATED = "generated"
    """Written by a tool or taken from elsewhere: lock files, minified code, vendored packages."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FOLDERS: tuple[tuple[Role, frozenset[str]], ...] = (
    (
        Role.GENERATED,
        _words(
            "node_modules bower_components site-packages vendor third_party htmlcov .schemathesis "
            ".hypothesis __snapshots__ .yarn"
        ),
    ),
    (
        Role.TEST,
        _words("__tests__ e2e cypress testdata"),
    ),
    (Role.TRANSLATION, _words("locale locales i18n l10n lang langs translations")),
    (
        Role.DOCUMENT,
        _words("doc docs documentation examples example samples sample spec specs fixtures"),
    ),
)
_NAMES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (
            Role.GENERATED,
            (
                r"(package-lock|npm-shrinkwrap|packages\.lock|composer-lock)\.json|.*\.lockb?"
                r"|pnpm-lock\.ya?ml|go\.sum|Cargo\.lock|.*\.min\.(js|css|mjs)|.*\.(js|css|mjs)\.map"
                r"|.*\.map|.*_pb2(_grpc)?\.pyi?|.*\.pb\.go|.*\.g\.dart|.*\.snap|.*\.bundle\.js"
            ),
        ),
        (
            Role.TEMPLATE,
            (
                r"\.?env[.\-_](.*[.\-_])?(example|sample|template|dist|tpl|defaults?)"
                r"|(example|sample|template)\.env"
                r"|.*\.(example|sample|template|tpl|dist|j2|jinja2?|tmpl)"
                r"|.*[.\-_](example|sample|template)\.[a-z0-9]+"
            ),
        ),
        (
            Role.TEST,
            (
                r"conftest\.py|tests?\.py|test_.*|.*_tests?\.(py|go|rb|exs?)"
                r"|.*[.\-](test|spec)\.\w+"
                r"|.*Tests?\.(java|kt|cs)|.*_spec\.rb|\.env\.tests?|pytest\.ini|tox\.ini"
            ),
        ),
        (
            Role.TRANSLATION,
            r".*\.(po|pot|xlf|xliff|arb|resx|strings)|messages[_.].*(properties|json|ya?ml)",
        ),
        (
            Role.DOCUMENT,
            (
                r"(?!requirements|constraints).*\.(md|mdx|rst|adoc|txt)"
                r"|(openapi|swagger)[\w.\-]*\.(json|ya?ml)|.*postman_collection\.json"
                r"|README.*|CHANGELOG.*|LICEN[CS]E.*"
            ),
        ),
    )
)
_PRECEDENCE = (
    Role.GENERATED,
    Role.TEST,
    Role.TEMPLATE,
    Role.TRANSLATION,
    Role.DOCUMENT,
    Role.SOURCE,
)
_TEST_FOLDER = re.compile(r"(tests?|testing)([_\-].*)?|.*[_\-]tests?", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def role_of(path: str) -> Role:
    """Return the part that the file at ``path`` (relative, with ``/``) plays."""
    pure = PurePosixPath(path)
    folders = {part.lower() for part in pure.parts[:-1]}
    by_folder = [role for role, names in _FOLDERS if folders & names]
    by_name = [role for role, pattern in _NAMES if pattern.fullmatch(pure.name)]
    if any(_TEST_FOLDER.fullmatch(folder) for folder in folders):
        by_folder.append(Role.TEST)
    seen = {Role.SOURCE, *by_folder, *by_name}
    return next(role for role in _PRECEDENCE if role in seen)


def is_test(path: str) -> bool:
    """Whether the file belongs to the tests: by its name, or by the name of a folder above it."""
    return role_of(path) is Role.TEST


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether one of the glob patterns covers ``path``.

    ``*`` stands for anything, ``/`` too; a pattern without it covers a file or a whole folder.
    """
    return any(
        fnmatchcase(path, pattern) or path.startswith(pattern.rstrip("/") + "/")
        for pattern in patterns
        if pattern.strip("/")
    )
