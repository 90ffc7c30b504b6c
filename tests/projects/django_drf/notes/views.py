from django.db.models import Avg
from django.http import JsonResponse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, viewsets
from rest_framework.decorators import action, api_view
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response

from notes.models import Note
from notes.serializers import NoteSerializer, RatingSerializer


class SummarySerializer(serializers.Serializer):
    year = serializers.IntegerField()
    average = serializers.FloatField(allow_null=True)


def health(request):
    return JsonResponse({"status": "ok"})


class NoteViewSet(viewsets.ModelViewSet):
    serializer_class = NoteSerializer

    def get_queryset(self):
        notes = Note.objects.filter(owner=self.request.user)
        stars = self.request.query_params.get("stars")
        if stars is not None:
            if stars not in {"0", "1", "2", "3", "4", "5"}:
                raise ValidationError({"stars": "0 to 5"})
            notes = notes.filter(stars=int(stars))
        return notes

    @extend_schema(parameters=[OpenApiParameter("stars", int)])
    def list(self, request, *args, **kwargs):
        return super().list(request, *args, **kwargs)

    @extend_schema(request=RatingSerializer, responses=NoteSerializer)
    @action(detail=True, methods=["post"])
    def rate(self, request, pk=None):
        note = self.get_object()
        rating = RatingSerializer(data=request.data)
        rating.is_valid(raise_exception=True)
        note.stars = rating.validated_data["stars"]
        note.save()
        return Response(NoteSerializer(note).data)


@extend_schema(responses=SummarySerializer)
@api_view(["GET"])
def summary(request, year):
    if not 1990 <= year <= 2100:
        raise ValidationError({"year": "1990 to 2100"})
    notes = Note.objects.filter(owner=request.user, created__year=year)
    return Response({"year": year, "average": notes.aggregate(stars=Avg("stars"))["stars"]})
