"""What goes with a determination into a letter: who sends it, who gets it, which records, which dates.

The determination itself is `openimr.letters.model.Determination`. There is no field here through which
a reviewer's name could reach a letter (rulebook R-09): the parties' roles are a closed list without one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from openimr.letters.characters import without_hidden
from openimr.letters.several import AttachedDetermination

_SHA256 = re.compile(r"[0-9a-f]{64}")


class PartyRole(StrEnum):
    """Whom a determination is sent to (rulebook 9.3, recipients). A reviewer is none of them."""

    EMPLOYEE = "employee"
    ATTORNEY = "attorney"
    CLAIMS_ADMINISTRATOR = "claims-administrator"
    REQUESTING_PHYSICIAN = "requesting-physician"
    EMPLOYER = "employer"
    INSURER = "insurer"
    ADMINISTRATIVE_DIRECTOR = "administrative-director"

    @property
    def label(self) -> str:
        """The role in the words of the letter."""
        return _ROLE_LABELS[self]


_ROLE_LABELS = {
    PartyRole.EMPLOYEE: "Employee",
    PartyRole.ATTORNEY: "Employee's attorney",
    PartyRole.CLAIMS_ADMINISTRATOR: "Claims administrator",
    PartyRole.REQUESTING_PHYSICIAN: "Requesting physician",
    PartyRole.EMPLOYER: "Employer",
    PartyRole.INSURER: "Insurer",
    PartyRole.ADMINISTRATIVE_DIRECTOR: "Administrative Director",
}


def _clean(value: Any, *names: str) -> None:
    """Take out of fields what shows nothing and could make other words show as what they are not."""
    for name in names:
        given: str | Iterable[str] = getattr(value, name)
        clean = without_hidden(given) if isinstance(given, str) else tuple(map(without_hidden, given))
        if clean != given:
            object.__setattr__(value, name, clean)


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """The independent review organization that sends the letter."""

    name: str
    address_lines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _clean(self, "name", "address_lines")
        if not self.name.strip():
            raise ValueError("name of the organization: expected words, found none")


@dataclass(frozen=True, kw_only=True)
class LetterParty:
    """One recipient of the letter. `role` is a PartyRole or its value; any other role is a ValueError."""

    role: PartyRole
    name: str
    address_lines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _clean(self, "name", "address_lines")
        try:
            object.__setattr__(self, "role", PartyRole(self.role))
        except ValueError:
            allowed = ", ".join(PartyRole)
            raise ValueError(f"role of a letter's party: expected one of {allowed}") from None


@dataclass(frozen=True, kw_only=True)
class RecordLine:
    """One record of the case file, as the letter lists it (rulebook 9.3, item 4).

    `title` and `author` may name people and stay out of a public copy; `kind` must not. Pages are those
    of the case file, from 1, both included. `sha256` is the record's full value in lower-case hex.
    `duplicate_of` is the number of the record that this one repeats.
    """

    number: int
    title: str
    kind: str = ""
    date: dt.date | None = None
    author: str = ""
    first_page: int
    last_page: int
    sha256: str
    opened: bool = False
    relied_on: bool = False
    duplicate_of: int | None = None

    def __post_init__(self) -> None:
        _clean(self, "title", "kind", "author")
        if self.number < 1:
            raise ValueError(f"number of a record: expected 1 or more, found {self.number}")
        if not 1 <= self.first_page <= self.last_page:
            raise ValueError(
                f"pages of record {self.number}: expected 1 <= first <= last, "
                f"found {self.first_page} and {self.last_page}"
            )
        if not _SHA256.fullmatch(self.sha256):
            raise ValueError(f"sha256 of record {self.number}: expected 64 lower-case hex digits")
        if self.duplicate_of == self.number:
            raise ValueError(f"record {self.number} cannot be a duplicate of itself")

    @property
    def pages(self) -> str:
        """The record's pages in the case file, as `12` or `12-15`."""
        if self.first_page == self.last_page:
            return str(self.first_page)
        return f"{self.first_page}-{self.last_page}"


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What surrounds a determination in its letter.

    `appeal_by` is the last day of an appeal and `appeal_derivation` the steps by which it was counted, one
    sentence each (rulebook F-20). `demonstration` is asked for every time, so that nobody forgets it: such
    a letter says so on every page. `label` stands in `{label} guideline:`. `independence_commitment` is
    printed as given. `attached` are the determinations of several, one each, where there is more than one. `certificate_sha256` is the value of the certificate that tells which pages were read.
    In a `public` letter the parties, and the records' titles and authors, are not printed. `time_confirmed`: a
    time stamping authority confirms the time of signing (the letter says so, hence whoever signs it asks one).
    """

    organisation: Organisation
    demonstration: bool
    parties: tuple[LetterParty, ...] = ()
    records: tuple[RecordLine, ...] = ()
    case_file_sha256: str | None = None
    certificate_sha256: str | None = None
    appeal_by: dt.date | None = None
    appeal_derivation: tuple[str, ...] = ()
    label: str = "OpenIMR"
    independence_commitment: str | None = None
    attached: tuple[AttachedDetermination, ...] = ()
    public: bool = False
    time_confirmed: bool = False

    def __post_init__(self) -> None:
        _clean(self, "appeal_derivation")
        if not re.fullmatch(r"[A-Za-z][\w&.' -]{0,59}", self.label) or self.label != self.label.strip():
            raise ValueError(
                "label of the reviewer's guideline: expected one short name of letters, digits and spaces"
            )
        if self.label.casefold() == "claims administrator":
            raise ValueError("label of the reviewer's guideline: 'Claims Administrator' is the other side")
        if self.case_file_sha256 is not None and not _SHA256.fullmatch(self.case_file_sha256):
            raise ValueError("sha256 of the case file: expected 64 lower-case hex digits")
        if self.certificate_sha256 is not None and not _SHA256.fullmatch(self.certificate_sha256):
            raise ValueError("sha256 of the certificate of the records: expected 64 lower-case hex digits")
        numbers = [r.number for r in self.records]
        if len(set(numbers)) != len(numbers):
            raise ValueError("records of the letter: expected every number once, found one twice")
        astray = [r.number for r in self.records if r.duplicate_of not in {None, *numbers}]
        if astray:
            raise ValueError(f"record {astray[0]}: the record that it repeats is not in the list")

    def record_of(self, page: int) -> RecordLine | None:
        """The record on whose pages a page of the case file stands; None if the list has none."""
        return next((r for r in self.records if r.first_page <= page <= r.last_page), None)

    def to_json(self) -> dict[str, Any]:
        """The JSON object that `letter.schema.json` describes: dates as ISO text."""
        plain = _plain(asdict(self))
        assert isinstance(plain, dict)
        return plain

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Letter:
        """The letter's surroundings that a JSON object of the schema describes. Raises KeyError, ValueError."""
        given = dict(data)
        given["organisation"] = Organisation(**_tuples(given["organisation"]))
        given["parties"] = tuple(LetterParty(**_tuples(p)) for p in given.get("parties", ()))
        given["records"] = tuple(
            RecordLine(**{**r, "date": _date(r.get("date"))}) for r in given.get("records", ())
        )
        given["attached"] = tuple(AttachedDetermination.from_json(r) for r in given.get("attached", ()))
        given["appeal_by"] = _date(given.get("appeal_by"))
        return cls(**{"demonstration": False, **_tuples(given)})


def _date(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


def _tuples(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in value.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return value.isoformat() if isinstance(value, dt.date) else value
