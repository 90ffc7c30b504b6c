from rest_framework import serializers

from notes.models import Note


class NoteSerializer(serializers.ModelSerializer):
    owner = serializers.HiddenField(default=serializers.CurrentUserDefault())

    class Meta:
        model = Note
        fields = ["id", "owner", "title", "stars", "created"]


class RatingSerializer(serializers.Serializer):
    stars = serializers.IntegerField(min_value=0, max_value=5)
