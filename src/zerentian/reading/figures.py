"""Numbers that count or measure something, with the words that say how exactly."""

import re
from functools import cache

from zerentian.kernel.numerals import MYRIADS, to_number
from zerentian.reading.pack import words
from zerentian.reading.report import Figure, Relation

FIGURES, NUMERALS, BLANKS = "0-9０-９", "一二三四五六七八九十百千两零〇", "XxＸｘ×＊*＿_○"
DIGITS = frozenset("0123456789０１２３４５６７８９")
ONES = frozenset("一二三四五六七八九两")
PLAIN = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
QUOTED = 80  # characters that a quotation or a name reaches to either side
# Every repetition has a bound: without one, a long row of numerals that counts nothing would be tried at each of its signs to its end.
ARABIC = rf"[{FIGURES}]{{1,15}}(?:[,，][{FIGURES}]{{3}}(?![{FIGURES}])){{0,5}}(?:[.．][{FIGURES}]{{1,8}})?"
HAN = f"[{NUMERALS}]{{1,9}}(?:万[{NUMERALS}]{{0,9}})?"
BLANK = "(?:[XxＸｘ×＊*]{1,4}|[＿_]{1,12}|[○〇]{2,4})"
COUNTED = "(?=[余多]?(?:[次个名人户家件项条篇份场期批支万亿元%％]|分[，。；、]))"  # behind dots, which stand for much else
DASH = r"\s?(?:—{1,2}|–|-|－|~|～|∼|至|到)\s?"
BEFORE = re.compile(
    "(?:不少于|不小于|不低于|不得少于|不得低于|大于等于|至少有?|最少|不下于|超过|超出|超|突破|逾|多达|高于|大于|达到或超过|满)\\s?$"
    "|(?P<le>(?:不超过|不得超过|不高于|不多于|不大于|不长于|至多|最多|最高|不满|不足|不到|低于|少于|小于|控制在)\\s?$)"
    "|(?P<about>(?:将近|接近|大约|大概|约|近|上|约为)\\s?$)"
)
# Signs with which the words above can end or begin: a look at one sign spares the engine most of its runs.
BEFORE_ENDS = frozenset("于少高有下超过出破逾达大满多足到在近概约上为 ")
CHANGE_ENDS = frozenset("长高浮大升降少加短缩延涨幅增调落多为率约近超过逾达到减了度 ")
AFTER_BEGINS = frozenset("及或(（以左上许之内 ")
CHANGE = re.compile(
    "(?:增长|提高|上升|下降|缩短|压缩|延长|减少|增加|下调|上调|上浮|下浮|扩大|回落|提升|降低|上涨|增幅|降幅|增|升|降)"
    "(?:了|幅度?为?|率?为?|约|近|超过?|逾|幅?达到?|\\s)*$|(?:较|比)[^。，；]{1,12}(?:多|少|增|减)(?:了|约|近)?$"
)
AFTER = re.compile(
    "\\s?(?:(?P<ge>(?:及|或|\\(含\\)|（含）)?以上)|(?P<le>(?:及|或)?以[下内])|(?P<within>之?内(?![部容外设])|以里)|(?P<about>左右|上下|许))"
)
ORDINAL = re.compile("(?:[第首初届〔\\[]|(?<![底月日年以之会午])(?P<place>[前后]))\\s?$")
ORDINAL_ENDS = frozenset("第首初届〔[前后 ")
TIME = {"天", "日", "小时", "个小时", "个月", "分钟", "周", "年", "个工作日", "工作日"}
HUNDREDTH = re.compile(f"(?P<of>百分之|千分之|万分之)(?P<number>{ARABIC}|{HAN}(?:点[一二三四五六七八九零〇]{{1,4}})?|{BLANK})")
HAN_ALONE = {*"次天元周倍番遍成%％", "人次", "场次", "小时", "个小时", "学时", "课时", "个月", "个工作日", "个百分点", "万元"}
PROGRAMME = re.compile("行动|攻坚|规划|计划|提升|任期|前|后|间|的?[前后]|级|制|一|党龄")  # 三年行动, 两年来
PAIR = re.compile(
    "(一(?=[二两])|[二两](?=三)|三(?=[四五])|四(?=五)|五(?=六)|六(?=七)|七(?=八)|八(?=九))([二两三四五六七八九])([十百千]?)"
)  # 两三, 三五, 三四十
WHICH = frozenset("哪同某这那当")  # 同一天, 哪一次
YEARS = re.compile("[满近约达期逾于过足少]$")
NOT_IN_WORDS = {*"级步层版代行道面类部门分首款节双集对把", "层级", "星级", "方面", "类型", "点位"}
LEAST = re.compile("(?:至少|不少于)[^，。；、的0-9X×]{1,10}$")  # 至少召开2次
WATCH = re.compile("\\s?(?:不间断|值班|在线|热线|服务|待命|值守|开放|营业)")


