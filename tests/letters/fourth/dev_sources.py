"""Sources and statements of the half `dev`."""

from __future__ import annotations

from .bank import Source

MTUS = (
    Source(
        "ACOEM",
        "ACOEM Chapter 12 Low Back Complaints Page(s):",
        ("303-305",),
        "303-305",
        chapter="12 Low Back Complaints",
    ),
    Source(
        "ACOEM",
        "ACOEM Chapter 9 Shoulder Complaints Page(s):",
        ("207", "209", "210-211"),
        "207, 209, and 210-211",
        chapter="9 Shoulder Complaints",
    ),
    Source(
        "ACOEM",
        "ACOEM Chapter 13 Knee Complaints Page(s):",
        ("343-345",),
        "343-345",
        chapter="13 Knee Complaints",
    ),
    Source(
        "MTUS",
        "Chronic Pain Medical Treatment Guidelines Page(s):",
        ("43",),
        "43 of 127",
        chapter="Chronic Pain Medical Treatment Guidelines",
    ),
    Source(
        "MTUS", "Chronic Pain Treatment Guidelines Opioids Page(s):", ("76-80", "91"), "76-80; 91", open=True
    ),
    Source(
        "MTUS",
        "Low Back Complaints 2004",
        after=", Section(s): Physical Methods",
        chapter="Low Back Complaints 2004",
        section="Physical Methods",
    ),
    Source("MTUS", "Postsurgical Treatment Guidelines", chapter="Postsurgical Treatment Guidelines"),
    Source(
        "MTUS", "Acupuncture Medical Treatment Guidelines", chapter="Acupuncture Medical Treatment Guidelines"
    ),
    Source(
        "MTUS",
        "Shoulder Complaints 2004, Section(s): Surgical Considerations",
        chapter="Shoulder Complaints 2004",
        section="Surgical Considerations",
    ),
)
OTHERS = (
    Source(
        "ODG", "Official Disability Guidelines (ODG) Pain Chapter, Opioids", chapter="Pain", section="Opioids"
    ),
    Source(
        "ODG",
        "Official Disability Guidelines, Low Back Chapter, MRIs (magnetic resonance imaging)",
        chapter="Low Back",
        section="MRIs (magnetic resonance imaging)",
    ),
    Source(
        "ODG", "ODG, Knee & Leg Chapter, Cold/heat packs", chapter="Knee & Leg", section="Cold/heat packs"
    ),
    Source(
        "ODG",
        "Official Disability Guidelines-TWC, Shoulder Procedure Summary",
        chapter="Shoulder",
        section="Procedure Summary",
    ),
    Source("other", "American Academy of Orthopaedic Surgeons, Role of the First Assistant", open=True),
    Source("other", "www.drugs.com/pro/terocin", open=True),
    Source(
        "other",
        "Harrison's Principles of Internal Medicine, 18th ed., McGraw-Hill, P.",
        ("1123-1125",),
        "1123-1125",
        open=True,
    ),
)
NOTHING = (
    "The {Side} did not cite any medical evidence for its decision.",
    "The {Side} did not cite any evidence-based criteria for its decision.",
    "{Side} did not cite a guideline.",
)
NOT_MTUS = (
    "The {Side} did not base their decision on the MTUS.",
    "The {Side} did not base its decision on the MTUS.",
)
ON_MTUS = ("Decision based on MTUS {cite}.",)
_OTHER = "Other Medical Treatment Guideline or Medical Evidence"
ON_OTHER = (
    "Decision based on Non-MTUS Citation {cite}.",
    f"Decision based on Non-MTUS Citation {_OTHER}: {{cite}}.",
)
PROSE_MTUS = (
    "The {Side} based {their} decision on the {cite}, which is part of the MTUS.",
    "The {Side} relied on the {cite}, which is part of the MTUS.",
)
PROSE_OTHER = (
    "The {Side} did not find that the MTUS addresses the issue and based {their} decision on the {cite}.",
    "The {Side} based {their} decision on the {cite}, which is not part of the MTUS.",
)
PROSE_NOTHING = ("The {Side} did not cite any evidence-based guidelines for {their} decision.",)
