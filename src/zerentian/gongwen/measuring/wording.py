"""Sizes, lengths, fonts and places in the words clerks know."""

from zerentian.gongwen.measuring.measured import Measured, MeasuredParagraph
from zerentian.gongwen.standard import TWIPS_PER_MM

SIZES = {
    84: "初号", 72: "小初", 52: "1号", 48: "小1号", 44: "2号", 36: "小2号", 32: "3号", 30: "小3号",
    28: "4号", 24: "小4号", 21: "5号", 18: "小5号", 15: "6号", 13: "小6号",
}  # fmt: skip
COLOURS = {"FF0000": "红色", "C00000": "深红色", "0000FF": "蓝色", "00B050": "绿色", "FFFFFF": "白色", "808080": "灰色"}
ALIGNS = {
    "left": "靠左", "start": "靠左", "both": "两端对齐", "right": "靠右", "end": "靠右", "center": "居中", "distribute": "分散对齐",
    "outside": "靠外侧", "inside": "靠内侧",
}  # fmt: skip
NO_FONT = "没有指定中文字体"
QUOTED = 14  # characters of a paragraph that its place repeats


def size(half_points: int) -> str:
    """
    >>> size(32), size(31)
    ('3号', '15.5 磅')
    """
    return SIZES.get(half_points, f"{half_points / 2:g} 磅")


def millimetres(twips: float) -> str:
    """
    >>> millimetres(2098), millimetres(1440)
    ('37 毫米', '25.4 毫米')
    """
    return f"{round(twips / TWIPS_PER_MM, 1):g} 毫米"


def points(twips: float) -> str:
    """
    >>> points(579), points(560)
    ('28.95 磅', '28 磅')
    """
    return f"{round(twips / 20, 2):g} 磅"


def signs(count: float) -> str:
    """
    >>> signs(2.0), signs(1.5), signs(-0.04)
    ('2 字', '1.5 字', '0 字')
    """
    return f"{round(count, 1) + 0:g} 字"


def colour(found: str) -> str:
    return COLOURS.get(found, f"彩色（{found}）")


def font(name: str) -> str:
    return name or NO_FONT


def quoted(text: str) -> str:
    plain = " ".join(text.split()).replace("“", "‘").replace("”", "’")
    return f"“{plain}”" if len(plain) <= QUOTED else f"“{plain[: QUOTED - 1]}……”"


def place_of(one: MeasuredParagraph) -> str:
    if not one.text.strip():
        return "空行"
    return f"第 {one.number} 段{quoted(one.label + one.text)}" if one.number else f"表格里的{quoted(one.text)}"


def places_of(measured: Measured, found: list[int]) -> str:
    """第 12 段“一、主要做法”等 5 段."""
    first = place_of(measured.paragraphs[found[0]])
    return first if len(found) == 1 else f"{first}等 {len(found)} 段"


def page(measured: Measured, section: int) -> str:
    return "页面" if len(measured.sections) == 1 else f"第 {section + 1} 节页面"
