import secrets
from contextlib import asynccontextmanager
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Path, Query, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from .database import Note, User, get_session

Text = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[ -~]+$")]
Stars = Annotated[int, Field(ge=0, le=5)]
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Sessions = Annotated[Session, Depends(get_session)]


class Credentials(BaseModel):
    name: Text
    password: Text


class Token(BaseModel):
    token: str


class NewNote(BaseModel):
    title: Text
    stars: Stars = 0


class NoteOut(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: int
    title: str
    stars: int


class Page(BaseModel):
    notes: list[NoteOut]
    pages: int


@asynccontextmanager
async def lifespan(app: FastAPI):
    app.state.ready = True
    yield


app = FastAPI(title="Notes", lifespan=lifespan)
bearer = HTTPBearer(auto_error=False)


def current_user(
    session: Sessions, given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]
) -> User:
    user = None
    if given is not None and given.credentials.isalnum():
        user = session.scalar(select(User).where(User.token == given.credentials))
    if user is None:
        raise HTTPException(401, "log in first", headers={"WWW-Authenticate": "Bearer"})
    return user


Me = Annotated[User, Depends(current_user)]


def owned(session: Session, user: User, note_id: int) -> Note:
    note = session.get(Note, note_id)
    if note is None or note.owner_id != user.id:
        raise HTTPException(404, "no such note")
    return note


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}


@app.post("/login")
def login(credentials: Credentials, session: Sessions) -> Token:
    user = session.scalar(select(User).where(User.name == credentials.name))
    if user is None or user.password != credentials.password:
        raise HTTPException(401, "wrong name or password")
    user.token = secrets.token_hex(16)
    session.commit()
    return Token(token=user.token)


@app.get("/notes")
def list_notes(
    session: Sessions, me: Me, limit: Annotated[int, Query(ge=1, le=100)] = 10
) -> Page:
    found = session.scalars(select(Note).where(Note.owner_id == me.id).order_by(Note.id)).all()
    notes = [NoteOut.model_validate(note) for note in found[:limit]]
    return Page(notes=notes, pages=-(-len(found) // limit))


@app.post("/notes", status_code=201)
def create_note(new: NewNote, session: Sessions, me: Me) -> NoteOut:
    note = Note(owner_id=me.id, title=new.title, stars=new.stars)
    session.add(note)
    try:
        session.commit()
    except IntegrityError:
        session.rollback()
        raise HTTPException(409, "not possible") from None
    return NoteOut.model_validate(note)


@app.get("/notes/{note_id}")
def read_note(note_id: Id, session: Sessions, me: Me) -> NoteOut:
    return NoteOut.model_validate(owned(session, me, note_id))


@app.delete("/notes/{note_id}", status_code=204)
def delete_note(note_id: Id, session: Sessions, me: Me) -> Response:
    session.delete(owned(session, me, note_id))
    session.commit()
    return Response(status_code=204)
