"""Run by itself: a PDF on standard input, what its pages say as JSON on standard output. Started by `pdf.py`, by nobody else."""

import json
import sys
from typing import Any

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_PAGEOBJ_IMAGE

MEMORY_MOST = 1536 * 1024 * 1024  # bytes of addresses, of which much is never used
SECONDS_MOST = 50
LETTERS_MOST = 20_000_000  # of all pages


def limit() -> None:
    """Where the system can; elsewhere only time is limited, by whoever started this."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MOST, MEMORY_MOST))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_MOST, SECONDS_MOST))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def pages(data: bytes, most: int) -> dict[str, Any]:
    """{"error": "", "password" or "damaged", "pages": how many, "texts": of each, "pictures": whether there is one on it}."""
    found: dict[str, Any] = {"error": "", "pages": 0, "texts": [], "pictures": []}
    try:
        document = pypdfium2.PdfDocument(data)
        found["pages"], room = len(document), LETTERS_MOST
        for at in range(len(document) if len(document) <= most else 0):
            page = document[at]
            found["texts"].append(page.get_textpage().get_text_bounded())
            found["pictures"].append(any(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3)))
            page.close()
            room -= len(found["texts"][-1])
            if room < 0:
                raise MemoryError
    except pypdfium2.PdfiumError as error:
        found["error"] = "password" if error.err_code == FPDF_ERR_PASSWORD else "damaged"
    return found


if __name__ == "__main__":
    limit()
    json.dump(pages(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)
