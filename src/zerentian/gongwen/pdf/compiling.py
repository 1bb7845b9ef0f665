"""typst, kept warm: its fonts and what it worked out before serve the next document."""

from functools import lru_cache
from threading import Lock

import typst

from zerentian.gongwen.fonts import Fonts

LOCK = Lock()  # a compiler serves one caller at a time


@lru_cache(maxsize=4)
def compiler(fonts: Fonts) -> typst.Compiler:
    return typst.Compiler(font_paths=fonts.searched)


def compiled(source: str, fonts: Fonts) -> bytes:
    """The PDF. Without tags: a line is a paragraph of its own here, which would read badly aloud."""
    with LOCK:
        made = compiler(fonts).compile(input=source.encode(), format="pdf", pdf_tags=False)
    assert isinstance(made, bytes), "a PDF is one file"
    return made
