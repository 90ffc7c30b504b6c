"""The catalogue."""

from __future__ import annotations

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from sqlalchemy import func, select

from .accounts import logged_in
from .database import Database
from .limits import per_client
from .models import Book
from .problems import declared
from .schemas import BookId, BookIn, BookOut, Limit, Offset, Page

router = APIRouter(prefix="/books", tags=["books"])


@router.post(
    "",
    status_code=201,
    summary="Add a book to the catalogue",
    response_description="The book with its number.",
    responses=declared(400, 401, 422),
    dependencies=[Depends(logged_in)],
)
@per_client
def add_book(request: Request, response: Response, book: BookIn, session: Database) -> BookOut:
    """Catalogue a book; readers who are logged in may."""
    added = Book(**book.model_dump())
    session.add(added)
    session.commit()
    response.headers["Location"] = f"/books/{added.id}"
    return BookOut.model_validate(added)


@router.get(
    "",
    summary="Leaf through the catalogue",
    response_description="Some books, oldest first.",
    responses=declared(422),
)
@per_client
def list_books(
    request: Request, response: Response, session: Database, limit: Limit = 20, offset: Offset = 0
) -> Page:
    """Return a part of all books in the order in which they were added."""
    found = session.scalars(select(Book).order_by(Book.id).limit(limit).offset(offset))
    total = session.scalar(select(func.count()).select_from(Book)) or 0
    return Page(books=[BookOut.model_validate(book) for book in found], total=total)


@router.get(
    "/{book_id}",
    summary="Show one book",
    response_description="The book.",
    responses=declared(404, 422),
)
@per_client
def show_book(request: Request, response: Response, book_id: BookId, session: Database) -> BookOut:
    """Return the book that has this number."""
    book = session.get(Book, book_id)
    if book is None:
        raise HTTPException(404, "There is no such book.")
    return BookOut.model_validate(book)


@router.delete(
    "/{book_id}",
    status_code=204,
    summary="Take a book out of the catalogue",
    response_description="The book is gone.",
    responses=declared(401, 404, 422),
    dependencies=[Depends(logged_in)],
)
@per_client
def remove_book(request: Request, response: Response, book_id: BookId, session: Database) -> None:
    """Remove the book that has this number; readers who are logged in may."""
    book = session.get(Book, book_id)
    if book is None:
        raise HTTPException(404, "There is no such book.")
    session.delete(book)
    session.commit()
