"""An invented claim: its people, its offices, and what happened to the employee, from injury to review.

Everything is drawn from one seed. Names are put together from lists that hold nobody's name.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

_FIRST = [
    "Ansel",
    "Ottoline",
    "Ferris",
    "Imre",
    "Yusra",
    "Hollis",
    "Damaris",
    "Leopold",
    "Rosalind",
    "Percival",
    "Odalys",
    "Marisol",
    "Thaddeus",
    "Brisa",
    "Corwin",
    "Delphine",
    "Emeric",
    "Fenna",
    "Gideon",
    "Hester",
    "Isolde",
    "Jorah",
    "Kezia",
    "Lucan",
    "Mireille",
    "Nils",
    "Orla",
    "Phineas",
    "Quilla",
    "Rainer",
    "Sabine",
    "Tobiah",
    "Una",
    "Viggo",
    "Wilhelmina",
    "Xander",
    "Ysolde",
    "Zebulon",
    "Amadou",
    "Bettina",
    "Chidi",
    "Dorothea",
    "Esme",
    "Florian",
    "Ines",
    "Jasper",
]
_LAST = [
    "Quillfeather",
    "Brandt",
    "Okonjo",
    "Castellane",
    "Halloran",
    "Varga",
    "Quillon",
    "Strand",
    "Teague",
    "Anand",
    "Finch",
    "Vance",
    "Abernethy",
    "Bellweather",
    "Crowhurst",
    "Dunmore",
    "Eastlake",
    "Farrowby",
    "Gannet",
    "Hartsong",
    "Inglenook",
    "Jessamine",
    "Kittredge",
    "Lindqvist",
    "Marchbanks",
    "Nettleship",
    "Oakhanger",
    "Pemberley",
    "Ravensdale",
    "Silvertree",
    "Thornquist",
    "Umberfield",
    "Vandermolen",
    "Wexcombe",
    "Yarborough",
    "Zellweiss",
    "Osei",
    "Delacroix",
    "Montrose",
    "Adeyemi",
    "Kowalczyk",
    "Petrakis",
    "Santangelo",
    "Ibarrola",
    "McAllan",
    "O'Rourkeley",
    "Nguyen-Hart",
    "De",
    "La",
    "Fuentes",
]
_LAST = [name for name in _LAST if name not in {"De", "La", "Fuentes"}] + ["de la Fuentes"]
_TOWNS = [
    ("Alameda", "94501"), ("Fresno", "93721"), ("Modesto", "95354"), ("Oxnard", "93030"), ("Redding", "96001"),
    ("Visalia", "93291"), ("Ukiah", "95482"), ("San Bernardino", "92401"), ("Los Gatos", "95030"),
]  # fmt: skip
_STREETS = [
    "Wharf Street",
    "Alder Road",
    "Mesa Avenue",
    "Court Place",
    "Orchard Way",
    "Canal Boulevard",
    "Foundry Lane",
    "Harbor Drive",
]
_PLACES = {
    "clinic": "Harbor Spine Clinic|Tamarack Orthopaedic Group|Cedar Flat Medical Associates|Golden Mesa Pain Institute|"
    "Northbridge Occupational Health|Sierra Vista Industrial Medicine|Bayline Orthopedic Specialists|Lakeshore Family Practice",
    "imaging": "Pacific Crest Imaging Center|Alameda Radiology Medical Group|Open View MRI|Sunridge Diagnostic Imaging",
    "hospital": "St. Brendan Medical Center|Valley Oak Community Hospital|Golden State Surgery Center|Mariposa Surgical Institute",
    "therapy": "Tidewater Physical Therapy|Motion Works Rehabilitation|Stride Therapy Services|Blue Heron Chiropractic",
    "lab": "Clearwater Clinical Laboratory|Meridian Toxicology Labs|Quarry Diagnostics Laboratory",
    "neuro": "Bay Neurodiagnostics Medical Group|Summit Electrodiagnostic Associates",
    "mind": "Juniper Behavioral Health|Willow Psychological Services",
    "review": "Northgate Utilization Review Services|Keystone Review Management|Summit Peer Review, Inc.",
    "insurer": "Redwood Casualty Insurance Company|Pinecrest Claims Administrators|Frontier Mutual Claims Services",
    "law": "Quillon & Reyes, Attorneys at Law|Law Offices of Thornquist & Osei|Farrowby Legal Group",
    "pharmacy": "Corner Oak Pharmacy|Harborview Pharmacy",
    "copy": "Westcoast Records Retrieval|Compass Copy Services, LLC",
}  # fmt: skip
_EMPLOYERS = [
    "Bayline Freight",
    "Orchard Valley Packing",
    "Cobalt Tile Works",
    "Dune Ridge School District",
    "Foothill Linen Supply",
]
PARTS = (
    "lumbar spine",
    "cervical spine",
    "right shoulder",
    "left shoulder",
    "right knee",
    "left knee",
    "right wrist",
    "left ankle",
)
_LIMBS = {"lumbar spine": "lower extremities", "cervical spine": "upper extremities"}
_SURGERIES = {
    "lumbar spine": ("L4-L5 microdiscectomy", "lumbar laminectomy"), "cervical spine": ("C5-C6 anterior cervical discectomy and fusion",),
    "shoulder": ("arthroscopic rotator cuff repair", "subacromial decompression"), "knee": ("arthroscopic partial medial meniscectomy", "arthroscopy"),
    "wrist": ("carpal tunnel release",), "ankle": ("ankle arthroscopy",),
}  # fmt: skip
_INJECTIONS = {
    "lumbar spine": ("transforaminal epidural steroid injection", "medial branch block", "facet joint injection"),
    "cervical spine": ("interlaminar epidural steroid injection",),
}  # fmt: skip
_STUDIES = ("MRI", "X-ray", "CT")


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who signs or is named. `credentials` such as 'M.D.', empty for a layman."""

    first: str
    last: str
    credentials: str = ""
    role: str = ""

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True, kw_only=True)
class Place:
    """An office with its letterhead."""

    name: str
    street: str
    town: str
    phone: str
    fax: str


