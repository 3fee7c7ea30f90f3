"""Lines that a machine adds to a page: heads of a fax, Bates numbers, what a browser prints, stamps of receipt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

_D = r"[\dOoIl]"
"""A digit, or what a scanner makes of one."""
_MONTH = r"(?:JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)[A-Z]{0,6}"
_CLOCK = rf"{_D}{{1,2}}(?::{_D}{{2}}){{1,2}}(?:\s?[AP]\.?\s?M\b\.?)?|{_D}{{1,2}}[.;]{_D}{{2}}\s?[AP]\.?M\b\.?"
_TIME = re.compile(rf"(?<![\w:.])(?:{_CLOCK})(?!\w)", re.IGNORECASE)
_NUMERIC_DATE = rf"{_D}{{1,2}}[/.-]{_D}{{1,2}}[/.-](?:{_D}{{4}}|{_D}{{2}})|{_D}{{4}}-{_D}{{1,2}}-{_D}{{1,2}}"
_DATE = re.compile(
    rf"(?<![\w/])(?:{_NUMERIC_DATE}"
    rf"|{_MONTH}[ .,-]{{0,2}}{_D}{{1,2}}[ .,'-]{{1,2}}(?:{_D}{{4}}|{_D}{{2}})|{_D}{{1,2}}[ .-]{_MONTH}[ .,-]{{1,2}}(?:{_D}{{4}}|{_D}{{2}}))(?!\w)",
    re.IGNORECASE,
)
_PAGE = re.compile(
    rf"(?<![\w.])P(?:AGES?|G|GS)?\s?[.:]?\s?{_D}{{1,4}}(?:\s?(?:of|/)\s?{_D}{{1,4}})?(?!\w)"
    rf"|(?<![\d/]){_D}{{1,4}}(?:\s?/\s?|\sof\s){_D}{{1,4}}$",
    re.IGNORECASE,
)
_OF_A_FAX = re.compile(
    r"\b(?:e?fax|facsimile|from|to|tel|phone|via|received\stime|laserjet|officejet|no|job|st|id)\b"
    rf"|\(?(?<!\d){_D}{{3}}[)./ -]{{0,2}}{_D}{{3}}[. -]?{_D}{{4}}(?!\d)",
    re.IGNORECASE,
)
_ENOUGH = 2
"""So many of a date, a page, and a word or number of a fax stand beside a time in the head of one."""
_SMALL_WORDS = frozenset(
    {"am", "pm", "of", "to", "from", "fax", "page", "via", "no", "and", "by", "for", "the"}
)
_PRINT_HEAD = re.compile(rf"(?:{_NUMERIC_DATE}),?\s(?:{_CLOCK})(?:\s[^.;]{{0,120}})?", re.IGNORECASE)
_DATED_HEAD = re.compile(rf"(?:{_NUMERIC_DATE})\s[A-Z][^.;]{{2,100}}")
_ADDRESS = r"(?:(?:https?|file|ftp)://?\S+|about:blank|www\.\S+)"
_PRINT_FOOT = re.compile(
    rf"(?:[^.:;]{{0,80}}\s)?{_ADDRESS}\s(?:\[?\s?(?:Page\s)?\d{{1,3}}(?:\s?/\s?|\sof\s)\d{{1,3}}\]?|(?:{_NUMERIC_DATE}).{{0,20}})"
    rf"|(?:Page\s)?\d{{1,3}}(?:\s?/\s?|\sof\s)\d{{1,3}}\s(?:{_ADDRESS}|(?:{_NUMERIC_DATE}),?\s(?:{_CLOCK}))",
    re.IGNORECASE,
)
_LONE_ADDRESS = re.compile(_ADDRESS, re.IGNORECASE)
_BATES = re.compile(
    r"(?P<prefix>(?:[A-Z][A-Za-z&./]*+(?:[ _-][A-Z&][A-Za-z&./]*+){0,4}[ _-]?)?)(?P<number>\d{5,10})"
)
_PAGE_OF = r"Page\s\d{1,3}(?:\sof\s\d{1,3})?"
_BATES_AND_PAGE = re.compile(
    rf"[A-Z][A-Za-z&./-]*+(?:[ _][A-Z&][A-Za-z&./-]*+){{0,4}}[ _-]?0\d{{4,9}}\s{_PAGE_OF}|{_PAGE_OF}\s[A-Z][A-Za-z&./_ -]{{1,40}}0\d{{4,9}}"
)
_NO_BATES = frozenset({"CPT", "HCPCS", "ICD", "PMID", "NDC", "ZIP", "CODE", "CODES", "DOI", "BOX", "CA"})
_LEAST_DIGITS_ALONE = 6
_RECEIVED = re.compile(
    r"[*-]{0,3}\s?(?:RECEIVED|FILED|SCANNED|ENTERED|E-?FILED|DOCKETED|COPY)\s?[*-]{0,3}(?:\s(?:BY|AT|ON|IN)\b)?(?:\s(?:MAIL|FAX)\b)?"
)
_STAMPED_DATE = re.compile(
    rf"(?:{_RECEIVED.pattern}\s?)?(?:{_MONTH} {{0,2}}\d{{1,2}},? {{1,2}}\d{{2,4}}|\d{{1,2}} {_MONTH} \d{{4}}|(?:{_NUMERIC_DATE}))",
)
_MAILED = re.compile(
    r"(?:(?:U\.?S\.?P\.?S\.?|(?:VIA\s|BY\s)?CERTIFIED\sMAIL|Certified\sMail|Article|ARTICLE|Tracking|TRACKING)[^\d:;]{0,40}[:#]?\s?)?"
    r"(?:\d{4}\s){3,5}\d{2,4}"
)  # fmt: skip
_LONGEST_NUMBER = 60
_LINES_OF_A_STAMP = 4
_LONGEST_OF_A_STAMP = 40
_FIRSTS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789*([<{-hfaw")
_LASTS = frozenset("0123456789OlMmrb]")
"""The characters that such lines begin and end with: those of addresses, of times and of "Fax Server" among them."""
_AFTER_A_COLON = frozenset("0123456789Ol/b")
_LONGEST = 200
_LEAST_ALIKE = 25
_MOST_FORMS = 8
"""A machine has one, or one for each of its pages where a scanner got some wrong."""
_ALIKE = 0.8
_DIGITS = re.compile(r"[\dOoIlSB]")
_ENDS = frozenset('.!?)"”:')


def of_machines(lines: Sequence[str], suspects: Sequence[int]) -> tuple[set[int], set[int]]:
    """Of the lines that end in a digit, or as a time does, those that a machine added, and what belongs with them.

    The second set are those that it may have added: with a date and a time and no sentence, or with a number like Bates's.
    """
    found: set[int] = set()
    doubtful: set[int] = set()
    printed: set[int] = set()
    bates: dict[str, list[tuple[int, int]]] = {}
    for n in suspects:
        line = lines[n]
        if line[-1] not in _LASTS or line[0] not in _FIRSTS or len(line) > _LONGEST:
            continue
        if _has_a_sign(line):
            if is_head(line):
                found.add(n)
            elif _PRINT_FOOT.fullmatch(line):
                printed.add(n)
            elif _TIME.search(line) and _DATE.search(line) and not _small_words(line):
                (found if _parts_a_sentence(lines, n) else doubtful).add(n)
        elif len(line) > _LONGEST_NUMBER:
            continue
        elif "Page " in line:
            if _BATES_AND_PAGE.fullmatch(line):
                found.add(n)
        elif line[-5:].isdecimal():
            if number := _BATES.fullmatch(line):
                bates.setdefault(number["prefix"], []).append((n, int(number["number"])))
        elif line[-2:].isdecimal():
            if _MAILED.fullmatch(line) and _is_no_text(lines, n):
                found.add(n)
            else:
                found.update(_stamp(lines, n))
    for prefix, places in bates.items():
        counted = _counted(lines, prefix, places)
        found.update(counted)
        if prefix.isupper() and not counted:
            doubtful.update(n for n, _ in places if lines[n][len(prefix) :][:1] == "0")
    # "9/2/2014, 10:41 AM … Page 1 of 3" is of a browser; so may a line be that has no page.
    if printed or any(_PRINT_HEAD.fullmatch(lines[n]) for n in found):
        found |= printed | _beside_print(lines, printed | found)
    if found:
        found |= _alike(lines, found)
    return found, doubtful - found


def _has_a_sign(line: str) -> bool:
    """Whether a line may have a time, an address, or the word for a fax: without one of them it is no fax's or browser's."""
    colon = line.find(":")
    while colon >= 0:
        if line[colon + 1 : colon + 2] in _AFTER_A_COLON:
            return True
        colon = line.find(":", colon + 1)
    return "FAX" in line or "Fax" in line


def is_head(line: str) -> bool:
    """Whether a line is the head of a fax, or a browser's: a time, and two of a date, a page and a word of a fax, in no sentence.

    >>> is_head("JAN 20 2016 16:07/ST. 16:02/No. 7500000218 P 2/5"), is_head("On 1/20/2016 at 16:07 the worker fell from step 2")
    (True, False)
    """
    time = _TIME.search(line)
    told = (_DATE.search(line) is not None) + (_PAGE.search(line) is not None)
    if told + 1 < _ENOUGH:
        return False
    told += _OF_A_FAX.search(line) is not None
    return told >= (_ENOUGH if time else _ENOUGH + 1) and _small_words(line) <= 1


def _small_words(line: str) -> int:
    """How many words of a line are in small letters and such as a machine does not print."""
    return sum(
        1 for w in line.split() if w.isalpha() and w.islower() and len(w) > 1 and w not in _SMALL_WORDS
    )


def _counted(lines: Sequence[str], prefix: str, places: Sequence[tuple[int, int]]) -> Sequence[int]:
    """The lines of one prefix that hold a Bates number: it grows from page to page; one alone has a nought first, and is no text."""
    if prefix.strip(" _-.").rpartition(" ")[2] in _NO_BATES:
        return ()
    if len(places) > 1:
        grows = all(0 < after[1] - before[1] <= after[0] - before[0] for before, after in pairwise(places))
        return [n for n, _ in places] if grows else ()
    n, _ = places[0]
    digits = lines[n][len(prefix) :]
    noted = prefix and digits[0] == "0" and len(digits) >= _LEAST_DIGITS_ALONE
    return [n] if noted and _is_no_text(lines, n) else ()


def _parts_a_sentence(lines: Sequence[str], number: int) -> bool:
    return (
        0 < number < len(lines) - 1
        and lines[number + 1][0].islower()
        and lines[number - 1][-1] not in _ENDS
        and len(lines[number - 1]) > _LONGEST_OF_A_STAMP
    )


def _is_no_text(lines: Sequence[str], number: int) -> bool:
    """Whether a line stands between sentences, parts one, or is the last after one."""
    above = lines[number - 1] if number else ""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    if not above or not below:
        return not above or above[-1] in _ENDS
    if above[-1] in _ENDS and above[-1] != ":":
        return below[0].isupper()
    return (above[-1].isalpha() or above[-1] == ",") and below[0].islower()


def _stamp(lines: Sequence[str], number: int) -> Iterable[int]:
    """The lines of a stamp that ends in a date: "RECEIVED JUL 12 2014", in one line or two."""
    if _STAMPED_DATE.fullmatch(lines[number]) is None:
        return ()
    if _RECEIVED.match(lines[number]):
        return [number]
    return [number - 1, number] if number and _RECEIVED.fullmatch(lines[number - 1]) else ()


def stamp_from(lines: Sequence[str], number: int) -> range:
    """The lines of a stamp whose first word has a line of its own, by whom and when below it.

    They are short; the sentence that they part goes on after them, or one of them is the date.
    """
    end = number + 1
    parts = number > 0 and lines[number - 1][-1] not in _ENDS
    for n in range(number + 1, min(number + 1 + _LINES_OF_A_STAMP, len(lines))):
        line = lines[n]
        if line[0].islower():
            return range(number, n if parts else end)
        if len(line) > _LONGEST_OF_A_STAMP or line[-1] in ".,;":
            break
        if _STAMPED_DATE.fullmatch(line) or line.startswith(("BY", "By")):
            end = n + 1
    return range(number, end)


def _beside_print(lines: Sequence[str], printed: Iterable[int]) -> set[int]:
    """The heads of the pages that a browser printed, and the address of the paper where it stands alone beside one."""
    heads = {n for n, line in enumerate(lines) if line[0].isdecimal() and _PRINT_HEAD.fullmatch(line)}
    beside = {m for n in printed for m in (n - 1, n + 1)} | {0, len(lines) - 1}
    heads |= {
        n + 1 for n in printed if n + 1 < len(lines) and not heads and _DATED_HEAD.fullmatch(lines[n + 1])
    }
    return heads | {n for n in beside if 0 <= n < len(lines) and _LONE_ADDRESS.fullmatch(lines[n])}


def _alike(lines: Sequence[str], found: Iterable[int]) -> set[int]:
    """The other lines that differ little from one that was found: a scanner got some of their characters wrong."""
    forms = sorted({form for n in found if len(form := _form(lines[n])) >= _LEAST_ALIKE})[:_MOST_FORMS]
    similar: Callable[..., float] = Levenshtein.normalized_similarity
    return {
        n
        for n, line in enumerate(lines)
        if any(
            abs(len(line) - len(form)) < len(form) // 5 and similar(_form(line), form, score_cutoff=_ALIKE)
            for form in forms
        )
    }


def _form(line: str) -> str:
    return _DIGITS.sub("#", line)
