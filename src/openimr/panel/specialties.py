"""Same and similar specialties: from a disputed item's words to its category and body system, and from
these to the boards and professions that evaluate and treat it.

Everything that decides is data (`data/specialties.yaml`): the categories and body systems (rulebook 13.1,
13.2), the dated rows with their reasons (rulebook R-04) and the words. What the words do not say is told
as unplaced; a person places it.
"""

from __future__ import annotations

import datetime as dt
import functools
import importlib.resources
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import yaml


class SpecialtiesError(ValueError):
    """Base of the errors of the table of specialties."""


class TableUnsound(SpecialtiesError):
    """The data file breaks one of its own rules; the message names the row or the pair."""


class UnknownItem(SpecialtiesError):
    """A category or body system that the table does not know."""

    def __init__(self, what: str, known: Sequence[str]) -> None:
        self.what, self.known = what, tuple(known)
        super().__init__(f"Expected a {what} of the table of specialties, {', '.join(known)}; found another.")


class NotInForce(SpecialtiesError):
    """The table was asked about a day before it begins."""

    def __init__(self, as_of: dt.date, begins: dt.date) -> None:
        self.as_of, self.begins = as_of, begins
        super().__init__(
            f"Expected a day from {begins} on, when the table of specialties begins; found {as_of}."
        )


@dataclass(frozen=True, kw_only=True)
class Row:
    """The answer for some categories and body systems while it is in force (both days included)."""

    categories: frozenset[str]
    body_systems: frozenset[str]
    first: dt.date
    last: dt.date
    same: tuple[str, ...]
    similar: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class TableChange:
    """What stands for one category and body system from a day on, in place of the data file's rows."""

    category: str
    body_system: str
    first: dt.date
    same: tuple[str, ...]
    similar: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class Word:
    """A pattern that places an item, with the id of the rule it belongs to."""

    rule: str
    target: str
    associated: bool
    pattern: str

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        return _compiled(self.pattern).finditer(text)


@dataclass(frozen=True, kw_only=True)
class Table:
    """The data file, checked. `categories` and `body_systems` map every accepted word to ours."""

    begins: dt.date
    leads: Mapping[str, int]
    categories: Mapping[str, str]
    body_systems: Mapping[str, str]
    parts: Mapping[str, frozenset[str]]
    rows: tuple[Row, ...]
    category_rules: tuple[Word, ...]
    body_system_rules: tuple[Word, ...]
    changes: tuple[TableChange, ...] = ()
    """In the order in which they were decided; of those in force the one that begins last, then decided last, holds."""

    def row(self, category: str, body_system: str, as_of: dt.date) -> Row:
        """
        The one row in force for a category and a body system, in any accepted word.

        Raises: UnknownItem, NotInForce.
        """
        if category not in self.categories:
            raise UnknownItem("category", sorted(self.leads))
        if body_system not in self.body_systems:
            raise UnknownItem("body_system", sorted(set(self.body_systems.values())))
        if as_of < self.begins:
            raise NotInForce(as_of, self.begins)
        category, body_system = self.categories[category], self.body_systems[body_system]
        (row,) = self._rows(category, body_system, as_of)
        changed = [
            one
            for one in self.changes
            if (one.category, one.body_system) == (category, body_system) and one.first <= as_of
        ]
        if not changed:
            return row
        last = max(enumerate(changed), key=lambda one: (one[1].first, one[0]))[1]
        return replace(row, first=last.first, same=last.same, similar=last.similar, reason=last.reason)

    def with_changes(self, changes: Sequence[TableChange]) -> Table:
        """This table with changes to it, in the order in which they were decided."""
        return replace(self, changes=(*self.changes, *changes))

    def _rows(self, category: str, body_system: str, on: dt.date) -> list[Row]:
        return [
            row
            for row in self.rows
            if category in row.categories and body_system in row.body_systems and row.first <= on <= row.last
        ]

    def check(self) -> None:
        """Raises: TableUnsound unless each pair has exactly one row on every day since the table began."""
        turns = {self.begins} | {row.first for row in self.rows if row.first > self.begins}
        turns |= {row.last + dt.timedelta(1) for row in self.rows if self.begins <= row.last < dt.date.max}
        for category in self.leads:
            for body_system in set(self.body_systems.values()):
                for day in sorted(turns):
                    if (count := len(self._rows(category, body_system, day))) != 1:
                        pair = f"{category} with {body_system} on {day}"
                        raise TableUnsound(f"specialties.yaml: expected one row for {pair}, found {count}.")


