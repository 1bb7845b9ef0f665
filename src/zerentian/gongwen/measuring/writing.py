"""Settings put into the XML of a document, each element where the schema wants it."""

from copy import deepcopy

from lxml import etree

from zerentian.gongwen.measuring.walking import runs, text
from zerentian.gongwen.measuring.word import Element, Said, W, child, local


def in_order(names: str) -> list[str]:
    return names.split()


OF_PARAGRAPH = in_order(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens"
    " kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr"
    " sectPr pPrChange"
)
OF_LETTERS = in_order(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden"
    " color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish"
    " oMath rPrChange"
)
OF_SECTION = in_order(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt"
    " vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
OF_BORDERS = ["top", "left", "bottom", "right", "between", "bar"]
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ALSO = {"left": "start", "right": "end", "leftChars": "startChars", "rightChars": "endChars"}  # newer names of the same


def placed(parent: Element, name: str, order: list[str]) -> Element:
    """The child of this name, made in its place where there is none."""
    found = child(parent, name)
    if found is not None:
        return found
    made = etree.Element(W + name)
    rank = order.index(name)
    at = next((place for place, one in enumerate(parent) if local(one.tag) in order and order.index(local(one.tag)) > rank), len(parent))
    parent.insert(at, made)
    return made


def put(parent: Element, settings: Said, order: list[str]) -> None:
    """Each setting by its name in `Said`; an empty value takes it away."""
    for key, given in settings.items():
        name, _, attribute = key.partition(".")
        if name == "pBdr":
            put(placed(parent, name, order), {attribute: given}, OF_BORDERS)
            continue
        one = placed(parent, name, order) if given or child(parent, name) is not None else None
        if one is not None:
            put_attribute(one, attribute or "val", given)


def drop(one: Element, attribute: str) -> None:
    if W + attribute in one.attrib:
        del one.attrib[W + attribute]


def put_attribute(one: Element, attribute: str, given: str) -> None:
    if local(one.tag) == "ind" and attribute in ALSO:
        drop(one, ALSO[attribute])
    if given:
        one.set(W + attribute, given)
    else:
        drop(one, attribute)


def put_in_paragraph(paragraph: Element, settings: Said) -> None:
    if not settings:
        return
    found = child(paragraph, "pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        paragraph.insert(0, found)
    if "ind.firstLine" in settings and (own := child(found, "ind")) is not None:
        for name in ("hanging", "hangingChars"):
            drop(own, name)
    put(found, settings, OF_PARAGRAPH)


def put_in_letters(paragraph: Element, settings: Said, start: int, end: int | None) -> None:
    """For the letters from `start` to `end`; a run that stands across either is divided there."""
    if not settings:
        return
    for at in (start, end):
        if at is not None:
            divide(paragraph, at)
    reached = 0
    for run in list(runs(paragraph)):
        long = len(text(run).replace("\f", ""))
        if long and reached >= start and (end is None or reached < end):
            own = child(run, "rPr")
            if own is None:
                own = etree.Element(f"{W}rPr")
                run.insert(0, own)
            put(own, settings, OF_LETTERS)
        reached += long


def divide(paragraph: Element, at: int) -> None:
    """Into two runs that look alike. Only a run that is nothing but text; with pictures or fields in it, it stays whole."""
    reached = 0
    for run in runs(paragraph):
        shown = text(run)
        long = len(shown.replace("\f", ""))
        if reached < at < reached + long:
            written = [one for one in run if local(one.tag) != "rPr"]
            if len(written) == 1 and local(written[0].tag) == "t":
                divide_run(run, written[0], shown, at - reached)
            return
        reached += long


def divide_run(run: Element, written: Element, shown: str, at: int) -> None:
    second = deepcopy(run)
    second.tail = run.tail
    run.tail = None
    rest = child(second, "t")
    assert rest is not None  # it is a copy of a run with text
    written.text, rest.text = shown[:at], shown[at:]
    for one in (written, rest):
        one.set(SPACE, "preserve")
    run.addnext(second)