@dataclass(frozen=True, kw_only=True)
class Event:
    """One thing that happened and that left a paper: what kind, when, to which part of the body, by whom.

    `what` is the study, surgery or injection in plain words; `part` is empty where none matters. `here` is false for a
    paper that is named by others and was never sent.
    """

    id: int
    kind: str
    date: dt.date
    part: str
    what: str
    author: Person
    place: Place
    here: bool = True

    @property
    def limbs(self) -> str:
        return _LIMBS.get(self.part, self.part)


@dataclass(kw_only=True)
class Matter:
    """A claim with all its events in order of time."""

    employee: Person
    born: dt.date
    injured: dt.date
    claim: str
    employer: str
    parts: tuple[str, ...]
    adjuster: Person
    insurer: Place
    clinic: Place
    treating: Person
    events: list[Event] = field(default_factory=list)

    def before(self, day: dt.date, kinds: Sequence[str]) -> list[Event]:
        """The events of these kinds before a day."""
        return [e for e in self.events if e.date < day and e.kind in kinds]


def invent(chance: random.Random, *, size: int) -> Matter:
    """A claim with about `size` papers, the same for the same state of `chance`."""
    injured = dt.date(2012, 1, 1) + dt.timedelta(days=chance.randrange(900))
    clinic, insurer = _place(chance, "clinic"), _place(chance, "insurer")
    first = chance.choice(PARTS)
    parts = (first,) if chance.random() < 0.4 else (first, chance.choice([p for p in PARTS if p != first]))
    matter = Matter(
        employee=_person(chance, ""), born=dt.date(1950, 1, 1) + dt.timedelta(days=chance.randrange(13_000)), injured=injured,
        claim=chance.choice(["WC-{:06}", "{:03}-CB-{:05}", "20{:08}", "{:04}-WC-13-{:07}"]).format(chance.randrange(999_999), chance.randrange(99_999)),
        employer=chance.choice(_EMPLOYERS), parts=parts, adjuster=_person(chance, "", "Claims Examiner"), insurer=insurer, clinic=clinic,
        treating=_person(chance, chance.choice(["M.D.", "D.O.", "MD", "M.D., F.A.C.S."]), "Orthopaedic Surgery"),
    )  # fmt: skip
    for _ in range(size):
        _add(chance, matter, chance.choices(list(_OFTEN), weights=list(_OFTEN.values()))[0])
    matter.events.sort(key=lambda e: (e.date, e.id))
    return matter


