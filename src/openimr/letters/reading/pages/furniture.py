"""Page furniture: running heads, running feet, page numbers. They belong to no field (letters rule 3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import pairwise, product

from openimr.letters.reading.pages.amid import (
    LINES_OF_A_HEADER,
    beside,
    end_of_header,
    ends_the_header,
    goes_on_around,
)
from openimr.letters.reading.pages.letterheads import beside_furniture, letterheads
from openimr.letters.reading.pages.machines import of_machines, stamp_from
from openimr.letters.reading.pages.running import repeated_titles, running_heads
from openimr.letters.reading.pages.strays import numbers_of_documents

MOST_PAGES_OF_A_LETTER = 30
"""A bare "Page 3 of 5" is a foot; "Page 43 of 127" is a citation that a line break left on its own."""

_CASE = r"CM\s?\d{2}\s?-\s?\d{6,7}"
_OWN_WORDS = (
    rf"(?:{_CASE}|IMR|Independent\s+Medical\s+Review|(?:Final\s+(?:Letter\s+of\s+)?)?Determination(?:\s+Letter)?|for\b"
    r"|MAXIMUS\s+Federal\s+Services(?:,\s*Inc\.?)?|Case(?:\s+(?:Number|No\.?))?\s*:?|[·•|–—:,-])"
)
_FORM_WORDS = (
    rf"(?:{_OWN_WORDS}|Form\s+Effective|(?:Printed|Revised|Rev\.|Dated?)\s*:?(?:\s+on)?|Confidential"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\[)"
)
_PAGE = r"P(?:age|g\.?|\.)\s?[:|]?\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?"
_FOOT = re.compile(
    rf"(?:{_FORM_WORDS}\s*)++{_PAGE}\]?"
    rf"|{_PAGE}\s*(?:{_OWN_WORDS}\s*|Confidential\b)++"
    rf"|[^:]{{0,100}}\s[·•|]\s*{_PAGE}"
    rf"|{_PAGE}\s*[·•|]\s[^:]{{0,100}}"
    rf"|(?:{_OWN_WORDS}\s*)*+(?<=\d\s)\d{{1,2}}\s*(?:of|/)\s*\d{{1,2}}"
    rf"|\d{{1,3}}\s?\|\s?P\s?a\s?g\s?e"
    rf"|[^.:;]{{0,60}}\b{_CASE}[^.:;]{{0,40}}\b{_PAGE}"
    rf"|{_PAGE}\b[^.:;]{{0,60}}\b{_CASE}[^.:;]{{0,40}}"
    rf"|Final\s+Determination\s+Letter\s+for\s+IMR\s+Case\s+Number\s*:?\s*{_CASE}(?:\s+\d{{1,3}})?",
    re.IGNORECASE,
)
# Two of the columns of a foot: where the organization has its letters sent, and another title than the usual ones.
_WHERE = re.compile(
    r"P\.?\s?O\.?\s+Box\s+\d{3,6},?(?:\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s+CA\s+\d{5}(?:-\d{4})?)?"
)
_TITLED_CASE = re.compile(rf"(?:(?:[A-Z][\w/&-]*|of|for|the|and)\s){{1,8}}{_CASE}\s[-–—]?\s?\d{{1,2}}")
_BARE_PAGE_OF = re.compile(r"P(?:age|g\.?|\.)\s+(\d{1,3})(?:\s+of\s+|\s?/\s?)(\d{1,3})", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"(?:P(?:age|g\.?):?\s+(?:\|\s*)?)?(?:[-–—]{1,2}\s?\d{1,3}\s?[-–—]{0,2}|\d{1,3}(?:\s[-–—])?)",
    re.IGNORECASE,
)
_DASHED_PAGE_OF = re.compile(r"[-–—]\s?(\d{1,2})(?:\sof\s|\s?/\s?)(\d{1,2})\s?[-–—]")
_CASE_LINE = re.compile(
    rf"(?:\d{{1,2}}\s)?(?:{_OWN_WORDS}\s*)*+(?:(?<=\d)|(?<=[\d–-]\s)\d{{1,2}})", re.IGNORECASE
)
# What a head or foot may be without a number or a name: no sentence of a letter has a line of such words.
_BY_ITSELF = re.compile(
    r"(?i:MAXIMUS\s+Federal\s+Services(?:,\s*Inc\.?)?|Final\s+(?:Determination\s+Letter|Letter\s+of\s+Determination)"
    r"|Independent\s+Medical\s+Review\s+Final\s+Determination(?:\s+Letter)?)"
    r"|(?:STRICTLY\s|PRIVILEGED\s(?:AND|&)\s)?CONFIDENTIAL|(?:(?:UNOFFICIAL|FILE|CERTIFIED|DRAFT|DUPLICATE)\s)?COPY|DRAFT|DUPLICATE|RECEIVED|SCANNED"
)
LONGEST_BY_ITSELF = 60
_MISREAD_FOOT = re.compile(
    r"F[il1]na[l1I]\s+Determ[il1]nat[il1][o0]n\s+[LI1l]etter\s+f[o0]r\s+[Il1]MR\s+Ca[s5]e\s+Number\s?:?"
    r"\s?CM[\dOolIS]{2}\s?-\s?[\dOolIS]{6,7}(?:\s\S{1,3})?",
    re.IGNORECASE,
)
_ANY_CASE = re.compile(_CASE)
_LONGEST_CASE_LINE = 90
_A_SENTENCE = 60
"""Characters of a line that ends in a full stop; a header has none so long."""
_PAGE_OF = re.compile(r"(\d{1,2})(?:\sof\s|(?P<whole>\s?/\s?))(\d{1,2})", re.IGNORECASE)
_LONGEST = 160
SHORT = 12
"""No bare page number is longer."""
_DEMONSTRATION = "DEMONSTRATION: "
_BEGINNINGS = frozenset(
    {
        "page",
        "fina",
        "f1na",
        "flna",
        "conf",
        "inde",
        "maxi",
        "[pag",
        "imr ",
        "stat",
        "divi",
        "depa",
        "p.o.",
        "dwc ",
        "cont",
        "dete",
        "prot",
        "(855",
        "fax ",
        "copy",
        "draf",
        "dupl",
        "file",
        "cert",
        "priv",
        "rece",
        "scan",
        "stri",
        "unof",
        _DEMONSTRATION[:4].lower(),
    }
)
_BEGIN_LIKE_A_HEAD = frozenset(
    {"".join(letters) for words in _BEGINNINGS for letters in product(*({c, c.upper()} for c in words))}
    | {"MEDI", "NOTI", "Noti"}
)
"""The same in letters of either size, which costs less than to make each line's small, and those in which a title may begin."""
_FIRST_LETTERS = frozenset("PpDFCIMNRSU[(")
_LAST_OF_PAGE = frozenset("eE")
_DASHES = frozenset("-–—")
_RULES = _DASHES | frozenset("=*~")
_SHORTEST_RULE = 3
_OTHER_LASTS = _RULES | _LAST_OF_PAGE | frozenset("MD)")
# "MAXIMUS guideline: Decision based on MTUS ACOEM Chapter 8" and, a page on, "… Chapter 9".
OF_A_FIELD = re.compile(
    r"[^:]{0,40}(?:gu[il1]de[il1][il1]ne|rat[il1]ona[il1]e|bas[il1]s)\s?:|.*\bchapter\s[#\d]{1,2}\W*$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_COUNTS = re.compile(r"(?<![\d/.-])(\d{1,2})(?:\sof\s\d{1,2})?\)?$")
