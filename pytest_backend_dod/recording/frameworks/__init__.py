"""Where each framework and client is listened to: one file each.

Names that are private to other libraries are used in these files and nowhere else. Nothing is
imported but what the project under test has imported.
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from ..recorder import Recorder
from .django import HOOKS as DJANGO
from .flask import HOOKS as FLASK
from .httpx import HOOKS as HTTPX
from .litestar import HOOKS as LITESTAR
from .ninja import HOOKS as NINJA
from .servers import HOOKS as SERVERS
from .starlette import HOOKS as STARLETTE
from .webtest import HOOKS as WEBTEST

Hook = Callable[[Recorder, ModuleType], None]

HOOKS: dict[str, Hook] = {
    **STARLETTE,
    **FLASK,
    **HTTPX,
    **LITESTAR,
    **DJANGO,
    **NINJA,
    **SERVERS,
    **WEBTEST,
}
"""Module → what is done with it once it has been imported."""
