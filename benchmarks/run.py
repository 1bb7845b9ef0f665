"""`make bench [ONLY=name]`: runs the benchmarks, prints a table and writes benchmarks/results/<date>-<commit>.json."""

import importlib
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.harness import REGISTERED, ROOT, SEED, Row

HERE = Path(__file__).resolve().parent


def main(only: str) -> int:
    for path in sorted(HERE.glob("bench_*.py")):
        importlib.import_module(f"benchmarks.{path.stem}")
    chosen = [name for name in REGISTERED if matches(name, only)]
    if not chosen:
        print(f"No benchmark is called {only!r}; there are: {', '.join(REGISTERED) or 'none'}", file=sys.stderr)
        return 2
    rows = [measured(name) for name in chosen]
    Console(width=120 if not sys.stdout.isatty() else None).print(table(rows))
    print(f"written to {write(rows).relative_to(ROOT)}")
    return 0


def matches(name: str, only: str) -> bool:
    """`tree` chooses tree.page and tree.expand; `tree.page` only itself."""
    return not only or name == only or name.startswith(f"{only}.")


def measured(name: str) -> Row:
    print(f"{name} …", file=sys.stderr, flush=True)
    return REGISTERED[name]()


def table(rows: list[Row]) -> Table:
    page = Table("name", "runs", "median", "unit", "baseline", "ratio", "goal", "met")
    for row in rows:
        met = {None: "", True: "yes", False: "NO"}[row.met]
        page.add_row(row.name, str(row.runs), short(row.median), row.unit, short(row.baseline), short(row.ratio), row.goal, met)
    return page


def short(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def write(rows: list[Row]) -> Path:
    commit = commit_now()
    path = HERE / "results" / f"{date.today().isoformat()}-{commit}.json"
    path.parent.mkdir(exist_ok=True)
    known = json.loads(path.read_text(encoding="utf8"))["rows"] if path.exists() else []
    kept = {row["name"]: row for row in known} | {row.name: asdict(row) for row in rows}  # ONLY= renews some rows, not the others
    result = {"machine": machine(), "commit": commit, "seed": SEED, "rows": [kept[name] for name in sorted(kept)]}
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf8")
    return path


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {processor()}, {platform.system()}, Python {platform.python_version()}"


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def commit_now() -> str:
    """Short hash of the commit measured; -changed when the tree differs from it."""
    git = ["git", "-C", str(ROOT)]
    told = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    if told.returncode:
        return "uncommitted"
    changes = subprocess.run([*git, "status", "--porcelain", "--", "src"], capture_output=True, text=True, check=False)
    return told.stdout.strip() + ("-changed" if changes.stdout.strip() else "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
