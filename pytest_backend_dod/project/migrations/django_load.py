"""A Django project with databases that were made for it; in the process of the migrations only."""

from __future__ import annotations

import inspect
import os
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import django
from django.conf import settings

from .guard import Guard
from .records import Database
from .worker import Events, relative

_SPECIAL = {
    "django.db.backends.sqlite3": "sqlite",
    "django.contrib.gis.db.backends.postgis": "postgis",
    "psqlextra.backend": "postgresql",
}


def load(job: Mapping[str, Any], guard: Guard, tell: Events) -> bool:
    """Set the project up; False when it wants a database that cannot be made here."""
    os.environ["DJANGO_SETTINGS_MODULE"] = job["settings"]
    warnings.simplefilter("ignore")
    made = [Database(**job["database"]), *(Database(**one) for one in job["more"])]
    if not _lead(made, tell):
        return False
    guard.watch_django()
    # What an app does to its connections while it is set up is caught by the guard.
    django.setup()
    return True


def _lead(made: Sequence[Database], tell: Events) -> bool:
    """Give every alias of the settings a made database."""
    databases: dict[str, dict[str, Any]] = {}
    for alias, given in settings.DATABASES.items():
        dialect = _dialect(str(given.get("ENGINE", "")))
        if dialect != made[0].dialect:
            tell("wanted", dialect=dialect)
            return False
        one = made[min(len(databases), 2)]
        databases[alias] = {"ENGINE": given["ENGINE"], **_address(one)}
    if "default" not in databases:
        tell("wanted", dialect="none")
        return False
    settings.DATABASES = databases
    tell("loaded", aliases=sorted(databases))
    return True


def _dialect(engine: str) -> str:
    if engine in _SPECIAL:
        return _SPECIAL[engine]
    last = engine.rpartition(".")[2]
    return next(
        (name for name in ("postgresql", "sqlite") if last.startswith(name)), last or "none"
    )


def _address(database: Database) -> dict[str, str]:
    return {
        "NAME": database.name,
        "HOST": database.host,
        "PORT": str(database.port or ""),
        "USER": database.user,
    }


def move(connection: Any, database: Database) -> None:
    """Connect to another made database from here on."""
    connection.close()
    connection.settings_dict.update(_address(database))


class OwnApps:
    """The apps whose code belongs to the project."""

    def __init__(self, root: str) -> None:
        from django.apps import apps

        self._root = root
        self.configs = [app for app in apps.get_app_configs() if self._is_own(app.path)]
        self.labels = frozenset(app.label for app in self.configs)
        self.foreign_tables = frozenset(
            model._meta.db_table  # noqa: SLF001 - documented
            for app in apps.get_app_configs()
            if app.label not in self.labels
            for model in app.get_models(include_auto_created=True)
        ) | {"django_migrations"}

    def _is_own(self, path: str) -> bool:
        inner = relative(path, self._root)
        return not inner.startswith("..") and "-packages/" not in inner

    def models(self, app: Any) -> list[Any]:
        """Return the models of an app whose tables Django is to make."""
        return [
            model
            for model in app.get_models(include_auto_created=True)
            if model._meta.managed and not model._meta.proxy and not model._meta.swapped  # noqa: SLF001 - documented
        ]

    def place(self, thing: Any) -> str:
        """Return where a class stands, as ``path:line``."""
        try:
            line = max(inspect.getsourcelines(thing)[1], 1)
            return f"{relative(inspect.getfile(thing), self._root)}:{line}"
        except (OSError, TypeError):
            return ""

    def file(self, app: Any) -> str:
        """Return the file with the models of an app."""
        module = app.models_module
        return relative(module.__file__ if module else app.path, self._root)
