"""What a PDF says, what it refuses, and which fonts it takes."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zerentian.gongwen.blocks import Document, Head, Heading, Imprint, Paragraph, Signature, Table
from zerentian.gongwen.fonts import choose
from zerentian.gongwen.pdf import messages
from zerentian.gongwen.pdf.tests.measured import MM, measured
from zerentian.gongwen.pdf.writing import pdf_of
from zerentian.gongwen.standard import FANGSONG
from zerentian.kernel.errors import Invalid

NASTY = '#eval("1+1") $x^2$ {{7*7}} \\u{41} \\" ] } ) #panic() @x <y> _a_ *b* `c` // d /* e */ --- ~ #set text(red)'


def said(document: Document) -> str:
    return "".join(page.text() for page in measured(pdf_of(document).data))


def plain(text: str, title: str = "") -> Document:
    return Document("plain", title, (Paragraph(text, indented=False),))


@pytest.mark.parametrize("part", ["title", "text", "heading", "cell", "head", "name", "byline", "imprint"])
def test_words_are_never_read_as_commands(part: str) -> None:
    documents = {
        "title": Document("plain", NASTY),
        "text": plain(NASTY),
        "heading": Document("plain", "", (Heading(2, "（一）", NASTY),)),
        "cell": Document("plain", "", (Table((NASTY,), ((NASTY,),)),)),
        "head": Document("document", "束", head=Head(NASTY, NASTY, (NASTY,))),
        "name": Document("document", "束", signature=Signature((NASTY,), NASTY)),
        "byline": Document("plain", "束", byline=(NASTY,)),
        "imprint": Document("document", "束", imprint=Imprint(NASTY, NASTY)),
    }
    assert NASTY.replace(" ", "") in said(documents[part])


def test_a_title_is_kept_as_the_title_of_the_file_and_not_read_either() -> None:
    assert said(plain("束小满", NASTY)).startswith(NASTY.replace(" ", ""))


@pytest.mark.parametrize("name", ["喆", "堃", "祎", "昇", "赟", "䶮"])
def test_rare_characters_of_names_are_printed(name: str) -> None:
    document = Document("plain", f"束{name}述职", (Heading(1, "一、", name), Heading(2, "（一）", name), Paragraph(name)), byline=(name,))
    assert said(document).count(name) == 5


@pytest.mark.parametrize(("sign", "named"), [("\U000f1234", "U+F1234"), ("\x07", "U+0007"), ("\ud800", "U+D800")])
def test_a_sign_that_no_font_has_is_refused_by_name(sign: str, named: str) -> None:
    with pytest.raises(Invalid, match=named.replace("+", r"\+")):
        pdf_of(plain(f"束{sign}满"))


def test_an_emoji_is_printed_or_refused_by_name() -> None:
    has = any(face.has("😀") for face in choose().faces[FANGSONG])
    if has:
        assert "😀" in said(plain("束😀满"))
    else:
        with pytest.raises(Invalid, match="😀"):
            pdf_of(plain("束😀满"))


SIGNS = '束小满“”‘’（）()《》，。、—…·#$\\"[]{}@<>*_`/=~-+ \n0123456789aZ%①'


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(st.sampled_from(SIGNS), max_size=300))
def test_no_sign_is_lost_and_none_lies_beyond_the_edge(text: str) -> None:
    pages = measured(pdf_of(plain(text)).data)
    found = "".join(page.text().removesuffix(f"—{number}—") for number, page in enumerate(pages, 1))
    assert sorted(found) == sorted("".join(text.split()))
    assert max(sign.x for page in pages for sign in page.signs) < 184 * MM


def test_blanks_and_breaks_inside_a_paragraph() -> None:
    lines = measured(pdf_of(plain("束\u200b小\ufeff满\n钮\t晓雾\u00a0青")).data)[0].lines()[:-1]
    assert ["".join(sign.text for sign in line) for line in lines] == ["束小满", "钮晓雾青"]


@pytest.mark.parametrize("title", ["", "  "])
def test_a_document_without_a_word_is_refused(title: str) -> None:
    with pytest.raises(Invalid) as refused:
        pdf_of(Document("plain", title))
    assert refused.value.message == messages.EMPTY


def test_a_title_of_200_characters_is_whole_and_keeps_inside_the_type_area() -> None:
    title = "关于进一步做好青禾街道各社区党组织书记抓基层党建工作述职评议考核" * 6 + "的通知"
    signs = [sign for page in measured(pdf_of(plain("束", title)).data) for sign in page.signs]
    assert "".join(sign.text for sign in signs).startswith(title)
    assert max(sign.x + 22 for sign in signs if sign.text in title) <= 184 * MM


@pytest.mark.parametrize("count", [40, 800])
def test_what_is_longer_than_a_page_is_never_lost(count: int) -> None:
    """More names and organs than a page has room for, above a title of 18 lines."""
    names = tuple(f"第{place}支部" for place in range(count))
    signature, imprint = Signature(names, "2026年1月5日"), Imprint("、".join(names), "青禾街道")
    pages = measured(pdf_of(Document("document", "束小满" * 120, (Paragraph("青"),), signature=signature, imprint=imprint)).data)
    text = "".join(page.text().removesuffix(f"—{number}—") for number, page in enumerate(pages, 1))
    assert text.count("束小满") == 120
    assert [text.count(f"第{place}支部") for place in range(count)] == [2] * count
    assert max(sign.bottom for page in pages for sign in page.signs if sign.text in "束支") < 262 * MM


def test_fonts_that_stand_in_are_named_once_and_only_where_they_are_used() -> None:
    made = pdf_of(plain("束小满"))
    wanted = {note.split(" ")[0] for note in made.notes}
    assert wanted <= {"仿宋_GB2312", "宋体"}
    assert len(made.notes) == len(set(made.notes))
    assert made.fonts_used[0] == choose().used(FANGSONG).family


def test_the_same_document_gives_the_same_bytes_also_to_several_at_once() -> None:
    documents = [plain(f"束小满第{place}次讲党课" * 60, "述职报告") for place in range(4)]
    alone = [pdf_of(one).data for one in documents]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda one: pdf_of(one).data, documents)) == alone
    assert len(set(alone)) == 4


# Tables


def test_the_head_of_a_table_stands_on_every_page() -> None:
    rows = tuple((str(place), "整改事项") for place in range(1, 60))
    pages = measured(pdf_of(Document("plain", "", (Table(("序号", "事项"), rows),))).data)
    assert len(pages) == 2
    assert all("序号事项" in page.text() for page in pages)
    assert sum(page.text().count("整改事项") for page in pages) == 59


def test_words_of_a_cell_keep_inside_their_column() -> None:
    table = Table(("甲", "乙"), (("x" * 120, "束小满" * 40), ("12345678901234567890" * 5, "青")), widths=(1, 3))
    page = measured(pdf_of(Document("plain", "", (table,))).data)[0]
    edge = (28 + 156 / 4) * MM
    assert max(sign.right for sign in page.signs if sign.text in "x1234567890" and sign.bottom < 262 * MM) < edge
    assert page.text().count("x") == 120
    assert min(sign.left for sign in page.signs if sign.text in "束小满") > edge


def test_a_cell_higher_than_a_page_goes_on_on_the_next() -> None:
    pages = measured(pdf_of(Document("plain", "", (Table(("甲",), (("束" * 3000,),)),))).data)
    assert sum(page.text().count("束") for page in pages) == 3000
    assert max(sign.bottom for page in pages for sign in page.signs if sign.text == "束") < 262 * MM


def test_rows_of_unequal_length_and_a_table_without_head() -> None:
    page = measured(pdf_of(Document("plain", "", (Table((), (("束",), ("小", "满", "青"))), Table(("甲",), ()), Table((), ())))).data)[0]
    assert page.text().startswith("束小满青甲")


@pytest.mark.slow
def test_a_table_of_3000_rows_is_whole() -> None:
    rows = tuple((str(place), "束小满", f"整改事项{place}，限期完成", "已完成") for place in range(3000))
    pages = measured(pdf_of(Document("plain", "台账", (Table(("序号", "责任人", "事项", "结果"), rows, landscape=True),))).data)
    text = "".join(page.text() for page in pages)
    assert all(f"整改事项{place}，" in text for place in range(3000))
    assert [page.text()[:2] for page in pages] == ["台账", *["序号"] * (len(pages) - 1)]
    assert text.count("责任人") == len(pages)
