"""Drafts in plain text and in Word: every part where it belongs, every word once, nothing made up."""

from io import BytesIO

import pytest
from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from zerentian.gongwen.blocks import Head, Heading, Imprint, Paragraph, Present, Signature, Table
from zerentian.gongwen.drafts import messages
from zerentian.gongwen.drafts.assembling import Draft
from zerentian.gongwen.drafts.reading import document_of, draft_of, draft_of_text
from zerentian.gongwen.drafts.settings import Settings
from zerentian.gongwen.drafts.tests.words import words_of
from zerentian.kernel.errors import Invalid
from zerentian.reading.reader import read_text

OFFICIAL = """青禾街道党工委文件
青街工委〔2026〕3号    签发人：钮晓雾
中共青禾街道工作委员会
关于整改落实情况的报告
区委组织部：
按照区委要求，现将情况报告如下：
一、主要做法
（一）落实责任。街道党工委开会4次，认领问题7项。
1.开会研究
（1）定期研究。每季度一次。
一是办夜校12期。二是走访老党员30名。
二. 存在的问题
问题清单
序号\t问题\t\t备注
1\t\t阵地小\t无
附件：1.整改台账
2.名单
中共青禾街道工作委员会
2026-1-5
（联系人：束小满，电话12345）
附件1
整改台账
一、已经办结的
夜校已经开课。
附件2
名单
姓名\t职务
束小满\t书记
抄送：区纪委，区委办。
青禾街道党政办公室 2026年1月6日印发
"""
WITHOUT_LABELS = {
    "签发人：": "",
    "附件：1.": "",
    "2.名单": "名单",
    "附件1\n整改台账": "",
    "附件2\n名单": "",
    "抄送：": "",
    "区委办。": "区委办",
    "印发": "",
    "（联系人": "联系人",
    "12345）": "12345",
    "2026-1-5": "2026年1月5日",
    "区委组织部：": "区委组织部",
}
DEBRIEF = """青禾社区党委书记2026年抓基层党建工作述职报告
束小满
（2026年12月1日）
柳溪街道党工委：
今年以来，我带着班子把责任一块一块落到田里。现报告如下：
一、主要做法
（一）把责任扛起来。主持召开会议4次，认领问题7项。
二、存在的问题
一是新来的企业里党员少。二是年纪大的党员出门不便。
"""


def official() -> Draft:
    return draft_of_text(OFFICIAL, "报告.txt")


def test_ordinary_numbering_becomes_the_levels_of_the_standard() -> None:
    heads = [block for block in official().document.blocks if isinstance(block, Heading)]
    assert [(one.level, one.number, one.words, one.text) for one in heads] == [
        (1, "一、", "主要做法", ""),
        (2, "（一）", "落实责任。", "街道党工委开会4次，认领问题7项。"),
        (3, "1.", "开会研究", ""),
        (4, "（1）", "定期研究。", "每季度一次。"),
        (1, "二.", "存在的问题", ""),  # a wrong mark stays as it is written
    ]


def test_points_stay_in_their_paragraph() -> None:
    assert Paragraph("一是办夜校12期。二是走访老党员30名。") in official().document.blocks


def test_the_parts_around_the_body() -> None:
    document = official().document
    assert document.form == "document"
    assert document.head == Head("青禾街道党工委文件", "青街工委〔2026〕3号", ("钮晓雾",))
    assert document.title == "中共青禾街道工作委员会关于整改落实情况的报告"
    assert document.addressee == "区委组织部"
    assert document.signature == Signature(("中共青禾街道工作委员会",), "2026年1月5日")
    assert document.note == "联系人：束小满，电话12345"
    assert document.imprint == Imprint("区纪委，区委办", "青禾街道党政办公室", "2026年1月6日")
    assert [annex.name for annex in document.annexes] == ["整改台账", "名单"]
    assert document.annexes[0].blocks == (Heading(1, "一、", "已经办结的"), Paragraph("夜校已经开课。"))
    assert isinstance(document.annexes[1].blocks[0], Table)
    assert document.annexes[1].blocks[0].rows == (("束小满", "书记"),)


def test_a_table_keeps_its_empty_cells_and_its_title() -> None:
    (table,) = [block for block in official().document.blocks if isinstance(block, Table)]
    assert (table.title, table.header, table.rows) == ("问题清单", ("序号", "问题", "", "备注"), (("1", "", "阵地小", "无"),))


def test_a_debrief_has_its_name_and_day_below_the_title() -> None:
    draft = draft_of_text(DEBRIEF, "述职.txt")
    assert draft.kind.code == "debrief"
    assert draft.document.form == "plain"
    assert draft.document.byline == ("束小满", "（2026年12月1日）")
    assert draft.document.addressee == "柳溪街道党工委"
    assert draft.document.signature is None
    assert draft.notes == ()


