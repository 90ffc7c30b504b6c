"""The catalogue."""

from __future__ import annotations

from flask import Blueprint, abort, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import func, select

from .accounts import for_readers
from .database import session
from .models import Book
from .schemas import BookIn, BookOut, PageQuery, body_as, query_as

blueprint = Blueprint("books", __name__, url_prefix="/books")

BY_ID = "/<int(min=1, max=2147483647):book_id>"


def _shown(book: Book) -> dict[str, object]:
    return BookOut.model_validate(book).model_dump()


@blueprint.post("")
@for_readers
def add_book() -> ResponseReturnValue:
    book = Book(**body_as(BookIn).model_dump())
    session().add(book)
    session().commit()
    return jsonify(_shown(book)), 201, {"Location": f"/books/{book.id}"}


@blueprint.get("")
def list_books() -> ResponseReturnValue:
    query = query_as(PageQuery)
    found = select(Book).order_by(Book.id).limit(query.limit).offset(query.offset)
    total = session().scalar(select(func.count()).select_from(Book))
    return jsonify(books=[_shown(book) for book in session().scalars(found)], total=total)


@blueprint.get(BY_ID)
def show_book(book_id: int) -> ResponseReturnValue:
    book = session().get(Book, book_id) or abort(404, "There is no such book.")
    return jsonify(_shown(book))


@blueprint.delete(BY_ID)
@for_readers
def remove_book(book_id: int) -> ResponseReturnValue:
    book = session().get(Book, book_id) or abort(404, "There is no such book.")
    session().delete(book)
    session().commit()
    return "", 204
