"""Settings; what differs between deployments comes from the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent

# Nothing that is signed has to outlive the process.
SECRET_KEY = os.environ.get("SERVICE_SECRET_KEY") or get_random_secret_key()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("SERVICE_HOSTS", "localhost 127.0.0.1").split()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "ninja",
    "books.apps.BooksConfig",
]
MIDDLEWARE = [
    "service.middleware.record_requests",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "service.middleware.announce_limits",
    "service.middleware.tell_problems",
    "service.middleware.RefuseBodies",
]
ROOT_URLCONF = "service.urls"
WSGI_APPLICATION = "service.wsgi.application"
APPEND_SLASH = False
USE_TZ = True

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("SERVICE_DATABASE", str(BASE_DIR / "service.db")),
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counters of limits are kept in it: several processes need the one that they share.
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": os.environ["SERVICE_REDIS"],
    }
    if "SERVICE_REDIS" in os.environ
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# Nobody stands in front: X-Forwarded-For is a stranger's word.
NINJA_NUM_PROXIES = 0
REQUESTS_PER_MINUTE = 150
FAILED_LOGINS_PER_MINUTE = 5
TOKEN_HOURS = 12
READINESS_SECONDS = 2.0
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "service.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
}