_OFTEN = {
    "progress-report": 12, "therapy-note": 9, "imaging-report": 7, "procedure-note": 3, "operative-report": 3, "consultation": 4,
    "electrodiagnostic-report": 3, "laboratory-report": 4, "psychological-report": 3, "medical-legal-report": 2,
    "permanent-and-stationary-report": 2, "first-report": 2, "request-for-authorization": 4, "ur-decision": 4, "application": 2,
    "work-status": 3, "medication-record": 3, "billing": 4, "correspondence": 5, "fax-cover": 4, "legal": 4, "other": 4,
}  # fmt: skip
_AT = {
    "imaging-report": "imaging", "operative-report": "hospital", "procedure-note": "hospital", "therapy-note": "therapy",
    "laboratory-report": "lab", "electrodiagnostic-report": "neuro", "psychological-report": "mind", "ur-decision": "review",
    "correspondence": "law", "legal": "copy", "medication-record": "pharmacy",
}  # fmt: skip
_BY = {
    "imaging-report": ("M.D.|MD, DABR", "Radiologist"), "therapy-note": ("PT, DPT|P.T.|D.C.|L.Ac.", "Physical Therapist"),
    "electrodiagnostic-report": ("M.D.|MD", "Neurology"), "psychological-report": ("Ph.D.|Psy.D.", "Licensed Psychologist"),
    "ur-decision": ("R.N.|RN, BSN|M.D.|", "Utilization Review Nurse"), "correspondence": ("Esq.|", "Attorney for Applicant"),
    "legal": ("", "Custodian of Records"), "consultation": ("M.D.|D.O.|MD", "Pain Management"), "procedure-note": ("M.D.|D.O.", "Pain Management"),
    "operative-report": ("M.D.|MD, FAAOS", "Orthopaedic Surgery"), "medical-legal-report": ("M.D., Q.M.E.|M.D.|D.C., QME", "Qualified Medical Evaluator"),
    "billing": ("", "Billing Department"), "fax-cover": ("", ""), "medication-record": ("PharmD|", "Pharmacist"),
}  # fmt: skip


def _add(chance: random.Random, matter: Matter, kind: str) -> None:
    day = matter.injured + dt.timedelta(days=chance.randrange(2, 900))
    if kind == "first-report":
        day = matter.injured + dt.timedelta(days=chance.randrange(6))
    while any(e.kind == kind and e.date == day for e in matter.events):
        day += dt.timedelta(days=1)
    part, what = chance.choice(matter.parts), ""
    limb = part.split()[-1]
    if kind == "imaging-report":
        what = chance.choice(_STUDIES if chance.random() < 0.4 else ("MRI",))
    elif kind == "operative-report":
        what = chance.choice(_SURGERIES.get(part) or _SURGERIES[limb])
    elif kind == "procedure-note":
        what = chance.choice(_INJECTIONS.get(part) or ("intra-articular corticosteroid injection",))
    elif kind == "therapy-note":
        what = chance.choice(["physical therapy", "physical therapy", "chiropractic", "acupuncture"])
    place = _place(chance, _AT[kind]) if kind in _AT else matter.clinic
    author = matter.treating
    if kind in _BY:
        credentials, role = _BY[kind]
        author = _person(chance, chance.choice(credentials.split("|")), role)
    elif kind in {"progress-report", "work-status"} and chance.random() < 0.3:
        author = _person(chance, chance.choice(["PA-C", "N.P.", "M.D."]), "Physician Assistant")
    if kind == "correspondence" and chance.random() < 0.5:
        place, author = matter.insurer, matter.adjuster
    matter.events.append(
        Event(
            id=len(matter.events) + 1, kind=kind, date=day, part=part, what=what, author=author, place=place,
            here=chance.random() < 0.75,
        )
    )  # fmt: skip


def _person(chance: random.Random, credentials: str, role: str = "") -> Person:
    return Person(first=chance.choice(_FIRST), last=chance.choice(_LAST), credentials=credentials, role=role)


def _place(chance: random.Random, sort: str) -> Place:
    town, code = chance.choice(_TOWNS)
    number = f"(555) 010-{chance.randrange(100, 199):04}"
    return Place(
        name=chance.choice(_PLACES[sort].split("|")),
        street=f"{chance.randrange(10, 2400)} {chance.choice(_STREETS)}" + (f", Suite {chance.randrange(1, 40)}" if chance.random() < 0.5 else ""),
        town=f"{town}, CA {code}", phone=number, fax=f"(555) 010-{chance.randrange(100, 199):04}",
    )  # fmt: skip
