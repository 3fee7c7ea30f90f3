"""The list of records as a reader has it: its rows, filters and orders, and the chronology. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

ORDERS = {
    "file": "Order of the file", "date": "Oldest first", "newest": "Newest first", "kind": "Kind",
    "author": "Author", "pages": "Longest first",
}  # fmt: skip
SHOWS = {
    "": "All records", "unread": "Not opened", "part": "Opened in part", "noted": "With notes or marks",
    "relied": "Relied on", "aside": "Set aside", "late": "Came late",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Row:
    """One record in the list. `first` and `last` are pages of the case file, both included."""

    number: int
    title: str
    kind: str
    date: str
    author: str
    first: int
    last: int
    opened: int
    notes: int = 0
    tags: tuple[str, ...] = ()
    relied_on: tuple[int, ...] = ()
    set_aside: str = ""
    duplicate_of: int | None = None
    late: bool = False

    @property
    def pages(self) -> int:
        return self.last - self.first + 1

    @property
    def read(self) -> str:
        """`all`, `part` or `none`: how much of it was opened."""
        return "all" if self.opened >= self.pages else "part" if self.opened else "none"


@dataclass(frozen=True, kw_only=True)
class Listing:
    """How a reader wants the list: an order of ORDERS, a `show` of SHOWS, a kind, a tag, copies hidden or not."""

    order: str = "file"
    show: str = ""
    kind: str = ""
    tag: str = ""
    copies: bool = False

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Listing:
        """From the fields of a form; what is none of the choices is left at its default."""
        order, show = given.get("order", ""), given.get("show", "")
        return cls(
            order=order if order in ORDERS else "file",
            show=show if show in SHOWS else "",
            kind=str(given.get("kind", ""))[:48],
            tag=str(given.get("tag", ""))[:60],
            copies=given.get("copies") == "yes",
        )

    def kept(self) -> dict[str, str]:
        """As it is kept for the next time."""
        return {
            "order": self.order, "show": self.show, "kind": self.kind, "tag": self.tag,
            "copies": "yes" if self.copies else "",
        }  # fmt: skip

    @property
    def filtered(self) -> bool:
        return bool(self.show or self.kind or self.tag)


def arranged(rows: Iterable[Row], listing: Listing) -> list[Row]:
    """The rows that a reader wants, in their order; records without a date come last."""
    wanted = [row for row in rows if _wanted(row, listing)]
    match listing.order:
        case "date":
            return sorted(wanted, key=lambda r: (not r.date, r.date, r.number))
        case "newest":
            dated = sorted((r for r in wanted if r.date), key=lambda r: r.number)
            return sorted(dated, key=lambda r: r.date, reverse=True) + [r for r in wanted if not r.date]
        case "kind":
            return sorted(wanted, key=lambda r: (r.kind, r.date, r.number))
        case "author":
            return sorted(wanted, key=lambda r: (not r.author, r.author.lower(), r.date, r.number))
        case "pages":
            return sorted(wanted, key=lambda r: (-r.pages, r.number))
    return sorted(wanted, key=lambda r: r.number)


def _wanted(row: Row, listing: Listing) -> bool:
    if row.duplicate_of is not None and not listing.copies:
        return False
    if listing.kind and row.kind != listing.kind:
        return False
    if listing.tag and listing.tag not in row.tags:
        return False
    match listing.show:
        case "unread":
            return row.read == "none"
        case "part":
            return row.read == "part"
        case "noted":
            return bool(row.notes or row.tags)
        case "relied":
            return bool(row.relied_on)
        case "aside":
            return bool(row.set_aside)
        case "late":
            return row.late
    return True


@dataclass(frozen=True, kw_only=True)
class Month:
    """The records of one month (`2015-01`), of a year without month (`2015`), or without a date ('')."""

    name: str
    rows: tuple[Row, ...] = field(default_factory=tuple)


def chronology(rows: Sequence[Row]) -> list[Month]:
    """The records by month, the oldest first, copies left out; those without a date at the end."""
    found: dict[str, list[Row]] = {}
    for row in arranged(rows, Listing(order="date")):
        found.setdefault(row.date[:7], []).append(row)
    return [Month(name=name, rows=tuple(listed)) for name, listed in found.items()]


def on_or_after(rows: Sequence[Row], date: str) -> Row | None:
    """The first record of that date or later; the last one before where none is later; None without dates."""
    dated = [row for row in arranged(rows, Listing(order="date")) if row.date]
    return next((row for row in dated if row.date >= date[: len(row.date)]), dated[-1] if dated else None)
