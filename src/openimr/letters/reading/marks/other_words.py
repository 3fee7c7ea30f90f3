"""Headings of a professional review in words of their own: known by the words that tell what they open.

The layout has no fixed headings (rulebook 12.4, F1), so a heading in capitals that is not in the data file counts as
well, where its part has no heading yet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from openimr.letters.reading.marks.headings import LONGEST_HEADING, NUMBERED, is_title
from openimr.letters.reading.marks.kinds import Kind, Mark
from openimr.letters.reading.marks.labels import after_colon
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.words.necessity import find_necessity
from openimr.letters.reading.words.noise import fold, mend
from openimr.letters.reading.words.outcomes import read_decision, read_outcome

_LONGEST = 100
_OF_THE_OTHER_SIDE = re.compile(r"\b(?:CLAIMS? ADMINISTRATOR|UTILIZATION REVIEW|UR\b)")
_OF_SOURCES = re.compile(r"\b(?:GUIDELINE(?:S|\(S\))?|EVIDENCE|MTUS|CRITERIA|BASIS|CITATIONS?)(?![\w(])")
_A_SOURCE = re.compile(r"(?:NON-? ?)?MTUS|ACOEM|ODG")
"""With a colon after it, how a statement begins."""
_THING = r"(?:TREATMENT|SERVICE|ITEM|PROCEDURE)(?:S|\(S\))?(?:(?:/| AND | OR )(?:TREATMENT|SERVICE|ITEM|PROCEDURE)(?:S|\(S\))?)?"
_NOUN_FOR_THE_REVIEW = (
    r"(?:DETERMINATION|REVIEW|DECISION|CONSIDERATION|THE (?:DETERMINATION|REVIEW|DECISION))"
)
_WHAT_THEY_OPEN = (
    (re.compile(
        r"(?:.* )?(?:RATIONALE|EXPLANATION|DISCUSSION|REASON(?:S|ING|\(S\))?)(?: (?:AND|FOR|OF|WHY) .*)?"
        r"|(?:AND )?WHY .*\b(?:NECESSARY|NECESSITY|APPROPRIATE|DECISION|DETERMINATION|UPHELD|OVERTURNED)"), Kind.WHY),
    (re.compile(
        r"(?:.* )?(?:QUALIFICATION|CREDENTIAL)(?:S|\(S\))?(?: OF .*)?"
        r"|(?:(?:MEDICAL|PROFESSIONAL|EXPERT|PHYSICIAN) )*REVIEWER(?: (?:TYPE|SPECIALTY|INFORMATION|PROFILE)(?:(?: AND |/).*)?)?"
        r"|(?:TYPE|SPECIALTY) OF (?:THE )?(?:.* )?REVIEWER"), Kind.QUALIFICATIONS),
    (re.compile(
        r"(?:(?:LIST OF|THE|MEDICAL|RELEVANT) )*(?:RECORD|DOCUMENT|MATERIAL)(?:S|\(S\))?"
        rf"(?: LIST|(?: .*)? (?:REVIEWED|CONSIDERED|EXAMINED|STUDIED|RECEIVED|SUBMITTED|PROVIDED)(?: (?:FOR|IN|BY) {_NOUN_FOR_THE_REVIEW})?)?"), Kind.DOCUMENTS),
    (re.compile(
        r"(?:(?:BRIEF|CASE|CLINICAL|MEDICAL|PATIENT|EMPLOYEE|THE) )*(?:SUMMARY|HISTORY|BACKGROUND|SYNOPSIS)"
        r"(?: OF (?:THE )?(?:(?:CLINICAL|MEDICAL) )?(?:CASE|HISTORY|FACTS|RECORDS?))?"), Kind.SUMMARY),
    (re.compile(
        r"(?:(?:THE|MEDICAL|CLINICAL|DISPUTED|SPECIFIC|LIST OF) )*(?:ISSUE|QUESTION|DISPUTE)(?:S|\(S\))?"
        r"(?: (?:AT|IN|UNDER|FOR|TO|OF|PRESENTED|POSED|SUBMITTED|ASKED|REVIEWED)\b.*)?"
        rf"|(?:THE |MEDICAL )*(?:DISPUTED|REQUESTED) {_THING}(?: (?:AT|IN) .*)?"
        rf"|{_THING} (?:REQUESTED|DISPUTED|(?:AT|IN|UNDER) (?:ISSUE|DISPUTE|REVIEW))"), Kind.ISSUE),
    (re.compile(r"(?:.* )?(?:DECISION|DETERMINATION|OUTCOME|FINDING(?:S|\(S\))?|CONCLUSION|ANSWER|RESULT)"), Kind.OUTCOME),
)  # fmt: skip
_THAT_TELL = (
    "ADMINISTRATOR", "BACKGROUND", "CLAIMS", "CLINICAL", "CONCLUSION", "CREDENTIALS", "CRITERIA", "DECISION", "DETERMINATION",
    "DISPUTE", "DISPUTED", "DOCUMENTS", "EVIDENCE", "EXPLANATION", "GUIDELINE", "GUIDELINES", "HISTORY", "ISSUES", "MEDICAL",
    "MEDICALLY", "NECESSARY", "PROFESSIONAL", "QUALIFICATION", "QUALIFICATIONS", "QUESTION", "QUESTIONS", "RATIONALE", "RECORDS",
    "RELIED", "REQUESTED", "REVIEWED", "REVIEWER", "SERVICE", "SERVICES", "SUMMARY", "TREATMENT", "UTILIZATION",
)  # fmt: skip
"""Words by which a heading is known, each of six letters at least: with one of them wrong it is known, too."""
_MISREAD_CAPITALS = str.maketrans("l|015", "IIOIS")
_WORD_TO_MEND = re.compile(r"[A-Z0-9]{5,}")
_AFTER_THE_RATIONALE = frozenset({Kind.OUTCOME, Kind.QUALIFICATIONS, Kind.DOCUMENTS})
_OF_PARTS = frozenset(
    {
        Kind.ISSUE,
        Kind.SUMMARY,
        Kind.DOCUMENTS,
        Kind.QUALIFICATIONS,
        Kind.RELIED_UPON,
        Kind.CLAIMS_BASIS,
        Kind.WHY,
    }
)
_ONE_OF_A_PART = {
    Kind.RATIONALE: Kind.WHY, Kind.CLAIMS_GUIDELINE: Kind.CLAIMS_BASIS,
    Kind.REVIEWER_GUIDELINE: Kind.RELIED_UPON, Kind.REVIEWER_BASIS: Kind.RELIED_UPON,
}  # fmt: skip


def in_other_words(source: Source, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, with those headings in capitals whose parts no other heading opens.

    A letter that has no heading in capitals may have them with a capital to each word of weight, a colon after them.
    """
    marks = [_of_the_reviewer(mark) for mark in marks]
    if _all_in_capitals(source):
        return marks
    found = _found(source, marks, _in_capitals)
    if not found and not any(m.kind in _OF_PARTS and m.words.isupper() for m in marks):
        found = _found(
            source, marks, _in_small_letters if _has_bare_headings(source, marks) else _in_any_case
        )
    return sorted([*marks, *found], key=lambda m: m.line)


