"""Marks as GB/T 15834—2011 wants them."""

import re
from collections.abc import Iterator

from zerentian.reading.places import places
from zerentian.reading.report import Finding
from zerentian.reading.rules.rule import Look, Rule, Span

HAN = "\u4e00-\u9fff"
MARK = re.compile(
    rf"(?P<half>[,;:?!.](?<=[{HAN}”》）][,;:?!.])(?=[{HAN}“《（\n]))"
    r"|(?P<dots>。{3,12}|(?<![.0-9A-Za-z])\.{3,12}(?![0-9A-Za-z])(?![余多]?[次个名人户家件项条篇份场期批支万亿元%％])|…(?<!……)(?!…|[余多]?(?:[次个名人户家件项条篇份场期批支万亿元%％]|分[，。；、])))"
    rf"|(?P<range>-(?<=[0-9]-)(?=[0-9]{{1,4}}(?:[{HAN}%％])))"
)
RARE = (*",;:?!.…-", "。。。")
"""What a mark found by MARK begins with; hardly ever there in a good text."""
DOUBLED = re.compile("[。，、；：](?:[，、；：]|(?<!。)。|(?<!。。)。(?!。))")
TWO = re.compile("[。，、；：][。，、；：]")
LISTED = ("、“", "、《")
NUMBER_BEFORE = re.compile(r"(?<![0-9A-Za-z\-.])[0-9]{1,4}$")
PAIRED = re.compile("[“”《》\n]")
NOT_PAIRED = re.compile("[^“”《》\n]+")
TO_UNIT = re.compile("[0-9]{1,4}[^0-9]")
AFTER_RANGE = re.compile("[0-9]{1,4}(?:号|室|栋|楼|幢|单元|组团|标段|门|期)")
TITLES = {
    "half": "汉字后面用了半角标点{0}。",
    "doubled": "两个标点{0}连在一起。",
    "dots": "省略号写成了{0}。",
    "etc": "省略号和“等”一起用了。",
    "range": "数字之间用了短横线。",
    "list": "并列的引号或者书名号之间用了顿号。",
    "open": "引号或者书名号{0}没有成对。",
    "head": "编号后面用了{0}。",
}
ADVICE = {
    "half": "建议改成全角标点。",
    "doubled": "建议只留一个。",
    "dots": "建议写成六个点“……”。",
    "etc": "建议只留一个。",
    "range": "建议用“—”或者“～”。",
    "list": "可以不用顿号。",
    "open": "请核对引号、书名号的前一半和后一半。",
    "head": "建议写成“、”。",
}
BASIS = {"list": "GB/T 15834—2011 4.5.3.5：通常不用顿号。", "range": "GB/T 15834—2011 4.13：数值范围用一字线或者浪纹线。"}
ONCE = frozenset({"list"})
"""Usual in papers of the field: said once for the report."""


class Typography(Rule):
    name = "typography"
    title = "标点"
    level = "style"
    why = "标点按国家标准 GB/T 15834 用。"

    def findings(self, look: Look) -> Iterator[Finding]:
        kinds: dict[str, list[Span]] = {}
        for kind, start, end in (*_marks(look), *_plain(look), *_heads(look), *_pairs(look)):
            kinds.setdefault(kind, []).append((start, end))
        for kind, found in kinds.items():
            most = 0 if kind in ONCE else look.pack.value("style_most")
            few = found if len(found) <= most else found[:1]
            yield from (self._said(look, kind, place, len(found) if len(found) > most else 0) for place in few)

    def _said(self, look: Look, kind: str, place: Span, times: int) -> Finding:
        count = f"全文这样的有 {times} 处。" if times > 1 else ""
        message = TITLES[kind].format(look.quote(*place))
        return self.found(*place, message + count, ADVICE[kind], BASIS.get(kind, "GB/T 15834—2011《标点符号用法》。"))


def _marks(look: Look) -> Iterator[tuple[str, int, int]]:
    text = look.text
    for found in filter(None, (MARK.match(text, at) for at in places(text, RARE))):
        kind, start, end = str(found.lastgroup), found.start(), found.end()
        if kind == "half" and (_numbered(text, start) or (text[start] == "." and text[end : end + 1] == "\n")):
            continue
        if kind == "range":
            before = NUMBER_BEFORE.search(text, max(0, start - 6), start)
            after = AFTER_RANGE.match(text, end)
            if not before or after:
                continue
            start, end = before.start(), TO_UNIT.match(text, end).end()  # type: ignore[union-attr]  # MARK looked ahead
        if not look.in_table(start):
            yield kind, start, end


def _plain(look: Look) -> Iterator[tuple[str, int, int]]:
    """What is looked for as it stands: ，。 and ”、“ and ……等."""
    text = look.text
    found = [("doubled", *doubled.span()) for doubled in DOUBLED.finditer(text)] if TWO.search(text) else []
    found += [("list", at, at + 1) for at in places(text, LISTED) if text[at - 1 : at] in ("”", "》")]
    found += [("etc", at, at + 3) for at in places(text, ("……等",) if "…" in text else ())]
    yield from (one for one in found if not look.in_table(one[1]))


def _numbered(text: str, at: int) -> bool:
    """一.: the mark of a number at the beginning of a line, which the rule on numbering looks at."""
    begin = text.rfind("\n", max(0, at - 5), at) + 1
    return at - begin <= 4 and not text[begin:at].strip("一二三四五六七八九十（()） ")


def _heads(look: Look) -> Iterator[tuple[str, int, int]]:
    """二，述职内容"""
    for section in look.sections:
        if section.mark and section.mark[-1] in "，,：:":
            start = section.start
            yield "head", start, start + len(section.mark)


def _pairs(look: Look) -> Iterator[tuple[str, int, int]]:
    """“ without ” in its paragraph, “ within “, ” without “; the same for 《》, which hold 〈〉 inside."""
    if not _unpaired(look.text):
        return
    opened: dict[str, int] = {}
    ends = {"”": "“", "》": "《"}
    for found in PAIRED.finditer(look.text):
        sign, at = found[0], found.start()
        if sign == "\n":
            yield from (("open", place, place + 1) for place in opened.values())
            opened.clear()
        elif sign in ends:
            if opened.pop(ends[sign], None) is None:
                yield "open", at, at + 1
        elif sign in opened:
            yield "open", opened[sign], opened[sign] + 1
            opened[sign] = at
        else:
            opened[sign] = at
    yield from (("open", place, place + 1) for place in opened.values())


def _unpaired(text: str) -> bool:
    """Whether anything is left once pairs are taken away, three deep: nearly always nothing."""
    left = NOT_PAIRED.sub("", text)
    for _ in range(3):
        left = left.replace("《》", "").replace("“”", "")
    return bool(left.strip("\n"))
