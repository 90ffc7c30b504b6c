"""Where a project keeps its migrations; files are read, nothing is imported."""

from __future__ import annotations

import configparser
import posixpath
import re
import sys
from collections.abc import Sequence
from typing import Any

from ..repository import Repository
from ..roles import Role, role_of
from .records import AlembicPlace, DjangoPlace

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_SETTINGS = re.compile(r"""DJANGO_SETTINGS_MODULE["'\s,=:]+([A-Za-z_][\w.]*)""")
_SQL_STEP = re.compile(
    r"(^|/)([VUR]\d[\w.]*__.+|\d{3,}[_\-.].+|.+\.(up|down|do|undo))\.sql$", re.IGNORECASE
)


def alembic_places(repository: Repository, chosen: str = "") -> tuple[AlembicPlace, ...]:
    """Return every set of Alembic revisions, those in tests, samples and documents left out.

    Args:
        repository: The project.
        chosen: Path of the one ini file to look at; empty for all.
    """
    files = repository.files()
    if chosen:
        place = _by_ini(repository, posixpath.normpath(chosen))
        return (place,) if place is not None else ()
    places: dict[str, AlembicPlace] = {}
    for path in files:
        if not _is_ours(path):
            continue
        found = None
        if path.endswith(".ini"):
            found = _by_ini(repository, path)
        elif posixpath.basename(path) == "pyproject.toml":
            found = _by_toml(repository, path)
        if found is not None:
            places.setdefault(found.scripts, found)
    for path in files:
        scripts = posixpath.dirname(path) or "."
        if posixpath.basename(path) != "env.py" or scripts in places or not _is_ours(path):
            continue
        if _has_alembic_env(repository, scripts):
            folder = posixpath.dirname(scripts) or "."
            places[scripts] = AlembicPlace(
                scripts=scripts, folder=folder, flask=_asks_for_flask(repository, scripts)
            )
    return tuple(places[scripts] for scripts in sorted(places))


def _is_ours(path: str) -> bool:
    return role_of(path) in {Role.SOURCE, Role.TEMPLATE}


def _by_ini(repository: Repository, path: str) -> AlembicPlace | None:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    text = repository.read(path)
    try:
        parser.read_string(text or "")
    except configparser.Error:
        return None
    here = posixpath.dirname(path) or "."
    location = parser.get("alembic", "script_location", fallback="").strip()
    if not location and _has_alembic_env(repository, here):
        # Flask-Migrate keeps its ini file beside env.py and names no location.
        return AlembicPlace(
            scripts=here,
            ini=path,
            folder=posixpath.dirname(here) or ".",
            flask=_asks_for_flask(repository, here),
        )
    return _placed(repository, location, here, ini=path)


def _by_toml(repository: Repository, path: str) -> AlembicPlace | None:
    location = _tool(repository, path).get("alembic", {}).get("script_location", "")
    return _placed(repository, str(location), posixpath.dirname(path), toml=path)


def _placed(
    repository: Repository, location: str, here: str, *, ini: str = "", toml: str = ""
) -> AlembicPlace | None:
    if not location:
        return None
    # ``package:folder`` is looked for in the packages of the project.
    plain = location.replace("%(here)s", ".").replace(":", "/")
    for folder in dict.fromkeys((here, "", posixpath.join(here, "src"))):
        scripts = posixpath.normpath(posixpath.join(folder, plain))
        if _has_alembic_env(repository, scripts):
            return AlembicPlace(
                scripts=scripts,
                ini=ini,
                toml=toml,
                folder=(here if folder.endswith("src") else folder) or ".",
                flask=_asks_for_flask(repository, scripts),
            )
    return None


def _has_alembic_env(repository: Repository, scripts: str) -> bool:
    text = repository.read(posixpath.join(scripts, "env.py"))
    return text is not None and "alembic" in text


def _asks_for_flask(repository: Repository, scripts: str) -> bool:
    return "current_app" in (repository.read(posixpath.join(scripts, "env.py")) or "")


