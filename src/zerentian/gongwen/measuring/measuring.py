"""From the bytes of a .docx to what holds for each of its paragraphs and pages."""

from zerentian.gongwen.measuring.bounds import bounds
from zerentian.gongwen.measuring.measured import Measured, MeasuredParagraph, Placing, Rule, Run
from zerentian.gongwen.measuring.opening import Opened, opened
from zerentian.gongwen.measuring.pages import sections_of
from zerentian.gongwen.measuring.parts import parted
from zerentian.gongwen.measuring.styles import Styles
from zerentian.gongwen.measuring.walking import PAGE, Place, is_drawn, places, runs, text
from zerentian.gongwen.measuring.word import Element, Said, child, is_on, length, number, said, value
from zerentian.gongwen.standard import BODY_WIDTH
from zerentian.reading.documents.word.numbering import Numbering
from zerentian.reading.documents.word.styles import Looks
from zerentian.reading.documents.word.styles import Styles as ReaderStyles

RULES: dict[str, Rule] = {"exact": "exact", "atLeast": "atLeast"}
LINE = 240  # in 240ths
CLEAR = ("beforeAutospacing", "afterAutospacing")
AUTOSPACE = 280.0  # twips that Word takes for “automatic”


def measure(data: bytes) -> Measured:
    """Raises BadFile with one Chinese sentence for what is no .docx or may not be opened."""
    file = opened(data)
    styles = Styles(file)
    paragraphs = paragraphs_of(file, styles)
    report, parts = parted(paragraphs)
    return Measured(tuple(paragraphs), tuple(parts), sections_of(file, styles), report, styles.normal_size)


def paragraphs_of(file: Opened, styles: Styles) -> list[MeasuredParagraph]:
    numbering = Numbering(lambda: file.numbering, ReaderStyles(file.package.styles()))
    found: list[MeasuredParagraph] = []
    number_, new_page = 0, False
    walked = places(file.document)
    for place, one in enumerate(walked):
        settings = styles.paragraph(said(child(one.element, "pPr")))
        pieces = [(text(run), run) for run in runs(one.element)]
        written = "".join(piece for piece, _ in pieces)
        number_ += bool(written.strip()) and one.row is None
        style = settings.get("pStyle", styles.normal)
        shown = tuple(Run(piece.replace(PAGE, ""), styles.run(style, child(run, "rPr"))) for piece, run in pieces)
        shown = shown or (Run("", styles.run(style, child(one.element, "pPr", "rPr"))),)
        label = label_of(numbering, settings, style)
        starts = is_on(settings.get("pageBreakBefore")) or new_page or written.lstrip(" \u3000").startswith(PAGE)
        found.append(
            MeasuredParagraph(
                number=number_ if written.strip() and one.row is None else 0,
                text="".join(run.text for run in shown),
                label=label,
                runs=shown,
                placing=placing_of(settings, shown, bounds(one)),
                outline=(number(settings.get("outlineLvl", "9")) + 1) % 10,
                row=one.row,
                starts_page=starts,
                section=one.section,
                framed=child(one.element, "pPr", "framePr") is not None,
                drawn=is_drawn(one.element),
                right_stops=right_stops(one.element, shown),
            )
        )
        new_page = breaks_after(written, one, walked, place) or (starts and not written.strip() and place > 0)
    return found


def right_stops(paragraph: Element, shown: tuple[Run, ...]) -> tuple[float, ...]:
    """Of the paragraph itself; styles with stops of their own are rare."""
    tabs = child(paragraph, "pPr", "tabs")
    stops = list(tabs) if tabs is not None else []
    if any(value(one) not in ("right", "end") for one in stops):
        return ()
    return tuple((BODY_WIDTH - length(value(one, "pos"))) / letter_of(shown) for one in stops)


def letter_of(shown: tuple[Run, ...]) -> float:
    """Twips: the width of the first visible letter."""
    return next((one.letters for one in shown if one.text.strip()), shown[0].letters).size * 10.0


def label_of(numbering: Numbering, settings: Said, style: str) -> str:
    """The automatic number as the reader writes it."""
    listed = settings.get("numPr.numId")
    if listed is None:
        return ""
    level = settings.get("numPr.ilvl")
    return numbering.label(Looks(list=listed.encode(), level=number(level) if level is not None else None, style=style.encode()))


def breaks_after(written: str, one: Place, walked: list[Place], place: int) -> bool:
    """Whether the next paragraph begins a page."""
    section = child(one.element, "pPr", "sectPr")
    kind = said(section).get("type", "nextPage") if section is not None else ""
    return written.rstrip(" \u3000").endswith(PAGE) or kind.endswith("Page")


def placing_of(found: Said, shown: tuple[Run, ...], lines: tuple[int, int]) -> Placing:
    letter = letter_of(shown)
    line = length(found.get("spacing.line", ""), LINE)
    before, after = (
        AUTOSPACE if is_on(found.get(f"spacing.{side}Autospacing")) else length(found.get(f"spacing.{side}", ""))
        for side in ("before", "after")
    )
    first = indent(found, "firstLine", letter) - indent(found, "hanging", letter)
    return Placing(
        found.get("jc", "both"),
        first,
        indent(found, "left", letter),
        indent(found, "right", letter),
        line or LINE,
        RULES.get(found.get("spacing.lineRule", ""), "auto"),
        before_lines(found, "before", before),
        before_lines(found, "after", after),
        is_on(found.get("snapToGrid", "1")),
        lines,
    )


def before_lines(found: Said, side: str, twips: float) -> float:
    """Space given in hundredths of a line goes before one given in twips."""
    hundredths = length(found.get(f"spacing.{side}Lines", ""))
    return hundredths / 100 * 312 if hundredths else twips


def indent(found: Said, side: str, letter: float) -> float:
    """In 字. One given in hundredths of a letter goes before one given in twips."""
    hundredths = length(found.get(f"ind.{side}Chars", ""))
    return hundredths / 100 if hundredths else length(found.get(f"ind.{side}", "")) / letter
