"""Days and small words as recognition misreads them on scans, set right where only one thing can be meant.

Only what is no day as it stands is touched: a digit taken for a letter, a space within a number, a month that is none
(41/18/12), a year that has not come (2811), the name of a month with a letter wrong.
"""

from __future__ import annotations

import datetime as dt
import functools
import re

from rapidfuzz.distance import Levenshtein

LATEST = 2035
_EARLIEST = 1920
_DIGITS = str.maketrans({
    "O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "|": "1", "t": "1", "i": "1", "!": "1", "]": "1", "[": "1",
    "J": "1", "Z": "2", "z": "2", "S": "5", "s": "5", "B": "8", "g": "9", "q": "9", "b": "6", "A": "4",
})  # fmt: skip
_MAYBE = r"[0-9OoQDlI|ti!\]\[JZzSsBgqbA]"
_IN_FIGURES = re.compile(
    rf"(?<![\w/.-])(?![|!\]\[])(?P<m>{_MAYBE}{{1,2}}) ?(?P<a>[/.-]) ?(?P<d>{_MAYBE}{{1,2}}) ?(?P<b>[/.-]) ?"
    rf"(?P<y>[12Z]{_MAYBE}(?: {_MAYBE}|{_MAYBE} )?{_MAYBE}(?: ?{_MAYBE})?|{_MAYBE}{{2}})(?![\w/-]|\.\d)"
)
_YEAR_FIRST = re.compile(
    r"(?<![\w/.-])(?P<y>(?:19|20) ?\d ?\d) ?(?P<a>[/-]) ?(?P<m>[01]\d) ?(?P=a) ?(?P<d>[0-3]\d)(?![\w/-])"
)
_STOP_BEFORE = re.compile(r"(?<=[a-z])\. (?=(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}-\d\d-\d\d)$)")
"""A comma read as a full stop, before the day at the end of an item of a list."""
_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_SHORT = tuple(name[:3] for name in _NAMES)
_IN_WORDS = re.compile(
    r"\b(?P<month>[A-Za-z0-9|]{3,10})(?P<rest>\.?,? ?\d{1,2}(?:st|nd|rd|th)?[,.]? ?)(?P<y>[12]\d{3})\b"
)
_DAY_FIRST = re.compile(r"(?P<day>\b\d{1,2}(?P<mark>[- ]))(?P<month>[A-Za-z0-9|]{3})(?P=mark)(?=\d{2,4}\b)")
_LETTERS = str.maketrans({"0": "o", "1": "l", "5": "s", "6": "g", "8": "b", "|": "l"})
_ONE_FOR = frozenset("47")
_NOUGHT_FOR = frozenset("8695")


_SMALL = {
    "ot": "or", "0r": "or", "cr": "or", "0f": "of", "ol": "of", "oi": "of", "cf": "of", "tbe": "the", "thc": "the", "lhe": "the", "aud": "and",
    "arid": "and", "und": "and", "0n": "on", "wlth": "with", "trom": "from", "frorn": "from", "bv": "by", "datcd": "dated",
}  # fmt: skip
_SMALL_WORD = re.compile(rf"(?<![\w'.-])(?:{'|'.join(_SMALL)})(?![\w'.-])")


_FIGURE_IN_A_WORD = re.compile(r"(?<=[a-z])[01](?=[a-z]{2})|(?<=[A-Z][a-z]{2})([a-z]*)1(?=\W|$)")


def mended_small_words(line: str) -> str:
    """A line of a scan with the small words that hold labels and sentences together set right, and 1 for l in a word.

    >>> mended_small_words("first examination ot treatment, datcd 1/2/2015")
    'first examination or treatment, dated 1/2/2015'
    """
    line = _FIGURE_IN_A_WORD.sub(lambda m: "o" if m[0] == "0" else "l" if m[1] is None else f"{m[1]}l", line)
    return _SMALL_WORD.sub(lambda m: _SMALL[m[0]], line)


