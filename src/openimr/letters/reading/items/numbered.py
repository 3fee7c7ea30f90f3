"""The items of a letter of 2013 with numbered decisions (rulebook 12.4, F2 and F3).

Two forms are known. The notice lists its decisions, twice, and gives the reasons in sections `1) Regarding the
request for X:` further down. The later form has under each numbered decision both sides' bases and the
rationale. Both are read in one way: a numbered entry with labels under it is an item (its body); one without is
a line of a list, which gives the outcome of the item of its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from openimr.letters.reading.items.denied import as_meant
from openimr.letters.reading.items.modern import Place, ReadItem, header_above
from openimr.letters.reading.items.numbered_entries import (
    ENDS,
    LEAD,
    LONGEST_TITLE,
    REGARDING,
    Entry,
    has_rationale,
    read_entries,
)
from openimr.letters.reading.items.numbered_labels import CLAIMS, REVIEWERS_SENTENCE, Label
from openimr.letters.reading.marks.closings import closing_line, warn_of_prose
from openimr.letters.reading.marks.kinds import Kind, Mark
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.warnings import Warnings
from openimr.letters.reading.words.necessity import last_necessity
from openimr.letters.reading.words.outcomes import Outcome, read_outcome

_SENTENCE_BREAK = re.compile(r"[.!?][\"”')\]]*\s+(?=[A-Z(\d])")
# The second line of the longest heading, whose first line is a heading, too.
_REST_OF_HEADING = re.compile(r"\s*to\s+make\s+hls/\s?her\s+declslon\s*:?\s*")
# "Regarding the request for X, it is not medically necessary."
_SAID_AGAIN = re.compile(
    r"(?:[,:;]|\s--?)\s+(?:lt|they|these|thls|that|such|(?:the|thls|such)\s+(?:same|requests?|servlces?|ltems?|treatments?|medlcatlons?|procedures?))\s*\Z"
)
_LONGEST_AGAIN = 40
_LEAST_REASON = 60
_TWO_LETTERS = 2


def read_numbered(source: Source, marks: Sequence[Mark], warnings: Warnings) -> list[ReadItem]:
    """The items in their order. Outcomes come from the decisions; failing them, from what a rationale ends in."""
    entries = read_entries(source, marks)
    end = _second_letter(source, marks, entries, warnings)
    if end < len(source.lines):
        entries = [e for e in entries if e.line < end]
        marks = [m for m in marks if m.line < end]
    bodies = _with_bodies(source, entries)
    _warn_of_first(source, marks, bodies, warnings)
    bodies = _in_sequence(bodies)
    _warn_of_gaps(source, bodies, warnings)
    first_body = bodies[0].line if bodies else end
    listed = _listed(source, marks, entries, first_body)
    items: list[ReadItem] = []
    for place, entry in enumerate(bodies):
        stop = (
            bodies[place + 1].line
            if place + 1 < len(bodies)
            else _bottom(source, marks, entry, end, warnings)
        )
        items.append(_item(source, entry, stop, listed.pop(entry.number, None)))
    for number in sorted(listed):
        entry = listed[number]
        title = _title(source, entry, len(source.flow))
        outcome = entry.finding.outcome if entry.finding else None
        item = ReadItem(title, outcome)
        if not bodies and (rest := _rest(source, marks, entries, entry)):
            item.fields[Kind.RATIONALE] = rest
        items.insert(min(number - 1, len(items)), item)
    return items


def _warn_of_first(
    source: Source, marks: Sequence[Mark], bodies: Sequence[Entry], warnings: Warnings
) -> None:
    """Say what stands between the heading of the decisions and a first item whose number is not the first."""
    if not bodies or bodies[0].number == 1:
        return
    heading = max(
        (max(m.line, m.opens) for m in marks if m.kind is Kind.DECISIONS and m.line < bodies[0].line),
        default=-1,
    )
    if -1 < heading < bodies[0].line - 1:
        warnings.add(
            "text-not-placed", "text between the heading of decisions and the first item belongs to no field",
            source.flow_starts[heading + 1], source.end_of_line(bodies[0].line),
        )  # fmt: skip


def _warn_of_gaps(source: Source, bodies: Sequence[Entry], warnings: Warnings) -> None:
    """Say where a number between two items is missing."""
    for before, after in pairwise(bodies):
        if after.number > before.number + 1:
            warnings.add(
                "item-not-found", f"no item numbered {before.number + 1} was found above this one",
                after.start, source.end_of_line(after.line + 1),
            )  # fmt: skip


def _with_bodies(source: Source, entries: Sequence[Entry]) -> list[Entry]:
    """The entries with labels, and those among and after them that only decide, and whose number is the next one.

    Such are services that go with a procedure: "3. Walker is not medically necessary. Since the primary procedure …"
    """
    bodies: list[Entry] = []
    above: Entry | None = None
    for entry in entries:
        # The number before it is that of an item, and not of another line of a list: "1. a scan 2. rest, …".
        next_item = bodies and above and (above is bodies[-1] or above.number != entry.number - 1)
        if entry.labels or (next_item and _goes_along(source, entry, bodies)):
            bodies.append(entry)
        above = entry
    return bodies


def _goes_along(source: Source, entry: Entry, bodies: Sequence[Entry]) -> bool:
    """Whether an entry without labels is the next item, and no line of a list within the rationale above it."""
    first, last = bodies[0], bodies[-1]
    return (
        entry.finding is not None
        and (entry.number, entry.closing) == (last.number + 1, first.closing)
        and has_rationale(last if last.labels else first)
        and (not source.flow[entry.start].islower() or LEAD.match(source.folded, entry.start) is not None)
        and not _SENTENCE_BREAK.search(source.flow, entry.start, entry.finding.start)
    )


def first_line(source: Source, marks: Sequence[Mark]) -> int:
    """The line of the first item with reasons under it; the number of lines if there is none."""
    bodies = _in_sequence([e for e in read_entries(source, marks) if e.labels])
    return bodies[0].line if bodies else len(source.lines)


def _in_sequence(bodies: list[Entry]) -> list[Entry]:
    """The entries that count up; where one number was misread, its place tells."""
    kept: list[Entry] = []
    for entry in bodies:
        if kept and entry.number != len(kept) + 1 and not (entry.finding or has_rationale(entry)):
            continue
        entry.number = len(kept) + 1 if not kept or entry.number <= len(kept) else entry.number
        kept.append(entry)
    return kept


def _listed(source: Source, marks: Sequence[Mark], entries: list[Entry], first_body: int) -> dict[int, Entry]:
    """The decisions that stand in a list above the items, by their numbers; of two lists the last."""
    stop = next(
        (
            m.line
            for m in marks
            if m.kind in {Kind.QUALIFICATIONS, Kind.DOCUMENTS, Kind.SUMMARY, Kind.HOW_MADE}
        ),
        first_body,
    )
    found = [e for e in entries if not e.labels and e.finding and e.line < min(stop, first_body)]
    if not found:
        heading = next((m.line for m in marks if m.kind is Kind.DECISIONS), len(source.lines))
        decided = (e for e in entries if not e.labels and e.finding and e.line < first_body)
        found = [e for e in decided if e.line > heading or LEAD.match(source.folded, e.start)]
    return {e.number: e for e in found}


def _item(source: Source, entry: Entry, stop: int, listed: Entry | None) -> ReadItem:
    if not entry.labels:
        return _decided_alone(source, entry, stop)
    end = entry.labels[0][1]
    title = _title(source, entry, end)
    finding = entry.finding or (listed.finding if listed else None)
    item = ReadItem(title, None)
    if entry.finding is None and (word := _worded(source, title)):
        item.title, item.outcome, item.outcome_place = word
    last = source.end_of_line(stop)
    labels, cut = _without_sentences(entry.labels)
    for place, (kind, _, content) in enumerate(labels):
        until = labels[place + 1][1] if place + 1 < len(labels) else last
        if kind is Kind.RELIED_UPON:
            _share(source, item, content, until, cut)
        else:
            item.fields.setdefault(kind, (content, max(content, until)))
    if Kind.REVIEWER_GUIDELINE not in item.fields and Kind.CLAIMS_GUIDELINE in item.fields:
        _share(source, item, *item.fields.pop(Kind.CLAIMS_GUIDELINE))
    if item.outcome is None and finding is None and Kind.RATIONALE in item.fields:
        last_said = last_necessity(source.folded, *item.fields[Kind.RATIONALE])
        finding = last_said and as_meant(source.folded, item.fields[Kind.RATIONALE][0], last_said)
    if item.outcome is None and finding is not None:
        item.outcome, item.outcome_place = finding.outcome, (finding.start, finding.end)
    return item


def _decided_alone(source: Source, entry: Entry, stop: int) -> ReadItem:
    """An item without labels: what stands under its decision is its rationale."""
    item = ReadItem(_title(source, entry, len(source.flow)), None)
    if found := entry.finding:
        item.outcome, item.outcome_place = found.outcome, (found.start, found.end)
        start, end = found.end, source.end_of_line(stop)
        while start < end and source.flow[start] in ". \n":
            start += 1
        if start < end:
            item.fields[Kind.RATIONALE] = (start, end)
    return item


def _without_sentences(labels: list[Label]) -> tuple[list[Label], int | None]:
    """The labels; under a heading of what was relied upon, without the lines on which only a sentence begins.

    The second value is where among them the reviewer's sentence stands.
    """
    relied = next((n for n, label in enumerate(labels) if label[0] is Kind.RELIED_UPON), None)
    if relied is None:
        return labels, None
    cut = None
    kept = labels[: relied + 1]
    for label in labels[relied + 1 :]:
        kind, start, content = label
        if start == content and kind in {Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE}:
            cut = start if kind is Kind.REVIEWER_GUIDELINE and cut is None else cut
        else:
            kept.append(label)
    return kept, cut


def _share(source: Source, item: ReadItem, start: int, end: int, told: int | None = None) -> None:
    """Part a paragraph that tells first the claims administrator's guideline, then the reviewer's.

    `told` is a line on which the reviewer's begins, if one does.
    """
    folded = source.folded
    if rest := _REST_OF_HEADING.match(folded, start, end):
        start = rest.end()
    start, end = _stripped(source, start, end)
    if start >= end:
        return
    if not CLAIMS.match(folded, start):
        item.fields.setdefault(Kind.REVIEWER_GUIDELINE, (start, end))
        return
    sentence = REVIEWERS_SENTENCE.search(folded, start, end)
    cuts = [cut for cut in (sentence and sentence.end(), told) if cut is not None and start < cut < end]
    if not cuts:
        item.fields[Kind.CLAIMS_GUIDELINE] = (start, end)
        return
    item.fields[Kind.CLAIMS_GUIDELINE] = (start, min(cuts))
    item.fields[Kind.REVIEWER_GUIDELINE] = (min(cuts), end)


def _rest(source: Source, marks: Sequence[Mark], entries: list[Entry], entry: Entry) -> Place | None:
    """What stands under a decision that has no labels: its reasons, if it is more than a line's end."""
    if entry.finding is None:
        return None
    start = entry.finding.end
    lines = [e.line for e in entries if e.line > entry.line] + [m.line for m in marks if m.line > entry.line]
    end = source.end_of_line(min(lines, default=len(source.lines)))
    while start < end and source.flow[start] in ". \n":
        start += 1
    return (start, end) if end - start > _LEAST_REASON else None


