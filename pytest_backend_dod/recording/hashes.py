"""Hashes of passwords, known by their form wherever they stand.

Databases quote rows in their messages, and a hash that gets out can be guessed at without limit.
"""

from __future__ import annotations

import re

_ALPHABET = r"[\w./+=-]"

# The ends may be missing: databases and excerpts cut long values.
HASHES = (
    # bcrypt: cost, 22 characters of salt, 31 of hash.
    re.compile(r"(?P<kept>\$2[abxy]\$)\d\d\$[\w./]{4,53}"),
    # argon2, as its reference implementation and the libraries write it.
    re.compile(
        rf"(?P<kept>\$argon2(?:id|i|d)\$)(?:v=\d+\$)?(?:[mtp]=\d+,?)+\${_ALPHABET}+"
        rf"(?:\${_ALPHABET}*)?"
    ),
    # pbkdf2_sha256$720000$salt$hash, pbkdf2:sha256:600000$salt$hash, $pbkdf2-sha256$29000$salt$hash
    re.compile(rf"(?P<kept>\bpbkdf2[_:-]sha\d+[:$])\d+\${_ALPHABET}+(?:\${_ALPHABET}*)?"),
    # scrypt:32768:8:1$salt$hash, scrypt$salt$16384$8$1$hash, $scrypt$ln=16,r=8,p=1$salt$hash
    re.compile(rf"(?P<kept>\bscrypt:)\d+:\d+:\d+\${_ALPHABET}+(?:\${_ALPHABET}*)?"),
    re.compile(rf"(?P<kept>\bscrypt\$){_ALPHABET}[\w./+=,-]{{2,}}(?:\${_ALPHABET}+){{1,4}}"),
    # crypt(3): MD5, SHA-256 and SHA-512.
    re.compile(r"(?P<kept>\$[156]\$)(?:rounds=\d+\$)?[\w./]{1,16}\$[\w./]{8,}"),
)
"""Each keeps, as the group ``kept``, the name of the method at the beginning."""

MASKED = "[masked]"
"""Stands where a secret stood."""


def unhashed(text: str) -> str:
    """Return a text without the hashes of passwords that stand in it."""
    for form in HASHES if "$" in text else ():
        text = form.sub(rf"\g<kept>{MASKED}", text)
    return text