def mended_days(line: str) -> str:
    """A line of a scan with the days in it set right.

    >>> mended_days("dated t/22/201 1, seen 41/18/12 and Novernber 5, 2811")
    'dated 1/22/2011, seen 11/18/12 and November 5, 2011'
    """
    if not any(c.isdigit() for c in line):
        return line
    line = _IN_FIGURES.sub(_in_figures, line)
    line = _YEAR_FIRST.sub(lambda m: m[0].replace(" ", ""), line)
    line = _STOP_BEFORE.sub(", ", line)
    line = _IN_WORDS.sub(_in_words, line)
    return _DAY_FIRST.sub(_day_first, line)


def _in_figures(match: re.Match[str]) -> str:
    said = match[0]
    if sum(c.isdigit() for c in said) < 4 or (match["a"] != match["b"] and {match["a"], match["b"]} & {"."}):
        return said
    month, day, year = (match[k].replace(" ", "").translate(_DIGITS) for k in "mdy")
    if len(year) == 3 or (len(month) > 1 and month.startswith("00")):
        return said
    whole = f"{match['m']}{match['a']}{match['d']}{match['b']}{match['y']}"
    if whole == said and _is_day(*(match[k] for k in "mdy")):
        return said
    for candidate in _candidates(month, day, year):
        if _is_day(*candidate):
            return match["a"].join(candidate)
    return said


def _candidates(month: str, day: str, year: str) -> list[tuple[str, str, str]]:
    """The readings of a day, as it stands first; then with what can be no day made one that can."""
    months = [month]
    if len(month) == 2 and month[0] in _ONE_FOR and month[1] in "012":
        months = [f"1{month[1]}"]
    days = [f"1{day[1]}"] if len(day) == 2 and day[0] in _ONE_FOR else [day]
    return [(m, d, y) for m in months for d in days for y in _years(year)]


def _years(year: str) -> list[str]:
    """A year as it stands, or what a year that has not come was misread from."""
    if len(year) != 4 or int(year) <= LATEST:
        return [year]
    if year[:2] == "20" and year[2] in _ONE_FOR:
        return [f"201{year[3]}"]
    return [f"20{year[2:]}"] if year[1] in _NOUGHT_FOR else []


def _is_day(month: str, day: str, year: str) -> bool:
    if not (month.isdecimal() and day.isdecimal() and year.isdecimal()):
        return False
    number = int(year) + (2000 if len(year) == 2 and int(year) < 30 else 1900 if len(year) == 2 else 0)
    try:
        return _EARLIEST <= dt.date(number, int(month), int(day)).year <= LATEST
    except ValueError:
        return False


def _in_words(match: re.Match[str]) -> str:
    name = _month(match["month"])
    if name is None and match["month"].lower() not in (*_NAMES, *_SHORT):
        return match[0]
    month = match["month"] if name is None else _as_set(name, match["month"])
    return f"{month}{match['rest']}{next(iter(_years(match['y'])), match['y'])}"


def _day_first(match: re.Match[str]) -> str:
    name = _month(match["month"])
    return match[0] if name is None else f"{match['day']}{_as_set(name, match['month'])}{match['mark']}"


@functools.lru_cache(maxsize=2_000)
def _month(word: str) -> str | None:
    """The month that a word misreads by one letter, or two of a long name; None for a month well read and other words."""
    small = word.lower()
    if small in _NAMES or small in _SHORT or small == "sept":
        return None
    small = small.translate(_LETTERS).replace("rn", "m")
    if small in _NAMES or small in _SHORT:
        return small
    if len(small) < 4:
        return None
    near = sorted((Levenshtein.distance(small, name), name) for name in _NAMES if len(name) > 3)
    (distance, name), (next_distance, _) = near[:2]
    return name if distance <= (1 if len(name) < 7 else 2) and distance < next_distance else None


def _as_set(name: str, before: str) -> str:
    letters = [c for c in before if c.isalpha()]
    if letters and all(c.isupper() for c in letters):
        return name.upper()
    return name.capitalize()
