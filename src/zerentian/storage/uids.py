"""Random names for rows: what URLs, the journal and exports use instead of integer keys."""

import base64
import secrets
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    _Text = models.CharField[str, str]
else:
    _Text = models.CharField


def new_uid() -> str:
    """Sixteen characters a–z2–7, 80 random bits."""
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()


class UidField(_Text):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.update(max_length=16, unique=True, editable=False, default=new_uid)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("max_length", "unique", "editable", "default"):
            kwargs.pop(key, None)
        return name, path, args, kwargs