def revision_files(repository: Repository, place: AlembicPlace) -> tuple[str, ...]:
    """Return the files below a place that look like revisions."""
    start = "" if place.scripts == "." else f"{place.scripts}/"
    return tuple(
        path
        for path in repository.files()
        if path.startswith(start)
        and path.endswith(".py")
        and re.search(r"^down_revision\b", repository.read(path) or "", re.MULTILINE)
    )


def django_places(repository: Repository, chosen: str = "") -> tuple[DjangoPlace, ...]:
    """Return every Django project, with the settings modules that its files name.

    Args:
        repository: The project.
        chosen: The one settings module to use; empty for those of the files.
    """
    named = [
        path
        for path in repository.files()
        if posixpath.basename(path) in {"manage.py", *_SERVED, *_CONFIGURED}
        and (_is_ours(path) or posixpath.basename(path) in _CONFIGURED)
        and _SETTINGS.search(repository.read(path) or "")
    ]
    managed = [path for path in named if posixpath.basename(path) == "manage.py"]
    places = {path: posixpath.dirname(path) or "." for path in managed}
    if not managed and (named or chosen):
        places = {chosen or named[0]: "."}
    return tuple(
        DjangoPlace(
            label=label,
            folder=folder,
            settings=(chosen,) if chosen else _settings(repository, folder, named),
        )
        for label, folder in places.items()
    )


_SERVED = ("wsgi.py", "asgi.py")
_CONFIGURED = ("pyproject.toml", "pytest.ini", "tox.ini", "setup.cfg")


def _settings(repository: Repository, folder: str, named: Sequence[str]) -> tuple[str, ...]:
    """Return what the files name, tests last: theirs often switch migrations off."""
    order = ("manage.py", *_SERVED, *_CONFIGURED)
    near = [
        path
        for path in sorted(named, key=lambda path: order.index(posixpath.basename(path)))
        if folder == "." or path.startswith(f"{folder}/") or "/" not in path
    ]
    found = [name for path in near for name in _SETTINGS.findall(repository.read(path) or "")]
    return tuple(dict.fromkeys(found))


def python_paths(repository: Repository, folder: str) -> tuple[str, ...]:
    """Return the folders, relative to the root, from which the project imports its modules."""
    options = _tool(repository, "pyproject.toml").get("pytest", {}).get("ini_options", {})
    named = options.get("pythonpath", []) if isinstance(options, dict) else []
    words = named.split() if isinstance(named, str) else [str(part) for part in named]
    for name, section in (
        ("pytest.ini", "pytest"),
        ("tox.ini", "pytest"),
        ("setup.cfg", "tool:pytest"),
    ):
        parser = configparser.ConfigParser(interpolation=None, strict=False)
        try:
            parser.read_string(repository.read(name) or "")
        except configparser.Error:
            continue
        words += parser.get(section, "pythonpath", fallback="").split()
    paths = [folder, *words, "."]
    paths += [f"{path}/src" for path in (folder, ".") if (repository.root / path / "src").is_dir()]
    return tuple(dict.fromkeys(posixpath.normpath(path) for path in paths))


def _tool(repository: Repository, path: str) -> dict[str, Any]:
    try:
        tool = tomllib.loads(repository.read(path) or "").get("tool", {})
    except tomllib.TOMLDecodeError:
        return {}
    return tool if isinstance(tool, dict) else {}


def other_migrations(repository: Repository) -> tuple[str, ...]:
    """Return files of migrations that are neither Alembic's nor Django's."""
    files = [path for path in repository.files() if _is_ours(path)]
    steps = [path for path in files if _SQL_STEP.search(path)]
    tools = [
        path
        for path in files
        if posixpath.basename(path) in {"yoyo.ini", "flyway.conf", "liquibase.properties"}
        or "[tool.aerich]" in (repository.read(path) or "" if path.endswith(".toml") else "")
    ]
    return (*tools, *steps)
