"""The lines of a page as the rules look at them: stamps of its way taken off, its page mark read."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from openimr.casefile.documents.cells import Row, rows_of_lines, rows_of_words
from openimr.casefile.documents.lexicon import Lexicon
from openimr.casefile.documents.misread import mended_days, mended_small_words
from openimr.casefile.documents.model import PageText
from openimr.casefile.reading.stamps import is_stamp, struck
from openimr.casefile.reading.text import word_spans

_AT_ENDS = 3
_FOOT = 0.92
"""What stands lower belongs to the foot of a page, not to its text."""
_MARK = re.compile(
    r"\b(?:page|pg|p)[.:#\s]*(?P<number>\d{1,3}|(?-i:[lI]))\s*"
    r"(?:(?:of|0f|o0f|/|out of)\s*(?P<count>\d{1,3}|(?-i:[lI])))?(?!\w|[/.-]\d)",
    re.I,
)
_BARE_MARK = re.compile(r"^\W*(?P<number>\d{1,3})\s*(?:of|/)\s*(?P<count>\d{1,3})\W*$", re.I)
_FOOT_MARK = re.compile(r"[|•·–—]\s*(?P<number>\d{1,3})\s*(?:of|/)\s*(?P<count>\d{1,3})\W*$", re.I)
"""At the end of a foot line, after what else stands there: "Harbor Clinic | 12 Main Street | 2 of 3"."""
_CONTINUED_MARK = re.compile(r"\(?\bcont(?:inued|'d|d)?\b\.?\)?\W{0,3}(?P<number>\d{1,3})\W*$", re.I)
_LONGEST_FOOT = 170
_FAX_LINE = re.compile(r"\bfax\b|\d{1,2}:\d{2}|→|>{1,2}", re.I)
_FAX_FOOT = re.compile(r"\bfrom\s*:|\bP\.\s*\d|→|>{1,2}|\d{1,2}:\d{2}\s*(?:AM|PM)?\b.*\bfax\b", re.I)
_SIGNED = re.compile(r"\b(?:electronically|digitally|e-)\s?signed\b", re.I)
"""With its hour and day a signature looks like the line of a machine."""
_CONTINUED = re.compile(r"\(?\b(?:continued|cont(?:'d|d|inuation)?)\b\.?\)?", re.I)


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What a page says of its place: page `number`, of `count` if it says so."""

    number: int
    count: int | None


@dataclass(frozen=True, kw_only=True)
class PageLines:
    """A page as lines, top to bottom, without white space around and without stamped lines; and as rows of cells."""

    page: PageText
    lines: tuple[str, ...]
    mark: Mark | None
    continued: bool
    rows: tuple[Row, ...] = ()
    foot: float | None = None
    """How far down its last word stands, as a share of the page's height, those of its very foot left out; None: not known."""
    mended: frozenset[str] = frozenset()
    """The words of a scan that stand here as other pages spell them."""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def head(self, most: int = 14) -> tuple[str, ...]:
        return self.lines[:most]

    def tail(self, most: int = 14) -> tuple[str, ...]:
        return self.lines[-most:]


def page_lines(page: PageText) -> PageLines:
    """A page's lines, read once. A stamped line counts as one only among the first and last few."""
    # Without the page itself: it would hold itself, and be let go only when Python looks for such rings.
    if "lines" not in page.memo:
        page.memo["lines"] = _read(page)
    return PageLines(page=page, **page.memo["lines"])


def without_boxes(read: PageLines) -> PageLines:
    """The same lines, without holding the boxes of the page's words, which are most of a page and which nobody asks for now."""
    return (
        dataclasses.replace(read, page=dataclasses.replace(read.page, words=())) if read.page.words else read
    )


def _read(page: PageText) -> dict[str, Any]:
    """What `PageLines` holds beside the page."""
    if not page.has_words:
        return {"lines": (), "mark": None, "continued": False}
    scanned = page.source == "ocr"
    text = _without_struck(page)
    mended: set[str] = set()
    tidy = _tidying(page, mended) if scanned else str
    raws = [raw for raw in (tidy(r) for r in text.split("\n")) if raw.strip()]
    raws = _unnumbered(raws)
    every = [" ".join(raw.split()) for raw in raws]
    ends = set(range(min(_AT_ENDS, len(every)))) | set(range(max(0, len(every) - _AT_ENDS), len(every)))
    stays = [n for n, line in enumerate(every) if n not in ends or _SIGNED.search(line) or not is_stamp(line)]
    kept = tuple(every[n] for n in stays)
    near = [line for n, line in enumerate(every) if n < 6 or n >= len(every) - 4]
    foot = every[-4:]
    return {
        "lines": kept,
        "mark": _mark(near, foot),
        "continued": any(
            (found := _CONTINUED.search(line))
            and (len(line) < 60 or (found[0][0] == "(" and len(line) < 110))
            for line in kept[:3]
        ),
        "foot": max((word.y1 for word in page.words if word.y1 < _FOOT), default=None),
        "mended": frozenset(mended),
        "rows": _rows_unnumbered(
            rows_of_words(page.words, page.text, tidy)
            if page.words
            else rows_of_lines([raws[n] for n in stays])
        ),
    }


