"""Headings over several lines, misread: the quick questions that spare the work never lose one."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.letters.data import read_data
from openimr.letters.reading.marks.finding import find_marks
from openimr.letters.reading.marks.headings import (
    PROSE,
    _heading_kind,
    _is_capitals,
    _may_open_heading,
    is_title,
    spelt_out,
)
from openimr.letters.reading.marks.kinds import Kind
from openimr.letters.reading.pages.lines import Source

HEADINGS = [
    words.upper()
    for kind, listed in read_data("headings.json").items()
    if isinstance(listed, list) and kind in set(Kind)
    for form in listed
    for words in spelt_out(form)
    if len(words.split()) > 1
]


def misread(words: str, errors: int, r: random.Random) -> str:
    """Some words with so many letters wrong, missing, doubled or changed about."""
    for _ in range(errors):
        n = r.randrange(len(words) - 1)
        if words[n] != " " != words[n + 1]:
            changed = r.choice(["", words[n] * 2, r.choice("XQZ"), words[n + 1] + words[n]])
            words = words[:n] + changed + words[n + 2 if len(changed) == 2 and changed[0] != changed[1] else n + 1 :]  # fmt: skip
    return words


@given(st.sampled_from(HEADINGS), st.integers(0, 4), st.randoms(use_true_random=False))
def test_the_first_words_of_a_heading_may_open_one_however_it_is_misread(
    heading: str, errors: int, r: random.Random
) -> None:
    words = misread(heading, errors, r)
    if _heading_kind(words, capitals=True) is None:
        return
    for n, character in enumerate(words):
        if character == " ":
            assert _may_open_heading(words[:n])


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_over_two_lines_is_found_wherever_the_line_breaks(heading: str) -> None:
    whole = find_marks(Source(heading))
    assert len(whole) == 1
    for n, character in enumerate(heading):
        lines = heading[:n] + "\n" + heading[n + 1 :]
        if (
            character == " "
            and len(find_marks(Source(heading[:n]))) == len(find_marks(Source(heading[n:]))) == 0
        ):
            found = find_marks(Source(lines))
            assert [m.kind for m in found] == [whole[0].kind], lines


@given(st.lists(st.sampled_from(["The", "of", "and", "knee", "a", "HIS", "his/her", "x(s)", "(s)", "5", "é", "Ünd"]), min_size=1, max_size=24).map(" ".join))  # fmt: skip
def test_prose_is_no_title_and_no_capitals(line: str) -> None:
    if PROSE.match(line):
        assert not is_title(line)
        assert not _is_capitals(line)
