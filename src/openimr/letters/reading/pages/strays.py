"""Lines that are neither text of a letter nor a head or foot with words: a document's number, a barcode, a typist's initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_LEAST_DIGITS = 7
"""No page, quantity or procedure code has so many."""
_LAST_DIGITS = 5
"""The last so many characters of a document's number are digits: most lines are told by that."""
_NUMBER = re.compile(
    rf"\d{{{_LEAST_DIGITS},}}|(?=[DdBbCcTtIiEe])(?:EAMS\s)?(?:Doc(?:ument)?|Barcode|Batch|Control|Tracking|Image)\.?\s?(?:ID|No\.?|Number|#)?\s?[:#]?\s?[A-Z]{{0,5}}-?\d[\d-]{{4,}}",
    re.IGNORECASE,
)
_BARCODE = re.compile(r"\*\s?[A-Z\d][A-Z\d -]{4,30}\*")
_INITIALS = re.compile(r"/(?:[a-z]{2,4}|[A-Z]{2,4})|[A-Z]{2,3}[/:][a-z]{2,4}|[a-z]{2,3}/[A-Z]{2,3}")
LONGEST_INITIALS = 8
_ENDS = frozenset('.!?)"”')


def numbers_of_documents(lines: Sequence[str], suspects: Iterable[int]) -> set[int]:
    """Of the lines that end in a digit, those that are a document's number between sentences, or that part one."""
    return {
        n
        for n in suspects
        if lines[n][-_LAST_DIGITS:].isdecimal() and _NUMBER.fullmatch(lines[n]) and _is_no_text(lines, n)
    }


def barcodes(lines: Sequence[str]) -> set[int]:
    """The lines that are a barcode, as the text of a page has it."""
    return {n for n, line in enumerate(lines) if line[-1] == "*" and _BARCODE.fullmatch(line)}


def has_initials(lines: Sequence[str]) -> bool:
    """Whether a letter ends in its typist's initials: `/mcc` or `AB/cd`, alone on a line below the last sentence."""
    return (
        len(lines) > 1
        and len(lines[-1]) <= LONGEST_INITIALS
        and lines[-2][-1] in _ENDS
        and _INITIALS.fullmatch(lines[-1]) is not None
    )


def _is_no_text(lines: Sequence[str], number: int) -> bool:
    above = lines[number - 1] if number else ""
    if number + 1 == len(lines):
        return above[-1:] in _ENDS
    below = lines[number + 1]
    if above[-1:] in _ENDS:
        return below[0].isupper()
    return bool(above) and above[-1].isalpha() and below[0].islower()
