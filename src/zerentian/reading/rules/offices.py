"""Who speaks against whose meeting is convened: 区委常委会 is not a community secretary's to convene."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from zerentian.reading.places import places
from zerentian.reading.report import Finding, Section
from zerentian.reading.rule_pack import Office
from zerentian.reading.rules.rule import CLAUSE_MARKS, Look, Rule

LEADING = re.compile(r"^(?:关于|20[0-9]{2}年(?:度|上半年|下半年)?|[〇二零一三四五六七八九]{4}年度?|中共|[\s　])+")
TOPIC = re.compile("抓|履行|述职|落实|推进|党建|工作|实施|开展|加强|20[0-9]{2}年|关于|情况|汇报|总结")
POST = re.compile("[“”党支总书两主第委]")
"""What follows 社区 or 街道 where it is who speaks; of 社区治理情况 it is what is spoken about."""
OURS = (("街道", ("我街道",)), ("镇", ("我镇", "我乡")), ("社区", ("我社区", "我村")))
ABOUT = frozenset({"党建", "工作", "情况"})
COUNT = "(?:[0-9０-９XxＸ×＿_一二三四五六七八九十两多余几]{1,6}[次场])?"
OTHERS = re.compile("参加|列席|出席|配合|协助|保障|按照|根据|落实|传达|听取|收看|观看|领导|上级|要求|通知|部署|迎接|承办")
BEHIND = "(?!部署|要求|安排|组织|布置|统一|下发|印发|文件|精神|[书副]|组织部|宣传部|办)"
GOVERN = "(?:组织|对|指导|督促|带领|推动|推进|纳入|统筹|坚持|提高|开展|部署)了?"
NOT_GOVERNED = (
    "参加",
    "在",
    "为",
    "获",
    "位居",
    "列",
    "居",
    "走在",
    "成为",
    "安",
    "于",
    "是",
    "向",
    "被",
    "争创",
    "创",
    "健",
    "参与",
    "名列",
    "赴",
    "占",
    "入选",
)
NOT_PLACE = "(?![域场民长里直级外力静定健会府委局属内领情])"


@dataclass(frozen=True, slots=True)
class Acts:
    """Words by which someone acts for a level above their own."""

    organs: tuple[str, ...]
    last_signs: frozenset[str]  # of the organs
    places: re.Pattern[str]  # 全区, 我区
    convened: re.Pattern[str]
    told: re.Pattern[str]


class LevelOffice(Rule):
    name = "level-office"
    title = "职级不符"
    level = "check"
    why = "社区书记不能主持召开区委常委会；这样的话多半是从上级的报告里抄来的。"

    def findings(self, look: Look) -> Iterator[Finding]:
        for start, end, words in _speakers(look):
            office = _office(words, look)
            above = tuple(one for one in look.pack.offices if office and one.level > office.level)
            if office and above:
                yield from self._acts(look, (start, end), office, _acts(above))

    def _acts(self, look: Look, span: tuple[int, int], office: Office, acts: Acts) -> Iterator[Finding]:
        told = _told(look, span, acts) if office.places or office.level == 1 else ()
        for start, end in sorted({*_convened(look, span, acts), *told}):
            yield self.found(
                start,
                end,
                f"{office.title}的报告里写了{look.quote(start, _clause_end(look, end))}。",
                "请核对：这像是上一级的事，可以改成您单位的会议和范围，或者写明是谁做的。",
                f"从题目看，报告人是{office.title}一级。",
            )


def _convened(look: Look, span: tuple[int, int], acts: Acts) -> Iterator[tuple[int, int]]:
    for at in places(look.text, acts.last_signs, *span):  # one sign is found many times as fast as a dozen words
        if not look.text.endswith(acts.organs, span[0], at + 1):
            continue
        found = acts.convened.search(look.text, look.clause_start(at), at + 24)
        if found and found.start() < at < found.end() and not _by_others(look, found.start(), acts.organs):
            yield found.span()


def _told(look: Look, span: tuple[int, int], acts: Acts) -> Iterator[tuple[int, int]]:
    for at in places(look.text, "全我", *span):
        found = acts.told.search(look.text, max(span[0], at - 4), at + 12) if acts.places.match(look.text, at) else None
        if found and found.start() <= at < found.end() and not _only_named(look, *found.span()):
            yield found.span()


def _clause_end(look: Look, at: int) -> int:
    """Some words more, so that one sees what it is about."""
    more = look.text[at : at + 12]
    return at + min([place for mark in CLAUSE_MARKS if (place := more.find(mark)) >= 0], default=len(more))


def _speakers(look: Look) -> Iterator[tuple[int, int, str]]:
    """Span and words that name the office, for each report in the file."""
    persons = [section for section in look.report.sections if section.level == 0]
    if persons:
        yield from ((one.start, one.end, _title(one)) for one in persons)
    else:
        title = look.report.title
        about = title.startswith("关于")  # then it names what is reported, not who reports
        named = look.report.signature if about or not title else title
        yield 0, len(look.text), named if _office(named, look) else f"{_ours(look)}工作"


def _ours(look: Look) -> str:
    """Who says 我街道, 我村 of themselves; "" where nobody or more than one does."""
    said = [word for word, own in OURS if any(one in look.text for one in own)]
    return f"{said[0]}党委" if len(said) == 1 else ""


def _title(section: Section) -> str:
    return section.heading


def _office(words: str, look: Look) -> Office | None:
    """The office named last before the title turns to its topic; of 某区某街道某社区党委书记 the community. None where it is not told."""
    words = LEADING.sub("", words)
    topic = TOPIC.search(words)
    words, after = (words[: topic.start()], words[topic.start() :]) if topic else (words, "")
    if look.pack.not_offices.search(words):
        return None
    if any(unit in words for unit in look.pack.units.speakers):
        return look.pack.units
    told = re.sub("农村|乡村|城市社区", "", words)
    named = [
        (told.rfind(word) + len(word), office.level, office) for office in look.pack.offices for word in office.speakers if word in told
    ]
    end, _, office = max(named, key=lambda one: one[:2], default=(0, 0, None))
    speaks = told[end - 1 : end] == "委" or POST.match(told, end) or (end == len(told) and after[:2] not in ABOUT)
    return office if speaks else None


@cache
def _acts(above: tuple[Office, ...]) -> Acts:
    every = sorted((organ for office in above for organ in office.organs), key=len, reverse=True)
    named = [place for office in above for place in office.places]
    organs, areas = "|".join(every), "|".join(named)
    convened = (
        f"(?:主持召开|组织召开|召集|召开|主持)了?{COUNT}(?:街道|办事处)?(?:{organs}){BEHIND}[\u4e00-\u9fff]{{0,6}}?(?:常委会|党委会|工委会|会议|全会|中心组|会|扩大会)"
        f"|(?:组织|主持|召集|带领|牵头)了?{COUNT}(?:{organs})(?:理论学习)?中心组"
        f"|(?:明确|带领|主持)(?:{organs})(?:班子|全面工作)"
    )
    told = f"{GOVERN}全(?:{areas}){NOT_PLACE}|全(?:{areas})(?:[0-9XＸ×]+余?[个名家]|已|制定|形成)|我(?:{areas}){NOT_PLACE}"
    return Acts(
        tuple(every), frozenset(organ[-1] for organ in every), re.compile(f"[全我](?:{areas})"), re.compile(convened), re.compile(told)
    )


def _by_others(look: Look, at: int, organs: Sequence[str]) -> bool:
    """区委主要领导主持召开…, 参加…: somebody above convenes."""
    before = look.text[look.clause_start(at) : at]
    return bool(OTHERS.search(before)) or any(organ in before for organ in organs)


def _only_named(look: Look, start: int, end: int) -> bool:
    """在全区推广, 参加全区…, 按照我区要求: the level above is named, not acted for."""
    before = look.text[look.clause_start(start) : start]
    if look.text[start] == "我" and before.strip():
        return True
    after = look.text[end : end + 6]
    return (
        before.endswith(NOT_GOVERNED)
        or bool(OTHERS.search(before))
        or bool(re.match("(?:统一|的?部署|的?要求|推广|前列|第一|首|领先)", after))
    )
