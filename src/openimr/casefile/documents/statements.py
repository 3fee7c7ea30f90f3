"""What a page says, one statement at a time: sentences, and the items of lists, with the list they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.names import CREDENTIALS
from openimr.casefile.documents.naming import body_parts, naming_rules
from openimr.casefile.documents.spotting import names_in

_BULLET = re.compile(r"^\s*(?:[•·▪◦●○■□*–—>-]|--|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+", re.I)
_DATE_FIRST = re.compile(
    r"^\s*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\b"
)
_END = re.compile(
    r"(?<=[A-Za-z0-9)%\"'])(?<!\bDr)(?<!\bSt)(?<!\bRt)(?<!\bLt)(?<!\bMr)(?<!\bMs)(?<!\bNo)(?<!\bvs)(?<!\b[A-Z])(?<!\bM\.D)(?<!\bD\.O)(?<!\bPh\.D)[.;]\s+(?=[A-Z(\d\"/])"
)
_FIELD = re.compile(r":\s*(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\s*$")
_COLUMNS = re.compile(
    r"^\W*(?:(?:dates?|of|service|records?|documents?|authors?|providers?|physicians?|descriptions?|types?|pages?|source|facility|kind|title|report|no\.?|item)\W*)+$",
    re.I,
)
_LONGEST_ITEM = 110
_TITLES = 7
_ONLY_WHO = re.compile(
    rf"[\s,:–-]+[A-Z][\w.'’ -]{{2,40}}?,?\s+(?:{CREDENTIALS})(?:,\s*(?:{CREDENTIALS}))*[.,]*\s*$"
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,4})\.\s+(?P<words>[A-Z][A-Z /&,-]+)")
_INITIAL = re.compile(r"[A-Z]\.\s+[A-Z][a-z]")
_HEADING_END = re.compile(r":\s*$")
_UNFINISHED = re.compile(
    r"(?:\d,|&|\(|\b(?:Drs?|[LR]t|Ste?|Mrs?|Ms|vs|No)\.|\bby (?-i:[A-Z][a-z'’-]+(?: [A-Z]\.)?)|\b(?:of|by|from|dated|the|and|to|for|with|in|on|an?))\s*$",
    re.I,
)
_ONLY_DATE = re.compile(
    r"^\W*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}[- ][A-Z][a-z]{2,8}[- ]\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\s*(?P<end>[:,–-]?)\s*$",
    re.I,
)
_CAPTION_BELOW = re.compile(
    r"^\W*date of (?:the |written )?(?:UR|utilization|adverse|decision|determination|denial|modification)\b",
    re.I,
)
_PARENTHESIS_OPEN = re.compile(r"\([^()]{0,60}$")
_WHO_FIRST = re.compile(
    rf"(?<=\d)[\s,:–-]+[A-Z][\w.'’ -]{{2,40}}?,?\s+(?:{CREDENTIALS})(?:,\s*(?:{CREDENTIALS}))*\.{{0,2}}(?=\s+[A-Z])"
)


_LAST_WHO = re.compile(r"\bDr\.?\s+(?!(?:Van|Von|De|Del|La|Le|Di|Da|St|Mc|Mac)$)[A-Z][\w'’-]+$")
_SENTENCE = re.compile(
    r"[A-Z][a-z]+\s+(?!(?:and|or|dated|was|were|is|are|of|who|which|for|on|at|in|with|to|from|had|has|noted|states?|stated|found|opined|reports?|reported|recommend\w*)\b)[a-z]+\s"
)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A sentence or an item; `listed` where it stands in a list of records or enclosures."""

    text: str
    listed: bool
    item: bool = False
    """Whether it is an item by its form, a bullet and one date, whatever list it stands in."""


def statements(lines: Sequence[str]) -> Iterator[Statement]:
    """The statements of a page's lines, top to bottom.

    A line goes on the one before unless that one was short or ended, or this one begins an item. A list of records
    opens with its heading and ends at the next heading that is none.
    """
    listed = False
    for block in _blocks(lines):
        heading = _is_heading(block) and not (listed and _COLUMNS.match(block))
        if _opens_list(block, heading):
            listed = True
        elif heading:
            listed = False
        who = _who_first(block)
        item = False
        if who is None:
            bare = _BULLET.sub("", block)
            item = bare != block and len(bare) <= _LONGEST_ITEM and len(find_dates(bare)) == 1
            each = [(sentence, listed) for sentence in _END.split(bare)]
        else:
            # "Date, author. Record." is an item by its form, also where its list began on the page before.
            first, *rest = _END.split(block[who:])
            each = [(block[:who] + first, True)] + [(sentence, listed) for sentence in rest]
        for sentence, stands in each:
            if sentence.strip():
                yield Statement(text=sentence.strip(), listed=stands, item=item)


def _who_first(block: str) -> int | None:
    """Where the date and the author end that a block begins with, credentials and all; None where it does not."""
    lead = _DATE_FIRST.match(block)
    who = _WHO_FIRST.match(block, lead.end()) if lead else None
    return who.end() if who else None


