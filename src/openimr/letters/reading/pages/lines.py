"""The pre-pass: one tidy text without page furniture, with the way back to the text as given.

A letter comes with hard wraps, double spacing, page breaks and running feet, or without any empty line at
all. The tidy text (`Source.flow`) has one line for each line with words, its inner white space made single,
and nothing else. Offsets of it lead back to the text as given by `Source.place`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import accumulate, compress, filterfalse
from operator import sub

from openimr.letters.reading.pages.amid import interrupts
from openimr.letters.reading.pages.furniture import (
    MOST_PAGES_OF_A_LETTER,
    Furniture,
    find_furniture,
)
from openimr.letters.reading.pages.repeated import repeated_amid_text, repeated_at_page_edges
from openimr.letters.reading.pages.strays import LONGEST_INITIALS, barcodes, has_initials
from openimr.letters.reading.words.noise import fold

_LONG_LINE = 160
_SEVERAL = 2
_WIDEST_MEASURE = 110
_ENDS_IN_ONE_WORD = re.compile(r"(?:^|:\s?)\w{6,10}\.?$")
_LABEL = re.compile(r"[A-Z][\w' ]{3,40}:\s")
_NAMES_A_SOURCE = re.compile(
    r"\b(?:guidelines?|complaints|MTUS|ACOEM|ODG|chapter|table|figure|sections?|and|or|to|of|level|grade|stage)\W*$",
    re.IGNORECASE,
)
_FULL_LINES = 20
"""One line of so many is a full one, at least."""
_NARROWEST_MEASURE = 50
"""Less is a column, in which a number may well have a line of its own."""
_OPEN_LIST = re.compile(r"(?<!\w)(?:\d{1,4}-)?(\d{1,4})[-,;]$")
_BEFORE_A_PAGE = (
    "age(s):",
    "age(s)",
    " page",
    " pages",
    " p.",
    " pp.",
    " Page",
    " Pages",
    " Chapter",
    " chapter",
    " and",
)
"""How a line ends after which a number goes on."""
_SURE, _IF_ALONE, _DOUBTFUL = Furniture.SURE, Furniture.IF_ALONE, Furniture.DOUBTFUL
# White space that is neither a space nor a line's end, and marks that stand for none.
_ODD_ASCII_SPACE = ("\t", "\x1f")
_ODD_WIDE_SPACE = (
    "\xa0",
    "\u1680",
    *map(chr, range(0x2000, 0x200B)),
    "\u202f",
    "\u205f",
    "\u3000",
    "\ufeff",
)


class Between(Enum):
    """What lies between a line and the one before it."""

    WRAP = 0
    PARAGRAPH = 1
    UNKNOWN = 2


class Source:
    """A text, read once into tidy lines.

    `lines` are the tidy lines and `flow` is them joined by newlines; `flow_starts` the offset of each in the
    flow; `measure` is the length of a full line, `unwrapped` whether each paragraph is one line. `left_out`
    are the stretches of the text as given that were taken for page numbers by their place alone (start,
    end): a guess, to be reported; `doubtful` those that were taken for text and may be a machine's; `initials` is that of a typist's initials below the last sentence.
    """

    __slots__ = (
        "_breaks", "_folded", "_numbers", "_offsets",
        "doubtful", "flow", "flow_starts", "initials", "left_out", "lines", "measure", "raw", "unwrapped",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        self.raw = text
        self._folded: str | None = None
        self._offsets: list[int] | None = None
        self.left_out: list[tuple[int, int]] = []
        self.doubtful: list[tuple[int, int]] = []
        self.initials: tuple[int, int] | None = None
        # Of each line, which one of the text as given it is; and after which of those a page ends or stood furniture.
        self._numbers: list[int] = []
        self._breaks: list[int] = []
        self.lines: list[str] = []
        self._read(text)
        self.flow = "\n".join(self.lines)
        with_ends = [len(line) + 1 for line in self.lines]
        self.flow_starts: list[int] = list(accumulate(with_ends[:-1], initial=0)) if with_ends else []
        longest = max(with_ends, default=1) - 1
        long_lines = sum(n - 1 for n in with_ends if n > _LONG_LINE + 1) if longest > _LONG_LINE else 0
        self.measure = min(longest, _WIDEST_MEASURE)
        self.unwrapped = 2 * long_lines > len(self.flow)

    def _read(self, text: str) -> None:
        raw_lines, ends = _split(text)
        tidy = _tidy(text, raw_lines)
        numbers = list(compress(range(len(tidy)), tidy))
        lines = list(filter(None, tidy))
        kinds = find_furniture(lines, numbers, ends)
        furniture = [n for n, kind in kinds.items() if kind is _SURE]
        if len(ends) < _SEVERAL:  # where pages are known to end, their heads and feet stand there
            furniture += repeated_amid_text(lines, numbers).difference(furniture)
        if "*" in text:
            furniture += barcodes(lines).difference(furniture)
        doubtful = [numbers[n] for n, kind in kinds.items() if kind is _IF_ALONE]
        perhaps = [numbers[n] for n, kind in kinds.items() if kind is _DOUBTFUL]
        left_out = [numbers[n] for n in furniture]
        if furniture:
            for n in sorted(furniture, reverse=True):
                del numbers[n], lines[n]
        self._numbers, self.lines = numbers, lines
        self._breaks = sorted({*left_out, *ends})
        page_ends = [*(bisect_right(numbers, n) for n in ends), len(numbers)] if ends else []
        sure = repeated_at_page_edges(lines, page_ends) if page_ends else set()
        alone = [bisect_left(numbers, n) for n in doubtful]
        self._remove(sure, self._standing_alone(alone, page_ends) - sure)
        for n in perhaps:
            line = bisect_left(self._numbers, n)
            if self._numbers[line : line + 1] == [n]:  # it may have gone with the edges of pages
                start = self._start(line)
                self.doubtful.append((start, start + len(self.lines[line])))
        if self.lines and len(self.lines[-1]) <= LONGEST_INITIALS and has_initials(self.lines):
            start = self._start(len(self.lines) - 1)
            self.initials = start, start + len(self.lines[-1])
            del self._numbers[-1], self.lines[-1]

    def _standing_alone(self, doubtful: list[int], page_ends: list[int]) -> set[int]:
        """The bare numbers that count up, or stand between wider gaps or at the edge of a page."""
        if not doubtful:
            return set()
        counted = _counting_up([(_number(self.lines[n]), n) for n in doubtful])
        if len(counted) > 1:
            return set(counted)
        doubtful = [n for n in doubtful if not self._cites_a_page(n)]
        broken = self._between_words_of_a_line(doubtful)
        edges = {n for end in page_ends for n in (end - 1, end)} | ({0} if page_ends else set())
        usual = _most_common(self.gaps())
        last = len(self.lines) - 1
        return {
            n
            for n in doubtful
            if n in edges
            or n in broken
            or (
                0 < n == last
                and (self.lines[n - 1][-1] in ".:" or (self.lines[n][0] in "Pp" and self.gap(n) > usual))
            )
            or (0 < n < last and self.gap(n) > usual and self.gap(n + 1) > usual)
        }

    def _cites_a_page(self, number: int) -> bool:
        """Whether a bare number is the page that the line above speaks of: not "- 1 -", nor if another number goes on."""
        goes_on = number + 1 < len(self.lines) and self.lines[number + 1][0].isdecimal()
        bare = self.lines[number][0].isdecimal()
        if number == 0 or not bare or goes_on:
            return False
        above = self.lines[number - 1]
        # "pages 300-" over "305", "pages 691-692," over "703".
        open_list = _OPEN_LIST.search(above) if above[-1] in "-,;" else None
        if open_list is not None and int(open_list[1]) < _number(self.lines[number]):
            return True
        return above.endswith(_BEFORE_A_PAGE)

    def _between_words_of_a_line(self, doubtful: list[int]) -> set[int]:
        """The lone number of a page between two lines of a paragraph: no wrap would have left it there.

        Above the first or second stands half a line or more, or a sentence, or a title with its outcome, has ended; a
        higher one parts a sentence.
        """
        if len(doubtful) != 1 or _number(self.lines[doubtful[0]]) > MOST_PAGES_OF_A_LETTER:
            return set()
        n = doubtful[0]
        if not 0 < n < len(self.lines) - 1:
            return set()
        above = self.lines[n - 1]
        measure = min(max(map(len, self.lines)), _WIDEST_MEASURE)
        if measure < _NARROWEST_MEASURE:
            return set()
        if _number(self.lines[n]) > 2:
            parted = interrupts(self.lines, n, measure) and not self.lines[n + 1].startswith("of ")
            return {n} if parted and not _NAMES_A_SOURCE.search(above) else set()
        ended = above[-1] in ".:" or _ENDS_IN_ONE_WORD.search(above) or _LABEL.match(self.lines[n + 1])
        return {n} if ended or 2 * len(above) >= measure else set()

    def _remove(self, sure: set[int], guessed: set[int]) -> None:
        if not sure and not guessed:
            return
        for n in sorted(guessed):
            start = self._start(n)
            self.left_out.append((start, start + len(self.lines[n])))
        gone = sure | guessed
        self._breaks = sorted({*self._breaks, *(self._numbers[n] for n in gone)})
        self.lines = [line for n, line in enumerate(self.lines) if n not in gone]
        self._numbers = [number for n, number in enumerate(self._numbers) if n not in gone]

    @property
    def folded(self) -> str:
        """The flow with what scanners confuse made one (`noise.fold`), offset for offset."""
        if self._folded is None:
            self._folded = fold(self.flow)
        return self._folded

    def fold_of(self, start: int, end: int) -> str:
        """A stretch of `folded`, for less where only a part of the flow is wanted."""
        return fold(self.flow[start:end]) if self._folded is None else self._folded[start:end]

    @property
    def usual_measure(self) -> int:
        """The length of a full line by most full lines: one line that was not broken says nothing."""
        lengths = sorted(map(len, self.lines))
        return min(self.measure, lengths[-1 - len(lengths) // _FULL_LINES]) if lengths else 0

    def end_of_line(self, number: int) -> int:
        """Where in the flow the lines before a line end; the end of the flow if there is no such line."""
        return self.flow_starts[number] - 1 if number < len(self.lines) else len(self.flow)

    def line_at(self, offset: int) -> int:
        """The number of the line that holds an offset of the flow."""
        return max(0, bisect_right(self.flow_starts, offset) - 1)

    def text(self, start: int, end: int) -> str:
        """A stretch of the flow as running text (letters rule 3): each line break becomes one space."""
        return self.flow[start:end].replace("\n", " ").strip()

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text as given that a stretch of the flow came from."""
        if not self.lines:
            return 0, 0
        first = self._raw_offset(start)
        return first, (max(first, self._raw_offset(end - 1) + 1) if end > start else first)

    def _raw_offset(self, offset: int) -> int:
        number = self.line_at(min(max(offset, 0), len(self.flow)))
        line, raw = self.lines[number], self._start(number)
        column = min(offset - self.flow_starts[number], len(line))
        if self.raw.startswith(line, raw):
            return raw + column
        for character in line[:column]:
            if character == " ":
                while raw < len(self.raw) and self.raw[raw].isspace():
                    raw += 1
            else:
                while raw < len(self.raw) and self.raw[raw] != character:
                    raw += 1
                raw += 1
        if column < len(line) and line[column] != " ":
            while raw < len(self.raw) and self.raw[raw] != line[column]:
                raw += 1
        return min(raw, len(self.raw))

    def _start(self, number: int) -> int:
        """Where in the text as given a line begins."""
        if self._offsets is None:
            self._offsets = list(accumulate(map(len, self.raw.splitlines(keepends=True)), initial=0))
        return self.raw.find(self.lines[number][0], self._offsets[self._numbers[number]])

    def gap(self, number: int) -> int:
        """How many line ends lie between a line and the one before it."""
        return self._numbers[number] - (self._numbers[number - 1] if number else 0)

    def gaps(self) -> Counter[int]:
        """How often each gap lies between two lines."""
        return Counter(map(sub, self._numbers[1:], self._numbers))

    def over_a_page(self, number: int) -> bool:
        """Whether a page ends, or furniture was left out, right before a line."""
        above = self._numbers[number - 1] if number else 0
        return bisect_left(self._breaks, above) < bisect_left(self._breaks, self._numbers[number])