def _tidying(page: PageText, mended: set[str]) -> Callable[[str], str]:
    """What is done to a line of a scan: tidied, its days and misread words set right; `mended` gets the words put in."""
    lexicon: Lexicon | None = page.memo.get("lexicon")

    def tidy(line: str) -> str:
        line = mended_small_words(tidied(mended_days(line)))
        if lexicon is None:
            return line
        line, words = lexicon.mended(line)
        mended.update(words)
        return line

    return tidy


def _without_struck(page: PageText) -> str:
    """The page's text without what a rubber stamp left in its corner, wherever its words were read."""
    gone = struck(page.words) if page.words else set()
    if not gone:
        return page.text
    try:
        spans = word_spans(page.text, page.words)
    except ValueError:
        return page.text
    text, end = [], 0
    for word, span in zip(page.words, spans, strict=True):
        text.append(page.text[end : span[0]])
        text.append("" if id(word) in gone else page.text[span[0] : span[1]])
        end = span[1]
    return "".join((*text, page.text[end:]))


_LINE_NUMBER = re.compile(r"^\s*(?P<number>\d{1,2})(?:\s+|$)")
_NUMBERED = 12


def _unnumbered(raws: list[str]) -> list[str]:
    """The lines of a pleading without the numbers that its paper prints beside them: 1, 2, 3 and so on, each once."""
    led = [(n, int(m["number"])) for n, raw in enumerate(raws) if (m := _LINE_NUMBER.match(raw))]
    counted, wanted = set(), 1
    for n, number in led:
        if number == wanted:
            counted.add(n)
            wanted += 1
    if len(counted) < _NUMBERED:
        return raws
    kept = (_LINE_NUMBER.sub("", raw) if n in counted else raw for n, raw in enumerate(raws))
    return [raw for raw in kept if raw.strip()]


def _rows_unnumbered(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The same for rows of cells."""
    counted, wanted = set(), 1
    for n, row in enumerate(rows):
        match = _LINE_NUMBER.match(row[0].text)
        if match and int(match["number"]) == wanted:
            counted.add(n)
            wanted += 1
    if len(counted) < _NUMBERED:
        return rows
    kept = (_without_number(row) if n in counted else row for n, row in enumerate(rows))
    return tuple(row for row in kept if row)


def _without_number(row: Row) -> Row:
    rest = _LINE_NUMBER.sub("", row[0].text)
    return (dataclasses.replace(row[0], text=rest), *row[1:]) if rest else row[1:]


_STRAY = re.compile(
    r"(?:^|(?<=\s))[|!_~‘’'`\[\]{}()°—=.,:;-]{1,3}(?=\s|$)|(?:^|(?<=\s))\|(?=[A-Za-z])|(?<=[A-Za-z])[|!}{~_]+(?=[\sA-Za-z]|$)"
)
_SPECK = re.compile(r"^[a-zA-Z]?\W*$")
_RUN_TOGETHER = re.compile(r"(?<=\d)\s?[o0]f(?=\s?\d)", re.I)


def tidied(line: str) -> str:
    """A line of a scan without what recognition makes of rules, specks and edges; empty if it was nothing else.

    >>> tidied("| Date of |Service: 01/13/2014 —")
    'Date of Service: 01/13/2014'
    """
    if _SPECK.match(line):
        return ""
    return _RUN_TOGETHER.sub(" of", " ".join(_STRAY.sub(" ", line).split()))


def _number(digits: str) -> int:
    """A number, with the l and I that recognition puts for 1."""
    return 1 if digits in "lI" else int(digits)


def _mark(lines: list[str], foot: list[str]) -> Mark | None:
    """The document's own mark; that of a fax header counts the fax and not the document."""
    without_count: Mark | None = None
    for line in foot:
        found = _FOOT_MARK.search(line) if len(line) <= _LONGEST_FOOT and not _FAX_FOOT.search(line) else None
        if found and 1 <= int(found["number"]) <= int(found["count"]):
            return Mark(number=int(found["number"]), count=int(found["count"]))
    for line in lines:
        if len(line) > 110 or (is_stamp(line) and _FAX_LINE.search(line)):
            continue
        found = _BARE_MARK.match(line) or _MARK.search(line)
        if not found and line in lines[:3] and (on := _CONTINUED_MARK.search(line)):
            without_count = without_count or Mark(number=int(on["number"]), count=None)
        if not found:
            continue
        number, count = _number(found["number"]), _number(found["count"]) if found["count"] else None
        if number < 1 or (count is not None and number > count):
            continue
        if count is not None:
            return Mark(number=number, count=count)
        # "page 305" within a sentence is a citation; a mark stands at an end of its line.
        if found.start() == 0 or found.end() == len(line.rstrip(" .-")):
            without_count = without_count or Mark(number=number, count=None)
    return without_count
