"""The paragraphs of a Word document, in the order in which they are read."""

import re
from collections.abc import Callable
from html import unescape

from zerentian.reading.documents.lines import lines
from zerentian.reading.documents.word.cutting import Marks, Unusual, thin
from zerentian.reading.documents.word.numbering import Numbering
from zerentian.reading.documents.word.rows import row
from zerentian.reading.documents.word.styles import DELETED, NOTHING_SAID, Looks, Styles
from zerentian.reading.report import Paragraph

# A document is cut at its text. What stands between two pieces of it stands there again and again, and is looked at once.
TEXT = re.compile(rb"<w:t(?:\s[^<>]*+)?+>([^<]*+)</w:t\s*+>")
# <=P7> and the like are marks of `cutting.py`.
TOKEN = re.compile(
    rb"<(?:m:t(?:\s[^<>]*)?>([^<]*)</|=([A-Z])([0-9]*)>"
    rb"|(/?)(w:(?:p|r|tc|tr|tbl|txbxContent|br|cr|tab|ptab|noBreakHyphen|sym|fldChar|del|moveFrom|rt|sdtContent|showingPlcHdr"
    rb"|footnoteReference|endnoteReference|commentReference|altChunk|ins|pPr|rPr)"
    rb"|mc:Fallback)(?=[\s/>])([^<>]*)>|([!?]))"
)
NESTED = {b"w:tc", b"w:tr", b"w:tbl", b"w:txbxContent", b"w:p", b"w:del", b"w:moveFrom", b"w:rt", b"w:sdtContent", b"mc:Fallback"}
TOLD = {b"w:footnoteReference", b"w:endnoteReference", b"w:commentReference", b"w:altChunk", b"w:ins", b"w:del"}
LOOKS = {b"w:pPr", b"w:rPr"}  # cut out before; what is left of them is empty or not in the usual form
SKIPPED = {b"w:del", b"w:moveFrom", b"w:rt", b"mc:Fallback"}
SIGNS = {b"w:br": b"\n", b"w:cr": b"\n", b"w:tab": b"\t", b"w:ptab": b"\t", b"w:noBreakHyphen": b"-"}
PAGE = re.compile(rb"""w:type=["'](?:page|column)["']""")
FIELD = re.compile(rb"""w:fldCharType=["'](\w+)["']""")
SYMBOL = re.compile(rb"""w:char=["']([0-9A-Fa-f]{1,6})["']""")
REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);")
BARE = re.compile(r"&(?!(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)")
BOXES = {0xF052: "☑", 0xF053: "☒", 0xF0A3: "□", 0xF0A8: "□", 0xF06F: "□", 0xF0FD: "☒", 0xF0FE: "☑", 0xF0FC: "✓", 0xF0FB: "✗", 0xF06C: "●"}
PRIVATE, UNKNOWN = range(0xE000, 0xF900), "□"  # a sign of a font of signs, not one of those above


Act = tuple[Callable[[bytes, bytes], None], bytes, bytes]
NEXT_RUN: list[Act] = []  # only that a run ends and another begins, which is most there is between two pieces of text


class Gaps(dict[bytes, list[Act]]):
    """From the bytes between two pieces of text to what is to be done, worked out once for each."""

    def __init__(self, acts: Callable[[bytes], list[Act]]) -> None:
        super().__init__()
        self.acts = acts

    def __missing__(self, gap: bytes) -> list[Act]:
        self[gap] = self.acts(gap)
        return self[gap]


class Letters:
    """The text of one paragraph while it is gathered."""

    __slots__ = ("bold", "hidden", "looks", "parts", "strong")

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.strong: list[bytes] = []  # those that are bold

    def take(self, looks: Looks) -> None:
        self.looks, self.bold, self.hidden = looks, looks.bold, looks.hidden


def leave(text: bytes) -> None:
    """Text that is not of the paragraph as it is read."""


