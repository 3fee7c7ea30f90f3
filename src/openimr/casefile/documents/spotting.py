"""What a statement holds: names of records, dates, whole and in part, and people, each with where it stands."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.names import CREDENTIALS
from openimr.casefile.documents.naming import Name, body_parts, naming_rules

NameAt = tuple[Name, int, int]
"""A name of a record, and where it begins and ends."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_PARTIAL = re.compile(
    r"\b(?:(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)|(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)|"
    r"(?<=\bin )(?P<only>(?:19|20)\d\d)|(?<=\bfrom )(?P<from>(?:19|20)\d\d)|(?<=\bof )(?P<of>(?:19|20)\d\d)|(?<=\()(?P<paren>(?:19|20)\d\d)(?=\))|"
    r"(?<=\bthe )(?P<the>(?:19|20)\d\d)(?=\s+[A-Za-z])|(?<=[a-z] )(?P<with>(?:19|20)\d\d)(?= with\b)|(?<=, )(?P<comma>(?:19|20)\d\d)(?=\s+by\b|\s*[:;,])|"
    r"(?<=[a-z)] )(?P<bare>(?:19|20)\d\d)(?=\s*[:;,)]|\.?\s*$|\s+(?:by|which|is|was|are|were|for|in|and|as)\b)"
    r")\b(?![/-]\d)",
    re.I,
)
NAME = r"(?:Ste?\.(?=\s[A-Z])|[A-Z]\.|[A-Z][A-Za-z\u00c0-\u024f\u2019'-]+|(?:de|la|del|van|von|der|den|da|di)(?=\s))"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+\d"
_PEOPLE = re.compile(
    rf"\bDrs?\.?\s+{NAME}(?:\s+(?!{_MONTH}){NAME}){{0,3}}(?:,?\s+(?:{CREDENTIALS})(?![A-Za-z]))?"
    rf"|{NAME}(?:\s+{NAME}){{1,3}}(?:,\s*|\s+)(?:{CREDENTIALS})(?![A-Za-z])(?:,\s*(?:{CREDENTIALS})(?![A-Za-z]))*"
)
_SPECIALTY = re.compile(
    r"\b(?:orthop\w+|neurological|plastic|general|oral|vascular|board|department of|certified in|fellow\w*|specialty:?)\s+(?:hand |spine |foot and ankle )?surgery$",
    re.I,
)
_TITLE_HELD = re.compile(r"(?:QME|AME|PQME)s?", re.I)
_ASKED = re.compile(r"[^.;:?\[]{0,40}(?<=\w)\?|\W{0,3}(?:\[[ xX]?\]|[\u2610-\u2612]|_{3,}|\( \))")
"""After a name: a question of a form, or its boxes."""
_DATE_OF = re.compile(r"\bdates? of(?: (?:the|last|index))*\s+$", re.I)
_OF_THE_PRINT = re.compile(r"\b(?:effective|eff|rev|revised|revision|version|edition)\b[.: ]*$", re.I)
"""Before a date: it is that of a form's print."""
_PAPER = re.compile(r"\b(?:reports?|notes?|records?|results?)$", re.I)
_IN_PARENTHESES = re.compile(r"(?: (?:of|to|in|on) (?:[\w.-]+ ){0,3}[\w.-]+)?\s*\(", re.I)
_WHICH = re.compile(r"\s*[,:–-]\s*|\s+(?:for|of|on)\s+(?:an? |the )?", re.I)
_ONE_DEED = re.compile(r"\s*,?\s*(?:with|and|&|plus|including)\s+(?:[a-z-]+\s+){0,2}", re.I)


@dataclass(frozen=True, kw_only=True)
class DateAt:
    """A date and where it stands; `value` is YYYY-MM-DD, YYYY-MM or YYYY, as much as is given."""

    value: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class PersonAt:
    """A person as written, without "'s", and where the words stand."""

    words: str
    start: int
    end: int


def names_in(text: str) -> list[NameAt]:
    """The names of records, in order; of names that overlap the longest."""
    return list(_names_in(text))


