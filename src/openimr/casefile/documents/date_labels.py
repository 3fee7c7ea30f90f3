"""The labels of dates: which words before a date say what day it is. A small grammar, its words in rules/dates.yaml."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.lexicon import rule_words

_DATE = r"(?:dates?|dt)\b\.?(?:\s?\(s\))?(?:\s*(?:/|&|and)\s*(?:time|hour)s?\b)?"
_OF = r"\s*(?:of|for|o/?f)\s*(?:(?:the|this|your|my|current|present|latest|most recent|last|initial|first|follow[- ]?up)\s+){0,3}(?:[a-z-]{4,}\s+){0,2}?"
_LONGEST_ALONE = 60
_NOTHING_ELSE = r"(?=\s*(?::|#|$|(?:\d{1,4}[/-]\d{1,2}[/-]\d{2,4}|\d{1,2}-[a-z]{3}-\d{2,4}|[a-z]{3,9}\.? \d{1,2}, ?\d{4})\W*$))"
_BETWEEN_FIELDS = re.compile(r"[:;,|]|\s{2,}|\d")
_BEFORE_DATE = re.compile(
    r"(?:report|letter|service|exam|visit|today'?s|signature|signed|title|\bm\.?d\.?|the)\s*$", re.I
)


@dataclass(frozen=True, kw_only=True)
class Label:
    """A label in a text, by offsets, and the role of the date that it announces."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class DateRules:
    """The labels of each role, plain ones and those that must begin their field; and what makes a label another's."""

    plain: Mapping[str, re.Pattern[str]]
    leading: Mapping[str, re.Pattern[str]]
    never: re.Pattern[str]


@functools.cache
def date_rules() -> DateRules:
    """The rules of rules/dates.yaml, compiled."""
    text = resources.files("openimr.casefile.documents").joinpath("rules", "dates.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    plain, leading = {}, {}
    for role, words in data["roles"].items():
        nouns, done = words.get("nouns"), words.get("done")
        forms = [rf"(?:{words['also'][n]})" for n in range(len(words.get("also", ())))]
        if nouns:
            forms += [rf"{_DATE}{_OF}(?:{nouns})\b\.?", rf"(?:{nouns})\b\.?\s*{_DATE}"]
        if nouns:
            forms.append(rf"(?:{nouns})\b\.?\s*(?:start(?:ed)?|began|begin|from(?=\s*:))\b(?:\s*{_DATE})?")
        if done:
            forms += [rf"{_DATE}\s*(?:{done})\b\.?", rf"(?:{done})\b\.?\s*{_DATE}"]
        if "short" in words:
            forms.append(rf"d\.?\s?o\.?\s?{words['short']}\b\.?")
        plain[role] = re.compile(rf"\b(?:{'|'.join(forms)})(?!\w)", re.I)
        alone = [rf"(?:{nouns})\b\.?{_NOTHING_ELSE}"] if nouns else []
        alone += [rf"(?:{done})\b\.?(?:\s+on\b)?"] if done else []
        if alone:
            leading[role] = re.compile(rf"\b(?:{'|'.join(alone)})", re.I)
    return DateRules(
        plain=plain, leading=leading, never=re.compile("|".join(rf"\b(?:{w})" for w in data["never"]), re.I)
    )


@functools.lru_cache(maxsize=4_000)
def labels_in(text: str, *, scanned: bool = False) -> tuple[Label, ...]:
    """The labels of dates in a cell or line, in order, the longer one where two overlap.

    Labels of another matter (of birth, received, printed, the next visit) are left out. Of a `scanned` text
    the words of labels may have a letter or two misread.
    """
    dates = find_dates(text)
    if not dates and len(text) > _LONGEST_ALONE:
        return ()  # a sentence; a label whose value stands beside or below it is short
    said = as_read(text) if scanned else text
    if dates:
        said = said[: dates[-1].end]
    rules = date_rules()
    found = [
        Label(role=role, start=m.start(), end=m.end())
        for role, pattern in rules.plain.items()
        for m in pattern.finditer(said)
    ]
    for role, pattern in rules.leading.items():
        for m in pattern.finditer(said):
            field = _BETWEEN_FIELDS.split(said[: m.start()])[-1].strip(" .#()[]")
            if (
                not field
                or (scanned and _runs_on_from_a_cell(said, m))
                or (said[m.end() :].lstrip()[:1] == ":" and len(field) < 24)
            ):
                found.append(Label(role=role, start=m.start(), end=m.end()))
    found.sort(key=lambda x: (x.start - x.end, x.start))
    kept: list[Label] = []
    for label in found:
        if all(label.end <= k.start or label.start >= k.end for k in kept):
            kept.append(label)
    return tuple(sorted((k for k in kept if not _of_another_matter(said, k)), key=lambda k: k.start))


def _runs_on_from_a_cell(text: str, label: re.Match[str]) -> bool:
    """Whether a word with a capital stands between a name and a day, where a scan lost the gap: "Doe, Ann Seen 7/3/2012"."""
    before = text[: label.start()].rstrip()
    return (
        label[0][:1].isupper()
        and bool(_DAY_NEXT.match(text[label.end() :]))
        and bool(_NAME_BEFORE.search(before))
    )


_DAY_NEXT = re.compile(r"\s*:?\s*\d{1,4}[/-]\d{1,2}[/-]\d{2,4}")
_NAME_BEFORE = re.compile(r"\b[A-Z][\w'\u2019]+,? (?:[A-Z]\.? )?[A-Z][\w'\u2019]*\.?$")


def _of_another_matter(text: str, label: Label) -> bool:
    """Whether the words before a label, or in it, make it another one: "received date", "date of birth / date"."""
    never = date_rules().never
    before = _BETWEEN_FIELDS.split(text[: label.start])[-1]
    if never.search(before + text[label.start : label.end]):
        return True
    bare = label.role == "date"
    return bare and bool(re.search(r"\w\s*$", before)) and not _BEFORE_DATE.search(before)


def as_read(text: str) -> str:
    """A scanned text with the words of labels mended where a letter or two was misread; as long as before."""
    return re.sub(r"[A-Za-z0-9|]{2,}", lambda m: _mended(m[0]), text)


@functools.lru_cache(maxsize=4_000)
def _mended(word: str) -> str:
    """A word, or the one of the labels' that differs from it in one letter of five, two of nine."""
    small = word.lower()
    if small == "0f":
        return "of"
    if small in _WORDS or small in rule_words():
        return word  # a word of its own, though near another: "dated" is not "dates"
    allowed = (len(small) > 3) + (len(small) > 8)
    for known in _WORDS if sum(c.isalpha() for c in small) > len(small) / 2 else ():
        if len(known) == len(small) and 0 < sum(a != b for a, b in zip(known, small, strict=True)) <= allowed:
            return known
    return word


_WORDS = (
    "date", "dates", "time", "service", "services", "visit", "encounter", "examination", "exam", "evaluation", "consultation", "treatment",
    "session", "procedure", "injection", "surgery", "operation", "study", "performed", "collected", "collection", "decision",
    "determination", "report", "reported", "signed", "signature", "received", "printed", "birth", "injury", "dictated", "transcribed",
)  # fmt: skip
