"""One injured worker's matter: the records there are, those that are only spoken of, and which is meant by a mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from . import people
from .paper import Mention
from .people import PARTS, Person, Town

PLAN = {
    "progress-report": 7, "imaging-report": 4, "consultation": 3, "procedure-note": 3, "operative-report": 2,
    "laboratory-report": 3, "therapy-note": 4, "ur-decision": 2, "request-for-authorization": 3,
    "medical-legal-report": 2, "psychological-report": 3, "first-report": 1, "permanent-and-stationary-report": 1,
    "electrodiagnostic-report": 1, "medication-record": 2, "work-status": 2, "billing": 2, "correspondence": 2,
    "fax-cover": 2, "legal": 3, "other": 2, "application": 1,
}  # fmt: skip
"""How many of each kind a matter has."""

SURGERY = {
    "lumbar spine": "L4-5 microdiscectomy", "cervical spine": "C5-6 anterior discectomy and fusion",
    "right shoulder": "arthroscopic rotator cuff repair, right shoulder",
    "left shoulder": "arthroscopic subacromial decompression, left shoulder",
    "right knee": "right knee arthroscopy with partial medial meniscectomy",
    "left knee": "left knee arthroscopy and chondroplasty", "right wrist": "right carpal tunnel release",
    "left ankle": "left ankle ligament reconstruction",
}  # fmt: skip
ROLE = {
    "imaging-report": "physician", "therapy-note": "therapist", "psychological-report": "psychologist",
    "medical-legal-report": "evaluator", "billing": "lay", "correspondence": "lay", "fax-cover": "lay",
    "legal": "lay", "other": "lay", "application": "lay",
}  # fmt: skip
SPECIALTIES = ("orthopedic", "pain management", "neurological", "neurosurgical")


@dataclass(eq=False)
class Record:
    """A document of the matter; `here` says whether it is in the packet. `part` is a key of PARTS."""

    kind: str
    date: date
    author: Person
    place: str
    part: str
    detail: str
    here: bool = True


@dataclass
class Matter:
    """The people and records of one claim; `patient`, `claim` and the like are the same on all papers."""

    rng: Random
    town: Town = field(init=False)
    records: list[Record] = field(default_factory=list)

    def __post_init__(self) -> None:
        rng = self.rng
        self.town = Town(rng)
        self.patient = self.town.person("lay")
        self.patient = Person(self.patient.first, self.patient.last)
        self.born = date(rng.randint(1952, 1988), rng.randint(1, 12), rng.randint(1, 28))
        self.injured = date(rng.randint(2009, 2012), rng.randint(1, 12), rng.randint(1, 28))
        self.claim = (
            f"{rng.choice(('WC', 'GM', '30', 'CX'))}{rng.randint(100000, 999999)}-{rng.randint(1, 99):02d}"
        )
        self.employer = rng.choice(people.EMPLOYERS)
        self.insurer = rng.choice(people.INSURERS)
        self.adjuster = self.town.person("lay")
        self.firm = rng.choice(people.FIRMS)
        self.lawyer = self.town.person("lay")
        self.parts = rng.sample(sorted(PARTS), 3)
        self.treaters = [(self.town.person("physician"), rng.choice(people.CLINICS)) for _ in range(2)]
        self._plan()

    def _plan(self) -> None:
        rng, taken = self.rng, set()
        for kind, count in PLAN.items():
            extra = (
                2
                if kind in ("imaging-report", "progress-report", "operative-report", "procedure-note")
                else 1
            )
            for n in range(count + extra):
                while True:
                    first = 10 if kind in ("first-report",) else 60
                    when = self.injured + timedelta(days=rng.randint(first, 30 if first == 10 else 1100))
                    if (kind, when.year, when.month) not in taken:
                        break
                    if sum(k[0] == kind for k in taken) > 8 or first == 10:
                        break
                taken.add((kind, when.year, when.month))
                part = rng.choice(self.parts)
                detail = self._detail(kind, part)
                author, place = self._maker(kind, detail)
                self.records.append(Record(kind, when, author, place, part, detail, here=n < count))

    def _maker(self, kind: str, detail: str) -> tuple[Person, str]:
        rng, town = self.rng, self.town
        if kind in ("progress-report", "work-status", "request-for-authorization") and rng.random() < 0.7:
            return rng.choice(self.treaters)
        places = {
            "imaging-report": people.IMAGING, "laboratory-report": people.LABS, "medication-record": people.PHARMACIES,
            "therapy-note": people.REHAB, "operative-report": people.HOSPITALS, "procedure-note": people.HOSPITALS,
            "ur-decision": people.REVIEWERS, "legal": people.FIRMS, "correspondence": people.FIRMS,
        }  # fmt: skip
        role = {"chiropractic": "chiropractor", "acupuncture": "acupuncturist"}.get(
            detail, ROLE.get(kind, "physician")
        )
        if role == "lay":
            return self.town.person("lay"), rng.choice(places.get(kind, people.CLINICS))
        return town.person(role), rng.choice(places.get(kind, people.CLINICS))

    def _detail(self, kind: str, part: str) -> str:
        rng = self.rng
        spine = "spine" in part
        if kind == "imaging-report":
            return rng.choice(("MRI", "MRI", "X-ray", "CT"))
        if kind == "procedure-note":
            return (
                rng.choice(("epidural steroid injection", "facet joint injection"))
                if spine
                else "corticosteroid injection"
            )
        if kind == "operative-report":
            return SURGERY[part]
        if kind == "laboratory-report":
            return rng.choice(("urine drug screen", "CBC and metabolic panel"))
        if kind == "therapy-note":
            return rng.choice(("physical therapy", "physical therapy", "chiropractic", "acupuncture"))
        if kind == "consultation":
            return rng.choice(SPECIALTIES)
        if kind == "electrodiagnostic-report":
            return (
                "lower extremities"
                if part in ("lumbar spine", "right knee", "left knee", "left ankle")
                else "upper extremities"
            )
        return ""

    def here(self) -> list[Record]:
        return [r for r in self.records if r.here]

    def before(self, record: Record, kinds: Iterable[str]) -> list[Record]:
        """Records of these kinds from before a record, present ones or not, in order of date."""
        kinds = set(kinds)
        return sorted(
            (r for r in self.records if r.kind in kinds and r.date < record.date and r is not record),
            key=lambda r: (r.date, r.kind),
        )


def means(mention: Mention, record: Record) -> bool:
    """Whether a mention may name a record: kind, date, and where given part and author agree."""
    if record.kind != mention.kind or not record.here:
        return False
    if mention.date and not record.date.isoformat().startswith(mention.date):
        return False
    if mention.part and scope(record) and mention.part != scope(record):
        return False
    return not mention.author or mention.author.split(",")[0].endswith(f" {record.author.last}")


def scope(record: Record) -> str | None:
    """The body part by which a record of its kind is told from others, None where it has none."""
    if record.kind in ("imaging-report", "procedure-note", "operative-report"):
        return record.part
    return record.detail if record.kind == "electrodiagnostic-report" else None
