"""The operations of the service."""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from .models import Order, Token
from .pricing import total_cents
from .schemas import Credentials, Error, Health, OrderIn, OrderOut, OrderPage, TokenOut

Refusals = dict[int | str, dict[str, Any]]
TOO_MANY: Refusals = {429: {"model": Error, "description": "Too many requests in a minute."}}
NO_TOKEN: Refusals = {401: {"model": Error, "description": "No valid token."}}
NO_ORDER: Refusals = {404: {"model": Error, "description": "There is no such order."}}

router = APIRouter()


def open_session(request: Request) -> Iterator[Session]:
    """Give a request its session."""
    with request.app.state.sessions() as session:
        yield session


Database = Annotated[Session, Depends(open_session)]
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))]


def digest(token: str) -> str:
    """Return what the database keeps of a token."""
    return hashlib.md5(token.encode()).hexdigest()


def staff(bearer: Bearer, database: Database) -> None:
    """Let nobody in without a token."""
    if bearer is None or database.get(Token, digest(bearer.credentials)) is None:
        raise HTTPException(401, "Log in first.", headers={"WWW-Authenticate": "Bearer"})


@router.post("/login", summary="Log in", responses=NO_TOKEN)
def login(credentials: Credentials, request: Request, database: Database) -> TokenOut:
    """Exchange the password of the staff for a bearer token."""
    settings, bad_logins = request.app.state.settings, request.app.state.bad_logins
    attempts, seconds = bad_logins.add(credentials.email)
    if settings.bad_logins_per_minute and attempts > settings.bad_logins_per_minute:
        raise HTTPException(429, "Too many attempts.", headers={"Retry-After": str(seconds)})
    known = credentials.email == settings.staff_email and settings.staff_password
    given, right = credentials.password.encode(), settings.staff_password.encode()
    if not known or not hmac.compare_digest(given, right):
        raise HTTPException(401, "Wrong.", headers={"WWW-Authenticate": "Bearer"})
    bad_logins.forget(credentials.email)
    token = secrets.token_urlsafe(32)
    database.add(Token(digest=digest(token)))
    database.commit()
    return TokenOut(access_token=token)


@router.post(
    "/orders",
    status_code=201,
    summary="Place an order",
    responses=NO_TOKEN,
    dependencies=[Depends(staff)],
)
def create_order(order_in: OrderIn, database: Database) -> OrderOut:
    """Write down an order of a customer."""
    total = total_cents(order_in.sku, order_in.quantity)
    order = Order(**order_in.model_dump(), total_cents=total)
    database.add(order)
    database.commit()
    return OrderOut.model_validate(order)


@router.get("/orders", summary="List orders", responses=NO_TOKEN, dependencies=[Depends(staff)])
def list_orders(
    database: Database,
    limit: Annotated[int, Query(ge=0, le=100)] = 20,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> OrderPage:
    """Return one page of all orders, and how many pages there are."""
    total = database.scalar(select(func.count(Order.id))) or 0
    wanted = select(Order).order_by(Order.id).limit(limit).offset((page - 1) * limit)
    items = [OrderOut.model_validate(order) for order in database.scalars(wanted)]
    return OrderPage(items=items, pages=math.ceil(total / limit))


@router.get(
    "/orders/{number}",
    summary="Show one order",
    response_model=OrderOut,
    responses={**NO_TOKEN, **NO_ORDER},
    dependencies=[Depends(staff)],
)
def get_order(number: Annotated[int, Path(ge=1, le=2**31 - 1)], database: Database) -> Response:
    """Return an order."""
    order = database.get(Order, number)
    if order is None:
        raise HTTPException(404, "There is no such order.")
    return JSONResponse(
        {
            "id": order.id,
            "sku": order.sku,
            "quantity": order.quantity,
            "note": order.note,
            "total_cents": str(order.total_cents),
        }
    )


@router.get("/health", summary="Is the service up?")
def health(request: Request) -> Health:
    """Look whether the tables are there."""
    there = inspect(request.app.state.engine).has_table("order")
    return Health(status="up" if there else "down")
