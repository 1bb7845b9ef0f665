"""An operator's own fonts come first; what stands in is named; no character vanishes."""

from pathlib import Path

import pytest

from zerentian.gongwen.blocks import Document, Paragraph
from zerentian.gongwen.fonts import choose, family_and_weight, stand_ins
from zerentian.gongwen.pdf.tests.font_files import renamed
from zerentian.gongwen.pdf.tests.measured import measured
from zerentian.gongwen.pdf.writing import pdf_of
from zerentian.gongwen.standard import FAMILIES, FANGSONG, HEI
from zerentian.kernel.errors import Invalid


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a font that calls itself FangSong, and two files that are no fonts."""
    folder = tmp_path_factory.mktemp("fonts")
    face = choose().used(HEI)
    (folder / "simfang.ttf").write_bytes(renamed(face.path, face.index, "FangSong"))
    (folder / "broken.ttf").write_bytes(b"\0\1\0\0 no font")
    (folder / "readme.txt").write_text("字体")
    return folder


def test_every_font_of_an_office_has_one_that_stands_for_it() -> None:
    fonts = choose()
    assert set(fonts.faces) == set(FAMILIES)
    assert all(fonts.used(wanted).has("的责任") for wanted in FAMILIES)


def test_what_stands_in_is_said_in_a_sentence() -> None:
    fonts = choose()
    missing = [wanted for wanted in FAMILIES if fonts.is_stand_in(wanted)]
    assert fonts.notes(missing) == tuple(f"{wanted} 没有装，PDF 用 {fonts.used(wanted).family} 代替。" for wanted in missing)


def test_a_font_in_the_operators_folder_comes_first_and_is_no_stand_in(own: Path) -> None:
    fonts = choose([own])
    assert fonts.used(FANGSONG).path == own / "simfang.ttf"
    assert fonts.notes([FANGSONG]) == ()
    made = pdf_of(Document("plain", "", (Paragraph("束小满"),)), fonts=fonts)
    assert made.fonts_used[0] == "FangSong"
    assert "仿宋" not in "".join(made.notes)
    assert measured(made.data)[0].text().startswith("束小满")


def test_a_folder_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert choose([tmp_path / "none"]).faces == choose().faces


@pytest.mark.parametrize("name", "喆堃祎昇赟䶮")
def test_rare_characters_of_names_have_a_font(name: str) -> None:
    assert all(choose().face(wanted, name).has(name) for wanted in FAMILIES)


def test_a_character_that_a_font_lacks_is_lent_by_another() -> None:
    fonts = choose()
    own, *others = fonts.faces[FANGSONG]
    signs = map(chr, range(0x2000, 0x3000))
    lacking = next(sign for sign in signs if not own.has(sign) and any(face.has(sign) for face in others))
    assert fonts.face(FANGSONG, lacking) in others


def test_a_character_that_no_font_has_is_refused_by_name() -> None:
    with pytest.raises(Invalid, match=r"U\+F1234.*请.*。$"):
        choose().face(FANGSONG, "\U000f1234")


def test_marks_that_choose_a_glyph_need_none() -> None:
    """U+FE0F asks for the coloured form of the sign before it."""
    assert choose().face(FANGSONG, "束\ufe0f") == choose().used(FANGSONG)


def test_the_pack_names_stand_ins_for_every_font() -> None:
    assert set(stand_ins()) == set(FAMILIES)
    assert family_and_weight("Noto Serif CJK SC:700") == ("Noto Serif CJK SC", 700)
    assert family_and_weight("FandolFang R") == ("FandolFang R", 400)
