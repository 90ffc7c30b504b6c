"""What goes in and out."""

from __future__ import annotations

from rest_framework import serializers

from .models import Book


class BookSerializer(serializers.ModelSerializer):
    """A book that can be borrowed."""

    class Meta:
        model = Book
        fields = ["id", "title", "author", "year", "genre", "copies", "added_at"]
        read_only_fields = ["id", "added_at"]
        extra_kwargs = {
            "title": {"help_text": "As printed on the cover."},
            "author": {"help_text": "Who wrote it; the first one of several."},
            "year": {"help_text": "Year of this edition."},
            "genre": {
                "help_text": "What kind of book it is.",
                "error_messages": {"invalid_choice": "Not one of the genres."},
            },
            "copies": {"help_text": "How many copies there are."},
            "added_at": {"help_text": "When it was entered."},
        }


class LoginSerializer(serializers.Serializer):
    """A name and a password."""

    username = serializers.CharField(max_length=150, help_text="The account.")
    password = serializers.CharField(
        max_length=128, trim_whitespace=False, write_only=True, help_text="Its password."
    )


class TokenSerializer(serializers.Serializer):
    """What a login gives."""

    token = serializers.CharField(help_text="To be sent as a bearer token.")


class PageSerializer(serializers.Serializer):
    """Which part of a list is asked for."""

    limit = serializers.IntegerField(min_value=1, max_value=100, default=20)
    offset = serializers.IntegerField(min_value=0, max_value=1_000_000, default=0)
