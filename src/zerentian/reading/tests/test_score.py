from pathlib import Path

import pytest

from zerentian.reading.report import Figure, Item, Report, Section
from zerentian.reading.tests.marking import Marked, all_marked, lead_of, read_marked
from zerentian.reading.tests.planted import planted_in
from zerentian.reading.tests.score import Places, Tally, score_figures, score_folder, score_headings, score_items

TEXTS = Path(__file__).parent / "texts"
LEAST = 0.97  # headings and items; may only be raised
SMALL = """title: 小报告
---
%% 更多范文请加群
小报告
<1 practice|一、|做法>。{一是@practice|走访。去了[3—7户=range 3..7 户]，[近两成=approx 20 %]不在家。}\
{二是|开会，[×次=eq X 次]，可有[一点=?]收获。}
<1|二、|不足>
"""
PLAIN = "小报告\n一、做法。一是走访。去了3—7户，近两成不在家。二是开会，×次，可有一点收获。\n二、不足"


@pytest.fixture
def small(tmp_path: Path) -> Marked:
    path = tmp_path / "small.marked"
    path.write_text(SMALL, encoding="utf-8")
    return read_marked(path)


def place(words: str) -> tuple[int, int]:
    start = PLAIN.index(words)
    return start, start + len(words)


def figure(words: str, **values: object) -> Figure:
    given: dict[str, object] = {"value": None, "low": None, "high": None, "unit": "户", "relation": "eq", "blank": False} | values
    return Figure(*place(words), text=words, **given)  # type: ignore[arg-type]


FOLDERS = {
    "seen": 10,
    "unseen": 28,
    "second": 30,
    "third": 30,
    "fourth": 32,
}  # texts in each; none was looked at while the reader was written, until it was scored on it


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_reader_finds_the_headings_and_points_of_marked_texts(folder: str) -> None:
    score = score_folder(TEXTS / folder)
    print(*(f"{part}: {tally}" for part, tally in score.tallies.items()), sep="\n")
    assert score["headings"] >= LEAST, "\n".join(score.misses)
    assert score["items"] >= LEAST, "\n".join(score.misses)


def test_texts_enough_are_marked() -> None:
    assert {folder: len(all_marked(TEXTS / folder)) for folder in FOLDERS} == FOLDERS


def test_faults_planted_in_marked_texts_are_found() -> None:
    """In the texts of `seen`. Elsewhere some are passed over on purpose: a rule that is not sure says nothing."""
    planted = [planted_in(marked) for marked in all_marked(TEXTS / "seen")]
    missed = [(text.name, fault) for text in planted for fault in text.missed]
    assert len(missed) <= 0.1 * sum(len(text.hit) + len(text.missed) for text in planted), missed


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_text_without_a_fault_has_no_finding_but_that_its_problems_are_short(folder: str) -> None:
    planted = [planted_in(marked) for marked in all_marked(TEXTS / folder) if marked.head.get("clean")]
    assert planted
    assert [(text.name, over) for text in planted for over in text.over if not over.startswith("problems-too-thin")] == []


def test_marks_are_taken_out_and_places_count_without_white_space(small: Marked) -> None:
    assert small.plain.strip() == "更多范文请加群\n" + PLAIN
    assert small.dropped == ["更多范文请加群"]
    assert small.kept == PLAIN.replace("\n", "").replace("，", ",")
    assert [(mark.level, mark.number, mark.heading, mark.role, mark.start) for mark in small.headings] == [
        (1, "一", "做法", "practice", 3),
        (1, "二", "不足", "", 42),
    ]
    assert [(mark.marker, mark.lead, mark.start, mark.end) for mark in small.items] == [
        ("一是", "走访", 8, 27),
        ("二是", "开会，×次，可有一点收获", 27, 42),
    ]


def test_a_long_first_sentence_leads_up_to_its_first_comma() -> None:
    thirty = "开会" * 7 + "，" + "学习" * 7 + "好"
    assert (lead_of(thirty + "。再说"), lead_of(thirty + "了。再说")) == (thirty, "开会" * 7)


def test_a_heading_at_the_wrong_level_is_one_missed_and_one_wrong(small: Marked) -> None:
    sections = [Section(1, "一", "做法", "practice", 4, 41, 9), Section(2, "二", "不足", "problem", 42, 46, 46)]
    report = Report("", PLAIN, sections=sections)
    assert score_headings(small, report, Places(report, small)).tallies["headings"] == Tally(1, 1, 1)


def test_an_item_that_ends_too_early_is_one_missed_and_one_wrong(small: Marked) -> None:
    first, second = place("一是走访。去了3—7户，近两成不在家。"), place("二是开会，×次")
    section = Section(1, "一", "做法", "practice", 4, 41, 9)
    section.items = [Item("一是", "走访", *first), Item("二是", "开会，×次，可有一点收获", *second)]
    report = Report("", PLAIN, sections=[section])
    assert score_items(small, report, Places(report, small)).tallies["items"] == Tally(1, 1, 1)


def test_figures_are_found_by_place_and_exact_by_all_they_say(small: Marked) -> None:
    figures = [
        figure("3—7户", low=3.0, high=7.0, relation="range"),
        figure("近两成", value=2.0, unit="成", relation="approx"),  # two tenths are twenty per cent
        figure("×次", unit="次", blank=False),  # found, but not seen to be blanked
        figure("一点", value=1.0, unit="点"),  # may be or not
    ]
    report = Report("", PLAIN, figures=figures)
    tallies = score_figures(small, report, Places(report, small)).tallies
    assert (tallies["figures found"], tallies["figures exact"]) == (Tally(3, 0, 0), Tally(2, 1, 1))
