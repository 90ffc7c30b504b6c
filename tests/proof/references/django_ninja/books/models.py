"""What is kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Book(models.Model):
    """A book that can be borrowed."""

    title = models.CharField(max_length=200)
    author = models.CharField(max_length=120)
    year = models.IntegerField()
    genre = models.CharField(max_length=10, default="other")
    copies = models.IntegerField(default=1)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title


class Token(models.Model):
    """A login; of its token only the digest is known here."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"token of {self.user}"
