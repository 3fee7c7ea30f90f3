"""The title of a document: what a reader would call its title, whether or not the rules know such a heading.

Each cell near the top is weighed by how it is set (type, capitals, place) and by what it says; what is a letterhead, an
address, a person, a field with its value or the head of a part is none.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.casefile.documents.cells import Cell, Row
from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.headings import heading_score, looks_like_heading, without_specks
from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import facility, is_role, person
from openimr.casefile.documents.structure import part_of
from openimr.casefile.documents.titles import Title, is_address

_ROWS = 22
_LEAST = 2.6
_LEAST_OF_LETTER = 4.5
_LEAST_OF_LARGE = 3.4
_MOST_LETTERS = 95
_MOST_DIGITS = 5
_BIGGER = 1.18
_MUCH_BIGGER = 1.27
_CENTRE = 0.07
_FIELD = 1.2
"""What a title loses that stands in a field ("Procedure: ..."): one that stands by itself is more of one."""
_NOUN = re.compile(
    r"\b(?:reports?|notes?|evaluations?|examinations?|visit|records?|summary|forms?|stud(?:y|ies)|sessions?|consult(?:ation)?|certificate|"
    r"statement|notice|determination|decision|review|request|response|injections?|blocks?|ESI|ablation|arthroscopy|decompression|fusion|repair|arthroplasty|discectomy|interview|encounter|recommendation|h&p|questionnaire|prescription|history|profile|"
    r"follow[- ]?up|re-?check|re-?evaluation|assessment|transmittal|cover|declaration|proof|order|letter|list|ledger|log|slip|status|"
    r"survey|inventory|authorization|release|results?|panel|screen|confirmation|analysis|application|subpoena|petition|mri|ct|tomography|x-?rays?|"
    r"radiographs?|ultrasound|arthrogram|emg|ncv|operation|procedure|detail|printout|intake|sheet|invoice|bill|claim form|plan of care|appeal|patient|soap|issues|tab|exhibit|agreement|consent|receipt|memo(?:randum)?)\b",
    re.I,
)
_FURNITURE = re.compile(
    r"^\W*(?:page\b|pg\b|phone|tel|fax\s*(?:no|#|:|\()|www\.|http|attn|attention|dear\b|to whom|via\b|cc\b|state of california\W*$|"
    r"division of workers|independent medical review\W*$|utilization review (?:department|unit)|claims dep|(?:before the )?workers['’]? compensation appeals|before the|department of industrial|confidential|continued|patient(?:'s)? name|name\b|date\b|d\.?o\.?[bis]\b|"
    r"claim\s*(?:no|number|#)|employer\b|employee\b|insur|mrn\b|chart\b(?! (?:notes?|summary|review)\b)|"
    r"(?:patient|member|claimant|account|file|provider|reported|received|collected|ordering|released|examined|referring|performed|resulted|status|doctor|group|location)\W*$|"
    r".*\b(?:date|no|number|time)\W*$|sex\b|age\b|provider\b|physician\W*$|p\.?\s?o\.?\s+box|suite\b|"
    r"a (?:professional|medical) corporation|diplomate|board[- ]certified|fellow\b|approved by|check (?:one|all)|attach\b|please\b|instructions|copy\b|original\b|draft\b|stat\b|urgent\b|for review)",
    re.I,
)
_LABELLED = re.compile(
    r"^\W*(?:exam(?:ination)?|study|procedure|test|title|document|subject|report type|type of (?:report|visit|exam)|visit type|re)\s*[:.]\s*(?P<rest>\S.*)$",
    re.I,
)
_COLUMN = re.compile(
    r"(?:tests?|analytes?|components?|drugs?|results?|values?|reference|ranges?|cut-?offs?|flags?|units?|intervals?|dates?|description|amount|qty|charges?|code)\W*",
    re.I,
)
_LEAST_COLUMNS = 3
_SHARE_OF_COLUMNS = 0.75
_VALUE = re.compile(r":\s*\S")
_PROSE_END = re.compile(r"[A-Za-z)]{2,}[.;,]$")
_OFFICE_HELD = re.compile(
    r"\b(?:evaluator|examiner|physician|surgeon|chiropractor|acupuncturist|psychologist)s?\W*$", re.I
)
_DONE_BY = re.compile(
    r"\b(?:evaluation|examination|report|note|visit|consultation)s?\s+(?:by|of|from)\b", re.I
)
_ABBREVIATION = re.compile(r"\([A-Z][A-Z\d &/-]{1,12}\)$")
"""A second line that is but the short name of the form: "(PR-4)"."""
_JOINS = re.compile(r"\b(?:of|and|for|with|without|to|the|in|on|by|&)\W*$|[-–—:/]\s*$", re.I)
_JOINED = re.compile(r"^\W*(?:of|and|for|with|without|to|in|on|by|&|\()\b", re.I)


@dataclass(frozen=True, kw_only=True)
class Caption:
    """A line that may be a title, and how much it looks like one."""

    text: str
    score: float
    large: bool = False
    """Whether it is set in larger type than most of the page."""


def document_title(page: PageLines, kind: str, heading: Title | None) -> str | None:
    """The title of a document of this kind as its first page prints it, or None.

    `heading` is what told its kind, if a heading did: it is the title unless another line is more of one.
    """
    found = max(_captions(page, kind), key=lambda c: c.score, default=None)
    least = _LEAST
    if found is not None and kind == "correspondence":
        least = _LEAST_OF_LARGE if found.large else _LEAST_OF_LETTER
    if found is None or found.score < least:
        return heading.text if heading is not None else None
    if (
        heading is not None
        and heading.joined
        and found.text in heading.text
        and not _VALUE.search(heading.text)
    ):
        rest = heading.text.replace(found.text, "").strip()
        if not _of_one_type(page, found.text, rest):
            return found.text
        return heading.text if looks_like_heading(rest) and not facility(rest) else found.text
    return found.text


def _of_one_type(page: PageLines, one: str, other: str) -> bool:
    """Whether two lines are set in type of one size, as far as the page tells."""
    sizes = {cell.text: cell.height for row in page.rows[:_ROWS] for cell in row if cell.height}
    if one not in sizes or other not in sizes:
        return True
    low, high = sorted((sizes[one], sizes[other]))
    return high < _BIGGER * low


def best_caption(page: PageLines, most_rows: int) -> Caption | None:
    """The cell among the first rows that looks most like a title, whatever kind of document that may be."""
    return max(_captions(page, "", most_rows), key=lambda c: c.score, default=None)


def _captions(page: PageLines, kind: str, most_rows: int = _ROWS) -> Iterator[Caption]:
    rows = page.rows[:most_rows]
    heights = [cell.height for row in page.rows for cell in row if cell.height]
    usual = statistics.median(heights) if heights else 0.0
    scanned = page.page.source == "ocr"
    for number, row in enumerate(rows):
        # Of a scan the rules of a table make some boxes of a row higher, never all.
        least = min(cell.height for cell in row)
        for cell in row:
            text = _said(cell.text, kind)
            if text is None or _is_office(rows, number, text) or _in_head_of_table(rows, number, text):
                continue
            known = heading_score(text, kind)
            size = (least if scanned else cell.height) / usual if usual else 0.0
            labelled = text != without_specks(cell.text)
            score = 0.8 * known + _look(cell, row, text, size, labelled=labelled) - 0.04 * number
            if facility(text) and not known:
                score -= (
                    0.0
                    if _NOUN.search(text.split()[-1])
                    else (1.5, 0.6, 0.0)[min(len(_NOUN.findall(text)), 2)]
                )
            under = _goes_on(rows, number, usual, kind)
            yield Caption(text=f"{text} {under}" if under else text, score=score, large=size > _BIGGER)


def _in_head_of_table(rows: tuple[Row, ...], number: int, text: str) -> bool:
    """Whether a cell is, or is of, the head of a table. A line of such words over fields, "Name: value", is a title."""
    row = rows[number]
    if len(row) > 2 and _heads_columns(" ".join(cell.text for cell in row)):
        return True
    over_fields = number + 1 < len(rows) and any(":" in cell.text for cell in rows[number + 1])
    return _heads_columns(text) and not (len(row) == 1 and over_fields)


def _heads_columns(text: str) -> bool:
    """Whether a line is the head of a table: "Drug Result Cutoff"."""
    words = text.split()
    named = sum(1 for word in words if _COLUMN.fullmatch(word))
    return named >= _LEAST_COLUMNS and named >= _SHARE_OF_COLUMNS * len(words)


def _said(text: str, kind: str) -> str | None:
    """What a cell says, if that can be a title, without the label before it ("Exam: MRI of the left knee")."""
    said = text
    text = without_specks(said)
    labelled = _LABELLED.match(text)
    if labelled:
        text = labelled["rest"].strip(" .:")
    letters = sum(c.isalpha() for c in text)
    if not 3 <= letters <= _MOST_LETTERS or sum(c.isdigit() for c in text) > _MOST_DIGITS or find_dates(text):
        return None
    if (
        _FURNITURE.match(text)
        or text.rstrip().endswith(":")
        or (_PROSE_END.search(said) and len(said.split()) > 3)
    ):
        return None
    if _VALUE.search(text):
        before, _, after = text.partition(":")
        known = heading_score(before, kind) and not any(c.isdigit() for c in after)
        if not (known or (_NOUN.search(before) and (text.upper() == text or _NOUN.search(after)))):
            return None
    if is_address(text) or person(text) or (_OFFICE_HELD.search(text) and not _DONE_BY.search(text)):
        return None
    if is_role(text) and not _NOUN.search(text) and not heading_score(text, kind):
        return None
    part = part_of(text)
    if part == "psych_testing" and kind == "laboratory-report":
        part = None  # "Test results" heads a part of a psychologist's report, and a laboratory's paper
    if part not in (
        None,
        "interval_history",
        "plan_of_care",
        "deed",
        "session",
    ) and not heading_score(text, kind):
        return None
    return text


def _look(cell: Cell, row: Row, text: str, size: float, *, labelled: bool) -> float:
    """How much a cell looks like a title; `size` is its height over that of most cells (0 if not known)."""
    score = 0.0
    capitals = text.upper() == text
    if capitals:
        score += 0.9
    elif looks_like_heading(text):
        score += 0.6
    elif not _NOUN.search(text):
        return 0.0
    nouns = len({m[0].lower() for m in _NOUN.finditer(text)})
    score += 1.6 * (nouns > 0) + 0.3 * min(nouns - 1, 2) * (nouns > 1)
    score += 0.7 * (len(row) == 1)
    if size > _BIGGER:
        score += 1.8 if nouns and size > _MUCH_BIGGER else 1.2
    if cell.x1 and abs((cell.x0 + cell.x1) / 2 - 0.5) < _CENTRE and cell.x0 > 0.15:
        score += 0.6
    if labelled:
        score -= _FIELD
    return score - 0.4 * (len(text.split()) > 10)


def _is_office(rows: tuple[Row, ...], number: int, text: str) -> bool:
    """Whether a cell is the name of an office: one above an address, or one that is named like an office at the top."""
    under = [cell.text for row in rows[number + 1 : number + 4] for cell in row]
    return number <= 3 and bool(facility(text)) and any(is_address(line) for line in under)


def _goes_on(rows: tuple[Row, ...], number: int, usual: float, kind: str) -> str | None:
    """The second line of a title set on two: one ends, or the other begins, as no title does; or both are of big type."""
    if number + 1 >= len(rows) or len(rows[number]) > 1 or len(rows[number + 1]) > 1:
        return None
    cell, other = rows[number][0], rows[number + 1][0]
    text = other.text if _ABBREVIATION.match(other.text) else _said(other.text, kind)
    if text is None or not looks_like_heading(text):
        return None
    parted = bool(_JOINS.search(cell.text)) or bool(_JOINED.match(text))
    big = (
        usual
        and min(cell.height, other.height) > _BIGGER * usual
        and abs(cell.height - other.height) < 0.08 * usual
    )
    return text if parted or (big and bool(_NOUN.search(text))) else None