def _stripped(source: Source, start: int, end: int) -> Place:
    words = source.flow[start:end]
    return start + len(words) - len(words.lstrip()), max(start, start + len(words.rstrip()))


def _title(source: Source, entry: Entry, end: int) -> Place:
    """The treatment (letters rule 1): after "the request for", before the finding or the last colon."""
    folded = source.folded
    stop = min(end, entry.start + LONGEST_TITLE, len(folded))
    lead = LEAD.match(folded, entry.start, stop)
    start = lead.end() if lead else entry.start
    if entry.verb is not None:
        last = entry.verb
    elif lead and REGARDING.match(folded, entry.start):
        # The colon that ends a line ends the title; failing that, the first one.
        last = _colon(folded, start, stop)
    else:
        last = stop
    if (
        entry.verb is not None
        and lead
        and (again := _SAID_AGAIN.search(folded, max(start, last - _LONGEST_AGAIN), last))
    ):
        last = again.start()
    words = source.flow[start:last]
    return start, start + len(words.rstrip(" \n:,"))


def _colon(folded: str, start: int, stop: int) -> int:
    """The colon that ends a title: the last word above the first label, else the last or first in it."""
    words = folded[start:stop].rstrip()
    if words.endswith(":"):
        return start + len(words) - 1
    at_end = words.rfind(":\n")
    colon = at_end if at_end >= 0 else words.find(":")
    return stop if colon < 0 else start + colon


