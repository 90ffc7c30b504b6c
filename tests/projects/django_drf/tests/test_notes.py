import json
import urllib.request

import pytest
from django.contrib.auth.models import User
from django.test import TestCase
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient, APITestCase

from notes.models import Note


@pytest.fixture
def ada(db):
    return User.objects.create_user("ada", password="lovelace-1815")


@pytest.fixture
def api_client(ada):
    client = APIClient()
    client.force_authenticate(user=ada)
    return client


def test_notes_are_created(api_client):
    answer = api_client.post("/api/notes/", {"title": "tea", "stars": 3}, format="json")
    assert answer.status_code == 201
    assert answer.data["title"] == "tea"


def test_notes_are_listed(api_client, ada):
    Note.objects.create(owner=ada, title="tea", stars=2)
    assert api_client.get("/api/notes/", {"stars": "2"}).data["count"] == 1


def test_strangers_see_nothing(db):
    assert APIClient().get("/api/notes/").status_code == 401


def test_the_admin_is_there(admin_client):
    assert admin_client.get("/admin/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_health_over_the_network(live_server):
    with urllib.request.urlopen(f"{live_server.url}/health/") as answer:
        assert json.load(answer) == {"status": "ok"}


class NoteTests(APITestCase):
    @classmethod
    def setUpTestData(cls):
        cls.ada = User.objects.create_user("ada")
        cls.token = Token.objects.create(user=cls.ada)
        cls.note = Note.objects.create(owner=cls.ada, title="tea")

    def setUp(self):
        self.client.credentials(HTTP_AUTHORIZATION=f"Token {self.token.key}")

    def test_a_note_comes_back(self):
        answer = self.client.get(f"/api/notes/{self.note.pk}/")
        self.assertEqual(answer.data["title"], "tea")

    def test_a_note_is_changed(self):
        answer = self.client.put(f"/api/notes/{self.note.pk}/", {"title": "milk"}, format="json")
        self.assertEqual(answer.status_code, 200)
        answer = self.client.patch(f"/api/notes/{self.note.pk}/", {"stars": 4}, format="json")
        self.assertEqual(answer.data["stars"], 4)
        answer = self.client.patch(f"/api/notes/{self.note.pk}/", {"stars": 9}, format="json")
        self.assertEqual(answer.status_code, 400)

    def test_a_note_is_rated(self):
        answer = self.client.post(f"/api/notes/{self.note.pk}/rate/", {"stars": 5}, format="json")
        self.assertEqual(answer.data["stars"], 5)

    def test_a_note_goes(self):
        self.assertEqual(self.client.delete(f"/api/notes/{self.note.pk}/").status_code, 204)
        self.assertFalse(Note.objects.exists())


class SummaryTests(TestCase):
    def setUp(self):
        User.objects.create_user("ada", password="lovelace-1815")

    def test_of_a_year(self):
        self.assertTrue(self.client.login(username="ada", password="lovelace-1815"))
        self.assertEqual(self.client.get("/api/summary/2024/").json()["average"], None)
        self.assertEqual(self.client.get("/api/summary/1815/").status_code, 400)
