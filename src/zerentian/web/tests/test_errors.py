"""What is seen when something cannot be done: Chinese, no traceback, the right status."""

import re
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from zerentian.kernel.errors import Conflict
from zerentian.web import errors
from zerentian.web.urls import handler400, handler403, handler404, handler500
from zerentian.web.urls import urlpatterns as real

__all__ = ["handler400", "handler403", "handler404", "handler500"]


def refuses(request: HttpRequest) -> HttpResponse:
    raise Conflict("这个组织已经撤销。请先查它的历史。")


def breaks(request: HttpRequest) -> HttpResponse:
    raise ValueError("Zugang verweigert")


refuses.login_required = breaks.login_required = False  # type: ignore[attr-defined]
urlpatterns = [path("refuses/", refuses), path("breaks/", breaks), *real]

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def test_a_refusal_is_a_page_with_its_sentence_and_status() -> None:
    answer = Client().get("/refuses/")
    assert answer.status_code == 409
    assert "这个组织已经撤销。请先查它的历史。" in answer.content.decode()


def test_a_refusal_inside_a_page_is_a_fragment() -> None:
    answer = Client().get("/refuses/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["X-Zerentian-Fragment"]) == (409, "refused")
    assert answer.content.decode().startswith('<div class="zt-note is-late" role="alert">')


def test_a_fault_shows_a_code_and_logs_the_traceback_under_it(tmp_path: Path) -> None:
    log = errors.FaultLog(tmp_path / "logs" / "faults.log", encoding="utf8", delay=True)
    errors.log.addHandler(log)
    try:
        answer = Client(raise_request_exception=False).get("/breaks/")
    finally:
        errors.log.removeHandler(log)
        log.close()
    shown = answer.content.decode()
    code = re.search(r"E-[2-9A-HJKMNP-Z]{4}", shown)
    assert answer.status_code == 500
    assert "Zugang" not in shown
    assert code
    written = (tmp_path / "logs" / "faults.log").read_text(encoding="utf8")
    assert f"{code[0]} GET '/breaks/'" in written
    assert "ValueError: Zugang verweigert" in written


@override_settings(ALLOWED_HOSTS=["testserver"])
def test_pages_that_do_not_exist_and_stale_forms_are_said_in_chinese() -> None:
    missing = Client().get("/no-such-page/")
    assert (missing.status_code, "没有找到这一页" in missing.content.decode()) == (404, True)
    stale = Client(enforce_csrf_checks=True).post("/sign-in/login/", {"login": "x", "password": "y"})
    assert (stale.status_code, "这张表单放得太久了" in stale.content.decode()) == (403, True)


def test_where_an_ended_sign_in_comes_back_to() -> None:
    from zerentian.web.sessions import page_to_return_to

    factory = RequestFactory()
    assert page_to_return_to(factory.get("/a/?b=1")) == "/a/?b=1"
    assert page_to_return_to(factory.post("/a/", headers={"Referer": "http://testserver/form/?c=2"})) == "/form/?c=2"
    assert page_to_return_to(factory.post("/a/", headers={"Referer": "http://elsewhere/form/"})) == "/"
