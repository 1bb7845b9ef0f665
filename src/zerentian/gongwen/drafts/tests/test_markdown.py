"""Drafts in Markdown: its marks go, its words stay; what the draft says of itself; settings of an installation; kinds and templates."""

from pathlib import Path

import pytest

from zerentian.files.badfile import BadFile
from zerentian.gongwen.blocks import Annex, Document, Head, Heading, Imprint, Paragraph, Present, Signature, Table
from zerentian.gongwen.drafts import messages
from zerentian.gongwen.drafts.assembling import Draft
from zerentian.gongwen.drafts.kinds import DocumentKind, kind_of_title, kinds
from zerentian.gongwen.drafts.plain_data import characters_in, data_of, document_from
from zerentian.gongwen.drafts.reading import draft_of, draft_of_text
from zerentian.gongwen.drafts.settings import FILE, Settings, settings_in, settings_of
from zerentian.kernel.errors import Invalid

DRAFT = """---
文种: 结果通报
标志：青禾街道党工委文件
发文字号: 青街工委〔2026〕3号
签发人: 束小满、钮晓雾
密级: 机密★1年
紧急程度: 特急
份号: 000001
主送: 各社区党委：
署名: [中共青禾街道工作委员会, 青禾街道办事处]
日期: 2026-01-05
附件:
- 评议结果
- "{{7*7}}"
抄送: 区委办。
印发机关: 青禾街道党政办公室
印发日期: 2026年1月6日
附注: （此件公开）
盖章: 是
---
# 关于述职评议结果的通报

按照要求，**现将结果**通报如下，[见网页](http://127.0.0.1/x)：

## 一、总体情况
到会30人。
发出评议票30张，＿＿张有效，____张作废。

## 评价结果

表1 结果

| 组织 | 书记 | 等次 |
|:---|:---:|---:|
| 青禾社区 | 束小满 | |
| 柳溪社区 | **钮晓雾** | 好 | 多出来的 |

- 第一点
- 第二点
  1. 小点

> 引用的话

    缩进的话

1. 加强领导
---
- - - -
![照片](a.png) {{7*7}} `x` <b>粗</b> 😀
"""


def draft(text: str = DRAFT, **more: str) -> Draft:
    return draft_of(text.encode(), "通报.md", **more)  # type: ignore[arg-type]


def test_the_draft_says_of_itself_what_stands_around_it() -> None:
    document = draft().document
    assert document.head == Head("青禾街道党工委文件", "青街工委〔2026〕3号", ("束小满", "钮晓雾"), "000001", "机密★1年", "特急")
    assert (document.form, document.title, document.addressee) == ("document", "关于述职评议结果的通报", "各社区党委")
    assert document.signature == Signature(("中共青禾街道工作委员会", "青禾街道办事处"), "2026年1月5日", sealed=True)
    assert document.annexes == (Annex("评议结果"), Annex("{{7*7}}"))
    assert (document.note, document.imprint) == ("此件公开", Imprint("区委办", "青禾街道党政办公室", "2026年1月6日"))


def test_marks_go_and_words_stay_in_their_order() -> None:
    assert draft().document.blocks == (
        Paragraph("按照要求，现将结果通报如下，见网页："),
        Heading(1, "一、", "总体情况"),
        Paragraph("到会30人。"),
        Paragraph("发出评议票30张，＿＿张有效，____张作废。"),
        Heading(1, "", "评价结果"),
        Table(
            ("组织", "书记", "等次", ""),
            (("青禾社区", "束小满", "", ""), ("柳溪社区", "钮晓雾", "好", "多出来的")),
            "表1 结果",
            (4, 3, 2, 4),
        ),
        Paragraph("第一点"),
        Paragraph("第二点"),
        Heading(3, "1.", "小点"),
        Paragraph("引用的话"),
        Paragraph("缩进的话"),
        Heading(3, "1.", "加强领导"),
        Paragraph("照片 {{7*7}} x <b>粗</b> 😀"),
    )


def test_what_was_left_out_is_told() -> None:
    notes = draft().notes
    assert messages.LINKS in notes
    assert messages.NO_HEADING_NUMBER.format(words="评价结果", count=1) in notes


