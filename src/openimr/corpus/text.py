"""How letters are cut into words for searching, and the codes in them: levels, strengths, procedure codes.

Words are small letters without accents, cut at everything that is no letter or digit, and stemmed (English).
A code is found as a whole besides: `L4-5`, `L4-L5` and `L4/L5` are one and the same, `10/325` is not `10`.
"""

from __future__ import annotations

import re
from functools import cache

import tantivy

TOKENIZER = "letter"
"""The name under which the index knows the analyzer."""

_LEVEL = r"(?P<first>[CTLSctls]\d{1,2})\s?[-/\u2010-\u2013]\s*(?P<second>[CTLSctls]?\d{1,2})"
_STRENGTH = r"\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?){1,2}"
_DIAGNOSIS = r"[A-TV-Za-tv-z]\d[0-9A-Za-z]\.[0-9A-Za-z]{1,4}|\d{3}\.\d{1,2}"
_PROCEDURE = r"[A-Za-z]\d{4}|\d{5}"
_DIGITS = re.compile(r"[0-9]+")
_WITHIN = re.compile(r"[\w/.-]")
_CODE = re.compile(rf"(?:{_LEVEL}|{_STRENGTH}|{_DIAGNOSIS}|{_PROCEDURE})(?![\w/])")


@cache
def analyzer() -> tantivy.TextAnalyzer:
    """The analyzer of letters and of queries."""
    build = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.remove_long(64),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    ):
        build = build.filter(step)
    return build.build()


def stems(text: str) -> list[str]:
    """The words of a text as the index has them, in order."""
    return list(analyzer().analyze(text))


def codes(text: str) -> set[str]:
    """The codes in a text, each in its one form: `l4-l5`, `10/325`, `99213`."""
    return {form for _, _, form in code_spans(text)}


def code_spans(text: str) -> list[tuple[int, int, str]]:
    """Where the codes stand in a text, with their forms."""
    found: list[tuple[int, int, str]] = []
    end = 0
    # Every code has a digit at its beginning or right behind a letter there: digits are found quickly.
    for digits in _DIGITS.finditer(text):
        start = digits.start()
        start -= start > 0 and text[start - 1].isalpha() and text[start - 1].isascii()
        if start < end or (start and _WITHIN.match(text[start - 1])):
            continue
        if match := _CODE.match(text, start):
            end = match.end()
            found.append((start, end, _form(match)))
    return found


def _form(match: re.Match[str]) -> str:
    if match["first"]:
        first, second = match["first"].lower(), match["second"].lower()
        return f"{first}-{second if second[0].isalpha() else first[0] + second}"
    return match.group().lower()


@cache
def _unstemmed() -> tantivy.TextAnalyzer:
    build = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return build.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold()).build()


def fold(word: str) -> str:
    """A word in small letters without accents, not stemmed: the beginning of words that begin so."""
    return "".join(_unstemmed().analyze(word))
