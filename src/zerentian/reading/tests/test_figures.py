"""Numbers in sentences, each worked out by hand from the rule in docs/algorithms.md."""

import pytest

from zerentian.kernel.numerals import to_number
from zerentian.reading.figures import arabic, figures

Said = tuple[str, float | None, str, str]


def said(text: str) -> list[Said]:
    return [(one.text, one.value if one.low is None else one.low * 1000 + (one.high or 0), one.unit, one.relation) for one in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("召开支委会12次。", [("12次", 12, "次", "eq")]),
        ("走访不少于20户，每户不超过2小时。", [("不少于20户", 20, "户", "ge"), ("不超过2小时", 2, "小时", "le")]),
        ("参加的近300人，其中党员80余名。", [("近300人", 300, "人", "approx"), ("80余名", 80, "名", "approx")]),
        (
            "配3—7人，谈了两三次，来了五至七人。",
            [("3—7人", 3007, "人", "range"), ("两三次", 2003, "次", "range"), ("五至七人", 5007, "人", "range")],
        ),
        ("达标率95.5%，提高12个百分点。", [("95.5%", 95.5, "%", "share"), ("12个百分点", 12, "个百分点", "change")]),
        ("增长15.3%，增长到15.3%。", [("15.3%", 15.3, "%", "change"), ("15.3%", 15.3, "%", "share")]),
        ("百分之九十以上的党员，三分之二的支部。", [("百分之九十以上", 90, "%", "ge"), ("三分之二", 0.666667, "", "share")]),
        ("投入1.2万余元，争取18.6万元。", [("1.2万余元", 1.2, "万元", "approx"), ("18.6万元", 18.6, "万元", "eq")]),
        (
            "培训三百二十人次，发放３００份，1,234人。",
            [("三百二十人次", 320, "人次", "eq"), ("３００份", 300, "份", "eq"), ("1,234人", 1234, "人", "eq")],
        ),
        ("七成以上的住户。", [("七成以上", 70, "%", "ge")]),
        (
            "开了X次会，×余名党员，投入____万元。",
            [("X次", None, "次", "eq"), ("×余名", None, "名", "approx"), ("____万元", None, "万元", "eq")],
        ),
        ("确保至少有2人专职。", [("至少有2人", 2, "人", "ge")]),
        ("共享场地5个（处）。", [("5个（处）", 5, "个", "eq")]),
        ("每月至少召开2次。", [("2次", 2, "次", "ge")]),
    ],
)
def test_quantities(text: str, expected: list[Said]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2025年3月5日，第一书记到会。",
        "落实“三会一课”，做到两个维护、四个意识。",
        "学习《关于印发3个办法的通知》和〔2025〕3号文件。",
        "“1网格1支部”全面铺开。",
        "前八批后进党组织、第2次会议、十九届五中全会。",
        "X社区党委书记到X街道。",
        "拨打12345热线，24小时值班。",
        "一个抓手、一批骨干、一项制度，三个方面，千家万户。",
        "三年行动方案。",
        "100X个。",
    ],
)
def test_no_quantities(text: str) -> None:
    assert said(text) == []


def test_a_blank_is_no_zero() -> None:
    (blank,) = figures("新建党群服务中心X个。")
    assert (blank.blank, blank.value, blank.low, blank.high) == (True, None, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百二十", 320),
        ("一千二百万", 12_000_000),
        ("十二", 12),
        ("两", 2),
        ("二〇二五", 2025),
        ("一百零五", 105),
        ("三万五千", 35_000),
        ("二十", 20),
    ],
)
def test_chinese_numerals(text: str, value: float) -> None:
    assert to_number(text) == value


@pytest.mark.parametrize(("text", "value"), [("1,234.5", 1234.5), ("３００", 300), ("12", 12)])
def test_arabic_numerals(text: str, value: float) -> None:
    assert arabic(text) == value
