"""The items of a letter of 2013 with numbered decisions (rulebook 12.4, F2 and F3).

Two forms are known. The notice lists its decisions, twice, and gives the reasons in sections `1) Regarding the
request for X:` further down. The later form has under each numbered decision both sides' bases and the
rationale. Both are read in one way: a numbered entry with labels under it is an item (its body); one without is
a line of a list, which gives the outcome of the item of its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from openimr.letters.model import Decision
from openimr.letters.reading.items.modern import Place, ReadItem
from openimr.letters.reading.items.numbered_labels import CLAIMS, REVIEWERS_SENTENCE, Label, label_at
from openimr.letters.reading.marks.kinds import Kind, Mark
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.warnings import Warnings
from openimr.letters.reading.words.necessity import Finding, find_necessity, last_necessity
from openimr.letters.reading.words.outcomes import Outcome, read_outcome

# All of folded text. A number may be misread, too: "l)" is "1)"; it may stand as "(1)", "#1." or "Item 1:".
_ENTRY = re.compile(
    r"(?P<mark>\(|#|(?:no\.|ltem|declslon|request|lssue)\s(?:no\.\s|#)?)?(?P<number>[\dlobs]{1,2})\s?(?P<closing>[.):])(?:\s+|(?=[a-z]))"
)
_LEAD = re.compile(
    r"(?:[^\n:]{0,50}?(?:\n[^\n:]{0,50}?)?\bdetermlned\s+(?:that\s+)?)?(?:the\s+)?(?:requests?|declslon)\s+for\s+"
    r"|(?:ln\s+|wlth\s+)?(?:regards?|regardlng|as|respect|concernlng)\s+(?:to\s+)?(?:the\s+)?(?:requests?\s+for\s+)?"
    r"|whether\s+(?:(?:or\s+not\s+)?the\s+requests?\s+for\s+)?"
)
# "Whether X is medically necessary and appropriate? No": the answer is the finding.
_WHETHER = re.compile(r"whether\s")
_ANSWER = re.compile(
    r"\s?[?:.]\s*(?:(?:answer|declslon)\s?:\s*)?(?P<answer>yes|no|not|upheld|overturned|partlally|ln\s+part)\b"
)
_REGARDING = re.compile(r"(?:ln\s+|wlth\s+)?(?:regards?|regardlng|as\s+to|respect|concernlng)\s")
_UNNUMBERED = re.compile(r"regardlng\s+(?:the\s+)?requests?\s+for\s")
_THE_REQUEST = re.compile(
    r"(?:[^\n:]{0,50}?\s)?(?:has\s+)?determlned\s+(?:that\s+)?the\s+request|the\s+requests?\s+for\s"
)
_VERB = re.compile(r"(?:ls|are|was|were)\s")
_SENTENCE_BREAK = re.compile(r"[.!?][\"”')\]]*\s+(?=[A-Z(\d])")
# The second line of the longest heading, whose first line is a heading, too.
_REST_OF_HEADING = re.compile(r"\s*to\s+make\s+hls/\s?her\s+declslon\s*:?\s*")
# "Page(s): 8, 9," over "12. Decision based on …"
_BEFORE_A_PAGE = re.compile(r"(?:\d[,;]|\bpages?(?:\(s\))?:|(?<!\d )\bpages?)$", re.IGNORECASE)
_ANSWERS = {
    "yes": Decision.OVERTURNED,
    "overturned": Decision.OVERTURNED,
    **dict.fromkeys(("no", "not", "upheld"), Decision.UPHELD),
}
_LONGEST_TITLE = 1200
_SHORT_LINE = 0.6
_LEAST_REASON = 60
_DIGITS = str.maketrans("lIiO|", "11101")
_ENDS = frozenset(
    {Kind.CLOSING, Kind.QUALIFICATIONS, Kind.DOCUMENTS, Kind.HOW_MADE, Kind.SUMMARY, Kind.DECISIONS}
)


@dataclass(slots=True)
class _Entry:
    """A numbered paragraph: its line, its number, where its words begin, and the labels under it."""

    line: int
    number: int
    start: int
    closing: str = ""
    """What stands after its number: a full stop, a bracket or a colon."""
    finding: Finding | None = None
    question: int | None = None
    """Where the verb of "Whether X is medically necessary?" stands; its finding is the answer, if there is one."""
    labels: list[Label] = field(default_factory=list)

    @property
    def verb(self) -> int | None:
        """Where the title ends in a statement or a question of necessity."""
        return self.finding.start if self.question is None and self.finding else self.question


def read_numbered(source: Source, marks: Sequence[Mark], warnings: Warnings) -> list[ReadItem]:
    """The items in their order. Outcomes come from the decisions; failing them, from what a rationale ends in."""
    entries = _entries_or_unnumbered(source, marks)
    bodies = _in_sequence(_with_bodies(source, entries))
    first_body = bodies[0].line if bodies else len(source.lines)
    listed = _listed(source, marks, entries, first_body)
    items: list[ReadItem] = []
    for place, entry in enumerate(bodies):
        stop = bodies[place + 1].line if place + 1 < len(bodies) else _bottom(source, marks, entry)
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


def _with_bodies(source: Source, entries: Sequence[_Entry]) -> list[_Entry]:
    """The entries with labels, and those among and after them that only decide, and whose number is the next one.

    Such are services that go with a procedure: "3. Walker is not medically necessary. Since the primary procedure …"
    """
    bodies: list[_Entry] = []
    above: _Entry | None = None
    for entry in entries:
        # The number before it is that of an item, and not of another line of a list: "1. a scan 2. rest, …".
        next_item = bodies and above and (above is bodies[-1] or above.number != entry.number - 1)
        if entry.labels or (next_item and _goes_along(source, entry, bodies)):
            bodies.append(entry)
        above = entry
    return bodies


def _goes_along(source: Source, entry: _Entry, bodies: Sequence[_Entry]) -> bool:
    """Whether an entry without labels is the next item, and no line of a list within the rationale above it."""
    first, last = bodies[0], bodies[-1]
    return (
        entry.finding is not None
        and (entry.number, entry.closing) == (last.number + 1, first.closing)
        and _has_rationale(last if last.labels else first)
        and (not source.flow[entry.start].islower() or _LEAD.match(source.folded, entry.start) is not None)
        and not _SENTENCE_BREAK.search(source.flow, entry.start, entry.finding.start)
    )


def first_line(source: Source, marks: Sequence[Mark]) -> int:
    """The line of the first item with reasons under it; the number of lines if there is none."""
    bodies = _in_sequence([e for e in _entries_or_unnumbered(source, marks) if e.labels])
    return bodies[0].line if bodies else len(source.lines)


def has_decisions(source: Source) -> bool:
    """Whether a text has a numbered decision at all."""
    return any(
        (match := _ENTRY.match(source.folded, start))
        and find_necessity(source.folded, match.end(), match.end() + _LONGEST_TITLE)
        for start in source.flow_starts
    )


def _entries_or_unnumbered(source: Source, marks: Sequence[Mark]) -> list[_Entry]:
    """The numbered paragraphs; where none has labels under it, those that only begin "Regarding the request for" as well."""
    entries = _entries(source, marks)
    return entries if any(e.labels for e in entries) else _entries(source, marks, unnumbered=True)


def _entries(source: Source, marks: Sequence[Mark], *, unnumbered: bool = False) -> list[_Entry]:
    folded = source.folded
    entries: list[_Entry] = []
    closed = False
    by_line = {m.line: m for m in marks}
    following = {1}
    style = ""
    sections = 0
    for line, start in enumerate(source.flow_starts):
        mark = by_line.get(line)
        if mark is not None and mark.kind in _ENDS and mark.kind is not Kind.CLOSING:
            closed = True
        if (
            (match := _ENTRY.match(folded, start))
            and (number := _number(source.flow[slice(*match.span("number"))])) in following
            and _opens(source, line, match.end(), marked=line - 1 in by_line)
            and (not entries or _style(match) == style)
        ):
            style = _style(match)
            following.add(number + 1)
            entries.append(_Entry(line, number, match.end(), match["closing"]))
            closed = False
            continue
        if unnumbered and _UNNUMBERED.match(folded, start):
            sections += 1
            entries.append(_Entry(line, sections, start))
            closed = False
            continue
        if (
            not entries
            and _THE_REQUEST.match(folded, start)
            and find_necessity(folded, start, start + _LONGEST_TITLE)
        ):
            entries.append(_Entry(line, 1, start))
            closed = False
            continue
        if entries and not closed:
            entry = entries[-1]
            label = label_at(source, folded, start, mark)
            if label and label[0] not in {k for k, _, _ in entry.labels} and not _has_rationale(entry):
                entry.labels.append(label)
    for place, entry in enumerate(entries):
        last = entries[place + 1].line if place + 1 < len(entries) else len(source.lines)
        end = entry.labels[0][1] if entry.labels else source.end_of_line(last)
        entry.finding = find_necessity(folded, entry.start, min(end, entry.start + _LONGEST_TITLE))
        if (
            entry.finding
            and _REGARDING.match(folded, entry.start)
            and not _VERB.match(folded, entry.finding.start)
        ):
            entry.finding = None  # "Regarding the request for medically necessary transportation:"
        if entry.finding and _WHETHER.match(folded, entry.start):
            entry.question, entry.finding = entry.finding.start, _answered(folded, entry.finding)
    return entries


def _answered(folded: str, asked: Finding) -> Finding | None:
    """The answer to a question of necessity, right after it; None if there is none."""
    answer = _ANSWER.match(folded, asked.end)
    if answer is None:
        return None
    return Finding(*answer.span("answer"), Outcome(_ANSWERS.get(answer["answer"], Decision.MODIFIED)))


def _style(match: re.Match[str]) -> str:
    """What stands before an entry's number. It is the same for all: where that is nothing, "one / (1) tablet" is no entry."""
    return (match["mark"] or "")[:1]


