"""The files of this repository, as the architecture tests see them."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "zerentian"
NOT_OURS = {".git", ".venv", ".tools", "node_modules", "demo-data", "test-data", "zerentian-data", "dist", "__pycache__"}
NOT_OURS |= {".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache"}
TEXT = {".py", ".md", ".yaml", ".yml", ".toml", ".html", ".txt", ".css", ".js", ".json", ".sh", ".cfg", ""}

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> tuple[Path, ...]:
    """What is or will be committed; in a download without git, everything that is not made by tools."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        found = [ROOT / name for name in listed.stdout.splitlines()]
    else:
        found = [path for path in ROOT.rglob("*") if not NOT_OURS & set(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in found if path.is_file()))


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file written here; the lock file and vendored files are others' work."""
    for path in files():
        if path.suffix in TEXT and path.name != "uv.lock" and "vendor" not in path.parts:
            yield path.relative_to(ROOT), path.read_text(encoding="utf8")


def modules() -> list[Path]:
    """Python files written by hand."""
    return [path for path in files() if path.suffix == ".py" and not {"migrations", "vendor"} & set(path.parts)]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf8"))


def functions(path: Path) -> Iterator[FunctionNode]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, FunctionNode):
            yield node


def length(node: FunctionNode) -> int:
    assert node.end_lineno
    return node.end_lineno - node.lineno + 1


def packages() -> set[str]:
    """First-level packages of src/zerentian."""
    return {path.relative_to(SOURCE).parts[0] for path in modules() if SOURCE in path.parents and path.parent != SOURCE}


def layers() -> list[set[str]]:
    """The layers contract, lowest first; packages of one set stand beside each other."""
    tool: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["tool"]
    contract = next(one for one in tool["importlinter"]["contracts"] if one["type"] == "layers")
    return [{name.strip() for name in layer.split("|")} for layer in reversed(contract["layers"])]


def in_source(path: Path) -> bool:
    return SOURCE in path.parents and "tests" not in path.parts
