"""What those who operate the service ask: health and figures."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from contextvars import copy_context
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from drf_spectacular.utils import OpenApiResponse, OpenApiTypes, extend_schema
from rest_framework.exceptions import APIException
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import CharField, Serializer
from rest_framework.views import APIView

from . import metrics
from .schema import problems


class NotReady(APIException):
    """The service cannot do its work now."""

    status_code = 503
    default_detail = "The database does not answer."
    default_code = "not_ready"


class PlainText(BaseRenderer):
    """Hands on what is text already; errors stay what they are."""

    media_type = "text/plain"
    format = "txt"
    charset = "utf-8"

    def render(
        self, data: Any, accepted_media_type: Any = None, renderer_context: Any = None
    ) -> bytes:
        """Return the text."""
        return data if isinstance(data, bytes) else JSONRenderer().render(data)


class HealthSerializer(Serializer):
    """How the service is."""

    status = CharField(help_text="ok")


class Open(APIView):
    """A view for everybody, without limits."""

    http_method_names = ["get", "head"]
    authentication_classes: list[type] = []
    permission_classes = [AllowAny]
    throttle_classes: list[type] = []


class Live(Open):
    """Whether the process answers."""

    @extend_schema(
        operation_id="live",
        summary="Whether the process runs",
        description="Answers as long as the process does; asks nobody else.",
        tags=["operation"],
        responses={200: OpenApiResponse(HealthSerializer, description="It runs.")},
    )
    def get(self, _request: Request) -> Response:
        """Answer."""
        return Response({"status": "ok"})


_asking = ThreadPoolExecutor(max_workers=4, thread_name_prefix="readiness")


class Ready(Open):
    """Whether requests can be served."""

    @extend_schema(
        operation_id="ready",
        summary="Whether requests can be served",
        description="Asks the database, and waits two seconds at most.",
        tags=["operation"],
        responses={
            200: OpenApiResponse(HealthSerializer, description="They can."),
            **problems(503),
        },
    )
    def get(self, _request: Request) -> Response:
        """Ask the database."""
        question = _asking.submit(copy_context().run, _ask_database)
        try:
            question.result(settings.READINESS_SECONDS)
        except (DatabaseError, TooLate):
            raise NotReady from None
        return Response({"status": "ok"})


def _ask_database() -> None:
    """Run a statement on a connection of this thread's own, so that it is a new one."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    finally:
        connection.close()


class Figures(Open):
    """What Prometheus collects."""

    renderer_classes = [PlainText]

    @extend_schema(
        operation_id="metrics",
        summary="Figures for Prometheus",
        description="Requests and their durations, in the text format of Prometheus.",
        tags=["operation"],
        responses={(200, "text/plain"): OpenApiResponse(OpenApiTypes.STR, description="Figures.")},
    )
    def get(self, _request: Request) -> Response:
        """Return the figures."""
        return Response(
            metrics.exposition(), content_type="text/plain; version=0.0.4; charset=utf-8"
        )
