"""Judging a name and the literal that stands for it: is this a secret somebody typed in?

The limits (8 characters, 3 bits of entropy a character) and the list of what is no secret follow
from 64 labelled lines and eighteen real backends; both probes and tests go through :func:`judge`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from enum import Enum

MIN_LENGTH = 8
MIN_ENTROPY = 3.0
"""Bits of Shannon entropy a character."""
MIN_ENTROPY_TYPED = 2.5
"""The same for a value that looks made up by a person: three kinds of characters, or ``super…``."""


class Worth(Enum):
    """What a literal is worth to somebody who finds it."""

    SECRET = "secret"  # noqa: S105 - a name, not a value
    WEAK = "weak"
    """A literal that works, but too short or regular to tell from a word: a default, a note."""
    PLACEHOLDER = "placeholder"
    """Meant to be replaced."""
    EMPTY = "empty"
    OTHER = "other"
    """A reference, a path, a label, a name of something: no secret at all."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SINGLE = _words(
    """
    password passwords passwd passwort passphrase passcode pwd pass pw secret secrets token
    tokens apikey credential credentials authtoken secretkey authorization
    """
)
_BEFORE_KEY = _words(
    """
    api secret access private signing signature sign encryption auth jwt master account storage
    hmac cookie app session fernet crypto cipher aes service shared client webhook admin
    """
)
_SIGNING = re.compile(
    r"(jwt|session|cookie|token|auth|signing|app|flask|django)_(secret|key)|secret_key"
    r"|(signing|hmac)_(key|secret)|jwt_(signing|private)_key|secret_key_base"
)
_QUALIFIERS = _words(
    """
    default prod production dev development local staging value plain raw base fallback
    fallbacks old new primary secondary current previous encoded b64 base64
    """
)
_NOT_SECRET = _words(
    """
    csrf xsrf next page pagination continuation cursor cancel cancellation public parse lex
    lexer stop sep pad eos bos unk mask special start end delimiter invalid wrong bad incorrect
    fake dummy mock test example sample no without missing hashed encrypted forgot design
    """
)

_REFERENCE = re.compile(
    r"""\$\{ | \$\( | \{\{ | \{% | <% | %\( | ^%[sd]$ | ^\$[A-Z_][A-Z0-9_]*$ | ^<[^<>]*>$ | ^@
    | ^\{[^{}]*\}$ | ^%\w+%$ | ^\[[^\]]*\]$ | ^ENC[\[(] | ^\$(2[abxy]|5|6|argon2\w*|y|pbkdf2\S*)\$
    | ^(arn|vault|op|ssm|gcp|secretsmanager|awssm|akv|keyvault|file|env|secret|sm|sops):
    | ^(pbkdf2_sha\d+|argon2\w*|scrypt|bcrypt\w*|sha\d+)[$:]
    | ^(process|os|settings|config|self|this|env|secrets|var|data|local|module|import)[.\[]
    | \w\(.*\)$ | ^![A-Z]""",
    re.VERBOSE,
)
_PLACEHOLDER = re.compile(
    r"""change.?(me|this|it)|(?:^|[^a-z])(?:change|replace|example|sample|dummy|placeholder|fake|foo
    |foobar|todo|fixme|your|insert|enter|redacted|hidden|masked|mock|tests?|testing|xxx+|tbd|unused
    |none|null|undefined|lorem|not.?(?:a|set|real|used|needed|secret))(?:[^a-z]|$)
    |^test(?=pass|pw|secret|key|token|user|\d)|^your|example|placeholder|x{4}|\*{3}|\.{3}|…|\#{3}
    |_{4}|-{4}|^(.)\1*$|0{8}|12345678|abcdefgh
    |^(?:pass|password|passwd|secret|token|key|string|value|default|required|optional|true|false
    |basic|bearer|anonymous)s?\d?$""",
    re.VERBOSE | re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"EXAMPLE|^(?:sk|pk|rk|whsec)_test_|^pk_live_|[xX]{6}|(.)\1{7}"
    # The token that the debugger of JSON web tokens shows, and what its payload looks like.
    r"|eyJzdWIiOiIxMjM0NTY3ODkwI|^AKIA1234567890|^ghp_1234567890"
)
_CHOSEN = re.compile(
    r"super|topsecret|verysecret|mysecret|my[-_]?(?:super|pass|jwt)|my_secret|secretkey"
    r"|secretpass|adminpass|rootpass|letmein|qwerty|insecure|sosecret|jwtsecret|s3cr3t|p[a@4]ss?w[o0]rd\d",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[a-z]+\d{0,2}(?:[-_./:\\]+(?:[a-z]+\d{0,2}|\d{1,3}))+|[A-Z]+(?:[-_.][A-Z]+)+")
_CAMEL = re.compile(r"[A-Za-z]?[a-z]+(?:[A-Z][a-z]+)+")
_WORD = re.compile(r"[^\W\d_]+")
_HARSH = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)
_APP_PASSWORD = re.compile(r"[a-z]{4}(?: [a-z]{4}){3}")
"""Sixteen letters in four groups, as a large mail provider hands them out."""
_COMMON = _words(
    """
    postgres postgresql root admin guest user mysql mariadb minio minioadmin rabbitmq redis
    mongo mongodb sa app api dev local localhost db database
    """
)


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of an identifier in snake, kebab, dotted or camel case, in lower case."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    return tuple(word.lower() for word in re.findall(r"[A-Za-z]+|\d+", spaced))


