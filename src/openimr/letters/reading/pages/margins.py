"""What stands in the margin of every line: quotation marks of e-mail, numbers of pleading paper, bars of tracked changes.

None of it is text of the letter (letters rule 3). It is made blank before anything else is read: no offset moves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from typing import NamedTuple

_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_LEAST_QUOTED = 10
"""Lines; no letter has fewer."""
_NEARLY_ALL = 0.8
_BARS = ("|", "\u2502")
_BAR = re.compile(r"[ \t]*[|\u2502](?=[ \t\r\n]|\Z)")
_LEAST_BARS = 3
_BARS_OF_A_BOX = 2
_DEEPEST = 60
"""No margin is wider."""
_SAMPLED = re.compile(r"\n[ \t]*\d{1,3}(?=[ \t|\r\n])")
_SAMPLE = 1200
"""Characters."""
_LEAST_IN_SAMPLE = 3
_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,3}|[\dlIOo|]{2})(?:[ \t]?\|)?(?=[ \t]|\Z)")
_ANY_NUMBER = re.compile(r"\d+")
_DIGITS = str.maketrans("lIOo|", "11001")
_LEAST_NUMBERED = 10
_LEAST_OF_A_PAGE = 20
"""Where a page of numbered lines may end: the next number may then be 1 again."""
_MOST_LOST = 2
"""Numbers in turn that a scanner may have lost."""

Place = tuple[int, int]


class Bare(NamedTuple):
    """A text without its margin, as long as it was, and the stretches of it that were left out with it (start, end)."""

    text: str
    left_out: tuple[Place, ...] = ()


def without_margins(text: str) -> Bare:
    """The text with blanks for what stands in the margin of its lines, and for what stands around a quoted letter.

    >>> without_margins("no margin")
    Bare(text='no margin', left_out=())
    """
    left_out: tuple[Place, ...] = ()
    if ">" in text:
        text, left_out = _without_quotation(text)
    third = len(text) // 3
    if (_begins_in_a_number(text, third) or _begins_in_a_number(text, 2 * third)) and len(
        _SAMPLED.findall(text, third, third + _SAMPLE)
    ) >= _LEAST_IN_SAMPLE:
        text = _without_numbers(text)
    if _BARS[0] in text or _BARS[1] in text:
        text = _without_bars(text)
    return Bare(text, left_out)


def _begins_in_a_number(text: str, offset: int) -> bool:
    """Whether the first line with words below an offset begins in a number: that tells quickly of most texts that none do."""
    line = text.find("\n", offset)
    return text[line : line + _DEEPEST].lstrip()[:1].isdecimal()


def _without_quotation(text: str) -> Bare:
    """The quoted letter of an e-mail without the marks of quotation, however often it was quoted.

    A line among them without one is the end of a line that grew too long with its mark, or, where an empty line stands
    above it, an answer of the sender's: such lines, and those before and after the letter, belong to no field.
    """
    lines = text.splitlines(keepends=True)
    found = {n: mark for n, line in enumerate(lines) if (mark := _QUOTED.match(line))}
    if len(found) < _LEAST_QUOTED:
        return Bare(text)
    levels = {n: mark[0].count(">") for n, mark in found.items()}
    # "> >50% of the pain" is quoted once.
    level = max(Counter(levels.values()).items(), key=lambda pair: (pair[1], -pair[0]))[0]
    quoted = [n for n, own in levels.items() if own >= level]
    first, last = quoted[0], quoted[-1]
    written = [n for n, line in enumerate(lines) if line.strip()]
    within = [n for n in written if first <= n <= last]
    if len(quoted) < max(_LEAST_QUOTED, _NEARLY_ALL * len(within)):
        return Bare(text)
    marks = re.compile(rf"[ \t]*(?:>[ \t]?){{1,{level}}}")
    answers = _answers(lines, found, first, last)
    if 2 * len(quoted) >= len(written):
        answers.update(n for n in written if not first <= n <= last)
    left_out: list[Place] = []
    start = 0
    for n, line in enumerate(lines):
        if n in answers:
            end = start + len(line.rstrip())
            if left_out and not text[left_out[-1][1] : start].strip():
                left_out[-1] = left_out[-1][0], end  # one stretch for lines in turn
            else:
                left_out.append((start, end))
            lines[n] = _blank(line, len(line.rstrip()))
        elif mark := marks.match(line):
            lines[n] = _blank(line, len(mark[0]))
        start += len(line)
    return Bare("".join(lines), tuple(left_out))


def _answers(lines: Sequence[str], found: Container[int], first: int, last: int) -> set[int]:
    """The lines between quoted ones that are the sender's own: without a mark, an empty line above them, or below such a line."""
    answers: set[int] = set()
    own = False
    for n in range(first, last + 1):
        if n in found:
            own = False
        elif not lines[n].strip():
            own = True
        elif own:
            answers.add(n)
    return answers


