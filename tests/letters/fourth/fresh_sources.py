"""Sources and statements of the half `fresh`."""

from __future__ import annotations

from .bank import Source

MTUS = (
    Source(
        "ACOEM",
        "ACOEM Chapter 12 Low Back Complaints Page(s):",
        ("308-310",),
        "308-310",
        chapter="12 Low Back Complaints",
    ),
    Source(
        "ACOEM",
        "ACOEM Chapter 15 Stress Related Conditions Page(s):",
        ("398", "405"),
        "398, 405",
        chapter="15 Stress Related Conditions",
    ),
    Source(
        "ACOEM",
        "ACOEM Chapter 9 Shoulder Complaints Page(s):",
        ("200", "212", "214"),
        "200, 212, and 214",
        chapter="9 Shoulder Complaints",
    ),
    Source(
        "MTUS",
        "Chronic Pain Treatment Guidelines Page(s):",
        ("16-19", "49"),
        "16-19 and 49",
        chapter="Chronic Pain Treatment Guidelines",
    ),
    Source(
        "MTUS",
        "Chronic Pain Medical Treatment Guidelines Page(s):",
        ("98-99",),
        "98-99 of 127",
        chapter="Chronic Pain Medical Treatment Guidelines",
    ),
    Source("MTUS", "Acupuncture Treatment 2007", chapter="Acupuncture Treatment 2007"),
    Source(
        "MTUS",
        "Low Back Complaints 2004, Section(s): Special Studies, Surgical Considerations",
        chapter="Low Back Complaints 2004",
        section="Special Studies, Surgical Considerations",
    ),
    Source(
        "MTUS", "Postsurgical Treatment Guidelines 2009", chapter="Postsurgical Treatment Guidelines 2009"
    ),
    Source(
        "MTUS",
        "Chronic Pain Medical Treatment 2009, Section(s): NSAIDs (non-steroidal anti-inflammatory drugs)",
        chapter="Chronic Pain Medical Treatment 2009",
        section="NSAIDs (non-steroidal anti-inflammatory drugs)",
    ),
)
OTHERS = (
    Source(
        "ODG",
        "Official Disability Guidelines (ODG) Low Back Chapter, Hospital length of stay (LOS)",
        chapter="Low Back",
        section="Hospital length of stay (LOS)",
    ),
    Source("ODG", "ODG-TWC, Knee & Leg Procedure Summary", chapter="Knee & Leg", section="Procedure Summary"),
    Source(
        "ODG",
        "Official Disability Guidelines, Pain Chapter, Muscle relaxants",
        chapter="Pain",
        section="Muscle relaxants",
    ),
    Source(
        "ODG",
        "Official Disability Guidelines (ODG) Carpal Tunnel Syndrome Chapter, Splinting",
        chapter="Carpal Tunnel Syndrome",
        section="Splinting",
    ),
    Source("ODG", "ODG (Official Disability Guidelines) Shoulder Chapter", chapter="Shoulder"),
    Source("other", "National Guidelines Clearinghouse", open=True),
    Source("other", "Physicians' Desk Reference, 68th ed., 2014", open=True),
    Source("other", "PubMed, Efficacy of topical NSAIDs in osteoarthritis, 2004", open=True),
)
NOTHING = (
    "The {Side} did not cite any medical evidence in support of its decision.",
    "The {Side} did not cite any evidence for the denial.",
    "{Side} did not cite medical evidence.",
)
NOT_MTUS = (
    "The {Side} did not base the decision on the MTUS.",
    "The {Side} did not base this decision upon the MTUS.",
)
ON_MTUS = ("Decision based on the MTUS {cite}.", "Decision was based on MTUS {cite}.")
_OTHER = "Other Medical Treatment Guideline or Medical Evidence"
ON_OTHER = (
    "Decision based on Non MTUS Citation {cite}.",
    f"Decision based on Non-MTUS Citation {_OTHER} - {{cite}}.",
    "Decision based on non-MTUS citation {cite}.",
)
PROSE_MTUS = (
    "The {Side} cited the {cite}, which is a part of the MTUS.",
    "The {Side} based {their} decision on {cite}, part of the Medical Treatment Utilization Schedule.",
)
PROSE_OTHER = (
    "The {Side} did not rely on the MTUS and cited the {cite}.",
    "The {Side} cited the {cite}, which is outside the MTUS.",
    "As no section of the MTUS was applicable, the {Side} based {their} decision on the {cite}.",
)
PROSE_NOTHING = (
    "The {Side} did not cite any evidence based guideline in the denial.",
    "The {Side} did not cite any medical treatment guideline.",
)
