"""What departs from the standard is found and named in a clerk's words; what is right is let alone."""

import pytest
from docx.document import Document

from zerentian.gongwen.measuring import Finding, findings, measure
from zerentian.gongwen.measuring.as_json import as_data
from zerentian.gongwen.measuring.rules.registry import NAMES, RULES
from zerentian.gongwen.measuring.tests import building, slips
from zerentian.gongwen.measuring.tests.building import CORRECT, made, saved
from zerentian.reading.documents.tests.files import docx, para

EVERY = [pytest.param(*one[1:], id=one[0]) for one in (*slips.MENDED, *slips.LEFT)]


def of(data: bytes) -> list[Finding]:
    return findings(measure(data))


@pytest.mark.parametrize("make", CORRECT.values(), ids=CORRECT.keys())
def test_nothing_is_invented_on_a_document_that_is_right(make: "building.Callable[[], Document]") -> None:
    assert of(saved(make())) == []


def test_a_break_before_an_annex_begins_its_page() -> None:
    for change in slips.RIGHT:
        assert of(made(change)) == []


@pytest.mark.parametrize(("change", "rule", "said"), EVERY)
def test_a_slip_is_found_by_its_rule_and_by_no_other(change: building.Change, rule: str, said: str) -> None:
    found = of(made(change))
    assert {one.rule for one in found} == {rule}
    assert said in " ".join(one.found for one in found)


def test_every_rule_has_its_slip() -> None:
    assert {rule for _, _, rule, _ in (*slips.MENDED, *slips.LEFT)} == NAMES


def test_a_finding_says_place_found_wanted_clause_and_what_to_do() -> None:
    data = as_data(of(made(slips.fonts("一、", "宋体"))))
    assert data == {
        "findings": [
            {
                "rule": "heading_font",
                "place": "第 4 段“一、主要做法”",
                "found": "宋体",
                "wanted": "黑体",
                "clause": "GB/T 9704—2012 7.3.3",
                "todo": "选中一级标题，把中文字体改成黑体。",
            }
        ]
    }


def test_the_same_slip_in_many_paragraphs_is_one_finding() -> None:
    (found,) = of(made(slips.lines("exact", 600)))
    assert found.place == "第 3 段“青禾街道党工委坚持把党建引……”等 11 段"  # ten of the body, and the date
    assert found.wanted == "固定值 28.95 磅，每面 22 行"


def test_both_formulas_for_the_signature_are_named() -> None:
    """Eight characters above six: unsealed 2 and 8 - 6; sealed 4 + (6 - 8) / 2 and 4."""
    (found,) = of(made(slips.indents("中共青禾", right=0)))
    assert found.wanted == "不盖章：署名右空 2 字、日期右空 2 字；盖章：署名右空 3 字、日期右空 4 字"


def test_the_rules_speak_chinese() -> None:
    for rule in RULES:
        assert rule.title.isprintable()
        assert rule.why.endswith("。")
        assert not any(one.isascii() and one.isalpha() for one in (rule.title + rule.why).replace("A4", ""))


def test_a_debrief_needs_no_addressee_and_no_signature() -> None:
    assert of(saved(building.debrief())) == []
    plain = building.blank()
    building.title(plain, "2025年度述职报告")
    building.write(plain, building.BODY)
    assert of(saved(plain)) == []


def test_a_notice_without_addressee_is_told_so() -> None:
    document = building.notice()
    slips.found(document, "各社区")._p.getparent().remove(slips.found(document, "各社区")._p)
    assert [(one.rule, one.found) for one in of(saved(document))] == [("addressee", "没有主送机关")]


def test_a_long_numbered_sentence_may_begin_in_the_font_of_a_heading() -> None:
    document = building.blank()
    building.title(document, "2025年度述职报告")
    building.write(document, building.BODY)
    paragraph = building.write(
        document,
        "（一）把每一处楼道的议事时间、议事地点、议事内容和办理结果逐条登记在册并按月张榜公布给全体居民看清楚说明白",
        "楷体_GB2312",
    )
    building.look(paragraph.add_run("，接受评议。"), "仿宋_GB2312")
    assert of(saved(document)) == []


def test_the_empty_line_below_a_title_may_be_space_above() -> None:
    document = building.debrief()
    first = next(one for one in document.paragraphs if one.text == building.BODY)
    building.setting(first._p.pPr, "spacing", line=579, lineRule="exact", before=579)
    assert of(saved(document)) == []


@pytest.mark.parametrize(("place", "rules"), [("outside", []), ("center", ["page_number_place", "page_number_place"])])
def test_a_number_in_a_frame_stands_where_the_frame_does(place: str, rules: list[str]) -> None:
    """Word puts the number in a frame; one at the outer side stands right on odd pages and left on even ones, with one footer for both."""

    def change(document: Document) -> None:
        document.settings.odd_and_even_pages_header_footer = False
        paragraph = document.sections[0].footer.paragraphs[0]
        building.setting(paragraph._p.pPr, "framePr", wrap="around", hAnchor="margin", xAlign=place)
        building.setting(paragraph._p.pPr, "ind", left=280, right=280)

    assert [one.rule for one in of(made(change))] == rules


def test_an_automatic_number_counts_for_the_heading_it_makes() -> None:
    """一、 stands nowhere in the text: its level is told by the list, its words are the whole paragraph."""
    levels = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    )
    looks = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    body = para("2025年度述职报告") + para(building.BODY) + para("主要做法", looks=looks) + para(building.BODY)
    found = [one for one in of(docx(body, numbering=levels)) if one.rule == "heading_font"]
    assert [(one.place, one.wanted) for one in found] == [("第 3 段“一、主要做法”", "黑体")]
