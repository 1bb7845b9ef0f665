"""Getting uv on machines that have less and less, without leaving this one: the index is a folder served here."""

import hashlib
import http.server
import io
import json
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import bootstrap, fetch_uv

BOOTSTRAP = Path(bootstrap.__file__)
PROGRAM = "#!/bin/sh\necho uv 9.9.9\n"


def a_wheel() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("uv/__init__.py", "")
        archive.writestr("uv-9.9.9.data/scripts/uv", PROGRAM)
    return content.getvalue()


class Index(http.server.BaseHTTPRequestHandler):
    wheel = a_wheel()
    sha256 = hashlib.sha256(wheel).hexdigest()

    def do_GET(self) -> None:
        body = self.wheel if self.path.endswith(".whl") else json.dumps({"files": list(map(self.file, NAMES))}).encode()
        self.send_response(200 if self.path in {"/simple/uv/", *(f"/files/{name}" for name in NAMES)} else 404)
        self.end_headers()
        self.wfile.write(body)

    def file(self, name: str) -> dict[str, object]:
        return {"filename": name, "url": f"../../files/{name}", "hashes": {"sha256": self.sha256}}

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


TAGS = [f"{libc}_1_1_{machine}.{libc}" for libc in ("manylinux", "musllinux") for machine in ("x86_64", "aarch64")]
TAGS += ["macosx_11_0_arm64", "macosx_10_12_x86_64", "win_amd64"]
NAMES = [f"uv-{version}-py3-none-{tag}.whl" for version in ("9.9.8", "9.9.9") for tag in TAGS]


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Index]]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Index)
    threading.Thread(target=server.serve_forever).start()
    monkeypatch.setenv("UV_DEFAULT_INDEX", f"http://127.0.0.1:{server.server_port}/simple/")
    yield Index
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("index")
def test_without_pip_and_venv_the_program_is_taken_out_of_the_wheel(tmp_path: Path) -> None:
    assert fetch_uv.by_wheel("9.9.9", tmp_path)
    assert bootstrap.version_of(str(tmp_path / "bin" / "uv")) == (9, 9)


def test_a_wheel_that_differs_from_its_published_hash_is_not_unpacked(
    tmp_path: Path, index: type[Index], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(index, "sha256", "0" * 64)
    assert not fetch_uv.by_wheel("9.9.9", tmp_path)
    assert "校验值不一致" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("index")
def test_a_version_that_is_not_there_leads_nowhere(tmp_path: Path) -> None:
    assert not fetch_uv.by_wheel("9.9.7", tmp_path)


def test_without_a_network_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    """A copy of the scripts, so that no uv was fetched before; PATH holds none; nothing listens on port 9 of this machine."""
    for name in ("bootstrap.py", "fetch_uv.py"):
        (tmp_path / "scripts").mkdir(exist_ok=True)
        (tmp_path / "scripts" / name).write_bytes((BOOTSTRAP.parent / name).read_bytes())
    dead = "http://127.0.0.1:9/simple"
    environment = {"PATH": str(tmp_path), "UV_DEFAULT_INDEX": dead, "PIP_INDEX_URL": dead, "PIP_RETRIES": "0"}
    command = [sys.executable, str(tmp_path / "scripts" / "bootstrap.py"), "runtime"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == ("取不到安装工具 uv：连不上软件包源。请检查网络，或自行装好 uv（pip install uv），再运行一次。")
    assert "Traceback" not in done.stderr


def test_a_database_of_ones_own_needs_no_embedded_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZERENTIAN_DATABASE", "postgresql://db/zerentian")
    assert bootstrap.extras("postgres") == ["--no-dev", "--inexact", "--extra", "postgres"]
    monkeypatch.delenv("ZERENTIAN_DATABASE")
    assert bootstrap.extras("postgres") == ["--no-dev", "--inexact", "--extra", "postgres", "--group", "embedded"]
