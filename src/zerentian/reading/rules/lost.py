"""Numbers that went missing: a unit with nothing before it, a figure replaced by X."""

import re
from collections.abc import Iterator

from zerentian.reading.places import places
from zerentian.reading.report import Figure, Finding
from zerentian.reading.rule_pack import LostWords
from zerentian.reading.rules.rule import Look, Rule

UNIT = re.compile(
    "(?:人次|场次|户次|万元|亿元|元|平方米|平方公里|公里|亩|节|册|张|套|堂|次|场|件|项|起|名|个|户|条|份|期|篇|家|处|余个|余名|余次|余场|余件|余户|余份|余人次|余人)"
    "(?=[，。；、）,;党支社村企单问网小正预班志楼集示阵群居改用以])"
)
BEFORE_NOUN = re.compile(
    "个(?:党|支部|社区|村|企业|单位|问题|网格|小区|正式|预备|班子|志愿|楼栋|示范|阵地)|名(?:党员|群众|居民|预备|正式|志愿)|家(?:企业|单位)|元(?:改|用)"
)
NO_MEASURE = {"个": ("个人", "个别"), "元": ("元以上",), "处": ("处以",)}
COMPOUND = {"项": ("检查", "志愿服务"), "户": ("党员",), "场": ("党课", "项目"), "期": ("项目",), "处": ("居民", "群众"), "家": ("大",)}
"""Words that, with the unit behind them, make another word: 检查项, 党员户."""
OF_QUOTED = frozenset({"份", "件", "篇", "册", "张", "套", "节", "场", "次", "条", "本"})  # 发放“暖蜂包”份; “好人”户 is another matter
POINT = re.compile("[XxＸ×＿0-9][.．](?:万元|亿元|元|个百分点|平方米|公里|亩|[%％])")
PERCENTS = ("%", "％", "‰", "个百分点")
DATES = ("至年", "止年", "自年", "从年", "于年", "在年")
MONTH = re.compile("年[0-9X×]{0,2}月[日底初份]")
AREA = ("面积", "面积达", "面积约", "面积共", "总面积", "全长", "长达", "总长", "面积为")
COUNTED = re.compile("统计|登记|按|核算|计算|单位：|减少|增加|提高|扩大")
VERB_BEFORE = re.compile(
    "访谈|累计|合计|培训|轮训|教育|服务|惠及|覆盖|参与|参加|慰问|走访|帮扶|受益|组织|接待|救助|吸引|发动|动员|带动|帮助|受教|召开|举办|开展|新建|建成|化解|调处|解决|办|受理|收集|征集|"
    "发放|培养|发展|整改|排查|完成|制定|讲|学习|投入|争取|筹|落实|建立|成立|打造|设立|选派|实施|评选|表彰|录制|制作|购买|购置|订购|印制|赠送|配备|查|处|认领|梳理|提出|转办|吸收|开设|安装|共|有|为|设|辖"
)
DONE = re.compile("(?:接待|访谈|累计|服务|培训|慰问|走访|惠及)[\u4e00-\u9fff、]{2,12}$")
ALTOGETHER = ("合计", "共计", "总计", "累计")
BACK = 14  # characters before a unit within which its verb stands
HAN = re.compile("[\u4e00-\u9fff“”]+")
NUMERAL = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千万亿两几数半多余每单整首各该某本此其零〇XxＸ×＿_*…")
BLANKS = "XxＸｘ×＿_*"
NAME_BLANK = re.compile(r"[XxＸｘ×＿_*][XxＸｘ×＿_*]{0,7}(?=[\u4e00-\u9fff”》、，。）])(?!光|射线)")


class LostNumber(Rule):
    name = "lost-number"
    title = "数字丢了"
    level = "check"
    why = "有单位没有数，多半是抹去数字或者转换格式时丢的。"

    def findings(self, look: Look) -> Iterator[Finding]:
        for start, end in sorted({*_units(look), *_points(look), *_percents(look), *_dates(look)}):
            words = look.text[start:end]
            yield self.found(
                max(look.clause_start(start), start - BACK),
                end,
                f"{look.quote(max(look.clause_start(start), start - BACK), end)}里，“{words}”前面的数不全或者没有。",
                "请核对，把数补上；这个数不用写的，可以连单位一起去掉。",
                "单位前面应当有数。",
            )


def _units(look: Look) -> Iterator[tuple[int, int]]:
    text = look.text
    for found in UNIT.finditer(text):
        start, end = found.span()
        if text[start - 1 : start] in NUMERAL or start == 0:
            continue
        if _lost(look, start, end) and not look.in_table(start):
            yield start, end


