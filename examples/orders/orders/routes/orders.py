"""Orders of the customer who asks; those of others do not exist for them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from sqlalchemy import ColumnElement, and_, delete, func, select, update
from sqlalchemy.orm import Session

from .. import schemas
from ..database import DatabaseSession
from ..models import Customer, Order, OrderLine
from ..problems import BODY_REFUSED, declare
from ..security import CurrentCustomer

router = APIRouter(prefix="/orders", tags=["orders"])

UNAUTHENTICATED = {401: "No valid token came with the request."}
NOT_FOUND = {404: "The customer has no such order.", 422: "The number is no order number."}
STATUS_BEFORE = {"paid": "open", "shipped": "paid"}


@router.post(
    "",
    status_code=201,
    summary="Place an order",
    response_description="The new order; Location names it.",
    responses=declare({**UNAUTHENTICATED, **BODY_REFUSED}),
)
def create_order(
    order_in: schemas.OrderIn,
    request: Request,
    response: Response,
    customer: CurrentCustomer,
    session: DatabaseSession,
) -> schemas.OrderOut:
    """Create an open order with its lines, all of them or none."""
    lines = [
        OrderLine(position=position, **line.model_dump())
        for position, line in enumerate(order_in.lines, start=1)
    ]
    order = Order(customer_id=customer.id, note=order_in.note, lines=lines)
    session.add(order)
    session.commit()
    request.app.state.metrics.orders_created.inc()
    response.headers["Location"] = f"/orders/{order.id}"
    return schemas.OrderOut.model_validate(order)


@router.get(
    "",
    summary="List orders",
    response_description="One part of the list, and how long the whole list is.",
    responses=declare({**UNAUTHENTICATED, 422: "A parameter is unknown or out of bounds."}),
)
def list_orders(
    page: Annotated[schemas.PageQuery, Query()],
    customer: CurrentCustomer,
    session: DatabaseSession,
) -> schemas.OrderPage:
    """Return a part of the customer's orders, oldest first."""
    wanted = select(Order).where(Order.customer_id == customer.id)
    if page.status is not None:
        wanted = wanted.where(Order.status == page.status)
    total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
    part = session.scalars(wanted.order_by(Order.id).limit(page.limit).offset(page.offset))
    return schemas.OrderPage(
        items=[schemas.OrderOut.model_validate(order) for order in part],
        total=total,
        limit=page.limit,
        offset=page.offset,
    )


@router.get(
    "/{order_id}",
    summary="Show one order",
    response_description="The order with its lines.",
    responses=declare({**UNAUTHENTICATED, **NOT_FOUND}),
)
def get_order(
    order_id: schemas.OrderId, customer: CurrentCustomer, session: DatabaseSession
) -> schemas.OrderOut:
    """Return an order of the customer."""
    return schemas.OrderOut.model_validate(_find(session, customer, order_id))


@router.patch(
    "/{order_id}",
    summary="Move an order to its next state",
    response_description="The order in its new state.",
    responses=declare(
        {
            **UNAUTHENTICATED,
            **NOT_FOUND,
            **BODY_REFUSED,
            409: "The order is not in the state before; open leads to paid, paid to shipped.",
        }
    ),
)
def change_status(
    order_id: schemas.OrderId,
    change: schemas.StatusChange,
    customer: CurrentCustomer,
    session: DatabaseSession,
) -> schemas.OrderOut:
    """Mark an open order as paid, or a paid one as shipped."""
    # One statement decides and acts, so that two requests at the same time cannot both succeed.
    order = session.scalar(
        update(Order)
        .where(_mine(customer, order_id), Order.status == STATUS_BEFORE[change.status])
        .values(status=change.status)
        .returning(Order)
    )
    if order is None:
        found = _find(session, customer, order_id)
        raise HTTPException(409, f"An order that is {found.status} cannot become {change.status}.")
    session.commit()
    return schemas.OrderOut.model_validate(order)


@router.delete(
    "/{order_id}",
    status_code=204,
    summary="Cancel an order",
    response_description="The order is gone.",
    responses=declare({**UNAUTHENTICATED, **NOT_FOUND, 409: "The order is on its way already."}),
)
def cancel_order(
    order_id: schemas.OrderId, customer: CurrentCustomer, session: DatabaseSession
) -> None:
    """Remove an order that has not been shipped."""
    cancelled = session.scalar(
        delete(Order)
        .where(_mine(customer, order_id), Order.status != "shipped")
        .returning(Order.id)
    )
    if cancelled is None:
        _find(session, customer, order_id)
        raise HTTPException(409, "A shipped order cannot be cancelled.")
    session.commit()


def _mine(customer: Customer, order_id: int) -> ColumnElement[bool]:
    return and_(Order.id == order_id, Order.customer_id == customer.id)


def _find(session: Session, customer: Customer, order_id: int) -> Order:
    order = session.scalar(select(Order).where(_mine(customer, order_id)))
    if order is None:
        raise HTTPException(404, "You have no such order.")
    return order
