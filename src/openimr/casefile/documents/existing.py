"""Whether a record that is named is there: done, shown or reviewed, and not only planned, requested or denied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.naming import Name, naming_rules
from openimr.casefile.documents.spotting import DateAt, NameAt

_NEAR = 28
_LABEL_OF_WISHES = re.compile(
    r"(?:^|[.;]\s+)(?:still )?(?:pending|plan(?:ned)?|requested|requesting|recommended|recommend|ordered|orders?|scheduled|needed|awaiting)\s*$",
    re.I,
)
_NO_STRONG = re.compile(
    r"^(?:please|attach|if|repeat|obtain|no\b|without|may|could|would|will|next|never|prior to)", re.I
)
DONE_LINK = re.compile(r"\b(?:dated|performed|taken|done|obtained|completed|collected)\b", re.I)

_FOR_WHICH = re.compile(r"\s*,?\s*for\s+(?:(?:an?|the|his|her|another|repeat|next|follow-?up)\s+)*$", re.I)
"""Between a day and a name: what the day is for, as of an appointment."""
_RECEIVED = re.compile(r"\s*(?:date\s*)?(?:was |were )?received\b(?!,? (?:and|with|from|by))", re.I)
"""After a name that a date precedes: the date is that of its receipt."""
_WAS = re.compile(r"\b(?:was|were|saw|seen|went|came|presented|underwent|had|did)\b", re.I)


def is_planned(text: str, name: Name, start: int, end: int, date: DateAt) -> bool:
    """Whether a dated name is of something that was only asked for: said right before it, or between the two."""
    rules = naming_rules()
    link = text[end : date.start] if date.start >= end else text[date.end : start]
    if date.end <= start and _FOR_WHICH.match(link) and not _WAS.search(clause_before(text, date.start)):
        return True
    if date.end <= start and _RECEIVED.match(text[end:]):
        return True
    if name.how in {"study", "deed"} or date.start < start:
        found = rules.not_yet_after.search(link)
        if found and not DONE_LINK.search(link):
            return True
    if name.how in {"study", "deed"}:
        tail = text[max(end, date.end) :][:40]
        if re.match(
            r"\W*(?:is|are|was|were|has been)?\s*(?:scheduled|pending|planned|requested|proposed|awaited)\b",
            tail,
            re.I,
        ):
            return True
        if DONE_LINK.search(link):
            return False
        clause = clause_before(text, start)
        for match in rules.not_yet.finditer(clause):
            rest = clause[match.end() :]
            if not _NO_STRONG.match(match[0]) and len(rest) <= _NEAR and not find_dates(rest):
                return True
    return False


def is_asked(text: str, start: int, end: int) -> bool:
    """Whether a name without a date is of something asked for, planned or denied, by the words beside it."""
    rules = naming_rules()
    after = text[end:].strip()
    return bool(
        rules.not_yet.search(clause_before(text, start))
        or rules.not_yet_after.match(after)
        or rules.not_yet_after.match(_past_the_name(after))
    )


def exists(text: str, name: Name, start: int, end: int, names: Sequence[NameAt], n: int) -> bool:
    """Whether a name without a date is said to be of something that is there, or was done."""
    rules = naming_rules()
    if name.how == "paper":
        return False
    clause = clause_before(text, start)
    if rules.not_yet.search(clause):
        return False
    limit = names[n + 1][1] if n + 1 < len(names) else len(text)
    rest = _past_the_name(text[end:limit])
    after = text[end:limit].strip()
    if any(rules.not_yet_after.match(part) for part in (after, rest)):
        return False
    if name.how == "deed":
        report = re.search(r"\b(?:report|note)s?$", text[start:end], re.I)
        if report:
            return bool(rules.exists_after.search(rest) or rules.exists_before.search(clause))
        return bool(
            rules.done_before.search(_bare(clause))
            or rules.done_after.search(rest)
            or rules.done_after.search(after)
        )
    return bool(
        rules.exists_after.search(rest)
        or rules.exists_after.search(after)
        or rules.exists_before.search(_bare(clause))
    )


def _past_the_name(after: str) -> str:
    """The words after a name without those that still belong to it: part of the body, contrast, who made it."""
    return re.sub(
        r"^(?:\s*(?:,|\(|\)|of|the|his|her|my|by|from|left|right|[LRlr]t?\b\.?|bilateral|lower|upper|extremit\w+|spine|lumbar|cervical|thoracic|lumbosacral|shoulder|knee|hip|wrist|hand|ankle|"
        r"foot|elbow|brain|L-spine|C-spine|report|study|scan|results?|findings|without|with|contrast|Dr\.?|[A-Z][\w.'’-]+)\s*)+",
        "", after,
    ).strip()  # fmt: skip


def _bare(clause: str) -> str:
    """A clause without the side and part of the body at its end, which belong to the name after it."""
    return re.sub(
        r"(?:\b(?:left|right|[lr]t?\b\.?|bilateral|lumbar|cervical|thoracic|spine|shoulder|knee|hip|wrist|hand|ankle|foot|elbow|an?|the|L\d(?:-[LS]?\d)?|C\d(?:-C?\d)?)\s*)+$",
        "",
        clause,
        flags=re.I,
    )


def clause_before(text: str, start: int) -> str:
    """The words before a name, back to where its clause begins."""
    before = text[max(0, start - 140) : start]
    breaks = [
        m.end()
        for m in re.finditer(r"[;:]\s|,\s+(?:and|but|which|who)\s|\bbut\b|\.\s+(?=[A-Z])", before)
        if not (m[0].startswith(":") and _LABEL_OF_WISHES.search(before[: m.start()]))
    ]
    return before[breaks[-1] :] if breaks else before
