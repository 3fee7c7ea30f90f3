"""Whether an entry is of somebody who stands in the register already, under another id. Pure.

The same licence or provider number is proof. A name that is nearly the same, with a state in common, is a
suspicion that a person must settle.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

ALIKE = 90.0
"""Likeness of two names, of 100, from which they may be one person's."""
_TITLES = frozenset(
    [
        "dr",
        "md",
        "do",
        "phd",
        "psyd",
        "dc",
        "lac",
        "od",
        "dds",
        "dmd",
        "dpm",
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "mr",
        "mrs",
        "ms",
    ]
)


@dataclass(frozen=True, kw_only=True)
class Same:
    """Another entry that is, or may be, the same person's. `certain`: a number is shared; `by` says which kind."""

    ref: str
    certain: bool
    by: str


def same_person(
    ref: str, identity: Mapping[str, Any], others: Iterable[tuple[str, Mapping[str, Any]]]
) -> Same | None:
    """
    The first of the others who is certainly the same person, else the first who may be.

    Args: identities with `name`, `npi` and `licence_numbers` by state; of the same `ref` is skipped.
    """
    suspected = None
    mine, numbers = plain_name(identity.get("name", "")), _numbers(identity)
    states = set(identity.get("licence_numbers", {}))
    for other_ref, other in others:
        if other_ref == ref:
            continue
        if identity.get("npi") and identity["npi"] == other.get("npi"):
            return Same(ref=other_ref, certain=True, by="provider number")
        if shared := numbers & _numbers(other):
            return Same(ref=other_ref, certain=True, by=f"licence number of {sorted(shared)[0][0]}")
        both_numbered = identity.get("npi") and other.get("npi")
        if (
            suspected is None
            and not both_numbered
            and mine
            and alike(mine, plain_name(other.get("name", "")))
        ):
            theirs = set(other.get("licence_numbers", {}))
            if not states or not theirs or states & theirs:
                suspected = Same(ref=other_ref, certain=False, by="name")
    return suspected


def plain_name(name: str) -> tuple[str, ...]:
    """The words of a name without accents, titles, marks and case, in order."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return tuple(sorted(w for w in re.findall(r"[a-z]+", text.replace("'", "")) if w not in _TITLES))


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: nearly the same words, or one with initials for the other's."""
    if fuzz.ratio(" ".join(one), " ".join(other)) >= ALIKE:
        return True
    long = [{w for w in words if len(w) > 1} for words in (one, other)]
    short = [{w for w in words if len(w) == 1} for words in (one, other)]
    if not long[0] & long[1] or not (short[0] or short[1]):
        return False
    rest = [long[0] - long[1], long[1] - long[0]]
    return all(w[0] in short[1] for w in rest[0]) and all(w[0] in short[0] for w in rest[1])


def _numbers(identity: Mapping[str, Any]) -> set[tuple[str, str]]:
    held = identity.get("licence_numbers", {})
    return {
        (state, re.sub(r"[^A-Z0-9]", "", str(number).upper()).lstrip("0"))
        for state, number in held.items()
        if number
    }
