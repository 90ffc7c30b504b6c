"""The operations."""

from __future__ import annotations

from typing import Annotated, Any

from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Query, Router, Status
from ninja.errors import AuthenticationError

from service.limits import FailedLogins
from service.problems import documented

from .models import Book
from .schemas import BookIn, BookOut, LoginIn, LoginOut, Page, Stock
from .tokens import Bearer, issue

books = Router(tags=["books"], auth=Bearer())
accounts = Router(tags=["accounts"])

BookId = Annotated[int, Path(ge=1, le=2**31 - 1, description="Number of the book.")]


@books.get(
    "",
    response=Page,
    summary="List the books",
    operation_id="list_books",
    openapi_extra=documented(401, 422, 429),
)
def list_books(
    request: HttpRequest,
    limit: Annotated[int, Query(ge=1, le=100, description="How many books to return.")] = 20,
    offset: Annotated[int, Query(ge=0, le=1_000_000, description="How many to leave out.")] = 0,
) -> dict[str, Any]:
    """Return the books in the order they were entered, in parts."""
    found = Book.objects.all()
    return {"count": found.count(), "items": list(found[offset : offset + limit])}


@books.post(
    "",
    response={201: BookOut},
    summary="Enter a book",
    operation_id="enter_book",
    openapi_extra=documented(400, 401, 413, 415, 422, 429),
)
def enter_book(request: HttpRequest, given: BookIn) -> Status:
    """Add a book to the library and return it with its number."""
    return Status(201, Book.objects.create(**given.model_dump(mode="json")))


@books.get(
    "/{book_id}",
    response=BookOut,
    summary="Look at a book",
    operation_id="show_book",
    openapi_extra=documented(401, 404, 422, 429),
)
def show_book(request: HttpRequest, book_id: BookId) -> Book:
    """Return one book by its number."""
    return get_object_or_404(Book, pk=book_id)


@books.patch(
    "/{book_id}",
    response=BookOut,
    summary="Change the stock of a book",
    operation_id="change_stock",
    openapi_extra=documented(400, 401, 404, 413, 415, 422, 429),
)
def change_stock(request: HttpRequest, book_id: BookId, given: Stock) -> Book:
    """Note how many copies of a book there are now."""
    book = get_object_or_404(Book, pk=book_id)
    book.copies = given.copies
    book.save(update_fields=["copies"])
    return book


@accounts.post(
    "",
    response=LoginOut,
    summary="Log in",
    operation_id="login",
    openapi_extra=documented(400, 401, 413, 415, 422, 429),
)
def login(request: HttpRequest, given: LoginIn) -> dict[str, str]:
    """Exchange a name and a password for a token.

    Five wrong passwords for one account close it for a minute.
    """
    failed = FailedLogins(given.username)
    failed.check()
    user = authenticate(request, username=given.username, password=given.password)
    if user is None:
        failed.note()
        raise AuthenticationError(message="The name or the password is wrong.")
    failed.forget()
    return {"token": issue(user)}
