import os
from collections.abc import AsyncIterator
from functools import lru_cache
from pathlib import Path as File
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Header, HTTPException, Path
from pydantic import BaseModel, Field
from sqlalchemy import String, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Book(Base):
    __tablename__ = "books"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(60))
    shelf: Mapped[int]


@lru_cache
def development_engine() -> AsyncEngine:
    File(os.environ.get("OPENED_MARK", "development-database-opened")).touch()
    return create_async_engine(os.environ.get("DATABASE_URL", "postgresql+psycopg://dev@localhost:1/dev"))


async def get_session() -> AsyncIterator[AsyncSession]:
    async with AsyncSession(development_engine()) as session:
        yield session


async def librarian(x_api_key: Annotated[str, Header()] = "") -> None:
    if x_api_key != os.environ.get("LIBRARY_KEY", "open-sesame"):
        raise HTTPException(401, "librarians only")


class NewBook(BaseModel):
    title: Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[ -~]+$")]
    shelf: Annotated[int, Field(ge=1, le=900)]


class BookOut(NewBook):
    id: int


Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Sessions = Annotated[AsyncSession, Depends(get_session)]
router = APIRouter(prefix="/books", dependencies=[Depends(librarian)])


def out(book: Book) -> BookOut:
    return BookOut(id=book.id, title=book.title, shelf=book.shelf)


@router.get("")
async def list_books(session: Sessions) -> list[BookOut]:
    return [out(book) for book in await session.scalars(select(Book).order_by(Book.id))]


@router.post("", status_code=201)
async def add_book(new: NewBook, session: Sessions) -> BookOut:
    book = Book(title=new.title, shelf=new.shelf)
    session.add(book)
    await session.commit()
    return out(book)


@router.get("/{book_id}")
async def read_book(book_id: Id, session: Sessions) -> BookOut:
    book = await session.get(Book, book_id)
    if book is None:
        raise HTTPException(404, "no such book")
    return out(book)


def create_app() -> FastAPI:
    app = FastAPI(title="Library")
    app.include_router(router, prefix="/api")

    @app.get("/health/ready")
    async def ready(session: Sessions) -> dict[str, str]:
        try:
            await session.execute(text("SELECT 1"))
        except SQLAlchemyError as problem:
            raise HTTPException(503, "the database is away") from problem
        return {"status": "ok"}

    return app
