"""`zerentian journal`: reads the whole chain again, and tells its end, to be kept outside the database."""

import re
from time import perf_counter
from typing import Annotated

import typer

from zerentian.cli.migrate import refuse_unless_migrated
from zerentian.journal.verification import Checkpoint, head, verify
from zerentian.kernel.errors import Refusal

app = typer.Typer(rich_markup_mode=None)
KEPT = re.compile(r"(\d+):(sha256:[0-9a-f]{64})")


@app.command("verify", help="逐条核验日志；有一条被动过就说出是哪一条")
def verify_chain(
    kept: Annotated[str | None, typer.Option(metavar="校验点", help="以前记下的校验点，截尾和重写只有靠它查得出")] = None,
) -> None:
    refuse_unless_migrated()
    begin = perf_counter()
    verdict = verify(checkpoint(kept) if kept else None)
    speed = verdict.checked / max(perf_counter() - begin, 1e-6)
    print(f"核验了 {verdict.checked:,} 条，每秒 {speed:,.0f} 条。")
    if not verdict.sound:
        print(f"日志被动过：{verdict.reason}。请保留现状，通知审计管理员和上级。")
        raise typer.Exit(1)
    print(f"日志完好。校验点 {in_one_word(verdict.head)}，请抄到别处保存。")


@app.command("head", help="只显示校验点，不核验")
def show_head() -> None:
    refuse_unless_migrated()
    print(in_one_word(head()))


def checkpoint(text: str) -> Checkpoint:
    match = KEPT.fullmatch(text.strip())
    if not match:
        raise Refusal("校验点写得不对。请照当时显示的整串抄写：序号、冒号、sha256:、64 位字符。")
    return Checkpoint(int(match[1]), match[2])


def in_one_word(head: Checkpoint) -> str:
    return f"{head.seq}:{head.hash}"
