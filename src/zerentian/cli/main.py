"""The `zerentian` command: finds the verb, runs it, and turns whatever goes wrong into one Chinese sentence."""

import contextlib
import importlib
import io
import os
import secrets
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import typer
from typer.exceptions import Abort, Exit, TyperException

from zerentian.cli.verbs import VERBS, Verb
from zerentian.config.installation import DATA_VARIABLE
from zerentian.kernel.errors import Refusal

DONE, FAILED, REFUSED, INTERRUPTED = 0, 1, 2, 130
HELP = {"--help", "-h"}

# Typer has no Chinese; the fixed words of its help pages are few.
WORDS = {
    "Usage: ": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "动词 [选项]",
    "Arguments:": "参数：",
    "Options:": "选项：",
    "Commands:": "动词：",
    "Show this message and exit.": "显示这一页。",
    "[default: ": "[不写时：",
    "[required]": "[必填]",
    " <list[str]>": "",
}


def run() -> None:
    sys.exit(outcome(sys.argv[1:]))


def outcome(arguments: list[str]) -> int:
    """Runs the command line and returns the exit code; sentences about failures go to stderr."""
    try:
        return started(arguments)
    except Refusal as refusal:
        complain(refusal.message)
        return REFUSED
    except TyperException as error:
        complain(wording(error))
        return REFUSED
    except (Abort, KeyboardInterrupt):
        complain("已停下。")
        return INTERRUPTED
    except Exception as error:
        complain(recorded(error))
        return FAILED


def started(arguments: list[str]) -> int:
    data, rest = without_data(arguments)
    if data:
        os.environ[DATA_VARIABLE] = data
    if not rest or rest[0] in HELP:
        print(overview())
        return DONE
    verb = find(rest[0])
    if verb.django:
        start_django()
    return carried_out(verb, rest)


def without_data(arguments: list[str]) -> tuple[str | None, list[str]]:
    """(the folder given with --data at any place, the other arguments)."""
    data, rest = None, []
    words = iter(arguments)
    for word in words:
        if word == "--data":
            data = next(words, None)
            if not data:
                raise Refusal("--data 后面要写数据文件夹，例如：zerentian --data zerentian-data serve")
        elif word.startswith("--data="):
            data = word.removeprefix("--data=")
        else:
            rest.append(word)
    return data, rest


def data_folder() -> Path:
    """Where it lies, whether or not what is in it can be read."""
    return Path(os.environ.get(DATA_VARIABLE, "zerentian-data")).absolute()


def overview() -> str:
    lines = [f"  {verb.name:<10}{verb.help}" for verb in VERBS]
    return "\n".join(
        [
            "用法：zerentian [--data 数据文件夹] 动词 [选项]",
            "",
            *lines,
            "",
            "不写 --data 时用环境变量 ZERENTIAN_DATA，再没有就用当前文件夹里的 zerentian-data。",
            "动词后面加 --help，看它的选项，例如：zerentian serve --help",
        ]
    )


def find(name: str) -> Verb:
    for verb in VERBS:
        if verb.name == name:
            return verb
    raise Refusal(f"没有“{name}”这个动词；运行 zerentian --help 看有哪些。")


def start_django() -> None:
    """Sets Django up for the data folder; where that folder keeps a PostgreSQL of its own, starts it first."""
    from zerentian.cli.postgresql import join

    join(data_folder())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zerentian.config.settings")
    import django

    django.setup()


def carried_out(verb: Verb, arguments: list[str]) -> int:
    command = command_of(verb)
    if not HELP & set(arguments[1:]) or verb.name == "manage":
        return exit_code(command, arguments)
    page = io.StringIO()
    with contextlib.redirect_stdout(page):
        code = exit_code(command, arguments)
    print(in_chinese(page.getvalue()), end="")
    return code


def exit_code(command: Callable[..., Any], arguments: list[str]) -> int:
    try:
        answer = command(args=arguments, prog_name="zerentian", standalone_mode=False)
    except Exit as end:
        return end.exit_code
    return answer if isinstance(answer, int) else DONE


def command_of(verb: Verb) -> Callable[..., Any]:
    root = typer.Typer(add_completion=False, rich_markup_mode=None)
    root.callback()(lambda: None)  # without it, Typer drops the name of an only verb
    module = importlib.import_module(verb.module)
    if hasattr(module, "app"):
        root.add_typer(module.app, name=verb.name, help=verb.help)
    else:
        passes_on = verb.name == "manage"  # to Django, its --help included
        settings = {"allow_extra_args": passes_on, "ignore_unknown_options": passes_on}
        register = root.command(verb.name, help=verb.help, context_settings=settings, add_help_option=not passes_on)
        register(getattr(module, verb.name))
    return typer.main.get_command(root)


def in_chinese(page: str) -> str:
    for english, chinese in WORDS.items():
        page = page.replace(english, chinese)
    return page


def wording(error: TyperException) -> str:
    """What is wrong with the command line."""
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    name = option or (max(parameter.opts, key=len) if parameter else None)
    kind = type(error).__name__
    if kind == "NoSuchOption":
        what = f"没有选项 {name}"
    elif kind == "MissingParameter" or (option and kind == "BadOptionUsage"):
        what = f"{name} 后面缺少内容" if name and name.startswith("-") else "缺少必填的内容"
    else:
        what = f"{name} 写得不对" if name else "写法不对"
    return f"{what}；在命令后面加 --help 看怎么写。"


def recorded(error: Exception) -> str:
    """Writes the traceback to the data folder and returns the sentence with the code under which it stands there."""
    code = secrets.token_hex(3).upper()
    details = "".join(traceback.format_exception(error))
    path = data_folder() / "logs" / "errors.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("a", encoding="utf8") as log:
            log.write(f"{datetime.now().astimezone().isoformat()} {code}\n{details}\n")
    except OSError:
        return f"程序出了毛病，没有办完（代号 {code}），详情也记不下：{path.parent} 写不进去，请检查磁盘和权限。"
    return f"程序出了毛病，没有办完（代号 {code}）。详情记在 {path}，请把代号告诉维护这套系统的人。"


def complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)
