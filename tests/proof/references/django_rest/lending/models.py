"""What is kept."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class Genre(models.TextChoices):
    """What kind of book it is."""

    NOVEL = "novel", "Novel"
    POETRY = "poetry", "Poetry"
    SCIENCE = "science", "Science"
    OTHER = "other", "Other"


class Book(models.Model):
    """A book that can be borrowed."""

    title = models.CharField(max_length=200)
    author = models.CharField(max_length=120)
    year = models.IntegerField(validators=[MinValueValidator(1450), MaxValueValidator(2100)])
    genre = models.CharField(max_length=10, choices=Genre.choices, default=Genre.OTHER)
    copies = models.IntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(999)]
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
