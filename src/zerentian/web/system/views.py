"""The system administrator's page: plain facts about this installation."""

from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from zerentian.journal.queries import length
from zerentian.kernel.actor import Role
from zerentian.kernel.errors import NotAllowed
from zerentian.web.requests import actor_of_request
from zerentian.web.templatetags.zt import moment

ONLY_SYSTEM = "本机情况由系统管理员查看。您现在登录的账号看不了，请找系统管理员。"
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


class Fact(NamedTuple):
    title: str
    value: str


class SystemFacts(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        if actor_of_request(request).role != Role.SYSTEM:
            raise NotAllowed(ONLY_SYSTEM)
        return render(request, "system/facts.html", {"facts": facts()})


def facts() -> list[Fact]:
    installation = settings.INSTALLATION
    return [
        Fact("名称", installation.name or "没有填"),
        Fact("用途", "演示" if installation.demo else "正式"),
        Fact("版本", version("zerentian")),
        Fact("数据库", _database()),
        Fact("数据文件夹", str(installation.folder)),
        Fact("数据文件夹大小", in_megabytes(size_of(installation.folder))),
        Fact("最近一次数据库升级", _last_migration()),
        Fact("审计记录", f"{length():,} 条"),
    ]


def size_of(folder: Path) -> int:
    """Bytes of all files below; a file that vanishes meanwhile counts nothing."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def in_megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"


def _database() -> str:
    connection.ensure_connection()
    number = ".".join(str(part) for part in connection.get_database_version())
    return f"{DATABASES.get(connection.vendor, connection.vendor)} {number}"


def _last_migration() -> str:
    last = MigrationRecorder(connection).migration_qs.order_by("-applied").first()
    return moment(last.applied) if last else "没有记录"
