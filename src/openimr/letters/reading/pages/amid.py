"""Where a line stands: amid a sentence, beside other lines, within the header of a letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from operator import sub

LINES_OF_A_HEADER = 40
_OPENING = re.compile(
    r"H\s?[O0]\s?W\s+T\s?H\s?E\s+[I1l]\s?M\s?R\b|INDEPENDENT\s+MEDICAL\s+REVIEW\s+DECISION\b"
    r"|ISSUES?(?:\(S\))?\s+(?:AT|IN)\s+DISPUTE\b",
    re.IGNORECASE,
)
_OPENS = frozenset("HhIiİı")
"""The letters that an opening can begin with, those that are the same but for their size among them."""
LONG = 120
"""A line of more characters is no line of a header."""
_NARROWEST = 50
ENDS_OF_TEXT = frozenset('.:;,!?)"”')


def interrupts(lines: Sequence[str], number: int, measure: int) -> bool:
    """Whether a line parts a sentence and is shorter than a wrap would have left it."""
    above, below = lines[number - 1], lines[number + 1]
    return (
        goes_on_around(lines, number)
        and 2 * len(above) >= measure >= _NARROWEST
        and len(lines[number]) + 1 + len(below.partition(" ")[0]) < 0.8 * measure
    )


def parts_a_sentence(lines: Sequence[str], numbers: Sequence[int], number: int) -> bool:
    """Whether a line parts a sentence, and is shorter than a wrap would have left it or set apart from both sides of it.

    `numbers` are those of the lines in the text as given.
    """
    if not goes_on_around(lines, number):
        return False
    return interrupts(lines, number, min(max(map(len, lines)), LONG)) or stands_apart(numbers, number)


def stands_apart(numbers: Sequence[int], number: int) -> bool:
    """Whether wider gaps than usual lie above and below a line."""
    gaps = Counter(map(sub, numbers[1:], numbers))
    usual = min(gaps, key=lambda gap: (-gaps[gap], gap), default=1)
    return numbers[number] - numbers[number - 1] > usual < numbers[number + 1] - numbers[number]


def goes_on_around(lines: Sequence[str], number: int) -> bool:
    """Whether a sentence goes on from the line above a line to the one below it."""
    above, below = lines[number - 1], lines[number + 1]
    return below[0].islower() and above[-1] not in ENDS_OF_TEXT


def end_of_header(lines: Sequence[str]) -> int:
    """The first of a letter's first lines that is no longer its header: the heading that opens it, or a long line."""
    first = lines[:LINES_OF_A_HEADER]
    return next((n for n, line in enumerate(first) if ends_the_header(line)), len(first) - 1)


def ends_the_header(line: str) -> bool:
    """Whether a line opens a letter below its header, or is longer than a header has them."""
    return len(line) > LONG or (line[0] in _OPENS and _OPENING.match(line) is not None)


def beside(lines: Sequence[str], number: int) -> tuple[int, int]:
    """The lines right above and right below a line; -1 where there is none."""
    return number - 1, number + 1 if number + 1 < len(lines) else -1
