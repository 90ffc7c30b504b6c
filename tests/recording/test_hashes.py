"""Hashes of passwords do not get out, wherever they stand and whoever wrote them."""

from __future__ import annotations

import random
import string
import time

import pytest

from pytest_backend_dod.deciding import fit_to_show
from pytest_backend_dod.model import Finding, Outcome, Status
from pytest_backend_dod.recording.exchange import masked
from pytest_backend_dod.recording.hashes import unhashed


def draw(length: int) -> str:
    return "".join(random.Random(length).choices(string.ascii_letters + string.digits, k=length))


FORMS = [
    ("$2b$", f"12${draw(53)}"),
    ("$2y$", f"10${draw(52)}."),
    ("$argon2id$", f"v=19$m=65536,t=3,p=4${draw(22)}${draw(43)}"),
    ("$argon2i$", f"m=65536,t=3,p=4${draw(22)}${draw(42)}/"),
    ("pbkdf2_sha256$", f"720000${draw(22)}${draw(43)}="),
    ("pbkdf2:sha256:", f"600000${draw(16)}${draw(64)}"),
    ("$pbkdf2-sha512$", f"25000${draw(22)}${draw(86)}"),
    ("scrypt:", f"32768:8:1${draw(16)}${draw(128)}"),
    ("scrypt$", f"{draw(22)}$16384$8$1${draw(86)}=="),
    ("$6$", f"{draw(16)}${draw(86)}"),
    ("$6$", f"rounds=656000${draw(16)}${draw(86)}"),
]


@pytest.mark.parametrize(("kept", "rest"), FORMS, ids=[kept for kept, _ in FORMS])
class TestForms:
    def test_in_the_message_of_a_database(self, kept: str, rest: str) -> None:
        row = f"DETAIL:  Failing row contains (1, ada@example.org, {kept}{rest}, null)."
        wanted = f"DETAIL:  Failing row contains (1, ada@example.org, {kept}[masked], null)."
        assert unhashed(row) == masked(row) == masked(wanted) == wanted

    def test_cut_in_the_middle(self, kept: str, rest: str) -> None:
        cut = rest[: rest.rindex("$") + 9]
        assert cut[-8:] not in masked(f"contains (1, {kept}{cut}...")

    def test_anywhere_in_an_outcome(self, kept: str, rest: str) -> None:
        told = f"IntegrityError: ('{kept}{rest}')"
        finding = Finding(
            what=told,
            where="POST /users",
            measured=told,
            expected="4xx",
            reproduce=told,
            remedy="",
            detail=f"first\n{told}",
        )
        outcome = Outcome(
            status=Status.FAILED,
            summary=told,
            findings=(finding,),
            notes=(told,),
            measures={"rows": [{"text": told, "count": 1}]},
        )
        shown = fit_to_show(outcome)
        assert rest not in repr(shown)
        assert shown.findings[0].measured == f"IntegrityError: ('{kept}[masked]')"
        assert shown.measures == {"rows": [{"text": shown.summary, "count": 1}]}
        assert shown.status is Status.FAILED


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM users WHERE id = $1 AND name = $2",
        "it costs $6$ or $2b$",
        "hashed with pbkdf2_sha256, bcrypt and scrypt: each is fine",
        "use $argon2id$v=19$ as the method",
    ],
)
def test_what_is_no_hash_stays(text: str) -> None:
    assert unhashed(text) == text


def test_long_texts_take_no_time() -> None:
    began = time.perf_counter()
    for text in ("$argon2id$m=1,", "$2b$12$", "scrypt$a", "$6$a", "pbkdf2_sha256$1$a", "$a"):
        masked(text * (100_000 // len(text)))
    assert time.perf_counter() - began < 2