def _of_the_reviewer(mark: Mark) -> Mark:
    """A mark; "MEDICAL PROFESSIONAL REVIEWER", which is no "MEDICAL PROFESSIONAL REVIEW" misspelt, as what it is."""
    if mark.kind is Kind.PROFESSIONAL_REVIEW and what_it_opens(mark.words.upper()) is Kind.QUALIFICATIONS:
        return mark._replace(kind=Kind.QUALIFICATIONS)
    return mark


def has_issue(source: Source) -> bool:
    """Whether a heading of any words opens an issue at dispute."""
    heads = (_in_capitals(source, n) or _in_any_case(source, n) for n in range(len(source.lines)))
    return any(what_it_opens(words) is Kind.ISSUE for words in heads if words)


def _found(source: Source, marks: Sequence[Mark], heading: Callable[[Source, int], str]) -> list[Mark]:
    taken = {_ONE_OF_A_PART.get(m.kind, m.kind) for m in marks}
    opened = {number for m in marks for number in range(m.line, max(m.line, m.opens) + 1)}
    why = next((m.line for m in marks if m.kind in {Kind.WHY, Kind.RATIONALE}), len(source.lines))
    found: list[Mark] = []
    for number, line in enumerate(source.lines):
        words = "" if number in opened else heading(source, number)
        kind, opens = (what_it_opens(words) if words else None), number
        if words and ":" not in line and number + 1 < len(source.lines) and number + 1 not in opened:
            below = heading(source, number + 1)  # "… RELIED UPON BY UTILIZATION" over "REVIEWER:"
            whole = f"{words} {below}"
            alone = (" " in below and what_it_opens(below) is not None) or _A_SOURCE.fullmatch(below)
            if below and ":" in source.lines[number + 1] and not alone and what_it_opens(whole):
                kind, words, opens = what_it_opens(whole), whole, number + 1
        again = (
            kind is Kind.QUALIFICATIONS and number < why
        )  # "TYPE OF REVIEWER:" above "REVIEWER QUALIFICATIONS:"
        if kind is Kind.SUMMARY and kind in taken and "RECORD" in words:
            kind = Kind.DOCUMENTS  # "SUMMARY OF RECORDS" beside the summary of the case
        if (
            kind is None
            or (kind in taken and not again)
            or (number > why and kind not in _AFTER_THE_RATIONALE)
        ):
            continue
        last = source.lines[opens]
        colon = last.find(":", 0, _LONGEST)
        numbered = NUMBERED.match(last)
        after = len(words) + 1 + (numbered.end() if numbered else 0)
        column = min(after, len(last)) if colon < 0 else after_colon(last, colon)
        mark = Mark(kind, number, column, opens, words=words)
        if kind is Kind.OUTCOME and not has_outcome(source, mark):
            continue
        taken.add(kind)
        if kind is Kind.WHY:
            why = number
        found.append(mark)
    return found


