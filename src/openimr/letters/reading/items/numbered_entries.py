"""The numbered paragraphs of a letter of 2013: where each begins, what it decides, and the labels under it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openimr.letters.model import Decision
from openimr.letters.reading.items.decided import find_decided
from openimr.letters.reading.items.denied import as_meant
from openimr.letters.reading.items.numbered_labels import Label, label_at
from openimr.letters.reading.marks.kinds import Kind, Mark
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.words.necessity import Finding, find_necessity
from openimr.letters.reading.words.outcomes import Outcome, read_outcome

# All of folded text. A number may be misread, too: "l)" is "1)"; it may stand as "(1)", "#1." or "Item 1:".
_ENTRY = re.compile(
    r"(?P<mark>\(|#|(?:no\.|ltem|declslon|request|lssue)\s(?:no\.\s|#)?)?(?P<number>[\dlobs]{1,2})\s?(?P<closing>[.):])(?:\s+|(?=[a-z]))"
)
# What leads in an entry's title.
LEAD = re.compile(
    r"(?:[^\n:]{0,50}?(?:\n[^\n:]{0,50}?)?\bdetermlned\s+(?:that\s+)?)?(?:the\s+)?(?:requests?|declslon)\s+for\s+"
    r"|(?:ln\s+|wlth\s+)?(?:regards?|regardlng|as|respect|concernlng)\s+(?:to\s+)?(?:the\s+)?(?:requests?\s+for\s+)?"
    r"|whether\s+(?:(?:or\s+not\s+)?the\s+requests?\s+for\s+)?"
    # When a treatment was asked for is told nowhere else: only the article is no part of the title.
    r"|the\s+(?=(?:retrospectlve|prospectlve|concurrent)\s+requests?\s+for\s)"
)
# "Whether X is medically necessary and appropriate? No": the answer is the finding.
_WHETHER = re.compile(r"whether\s")
_ANSWER = re.compile(
    r"\s?[?:.]\s*(?:(?:answer|declslon)\s?:\s*)?(?P<answer>yes|no|not|upheld|overturned|partlally|ln\s+part)\b"
)
REGARDING = re.compile(r"(?:ln\s+|wlth\s+)?(?:regards?|regardlng|as\s+to|respect|concernlng)\s")
_UNNUMBERED = re.compile(r"regardlng\s+(?:the\s+)?requests?\s+for\s")
_THE_REQUEST = re.compile(
    r"(?:[^\n:]{0,50}?\s)?(?:has\s+)?determlned\s+(?:that\s+)?the\s+request|the\s+requests?\s+for\s"
)
_VERB = re.compile(r"(?:ls|are|was|were)\s")
# "Page(s): 8, 9," over "12. Decision based on …"
_BEFORE_A_PAGE = re.compile(r"(?:\d[,;]|\bpages?(?:\(s\))?:|(?<!\d )\bpages?)$", re.IGNORECASE)
# "Regarding the request for X: not medically necessary."
_MARK_BEFORE = re.compile(r"(?:\s?[:;,]|\s--?)\s*\Z")
_LONGEST_MARK = 4
_ENDED = re.compile(r"\s?[.;!](?:\s|\Z)")
_PLAIN_WORDS = re.compile(r"(?:not\s+)?medlcally\s+necessary(?:\s+and\s+approprlate)?")
_ANSWERS = {
    "yes": Decision.OVERTURNED,
    "overturned": Decision.OVERTURNED,
    **dict.fromkeys(("no", "not", "upheld"), Decision.UPHELD),
}
LONGEST_TITLE = 1200
_SIDES = frozenset({Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE})
_LINES_OF_A_TITLE = 4
_MOST_SKIPPED = 2
_DECIDES = re.compile(r"(?:regardlng\s+)?the\s+requests?\s+for\s")
_OF_A_REQUEST = re.compile(
    r"(?:regardlng\s+)?(?:the\s+)?(?:(?:retrospectlve|prospectlve|concurrent)\s+)?(?:requests?|declslon)\s+for\s"
)
_SENTENCE_BREAK = re.compile(r"[a-z)]{2}[.!?]\s")
_SHORT_LINE = 0.6
_DIGITS = str.maketrans("lIiO|", "11101")
ENDS = frozenset(
    {Kind.CLOSING, Kind.QUALIFICATIONS, Kind.DOCUMENTS, Kind.HOW_MADE, Kind.SUMMARY, Kind.DECISIONS}
)


@dataclass(slots=True)
class Entry:
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


def has_decisions(source: Source) -> bool:
    """Whether a text has a numbered decision at all."""
    return any(
        (match := _ENTRY.match(source.folded, start))
        and (
            find_necessity(source.folded, match.end(), match.end() + LONGEST_TITLE)
            or _decides(source.folded, match.end())
        )
        for start in source.flow_starts
    )


def read_entries(source: Source, marks: Sequence[Mark]) -> list[Entry]:
    """The numbered paragraphs; where none has labels under it, those that only begin "Regarding the request for" as well."""
    entries = _entries(source, marks)
    if any(e.labels for e in entries):
        return entries
    if not entries and (first := first_regarding(source)):
        return _entries(source, marks, first=first)
    if not any(e.finding for e in entries):
        worded = _entries(source, marks, worded=True)
        if any(e.labels for e in worded):
            return worded
    if not entries and (first := _first_deciding(source)):
        return _entries(source, marks, first=first)
    return _entries(source, marks, unnumbered=True)


def first_regarding(source: Source) -> int:
    """The number of the first entry that begins "Regarding the request for"; 0 if there is none."""
    for start in source.flow_starts:
        if (match := _ENTRY.match(source.folded, start)) and _UNNUMBERED.match(source.folded, match.end()):
            return _number(source.flow[slice(*match.span("number"))])
    return 0


def _first_deciding(source: Source) -> int:
    """The number of the first entry that decides a request in one sentence; 0 if there is none."""
    for start in source.flow_starts:
        if (match := _ENTRY.match(source.folded, start)) and _decides(source.folded, match.end()):
            return _number(source.flow[slice(*match.span("number"))])
    return 0


def _entries(
    source: Source, marks: Sequence[Mark], *, unnumbered: bool = False, worded: bool = False, first: int = 1
) -> list[Entry]:
    """The entries from number `first` on; `unnumbered`: also sections that only begin "Regarding the request for".

    `worded`: the first may be a title that ends in its outcome, with a label under it.
    """
    folded = source.folded
    entries: list[Entry] = []
    closed = False
    by_line = {m.line: m for m in marks}
    following = {first}
    style_of: list[str] = []
    sections = 0
    for line, start in enumerate(source.flow_starts):
        mark = by_line.get(line)
        if mark is not None and mark.kind in ENDS and mark.kind is not Kind.CLOSING:
            closed = True
        if (
            (match := _ENTRY.match(folded, start))
            and (
                (number := _number(source.flow[slice(*match.span("number"))])) in following
                or (entries and _skips_one(folded, entries[-1], number, match.end()))
            )
            and _opens(source, line, match.end(), marked=line - 1 in by_line)
            and (not style_of or _style(match) == style_of[0])
        ):
            style_of.append(_style(match))
            following.add(number + 1)
            entries.append(Entry(line, number, match.end(), match["closing"]))
            closed = False
            continue
        if unnumbered and _UNNUMBERED.match(folded, start):
            sections += 1
            entries.append(Entry(line, sections, start))
            closed = False
            continue
        if (
            not entries
            and _THE_REQUEST.match(folded, start)
            and find_necessity(folded, start, start + LONGEST_TITLE)
        ):
            entries.append(Entry(line, 1, start))
            closed = False
            continue
        if not closed if entries else worded:
            label = label_at(source, folded, start, mark)
            if label and label[0] in _SIDES and (not entries or has_rationale(entries[-1])):
                title = _worded_title(source, by_line, line)
                if title is not None:
                    number = entries[-1].number + 1 if entries else 1
                    following.add(number + 1)
                    entries.append(Entry(title, number, source.flow_starts[title]))
                    closed = False
            if not entries:
                continue
            entry = entries[-1]
            if label and label[0] not in {k for k, _, _ in entry.labels} and not has_rationale(entry):
                entry.labels.append(label)
    for place, entry in enumerate(entries):
        last = entries[place + 1].line if place + 1 < len(entries) else len(source.lines)
        end = entry.labels[0][1] if entry.labels else source.end_of_line(last)
        entry.finding = find_necessity(folded, entry.start, min(end, entry.start + LONGEST_TITLE))
        if (
            entry.finding
            and REGARDING.match(folded, entry.start)
            and not _VERB.match(folded, entry.finding.start)
        ):
            entry.finding = _after_a_mark(folded, entry.start, entry.finding, end)
        if entry.finding:
            entry.finding = as_meant(folded, entry.start, entry.finding)
        entry.finding = _by_a_verb(folded, entry, end) or entry.finding
        if entry.finding and _WHETHER.match(folded, entry.start):
            entry.question, entry.finding = entry.finding.start, _answered(folded, entry.finding)
    return entries


def _by_a_verb(folded: str, entry: Entry, end: int) -> Finding | None:
    """What a sentence that begins an entry and speaks of the request decides by another verb: "… is modified to six visits"."""
    last = min(end, entry.start + LONGEST_TITLE)
    if entry.finding and "modl" not in folded[entry.start : entry.finding.start]:
        return None
    lead = _OF_A_REQUEST.match(folded, entry.start)
    found = find_decided(folded, lead.end(), last) if lead else None
    if (
        found
        and entry.finding
        and (found.outcome.decision is not Decision.MODIFIED or found.start > entry.finding.start)
    ):
        return None  # "The request for visits, which is denied in part, is medically necessary"
    return found


def _skips_one(folded: str, last: Entry, number: int, start: int) -> bool:
    """Whether an entry whose number is one or two too high is an item all the same: it decides a request in one sentence."""
    if not last.number + 1 < number <= last.number + _MOST_SKIPPED + 1 or not has_rationale(last):
        return False
    return _decides(folded, start)


def _decides(folded: str, start: int) -> bool:
    """Whether a sentence begins that decides a request."""
    lead = _DECIDES.match(folded, start)
    if lead is None:
        return False
    last = lead.end() + LONGEST_TITLE
    found = find_necessity(folded, lead.end(), last)
    if found is None or _SENTENCE_BREAK.search(folded, start, found.start):
        found = find_decided(folded, lead.end(), last)
    return found is not None


def _worded_title(source: Source, by_line: Mapping[int, Mark], label: int) -> int | None:
    """The line on which a title begins that ends in its outcome right above a label, as in modern letters; else None."""
    last = label - 1
    if last < 0 or last in by_line or read_outcome(source.lines[last].rpartition(":")[2]) is None:
        return None
    if ":" not in source.lines[last]:
        return None
    title, closest = last, min(source.gaps(), default=0)
    while (
        title - 1 > last - _LINES_OF_A_TITLE
        and title > 0
        and title - 1 not in by_line
        and source.lines[title - 1][-1] not in ".:;!?"
        and source.gap(title) <= closest
    ):
        title -= 1
    return title


def _after_a_mark(folded: str, lowest: int, found: Finding, end: int) -> Finding | None:
    """A finding without a verb that a mark parts from the title and with which its sentence ends; None for any other.

    "Regarding the request for a cane: not medically necessary." is one; "… for medically necessary transportation:" is not.
    """
    mark = _MARK_BEFORE.search(folded, max(lowest, found.start - _LONGEST_MARK), found.start)
    if mark is None or not (_ENDED.match(folded, found.end) or not folded[found.end : end].strip()):
        return None
    plain = _PLAIN_WORDS.fullmatch(folded, found.start, found.end)
    return Finding(
        mark.start(), found.end, Outcome(found.outcome.decision, mended=found.outcome.mended and not plain)
    )


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
        and not LEAD.match(source.folded, start)
        and not _apart(source, line)
    ):
        return False
    return (
        marked
        or above.endswith((".", ":", ";", "!", "?", ")", "”", '"', ","))
        or len(above) < _SHORT_LINE * source.measure
        or bool(LEAD.match(source.folded, start))
        or _apart(source, line)
    )


def _apart(source: Source, line: int) -> bool:
    """Whether a wider gap than lies within a paragraph stands above a line, and no page ends there."""
    return source.gap(line) > min(source.gaps(), default=0) and not source.over_a_page(line)


def has_rationale(entry: Entry) -> bool:
    """Whether an entry has the label of a rationale under it."""
    return any(kind is Kind.RATIONALE for kind, _, _ in entry.labels)


def _number(words: str) -> int:
    digits = words.translate(_DIGITS)
    return int(digits) if digits.isdecimal() else 0
