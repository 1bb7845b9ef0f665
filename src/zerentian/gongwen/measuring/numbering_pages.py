"""Page numbers put into a document: two footers of its own, for odd and for even pages."""

from lxml import etree

from zerentian.files.relations import own_relations
from zerentian.gongwen import standard
from zerentian.gongwen.measuring.opening import beside, parsed
from zerentian.gongwen.measuring.word import MAIN, RELATED, Element, R, W, child, local, value
from zerentian.gongwen.measuring.writing import drop, in_order
from zerentian.reading.documents.docx import Package

FOOTERS = {"default": "footerOddPages", "even": "footerEvenPages"}
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
BEFORE_EVEN_AND_ODD = frozenset(
    in_order(
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape"
        " printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts"
        " saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop"
        " hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles"
        " stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves"
        " doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation"
        " consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle"
    )
)
LETTERS = (
    '<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    '<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
)
FOOTER = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:ftr xmlns:w="{main}"><w:p><w:pPr><w:spacing w:before="0" w:after="0"/>'
    '<w:ind w:{side}Chars="100" w:{side}="{indent}" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="{side}"/></w:pPr>'
    '<w:r>{letters}<w:t xml:space="preserve">— </w:t></w:r>'
    '<w:r>{letters}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{letters}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r>{letters}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{letters}<w:t>1</w:t></w:r>'
    '<w:r>{letters}<w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r>{letters}<w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>'
)


def footer(side: str) -> bytes:
    letters = LETTERS.format(font=standard.SONG, size=standard.SIZE_4)
    return FOOTER.format(main=MAIN, side=side, indent=standard.SIZE_4 * 10, letters=letters).encode()


def numbered(package: Package, sections: list[Element]) -> dict[str, bytes]:
    """Parts to be written: new footers, and those that must name them. The sections are changed. {} where the file has no settings."""
    settings = package.target(package.folder, package.own, "settings")
    own = own_relations(package.main)
    if settings not in package.archive.parts or own not in package.archive.parts:
        return {}
    relations, types = parsed(package.whole(own)), parsed(package.whole("[content_types].xml"))
    made: dict[str, bytes] = {}
    taken = {one.get("Id") for one in relations}
    for kind, stem in FOOTERS.items():
        name = next(
            f"{stem}{more}.xml"
            for more in ("", *range(1, 2000))
            if beside(package, f"{stem}{more}.xml").lower() not in package.archive.parts
        )
        identity = next(f"r{stem}{more}" for more in ("", *range(1, 2000)) if f"r{stem}{more}" not in taken)
        made[beside(package, name)] = footer("right" if kind == "default" else "left")
        etree.SubElement(relations, f"{PACKAGE}relationships}}Relationship", Id=identity, Type=f"{RELATED}/footer", Target=name)
        etree.SubElement(types, f"{PACKAGE}content-types}}Override", PartName=f"/{beside(package, name)}", ContentType=TYPE)
        for section in sections:
            refer(section, "footer", kind, identity)
    for section in sections:
        keep_headers(section)
    changed = {own: relations, "[content_types].xml": types, settings: even_and_odd(parsed(b"".join(package.chunks(settings))))}
    return made | {package.part(name).name: xml_of(root) for name, root in changed.items()}


def refer(section: Element, what: str, kind: str, identity: str) -> None:
    for one in section.findall(f"{W}{what}Reference"):
        if (value(one, "type") or "default") == kind:
            one.set(f"{R}id", identity)
            return
    made = etree.Element(f"{W}{what}Reference")
    made.set(f"{W}type", kind)
    made.set(f"{R}id", identity)
    after = [place for place, one in enumerate(section) if local(one.tag).endswith("Reference")]
    section.insert(after[-1] + 1 if after else 0, made)


def keep_headers(section: Element) -> None:
    """Now that even pages have their own, they would lose the header that was on every page."""
    by_kind = {value(one, "type") or "default": one.get(f"{R}id") or "" for one in section.findall(f"{W}headerReference")}
    if "default" in by_kind and "even" not in by_kind:
        refer(section, "header", "even", by_kind["default"])


def even_and_odd(settings: Element) -> Element:
    found = child(settings, "evenAndOddHeaders")
    if found is not None:
        drop(found, "val")
        return settings
    at = max((place + 1 for place, one in enumerate(settings) if local(one.tag) in BEFORE_EVEN_AND_ODD), default=0)
    settings.insert(at, etree.Element(f"{W}evenAndOddHeaders"))
    return settings


def xml_of(root: Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
