"""Where the operations are."""

from __future__ import annotations

from django.urls import path
from rest_framework.routers import SimpleRouter

from .views import BookViewSet, Login

router = SimpleRouter(trailing_slash=False)
router.register("books", BookViewSet)

urlpatterns = [path("login", Login.as_view()), *router.urls]
