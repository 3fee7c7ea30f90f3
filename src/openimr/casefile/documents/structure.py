"""What the body of a document is made of: its parts and the rows of its tables, and what kind of document has those.

For papers whose heading nobody foresaw: a note is one by its complaints, findings and plan, whatever it is called.
The words and weights are in rules/structure.yaml.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.model import KINDS

_HEAD = re.compile(
    r"(?:^|(?<=[.;)])\s+|\s{2,}|(?<=\]))\W{0,4}(?:(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]\s+)?"
    r"(?P<words>[A-Za-z][A-Za-z/&' -]{0,44}?)\s*(?:\([^)]{0,20}\)\s*)?(?:[:#]|\s[-–—]\s|$)"
)
_MAY_BE_ROW = re.compile(r"\d|ative\b", re.I)
_ALIKE = 88
_LEAST_LETTERS = 6


@dataclass(frozen=True, kw_only=True)
class _Shape:
    rows: re.Pattern[str]
    least: int
    heads: bool


@dataclass(frozen=True, kw_only=True)
class StructureRules:
    """Headings of parts, shapes of rows, and what each says for each kind."""

    parts: Mapping[str, str]
    shapes: Mapping[str, _Shape]
    kinds: Mapping[str, Mapping[str, float]]


@functools.cache
def structure_rules() -> StructureRules:
    """The rules of rules/structure.yaml. Raises ValueError where a kind, part or shape is unknown."""
    text = (
        resources.files("openimr.casefile.documents").joinpath("rules", "structure.yaml").read_text("utf-8")
    )
    data: dict[str, Any] = yaml.safe_load(text)
    known = set(data["sections"]) | set(data["shapes"])
    used = {name for weights in data["kinds"].values() for name in weights}
    if unknown := (set(data["kinds"]) - set(KINDS)) | (used - known):
        raise ValueError(f"rules/structure.yaml: unknown kinds, parts or shapes: {sorted(unknown)}")
    return StructureRules(
        parts={_plain(str(head)): part for part, heads in data["sections"].items() for head in heads},
        shapes={
            name: _Shape(
                rows=re.compile(shape["rows"], re.I), least=shape["least"], heads=shape.get("heads", False)
            )
            for name, shape in data["shapes"].items()
        },
        kinds=data["kinds"],
    )


def document_structure(pages: Sequence[PageLines]) -> dict[str, float]:
    """What the parts and tables of a document say for each kind; nothing where there are too few of them.

    One part alone says nothing: an "Impression" stands in many papers.
    """
    rules = structure_rules()
    parts = {part for page in pages for part in _parts(page)}
    lines = [line for page in pages for line in page.lines]
    rows = [line for line in lines if _MAY_BE_ROW.search(line)]
    shapes = {
        name
        for name, shape in rules.shapes.items()
        if sum(
            1
            for _ in itertools.islice(filter(shape.rows.search, lines if shape.heads else rows), shape.least)
        )
        >= shape.least
    }
    found: dict[str, float] = {}
    for kind, weights in rules.kinds.items():
        here = [name for name in weights if name in parts or name in shapes]
        if len(here) >= 2 or any(name in shapes for name in here):
            found[kind] = sum(weights[name] for name in here)
    if "assays" in shapes and "fills" not in shapes:
        found.pop("medication-record", None)  # drugs looked for, and not those dispensed
    return found


def _parts(page: PageLines) -> set[str]:
    scanned = page.page.source == "ocr"
    found = set()
    for line in page.lines:
        for match in _HEAD.finditer(line):
            part = part_of(match["words"], scanned=scanned)
            if part is not None:
                found.add(part)
    return found


@functools.lru_cache(maxsize=4_000)
def part_of(words: str, *, scanned: bool = False) -> str | None:
    """The part of a document that these words head; of a `scanned` one a letter or two may be misread.

    >>> part_of("SUBJECTIVE COMPLAINTS"), part_of("Findlngs", scanned=True), part_of("Harbor Clinic")
    ('subjective', 'findings', None)
    """
    parts = structure_rules().parts
    plain = _plain(words)
    if plain in parts or not scanned or len(plain) < _LEAST_LETTERS:
        return parts.get(plain)
    best = process.extractOne(plain, parts.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return parts[best[0]] if best else None


def _plain(words: str) -> str:
    return re.sub(r"[^a-z]+", "", words.lower())
