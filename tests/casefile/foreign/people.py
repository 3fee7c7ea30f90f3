"""Invented people, places and parts of the body."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

FIRST = [
    "Ottoline",
    "Bartholomew",
    "Marisol",
    "Thaddeus",
    "Ines",
    "Cyrus",
    "Philippa",
    "Desmond",
    "Yolanda",
    "Armen",
    "Guadalupe",
    "Henrik",
    "Soledad",
    "Winifred",
    "Kenji",
    "Rosalind",
    "Tobias",
    "Anahit",
    "Clementine",
    "Darnell",
    "Ursula",
    "Emmett",
    "Noor",
    "Leopold",
    "Beatriz",
    "Ferdinand",
]
LAST = [
    "Achterberg", "Bhattacharya", "Delgadillo", "Fontanez", "Haddadin", "Ibarrondo", "Kowalczyk", "Lindqvist",
    "McAllaster", "Nakashiro", "O'Mulligan", "Petrosian", "Przybyla", "Rourkewell", "St. Jacques", "Tuiasopo",
    "Van Houtte", "Whitcombe", "Yazdanpour", "Zelayandia", "de la Fuente", "Okonkwoma", "Huertado", "Tsairis",
    "Brackenridge", "Quillfeather", "Sandoval-Reyna", "Marchetti-Lowe", "Engstrom", "Valenzano",
]  # fmt: skip
STREETS = (
    "Alder Court",
    "Cannery Row",
    "Foothill Blvd",
    "Mission Gorge Rd",
    "Orchard Pkwy",
    "W. Third Street",
)
TOWNS = ("Visalia", "Oxnard", "Redlands", "Chico", "Salinas", "El Cajon", "Lancaster", "Petaluma", "Hemet")
CLINICS = (
    "Foothill Occupational Medicine", "Tri-Valley Spine & Joint", "Harborview Industrial Clinic",
    "Cypress Grove Medical Group", "Sierra Crest Orthopaedics", "Bayline WorkHealth", "Pacific Crest Pain Institute",
    "Golden Poppy Medical Associates, Inc.", "Ridgemark Physical Medicine", "Mesa Verde Urgent Care",
)  # fmt: skip
HOSPITALS = (
    "Arroyo Seco Surgery Center",
    "St. Brendan Community Hospital",
    "Coastline Ambulatory Surgical Suites",
)
IMAGING = (
    "Redwood Open MRI",
    "ClearView Diagnostic Imaging",
    "Valley Radiology Partners",
    "Pinnacle Imaging Center",
)
LABS = ("Meridian Clinical Laboratories", "BioTrace Toxicology, LLC", "Westmark Reference Laboratory")
PHARMACIES = ("Larkspur Pharmacy #114", "ScriptBridge PBM", "Corner Drug of Hemet")
REHAB = (
    "Momentum Physical Therapy",
    "Kinetic Rehab Partners",
    "Blue Heron Chiropractic",
    "Jade Lotus Acupuncture",
)
INSURERS = (
    "Granite Mutual Insurance",
    "Pacific Tidewater Indemnity",
    "Sequoia Claims Services, Inc.",
    "Calistoga Fund",
)
REVIEWERS = (
    "MedCompass UR",
    "Prudent Review Associates",
    "Clarion Utilization Management",
    "TrueNorth Care Review",
)
FIRMS = (
    "Hollis & Greave, APC",
    "Law Offices of R. Stanmore",
    "Benning, Ochoa & Pike LLP",
    "Tarrant Legal Group",
)
EMPLOYERS = (
    "Sunrise Packing Co.",
    "Delta Freightlines",
    "Marbella Hotel Group",
    "Oak Unified School District",
)

PARTS = {
    "lumbar spine": ("lumbar spine", "low back", "L-spine", "lumbosacral spine", "L/S spine"),
    "cervical spine": ("cervical spine", "neck", "C-spine"),
    "right shoulder": ("right shoulder", "R shoulder", "Rt. shoulder"),
    "left shoulder": ("left shoulder", "L shoulder", "Lt. shoulder"),
    "right knee": ("right knee", "R knee", "Rt. knee"),
    "left knee": ("left knee", "L knee", "Lt. knee"),
    "right wrist": ("right wrist", "R wrist"),
    "left ankle": ("left ankle", "Lt. ankle"),
}
PREFIX = {"Physician": ("M.D.", "MD", "D.O.", "M.D., F.A.A.O.S."), "Radiologist": ("M.D.", "MD", "D.O.")}
CREDENTIALS = {
    "physician": ("M.D.", "MD", "D.O.", "M.D., F.A.A.O.S.", "MD, PhD"),
    "assistant": ("PA-C", "NP", "FNP-C"),
    "therapist": ("PT, DPT", "P.T.", "OTR/L"),
    "chiropractor": ("D.C.", "DC, QME"),
    "acupuncturist": ("L.Ac.", "LAc"),
    "psychologist": ("Ph.D.", "Psy.D."),
    "counsellor": ("LCSW", "LMFT"),
    "evaluator": ("M.D., Q.M.E.", "MD, QME", "D.O."),
    "lay": ("",),
}


@dataclass(frozen=True)
class Person:
    """Somebody; `full` is the name as it is signed."""

    first: str
    last: str
    credentials: str = ""

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def full(self) -> str:
        return f"{self.name}, {self.credentials}" if self.credentials else self.name

    @property
    def turned(self) -> str:
        return f"{self.last}, {self.first}"


class Town:
    """Gives out people so that no two of a matter share a surname."""

    def __init__(self, rng: Random) -> None:
        self.rng, self.names = rng, rng.sample(LAST, len(LAST))

    def person(self, role: str) -> Person:
        """A new person; a full town starts again with a middle initial."""
        if not self.names:
            self.names = self.rng.sample(LAST, len(LAST))
        first = self.rng.choice(FIRST)
        if self.rng.random() < 0.3:
            first += f" {self.rng.choice('ABDEGHJKLMR')}."
        return Person(first, self.names.pop(), self.rng.choice(CREDENTIALS[role]))

    def address(self) -> tuple[str, str]:
        """Street and town of a letterhead."""
        rng = self.rng
        return (
            f"{rng.randint(10, 9900)} {rng.choice(STREETS)}, Suite {rng.randint(100, 480)}",
            f"{rng.choice(TOWNS)}, CA {rng.randint(90010, 96100)}",
        )

    def phone(self) -> str:
        return f"({self.rng.randint(209, 951)}) 555-{self.rng.randint(100, 9999):04d}"