def test_a_report_as_read_is_enough() -> None:
    document = document_of(read_text(DEBRIEF, "述职.txt"), kind="述职报告", settings=Settings())
    assert document == draft_of_text(DEBRIEF, "述职.txt").document


def test_what_is_lacking_is_told_and_not_made_up() -> None:
    draft = draft_of_text("关于柳溪社区整改情况的汇报\n按照要求，现将情况汇报如下：\n夜校已经开课。", "汇报.txt")
    assert draft.document.addressee == ""
    assert draft.document.signature is None
    assert draft.document.head is None
    assert draft.notes == (messages.NO_ADDRESSEE, messages.NO_SIGNATURE, messages.NO_DATE)


def test_an_installation_adds_its_head_and_its_name_only_where_the_kind_has_them() -> None:
    own = Settings(mark="青禾街道党工委文件", signature="中共青禾街道工作委员会", sealed=True)
    text = "关于束小满同志任职的通知\n各社区党委：\n经研究，束小满同志任书记。\n2026年1月5日"
    document = draft_of_text(text, "通知.txt", settings=own).document
    assert document.head == Head("青禾街道党工委文件")
    assert document.signature == Signature(("中共青禾街道工作委员会",), "2026年1月5日", sealed=True)
    debrief = draft_of_text(DEBRIEF, "述职.txt", settings=own).document
    assert (debrief.head, debrief.signature) == (None, None)


def test_offices_that_sign_together_all_sign() -> None:
    text = "关于开展夜校的通知\n各社区党委：\n请按时开课，做好记录。\n中共青禾街道工作委员会\n青禾街道办事处\n二〇二六年一月五日"
    document = draft_of_text(text, "通知.txt").document
    assert document.signature == Signature(("中共青禾街道工作委员会", "青禾街道办事处"), "2026年1月5日")


def test_annexes_named_below_the_signature_move_and_that_is_told() -> None:
    text = "关于开展夜校的通知\n各社区党委：\n请按时开课。\n青禾街道办事处\n2026年1月5日\n附件：课表"
    draft = draft_of_text(text, "通知.txt")
    assert [annex.name for annex in draft.document.annexes] == ["课表"]
    assert messages.ANNEXES_MOVED in draft.notes


def test_a_foot_that_is_not_understood_stays_where_it_is() -> None:
    text = "关于开展夜校的通知\n各社区党委：\n请按时开课，做好记录，不得缺席，有事请假。\n青禾街道办事处\n2026年1月5日\n2026年1月6日"
    draft = draft_of_text(text, "通知.txt")
    assert draft.document.signature is None
    assert [block.text for block in draft.document.blocks if isinstance(block, Paragraph)][-2:] == ["2026年1月5日", "2026年1月6日"]
    assert messages.FOOT_UNSURE in draft.notes


def test_minutes_name_who_was_there() -> None:
    text = "青禾街道党工委会议纪要\n2026年1月5日，束小满主持会议。\n一、关于夜校\n会议决定开课。\n出席：束小满、钮晓雾\n请假：霁小舟"
    document = draft_of_text(text, "纪要.txt").document
    assert document.form == "minutes"
    assert document.present == (Present("出席", "束小满、钮晓雾"), Present("请假", "霁小舟"))


def test_a_script_may_end_as_it_likes() -> None:
    text = "在夜校开班会议上的主持词\n同志们：\n今天夜校开班，下面请束小满讲话。\n同志们：\n现在散会。\n谢谢"
    document = draft_of_text(text, "主持.txt").document
    assert document.addressee == "同志们"
    assert document.signature is None
    assert document.blocks[-1] == Paragraph("谢谢")
    assert Paragraph("同志们：", indented=False) in document.blocks


def test_several_debriefs_in_one_file_keep_the_names() -> None:
    text = "石磨村党支部书记 亓朵朵\n一、做法\n办夜校。\n青禾村党支部书记 束小满\n一、做法\n修水渠。\n"
    words = "".join(words_of(draft_of_text("2026年述职报告汇编\n" + text, "汇编.txt").document))
    assert "亓朵朵" in words
    assert "修水渠" in words


# Word