def _lost(look: Look, start: int, end: int) -> bool:
    text, words = look.text, look.pack.lost
    unit = text[start:end].removeprefix("余")
    ended = text[end : end + 1] in "，。；、）,;" or text.startswith("以上", end)
    if not ended and not BEFORE_NOUN.match(text, end - 1):
        return False
    before = text[look.clause_start(start) : start]
    if text.startswith(NO_MEASURE.get(unit, ("\0",)), start) or text[end : end + 2] in ("以下", "以内"):
        return False
    if unit.endswith("元"):
        return (words.money(before) or before.endswith(ALTOGETHER)) and not text.startswith("以上", end)
    if unit in ("平方米", "平方公里", "公里", "亩"):
        return before.endswith(AREA)
    if COUNTED.search(before) or not VERB_BEFORE.search(before[-BACK:]) or not HAN.fullmatch(before[-4:]):
        return False
    if unit in ("人次", "户次") or text[start] == "余":
        return words.people(before) or words.things(before) or (unit in ("人次", "户次") and bool(DONE.search(before)))
    return _measured(before, unit, words)


def _measured(before: str, unit: str, words: LostWords) -> bool:
    """召开次, 解决问题个: straight after a verb, or after a thing that is counted."""
    if before.endswith(COMPOUND.get(unit, ("\0",))):
        return False
    return before.endswith(words.verbs) or words.things(before) or (before.endswith("”") and unit in OF_QUOTED)


def _points(look: Look) -> Iterator[tuple[int, int]]:
    """X.万元, 12.万元: what stood behind the point is gone."""
    for at in places(look.text, (".", "．")):
        found = POINT.match(look.text, max(0, at - 1))
        if found:
            yield found.span()


def _percents(look: Look) -> Iterator[tuple[int, int]]:
    text = look.text
    for at in places(text, PERCENTS):
        before = text[max(0, at - 12) : at].rstrip(" ")
        listed = before.endswith(("、", "，")) and "占" in before
        if (listed or before.endswith(look.pack.lost.before_percent)) and text[at + 1 : at + 2].strip() and not look.in_table(at):
            yield at, at + (4 if text[at] == "个" else 1)


def _dates(look: Look) -> Iterator[tuple[int, int]]:
    """截至年月底: the year is gone; 9月日: the day."""
    yield from ((at + 1, at + 2) for at in places(look.text, DATES) if MONTH.match(look.text, at + 1))
    yield from ((at + 1, at + 2) for at in places(look.text, ("月日",)) if look.text[at - 1 : at].isdigit())


class BlankNumber(Rule):
    name = "blank-number"
    title = "数字空着"
    level = "check"
    why = "交出去的报告里，抹去的数字、名称要补上。"

    def findings(self, look: Look) -> Iterator[Finding]:
        blanks = [figure for figure in look.report.figures if figure.blank]
        yield from self._figures(look, blanks)
        yield from self._names(look, {at for figure in blanks for at in range(figure.start, figure.end)})

    def _figures(self, look: Look, blanks: list[Figure]) -> Iterator[Finding]:
        todo = "请核对，把数填上。"
        if len(blanks) > look.pack.value("blanks_most"):
            first = blanks[0]
            message = f"全文有 {len(blanks)} 个数字空着，第一处是{look.quote(first.start, first.end)}。"
            yield self.found(first.start, first.end, message, "这一份像是范文，请按您单位的台账把数填上。", f"全文共 {len(blanks)} 处。")
            return
        for figure in blanks:
            yield self.found(figure.start, figure.end, f"{look.quote(figure.start, figure.end)}的数字空着。", todo)

    def _names(self, look: Look, figures: set[int]) -> Iterator[Finding]:
        places = [found.span() for found in _blanks(look.text) if found.start() not in figures and _bare(look.text, found.start())]
        if places:
            start, end = places[0]
            count = f"全文共 {len(places)} 处。"
            message = f"名称或者日期用{look.quote(start, end)}这样的记号代替，全文有 {len(places)} 处。"
            yield self.found(start, end, message, "请核对，换成真实的名称或者日期。", count)


def _blanks(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for at in places(text, BLANKS):
        found = NAME_BLANK.match(text, at) if at >= end else None
        if found:
            end = found.end()
            yield found


def _bare(text: str, at: int) -> bool:
    """No letter or digit before it: 3×4 and WX are no blanks, nor is a single _ or *."""
    single = text[at] in "＿_*" and text[at + 1 : at + 2] not in "＿_*"
    return not single and not (at and text[at - 1].isascii() and text[at - 1].isalnum())
