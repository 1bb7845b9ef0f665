"""A PDF as somebody with a ruler sees it: where every sign and every rule lies. Points; `y` counts from the upper edge of the page."""

from ctypes import byref, c_double
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4


@dataclass(frozen=True)
class Seen:
    text: str
    x: float  # where its square begins
    line: float  # `y` of the line on which it stands
    left: float  # of its ink, as the others
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    signs: list[Seen]
    rules: list[tuple[float, float, float, float]]  # left, top, right, bottom of what is drawn

    def text(self) -> str:
        """In the order of the file. What lies beyond 65535 comes in halves."""
        return "".join(sign.text for sign in self.signs).encode("utf-16", "surrogatepass").decode("utf-16")

    def lines(self) -> list[list[Seen]]:
        """Signs by the lines on which they stand, from above, blanks left out."""
        found: dict[float, list[Seen]] = {}
        for sign in self.signs:
            found.setdefault(round(sign.line, 1), []).append(sign)
        return [sorted(found[place], key=lambda sign: sign.x) for place in sorted(found)]

    def line(self, text: str) -> list[Seen]:
        """The line that reads so."""
        return next(line for line in self.lines() if "".join(sign.text for sign in line) == text)

    def find(self, text: str) -> list[Seen]:
        """The signs of the first place on a line that reads so."""
        for line in self.lines():
            at = "".join(sign.text for sign in line).find(text)
            if at >= 0:
                return line[at : at + len(text)]
        raise AssertionError(f"{text} is not on the page")


def measured(data: bytes) -> list[Page]:
    document = pypdfium2.PdfDocument(data)
    return [page_of(document[place]) for place in range(len(document))]


def page_of(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    textpage = page.get_textpage()
    signs = [sign_of(textpage, place, height) for place in range(textpage.count_chars())]
    rules = [one.get_bounds() for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    seen = [(left, height - top, right, height - bottom) for left, bottom, right, top in rules]
    return Page(width, height, [sign for sign in signs if sign.text.strip()], sorted(seen, key=lambda rule: rule[1]))


def sign_of(textpage: pypdfium2.PdfTextPage, place: int, height: float) -> Seen:
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(textpage, place, byref(x), byref(y))
    left, bottom, right, top = textpage.get_charbox(place)
    text = chr(raw.FPDFText_GetUnicode(textpage, place))
    return Seen(text, x.value, height - y.value, left, right, height - top, height - bottom)
