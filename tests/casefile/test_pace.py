"""Time left is said from the pages read just now, and not at all where that would be a guess."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.pace import FEWEST, WINDOW, minutes_left

NOW = dt.datetime(2025, 3, 3, 12, 0, tzinfo=dt.UTC)


def ago(**how: float) -> dt.datetime:
    return NOW - dt.timedelta(**how)


def test_eleven_pages_in_five_minutes_leave_ten_minutes_for_twenty_more() -> None:
    assert minutes_left(to_go=20, read=11, since=ago(minutes=5), now=NOW) == 10


def test_part_of_a_minute_is_a_minute() -> None:
    assert minutes_left(to_go=1, read=11, since=ago(seconds=10), now=NOW) == 1


def test_nothing_is_said_of_a_packet_that_has_just_begun_or_has_stood_still() -> None:
    assert minutes_left(to_go=20, read=FEWEST - 1, since=ago(minutes=1), now=NOW) is None
    assert minutes_left(to_go=20, read=0, since=None, now=NOW) is None
    assert minutes_left(to_go=20, read=9, since=NOW - WINDOW - dt.timedelta(seconds=1), now=NOW) is None
    assert minutes_left(to_go=0, read=9, since=ago(minutes=1), now=NOW) is None


def test_a_clock_that_was_set_back_says_nothing_rather_than_something_wrong() -> None:
    assert minutes_left(to_go=20, read=9, since=NOW + dt.timedelta(hours=1), now=NOW) is None
    assert minutes_left(to_go=20, read=9, since=NOW, now=NOW) is None


@given(
    to_go=st.integers(1, 20_000), read=st.integers(FEWEST, 5_000),
    seconds=st.floats(0.01, 590), waited=st.floats(0, 9),
)  # fmt: skip
def test_more_pages_take_longer_and_so_does_standing_still(
    to_go: int, read: int, seconds: float, waited: float
) -> None:
    now = minutes_left(to_go=to_go, read=read, since=ago(seconds=seconds), now=NOW)
    more = minutes_left(to_go=to_go + 7, read=read, since=ago(seconds=seconds), now=NOW)
    later = minutes_left(
        to_go=to_go, read=read, since=ago(seconds=seconds), now=NOW + dt.timedelta(seconds=waited)
    )
    assert now is not None
    assert more is not None
    assert later is not None
    assert 1 <= now <= more
    assert now <= later
