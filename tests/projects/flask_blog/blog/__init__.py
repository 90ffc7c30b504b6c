import os
import sqlite3
from pathlib import Path

from flask import Blueprint, Flask, abort, g, jsonify, request, session

api = Blueprint("api", __name__, url_prefix="/api")


def database() -> sqlite3.Connection:
    if "database" not in g:
        path = os.environ.get("BLOG_DATABASE", "development.db")
        if path == "development.db":
            Path("development-database-opened").touch()
        g.database = sqlite3.connect(path)
        g.database.row_factory = sqlite3.Row
    return g.database


def create_app() -> Flask:
    app = Flask(__name__)
    app.secret_key = os.environ.get("BLOG_SECRET") or os.urandom(16)
    app.register_blueprint(api)

    @app.teardown_appcontext
    def close(_problem: BaseException | None) -> None:
        opened = g.pop("database", None)
        if opened is not None:
            opened.close()

    @app.get("/healthz")
    def health():
        return jsonify(status="ok")

    return app


def text(fields: dict, name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value.isprintable() or not 0 < len(value) <= 80:
        abort(400)
    return value


def logged_in() -> str:
    if "name" not in session:
        abort(401)
    return session["name"]


def body() -> dict:
    fields = request.get_json()
    if not isinstance(fields, dict):
        abort(400)
    return fields


@api.post("/login")
def login():
    fields = body()
    if text(fields, "name") != "ada" or text(fields, "password") != "lovelace-1815":
        abort(401)
    session["name"] = "ada"
    return jsonify(name="ada")


@api.get("/posts")
def list_posts():
    try:
        limit = int(request.args.get("limit", "10"))
    except ValueError:
        abort(400)
    if not 1 <= limit <= 100:
        abort(400)
    rows = database().execute("select id, title from posts order by id limit ?", (limit,))
    return jsonify([dict(row) for row in rows])


@api.post("/posts")
def add_post():
    logged_in()
    title = text(body(), "title")
    cursor = database().execute("insert into posts (title) values (?)", (title,))
    database().commit()
    return jsonify(id=cursor.lastrowid, title=title), 201


@api.get("/posts/<int:number>")
def read_post(number: int):
    if number > 2**31:
        abort(404)
    row = database().execute("select id, title from posts where id = ?", (number,)).fetchone()
    if row is None:
        abort(404)
    return jsonify(dict(row))
