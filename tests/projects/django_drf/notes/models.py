from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models


class Note(models.Model):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    title = models.CharField(max_length=80)
    stars = models.PositiveSmallIntegerField(default=0, validators=[MaxValueValidator(5)])
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["owner", "title"], name="one_of_a_title")]
