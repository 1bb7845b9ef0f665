"""What is looked for in the XML parts of an .xlsx, while they are unpacked once.

The reading library places cells where the file says, so the checks read the same elements with a strict parser: a part that passes is
well-formed UTF-8 without definitions, and every cell of it stands within the limits.
"""

from array import array
from enum import Enum, auto
from xml.parsers.expat import XMLParserType

from zerentian.files.badfile import BadFile
from zerentian.files.xml import Attributes
from zerentian.files.xml import parser as strict_parser
from zerentian.rosters.sheets import messages
from zerentian.rosters.sheets.grid import NAMED_MOST, Place, refuse_many_errors

FIGURES = "0123456789"


def refuse_unusual(*_: object) -> None:
    raise BadFile(messages.UNUSUAL)


def parser() -> XMLParserType:
    return strict_parser(messages.SAID)


class Columns(dict[str, int]):
    """From letters to a zero-based column, worked out once for each."""

    def __missing__(self, letters: str) -> int:
        if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
            raise ValueError(letters)
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
        self[letters] = number - 1
        return number - 1


class Tag(Enum):
    ROW = auto()
    CELL = auto()
    VALUE = auto()
    FORMULA = auto()
    DATA = auto()
    OTHER = auto()


CELL, VALUE, FORMULA, OTHER = Tag.CELL, Tag.VALUE, Tag.FORMULA, Tag.OTHER
TAGS = {"row": Tag.ROW, "c": CELL, "v": VALUE, "is": VALUE, "f": FORMULA, "sheetData": Tag.DATA}


class Unplaced(Exception):
    """A cell does not say where it stands; its place must be counted, which needs the ends of rows too."""


class Cells:
    """How far the cells of one worksheet reach that hold something, which are formulas, and what those say that are errors.

    `start` runs twice for every cell, a million times in a big roster; that is why it calls so little. Raises Unplaced when a cell
    without a place comes up and `counting` is off. Counting follows the reading library to the letter: where they differ, a file could
    send a cell to a place that was never checked.
    """

    def __init__(self, counting: bool = False) -> None:
        self.rows = self.columns = 0  # up to the last cell that holds something
        self.formulas: list[Place] = []  # the first few
        self.formula_count = 0
        self.errors: dict[Place, str] = {}
        self.row = self.column = self.counted_row = 0
        self.row_figures = ""
        self.in_error = False
        self.counting = counting
        self.in_columns = Columns()
        self.prefix: str | None = None
        self.tags: dict[str, Tag] = {}
        self.reader = parser()
        self.reader.StartElementHandler = self.start
        if counting:
            self.reader.EndElementHandler = self.end

    def start(self, name: str, attributes: Attributes) -> None:
        tag = self.tags.get(name) or self.new_tag(name)
        if tag is VALUE:
            if self.row >= self.rows:
                self.rows = self.row + 1
            if self.column >= self.columns:
                self.columns = self.column + 1
        elif tag is CELL:
            reference = attributes.get("r")
            if reference is None:
                self.count()
            else:
                letters = reference.rstrip(FIGURES)
                self.column = self.in_columns[letters]
                figures = reference[len(letters) :]
                if figures != self.row_figures:
                    self.row_figures = figures
                    self.row = int(figures) - 1
            if attributes.get("t") == "e":
                self.reader.CharacterDataHandler = self.on_error_text
                self.in_error = True
            elif self.in_error:
                self.reader.CharacterDataHandler = None
                self.in_error = False
        elif tag is not OTHER:
            self.seldom(tag, attributes)

    def new_tag(self, name: str) -> Tag:
        """The reading library looks at local names only; a formula is one only in the vocabulary of the sheet, others use <xm:f>."""
        prefix, _, local = name.rpartition(":")
        if self.prefix is None:
            self.prefix = prefix
        tag = TAGS.get(local, OTHER)
        self.tags[name] = OTHER if tag is FORMULA and prefix != self.prefix else tag
        return self.tags[name]

    def seldom(self, tag: Tag, attributes: Attributes) -> None:
        if tag is Tag.ROW:
            self.counted_row = int(attributes["r"]) - 1 if "r" in attributes else self.counted_row
        elif tag is FORMULA:
            self.formula_count += 1
            if self.formula_count <= NAMED_MOST:
                self.formulas.append((self.row, self.column))
        else:  # inside a value these would make the reading library drop the rest of it, without a word
            self.reader.CommentHandler = refuse_unusual
            self.reader.ProcessingInstructionHandler = refuse_unusual
            self.reader.StartCdataSectionHandler = refuse_unusual

    def count(self) -> None:
        """Places a cell that does not say where it stands: behind the one before it."""
        if not self.counting:
            raise Unplaced
        self.row, self.row_figures = self.counted_row, ""

    def end(self, name: str) -> None:
        tag = self.tags[name]
        if tag is Tag.ROW:
            self.counted_row += 1
            self.column = 0
        elif tag is CELL:
            self.column += 1

    def on_error_text(self, text: str) -> None:
        self.errors[self.row, self.column] = self.errors.get((self.row, self.column), "") + text.strip()
        refuse_many_errors(len(self.errors))


class Strings:
    """The texts a workbook keeps once for all its cells: how many bytes each takes in the part, tags included."""

    def __init__(self) -> None:
        self.sizes = array("L")
        self.opened = -1  # where the text begins that is being read
        self.reader = parser()
        self.reader.StartElementHandler = self.start
        self.reader.EndElementHandler = self.end
        self.reader.CommentHandler = refuse_unusual
        self.reader.ProcessingInstructionHandler = refuse_unusual

    def start(self, name: str, _attributes: Attributes) -> None:
        if name == "si" or name.endswith(":si"):
            if self.opened >= 0:  # the reading library takes a text within a text otherwise than it is counted here
                raise BadFile(messages.UNUSUAL)
            self.opened = self.reader.CurrentByteIndex

    def end(self, name: str) -> None:
        if name == "si" or name.endswith(":si"):
            self.sizes.append(self.reader.CurrentByteIndex - self.opened)
            self.opened = -1