def _split(text: str) -> tuple[list[str], list[int]]:
    """The lines of a text, and of those that a page ends with (a form feed) the numbers."""
    *pages, last = text.split("\f")
    lines: list[str] = []
    ends: list[int] = []
    for page in pages:
        lines += (page + "\f").splitlines()
        ends.append(len(lines) - 1)
    return lines + last.splitlines(), ends


def _tidy(text: str, raw_lines: Sequence[str]) -> list[str]:
    """Each line with its white space made single; "" where there is nothing else."""
    lines = list(map(str.strip, raw_lines))
    # Each sought by itself, which is many times faster than one pattern for all; most only where they can stand.
    wide = "" if text.isascii() else "".join(filterfalse(str.isascii, lines))
    if any(map(text.__contains__, _ODD_ASCII_SPACE)) or (
        wide and any(map(wide.__contains__, _ODD_WIDE_SPACE))
    ):
        return [" ".join(line.lstrip("\ufeff").split()) for line in lines]
    if "  " not in text:
        return lines
    return [" ".join(line.split()) if "  " in line else line for line in lines]


def _number(line: str) -> int:
    return int("".join(filter(str.isdecimal, line)))


def _counting_up(places: Sequence[tuple[int, int]]) -> list[int]:
    """Of numbers with their lines, the lines of the longest row in which each number is one more than the last.

    Other numbers stand between them where a line of text was broken around one.
    """
    rows: dict[int, list[int]] = {}
    for number, line in places:
        if number <= MOST_PAGES_OF_A_LETTER:
            rows[number] = [*rows.get(number - 1, []), line]
    longest: list[int] = []
    for row in rows.values():
        longest = row if len(row) > len(longest) else longest
    return longest


