"""Headings: a line, the capitals that a sentence follows, or the words before a colon; over several lines, misread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from openimr.letters.data import read_data
from openimr.letters.reading.marks.kinds import MODERN_HEADINGS, Kind, Mark
from openimr.letters.reading.marks.labels import LONGEST_LABEL, after_colon
from openimr.letters.reading.words.noise import MOST_ERRORS, letters_key, nearest

_ONE_WORD = 16
LONGEST_HEADING = 130
_SHORTEST_MISREAD = 10
"""So many letters a heading has at least that is known with one of them wrong."""
_LONG = 17
"""Letters that a heading written in small letters has at least."""
_LINES_OF_A_HEADING = 3
_WORDS_OF_A_HEADING = 20
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "by", "to", "in", "at", "on", "his", "her", "his/her"})  # fmt: skip
_OF_NO_WEIGHT = rf"(?:(?:[^a-z ][^ ]*|{'|'.join(sorted(_SMALL_WORDS, key=len, reverse=True))})(?: |$))*+"
# Four words of weight that begin small: more than any title or heading in capitals may have.
PROSE = re.compile(3 * rf"{_OF_NO_WEIGHT}[a-z][^ ]* " + rf"{_OF_NO_WEIGHT}[a-z]")
# "CLINICAL CASE SUMMARY The reviewer …": capitals that run on in a sentence.
RUN_ON = re.compile(r"((?:[^\sa-z]+\s+){2,8}?)(?=(?:The|This|An?|Patient|Injured|He|She)\s)")

NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)] (?=[A-Z(]{2,})")


def _heading_keys() -> dict[str, Kind]:
    data = read_data("headings.json")
    return {
        letters_key(words): kind
        for kind in reversed(Kind)
        if kind in data
        for form in data[kind]
        for words in spelt_out(form)
    }


def spelt_out(form: str) -> Iterator[str]:
    """The headings that a form stands for: one for each choice of the words in braces."""
    before, brace, rest = form.partition("{")
    if not brace:
        yield form
        return
    choices, _, after = rest.partition("}")
    for choice in choices.split("|"):
        for tail in spelt_out(after):
            yield f"{before}{choice}{tail}"


_HEADING_KINDS = _heading_keys()
_LONG_HEADINGS: dict[str, Kind] = {
    key: kind for key, kind in _HEADING_KINDS.items() if len(key) >= _LONG and kind is not Kind.CLOSING
}


class Opening(NamedTuple):
    """What a line without a colon says by itself: the heading that it is or begins with, and whether one may open on it.

    `end` is where in the line that heading ends; `goes_on` whether a longer one may, over the lines that follow.
    """

    kind: Kind | None
    end: int
    goes_on: bool
    capitals: bool


def before_colon(line: str, colon: int) -> Mark | None:
    """The heading that stands before the colon of a line, as if that were the only one."""
    words = line[:colon]
    short = colon <= LONGEST_LABEL
    # "lssue at Dispute": a capital I is read as a small l.
    if (line[:3].islower() and not "0" <= line[0] <= "9" and line[0] != "l") or not (
        short or _may_be_heading(line)
    ):
        kind = _LONG_HEADINGS.get(letters_key(words)) if colon >= _LONG else None
    else:
        kind = (
            _heading_kind(words, capitals=short or _is_capitals(words))
            or _with_an_aside(words)
            or (None if words[3:5].isalpha() else _behind_a_number(words))
            or (_LONG_HEADINGS.get(letters_key(words)) if words.startswith(_A_LONG_ONE) else None)
        )
    return Mark(kind, 0, after_colon(line, colon), 0, words=words) if kind else None


def _with_an_aside(words: str) -> Kind | None:
    """The summary, whose heading may say in parentheses where it was copied from (rulebook 12.4, F2)."""
    heading, _, aside = words.partition("(")
    kind = _HEADING_KINDS.get(letters_key(heading)) if aside.endswith(")") else None
    return kind if kind is Kind.SUMMARY else None


_A_LONG_ONE = "Rationale for why"
"""How the headings begin that are longer than any label, and may be written in small letters."""


def _behind_a_number(words: str) -> Kind | None:
    """The heading in capitals that a number or letter stands before: `II. CASE SUMMARY`, `3) DOCUMENTS REVIEWED`."""
    numbered = NUMBERED.match(words)
    return _HEADING_KINDS.get(letters_key(words[numbered.end() :])) if numbered else None


def spaced_heading(line: str) -> Mark | None:
    """The heading that the letters of a line are which stand apart; a long one, misread or not; as if it were the only line."""
    kind = _heading_kind(line.replace(" ", "").upper(), capitals=True)
    return Mark(kind, 0, len(line), 0, words=line) if kind else None


def heading_on(lines: Sequence[str], number: int, opening: Opening) -> Mark | None:
    """The heading that opens on a line without a colon: the whole line, its capitals, or several lines."""
    longer = _over_lines(lines, number, capitals=opening.capitals) if opening.goes_on else None
    if longer or opening.kind is None:
        return longer
    return Mark(opening.kind, number, opening.end, number, words=lines[number][: opening.end])


def heading_opening(line: str) -> Opening | None:
    """Whether a heading opens on a line without a colon, as far as that line tells."""
    capitals = _is_capitals(line)
    if capitals and (numbered := NUMBERED.match(line)):
        rest = line[numbered.end() :]
        kind = _behind_a_number(line)
        return Opening(kind, len(line), _may_open_heading(rest) and not _is_exact(rest), capitals=True)
    if not capitals and not is_title(line):
        # "Clinical case summary": a long heading is known however it is written, if it is the whole line.
        kind = _LONG_HEADINGS.get(letters_key(line)) if len(line) <= LONGEST_HEADING else None
        return Opening(kind, len(line), goes_on=False, capitals=False) if kind else _running_on(line)
    if not _may_be_heading(line):
        return None
    goes_on = not line.endswith((".", ";")) and _may_open_heading(line)
    if kind := _heading_kind(line, capitals=capitals):
        ended = line.endswith((".", ",", ";"))
        if line.endswith("-") or (ended and (not capitals or kind is Kind.OUTCOME)):
            return None  # a word that goes on, "Decision-" over "making"; a sentence's end, "Medical Treatment Guidelines."
        # The longest heading of all begins with another one.
        over = kind is Kind.RELIED_UPON or not _is_exact(line)
        return Opening(kind, len(line), goes_on and over, capitals)
    if not capitals and (run := _running_on(line)):
        return run
    return Opening(None, 0, goes_on, capitals) if goes_on else None


def _running_on(line: str) -> Opening | None:
    """A heading in capitals that a sentence follows on the same line."""
    if line[:3].isupper() and (run := RUN_ON.match(line)) and _may_be_heading(line):
        kind = _heading_kind(run[1].rstrip(), capitals=True)
        if kind in MODERN_HEADINGS:
            return Opening(kind, run.end(1), goes_on=False, capitals=False)
    return None


def _over_lines(lines: Sequence[str], number: int, *, capitals: bool) -> Mark | None:
    """A heading that a line break parts."""
    words = lines[number]
    longest: Mark | None = None
    rest = ""
    for last in range(number + 1, min(number + _LINES_OF_A_HEADING, len(lines))):
        line = lines[last]
        colon = line.find(":", 0, LONGEST_HEADING)
        part = line if colon < 0 else line[:colon]
        if len(words) + len(part) > LONGEST_HEADING or (capitals and not _is_capitals(part)):
            break
        if len(part) > _ONE_WORD and _heading_kind(part, capitals=_is_capitals(part)):
            break  # a heading of its own
        words = f"{words} {part}"
        rest = f"{rest} {part}" if rest else part
        if kind := _heading_kind(words, capitals=capitals):
            column = len(line) if colon < 0 else after_colon(line, colon)
            if (
                rest != part
                and _heading_kind(rest, capitals=_is_capitals(rest)) is kind
                and not _is_exact(words)
            ):
                return longest  # "N/A" over a heading of two lines is not the heading's first word
            longest = Mark(kind, number, column, last, words=words)
            if _is_exact(words):
                return longest
        if colon >= 0:
            break
    return longest


@lru_cache(maxsize=4096)
def _is_exact(words: str) -> bool:
    return letters_key(words) in _HEADING_KINDS


@lru_cache(maxsize=4096)
def _heading_kind(words: str, *, capitals: bool) -> Kind | None:
    if not capitals and not is_title(words):
        return None
    own = letters_key(words)
    if kind := _HEADING_KINDS.get(own):
        return kind
    if len(own) < _SHORTEST_MISREAD:
        return None
    kinds = {_HEADING_KINDS[near] for near in nearest(own, _HEADING_KINDS)}
    return kinds.pop() if len(kinds) == 1 else None


@lru_cache(maxsize=4096)
def _may_open_heading(words: str) -> bool:
    """Whether a heading can begin with some words: as many letters of one are not far from theirs.

    Within `MOST_ERRORS` of the words is a beginning of the heading that is longer or shorter by no more than
    that: the one of their own length is within twice as many.
    """
    own = letters_key(words)
    far = 2 * MOST_ERRORS
    if len(own) <= far:
        return True
    return process.extractOne(own, _beginnings(len(own)), scorer=OSA.distance, score_cutoff=far) is not None


@cache
def _beginnings(length: int) -> tuple[str, ...]:
    """So many letters of every heading."""
    return tuple({known[:length] for known in _HEADING_KINDS})


def _may_be_heading(line: str) -> bool:
    """Whether a line begins like a heading: no three of its first words are small ones of weight."""
    if line[:3].upper() == line[:3].lower():
        return False
    words = line.split(" ", 5)
    small = 0
    for word in words[1:5]:
        if word and word[0].islower() and word not in _SMALL_WORDS:
            small += 1
    return small < 3


def _is_capitals(words: str) -> bool:
    """Whether some words are in capitals, but for a letter or two that a scanner got wrong."""
    if words.isupper():
        return True
    if words[1:4].islower() or sum(map(str.islower, words[:9])) > 2:
        return False
    small = sum(map(str.islower, words))
    return small <= 2 + words.count("(s)") and sum(map(str.isupper, words)) > 4 * small


def is_title(words: str) -> bool:
    """Whether the words of weight begin with capital letters, but for one that a scanner got wrong."""
    parts = words.split()
    if not 0 < len(parts) <= _WORDS_OF_A_HEADING:
        return False
    left = (len(parts) > 2) + len(parts) // 8
    for part in parts:
        if part[0].islower() and part not in _SMALL_WORDS:
            left -= 1
            if left < 0:
                return False
    return True