@functools.cache
def table() -> Table:
    """The register's own table, read and checked once. Raises: TableUnsound."""
    text = importlib.resources.files("openimr.panel").joinpath("data/specialties.yaml").read_text("utf-8")
    return read_table(yaml.safe_load(text))


def read_table(raw: Mapping[str, Any]) -> Table:
    """A table from the parsed data file. Raises: TableUnsound when it breaks its own rules."""
    groups: dict[str, list[str]] = raw["groups"]

    def expand(names: Sequence[str]) -> frozenset[str]:
        return frozenset(one for name in names for one in groups.get(name, [name]))

    found = Table(
        begins=raw["begins"],
        leads={name: entry["leads"] for name, entry in raw["categories"].items()},
        categories=_words_of(raw["categories"]),
        body_systems=_words_of(raw["body_systems"]),
        parts={name: frozenset(entry.get("parts", ())) for name, entry in raw["body_systems"].items()},
        rows=tuple(
            Row(
                categories=expand(row["categories"]),
                body_systems=expand(row["body_systems"]),
                first=row["from"],
                last=row.get("until") or dt.date.max,
                same=tuple(row["same"]),
                similar=tuple(row["similar"]),
                reason=row["reason"],
            )
            for row in raw["rows"]
        ),
        category_rules=_rules(raw["words"]["categories"], "category"),
        body_system_rules=_rules(raw["words"]["body_systems"], "body_system"),
    )
    defined = set(found.leads) | set(found.body_systems.values())
    for row in found.rows:
        if strange := (row.categories | row.body_systems) - defined:
            names = ", ".join(sorted(strange))
            raise TableUnsound(f"specialties.yaml: expected defined words in every row, found {names}.")
    found.check()
    return found


def specialties_for(
    items: Sequence[Mapping[str, str]], as_of: dt.date, known: Table | None = None
) -> dict[str, list[str]]:
    """
    The same and similar specialties for all disputed items of a case together, on a day.

    A reviewer must be able to judge every item, so only what is same or similar for each of them counts.
    Of the items, those whose category leads (surgery before the therapy after it) decide what is the same;
    all else is similar. Empty lists mean that no one specialty covers the items: a person decides.

    Args: `items` have `category` and `body_system`, in any word the table accepts; none gives empty lists. `known` is
    the table to ask, the data file's own where none is given.
    Raises: UnknownItem, NotInForce. Source: rulebook R-04 and the rows' own reasons.

    >>> specialties_for([{"category": "surgery", "body_system": "spine"}], dt.date(2026, 3, 2))["same"]
    ['Orthopedic Surgery', 'Neurological Surgery']
    """
    known = known or table()
    rows = [(known.row(item["category"], item["body_system"], as_of), item["category"]) for item in items]
    if not rows:
        return {"same": [], "similar": []}
    first = min(known.leads[known.categories[category]] for _, category in rows)
    leading = [row for row, category in rows if known.leads[known.categories[category]] == first]
    order = [*leading, *(row for row, _ in rows)]
    every = dict.fromkeys(name for row in order for name in row.same + row.similar)
    shared = [name for name in every if all(name in row.same + row.similar for row, _ in rows)]
    same = [name for name in shared if all(name in row.same for row in leading)]
    return {"same": same, "similar": [name for name in shared if name not in same]}


class Source(StrEnum):
    """Where the body system of a reading comes from."""

    OWN_WORDS = "the item's own words"
    PRIMARY_ITEM = "the primary procedure"
    CONDITION = "the condition"
    OTHER_ITEMS = "the other items, which agree"


