"""Whether two applications ask for the same review, though in other words (rulebook A-20, A-22). Pure.

Names, claim numbers and items are brought into a form that is compared; what the form keeps apart (a side,
a level of the spine, a dose, a quantity) never counts as the same, however alike the words are.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml
from rapidfuzz import fuzz

SAME, ALIKE = 88.0, 70.0
"""Scores, 0 to 100: from which two items are the same in other words, and from which a person should look."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LEVEL = re.compile(r"\b([clts])\s*(\d{1,2})\s*(?:-|/|to)\s*([clts])?\s*(\d{1,2})\b")
_SINGLE_LEVEL = re.compile(r"\b([ct]|l(?=\s?\d)|s)\s?-?(\d{1,2})\b")
_NOT_WORD = re.compile(r"[^\w./]+")


@functools.cache
def _data() -> dict[str, Any]:
    data = yaml.safe_load(resources.files("openimr.intake.data").joinpath("same_words.yaml").read_text())
    assert isinstance(data, dict)
    return data


def _plain(text: str) -> str:
    """Small letters without accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


def person(name: str) -> str:
    """A person's name as it is compared: its words in order of the alphabet, without initials and titles."""
    words = [w for w in re.sub(r"[^\w]+", " ", _plain(name.replace("'", ""))).split() if len(w) > 1]
    kept = [
        w for w in words if w not in {"md", "do", "dc", "dr", "mr", "mrs", "ms", "jr", "sr", "esq", "phd"}
    ]
    return " ".join(sorted(kept or words)) or " ".join(_plain(name).split())


def claim(number: str) -> str:
    """A claim number as it is compared: its letters and digits."""
    return "".join(c for c in number.upper() if c.isalnum())[:64]


def mark(text: str) -> str:
    """A digest to look up by, so that no name stands in an index."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item in the form that is compared: its words, and what must agree if it is to be the same."""

    text: str
    numbers: tuple[str, ...]
    levels: frozenset[str]
    apart: tuple[frozenset[str], ...]
    known_as: str


@functools.lru_cache(maxsize=20_000)
def item(description: str) -> Item:
    """An item's description in the form that is compared."""
    text = _plain(description).replace("w/o", "without").replace("w/", "with ")
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    levels = frozenset(_levels(text))
    text = _LEVEL.sub(" ", text)
    text = _SINGLE_LEVEL.sub(" ", text) if levels else text
    text = re.sub(r"(\d)\s*(?:x|times)\s*(?=\d)", r"\1 ", text)
    text = re.sub(r"\bx\s*(\d)", r"\1", text)
    text = re.sub(r"(\d)([a-z])", r"\1 \2", text)
    text = f" {' '.join(w.strip('./') for w in _NOT_WORD.sub(' ', text.replace('#', ' ')).split())} "
    data = _data()
    for phrase, said in data["phrases"].items():
        text = text.replace(f" {phrase} ", f" {said} ")
    words = [str(data["words"].get(w, w)) for w in text.split()]
    whole = f" {' '.join(words)} "
    apart = tuple(frozenset(w for w in group if f" {w} " in whole) for group in data["apart"])
    numbers = tuple(sorted(w for w in words if _NUMBER.fullmatch(w)))
    kept = [w for w in words if w not in data["left_out"] and not _NUMBER.fullmatch(w)]
    return Item(
        text=" ".join(sorted(set(kept))), numbers=numbers, levels=levels, apart=apart,
        known_as=" ".join([*sorted(set(kept)), *numbers, *sorted(levels)]),
    )  # fmt: skip


def _levels(text: str) -> set[str]:
    found = set()
    for one in _LEVEL.finditer(text):
        first, last = one[1], one[3] or ("s" if one[1] == "l" and one[2] == "5" and one[4] == "1" else one[1])
        found.add(f"{first}{int(one[2])}-{last}{int(one[4])}")
    return found


def score(one: str, other: str) -> float:
    """How alike two items are, 0 to 100. 0 where a side, level, dose, quantity or method is another."""
    a, b = item(one), item(other)
    if a.known_as == b.known_as:
        return 100.0
    if (a.numbers and b.numbers and a.numbers != b.numbers) or (
        a.levels and b.levels and a.levels != b.levels
    ):
        return 0.0
    if any(x and y and x != y for x, y in zip(a.apart, b.apart, strict=True)):
        return 0.0
    if not a.text or not b.text:
        return 0.0
    sorted_ratio = fuzz.ratio(a.text, b.text)
    contained = (
        fuzz.token_set_ratio(a.text, b.text) if min(len(a.text.split()), len(b.text.split())) > 1 else 0.0
    )
    if set(a.text.split()) <= set(b.text.split()) or set(b.text.split()) <= set(a.text.split()):
        contained = max(contained, ALIKE + 13)
    # What only one of them names (a quantity, a side, a level) makes them alike, not the same.
    silent = bool(a.numbers) != bool(b.numbers) or bool(a.levels) != bool(b.levels)
    silent = silent or any(bool(x) != bool(y) for x, y in zip(a.apart, b.apart, strict=True))
    most = SAME - 1 if silent else 100.0
    return min(max(sorted_ratio, contained - 8.0), most)


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """Two sets of items beside each other. `same`: each has its counterpart; `shared`: pairs (from 1) with score."""

    same: bool
    shared: tuple[tuple[int, int, float], ...]

    @property
    def alike(self) -> bool:
        """Whether a person should look."""
        return bool(self.shared)


def compare(ours: Sequence[str], theirs: Sequence[str]) -> Likeness:
    """The items of one application beside those of another, each matched once, the best pairs first."""
    pairs = sorted(
        ((score(a, b), n, m) for n, a in enumerate(ours, start=1) for m, b in enumerate(theirs, start=1)),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    shared = []
    for found, n, m in pairs:
        if found < ALIKE or n in used_a or m in used_b:
            continue
        used_a.add(n)
        used_b.add(m)
        shared.append((n, m, round(found, 1)))
    full = bool(ours) and len(shared) == len(ours) == len(theirs) and all(s >= SAME for _, _, s in shared)
    return Likeness(same=full, shared=tuple(sorted(shared)))
