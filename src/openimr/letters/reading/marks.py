"""Marks: the headings and labels of a letter, found at the start of lines (never by empty lines)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

from rapidfuzz.distance import OSA

from openimr.letters.data import read_data
from openimr.letters.reading.lines import Source
from openimr.letters.reading.noise import MOST_ERRORS, letters_key, nearest


class Kind(StrEnum):
    """What a heading or label opens. Headings have the names of the data file."""

    HOW_MADE = "how_made"
    SUMMARY = "summary"
    ITEMS = "items"
    CLOSING = "closing"
    # Headings of 2013.
    NOTICE = "notice"
    DECISIONS = "decisions"
    DOCUMENTS = "documents"
    QUALIFICATIONS = "qualifications"
    PROFESSIONAL_REVIEW = "professional_review"
    ISSUE = "issue"
    RELIED_UPON = "relied_upon"
    WHY = "why"
    CLAIMS_BASIS = "claims_basis"
    REVIEWER_BASIS = "reviewer_basis"
    OUTCOME = "outcome"
    # Labels.
    CLAIMS_GUIDELINE = "claims"
    REVIEWER_GUIDELINE = "reviewer"
    RATIONALE = "rationale"
    STATES = "states"
    CERTIFICATIONS = "certifications"


_LABELS = {
    "claims administrator guideline": Kind.CLAIMS_GUIDELINE,
    "claims administrator guidelines": Kind.CLAIMS_GUIDELINE,
    "claim administrator guideline": Kind.CLAIMS_GUIDELINE,
    "claims administrator's guideline": Kind.CLAIMS_GUIDELINE,
    "claims administrator's guidelines": Kind.CLAIMS_GUIDELINE,
    "decision rationale": Kind.RATIONALE,
    "state(s) of licensure": Kind.STATES,
    "states of licensure": Kind.STATES,
    "state of licensure": Kind.STATES,
    "certification(s)/specialty": Kind.CERTIFICATIONS,
    "certifications/specialty": Kind.CERTIFICATIONS,
    "certification/specialty": Kind.CERTIFICATIONS,
    "certification(s)/specialties": Kind.CERTIFICATIONS,
}
FIELDS = frozenset({Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE, Kind.RATIONALE})
HEADINGS = frozenset(Kind) - FIELDS - {Kind.STATES, Kind.CERTIFICATIONS}
MODERN_HEADINGS = frozenset({Kind.HOW_MADE, Kind.SUMMARY, Kind.ITEMS})

_LABEL_KEYS = {letters_key(words): kind for words, kind in _LABELS.items()}
_LONGEST_LABEL = 75
_GUIDELINE = letters_key("guideline")
_NAME = re.compile(r"[A-Za-z0-9|!][\w&.'’ |!-]{0,59}$")
# What stands before "guideline:" in running text rather than in a label.
_NO_NAME = re.compile(
    r"\b(?:the|this|that|these|ODG|ACOEM|MTUS|treatment|medical|practice|disability|cited|applicable|same"
    r"|claims?\s+administrator)\b|^(?:per|under|by|with|via|see|and|or|of|to|in|for|as|from|an?|no|any|each|on)\b",
    re.IGNORECASE,
)
# The first letter of a label whose colon may be lost, and what its second may be read as.
_SECOND_LETTERS = {
    **dict.fromkeys("Cc", "lLiI"), **dict.fromkeys("Dd", "eE"), **dict.fromkeys("Mm", "aA"),
    "(": "cCdDmMrR",
}  # fmt: skip
_INITIALS = frozenset(_SECOND_LETTERS)
_NO_LABEL_BEGINS = frozenset(
    first + second
    for first, seconds in _SECOND_LETTERS.items()
    for second in ascii_letters
    if second not in seconds
)
_SHORTEST_OWN = 12
_THREE_WORDS = re.compile(r"^(?P<label>\S+\s\S+(?:\s\S+?)??)[;.,]?\s(?=[A-Z])")
_OWN_LABELS = {
    letters_key("claims administrator guideline"): Kind.CLAIMS_GUIDELINE,
    letters_key("maximus guideline"): Kind.REVIEWER_GUIDELINE,
    letters_key("decision rationale"): Kind.RATIONALE,
}
_KNOWN_NAMES = frozenset(
    letters_key(name)
    for name in (
        "maximus",
        "imro",
        "openimr",
        "imr",
        "expert reviewer",
        "reviewer",
        "maximus federal services",
    )
)
_SHORTEST_NAME = 5
_ONE_WORD = 16
_LONGEST_HEADING = 130
_SHORTEST_MISREAD = 10
"""Of headings in capitals; others are twelve letters long at least, to be known with a letter wrong."""
_LINES_OF_A_HEADING = 3
_WORDS_OF_A_HEADING = 20
_SMALL_WORDS = frozenset({"of", "the", "and", "for", "by", "to", "in", "at", "on", "his", "her", "his/her"})  # fmt: skip
_OF_NO_WEIGHT = rf"(?:(?:[^a-z ][^ ]*|{'|'.join(sorted(_SMALL_WORDS, key=len, reverse=True))})(?: |$))*+"

# Four words of weight that begin small: more than any title or heading in capitals may have.
_PROSE = re.compile(rf"(?:{_OF_NO_WEIGHT}[a-z][^ ]* ){{3}}{_OF_NO_WEIGHT}[a-z]")
# "CLINICAL CASE SUMMARY The reviewer …": capitals that run on in a sentence.
_RUN_ON = re.compile(r"((?:[^\sa-z]+\s+){2,8}?)(?=(?:The|This|An?|Patient|Injured|He|She)\s)")


class Mark(NamedTuple):
    """One heading or label: its kind, its line, and where what it opens begins.

    `column` is of the line `opens` (the line itself but for headings over several lines). `name` is, for the
    reviewer's guideline, the name that stands before the word "guideline"; `words` are a heading's own words.
    """

    kind: Kind
    line: int
    column: int
    opens: int = -1
    name: str = ""
    words: str = ""

    def start(self, source: Source) -> int:
        """Where in the flow the mark begins."""
        return source.flow_starts[self.line]

    def content(self, source: Source) -> int:
        """Where in the flow that begins which the mark opens."""
        start = min(source.flow_starts[max(self.opens, self.line)] + self.column, len(source.flow))
        # A line may end between a heading and its colon.
        return start + 2 if source.flow.startswith("\n:", start) else start


def _heading_keys() -> dict[str, Kind]:
    data = read_data("headings.json")
    return {letters_key(words): kind for kind in reversed(Kind) if kind in data for words in data[kind]}


_HEADING_KINDS = _heading_keys()
_CLAIMS, _REVIEWER, _RATIONALE = Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE, Kind.RATIONALE


def find_marks(source: Source) -> list[Mark]:
    """All marks in the order of the text; of the reviewer's label, only those of one name."""
    marks: list[Mark] = []
    lines = source.lines
    skip = -1
    for number in _candidates(lines):
        if number <= skip:
            continue
        line = lines[number]
        colon = line.find(":", 0, _LONGEST_HEADING)
        heading: Mark | None = None
        if colon > 0:
            if colon <= _LONGEST_LABEL and (label := _label(line[:colon].strip())):
                marks.append(Mark(label[0], number, _after_colon(line, colon), name=label[1]))
            else:
                heading = _before_colon(line, number, colon)
        elif colon < 0:
            if line[0] in _INITIALS and (bare := _without_colon(line)):
                marks.append(Mark(bare[0], number, bare[2], name=bare[1]))
            elif len(line) <= _LONGEST_HEADING and not (line[:3].islower() and not "0" <= line[0] <= "9"):
                heading = _heading(lines, number)
        if heading is not None:
            marks.append(heading)
            skip = heading.opens
    return _with_one_reviewer_label(marks)


