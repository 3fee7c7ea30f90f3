"""The specialties of physicians: what boards certify, and the words people write for it (`data/boards.yaml`). Pure.

Source: the certificates of the ABMS and AOA member boards, the professions of LC 3209.3 (rulebook R-02).
"""

from __future__ import annotations

import functools
import importlib.resources
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import yaml
from rapidfuzz import fuzz, process

NEAR = 72
"""Likeness, of 100, from which a specialty is offered as what an unknown word may mean."""


@dataclass(frozen=True, kw_only=True)
class Specialty:
    """A specialty: its name here and in letters, the boards that certify it, `official` as the first spells it.

    `profession` is MD for what physicians of both kinds are certified in; `subspecialty` where it is only ever
    certified beside a general certificate.
    """

    name: str
    official: str
    boards: tuple[str, ...]
    subspecialty: bool
    profession: str


class UnknownSpecialty(ValueError):
    """A word that no specialty is known by. `near` are those that it may mean; none is chosen."""

    def __init__(self, word: str, near: tuple[str, ...]) -> None:
        self.word, self.near = word, near
        meant = f" Meant may be: {', '.join(near)}." if near else ""
        super().__init__(f"expected a specialty that a board certifies, found '{word[:60]}'.{meant}")


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """Every specialty by its name, every word to a name, and the words that mean several."""

    specialties: Mapping[str, Specialty]
    words: Mapping[str, str]
    ambiguous: Mapping[str, tuple[str, ...]]

    def read(self, word: str) -> Specialty:
        """
        The specialty that a word means.

        Raises: UnknownSpecialty for a word nobody knows and for one with several meanings.

        >>> vocabulary().read("PM&R").name, vocabulary().read("Ortho").official
        ('Physical Medicine and Rehabilitation', 'Orthopaedic Surgery')
        """
        plain = _plain(word)
        if plain in self.words:
            return self.specialties[self.words[plain]]
        if plain in self.ambiguous:
            raise UnknownSpecialty(word, self.ambiguous[plain])
        found = process.extract(plain, self.words.keys(), scorer=fuzz.WRatio, score_cutoff=NEAR, limit=12)
        near = dict.fromkeys(self.words[key] for key, _, _ in found)
        raise UnknownSpecialty(word, tuple(near)[:3])


@functools.cache
def vocabulary() -> Vocabulary:
    """The data file, read and checked once."""
    text = importlib.resources.files("openimr.panel").joinpath("data/boards.yaml").read_text("utf-8")
    raw = yaml.safe_load(text)
    boards: dict[str, list[str]] = {}
    words: dict[str, str] = {}
    official: dict[str, str] = {}
    general: set[str] = set()
    profession: dict[str, str] = {}

    def known(name: str, also: list[str], board: str, kind: str = "MD") -> None:
        boards.setdefault(name, [])
        if board:
            boards[name].append(board)
        profession.setdefault(name, kind)
        for word in (name, *also):
            if words.setdefault(_plain(word), name) != name:
                raise ValueError(f"boards.yaml: expected one meaning of '{word}', found two.")

    for board, entry in raw["boards"].items():
        for name, also in entry["general"].items():
            general.add(name)
            known(name, also, board)
        for name, also in entry.get("subspecialties", {}).items():
            known(name, also, board)
        for name, spelled in entry.get("official", {}).items():
            official[name] = spelled
            words[_plain(spelled)] = name
    for name, also in raw["osteopathic_words"].items():
        general.add(name)
        known(name, also, "")
    for board, names in raw["osteopathic_boards"].items():
        for name in names:
            if name not in boards:
                raise ValueError(f"boards.yaml: '{name}' of {board} is not defined.")
            boards[name].append(board)
    for kind, fields in raw["professions"].items():
        for name, also in fields.items():
            general.add(name)
            known(name, also, "", kind)
    specialties = {
        name: Specialty(
            name=name, official=official.get(name, name), boards=tuple(held), subspecialty=name not in general,
            profession=profession[name],
        )
        for name, held in boards.items()
    }  # fmt: skip
    ambiguous = {_plain(word): tuple(names) for word, names in raw["ambiguous"].items()}
    if both := ambiguous.keys() & words.keys():
        raise ValueError(f"boards.yaml: expected '{sorted(both)[0]}' to be ambiguous or not, found both.")
    return Vocabulary(specialties=specialties, words=words, ambiguous=ambiguous)


def _plain(word: str) -> str:
    """A word as it is compared: no accents, marks or case; `&` is `and`; "board certified in" adds nothing."""
    text = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold()
    text = re.sub(r"\bboard[- ]certified( in)?\b|\b(abms|aoa)\b", " ", text)
    text = text.replace("&", " and ")
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", text).split())
