"""The cover, the list of records and the placeholder pages: their data, typeset."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from openimr.casefile.assembly.model import AssembledPart, AssemblyError, Cover, Part
from openimr.letters.characters import hidden_character
from openimr.letters.typesetting import MissingGlyphError, typeset

_TEMPLATES = Path(__file__).with_name("templates")
_FRONT = _TEMPLATES / "front.typ"
_PLACEHOLDERS = _TEMPLATES / "placeholders.typ"
_TYPE_CASE = _TEMPLATES / "typecase.typ"
_USUAL = frozenset(chr(code) for code in range(33, 127)) | frozenset("–—‘’“”…•·§°×½¼®")
"""What most lists are written with: set once for all case files of a process. '?' is among it."""
STYLES = (
    {"weight": "regular", "slope": "normal", "mono": False},
    {"weight": "bold", "slope": "normal", "mono": False},
    {"weight": "regular", "slope": "italic", "mono": False},
    {"weight": "regular", "slope": "normal", "mono": True},
)
"""The styles of a type case, a page each, in the order of `typecase.Style`."""
_ANY_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_MOST_REPLACED = 200
_TOO_MANY = f"more than {_MOST_REPLACED} characters of the list of records cannot be printed"

KIND_NAMES = {
    "application": "Application for Independent Medical Review",
    "ur-decision": "Utilization review decision",
    "request-for-authorization": "Request for authorization",
    "first-report": "Doctor's first report",
    "progress-report": "Progress report",
    "permanent-and-stationary-report": "Permanent and stationary report",
    "consultation": "Consultation",
    "operative-report": "Operative report",
    "procedure-note": "Procedure note",
    "imaging-report": "Imaging report",
    "electrodiagnostic-report": "Electrodiagnostic report",
    "laboratory-report": "Laboratory report",
    "therapy-note": "Therapy note",
    "psychological-report": "Psychological report",
    "medical-legal-report": "Medical-legal report",
    "medication-record": "Medication record",
    "work-status": "Work status",
    "billing": "Billing",
    "correspondence": "Correspondence",
    "fax-cover": "Fax cover",
    "legal": "Legal paper",
    "other": "Other",
}
"""The kinds of documents as a person reads them."""


def kind_name(kind: str) -> str:
    """A kind of document as a person reads it, also one that is not in the list."""
    return KIND_NAMES.get(kind, kind.replace("-", " ").capitalize())


def bates(case_number: str, page: int) -> str:
    """The number that a page carries: 'CM26-0000001 000012'."""
    return f"{case_number} {page:06}"


def placed(parts: Sequence[Part]) -> tuple[AssembledPart, ...]:
    """Where each record stands: Bates numbers run from 1 over all record pages, in the order of `parts`."""
    places: list[AssembledPart] = []
    page = 0
    for part in parts:
        places.append(AssembledPart(number=part.number, first=page + 1, last=page + len(part.pages)))
        page += len(part.pages)
    return tuple(places)


def typeset_front(
    parts: Sequence[Part],
    *,
    cover: Cover,
    at: dt.datetime,
    attached: Mapping[str, str] | None = None,
    listed: bool = True,
) -> tuple[bytes, tuple[str, ...]]:
    """The cover and, where it is to be `listed`, the list of records as a PDF, and notes on characters that could not be printed.

    `attached` gives for the hash of a signed packet the name that it has among the attachments.

    Entries of the list are links whose address is `bates:` and the number of the page; binding turns them
    into links within the file.
    """
    places = placed(parts)
    last = places[-1].last if places else 0
    data = {
        "case": cover.case_number,
        "organisation": cover.organisation,
        "date": _day(cover.date),
        "demonstration": cover.demonstration,
        "facts": _facts(cover),
        "disputed": list(cover.disputed),
        "notes": list(cover.notes),
        "count": len(parts),
        "copies": sum(1 for part in parts if part.duplicate_of is not None),
        "pages": last,
        "first": bates(cover.case_number, 1),
        "last": bates(cover.case_number, last or 1),
        "packets": _packets(parts, attached or {}),
        "records": list(rows_of(parts)) if listed else [],
    }
    return _typeset(_FRONT, data, at=at, title=f"Case file {cover.case_number}")


def rows_of(parts: Sequence[Part]) -> Iterator[dict[str, Any]]:
    """The rows of the list of records, as the template and `listing` take them."""
    return (_record(part, place) for part, place in zip(parts, placed(parts), strict=True))


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What the list of records is written with: type cases as PDF, and which characters none has, so that '?' stands for them."""

    cases: tuple[bytes, ...]
    replaced: frozenset[str] = frozenset()

    @property
    def notes(self) -> tuple[str, ...]:
        """The same in a sentence."""
        return _noted(sorted(self.replaced), "the list of records")

    def row(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row in characters that the type cases have."""
        row = _composed(row)
        for character in self.replaced:
            row = _without(row, character)
        return row


def setting_of(rows: Iterable[dict[str, Any]], case_number: str) -> Setting | None:
    """What a list of these rows can be written with; None where letters change with their neighbours, so that the
    typesetter must set it: scripts written from the right, and those with marks over or under their letters.
    """
    used = set(case_number)
    for row in rows:
        used.update(*(text for text in _texts(_composed(row))))
    if any(_changes(character) for character in used):
        return None
    others, replaced = used - _USUAL - {" "}, set[str]()
    while True:
        try:
            cases = (_type_case(_USUAL), *((_type_case(frozenset(others)),) if others else ()))
        except MissingGlyphError as missing:
            gone = others & set(missing.character)
            if not gone or len(replaced) >= _MOST_REPLACED:
                raise AssemblyError(_TOO_MANY) from missing
            others -= gone
            replaced |= gone
        else:
            return Setting(cases=cases, replaced=frozenset(replaced))


@lru_cache(maxsize=4)
def _type_case(characters: frozenset[str]) -> bytes:
    data = {"styles": list(STYLES), "characters": sorted(characters)}
    return typeset(_TYPE_CASE, data, at=_ANY_DAY, title="Type case")


def _changes(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") and not hidden_character(character)
    ) or unicodedata.bidirectional(character) in ("R", "AL", "AN")


def _composed(row: dict[str, Any]) -> dict[str, Any]:
    """A row with letters and their accents in one character, where there is one, and one kind of space."""
    return {
        name: " ".join(unicodedata.normalize("NFC", value).split()) if isinstance(value, str)
        else [" ".join(unicodedata.normalize("NFC", one).split()) for one in value] if isinstance(value, list)
        else value
        for name, value in row.items()
    }  # fmt: skip


def _texts(row: dict[str, Any]) -> Iterator[str]:
    for value in row.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value


def typeset_placeholders(
    entries: Sequence[tuple[Part, int, str]], *, cover: Cover, at: dt.datetime
) -> tuple[bytes, tuple[str, ...]]:
    """One page for each (record, page of the packet, reason) that cannot be shown, as a PDF."""
    data = {
        "pages": [
            {
                "record": f"{part.number}",
                "title": part.title.strip() or kind_name(part.kind),
                "packet": part.source_name,
                "sha256": part.sha256,
                "page": f"{page}",
                "reason": reason,
                "withheld": bool(part.withheld),
            }
            for part, page, reason in entries
        ]
    }
    return _typeset(_PLACEHOLDERS, data, at=at, title=f"Pages of {cover.case_number} that could not be shown")


def _facts(cover: Cover) -> list[list[str]]:
    pairs = [
        ("Employee", cover.employee),
        ("Date of injury", _day(cover.date_of_injury) if cover.date_of_injury else ""),
        ("Claim number", cover.claim_number),
        ("Claims administrator", cover.claims_administrator),
        *cover.facts,
        ("File put together", _day(cover.date)),
    ]
    return [[label, value] for label, value in pairs if value.strip()]


def _packets(parts: Sequence[Part], attached: Mapping[str, str]) -> list[dict[str, str]]:
    """Each packet once, in order of first use, with how many of its pages are here."""
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for part in parts:
        counts[part.sha256] = counts.get(part.sha256, 0) + len(part.pages)
        names.setdefault(part.sha256, part.source_name)
    return [
        {
            "name": names[sha] or f"Packet {number}",
            "pages": f"{pages:,}",
            "sha256": sha,
            "attached": attached.get(sha, ""),
        }
        for number, (sha, pages) in enumerate(counts.items(), start=1)
    ]


def _record(part: Part, place: AssembledPart) -> dict[str, Any]:
    remarks: list[str] = []
    if part.duplicate_of is not None:
        remarks.append(f"Copy of record {part.duplicate_of}")
    missing = len([n for n in part.pages if n in part.unreadable])
    if part.withheld:
        remarks.append(f"Held back: {part.withheld}")
    elif missing:
        remarks.append(f"{missing} page{'s' * (missing > 1)} could not be read")
    kind = kind_name(part.kind)
    title = part.title.strip() or kind
    return {
        "number": f"{part.number}",
        "title": title,
        "kind": kind if kind.lower() != title.lower() else "",
        "date": _short_date(part.date),
        "author": part.author or "",
        "first": place.first,
        "range": f"{place.first}" if place.first == place.last else f"{place.first}–{place.last}",
        "count": f"{len(part.pages)}",
        "remarks": remarks,
        "sha256": part.record_sha256,
        "copy": part.duplicate_of is not None,
    }


def _day(day: dt.date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _short_date(date: str | None) -> str:
    """'01/12/2015', '08/2011' or '2011' as the list shows it; the contract's ISO forms come in."""
    parts = (date or "").split("-")
    if len(parts) == 3:
        return f"{parts[1]}/{parts[2]}/{parts[0]}"
    return f"{parts[1]}/{parts[0]}" if len(parts) == 2 else parts[0]


def _typeset(
    template: Path, data: dict[str, Any], *, at: dt.datetime, title: str
) -> tuple[bytes, tuple[str, ...]]:
    """Typeset; a character that no font has (titles come from scans) is shown as '?', and that is noted."""
    replaced: list[str] = []
    while len(replaced) < _MOST_REPLACED:
        try:
            pdf = typeset(template, data, at=at, title=title)
        except MissingGlyphError as missing:
            replaced.extend(missing.character)
            data = _without(data, missing.character)
            title = _without(title, missing.character)
        else:
            return pdf, _noted(replaced, template.stem)
    raise AssemblyError(_TOO_MANY)


def _noted(characters: Sequence[str], where: str) -> tuple[str, ...]:
    names = ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(characters))
    return (f"characters without a glyph are shown as '?' in {where}: {names}",) if names else ()


def _without(data: Any, character: str) -> Any:
    if isinstance(data, str):
        return data.replace(character, "?")
    if isinstance(data, dict):
        return {key: _without(value, character) for key, value in data.items()}
    if isinstance(data, list):
        return [_without(value, character) for value in data]
    return data
