"""How much of what a browser tells of a look can be true: all of it where it can be, never more than has passed."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.records import MOST_MILLISECONDS, VIEWS_LOOKED_AT, countable

BEGUN = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)


def after(milliseconds: int) -> dt.datetime:
    return BEGUN + dt.timedelta(milliseconds=milliseconds)


@given(st.lists(st.tuples(st.integers(0, 600_000), st.integers(0, 2_000_000)), max_size=60))
def test_whatever_is_said_never_more_counts_than_has_passed(looks: list[tuple[int, int]]) -> None:
    now, views, counted = 0, [(BEGUN, 0)], 0
    for passed, said in looks:
        now += passed
        added = countable(said, at=after(now), first_at=BEGUN, recent=views[:VIEWS_LOOKED_AT])
        assert 0 <= added <= min(said, MOST_MILLISECONDS)
        counted += added
        assert counted <= now
        if added:
            views.insert(0, (after(now), added))


@given(st.lists(st.integers(1, 5_000), min_size=1, max_size=150))
def test_a_reader_who_tells_the_truth_loses_nothing_however_fast_pages_are_flipped(looks: list[int]) -> None:
    now, views = 0, [(BEGUN, 0)]
    for look in looks:
        now += look
        added = countable(look, at=after(now), first_at=BEGUN, recent=views[:VIEWS_LOOKED_AT])
        assert added == look
        views[:0] = [(after(now), 0), (after(now), added)]


def test_a_long_look_counts_up_to_a_quarter_of_an_hour() -> None:
    hour = 3_600_000
    assert countable(hour, at=after(hour), first_at=BEGUN, recent=[(BEGUN, 0)]) == MOST_MILLISECONDS


def test_a_clock_that_was_set_back_adds_nothing_rather_than_something_wrong() -> None:
    assert countable(500, at=after(-60_000), first_at=BEGUN, recent=[(BEGUN, 0)]) == 0
