"""What goes in and what comes out."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

PRINTABLE = r"^[^\x00-\x1f\x7f]*$"


class Body(BaseModel):
    """A request body: no member that is not declared, no text where a number belongs."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Credentials(Body):
    """What the staff log in with."""

    email: Annotated[str, Field(min_length=3, max_length=254, pattern=PRINTABLE)]
    password: Annotated[str, Field(min_length=1, max_length=128, pattern=PRINTABLE)]


class OrderIn(Body):
    """A new order."""

    sku: Literal["TEA-1", "POT-7"]
    quantity: Annotated[int, Field(ge=1, le=10_000)]
    note: Annotated[str, Field(max_length=200, pattern=PRINTABLE)] = ""


class TokenOut(BaseModel):
    """A bearer token."""

    access_token: str


class OrderOut(BaseModel):
    """An order."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    sku: str
    quantity: int
    note: str
    total_cents: int


class OrderPage(BaseModel):
    """A part of all orders."""

    items: list[OrderOut]
    pages: int


class Health(BaseModel):
    """How the service is."""

    status: Literal["up", "down"]


class Error(BaseModel):
    """Why a request was refused."""

    detail: str
