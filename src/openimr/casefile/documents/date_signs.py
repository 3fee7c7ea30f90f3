"""What can be seen of each date in a document: the words around it, where it stands, and how it lies to the others.

Pure observation: `date_choice` weighs the signs. A sign is a short name, as `left:seen` (the words before the date speak
of a visit), `over:birth` (so does the caption over it), `alone`, `close` (near the end), `series_last`.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import yaml

from openimr.casefile.documents.cells import Row
from openimr.casefile.documents.date_labels import as_read, date_rules
from openimr.casefile.documents.dates import FoundDate, find_dates
from openimr.casefile.documents.headings import is_all_heading
from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import person

_CLAUSE = re.compile(r"[;|]|(?<=[a-z]{4})\.\s+(?=[A-Z])|(?<=\d),\s|\s{2,}")
_LONGEST_BEFORE = 48
_LONGEST_LABEL = 60
_LONGEST_CAPTION = 46
_LONGEST_FIELD = 34
_PROSE = 72
_RUNS_ON = 60
_AFTER = 22
_OPEN_ROWS, _TOP_ROWS, _CLOSE_ROWS, _END_ROWS, _RUNNING_ROWS = 16, 6, 12, 4, 3
_GREETING_ROWS = 30
_DEEPEST_COLUMN = 40
_SAME_EDGE = 0.012
_SAME_MIDDLE = 0.03
_NEAR_DAYS = 45
_LONG_DAYS = 120
_GREETING = re.compile(r"\W*(?:dear|to whom|gentlemen|ladies)\b", re.I)
_ENDS_OPEN = re.compile(r"[a-z] (?:on|of|dated|since|by|from|in|until|about)$")
_HOUR = re.compile(r"\W*(?:at\s+)?\d{1,2}:\d\d")
_SAID_AFTER = frozenset(
    ("seen", "sign", "office", "future", "birth", "injury", "collect", "decide", "report")
)

Signs = dict[dt.date, frozenset[str]]
"""The dates of a document and what was seen of each."""


@dataclass(frozen=True, kw_only=True)
class SignWords:
    """The stems of rules/date_signs.yaml, compiled; which of them speak against and for; groups by kind."""

    words: Mapping[str, re.Pattern[str]]
    against: frozenset[str]
    served: frozenset[str]
    groups: Mapping[str, str]


@functools.cache
def sign_words() -> SignWords:
    """The rules of rules/date_signs.yaml."""
    text = (
        resources.files("openimr.casefile.documents").joinpath("rules", "date_signs.yaml").read_text("utf-8")
    )
    data = yaml.safe_load(text)
    return SignWords(
        words={name: re.compile(rf"\b(?:{stems})", re.I) for name, stems in data["words"].items()},
        against=frozenset(data["against"]),
        served=frozenset(data["served"]),
        groups={kind: group for group, kinds in data["groups"].items() for kind in kinds},
    )


@dataclass(frozen=True, kw_only=True)
class _Seen:
    """A date where it stands once: its signs, its page, and the edge of its column if it could be one of a series."""

    value: dt.date
    signs: frozenset[str]
    page: int
    edge: float | None


def date_signs(pages: Sequence[PageLines]) -> Signs:
    """All dates of a document with the signs seen of them, wherever they stand, and of how they lie to each other.

    A date that is nowhere without a label of another matter (of birth, received, the next visit) has the sign `never`.
    """
    found: dict[dt.date, set[str]] = defaultdict(set)
    stands: dict[dt.date, list[int]] = defaultdict(list)
    series: dict[float, set[dt.date]] = defaultdict(set)
    free: set[dt.date] = set()
    for number, page in enumerate(pages):
        for seen in _on_page(page, first=number == 0, last=number == len(pages) - 1, number=number):
            signs = found[seen.value]
            signs |= seen.signs - {"never"}
            free |= set() if "never" in seen.signs else {seen.value}
            place = next((p for p in ("open", "close") if p in seen.signs), "body")
            signs |= {f"{s}@{place}" for s in seen.signs if s.startswith(("left:", "side:")) or s == "alone"}
            stands[seen.value].append(seen.page)
            if seen.edge is not None and seen.signs & {"alone", "leads"}:
                series[seen.edge].add(seen.value)
    for value, on in stands.items():
        found[value] |= set() if value in free else {"never"}
        found[value] |= {"again"} if len(on) > 1 else set()
        found[value] |= {"many_pages"} if len(set(on)) > 1 else set()
    for days in series.values():
        if len(days) > 1:
            for value in days:
                found[value].add("series")
            found[max(days)] |= {"series_last"} | ({"series3_last"} if len(days) > 2 else set())
    _in_order(found)
    return {value: frozenset(signs | _summed_up(signs)) for value, signs in found.items()}


def _in_order(found: Mapping[dt.date, set[str]]) -> None:
    """Add how the dates lie to each other."""
    days = sorted(found)
    for value in days:
        signs = found[value]
        if value == days[-1]:
            signs.add("latest")
        elif value == days[0]:
            signs.add("earliest")
        if any(0 < (other - value).days <= _NEAR_DAYS for other in days):
            signs.add("later_near")
        if any("open" in found[other] and (other - value).days > _LONG_DAYS for other in days):
            signs.add("long_before")
        if any(0 < (value - other).days <= _NEAR_DAYS for other in days):
            signs.add("earlier_near")
    if len(days) == 1:
        found[days[0]].add("only")


def _summed_up(signs: set[str]) -> set[str]:
    """What several signs of one date say together."""
    words = sign_words()
    said = {s.partition(":")[2] for s in signs if s.startswith(("left:", "side:")) and "@" not in s}
    more: set[str] = set()
    against = said & words.against
    if against:
        more.add("against")
    else:
        spoken = said & (words.served | {"decide", "sign", "fill"})
        more |= {f"says:{s}" for s in spoken} | ({"says"} if spoken else set())
        if "prose" in signs:
            more |= {f"told:{s}" for s in spoken}
        if said & words.served:
            more.add("served")
            if {"under_greeting", "later_near"} <= signs and "left:other" not in signs:
                more.add("told_in_letter")
    bare = not any(":" in s for s in signs)
    if bare:
        more.add("bare")
    if {"alone_row", "over_greeting"} <= signs:
        more.add("letter_date")
    if bare and {"alone_row", "top"} <= signs:
        more.add("top_bare")
    if bare and {"close", "person"} <= signs:
        more.add("signed_bare")
    return more


def _on_page(page: PageLines, *, first: bool, last: bool, number: int) -> Iterator[_Seen]:
    """The dates of a page, each with what is seen of it there."""
    rows = page.rows
    scanned = page.page.source == "ocr"
    greeting = next(
        (n for n, row in enumerate(rows[:_GREETING_ROWS]) if first and _GREETING.match(row[0].text)), None
    )
    for row, cells in enumerate(rows):
        for number_in_row, cell in enumerate(cells):
            dates = find_dates(cell.text)
            for n, date in enumerate(dates):
                signs = _around(rows, row, number_in_row, dates, n, scanned=scanned)
                signs |= _place(len(rows), row, first=first, last=last, running=number > 0)
                if greeting is not None:
                    signs.add("over_greeting" if row < greeting else "under_greeting")
                beside = any(s.startswith("side:") for s in signs)
                edge = round(cell.x0, 2) if date.start <= 2 and not beside else None
                yield _Seen(value=date.value, signs=frozenset(signs), page=number, edge=edge)
        for value, before in _broken(rows, row):
            signs = {"prose", *(f"left:{s}" for s in _stems(before, scanned) or ("unknown",))}
            signs |= _place(len(rows), row, first=first, last=last, running=number > 0)
            if greeting is not None:
                signs.add("over_greeting" if row < greeting else "under_greeting")
            yield _Seen(value=value, signs=frozenset(signs), page=number, edge=None)


def _broken(rows: Sequence[Row], row: int) -> Iterator[tuple[dt.date, str]]:
    """A date that is begun in a row and ended in the next, as prose breaks it, with the words before it."""
    if row + 1 >= len(rows):
        return
    before = rows[row][-1].text
    for date in find_dates(f"{before[-20:]} {rows[row + 1][0].text[:16]}"):
        if date.start < len(before[-20:]) < date.end:
            yield (
                date.value,
                _CLAUSE.split(before[: len(before) - len(before[-20:]) + date.start])[-1][-_LONGEST_BEFORE:],
            )


def _place(count: int, row: int, *, first: bool, last: bool, running: bool) -> set[str]:
    signs = set()
    if first and row < _OPEN_ROWS:
        signs.add("open")
    if first and row < _TOP_ROWS:
        signs.add("top")
    if last and row >= count - _CLOSE_ROWS:
        signs.add("close")
    if last and row >= count - _END_ROWS:
        signs.add("end")
    if running and row < _RUNNING_ROWS:
        signs.add("running")
    return signs if signs & {"open", "close", "running"} else signs | {"body"}


def _around(
    rows: Sequence[Row], row: int, number: int, dates: Sequence[FoundDate], n: int, *, scanned: bool
) -> set[str]:
    """The words before, beside, over, under and after a date, and how it is set in its row."""
    cells, cell, date = rows[row], rows[row][number], dates[n]
    before = cell.text[dates[n - 1].end if n else 0 : date.start]
    after = cell.text[date.end : dates[n + 1].start if n + 1 < len(dates) else None]
    signs: set[str] = set()
    left = _CLAUSE.split(before)[-1][-_LONGEST_BEFORE:]
    if n and _letters(left) <= 2 < _letters(cell.text[: dates[0].start]):
        signs.add("listed")
    if not n and number == 0 and len(left) < 14 and _goes_on(rows, row):
        left = f"{_CLAUSE.split(rows[row - 1][0].text)[-1][-40:]} {left}"
        signs.add("runs_on")
    if _letters(left) > 1:
        said = _stems(left, scanned)
        signs |= {f"left:{s}" for s in said or ("unknown",)}
        signs |= _never(left.strip(), scanned)
        if len(left.strip()) < _LONGEST_FIELD and left.rstrip().endswith(":"):
            signs.add("field")
    else:
        signs |= _labels(rows, row, number, scanned=scanned)
        if _letters(cell.text[: date.start] + cell.text[date.end :]) <= 4:
            signs |= {"alone", "alone_row"} if len(cells) == 1 else {"alone"}
    if (
        "runs_on" not in signs
        and date.start <= 2
        and (_letters(after) > 3 or (number == 0 and len(cells) > 1))
    ):
        signs.add("leads")
    if _HOUR.match(after):
        signs.add("hour")
    signs |= {f"after:{s}" for s in _stems(after[:_AFTER], scanned) if s in _SAID_AFTER}
    whole = " ".join(c.text for c in cells)
    if len(cells) == 1 and len(whole) > _PROSE:
        signs.add("prose")
    if person(f"{whole} {' '.join(c.text for c in rows[row - 1])}" if row else whole):
        signs.add("person")
    if is_all_heading(whole.replace(cell.text[date.start : date.end], "").strip(" ,:-")):
        signs.add("heading")
    return signs


def _labels(rows: Sequence[Row], row: int, number: int, *, scanned: bool) -> set[str]:
    """What the cells around a date that has no words of its own say: beside it, over it, under it, over its column."""
    signs: set[str] = set()
    cells, here = rows[row], rows[row][number]
    side = cells[number - 1].text if number else ""
    if _may_be_label(side, _LONGEST_LABEL):
        signs |= {f"side:{s}" for s in _stems(side, scanned)} | _never(side, scanned)
        if side.rstrip().endswith(":"):
            signs.add("side_field")
    over = (
        next((c.text for c in rows[row - 1] if _lined_up(rows, row, number, c.x0, c.x1)), "") if row else ""
    )
    if _may_be_label(over, _LONGEST_CAPTION) and not over.rstrip().endswith("."):
        signs |= {f"over:{s}" for s in _stems(over, scanned)}
    head = _column_head(rows, row, number)
    if _letters(head) > 1 and len(head) < _LONGEST_CAPTION:
        signs |= {f"column:{s}" for s in _stems(head, scanned)}
    under = next(
        (c.text for c in (rows[row + 1] if row + 1 < len(rows) else ()) if min(here.x1, c.x1) > max(here.x0, c.x0)), ""
    )  # fmt: skip
    if _may_be_label(under, _LONGEST_LABEL):
        signs |= {f"under:{s}" for s in _stems(under, scanned)}
    return signs


def _never(label: str, scanned: bool) -> set[str]:
    """The sign of a label, or of a few words before a date, that make it another matter's for certain."""
    said = as_read(label) if scanned else label
    return {"never"} if len(said) < _LONGEST_FIELD and date_rules().never.search(said) else set()