class Spacing:
    """How the paragraphs of a text are set apart, learned from lines that are known to open one.

    `openings` are those lines (labels and headings). If they stand as close to the line above as any other
    line does, gaps say nothing.
    """

    def __init__(self, source: Source, openings: Sequence[int]) -> None:
        self._source = source
        wide = Counter(source.gap(n) for n in openings if n)
        self._paragraph = _most_common(wide) or 1
        closer = {gap: n for gap, n in source.gaps().items() if gap < self._paragraph}
        self._line = _most_common(closer) or self._paragraph
        apart = sum(count for gap, count in wide.items() if gap > self._line)
        self._shown = 5 * apart >= 4 * wide.total() > 0

    def before(self, number: int) -> Between:
        """What lies between a line and the one before it.

        A gap over a page break tells nothing: a page may end inside a paragraph (rulebook 12.1).
        """
        if self._source.unwrapped:
            return Between.PARAGRAPH
        if not self._shown or self._source.over_a_page(number):
            return Between.UNKNOWN
        gap = self._source.gap(number)
        if gap <= self._line:
            return Between.WRAP
        return Between.PARAGRAPH if gap <= self._paragraph else Between.UNKNOWN


def _most_common(gaps: Mapping[int, int]) -> int:
    """The gap that is there most often, the smaller of two; 0 if there is none."""
    return min(gaps, key=lambda gap: (-gaps[gap], gap), default=0)
