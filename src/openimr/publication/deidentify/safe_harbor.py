"""What the safe-harbor policy takes out besides: dates to their year, ages over 89, places below the state.

Source: 45 CFR 164.514(b)(2), as rulebook P-04 has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from openimr.publication.deidentify.dates import dates_to_years
from openimr.publication.deidentify.spans import Span
from openimr.publication.deidentify.vocabulary import is_common, phrases, states
from openimr.publication.deidentify.words import fold

_TENS = r"(?:ninety(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|one\s+hundred(?:\s+and)?(?:\s+\w+)?|a\s+hundred)"
_OLD = rf"(?:9\d|1[0-2]\d|{_TENS})"
_AGES = (
    re.compile(
        rf"\b(?P<age>{_OLD})[\s-]*(?:years?|yrs?|y)[\s./-]*(?:of\s+age|olds?|o\b|old\b)", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<age>{_OLD})\s*(?:y/?o\b|y\.o\.|yom\b|yof\b|yr\.?\s+old)", re.IGNORECASE),
    re.compile(
        rf"\b(?:aged?|age\s+of|age\s+is|age:)\s+(?P<age>{_OLD})\b(?!\s*(?:%|mg|days|weeks|degrees))",
        re.IGNORECASE,
    ),
)
_COUNTY = re.compile(
    r"\b(?P<all>(?:(?:[A-Z][a-z]+)\s+){1,3})County\b|\bCounty\s+of\s+(?P<after>(?:[A-Z][a-z]+\s?){1,3})"
)
_ZIP = re.compile(r"\bZIP(?:\s+code)?\s*:?\s*(\d{5}(?:-\d{4})?)\b", re.IGNORECASE)
_LIVES = re.compile(
    r"\b(?:lives?|living|resides?|residing|resident|native|moved|relocated|commutes?|travell?ed"
    r"|born)\s+(?:in|of|to|near|from)\s+((?:[A-Z][a-z]+\s?){1,3})"
)


def safe_harbor_in(text: str) -> Iterator[Span]:
    """All that safe harbor takes out beyond what the state's own copies leave out."""
    yield from dates_to_years(text)
    for pattern in _AGES:
        for match in pattern.finditer(text):
            start, end = match.span("age")
            yield Span(start=start, end=end, kind="age", source="safe-harbor", confidence=0.95, mark="90+")
    yield from _places(text)


def less_states(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, with the state left out of each postal address: safe harbor lets the state stay."""
    for span in spans:
        match = _state_at_end().search(text[span.start : span.end]) if span.kind == "address" else None
        if match is None:
            yield span
            continue
        before = len(text[span.start : span.start + match.start("state")].rstrip(" ,\n\t"))
        if before:
            yield replace(span, end=span.start + before)
        if match.group("zip"):
            yield replace(span, start=span.start + match.start("zip"))


@cache
def _state_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?P<state>\b(?:{_state_names()})\b)\.?(?:\s*,?\s*(?P<zip>\d{{5}}(?:-\d{{4}})?))?$")


def _places(text: str) -> Iterator[Span]:
    for match in _town_pattern().finditer(text):
        # "Orange", "Commerce", "Walnut", "Vista" are words as well: alone they need the state behind them.
        if all(is_common(fold(w)) for w in match.group("town").split()) and not match.group("state"):
            continue
        yield _place(*match.span("town"))
    for match in _town_before_state().finditer(text):
        name = " ".join(match.group("town").split()).lower()
        if name not in states() and not all(is_common(fold(w)) for w in name.split()):
            yield _place(*match.span("town"))
    for match in _COUNTY.finditer(text):
        if not all(is_common(fold(w)) for w in (match.group("all") or match.group("after")).split()):
            yield _place(match.start(), match.end())
    for match in _ZIP.finditer(text):
        yield _place(*match.span(1))
    for match in _LIVES.finditer(text):
        name = match.group(1).strip()
        if name.lower() not in states() and not is_common(fold(name.split()[0])):
            yield _place(match.start(1), match.start(1) + len(name))


def _place(start: int, end: int) -> Span:
    return Span(start=start, end=end, kind="address", source="safe-harbor", confidence=0.9)


@cache
def _state_names() -> str:
    return (
        "|".join(re.escape(n.title()).replace(r"\ ", r"\s+") for n in sorted(states(), key=len, reverse=True))
        + "|"
        + "|".join(sorted(states().values()))
    )


@cache
def _town_pattern() -> re.Pattern[str]:
    towns = "|".join(
        re.escape(t).replace(r"\ ", r"\s+") for t in sorted(phrases("towns"), key=len, reverse=True)
    )
    return re.compile(
        rf"\b(?P<town>{towns})\b(?P<state>\s*,\s*(?:{_state_names()})\b)?(?!\s+(?:Hip|Disability"
        rf"|test|scale|Law|Board)\b)"
    )


@cache
def _town_before_state() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<town>(?:[A-Z][a-z]+\s+){{0,2}}[A-Z][a-z]+)\s*,\s*(?:{_state_names()})\b(?=\s|[.,;)]|$)"
    )