def _opens(source: Source, line: int, start: int, *, marked: bool) -> bool:
    """Whether a numbered line opens a paragraph, and is not the end of a sentence: "… on page / 80."."""
    if start >= source.flow_starts[line] + len(source.lines[line]):
        return False
    if source.flow[start].isdecimal() and not source.flow[start - 1].isspace():
        return False  # "2.5%": folded text has letters for digits
    above = source.lines[line - 1] if line else ""
    if (
        _BEFORE_A_PAGE.search(above)
        and source.flow[start - 2 : start - 1] == "."
        and not _LEAD.match(source.folded, start)
        and not _apart(source, line)
    ):
        return False
    return (
        marked
        or above.endswith((".", ":", ";", "!", "?", ")", "”", '"', ","))
        or len(above) < _SHORT_LINE * source.measure
        or bool(_LEAD.match(source.folded, start))
        or _apart(source, line)
    )


def _apart(source: Source, line: int) -> bool:
    """Whether a wider gap than lies within a paragraph stands above a line, and no page ends there."""
    return source.gap(line) > min(source.gaps(), default=0) and not source.over_a_page(line)


def _has_rationale(entry: _Entry) -> bool:
    return any(kind is Kind.RATIONALE for kind, _, _ in entry.labels)


def _number(words: str) -> int:
    digits = words.translate(_DIGITS)
    return int(digits) if digits.isdecimal() else 0


