"""Styles are unpacked only as far as they are asked for, and what is found is what stands in the whole part."""

import io
import zipfile
from collections.abc import Iterator

import pytest

from zerentian.files.badfile import BadFile
from zerentian.files.messages import DAMAGED
from zerentian.reading.documents.docx import STYLES_FIRST
from zerentian.reading.documents.opening import open_document
from zerentian.reading.documents.tests.files import HEAD, NAMES, docx, para, read
from zerentian.reading.documents.tests.test_word import STYLES
from zerentian.reading.documents.word.styles import ONE_BY_ONE, Looks, Styles
from zerentian.reading.report import Paragraph

TWICE = '<w:style w:styleId="1"><w:name w:val="heading 7"/></w:style><w:style w:styleId="two\'s"><w:name w:val="heading 5"/></w:style>'
WHOLE = f"<w:styles {NAMES}>{STYLES}{TWICE}</w:styles>".encode()
IDENTITIES = [b"a", b"1", b"2", b"odd", b"deep", b"loop", b"t1", b"s", b"two's", b"nowhere"]
PART = "word/styles.xml"
FILLING = "".join(f'<w:style w:styleId="f{at}"><w:name w:val="填充{at}"/></w:style>' for at in range(2000))
LATE = '<w:style w:styleId="late"><w:name w:val="heading 3"/><w:rPr><w:b/></w:rPr></w:style>'
EARLY = LATE.replace("late", "early")
BODY = para("束", looks='<w:pStyle w:val="{}"/>')
SEEN = [Paragraph("束", heading=3, bold=True)]


def test_wherever_the_part_is_cut_the_same_is_found() -> None:
    whole = Styles([WHOLE])
    expected = {identity: whole.looks(identity) for identity in IDENTITIES}
    assert expected[b"1"] == Looks(heading=1, bold=True, style=b"1")  # the first of two
    for at in range(1, len(WHOLE)):
        for identity in (b"1", b"odd", b"nowhere"):
            assert Styles([WHOLE[:at], WHOLE[at:]]).looks(identity) == expected[identity]
    for size in (1, 7, 100, 999):
        cut = Styles([WHOLE[at : at + size] for at in range(0, len(WHOLE), size)])
        assert {identity: cut.looks(identity) for identity in IDENTITIES} == expected


def test_what_nobody_uses_is_not_asked_for() -> None:
    def chunks() -> Iterator[bytes]:
        yield WHOLE[:1200]
        pytest.fail("nothing in the rest was asked for")

    assert WHOLE.find(b'w:styleId="odd"') < 1200
    assert Styles(chunks()).looks(b"1").heading == 1


def test_many_styles_are_asked_for_all_at_once() -> None:
    content = FILLING.encode()
    cut = Styles([content[at : at + 100] for at in range(0, len(content), 100)])
    for at in range(ONE_BY_ONE + 5):
        assert cut.looks(b"f%d" % (1999 - at)) == Looks(style=b"f%d" % (1999 - at))
    assert cut.content == content


def test_a_style_far_behind_is_found() -> None:
    assert len(FILLING) > 2 * STYLES_FIRST
    assert read(docx(BODY.format("late"), styles=FILLING + LATE)) == SEEN
    border = FILLING[: STYLES_FIRST - 700].rpartition("<w:style ")[0]  # so that the first bytes end within the style
    assert read(docx(BODY.format("late"), styles=border + " " * (STYLES_FIRST - len(border) - 700) + LATE + FILLING)) == SEEN


@pytest.mark.parametrize(
    "part",
    [
        f"{HEAD}<w:styles {NAMES}>{FILLING}{LATE}</w:styles>".replace("w:", "q:").replace("xmlns:w=", "xmlns:q="),
        f"{HEAD}<!-- 注 --><w:styles {NAMES}>{LATE}{FILLING}</w:styles>",
        f"{HEAD}<w:styles {NAMES}>{LATE}{FILLING}</w:styles>".replace(" ", " " * 9, 5),
        f"{HEAD}<w:styles {NAMES} a='{'x' * STYLES_FIRST}'>{LATE}{FILLING}</w:styles>",
        f"{HEAD}<w:styles {NAMES}>{LATE}</w:styles>",
    ],
)
def test_styles_of_any_form_are_read(part: str) -> None:
    assert read(docx(BODY.format("late"), parts={PART: part})) == SEEN


def spoilt(style: str) -> bytes:
    """A document that uses this style, and whose styles are not as long as the archive says."""
    data = bytearray(docx(BODY.format(style), styles=EARLY + FILLING + LATE))
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        size = made.getinfo(PART).file_size
    at = data.rfind(PART.encode()) - 46 + 24
    assert int.from_bytes(data[at : at + 4], "little") == size
    data[at : at + 4] = (size + 1).to_bytes(4, "little")
    return bytes(data)


def test_damage_counts_where_it_is_read() -> None:
    assert list(open_document(spoilt("early"), "述职.docx").paragraphs) == SEEN
    with pytest.raises(BadFile, match=f"^{DAMAGED}$"):
        open_document(spoilt("late2"), "述职.docx")
