from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import DefaultRouter

from notes.views import NoteViewSet, health, summary

router = DefaultRouter()
router.register("notes", NoteViewSet, basename="note")

urlpatterns = [
    path("admin/", admin.site.urls),
    path("health/", health),
    path("api/", include(router.urls)),
    path("api/summary/<int:year>/", summary),
    path("api/schema/", SpectacularAPIView.as_view(), name="schema"),
]