def _opens_list(block: str, heading: bool) -> bool:
    """Whether a block is, or begins with, the heading of a list: "Records reviewed", "Enclosures: 1. ..."."""
    if _COLUMNS.match(block) and re.search(r"\bdates?\b", block, re.I) and len(block.split()) > 1:
        return True
    found = naming_rules().lists.search(block[:160])
    if found is None:
        return False
    leads = found.start() <= 4 and re.match(r"[\w\s()]{0,24}:", block[found.end() :]) is not None
    alone = found.start() <= 4 and len(block.strip(" .:")) <= found.end()
    return heading or leads or alone or (len(block) < 160 and block.rstrip().endswith(":"))


def _blocks(lines: Sequence[str]) -> Iterator[str]:
    widest = max((len(line) for line in lines), default=0)
    block, last = "", ""
    for number, line in enumerate(lines):
        first = _DATE_FIRST.match(line)
        # A row has its date and then its record; in a sentence that runs over the line a small letter follows.
        dated = first is not None and not re.match(r"\s+[a-z]|\.(?:\s|$)|[;)]", line[first.end() :])
        # Over a page a line in capitals is its title, and the date below it a field's.
        completes = not (number < _TITLES and last.upper() == last) and _completes(block, last, line)
        dated = dated and not completes
        full = len(last) > 0.68 * widest and not last.endswith((".", ";", ":", ","))
        new = (bool(_BULLET.match(line)) and not (full and _INITIAL.match(line))) or (
            dated
            and not _UNFINISHED.search(last)
            and (len(last) < 0.8 * widest or bool(_DATE_FIRST.match(last)))
        )
        goes_on = (
            (block and not new and (completes or _leads(block, last, line)))
            or (
                block
                and not new
                and not (
                    last.endswith(".")
                    and not _UNFINISHED.search(last)
                    and not _lacks_record(block)
                    and _is_heading(line)
                )
                and not _HEADING_END.search(last)
                and not _COLUMNS.match(last)
                and not (_FIELD.search(last) and line[:1].isupper())
                and (
                    len(last) > 0.68 * widest
                    or _lacks_record(block)
                    or line[:1].islower()
                    # In a column beside another the lines are short: what is not finished goes on.
                    or (_UNFINISHED.search(last) and bool(re.match(r"[A-Z0-9(]", line)))
                    or (
                        (_BULLET.match(block) or _DATE_FIRST.match(block))
                        and (line.startswith("(") or _PARENTHESIS_OPEN.search(last))
                    )
                )
                and not _ends_item(block, line)
                and not _ends_with_who(block, line)
                and not (
                    not _lacks_record(block)
                    and last.endswith((".", ";"))
                    and len(last) < 0.68 * widest
                    and not _UNFINISHED.search(last)
                    and not line[:1].islower()
                )
            )
        )
        if goes_on:
            block += line if block.endswith("-") and not block.endswith(" -") else " " + line
        else:
            if block:
                yield block
            block = line
        last = line
    if block:
        yield block


def _completes(block: str, last: str, line: str) -> bool:
    """Whether a line begins with the date of the record that the block so far names without one."""
    lead = _DATE_FIRST.match(line.lstrip("("))
    if lead is None or last.endswith((".", ":", ";")):
        return False
    said = _END.split(block)[-1]
    if find_dates(said) or not names_in(said):
        return False
    return not names_in(_END.split(line.lstrip("(")[lead.end() :])[0])


def _leads(block: str, last: str, line: str) -> bool:
    """Whether the block is but a date, and the line says of what: "3/4/2012:" over the record, over a caption "Date of ...", or broken over two lines of a narrow cell."""
    only = _ONLY_DATE.match(_END.split(block)[-1])
    if only is None:
        return False
    narrow = block != last
    return bool(
        (only["end"] or narrow or line[:1].islower() or _CAPTION_BELOW.match(line)) and names_in(line)
    )


def _lacks_record(block: str) -> bool:
    """Whether an item has its date and its author only, so that the record comes on the next line of its cell."""
    lead = _DATE_FIRST.match(block)
    return lead is not None and _ONLY_WHO.match(block, lead.end()) is not None


def _ends_item(block: str, line: str) -> bool:
    """Whether a line is the heading that comes after the last item of a list, however long that item was."""
    return (
        (_DATE_FIRST.match(block) is not None or _BULLET.match(block) is not None)
        and _is_heading(line)
        and line[:1].isalpha()
        and "," not in line
        and not _UNFINISHED.search(block)
        and not body_parts(line)
        and bool(names_in(block))
        and not names_in(line)
    )


def _ends_with_who(block: str, line: str) -> bool:
    """Whether a line begins another sentence below an item that ends with who wrote the record: "... 3/4/2014 by Dr. Stone"."""
    return (
        _LAST_WHO.search(block) is not None
        and _SENTENCE.match(line) is not None
        and len(_END.split(block)) == 1
        and len(find_dates(block)) == 1
        and bool(names_in(block))
    )


def _is_heading(block: str) -> bool:
    shouted = _NUMBERED.fullmatch(block)
    if shouted:
        block = shouted["words"]
    words = re.findall(r"[A-Za-z][A-Za-z'/&-]*", block)
    if not 1 <= len(words) <= 6 or any(c.isdigit() for c in block) or len(block) > 60:
        return False
    return block.rstrip().endswith(":") or (
        all(w[0].isupper() or len(w) <= 3 for w in words) and not block.rstrip().endswith(".")
    )
