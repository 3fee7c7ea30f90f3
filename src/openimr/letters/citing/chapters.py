"""Which chapter a guideline citation means, however it is named (data: `chapters.json`)."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from openimr.letters.data import read_data
from openimr.letters.model import Family

_YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?![\d/-])")
_NUMBER = re.compile(r"\d{1,2}\b")
_EDITION = re.compile(r"(?P<edition>\d{1,2}(?:st|nd|rd|th)\s?ed(?:ition|\.)?)", re.IGNORECASE)
_LEFT_OUT = re.compile(r"\b(?:complaints?|chapters?|guidelines?|medical treatment|treatment guidelines?|the|mtus|acoem|odg|procedure summary|acute and chronic|chronic)\b")  # fmt: skip
_SECOND_EDITION = re.compile(r"^\s*\d|\bcomplaints\b", re.IGNORECASE)
_FIRST_LATER_YEAR = 2005
"""Chapters of the ACOEM's later editions have this year or a later one."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of the reference data; `first` and `last` are the days from and to which it was in force."""

    key: str
    family: Family
    title: str
    number: int | None
    year: int | None
    first: dt.date | None
    last: dt.date | None
    later: str | None


@dataclass(frozen=True, slots=True)
class Meant:
    """The chapters that some words may mean, the likeliest first, and what they say of the edition."""

    keys: tuple[str, ...]
    year: int | None
    edition: str | None


def meant(
    family: Family, words: str, chapter: str | None, section: str | None, decided: dt.date | None
) -> Meant:
    """The chapters that a citation may mean.

    `words` are the whole citation, `chapter` and `section` its parts as read; `decided` is the day on which
    the citation was made, which settles the edition where the words do not.
    """
    year = _YEAR.search(chapter or "") or _YEAR.search(_DATES.sub(" ", words))
    edition = _EDITION.search(words)
    said = int(year[0]) if year else None
    keys = _keys(family, chapter or "")
    if not keys and section and chapter is None:
        # "ODG; Section: Low Back - Lumbar & Thoracic (Acute and Chronic)": the topic stands as a section.
        keys = _keys(family, _NUMBER.sub("", re.split(r"[,;]", section)[0]))
    if family is Family.ACOEM:
        numbered = bool(_SECOND_EDITION.search(chapter or ""))
        keys = _by_edition(keys, said, edition["edition"] if edition else "", decided, numbered=numbered)
    elif family is Family.MTUS:
        keys = _in_force(keys, decided) if said is None else keys
    whole = {Family.ACOEM: "acoem", Family.MTUS: "mtus", Family.ODG: "odg"}.get(family)
    return Meant(keys or ((whole,) if whole else ()), said, edition["edition"] if edition else None)


_DATES = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\((?:last\s)?(?:updated|revised|accessed)[^)]{0,40}\)", re.IGNORECASE
)


def _by_edition(
    keys: tuple[str, ...], year: int | None, edition: str, decided: dt.date | None, *, numbered: bool
) -> tuple[str, ...]:
    known = chapters()
    older = tuple(k for k in keys if known[k].year is not None)
    later = tuple(dict.fromkeys(n for k in keys if (n := known[k].later if known[k].year else k)))
    if edition.startswith("2") or (year is not None and year < _FIRST_LATER_YEAR):
        return older or keys
    if edition.startswith(("3", "4")) or (year is not None and year >= _FIRST_LATER_YEAR):
        return later or keys
    if numbered:
        return older or keys  # later editions number no chapters, and have no "complaints"
    return _in_force((*older, *(k for k in later if k not in older)), decided)


def _in_force(keys: tuple[str, ...], decided: dt.date | None) -> tuple[str, ...]:
    if decided is None:
        return keys
    known = chapters()
    then = tuple(
        k for k in keys if (known[k].first or dt.date.min) <= decided <= (known[k].last or dt.date.max)
    )
    return then or keys


@lru_cache(maxsize=4096)
def _keys(family: Family, chapter: str) -> tuple[str, ...]:
    tables = _tables()
    lists = [
        tables[f]
        for f in ((Family.MTUS, Family.ACOEM) if family is Family.MTUS else (family,))
        if f in tables
    ]
    number = _NUMBER.match(chapter.strip())
    if number and family in {Family.ACOEM, Family.MTUS}:
        by_number = [k for k, c in chapters().items() if c.number == int(number[0])]
        if by_number:
            return tuple(by_number)
    for words in _forms(chapter):
        for table in lists:
            if words in table:
                return tuple(table[words])
    return ()


def _forms(chapter: str) -> list[str]:
    """The words of a chapter's title from the fullest form to the barest."""
    full = " ".join(re.findall(r"[a-z0-9]+", chapter.casefold().replace("&", " and ")))
    dated = " ".join(w for w in full.split() if not _YEAR.fullmatch(w) and not w.isdigit())
    outside = " ".join(
        re.findall(r"[a-z]+", re.sub(r"\([^)]*\)", " ", chapter.casefold()).replace("&", " and "))
    )
    return [f for f in dict.fromkeys((full, dated, outside, *(" ".join(_LEFT_OUT.sub(" ", w).split()) for w in (dated, outside)))) if f]  # fmt: skip


@cache
def chapters() -> dict[str, Chapter]:
    """All chapters by their keys."""

    def day(value: str | None) -> dt.date | None:
        return dt.date.fromisoformat(value) if value else None

    return {
        c["key"]: Chapter(
            c["key"], Family(c["family"]), c["title"], c.get("number"), c.get("year"),
            day(c.get("from")), day(c.get("to")), c.get("later"),
        )
        for c in read_data("chapters.json")["chapters"]
    }  # fmt: skip


@cache
def _tables() -> dict[Family, dict[str, list[str]]]:
    tables: dict[Family, dict[str, list[str]]] = {}
    for c in read_data("chapters.json")["chapters"]:
        table = tables.setdefault(Family(c["family"]), {})
        for name in (*_forms(c["title"]), *c["names"]):
            keys = table.setdefault(name, [])
            if c["key"] not in keys:
                keys.append(c["key"])
    return tables
