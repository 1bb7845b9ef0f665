"""Every hostile file is refused, with a sentence of its own and before it costs anything."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from zerentian.files.badfile import BadFile
from zerentian.rosters.sheets import messages
from zerentian.rosters.sheets.opening import open_book
from zerentian.rosters.sheets.tests import hostile

GROUPS = {name: getattr(hostile, name) for name in ("FOREIGN", "ACTIVE", "FORMULAS", "TOO_MUCH", "BROKEN")}
ALL = [pytest.param(*one, id=f"{name}-{at}") for name, group in GROUPS.items() for at, one in enumerate(group)]
ENGLISH = re.compile(r"[A-Za-z]{2,}")
ALLOWED = {"Excel", "WPS", "Word", "PDF", "XML", "MB", "ods", "xlsx", "xls", "csv", "xlsb"}

MEASURED = """
import re, sys, time
from zerentian.files.badfile import BadFile
from zerentian.rosters.sheets.opening import open_book

def highest():  # kilobytes; getrusage would count what the parent had before it started this process
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])

data = open(sys.argv[1], "rb").read()
before, began = highest(), time.process_time()
try:
    open_book(data, "名册.xlsx")
except BadFile as refused:
    print(highest() - before, time.process_time() - began, refused.message)
"""


@pytest.mark.parametrize(("filename", "made", "words"), ALL)
def test_it_is_refused_in_words(filename: str, made: hostile.Callable[[], bytes], words: str) -> None:
    with pytest.raises(BadFile, match=re.escape(words)) as refused:
        open_book(made(), filename)
    assert refused.value.code == "bad-file"
    assert refused.value.message.endswith("。")


def test_the_sentences_are_chinese_and_calm() -> None:
    for name, sentence in vars(messages).items():
        if name.isupper() and isinstance(sentence, str):
            words = set(ENGLISH.findall(re.sub(r"\{\w+\}", "", sentence)))
            assert words <= ALLOWED, name
            assert "！" not in sentence, name
            assert sentence not in [other for key, other in vars(messages).items() if key != name], name


def slow_to_grow() -> bytes:
    """220 MB that pack to a ninetieth: no part is suspicious by itself."""
    block = os.urandom(728) + bytes(65_536 - 728)
    return hostile.changed(hostile.xlsx(), {f"xl/media/image{at}.bin": block * 800 for at in range(4)} | {"xl/media/last.bin": block * 160})


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (hostile.bomb, "100 倍"),
        (lambda: hostile.lying(b" " * (200 << 20), 1000), "100 倍"),
        (slow_to_grow, "200 MB"),
        (hostile.repeated_text, "200 MB"),
        (lambda: hostile.with_cells('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'), "1048576"),
    ],
)
def test_bombs_cost_less_than_50_mb_and_a_second(tmp_path: Path, made: hostile.Callable[[], bytes], words: str) -> None:
    """In a process of its own: memory is measured by its highest mark, which other tests would have raised. Seconds of the processor."""
    path = tmp_path / "bomb"
    path.write_bytes(made())
    done = subprocess.run([sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True)
    kilobytes, seconds, sentence = done.stdout.split(maxsplit=2)
    assert words in sentence
    assert 0 < int(kilobytes) < 50 * 1024
    assert float(seconds) < 1
