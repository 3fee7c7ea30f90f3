"""Names of organisations and people as applications write them: their normal form, and how alike two are. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from openimr.panel.credentials.same_person import alike, plain_name
from openimr.panel.organisations.rules import rules


def normal(name: str) -> str:
    """
    An organisation's name as it is compared: no accents, marks, case, legal form; short forms written out.

    >>> normal("The ACME Ins. Co., Inc."), normal("Acme Insurance")
    ('acme insurance', 'acme insurance')
    """
    words = _words(name)
    text = f" {' '.join(words)} "
    for phrase in rules().names_nothing:
        if " " in phrase:
            text = text.replace(f" {phrase} ", " ")
    kept = [word for word in text.split() if word not in rules().names_nothing]
    return " ".join(kept or words)[:200]


def names_in(name: str) -> tuple[str, ...]:
    """The names that a text holds: itself, and both sides of "doing business as" or "formerly"."""
    parts = re.split(
        r"\b(?:d\s*/?\s*b\s*/?\s*a|doing business as|f\s*/?\s*k\s*/?\s*a|formerly(?: known as)?)\b\.?:?",
        name,
        flags=re.IGNORECASE,
    )
    return tuple(dict.fromkeys(part.strip(" ,;()-") for part in parts if part.strip(" ,;()-")))


def _words(name: str) -> list[str]:
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    text = re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)", "", text.replace("'", "").replace("&", " and "))
    return [rules().names_short.get(word, word) for word in re.findall(r"[a-z0-9]+", text)]


def said_by(ref: str) -> str:
    """The words of a reference: `org:acme-insurance` says "acme insurance"."""
    return ref.partition(":")[2].replace("-", " ")


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody whom a name may mean, and how alike the names are, of 100."""

    ref: str
    name: str
    score: float


class Known:
    """All names that the register knows, for many questions. Organisations and people are kept apart."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Args: (ref, name), any number of names for a ref."""
        self._refs: dict[str, dict[str, str]] = {}
        self._people: dict[tuple[str, ...], dict[str, str]] = {}
        for ref, name in names:
            if ref.startswith("person:"):
                self._people.setdefault(plain_name(name), {})[ref] = name
            else:
                self._refs.setdefault(normal(name), {})[ref] = name
        self._normals: Sequence[str] = list(self._refs)

    def certain(self, name: str, *, person: bool = False) -> tuple[str, ...]:
        """The refs known by this very name."""
        if person:
            return tuple(self._people.get(plain_name(name), ()))
        return tuple(ref for one in names_in(name) for ref in self._refs.get(normal(one), ()))

    def uncertain(self, name: str, *, person: bool = False) -> tuple[Candidate, ...]:
        """Whom else the name may mean, the likeliest first; those that are certain are left out."""
        sure = set(self.certain(name, person=person))
        found: dict[str, Candidate] = {}
        if person:
            mine = plain_name(name)
            for theirs, refs in self._people.items():
                if theirs and mine and theirs != mine and alike(mine, theirs):
                    score = float(fuzz.ratio(" ".join(mine), " ".join(theirs)))
                    found |= {ref: Candidate(ref=ref, name=said, score=score) for ref, said in refs.items()}
        for one in () if person else names_in(name):
            close = process.extract(
                normal(one),
                self._normals,
                scorer=fuzz.token_sort_ratio,
                score_cutoff=rules().uncertain_from,
                limit=8,
            )
            for key, score, _ in close:
                for ref, said in self._refs[key].items():
                    if ref not in found or found[ref].score < score:
                        found[ref] = Candidate(ref=ref, name=said, score=round(float(score), 1))
        left = [one for ref, one in found.items() if ref not in sure]
        return tuple(sorted(left, key=lambda one: (-one.score, one.ref)))
