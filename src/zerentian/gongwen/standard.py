"""The numbers of GB/T 9704—2012, each with its clause. What the standard leaves open and this program had to choose says so.

Lengths are twentieths of a point (twips, as Word writes them) unless the name says otherwise; sizes of letters are half points.
1 mm = 56.6929 twips. 字 is the width of one Chinese character of the body, 行 the height of one of its lines.
"""

from typing import Final

TWIPS_PER_MM: Final = 1440 / 25.4

# 5.1 paper: A4
PAGE_WIDTH: Final = 11906  # 210 mm
PAGE_HEIGHT: Final = 16838  # 297 mm

# 5.2.1 天头 37 mm ± 1, 订口 28 mm ± 1, 版心 156 × 225 mm
TOP: Final = 2098
LEFT: Final = 1587
RIGHT: Final = 1474  # 26 mm: what is left of 210
BOTTOM: Final = 1984  # 35 mm: what is left of 297
MARGIN_TOLERANCE: Final = 57  # ± 1 mm
BODY_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT  # 156 mm
BODY_HEIGHT: Final = PAGE_HEIGHT - TOP - BOTTOM  # 225 mm

# 5.2.3 22 lines of 28 characters, filling the 版心
LINES: Final = 22
CHARACTERS: Final = 28
LINE: Final = 579  # 28.95 pt: 22 of them fit 225 mm, of 580 they do not
CHARACTER: Final = BODY_WIDTH / CHARACTERS  # 15.79 pt: narrower than the 16 pt of its letters
CHARACTER_SPACING: Final = -849  # w:docGrid/@w:charSpace, in 4096ths of a point, at 16 pt: 15.79 pt a character
LETTER_SPACING: Final = -6  # twips, our choice: 28 characters (of 15.7 pt) where a program does not know the grid as Word does

# 5.2.2 default: 3号仿宋, black. Sizes in half points
SIZE_2: Final = 44  # 2号, 22 pt
SIZE_3: Final = 32  # 3号, 16 pt
SIZE_4: Final = 28  # 4号, 14 pt
SIZE_SMALL_4: Final = 24  # 小四, 12 pt: tables, our choice
SIZE_5: Final = 21  # 五号, 10.5 pt: tables in which that does not fit, our choice

# Fonts that offices have; the standard says only 仿宋, 小标宋, 黑体, 楷体, 宋体
FANGSONG: Final = "仿宋_GB2312"
TITLE_SONG: Final = "方正小标宋简体"
HEI: Final = "黑体"
KAI: Final = "楷体_GB2312"
SONG: Final = "宋体"
FAMILIES: Final[dict[str, frozenset[str]]] = {  # names under which a font is the one that is wanted
    FANGSONG: frozenset({"仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体", "华文仿宋", "STFangsong"}),
    TITLE_SONG: frozenset(
        {"方正小标宋简体", "方正小标宋_GBK", "小标宋", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "华文中宋", "STZhongsong"}
    ),
    HEI: frozenset({"黑体", "SimHei", "方正黑体_GBK", "方正黑体简体", "华文黑体"}),
    KAI: frozenset({"楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体", "华文楷体", "STKaiti"}),
    SONG: frozenset({"宋体", "SimSun", "新宋体", "NSimSun", "方正书宋_GBK", "华文宋体", "STSong"}),
}

# 7.3.1 title: 2号小标宋, two empty lines below the red line, centred; 7.2 head
TITLE_LINE: Final = 680  # 34 pt; the standard gives none, 33–35 pt is habit
TITLE_MOST: Final = 20  # characters of a line of the title at 2号 in the 版心, with a character free on either side (156 mm / 22 pt = 20.1)

# 7.3.3 headings: 一、黑体 → （一）楷体 → 1. 仿宋 → （1）仿宋, all 3号
HEADING_FONTS: Final = {1: HEI, 2: KAI, 3: FANGSONG, 4: FANGSONG}
INDENT: Final = 2  # 字, first line of every paragraph

# 7.2.4 发文机关标志: upper edge 35 mm below the upper edge of the 版心, red; its size is open (here what fits the line, at most 50 pt)
MARK_BELOW_MM: Final = 35
MARK_SIZE_MOST: Final = 100  # half points
RED: Final = "FF0000"
# 7.2.5 发文字号: two empty lines below the mark
NUMBER_BELOW: Final = 2  # 行
# 7.2.7 red line 4 mm below the number, as wide as the 版心; its thickness is open
RED_LINE_BELOW_MM: Final = 4
RED_LINE_EIGHTHS: Final = 12  # 1.5 pt
# 7.3.1 title two lines below the red line; 7.3.2 addressee one empty line below the title
TITLE_BELOW: Final = 2
ADDRESSEE_BELOW: Final = 1

# 7.3.4 附件说明: one empty line below the text, two characters in
# 7.3.5.1 with seal: date four characters from the right, name centred above it
DATE_FROM_RIGHT_SEALED: Final = 4  # 字
# 7.3.5.2 without seal: name two characters from the right, the date's first character two to the right of the name's first
NAME_FROM_RIGHT: Final = 2  # 字
DATE_BEHIND_NAME: Final = 2  # 字
SIGNATURE_BELOW: Final = 1  # 行, empty, without seal
SIGNATURE_BELOW_SEALED: Final = 2  # 行, empty: a seal of 42 mm on name and date then begins less than a line below the text
SEAL_WIDTH: Final = 8  # 字 from the middle of one seal to that of the next, so that they do not touch: 42 mm are 7.5
SEAL_LINES: Final = 4  # 行, empty, between rows of names with seals

# 7.4 版记: lines as wide as the 版心, first and last 0.35 mm, those between 0.25 mm; 4号仿宋, one character in on both sides
IMPRINT_OUTER_EIGHTHS: Final = 8
IMPRINT_INNER_EIGHTHS: Final = 6
IMPRINT_INDENT: Final = 1  # 字

# 7.5 page number: 4号半角宋体, a dash on either side; 7 mm below the 版心; odd pages one character from the right, even ones from the left
NUMBER_BELOW_BODY_MM: Final = 7
FOOTER: Final = 1304  # 23 mm from the lower edge of the page to the foot of the number's line
NUMBER_INDENT: Final = 1  # 字

# 10.1 信函: mark 30 mm from the edge of the page; lines 4 mm below it and 20 mm from the lower edge, red and double, 170 mm long
LETTER_MARK_MM: Final = 30
LETTER_LINE_MM: Final = 170
LETTER_FOOT_MM: Final = 20
# 10.3 纪要: mark 35 mm below the upper edge of the 版心
