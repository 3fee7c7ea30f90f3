"""The order of what was recognized: rows on a page that lies askew, columns as the other engine saw them."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.reading.model import Word
from openimr.casefile.reading.order import from_the_top, has_columns, in_rows, laid_in, tables_by_rows


def _piece(text: str, x: float, y: float, *, slope: float = 0.0) -> list[Word]:
    """Words side by side from x, 0.08 wide each, 0.012 high, their row sinking by `slope` across the page."""
    return [
        Word(word, x + 0.09 * n, y + slope * (x + 0.09 * n), x + 0.09 * n + 0.08, y + slope * (x + 0.09 * n) + 0.012)
        for n, word in enumerate(text.split())
    ]  # fmt: skip


def _said(lines: tuple[tuple[Word, ...], ...]) -> list[str]:
    return [" ".join(w.text for w in line) for line in lines]


@given(slope=st.floats(-0.02, 0.02), seed=st.integers(0, 999))
def test_rows_of_a_page_askew_come_out_as_they_stand_on_it(slope: float, seed: int) -> None:
    pieces = [_piece("a long line that shows the slope", 0.1, 0.05, slope=slope)]
    rows = ["a long line that shows the slope"]
    for n in range(12):
        pieces += [
            _piece(f"label{n}", 0.1, 0.1 + 0.018 * n, slope=slope),
            _piece(f"value{n}", 0.8, 0.1 + 0.018 * n, slope=slope),
        ]
        rows.append(f"label{n} value{n}")
    random.Random(seed).shuffle(pieces)
    assert _said(in_rows(pieces)) == rows


def _columns() -> tuple[tuple[Word, ...], ...]:
    left = [tuple(_piece(f"left {n}", 0.1, 0.2 + 0.018 * n)) for n in range(12)]
    right = [tuple(_piece(f"right {n}", 0.55, 0.2 + 0.018 * n)) for n in range(12)]
    return (tuple(_piece("the heading over both", 0.3, 0.1)), *left, *right)


def test_words_are_laid_in_the_columns_that_the_other_engine_saw() -> None:
    seen = _columns()
    assert has_columns(seen)
    in_rows_only = in_rows([list(line) for line in seen])
    assert _said(in_rows_only)[1] == "left 0 right 0"
    words = [word for line in in_rows_only for word in line]
    assert _said(laid_in(words, seen)) == _said(seen)


def test_a_letterhead_that_is_read_after_the_title_makes_no_columns() -> None:
    title, head = tuple(_piece("the title", 0.1, 0.16)), tuple(_piece("a letterhead", 0.6, 0.08))
    assert not has_columns((title, head, tuple(_piece("the first line", 0.1, 0.2))))


@given(seed=st.integers(0, 999))
def test_no_word_is_lost_or_doubled_wherever_it_stands(seed: int) -> None:
    chance = random.Random(seed)
    words = [
        Word(str(n), x, y, x + 0.05, y + 0.01)
        for n in range(60)
        for x, y in [(chance.random() * 0.95, chance.random() * 0.98)]
    ]
    laid = [w for line in laid_in(words, _columns()) for w in line]
    assert sorted(w.text for w in laid) == sorted(w.text for w in words)
    rows = [w for line in in_rows([[w] for w in words]) for w in line]
    assert sorted(w.text for w in rows) == sorted(w.text for w in words)


def test_nothing_read_is_nothing_in_any_order() -> None:
    assert in_rows([]) == ()
    assert laid_in([], _columns()) == ()
    assert not has_columns(())


def _line(text: str, x: float, y: float) -> tuple[Word, ...]:
    return tuple(_piece(text, x, y))


def test_a_table_that_an_engine_read_before_its_heading_comes_after_it() -> None:
    letterhead, heading = (
        _line("Pharmacy", 0.1, 0.05),
        _line("the medication history of this person", 0.3, 0.1),
    )
    fields = [_line(f"field{n} and its value here", 0.1, 0.15 + 0.02 * n) for n in range(3)]
    table = [_line(f"day{n} drug and its strength count", 0.1, 0.3 + 0.02 * n) for n in range(3)]
    assert from_the_top([letterhead, *table, heading, *fields]) == (letterhead, heading, *fields, *table)


def test_columns_keep_the_order_in_which_they_were_read() -> None:
    one = [_line("left column words", 0.05, 0.2 + 0.02 * n) for n in range(5)]
    two = [_line("right column words", 0.55, 0.2 + 0.02 * n) for n in range(5)]
    assert from_the_top([*one, *two]) == (*one, *two)
    assert from_the_top([*two, *one]) == (*two, *one)


@given(places=st.lists(st.tuples(st.floats(0, 0.7), st.floats(0, 0.95), st.integers(1, 4)), max_size=25))
def test_every_line_is_read_once_and_none_before_what_stands_over_it(
    places: list[tuple[float, float, int]],
) -> None:
    lines = [_line(" ".join([f"w{n}"] * count), x, y) for n, (x, y, count) in enumerate(places)]
    found = from_the_top(lines)
    assert sorted(map(id, found)) == sorted(map(id, lines))
    assert from_the_top(found) == found


def _table(*rows: str) -> list[list[tuple[Word, ...]]]:
    """The columns of a table, each cell a line, as an engine reads them that goes down the columns."""
    cells = [row.split(" | ") for row in rows]
    return [
        [_line(row[n], (0.1, 0.3, 0.6)[n], 0.3 + 0.02 * height) for height, row in enumerate(cells)]
        for n in range(len(cells[0]))
    ]


def test_a_table_read_by_columns_is_read_by_rows() -> None:
    days, numbers, drugs = _table(
        "Fill date | Rx | Drug", "11/23/2011 | 700100 | Naproxen 550mg", "12/23/2011 | 700101 | Tramadol"
    )
    heading, foot = _line("the profile of this person", 0.1, 0.2), _line("Page 1 of 1", 0.1, 0.9)
    assert _said(tables_by_rows([heading, *days, *numbers, *drugs, foot])) == [
        "the profile of this person", "Fill date Rx Drug", "11/23/2011 700100 Naproxen 550mg", "12/23/2011 700101 Tramadol",
        "Page 1 of 1",
    ]  # fmt: skip


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    one = [
        _line("left column words", 0.0, 0.2 + 0.02 * n) + _line("go on here", 0.27, 0.2 + 0.02 * n)
        for n in range(8)
    ]
    two = [
        _line("right column words", 0.54, 0.2 + 0.02 * n) + _line("as well", 0.81, 0.2 + 0.02 * n)
        for n in range(8)
    ]
    assert tables_by_rows([*one, *two]) == (*one, *two)


@given(places=st.lists(st.tuples(st.floats(0, 0.7), st.floats(0, 0.95), st.integers(1, 4)), max_size=25))
def test_reading_by_rows_loses_no_word(places: list[tuple[float, float, int]]) -> None:
    lines = [_line(" ".join([f"w{n}"] * count), x, y) for n, (x, y, count) in enumerate(places)]
    found = [word for line in tables_by_rows(lines) for word in line]
    assert sorted(map(id, found)) == sorted(id(word) for line in lines for word in line)