# What may stand behind the first sign of a number, told from that sign.
REST = (
    rf"(?<=[{FIGURES}])(?<![{FIGURES}].)[{FIGURES}]{{0,14}}+(?:[,，][{FIGURES}]{{3}}(?![{FIGURES}])){{0,5}}(?:[.．][{FIGURES}]{{1,8}})?"
    rf"|(?<=[一二三四五六七八九十百千万两])(?<![{NUMERALS}].)[{NUMERALS}]{{0,8}}+(?:万[{NUMERALS}]{{0,9}})?"
    rf"|(?<=[XxＸｘ×＊*])(?<![XxＸｘ×＊*].)[XxＸｘ×＊*]{{0,3}}+(?:[.．][XxＸｘ×]{{1,2}})?|(?<=[＿_])(?<![＿_].)[＿_]{{0,11}}|(?<=[○〇])[○〇]{{1,3}}|(?<=…)…?{COUNTED}|(?<=\.)\.{{2,5}}{COUNTED}"
)


@cache
def pattern() -> re.Pattern[str]:
    """The forms of numbers. It begins with one set of signs, for which the engine searches fast; each way then looks back at the sign."""
    firsts = re.escape("".join(sorted(words().unit_signs | set("万亿千百"))))
    unit = f"(?P<unit>(?=[{firsts}])(?:(?:万|亿|千|百)(?=[元平人余多吨亩户次名字册份张])(?:余|多)?)?(?:{words().units}))"
    upper = f"(?:(?:万元|平方米|小时|学时|个月|[%％次个名人户家件项条万元岁天米场期篇])?(?:{DASH})(?P<upper>{ARABIC}|{HAN}|{BLANK}))?"
    loose, step = "(?P<loose>[余多几来])?", "(?P<step>[万亿](?!平|[余多]?元))?"
    years = "(?P<years>年)(?![度级初底末版内代来的]|[0-9]{1,2}月)"
    return re.compile(
        f"[{FIGURES}一二三四五六七八九十百千万两{BLANKS}〇….]"
        f"(?:"
        f"(?<=[百千万])(?P<hundredth>分之(?:{ARABIC}|{HAN}(?:点[一二三四五六七八九零〇]{{1,4}})?|{BLANK}))"
        f"|(?:{REST})(?:(?P<part>分之(?P<share>{HAN}|\\d{{1,4}}))"
        f"|(?P<rest>){upper}\\s?{loose}{step}(?P<loose_after>[余多])?\\s?(?:{unit}(?:（[处家户次个件项人名场]）)?|{years}|(?P<day>日)(?![常前报夜志程益子均期记用本电晚]))(?P<more>[余多](?=[，。；、]))?))"
    )


def figures(text: str) -> list[Figure]:
    """In the order of the text, none reaching into the next: in 十人以上二名 the words between belong to the first."""
    found: list[Figure] = []
    for one in pattern().finditer(text):
        figure = None if quoted(text, one.start()) else figure_of(text, one)
        if figure and found and figure.start < found[-1].end:
            figure.start = found[-1].end
            figure.text = text[figure.start : figure.end]
        if figure:
            found.append(figure)
    return found


