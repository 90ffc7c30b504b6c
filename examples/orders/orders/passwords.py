"""Passwords, kept as salted scrypt hashes."""

from __future__ import annotations

import hashlib
import hmac
import os


def hash_password(password: str, *, cost: int) -> str:
    """Return ``cost$salt$hash`` for a password; ``cost`` is scrypt's work factor."""
    salt = os.urandom(16)
    return f"{cost}${salt.hex()}${_scrypt(password, salt, cost).hex()}"


def verify_password(password: str, stored: str) -> bool:
    """Tell whether a password is the one that was stored."""
    cost, salt, digest = stored.split("$")
    candidate = _scrypt(password, bytes.fromhex(salt), int(cost))
    return hmac.compare_digest(candidate, bytes.fromhex(digest))


def _scrypt(password: str, salt: bytes, cost: int) -> bytes:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=cost, r=8, p=1, maxmem=256 * cost * 8, dklen=32
    )
