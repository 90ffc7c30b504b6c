"""What goes in and what comes out."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from flask import abort, request
from pydantic import BaseModel, ConfigDict, Field

MAX_ID = 2**31 - 1

Text = Annotated[str, Field(min_length=1, pattern=r"^[^\x00-\x1f\x7f]+$")]

Model = TypeVar("Model", bound=BaseModel)


class BookIn(BaseModel):
    """A book as it is catalogued."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[Text, Field(max_length=200)]
    author: Annotated[Text, Field(max_length=100)]
    kind: Literal["novel", "comic", "textbook"] = "novel"
    copies: Annotated[int, Field(ge=1, le=1000)] = 1


class BookOut(BaseModel):
    """A book of the catalogue."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    author: str
    kind: str
    copies: int


class PageQuery(BaseModel):
    """Which part of the catalogue is wanted."""

    limit: Annotated[int, Field(ge=1, le=100)] = 20
    offset: Annotated[int, Field(ge=0, le=MAX_ID)] = 0


class Credentials(BaseModel):
    """Name and password of a reader."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[Text, Field(max_length=50)]
    password: Annotated[Text, Field(max_length=100)]


def body_as(model: type[Model]) -> Model:
    """Read the body of the current request; what does not fit is answered with 415 or 422."""
    if not request.is_json:
        abort(415, "The body must be JSON.")
    return model.model_validate_json(request.get_data())


def query_as(model: type[Model]) -> Model:
    """Read the query of the current request; what does not fit is answered with 422."""
    return model.model_validate(request.args.to_dict())
