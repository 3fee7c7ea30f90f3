"""Dates as letters write them: `12/12/07`, `6-22-2000`, `February 20, 2001` (rulebook L-04)."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_UP_TO_NINTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_DAYS = (
    *_UP_TO_NINTH, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", *(f"twenty-{day}" for day in _UP_TO_NINTH), "thirtieth", "thirty-first",
)  # fmt: skip
_DAY_IN_WORDS = rf"(?:{'|'.join(sorted(_DAYS, reverse=True))})".replace("-", r"[\s-]")
DATE_LIKE = (
    r"(?:(?<![\d/.-])(?:\d{4}-\s?\d{1,2}-\s?\d{1,2}|\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?(?:\d{4}|\d{2})"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})"
    r"|\d{1,2}/\d{2,4}|\d{1,4}/\d{1,4}/\d{1,5}|\d{1,2}-\d{1,2}-\d{1,5})(?![\d/])"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,|\s+of)?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:(?:st|nd|rd|th)?\s+(?:of\s+)?|-){_MONTH}(?:,?\s+|-)\d{{4}}"
    rf"|\b(?=[efnst]){_DAY_IN_WORDS}\s+(?:day\s+)?of\s+{_MONTH},?\s+\d{{4}})"
)
"""What stands where a date is expected, right or wrong (`10/204`): a pattern without groups."""

_NUMBERS = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})([/-])\s?(\d{1,2})\2\s?(\d{1,2})")
_MONTH_FIRST = re.compile(rf"({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,|\s+of)?\s+(\d{{4}})", re.IGNORECASE)
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:(?:st|nd|rd|th)?\s+(?:of\s+)?|-)({_MONTH})(?:,?\s+|-)(\d{{4}})", re.IGNORECASE
)
_IN_WORDS = re.compile(rf"({_DAY_IN_WORDS})\s+(?:day\s+)?of\s+({_MONTH}),?\s+(\d{{4}})", re.IGNORECASE)

LAST_SHORT_YEAR = 29
"""Without a decision date, two-digit years up to this one are of this century (rulebook L-04)."""


@lru_cache(maxsize=4096)
def read_date(words: str, *, not_after: dt.date | None = None) -> dt.date | None:
    """The date that some words say, all of them; None if they say none or an impossible one.

    Numeric dates are month first. A two-digit year Y is 20Y if that is not after `not_after` (the decision),
    else 19Y; without `not_after` it is 20Y up to 29.
    """
    if match := _NUMBERS.fullmatch(words):
        month, _, day, year = match.groups()
        return _short(year, month, day, not_after) if len(year) == 2 else _date(year, month, day)
    if match := _ISO.fullmatch(words):
        year, _, month, day = match.groups()
        return _date(year, month, day)
    if match := _MONTH_FIRST.fullmatch(words):
        return _date(match[3], _number(match[1]), match[2])
    if match := _DAY_FIRST.fullmatch(words):
        return _date(match[3], _number(match[2]), match[1])
    if match := _IN_WORDS.fullmatch(words):
        day = _DAYS.index("-".join(match[1].lower().replace("-", " ").split())) + 1
        return _date(match[3], _number(match[2]), str(day))
    return None


def _short(year: str, month: str, day: str, not_after: dt.date | None) -> dt.date | None:
    late, early = _date(f"20{year}", month, day), _date(f"19{year}", month, day)
    if not_after is None:
        return late if int(year) <= LAST_SHORT_YEAR else early
    return late if late is not None and late <= not_after else early


def _number(month: str) -> str:
    return str(_MONTHS.index(month[:3].lower()) + 1)


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


_SUSPECT = re.compile(
    r"\d\d?(?:([/-])\d{1,2}\1(?:\d{4}|(?<=/)\d{2,5})|(?P<cut>(?<=[1-9])/(?:19|20)\d|(?<=1[0-2])/(?:19|20)\d))"
    r"(?![\d/-]|\s?m[gcl])"
)


# Most of what is suspected is a date of the usual form that can be in any year.
_SOUND = re.compile(r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1\d|2[0-8])/(?:19|20)[0-9]{2}(?![\d/-]|\s?m[gcl])")
_INSIDE_A_NUMBER = frozenset("0123456789/.-")


def impossible_dates(text: str) -> list[tuple[int, int]]:
    """Where a text writes a date that cannot be: `02/30/2012`, or `10/204` (a year short of a digit).

    Fractions of other kinds (`10/325`, `4/5`, `130/80`) are not meant.
    """
    found = []
    end = 0
    # From left to right, tried only before the marks that part a date's numbers.
    for place in _between_numbers(text):
        if place <= end:
            continue
        for start in (place - 2, place - 1):
            if start >= end and (sound := _SOUND.match(text, start)):
                end = sound.end()
                break
            if start >= end and (match := _SUSPECT.match(text, start)):
                end = match.end()
                inside = start and text[start - 1] in _INSIDE_A_NUMBER
                if not inside and (match["cut"] or read_date(match[0]) is None):
                    found.append((start, end))
                break
    return found


def _between_numbers(text: str) -> list[int]:
    """Where a slash or a hyphen stands after a digit."""
    places = []
    for mark in "/-":
        place = text.find(mark, 1)
        while place > 0:
            if text[place - 1].isdecimal():
                places.append(place)
            place = text.find(mark, place + 1)
    return sorted(places)
