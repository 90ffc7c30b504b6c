"""Who may come in."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException, Request
from fastapi.security import HTTPBearer

from .database import DatabaseSession
from .models import Customer

bearer = HTTPBearer(auto_error=False, description="The token that POST /login answered with.")


def current_customer(
    request: Request, session: DatabaseSession, _declared: Annotated[object, Depends(bearer)]
) -> Customer:
    """Return the customer whose token came with the request.

    Raises:
        HTTPException: 401 without a valid token.
    """
    customer_id: int | None = request.state.customer_id
    customer = session.get(Customer, customer_id) if customer_id is not None else None
    if customer is None:
        raise HTTPException(
            401, "A valid bearer token is needed.", headers={"WWW-Authenticate": "Bearer"}
        )
    return customer


CurrentCustomer = Annotated[Customer, Depends(current_customer)]
