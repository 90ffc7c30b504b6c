"""Customers and their way in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from .. import schemas, tokens
from ..database import DatabaseSession
from ..limits import Limiter
from ..models import Customer
from ..passwords import hash_password, verify_password
from ..problems import BODY_REFUSED, declare
from ..security import CurrentCustomer
from ..settings import Settings

router = APIRouter(tags=["accounts"])


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _bad_logins(request: Request) -> Limiter:
    limiter: Limiter = request.app.state.bad_logins
    return limiter


ServiceSettings = Annotated[Settings, Depends(_settings)]
BadLogins = Annotated[Limiter, Depends(_bad_logins)]


@router.post(
    "/customers",
    status_code=201,
    summary="Register a customer",
    response_description="The new customer.",
    responses=declare({**BODY_REFUSED, 409: "The e-mail address belongs to a customer already."}),
)
def register(
    registration: schemas.Registration, session: DatabaseSession, settings: ServiceSettings
) -> schemas.CustomerOut:
    """Create an account. The address is kept in lower case and must be new."""
    customer = Customer(
        email=registration.email,
        name=registration.name,
        password_hash=hash_password(registration.password, cost=settings.password_cost),
    )
    session.add(customer)
    try:
        session.commit()
    except IntegrityError:
        raise HTTPException(409, "This e-mail address is taken.") from None
    return schemas.CustomerOut.model_validate(customer)


@router.post(
    "/login",
    summary="Log in with a password",
    response_description="A token for the Authorization header.",
    responses=declare(
        {
            **BODY_REFUSED,
            401: "The address or the password is wrong.",
            429: "Too many requests, or too many wrong passwords for this account.",
        }
    ),
)
def login(
    credentials: schemas.Credentials,
    response: Response,
    session: DatabaseSession,
    settings: ServiceSettings,
    bad_logins: BadLogins,
) -> schemas.TokenOut:
    """Exchange e-mail address and password for a bearer token.

    A few wrong passwords lock the account for the rest of the minute, for the right one too.
    """
    # Counted before the password is looked at: guesses sent at the same time must not slip through.
    allowance = bad_logins.spend(credentials.email)
    if allowance.exceeded:
        detail = "Too many wrong passwords in a minute."
        raise HTTPException(429, detail, headers=allowance.headers())
    customer = session.scalar(select(Customer).where(Customer.email == credentials.email))
    if customer is None:
        # Takes as long as a check would, so that the time does not tell who has an account.
        hash_password(credentials.password, cost=settings.password_cost)
    if customer is None or not verify_password(credentials.password, customer.password_hash):
        raise HTTPException(
            401,
            "The address or the password is wrong.",
            headers={"WWW-Authenticate": "Bearer"},
        )
    bad_logins.forget(credentials.email)
    token = tokens.issue(session, customer.id, hours=settings.token_hours)
    session.commit()
    response.headers["Cache-Control"] = "no-store"
    return schemas.TokenOut(
        access_token=token, token_type="bearer", expires_in=settings.token_hours * 3600
    )


@router.get(
    "/customers/me",
    summary="Show the customer who asks",
    response_description="The customer whom the token belongs to.",
    responses=declare({401: "No valid token came with the request."}),
)
def me(customer: CurrentCustomer) -> schemas.CustomerOut:
    """Return the account that the bearer token belongs to."""
    return schemas.CustomerOut.model_validate(customer)
