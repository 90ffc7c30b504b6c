"""What goes in and what comes out."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

MAX_ID = 2**31 - 1
PRINTABLE = r"^[^\x00-\x1f\x7f]+$"

BookId = Annotated[int, Path(ge=1, le=MAX_ID, description="Number of the book.")]
Limit = Annotated[int, Query(ge=1, le=100, description="Most books to return.")]
Offset = Annotated[int, Query(ge=0, le=MAX_ID, description="Books to skip.")]


class BookIn(BaseModel):
    """A book as it is catalogued."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, Field(min_length=1, max_length=200, pattern=PRINTABLE)]
    author: Annotated[str, Field(min_length=1, max_length=100, pattern=PRINTABLE)]
    kind: Literal["novel", "comic", "textbook"] = "novel"
    copies: Annotated[int, Field(ge=1, le=1000, description="Copies on the shelf.")] = 1


class BookOut(BaseModel):
    """A book of the catalogue."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    author: str
    kind: str
    copies: int


class Page(BaseModel):
    """A part of the catalogue."""

    books: list[BookOut]
    total: int = Field(description="Books in the whole catalogue.")


class Credentials(BaseModel):
    """Name and password of a reader."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=50, pattern=PRINTABLE)]
    password: Annotated[str, Field(min_length=1, max_length=100, pattern=PRINTABLE)]


class TokenOut(BaseModel):
    """A bearer token."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"


class Health(BaseModel):
    """Whether the service can work."""

    status: Literal["pass", "fail"]
