"""The settings, with passwords that are cheap to compare."""

from __future__ import annotations

from library.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
