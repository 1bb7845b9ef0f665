"""Word documents of the older kind: LibreOffice, where there is one, writes them anew as .docx in a folder that nobody else sees."""

import os
import shutil
import signal
import struct
import subprocess
import tempfile
from pathlib import Path

from zerentian.files.badfile import BadFile
from zerentian.files.compound import Compound
from zerentian.files.messages import DAMAGED, DRAWING, MAIL, SLIDES, TABLE
from zerentian.reading.documents import docx, messages
from zerentian.reading.report import Paragraph

PROGRAMS = ("soffice", "libreoffice")
SECONDS_MOST = 90
LOCKED_PACKAGE = {"encryptedpackage", "encryptioninfo"}
MACROS = {"_vba_project_cur", "vba", "_vba_project", "macros"}
EMBEDDED = ("objectpool", "mbd", "\x01ole10native")
WPS = {"wpscontent", "matost", "contents"}
FOREIGN = {
    "workbook": TABLE,
    "book": TABLE,
    "powerpoint document": SLIDES,
    "visiodocument": DRAWING,
    "__properties_version1.0": MAIL,
}
MAIN = "worddocument"
WORD_MAGICS = {0xA5EC, 0xA5DC}  # of Word 97 and later; of Word 6 and 95
ENCRYPTED = 0x0100  # among the flags at 10


def read(data: bytes) -> tuple[list[Paragraph], list[str]]:
    """Raises BadFile."""
    notes = [messages.EMBEDDED_LEFT] if check(Compound(data)) else []
    paragraphs, more = docx.read(converted(data))
    return paragraphs, [messages.CONVERTED, *notes, *(note for note in more if note not in notes)]


def check(compound: Compound) -> bool:
    """Whether other files are embedded in it. Raises BadFile for what is no readable document."""
    names = compound.names
    if names & LOCKED_PACKAGE:
        raise BadFile(messages.LOCKED)
    if MAIN not in names:
        raise BadFile(not_word(names))
    if any(MACROS & set(name.split("/")) for name in names):
        raise BadFile(messages.MACRO)
    refuse_main(compound.stream(MAIN))
    return any(part.startswith(EMBEDDED) for name in names for part in name.split("/"))


def not_word(names: set[str]) -> str:
    for name, what in FOREIGN.items():
        if name in names:
            return messages.NOT_A_REPORT.format(what=what)
    return messages.WPS_WRITER if names & WPS else messages.UNREADABLE


def refuse_main(content: bytes) -> None:
    if len(content) < 32:
        raise BadFile(DAMAGED)
    magic, flags = struct.unpack_from("<H8xH", content)
    if magic not in WORD_MAGICS:
        raise BadFile(DAMAGED)
    if flags & ENCRYPTED:
        raise BadFile(messages.LOCKED)


def converter() -> str:
    """The path of LibreOffice; "" if there is none."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), "")


def converted(data: bytes) -> bytes:
    """The same as a .docx. Raises BadFile."""
    program = converter()
    if not program:
        raise BadFile(messages.NO_CONVERTER)
    with tempfile.TemporaryDirectory(prefix="zerentian-doc-", ignore_cleanup_errors=True) as name:  # for this user only
        folder = Path(name)
        (folder / "in.doc").write_bytes(data)
        run(program, folder)
        made = folder / "out" / "in.docx"
        if not made.is_file():
            raise BadFile(messages.CONVERTER_FAILED)
        return made.read_bytes()


def run(program: str, folder: Path) -> None:
    """A profile of its own, so that it neither waits for another LibreOffice nor has that one's settings; macros never run in this mode."""
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nologo", "--nolockcheck"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(folder / "in.doc")]
    environment = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT") if key in os.environ} | {"HOME": str(folder)}
    quiet = subprocess.DEVNULL
    work = subprocess.Popen(command, env=environment, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        work.wait(SECONDS_MOST)
    except subprocess.TimeoutExpired as error:
        raise BadFile(messages.CONVERTER_SLOW) from error
    finally:
        end(work)


def end(work: "subprocess.Popen[bytes]") -> None:
    """LibreOffice works in a child of what was started; both belong to one group."""
    if work.poll() is None and hasattr(os, "killpg"):
        os.killpg(work.pid, signal.SIGKILL)
    elif work.poll() is None:
        work.kill()
    work.wait()
