"""`zerentian export`: everything the installation holds, row by row, in a form that two installations can be compared by."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from zerentian.kernel.errors import Invalid
from zerentian.organisations import loading as organisations
from zerentian.people import loading as people


def export(
    canonical: Annotated[str, typer.Option(metavar="文件", help="把组织和人员逐行写到这个文件，- 是屏幕")],
) -> None:
    """Sorted JSON lines of all organisations and people; no passwords, no integer keys, no moments of recording."""
    if canonical == "-":
        sys.stdout.writelines(canonical_lines())
        return
    try:
        with Path(canonical).open("w", encoding="utf8", newline="\n") as file:
            file.writelines(canonical_lines())
    except OSError as error:
        raise Invalid(f"写不进 {canonical}：{error.strerror}。请换一个位置。") from None


def canonical_lines() -> Iterator[str]:
    found = [line for model in (*organisations.TABLES, *people.TABLES) for line in organisations.lines(model)]
    return (line + "\n" for line in sorted(found))
