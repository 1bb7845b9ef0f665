"""Gets uv without uv: through pip in a virtual environment, else through pip alone, else by unpacking its wheel."""

import hashlib
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path

PUBLIC_INDEX = "https://pypi.org/simple"
SECONDS = 60  # of silence before a download is given up
SIMPLE_JSON = "application/vnd.pypi.simple.v1+json"


def fetch(version: str, target: Path | str) -> bool:
    """Leaves uv at target/bin/uv; False if no way led there."""
    ways: tuple[Callable[[str, Path], bool], ...] = (by_virtual_environment, by_pip, by_wheel)
    for way in ways:
        shutil.rmtree(target, ignore_errors=True)
        if way(version, Path(target)):
            return True
    return False


def succeeds(*command: str) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def by_virtual_environment(version: str, target: Path) -> bool:
    inside = target / ("Scripts" if os.name == "nt" else "bin") / "python"
    return succeeds(sys.executable, "-m", "venv", str(target)) and succeeds(
        str(inside), "-m", "pip", "install", "--quiet", f"uv=={version}"
    )


def by_pip(version: str, target: Path) -> bool:
    """Debian's Python has pip but no venv when python3-venv is missing."""
    return succeeds(sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target), f"uv=={version}")


def by_wheel(version: str, target: Path) -> bool:
    """A Python with neither pip nor venv: the wheel is a zip file, and all that is needed of it is one program."""
    try:
        address, sha256 = find_wheel(version)
        content = download(address)
    except (OSError, LookupError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return False
    if hashlib.sha256(content).hexdigest() != sha256:
        sys.stderr.write("下载的文件与软件包源公布的校验值不一致，没有采用。\n")
        return False
    unpack(content, target / "bin")
    return True


def index() -> str:
    """The package index this machine is set up for, named as pip and uv have it named."""
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        if os.environ.get(name):
            return os.environ[name].rstrip("/")
    return PUBLIC_INDEX


def download(address: str, accept: str = "*/*") -> bytes:
    request = urllib.request.Request(address, headers={"Accept": accept})
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        content: bytes = answer.read()
    return content


def find_wheel(version: str) -> tuple[str, str]:
    """Address and SHA-256 of the wheel of `version` for this machine."""
    page = f"{index()}/uv/"
    files = json.loads(download(page, SIMPLE_JSON))["files"]
    for file in files:
        name = file["filename"]
        if name.startswith(f"uv-{version}-") and name.endswith(".whl") and fits(name):
            return urllib.parse.urljoin(page, file["url"]), file["hashes"]["sha256"]
    raise LookupError(f"软件包源里没有适合这台机器（{platform.system()} {platform.machine()}）的 uv {version}")


def fits(wheel: str) -> bool:
    machine = platform.machine().lower()
    if platform.system() == "Darwin":
        return "macosx" in wheel and machine in wheel
    if platform.system() == "Windows":
        return "win_amd64" in wheel
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    return libc in wheel and f"_{machine}." in wheel


def unpack(wheel: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        member = next(name for name in archive.namelist() if name.endswith(("/scripts/uv", "/scripts/uv.exe")))
        folder.mkdir(parents=True)
        program = folder / Path(member).name
        program.write_bytes(archive.read(member))
    program.chmod(0o755)
