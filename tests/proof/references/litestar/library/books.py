"""The catalogue."""

from __future__ import annotations

from litestar import Controller, Response, delete, get, post
from litestar.exceptions import NotFoundException
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from .accounts import for_readers
from .models import Book
from .problems import declared, json_only
from .schemas import BookId, BookIn, BookOut, Limit, Offset, Page

SECURED = [{"bearer": []}]


def _shown(book: Book) -> BookOut:
    return BookOut(
        id=book.id, title=book.title, author=book.author, kind=book.kind, copies=book.copies
    )


async def _found(session: AsyncSession, book_id: int) -> Book:
    book = await session.get(Book, book_id)
    if book is None:
        raise NotFoundException("There is no such book.")
    return book


class Books(Controller):
    path = "/books"
    tags = ("books",)

    @post(
        guards=[for_readers, json_only],
        security=SECURED,
        summary="Add a book to the catalogue",
        description="Readers who are logged in may.",
        response_description="The book with its number.",
        responses=declared(400, 401, 413, 415),
    )
    async def add_book(self, data: BookIn, session: AsyncSession) -> Response[BookOut]:
        book = Book(title=data.title, author=data.author, kind=data.kind, copies=data.copies)
        session.add(book)
        await session.commit()
        return Response(_shown(book), headers={"Location": f"/books/{book.id}"})

    @get(
        summary="Leaf through the catalogue",
        description="Return a part of all books in the order in which they were added.",
        response_description="Some books, oldest first.",
        responses=declared(400),
    )
    async def list_books(
        self, session: AsyncSession, limit: Limit = 20, offset: Offset = 0
    ) -> Page:
        found = await session.scalars(select(Book).order_by(Book.id).limit(limit).offset(offset))
        total = await session.scalar(select(func.count()).select_from(Book)) or 0
        return Page(books=[_shown(book) for book in found], total=total)

    @get(
        "/{book_id:int}",
        summary="Show one book",
        description="Return the book that has this number.",
        response_description="The book.",
        responses=declared(400, 404),
    )
    async def show_book(self, session: AsyncSession, book_id: BookId) -> BookOut:
        return _shown(await _found(session, book_id))

    @delete(
        "/{book_id:int}",
        guards=[for_readers],
        security=SECURED,
        summary="Take a book out of the catalogue",
        description="Readers who are logged in may.",
        response_description="The book is gone.",
        responses=declared(400, 401, 404),
    )
    async def remove_book(self, session: AsyncSession, book_id: BookId) -> None:
        await session.delete(await _found(session, book_id))
        await session.commit()
