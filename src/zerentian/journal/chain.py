"""How an entry is hashed. The format, in full, so that anyone can write a second verifier:

    hash = "sha256:" + hex(SHA-256(UTF-8 of previous + LF + seq + LF + at + LF + actor + LF + verb + LF + object + LF + data))

`previous` is the `hash` of the entry before ("" for the first); `seq` and `at` are decimal; `data` is the stored text, which is
canonical JSON (sorted keys, no spaces, no escapes beyond JSON's own). Only `data` may contain what a person typed, and it stands last.
"""

import json
from hashlib import sha256

ALGORITHM = "sha256"


def canonical(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(previous: str, seq: int, at: int, actor: str, verb: str, object_: str, data: str) -> str:
    text = f"{previous}\n{seq}\n{at}\n{actor}\n{verb}\n{object_}\n{data}"
    return f"{ALGORITHM}:{sha256(text.encode()).hexdigest()}"
