"""Titles: which lines at the top of a page head it, and of what kind of document."""

from __future__ import annotations

import dataclasses
import itertools
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.headings import (
    ALL,
    is_all_heading,
    kinds_of,
    looks_like_heading,
    without_specks,
)
from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import facility, person
from openimr.casefile.documents.structure import part_of

_TOP = 14
_ROWS_WITH_HEADINGS = 2
_DEEP = 34
_DEEP_WEIGHT = 0.8
_LETTERHEAD_WEIGHT = 0.62
_ADDRESS = re.compile(
    r"\b[A-Z]{2}\.?,?\s+\d{5}\b|\b(?:phone|tel|telephone|fax|ph)\b\W{0,3}\(?\d{3}|^\W*(?:\d{1,6}|P\.?O\.?)\s+[A-Z]",
    re.I,
)
_MORE_ON_TWO_LINES = 0.5
_SET_APART = 0.8
_DATE_FIRST = re.compile(
    r"^\W*(?:\d{1,2}\.\s+)?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}-[A-Z]{3}-\d{2,4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\b"
)
_DATE_LAST = re.compile(
    r"[\s,:(–-]+(?:dated\s+)?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}[- ][A-Z][a-z]{2,8}[- ]\d{2,4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\W*$",
    re.I,
)
_ENCLOSED = re.compile(
    r"^\W*(?:exhibit|tab|encl(?:osure)?|attachment|item|ex)\.?\s+(?:no\.?\s*)?[A-Z0-9]{1,3}\s*[:.)–-]+\s*\w{2}",
    re.I,
)
_OFFICE_HELD = re.compile(
    r"\b(?:evaluator|examiner|physician|surgeon|chiropractor|acupuncturist|psychologist)\W*$", re.I
)
_COLUMNS = re.compile(
    r"^\W*(?:(?:dates?|of|records?|documents?|authors?|providers?|physicians?|descriptions?|types?|pages?|source|facility|kind|title|report|no\.?|item)\W*)+$",
    re.I,
)
"""The head of a table of records."""
_DATED = re.compile(r"[\s,(-]+(?:dated?|of|from|on)?\W*$", re.I)
_LONG_LINE = 62
_LARGER = 1.18
_UNENDED = re.compile(r"(?:\b[a-z]+|,|\b(?:Dr|Mr|Ms)\.)\s*$")
_OF_A_LIST = re.compile(
    r"^\W*(?:(?:records?|documents?|information|materials?|enclosures?|list|index)\b.*\b(?:submitted|reviewed|received|considered|enclosed|provided|records?|documents?)\b)",
    re.I,
)
"""Heads of lists, which are titles at the top of a page only."""
_AFTER_A_LETTER = re.compile(
    r"^\W*(?:enclos\w*|encl\.?|attachments?|c\.?c\.?|sincerely|respectfully|(?:very )?truly|yours|cordially)\b.{0,30}$",
    re.I,
)
_SUBJECT = re.compile(r"^\W*(?:re|regarding|subject)\s*[:.]\s*(?P<rest>\S.*)$", re.I)
_PARTS = re.compile(r"\s+[-–—]+\s+|[;,:]\s+|\s{2,}")
_BULLET = re.compile(r"^\s*[-–•·▪◦●○■□]\s*(?=\w)")
_ITEM = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[-•*·])\s")
_PAPER = re.compile(
    r"\b(?:report|note|record|stud(?:y|ies)|evaluation|examination|exam|consultation|consult|visit|request|decision|determination|denial|notice|"
    r"results?|summary|log|list|profile|history|sheet|form|slip|statement|review|screen|test|panel|mri|ct|x-?ray|injection|block|letter)s?\b",
    re.I,
)


@dataclass(frozen=True, kw_only=True)
class Title:
    """A heading found on a page: the line as written, its kind, how much it counts, which line it is."""

    kind: str
    text: str
    score: float
    line: int
    whole: bool = True
    """Whether the line is hardly more than the heading."""
    joined: bool = False
    """Whether it is set on two lines."""


def find_titles(page: PageLines) -> list[Title]:
    """The headings of known kinds among the first lines of a page, the weightiest first."""
    head = page.head(_TOP)
    items = _items(head)
    found = _titles_in_cells(page)
    large = _large(page)
    alone = [
        None
        if position in items or _BULLET.match(line) or _runs_on(head, position) or _held(head, position)
        else _best(_titles_of(line, position, head, large=line in large))
        for position, line in enumerate(head)
    ]
    found += [title for title in alone if title is not None]
    for position, (line, below) in enumerate(itertools.pairwise(head)):
        # A heading set on two lines counts as one only where the two say more than either does.
        if position in items or position + 1 in items:
            continue
        if looks_like_heading(line) and looks_like_heading(below) and len(line) + len(below) < 110:
            both = _best(_titles_of(f"{line} {below}", position, head))
            least = max(
                (t.score for t in (alone[position], alone[position + 1]) if t is not None), default=0.0
            )
            if both is not None and both.score > least + _MORE_ON_TWO_LINES:
                found.append(dataclasses.replace(both, joined=True))
    return sorted(found, key=lambda t: (-t.score, t.line))


def _titles_in_cells(page: PageLines) -> list[Title]:
    """Headings that stand in a row beside the name of the office or a day: cells that are nothing else."""
    found = []
    for row in page.rows[:_ROWS_WITH_HEADINGS]:
        for cell in row if len(row) > 1 else ():
            if cell.text.upper() == cell.text and is_all_heading(cell.text) and part_of(cell.text) is None:
                line = next((n for n, said in enumerate(page.head(_TOP)) if cell.text in said), 0)
                best = _best([t for t in _titles_of(cell.text, line, ()) if t.whole])
                if best is not None:
                    found.append(best)
    return found


