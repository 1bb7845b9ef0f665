"""Every file that must not be taken is refused, with a sentence of its own and before it costs anything."""

import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from zerentian.files.badfile import BadFile
from zerentian.reading.documents import messages, opening
from zerentian.reading.documents.opening import BYTES_MOST, open_document, opened
from zerentian.reading.documents.tests import hostile
from zerentian.reading.documents.tests.files import MAIN, docx, para, pdf, stream

GROUPS = {name: getattr(hostile, name) for name in ("FOREIGN", "ACTIVE", "TOO_MUCH", "BROKEN")}
ALL = [pytest.param(*one, id=f"{name}-{at}") for name, group in GROUPS.items() for at, one in enumerate(group)]
ENGLISH = re.compile(r"[A-Za-z]{2,}")
ALLOWED = {"Word", "WPS", "PDF", "RTF", "XML", "OFD", "MB", "LibreOffice", "docx", "doc", "pdf", "txt", "odt", "wps"}

MEASURED = """
import re, sys, time
from zerentian.files.badfile import BadFile
from zerentian.reading.documents.opening import open_document

def highest():  # kilobytes; getrusage would count what the parent had before it started this process
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])

data = open(sys.argv[1], "rb").read()
before, began, said = highest(), time.process_time(), "-"
try:
    open_document(data, sys.argv[1])
except BadFile as refused:
    said = refused.message
print(highest() - before, time.process_time() - began, said)
"""


@pytest.mark.parametrize(("filename", "made", "words"), ALL)
def test_it_is_refused_in_words(filename: str, made: hostile.Callable[[], bytes], words: str) -> None:
    with pytest.raises(BadFile, match=re.escape(words)) as refused:
        open_document(made(), filename)
    assert refused.value.message.endswith("。")


def test_the_sentences_are_chinese_and_calm() -> None:
    for name, sentence in vars(messages).items():
        if name.isupper() and isinstance(sentence, str):
            words = set(ENGLISH.findall(re.sub(r"\{\w+\}", "", sentence)))
            assert words <= ALLOWED, name
            assert "！" not in sentence, name


def test_a_file_that_is_too_big_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "大.docx"
    with path.open("wb") as file:
        file.truncate(200 << 20)
    with pytest.raises(BadFile, match="文件有 200 MB"):
        opened(path)


def test_a_file_is_opened_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "述职.txt"
    path.write_bytes("束小满\r\n".encode("gb18030"))
    assert [one.text for one in opened(path).paragraphs] == ["束小满", ""]
    with pytest.raises(FileNotFoundError):
        opened(tmp_path / "没有.txt")
    assert opening.BYTES_MOST == BYTES_MOST == 52_428_800


def deep() -> bytes:
    """A table in a table in a table …"""
    opened_, closed = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return docx(opened_ * 50_000 + para("束") + closed * 50_000)


def unclosed() -> bytes:
    """Beginnings without end: what looks for the end of each would look through all the rest each time."""
    return docx(parts={MAIN: "<w:document xmlns:w='x'>" + "<w:rPrChange <w:t a<w:rPr><w:t>" * 200_000})


def packed_page() -> bytes:
    """A page of which 500 MB of blanks come out."""
    work = zlib.compressobj(9)
    packed = b"".join(work.compress(b" " * (1 << 20)) for _ in range(500)) + work.flush()
    return pdf([b""], objects=[stream(packed, b"/Filter /FlateDecode")]).replace(b"/Contents 10 0 R", b"/Contents 8 0 R ")


@pytest.mark.parametrize(
    ("name", "made", "words"),
    [
        ("述职.docx", lambda: hostile.main(b" " * (200 << 20)), "200 MB"),
        ("述职.docx", lambda: hostile.lying(1000), "100 倍"),
        ("述职.docx", deep, "-"),
        ("述职.docx", unclosed, "文件打不开"),
        ("述职.pdf", packed_page, ""),
    ],
)
def test_what_is_made_to_cost_much_costs_little(tmp_path: Path, name: str, made: hostile.Callable[[], bytes], words: str) -> None:
    """In a process of its own: memory is measured by its highest mark, which other tests would have raised. Seconds of the processor."""
    path = tmp_path / name
    path.write_bytes(made())
    done = subprocess.run([sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True)
    kilobytes, seconds, sentence = done.stdout.split(maxsplit=2)
    assert words in sentence
    assert 0 <= int(kilobytes) < 130 * 1024
    assert float(seconds) < 3