_OF_A_FOOT = re.compile(
    rf"\b(?:page|p\.|{_CASE}|IMR|Determination|Review|MAXIMUS|Letter|Confidential)(?!\w)", re.IGNORECASE
)


class Furniture(Enum):
    """What a line is, as far as its own words tell."""

    TEXT = 0
    SURE = 1
    """Furniture, whatever stands around it."""
    IF_ALONE = 2
    """Furniture if it stands apart from the text around it."""
    DOUBTFUL = 3
    """Text, though it looks like a line that a machine added: to be reported."""


_TEXT, _SURE, _IF_ALONE, _DOUBTFUL = Furniture


def find_furniture(lines: Sequence[str], numbers: Sequence[int], ends: Sequence[int]) -> dict[int, Furniture]:
    """Which of some tidy lines, none of them empty, are furniture by their own words, or are if they stand alone.

    Only a line that ends in a number, in dashes or not, or begins as a head or foot does can be: the others are not
    judged. `numbers` are those of the lines in the text as given, `ends` those with which its pages end.
    """
    suspects = [
        n
        for n, line in enumerate(lines)
        if (last := line[-1]).isdecimal()
        or (
            last in _OTHER_LASTS
            and (
                last in _RULES
                or (last == "M" and line[-2:-1] in "APap")
                or (last in _LAST_OF_PAGE and line[0].isdecimal() and "|" in line)
                or (last == ")" and ("age " in line or "ont" in line[-11:].lower()))
                or (last == "D" and line.endswith("CONTINUED"))
            )
        )
        or (line[0] in _FIRST_LETTERS and line[:4] in _BEGIN_LIKE_A_HEAD)
    ]
    kinds: dict[int, Furniture] = {n: kind for n in suspects if (kind := judge(lines[n])) is not _TEXT}
    kinds.update(dict.fromkeys(_of_their_own_words(lines, suspects, kinds), _SURE))
    left = [n for n in suspects if n not in kinds]
    kinds.update(dict.fromkeys(numbers_of_documents(lines, left), _SURE))
    added, perhaps = of_machines(lines, left)
    kinds.update(dict.fromkeys(added, _SURE))
    kinds.update(dict.fromkeys(_counting_alike(lines, left), _SURE))
    kinds.update(
        dict.fromkeys(letterheads(lines, [n for n in suspects if kinds.get(n) is not _SURE], numbers), _SURE)
    )
    kinds.update(dict.fromkeys(running_heads(lines, left, numbers, ends), _SURE))
    alone = [n for n in suspects if len(lines[n]) <= LONGEST_BY_ITSELF and _BY_ITSELF.fullmatch(lines[n])]
    if alone:
        header = end_of_header(lines)
        known = [n for n in alone if n > header or (0 < n < len(lines) - 1 and goes_on_around(lines, n))]
        kinds.update(dict.fromkeys(known, _SURE))
        for n in alone:
            if lines[n] == "RECEIVED":
                kinds.update(dict.fromkeys(stamp_from(lines, n), _SURE))
    kinds.update(dict.fromkeys(repeated_titles(lines, left, numbers, ends, kinds), _SURE))
    if perhaps:
        header = end_of_header(lines)
        kinds.update({n: _DOUBTFUL for n in perhaps if n > header and n not in kinds})
    if sure := [n for n, kind in kinds.items() if kind is _SURE]:
        kinds.update(dict.fromkeys(beside_furniture(lines, sure), _SURE))
    return kinds


