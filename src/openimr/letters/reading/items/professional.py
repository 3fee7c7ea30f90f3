"""The item of a letter of 2013 in the layout "Medical Professional Review" (rulebook 12.4, F1).

The whole issue at dispute is one item (letters rule 1). Its parts stand under headings, in any order; the
heading of the rationale says the outcome.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.letters.model import Decision
from openimr.letters.reading.items.denied import as_meant
from openimr.letters.reading.items.modern import Place, ReadItem
from openimr.letters.reading.marks.closings import closing_line, warn_of_prose
from openimr.letters.reading.marks.kinds import HEADINGS, Kind, Mark
from openimr.letters.reading.marks.other_words import has_outcome, in_other_words
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.warnings import Warnings
from openimr.letters.reading.words.necessity import Finding, find_necessity, last_necessity
from openimr.letters.reading.words.noise import fold, letters_key
from openimr.letters.reading.words.outcomes import Outcome, read_decision

_FIELDS = {
    Kind.RELIED_UPON: Kind.REVIEWER_GUIDELINE,
    Kind.REVIEWER_GUIDELINE: Kind.REVIEWER_GUIDELINE,
    Kind.CLAIMS_GUIDELINE: Kind.CLAIMS_GUIDELINE,
    Kind.CLAIMS_BASIS: Kind.CLAIMS_GUIDELINE,
    Kind.REVIEWER_BASIS: Kind.REVIEWER_GUIDELINE,
    Kind.WHY: Kind.RATIONALE,
    Kind.RATIONALE: Kind.RATIONALE,
}


# In this layout only: elsewhere such words before a colon are running text.
_SHORT_KEYS = frozenset(
    letters_key(words)
    for words in ("guideline", "guidelines", "guideline(s)", "guideline used", "guidelines used", "guideline cited",
                  "guidelines cited", "treatment guideline", "treatment guidelines")
)  # fmt: skip
_LONGEST_SHORT_LABEL = 24
_ABOUT_THE_REVIEWER = re.compile(
    r"\nThe\s(?:[\w-]+\s){0,3}?(?:reviewer\b|who\sreviewed\b)[^.\n]{0,40}(?:\s|\n)(?:is|holds|has)\b[^.]{0,200}?(?:board[\s-]+certified|licen[sc])",
    re.IGNORECASE,
)
# Of folded text: what is asked for by this form's own heading, whichever of its two tenses is meant.
_OF_THE_FORM = re.compile(r"(?:^|\s)ls/was\s+(?:not\s+)?medlcally\s+necessary")
# Of folded text. A sentence that decides begins with who decided, or with the request.
_DECIDED = re.compile(
    r"(?<![a-z])(?:determlned|declded|found|concluded)\s+(?:that\s+)?(?:the\s+|thls\s+)?requests?\s"
)
_THE_REQUEST = re.compile(r"\nth(?:e|ls)\s+request(?:ed\s+[a-z]+)?\s+(?=ls\s|was\s|for\s)")
_SENTENCE_END = re.compile(r"[.?!](?=\s|\Z)")
_RATIONALES = frozenset({Kind.WHY, Kind.RATIONALE})
_OF_NO_FIELD = HEADINGS - {Kind.ISSUE, Kind.SUMMARY, Kind.OUTCOME, *_FIELDS}


def with_short_labels(source: Source, marks: Sequence[Mark], warnings: Warnings) -> list[Mark]:
    """The marks, with a short label of the guideline (`GUIDELINE: …`) where no heading opens it.

    Where one does, such a line is text of the section in which it stands; if that section is no field, it is
    warned of. Inside a rationale only capitals are a label.
    """
    marks = in_other_words(source, marks)
    why = next((m.line for m in marks if m.kind is Kind.WHY and _in_capitals(m.words)), len(source.lines))
    marks = [
        m
        for m in marks
        if not (m.kind is Kind.OUTCOME and not _is_outcome(source, m))
        # "Rationale: as above" under the heading of the rationale is its text.
        and not (m.kind in _RATIONALES and m.line > why and not _in_capitals(m.words))
    ]
    headed = {m.line: m.kind for m in marks}
    wanted = all(_FIELDS.get(m.kind) is not Kind.REVIEWER_GUIDELINE for m in marks)
    found: list[Mark] = []
    section_of: Kind | None = None
    for number, line in enumerate(source.lines):
        if number in headed:
            section_of = headed[number]
            continue
        colon = line.find(":", 0, _LONGEST_SHORT_LABEL)
        if colon < 0 or not line[0].isupper() or letters_key(line[:colon]) not in _SHORT_KEYS:
            continue
        if wanted and (line[:colon].isupper() or section_of not in _RATIONALES):
            wanted, section_of = False, Kind.RELIED_UPON
            column = colon + 1 + (line[colon + 1 : colon + 2] == " ")
            found.append(Mark(section_of, number, column, number, words=line[:colon]))
        elif section_of is None or section_of in _OF_NO_FIELD:
            _warn_of_text(source, source.flow_starts[number], source.end_of_line(number + 1), warnings)
    return sorted([*marks, *found], key=lambda m: m.line)


def _in_capitals(words: str) -> bool:
    """Whether words are in capitals, but for a letter or two that a scanner got wrong."""
    return sum(map(str.islower, words)) <= 2 + words.count("(s)")


def _is_outcome(source: Source, mark: Mark) -> bool:
    """Whether a heading of an outcome has one under it: "Decision: see below" inside a rationale has none."""
    return _in_capitals(mark.words) or has_outcome(source, mark)


def _warn_of_text(source: Source, start: int, end: int, warnings: Warnings) -> None:
    start += source.flow[start : start + 1].isspace()
    if source.text(start, end):
        warnings.add("text-not-placed", "text of the letter belongs to no field", start, end)


def read_professional(source: Source, marks: Sequence[Mark], warnings: Warnings) -> list[ReadItem]:
    """The one item; none if the letter has no issue at dispute."""
    issue = section(source, marks, Kind.ISSUE)
    if issue is None:
        return []
    issue = _without_the_reviewer(source, issue)
    issue, determined = _without_the_decision(source, issue, warnings)
    item = ReadItem(issue, None, expected=(Kind.REVIEWER_GUIDELINE, Kind.RATIONALE))
    for mark in marks:
        if mark.kind in _FIELDS:
            place = stretch(source, marks, mark)
            if item.fields.setdefault(_FIELDS[mark.kind], place) != place:
                _warn_of_text(source, *place, warnings)  # the part stands under a heading above
    last = max(max(m.line, m.opens) for m in marks)
    end = len(source.lines)
    warn_of_prose(source, closing_line(source, last + 1, end), end, warnings)
    _decide(source, marks, item, determined, warnings)
    return [item]


def _without_the_reviewer(source: Source, issue: Place) -> Place:
    """The stretch of the issue, without a paragraph below it that tells of the reviewer's credentials."""
    start, end = issue
    about = _ABOUT_THE_REVIEWER.search(source.flow, start, end)
    if about is None or not source.flow[start : about.start()].strip():
        return issue
    return start, about.start()


