"""Heads and feet that name nothing but the organization and the program (letters rule 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from openimr.letters.reading.pages.amid import (
    ENDS_OF_TEXT,
    beside,
    end_of_header,
    goes_on_around,
    parts_a_sentence,
)
from openimr.letters.reading.words.noise import fold

_NAME = (
    r"(?:MAXIMUS(?:\s+Federal\s+Services)?(?:,\s*Inc\.?)?|Independent\s+Medical\s+Review|State\s+of\s+California"
    r"|Division\s+of\s+Workers['’]\s+Compensation|Department\s+of\s+Industrial\s+Relations|IMR(?:\s+Determination)?|DWC|DIR|Confidential"
    r"|P\.?O\.?\s+Box\s+\d{3,6}|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s+CA\s+\d{5}(?:-\d{4})?|(?:Tel|Phone|Fax)\b\.?:?|\(\d{3}\)\s?\d{3}-\d{4}"
    r"|Continued\s+on\s+(?:the\s+)?next\s+page|Form(?:\s+Effective\s+\d{1,2}[./-]\d{1,2}[./-]\d{2,4})?|\d{1,2}/\d{4}"
    r"|(?:IMR\s+)?Final\s+(?:Letter\s+of\s+)?Determination(?:\s+Letter)?(?:\s+for\s+IMR\s+Case(?:\s+Number)?)?"
    r"|[·•|–—:,/-])"
)
_LETTERHEAD = re.compile(rf"(?:{_NAME}\s*)++", re.IGNORECASE)
# Other titles of the letter, and numbers of forms.
_TITLE = (
    r"(?:(?:Notice\s+of\s+)?(?:(?:IMR|Independent\s+Medical\s+Review)\s+)?Determination(?:\s+Letter)?|Letter(?:\s+of\s+Determination)?"
    r"|Medical\s+Professional\s+Review|IMR-\d(?=\s)|Form\s+[A-Z]{2,4}-?\d(?=\s))"
)
_ALL_NAMES = re.compile(rf"(?:(?:{_TITLE}|{_NAME})\s*)++", re.IGNORECASE)
# The same with a page: "Final Determination 3 of 4", "State of California - IMR - page 3", "DWC Form IMR-1 3/6".
_COUNTED = re.compile(
    rf"(?:(?:{_TITLE}|{_NAME})\s*)++(?:(?P<of>p(?:age|g?\.)\s?\d{{1,2}}|(?:p(?:age|g?\.)\s?)?(?P<page>\d{{1,2}})\sof\s(?P<pages>\d{{1,2}}))"
    r"|(?P<slash>\d{1,2}/\d{1,2}|(?<=[\s-])\d{1,2}))\W?",
    re.IGNORECASE,
)
_OF_A_LETTER = re.compile(
    r"determination|review|\bimr\b|maximus|letter|compensation|california", re.IGNORECASE
)
# The first letters of those names in small ones, but for a town's, after which a comma and the state stand.
_BEGIN_A_NAME = frozenset(
    (
        "max",
        "ind",
        "sta",
        "div",
        "dep",
        "imr",
        "dwc",
        "dir",
        "con",
        "p.o",
        "po.",
        "po ",
        "tel",
        "pho",
        "fax",
        "for",
        "fin",
    )
)
_MARKS = frozenset("·•|–—:,/-(0123456789")
_BEGIN_A_LETTERHEAD = frozenset("MmIiİıSsſDdFfCc·•|–—:,/-")
_BEGIN_A_COUNTED = frozenset(
    {
        "fina",
        "inde",
        "maxi",
        "stat",
        "divi",
        "depa",
        "dwc ",
        "dir ",
        "imr ",
        "imr-",
        "dete",
        "lett",
        "noti",
        "medi",
        "form",
        "conf",
        "p.o.",
    }
)
_LONGEST = 90
_MOST_PAGES = 30
_SHORTEST_TITLE = 12
_LINES_OF_A_HEAD = 4
_LABEL = re.compile(r"[A-Z][^:]{0,40}:\s?\S")
_DIGITS = re.compile(r"\d+")
_PERHAPS, _OF_A_PAGE, _SURELY = range(1, 4)


def letterheads(lines: Sequence[str], suspects: Sequence[int], numbers: Sequence[int]) -> set[int]:
    """The lines that name nothing but the organization and the program, and stand where no wrap would have left them.

    One that parts a sentence tells of all that are alike; two or more that stand between sentences tell of each other. One
    that counts its page among all of them tells of itself. `numbers` are those of the lines in the text as given.
    """
    alike: dict[str, list[int]] = {}
    found: set[int] = set()
    for n in suspects:
        line = lines[n]
        if not 0 < n < len(lines) - 1 or len(line) > _LONGEST or line[-1] == ":":
            continue
        if is_letterhead(line):
            alike.setdefault(line, []).append(n)
        elif (
            (line[-1].isdecimal() or line[-2:-1].isdecimal())
            and line[:4].lower() in _BEGIN_A_COUNTED
            and (counts := _counted(line))
        ):
            alike.setdefault(_DIGITS.sub("#", line), []).append(n)
            if counts == _SURELY or (goes_on_around(lines, n) and counts == _OF_A_PAGE):
                found.add(n)
    if not alike:
        return set()
    header = end_of_header(lines)
    for words, places in alike.items():
        below = [n for n in places if n > header]
        if any(parts_a_sentence(lines, numbers, n) for n in below) or (
            len(below) > 1 and "#" not in words and all(lines[n - 1][-1] in ENDS_OF_TEXT for n in below)
        ):
            found.update(below)
    return found


@lru_cache(maxsize=1024)
def _counted(line: str) -> int:
    """How surely a line counts a page of the letter: its number among all pages, its number as such, any number; 0 if not."""
    match = _COUNTED.fullmatch(line)
    if match is None or not _OF_A_LETTER.search(line):
        return 0
    if match["page"]:
        return _SURELY if int(match["page"]) <= int(match["pages"]) <= _MOST_PAGES else 0
    return _OF_A_PAGE if match["of"] else _PERHAPS if match["slash"] else 0


@lru_cache(maxsize=1024)
def is_letterhead(line: str) -> bool:
    """Whether a line names nothing but the organization and the program."""
    begin = line[:3]
    if not (
        begin.lower() in _BEGIN_A_NAME
        or begin[0] in _MARKS
        or ", C" in line
        or ", c" in line
        or not begin.isascii()
    ):
        return False
    return _LETTERHEAD.fullmatch(line) is not None


def is_all_names(words: str) -> bool:
    """Whether some words name nothing but the letter, the organization and the program."""
    return _ALL_NAMES.fullmatch(words) is not None


def beside_furniture(lines: Sequence[str], sure: Sequence[int]) -> Iterator[int]:
    """The other lines of heads and feet of several lines: those that name nothing but the organization and the program."""
    known = {-1, *sure}
    near = list(sure)
    while near:
        for other in beside(lines, near.pop()):
            if (
                other not in known
                and lines[other][0] in _BEGIN_A_LETTERHEAD
                and len(lines[other]) <= _LONGEST
                and (is_letterhead(lines[other]) or _is_title(lines, other))
            ):
                known.add(other)
                near.append(other)
                yield other


def _is_title(lines: Sequence[str], number: int) -> bool:
    """Whether a line is the letter's first one again, misread or not, and not the beginning of another letter."""
    title, line = lines[0], lines[number]
    return (
        number >= _LINES_OF_A_HEAD
        and len(title) == len(line) >= _SHORTEST_TITLE
        and fold(line) == fold(title)
        and not any(map(_LABEL.match, lines[number + 1 : number + _LINES_OF_A_HEAD]))
    )
