"""The real server process over a data folder of the test's own."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.databases import DataFolder

PATIENCE = 30  # seconds until a server must answer, or must have stopped


@dataclass(frozen=True)
class Server:
    url: str
    data: DataFolder
    process: "subprocess.Popen[bytes]"
    log: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(data: DataFolder, workers: int = 1) -> Iterator[Server]:
    """`zerentian serve` on a free port; also for tests that stop and start it themselves."""
    port, log = free_port(), data.folder / "serve.log"
    command = [sys.executable, "-m", "zerentian.cli", "serve", "--port", str(port), "--workers", str(workers)]
    with log.open("ab") as output:
        process = subprocess.Popen(command, env=data.environment, stdout=output, stderr=output)
    server = Server(f"http://127.0.0.1:{port}", data, process, log)
    try:
        wait_until_it_answers(server)
        yield server
    finally:
        stop(process)


def wait_until_it_answers(server: Server) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(server.url, timeout=PATIENCE).close()
            return
        except urllib.error.HTTPError:
            return  # any answer is an answer
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"the server did not answer: {server.log.read_text(encoding='utf8')}")


def stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture
def server(data_folder: DataFolder) -> Iterator[Server]:
    """The pages over `data_folder`; rows written through `fresh_database` in the same test show on them."""
    with serving(data_folder) as running:
        yield running
