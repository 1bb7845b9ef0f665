"""Problems against measures, parts, their share."""

import pytest

from zerentian.reading.rules.tests.reports import TITLE, findings, told, words

DONE = "一、主要做法\n" + "楼道里添了长凳，晚上有人坐着说话，谁家水管漏了都知道。" * 16
LONG = "大家说的时候多，动手的时候少，我自己也没有常去看，说到底是怕麻烦，想着有人会办。" * 5
PLANS = "每件事写在墙上，谁办的写谁的名字，什么时候办好写日子，办好了划掉，没有办好的说明白，大家都看得见，也都说得上话。" * 2


def report(problems: list[str], measures: list[str]) -> str:
    numbered = "一二三四五"
    told_problems = "".join(f"\n{numbered[n]}是{one}。{LONG}" for n, one in enumerate(problems))
    told_measures = "".join(f"\n{numbered[n]}是{one}。{PLANS}" for n, one in enumerate(measures))
    return f"{DONE}\n二、存在的问题{told_problems}\n三、下一步打算{told_measures}"


@pytest.mark.parametrize("problem", ["停车位紧张", "宠物粪便清理难", "电动自行车飞线充电"])
def test_a_problem_nobody_will_do_anything_about_is_found(problem: str) -> None:
    body = report(["楼道灯坏得多", problem, "党课听的人少"], ["把楼道灯换成声控的", "请老党员讲党课"])
    assert words("problem-without-measure", told(body)) == [f"二是{problem}"]


def test_as_many_measures_as_problems_answer_them_one_by_one_in_words_of_their_own() -> None:
    body = report(["楼道灯坏得多", "停车位紧张"], ["把楼道灯换成声控的", "请老党员讲党课"])
    assert words("problem-without-measure", told(body)) == []
    assert words("measure-without-problem", told(body)) == []


def test_of_measures_that_share_no_word_only_those_too_many_are_told_the_last_first() -> None:
    body = report(["夜校学用脱节", "档案整理拖沓"], ["以需求定课程", "随手办随手归", "编写街道史料"])
    assert words("measure-without-problem", told(body)) == ["三是编写街道史料"]


def test_short_and_long_measures_count_together() -> None:
    """A numbered line with a long first sentence is a point, one with a short one a heading."""
    problems = "\n二、存在的问题\n1、楼道灯坏得多。" + LONG + "\n2、听课的人少。" + LONG + "\n3、好做法没有写出来。" + LONG
    first = "\n三、下一步打算\n1、每周三不开会，带着电工从一号楼走到十二号楼，哪一层不亮当场换，换不了的记在墙上，写明谁换、哪天换好。"
    plans = first + "\n2、请老党员讲。" + PLANS + "\n3、每季度提炼一个工作法。" + PLANS
    assert words("problem-without-measure", told(DONE + problems + plans)) == []


def test_a_summary_of_one_activity_owes_no_plans() -> None:
    body = "一、做了什么\n" + "楼道里添了长凳，晚上有人坐着说话，谁家水管漏了都知道。" * 20 + "\n二、不足\n来的人少。"
    missing = [len(words("missing-part", told(body, title))) for title in ("护一条老街主题党日活动总结", "芦苇巷社区2025年党建工作总结")]
    assert missing == [0, 1]


@pytest.mark.parametrize(("title", "times"), [("关于减负工作整改情况的报告", 0), ("关于减负工作情况的报告", 1)])
def test_a_report_on_rectification_tells_of_problem_and_measure_in_one_place(title: str, times: int) -> None:
    body = report(["楼道灯坏得多", "停车位紧张", "党课听的人少"], ["把楼道灯换成声控的", "请老党员讲党课"])
    assert len(words("problem-without-measure", told(body, title))) == times


