"""Dates as letters write them: `12/12/07`, `6-22-2000`, `February 20, 2001` (rulebook L-04)."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from openimr.letters.reading.words.noise import key

_FULL = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NAMES = {name: n for n, full in enumerate(_FULL, 1) for name in (full, full[:3])} | {"sept": 9}
_SHORTEST_TO_MEND = 6
_MISSPELT = r"(?:[JF][a-z]{3,5}ry|(?:S[ep]|N[ov]|D[ec]|O[cto])[a-z]{2,5}[be]{1,2}r|A(?:ug|gu)[a-z]{1,4})"
"""What may be a long month's name with a letter wrong, missing or too many: Febuary. Whether it is, `_number` tells."""
_MONTH = (
    r"(?:(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    rf"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|{_MISSPELT})(?:\b\.?|(?=\d)))"
)
_UP_TO_NINTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_DAYS = (
    *_UP_TO_NINTH, "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", *(f"twenty-{day}" for day in _UP_TO_NINTH), "thirtieth", "thirty-first",
)  # fmt: skip
_DAY_IN_WORDS = rf"(?:{'|'.join(sorted(_DAYS, reverse=True))})".replace("-", r"[\s-]")
_NTH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:[12][\dOIl]{3}\b|\d{4}|['’‘]\d{2})"
_MONTH_THEN_DAY = rf"{_MONTH}(?:,?\s*\d{{1,2}}{_NTH}(?:,\s*|\s+(?:of\s+)?){_YEAR}|[/-]\d{{1,2}}[/-](?:{_YEAR}|\d{{2}}(?!\d)))"
_DAY_THEN_MONTH = rf"\d{{1,2}}(?:(?:{_NTH}\s+(?:of\s+)?|[/-])?{_MONTH}(?:,?\s+|[/-]\s?)?{_YEAR}|[/-]{_MONTH}[/-]\d{{2}}(?!\d))"
DATE_LIKE = (
    r"(?:(?<![\d/.-])(?:\d[\dOIl]?[/-]\d[\dOIl]?[/-][12][\dOIl]{3}\b|\d{4}-\s?\d{1,2}-\s?\d{1,2}"
    r"|\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?(?:\d{4}|['’‘]?\d{2})"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})"
    r"|\d{1,2}/\d{2,4}|\d{1,4}/\d{1,4}/\d{1,5}|\d{1,2}-\d{1,2}-\d{1,5})(?![\d/])"
    rf"|{_MONTH_THEN_DAY}|{_DAY_THEN_MONTH}"
    rf"|\b(?=[efnst]){_DAY_IN_WORDS}\s+(?:day\s+)?of\s+{_MONTH},?\s+\d{{4}})"
)
"""What stands where a date is expected, right or wrong (`10/204`): a pattern without groups."""

