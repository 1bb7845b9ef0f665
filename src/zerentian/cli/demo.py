"""`zerentian demo`: an empty data folder becomes a demonstration; `demo code NAME`: the one-time code of one of its administrators;
`demo rosters -o FOLDER`: files to try the import with."""

import time
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from zerentian.cli.migrate import migrate, refuse_unless_migrated
from zerentian.demo import loading
from zerentian.demo.example_rosters import Example
from zerentian.kernel.errors import Conflict, Invalid

PATIENCE = 2.0  # seconds without a word

app = typer.Typer(rich_markup_mode=None)
Scale = Annotated[str, typer.Option(metavar="规模", help="street 一个街道，district 一个区，city 一个市")]
Today = Annotated[str | None, typer.Option(metavar="日期", help="演示的“今天”，如 2026-11-30；不写就是真的今天")]
Seed = Annotated[int, typer.Option(metavar="整数", help="换一个数，就是另一批人名和变动")]


@app.callback(invoke_without_command=True, help="建好数据库，装入演示数据；后面写 code 账号，看管理员此刻的动态口令")
def demo(context: typer.Context, scale: Scale = "street", today: Today = None, seed: Seed = loading.SEED) -> None:
    if context.invoked_subcommand:
        return
    pinned = day(today)
    migrate()
    if loading.loaded():
        print(f"{settings.INSTALLATION.folder} 里已有数据，没有动。账号和密码只在装入时显示一次；要重来，请移走这个文件夹。")
        return
    with Patience() as patience:
        loaded = loading.load(scale=scale, today=pinned, seed=seed, progress=patience.report)
    show(loaded)


@app.command(help="演示管理员此刻的动态口令")
def code(name: Annotated[str, typer.Argument(metavar="账号", help="xitong、anquan 或 shenji")]) -> None:
    refuse_unless_migrated()
    print(loading.code(name))


@app.command(help="写出几份例子名册，用来试导入：一份好的，一份有 40 处问题，还有组织名册和任职名册")
def rosters(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="文件夹", help="写到哪里；没有就新建")],
) -> None:
    refuse_unless_migrated()
    files = loading.example_rosters()
    there = next((output / each.file_name for each in files if (output / each.file_name).exists()), None)
    if there:
        raise Conflict(f"{there} 已经在那里，没有动。请换一个文件夹，或者先移走它。")
    try:
        output.mkdir(parents=True, exist_ok=True)
        for each in files:
            (output / each.file_name).write_bytes(each.data)
            print(f"{output / each.file_name}：{each.rows:,} 行，{told(each)}")
    except OSError as error:
        raise Invalid(f"写不进 {output}：{error.strerror}。请换一个位置。") from None
    print("用甄晓禾登录，到“名册导入”里选这些文件。")


def told(example: Example) -> str:
    return f"{len(example.planted)} 处要改" if example.planted else f"其中 {example.new} 行是新的，没有要改的"


def day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Invalid(f"日期“{text}”读不懂。请写成 2026-11-30 这样。") from None


def show(loaded: loading.Loaded) -> None:
    counts = loaded.counts
    print(f"装好了：组织 {counts['Organisation']:,} 个（含已撤销的），人员 {counts['Person']:,} 名，岗位 {counts['Post']:,} 条。\n")
    table = Table("账号", "密码", "姓名", "岗位", "可以试试", box=None, pad_edge=False)
    for way in loaded.sign_ins:
        table.add_row(way.username, way.password, way.name, way.post, way.attempt)
    Console(width=max(120, Console().width), highlight=False).print(table)
    print("\n密码只显示这一次，请记下。三个管理员登录时还要动态口令：zerentian demo code 账号")


class Patience:
    """A progress bar for work that turns out to take longer than a person waits without wondering."""

    def __init__(self) -> None:
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self.begun = time.monotonic()
        self.task = self.bar.add_task("正在准备演示数据", total=None)

    def __enter__(self) -> "Patience":
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def report(self, what: str, done: int, of: int) -> None:
        self.bar.update(self.task, description=f"正在写入{what}", completed=done, total=of)
        if time.monotonic() - self.begun > PATIENCE:
            self.bar.start()
