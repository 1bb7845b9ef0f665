"""Files that a command reads and writes where its user says. None is ever written over unasked, none is left half written."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from zerentian.cli.reports import readable_at, shown
from zerentian.kernel.errors import Invalid
from zerentian.reading.documents.opening import bytes_of

IS_SOURCE = "{name} 就是要读的那一份，不能写在它上面。请换一个文件名。"
IS_THERE = "已经有 {name} 了，没有写。请换一个文件名，或者加 --force 盖掉它。"
IS_FOLDER = "{name} 是文件夹。请写文件名。"
NO_FOLDER = "没有 {name} 这个文件夹。请先建好，或者换一个位置。"
NOT_WRITABLE = "写不进 {name}（{why}）。请核对权限，或者换一个位置。"
OTHER_ENDING = "这里只能写成 {endings}。请改一下文件名的后缀。"


def read_from(name: str) -> bytes:
    """Raises BadFile with one Chinese sentence; what is too big is not even read."""
    with readable_at(name):
        return bytes_of(Path(name))


def refuse_target(target: Path, *, force: bool, source: Path | None = None, endings: Sequence[str] = ()) -> None:
    """Before any work is done. Raises Invalid."""
    name = shown(str(target))
    if endings and target.suffix.lower() not in endings:
        raise Invalid(OTHER_ENDING.format(endings="、".join(endings)))
    if target.is_dir():
        raise Invalid(IS_FOLDER.format(name=name))
    if not target.parent.is_dir():
        raise Invalid(NO_FOLDER.format(name=shown(str(target.parent))))
    if source is not None and is_same(target, source):
        raise Invalid(IS_SOURCE.format(name=name))
    if not force and os.path.lexists(target):
        raise Invalid(IS_THERE.format(name=name))


def is_same(target: Path, source: Path) -> bool:
    """Also by another way to it: a link, another name."""
    if target.exists() and source.exists():
        return target.samefile(source)
    return target.resolve() == source.resolve()


def handed_out(target: Path, data: bytes) -> None:
    """Beside its place first, then there in one step. Raises Invalid."""
    try:
        descriptor, beside = tempfile.mkstemp(prefix=".", suffix=target.suffix, dir=target.parent)
    except OSError as error:
        raise Invalid(NOT_WRITABLE.format(name=shown(str(target)), why=error.strerror)) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(beside).chmod(0o666 & ~mask())
        Path(beside).replace(target)
    except OSError as error:
        Path(beside).unlink(missing_ok=True)
        raise Invalid(NOT_WRITABLE.format(name=shown(str(target)), why=error.strerror)) from None


def mask() -> int:
    """What the user takes from the rights of new files; it can only be read by setting it."""
    found = os.umask(0o077)
    os.umask(found)
    return found