def _without_numbers(text: str) -> str:
    """The text without the numbers of its lines, known by their run: one, two, three, beginning anew on each page.

    Where the text has no page breaks, there is one where the numbers begin anew.
    """
    lines = text.splitlines(keepends=True)
    run: list[tuple[int, int, int]] = []
    alone = above = 0
    for n, line in enumerate(lines):
        words = line.rstrip()
        found = _NUMBER.match(words) if words else None
        if found is None:
            continue
        number = int(found["number"].translate(_DIGITS))
        legible = found["number"].isdecimal()
        goes_on = number == above + 1 or (legible and above < number <= above + 1 + _MOST_LOST)
        if goes_on or (legible and number <= 1 + _MOST_LOST and (number == 1 or above >= _LEAST_OF_A_PAGE)):
            run.append((n, found.end(), number))
            alone += found.end() == len(words)
            above = number
    if len(run) < _LEAST_NUMBERED:
        return text
    within = sum(1 for line in lines[run[0][0] : run[-1][0] + 1] if line.strip())
    # A number may have a line of its own.
    if len(run) < _NEARLY_ALL * max(within - alone, len(run)):
        return text
    if 2 * len(run) < sum(1 for line in lines if line.strip()) - alone:
        return text  # a list in a letter
    pages = "\f" not in text
    fullest = max(number for _, _, number in run)
    above, line_above = 0, -1
    feet: set[str] = set()
    for n, width, number in run:
        lines[n] = _blank(lines[n], width)
        if number < above:
            if above == fullest and 2 * alone < len(run):
                # Below the last number of a page stand its foot, and the head of the next.
                for between in range(line_above + 1, n):
                    feet.add(_ANY_NUMBER.sub("#", lines[between].strip()))
                    lines[between] = _blank(lines[between], len(lines[between].rstrip()))
            if pages and lines[n - 1].endswith("\n"):
                lines[n - 1] = lines[n - 1][:-1] + "\f"
        above, line_above = number, n
    for n in range(line_above + 1, len(lines)):
        if _ANY_NUMBER.sub("#", lines[n].strip()) in feet:
            lines[n] = _blank(lines[n], len(lines[n].rstrip()))
    return "".join(lines)


def _without_bars(text: str) -> str:
    """The text without the bars beside lines that were changed, or around all lines: three lines in turn have them, no table does."""
    lines = text.splitlines(keepends=True)
    barred = [n for n, line in enumerate(lines) if _BAR.match(line) and _bars(line) <= _BARS_OF_A_BOX]
    both = [n for n in barred if _bars(lines[n]) == _BARS_OF_A_BOX and lines[n].rstrip().endswith(_BARS)]
    boxed = len(both) >= _NEARLY_ALL * sum(1 for line in lines if line.strip())
    if not boxed:
        barred = [n for n in barred if _bars(lines[n]) == 1]
    if not any(
        barred[place + _LEAST_BARS - 1] - n == _LEAST_BARS - 1
        for place, n in enumerate(barred[: 1 - _LEAST_BARS])
    ):
        return text
    for n in barred:
        mark = _BAR.match(lines[n])
        line = _blank(lines[n], len(mark[0]) if mark else 0)
        if boxed and line.rstrip().endswith(_BARS):
            last = len(line.rstrip()) - 1
            line = f"{line[:last]} {line[last + 1 :]}"
        lines[n] = line
    return "".join(lines)


def _bars(line: str) -> int:
    return sum(map(line.count, _BARS))


def _blank(line: str, width: int) -> str:
    """A line with blanks for its first characters."""
    return " " * width + line[width:]
