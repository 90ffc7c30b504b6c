"""Where each framework and client is listened to: one file each.

Names that are private to other libraries are used in these files and nowhere else. Nothing is
imported but what the project under test has imported.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from ..recorder import Recorder
from . import django, flask, httpx, litestar, ninja, servers, starlette

Hook = Callable[[Recorder, ModuleType], None]

HOOKS: dict[str, Hook] = {
    **starlette.HOOKS,
    **flask.HOOKS,
    **httpx.HOOKS,
    **litestar.HOOKS,
    **django.HOOKS,
    **ninja.HOOKS,
    **servers.HOOKS,
}
"""Module → what is done with it once it has been imported."""