def test_levels_are_told_by_the_marks_of_the_file_where_there_is_no_number() -> None:
    blocks = draft("# 关于夜校的汇报\n\n## 情况\n\n### 课程\n\n开课。\n\n### （二）人员\n\n三十人。").document.blocks
    assert [(one.level, one.words) for one in blocks if isinstance(one, Heading)] == [(1, "情况"), (2, "课程"), (2, "人员")]


def test_a_heading_below_the_title_is_no_name() -> None:
    document = draft("# 关于夜校的汇报\n## 情况\n开课了，来的人不少。").document
    assert document.byline == ()
    assert document.blocks[0] == Heading(1, "", "情况")


def test_lines_that_an_editor_cut_are_put_together() -> None:
    line = "今年以来青禾社区办夜校修水渠走访老党员把责任一块一块落到"
    text = f"# 关于夜校的汇报\n\n{line}\n{line}\n{line}\n田里。\n\n{line}\n{line}\n田里。\n"
    assert [one.text for one in draft(text).document.blocks if isinstance(one, Paragraph)] == [line * 3 + "田里。", line * 2 + "田里。"]


def test_nothing_deep_is_lost() -> None:
    text = "# 关于夜校的汇报\n\n正文。\n\n" + "> " * 90 + "深引\n\n" + "- " * 90 + "深列\n\n" + "    " * 60 + "- 深缩。\n"
    words = "".join(one.text for one in draft(text).document.blocks if isinstance(one, Paragraph))
    assert words == "正文。深引深列深缩。"


def test_a_title_of_200_characters_and_the_addressee_below_it() -> None:
    title = "关于" + "青禾柳溪听泉石磨" * 24 + "工作通报"
    document = draft(f"# {title}\n\n各社区党委：\n\n夜校已经开课。\n").document
    assert (len(document.title), document.title, document.addressee) == (198, title, "各社区党委")


def test_words_pasted_are_markdown_if_they_look_like_it() -> None:
    assert draft_of_text("# 关于夜校的汇报\n\n**开课**了。", "贴").document.blocks == (Paragraph("开课了。"),)
    assert draft_of_text("关于夜校的汇报\n5*3是15。", "贴").document.blocks == (Paragraph("5*3是15。"),)


def test_minutes_say_who_was_there() -> None:
    document = draft("---\n出席: 束小满、钮晓雾\n列席: 霁小舟\n---\n# 青禾街道会议纪要\n\n会议决定开课。").document
    assert document.present == (Present("出席", "束小满、钮晓雾"), Present("列席", "霁小舟"))


def test_a_name_said_at_the_top_stands_below_the_title_of_a_debrief() -> None:
    document = draft("---\n署名: 束小满\n日期: 2026年12月1日\n---\n# 2026年述职报告\n\n办夜校。").document
    assert (document.byline, document.signature) == (("束小满", "2026年12月1日"), None)


def test_a_head_makes_a_plain_text_a_document() -> None:
    assert draft("---\n标志: 青禾街道文件\n---\n# 夜校方案\n\n开课。").document.form == "document"


# refused in words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("---\n题目: 甲\n---\n# 甲\n乙。", r"没有“题目”这一项。可以写的有：文种、标题、主送、署名、"),
        ("---\n主送: {甲: 乙}\n  丙\n---\n# 甲\n乙。", "第 . 行没有看懂"),
        ("---\n署名:\n  甲:\n    乙: 丙\n---\n# 甲\n乙。", "写了好几层"),
        ("---\n盖章: 大概\n---\n# 甲\n乙。", "请写“是”或者“否”，不能写“大概”"),
        ("---\n主送: 甲\n---\n# 夜校通报\n各社区党委：\n乙。", "主送写了两处，不一样"),
        ("---\n标题: 夜校通报\n---\n# 水渠通报\n乙。", "标题写了两处，不一样"),
        ("---\n日期: 2026年1月6日\n---\n# 夜校通报\n乙开了课，大家都说好，还要再办。\n\n青禾街道办事处\n\n2026年1月5日", "日期写了两处"),
        ("---\n文种: 诗\n---\n# 甲\n乙。", "没有“诗”这个文种"),
        ("---\n主送: " + "甲" * 20_000 + "\n---\n# 甲\n乙。", "最多 20,000 个"),
        ("# 夜校通报\n", "没有正文"),
        ("---\n主送: 甲\n---\n", "请"),
    ],
)
def test_refused(text: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        draft(text)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + bytes(80), b"\xff\xd8\xff" + bytes(80)])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BadFile):
        draft_of(data, "甲.md")


