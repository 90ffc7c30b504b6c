import sqlite3

import pytest

from blog import create_app


@pytest.fixture
def client(tmp_path, monkeypatch):
    path = tmp_path / "blog.db"
    monkeypatch.setenv("BLOG_DATABASE", str(path))
    with sqlite3.connect(path) as database:
        database.execute("create table posts (id integer primary key, title text not null)")
    app = create_app()
    app.testing = True
    return app.test_client()


@pytest.fixture
def ada(client):
    client.post("/api/login", json={"name": "ada", "password": "lovelace-1815"})
    return client


def test_health(client):
    assert client.get("/healthz").json == {"status": "ok"}


def test_a_stranger_cannot_write(client):
    assert client.post("/api/posts", json={"title": "x"}).status_code == 401


class TestPosts:
    def test_come_back(self, ada):
        number = ada.post("/api/posts", json={"title": "hello"}).json["id"]
        assert ada.get(f"/api/posts/{number}").json["title"] == "hello"

    def test_are_listed(self, ada):
        ada.post("/api/posts", json={"title": "one"})
        assert len(ada.get("/api/posts?limit=3").json) == 1

    def test_may_be_missing(self, ada):
        assert ada.get("/api/posts/5").status_code == 404
