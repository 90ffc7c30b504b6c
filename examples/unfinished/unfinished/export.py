"""``python -m unfinished.export FROM TO``: orders as CSV, for the bookkeeping."""

from __future__ import annotations

import csv
import io
import sys

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from .models import Order
from .settings import Settings

COLUMNS = ("Number", "Article", "Pieces", "Price", "Remark")


def price(cents: int) -> str:
    """Write cents as euros, the way the bookkeeping wants them."""
    sign = "-" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    return f"{sign}{euros},{rest:02d}"


def harmless(text: str) -> str:
    """Keep a spreadsheet from reading a customer's text as a formula."""
    if text.startswith(("=", "+", "-", "@")):
        return "'" + text
    return text


def export(session: Session, first: int, last: int) -> str:
    """Return the orders from one number to another as CSV, with a sum at the end."""
    if first > last:
        raise ValueError("the first number comes before the last")
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    total = 0
    wanted = select(Order).where(Order.id.between(first, last)).order_by(Order.id)
    for order in session.scalars(wanted):
        total += order.total_cents
        writer.writerow(
            (order.id, order.sku, order.quantity, price(order.total_cents), harmless(order.note))
        )
    writer.writerow(("", "", "", price(total), ""))
    return text.getvalue()


def main(arguments: list[str]) -> int:
    """Write the export to standard output."""
    try:
        first, last = (int(argument) for argument in arguments)
    except ValueError:
        print("usage: python -m unfinished.export FROM TO", file=sys.stderr)
        return 2
    engine = create_engine(Settings().database_url)
    with Session(engine) as session:
        print(export(session, first, last), end="")
    engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
