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

_LEVEL = r"(?P<first>[CTLS]\d{1,2})\s?[-/\u2010-\u2013]\s*(?P<second>[CTLS]?\d{1,2})"
_CODE = re.compile(
    rf"(?<![\w/.-])(?:{_LEVEL}|(?P<strength>\d+(?:\.\d+)?(?:/\d+(?:\.\d+)?){{1,2}})|(?P<diagnosis>[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{{1,4}})|\d{{3}}\.\d{{1,2}})"
    r"|(?P<procedure>[A-Z]\d{4}|\d{5}))(?![\w/])",
    re.IGNORECASE,
)


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
    return {_form(match) for match in _CODE.finditer(text)}


def code_spans(text: str) -> list[tuple[int, int, str]]:
    """Where the codes stand in a text, with their forms."""
    return [(match.start(), match.end(), _form(match)) for match in _CODE.finditer(text)]


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