def _in_capitals(source: Source, number: int) -> str:
    """The words of a line that is a heading in capitals, or begins with one before its colon; "" for any other."""
    line = source.lines[number]
    if not line[1:4].isupper() or (line[-1] in ".,;" and ":" not in line):
        return ""
    words = line.partition(":")[0] if ":" in line[:_LONGEST] else line
    if len(words) > LONGEST_HEADING:
        return ""
    capitals = words.translate(_MISREAD_CAPITALS)
    if words is line and not capitals.isupper():
        words, _, outcome = line.rpartition(" ")  # "DECISION Upheld"
        capitals = words.translate(_MISREAD_CAPITALS)
        if read_outcome(outcome) is None or what_it_opens(capitals) is not Kind.OUTCOME:
            return ""
    if len(words) > _LONGEST or not capitals.isupper():
        return ""
    return (capitals if capitals[3:5].isalpha() else NUMBERED.sub("", capitals, count=1)).strip()


def _in_title_case(source: Source, number: int) -> str:
    """The same, in capitals, of a heading that has a capital to each word of weight, and a colon or space above and below."""
    line = source.lines[number]
    if not line[:1].isupper() or _A_SENTENCE.search(line):
        return ""
    words, colon, _ = line[:_LONGEST].partition(":")
    if not colon and (line[-1] in ".,;?!" or not _stands_apart(source, number)):
        return ""
    return words.strip().upper() if is_title(words) else ""


def _in_any_case(source: Source, number: int) -> str:
    """The same of a heading that has such capitals, or is of nothing but the words of headings before a colon: "Guideline cited by the reviewer:"."""
    return _in_title_case(source, number) or _of_words_of_headings(source, number, bare=False)


def _in_small_letters(source: Source, number: int) -> str:
    """The same in a letter whose headings have no colon: one may be a line by itself, "Professional reviewer's guideline"."""
    return _in_title_case(source, number) or _of_words_of_headings(source, number, bare=True)


def _of_words_of_headings(source: Source, number: int, *, bare: bool) -> str:
    line = source.lines[number]
    words, colon, _ = line[:_LONGEST_IN_SMALL].partition(":")
    if not line[:1].isupper() or not (colon or (bare and len(line) < _LONGEST_IN_SMALL)):
        return ""
    parts = words.upper().replace("’", "'").split()
    if not _WORDS_OF_HEADINGS.issuperset(parts) or (parts[0] == "THE" and _PARTIES.isdisjoint(parts)):
        return ""
    if number and source.gap(number) < _AN_EMPTY_LINE and source.lines[number - 1][-1] not in ".?!:)":
        return ""
    if not colon and (number + 1 == len(source.lines) or source.lines[number + 1][0].islower()):
        return ""
    return " ".join(parts)


def _has_bare_headings(source: Source, marks: Sequence[Mark]) -> bool:
    """Whether two or more headings of a letter are each a line by itself, without a colon."""
    bare = [m for m in marks if m.kind in _OF_PARTS and m.words and m.words == source.lines[m.line]]
    return len(bare) >= _SEVERAL