def _candidates(lines: Sequence[str]) -> list[int]:
    """The lines that can be marks at all; what most lines are is quickly told.

    A line without a colon that begins small, or goes on in prose, is none, unless it begins like a label whose colon was lost.
    """
    begins, prose, run_on = _begins, _PROSE.match, _RUN_ON.match
    return [
        n
        for n, line in enumerate(lines)
        if ":" in line
        or (begin := begins(line[:3])) == _AS_A_LABEL
        or (begin == _AS_A_HEADING and not (prose(line) and not (line[:3].isupper() and run_on(line))))
    ]


_IN_TEXT, _AS_A_LABEL, _AS_A_HEADING = range(3)


@lru_cache(maxsize=4096)
def _begins(letters: str) -> int:
    """What a line without a colon may be by its first three characters; a digit may be a letter misread."""
    if letters[0] in _INITIALS and letters[:2] not in _NO_LABEL_BEGINS:
        return _AS_A_LABEL
    return _IN_TEXT if letters.islower() and not "0" <= letters[0] <= "9" else _AS_A_HEADING


def _after_colon(line: str, colon: int) -> int:
    """The column of what stands after a colon."""
    return len(line) - len(line[colon + 1 :].lstrip(" "))


def _without_colon(line: str) -> tuple[Kind, str, int] | None:
    """The label of a line whose colon was lost or misread: its kind, its name, and the column after it."""
    if line[:2] in _NO_LABEL_BEGINS:
        return None
    for match in _THREE_WORDS.finditer(line):
        if len(match["label"]) < _SHORTEST_OWN:
            continue
        own = letters_key(match["label"])
        if own in _OWN_LABELS and line[match.end() : match.end() + 1].isupper():
            return _OWN_LABELS[own], "maximus", match.end()
    return None


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


