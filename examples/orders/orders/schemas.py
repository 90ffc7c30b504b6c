"""What goes in and what comes out: every text has a length, every number has bounds."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import Path
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

MAX_ID = 2**31 - 1
PRINTABLE = r"^[^\x00-\x1f\x7f]*$"

Status = Literal["open", "paid", "shipped"]


def _plain_digits(value: Any) -> Any:
    """Refuse what ``int()`` would read all the same: spaces, signs, underscores, other scripts."""
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,10}", value):
        raise ValueError("should be a whole number written in up to ten digits")
    return value


def _integral(value: Any) -> Any:
    """Read 2.0 as 2: JSON has one kind of number, and JSON Schema calls both whole."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Digits = BeforeValidator(_plain_digits)
Integral = BeforeValidator(_integral)

Email = Annotated[
    str,
    Field(
        max_length=254,
        pattern=r"^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$",
        examples=["ada@example.org"],
    ),
    AfterValidator(str.lower),
]
Password = Annotated[
    str, Field(min_length=10, max_length=128, pattern=PRINTABLE, description="Kept as a hash.")
]
OrderId = Annotated[int, Path(ge=1, le=MAX_ID, description="Number of the order."), Digits]


class Request(BaseModel):
    """A request body: no member that is not declared, no text where a number belongs."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Registration(Request):
    """A new customer."""

    email: Email
    name: Annotated[str, Field(min_length=1, max_length=100, pattern=PRINTABLE)]
    password: Password


class Credentials(Request):
    """What a customer logs in with."""

    email: Email
    password: Annotated[str, Field(min_length=1, max_length=128, pattern=PRINTABLE)]


class LineIn(Request):
    """One line of a new order."""

    sku: Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]{0,31}$", examples=["TEA-100"])]
    quantity: Annotated[int, Field(ge=1, le=10_000), Integral]
    unit_price_cents: Annotated[int, Field(ge=0, le=100_000_000), Integral]


class OrderIn(Request):
    """A new order."""

    lines: Annotated[list[LineIn], Field(min_length=1, max_length=50)]
    note: Annotated[str, Field(max_length=500, pattern=PRINTABLE)] = ""


class StatusChange(Request):
    """The next state of an order."""

    status: Literal["paid", "shipped"]


class PageQuery(BaseModel):
    """Which part of a list is wanted."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(ge=1, le=100, description="Most entries to return."), Digits] = 20
    offset: Annotated[int, Field(ge=0, le=MAX_ID, description="Entries to skip."), Digits] = 0
    status: Annotated[
        Status | SkipJsonSchema[None], Field(description="Only orders in this state.")
    ] = None


class Answer(BaseModel):
    """A response body, read from the attributes of a record."""

    model_config = ConfigDict(from_attributes=True)


class CustomerOut(Answer):
    """A customer, without the password."""

    id: int
    email: str
    name: str
    created_at: datetime


class TokenOut(Answer):
    """A bearer token."""

    access_token: str
    token_type: Literal["bearer"]
    expires_in: int = Field(description="Seconds until it expires.")


class LineOut(Answer):
    """One line of an order."""

    sku: str
    quantity: int
    unit_price_cents: int


class OrderOut(Answer):
    """An order with its lines."""

    id: int
    status: Status
    note: str
    created_at: datetime
    lines: list[LineOut]
    total_cents: int


class OrderPage(Answer):
    """A part of a customer's orders, oldest first."""

    items: list[OrderOut]
    total: int = Field(description="Orders in all parts together.")
    limit: int
    offset: int


class Health(Answer):
    """How the service is."""

    status: Literal["pass", "fail"]
    checks: dict[str, Literal["pass", "fail"]] = Field(description="Each dependency by name.")
