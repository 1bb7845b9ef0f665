"""Where a title breaks: as 梯形 or 菱形, where it can be read."""

import re
from collections.abc import Iterator
from functools import cache

from zerentian.gongwen.standard import TITLE_MOST
from zerentian.gongwen.widths import halves

DEAR = 8  # what the end of a line may cost before more lines are tried
SHAPED_MOST = 240  # characters; what is longer is no title but text that lost its way, and shapes cost time with the square of it
SHORTEST = 6  # half characters: a line of a title of one or two characters looks like a slip

# What holds together in a title, the longest first
QUOTED = "《[^》]*》|“[^”]*”|（[^）]*）|〔[^〕]*〕"
UNIT = (
    "年度|周年|月份|季度|年|月|日|号|期|届|次|个|名|项|条|％|%|万元|亿元|元|万|亿|户|人次|人|天|小时|岁|公里|平方米|米"
    "|楼|单元|栋|大|类|张|批|轮|级"
)
COUNTED = (
    rf"(?:第?[0-9]+(?:[.．][0-9]+)?(?:[-—–~～至][0-9]+)?(?:{UNIT})?)+"
    rf"|第[一二三四五六七八九十百]+(?:{UNIT})?|[二一][〇○零一二三四五六七八九]{{3}}(?:年度|年)"
)
LATIN = r"[A-Za-z0-9][A-Za-z0-9._/+-]*"
# As they stand in titles of this work; what is not here may be cut, but dearly
WORDS = """
关于 印发 转发 开展 召开 举办 做好 加强 推进 深化 落实 贯彻 学习 进一步 全面 深入 扎实 切实 持续 严格 规范 建立 健全 完善 提升 提高
促进 推动 组织 实施 党的 从严治党 全面从严治党 党建 基层 基层党建 党组织 基层党组织 党支部 党总支 党委 党工委 工委 党组 党员 书记
党委书记 党工委书记 工委书记 党组书记 党总支书记 总支书记 党支部书记 支部书记 党组织书记 第一书记
委员 委员会 支部委员会 领导 领导小组 领导班子 班子 成员 干部 群众 居民 村民 街道 社区 网格 小区 物业 机关 单位 部门 办事处
办公室 组织部 宣传部 纪检监察 人民政府 工作 专项 重点 年度 责任 责任制 责任清单 主体责任 清单 问题 问题清单 任务 任务清单 整改
整改落实 指标 考核 考核办法 评议 评议考核 述职 述职评议 述职评议考核 测评 民主 民主评议 民主生活会 组织生活 组织生活会 主题党日
主题教育 三会一课 教育 培训 活动 行动 建设 队伍 队伍建设 阵地 品牌 服务 治理 基层治理 社会治理 精神文明 文明 创建 党风廉政 廉政
意识形态 安全 安全生产 信访 稳定 环境 整治 整顿 软弱涣散 换届 选举 选拔 任用 任免 表彰 通报 表扬 批评 先进 优秀 结果 情况 经验 做法
成果 成效 总结 汇报 报告 情况报告 工作报告 述职报告 调研 调研报告 自查 自查报告 方案 实施方案 工作方案 整改方案 意见 实施意见 指导意见
办法 规定 细则 实施细则 制度 机制 规划 计划 工作计划 工作要点 要点 决定 决议 命令 公告 通告 通知 请示 批复 议案 函 复函 会议 会议纪要
纪要 大会 座谈会 推进会 讲话 主持词 点评 台账 简报 公示 名单 统计表 汇总表 一览表 登记表 安排 部署 事迹 材料 监督 检查 管理 资金 项目
习近平 新时代 中国特色社会主义 思想 精神 中央 全国 全市 全区 全县 全街道 全镇 二十大 二十届 三中全会 四中全会 五中全会 十四五 十五五
以来 期间 有关 相关 若干 以及 和 与 及 暨 对 在 的
"""
KNOWN = frozenset(WORDS.split())
KINDS = "通知|通报|报告|请示|批复|决定|决议|意见|公告|通告|命令|议案|复函|函|纪要|方案|办法|规定|细则|计划|总结|汇报|讲话|要点|公示"
TAIL = re.compile(rf"的(?:[\u4e00-\u9fff]{{0,4}})(?:{KINDS})$")
OFFICES = (
    "街道",
    "社区",
    "办事处",
    "委员会",
    "党委",
    "党工委",
    "工委",
    "党组",
    "党支部",
    "党总支",
    "组织部",
    "宣传部",
    "人民政府",
    "办公室",
)
CLOSING, OPENING = "，。、：；？！）》”〉】〕…—·％%", "《“（〔【〈"


def title_lines(title: str, most: int = TITLE_MOST) -> tuple[str, ...]:
    """The title in lines of at most `most` 字, as 梯形 or 菱形 if that can be, cut where it can be read; every word of it is there.

    A blank is where a line likes to end, and is left out there.
    """
    whole = " ".join(title.split())
    if halves(whole) <= most * 2:
        return (whole,) if whole else ()
    # what is held together may be longer than a line
    for pattern in (HELD, HELD_WITHOUT_QUOTES, LOOSE) if len(whole) <= SHAPED_MOST else ():
        pieces = pattern.findall(whole)
        if max(map(halves, pieces)) <= most * 2:
            broken = Breaking(pieces, most * 2).lines()
            if broken:
                return broken
    return tuple(chopped(whole, most * 2))


