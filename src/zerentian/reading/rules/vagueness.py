"""显著, 明显 with no figure near."""

import re
from collections.abc import Iterator

from zerentian.reading.places import places
from zerentian.reading.report import Finding
from zerentian.reading.rules.rule import Look, Rule

CLAIM = re.compile(
    "(?:显著|明显|大幅度?|极大地?|大大)地?(?:提升|提高|增强|改善|改变|好转|改观|进步|增长|增加|下降|减少|降低|加强|优化|转变|改进)"
    "|(?:显著|明显|突出)(?=[，。；])|(?:显著|明显)的?(?:成效|效果|成绩|进展|进步|变化)"
    "|进一步(?:提升|增强|提高|改善|加强|密切|优化)(?=[，。；])"
)
WORDS = ("显著", "明显", "大幅", "极大", "大大", "突出", "进一步")
WHAT = ("成效", "效果", "变化", "进步", "实效", "成果", "作用", "成绩")
ADVERBS = ("十分", "非常", "较为", "更加", "比较")
DENIED = ("不", "不够", "不太", "未", "没有", "不是很", "不甚", "欠")
INTENDED = re.compile("[要将须]|力争|努力|确保|争取|有待|需要|亟待|是否|如果|能否|希望")
CLAIMING = frozenset({"practice", "result"})
KINDS = frozenset({"debrief", "situation", "summary"})


class VagueClaim(Rule):
    name = "vague-claim"
    title = "只说程度"
    level = "advice"
    why = "“显著、明显”附近没有数，听的人不知道变化有多大。"

    def findings(self, look: Look) -> Iterator[Finding]:
        if look.report.kind not in KINDS:
            return
        most = look.pack.value("vague_most")
        claims = [found.span() for at in places(look.text, WORDS) if (found := CLAIM.match(look.text, at)) and _vague(look, found)]
        for place, (start, end) in enumerate(claims[: most + 1]):
            words = look.quote(start, end) if place < most else f"{look.quote(start, end)}等"
            left = "" if place < most else f"（这样的说法后面还有 {len(claims) - most} 处）"
            yield self.found(
                start,
                end,
                f"这里写了{words}，前后没有数{left}。",
                "可以补上前后的数或者一件具体的事；说不出的，可以去掉这个词。",
                "看的是这一句和前后各一句。",
            )


def _vague(look: Look, found: re.Match[str]) -> bool:
    start = found.start()
    clause = look.text[look.clause_start(start) : start]
    if found[0] in ("显著", "明显", "突出") and not _stripped(clause).endswith(WHAT):
        return False
    if clause.endswith(DENIED) or INTENDED.search(clause) or look.role_at(start) not in CLAIMING:
        return False
    if look.in_heading(start) or look.in_lead(start) or look.in_table(start):
        return False
    before, after = look.sentences_near(start)
    return not look.figures_in(before, after)


def _stripped(clause: str) -> str:
    for adverb in ADVERBS:
        clause = clause.removesuffix(adverb)
    return clause
