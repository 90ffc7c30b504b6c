"""What goes in and what comes out."""

from __future__ import annotations

from typing import Annotated, Literal

from litestar.params import Parameter
from msgspec import Meta, Struct

MAX_ID = 2**31 - 1
PRINTABLE = r"^[^\x00-\x1f\x7f]+$"

BookId = Annotated[int, Parameter(ge=1, le=MAX_ID, description="Number of the book.")]
Limit = Annotated[int, Parameter(ge=1, le=100, description="Most books to return.")]
Offset = Annotated[int, Parameter(ge=0, le=MAX_ID, description="Books to skip.")]


class BookIn(Struct, forbid_unknown_fields=True):
    """A book as it is catalogued."""

    title: Annotated[str, Meta(min_length=1, max_length=200, pattern=PRINTABLE)]
    author: Annotated[str, Meta(min_length=1, max_length=100, pattern=PRINTABLE)]
    kind: Literal["novel", "comic", "textbook"] = "novel"
    copies: Annotated[int, Meta(ge=1, le=1000, description="Copies on the shelf.")] = 1


class BookOut(Struct):
    """A book of the catalogue."""

    id: int
    title: str
    author: str
    kind: str
    copies: int


class Page(Struct):
    """A part of the catalogue."""

    books: list[BookOut]
    total: Annotated[int, Meta(description="Books in the whole catalogue.")]


class Credentials(Struct, forbid_unknown_fields=True):
    """Name and password of a reader."""

    name: Annotated[str, Meta(min_length=1, max_length=50, pattern=PRINTABLE)]
    password: Annotated[str, Meta(min_length=1, max_length=100, pattern=PRINTABLE)]


class TokenOut(Struct):
    """A bearer token."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"


class Health(Struct):
    """Whether the service can work."""

    status: Literal["pass", "fail"]


class Problem(Struct):
    """Why a request was not carried out (RFC 9457)."""

    title: Annotated[str, Meta(description="The status in words.")]
    status: Annotated[int, Meta(description="The status of the answer.")]
    detail: Annotated[str, Meta(description="What happened this time.")]
