"""`zerentian serve`: the pages, from several processes, until it is stopped."""

import errno
import socket
from hashlib import sha256
from typing import Annotated

import typer
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from zerentian.cli.migrate import refuse_unless_migrated
from zerentian.kernel.errors import Refusal

THREADS = 4  # per worker; SQLite lets one write at a time, and Python runs one thread at a time


def serve(
    host: Annotated[str, typer.Option(metavar="地址", help="在哪个网络地址上服务")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="端口", help="用哪个端口", min=1, max=65535)] = 8000,
    workers: Annotated[int, typer.Option(metavar="个数", help="开几个进程", min=1, max=64)] = 2,
) -> None:
    refuse_if_busy(host, port)
    refuse_unless_migrated()
    collect_static()
    connections.close_all()  # the workers are copies of this process, and a connection must not be shared
    print(f"责任田已开动：http://{host}:{port}  按 Ctrl+C 停下。", flush=True)
    Granian(
        "zerentian.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    ).serve()


def collect_static() -> None:
    """Style sheets and scripts beside their compressed copies, made again when the program is another one: phones fetch a tenth."""
    made_by, wanted = settings.STATIC_ROOT / "made-by.txt", static_fingerprint()
    if made_by.exists() and made_by.read_text() == wanted:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    made_by.write_text(wanted)


def static_fingerprint() -> str:
    """Changes with the name, size or time of any static file."""
    seen = sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            seen.update(f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}\n".encode())
    return seen.hexdigest()


def refuse_if_busy(host: str, port: int) -> None:
    """Says so before anything is started; the server itself would print a traceback."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refusal(why_not(error, host, port)) from None


def why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 已被别的程序占用；请换一个，例如 make run PORT={port + 1}，或 zerentian serve --port {port + 1}。"
    if error.errno == errno.EACCES:
        return f"没有权限使用端口 {port}；请用 1024 以上的端口，例如 --port 8000。"
    return f"地址 {host} 不在这台机器上；请用 127.0.0.1，或这台机器自己的网络地址。"