def _worded(source: Source, title: Place) -> tuple[Place, Outcome, Place] | None:
    """An outcome that a title ends in, as modern letters write it."""
    words = source.flow[title[0] : title[1]]
    before, colon, word = words.rpartition(":")
    outcome = read_outcome(word) if colon else None
    if outcome is None:
        return None
    return (title[0], title[0] + len(before.rstrip())), outcome, (title[1] - len(word.lstrip()), title[1])


def _second_letter(
    source: Source, marks: Sequence[Mark], entries: Sequence[Entry], warnings: Warnings
) -> int:
    """The line where another letter begins in the same text, with a summary and reasons of its own; the end if none does."""
    summaries = [m.line for m in marks if m.kind is Kind.SUMMARY]
    if len(summaries) < _TWO_LETTERS:
        return len(source.lines)
    first, last = summaries[0], summaries[-1]
    firsts = [e.line for e in entries if e.number == 1 and e.labels]
    if not firsts or not firsts[0] < last < firsts[-1]:
        return len(source.lines)
    opening = next((m.kind for m in marks if m.kind in {Kind.NOTICE, Kind.HOW_MADE}), Kind.SUMMARY)
    # Where its first lines were taken for the head of a page, the summary is the first that is left of it.
    stop = next((m.line for m in marks if m.kind is opening and firsts[0] < m.line < last), last)
    stop = header_above(source, stop, first)
    warnings.add(
        "second-letter", "another letter begins here; what stands from here on was not read",
        source.flow_starts[stop], len(source.flow),
    )  # fmt: skip
    return stop


def _bottom(source: Source, marks: Sequence[Mark], last: Entry, end: int, warnings: Warnings) -> int:
    """The line that ends the last item; `end` if nothing tells."""
    after = source.line_at(last.labels[-1][1]) if last.labels else last.line
    stop = next((m.line for m in marks if m.kind in ENDS and m.line > after), end)
    closed = closing_line(source, after + 1, stop)
    warn_of_prose(source, closed, stop, warnings)
    return closed
