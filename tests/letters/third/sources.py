"""What the two sides say they relied on, with the truth of each statement."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

CLAIMS = "Claims Administrator"

ANOTHER = " ".join(("Non-MTUS Citation", "Other Medical Treatment Guideline or Medical Evidence:"))
"""The label under which letters name a source that is not of the schedule."""


@dataclass(frozen=True)
class Cite:
    """One source named: its family, its words, chapter, section and pages."""

    family: str
    text: str
    chapter: str | None = None
    section: str | None = None
    pages: tuple[str, ...] = ()

    def json(self) -> dict[str, Any]:
        """The source as the schema has it."""
        parts = {"family": self.family, "text": self.text, "chapter": self.chapter, "section": self.section}
        return {**parts, "pages": list(self.pages)}


ACOEM = ("8 Neck and Upper Back Complaints", "9 Shoulder Complaints", "10 Elbow Disorders", "11 Forearm, Wrist, and Hand Complaints",
         "12 Low Back Complaints", "13 Knee Complaints", "14 Ankle and Foot Complaints", "15 Stress Related Conditions")  # fmt: skip
YEARED = ("Neck and Upper Back Complaints 2004", "Shoulder Complaints 2004", "Low Back Complaints 2004", "Knee Complaints 2004",
          "Elbow Complaints 2007", "Ankle and Foot Complaints 2004")  # fmt: skip
YEAR_SECTIONS = (
    "Special Studies",
    "Surgical Considerations",
    "Initial Care",
    "Physical Methods",
    "Summary",
    "Activity Modification",
)
PAIN = ("NSAIDs (non-steroidal anti-inflammatory drugs)", "Opioids, criteria for use", "Topical Analgesics", "Physical Medicine",
        "Epidural steroid injections (ESIs)", "Muscle relaxants (for pain)", "Functional restoration programs (FRPs)",
        "Transcutaneous electrotherapy", "Gabapentin (Neurontin)")  # fmt: skip
ODG = {
    "Low Back": (
        "Fusion (spinal)",
        "MRIs",
        "Hospital length of stay",
        "Facet joint diagnostic blocks",
        "Lumbar supports",
    ),
    "Knee & Leg": (
        "Continuous-flow cryotherapy",
        "Walking aids",
        "Hyaluronic acid injections",
        "Meniscectomy",
    ),
    "Pain": ("Urine drug testing", "Compound drugs", "Proton pump inhibitors", "Zolpidem", "Medical foods"),
    "Shoulder": ("Acromioplasty", "Rotator cuff repair", "Postoperative abduction pillow sling"),
    "Neck and Upper Back": ("Electromyography", "Fusion, anterior cervical"),
    "Mental Illness & Stress": ("Cognitive therapy for PTSD", "Office visits"),
}
OTHERS = (
    "http://www.ncbi.nlm.nih.gov/pubmed/16931522",
    "Physician Desk Reference 2014",
    "American Society of Anesthesiologists: Practice advisory for preanesthesia evaluation",
    "Aetna Clinical Policy Bulletin 0236",
    "Wheeless' Textbook of Orthopaedics",
    "www.drugs.com",
    "FDA (Ambien)",
    "Cochrane Database of Systematic Reviews",
    "National Guideline Clearinghouse",
    "Washington State Department of Labor and Industries Guidelines",
)
PAGES = (
    ("305-308",),
    ("303", "304"),
    ("195-196", "208"),
    ("78-80",),
    ("212",),
    ("68-69", "71"),
    ("40",),
    ("111-113",),
)


def _pages(rng: random.Random) -> tuple[str, tuple[str, ...]]:
    pages = rng.choice(PAGES)
    return rng.choice((", ", "; ", " and ")).join(pages), pages


def _mtus(rng: random.Random) -> Cite:
    words, pages = _pages(rng)
    match rng.randrange(9):
        case 6:
            name = rng.choice(
                ("General Approaches 2004", "Prevention 2004", "Initial Approaches to Treatment 2004")
            )
            return Cite("MTUS", f"MTUS {name}", name)
        case 7:
            section = rng.choice(("Opioids", "NSAIDs", "Anti-epilepsy drugs (AEDs)"))
            name = "Chronic Pain Treatment Guidelines"
            return Cite("MTUS", f"MTUS {name} {section} Page(s): {words}", name, section, pages)
        case 8:
            name, both = "Chronic Pain Medical Treatment 2009", ", ".join(rng.sample(PAIN, 2))
            return Cite("MTUS", f"MTUS {name}, Section(s): {both}", name, both)
        case 0 | 1:
            chapter = rng.choice(ACOEM)
            mark = rng.choice((" Page(s): ", ", Page(s) ", ", pages "))
            return Cite("ACOEM", f"MTUS ACOEM Chapter {chapter}{mark}{words}", chapter, None, pages)
        case 2:
            return Cite(
                "MTUS",
                f"MTUS Chronic Pain Treatment Guidelines Page(s): {words}",
                "Chronic Pain Treatment Guidelines",
                None,
                pages,
            )
        case 3:
            name, section = "Chronic Pain Medical Treatment 2009", rng.choice(PAIN)
            return Cite("MTUS", f"MTUS {name}, Section(s): {section}", name, section)
        case 4:
            name, section = rng.choice(YEARED), rng.choice(YEAR_SECTIONS)
            return Cite("MTUS", f"MTUS {name}, Section(s): {section}", name, section)
        case _:
            name = rng.choice(
                ("Postsurgical Treatment Guidelines", "Acupuncture Medical Treatment Guidelines")
            )
            return Cite("MTUS", f"MTUS {name}", name)


def _odg(rng: random.Random) -> Cite:
    chapter = rng.choice(sorted(ODG))
    section = rng.choice(ODG[chapter])
    name = rng.choice(("Official Disability Guidelines (ODG)", "Official Disability Guidelines", "ODG"))
    if rng.random() < 0.2:
        form = rng.choice(
            (
                f"{name} {chapter} Procedure Summary",
                f"Official Disability Guidelines-TWC, {chapter} Procedure Summary",
            )
        )
        return Cite("ODG", form, chapter, "Procedure Summary")
    if rng.random() < 0.1:
        return Cite("ODG", f"{name}, {chapter} Chapter", chapter)
    if rng.random() < 0.1:
        long = f"{chapter} (Acute & Chronic)"
        return Cite("ODG", f"{name}, {long}, {section}", long, section)
    form = rng.choice((f"{name}, {chapter} Chapter, {section}", f"{name}, {chapter} Chapter: {section}", f"{name} {chapter} Chapter, {section}", f"{name}, {chapter}, {section}",
                       f"{name}: {chapter} Chapter, {section}"))  # fmt: skip
    return Cite("ODG", form, chapter, section)


def _other(rng: random.Random) -> Cite:
    return Cite("other", rng.choice(OTHERS))


def statement(rng: random.Random, who: str, label: bool = True) -> dict[str, Any]:
    """What `who` relied on. `label`: a labelled field of 2014 on; else a sentence of 2013."""
    return (_modern if label else _old)(rng, who)


def _said(text: str, basis: tuple[str, ...], *cites: Cite) -> dict[str, Any]:
    return {"statement": text, "basis": list(basis), "citations": [cite.json() for cite in cites]}


NONE_SAID = (
    "The {who} did not cite any medical evidence for its decision.",
    "The {who} did not cite any evidence based criteria for its decision.",
    "The {who} did not cite any medical evidence or guidelines for its decision.",
    "The {who} did not cite any guidelines.",
    "N/A",
    "",
)


def _modern(rng: random.Random, who: str) -> dict[str, Any]:
    mtus, odg, other = _mtus(rng), _odg(rng), _other(rng)
    no = f"The {who} did not base their decision on the MTUS."
    gap = rng.choice((" ", "  "))
    match rng.randrange(11):
        case 9:
            words = f"{no}{gap}Decision based on Non-MTUS Citation {odg.text}. Decision based on Non-MTUS Citation {other.text}."
            return _said(words, ("non-mtus",), odg, other)
        case 10:
            return _said(f"Decision based on Non-MTUS Citation {odg.text}", ("non-mtus",), odg)
        case 0 | 1:
            return _said(rng.choice(NONE_SAID).format(who=who), ("none",))
        case 2 | 3:
            return _said(f"Decision based on {mtus.text}.", ("mtus",), mtus)
        case 4:
            return _said(
                f"Decision based on {mtus.text}.{gap}Decision based on Non-MTUS Citation {odg.text}.",
                ("mtus", "non-mtus"),
                mtus,
                odg,
            )
        case 5:
            return _said(f"{no}{gap}Decision based on Non-MTUS Citation {odg.text}.", ("non-mtus",), odg)
        case 6:
            second = _mtus(rng)
            if second == mtus:
                return _said(f"Decision based on {mtus.text}.", ("mtus",), mtus)
            return _said(
                f"Decision based on {mtus.text}. Decision based on {second.text}.", ("mtus",), mtus, second
            )
        case 7:
            words = f"{no} Decision based on {ANOTHER} {other.text}."
            return _said(words, ("non-mtus",), other)
        case _:
            return _said(
                f"{no}{gap}Decision based on Non-MTUS Citation {odg.text}; {other.text}.",
                ("non-mtus",),
                odg,
                other,
            )


def _old(rng: random.Random, who: str) -> dict[str, Any]:
    words, pages = _pages(rng)
    verb = "based its decision on" if who == CLAIMS else "based his/her decision on"
    pain = Cite(
        "MTUS",
        f"Chronic Pain Medical Treatment Guidelines, pages {words}",
        "Chronic Pain Medical Treatment Guidelines",
        None,
        pages,
    )
    chapter = rng.choice(("Low Back Complaints", "Knee Complaints", "Shoulder Complaints"))
    number = {"Low Back": 12, "Knee": 13, "Shoulder": 9}[chapter.rsplit(" ", 1)[0]]
    acoem = Cite("ACOEM", f"ACOEM Practice Guidelines, 2nd Edition (2004), Chapter {number}, {chapter}, page {pages[0]}",
                 f"{number} {chapter}", None, pages[:1])  # fmt: skip
    odg = _odg(rng)
    match rng.randrange(5):
        case 0:
            return _said(f"The {who} {verb} the {pain.text}, which is part of the MTUS.", ("mtus",), pain)
        case 1:
            return _said(f"The {who} {verb} the {acoem.text}, which is part of the MTUS.", ("mtus",), acoem)
        case 2:
            return _said(
                f"The {who} {verb} the {odg.text}, which is not part of the MTUS.", ("non-mtus",), odg
            )
        case 3:
            return _said(f"The {who} did not cite any evidence-based guidelines for its decision.", ("none",))
        case _:
            return _said(f"The {who} {verb} the {pain.text}, which is part of the MTUS, and the {odg.text}, which is not part of the MTUS.",
                         ("mtus", "non-mtus"), pain, odg)  # fmt: skip
