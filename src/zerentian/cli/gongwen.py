"""`zerentian gongwen`: a draft becomes a document by GB/T 9704—2012; any .docx is measured against it. No database."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zerentian.cli.handing_out import handed_out, read_from, refuse_target
from zerentian.cli.main import data_folder
from zerentian.cli.reports import output, put, shown, terminal
from zerentian.gongwen.drafts.kinds import kind_called, kinds
from zerentian.gongwen.drafts.making import ENDINGS, FONTS, made
from zerentian.gongwen.drafts.messages import ENDING
from zerentian.gongwen.drafts.reading import draft_of
from zerentian.gongwen.drafts.settings import Settings, settings_of_bytes
from zerentian.gongwen.drafts.settings import settings_in as settings_in_folder
from zerentian.kernel.errors import Invalid

if TYPE_CHECKING:
    from rich.console import Console

    from zerentian.gongwen.measuring import Finding

app = typer.Typer(rich_markup_mode=None)

ONE_FORM = "--json 和 --html 写一个就够。请去掉一个再来。"
NOTHING_FOUND = "版式和标准一致，没有要改的地方。"
FOUND = "有 {count} 处和标准不一样。"
WRITTEN = "写好了：{name}（{kind}）。"
MENDED = "改好了 {mended} 处，存在 {name}，原来的文件没有动。"
LEFT = "还有 {left} 处要自己改。"
NOTHING_TO_MEND = "没有能自动改的地方，没有写 {name}。"
TEMPLATE = "空白模板写好了：{name}。要填的地方写着“＿＿”。"

Out = Annotated[Path, typer.Option("-o", "--out", metavar="文件", help="写到哪个文件")]
Force = Annotated[bool, typer.Option("--force", help="已经有同名的文件，也写")]


@app.command("write", help="把文稿排成公文格式的文档或 PDF")
def write(
    draft: Annotated[str, typer.Argument(metavar="文稿", help="要排的文稿：Word、Markdown、文本或 PDF")],
    out: Out,
    kind: Annotated[str, typer.Option(metavar="文种", help="例如 述职报告、整改方案；不写就看标题")] = "",
    settings: Annotated[
        Path | None, typer.Option(metavar="文件", help="发文机关标志、署名这些设置；不写就用数据文件夹里的 documents.yaml")
    ] = None,
    force: Force = False,
) -> None:
    if out.suffix.lower() not in ENDINGS:
        raise Invalid(ENDING.format(ending=out.suffix or "没有后缀的文件"))
    if kind:
        kind_called(kind)
    refuse_target(out, force=force, source=Path(draft))
    found = draft_of(read_from(draft), Path(draft).name, kind=kind, settings=settings_given(settings))
    done = made(found.document, out.suffix.lower(), [data_folder() / FONTS])
    handed_out(out, done.data)
    with output():
        console = terminal()
        put(console, WRITTEN.format(name=shown(str(out)), kind=found.kind.title))
        for note in (*found.notes, *done.notes):
            put(console, note)


def settings_given(path: Path | None) -> Settings:
    return settings_of_bytes(read_from(str(path))) if path else settings_in_folder(data_folder())


@app.command("check", help="量一份文档的版式，和标准比：哪里不一样、应该是多少、怎么改")
def check(
    file: Annotated[str, typer.Argument(metavar="文件", help="要量的文档，后缀是 .docx")],
    as_json: Annotated[bool, typer.Option("--json", help="写成给程序用的数据")] = False,
    as_page: Annotated[bool, typer.Option("--html", help="写成一页网页，可以打印")] = False,
    fix: Annotated[Path | None, typer.Option(metavar="文件", help="把改好版式的一份写到这里；只改设置，不动文字")] = None,
    force: Force = False,
) -> None:
    """Findings are advice: the exit code says only whether the file could be measured."""
    if as_json and as_page:
        raise Invalid(ONE_FORM)
    if fix:
        refuse_target(fix, force=force, source=Path(file), endings=(".docx",))
    from zerentian.gongwen.measuring import findings, measure

    data = read_from(file)
    found = findings(measure(data))
    said = mend(data, fix) if fix else []
    with output():
        if as_json:
            print_json(found)
        elif as_page:
            print_page(file, found)
        else:
            print_findings(terminal(), found)
        for sentence in said:
            print(sentence, file=sys.stderr if as_json or as_page else sys.stdout)


def mend(data: bytes, target: Path) -> list[str]:
    """Writes the mended copy; what there is to say of it."""
    from zerentian.gongwen.measuring import mended

    done = mended(data)
    left = [LEFT.format(left=len(done.left))] if done.left else []
    if done.data == data:
        return [NOTHING_TO_MEND.format(name=shown(str(target))), *left]
    handed_out(target, done.data)
    return [MENDED.format(mended=len(done.mended), name=shown(str(target))), *left]


def print_json(found: "list[Finding]") -> None:
    from zerentian.gongwen.measuring.as_json import as_data

    print(json.dumps(as_data(found), ensure_ascii=False, indent=1))


def print_page(file: str, found: "list[Finding]") -> None:
    from zerentian.cli.gongwen_page import page

    print(page(shown(Path(file).name), found), end="")


def print_findings(console: "Console", found: "list[Finding]") -> None:
    put(console, FOUND.format(count=len(found)) if found else NOTHING_FOUND, "bold")
    for number, one in enumerate(found, start=1):
        console.print()
        put(console, f"{number}　{one.place}", "bold")
        put(console, f"现在：{one.found}", depth=2)
        put(console, f"标准：{one.wanted}（{one.clause}）", depth=2)
        put(console, f"→ {one.todo}", depth=2)


@app.command("template", help="写一份空白模板，填好再排")
def template(
    kind: Annotated[str, typer.Argument(metavar="文种", help=f"可以写：{'、'.join(one.title for one in kinds())}")],
    out: Out,
    force: Force = False,
) -> None:
    chosen = kind_called(kind)
    refuse_target(out, force=force, endings=(".md", ".markdown"))
    handed_out(out, chosen.template.encode())
    with output():
        put(terminal(), TEMPLATE.format(name=shown(str(out))))
