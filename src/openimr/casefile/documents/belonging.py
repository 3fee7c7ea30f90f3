"""Which date and which person belong to the name of a record, and which words around it say what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.casefile.documents.existing import DONE_LINK
from openimr.casefile.documents.naming import naming_rules
from openimr.casefile.documents.spotting import NAME, DateAt, NameAt, PersonAt

_FAR = 90
APART = re.compile(
    r"[;]|\b(?:show\w*|reveal\w*|demonstrat\w*|injur(?:y|ed)|accident|birth|born|DOB|D\.O\.B|DOI|since|until|before|prior to|next|due|received|pain|"
    r"return\w*|appointment|follow(?:ed|ing)? up|denied|he|she|who|but|then|compared|resolved|worked|expires?|visits?|hire\w*|"
    r"request(?:ed)?|recommend\w*|authorized|signature|submitted|dictated|transcribed|printed|served|mailed|faxed)\b",
    re.I,
)
_LED_BY_DATE = re.compile(
    r"^[\s,:)\]|–-]*(?:(?:the|a|an|his|her|this|patient|employee|applicant|claimant|worker|mr\.?|ms\.?|mrs\.?|he|she|i|we|had|has|underwent|"
    r"received|reviewed|performed|obtained|was|were|did|by|of|left|right|bilateral|first|second|third|repeat|outside|undergo\w*|"
    r"de|la|del|van|von|der|den|da|di|spine|lumbar|cervical|thoracic|lumbosacral|shoulder|knee|hip|wrist|hand|ankle|foot|elbow|l-spine|c-spine|low|lower|upper|back|neck|in|at|with|for|from|"
    r"sent|wrote|issued|dr\.?|drs\.?|[A-Z][\w.'’/-]*)[\s,.()–-]*)*$",
)
_BARE_PERSON = re.compile(
    rf"^[,\s(]*(?:(?:by|of|from|per)\s+)?(?P<who>{NAME}\s+{NAME}(?:\s+{NAME})?)(?=[\s,;.)]|$)"
)
_REPORT = re.compile(r"\b(?:reports?|letters?|notes?|records?|evaluations?)\b", re.I)
_PART_WORDS = re.compile(
    r"\b[lr]t?\b\.?|\b(?:of|the|left|right|bilateral|lumbar|cervical|thoracic|lumbosacral|spine|shoulder|knee|hip|wrist|hand|ankle|foot|elbow|brain|back|neck|arms?|legs?|low|"
    r"extremit\w+|upper|lower|L-spine|C-spine|with|without|contrast)\b|[,:-]",
    re.I,
)
_BY = re.compile(r"(?:\b(?:by|of|from|with|per|w/|signed)\s*(?:the\s+)?|[,(:–-]\s*)$", re.I)
_NOT_NAMED = re.compile(
    r"\b(?:spine|lumbar|cervical|thoracic|shoulder|knee|hip|wrist|ankle|left|right|report|note|dated|medical|group|center|clinic|imaging|"
    r"hospital|therapy|inc|llc|institute|associates|page|pages|extremit\w+|study|contrast|review|january|february|march|april|may|june|july|"
    r"august|september|october|november|december)\b",
    re.I,
)


def date_after(
    text: str, names: Sequence[NameAt], n: int, dates: Sequence[DateAt], used: set[int]
) -> list[DateAt]:
    """The date that follows a name and belongs to it, with those that go on its list."""
    _, _, end = names[n]
    limit = names[n + 1][1] if n + 1 < len(names) else len(text)
    for position, date in enumerate(dates):
        if date.start < end or position in used:
            continue
        between = text[end : date.start]
        if date.start >= limit or len(between) > _FAR or APART.search(between):
            return []
        if (
            date.end < limit
            and re.match(r"\s*,?\s*(?:the |an? )?$", text[date.end : limit])
            and len(between) > 3
            and not DONE_LINK.search(between)
            and "(" not in between
            and not re.search(r"\b(?:of|on|from)\s*$", between)
        ):
            # "a consult and a 1/2/2014 MRI": the date leads the next name.
            return []
        used.add(position)
        group = [date]
        for later in range(position + 1, len(dates)):
            joint = text[group[-1].end : dates[later].start]
            if not re.fullmatch(r"\s*(?:,|;|&|and)+\s*(?:and\s*)?", joint) or _leads(
                text, dates[later], names
            ):
                break
            used.add(later)
            group.append(dates[later])
        return group
    return []


def _leads(text: str, date: DateAt, names: Sequence[NameAt]) -> bool:
    """Whether a date stands right before a name."""
    return any(0 <= start - date.end <= 3 and not text[date.end : start].strip() for _, start, _ in names)


def date_before(
    text: str,
    names: Sequence[NameAt],
    n: int,
    dates: Sequence[DateAt],
    used: set[int],
    listed: bool,
) -> list[DateAt]:
    """The date that leads a name: "the 1/2/2014 MRI", "On 1/2/2014 the patient underwent"."""
    _, start, _ = names[n]
    floor = names[n - 1][2] if n else 0
    for position in range(len(dates) - 1, -1, -1):
        date = dates[position]
        if date.end > start or date.start < floor or position in used:
            continue
        between = text[date.end : start]
        if listed and len(between) <= _FAR and not APART.search(between):
            used.add(position)
            return [date]
        if len(between) <= _FAR and _LED_BY_DATE.match(between):
            used.add(position)
            return [date]
        return []
    return []


def author_of(
    text: str,
    start: int,
    end: int,
    date: DateAt | None,
    people: Sequence[PersonAt],
    names: Sequence[NameAt],
    n: int,
    listed: bool,
) -> str | None:
    """Who is named as the author of a record: right after it or its date, or right before it."""
    floor = names[n - 1][2] if n else 0
    limit = names[n + 1][1] if n + 1 < len(names) else len(text)
    ends = [end] + ([date.end] if date and date.start >= end else [])
    for person in people:
        if person.start >= end and person.end <= limit + 1:
            for edge in ends:
                gap = text[edge : person.start] if edge <= person.start else None
                if gap is None or len(gap) > 60 or APART.search(gap):
                    continue
                if _BY.search(gap) or (listed and not _PART_WORDS.sub("", gap).strip()):
                    return person.words
    for person in reversed(people):
        if floor <= person.start and person.end <= start:
            gap = text[person.end : start]
            if len(gap) <= 40 and listed and not _PART_WORDS.sub("", gap).strip(" ."):
                # "01/02/2014 A. Stone, D.O.. Operative report": the full stop ends the name, not the item.
                return person.words
            if (
                len(gap) <= 40
                and re.match(r"(?:['’]s?)?(?=[\s,]|$)", gap) is not None
                and not APART.search(gap)
                and not re.search(r"[.;]\s", gap)
            ):
                return person.words
    if listed:
        for edge in reversed(ends):
            bare = _BARE_PERSON.match(text[edge:])
            if (
                bare
                and not _REPORT.search(bare["who"])
                and not naming_rules().lists.search(bare["who"])
                and _looks_named(bare["who"])
            ):
                return bare["who"]
    return None


def _looks_named(words: str) -> bool:
    return not _NOT_NAMED.search(words)


def around(text: str, names: Sequence[NameAt], n: int, dates: Sequence[DateAt]) -> str:
    """The words that say which part of the body a name is about: its own, and those right beside it."""
    _, start, end = names[n]
    floor = names[n - 1][2] if n else 0
    limit = names[n + 1][1] if n + 1 < len(names) else len(text)
    for date in dates:
        if date.start >= end:
            limit = min(limit, date.start)
        if date.end <= start:
            floor = max(floor, date.end)
    before = re.split(r"[,;:.]\s", text[max(floor, start - 40) : start])[-1]
    after = re.split(r"[,;:.]\s|\b(?:show|reveal|demonstrat)\w*", text[end : min(limit, end + 60)])[0]
    return f"{before} {text[start:end]} {after}"
