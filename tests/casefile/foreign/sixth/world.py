"""The claim that a packet of the sixth author is about: its people, its places and its records."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from ..matter import Matter, Record
from ..people import Person

FIRST = (
    "Marguerite", "Duncan", "Xiomara", "Piers", "Anneliese", "Rufus", "Thuy", "Octavio", "Hester", "Kwabena",
    "Lourdes", "Gideon", "Fenella", "Mikael", "Rosaura", "Alistair", "Bronagh", "Ernesto", "Sunniva", "Lamar",
)  # fmt: skip
LAST = (
    "Ashgrove", "Bellweather", "Castellanos-Roe", "Duquette", "Eastlake", "Farrukh", "Gatsby-Orr", "Hallorand", "Iyengarin",
    "Jorgenskold", "Kettleman", "Lorimer", "Macready", "Ng", "O'Dowdall", "Pellegrine", "Quan", "Ravenhill", "Saldivares",
    "Thistlewood", "Umbarger", "Villaverde", "Wolstencroft", "Yeardley", "Zapatero", "De Leonard", "Abernathe", "Boudreaux-Hill",
    "Crowhurst", "Dimitriou", "Elphick", "Fairbrass", "Gunnarsson", "Hathersage", "Isherby", "Kilbracken", "Lovelorne",
)  # fmt: skip
LETTERS = {
    "physician": ("M.D.", "MD", "D.O.", "DO", "M.D., F.A.C.S.", "MD, MPH", "M.D., FAAPMR"),
    "radiologist": ("M.D.", "MD", "D.O.", "M.D., DABR"),
    "assistant": ("PA-C", "NP", "FNP-BC"),
    "physical": ("PT", "DPT", "P.T., D.P.T.", "MPT"),
    "chiropractic": ("D.C.", "DC"),
    "acupuncture": ("L.Ac.", "LAc", "L.Ac., Dipl.O.M."),
    "mind": ("Ph.D.", "PhD", "Psy.D.", "LCSW", "LMFT"),
    "evaluator": ("M.D., QME", "D.O., Q.M.E.", "MD", "D.C., Q.M.E.", "M.D., A.M.E."),
    "surgeon": ("M.D.", "MD", "M.D., F.A.C.S.", "D.O."),
    "podiatrist": ("D.P.M.", "DPM"),
    "nurse": ("RN", "R.N., C.C.M.", "RN, BSN"),
    "lawyer": ("Esq.", "Attorney at Law", ""),
    "lay": ("",),
}
CLINICS = (
    "Manzanita Medical Group", "Two Rivers Orthopedic Institute", "Industrial Care of Tehachapi", "Quail Hollow Family Practice",
    "Spine & Pain Associates of Marin", "Ocotillo Occupational Health Center", "Bluff Street Medical Clinic, Inc.",
)  # fmt: skip
PLACES = {
    "imaging-report": ("Lantern Imaging Center", "High Desert MRI", "Union Street Radiology Medical Group"),
    "laboratory-report": (
        "Tamarack Clinical Laboratory",
        "Veritox Laboratories, Inc.",
        "Bridger Diagnostics",
    ),
    "medication-record": ("Acorn Pharmacy", "Farmacia del Valle", "RxLink Pharmacy Services"),
    "therapy-note": ("Stride Physical Therapy", "Elm Street Rehabilitation", "Back In Line Chiropractic"),
    "operative-report": ("Mariposa Surgery Center", "Saint Aldhelm Hospital", "Northgate Outpatient Surgery"),
    "procedure-note": ("Mariposa Surgery Center", "Northgate Outpatient Surgery", "Inyo Pain Center"),
    "ur-decision": ("Keystone Utilization Review", "CareGauge Managed Care, LLC", "Summit UR Services"),
    "billing": ("Harbor Bill Review", "Manzanita Medical Group", "Clearpath Medical Billing"),
    "correspondence": ("Law Offices of Trent & Moya", "Bishop Halloway LLP", "Fontaine Adjusting Services"),
    "fax-cover": ("Manzanita Medical Group", "Bishop Halloway LLP", "Fontaine Adjusting Services"),
    "legal": ("Law Offices of Trent & Moya", "Bishop Halloway LLP", "Copyline Legal Services"),
    "psychological-report": ("Larkfield Behavioral Health", "Center for Work and Mind"),
    "electrodiagnostic-report": ("Neurology Associates of Ukiah", "Valley Electrodiagnostic Laboratory"),
}
SURGERY = {
    "lumbar spine": "L5-S1 laminectomy and discectomy", "cervical spine": "C6-7 anterior cervical fusion",
    "right shoulder": "right shoulder arthroscopy with subacromial decompression",
    "left shoulder": "open repair of the left rotator cuff",
    "right knee": "arthroscopic right knee meniscectomy", "left knee": "left total knee arthroplasty",
    "right wrist": "endoscopic right carpal tunnel release", "left ankle": "left ankle arthroscopy with debridement",
}  # fmt: skip
INJECTION = {
    "lumbar spine": "L4-5 transforaminal epidural steroid injection", "cervical spine": "C5-6 interlaminar epidural steroid injection",
    "right shoulder": "right subacromial cortisone injection", "left shoulder": "left subacromial cortisone injection",
    "right knee": "right knee corticosteroid injection", "left knee": "left knee viscosupplementation injection",
    "right wrist": "right carpal tunnel injection", "left ankle": "left ankle steroid injection",
}  # fmt: skip
PLAN = {
    "progress-report": 6, "imaging-report": 4, "consultation": 3, "procedure-note": 3, "operative-report": 2, "laboratory-report": 3,
    "therapy-note": 5, "ur-decision": 3, "request-for-authorization": 3, "medical-legal-report": 3, "psychological-report": 3,
    "first-report": 2, "permanent-and-stationary-report": 2, "electrodiagnostic-report": 2, "medication-record": 3,
    "work-status": 3, "billing": 3, "correspondence": 3, "fax-cover": 3, "legal": 4, "other": 4, "application": 2,
}  # fmt: skip
ABSENT = {
    "progress-report": 2,
    "imaging-report": 2,
    "operative-report": 1,
    "procedure-note": 1,
    "consultation": 1,
}
"""Records that are spoken of and are not in the packet."""
ROLE = {
    "imaging-report": "radiologist", "operative-report": "surgeon", "psychological-report": "mind", "medical-legal-report": "evaluator",
    "ur-decision": "nurse", "correspondence": "lawyer", "legal": "lawyer", "fax-cover": "lay", "other": "lay", "application": "lay",
}  # fmt: skip


class Folk:
    """Gives out people and addresses; no two people of a matter share a surname while names last."""

    def __init__(self, rng: Random) -> None:
        self.rng, self.left = rng, rng.sample(LAST, len(LAST))

    def person(self, role: str) -> Person:
        if not self.left:
            self.left = self.rng.sample([f"{name}s" for name in LAST if "-" not in name], 20)
        first = self.rng.choice(FIRST) + (
            f" {self.rng.choice('BCEFJKPTW')}." if self.rng.random() < 0.35 else ""
        )
        return Person(first, self.left.pop(), self.rng.choice(LETTERS[role]))

    def address(self) -> tuple[str, str]:
        r = self.rng
        street = r.choice(
            ("Kelso Avenue", "E. Market St.", "Pinecone Drive", "Hwy 49", "Civic Plaza", "Larch Way")
        )
        town = r.choice(("Ukiah", "Tehachapi", "Auburn", "Indio", "Eureka", "Carlsbad", "Merced"))
        return f"{r.randint(12, 8999)} {street}", f"{town}, California {r.randint(90020, 96099)}"

    def phone(self) -> str:
        return f"{self.rng.randint(209, 951)}-555-{self.rng.randint(100, 9999):04d}"


class Claim(Matter):
    """A matter in which some people write again and again, so that papers of one hand lie beside each other."""

    def __post_init__(self) -> None:
        rng = self.rng
        super().__post_init__()
        self.records = []
        self.town = Folk(rng)  # type: ignore[assignment]
        worker = self.town.person("lay")
        self.patient, self.adjuster, self.lawyer = worker, self.town.person("lay"), self.town.person("lawyer")
        self.claim = f"{rng.choice(('06', 'A', 'WCC-'))}{rng.randint(1000000, 9999999)}"
        self.employer = rng.choice(
            ("Tidewater Cannery", "Placer County Schools", "Northstar Roofing, Inc.", "Valle Verde Farms")
        )
        self.insurer = rng.choice(
            ("Fontaine Adjusting Services", "Bedrock Casualty", "Pioneer State Insurance Company")
        )
        self.firm = rng.choice(("Law Offices of Trent & Moya", "Bishop Halloway LLP"))
        self.treaters = [(self.town.person("physician"), rng.choice(CLINICS)) for _ in range(2)]
        self.hands: dict[str, tuple[Person, str]] = {
            "physical": (self.town.person("physical"), "Stride Physical Therapy"),
            "chiropractic": (self.town.person("chiropractic"), "Back In Line Chiropractic"),
            "mind": (self.town.person("mind"), rng.choice(PLACES["psychological-report"])),
            "assistant": (self.town.person("assistant"), self.treaters[0][1]),
        }
        self._lay_out()

    def _plan(self) -> None:
        """The plan of the others is not this one's."""

    def _lay_out(self) -> None:
        rng, months = self.rng, set()
        for kind, count in PLAN.items():
            for n in range(count + ABSENT.get(kind, 0)):
                for _ in range(40):
                    days = rng.randint(1, 9) if kind == "first-report" else rng.randint(45, 1300)
                    when = self.injured + timedelta(days=days)
                    if (kind, when.year, when.month) not in months:
                        break
                months.add((kind, when.year, when.month))
                part = rng.choice(self.parts)
                detail = self._what(kind, part)
                who, place = self._who(kind, detail)
                self.records.append(Record(kind, when, who, place, part, detail, here=n < count))

    def _what(self, kind: str, part: str) -> str:
        rng = self.rng
        match kind:
            case "imaging-report":
                return rng.choice(("MRI", "MRI", "X-rays", "CT scan", "ultrasound"))
            case "procedure-note":
                return INJECTION[part]
            case "operative-report":
                return SURGERY[part]
            case "laboratory-report":
                return rng.choice(
                    ("urine drug test", "comprehensive metabolic panel", "complete blood count")
                )
            case "therapy-note":
                return rng.choice(("physical therapy", "physical therapy", "chiropractic", "acupuncture"))
            case "consultation":
                return rng.choice(
                    (
                        "orthopedic",
                        "pain management",
                        "neurology",
                        "podiatric" if part == "left ankle" else "spine surgery",
                    )
                )
            case "electrodiagnostic-report":
                return (
                    "lower extremities"
                    if part in ("lumbar spine", "right knee", "left knee", "left ankle")
                    else "upper extremities"
                )
        return ""

    def _who(self, kind: str, detail: str) -> tuple[Person, str]:
        rng = self.rng
        if kind in ("progress-report", "work-status", "request-for-authorization"):
            chance = rng.random()
            if chance < 0.85:
                return self.hands["assistant"] if chance < 0.12 else rng.choice(self.treaters)
        if kind == "therapy-note" and detail != "acupuncture":
            return self.hands[detail.split()[0]]
        if kind == "psychological-report" and rng.random() < 0.6:
            return self.hands["mind"]
        if detail == "acupuncture":
            return self.town.person("acupuncture"), "Still Water Acupuncture"
        role = "podiatrist" if detail == "podiatric" else ROLE.get(kind, "physician")
        return self.town.person(role), rng.choice(PLACES.get(kind, CLINICS))
