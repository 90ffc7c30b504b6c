"""A Django project in one module, for tests that need one in their own process."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import django
from django.conf import settings

if not settings.configured:
    settings.configure(
        SECRET_KEY="x" * 50,
        ROOT_URLCONF="tests.django_site",
        ALLOWED_HOSTS=["testserver", "localhost", "127.0.0.1", "shop.test"],
        USE_TZ=True,
        STATIC_URL="/static/",
        MEDIA_URL="/media/",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=[
            "django.contrib.admin",
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.messages",
            "django.contrib.sessions",
            "drf_spectacular",
            "rest_framework",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",
        REST_FRAMEWORK={
            "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
            "DEFAULT_AUTHENTICATION_CLASSES": [],
            "UNAUTHENTICATED_USER": None,
        },
    )
    django.setup()

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from drf_spectacular.views import SpectacularAPIView
from ninja import NinjaAPI, Schema, Status
from ninja import Router as NinjaRouter
from rest_framework import serializers, viewsets
from rest_framework.decorators import api_view
from rest_framework.response import Response
from rest_framework.routers import DefaultRouter


def told(request: HttpRequest) -> JsonResponse:
    """Answer with what has arrived."""
    return JsonResponse(
        {
            "method": request.method,
            "path": request.path,
            "query": request.META.get("QUERY_STRING", ""),
            "who": request.headers.get("X-Who"),
            "host": request.get_host(),
            "length": request.headers.get("Content-Length"),
            "body": request.body.decode(),
            "address": request.META["REMOTE_ADDR"],
            "cookies": request.COOKIES,
        }
    )


@csrf_exempt
def echo(request: HttpRequest, **variables: str) -> JsonResponse:
    return told(request)


@require_http_methods(["GET", "POST"])
def guarded(request: HttpRequest) -> JsonResponse:
    """A view that Django guards against forgery."""
    return told(request)


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("no shares of nothing")


async def broken_async(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("no shares of nothing")


async def echo_async(request: HttpRequest) -> JsonResponse:
    return told(request)


def streamed(request: HttpRequest) -> StreamingHttpResponse:
    def chunks() -> Iterator[bytes]:
        yield b"one "
        yield b"two"

    return StreamingHttpResponse(chunks())


async def streamed_async(request: HttpRequest) -> StreamingHttpResponse:
    async def chunks() -> AsyncIterator[bytes]:
        yield b"one "
        yield b"two"

    return StreamingHttpResponse(chunks())


class NoteSerializer(serializers.Serializer):
    title = serializers.CharField()


class Notes(viewsets.ViewSet):
    serializer_class = NoteSerializer

    def list(self, request):
        return Response([{"title": "tea"}])

    def retrieve(self, request, pk=None):
        return Response({"title": str(pk)})

    def create(self, request):
        return Response({"title": request.data["title"]}, status=201)


@api_view(["GET"])
def who(request):
    return Response({"who": getattr(request.user, "name", None)})


router = DefaultRouter()
router.register("notes", Notes, basename="note")

items = NinjaRouter()


class Item(Schema):
    name: str


@items.post("", response={201: Item})
def add_item(request, item: Item):
    if not item.name:
        raise ZeroDivisionError("no shares of nothing")
    return Status(201, item)


@items.get("/{int:item_id}", response=Item)
def read_item(request, item_id: int, upper: bool = False):
    return {"name": f"ITEM {item_id}" if upper else f"item {item_id}"}


api = NinjaAPI(title="Items")
api.add_router("/items", items)

urlpatterns = [
    path("admin/", admin.site.urls),
    path("echo/<path:rest>", echo),
    path("echo-async", echo_async),
    path("guarded", guarded),
    path("broken", broken),
    path("broken-async", broken_async),
    path("streamed", streamed),
    path("streamed-async", streamed_async),
    re_path(r"^years/(?P<year>[0-9]{4})/$", echo),
    path("rest/", include(router.urls)),
    path("rest/who/", who),
    path("rest/schema/", SpectacularAPIView.as_view()),
    path("ninja/", api.urls),
]
