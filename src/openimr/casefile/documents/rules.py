"""The rules for documents, read from the YAML files beside this module."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from openimr.casefile.documents.model import KINDS


@dataclass(frozen=True, kw_only=True)
class Sign:
    """A sign anywhere in a document, and a quick look in its small letters that rules most of them out."""

    pattern: re.Pattern[str]
    quick: re.Pattern[str] | None

    def stands_in(self, text: str, small: str) -> bool:
        """Whether the sign stands in a text; `small` is the text in small letters."""
        if self.quick is not None and not self.quick.search(small):
            return False
        return self.pattern.search(text) is not None


@dataclass(frozen=True, kw_only=True)
class KindRule:
    """How a document of one kind is told, dated and signed. See `rules/kinds.yaml`."""

    kind: str
    titles: tuple[tuple[str, ...], ...]
    headings: tuple[re.Pattern[str], ...]
    soft: tuple[re.Pattern[str], ...]
    signs: tuple[Sign, ...]
    prose: tuple[re.Pattern[str], ...]
    dates: tuple[str, ...]
    else_dates: tuple[str, ...]
    author: str
    author_by: re.Pattern[str] | None
    single: bool
    undated: str
    services: str


@dataclass(frozen=True, kw_only=True)
class Rules:
    """All the rules for kinds: one for each kind."""

    kinds: dict[str, KindRule]


@dataclass(frozen=True, kw_only=True)
class BoundaryRules:
    """What each observation about the top of a page weighs, and what it takes to begin a document."""

    threshold: float
    weights: dict[str, float]


def tokens(line: str) -> tuple[str, ...]:
    """The words of a line for comparing headings: lower case, without punctuation, hyphens parting words."""
    return tuple(t for t in re.sub(r"[^a-z0-9']+", " ", line.lower()).replace("'s", "s").split() if t)


def _load(name: str) -> dict[str, Any]:
    text = resources.files("openimr.casefile.documents").joinpath("rules", name).read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    if not isinstance(data, dict):
        raise ValueError(f"rules/{name}: expected a mapping")
    return data


_learnt: dict[str, Any] = {}


def use_learnt(data: Mapping[str, Any]) -> None:
    """Use what was learned (`learning.Learnt.to_json`) over the shipped rules from now on; {} takes it back.

    Raises ValueError where it is not of that shape.
    """
    for name in ("weights", "headings"):
        if not isinstance(data.get(name, {}), dict):
            raise ValueError(f"what was learned: expected a mapping under '{name}'")
    _learnt.clear()
    _learnt.update(data)
    rules.cache_clear()
    boundary_rules.cache_clear()
    for forget in on_change:
        forget()


on_change: list[Callable[[], None]] = []
"""What else must be worked out anew when the rules change."""


@functools.cache
def rules() -> Rules:
    """The rules for kinds. Raises ValueError where a kind is unknown or missing."""
    data = _load("kinds.yaml")
    found = set(data["kinds"])
    if found != set(KINDS):
        raise ValueError(f"rules/kinds.yaml: kinds missing or unknown: {sorted(found ^ set(KINDS))}")
    kinds = {
        kind: KindRule(
            kind=kind,
            titles=tuple(tokens(title) for title in rule["titles"]),
            headings=_patterns(rule.get("headings", ())),
            soft=_patterns(rule.get("soft", ())),
            signs=tuple(_sign(source) for source in rule["signs"]),
            prose=_patterns(rule.get("prose", ())),
            dates=tuple(rule["dates"]),
            else_dates=tuple(rule.get("else_dates", ())),
            author=rule["author"],
            author_by=_by_whom(rule["author_by"]) if "author_by" in rule else None,
            single=bool(rule.get("single", False)),
            undated=rule.get("undated", "opening"),
            services=rule.get("services", "no"),
        )
        for kind, rule in data["kinds"].items()
    }
    for words, kind in _learnt.get("headings", {}).items():
        if kind in kinds:
            kinds[kind] = dataclasses.replace(kinds[kind], titles=(*kinds[kind].titles, tokens(words)))
    return Rules(kinds=kinds)


@functools.cache
def boundary_rules() -> BoundaryRules:
    """The rules for boundaries."""
    data = _load("boundaries.yaml")
    weights = {k: float(v) for k, v in data["weights"].items()}
    weights |= {k: float(v) for k, v in _learnt.get("weights", {}).items() if k in weights}
    return BoundaryRules(threshold=float(data["threshold"]), weights=weights)


def _sign(source: str) -> Sign:
    # A search that minds the case and begins with a letter skips ahead, several times faster than one that does neither.
    lower_only = not re.search(r"(?<!\\)[A-Z]", source)
    return Sign(
        pattern=re.compile(source, re.I), quick=re.compile(source.removeprefix(r"\b")) if lower_only else None
    )


def _by_whom(done: str) -> re.Pattern[str]:
    """A line that says by whom: `done` are the verbs, parted by |."""
    return re.compile(rf"^\W*(?:{done})(?:\s+and\s+\w+)?\s+by\b\s*[:\-]?\s*(?P<rest>.+)$", re.I)


def _patterns(sources: Any) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source, re.I) for source in sources)
