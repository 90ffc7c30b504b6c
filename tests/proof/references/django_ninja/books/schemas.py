"""What goes in and out."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Annotated

from ninja import Schema
from pydantic import Field

NO_NUL = r"^[^\x00]*$"


class Genre(str, Enum):
    """What kind of book it is."""

    NOVEL = "novel"
    POETRY = "poetry"
    SCIENCE = "science"
    OTHER = "other"


Copies = Annotated[int, Field(ge=1, le=999, description="How many copies there are.")]


class BookIn(Schema):
    """A book as it is entered."""

    title: str = Field(
        min_length=1, max_length=200, pattern=NO_NUL, description="As printed on the cover."
    )
    author: str = Field(
        min_length=1, max_length=120, pattern=NO_NUL, description="The first one of several."
    )
    year: int = Field(ge=1450, le=2100, description="Year of this edition.")
    genre: Genre = Field(Genre.OTHER, description="What kind of book it is.")
    copies: Copies = 1


class BookOut(Schema):
    """A book of the library."""

    id: int = Field(description="Its number.")
    title: str = Field(description="As printed on the cover.")
    author: str = Field(description="The first one of several.")
    year: int = Field(description="Year of this edition.")
    genre: Genre = Field(description="What kind of book it is.")
    copies: int = Field(description="How many copies there are.")
    added_at: datetime = Field(description="When it was entered.")


class Page(Schema):
    """Some of the books."""

    count: int = Field(description="How many there are altogether.")
    items: list[BookOut] = Field(description="Those that were asked for.")


class Stock(Schema):
    """How many copies of a book there are."""

    copies: Copies


class LoginIn(Schema):
    """A name and a password."""

    username: str = Field(min_length=1, max_length=150, pattern=NO_NUL, description="The account.")
    password: str = Field(min_length=1, max_length=128, pattern=NO_NUL, description="Its password.")


class LoginOut(Schema):
    """What a login gives."""

    token: str = Field(description="To be sent as a bearer token.")
