"""Reports named on a command line: opened one by one, those that cannot be read told on the side, the others done all the same."""

import contextlib
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from zerentian.files.badfile import BadFile
from zerentian.kernel.errors import Refusal
from zerentian.reading.as_json import Data, as_data
from zerentian.reading.documents.opening import BYTES_MOST, Document, open_document, opened
from zerentian.reading.files import report_of
from zerentian.reading.report import Report

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "标准输入.txt"  # what it holds decides, not the name
REFUSED = 2
NARROWEST, WIDEST = 40, 100  # columns of the terminal that are used

NO_FILE = "没有这个文件。请核对路径。"
A_FOLDER = "这是文件夹，不是文件。请写里面的文件，例如 {name}/*.docx。"
UNREADABLE = "读不了这个文件（{why}）。请核对权限，或者复制到自己的文件夹里再来。"

# What a terminal would obey instead of showing it, and what turns the direction of writing.
CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)))

Files = Annotated[list[str], typer.Argument(metavar="文件", help="报告文档、PDF 或纯文本，可以写几个；- 是标准输入")]
AsJson = Annotated[bool, typer.Option("--json", help="写成给程序用的数据：一个文件一个对象，几个文件一个列表")]
Work = TypeVar("Work")


def each_report(files: Sequence[str], work: Callable[[Report], Work]) -> tuple[list[Work], int]:
    """(what `work` made of every report that could be read, exit code). One sentence on stderr for each that could not."""
    done, code = [], 0
    for name in files:
        try:
            report = report_named(name)
        except Refusal as refusal:
            print(f"{shown(name)}：{refusal.message}", file=sys.stderr)
            code = REFUSED
        else:
            done.append(work(report))
    return done, code


def report_named(name: str) -> Report:
    """Raises BadFile with one Chinese sentence."""
    return report_of(standard_input() if name == STANDARD_INPUT else document_at(name), shown(name))


def standard_input() -> Document:
    return open_document(sys.stdin.buffer.read(BYTES_MOST + 1), STANDARD_INPUT_NAME)


def document_at(name: str) -> Document:
    with readable_at(name):
        return opened(Path(name))


@contextlib.contextmanager
def readable_at(name: str) -> Iterator[None]:
    """What keeps a file from being read becomes one sentence."""
    try:
        yield
    except FileNotFoundError:
        raise BadFile(NO_FILE) from None
    except IsADirectoryError:
        raise BadFile(A_FOLDER.format(name=shown(name).rstrip("/"))) from None
    except (OSError, ValueError) as error:
        raise BadFile(UNREADABLE.format(why=getattr(error, "strerror", None) or "路径写得不对")) from None


def shown(name: str) -> str:
    """A file's name as it can be printed, whatever bytes it is made of."""
    return printable(os.fsencode(name).decode("utf8", "replace").replace("\n", " ").replace("\t", " "))


def printable(text: str) -> str:
    return text.translate(CONTROLS)


def notes_aside(report: Report) -> None:
    """Where the output is for programs, people are told on the side what of the file was not read."""
    for note in report.notes:
        print(f"{report.file}：{note}", file=sys.stderr)


def print_data(files: Sequence[str], prepared: Callable[[Report], Report] = lambda report: report) -> int:
    """One object for one file, a list for several, those left out that could not be read. Returns the exit code."""

    def data_of(report: Report) -> Data:
        notes_aside(report)
        return as_data(prepared(report))

    found, code = each_report(files, data_of)
    if len(files) > 1:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    elif found:
        print(json.dumps(found[0], ensure_ascii=False, indent=1))
    return code


def terminal() -> "Console":
    from rich.console import Console  # a third of the start, not needed for data

    console = Console(highlight=False, markup=False, emoji=False)
    console.width = min(max(console.width, NARROWEST), WIDEST)
    return console


def put(console: "Console", words: "str | Text", style: str = "", depth: int = 0) -> None:
    """Words, wrapped, every line of them set in by two columns for each step of `depth`."""
    from rich.text import Text

    indent = min(2 * depth, NARROWEST // 2)
    text = Text(printable(words)) if isinstance(words, str) else words
    text.stylize(style)
    for line in text.wrap(console, console.width - indent):
        line.rstrip()
        console.print(Text.assemble(" " * indent, line), soft_wrap=True)


@contextlib.contextmanager
def output() -> Iterator[None]:
    """Chinese comes out as UTF-8 whatever the terminal's settings say, and a reader who has seen enough (`| head`) is no fault."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf8", errors="replace")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
