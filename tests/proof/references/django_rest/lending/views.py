"""The operations."""

from __future__ import annotations

from django.contrib.auth import authenticate
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.authtoken.models import Token
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.mixins import (
    CreateModelMixin,
    DestroyModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
)
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from library.limits import Announcing, FailedLogins
from library.schema import problems

from .authentication import BearerAuthentication
from .models import Book
from .pages import StrictPages
from .serializers import BookSerializer, LoginSerializer, TokenSerializer


@extend_schema_view(
    list=extend_schema(
        summary="List the books",
        description="Returns the books in the order they were entered, in parts.",
        responses={200: BookSerializer(many=True), **problems(400, 401, 429)},
    ),
    create=extend_schema(
        summary="Enter a book",
        description="Adds a book to the library and returns it with its number.",
        responses={201: BookSerializer, **problems(400, 401, 413, 415, 429)},
    ),
    retrieve=extend_schema(
        summary="Look at a book",
        description="Returns one book by its number.",
        responses={200: BookSerializer, **problems(401, 404, 429)},
    ),
    destroy=extend_schema(
        summary="Take a book out",
        description="Removes a book for good.",
        responses={
            204: OpenApiResponse(description="It is gone."),
            **problems(401, 404, 429),
        },
    ),
)
@extend_schema(tags=["books"])
class BookViewSet(
    Announcing,
    CreateModelMixin,
    ListModelMixin,
    RetrieveModelMixin,
    DestroyModelMixin,
    GenericViewSet,
):
    """Books of the library."""

    http_method_names = ["get", "head", "post", "delete"]
    queryset = Book.objects.all()
    serializer_class = BookSerializer
    pagination_class = StrictPages
    lookup_value_regex = "[0-9]+"


class Login(Announcing, APIView):
    """A name and a password for a token."""

    http_method_names = ["post"]
    authentication_classes: list[type] = []
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="login",
        summary="Log in",
        description="Exchanges a name and a password for a token. Five wrong passwords for one"
        " account close it for a minute.",
        tags=["accounts"],
        request=LoginSerializer,
        responses={200: TokenSerializer, **problems(400, 401, 413, 415, 429)},
    )
    def post(self, request: Request) -> Response:
        """Compare the password."""
        given = LoginSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        username = given.validated_data["username"]
        failed = FailedLogins(username)
        failed.check()
        user = authenticate(request, **given.validated_data)
        if user is None:
            failed.note()
            raise AuthenticationFailed("The name or the password is wrong.")
        failed.forget()
        token, _ = Token.objects.get_or_create(user=user)
        return Response({"token": token.key})

    def get_authenticate_header(self, _request: Request) -> str:
        """Answer a wrong password with 401, which names the scheme that is wanted."""
        return BearerAuthentication.keyword
