"""Ways of writing a date, and of giving less than a whole one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def us(d: date) -> str:
    return f"{d.month}/{d.day}/{d.year}"


def us0(d: date) -> str:
    return f"{d.month:02d}/{d.day:02d}/{d.year}"


def us2(d: date) -> str:
    return f"{d.month}/{d.day}/{d.year % 100:02d}"


def us20(d: date) -> str:
    return f"{d.month:02d}/{d.day:02d}/{d.year % 100:02d}"


def dashed(d: date) -> str:
    return f"{d.month:02d}-{d.day:02d}-{d.year}"


def dotted(d: date) -> str:
    return f"{d.month}.{d.day}.{d.year % 100:02d}"


def words(d: date) -> str:
    return f"{MONTHS[d.month - 1]} {d.day}, {d.year}"


def capitals(d: date) -> str:
    return words(d).upper()


def short(d: date) -> str:
    return f"{MONTHS[d.month - 1][:3]} {d.day}, {d.year}"


def weekday(d: date) -> str:
    return f"{('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')[d.weekday()]}, {words(d)}"


def lab(d: date) -> str:
    return f"{d.day:02d}-{MONTHS[d.month - 1][:3].upper()}-{d.year}"


def british(d: date) -> str:
    return f"{d.day} {MONTHS[d.month - 1]} {d.year}"


def iso(d: date) -> str:
    return d.isoformat()


def solemn(d: date) -> str:
    tail = "th" if 10 < d.day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(d.day % 10, "th")
    return f"{d.day}{tail} day of {MONTHS[d.month - 1]}, {d.year}"


NUMERIC: tuple[Callable[[date], str], ...] = (us, us0, us2, us20, dashed)
ANY: tuple[Callable[[date], str], ...] = (*NUMERIC, words, short, iso, lab)


def partial(d: date, rng: Random) -> tuple[str, str]:
    """Month and year, or the year alone, as written; and the same for the truth."""
    way = rng.randrange(4)
    if way == 0:
        return f"{MONTHS[d.month - 1]} {d.year}", f"{d.year}-{d.month:02d}"
    if way == 1:
        return f"{MONTHS[d.month - 1]} of {d.year}", f"{d.year}-{d.month:02d}"
    if way == 2:
        return f"{d.month:02d}/{d.year}", f"{d.year}-{d.month:02d}"
    return str(d.year), str(d.year)
