"""What kind of book it is, and how many copies there are."""

from __future__ import annotations

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    """Books that were there before have one copy, and are of another kind."""

    dependencies = [("lending", "0001_books")]

    operations = [
        migrations.AddField(
            model_name="book",
            name="genre",
            field=models.CharField(
                choices=[
                    ("novel", "Novel"),
                    ("poetry", "Poetry"),
                    ("science", "Science"),
                    ("other", "Other"),
                ],
                default="other",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="book",
            name="copies",
            field=models.IntegerField(
                default=1,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(999),
                ],
            ),
        ),
    ]
