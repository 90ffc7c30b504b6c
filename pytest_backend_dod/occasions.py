"""Whether what a line is for has happened: "migration written if the schema changed".

Such a line is not applicable only when it was observed that nothing changed that it could mean. The
observation is coarse, so that it never errs on the other side: on a branch that touches nothing but
documents and tests, neither the schema nor a route nor a setting has changed. "Where needed" and
"(optional)" name nothing that could be observed.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from .project.changes import Changes

_CHANGE = re.compile(
    r"\b(?:chang|add|new\b|alter|touch|modif|introduc|affect|remov|renam|updat)\w*"
    r"|cambi|mud[ao]|alter|modifi|[äa]nder|变更|変更",
    re.IGNORECASE,
)
_DEPENDENCIES = re.compile(r"\b(?:dependenc|librar|packages?\b|d[ée]pendance)\w*", re.IGNORECASE)
_CODE = re.compile(
    r"\b(?:schema|models?|database|db|tables?|columns?|migrations?|entit|endpoints?|routes?|apis?"
    r"|operations?|payloads?|contract|responses?|settings?|variables?|config\w*|env\b|quer(?:y|ies)"
    r"|esquema|modelos?|base de d|rutas?|rotas?|sch[ée]ma|tabelle|endpunkt)\w*",
    re.IGNORECASE,
)
_MANIFEST = re.compile(
    r"pyproject\.toml|setup\.(?:py|cfg)|.*requirements.*|pipfile.*|.*\.lock|.*lock\.(?:json|ya?ml)"
    r"|package\.json|go\.(?:mod|sum)|pom\.xml|.*\.gradle(?:\.kts)?|environment\.ya?ml|.*constraints.*",
    re.IGNORECASE,
)
_PROSE = frozenset({".md", ".markdown", ".rst", ".adoc", ".png", ".svg", ".jpg", ".jpeg", ".gif"})
_TESTS = frozenset({"tests", "test"})


def not_happened(condition: str, changes: Changes | None) -> str:
    """Return why a line with a condition means nothing here; empty when it may mean something.

    Args:
        condition: The clause that says when the line applies, such as "if the schema changed".
        changes: What the branch changes; None when that is not known.
    """
    if changes is None or not changes.paths or not _CHANGE.search(condition):
        return ""
    if _DEPENDENCIES.search(condition):
        what, touched = "that names dependencies", any(map(_is_manifest, changes.paths))
    elif _CODE.search(condition):
        what, touched = "with code or settings", not all(map(_is_prose_or_test, changes.paths))
    else:
        return ""
    if touched:
        return ""
    count = len(changes.paths)
    named = changes.paths[0] if count == 1 else f"{changes.paths[0]} and {count - 1} more"
    return f"“{condition}”: no file {what} changed since {changes.since} ({named})"


def _is_manifest(path: str) -> bool:
    return _MANIFEST.fullmatch(PurePosixPath(path).name) is not None


def _is_prose_or_test(path: str) -> bool:
    place = PurePosixPath(path)
    return place.suffix.lower() in _PROSE or bool(_TESTS & set(place.parts[:-1]))
