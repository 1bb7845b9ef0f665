"""Word documents of the older kind: read where there is LibreOffice, a sentence where there is none."""

import os
import time
from pathlib import Path

import docx
import pytest

from tests.offices import convert
from zerentian.files.badfile import BadFile
from zerentian.reading.documents import doc, messages
from zerentian.reading.documents.opening import open_document
from zerentian.reading.documents.tests import files
from zerentian.reading.documents.tests.files import para

# Stands where LibreOffice would, and is told the same; it leaves what it was told, and makes the document it was given.
PROGRAM = """#!/bin/sh
echo "$@" > "{told}"
while [ "$1" != "--outdir" ]; do shift; done
mkdir -p "$2"
{work}
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that comes first on PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


def install(folder: Path, work: str) -> None:
    path = folder / "soffice"
    path.write_text(PROGRAM.format(told=folder / "told", work=work), encoding="utf8")
    path.chmod(0o755)


def old_document(folder: Path) -> bytes:
    """A real one where LibreOffice can write it; otherwise what looks like one from outside."""
    if not doc.converter():
        return files.doc()
    made = docx.Document()
    for text in ("一、主要做法", "束小满讲党课3次"):
        made.add_paragraph(text)
    made.save(str(folder / "a.docx"))
    convert([folder / "a.docx"], "doc", folder / "out")
    return (folder / "out" / "a.doc").read_bytes()


def test_it_is_read_where_there_is_libreoffice_and_refused_where_there_is_none(tmp_path: Path) -> None:
    data = old_document(tmp_path)
    if doc.converter():
        found = open_document(data, "述职.doc")
        assert [one.text for one in found.paragraphs if one.text] == ["一、主要做法", "束小满讲党课3次"]
        assert messages.CONVERTED in found.notes
    else:
        with pytest.raises(BadFile) as refused:
            open_document(data, "述职.doc")
        assert refused.value.message == messages.NO_CONVERTER


def test_without_libreoffice_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadFile, match="没有 LibreOffice，读不了。请用 Word 或 WPS 打开，另存为"):
        open_document(files.doc(), "述职.doc")


def test_the_converter_has_a_profile_of_its_own_and_leaves_nothing(program: Path, tmp_path: Path) -> None:
    (tmp_path / "made.docx").write_bytes(files.docx(para("束小满")))
    install(program, f'cp "{tmp_path / "made.docx"}" "$2/in.docx"')
    found = open_document(files.doc(ObjectPool=b"x"), "述职.doc")
    assert [one.text for one in found.paragraphs] == ["束小满"]
    assert found.notes == (messages.CONVERTED, messages.EMBEDDED_LEFT)
    told = (program / "told").read_text(encoding="utf8")
    folder = Path(told.split("--outdir ")[1].split()[0]).parent
    assert f"-env:UserInstallation={folder.as_uri()}/profile" in told
    assert "--headless" in told
    assert not folder.exists()


def test_a_converter_that_makes_nothing(program: Path) -> None:
    install(program, "exit 1")
    with pytest.raises(BadFile, match="转换不了"):
        open_document(files.doc(), "述职.doc")


def test_a_converter_that_never_ends_is_ended(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "SECONDS_MOST", 0.5)
    install(program, "sleep 100 & echo $! > " + str(program / "child") + "; wait")
    with pytest.raises(BadFile, match="转换太慢"):
        open_document(files.doc(), "述职.doc")
    child = int((program / "child").read_text(encoding="utf8"))
    until = time.monotonic() + 10  # it was told to end; on a busy machine it takes a moment
    while runs(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not runs(child)


def runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf8").rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False
