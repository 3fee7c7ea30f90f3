"""Days, in every form that letters have."""

from __future__ import annotations

import datetime as dt
import random

IMPOSSIBLE = ("02/30/2012", "13/45/2011", "10/204", "6/31/09", "00/12/2010")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def day(chance: random.Random, first: int, last: int) -> dt.date:
    return dt.date(chance.randint(first, last), 1, 1) + dt.timedelta(days=chance.randrange(365))


def written_day(chance: random.Random, when: dt.date) -> str:
    """The day as a letter has it."""
    month, short = MONTHS[when.month - 1], MONTHS[when.month - 1][:3]
    return chance.choice(
        (
            f"{when.month}/{when.day}/{when.year}",
            f"{when:%m/%d/%Y}",
            f"{when:%m/%d/%y}",
            f"{when.month}/{when.day}/{when:%y}",
            f"{when.month}-{when.day}-{when.year}",
            f"{when:%m-%d-%Y}",
            f"{month} {when.day}, {when.year}",
            f"{short}. {when.day}, {when.year}",
            f"{month} {when.day}{ordinal(when.day)}, {when.year}",
            f"{short} {when.day} {when.year}",
            f"{when.day} {month} {when.year}",
            f"{when.month}.{when.day}.{when.year}",
            f"{when:%Y-%m-%d}",
        )
    )


def ordinal(number: int) -> str:
    return "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def in_words(number: int) -> str:
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    ones = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return tens[number // 10 - 2] + (f"-{ones[number % 10 - 1]}" if number % 10 else "")