@functools.lru_cache(maxsize=2_000)
def _names_in(text: str) -> tuple[NameAt, ...]:
    found: list[NameAt] = []
    for name in naming_rules().names:
        for match in name.pattern.finditer(text):
            start, end = match.span()
            start += len(match[0]) - len(match[0].lstrip())
            if _SPECIALTY.search(text[max(0, start - 24) : end]):
                continue
            if end > start and (name.needs is None or name.needs.search(match[0])):
                found.append((name, start, end))
    found.sort(key=lambda f: (f[1] - f[2], f[1]))
    kept: list[NameAt] = []
    for name, start, end in found:
        if all(end <= s or start >= e for _, s, e in kept):
            kept.append((name, start, end))
    kept = [
        (name, s, e) for name, s, e in kept if not _is_credential(text, s, e) and not _ASKED.match(text, e)
    ]
    kept.sort(key=lambda f: f[1])
    deeds = [e for name, _, e in kept if name.how == "deed"]
    # "Discectomy, date of surgery 3/4/2012": the second is the label of a date of the first.
    kept = [
        (name, s, e) for name, s, e in kept
        if not (name.how == "deed" and min(deeds) < s and _DATE_OF.search(text[max(0, s - 24) : s]))
    ]  # fmt: skip
    return tuple(_as_one_deed(text, _as_one_record(text, kept)))


def _is_credential(text: str, start: int, end: int) -> bool:
    """Whether what looks like a report's name is what a person may put after the name: "A. Stone, DC, QME"."""
    return bool(_TITLE_HELD.fullmatch(text[start:end])) and any(
        m.start() < start < m.end() for m in _PEOPLE.finditer(text)
    )


def _as_one_record(text: str, names: Sequence[NameAt]) -> list[NameAt]:
    """The names with those of one kind taken together where one says what the other is.

    "Laboratory results (urine drug screen)", "operative report for knee arthroscopy", "Form 5021 (Doctor's First
    Report)". Of two where the first is no paper's name, only the second in parentheses is the same record.
    """
    joined: list[NameAt] = []
    for name, start, end in names:
        if joined and joined[-1][0].kind == name.kind:
            first, begun, ended = joined[-1]
            between = text[ended:start]
            beside = _IN_PARENTHESES.fullmatch(between) and text[end : end + 1] == ")"
            told = _PAPER.search(text[begun:ended]) and not _PAPER.search(text[start:end])
            if beside or (told and _WHICH.fullmatch(between)):
                joined[-1] = (first, begun, end + 1 if beside else end)
                continue
        joined.append((name, start, end))
    return joined


def _as_one_deed(text: str, names: Sequence[NameAt]) -> list[NameAt]:
    """The names with those of one surgery taken together: "arthroscopy with partial meniscectomy"."""
    joined: list[NameAt] = []
    for name, start, end in names:
        if joined and joined[-1][0].kind == name.kind == "operative-report" and name.how == "deed":
            last, begun, ended = joined[-1]
            one, other = body_parts(text[begun:ended]), body_parts(text[start:end])
            joint = (
                f"{text[ended:start]}{text[start:end].split()[0]} "
                if start - ended <= 1
                else text[ended:start]
            )
            if _ONE_DEED.fullmatch(joint) and (not one or not other or one & other):
                joined[-1] = (last, begun, end)
                continue
        joined.append((name, start, end))
    return joined


def people_in(text: str, names: Sequence[NameAt]) -> list[PersonAt]:
    """The people in a statement; one is cut short where the name of a record begins (Dr. Stone's AME report)."""
    found = []
    for match in _PEOPLE.finditer(text):
        cut = min((s for _, s, e in names if match.start() < s < match.end()), default=match.end())
        words = _tidy(text[match.start() : cut])
        if not any(s <= match.start() < e for _, s, e in names) and len(words.split()) > 1:
            found.append(
                PersonAt(
                    words=words,
                    start=match.start(),
                    end=match.start() + len(text[match.start() : cut].rstrip()),
                )
            )
    return found


def dates_in(text: str) -> list[DateAt]:
    """The dates, in order, also those that give only a month and year, or a year after a word that says it is one."""
    found = [
        DateAt(value=d.value.isoformat(), start=d.start, end=d.end)
        for d in find_dates(text)
        if not _OF_THE_PRINT.search(text[max(0, d.start - 16) : d.start])
    ]
    for match in _PARTIAL.finditer(text):
        if any(d.start < match.end() and match.start() < d.end for d in found):
            continue
        if _OF_THE_PRINT.search(text[max(0, match.start() - 16) : match.start()]):
            continue
        g = match.groupdict()
        if g["name"]:
            value = f"{g['year']}-{_MONTHS.index(g['name'][:3].lower()) + 1:02}"
        elif g["m"]:
            value = f"{g['y']}-{int(g['m']):02}"
        else:
            value = next(
                g[k] for k in ("only", "from", "of", "paren", "the", "with", "comma", "bare") if g[k]
            )
        found.append(DateAt(value=value, start=match.start(), end=match.end()))
    return sorted(found, key=lambda d: d.start)


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"['’]s?\s*$", "", name)).strip(" ,")
