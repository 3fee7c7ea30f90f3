"""Dates in texts, as people and scanners write them."""

from __future__ import annotations

import datetime as dt
import functools
import re
from dataclasses import dataclass

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_D = r"(?-i:[0-9OoIl|])"
"""A digit, or what recognition puts for one; these letters in this case only."""
DATE = re.compile(
    rf"(?:(?<![\w/.-])|(?<=/\d\d-)|(?<=/\d\d\d\d-))(?:"
    rf"(?P<iy>(?:19|20)\d\d)[-/](?P<im>\d\d)[-/](?P<id>\d\d)(?:T(?=\d\d:))?"
    rf"|(?P<m>{_D}{{1,2}})\s?[/.-]\s?(?P<d>{_D}{{1,2}})\s?[/.-]\s?(?P<y>(?:19|20|2[O0o]) ?{_D}{{2}}|{_D}{{2}})"
    rf"|{_MONTH.format('mn')}[\s-]*(?P<dn>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[,.]?\s*|-)(?P<yn>(?:19|20)\d\d|(?:(?<=-)|['\u2019])\d\d)"
    rf"|(?P<dx>\d{{1,2}})(?:st|nd|rd|th)?[\s-]*(?:day\s+)?(?:of\s+)?{_MONTH.format('mx')}[\s,-]*(?P<yx>(?:19|20)?\d\d)"
    rf")(?:(?<=T)|(?!\w|/\d|-\d(?!\d?/\d)|\.\d))",
    re.I,
)
_AS_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})
_EARLIEST = 1930


@dataclass(frozen=True, kw_only=True)
class FoundDate:
    """A date in a text, by offsets."""

    value: dt.date
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """All dates with day, month and year in a text, in order. Impossible ones are left out.

    Years of two digits are 2000 to 2029, else 1930 to 1999 (rulebook L-04). Letters that recognition puts
    for digits (O, I, l) are taken as such.
    """
    return list(_dates_in(text))


@functools.lru_cache(maxsize=4_000)
def _dates_in(text: str) -> tuple[FoundDate, ...]:
    if not any(c.isdigit() for c in text):
        return ()
    found: list[FoundDate] = []
    for match in DATE.finditer(text):
        value = _value(match)
        if value is not None:
            found.append(FoundDate(value=value, start=match.start(), end=match.end()))
    return tuple(found)


def _value(match: re.Match[str]) -> dt.date | None:
    g = match.groupdict()
    if g["iy"]:
        year, month, day = int(g["iy"]), int(g["im"]), int(g["id"])
    elif g["m"]:
        if not any(c.isdigit() for c in match[0]):
            return None
        month, day, year = (int(g[k].translate(_AS_DIGITS).replace(" ", "")) for k in ("m", "d", "y"))
    else:
        name, day, year = (
            (g["mn"], int(g["dn"]), int(g["yn"].lstrip("'\u2019")))
            if g["mn"]
            else (g["mx"], int(g["dx"]), int(g["yx"]))
        )
        month = _MONTHS.index(name.casefold()[:3]) + 1
    if year < 100:
        year += 2000 if year < 30 else 1900
    try:
        value = dt.date(year, month, day)
    except ValueError:
        return None
    return value if value.year >= _EARLIEST else None
