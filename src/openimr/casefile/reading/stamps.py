"""Lines that the way of a page put on it, not its author: fax headers, Bates numbers, received stamps.

Such lines must not make a scan look like a page with text, turn a page, start a document or give a date.
A line is one of them only if its words say so and it stands at the edge of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.casefile.reading.model import Word
from openimr.casefile.reading.text import in_lines

EDGE = 0.08
"""How far from an edge of the page, as a share of its height or width, such a line may stand."""

_DATE = r"\b[A-Z]{3}-\d{1,2}-\d{4}\b|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -]+\d{1,2},?[ -]+\d{2,4}"
_TIME = r"(?<!\d)(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.]\d{2})?(?!\d)\s*(?:[ap]\.?m?\b\.?)?"
_PHONE = r"\+?1?[-. ]?\(?\d{3}\)?[-. ]?\d{3}[-. ]?\d{4}"
_COUNT = r"(?:p|pg|page|pages)?[.:\s]*\d{1,4}\s*(?:/|of)\s*\d{1,4}"

_FAX_SIGNS = (
    re.compile(_DATE, re.I),
    re.compile(_TIME, re.I),
    re.compile(_PHONE),
    re.compile(r"\b(?:p|pg|pages?)[.:\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\b|\b0\d\d/\d{3}\b", re.I),
    re.compile(r"\bfax\b|\bfrom[: ]|\bto[: ]|\btx\b|\brx\b|\bjob\s*(?:no|#)|\bremote\b|\bcsid\b", re.I),
)
_FAX_WORD = re.compile(r"\bfax\b|\bto[: ]|\bfrom[: ]|\bremote\b|\bcsid\b|[>→]", re.I)
_FIELD = re.compile(r"\bdate\s*:", re.I)
_ALONE = (
    re.compile(r"^[A-Z][A-Z0-9]{0,11}[-_ ]{0,3}\d{0,10}[-_ ]{0,3}\d{4,10}$"),
    re.compile(r"^\d{5,10}$"),
    re.compile(r"^\W*(?:received|recd|rec'd|scanned|imaged|date stamp(?:ed)?|e?filed)\b.{0,40}$", re.I),
    re.compile(rf"^\W*{_COUNT}\W*$", re.I),
    re.compile(r"^\W*(?:p|pg|page)[.:\s]*\d{1,4}\W*$", re.I),
)


def is_stamp(line: str) -> bool:
    """Whether the words of a line are those of a fax header, a Bates number or a received stamp.

    >>> is_stamp("01/14/2015 10:32 AM  FAX 555 010 0199   ACME CLINIC   P.003/012")
    True
    >>> is_stamp("Date of examination: 01/12/2015")
    False
    """
    line = " ".join(line.split())
    if not line or len(line) > 160 or "$" in line:
        return False
    if any(pattern.search(line) for pattern in _ALONE):
        return True
    date, time, phone, count = (sign.search(line) for sign in _FAX_SIGNS[:4])
    if (date and time) or (phone and count):
        rest = line
        for found in sorted((m for m in (date, time, phone, count) if m), key=lambda m: -m.start()):
            rest = rest[: found.start()] + rest[found.end() :]
        if sum(c.isalpha() for c in rest) < 4:
            return True
    if _FIELD.search(line) and not time:
        return False  # a row of a fax cover's form, not the line of a machine
    signs = sum(1 for sign in _FAX_SIGNS if sign.search(line))
    # A date with a time, or three signs, is what fax machines print; a letterhead has but telephone and fax.
    return signs >= 3 and bool(
        _FAX_SIGNS[1].search(line) or (_FAX_SIGNS[0].search(line) and _FAX_WORD.search(line))
    )


def at_edge(words: Sequence[Word]) -> bool:
    """Whether a line of words lies along an edge of the page."""
    x0, x1 = min(w.x0 for w in words), max(w.x1 for w in words)
    y0, y1 = min(w.y0 for w in words), max(w.y1 for w in words)
    return y1 <= EDGE or y0 >= 1 - EDGE or x1 <= EDGE or x0 >= 1 - EDGE or (x0 >= 0.6 and y1 <= 0.16)


_STRUCK = re.compile(r"^\W*(?:copy\s+)?(?:received|recd|rec'd|filed|scanned|entered|imaged)\W*$", re.I)
_STAMP_MOST_WORDS = 5


def struck(words: Sequence[Word]) -> set[int]:
    """The ids of words in the blocks that a rubber stamp leaves in an upper corner: RECEIVED, a date, an office.

    The block is the word that says so, alone in its place, and the short pieces right below or above it; what a
    letterhead has at the same height is apart by a wide gap.
    """
    pieces = [p for line in in_lines(words) for p in _pieces(line)]
    found: set[int] = set()
    for number, piece in enumerate(pieces):
        x0, y1 = piece[0].x0, max(w.y1 for w in piece)
        if not _STRUCK.match(" ".join(w.text for w in piece)) or x0 < 0.55 or y1 > 0.2:
            continue
        block, height = [piece], max(w.y1 - w.y0 for w in piece)
        for step in (1, -1):
            last = piece
            for other in pieces[number + step :: step] if step > 0 else reversed(pieces[:number]):
                apart = abs(_middle(other) - _middle(last))
                if apart > 2.6 * height:
                    break
                beside = min(other[-1].x1, last[-1].x1) - max(other[0].x0, last[0].x0)
                if (
                    beside > 0
                    and other[0].x0 >= 0.5
                    and len(other) <= _STAMP_MOST_WORDS
                    and _struck_too(other)
                ):
                    block.append(other)
                    last = other
        found.update(id(w) for p in block for w in p)
    return found


def _pieces(line: Sequence[Word]) -> list[list[Word]]:
    """A line of words parted where the gap is wider than two letters are high."""
    pieces: list[list[Word]] = []
    for word in line:
        if pieces and word.x0 - pieces[-1][-1].x1 <= 1.2 * (word.y1 - word.y0):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _middle(piece: Sequence[Word]) -> float:
    return sum(w.y0 + w.y1 for w in piece) / (2 * len(piece))


def _struck_too(piece: Sequence[Word]) -> bool:
    """Whether a piece is what stamps say besides: a date, a time, an office in capitals, initials."""
    text = " ".join(w.text for w in piece)
    rest = re.sub(rf"{_DATE}|{_TIME}", "", text, flags=re.I)
    return not any(c.islower() for c in rest) and ":" not in rest


def without_stamps(words: Sequence[Word]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of a page in their order as (what the page says, what is only stamped on it)."""
    stamped = struck(words)
    for line in in_lines(words):
        if at_edge(line) and is_stamp(" ".join(w.text for w in line)):
            stamped.update(id(w) for w in line)
    said = tuple(w for w in words if id(w) not in stamped)
    return said, tuple(w for w in words if id(w) in stamped)
