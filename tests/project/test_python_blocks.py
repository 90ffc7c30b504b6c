"""Only blocks in which a text may be given to a name of interest are parsed, and none is missed."""

from __future__ import annotations

import textwrap

import pytest

from pytest_backend_dod.project.python_blocks import blocks, speaking
from pytest_backend_dod.project.python_literals import read_python


def values(source: str) -> list[tuple[str, str, int]]:
    literals = read_python(textwrap.dedent(source).lstrip("\n"))
    return [(name, value, line) for name, value, line, _ in literals or []]


@pytest.mark.parametrize(
    "source",
    [
        'password = "Tr0ub4dor&3"',
        "self.api_key = 'Tr0ub4dor&3'",
        'connect(user="a", password="Tr0ub4dor&3")',
        'SETTINGS = {"token": "Tr0ub4dor&3"}',
        'config["secret"] = "Tr0ub4dor&3"',
        'passwords = ["Tr0ub4dor&3"]',
        'if password == "Tr0ub4dor&3": grant()',
        'if "Tr0ub4dor&3" == password: grant()',
        'key = os.environ.get("SECRET_KEY", "Tr0ub4dor&3")',
        'def connect(password="Tr0ub4dor&3"): pass',
        'user.set_password("Tr0ub4dor&3")',
        'password = (\n    "Tr0ub4dor&3"\n)',
        'password = (  # see :)\n    "Tr0ub4dor&3"\n)',
        'password = os.environ["PASSWORD"] \\\n    or "Tr0ub4dor&3"',
        'connect(\n    password=given\n    or "Tr0ub4dor&3",\n)',
        'connect(\n    password=given\n    if given\n    else "Tr0ub4dor&3",\n)',
        'SETTINGS = {\n    "password":\n        "Tr0ub4dor&3",\n}',
        'password = """Tr0ub4dor&3"""',
        'accessKey = "Tr0ub4dor&3"',
    ],
)
def test_a_value_is_read_wherever_a_statement_holds_it(source: str) -> None:
    found = values(f"import os\n\n{source}\n\nprint(1)\n")
    assert "Tr0ub4dor&3" in [value for _, value, _ in found]


@pytest.mark.parametrize(
    "source",
    [
        "def check(token, password):\n    return token",
        "token = request.headers.get('x-token')",
        "check(token=settings.token, order=order)",
        "if password:\n    if token:\n        raise Refused",
        "class Tokens:\n    pass",
        '# the password is "Tr0ub4dor&3"',
    ],
)
def test_what_gives_no_text_to_a_name_is_not_parsed(source: str) -> None:
    assert speaking(f"{source}\n") == []


def test_lines_are_counted_from_the_beginning_of_the_file() -> None:
    found = values(
        '''
        """Words."""

        def first():
            return 1


        @decorated
        def second(token="Tr0ub4dor&3"):
            return 2


        password = "S3cr3t-value!"
        '''
    )
    assert found == [("token", "Tr0ub4dor&3", 8), ("password", "S3cr3t-value!", 12)]


def test_only_the_block_of_the_value_is_parsed() -> None:
    source = (
        'def one():\n    return 1\n\n\npassword = "Tr0ub4dor&3"\n\n\ndef two():\n    return 2\n'
    )
    assert list(blocks(source)) == [(5, 'password = "Tr0ub4dor&3"\n\n\n')]


def test_a_class_of_settings_is_one_block() -> None:
    source = 'class Settings:\n    debug = True\n\n    secret_key: str = ""\n\n\nother = 1\n'
    assert read_python(source) == [("secret_key", "", 4, True)]


def test_code_in_a_long_text_is_no_code() -> None:
    source = 'EXAMPLE = """\npassword = "Tr0ub4dor&3"\n"""\n'
    assert "password" not in {name for name, _, _ in values(source)}


def test_a_block_that_cannot_be_parsed_has_the_whole_file_parsed() -> None:
    source = 'connect(\nuser,\npassword="Tr0ub4dor&3")\n'
    assert read_python(source) == [("password", "Tr0ub4dor&3", 3, False)]
    assert read_python('print "no Python"\npassword = "Tr0ub4dor&3" oh\n') is None


def test_letters_that_grow_when_they_are_made_small_do_no_harm() -> None:
    source = 'city = "İstanbul"\npassword = "Tr0ub4dor&3"\n'
    assert read_python(source) == [("password", "Tr0ub4dor&3", 2, False)]
