"""The names that papers give to records: which kind, how they are told, which part of the body. Rules as data."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from importlib import resources

import yaml

from openimr.casefile.documents.model import KINDS

_PAIRED = r"(?:shoulder|knee|hip|wrist|hand|ankle|foot|elbow|thumb|arm|leg|upper|lower|carpal|cubital|index|middle|ring|little)"
_SIDES = tuple(
    (side, re.compile(rf"\b(?:{side}|{side[0]}t)\b|\b{side[0]}\.?(?=\s{_PAIRED})", re.I))
    for side in ("left", "right")
)

_TERM = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, kw_only=True)
class Name:
    """What names a record of one kind; `how` says when it counts (see rules/mentions.yaml)."""

    kind: str
    how: str
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None


@dataclass(frozen=True, kw_only=True)
class NamingRules:
    """The rules of rules/mentions.yaml, compiled."""

    names: tuple[Name, ...]
    not_yet: re.Pattern[str]
    not_yet_after: re.Pattern[str]
    exists_after: re.Pattern[str]
    exists_before: re.Pattern[str]
    done_before: re.Pattern[str]
    done_after: re.Pattern[str]
    lists: re.Pattern[str]
    parts: dict[str, re.Pattern[str]]


@functools.cache
def naming_rules() -> NamingRules:
    """The rules. Raises ValueError where a name is of an unknown kind or made of an unknown term."""
    text = resources.files("openimr.casefile.documents").joinpath("rules", "mentions.yaml").read_text("utf-8")
    data = yaml.safe_load(text)
    unknown = {entry["kind"] for entry in data["names"]} - set(KINDS)
    if unknown:
        raise ValueError(f"rules/mentions.yaml: unknown kinds: {sorted(unknown)}")

    def in_full(words: str) -> str:
        """The words with each {term} written out."""
        try:
            return _TERM.sub(lambda m: data["terms"][m[1]], words)
        except KeyError as missing:
            raise ValueError(
                f"rules/mentions.yaml: names speak of a term that is not there: {missing}"
            ) from None

    def one_of(name: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
        return re.compile(f"{before}(?:{'|'.join(data[name])}){after}", re.I)

    return NamingRules(
        names=tuple(
            Name(
                kind=entry["kind"],
                how=entry["how"],
                pattern=re.compile(rf"(?<![\w-])(?:{in_full(entry['words'])})(?![\w-])", re.I),
                needs=re.compile(entry["needs"], re.I) if "needs" in entry else None,
            )
            for entry in data["names"]
        ),
        not_yet=one_of("not_yet"),
        not_yet_after=one_of("not_yet_after"),
        exists_after=one_of("exists_after", before="^"),
        exists_before=one_of("exists_before", after=r"\W*$"),
        done_before=one_of("done_before", before=r"(?<!\w)", after=r"\W*$"),
        done_after=one_of("done_after", before="^"),
        lists=one_of("lists", after=""),
        parts={part: re.compile(rf"\b(?:{words})\b", re.I) for part, words in data["parts"].items()},
    )


@functools.lru_cache(maxsize=4_000)
def body_parts(text: str) -> frozenset[str]:
    """The parts of the body that a text speaks of, by their common name."""
    return frozenset(part for part, words in naming_rules().parts.items() if words.search(text))


def sides(text: str) -> frozenset[str]:
    """Left, right, or both, as far as a text says."""
    found = {side for side, words in _SIDES if words.search(text)}
    if re.search(r"\b(?:bilateral|both)\b", text, re.I):
        found |= {"left", "right"}
    return frozenset(found)