_NUMBERS = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?['’‘]?(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})([/-])\s?(\d{1,2})\2\s?(\d{1,2})")
_WRITTEN = re.compile(rf"{_MONTH_THEN_DAY}|{_DAY_THEN_MONTH}", re.IGNORECASE)
_ITS_YEAR = re.compile(r"(?:[12][\dOIl]{3}|\d{2})$", re.IGNORECASE)
_ITS_PARTS = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
_NOT_OF_A_DAY = frozenset(("st", "nd", "rd", "th", "of"))
_MISREAD_DIGITS = str.maketrans("OoIl", "0011")
_MISREAD = re.compile(r"[\dOIl]{1,2}\s?([/-])\s?[\dOIl]{1,2}\s?\1\s?[12][\dOIl]{3}", re.IGNORECASE)
_IN_WORDS = re.compile(rf"({_DAY_IN_WORDS})\s+(?:day\s+)?of\s+({_MONTH}),?\s+(\d{{4}})", re.IGNORECASE)

LAST_SHORT_YEAR = 29
"""Without a decision date, two-digit years up to this one are of this century (rulebook L-04)."""


@lru_cache(maxsize=4096)
def read_date(words: str, *, not_after: dt.date | None = None) -> dt.date | None:
    """The date that some words say, all of them; None if they say none or an impossible one.

    Numeric dates are month first. A two-digit year Y is 20Y if that is not after `not_after` (the decision),
    else 19Y; without `not_after` it is 20Y up to 29.
    """
    if _MISREAD.fullmatch(words):
        words = words.translate(_MISREAD_DIGITS)
    if match := _NUMBERS.fullmatch(words):
        month, _, day, year = match.groups()
        return _dated(year, month, day, not_after)
    if match := _ISO.fullmatch(words):
        year, _, month, day = match.groups()
        return _date(year, month, day)
    if _WRITTEN.fullmatch(words):
        return _written(words, not_after)
    if match := _IN_WORDS.fullmatch(words):
        day = _DAYS.index("-".join(match[1].lower().replace("-", " ").split())) + 1
        return _date(match[3], _number(match[2]), str(day))
    return None


def _written(words: str, not_after: dt.date | None) -> dt.date | None:
    """The date of a day and a named month in either order, and a year."""
    its_year = _ITS_YEAR.search(words)
    parts = (
        [part for part in _ITS_PARTS.findall(words, 0, its_year.start()) if part.lower() not in _NOT_OF_A_DAY]
        if its_year
        else []
    )
    if its_year is None or len(parts) != len(("month", "day")):
        return None
    month, day = parts if parts[0].isalpha() else reversed(parts)
    return _dated(its_year[0].translate(_MISREAD_DIGITS), _number(month), day, not_after)


def _dated(year: str, month: str, day: str, not_after: dt.date | None) -> dt.date | None:
    return _short(year, month, day, not_after) if len(year) == 2 else _date(year, month, day)


def _short(year: str, month: str, day: str, not_after: dt.date | None) -> dt.date | None:
    late, early = _date(f"20{year}", month, day), _date(f"19{year}", month, day)
    if not_after is None:
        return late if int(year) <= LAST_SHORT_YEAR else early
    return late if late is not None and late <= not_after else early


def _number(month: str) -> str:
    """The number of a month by its name, whole, short, or with one letter wrong; "0" if it is none."""
    name = month.lower()
    if name in _NAMES or len(name) < _SHORTEST_TO_MEND - 1:
        return str(_NAMES.get(name, 0))
    own = key(name)
    long = (full for full in _FULL if len(full) >= _SHORTEST_TO_MEND)
    return str(_NAMES.get(next((full for full in long if OSA.distance(own, key(full)) <= 1), ""), 0))


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


_SUSPECT = re.compile(
    r"\d\d?(?:([/-])\d{1,2}\1(?:\d{4}|(?<=/)\d{2,5})|(?P<cut>(?<=[1-9])/(?:19|20)\d|(?<=1[0-2])/(?:19|20)\d))"
    r"(?![\d/-]|\s?m[gcl])"
)
# "22/24/20 kg", "grip 75/60/70": three measurements of the same, of which the first two are no months.
_NO_DATE_AFTER = re.compile(
    r"\s?(?:kg|kilo|lbs?\b|pounds|psi\b|mm|cm\b|degrees|°|%|seconds|points)", re.IGNORECASE
)
_MEASURED = re.compile(r"(?:grip|jamar|pinch|dynamomet\w+|strength|peak flow)\b[^.;]{0,40}$", re.IGNORECASE)
_REACH_OF_A_MEASURE = 60
_LAST_MONTH = 12

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
                if (
                    not inside
                    and (match["cut"] or read_date(match[0]) is None)
                    and not _are_measurements(text, start, end)
                ):
                    found.append((start, end))
                break
    return found


def _are_measurements(text: str, start: int, end: int) -> bool:
    """Whether three numbers with marks between them are what was measured three times, by their unit or their name."""
    numbers = [int(number) for number in re.split("[/-]", text[start:end])]
    if len(numbers) != len(("month", "day", "year")) or not (1 <= len(str(numbers[2])) <= len("99")):
        return False
    return min(numbers[:2]) > _LAST_MONTH or bool(
        _NO_DATE_AFTER.match(text, end) or _MEASURED.search(text, max(0, start - _REACH_OF_A_MEASURE), start)
    )


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