def test_the_same_said_twice_in_the_same_words_is_fine() -> None:
    text = "---\n日期: 2026-01-05\n---\n# 夜校通报\n各社区党委：\n乙开了课，大家都说好。\n\n青禾街道办事处\n\n2026年1月5日"
    assert draft(text).document.signature == Signature(("青禾街道办事处",), "2026年1月5日")


# settings of an installation


def test_settings_are_read_from_a_data_folder(tmp_path: Path) -> None:
    assert settings_in(tmp_path) == Settings()
    (tmp_path / FILE).write_text("﻿发文机关标志：青禾街道党工委文件\n署名: 003\n盖章: 否\n", encoding="utf8")
    assert settings_in(tmp_path) == Settings(mark="青禾街道党工委文件", signature="003", sealed=False)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("落款: 甲", "没有“落款”这一项。可以写的有：发文机关标志、信函标志、"),
        ("署名: [甲\n印发机关: 乙", "没有看懂"),
        ("- 甲\n- 乙", "第 1 行"),
        ("盖章: 也许", "“是”或者“否”"),
    ],
)
def test_settings_that_say_something_else_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        settings_of(text)


def test_settings_in_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes("署名: 青禾街道".encode("gb18030"))
    with pytest.raises(Invalid, match="UTF-8"):
        settings_in(tmp_path)


# kinds and their blank drafts


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("青禾社区党委书记2026年抓基层党建工作述职报告", "debrief"),
        ("关于柳溪社区整改情况的汇报", "situation"),
        ("在述职评议会议上的主持词", "script"),
        ("对束小满同志述职的点评", "comments"),
        ("关于2026年度述职评议结果的通报", "result"),
        ("关于述职评议反馈问题的整改方案", "rectification"),
        ("关于印发《述职评议整改方案》的通知", "document"),
        ("党建简报", "bulletin"),
        ("青禾街道党工委会议纪要", "minutes"),
        ("关于商请支持夜校的函", "letter"),
        ("党建工作台账", "ledger"),
        ("2026年度党建重点指标表", "indicators"),
        ("夜校的故事", "other"),
    ],
)
def test_titles_say_what_a_draft_is(title: str, code: str) -> None:
    assert kind_of_title(title).code == code


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
def test_every_blank_draft_can_be_set(kind: DocumentKind) -> None:
    made = draft(kind.template)
    assert made.kind == kind
    assert made.document.form == kind.form
    assert "＿＿" in kind.template
    assert not any(character.isdigit() for character in kind.template.replace("| 1 |", "").replace("| 2 |", "").replace("表1", ""))


def test_the_rectification_plan_has_its_three_lists() -> None:
    document = draft(next(kind.template for kind in kinds() if kind.code == "rectification")).document
    lists = [above.words for above, below in zip(document.blocks, document.blocks[1:], strict=False) if isinstance(below, Table)]  # type: ignore[union-attr]
    assert lists == ["问题清单", "任务清单", "责任清单"]


@pytest.mark.parametrize("code", ["ledger", "indicators"])
def test_ledgers_lie_on_their_side(code: str) -> None:
    document = draft(next(kind.template for kind in kinds() if kind.code == code)).document
    assert [block.landscape for block in document.blocks if isinstance(block, Table)] == [True]


# handed on as plain data


def test_a_document_survives_as_plain_data() -> None:
    document = draft().document
    assert document_from(data_of(document)) == document
    plain = Document("plain", "夜校")
    assert document_from(data_of(plain)) == plain


def test_the_length_counts_tables_and_annexes() -> None:
    blocks = (Heading(1, "一、", "甲乙", "丙"), Table(("丁",), (("戊己",),)))
    assert characters_in(Document("plain", "夜校", blocks, annexes=(Annex("名", (Paragraph("庚辛"),)),))) == 2 + 3 + 3 + 2