def _without_the_decision(source: Source, issue: Place, warnings: Warnings) -> tuple[Place, Finding | None]:
    """The stretch of the issue, without a sentence below it that decides it, and what that sentence says.

    "MAXIMUS Federal Services has determined the request for X is medically necessary." A question is the issue itself.
    """
    start, end = issue
    folded = source.folded
    decided = _DECIDED.search(folded, start, end)
    opens = source.line_at(decided.start()) if decided else len(source.lines)
    if decided and source.lines[opens][0].islower():
        opens -= 1
    asked = _THE_REQUEST.search(folded, start, end)
    if asked and source.flow[asked.start() + 1] == "T":
        opens = min(opens, source.line_at(asked.start() + 1))
    first = source.flow_starts[opens] if opens < len(source.lines) else end
    if first >= end or not source.flow[start:first].strip():
        return issue, None
    stop = _SENTENCE_END.search(source.flow, first, end)
    last = stop.start() if stop else end
    found = find_necessity(folded, first, last)
    if (
        found is None
        or source.flow[last : last + 1] == "?"
        or (decided and not first <= decided.start() < last)
    ):
        return issue, None
    _warn_of_text(source, stop.end() if stop else end, end, warnings)
    return (start, first), as_meant(folded, first, found)


def _take_determined(item: ReadItem, determined: Finding, warnings: Warnings) -> None:
    place = (determined.start, determined.end)
    if item.outcome is None:
        item.outcome, item.outcome_place = determined.outcome, place
    elif item.outcome.decision is not determined.outcome.decision:
        warnings.add(
            "outcome-contradicted",
            "a sentence below the issue tells another outcome than a heading does",
            *place,
        )


def section(source: Source, marks: Sequence[Mark], kind: Kind) -> Place | None:
    """The stretch under the first heading of a kind; None if there is no such heading."""
    mark = next((m for m in marks if m.kind is kind), None)
    return None if mark is None else stretch(source, marks, mark)


def stretch(source: Source, marks: Sequence[Mark], mark: Mark) -> Place:
    """The stretch that a mark opens, to the next heading or label."""
    start = mark.content(source)
    after = (
        m.line for m in marks if m.line > max(mark.line, mark.opens) and m.kind in HEADINGS | set(_FIELDS)
    )
    stop = next(after, None)
    if stop is None:
        stop = closing_line(source, max(mark.line, mark.opens) + 1, len(source.lines))
    return start, max(start, source.end_of_line(stop))


def _decide(
    source: Source, marks: Sequence[Mark], item: ReadItem, determined: Finding | None, warnings: Warnings
) -> None:
    """The outcome: what the heading of the rationale says, or a section of its own, or the rationale's end.

    `determined` is what a sentence below the issue says; it comes after the headings.
    """
    folded = source.folded
    said = None
    for mark in marks:
        if mark.kind is Kind.WHY and (said := find_necessity(fold(mark.words), 0, len(mark.words))):
            place = (mark.start(source), mark.content(source))
            usual = _OF_THE_FORM.search(fold(mark.words))
            item.outcome, item.outcome_place = (
                Outcome(said.outcome.decision) if usual else said.outcome,
                place,
            )
            break
    if item.outcome is None and (outcome := section(source, marks, Kind.OUTCOME)):
        found = find_necessity(folded, *outcome)
        told = as_meant(folded, outcome[0], found) if found else None
        item.outcome = read_decision(source.text(*outcome)) or (told.outcome if told else None)
        item.outcome_place = outcome
    if determined is not None:
        _take_determined(item, determined, warnings)
    if Kind.RATIONALE not in item.fields:
        return
    ends = last_necessity(folded, *item.fields[Kind.RATIONALE])
    if ends is None:
        return
    ends = as_meant(folded, item.fields[Kind.RATIONALE][0], ends)
    if item.outcome is None:
        item.outcome, item.outcome_place = ends.outcome, (ends.start, ends.end)
    elif item.outcome.decision not in {ends.outcome.decision, Decision.MODIFIED}:  # a part may be told last
        warnings.add(
            "outcome-contradicted", "the rationale ends in another outcome than its heading says",
            ends.start, ends.end,
        )  # fmt: skip
