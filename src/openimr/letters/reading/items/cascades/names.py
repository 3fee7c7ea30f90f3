"""What can name an item: the words of its title, its number, and what is said of any procedure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from openimr.letters.data import read_data

_DATA = read_data("associated_services.json")


def _any_of(words: Sequence[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s+").replace(r"\-", r"[\s-]?") for w in ordered)


SURGICAL_WORDS = _any_of(_DATA["surgical"])


_TITLE_OF_SERVICE = re.compile(
    r"(?:\W|\b\d+\w*\b|\b(?:days?|nights?|hours?|of|to|for|x|one|two|three|additional)\b){0,9}+"
    rf"(?:{_any_of(_DATA['openings'])})",
    re.IGNORECASE,
)
PRIMARY = re.compile(
    rf"\b(?:{_any_of(_DATA['primary'])})\s+(?:\w+\s+){{0,3}}?(?:{_any_of(_DATA['procedure'])})\b",
    re.IGNORECASE,
)
SURGICAL = re.compile(rf"\b(?:{_any_of(_DATA['surgical'])})\b", re.IGNORECASE)
TITLE_OF_SURGERY = re.compile("|".join(map(re.escape, _DATA["surgery_in_titles"])), re.IGNORECASE)
ASSOCIATED = re.compile(
    r"\b(?:associated|dependent|ancillary|adjunct\w*|related|accompanying|concurrent"
    r"|(?:peri|post|pre)-?\s?operative|goe?s?\s+(?:along\s+)?with)\b",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ITEM_NUMBER = re.compile(
    r"\b(?:(?:item|request|issue|service)s?\s*(?:#|no\.?|number)?\s*(?P<number>\d{1,3})"
    rf"|(?P<ordinal>{'|'.join(_ORDINALS)})\s+(?:item|request|issue|service|treatment))\b",
    re.IGNORECASE,
)
"""What names an item by its number."""
_PREPOSITIONS = r"\s(?:near|during|for|of|to|from|after|following|with|at|in|per|before|under|by)\s"
BEFORE_PREPOSITION = re.compile(_PREPOSITIONS, re.IGNORECASE)
_AFTER_NAME = re.compile(rf"{_PREPOSITIONS}|[,;:()]", re.IGNORECASE)
_OF_ITS_KIND = re.compile(r"^\W*(?:associated|related|post-?op\w*|pre-?op\w*)\b[^:]{0,30}:\s", re.IGNORECASE)
_QUANTITY = re.compile(r"\s(?:x\s*)?\d")
_WORD = re.compile(r"[A-Za-z]\w*(?:-\d+\w*)?|\d+-\d+")
_STEM, _ENDING = 7, 3
"""Letters that two forms of a word must have in common at least, and that the shorter may have beyond."""

_NO_NAME = frozenset(_DATA["name_nothing"])
_SAME_PROCEDURE = {
    word.removesuffix("s"): number for number, kind in enumerate(_DATA["same_procedure"]) for word in kind
}


def number_in(words: str) -> int | None:
    """The number of the item that words name by it, if they do."""
    named = ITEM_NUMBER.search(words)
    if named is None:
        return None
    return int(named["number"]) if named["number"] else _ORDINALS.index(named["ordinal"].lower()) + 1


def is_service(description: str) -> bool:
    """Whether a title is that of a service which goes with a procedure (rulebook F-07)."""
    return bool(_TITLE_OF_SERVICE.match(description))


def names_of(words: str) -> frozenset[str]:
    """The words that can name a procedure, in one form."""
    lower = (w.lower() for w in _WORD.findall(words))
    return frozenset(w.removesuffix("s") for w in lower if len(w) > 2 and w not in _NO_NAME)


def head_of(description: str) -> str:
    """The word of a title that says what the thing is: the last that can name it, before any preposition or comma."""
    title = _AFTER_NAME.split(_QUANTITY.split(_OF_ITS_KIND.sub("", description), maxsplit=1)[0], maxsplit=1)[
        0
    ]
    words = [w for w in _WORD.findall(title) if w.isalpha() and names_of(w)]
    return min(names_of(words[-1])) if words else ""


def alike(words: frozenset[str], title: frozenset[str]) -> frozenset[str]:
    """The words that a title has in another form: "implant" for "implantation", "replacement" for "arthroplasty"."""
    return frozenset(w for w in words if any(_same(w, t) for t in title))


def _same(word: str, other: str) -> bool:
    """Whether two words are forms of one ("arthroscopy", "arthroscopic"), or two words for one procedure."""
    if word[:_STEM] != other[:_STEM]:
        kind = _SAME_PROCEDURE.get(word)
        return kind is not None and kind == _SAME_PROCEDURE.get(other)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    return word == other or common >= max(_STEM, min(len(word), len(other)) - _ENDING)
