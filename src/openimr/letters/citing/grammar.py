"""The patterns of the citation grammar, made from the data on guidelines when first needed.

Names and chapter titles are data (`openimr.letters.data/guidelines.json`): another guideline is a line
there, not a change here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from openimr.letters.data import read_data

DASH = "[-‐‑‒–—]"
"""What stands between the first and last page of a range: a hyphen, and what typists and fonts put for it."""
NUMBER = (
    rf"\d{{1,4}}[A-Za-z]?(?![\d/])(?:\s?{DASH}\s?\d{{1,4}}(?![\d/])|\s(?:to|through)\s\d{{1,4}}(?![\d/]))?"
)
"""One page, or one range of pages."""

PAGES = re.compile(
    rf"(?:\bpages?(?:\s?\([s5]\))?|\bpgs?\b|\bpp?\b)\s?[.:]{{0,3}}\s?(?P<open>\((?=[\d\s,;&and–-]{{1,80}}\)))?(?P<list>(?!8\s?C\.?\s?C\.?\s?R\b){NUMBER}(?:\sof\s\d{{1,4}})?"
    rf"(?:\s?(?:[,;]?\s?&|[,;]|,?\sand\b)\s?(?:pages?\s|pgs?\.?\s|pp?\.?\s?)?{NUMBER}(?:\sof\s\d{{1,4}})?)*)(?(open)\))",
    re.IGNORECASE,
)
PAGE_OF = re.compile(rf"(?<![\d/-])(?P<list>{NUMBER}\sof\s\d{{2,4}})(?![\d/])", re.IGNORECASE)
ONE_PAGE = re.compile(rf"({NUMBER})(?:\sof\s\d+)?", re.IGNORECASE)
SECTION = re.compile(
    r"\bsections?(?:\s?\(s\))?\s?:\s?|\bsection\s(?:on\s|regarding\s|(?:en)?titled\s)?(?=[A-Z])(?!(?:of|in|from|is|was|not)\b)",
    re.IGNORECASE,
)
UPDATED = re.compile(
    r"\s?\((?:last\s)?(?:updated|revised|accessed)\b[^()]{0,60}\)|[\s,(]{0,5}\b(?:last\s)?(?:updated|revised|accessed|review/update\sdate:)(?:\s(?:on\s)?"
    r"(?:\d{1,2}/\d{1,2}/\d{2,4}|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4})(?=,)|(?<=:)\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}(?=,)|\b.*$)",
    re.IGNORECASE,
)
# "8 C.C.R. §§9792.20 - 9792.26": where the schedule stands in the law, no section of it and no other source.
IN_THE_LAW = re.compile(
    r"(?:\s?\bpages?(?:\s?\(s\))?\s?:)?[\s,;(]{0,3}\b8\s?(?:C\.?\s?C\.?\s?R\b\.?|California\sCode\sof\sRegulations),?\s?(?:§{1,2}|sections?)?\s?9792[\d.\s–-]{0,40}(?:et\sseq\b\.?)?",
    re.IGNORECASE,
)
NUMBERED_CHAPTER = re.compile(
    r"\b(?:chapters?|ch\.?)\s?[:#]?\s?(?P<number>\d{1,2}(?:\.\d{1,2})?)\b(?!(?<=:\s\d)\))[\s,:(–-]*",
    re.IGNORECASE,
)
NAMED_CHAPTER = re.compile(r"\bchapter\s?[:,]\s?(?P<title>[^,;:.]{2,80})", re.IGNORECASE)
_LIGATURES = {"ffi": "(?:ffi|ﬃ|fﬁ|ﬀi)", "fi": "(?:fi|ﬁ)", "fl": "(?:fl|ﬂ)", "ff": "(?:ff|ﬀ)"}
_AND = re.compile(r",? (?:and|&) ")
_LIGATED = re.compile("ffi|fi|fl|ff", re.IGNORECASE)
YEAR = r"(?:\s?\(?(?:19|20)\d\d\)?)?"


def _any_of(words: Iterable[str], *, capitals_count: bool = False) -> str:
    """A pattern for any of some words, the longest first; white space, quotes and dashes as they come.

    Where `capitals_count`, words all in capitals are abbreviations and taken only so: "nice" is no NICE.
    """
    patterns = []
    for word in sorted(set(words), key=len, reverse=True):
        # "Wrist, and Hand", "Wrist and Hand", "Wrist & Hand" are one.
        pattern = re.escape(_AND.sub(" and ", word)).replace(r"\ and\ ", r",?\s+(?:and|&)\s+")
        pattern = pattern.replace(r"\ ", r"\s+").replace("'", "['’]")
        pattern = pattern.replace(r"\-", r"\s?[-–]\s?")
        pattern = _LIGATED.sub(lambda found: _LIGATURES[found[0].lower()], pattern)
        if capitals_count and word.isupper():
            pattern = f"(?-i:{pattern})"
        patterns.append(pattern + (r"(?!\w)" if word[-1].isalnum() else ""))
    # Most places fail at not being a word's beginning, most words at their first letter: each is looked at once.
    by_letter: dict[str, list[str]] = {}
    for pattern in patterns:
        letter = pattern[0].lower() if pattern[0].isalpha() else ""
        by_letter.setdefault(letter, []).append(pattern[len(letter) :])
    parts = [f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()]
    return rf"(?<!\w)(?:{'|'.join(parts)})"


class Grammar:
    """The compiled patterns.

    `name`: a guideline's name (group = its family) or a title of a chapter of the schedule (group `title`).
    `glue`: what may stand between two names of one citation. `acoem_chapter`: a chapter of the ACOEM's later
    editions. `odg_chapter`: a topic of the ODG, with what it
    has in parentheses. `trimmings`: words at the head of a remainder that name no section. `other_name`,
    `other_author`, `other_authors` (of several, "Harl and Ferro's Hand Surgery"): how a source begins that is none of the
    three guidelines; `published`: what only a publication has.
    """

    def __init__(self) -> None:
        data = read_data("guidelines.json")
        families = "|".join(f"(?P<{family}>{_any_of(names)})" for family, names in data["names"].items())
        self.name = re.compile(
            rf"(?<!\w)(?<!Non-)(?:(?:{families})(?<!\.com/acoem)(?!-?\w*\.(?:com|org|gov|net|htm))"
            rf"|(?P<title>(?:{_any_of(data['mtus_chapters'])}|(?<=MTUS\s)opioids(?=\s\(?20[12]\d\b))(?:\s+Guidelines|\s+Guideline(?=\s\())?{YEAR}))",
            re.IGNORECASE,
        )
        publishers = _any_of(data["publishers"])
        year = r"\(?(?:19|20)\d\d\)?"
        # "2014", "(May 2014)", "(Effective July 18, 2009)"
        month = (
            r"\(?(?:\b(?:effective|adopted|dated)\s)?\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?\s?"
            r"(?:\d{1,2},?\s)?(?:19|20)\d\d\b\)?"
        )
        edition = rf"{month}|\(?\d{{1,2}}(?:st|nd|rd|th)\s?(?:annual\s)?(?:ed\b\.?|edition)(?:,?\s?{year})?\)?|\((?:19|20)\d\d\)"
        self.glue = re.compile(
            rf"(?:[\s,:;/()\[\]–-]|['’]s\b|{publishers}|{edition}|\b(?:the|specifically|namely|in\sparticular)\b|\bch(?:apters?\b|\b\.?)|\b\d{{1,2}}\b|\b(?:19|20)\d\d\b|\b(?:clinical|special)\stopics\b)*+",
            re.IGNORECASE,
        )
        self.trimmings = re.compile(
            rf"(?:[\s,:;.()\[\]–-]|\b(?:the|and)\b|{publishers}|{edition}|\b(?:19|20)\d\d\b)++", re.IGNORECASE
        )
        self.acoem_chapter = re.compile(rf"(?P<title>{_any_of(data['acoem_chapters'])})", re.IGNORECASE)
        chapter = _any_of(data["odg_chapters"]).replace(
            r",?\s+(?:and|&)\s+", r"(?:,?\s+(?:and|&)\s+|\s?/\s?)"
        )
        # "(Acute & Chronic)" is of the title, "(updated 6/5/14)" is not.
        aside = r"(?:\s?\((?!(?:last\s)?(?:updated|revised|accessed)\b)[^()]{1,60}\))?"
        self.odg_chapter = re.compile(rf"(?P<title>(?:{chapter}){aside})", re.IGNORECASE)
        self.chapter_after = re.compile(
            rf"(?P<title>(?:{chapter}){aside}|[^,;:.()\"“”]{{2,60}})"
            r"\s(?:chapter\b|(?=procedure\ssummary\b))",
            re.IGNORECASE,
        )
        marks = "|".join(re.escape(mark) for mark in data["marks_of_publication"])
        self.published = re.compile(marks, re.IGNORECASE)
        books = [n for book in read_data("literature.json")["books"].values() for n in book["names"]]
        self.other_name = re.compile(
            _any_of([*data["other_sources"], *books], capitals_count=True), re.IGNORECASE
        )
        self.other_author = re.compile(r"[A-Z][\w.-]{1,30}['’]s\s{1,5}[A-Z]")
        self.other_authors = re.compile(
            r"(?:[A-Z][\w.-]{1,30},\s){0,3}[A-Z][\w.-]{1,30},?\s(?:and|&)\s(?:[A-Z][\w.-]{1,30}['’]s|[A-Z][\w.-]{1,30}s['’])\s{1,5}[A-Z]"
        )


@cache
def grammar() -> Grammar:
    """The grammar, compiled once."""
    return Grammar()
