"""The values of a demonstration case: parties, items, records, packets, timeline, script.

`openimr.demo.facts` reads them from the case files.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from zoneinfo import ZoneInfo

LOS_ANGELES = ZoneInfo("America/Los_Angeles")
PLACEHOLDER = re.compile(r"\{ref:(?P<record>[a-z0-9-]+):(?P<page>\d+)\}")
"""How a scripted text points to a page: `{ref:RECORD_ID:PAGE_IN_RECORD}`."""


class FactsError(ValueError):
    """A case file does not hold together. `case` is the file's case, `place` the field."""

    def __init__(self, message: str, *, case: str, place: str) -> None:
        super().__init__(f"{case}: {place}: {message}")
        self.case = case
        self.place = place


@dataclass(frozen=True, kw_only=True)
class Party:
    """A person or an organisation that the case names, with its role in the words of the panel room.

    `party_id` is `person:<slug>` or `org:<slug>`; `organisation` is the party id of where a person works.
    `contact` is the person who answers for a claims administrator. `number` is a licence or record number.
    """

    party_id: str
    role: str
    name: str = ""
    first_name: str = ""
    middle_initial: str = ""
    last_name: str = ""
    credentials: str = ""
    specialty: str = ""
    organisation: str | None = None
    street: str = ""
    city: str = ""
    state: str = "CA"
    zip: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    contact: str = ""
    tagline: str = ""
    number: str = ""
    birth_date: dt.date | None = None
    sex: str | None = None

    @property
    def is_person(self) -> bool:
        """Whether this is a person (else an organisation)."""
        return self.party_id.startswith("person:")

    @property
    def plain_name(self) -> str:
        """The name without credentials."""
        parts = (self.first_name, f"{self.middle_initial}." if self.middle_initial else "", self.last_name)
        return self.name or " ".join(part for part in parts if part)

    @property
    def display(self) -> str:
        """The name as it is signed: with credentials where there are any."""
        return f"{self.plain_name}, {self.credentials}" if self.credentials else self.plain_name

    @property
    def address(self) -> tuple[str, ...]:
        """The postal address, one line each; empty where none is given."""
        return (self.street, f"{self.city}, {self.state} {self.zip}") if self.street else ()


@dataclass(frozen=True, kw_only=True)
class Guideline:
    """What a decision says it rests on: a source within the MTUS, another source, both or none.

    `pages` and `section` are those of the source within the MTUS.
    """

    mtus: str | None = None
    pages: str | None = None
    section: str | None = None
    other: str | None = None

    @property
    def mtus_source(self) -> str | None:
        """The source within the MTUS with its pages or section, as letters cite it; None where none is named."""
        if self.mtus is None:
            return None
        pages = f" Page(s): {self.pages}" if self.pages else ""
        return f"{self.mtus}{pages}{f', Section(s): {self.section}' if self.section else ''}"

    def statement(self, subject: str) -> str:
        """The statement in the letter's sentences (rulebook L-02).

        `subject` is "Claims Administrator" or "Expert Reviewer".
        """
        if self.mtus is None and self.other is None:
            return f"The {subject} did not cite any medical evidence for its decision."
        if self.mtus:
            said = [f"Decision based on MTUS {self.mtus_source}."]
        else:
            said = [f"The {subject} did not base their decision on the MTUS."]
        if self.other:
            said.append(f"Decision based on Non-MTUS Citation {self.other}.")
        return " ".join(said)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One disputed item: as requested, as utilization review answered it, and what it hangs on.

    `follows` is the position of the primary procedure of which this is an associated service, at intake.
    """

    position: int
    description: str
    category: str
    body_system: str
    ur_outcome: str
    ur_reason: str
    ur_guideline: Guideline
    ur_rationale: str
    code: str = ""
    quantity: str = "1"
    follows: int | None = None

    @property
    def ur_statement(self) -> str:
        """The claims administrator's guideline statement in the letter's sentences."""
        return self.ur_guideline.statement("Claims Administrator")


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the scripted reviewer enters for one item.

    `expects` gives for every placeholder of the rationale (`record:page`) words that stand on that page.
    `follows` is set only where the item shares the fate of its primary procedure (letters rule 8).
    """

    position: int
    decision: str
    guideline: Guideline
    rationale: str
    expects: Mapping[str, str] = field(default_factory=dict)
    follows: int | None = None

    @property
    def statement(self) -> str:
        """The reviewer's guideline statement in the letter's sentences."""
        return self.guideline.statement("Expert Reviewer")

    @property
    def references(self) -> tuple[tuple[str, int], ...]:
        """The pages that the rationale points to, in order: (record id, page in the record)."""
        return tuple((m["record"], int(m["page"])) for m in PLACEHOLDER.finditer(self.rationale))


@dataclass(frozen=True, kw_only=True)
class Script:
    """What the scripted reviewer does: the qualification to look for, the summary, the decisions."""

    same_specialties: tuple[str, ...]
    similar_specialties: tuple[str, ...]
    certifications: tuple[str, ...]
    licensure_states: tuple[str, ...]
    clinical_case_summary: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, kw_only=True)
