"""Page numbers."""

from collections.abc import Iterator

from zerentian.gongwen import standard
from zerentian.gongwen.measuring.measured import Finding, Footer, Measured, NumbersMend, PageNumber, SectionMend
from zerentian.gongwen.measuring.rule_pack import DocumentPack
from zerentian.gongwen.measuring.rules.rule import Rule
from zerentian.gongwen.measuring.wording import ALIGNS, font, millimetres, page, signs, size

WHERE = "页脚"
PAIR = tuple[str, PageNumber]


def numbers(measured: Measured) -> list[PAIR]:
    """(单页 or 双页, number), none twice."""
    found: dict[PAIR, None] = {}
    for one in measured.sections:
        for side, footer in (("单页", one.odd), ("双页", one.even)):
            if footer is not None and footer.number is not None:
                found[side, footer.number] = None
    return list(found)


def mends(measured: Measured) -> list[NumbersMend]:
    """None where the footers say other things too: nothing of them may be lost."""
    return [] if any(has_others(foot) for one in measured.sections for foot in (one.odd, one.even)) else [NumbersMend()]


def has_others(found: Footer | None) -> bool:
    return found is not None and found.others


class NumberThere(Rule):
    name, title, clause = "page_number", "页码", "7.5"
    why = "公文逐页编排页码。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        sides = {side for side, _ in numbers(measured)}
        if len(sides) < 2:
            found = "没有页码" if not sides else f"只有{'、'.join(sides)}有页码"
            yield self.found(WHERE, found, "每页都有页码", "在“插入—页码”里加上页码。", mends(measured))


class NumberLetters(Rule):
    name, title, clause = "page_number_letters", "页码字体字号", "7.5"
    why = "页码用 4号半角宋体阿拉伯数字。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        for letters in dict.fromkeys(one.letters for _, one in numbers(measured)):
            if letters.size != standard.SIZE_4 or letters.latin not in standard.FAMILIES[standard.SONG]:
                found = f"{size(letters.size)}{font(letters.latin) if letters.latin else '，没有指定西文字体'}"
                yield self.found(WHERE, found, "4号宋体", "选中页码，字体改成宋体（西文字体也是），字号改成四号。", mends(measured))


class NumberDashes(Rule):
    name, title, clause = "page_number_dashes", "页码两边的一字线", "7.5"
    why = "页码数字左右各放一条一字线。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        for text in dict.fromkeys(one.text for _, one in numbers(measured)):
            if not pack.words.dashes.fullmatch(text):
                yield self.found(WHERE, text.replace("#", "1"), "— 1 —", "在数字左右各加一条一字线（不是减号）。", mends(measured))


class NumberPlace(Rule):
    name, title, clause = "page_number_place", "页码位置", "7.5"
    why = "单页码居右空一字，双页码居左空一字。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        near = pack.tolerances["number_indent"]
        for side, one in numbers(measured):
            right = side == "单页"
            aligns = {"right", "end", "outside"} if right else {"left", "start", "both", "outside"}
            gap = one.right if right else one.left
            if one.align not in aligns or abs(gap - standard.NUMBER_INDENT) > near:
                placed = ALIGNS.get(one.align, one.align)
                found = f"{side}{placed}" + (f"，空 {signs(gap)}" if one.align in aligns else "")
                wanted = "单页靠右空 1 字" if right else "双页靠左空 1 字"
                todo = "在“页面设置—版式”里勾选奇偶页不同，单页码右对齐、双页码左对齐，各缩进 1 字符。"
                yield self.found(WHERE, found, wanted, todo, mends(measured))


class FooterDistance(Rule):
    name, title, clause = "footer_distance", "页码高低", "7.5"
    why = "页码上的一字线距版心下边缘 7 毫米，页脚离纸边约 23 毫米。"

    def findings(self, measured: Measured, pack: DocumentPack) -> Iterator[Finding]:
        near = pack.tolerances["footer"] * standard.TWIPS_PER_MM
        for place, one in enumerate(measured.sections):
            if one.odd is not None and not one.landscape and abs(one.footer_distance - standard.FOOTER) > near:
                mend = SectionMend(place, {"pgMar.footer": str(standard.FOOTER)})
                found, wanted = f"页脚距纸边 {millimetres(one.footer_distance)}", f"页脚距纸边约 {millimetres(standard.FOOTER)}"
                yield self.found(page(measured, place), found, wanted, "在“页面设置—版式”里把页脚距边界改成 23 毫米。", [mend])
