"""The clerk of willow at the pages of an import."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, cast, today
from zerentian.rosters.models import RosterImport
from zerentian.web.organisations.tests.conftest import client_of

__all__ = ["cast", "today"]

KEYS = (f"a-key-of-the-tests-{number:04d}" for number in count())


@dataclass
class Visit:
    """`commit` runs what follows a commit: a test is one transaction that never commits."""

    cast: Cast
    client: Client
    commit: Callable[[], AbstractContextManager[object]]
    import_uid: str = ""
    sent: dict[str, Any] = field(default_factory=dict)

    def post(self, address: str, **sent: object) -> HttpResponse:
        self.sent = {"submission": next(KEYS)} | sent
        with self.commit():
            return self.client.post(address, self.sent)  # type: ignore[return-value]

    def open(self, data: bytes, **sent: object) -> HttpResponse:
        given = {"kind": "members", "organisation": self.cast.willow, "organisation_words": "柳溪街道党工委", "as_of": "2026-06-01"}
        file = SimpleUploadedFile(str(sent.pop("name", "柳溪街道党员名册.xlsx")), data)
        answer = self.post(reverse("rosters:open"), **given | sent, file=file)
        self.import_uid = answer["Location"].split("/")[2] if answer.status_code == 302 else ""
        return answer

    def address(self, name: str = "import") -> str:
        return reverse(f"rosters:{name}", args=[self.import_uid])

    def page(self, query: str = "") -> str:
        return self.client.get(self.address() + query).content.decode()

    def act(self, name: str, **sent: object) -> HttpResponse:
        """An act with the version the page shows."""
        return self.post(self.address(name), **{"seen": str(self.it.version)} | sent)

    @property
    def it(self) -> RosterImport:
        return RosterImport.objects.get(uid=self.import_uid)


@pytest.fixture
def visit(cast: Cast, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]) -> Visit:
    return Visit(cast, client_of(cast.accounts["clerk"]), lambda: django_capture_on_commit_callbacks(execute=True))
