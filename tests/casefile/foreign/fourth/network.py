"""The claim as hospital systems and large networks hold it: their people, places, studies and procedures."""

from __future__ import annotations

from datetime import date
from random import Random

from ..matter import ROLE, SURGERY, Matter
from ..people import CREDENTIALS, PARTS, Person, Town

FIRST = (
    "Adaeze", "Benedikt", "Carmelita", "Dariush", "Eun-ji", "Florian", "Graciela", "Hoang", "Iskander", "Joaquin",
    "Kateryna", "Lorcan", "Mireille", "Nikhil", "Odessa", "Priyanka", "Quentin", "Ruben", "Saoirse", "Takumi",
    "Uchenna", "Vasily", "Wanjiru", "Ximena", "Yusuf", "Zorica", "Mary Ann", "J. Carlos",
)  # fmt: skip
LAST = (
    "Abernethy", "Baptista-Roy", "Castellanos", "Dragomir", "Eisenbach", "Farrokhzad", "Gunawardena", "Hallstrom",
    "Iturbide", "Jagannath", "Kiplagat", "Ledesma", "MacGilloway", "Nwosu", "O'Shaunessy", "Pak", "Quintanar", "Rao",
    "Szymborski", "Tran", "Ueberroth", "Villalpando", "Wetherell", "Xiong", "Yamanouchi", "Zubiri", "De Leon",
    "Lee", "Fairbrother", "Oduya",
)  # fmt: skip
PLACES = {
    "clinic": (
        "Kestrel Health Occupational Medicine", "Palisade Spine Institute", "BridgePoint Orthopedic Network",
        "Alder Ridge Physician Group", "WorkRight Medical Centers", "Kestrel Health Neurosciences",
    ),
    "operative-report": (
        "Alder Ridge Regional Medical Center", "Palisade Community Hospital", "Mission Oaks Surgical Pavilion",
    ),
    "imaging-report": (
        "Tideline Radiology Medical Group", "Kestrel Health Imaging", "North Bay Advanced Diagnostics",
    ),
    "laboratory-report": (
        "Palisade Hospital Clinical Laboratory", "Quantis Diagnostics", "Sentry Toxicology Services",
    ),
    "medication-record": ("RxHaven Benefit Managers", "Kestrel Health Pharmacy", "CompScript PBM Services"),
    "therapy-note": (
        "StrideWell Physical Therapy", "Peak Motion Rehabilitation", "Summit Integrated Care Network",
    ),
    "ur-decision": (
        "Axiom Utilization Partners", "CareGauge Managed Care Services", "Beacon Peer Review, Inc.",
    ),
    "legal": ("Pinpoint Legal Copy, Inc.", "Golden Coast Subpoena Service", "Ashworth Delacroix LLP"),
    "correspondence": ("Keystone Harbor Claims Administrators", "Ashworth Delacroix LLP", "Lodestar TPA Services"),
    "billing": ("ClearLine Bill Review", "Alder Ridge Patient Financial Services", "Kestrel Health Billing Office"),
    "medical-legal-report": ("Western Panel Evaluators", "Meridian Medical-Legal Network"),
    "other": ("Pinpoint Legal Copy, Inc.", "Kestrel Health Information Management"),
}  # fmt: skip
PLACES["procedure-note"] = PLACES["operative-report"]
FURTHER_SURGERY = {
    "lumbar spine": "L5-S1 laminotomy and discectomy", "cervical spine": "C4-6 laminoplasty",
    "right shoulder": "right shoulder arthroscopy with labral repair",
    "left shoulder": "left shoulder distal clavicle excision", "right knee": "right total knee arthroplasty",
    "left knee": "left knee anterior cruciate ligament reconstruction",
    "right wrist": "right de Quervain release", "left ankle": "left ankle arthroscopy and debridement",
}  # fmt: skip
SPECIALTIES = (
    "orthopedic surgery",
    "pain medicine",
    "neurosurgery",
    "physiatry",
    "rheumatology",
    "neurology",
)


class Census(Town):
    """People of these lists; as with any town no two share a surname before the list is used up."""

    def person(self, role: str) -> Person:
        if not self.names or not set(self.names) <= set(LAST):
            self.names = self.rng.sample(LAST, len(LAST))
        first = self.rng.choice(FIRST)
        if self.rng.random() < 0.35:
            first += f" {self.rng.choice('ABCDEFGHJKLMNPRSTW')}."
        return Person(first, self.names.pop(), self.rng.choice(CREDENTIALS[role]))


class Network(Matter):
    """A matter treated within large systems; kinds and counts are those of any matter."""

    def __post_init__(self) -> None:
        rng: Random = self.rng
        self.town = Census(rng)
        self.patient = self.town.person("lay")
        self.born = date(rng.randint(1950, 1992), rng.randint(1, 12), rng.randint(1, 28))
        self.injured = date(rng.randint(2010, 2013), rng.randint(1, 12), rng.randint(1, 28))
        self.claim = rng.choice((
            f"KH-{rng.randint(10**6, 10**7)}", f"{rng.randint(10**9, 10**10)}", f"2013{rng.randint(10**4, 10**5)}-WC-01",
        ))  # fmt: skip
        self.employer = rng.choice(
            ("Bluestem Logistics", "Tri-County Transit District", "Harvest Table Foods, LLC")
        )
        self.insurer = rng.choice(("Keystone Harbor Insurance", "Lodestar Casualty", "Pacific Bluff Mutual"))
        self.adjuster, self.firm = self.town.person("lay"), rng.choice(PLACES["legal"])
        self.lawyer = self.town.person("lay")
        self.parts = rng.sample(sorted(PARTS), 3)
        self.treaters = [(self.town.person("physician"), rng.choice(PLACES["clinic"])) for _ in range(2)]
        self.mrn = f"{rng.randint(10**6, 10**8)}"
        self._plan()

    def _maker(self, kind: str, detail: str) -> tuple[Person, str]:
        rng = self.rng
        if kind in ("progress-report", "work-status", "request-for-authorization") and rng.random() < 0.6:
            return rng.choice(self.treaters)
        role = {"chiropractic": "chiropractor", "acupuncture": "acupuncturist"}.get(
            detail, ROLE.get(kind, "physician")
        )
        if kind in ("progress-report", "work-status") and rng.random() < 0.4:
            role = "assistant"
        if kind == "psychological-report" and rng.random() < 0.4:
            role = "counsellor"
        return self.town.person(role), rng.choice(PLACES.get(kind, PLACES["clinic"]))

    def _detail(self, kind: str, part: str) -> str:
        rng, spine = self.rng, "spine" in part
        if kind == "procedure-note":
            return rng.choice(
                ("epidural steroid injection", "medial branch block", "trigger point injections")
                if spine
                else ("corticosteroid injection", "hyaluronic acid injection")
            )
        if kind == "operative-report":
            return rng.choice((SURGERY[part], FURTHER_SURGERY[part]))
        if kind == "laboratory-report":
            return rng.choice(
                ("urine drug screen", "CBC and metabolic panel", "urine toxicology", "lipid panel")
            )
        if kind == "therapy-note":
            return rng.choice(
                ("physical therapy", "physical therapy", "chiropractic", "acupuncture", "aquatic therapy")
            )
        if kind == "consultation":
            return rng.choice(SPECIALTIES)
        return super()._detail(kind, part)
