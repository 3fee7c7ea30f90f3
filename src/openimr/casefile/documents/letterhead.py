"""The letterhead of a page: the office that a paper comes from."""

from __future__ import annotations

import itertools
import re

from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.headings import is_all_heading
from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import facility, person, without_address
from openimr.casefile.documents.titles import is_address


def office(page: PageLines) -> str | None:
    """The first line of the letterhead that names a place of work."""
    cells = [text for row in page.rows[:6] for text in _whole_names([cell.text for cell in row])]
    if any(_FROM_WHERE.match(line) for line in page.head(5)):
        return None
    top = _named_over_street(page)
    if top:
        return top
    over = _over_the_address(page)
    for line in (*cells, *page.head(5)) if over is None else over:
        found = facility(line)
        if found and not is_all_heading(line):
            return found
    return _above_address(page) or _over_heading(page) if over is None else None


def _over_heading(page: PageLines) -> str | None:
    """The first line, where it is a place named like a heading and the heading itself stands below: "Stone Bill Review"."""
    head = page.head(2)
    named = len(head) > 1 and len(head[0].split()) > 2 and is_all_heading(head[1])
    return facility(head[0]) if named else None


def _whole_names(cells: list[str]) -> list[str]:
    """The cells of a row, the legal form of a house put back to its name where the type is so wide that a gap parts them."""
    whole: list[str] = []
    for cell in cells:
        if whole and _LEGAL_FORM.match(cell):
            whole[-1] += f" {cell}"
        else:
            whole.append(cell)
    return whole


def foot_office(page: PageLines) -> str | None:
    """The place that a line at the foot names with its address: "Stone Imaging | 12 Elm St, Chico, CA 95926 | (530) 555-0101"."""
    for line in reversed(page.tail(3)):
        name = _PARTED.split(line)[0].strip()
        if name != line.strip() and is_address(line) and not is_address(name):
            found = facility(name)
            if found:
                return found
    return None


def _named_over_street(page: PageLines) -> str | None:
    """The first line of all, where a street and a telephone follow, or the street on the line itself.

    A letterhead, though the name may speak of what is done there, as a heading would.
    """
    head = page.head(3)
    if head and is_address(head[0]):
        name = without_address(head[0])
        return facility(name) if name and name != head[0] else None
    calls = len(head) > 2 and (is_address(head[2]) or _CALLS.search(head[2]))
    if not calls or not is_address(head[1]) or is_address(head[0]):
        return None
    words = head[0].split()
    shouts = head[0].isupper()
    named = (
        2 <= len(words) <= 8 and ":" not in head[0] and not any(c.isdigit() for c in head[0]) and not shouts
    )
    return head[0].strip(" ,-|") if named and words[0][0].isupper() and not person(head[0]) else None


def _over_the_address(page: PageLines) -> tuple[str, ...] | None:
    """Of a letter, the lines over its day, whom it goes to stands below; None where it is no letter, or has no day above."""
    greeting = next((n for n, line in enumerate(page.head(20)) if _GREETING.match(line)), None)
    if greeting is None:
        return None
    for number, line in enumerate(page.head(greeting)):
        dates = find_dates(line)
        if len(dates) == 1 and sum(c.isalnum() for c in line[: dates[0].start] + line[dates[0].end :]) <= 4:
            return page.lines[:number]
    return None


_LEGAL_FORM = re.compile(r"^(?:inc|llc|l\.l\.c|llp|apc|p\.?c|corp|ltd|pllc)\b\.?\W*$", re.I)
_PARTED = re.compile(r"\s[|\u2022\u00b7*]\s|\s{2,}")
_CALLS = re.compile(r"\(\d{3}\)\s*\d{3}-\d{4}")
_GREETING = re.compile(r"^\W*(?:dear\b|to whom it may\b|gentlemen\b|ladies and\b)", re.I)


_FROM_WHERE = re.compile(
    r"^\W*(?:(?:medical|billing|x-?ray)\s+)?records?\s+(?:from|of|received\s+from)\W*$", re.I
)
"""Over the name of whose records follow: not who made the sheet."""


def _above_address(page: PageLines) -> str | None:
    """The first line of a letterhead, whatever it is called: the one right above an address or a telephone."""
    for line, under in itertools.pairwise(page.head(4)):
        words = line.split()
        named = (
            2 <= len(words) <= 8
            and words[0][0].isupper()
            and ":" not in line
            and not any(c.isdigit() for c in line)
        )
        if named and is_address(under) and not is_all_heading(line) and not is_address(line):
            return line.strip(" ,-|")
    return None
