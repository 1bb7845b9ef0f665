"""What stands around the body of a report: title, addressee, who signs, the date, annexes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zerentian.kernel.numerals import to_number
from zerentian.reading.cleaning import is_title
from zerentian.reading.marks import mark
from zerentian.reading.pack import words
from zerentian.reading.report import Paragraph

HEAD = 10  # paragraphs among which the title stands
TAIL = 8  # paragraphs among which signature and date stand
LINE = 45  # characters of a line of a title
SIGNS = 40  # characters of a signature
ANNEX = re.compile(r"附\s*[件表录图](?:\s*\d{0,2}\s*)?(?:[:：]|$)|附[:：]")
YEAR = "(?:19|20)[0-9]{2}|[二一][〇○零九0Ｏ][〇○零一二三四五六七八九]{2}"
HAN_OR_FIGURE = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
DATE = re.compile(rf"({YEAR})\s*[年.．/-]\s*({HAN_OR_FIGURE})\s*(?:[月.．/-]\s*(?:({HAN_OR_FIGURE})\s*[日号]?)?)?$|({YEAR})年$")
DATE_FIRST = re.compile(r"[（(]\s*" + DATE.pattern.partition("$|")[0])
CLOCK = re.compile(r"[ \t]*(?:[上下]午|晚上?|星期.)?\s*\d{1,2}\s*[:：时点]\s*\d{0,2}分?$")
BLANKED_DATE = re.compile(r"(?:20|二〇)?[\dX×xＸ＿_〇○]{1,4}\s*年\s*[\dX×xＸ＿_]{1,2}\s*月\s*(?:[\dX×xＸ＿_]{1,2}\s*日)?$")
OFFICE = re.compile(
    "(?:党委|总支|支部|党组|党工委|工委|街道|社区|委员会|办公室|办事处|领导小组|组织部|局|学校|学院|公司|集团|医院|协会|中心|村|委|部|书记)(?:书记.{0,6})?$"
)
SUBTITLE = ("——", "—", "--")
ROUND = "（）()"
NAME = re.compile("[\u4e00-\u9fff·]{2,3}|[\u4e00-\u9fff]\\s+[\u4e00-\u9fff]")
HAN = re.compile("[\u4e00-\u9fff]")
LETTERHEAD = re.compile(r".{0,30}文件$|.{0,20}[〔\[（(]\s?20\d\d\s?[〕\])）].{0,6}号$")
SENTENCE_END = "。；，！？,;"


@dataclass(frozen=True, slots=True)
class Frame:
    title: str
    subtitle: str  # with its dash
    addressee: str
    signature: str
    date: str
    begin: int  # first paragraph of the body
    end: int  # the one behind its last
    heads: frozenset[int]  # paragraphs before `begin` that may name one person's report in a file of several


def frame(paragraphs: Sequence[Paragraph]) -> Frame:
    head = head_lines(paragraphs)
    last_of_title = title_end(paragraphs, head)
    title = [one.text for one in paragraphs[:last_of_title] if not LETTERHEAD.match(one.text)]
    if len(title) > 1 and title[-1].startswith("关于"):
        title = title[-1:]  # what stands above is the office
    subtitle = title.pop() if len(title) > 1 and title[-1].startswith(SUBTITLE) else ""
    under = range(last_of_title, head)
    begin, addressee = addressed(paragraphs, head)
    end, signature, date = tail(paragraphs, begin)
    for place in under:
        said, when = signed(paragraphs[place].text)
        date = date or when
        signature = signature or said or by_line(paragraphs[place].text, when)
    return Frame("".join(title), subtitle, addressee, signature, date, begin, end, frozenset(range(last_of_title, begin)))


def by_line(text: str, date: str) -> str:
    """A name or an office under the title."""
    blanked = BLANKED_DATE.fullmatch(text.strip(ROUND))
    return "" if date or blanked or is_title(text) or len(text) > SIGNS // 2 or not HAN.search(text) else text.strip(ROUND)


def head_lines(paragraphs: Sequence[Paragraph]) -> int:
    """How many short lines stand before the body."""
    for place, one in enumerate(paragraphs[:HEAD]):
        found = mark(one.text)
        if one.table or len(one.text) > LINE or one.text[-1] in SENTENCE_END + "：:" or (found and found.sure and place):
            return place
        if place and is_plain_heading(paragraphs, place):
            return place
    return min(len(paragraphs), HEAD) if len(paragraphs) > HEAD else min(len(paragraphs), 1)


def is_plain_heading(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """A short line right above a long paragraph, when a title has been seen above: a heading without a number."""
    text = paragraphs[place].text
    after = paragraphs[place + 1].text if place + 1 < len(paragraphs) else ""
    named = any(is_title(one.text) for one in paragraphs[:place])
    other = is_title(text) or signed(text) != ("", "") or text[0] in "（(—-" or NAME.fullmatch(text) or OFFICE.search(text)
    return named and len(after) > LINE and not other


def title_end(paragraphs: Sequence[Paragraph], head: int) -> int:
    """The title's last line is the first that says what the document is; without such a word it is the first line."""
    named = next((place + 1 for place in range(min(head, 4)) if is_title(paragraphs[place].text)), 0)
    follows = named and named < head and paragraphs[named].text.startswith(SUBTITLE)
    return named + bool(follows) if named else min(head, 1)