@lru_cache(maxsize=4096)
def _label(head: str) -> tuple[Kind, str] | None:
    """The label that some words before a colon are, and, for the reviewer's, its name."""
    own = letters_key(head)
    if kind := _LABEL_KEYS.get(own):
        return kind, ""
    if len(own) < len(_GUIDELINE):
        return None
    words = head.rsplit(None, 1)
    last = letters_key(words[-1])
    kinds = {_LABEL_KEYS[near] for near in nearest(own, _LABEL_KEYS)}
    if len(kinds) == 1:
        return kinds.pop(), ""
    if len(words) == 2 and (last in {_GUIDELINE, _GUIDELINE + "s"} or nearest(last, (_GUIDELINE,))):
        return (Kind.REVIEWER_GUIDELINE, words[0].casefold()) if _NAME.match(words[0]) else None
    return None


def _before_colon(line: str, number: int, colon: int) -> Mark | None:
    """The heading that stands before the colon of a line."""
    words = line[:colon]
    short = colon <= _LONGEST_LABEL
    if (line[:3].islower() and not "0" <= line[0] <= "9") or not (short or _may_be_heading(line)):
        return None
    kind = _heading_kind(words, capitals=short or _is_capitals(words))
    return Mark(kind, number, _after_colon(line, colon), number, words=words) if kind else None


class _Opening(NamedTuple):
    """What a line without a colon says by itself: the heading that it is or begins with, and whether one may open on it.

    `end` is where in the line that heading ends; `goes_on` whether a longer one may, over the lines that follow.
    """

    kind: Kind | None
    end: int
    goes_on: bool
    capitals: bool


def _heading(lines: Sequence[str], number: int) -> Mark | None:
    """The heading that opens on a line without a colon: the whole line, its capitals, or several lines."""
    line = lines[number]
    opening = _opening(line)
    if opening is None:
        return None
    longer = _over_lines(lines, number, capitals=opening.capitals) if opening.goes_on else None
    if longer or opening.kind is None:
        return longer
    return Mark(opening.kind, number, opening.end, number, words=line[: opening.end])


# The same headings and lines of the letter's form stand in one letter after another.
@lru_cache(maxsize=4096)
def _opening(line: str) -> _Opening | None:
    capitals = _is_capitals(line)
    if not capitals and not _is_title(line):
        return _running_on(line)
    if not _may_be_heading(line):
        return None
    goes_on = not line.endswith((".", ";")) and _may_open_heading(line)
    if kind := _heading_kind(line, capitals=capitals):
        if line.endswith("-") or (not capitals and line.endswith((".", ",", ";"))):
            return None  # a word that goes on, "Decision-" over "making"; a sentence's end, "Medical Treatment Guidelines."
        # The longest heading of all begins with another one.
        over = kind is Kind.RELIED_UPON or not _is_exact(line)
        return _Opening(kind, len(line), goes_on and over, capitals)
    if not capitals and (run := _running_on(line)):
        return run
    return _Opening(None, 0, goes_on, capitals) if goes_on else None