class Body:
    """Reads a document in the usual form; `left_hidden`, `left_contents` and `seen` tell what was passed over. Raises Unusual."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles, self.numbering = styles, numbering
        self.seen: set[bytes] = set()  # elements that are not text but must be told about
        self.take: Callable[[bytes], None] = leave
        self.marks_of_paragraphs, self.marks_of_runs = Marks(self.mark_of_paragraph), Marks(self.mark_of_run)
        self.looks: list[Looks] = []
        self.left_hidden = self.left_contents = False
        self.open: list[bytes] = []  # elements we are in
        self.lists: list[list[Paragraph]] = [[]]  # of the body, of the cell or text box in it, and so on
        self.rows: list[list[list[Paragraph]]] = []  # cells of the rows we are in
        self.deleted_rows: set[int] = set()  # by how many rows they are in
        self.waiting: list[tuple[Letters | None, list[Paragraph]]] = []  # paragraphs in which there is a text box, and what is in these
        self.beside: list[Paragraph] = []  # text boxes of the paragraph
        self.letters: Letters | None = None
        self.carried: Letters | None = None  # a paragraph that runs on into the next
        self.marked = False  # the letters of this run look otherwise than their paragraph says
        self.skipping = 0
        self.placeholder = False
        self.in_code: list[bool] = []  # fields we are in: whether in the code of it, not yet in what it shows
        self.at_end: dict[bytes, Callable[[], None]] = {
            b"w:p": self.end_paragraph,
            b"w:tc": self.end_cell,
            b"w:tr": self.end_row,
            b"w:txbxContent": self.end_box,
        }

    def read(self, content: bytes) -> list[Paragraph]:
        parts = TEXT.split(content)
        parts[0] = parts[0][parts[0].find(b">", parts[0].find(b"<w:document")) + 1 :]  # what the beginning says is judged by then
        if not parts[-1].rstrip().endswith(b"</w:document>"):
            raise Unusual
        gaps = Gaps(self.acts)
        rest = iter(parts)
        for gap, text in zip(rest, rest, strict=False):  # after the last text there is but a gap
            acts = gaps[gap]
            if acts is not NEXT_RUN:
                for act, first, second in acts:
                    act(first, second)
            elif self.marked:
                self.end_run(b"", b"")
            self.take(text)
        for act, first, second in gaps[parts[-1]]:
            act(first, second)
        if self.open:
            raise Unusual
        self.flush()
        return self.lists[0]

    def acts(self, gap: bytes) -> list[Act]:
        """What is to be done for the bytes between two pieces of text."""
        found: list[Act] = []
        for token in TOKEN.finditer(thin(gap, self.marks_of_paragraphs, self.marks_of_runs)):
            kind = token.lastindex
            if kind == 1:
                found.append((self.take_formula, token[1], b""))
            elif kind == 3:
                found.append((self.mark, token[2], token[3]))
            elif kind == 7:
                raise Unusual
            elif token[5] == b"w:r":
                if token[4]:
                    found.append((self.end_run, b"", b""))
            elif token[5] == b"w:p" and not token[6].endswith(b"/"):  # most of all
                found.append((self.leave_paragraph if token[4] else self.enter_paragraph, b"w:p", b""))
            else:
                found.append((self.end if token[4] else self.begin, token[5], token[6]))
        if len(found) == 1 and found[0][0] == self.end_run:
            return NEXT_RUN
        if [act for act, _, _ in found[:3]] == [self.end_run, self.leave_paragraph, self.enter_paragraph]:
            return [(self.next_paragraph, b"w:p", b""), *found[3:]]
        return found

    def end_run(self, _name: bytes, _given: bytes) -> None:
        """From here on letters look again as their paragraph says."""
        if self.marked and self.letters is not None:
            self.letters.take(self.letters.looks)
            self.marked = False
            self.aim()

    def enter_paragraph(self, name: bytes, _: bytes) -> None:
        self.open.append(name)
        self.begin_paragraph()

    def leave_paragraph(self, name: bytes, _: bytes) -> None:
        if not self.open or self.open.pop() != name:
            raise Unusual
        self.end_paragraph()
        self.take = leave

    def next_paragraph(self, name: bytes, _: bytes) -> None:
        """The end of a run, of its paragraph, and the beginning of another, which mostly stand together."""
        self.marked = False
        if not self.open or self.open[-1] != name:
            raise Unusual
        self.end_paragraph()
        self.begin_paragraph()

    def take_formula(self, text: bytes, _: bytes) -> None:
        self.take(text)

    def mark_of_paragraph(self, text: bytes) -> bytes:
        looks = self.styles.of_paragraph(text)
        if looks == NOTHING_SAID:
            return b""
        self.looks.append(looks)
        return b"<=P%d>" % (len(self.looks) - 1)

    def mark_of_run(self, text: bytes) -> bytes:
        bold, hidden = self.styles.of_letters(text)
        signs = {True: b"B", False: b"U", None: b""}[bold]
        signs += (b"V" if hidden else b"") + (b"G" if DELETED.search(text) else b"")
        return b"".join(b"<=%c>" % sign for sign in signs)

    def aim(self) -> None:
        """Whenever something changes, it is settled where text goes from now on: there is much more text than change."""
        letters = self.letters
        if letters is None or self.skipping or True in self.in_code:
            self.take = leave
        elif letters.hidden:
            self.take = self.hide
        else:
            self.take = self.stress if letters.bold else letters.parts.append

    def hide(self, text: bytes) -> None:
        self.left_hidden = self.left_hidden or bool(text)

    def stress(self, text: bytes) -> None:
        assert self.letters is not None  # text is sent here only then
        self.letters.parts.append(text)
        self.letters.strong.append(text)

    def mark(self, sign: bytes, number: bytes) -> None:
        letters = self.letters
        if letters is None:
            return
        if sign == b"P" and int(number or b"0") < len(self.looks):
            letters.take(self.looks[int(number or b"0")])
        elif sign == b"V":
            letters.hidden = self.marked = True
        elif sign in b"BU":
            letters.bold, self.marked = sign == b"B", True
        self.aim()

    def begin(self, name: bytes, given: bytes) -> None:
        if name in TOLD:
            self.seen.add(name)
        if name in NESTED:
            if given.endswith(b"/"):
                self.begin_empty(name)
            else:
                self.open.append(name)
                self.enter(name)
        elif name in LOOKS:
            if not given.endswith(b"/"):
                raise Unusual
        elif name == b"w:showingPlcHdr":
            self.placeholder = True
        elif name == b"w:fldChar":
            self.field(FIELD.search(given))
            self.aim()
        elif name not in TOLD:
            self.take(b"\f" if name == b"w:br" and PAGE.search(given) else symbol(given) if name == b"w:sym" else SIGNS[name])

    def begin_empty(self, name: bytes) -> None:
        if name == b"w:p":
            self.begin_paragraph()
            self.end_paragraph()
        elif name == b"w:tc":
            self.rows[-1].append([])
        elif name == b"w:del" and self.rows and self.open[-1] == b"w:tr":
            self.deleted_rows.add(len(self.rows))

    def enter(self, name: bytes) -> None:
        if name == b"w:p":
            self.begin_paragraph()
        elif name == b"w:tc":
            self.lists.append([])
        elif name == b"w:tr":
            self.rows.append([])
        elif name == b"w:txbxContent":
            self.waiting.append((self.letters, self.beside))
            self.lists.append([])
            self.letters, self.beside = None, []
        elif name in SKIPPED or (name == b"w:sdtContent" and self.placeholder):
            self.skipping += 1
            self.open[-1] = b"-" + name
        self.placeholder = False
        self.aim()

    def end(self, name: bytes, _: bytes) -> None:
        if name not in NESTED:
            return
        if not self.open:
            raise Unusual
        opened = self.open.pop()
        if opened == b"-" + name:
            self.skipping -= 1
        elif opened != name:
            raise Unusual
        elif name in self.at_end:
            self.at_end[name]()
        self.aim()

    def begin_paragraph(self) -> None:
        if self.letters is not None:  # a paragraph stands in another only by way of a text box
            raise Unusual
        letters, self.carried = self.carried or Letters(), None
        letters.take(NOTHING_SAID)
        self.letters = letters
        if self.skipping or self.in_code:
            self.aim()
        else:
            self.take = letters.parts.append

    def end_paragraph(self) -> None:
        letters, self.letters = self.letters, None
        assert letters is not None  # only what was opened is closed
        if self.in_code:
            self.in_code = [False] * len(self.in_code)  # a code never goes on in the next paragraph; one without end must not swallow it
        if letters.looks.gone:
            self.carried = letters
            return
        if letters.looks.contents:
            self.left_contents = True
        elif not self.skipping:
            self.lists[-1] += self.paragraphs(letters)
        if self.beside:
            self.lists[-1] += self.beside
            self.beside = []

    def paragraphs(self, letters: Letters) -> list[Paragraph]:
        looks = letters.looks
        text = characters(letters.parts)
        bold = bool(letters.strong) and same_letters(text, characters(letters.strong))
        if looks.list is not None:
            text = self.numbering.label(looks) + text
        if text.isprintable():  # so is nearly every one, and one line
            return [Paragraph(text, looks.heading or 0, bold, bool(looks.centred))]
        return [Paragraph(line, looks.heading or 0, bold, bool(looks.centred)) for line in lines(text)]

    def flush(self) -> None:
        """What was to run on into a next paragraph, where there is none."""
        if self.carried is not None:
            self.lists[-1] += self.paragraphs(self.carried)
            self.carried = None

    def end_cell(self) -> None:
        self.flush()
        if not self.rows:
            raise Unusual
        self.rows[-1].append(self.lists.pop())

    def end_row(self) -> None:
        cells = self.rows.pop()
        if len(self.rows) + 1 in self.deleted_rows:
            self.deleted_rows.discard(len(self.rows) + 1)
        else:
            self.lists[-1] += row(cells)

    def end_box(self) -> None:
        self.flush()
        inside = self.lists.pop()
        self.letters, self.beside = self.waiting.pop()
        if not self.skipping:
            self.beside += inside

    def field(self, found: re.Match[bytes] | None) -> None:
        kind = found[1] if found else b""
        if kind == b"begin":
            self.in_code.append(True)
        elif kind == b"separate" and self.in_code:
            self.in_code[-1] = False
        elif kind == b"end" and self.in_code:
            self.in_code.pop()


def same_letters(one: str, other: str) -> bool:
    """Whether there is something, and nothing more in one of them than blanks."""
    return "".join(one.split()) == "".join(other.split()) != ""


def characters(parts: list[bytes]) -> str:
    """Raises Unusual for what is no UTF-8 or no XML."""
    try:
        text = b"".join(parts).decode()
    except UnicodeDecodeError as error:
        raise Unusual from error
    if "&" not in text:
        return text
    if BARE.search(text):
        raise Unusual
    return REFERENCE.sub(lambda found: unescape(found[0]), text)


def symbol(given: bytes) -> bytes:
    found = SYMBOL.search(given)
    code = int(found[1], 16) if found else 0
    if code in BOXES:
        return BOXES[code].encode()
    return (UNKNOWN if code in PRIVATE or not chr(code if code < 0x110000 else 0).isprintable() else chr(code)).encode()