@dataclass(frozen=True, kw_only=True)
class Found:
    """A word of the item that placed it: which rule, and where (offsets into the description)."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Reading:
    """
    How a disputed item's words place it. A category of None, and body systems of (), are unplaced.

    `associated`: a service that goes with a procedure (rulebook 13.1: assistant, clearance, stay, post-op).
    `also`: other categories named in it, for a person to see. `found`: the words, in order of position.
    """

    category: str | None
    body_systems: tuple[str, ...]
    associated: bool = False
    also: tuple[str, ...] = ()
    body_from: Source | None = None
    found: tuple[Found, ...] = field(default=())

    @property
    def unplaced(self) -> tuple[str, ...]:
        """What a person must still say: `category`, `body_system`, both or neither."""
        missing = (("category", self.category is None), ("body_system", not self.body_systems))
        return tuple(name for name, is_missing in missing if is_missing)

    @property
    def items(self) -> tuple[dict[str, str], ...]:
        """One item for each body system, as `specialties_for` and the match take them; () when unplaced."""
        if self.category is None:
            return ()
        return tuple({"category": self.category, "body_system": system} for system in self.body_systems)


def classify(description: str) -> Reading:
    """
    The category and body systems that an item's own words say, and nothing else.

    Of several categories the word that stands first decides, since the head of such a title does ("X-ray of
    the lumbar spine after fusion" is imaging). All body systems named count; a broader word beside one of
    its parts does not.

    >>> reading = classify("Right knee arthroscopy with partial meniscectomy")
    >>> reading.category, reading.body_systems
    ('surgery', ('knee',))
    """
    known = table()
    categories = _first_of_each(known.category_rules, description)
    bodies = _first_of_each(known.body_system_rules, description)
    narrow = [word for word, _ in bodies if not known.parts[word.target] & {one.target for one, _ in bodies}]
    names = tuple(dict.fromkeys(word.target for word, _ in categories))
    systems = tuple(dict.fromkeys(word.target for word in narrow))
    return Reading(
        category=names[0] if names else None,
        body_systems=systems,
        associated=bool(categories) and categories[0][0].associated,
        also=names[1:],
        body_from=Source.OWN_WORDS if systems else None,
        found=tuple(
            sorted(
                (
                    Found(rule=word.rule, start=start, end=end)
                    for word, (start, end) in [*categories, *bodies]
                ),
                key=lambda one: (one.start, one.rule),
            )
        ),
    )


def classify_all(descriptions: Sequence[str], *, condition: str = "") -> tuple[Reading, ...]:
    """
    All disputed items of one case, in order; an item that names no body system takes it from its company.

    An associated service takes that of its primary procedure (the nearest earlier one, else the first later
    one); any other item that of the condition (the words of the diagnosis); failing these, that of the other
    items where all that name one name the same. `body_from` tells which. What remains is unplaced.
    """
    own = [classify(description) for description in descriptions]
    of_condition = classify(condition).body_systems
    named = {reading.body_systems for reading in own if reading.body_systems}
    agreed = next(iter(named)) if len(named) == 1 else ()
    placed = []
    for number, reading in enumerate(own):
        offers = [(of_condition, Source.CONDITION), (agreed, Source.OTHER_ITEMS)]
        if reading.associated:
            offers.insert(0, (_primary(own, number), Source.PRIMARY_ITEM))
        if not reading.body_systems:
            for systems, source in offers:
                if systems:
                    reading = replace(reading, body_systems=systems, body_from=source)
                    break
        placed.append(reading)
    return tuple(placed)


def _primary(readings: Sequence[Reading], number: int) -> tuple[str, ...]:
    for reading in [*reversed(readings[:number]), *readings[number + 1 :]]:
        if reading.category == "surgery" and not reading.associated and reading.body_systems:
            return reading.body_systems
    return ()


def _first_of_each(rules: Sequence[Word], text: str) -> list[tuple[Word, tuple[int, int]]]:
    """The words found, by position and then length, longest first; of those that overlap only the first."""
    hits = [(match.span(), word) for word in rules for match in word.matches(text)]
    hits.sort(key=lambda hit: (hit[0][0], -hit[0][1], hit[1].rule))
    kept: list[tuple[Word, tuple[int, int]]] = []
    for span, word in hits:
        if not kept or span[0] >= kept[-1][1][1]:
            kept.append((word, span))
    return kept


def _words_of(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Every accepted word to ours. Raises: TableUnsound on a word with two senses."""
    words = {name: name for name in entries}
    for name, entry in entries.items():
        for other in entry["also"]:
            if words.setdefault(other, name) != name:
                raise TableUnsound(f"specialties.yaml: expected one sense of {other}, found two.")
    return words


def _rules(entries: Sequence[Mapping[str, Any]], target: str) -> tuple[Word, ...]:
    return tuple(
        Word(
            rule=entry["id"], target=entry[target], associated=entry.get("associated", False), pattern=pattern
        )
        for entry in entries
        for pattern in entry["words"]
    )


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A word of the data as a pattern; a space outside a class stands for spaces and hyphens, or none."""
    pieces = re.split(r"(\[[^\]]*\])", pattern)
    pieces[::2] = [piece.replace(" ", r"[\s-]{0,4}") for piece in pieces[::2]]
    return re.compile(
        rf"(?<![A-Za-z0-9])(?:{''.join(pieces)})(?:s|es)?(?![A-Za-z0-9])", re.IGNORECASE | re.ASCII
    )
