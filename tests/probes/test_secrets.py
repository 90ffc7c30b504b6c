"""The probe ``secrets``. Every fake secret is drawn at run time, so that this file holds none."""

from __future__ import annotations

import base64
import json
import os
import random
import shutil
import string
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from pytest_backend_dod.model import Outcome, Status
from pytest_backend_dod.parameters import read
from pytest_backend_dod.probes.secrets import Secrets, SecretsParameters
from pytest_backend_dod.project import kingfisher
from pytest_backend_dod.project.credentials import Worth, is_secret_name, is_signing_key, judge
from pytest_backend_dod.project.repository import Repository

LETTERS = string.ascii_letters
DIGITS = string.digits
HEX = "0123456789abcdef"
BASE32 = string.ascii_uppercase + "234567"


def draw(length: int, alphabet: str = LETTERS + DIGITS, seed: int = 1) -> str:
    """Return a random text that is the same in every run."""
    return "".join(random.Random(seed).choices(alphabet, k=length))


def segment(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


PASSWORD = "k7" + draw(12, LETTERS + DIGITS + "!%&+", 2)
SHORT_PASSWORD = "q4Zw" + draw(5, "mNbV83", 3)
HEX_KEY = draw(64, HEX, 4)
FERNET = base64.urlsafe_b64encode(random.Random(5).randbytes(32)).decode()
GITHUB = "ghp_" + draw(36, seed=6)
AWS_ID = "AKIA" + draw(16, BASE32, 7)
AWS_KEY = draw(40, seed=8)
STRIPE = "sk_" + "live_" + draw(24, seed=9)
SLACK = "-".join(["xoxb", draw(12, DIGITS, 10), draw(12, DIGITS, 11), draw(24, seed=12)])
GOOGLE = "AIza" + draw(35, seed=13)
JWT = (
    f"{segment({'alg': 'HS256', 'typ': 'JWT'})}.{segment({'sub': '42', 'iss': 'shop'})}.{draw(43)}"
)
PEM_BODY = "\n".join(draw(64, seed=number) for number in range(20, 45))
PEM = f"-----BEGIN RSA {'PRIVATE'} KEY-----\n{PEM_BODY}\n-----END RSA {'PRIVATE'} KEY-----\n"

SECRET_LINES = [
    pytest.param("app/settings.py", f'DB_PASSWORD = "{PASSWORD}"', id="constant"),
    pytest.param("app/settings.py", f'SECRET_KEY = "django-insecure-{PASSWORD}"', id="django key"),
    pytest.param("app/config.py", f'JWT_SECRET = os.getenv("JWT_SECRET", "{HEX_KEY}")', id="fallback"),
    pytest.param("app/config.py", f'API_KEY = os.environ.get("K") or "{HEX_KEY}"', id="or"),
    pytest.param("app/db.py", f'connect(host="db", password="{PASSWORD}")', id="keyword argument"),
    pytest.param("app/db.py", f'def connect(host, password="{PASSWORD}"): ...', id="default argument"),
    pytest.param("app/db.py", f'CONF = {{"db": {{"password": "{PASSWORD}"}}}}', id="nested dictionary"),
    pytest.param("app/db.py", f'app.config["SECRET_KEY"] = "{HEX_KEY}"', id="subscript"),
    pytest.param("app/db.py", f'SECRET_KEY = "{HEX_KEY[:30]}" + "{HEX_KEY[30:]}"', id="split string"),
    pytest.param("app/db.py", f'URL = "postgresql://shop:{PASSWORD}@db.intern/shop"', id="url"),
    pytest.param("app/login.py", f'ok = password == "{PASSWORD}"', id="comparison"),
    pytest.param("app/login.py", f'# ADMIN_PASSWORD = "{PASSWORD}"', id="commented out"),
    pytest.param("app/crypt.py", f'FERNET_KEY = b"{FERNET}"', id="bytes"),
    pytest.param("app/crypt.py", f'KEY: SecretStr = SecretStr("x"); api_key = SecretStr("{HEX_KEY}")', id="secret type"),
    pytest.param("app/settings.py", f'class S(BaseSettings):\n    ADMIN_PASSWORD: str = "{SHORT_PASSWORD}"', id="settings field"),
    pytest.param("web/api.ts", f"const client = {{ apiKey: '{HEX_KEY}' }};", id="typescript object"),
    pytest.param("web/api.ts", f"const secret = process.env.JWT_SECRET || '{PASSWORD}';", id="javascript fallback"),
    pytest.param("main.go", f'\tjwtSecret := "{PASSWORD}"', id="go"),
    pytest.param("src/App.java", f'  private static final String DB_PASSWORD = "{PASSWORD}";', id="java"),
    pytest.param("src/application.properties", f"spring.datasource.password={PASSWORD}", id="properties"),
    pytest.param("src/application.yml", f"jwt:\n  secret: ${{JWT_SECRET:{HEX_KEY}}}", id="spring fallback"),
    pytest.param("compose.yml", f"services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: {PASSWORD}", id="compose"),
    pytest.param("k8s/app.yaml", f"env:\n- name: DB_PASSWORD\n  value: {PASSWORD}", id="kubernetes"),
    pytest.param(".github/workflows/ci.yml", f"    env:\n      API_TOKEN: {HEX_KEY}", id="workflow"),
    pytest.param("Dockerfile", f"FROM python\nARG DB_PASSWORD={PASSWORD}", id="dockerfile"),
    pytest.param("deploy.sh", f"export DB_PASSWORD={PASSWORD}", id="shell"),
    pytest.param("conf/app.toml", f'[db]\npassword = "{PASSWORD}"', id="toml"),
    pytest.param("conf/app.ini", f"[db]\npassword = {PASSWORD}", id="ini"),
    pytest.param("conf/app.json", f'{{"clientSecret": "{HEX_KEY}"}}', id="json"),
    pytest.param("notes.ipynb", json.dumps({"source": [f'api_key = "{HEX_KEY}"\n']}), id="notebook"),
    pytest.param("deploy/init.sql", f"CREATE USER shop PASSWORD '{PASSWORD}';", id="sql"),
    pytest.param("app/login.py", f'jwt.encode({{"sub": "1"}}, "{PASSWORD}", algorithm="HS256")', id="key of a token"),
    pytest.param("app/login.py", f'requests.get(url, auth=("shop", "{PASSWORD}"))', id="basic authentication"),
    pytest.param("app/login.py", f'server.login("shop@example.org", "{PASSWORD}")', id="login"),
    pytest.param("app/db.py", f'connect("dbname=shop user=shop password={PASSWORD} host=db")', id="connection string"),
    pytest.param("web/api.js", f"jwt.sign({{ id: user.id }}, '{PASSWORD}', {{ expiresIn: '1h' }});", id="javascript token"),
    pytest.param("app/web.py", 'app.secret_key = b"_5#y2L' + r'F4Q8z\n\xec]/"', id="bytes with escapes"),
    pytest.param("scripts/seed.py", f'create_superuser("ada", "ada@example.org", "{PASSWORD}")', id="superuser"),
    pytest.param("infra/variables.tf", f'variable "db_password" {{\n  default = "{PASSWORD}"\n}}', id="terraform variable"),
    pytest.param("api/config.php", f"define('DB_PASSWORD', '{PASSWORD}');", id="php"),
    pytest.param("src/appsettings.json", f'{{"Shop": "Server=db;User Id=sa;Password={PASSWORD};"}}', id="dotnet"),
    pytest.param("infra/db.tf", f'  master_password = "{PASSWORD}"', id="terraform"),
    pytest.param("pom/settings.xml", f"<server><password>{PASSWORD}</password></server>", id="xml"),
    pytest.param("app/mail.py", f'TOKEN = "{GITHUB}"', id="github token"),
    pytest.param("app/aws.py", f'ID = "{AWS_ID}"', id="aws id alone"),
    pytest.param("app/aws.py", f'ID = "{AWS_ID}"\nAWS_SECRET = "{AWS_KEY}"', id="aws pair"),
    pytest.param("app/pay.py", f'stripe.key = "{STRIPE}"', id="stripe"),
    pytest.param("app/chat.py", f'slack("{SLACK}")', id="slack"),
    pytest.param("app/maps.py", f'maps("{GOOGLE}")', id="google"),
    pytest.param("app/call.py", f'headers = {{"X": "{JWT}"}}', id="json web token"),
    pytest.param("deploy/key", PEM, id="private key"),
    pytest.param("requirements.txt", f"--index-url https://ci:{PASSWORD}@pypi.intern/simple", id="index"),
]  # fmt: skip

BENIGN_LINES = [
    pytest.param("app/settings.py", 'DB_PASSWORD = os.environ["DB_PASSWORD"]', id="environment"),
    pytest.param("app/settings.py", 'SECRET_KEY = config("SECRET_KEY", default="")', id="empty fallback"),
    pytest.param("app/settings.py", "class S(BaseSettings):\n    secret_key: str", id="no default"),
    pytest.param("app/settings.py", 'PASSWORD = "changeme"', id="changeme"),
    pytest.param("app/settings.py", 'API_KEY = "your-api-key-here-1234"', id="your key"),
    pytest.param("app/settings.py", 'API_KEY = "<insert 32 characters here>"', id="angle brackets"),
    pytest.param("app/settings.py", 'API_KEY = "xxxxxxxxxxxxxxxx"', id="xxx"),
    pytest.param("app/settings.py", 'PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]', id="hashers"),
    pytest.param("app/auth.py", 'oauth2 = OAuth2PasswordBearer(token_url="/api/v1/auth/login2token")', id="token url"),
    pytest.param("app/auth.py", 'TOKEN_TYPE = "bearer"; token_algorithm = "HS256"', id="token type"),
    pytest.param("app/auth.py", 'RESET_PASSWORD = "reset_password_token"', id="identifier"),
    pytest.param("app/auth.py", 'fields = {"password": "confirm_password"}', id="field name"),
    pytest.param("app/auth.py", 'raise ValueError("password: must have 8 characters, 1 digit")', id="message"),
    pytest.param("app/auth.py", 'PASSWORD_REGEX = r"^(?=.*[A-Z])(?=.*[0-9]).{8,}$"', id="expression"),
    pytest.param("app/auth.py", 'password: str = Field(..., examples=["Str0ng-Passw0rd!"])', id="example of a schema"),
    pytest.param("app/auth.py", 'hashed_password = "$2b$12$" + "KIXQ4B2vE3mS8eW0pS1qQe"', id="hash"),
    pytest.param("app/auth.py", 'csrf_token = "a8f5f167f44f4964e6c998dee827110c"', id="csrf token"),
    pytest.param("app/auth.py", 'secret_path = "/run/secrets/db_password_2"; secret = "/run/secrets/key1"', id="path of a secret"),
    pytest.param("app/auth.py", 'password = f"{settings.user}:{settings.password}"', id="formatted"),
    pytest.param("app/db.py", 'URL = f"postgresql://{user}:{password}@{host}/shop"', id="formatted url"),
    pytest.param("app/db.py", 'URL = "postgresql://postgres:postgres@localhost/shop"', id="same as the user"),
    pytest.param("alembic/versions/1a.py", 'revision = "1a2b3c4d5e6f"\ndown_revision = "9f8e7d6c5b4a"', id="revision"),
    pytest.param("app/version.py", 'GIT_SHA = "da39a3ee5e6b4b0d3255bfef95601890afd80709"', id="git sha"),
    pytest.param("app/cache.py", 'ETAG = "33a64df551425fcc55e4d42a148795d9f25f89d4"; cache_key = "user:42:orders:2024"', id="etag"),
    pytest.param("web/locales/de.json", '{"password": "Ihr-Passwort-2-eingeben"}', id="translation"),
    pytest.param("web/texts.ts", 'export default { password: "Passwort", secret: "Contraseña", token: "Zugangscode" }', id="label"),
    pytest.param("web/form.tsx", '<input type="password" name="password" placeholder="P4ssword eingeben" />', id="form"),
    pytest.param("package-lock.json", '{"secret": "sha512-' + draw(80) + '"}', id="lock file"),
    pytest.param("web/app.min.js", 'var secret="' + HEX_KEY + '"', id="minified"),
    pytest.param("tests/test_login.py", f'PASSWORD = "{PASSWORD}"', id="password of a test"),
    pytest.param("docs/login.md", f'Log in with `password="{PASSWORD}"`.', id="document"),
    pytest.param(".env.example", f"DB_PASSWORD={PASSWORD}", id="env example"),
    pytest.param("compose.yml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?missing}", id="compose reference"),
    pytest.param(".github/workflows/ci.yml", "    env:\n      API_TOKEN: ${{ secrets.API_TOKEN_2024 }}", id="workflow reference"),
    pytest.param("k8s/app.yaml", "env:\n- name: DB_PASSWORD\n  valueFrom: {secretKeyRef: {name: db-creds-v2, key: password}}", id="kubernetes reference"),
    pytest.param("chart/values.yaml", "db:\n  password: {{ .Values.global.dbPassword1 }}\n  existingSecret: shop-db-credentials-2", id="helm"),
    pytest.param("deploy.sh", 'export DB_PASSWORD="$(cat /run/secrets/db1)"', id="shell substitution"),
    pytest.param("Dockerfile", "FROM python\nARG DB_PASSWORD\nENV DB_PASSWORD=$DB_PASSWORD", id="dockerfile reference"),
    pytest.param("app/aws.py", 'KEY_ID = "AKIAIOSFODNN7' + 'EXAMPLE"', id="example of a vendor"),
    pytest.param("app/pay.py", f'API_KEY = "sk_{"test"}_{draw(24)}"', id="sandbox key"),
    pytest.param("app/pem.py", f'if text.startswith("-----BEGIN {"PRIVATE"} KEY-----"): ...', id="mark of a key"),
]  # fmt: skip


def planted(root: Path, files: dict[str, str]) -> Repository:
    """Make a git repository of ``files`` and of one clean module."""
    for path, text in {"app/__init__.py": "VERSION = '1.0'\n", **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    git(root, "init", "--quiet")
    return Repository(root=root)


def git(root: Path, *arguments: str) -> None:
    person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    subprocess.run(["git", *person, *arguments], cwd=root, check=True, capture_output=True)


def look(repository: Repository, **parameters: object) -> Outcome:
    return Secrets().look(repository, read(SecretsParameters, parameters, where="test"))


def found(outcome: Outcome) -> list[str]:
    return [finding.where for finding in outcome.findings]


def without_values(outcome: Outcome, *values: str) -> bool:
    return not any(value in repr(outcome) for value in values)


class TestVerdict:
    def test_clean_tree_passes_and_says_how_much_was_seen(self, tmp_path: Path) -> None:
        outcome = look(planted(tmp_path, {"app/main.py": "print('hello')\n"}))
        assert (outcome.status, outcome.summary) == (Status.PASSED, "2 files, 0 secrets")
        assert outcome.measures == {"files": 2, "findings": 0}

    def test_line_of_the_defect_among_many(self, tmp_path: Path) -> None:
        lines = [f"line_{number} = {number}" for number in range(1, 400)]
        lines[249] = f'DB_PASSWORD = "{PASSWORD}"'
        lines[299] = f'TOKEN = "{GITHUB}"'
        outcome = look(planted(tmp_path, {"app/many.py": "\n".join(lines)}))
        assert found(outcome) == ["app/many.py:250", "app/many.py:300"]

    def test_finding_shows_four_characters_of_a_long_value(self, tmp_path: Path) -> None:
        repository = planted(
            tmp_path,
            {
                "a.py": f'ID = "{AWS_ID}"\n',
                "b.py": f'PASSWORD = "{SHORT_PASSWORD}"\n',
                "c.pem": PEM,
            },
        )
        measured = [finding.measured for finding in look(repository).findings]
        assert measured == ["AKIA… (20 characters)", "9 characters", "a private key"]

    def test_the_same_twice(self, tmp_path: Path) -> None:
        planted(tmp_path, {"a.py": f'A_KEY = "{GITHUB}"\nPASSWORD = "{PASSWORD}"\n', "k": PEM})
        first, second = (look(Repository(root=tmp_path)) for _ in range(2))
        assert first == second
        assert len(first.findings) == 3


def planted_table(root: Path, table: list[Any]) -> Outcome:
    """Look at a tree in which every line of a table stands in a folder of its own."""
    files = {}
    for number, row in enumerate(table):
        path, text = row.values
        files[f"part{number}/{path}"] = f"{text}\n"
    return look(planted(root, files))


@pytest.fixture(scope="module")
def secrets_seen(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return planted_table(tmp_path_factory.mktemp("secrets"), SECRET_LINES)


@pytest.fixture(scope="module")
def benign_seen(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return planted_table(tmp_path_factory.mktemp("benign"), BENIGN_LINES)


class TestTable:
    """Recall and precision on labelled lines: all of them."""

    @pytest.mark.parametrize("number", [
        pytest.param(number, id=str(row.id)) for number, row in enumerate(SECRET_LINES)
    ])  # fmt: skip
    def test_secret_is_found_at_its_line(self, secrets_seen: Outcome, number: int) -> None:
        path, text = SECRET_LINES[number].values
        lines = {f"part{number}/{path}:{line}" for line in range(1, str(text).count("\n") + 2)}
        assert lines & set(found(secrets_seen))

    @pytest.mark.parametrize("number", [
        pytest.param(number, id=str(row.id)) for number, row in enumerate(BENIGN_LINES)
    ])  # fmt: skip
    def test_what_only_looks_like_one_is_not(self, benign_seen: Outcome, number: int) -> None:
        assert [where for where in found(benign_seen) if where.startswith(f"part{number}/")] == []

    def test_verdicts_of_the_trees(self, secrets_seen: Outcome, benign_seen: Outcome) -> None:
        assert (secrets_seen.status, benign_seen.status) == (Status.FAILED, Status.PASSED)

    def test_no_value_is_shown(self, secrets_seen: Outcome, benign_seen: Outcome) -> None:
        secrets = (PASSWORD, SHORT_PASSWORD, HEX_KEY, FERNET, GITHUB, AWS_ID, AWS_KEY, STRIPE)
        for outcome in (secrets_seen, benign_seen):
            assert without_values(outcome, *secrets, SLACK, GOOGLE, JWT, *PEM_BODY.splitlines())


class TestDefaultsOfSettings:
    def settings(self, root: Path, field: str) -> Outcome:
        text = f"class Settings(BaseSettings):\n    debug: bool = False\n    {field}\n"
        return look(planted(root, {"app/settings.py": text}))

    @pytest.mark.parametrize("name", ["jwt_secret", "SECRET_KEY", "signing_key", "auth_secret"])
    def test_signing_key_that_may_stay_empty_fails(self, tmp_path: Path, name: str) -> None:
        outcome = self.settings(tmp_path, f'{name}: str = ""')
        assert found(outcome) == ["app/settings.py:3"]
        assert "empty default signing key" in outcome.findings[0].what

    def test_empty_default_in_a_field(self, tmp_path: Path) -> None:
        assert found(self.settings(tmp_path, 'secret_key: str = Field(default="", min_length=32)'))

    def test_unclear_name_is_a_note(self, tmp_path: Path) -> None:
        outcome = self.settings(tmp_path, 'secret: str = ""')
        assert outcome.status is Status.PASSED
        assert "1 empty default where a secret belongs: app/settings.py:3" in outcome.notes

    def test_weak_default_is_a_note(self, tmp_path: Path) -> None:
        outcome = self.settings(tmp_path, 'db_password: str = "postgres"')
        assert outcome.status is Status.PASSED
        assert any("app/settings.py:3" in note for note in outcome.notes)

    def test_placeholder_of_a_signing_key_is_a_note(self, tmp_path: Path) -> None:
        outcome = self.settings(tmp_path, 'secret_key: str = "changeme"')
        assert outcome.status is Status.PASSED
        assert any(
            "1 placeholder that" in note and "app/settings.py:3" in note for note in outcome.notes
        )


class TestDotenv:
    @pytest.mark.parametrize("name", [".env", "deploy/.env.production", "prod.env"])
    def test_values_that_git_would_track_fail(self, tmp_path: Path, name: str) -> None:
        text = f"DEBUG=1\nDB_PASSWORD={PASSWORD}\nMAIL_PASSWORD=hunter2\n"
        assert found(look(planted(tmp_path, {name: text}))) == [f"{name}:2", f"{name}:3"]

    def test_placeholders_and_plain_settings_pass(self, tmp_path: Path) -> None:
        text = "DEBUG=1\nPORT=8000\nSECRET_KEY=changethis\nPOSTGRES_PASSWORD=postgres\nAPI_KEY=\n"
        assert look(planted(tmp_path, {".env": text})).status is Status.PASSED

    def test_ignored_file_is_where_secrets_belong(self, tmp_path: Path) -> None:
        repository = planted(
            tmp_path, {".env": f"DB_PASSWORD={PASSWORD}\n", ".gitignore": ".env\n"}
        )
        assert look(repository).status is Status.PASSED

    def test_outside_git_it_is_a_note(self, tmp_path: Path) -> None:
        (tmp_path / ".env").write_text(f"DB_PASSWORD={PASSWORD}\nTOKEN={GITHUB}\n")
        outcome = look(Repository(root=tmp_path))
        assert outcome.status is Status.PASSED
        assert any(".env:1, .env:2" in note for note in outcome.notes)


class TestWaysOut:
    @pytest.mark.parametrize(
        "comment", ["# dod: allow-secret", "# pragma: allowlist secret", "# gitleaks:allow"]
    )
    def test_comment_on_the_line_allows_and_is_counted(self, tmp_path: Path, comment: str) -> None:
        text = f'PASSWORD = "{PASSWORD}"  {comment}\nTOKEN = "{GITHUB}"  {comment}\n'
        outcome = look(planted(tmp_path, {"app/a.py": text}))
        assert outcome.status is Status.PASSED
        assert (
            "2 values allowed by a comment on their line: app/a.py:1, app/a.py:2" in outcome.notes
        )

    def test_comment_on_another_line_does_not(self, tmp_path: Path) -> None:
        text = f'# dod: allow-secret\nPASSWORD = "{PASSWORD}"\n'
        assert found(look(planted(tmp_path, {"app/a.py": text}))) == ["app/a.py:2"]

    def test_scanner_s_own_comment_does_not(self, tmp_path: Path) -> None:
        text = f'T = "{GITHUB}"  # kingfisher:ignore\n'
        assert found(look(planted(tmp_path, {"app/a.py": text}))) == ["app/a.py:1"]

    @pytest.mark.parametrize("pattern", ["legacy", "legacy/", "legacy/*.py", "*/old.py"])
    def test_excluded_files_are_not_looked_at(self, tmp_path: Path, pattern: str) -> None:
        repository = planted(tmp_path, {"legacy/old.py": f'PASSWORD = "{PASSWORD}"\n'})
        outcome = look(repository, exclude=[pattern])
        assert (outcome.status, outcome.measures["files"]) == (Status.PASSED, 1)

    @pytest.mark.parametrize("path", ["tests/test_a.py", "docs/a.md", ".env.example"])
    def test_vendor_s_token_counts_everywhere(self, tmp_path: Path, path: str) -> None:
        assert found(look(planted(tmp_path, {path: f'KEY="{GITHUB}"\n'}))) == [f"{path}:1"]

    @pytest.mark.parametrize("path", ["tests/key.pem", "docs/keys.md"])
    def test_private_key_of_a_test_is_a_note(self, tmp_path: Path, path: str) -> None:
        outcome = look(planted(tmp_path, {path: PEM}))
        assert outcome.status is Status.PASSED
        assert any(f"{path}:1" in note for note in outcome.notes)


class TestBlindness:
    def test_nothing_to_look_at(self, tmp_path: Path) -> None:
        outcome = look(Repository(root=tmp_path))
        assert (outcome.status, outcome.summary) == (Status.INCONCLUSIVE, "no file to look at")
        assert outcome.advice

    def test_everything_excluded(self, tmp_path: Path) -> None:
        repository = planted(tmp_path, {"a.py": f'PASSWORD = "{PASSWORD}"\n'})
        assert look(repository, exclude=["*"]).status is Status.INCONCLUSIVE

    def test_no_scanner(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kingfisher, "find_program", lambda: None)
        outcome = look(planted(tmp_path, {}))
        assert outcome.status is Status.INCONCLUSIVE
        assert "pip install" in outcome.advice

    def test_what_the_own_rule_found_stands_without_the_scanner(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(kingfisher, "find_program", lambda: None)
        outcome = look(planted(tmp_path, {"a.py": f'PASSWORD = "{PASSWORD}"\n'}))
        assert found(outcome) == ["a.py:1"]
        assert any("not installed" in note for note in outcome.notes)

    @pytest.mark.parametrize(
        ("script", "words"),
        [
            ("exit 3", "exit status 3"),
            ("echo '{\"finding\": 1'", "cannot be read"),
            ("true", "did not look at everything"),
        ],
    )
    @pytest.mark.skipif(os.name == "nt", reason="the fake scanner is a shell script")
    def test_scanner_breaks(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, words: str
    ) -> None:
        program = tmp_path / "scanner"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setattr(kingfisher, "find_program", lambda: str(program))
        (tmp_path / "project").mkdir()
        outcome = look(planted(tmp_path / "project", {}))
        assert outcome.status is Status.INCONCLUSIVE
        assert words in outcome.summary

    @pytest.mark.skipif(os.name == "nt", reason="the fake scanner is a shell script")
    def test_scanner_hangs(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program = tmp_path / "scanner"
        program.write_text("#!/bin/sh\nexec sleep 60\n")
        program.chmod(0o755)
        monkeypatch.setattr(kingfisher, "find_program", lambda: str(program))
        (tmp_path / "project").mkdir()
        began = time.monotonic()
        outcome = look(planted(tmp_path / "project", {}), timeout=0.5)
        assert outcome.status is Status.INCONCLUSIVE
        assert "broken off after 0.5 s" in outcome.summary
        assert time.monotonic() - began < 20

    def test_large_and_binary_files_are_counted(self, tmp_path: Path) -> None:
        repository = planted(tmp_path, {"big.txt": f'password = "{PASSWORD}"\n' + "x" * 5_000_000})
        (tmp_path / "image.png").write_bytes(b"\x89PNG\r\n\0" + PASSWORD.encode())
        outcome = look(repository)
        assert outcome.measures["files"] == 1
        assert "2 files not looked at: binary, over 1 MB, or unreadable" in outcome.notes

    def test_empty_files_are_looked_at(self, tmp_path: Path) -> None:
        """There is nothing in them that could be missed."""
        outcome = look(planted(tmp_path, {"app/api/__init__.py": "", "py.typed": ""}))
        assert outcome.summary == "3 files, 0 secrets"
        assert outcome.notes == ()


class TestAboveTheRoot:
    """The project's folder in a monorepo: what git tracks above it is the project's as well."""

    def monorepo(self, root: Path, **files: str) -> Repository:
        text = {"backend/app.py": "x = 1\n", **files}
        planted(root, text)
        git(root, "add", "--all")
        return Repository(root=root / "backend")

    def test_env_file_at_the_top(self, tmp_path: Path) -> None:
        leak = f"SECRET_KEY={HEX_KEY}\n"
        outcome = look(self.monorepo(tmp_path, **{".env": leak, "web/.env": leak}))
        assert outcome.status is Status.FAILED
        assert found(outcome) == ["../.env:1"]
        assert without_values(outcome, HEX_KEY)
        assert outcome.summary == "2 files, 1 secret"
        told = "not looked at: outside of the root folder, in folders beside it"
        assert f"2 other tracked files {told}" in outcome.notes

    def test_env_file_that_git_does_not_track(self, tmp_path: Path) -> None:
        repository = self.monorepo(tmp_path)
        (tmp_path / ".env").write_text(f"SECRET_KEY={HEX_KEY}\n")
        assert look(repository).status is Status.PASSED

    def test_files_above_can_be_excluded(self, tmp_path: Path) -> None:
        repository = self.monorepo(tmp_path, **{"seed.py": f'T = "{GITHUB}"\n'})
        assert found(look(repository)) == ["../seed.py:1"]
        outcome = look(repository, exclude=["../seed.py"])
        assert outcome.status is Status.PASSED
        assert any(note.startswith("1 file left out") for note in outcome.notes)


class TestFiles:
    @pytest.mark.parametrize(
        "name",
        ["a blank.py", "schlüssel/größe.py", "-dash.py", "git.example/org/repo.py", "a'\"$.py"],
    )
    def test_names_that_need_care(self, tmp_path: Path, name: str) -> None:
        text = f'TOKEN = "{GITHUB}"\nPASSWORD = "{PASSWORD}"\n'
        assert found(look(planted(tmp_path, {name: text}))) == [f"{name}:1", f"{name}:2"]

    @pytest.mark.skipif(os.name == "nt", reason="not a file name there")
    def test_line_break_in_a_name_is_shown_escaped(self, tmp_path: Path) -> None:
        outcome = look(planted(tmp_path, {"a\n::error::b.py": f'TOKEN = "{GITHUB}"\n'}))
        assert found(outcome) == ["a\\n::error::b.py:1"]

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
    def test_encodings(self, tmp_path: Path, encoding: str) -> None:
        repository = planted(tmp_path, {})
        text = f'# größer\r\nTOKEN = "{GITHUB}"\r\npassword = "{PASSWORD}"\r\n'
        (tmp_path / "conf.ini").write_bytes(text.encode(encoding))
        outcome = look(repository)
        assert found(outcome) == ["conf.ini:2", "conf.ini:3"]
        assert outcome.findings[0].measured == "ghp_… (40 characters)"

    def test_python_of_another_version_is_read_line_by_line(self, tmp_path: Path) -> None:
        text = f'print "hello"\nPASSWORD = "{PASSWORD}"\n'
        assert found(look(planted(tmp_path, {"old.py": text}))) == ["old.py:2"]

    def test_nothing_is_left_in_the_temporary_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place = tmp_path / "temporary"
        place.mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(place))
        (tmp_path / "project").mkdir()
        assert found(look(planted(tmp_path / "project", {"a.py": f'T = "{GITHUB}"\n'})))
        assert list(place.iterdir()) == []


class TestHistory:
    def committed(self, root: Path, *trees: dict[str, str]) -> Repository:
        planted(root, {})
        for number, tree in enumerate(trees):
            for path in set(trees[number - 1] if number else ()) - set(tree):
                (root / path).unlink()
            for path, text in tree.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text)
            git(root, "add", "--all")
            git(root, "commit", "--quiet", "--allow-empty", "-m", f"Step {number}")
        return Repository(root=root)

    def test_deleted_secret_is_found_when_asked(self, tmp_path: Path) -> None:
        text = f'TOKEN = "{GITHUB}"\nPASSWORD = "{PASSWORD}"\n'
        repository = self.committed(tmp_path, {"old.py": text}, {})
        assert look(repository).status is Status.PASSED
        outcome = look(repository, history=True)
        assert found(outcome) == ["old.py:1", "old.py:2"]
        assert all("Rotate" in finding.remedy for finding in outcome.findings)
        assert without_values(outcome, GITHUB, PASSWORD)

    def test_secret_of_the_tree_is_reported_once(self, tmp_path: Path) -> None:
        text = f'TOKEN = "{GITHUB}"\n'
        repository = self.committed(tmp_path, {"a.py": text}, {"a.py": "# moved\n" + text})
        assert found(look(repository, history=True)) == ["a.py:2"]

    def test_clean_history_passes_with_its_figure(self, tmp_path: Path) -> None:
        repository = self.committed(tmp_path, {"a.py": "x = 1\n"}, {"a.py": "x = 2\n"})
        outcome = look(repository, history=True)
        assert outcome.summary == "2 files and 3 versions in the history, 0 secrets"
        assert outcome.measures["versions"] == 3

    def test_folder_below_the_top(self, tmp_path: Path) -> None:
        leak = {"api/old.py": f'T = "{GITHUB}"\n', "web/old.py": f'T = "{STRIPE}"\n'}
        self.committed(tmp_path, leak, {"api/new.py": "x = 1\n"})
        assert found(look(Repository(root=tmp_path / "api"), history=True)) == ["old.py:1"]

    def test_shallow_clone_is_inconclusive(self, tmp_path: Path) -> None:
        origin = tmp_path / "origin"
        origin.mkdir()
        self.committed(origin, {"a.py": f'T = "{GITHUB}"\n'}, {"a.py": "x = 1\n"})
        git(tmp_path, "clone", "--quiet", "--depth=1", origin.as_uri(), "copy")
        outcome = look(Repository(root=tmp_path / "copy"), history=True)
        assert outcome.status is Status.INCONCLUSIVE
        assert "fetch-depth" in outcome.advice

    def test_no_history_is_inconclusive(self, tmp_path: Path) -> None:
        assert look(planted(tmp_path, {}), history=True).status is Status.INCONCLUSIVE

    def test_item_that_speaks_of_history_asks_for_it(self) -> None:
        assert Secrets.thresholds("No credentials in source or history") == {"history": True}
        assert Secrets.thresholds("No credentials in source") == {}


class TestScanner:
    """What is relied on in the scanner's options and report."""

    def test_program_is_found_without_the_search_path(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", "")
        assert kingfisher.find_program()

    def test_match_carries_line_and_value(self) -> None:
        scan = kingfisher.scan([("a", "x = 1\n"), ("b", f'é = 1\né = "{GITHUB}"\n')], timeout=60)
        assert not scan.problem
        (match,) = scan.matches
        assert (match.label, match.rule, match.line) == ("b", "github-pat", 2)
        assert match.value == GITHUB
        assert GITHUB not in repr(scan)

    def test_every_occurrence_is_reported(self) -> None:
        text = f'T = "{GITHUB}"\n'
        scan = kingfisher.scan([(str(number), text) for number in range(3)], timeout=60)
        assert [match.label for match in scan.matches] == ["0", "1", "2"]

    @pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
    def test_no_connection_is_opened(self, tmp_path: Path) -> None:
        (tmp_path / "a.py").write_text(f'T = "{GITHUB}"\n')
        program = kingfisher.find_program()
        assert program
        trace = tmp_path / "trace"
        call = ["strace", "-f", "-e", "trace=connect", "-o", str(trace), program, "scan", "a.py"]
        subprocess.run([*call, *kingfisher.OPTIONS], cwd=tmp_path, capture_output=True, check=False)
        assert "AF_INET" not in trace.read_text()


class TestJudgement:
    @pytest.mark.parametrize(
        "name", ["password", "DB_PASS", "clientSecret", "SECRET_KEY_BASE", "apiKey2", "AUTH_TOKEN"]
    )
    def test_names_of_secrets(self, name: str) -> None:
        assert is_secret_name(name)

    @pytest.mark.parametrize(
        "name", ["password_field", "token_url", "csrf_token", "primary_key", "compass", "secretary"]
    )
    def test_names_of_other_things(self, name: str) -> None:
        assert not is_secret_name(name)

    @pytest.mark.parametrize("name", ["JWT_SECRET_KEY", "secretKey", "SESSION_SECRET"])
    def test_names_of_signing_keys(self, name: str) -> None:
        assert is_signing_key(name)

    @pytest.mark.parametrize("name", ["secret", "client_secret", "password", "api_key"])
    def test_names_that_may_not_sign(self, name: str) -> None:
        assert not is_signing_key(name)

    @pytest.mark.parametrize(
        ("value", "worth"),
        [
            ("", Worth.EMPTY),
            ("changeme", Worth.PLACEHOLDER),
            ("Password", Worth.PLACEHOLDER),
            ("${PASSWORD}", Worth.OTHER),
            ("Passwort", Worth.OTHER),
            ("vault:secret/db#pw1", Worth.OTHER),
            ("a1!", Worth.WEAK),
            ("aa11aa11aa", Worth.WEAK),
            ("postgres", Worth.WEAK),
            ("correct-horse-" + "battery-staple", Worth.SECRET),
            ("supersecret" + "key", Worth.SECRET),
            ("exchange9" + "Kq7rate", Worth.SECRET),
        ],
    )
    def test_worth_of_a_password(self, value: str, worth: Worth) -> None:
        assert judge("password", value) is worth
