"""Writes the API's document: ``python -m library.document > openapi.json``."""

from __future__ import annotations

import json
import sys

from .app import create_app

if __name__ == "__main__":
    sys.stdout.write(json.dumps(create_app().openapi_schema.to_schema(), indent=2) + "\n")