def _may_be_label(text: str, longest: int) -> bool:
    return 0 < len(text) < longest and _letters(text) > 1 and not find_dates(text)


def _lined_up(rows: Sequence[Row], row: int, number: int, x0: float, x1: float) -> bool:
    """Whether what stands from `x0` to `x1` in the row above is set over this cell: at its edge or about its middle."""
    here = rows[row][number]
    if here.x1 == 0.0:
        return False
    middle = len(rows[row - 1]) > 1 and abs((x0 + x1) - (here.x0 + here.x1)) < _SAME_MIDDLE
    return abs(x0 - here.x0) < _SAME_EDGE or middle


def _column_head(rows: Sequence[Row], row: int, number: int) -> str:
    """The words over a column of dates, two rows up or more; empty where it is none."""
    here = rows[row][number]
    missing = 0
    if here.x1 == 0.0:
        return ""
    for up in range(row - 1, max(-1, row - 1 - _DEEPEST_COLUMN), -1):
        over = next(
            (c for c in rows[up] if min(here.x1, c.x1) > max(here.x0, c.x0) and abs(c.x0 - here.x0) < 0.03),
            None,
        )
        if over is None:
            missing += 1
            if missing > 3:
                return ""
            continue
        dates = find_dates(over.text)
        if dates and dates[0].start <= 2:
            continue
        return over.text if row - up > 1 and len(rows[up]) > 1 else ""
    return ""


def _goes_on(rows: Sequence[Row], row: int) -> bool:
    """Whether a row goes on with the sentence of the one above."""
    if not row or len(rows[row]) > 1 or len(rows[row - 1]) > 1:
        return False
    above = rows[row - 1][0].text
    return bool(_ENDS_OPEN.search(above)) or (len(above) > _RUNS_ON and bool(re.search(r"[a-z,]$", above)))


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)


def _stems(text: str, scanned: bool) -> tuple[str, ...]:
    return _stems_in(as_read(text) if scanned else text)


@functools.lru_cache(maxsize=8_000)
def _stems_in(text: str) -> tuple[str, ...]:
    """The names of the stems that stand in a text."""
    return tuple(name for name, stem in sign_words().words.items() if stem.search(text))
