"""Words and text: a word keeps its box, and a search over the text finds its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.casefile.reading import Word, compose, word_spans
from openimr.casefile.reading.geometry import overlap, turned
from openimr.casefile.reading.stamps import is_stamp, without_stamps
from openimr.casefile.reading.text import clean, in_lines

texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cf", "Cn", "Co")), min_size=1, max_size=9
)
words = texts.map(clean).filter(bool).map(lambda t: Word(t, 0.1, 0.1, 0.2, 0.2))
boxes = st.tuples(*[st.floats(0, 1, allow_nan=False)] * 4).map(
    lambda v: (min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3]))
)


@settings(deadline=None)
@given(st.lists(st.lists(words, max_size=6), max_size=6))
def test_every_word_stands_in_the_text_at_its_span_in_order(lines: list[list[Word]]) -> None:
    text = compose(lines)
    flat = [w for line in lines for w in line]
    spans = word_spans(text, flat)
    assert [text[a:b] for a, b in spans] == [w.text for w in flat]
    assert all(end <= start for (_, end), (start, _) in zip(spans, spans[1:], strict=False))


@settings(deadline=None)
@given(st.text(max_size=30))
def test_a_clean_word_is_printable_and_cleaning_it_again_changes_nothing(raw: str) -> None:
    word = clean(raw)
    assert clean(word) == word
    assert all(c.isprintable() and not c.isspace() for c in word)
    word.encode("utf-8")


def test_a_word_broken_at_the_line_end_is_found_whole_and_keeps_a_box_for_each_half() -> None:
    first, second = Word("non-", 0.8, 0.1, 0.9, 0.12), Word("specific", 0.1, 0.13, 0.2, 0.15)
    text = compose(
        [[Word("a", 0.7, 0.1, 0.75, 0.12), first], [second, Word("finding", 0.21, 0.13, 0.3, 0.15)]]
    )
    assert text == "a non-specific finding"
    spans = word_spans(text, [Word("a", 0, 0, 0, 0), first, second])
    assert spans[1:] == ((2, 6), (6, 14))


@pytest.mark.parametrize("hidden", ["\x02", "\ufffe", "\u2010", "\u2011"])
def test_a_hyphen_that_a_pdf_library_hides_is_a_hyphen(hidden: str) -> None:
    assert clean(f"L4{hidden}") == "L4-"


def test_ligatures_are_spelt_out_and_invisible_marks_taken_off() -> None:
    assert clean("\ufb01nding\u200b") == "finding"
    assert clean("co\u00adoperate") == "cooperate"


def test_words_of_another_page_are_refused() -> None:
    with pytest.raises(ValueError, match="not of one page"):
        word_spans("one two", [Word("three", 0, 0, 0, 0)])


@settings(deadline=None)
@given(boxes, st.sampled_from([0, 90, 180, 270]))
def test_a_box_turned_all_the_way_round_is_the_same_box(box: tuple[float, ...], degrees: int) -> None:
    back = turned(turned(box, degrees), 360 - degrees)  # type: ignore[arg-type]
    assert back == pytest.approx(box)
    x0, y0, x1, y1 = turned(box, degrees)  # type: ignore[arg-type]
    assert 0 <= x0 <= x1 <= 1
    assert 0 <= y0 <= y1 <= 1


def test_boxes_overlap_by_the_share_of_the_smaller() -> None:
    assert overlap((0, 0, 1, 1), (0.5, 0.5, 1, 1)) == 1.0
    assert overlap((0, 0, 0.5, 0.5), (0.6, 0.6, 1, 1)) == 0.0
    assert overlap((0, 0, 0.5, 1), (0.25, 0, 0.75, 1)) == pytest.approx(0.5)


def test_words_at_one_height_are_one_line_from_left_to_right() -> None:
    right, left, below = (
        Word("b", 0.5, 0.1, 0.6, 0.12),
        Word("a", 0.1, 0.101, 0.2, 0.121),
        Word("c", 0.1, 0.2, 0.2, 0.22),
    )
    assert in_lines([right, below, left]) == [[left, right], [below]]


@pytest.mark.parametrize(
    "line",
    [
        "01/28/2015 09:14 AM FAX 555 010 0144 HARBOR SPINE CLINIC P.003/012",
        "Jan-28-2015 09:14 From: 5550100144 To: 5550100190 Page: 3/12",
        "2015-01-28 09:14:05 (GMT) 15550100144 From: Records >> Page 2 of 7",
        "APR-03-2014 11:41",
        "555-010-0144 P.001/005",
        "HARBOR000123",
        "CM26-0000001 000012",
        "RECEIVED JAN 28 2015",
        "Page 2 of 5",
        "3/12",
    ],
)
def test_what_the_way_of_a_page_printed_on_it_is_a_stamp(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "Date of examination: 01/12/2015",
        "Phone (555) 010-0143   Fax (555) 010-0144",
        "MRI of the lumbar spine dated 12/1/2014",
        "OPERATIVE REPORT",
        "Norco 10/325 mg #60, one tablet every 6 hours",
        "Dear Dr. Brandt:",
        "Collected: 12/15/2014 09:20",
        "",
    ],
)
def test_what_an_author_wrote_is_no_stamp(line: str) -> None:
    assert not is_stamp(line)


def test_a_stamp_is_one_only_at_the_edge_of_the_page() -> None:
    at_top = [Word("HARBOR000123", 0.7, 0.01, 0.9, 0.03)]
    in_the_midst = [Word("HARBOR000123", 0.3, 0.5, 0.5, 0.52)]
    said, stamped = without_stamps(at_top + in_the_midst)
    assert (said, stamped) == (tuple(in_the_midst), tuple(at_top))
