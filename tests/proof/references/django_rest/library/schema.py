"""The OpenAPI document, and what operations have in common in it."""

from __future__ import annotations

from drf_spectacular.renderers import OpenApiJsonRenderer2
from drf_spectacular.utils import OpenApiResponse
from drf_spectacular.views import SpectacularAPIView
from rest_framework import serializers

from .problems import MEDIA_TYPE

MEANINGS = {
    400: "A field or a parameter is missing, of the wrong type or out of bounds.",
    401: "Nobody is logged in, or the token is not known.",
    404: "There is no such book.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    429: "Too many requests; Retry-After tells when to come back.",
    503: "The service cannot do its work now.",
}


class FieldErrorSerializer(serializers.Serializer):
    """One part of a request that was refused."""

    field = serializers.CharField(help_text="Its name, with dots into lists and objects.")
    reason = serializers.CharField(help_text="What is wrong with it.")


class ProblemSerializer(serializers.Serializer):
    """An error, as RFC 9457 has it."""

    type = serializers.CharField(help_text="Kind of problem.")
    title = serializers.CharField(help_text="The status in words.")
    status = serializers.IntegerField(help_text="The status of the answer.")
    detail = serializers.CharField(help_text="What happened this time.")
    errors = FieldErrorSerializer(many=True, help_text="The parts refused; often none.")


def problems(*statuses: int) -> dict[tuple[int, str], OpenApiResponse]:
    """Return the error answers of an operation."""
    return {
        (status, MEDIA_TYPE): OpenApiResponse(ProblemSerializer, description=MEANINGS[status])
        for status in statuses
    }


class DocumentView(SpectacularAPIView):
    """Serves the document."""

    renderer_classes = [OpenApiJsonRenderer2]
    throttle_classes: list[type] = []