def judge(line: str) -> Furniture:
    """What one tidy, non-empty line is."""
    if len(line) > _LONGEST:
        return _TEXT
    if line.startswith(_DEMONSTRATION):
        return _SURE
    if line[-1] in _RULES and len(line) >= _SHORTEST_RULE and not any(map(str.isalnum, line)):
        return _SURE
    if len(line) <= SHORT and _BARE_NUMBER.fullmatch(line):
        return _SURE if "|" in line else _IF_ALONE
    if line[-1] in _DASHES and len(line) <= SHORT and (match := _DASHED_PAGE_OF.fullmatch(line)):
        return _SURE if 1 <= int(match[1]) <= int(match[2]) <= MOST_PAGES_OF_A_LETTER else _TEXT
    low = line.lower()
    if line[0] == "F" and _MISREAD_FOOT.fullmatch(line):
        return _SURE
    if not (
        "page" in low
        or "letter" in low
        or "cm" in low
        or low.startswith(("pg", "p."))
        or low.endswith("p a g e")
    ):
        return _TEXT
    if bare := _BARE_PAGE_OF.fullmatch(line):
        number, last = int(bare[1]), int(bare[2])
        return _SURE if 1 <= number <= last <= MOST_PAGES_OF_A_LETTER else _TEXT
    if "Box" in line:
        line = _WHERE.sub("IMR", line)
    return _SURE if _FOOT.fullmatch(line) else _TEXT