def _running_on(line: str) -> _Opening | None:
    """A heading in capitals that a sentence follows on the same line."""
    if line[:3].isupper() and (run := _RUN_ON.match(line)) and _may_be_heading(line):
        kind = _heading_kind(run[1].rstrip(), capitals=True)
        if kind in MODERN_HEADINGS:
            return _Opening(kind, run.end(1), goes_on=False, capitals=False)
    return None


def _over_lines(lines: Sequence[str], number: int, *, capitals: bool) -> Mark | None:
    """A heading that a line break parts."""
    words = lines[number]
    longest: Mark | None = None
    rest = ""
    for last in range(number + 1, min(number + _LINES_OF_A_HEADING, len(lines))):
        line = lines[last]
        colon = line.find(":", 0, _LONGEST_HEADING)
        part = line if colon < 0 else line[:colon]
        if len(words) + len(part) > _LONGEST_HEADING or (capitals and not _is_capitals(part)):
            break
        if len(part) > _ONE_WORD and _heading_kind(part, capitals=_is_capitals(part)):
            break  # a heading of its own
        words = f"{words} {part}"
        rest = f"{rest} {part}" if rest else part
        if kind := _heading_kind(words, capitals=capitals):
            column = len(line) if colon < 0 else _after_colon(line, colon)
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
def _may_open_heading(words: str) -> bool:
    """Whether a heading can begin with some words: as many letters of one are not far from theirs.

    Within `MOST_ERRORS` of the words is a beginning of the heading that is longer or shorter by no more than
    that: the one of their own length is within twice as many.
    """
    own = letters_key(words)
    far = 2 * MOST_ERRORS
    return len(own) <= far or any(
        OSA.distance(own, known[: len(own)], score_cutoff=far) <= far for known in _HEADING_KINDS
    )


def _is_capitals(words: str) -> bool:
    """Whether some words are in capitals, but for a letter or two that a scanner got wrong."""
    if words.isupper():
        return True
    if words[1:4].islower() or sum(map(str.islower, words[:9])) > 2:
        return False
    small = sum(map(str.islower, words))
    return small <= 2 + words.count("(s)") and sum(map(str.isupper, words)) > 4 * small


def _is_title(words: str) -> bool:
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


@lru_cache(maxsize=4096)
def _heading_kind(words: str, *, capitals: bool) -> Kind | None:
    if not capitals and not _is_title(words):
        return None
    own = letters_key(words)
    if kind := _HEADING_KINDS.get(own):
        return kind
    if len(own) < (_SHORTEST_MISREAD if capitals else 12):
        return None
    kinds = {_HEADING_KINDS[near] for near in nearest(own, _HEADING_KINDS)}
    return kinds.pop() if len(kinds) == 1 else None


def _with_one_reviewer_label(marks: list[Mark]) -> list[Mark]:
    """Leave out lines of running text that happen to begin like a reviewer's label.

    The organization's label is the same through a letter, and stands between the claims administrator's
    guideline and the rationale. A name that is known wins, then the one most often in that place. Names that
    a scanner has made different are one.
    """
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    expected = False
    for mark in marks:
        if mark.kind is _CLAIMS:
            expected = True
        elif mark.kind is _RATIONALE:
            expected = False
        elif mark.name not in names and not _NO_NAME.search(mark.name):
            own = letters_key(mark.name)
            names[mark.name] = own if own in _KNOWN_NAMES else _near_name(own, {*_KNOWN_NAMES, *counts})
        if mark.kind is _REVIEWER and mark.name in names:
            name = names[mark.name]
            counts[name] = counts.get(name, 0) + expected
    known = [name for name in counts if name in _KNOWN_NAMES]
    chosen = max(known or counts, key=lambda n: counts[n], default=None)
    return [
        m for m in marks if m.kind is not _REVIEWER or (chosen is not None and names.get(m.name) == chosen)
    ]


def _near_name(own: str, names: set[str]) -> str:
    if len(own) < _SHORTEST_NAME:
        return own
    near = [name for name in names if OSA.distance(own, name, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else own


def modern(marks: Sequence[Mark]) -> list[Mark]:
    """The marks that count in a modern letter: its own headings, the closing ones, and labels."""
    return [m for m in marks if m.kind in _OF_A_MODERN_LETTER]


_OF_A_MODERN_LETTER = MODERN_HEADINGS | FIELDS | {Kind.CLOSING, Kind.STATES, Kind.CERTIFICATIONS}
