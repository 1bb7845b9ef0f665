"""Sealing what must not be read from the database: AES-256-GCM under keys derived from one that lies outside it.

A sealed value is one byte that names the algorithm, twelve of nonce, then the ciphertext with its tag. Destroying the salt under which a
value was sealed destroys its key. A digest finds a value again without opening anything; without the key it confirms nothing.
"""

import hmac
import os
from collections.abc import Callable
from functools import cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from zerentian.kernel.errors import Fault

A256GCM = b"\x01"
SALT, NONCE, DIGEST = 16, 12, 16  # bytes
Stored = bytes | memoryview  # as a database hands it back


class CannotOpen(Fault):
    """Sealed under another key, or altered."""

    code = "sealed"


def new_salt() -> bytes:
    return os.urandom(SALT)


def seal(salt: Stored, purpose: str, text: bytes) -> bytes:
    """`purpose` is bound to the value: what was sealed as a phone number does not open as an identity number."""
    nonce = os.urandom(NONCE)
    return A256GCM + nonce + AESGCM(_derived(purpose.encode() + b"\0" + bytes(salt))).encrypt(nonce, text, None)


def unseal(salt: Stored, purpose: str, sealed: Stored) -> bytes:
    value = bytes(sealed)
    if not value.startswith(A256GCM):
        raise CannotOpen(f"unknown algorithm {value[:1].hex()}")
    key = _derived(purpose.encode() + b"\0" + bytes(salt))
    try:
        return AESGCM(key).decrypt(value[1 : 1 + NONCE], value[1 + NONCE :], None)
    except InvalidTag as error:
        raise CannotOpen(purpose) from error


def digest(purpose: str, value: str) -> bytes:
    """Sixteen bytes that are equal for equal values; the key makes the small space of numbers useless to enumerate."""
    return hmac.digest(_digest_key(purpose), value.encode(), "sha256")[:DIGEST]


@cache
def _digest_key(purpose: str) -> bytes:
    return _derived(b"digest\0" + purpose.encode())


def _derived(label: bytes) -> bytes:
    return hmac.digest(_master(), label, "sha256")


@cache
def _master() -> bytes:
    key: Callable[[], str] = settings.PRIVACY_KEY
    return sha256(key().encode()).digest()