def quoted(text: str, at: int) -> bool:
    """Inside a quotation or the name of a document: there numbers are parts of names."""
    begin = max(0, at - QUOTED)
    begin = max(begin, text.rfind("\n", begin, at))
    if text.rfind("“", begin, at) > text.rfind("”", begin, at):
        return text.find("”", at, at + QUOTED) >= 0
    return text.rfind("《", begin, at) > text.rfind("》", begin, at) and text.find("》", at, at + QUOTED) >= 0


def figure_of(text: str, found: re.Match[str]) -> Figure | None:
    rest = found.start("rest")
    if rest >= 0:
        number = text[found.start() : rest]
        return counted(text, found, number) if counts(text, found, number) else None
    return fraction(text, found) if found["part"] else hundredth(text, found)


def counts(text: str, found: re.Match[str], number: str) -> bool:
    """Whether it is a quantity: no ordinal, no year, no set phrase, no article."""
    start, unit = found.start(), found["unit"] or found["years"] or found["day"]
    before = text[max(0, start - 3) : start]
    ordinal = ORDINAL.search(before) if before and before[-1] in ORDINAL_ENDS else None
    if (
        (ordinal and not (ordinal["place"] and unit in TIME))
        or (before and before[-1].isascii() and before[-1].isalnum())
        or before.endswith(("+", "＋"))
    ):
        return False
    if found["day"]:
        return before.endswith("提前") or bool(AFTER.match(text, found.end()))
    if found["years"]:
        return years(text, found, number, before)
    if number[0] in DIGITS:
        return not (unit == "小时" and WATCH.match(text, found.end()))
    if is_blank(number):
        return True
    return in_words(text, found, number, unit)


def years(text: str, found: re.Match[str], number: str, before: str) -> bool:
    """三年行动, 2025年, X年 are none; 满2年, 5年以上 are."""
    if is_blank(number) or len(number) > 2 or (before and before[-1] in "0123456789每") or PROGRAMME.match(text, found.end()):
        return False
    return number != "一" or bool(AFTER.match(text, found.end()) or YEARS.search(before))


def in_words(text: str, found: re.Match[str], number: str, unit: str) -> bool:
    """A Chinese numeral: 一 counts before 次 and the like only; nothing in 三个方面, 四个意识, 千家万户."""
    about = found["loose"] or text[max(0, found.start() - 1) : found.start()] in ("近", "上", "约", "过", "逾", "超")
    article = number == "一" and (unit not in HAN_ALONE or bool(found["upper"]) or text[max(0, found.start() - 1) : found.start()] in WHICH)
    if article or unit in NOT_IN_WORDS or (number[0] in "百千万零〇" and not about):
        return False
    phrase = words().not_figures.match(text, found.start()) or words().not_figures.match(text, max(0, found.start() - 1))
    return not (phrase and phrase.end() > found.start() + len(number))


def is_blank(number: str) -> bool:
    return number[0] in "XxＸｘ×＊*＿_○…." or number[:2] == "〇〇"


def arabic(text: str) -> float:
    """
    >>> [arabic(text) for text in ("1,234.5", "３００")]
    [1234.5, 300.0]
    """
    if text.isascii() and text.isdigit():
        return float(text)
    plain = text.translate(PLAIN).replace(",", "")
    return float(plain.rstrip("."))


def value_of(number: str) -> float:
    return arabic(number) if number[0] in DIGITS else to_number(number)


def counted(text: str, found: re.Match[str], number: str) -> Figure:
    unit, loose = unit_of(found)
    off = 0 if number[0] in DIGITS else stray(number)
    number = number[off:]
    start, end, said = around(text, found.start() + off, found.end())
    upper = found["upper"]
    if is_blank(number):
        relation = "range" if upper else "change" if value_changes(text, start) else said or relation_of(unit, loose)
        return Figure(start, end, text[start:end], None, None, None, unit, relation, True)
    times = MYRIADS.get(found["step"], 1) * (10 if unit == "成" else 1)
    unit = "%" if unit == "成" else unit
    low, high = bounds(found, number, upper)
    if low is not None and high is not None:
        return Figure(start, end, text[start:end], None, round(low * times, 6), round(high * times, 6), unit, "range")
    relation = "change" if value_changes(text, start) else said or relation_of(unit, loose)
    return Figure(start, end, text[start:end], round(value_of(number) * times, 6), None, None, unit, relation)