def test_a_cause_that_speaks_of_a_lack_is_no_problem() -> None:
    problems = "\n二、存在的问题\n（一）楼道灯坏得多。" + LONG + "\n（二）党课听的人少。" + LONG
    causes = "\n三、原因分析\n（一）办事方法有欠缺。" + LONG
    plans = "\n四、下一步打算\n（一）把楼道灯换成声控的。" + PLANS + "\n（二）请老党员讲党课。" + PLANS
    assert words("problem-without-measure", told(DONE + problems + causes + plans)) == []


@pytest.mark.parametrize(
    ("problem", "measure"),
    [
        ("停车位紧张", "协调商场夜间开放停车场"),
        ("党员教育形式单一", "换着办法上党课"),
        ("两新组织覆盖不够", "在商圈楼宇建党组织"),
        ("工作还不够扎实", "请老党员讲故事"),
    ],
)
def test_a_problem_with_a_measure_in_like_words_is_not(problem: str, measure: str) -> None:
    body = report(["楼道灯坏得多", problem, "楼道里堆着旧家具"], ["把楼道灯换成声控的，把旧家具清走", measure])
    assert words("problem-without-measure", told(body)) == []


@pytest.mark.parametrize("measure", ["办一支锣鼓队", "种一片桂花树", "养两缸锦鲤"])
def test_a_measure_that_meets_no_problem_is_found(measure: str) -> None:
    body = report(["楼道灯坏得多", "停车位紧张"], ["把楼道灯换成声控的", measure, "开放夜间停车位"])
    assert words("measure-without-problem", told(body)) == [f"二是{measure}"]


@pytest.mark.parametrize("measure", ["协调商场夜间开放停车场", "加强政治引领", "修好楼道里的灯"])
def test_a_measure_for_a_problem_or_of_every_year_is_not(measure: str) -> None:
    body = report(["楼道灯坏得多", "停车位紧张"], ["把楼道灯换成声控的", measure, "开放夜间停车位"])
    assert words("measure-without-problem", told(body)) == []


def parts(practice: int, problems: int, title: str = TITLE) -> str:
    """Sections with so many sentences of ten characters."""
    done, lacking = "添了长凳修了灯铺了路。" * practice, "来的人少说话的更少了。" * problems
    return f"一、主要做法\n{done}\n二、存在的问题\n{lacking}\n三、下一步打算\n一家一家去请。"


@pytest.mark.parametrize(("practice", "problems"), [(60, 5), (50, 20), (90, 40)])
def test_problems_below_a_third_are_told(practice: int, problems: int) -> None:
    [found] = findings("problems-too-thin", told(parts(practice, problems)))
    assert "占全文" in found.message


@pytest.mark.parametrize(("practice", "problems"), [(30, 30), (50, 35), (3, 1)])
def test_a_third_or_more_and_short_texts_are_not(practice: int, problems: int) -> None:
    assert findings("problems-too-thin", told(parts(practice, problems))) == []


def test_only_a_debrief_owes_a_third_to_its_problems() -> None:
    assert findings("problems-too-thin", told(parts(60, 5), "芦苇巷社区党总支2025年工作总结")) == []


@pytest.mark.parametrize(
    ("body", "part"),
    [
        (DONE + "\n二、下一步打算\n一家一家去请。", "存在的问题"),
        (DONE + "\n二、存在的问题\n来的人少。", "下一步打算"),
        ("一、存在的问题\n" + "来的人少说话的更少。" * 45 + "\n二、下一步打算\n一家一家去请。", "主要做法"),
    ],
)
def test_a_part_that_is_missing_is_told(body: str, part: str) -> None:
    assert [part in one.message for one in findings("missing-part", told(body))] == [True]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (parts(50, 20), TITLE),
        (DONE + "\n问题也有，来的人少。明年打算一家一家去请。", TITLE),
        ("一、主要做法\n添了长凳。", TITLE),
        (DONE, "芦苇巷社区党员积分管理办法"),
    ],
)
def test_all_parts_short_texts_and_other_kinds_are_not(body: str, title: str) -> None:
    assert findings("missing-part", told(body, title)) == []
