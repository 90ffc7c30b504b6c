def test_health(client):
    assert client.get("/health").json() == {"status": "ok"}


def test_a_stranger_is_refused(client):
    assert client.get("/notes").status_code == 401


def test_a_wrong_password_is_refused(client):
    assert client.post("/login", json={"name": "ada", "password": "x"}).status_code == 401


def test_notes_come_back(ada):
    made = ada.post("/notes", json={"title": "engine", "stars": 5})
    assert made.status_code == 201
    assert ada.get(f"/notes/{made.json()['id']}").json()["title"] == "engine"
    assert len(ada.get("/notes?limit=5").json()["notes"]) == 1


def test_a_note_goes_away(ada):
    number = ada.post("/notes", json={"title": "gone"}).json()["id"]
    assert ada.delete(f"/notes/{number}").status_code == 204
    assert ada.get(f"/notes/{number}").status_code == 404


def test_every_test_begins_with_nothing(ada):
    assert ada.get("/notes").json()["notes"] == []