def addressed(paragraphs: Sequence[Paragraph], head: int) -> tuple[int, str]:
    """(where the body begins, to whom it speaks)."""
    if head < len(paragraphs):
        text = paragraphs[head].text
        if (
            len(text) <= LINE
            and text[-1] in "：:"
            and not mark(text)
            and (head or words().salutation.search(text))
            and not speaks_of_parts(text)
        ):
            return head + 1, text[:-1].strip().removeprefix("尊敬的")
    return head, ""


def speaks_of_parts(text: str) -> bool:
    """现将情况汇报如下： is no addressee."""
    return text.rstrip("：:").endswith(("如下", "方面", "问题", "做法", "情况", "措施", "以下", "原因"))


def tail(paragraphs: Sequence[Paragraph], begin: int) -> tuple[int, str, str]:
    """(where the body ends, signature, date)."""
    end = len(paragraphs)
    lines = range(end - 1, max(begin, end - TAIL) - 1, -1)
    dated = next((place for place in lines if is_short(paragraphs[place]) and has_date(paragraphs[place].text)), None)
    signature, date = signed(paragraphs[dated].text) if dated is not None else ("", "")
    first = end if dated is None else dated
    if not signature:
        first, signature = signature_above(paragraphs, begin, first)
    return min(first, annexes(paragraphs, begin)), signature, date


def has_date(line: str) -> bool:
    """Also one with its figures blanked, 2024年X月X日, which is no date but shows who signs above it."""
    return bool(signed(line)[1] or BLANKED_DATE.fullmatch(line.strip(ROUND + " \t")))


def signature_above(paragraphs: Sequence[Paragraph], begin: int, first: int) -> tuple[int, str]:
    place = first - 1
    if place < max(begin, 1) or not is_short(paragraphs[place]) or mark(paragraphs[place].text):
        return first, ""
    text = paragraphs[place].text
    named = words().reporter.match(text)
    if named:
        return place, text[named.end() :].strip()
    dated = first < len(paragraphs)
    if ANNEX.match(text) or not (dated or OFFICE.search(text) or NAME.fullmatch(text)):
        return first, ""
    return place, text


def is_short(one: Paragraph) -> bool:
    return len(one.text) <= SIGNS and one.text[-1] not in SENTENCE_END + "：:" and not one.table


def annexes(paragraphs: Sequence[Paragraph], begin: int) -> int:
    """The first paragraph of the annexes; they stand behind the last long paragraph."""
    for place in range(len(paragraphs) - 1, begin - 1, -1):
        if ANNEX.match(paragraphs[place].text):
            return place
        if len(paragraphs[place].text) > LINE * 2:
            break
    return len(paragraphs)


def signed(line: str) -> tuple[str, str]:
    """(who, date) of a line that holds a date, a name, or both; ("", "") of any other."""
    text = CLOCK.sub("", line.strip(ROUND + " \t"))
    named = words().reporter.match(text)
    found = DATE.search(text) or (DATE_FIRST.match(line) if line[:1] in "（(" else None)
    rest = text[: found.start()] if found and found.re is DATE else "" if found else text
    who = rest[named.end() :] if named else rest if found else ""
    if found and len(who) > SIGNS:
        return "", ""
    if BLANKED_DATE.fullmatch(text) and not found:
        return "", ""
    return who.strip(ROUND + " \t，"), iso(found) if found else ""


def iso(found: re.Match[str]) -> str:
    year, month, day, *only = found.groups()
    parts = [part for part in (year, *only, month, day) if part]
    return "-".join(f"{number(part):02d}" for part in parts)


def number(said: str) -> int:
    return int(said) if said.isdigit() else to_number(said.replace("0", "〇"))
