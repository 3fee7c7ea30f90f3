"""Two engines' readings of a page: what the first saw better mends the second."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.reading.agreeing import mended_by
from openimr.casefile.reading.model import Word

WIDE = 0.01


def _line(*words: tuple[str, float], y: float = 0.1) -> tuple[Word, ...]:
    """Words from where they begin, a hundredth of the page wide for each letter."""
    return tuple(Word(text, x, y, x + WIDE * len(text), y + 0.012, 0.97) for text, x in words)


def _said(lines: tuple[tuple[Word, ...], ...]) -> list[str]:
    return [" ".join(word.text for word in line) for line in lines]


def test_a_day_that_the_second_engine_parts_is_one_word_again() -> None:
    second = _line(("dated", 0.1), ("1/31/201", 0.2), ("1", 0.28))
    first = _line(("dated", 0.1), ("1/31/2011", 0.2))
    assert _said(mended_by([second], [first])) == ["dated 1/31/2011"]


def test_a_word_read_well_by_the_second_keeps_its_letters_where_the_first_says_it_is_one() -> None:
    second, first = _line(("W", 0.1), ("ORKERS'", 0.12)), _line(("WORKFRS'", 0.1))
    assert _said(mended_by([second], [first])) == ["WORKERS'"]


def test_words_run_together_are_parted_where_the_first_parts_them() -> None:
    second, first = (
        _line(("Dateof", 0.1), ("Report:", 0.18)),
        _line(("Date", 0.1), ("of", 0.14), ("Report:", 0.18)),
    )
    assert _said(mended_by([second], [first])) == ["Date of Report:"]


def test_accents_that_only_the_second_sees_are_none() -> None:
    assert _said(mended_by([_line(("Tobías", 0.1))], [_line(("Tobias", 0.1))])) == ["Tobias"]
    assert _said(mended_by([_line(("José", 0.1))], [_line(("Jos6", 0.1))])) == ["José"]


def test_a_day_is_believed_where_the_second_reads_none_and_is_doubted() -> None:
    (line,) = mended_by([_line(("t/22/2011", 0.1))], [_line(("1/22/2011", 0.1))])
    assert (line[0].text, line[0].confidence) == ("1/22/2011", 0.5)


def test_two_days_that_differ_stay_as_the_second_reads_them() -> None:
    assert _said(mended_by([_line(("1/23/2011", 0.1))], [_line(("1/28/2011", 0.1))])) == ["1/23/2011"]


@given(
    st.lists(
        st.tuples(st.text("abc1/é", min_size=1, max_size=9), st.floats(0, 0.9)), min_size=1, max_size=12
    ),
    st.lists(st.tuples(st.text("abc1/", min_size=1, max_size=9), st.floats(0, 0.9)), max_size=12),
)
def test_no_line_is_lost_and_none_made(
    second: list[tuple[str, float]], first: list[tuple[str, float]]
) -> None:
    lines = mended_by([_line(*second)], [_line(*first)] if first else [])
    assert len(lines) == 1
    assert lines[0]
    assert all(word.text for word in lines[0])