_SEVERAL = 2
_LONGEST_IN_SMALL = 70
_PARTIES = frozenset({"REVIEWER", "REVIEWER'S", "ADMINISTRATOR", "ADMINISTRATOR'S", "UTILIZATION", "UR"})
_OF_HEADINGS = """
THE OF BY FOR AND OR IN ON UPON AT UNDER TO WHY HIS HER ITS HIS/HER CLAIM CLAIMS PHYSICIAN PHYSICIAN'S EXPERT PROFESSIONAL
MEDICAL INDEPENDENT IMR REVIEW GUIDELINE GUIDELINES GUIDELINE(S) EVIDENCE CRITERIA BASIS CITATION CITATIONS MTUS SECTION
SECTION(S) TREATMENT RELIED CITED USED APPLIED CONSULTED REFERENCED FOLLOWED CONSIDERED REVIEWED RECEIVED SUBMITTED PROVIDED
EXAMINED STUDIED RECORD RECORDS RECORD(S) DOCUMENT DOCUMENTS DOCUMENT(S) MATERIAL MATERIALS LIST RELEVANT CASE CLINICAL SUMMARY
SYNOPSIS BACKGROUND HISTORY FACTS BRIEF ISSUE ISSUES ISSUE(S) DISPUTE DISPUTED REQUESTED SERVICE SERVICES QUESTION RATIONALE
REASON REASONS REASONING EXPLANATION DISCUSSION DECISION DETERMINATION OUTCOME CONCLUSION QUALIFICATIONS CREDENTIALS
SPECIALTY
"""
_WORDS_OF_HEADINGS = _PARTIES | frozenset(_OF_HEADINGS.split())
"""A line of no other words before its colon, or by itself, says nothing of a case: it is a heading."""
_A_SENTENCE = re.compile(r"^(?:The|This|An?)\s.*\s(?:relied|based|used|cited|found)\s(?:up)?on\b")
"""How one begins that ends in a colon before a source: "The Medical Professional Reviewer relied on the MTUS: …"."""


def _stands_apart(source: Source, number: int) -> bool:
    """Whether an empty line stands above a line and below it; where one stands between all lines, after a sentence's end."""
    if (
        not 0 < number < len(source.lines) - 1
        or min(source.gap(number), source.gap(number + 1)) < _AN_EMPTY_LINE
    ):
        return False
    return 1 in source.gaps() or source.lines[number - 1][-1] in ".?!:)"


_AN_EMPTY_LINE = 2


def has_outcome(source: Source, mark: Mark) -> bool:
    """Whether the sentence that a heading opens says an outcome."""
    start = mark.content(source)
    sentence = source.text(start, source.end_of_line(mark.line + 3)).partition(". ")[0]
    first = source.text(start, source.end_of_line(source.line_at(start + 1) + 1))
    return bool(
        find_necessity(fold(sentence), 0, len(sentence)) or read_decision(sentence) or read_decision(first)
    )


@lru_cache(maxsize=1024)
def what_it_opens(words: str) -> Kind | None:
    """What a heading in capitals opens by its words, misspelt or not; None for one that says nothing of it.

    >>> what_it_opens("EVIDENCE CITED BY THE CLAIMS ADMINISTRATOR"), what_it_opens("MEDICAL RATINOALE")
    (<Kind.CLAIMS_BASIS: 'claims_basis'>, <Kind.WHY: 'why'>)
    """
    return _opened(_WORD_TO_MEND.sub(_mended, words))


def _opened(words: str) -> Kind | None:
    if _OF_THE_OTHER_SIDE.search(words):
        says_why = _OF_SOURCES.search(words) or _WHAT_THEY_OPEN[0][0].fullmatch(words)
        return Kind.CLAIMS_BASIS if says_why else None
    if _WHAT_THEY_OPEN[0][0].fullmatch(words):
        return Kind.WHY
    if _OF_SOURCES.search(words):
        return None if _A_SOURCE.fullmatch(words) else Kind.RELIED_UPON
    return next((kind for form, kind in _WHAT_THEY_OPEN if form.fullmatch(words)), None)


def _mended(word: re.Match[str]) -> str:
    return mend(word[0], _THAT_TELL) or word[0]


def _all_in_capitals(source: Source) -> bool:
    return 2 * sum(len(line) for line in source.lines if line.isupper()) > sum(map(len, source.lines))