def word_file(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    document = WordDocument()
    for text in paragraphs:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def test_cells_of_a_word_table_stay_in_their_columns() -> None:
    rows = (("序号", "事项", "责任人"), ("1", "", "束小满"), ("", "夜校", ""), ("合计", "", ""))
    document = draft_of(word_file("青禾街道工作台账", rows=rows), "台账.docx").document
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert (table.header, table.rows) == (rows[0], rows[1:])
    assert table.landscape


def test_headings_by_style_have_levels_and_no_number() -> None:
    document = WordDocument()
    document.add_paragraph("关于夜校情况的汇报")
    document.add_heading("基本情况", 1)
    document.add_paragraph("夜校开了课，来了许多人，大家都说好，还要再办下去，办得更好。")
    data = BytesIO()
    document.save(data)
    draft = draft_of(data.getvalue(), "汇报.docx")
    assert Heading(1, "", "基本情况") in draft.document.blocks
    assert messages.NO_HEADING_NUMBER.format(words="基本情况", count=1) in draft.notes


# wrong input


def test_a_draft_without_a_title_is_refused() -> None:
    with pytest.raises(Invalid, match="没有标题"):
        draft_of_text("今年以来，我们认真办夜校，走访老党员，解决了许多实际问题，得到了大家的好评。", "x.txt")


def test_a_draft_without_a_body_is_refused() -> None:
    with pytest.raises(Invalid, match="没有正文"):
        draft_of_text("青禾街道情况汇报", "x.txt")


def test_a_title_of_200_characters_is_one() -> None:
    title = "关于" + "青禾柳溪" * 48 + "情况的汇报"
    assert len(title) == 199
    document = draft_of_text(f"{title}\n区委组织部：\n夜校已经开课。", "x.txt").document
    assert (document.title, document.addressee, document.blocks) == (title, "区委组织部", (Paragraph("夜校已经开课。"),))


def test_an_addressee_longer_than_a_line_is_one() -> None:
    many = "、".join(f"{name}社区党委" for name in ("青禾", "柳溪", "听泉", "石磨", "云汀", "芦花", "新桥", "东湖"))
    document = draft_of_text(f"关于开展夜校的通知\n{many}：\n请按时开课。", "x.txt").document
    assert document.addressee == many


def test_an_empty_addressee_is_none() -> None:
    draft = draft_of_text("关于夜校情况的汇报\n：\n夜校已经开课。", "x.txt")
    assert draft.document.addressee == ""
    assert messages.NO_ADDRESSEE in draft.notes


def test_an_unknown_kind_is_refused_with_those_there_are() -> None:
    with pytest.raises(Invalid, match=r"没有“诗”这个文种。可以写的有：述职报告、情况汇报、"):
        draft_of_text(DEBRIEF, "x.txt", kind="诗")


def test_3000_rows_are_one_table() -> None:
    rows = "\n".join(f"{number}\t束小满\t\t第{number}项" for number in range(1, 3001))
    (table,) = draft_of_text(f"青禾街道工作台账\n序号\t姓名\t电话\t事项\n{rows}", "x.txt").document.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 3000
    assert table.rows[2999] == ("3000", "束小满", "", "第3000项")


def test_signs_of_other_programs_and_emoji_stay_what_they_are() -> None:
    document = draft_of_text("关于{{7*7}}的汇报\n区委组织部：\n#set $x$ {% if %} 😀 夜校。", "x.txt").document
    assert document.title == "关于{{7*7}}的汇报"
    assert document.blocks == (Paragraph("#set $x$ {% if %} 😀 夜校。"),)


LINES = (
    "一、主要做法{}",
    "（一）建强阵地{}。办夜校，走访老党员。",
    "1.开会研究{}",
    "一是走访{}名。二是办班。",
    "同志们{}：",
    "按照要求，我们把责任一块一块落到田里，走访{}户，办夜校，修水渠，大家都说好，还要再办下去。",
    "第{}项\t束小满\t\t无",
    "中共青禾街道{}委员会",
    "2026年1月{}日",
    "附件：名单{}",
    "附件{}",
    "抄送：区委{}办。",
    "（联系人：束小满，电话{}）",
    "出席：束小满{}",
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
def test_every_word_comes_out_whatever_stands_where(forms: list[str]) -> None:
    """Each line carries a number of its own; those that stand for a part's label are gone, the numbers are not."""
    lines = [form.format(number) for number, form in enumerate(forms, start=11)]
    document = draft_of_text("\n".join(["关于夜校情况的汇报", "现将情况汇报如下。", *lines]), "x.txt").document
    words = "".join(words_of(document))
    labels = {f"附件{number}" for number in range(11, 30)}
    lost = [line for number, line in enumerate(lines, start=11) if str(number) not in words and line not in labels]
    assert lost == []


def test_order_is_kept() -> None:
    words = "".join(words_of(official().document))
    said = ["青禾街道党工委文件", "关于整改落实", "区委组织部", "主要做法", "认领问题7项", "定期研究", "走访老党员", "阵地小", "整改台账"]
    said += ["2026年1月5日", "联系人", "夜校已经开课", "束小满书记", "区纪委"]
    places = [words.index(one) for one in said]
    assert places == sorted(places)


def test_words_are_those_of_the_draft_and_no_others() -> None:
    """Labels and marks of the parts aside, which the writers put there again; the name of an annex stands in the note and on its page."""
    expected = OFFICIAL
    for written, kept in WITHOUT_LABELS.items():
        assert written in expected
        expected = expected.replace(written, kept)
    assert "".join(words_of(official().document)) == "".join(expected.split())