def is_secret_name(name: str) -> bool:
    """Whether something of this name holds a secret: its last words say so, and none denies it."""
    words = _core(name)
    if not words or _NOT_SECRET & set(words):
        return False
    return words[-1] in _SINGLE or (
        len(words) > 1 and words[-1] in {"key", "keys"} and words[-2] in _BEFORE_KEY
    )


def is_signing_key(name: str) -> bool:
    """Whether something of this name clearly signs: who knows its value can forge."""
    return _SIGNING.search("_".join(words_of(name))) is not None and is_secret_name(name)


def _core(name: str) -> tuple[str, ...]:
    words = words_of(name)
    while len(words) > 1 and (words[-1] in _QUALIFIERS or words[-1].isdigit()):
        words = words[:-1]
    return words


def entropy(text: str) -> float:
    """Return the Shannon entropy of the characters of ``text``, in bits a character."""
    if not text:
        return 0.0
    shares = (count / len(text) for count in Counter(text).values())
    return -sum(share * math.log2(share) for share in shares)


def is_placeholder(value: str) -> bool:
    """Whether ``value`` is meant to be replaced, or is an example that vendors publish."""
    return _PLACEHOLDER.search(value) is not None


def is_published_example(value: str) -> bool:
    """Whether ``value`` is one that vendors print in their documents, or opens a sandbox only."""
    return _PUBLISHED.search(value) is not None


def is_common(value: str) -> bool:
    """Whether ``value`` is what everybody's development database is opened with."""
    return value.strip().lower() in _COMMON


def judge(name: str, value: str) -> Worth:
    """Return what ``value`` is worth, given that ``name`` is the name of a secret."""
    value = re.sub(r"^(?:Bearer|Basic|Token)\s+(?=\S)", "", value.strip())
    if not value:
        return Worth.EMPTY
    if _REFERENCE.search(value):
        return Worth.OTHER
    if is_published_example(value) or is_placeholder(value) or words_of(value) == words_of(name):
        return Worth.PLACEHOLDER
    if any(char.isspace() for char in value):
        return Worth.SECRET if _APP_PASSWORD.fullmatch(value) else Worth.OTHER
    if is_common(value):
        return Worth.WEAK
    shape = _shape(_core(name), value)
    if shape is not None:
        return shape
    typed = _CHOSEN.search(value) is not None or _classes(value) >= 3
    strong = entropy(value) >= (MIN_ENTROPY_TYPED if typed else MIN_ENTROPY)
    return Worth.SECRET if strong and len(value) >= MIN_LENGTH else Worth.WEAK


def _classes(value: str) -> int:
    """Return how many kinds of characters there are: small, capital, digit, anything else."""
    kinds = (str.islower, str.isupper, str.isdigit, lambda char: not char.isalnum())
    return sum(any(kind(char) for char in value) for kind in kinds)


def _shape(name: tuple[str, ...], value: str) -> Worth | None:
    """Return what the mere form of a value says about it; None when it says nothing."""
    if value.startswith(("/", "./", "../", "~/", "http://", "https://", "#", "--")):
        return Worth.OTHER
    if _CHOSEN.search(value):
        return None
    if _SLUG.fullmatch(value):
        phrase = len(words_of(value)) >= 4 and name[-1] in {"password", "passphrase", "pwd"}
        return None if phrase else Worth.OTHER
    if _WORD.fullmatch(value):
        random = value.isascii() and (_HARSH.search(value) is not None or len(value) >= 20)
        camel = _CAMEL.fullmatch(value) is not None
        return Worth.OTHER if camel or not random else None
    if name[-1] in {"token", "tokens", "pass", "pw", "authorization", "credentials"}:
        mixed = any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
        return None if mixed else Worth.OTHER
    return None
