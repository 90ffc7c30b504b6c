"""Lists in parts."""

from __future__ import annotations

from typing import Any

from rest_framework.pagination import LimitOffsetPagination
from rest_framework.request import Request

from .serializers import PageSerializer


class StrictPages(LimitOffsetPagination):
    """Refuses a limit or an offset that makes no sense, in place of ignoring it."""

    default_limit = 20
    max_limit = 100

    def get_limit(self, request: Request) -> int:
        """Return how many are wanted."""
        return int(self._asked(request)["limit"])

    def get_offset(self, request: Request) -> int:
        """Return how many are left out."""
        return int(self._asked(request)["offset"])

    def _asked(self, request: Request) -> dict[str, Any]:
        asked = PageSerializer(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        return dict(asked.validated_data)

    def get_schema_operation_parameters(self, _view: Any) -> list[dict[str, Any]]:
        """Describe both, with their bounds."""
        return [
            {
                "name": "limit",
                "in": "query",
                "description": "How many books to return.",
                "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
            },
            {
                "name": "offset",
                "in": "query",
                "description": "How many books to leave out before.",
                "schema": {"type": "integer", "minimum": 0, "maximum": 1_000_000, "default": 0},
            },
        ]