def _in_sequence(bodies: list[_Entry]) -> list[_Entry]:
    """The entries that count up; where one number was misread, its place tells."""
    kept: list[_Entry] = []
    for entry in bodies:
        if kept and entry.number != len(kept) + 1 and not (entry.finding or _has_rationale(entry)):
            continue
        entry.number = len(kept) + 1 if not kept or entry.number <= len(kept) else entry.number
        kept.append(entry)
    return kept


def _listed(
    source: Source, marks: Sequence[Mark], entries: list[_Entry], first_body: int
) -> dict[int, _Entry]:
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
        found = [e for e in decided if e.line > heading or _LEAD.match(source.folded, e.start)]
    return {e.number: e for e in found}


def _item(source: Source, entry: _Entry, stop: int, listed: _Entry | None) -> ReadItem:
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
        finding = last_necessity(source.folded, *item.fields[Kind.RATIONALE])
    if item.outcome is None and finding is not None:
        item.outcome, item.outcome_place = finding.outcome, (finding.start, finding.end)
    return item


def _decided_alone(source: Source, entry: _Entry, stop: int) -> ReadItem:
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


def _rest(source: Source, marks: Sequence[Mark], entries: list[_Entry], entry: _Entry) -> Place | None:
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


def _title(source: Source, entry: _Entry, end: int) -> Place:
    """The treatment (letters rule 1): after "the request for", before the finding or the last colon."""
    folded = source.folded
    stop = min(end, entry.start + _LONGEST_TITLE, len(folded))
    lead = _LEAD.match(folded, entry.start, stop)
    start = lead.end() if lead else entry.start
    if entry.verb is not None:
        last = entry.verb
    elif lead and _REGARDING.match(folded, entry.start):
        # The colon that ends a line ends the title; failing that, the first one.
        last = _colon(folded, start, stop)
    else:
        last = stop
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


def _bottom(source: Source, marks: Sequence[Mark], last: _Entry) -> int:
    """The line that ends the last item."""
    after = source.line_at(last.labels[-1][1]) if last.labels else last.line
    return next((m.line for m in marks if m.kind in _ENDS and m.line > after), len(source.lines))
