"""`zerentian init`: an empty real district. Asks for what was not given, writes all of it or nothing, shows the passwords once."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Annotated

import typer
from django.conf import settings
from django.db import transaction

from zerentian.cli.migrate import migrate, waiting
from zerentian.kernel import clock
from zerentian.kernel.actor import SYSTEM_ACTOR, Role
from zerentian.kernel.dates import in_words
from zerentian.kernel.errors import Invalid, Refusal
from zerentian.people.actions.beginning import Beginning, district_begin
from zerentian.people.messages import BEGUN_ALREADY
from zerentian.people.queries.accounts import ROLES
from zerentian.people.queries.beginning import begun


def init(
    district: Annotated[str | None, typer.Option(metavar="名称", help="区县名称，显示在登录页上")] = None,
    root: Annotated[str | None, typer.Option(metavar="名称", help="最上一级党组织的全称")] = None,
    founded: Annotated[str | None, typer.Option(metavar="日期", help="它的设立日期，如 1996-07-01")] = None,
    clerk: Annotated[str | None, typer.Option(metavar="姓名", help="第一位组织干事的姓名")] = None,
    clerk_account: Annotated[str, typer.Option(metavar="账号", help="组织干事的账号名，不写就用姓名拼音")] = "",
    system: Annotated[str, typer.Option(metavar="账号", help="系统管理员的账号名")] = "xitong",
    security: Annotated[str, typer.Option(metavar="账号", help="安全管理员的账号名")] = "anquan",
    audit: Annotated[str, typer.Option(metavar="账号", help="审计管理员的账号名")] = "shenji",
) -> None:
    make_ready()
    name = asked(district, "区县名称，例如 云汀区")
    top = asked(root, "最上一级党组织的全称，例如 中共云汀区委员会")
    since = day(asked(founded, "它的设立日期，例如 1996-07-01"))
    person = asked(clerk, "第一位组织干事的姓名")
    names = {Role.SYSTEM: system, Role.SECURITY: security, Role.AUDIT: audit}
    begin = partial(district_begin, by=SYSTEM_ACTOR, root=top, founded=since, clerk=person, usernames=names)
    show(written(name, partial(begin, clerk_username=clerk_account)))


def make_ready() -> None:
    """A database of this version that holds no district. An older district is left as it is: upgrading it is another verb."""
    if waiting():
        if (settings.INSTALLATION.folder / "installation.json").exists():
            raise Refusal(BEGUN_ALREADY)
        migrate()
    if begun():
        raise Refusal(BEGUN_ALREADY)


def asked(given: str | None, question: str) -> str:
    answer = (typer.prompt(question) if given is None else given).strip()
    if not answer:
        raise Invalid(f"没有填：{question}。请再运行一次。")
    return str(answer)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid(f"“{text}”不是日期。请写成 {clock.today().isoformat()} 这样。") from None


def written(name: str, begin: Callable[[], Beginning]) -> Beginning:
    """The rows and the name of the installation, or neither."""
    installation = replace(settings.INSTALLATION, name=name, demo=False, today=None)
    path = installation.folder / "installation.json"
    try:
        with transaction.atomic():
            beginning = begin()
            installation.write()
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    return beginning


def show(beginning: Beginning) -> None:
    rows = [(ROLES[role], opened) for role, opened in beginning.administrators.items()] + [("组织干事", beginning.clerk)]
    print(f"区县开好了（{in_words(clock.today())}）。下面的初始密码只显示这一次，请抄给本人；第一次登录时要改。")
    for title, opened in rows:
        print(f"  {title}　账号 {opened.username}　初始密码 {opened.password}")
    print("现在可以运行 zerentian serve 开动网页服务。")