def _items(head: Sequence[str]) -> frozenset[int]:
    """Which lines are items of a list of records, and no headings: lines beside each other that a date begins or ends
    ("MRI of the knee, 3/4/2012" above another such), or that name an exhibit and what it is.
    """
    found = {
        n
        for n, line in enumerate(head)
        if _ENCLOSED.match(line) or (_ITEM.match(line) and _dated_record(line))
    }
    found |= _rows_of_records(head)
    for dated in (
        [bool(_DATE_FIRST.match(line)) for line in head],
        [bool(_DATE_LAST.search(line)) and bool(kinds_of(_DATE_LAST.sub("", line))) for line in head],
    ):
        found |= {
            n
            for n, here in enumerate(dated)
            if here and ((n > 0 and dated[n - 1]) or (n + 1 < len(dated) and dated[n + 1]))
        }
    return frozenset(found)


def _dated_record(line: str) -> bool:
    """Whether a line names a record and then its day, as an item of a list does: "Psychological evaluation dated 9/2/2011, A. Stone"."""
    dates = find_dates(line)
    if len(dates) != 1 or ":" in line[: dates[0].start]:
        return False
    words = _DATED.sub("", _ITEM.sub("", line[: dates[0].start]))
    return len(words) > 2 and bool(kinds_of(words.strip(" ,-(")))


def _rows_of_records(head: Sequence[str]) -> set[int]:
    """The lines of a table of records, below a head such as "Document, Date, Author": each a record and its day."""
    start = next(
        (n for n, line in enumerate(head) if _COLUMNS.match(line) and len(line.split()) > 1), len(head)
    )
    return set(
        itertools.takewhile(
            lambda n: _dated_record(head[n]) or bool(_DATE_FIRST.match(head[n])), range(start + 1, len(head))
        )
    )


def _runs_on(head: Sequence[str], position: int) -> bool:
    """Whether a line is the end of the sentence that the long line before it begins: "... to be seen on 3/4 for | PR-2."."""
    before, line = head[position - 1] if position else "", head[position]
    if line.upper() == line and before.upper() != before and len(line.split()) > 1:
        return False
    return len(before) >= _LONG_LINE and bool(_UNENDED.search(before))


def _held(head: Sequence[str], position: int) -> bool:
    """Whether a line says what the person named on the line above is: "Una Strand, M.D." over "Agreed Medical Evaluator"."""
    return (
        position > 0 and bool(_OFFICE_HELD.search(head[position])) and person(head[position - 1]) is not None
    )


def _large(page: PageLines) -> frozenset[str]:
    """The lines near the top that are set in larger type than most of the page."""
    heights = [cell.height for row in page.rows for cell in row if cell.height]
    usual = statistics.median(heights) if heights else 0.0
    return frozenset(
        row[0].text
        for row in (page.rows[: _TOP + 4] if usual else ())
        if len(row) == 1 and row[0].height > _LARGER * usual
    )


def find_deep_titles(page: PageLines) -> list[Title]:
    """Headings farther down, as letters have them below date, addressee and subject: lines that are all heading."""
    found = []
    head = page.head(_DEEP)
    items = _items(head)
    for position, line in enumerate(head):
        if _AFTER_A_LETTER.match(line):
            break
        if position in items or _runs_on(head, position) or _OF_A_LIST.search(line):
            continue
        if position < _TOP or _ITEM.match(line) or not is_all_heading(line):
            continue
        best = _best(_titles_of(line, position, ()))
        if best is not None:
            found.append(
                Title(
                    kind=best.kind, text=best.text, score=round(best.score * _DEEP_WEIGHT, 3), line=position
                )
            )
    return sorted(found, key=lambda t: (-t.score, t.line))


def subject_kinds(page: PageLines) -> frozenset[str]:
    """The kinds that the subject line of a letter names ("RE: Utilization review determination")."""
    subjects = (m["rest"] for line in page.head(_DEEP) if (m := _SUBJECT.match(line)))
    return frozenset(
        kind
        for rest in subjects
        for part in _PARTS.split(rest)
        for kind, _, covered in kinds_of(part)
        if covered >= ALL
    )


def is_address(line: str) -> bool:
    """Whether a line is one of an address: street, town with its code, or telephone."""
    return bool(_ADDRESS.search(line))


def _best(titles: list[Title]) -> Title | None:
    return max(titles, key=lambda t: t.score, default=None)


def _titles_of(line: str, position: int, head: Sequence[str], *, large: bool = False) -> list[Title]:
    near_top = max(0.4, 1.0 - 0.04 * position)
    found = []
    for kind, score, covered in kinds_of(line):
        # The name of an office speaks of its trade ("Diagnostic Imaging"), above its address.
        office = (
            covered < 0.85
            and position <= 2
            and any(_ADDRESS.search(below) for below in head[position + 1 : position + 4])
        )
        office = office or (covered < 0.85 and position <= 2 and bool(_ADDRESS.search(line)))
        # So it does above another line, where it says no paper: "Valley Radiology Partners", "Kern Therapy Group".
        office = office or (
            covered < 0.85 and position <= 1 and not _PAPER.search(line) and bool(facility(line))
        )
        # A letter has its heading below date and addressee, alone on its line and in capitals.
        set_apart = covered >= ALL and (large or line.upper() == line) and part_of(line) is None
        weight = max(near_top, _SET_APART if set_apart else 0.0) * (_LETTERHEAD_WEIGHT if office else 1.0)
        found.append(
            Title(
                kind=kind,
                text=without_specks(line),
                score=round(score * weight, 3),
                line=position,
                whole=covered >= ALL,
            )
        )
    return found
