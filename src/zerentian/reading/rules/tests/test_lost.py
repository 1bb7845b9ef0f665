"""Units without a number, figures left blank."""

import pytest

from zerentian.reading.rules.tests.reports import findings, practice, told, words

LOST = [
    ("全年培训党员人次，覆盖各支部。", "人次"),
    ("先后投入资金万元改造活动室。", "万元"),
    ("整改完成率达到%，群众满意。", "%"),
    ("争取经费X.万元用于修缮。", "X.万元"),
    ("单独建立党组织的只有个，其余联合组建。", "个"),
    ("一年来召开会议次，议定事项都有回音。", "次"),
    ("党总支下设个党支部，共有党员80名。", "个"),
    ("化解矛盾纠纷起，没有一件上交。", "起"),
    ("活动室面积平方米，够坐下全体党员。", "平方米"),
    ("截至年12月底，欠账全部还清。", "年"),
    ("三类人员分别占40%、%和20%。", "%"),
    ("录制微党课节，在楼道里放。", "节"),
    ("党员轮流站岗，累计值班人次，最长的一位站了二十七天。", "人次"),
    ("几张票据不齐，金额合计万元。", "万元"),
    ("印制连心卡张，发到每个党员手中。", "张"),
    ("给快递员发放“暖蜂包”份，人人都有。", "份"),
    ("满意率比上年提高个百分点。", "个百分点"),
]
KEPT = [
    "参加个人12名，参加人次比上年多。",
    "全年培训党员320人次，投入资金18.6万元。",
    "只有个别党员没有参加，只有个人申请的才算。",
    "建立检查项，发放文件，来到活动现场，走访贫困户。",
    "投入资金以万元为单位统计，培训党员人次由支部登记。",
    "完成率达到85.7%，百分之六十的党员参加。",
    "化解矛盾纠纷三十起，召开会议若干次。",
    "每次活动每个人都签名，一起商量，长期坚持。",
    "收到入党申请书X份，投入X万元。",
    "按活动登记参加人次，按支部统计服务人次。",
    "挂上“党员先锋”户，评出“最美”家庭，领到“暖蜂包”一份。",
]


@pytest.mark.parametrize(("sentence", "unit"), LOST)
def test_a_unit_without_its_number_is_found(sentence: str, unit: str) -> None:
    [found] = words("lost-number", practice(sentence))
    assert found.endswith(unit)


@pytest.mark.parametrize("sentence", KEPT)
def test_words_that_look_like_units_and_units_with_numbers_are_not(sentence: str) -> None:
    assert words("lost-number", practice(sentence)) == []


def test_cells_of_a_table_are_no_lost_numbers() -> None:
    assert words("lost-number", practice("情况见表。\n培训党员人次，\t投入资金万元，\t完成率%，\n120\t3\t85")) == []


def test_the_message_quotes_the_words_and_says_what_to_do() -> None:
    [found] = findings("lost-number", practice("先后投入资金万元改造活动室。"))
    assert "“先后投入资金万元”" in found.message
    assert found.todo.startswith("请核对")


@pytest.mark.parametrize(
    ("sentence", "blank"), [("走访居民X户。", ["X户"]), ("培训×次，共＿＿人。", ["×次", "共＿＿人"]), ("占X%的党员参加。", ["X%"])]
)
def test_each_blank_figure_is_told_while_they_are_few(sentence: str, blank: list[str]) -> None:
    found = findings("blank-number", practice(sentence))
    assert [one.message.endswith("的数字空着。") for one in found] == [True] * len(blank)


def test_many_blank_figures_are_told_once_with_their_number() -> None:
    [found] = findings("blank-number", practice("走访居民X户、" * 13 + "都有记录。"))
    assert "13 个数字空着" in found.message


def test_blank_names_are_told_once_for_the_report() -> None:
    report = practice("同X社区结对，×月到XX小学上课，“X工作法”用了两年。")
    [found] = findings("blank-number", report)
    assert "全文有 4 处" in found.message


@pytest.mark.parametrize("sentence", ["做了X光检查的老人有3位。", "屋子是3×4米。", "WX群里有人问过。", "走访居民12户。"])
def test_other_letters_are_no_blanks(sentence: str) -> None:
    assert words("blank-number", practice(sentence)) == []


def test_offsets_hold_the_words_also_at_the_end_of_the_text() -> None:
    report = told("一、主要做法\n完成率达到%。")
    [found] = findings("lost-number", report)
    assert report.text[found.start : found.end] == "完成率达到%"
