import os
import secrets
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from litestar import Litestar, Request, Response, Router, delete, get, post
from litestar.connection import ASGIConnection
from litestar.di import Provide
from litestar.exceptions import ClientException, NotAuthorizedException, NotFoundException
from litestar.handlers import BaseRouteHandler
from litestar.params import Parameter
from litestar.status_codes import HTTP_409_CONFLICT
from msgspec import Meta

Id = Annotated[int, Parameter(ge=1, le=2**31 - 1)]
Name = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"^[ -~]+$")]
Price = Annotated[int, Meta(ge=0, le=1_000_000)]


@dataclass
class NewItem:
    name: Name
    price: Price


@dataclass
class Item:
    id: int
    name: str
    price: int


async def database() -> AsyncIterator[sqlite3.Connection]:
    path = os.environ.get("SHOP_DATABASE", "development.db")
    if path == "development.db":
        Path("development-database-opened").touch()
    connection = sqlite3.connect(path)
    try:
        yield connection
    finally:
        connection.close()


def customers_only(connection: ASGIConnection, _: BaseRouteHandler) -> None:
    key = os.environ.get("SHOP_KEY") or secrets.token_urlsafe(20)
    given = connection.headers.get("x-api-key", "")
    if not secrets.compare_digest(given.encode(), key.encode()):
        raise NotAuthorizedException


@get("/items", sync_to_thread=False)
def list_items(
    db: sqlite3.Connection, size: Annotated[int, Parameter(ge=1, le=100)] = 20
) -> list[list[Item]]:
    rows = db.execute("select id, name, price from items order by id").fetchall()
    pages = -(-len(rows) // size)
    return [[Item(*row) for row in rows[n * size : (n + 1) * size]] for n in range(pages)]


@post("/items", guards=[customers_only], sync_to_thread=False)
def add_item(db: sqlite3.Connection, data: NewItem) -> Item:
    if db.execute("select 1 from items where name = ?", (data.name,)).fetchone():
        raise ClientException("there is one already", status_code=HTTP_409_CONFLICT)
    row = (data.name, data.price)
    added = db.execute("insert into items (name, price) values (?, ?)", row)
    db.commit()
    return Item(added.lastrowid or 0, *row)


@get("/items/{item_id:int}", sync_to_thread=False)
def read_item(db: sqlite3.Connection, item_id: Id) -> Item:
    row = db.execute("select id, name, price from items where id = ?", (item_id,)).fetchone()
    if row is None:
        raise NotFoundException
    return Item(*row)


@delete("/items/{item_id:int}", guards=[customers_only], sync_to_thread=False)
def remove_item(db: sqlite3.Connection, item_id: Id) -> None:
    db.execute("delete from items where id = ?", (item_id,))
    db.commit()


@get("/health")
async def health() -> dict[str, str]:
    return {"status": "ok"}


def not_utf8(_: Request, __: UnicodeDecodeError) -> Response[dict[str, str]]:
    return Response({"detail": "the body is not UTF-8"}, status_code=400)


def create_app() -> Litestar:
    api = Router(
        "/v1",
        route_handlers=[list_items, add_item, read_item, remove_item],
        dependencies={"db": Provide(database)},
    )
    handlers = {UnicodeDecodeError: not_utf8}
    return Litestar(route_handlers=[api, health], exception_handlers=handlers)
