"""A small Django project with migrations that are done; tests change one thing in it."""

from __future__ import annotations

from .migrating import Files

SETTINGS = """
from pathlib import Path

SECRET_KEY = "only-for-tests"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "library"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(__file__).parent / "development.db",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
"""

MANAGE = """
import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
"""

MODELS = """
from django.conf import settings
from django.db import models


class Shelf(models.Model):
    name = models.CharField(max_length=40, db_index=True)


class Book(models.Model):
    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    title = models.CharField(max_length=80)
    state = models.CharField(max_length=10, default="new")
"""

INITIAL = """
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            "Shelf",
            [
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, db_index=True)),
            ],
        ),
        migrations.CreateModel(
            "Book",
            [
                ("id", models.BigAutoField(primary_key=True, auto_created=True, serialize=False, verbose_name="ID")),
                ("shelf", models.ForeignKey(to="library.shelf", on_delete=django.db.models.deletion.CASCADE)),
                ("owner", models.ForeignKey(
                    to=settings.AUTH_USER_MODEL, null=True, on_delete=django.db.models.deletion.SET_NULL
                )),
                ("title", models.CharField(max_length=80)),
            ],
        ),
    ]
"""

STATE = """
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library", "0001_initial")]
    operations = [
        migrations.AddField("book", "state", models.CharField(max_length=10, default="new")),
    ]
"""

TITLES = """
from django.db import migrations


def forwards(apps, schema_editor):
    for book in apps.get_model("library", "Book").objects.all():
        book.title = book.title.strip()
        book.save()


def backwards(apps, schema_editor):
    pass


class Migration(migrations.Migration):
    dependencies = [("library", "0002_state")]
    operations = [migrations.RunPython(forwards, backwards)]
"""

SITE: Files = {
    "manage.py": MANAGE,
    "site_/__init__.py": "",
    "site_/settings.py": SETTINGS,
    "library/__init__.py": "",
    "library/models.py": MODELS,
    "library/migrations/__init__.py": "",
    "library/migrations/0001_initial.py": INITIAL,
    "library/migrations/0002_state.py": STATE,
    "library/migrations/0003_titles.py": TITLES,
}
