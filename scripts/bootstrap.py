"""Brings a bare machine to the point where `.venv` holds what is needed. Standard library only, and readable by any Python 3.

Usage: bootstrap.py runtime | postgres | dev
"""

import os
import re
import shutil
import subprocess
import sys

OLDEST_PYTHON = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOOLS = os.path.join(ROOT, ".tools", "uv")
UV_VERSION = "0.13.9"
OLDEST_UV = (0, 8)  # reads the revision of uv.lock without complaint


def refuse(sentence):
    sys.stderr.write(sentence + "\n")
    raise SystemExit(1)


def say(sentence):
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def with_new_enough_python():
    """Runs this file again under a newer interpreter of this machine if the present one is too old."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for minor in range(19, OLDEST_PYTHON[1] - 1, -1):
        path = shutil.which("python3.%d" % minor)
        if path:
            os.execv(path, [path] + sys.argv)
    found = "%d.%d" % sys.version_info[:2]
    refuse("需要 Python 3.11 或更新的版本，这里是 %s；装好以后再运行，或者写明用哪一个：make run PYTHON=python3.12" % found)


def version_of(uv):
    try:
        said = subprocess.run([uv, "--version"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return (0, 0)
    numbers = re.search(r"(\d+)\.(\d+)", said)
    return (int(numbers.group(1)), int(numbers.group(2))) if numbers else (0, 0)


def uv_command():
    """Path of uv: on PATH, or fetched earlier, or fetched now."""
    name = "uv.exe" if os.name == "nt" else "uv"
    own = os.path.join(TOOLS, "bin", name)
    for path in (shutil.which("uv"), own):
        if path and version_of(path) >= OLDEST_UV:
            return path
    say("正在取得安装工具 uv（约 25 MB，通常不到一分钟）……")
    from fetch_uv import fetch  # beside this file; needs Python 3.11, so imported once that is certain

    if not fetch(UV_VERSION, TOOLS) or version_of(own) < OLDEST_UV:
        refuse("取不到安装工具 uv：连不上软件包源。请检查网络，或自行装好 uv（pip install uv），再运行一次。")
    return own


def extras(purpose):
    if purpose == "dev":
        return ["--all-extras"]
    chosen = ["--no-dev", "--inexact"]  # inexact: a developer's tools stay
    if purpose == "postgres":
        chosen += ["--extra", "postgres"]
        if not os.environ.get("ZERENTIAN_DATABASE"):
            chosen += ["--group", "embedded"]
    return chosen


def install(uv, purpose):
    if not os.path.isdir(os.path.join(ROOT, ".venv")):
        say("正在安装运行所需的软件包（第一次约一分钟）……")
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never")
    quiet = [] if sys.stdout.isatty() and not os.path.isdir(os.path.join(ROOT, ".venv")) else ["--quiet"]
    command = [uv, "sync", "--frozen", "--python", sys.executable] + quiet + extras(purpose)
    if subprocess.run(command, cwd=ROOT, env=environment).returncode:
        refuse("软件包没有装全，原因见上面几行；多半是网络断了，接通后再运行一次，已下载的不会重来。")


def main():
    with_new_enough_python()
    purpose = sys.argv[1] if len(sys.argv) > 1 else "runtime"
    install(uv_command(), purpose)


if __name__ == "__main__":
    main()