def alternatives(*patterns: str) -> re.Pattern[str]:
    words = "|".join(sorted(KNOWN, key=len, reverse=True))
    return re.compile("(?:" + "|".join([*patterns, COUNTED, LATIN, words, "."]) + ") ?")


HELD, HELD_WITHOUT_QUOTES, LOOSE = alternatives(QUOTED), alternatives(), re.compile(".")


class Breaking:
    """The cheapest way to put pieces into lines. Costs have no unit: what looks wrong costs more than what looks plain."""

    def __init__(self, pieces: list[str], most: int) -> None:
        self.pieces, self.most = pieces, most
        self.begins = [0]
        for piece in pieces:
            self.begins.append(self.begins[-1] + halves(piece))
        self.costs = [None, *(cost_between(pieces, place) for place in range(1, len(pieces)))]

    def lines(self) -> tuple[str, ...]:
        """Nothing if it cannot be done."""
        fewest = -(-self.begins[-1] // self.most)
        found = []
        for count in (fewest, fewest + 1, fewest + 2):
            self.best = cache(self.find)  # what is found for the rest of a title serves all ways to begin it
            cost, ends = self.best(0, count, 0, True)
            if ends:
                found.append((cost + 4 * count, ends))
                if cost <= DEAR * (count - 1):
                    break
        if not found:
            return ()
        ends = min(found)[1]
        return tuple("".join(self.pieces[begin:end]).strip() for begin, end in zip((0, *ends), ends, strict=False))

    def find(self, begin: int, left: int, before: int, rising: bool) -> tuple[float, tuple[int, ...]]:
        """(cost, ends of the lines) of what begins at piece `begin`, in `left` lines, below a line `before` half characters long."""
        cheapest: tuple[float, tuple[int, ...]] = (0.0, ())
        for end in self.ends(begin, left):
            long = self.length(begin, end)
            cost = shape_cost(before, long, rising) + (self.costs[end] or 0 if left > 1 else 0)
            if left > 1:
                rest, ends = self.best(end, left - 1, long, rising and (not before or long >= before))
                if not ends:
                    continue
                cost, ends = cost + rest, (end, *ends)
            else:
                ends = (end,)
            if not cheapest[1] or cost < cheapest[0]:
                cheapest = cost, ends
        return cheapest

    def ends(self, begin: int, left: int) -> Iterator[int]:
        """Where a line that begins there may end, if what is left is to fit the lines that are left."""
        last = len(self.pieces)
        for end in range(begin + 1, last + 1):
            if self.length(begin, end) > self.most:
                return
            fits = self.begins[last] - self.begins[end] <= self.most * (left - 1)
            if (
                fits
                and (end == last) == (left == 1)
                and self.length(begin, end) >= SHORTEST
                and (end == last or self.costs[end] is not None)
            ):
                yield end

    def length(self, begin: int, end: int) -> int:
        return self.begins[end] - self.begins[begin] - self.pieces[end - 1].endswith(" ")


def shape_cost(before: int, long: int, rising: bool) -> float:
    """Lines as long as one another make a brick; a short one between longer ones makes an hourglass."""
    if not before:
        return 0
    apart = abs(long - before)
    hourglass = 30 if long > before + 1 and not rising else 0
    return hourglass + (6 if apart < 2 else max(0, apart - 8) * 0.75)


def cost_between(pieces: list[str], place: int) -> float | None:
    """Of a line that ends before the piece at `place`; None where none may end."""
    left, right = pieces[place - 1], pieces[place]
    if right[0] in CLOSING or left[-1] in OPENING:
        return None
    if left.endswith(" "):
        return -6  # put there to end a line
    if right.startswith("关于"):
        return 0
    if right.strip() == "的":
        return 2 if TAIL.match("".join(pieces[place:])) else 9
    if left == "的":
        return 3 if place + 1 == len(pieces) else 0
    if left in ("关于", "和", "与", "及", "暨", "对", "在"):
        return 9
    return 1 if left[-1] in "、，：；》”）" else cost_of_words(left, right.strip())


def cost_of_words(left: str, right: str) -> float:
    known = [piece in KNOWN or len(piece) > 1 for piece in (left, right)]
    if right in OFFICES and (left in OFFICES or not known[0]):
        return 9  # 青禾 and 街道 are one name, and 街道办事处 another
    return (7, 4, 2)[sum(known)] if not (right in ("和", "与", "及", "暨") and known[0]) else 1.5


def chopped(text: str, most: int) -> Iterator[str]:
    """What has no place to break: as much as a line holds, line by line."""
    line = ""
    for sign in text:
        if halves(line + sign) > most:
            yield line
            line = ""
        line += sign
    yield line