def _counting_alike(lines: Sequence[str], suspects: Sequence[int]) -> set[int]:
    """The lines that speak of a page, a case or the program and are alike but for a number that grows by one."""
    alike: dict[str, list[tuple[int, int]]] = {}
    for n in suspects:
        line = lines[n]
        if (
            len(line) <= _LONGEST_CASE_LINE
            and (line[-1].isdecimal() or line[-1] == ")")
            and (count := _COUNTS.search(line))
            and _OF_A_FOOT.search(line)
        ):
            alike.setdefault(line[: count.start(1)] + line[count.end(1) :], []).append((int(count[1]), n))
    return {
        n
        for places in alike.values()
        if len(places) > 1
        and all(after[0] - before[0] == 1 for before, after in pairwise(places))
        and not OF_A_FIELD.match(lines[places[0][1]])
        for _, n in places
    }


def _of_their_own_words(
    lines: Sequence[str], suspects: Sequence[int], kinds: Mapping[int, Furniture]
) -> set[int]:
    """The lines below the header that hold nothing but the case number, and those that count pages as `2 of 5`.

    The header's own line is one of the first, above all long ones; a page's head or foot stands further down.
    """
    found = {
        n
        for n in suspects
        if "CM" in lines[n]
        and "Page" not in lines[n]
        and len(lines[n]) <= _LONGEST_CASE_LINE
        and (
            _CASE_LINE.fullmatch(lines[n])
            or (0 < n < len(lines) - 1 and goes_on_around(lines, n) and _TITLED_CASE.fullmatch(lines[n]))
        )
    }
    if found:
        # The header's line with the number comes first, or its end does; no further than the last one found is looked.
        first = lines[: min(LINES_OF_A_HEADER, max(found))]
        last = next(
            (
                n
                for n, line in enumerate(first)
                if ends_the_header(line)
                or (line[-1] == "." and len(line) > _A_SENTENCE and kinds.get(n) is not _SURE)
                or ("CM" in line and kinds.get(n) is not _SURE and _ANY_CASE.search(line))
            ),
            min(LINES_OF_A_HEADER, len(lines)) - 1,
        )
        found = {n for n in found if n > last}
    counts: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for n in suspects:
        if len(lines[n]) <= SHORT and (match := _PAGE_OF.fullmatch(lines[n])):
            # "4/5" is the strength of a muscle, unless there is a line for every one of five pages.
            counts.setdefault((match[3], bool(match["whole"])), []).append((int(match[1]), n))
    heads = set(found)
    if heads:
        found.update(
            n
            for n, kind in kinds.items()
            if kind is _IF_ALONE
            and int(_DIGITS.search(lines[n])[0]) <= MOST_PAGES_OF_A_LETTER  # type: ignore[index]
            and not heads.isdisjoint(beside(lines, n))
        )
    for (pages_in_all, whole), places in counts.items():
        pages = [page for page, _ in places]
        if whole and len(places) != int(pages_in_all):
            continue
        in_turn = pages == list(range(pages[0], pages[0] + len(pages)))
        if (
            in_turn
            and len(places) <= int(pages_in_all) <= MOST_PAGES_OF_A_LETTER
            and (len(places) > 1 or not {*heads, -1}.isdisjoint(beside(lines, places[0][1])))
        ):
            found.update(n for _, n in places)
    return found
