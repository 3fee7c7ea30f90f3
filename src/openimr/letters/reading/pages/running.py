"""Running heads and feet in words: a heading that is continued, the letter's own title, a notice of confidence (rule 3)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from openimr.letters.reading.pages.amid import (
    ends_the_header,
    goes_on_around,
    parts_a_sentence,
    stands_apart,
)
from openimr.letters.reading.pages.letterheads import is_all_names

_LONGEST = 100
_BEGIN_A_NOTICE = frozenset({"conf", "cont", "stri", "priv", "prot"})
_SECRET = ("confidential", "protected", "privileged")
_MORE = r"cont(?:inued|['’]d|d|\.)?"
# "CLINICAL CASE SUMMARY (continued)", "Determination letter - continued on page 4"
_CONTINUED = re.compile(
    rf"(?P<head>\S.*?)\s?(?:\(|[-–—,:]|\.\.\.)\s?{_MORE}(?:\s(?:from|on|to)\s(?:the\s)?(?:page\s\d{{1,2}}|(?:next|previous|following)\spage))?[\s.]{{0,4}}\)?",
    re.IGNORECASE,
)
_LONGEST_CONTINUED = 40
"""More characters than "continued from the following page" and its marks have, with which such a line ends."""
_SIGNS_OF_CONTINUED = ("ontinued", "ONTINUED", "ont.", "ONT.", "ont'", "ONT'", "ont’", "ONT’")
_CONTINUED_ALONE = re.compile(
    r"[(\[–—-]?\s?(?:continued|cont['’]d|cont\.)(?:\s(?:from|on|to)\s(?:the\s)?(?:page\s\d{1,2}|(?:next|previous|following)\spage))?[\s.]{0,4}[)\]–—-]?",
    re.IGNORECASE,
)
_SECRECY = re.compile(
    r"(?:(?:strictly|privileged|private|confidential(?:ity)?|protected|personal|contains?|this|document|letter|page|medical|health"
    r"|patient|information|records?|material|communication|notice|of|and|is|the|be|may|not|do|copy|copied|distribute|distributed|disclose|disclosed|redisclose|redistribute"
    r"|release|released|without|consent|authorization|permission|for|official|internal|authorized|use|only|by|law|under|HIPAA|PHI|attorney|client|see|Labor|Code|section"
    r"|state|california|§|\d{1,4}(?:\.\d{1,2})?|[·•|–—:;,.&/()-])\s*)++",
    re.IGNORECASE,
)
_SHORTEST_TITLE = 12
_LINES_OF_A_TITLE = 3
_OF_A_LETTER = re.compile(
    r"review|determination|\b(?:imr|dwc)\b|maximus|compensation|california|decision|notice", re.IGNORECASE
)
_LABEL = re.compile(r"[A-Z][^:]{0,40}:\s?\S")
_WORDS_OF_A_HEADING = 3


def running_heads(
    lines: Sequence[str], suspects: Sequence[int], numbers: Sequence[int], ends: Sequence[int]
) -> set[int]:
    """Of some lines that may be one, the running heads and feet that say something in words.

    `numbers` are those of the lines in the text as given, `ends` those with which its pages end.
    """
    found: set[int] = set()
    secret: list[int] = []
    for n in suspects:
        line = lines[n]
        if len(line) > _LONGEST:
            continue
        end = line[-_LONGEST_CONTINUED:]
        if ("ont" in end or "ONT" in end) and any(map(end.__contains__, _SIGNS_OF_CONTINUED)):
            if _is_inner(lines, n) and _is_continued(lines, numbers, ends, n):
                found.add(n)
        elif line[0] in "CcSPp" and line[:4].lower() in _BEGIN_A_NOTICE and _is_inner(lines, n):
            secret.append(n)
    if notices := [
        n for n in secret if any(map(lines[n].lower().__contains__, _SECRET)) and _SECRECY.fullmatch(lines[n])
    ]:
        found.update(_of_secrecy(lines, numbers, ends, notices))
    return found


def _is_inner(lines: Sequence[str], number: int) -> bool:
    return 0 < number < len(lines) - 1 and len(lines[number]) <= _LONGEST


def repeated_titles(
    lines: Sequence[str],
    suspects: Sequence[int],
    numbers: Sequence[int],
    ends: Sequence[int],
    known: Collection[int],
) -> set[int]:
    """Of some lines that may be one, those below the header that are the letter's own title again, and head a page or part a sentence.

    `known` are the lines that are furniture already. A title with a header below it begins another letter.
    """
    titles = [
        title
        for title in lines[:_LINES_OF_A_TITLE]
        if ":" not in title and _is_title(title) and (title == lines[0] or _OF_A_LETTER.search(title))
    ]
    if not titles:
        return set()
    return {
        n
        for n in suspects
        if lines[n] in titles
        and _LINES_OF_A_TITLE <= n < len(lines) - 1
        and _heads_a_page(lines, numbers, ends, known, n)
    }


@lru_cache(maxsize=256)
def _is_title(line: str) -> bool:
    return len(line) >= _SHORTEST_TITLE and _is_heading(line)


def _is_continued(lines: Sequence[str], numbers: Sequence[int], ends: Sequence[int], number: int) -> bool:
    """Whether a line says that a heading above, or the letter, goes on."""
    line = lines[number]
    if match := _CONTINUED.fullmatch(line):
        head = match["head"].casefold()
        if is_all_names(head) or (_is_heading(match["head"]) and goes_on_around(lines, number)):
            return True
        if _is_heading(match["head"]) and any(
            above.casefold().partition(":")[0] == head or above.casefold() == head for above in lines[:number]
        ):
            return True
    return _CONTINUED_ALONE.fullmatch(line) is not None and (
        _at_an_edge(numbers, ends, number) or goes_on_around(lines, number)
    )


def _is_heading(words: str) -> bool:
    """Whether words are in capitals, or are several that begin with one."""
    parts = words.split()
    if words.isupper():
        return len(words) >= _SHORTEST_TITLE
    return len(parts) >= _WORDS_OF_A_HEADING and all(
        part[0].isupper() or len(part) <= _WORDS_OF_A_HEADING or not part[0].isalpha() for part in parts
    )


def _of_secrecy(
    lines: Sequence[str], numbers: Sequence[int], ends: Sequence[int], places: Sequence[int]
) -> Iterator[int]:
    """The lines that only say that a letter is confidential: where one parts a sentence or a page ends, or twice alike."""
    for n in places:
        alike = [other for other in places if lines[other] == lines[n]]
        if any(
            parts_a_sentence(lines, numbers, other) or _at_an_edge(numbers, ends, other) for other in alike
        ) or (len(alike) > 1 and all(stands_apart(numbers, other) for other in alike)):
            yield n


def _heads_a_page(
    lines: Sequence[str], numbers: Sequence[int], ends: Sequence[int], known: Collection[int], number: int
) -> bool:
    below = next(m for m in range(number + 1, len(lines) + 1) if m not in known)
    another = below < len(lines) and _LABEL.match(lines[below])
    return parts_a_sentence(lines, numbers, number) or (
        not another and not ends_the_header(lines[number]) and _at_an_edge(numbers, ends, number)
    )


def _at_an_edge(numbers: Sequence[int], ends: Sequence[int], line: int) -> bool:
    """Whether a page ends right above a line, or below it."""
    if not ends:
        return False
    place = bisect_left(ends, numbers[line])
    above = numbers[line - 1] if line else -1
    below = numbers[line + 1] if line + 1 < len(numbers) else numbers[line] + 1
    return (place > 0 and ends[place - 1] >= above) or (place < len(ends) and ends[place] < below)
