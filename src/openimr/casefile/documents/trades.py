"""By trade: what the credentials of whoever signed say of the paper, where its heading says little.

A therapist writes therapy notes and a psychologist psychological reports, whatever they call them; somebody without
credentials who greets and closes writes a letter, whatever it encloses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.casefile.documents.authors import document_author
from openimr.casefile.documents.lines import PageLines

_TAIL = 10
_TRADES = (
    ("physician", re.compile(r"(?:^|[\s,;(])(?:M\.?\s?D|D\.?\s?O|D\.?P\.?M)\b\.?")),
    ("assistant", re.compile(r"(?:^|[\s,;(])(?:P\.?A(?:-?C)?|[AFD]?N\.?P(?:-?[BC]+)?|APRN)\b\.?")),
    (
        "hands",
        re.compile(
            r"(?:^|[\s,;(])(?:D?P\.?T\.?A?|M\.?P\.?T|O\.?T\.?[RD]?(?:/L)?|C\.?O\.?T\.?A|C\.?H\.?T|D\.?C|L\.?\s?A[Cc]|D\.?A\.?O\.?M)(?![\w/])\.?"
        ),
    ),
    (
        "mind",
        re.compile(r"(?:^|[\s,;(])(?:Ph\.?\s?D|Psy\.?\s?D|PsyD|PhD|L\.?C\.?S\.?W|L?M\.?F\.?T|LPCC)\b\.?"),
    ),
    ("nurse", re.compile(r"(?:^|[\s,;(])(?:R\.?N|B\.?S\.?N|L\.?V\.?N)\b\.?")),
)
"""Trades with the credentials that tell them; who has several is of the first."""
_SIGNS = re.compile(
    r"\b(?:sign(?:ed|ature)|authenticated|attest\w*|(?:completed|documented|performed|treated|seen|scribed|administered) by|therapist|clinician|provider|acupuncturist|chiropractor)\b",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:refer\w*|order(?:ed|ing)|request\w*|supervis\w*|primary care|pcp|cc|copies|to)\b", re.I
)
_GREETING = re.compile(r"^\W*(?:dear\b|to whom\b|gentlemen|ladies and)", re.I)
_NAME_LIKE = re.compile(r"^\W*(?:[A-Z][\w.'’-]*[\s,]+){1,5}")
_LONGEST = 110


def trade_of(name: str) -> str | None:
    """The trade that the credentials after a name tell: physician, assistant, hands, mind, nurse; None where none do."""
    return next((trade for trade, words in _TRADES if words.search(name)), None)


def signers_trade(pages: Sequence[PageLines]) -> str | None:
    """The trade of whoever signed these pages (at least one); None where nobody with credentials did.

    Asked are the lines that speak of signing, the last first, of a letter those below its greeting; then who is its
    author; then the names among the last lines.
    """
    greeting = next((n for n, line in enumerate(pages[0].lines) if _GREETING.match(line)), -1)
    after = [pages[0].lines[greeting + 1 :], *(page.lines for page in pages[1:])]
    signing = (line for page in reversed(after) for line in reversed(page) if _SIGNS.search(line))
    found = _first([line for line in signing if not _OTHERS.search(line)])
    if found is not None:
        return found
    author = document_author(pages, "clinician")
    return (trade_of(author) if author else None) or _first(
        [n for n in after[-1][-_TAIL:] if _NAME_LIKE.match(n)]
    )


def _first(lines: Sequence[str]) -> str | None:
    return next((found for line in lines if len(line) <= _LONGEST and (found := trade_of(line))), None)
