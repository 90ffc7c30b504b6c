"""Settings; what differs between deployments comes from the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent

# Tokens live in the database, so nothing that is signed has to outlive the process.
SECRET_KEY = os.environ.get("LIBRARY_SECRET_KEY") or get_random_secret_key()
DEBUG = os.environ.get("LIBRARY_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("LIBRARY_HOSTS", "localhost 127.0.0.1").split()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "lending",
]
MIDDLEWARE = [
    "library.middleware.RecordRequests",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
]
ROOT_URLCONF = "library.urls"
WSGI_APPLICATION = "library.wsgi.application"
APPEND_SLASH = False
USE_TZ = True
TIME_ZONE = "UTC"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("LIBRARY_DATABASE", str(BASE_DIR / "library.db")),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counters of limits are kept in it: several processes need the one that they share.
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["LIBRARY_REDIS"],
    }
    if "LIBRARY_REDIS" in os.environ
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["lending.authentication.BearerAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_THROTTLE_CLASSES": ["library.limits.ClientThrottle"],
    "DEFAULT_THROTTLE_RATES": {"client": "200/min"},
    "DEFAULT_PARSER_CLASSES": ["library.parsers.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "library.problems.handle",
    # Nobody stands in front: X-Forwarded-For is a stranger's word.
    "NUM_PROXIES": 0,
    # A lone surrogate can be written in ASCII only.
    "UNICODE_JSON": False,
}
FAILED_LOGINS_PER_MINUTE = 5
MAX_BODY_BYTES = 64 * 1024
READINESS_SECONDS = 2.0

SPECTACULAR_SETTINGS = {
    "TITLE": "Lending library",
    "DESCRIPTION": "Books of a library, for its staff. Errors are problem documents (RFC 9457).",
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "library.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}