class Record:
    """One document of the case file. `body` is its text, or `form` the name of a form that is filled in.

    `kind` is a kind of the casefile room; `letterhead` is a party id, `author` a party id or the name of somebody
    who signs and is no party; `date` is null for papers that bear none. `patient` are the lines of the patient box.
    """

    id: str
    kind: str
    title: str
    date: dt.date | None
    author: str | None
    letterhead: str
    look: str
    body: str = ""
    form: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    patient: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class Sending:
    """How a record was sent in a packet.

    `scan` is None (its own text), "fax" (1-bit, 200 dpi) or "copy" (grey, 180 dpi). `twice` are the pages that
    came again at once, `upside_down` those that lay the wrong way round in the feeder.
    """

    record: str
    scan: str | None = None
    twice: tuple[int, ...] = ()
    upside_down: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Packet:
    """One file that a party sent: when, by which way, and the records in it in order."""

    file: str
    sent_by: str
    channel: str
    received_at: dt.datetime
    sendings: tuple[Sending, ...]


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """When each step of the review happened, local time of Los Angeles; None where it never came to it."""

    received: dt.datetime
    screened: dt.datetime
    ineligible: dt.datetime | None = None
    eligible: dt.datetime | None = None
    noarfi: dt.datetime | None = None
    records_complete: dt.datetime | None = None
    assigned: dt.datetime | None = None
    attested: dt.datetime | None = None
    decided: dt.datetime | None = None
    signed: dt.datetime | None = None
    issued: dt.datetime | None = None
    published: dt.datetime | None = None

    @property
    def steps(self) -> tuple[tuple[str, dt.datetime], ...]:
        """The steps that happened, by name, in the order of the process."""
        named = ((f.name, getattr(self, f.name)) for f in fields(self))
        return tuple((name, when) for name, when in named if when is not None)


@dataclass(frozen=True, kw_only=True)
class DemoCase:
    """One invented case.

    `law` holds the facts of the law room except the items (see `law_facts`). `passages` are texts that come back
    in several records, as offices carry them forward; a record names one with `@include name`.
    """

    id: str
    case_number: str
    headline: str
    outcome: str
    parties: tuple[Party, ...]
    application: Mapping[str, Any]
    law: Mapping[str, Any]
    ur_letter: Mapping[str, Any]
    items: tuple[Item, ...]
    timeline: Timeline
    records: tuple[Record, ...]
    packets: tuple[Packet, ...]
    passages: Mapping[str, str] = field(default_factory=dict)
    script: Script | None = None

    def party(self, party_id: str) -> Party:
        """The party of that id. Raises `FactsError` where there is none."""
        for party in self.parties:
            if party.party_id == party_id:
                return party
        raise FactsError(f"no party has the id {party_id}", case=self.id, place="parties")

    def first(self, role: str) -> Party | None:
        """The first party of a role, or None."""
        return next((party for party in self.parties if party.role == role), None)

    def the(self, role: str) -> Party:
        """The first party of a role that every case has. Raises `FactsError` where there is none."""
        party = self.first(role)
        if party is None:
            raise FactsError(f"no party has the role {role}", case=self.id, place="parties")
        return party

    def record(self, record_id: str) -> Record:
        """The record of that id. Raises `FactsError` where there is none."""
        for record in self.records:
            if record.id == record_id:
                return record
        raise FactsError(f"no record has the id {record_id}", case=self.id, place="records")

    def author_of(self, record: Record) -> str | None:
        """The name of a record's author as signed, with credentials; None where nobody signed."""
        if record.author is None or ":" not in record.author:
            return record.author
        return self.party(record.author).display

    @property
    def date_of_injury(self) -> dt.date:
        """The date of injury, from the facts of law."""
        return dt.date.fromisoformat(self.law["date_of_injury"])

    def law_facts(self) -> dict[str, Any]:
        """The whole input object of `openimr.law` for this case, as law-cases.md describes it."""
        items = [
            {
                "id": str(item.position),
                "description": item.description,
                "ur_outcome": item.ur_outcome,
                "ur_reason": item.ur_reason,
            }
            for item in self.items
        ]
        return {**self.law, "items": items}

    def panel_parties(self) -> list[dict[str, str]]:
        """The parties as the panel room reads them: id and role."""
        return [{"id": party.party_id, "role": party.role} for party in self.parties]

    def roster(self) -> dict[str, list[dict[str, Any]]]:
        """Everybody and every number that the public copy must not show, as the publication room reads it."""
        people = [
            {"name": p.plain_name, "role": p.role, "aliases": [f"{p.first_name} {p.last_name}", p.last_name]}
            for p in self.parties
            if p.is_person
        ]
        people += [
            {"name": p.contact, "role": p.role, "aliases": []}
            for p in self.parties
            if not p.is_person and p.contact
        ]
        numbers = [
            {"value": str(self.application[key]), "kind": kind}
            for key, kind in (
                ("claim_number", "claim"),
                ("eams_number", "case-system"),
                ("wcis_number", "wcis"),
            )
            if self.application.get(key)
        ]
        return {
            "people": people,
            "organisations": [
                {"name": p.name, "role": p.role, "aliases": []} for p in self.parties if not p.is_person
            ],
            "numbers": numbers,
        }

    def age_on(self, day: dt.date) -> int:
        """The employee's age in years on a day."""
        born = self.the("employee").birth_date
        if born is None:
            raise FactsError("the employee has no birth date", case=self.id, place="parties")
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