def unit_of(found: re.Match[str]) -> tuple[str, bool]:
    """(the unit, whether 余, 多 or the like stand before or behind it)."""
    unit, years, day, *loosely = found.group("unit", "years", "day", "loose", "loose_after", "more")
    unit = unit or years or day
    if unit[0] in "万亿千百" and unit[1:2] in ("余", "多"):
        return unit[0] + unit[2:], True
    return unit, any(loosely)


def stray(number: str) -> int:
    """How many signs before the numeral belong to another word: 周五一小时."""
    return len(number) - 1 if len(number) > 1 and ONES.issuperset(number) and not PAIR.fullmatch(number) else 0


def relation_of(unit: str, loose: bool) -> Relation:
    if loose:
        return "approx"
    return "share" if unit in ("%", "％", "‰") else "change" if unit in ("个百分点", "百分点", "番") else "eq"


def bounds(found: re.Match[str], number: str, upper: str | None) -> tuple[float | None, float | None]:
    """3—7 by the dash; 两三 and 十几 by what they say."""
    if upper:
        return value_of(number), value_of(upper)
    pair = None if number[0] in DIGITS else PAIR.fullmatch(number)
    if pair:
        return to_number(pair[1] + (pair[3] or "")), to_number(pair[2] + (pair[3] or ""))
    if found["loose"] == "几":
        return value_of(number) + 1, value_of(number) + 9
    return None, None


def around(text: str, start: int, end: int) -> tuple[int, int, Relation | None]:
    """The figure with the words before and behind it that say how exactly."""
    window = text[max(0, start - 14) : start]
    before = BEFORE.search(window) if window[-1:] in BEFORE_ENDS else None
    after = AFTER.match(text, end) if text[end : end + 1] in AFTER_BEGINS else None
    relation: Relation | None = None
    if before and not (before[0].strip() == "上" and text[start] in "0123456789"):
        start -= len(before[0])
        relation = "le" if before["le"] else "approx" if before["about"] else "ge"
    if after:
        end = after.end()
        relation = "ge" if after["ge"] else "le" if after["le"] or after["within"] else relation or "approx"
    if relation is None and "少" in window and LEAST.search(window):
        relation = "ge"
    return start, end, relation


def value_changes(text: str, start: int) -> bool:
    return text[start - 1 : start] in CHANGE_ENDS and bool(CHANGE.search(text[max(0, start - 20) : start]))


def fraction(text: str, found: re.Match[str]) -> Figure | None:
    whole = value_of(text[found.start() : found.start("part")])
    if not whole:
        return None
    start, end, said = around(text, *found.span())
    return Figure(start, end, text[start:end], round(value_of(found["share"]) / whole, 6), None, None, "", said or "share")


def hundredth(text: str, found: re.Match[str]) -> Figure:
    parts = HUNDREDTH.match(text, found.start())
    assert parts
    number = parts["number"]
    unit = {"百分之": "%", "千分之": "‰", "万分之": "‱"}[parts["of"]]
    start, end, said = around(text, *found.span())
    if is_blank(number):
        return Figure(start, end, text[start:end], None, None, None, unit, said or "share", True)
    return Figure(
        start, end, text[start:end], decimal(number), None, None, unit, said or ("change" if value_changes(text, start) else "share")
    )


def decimal(number: str) -> float:
    """九十五点六, 百 → 100."""
    whole, _, part = number.partition("点")
    return value_of(whole) + (float("0." + "".join(f"{int(to_number(c))}" for c in part)) if part else 0)
