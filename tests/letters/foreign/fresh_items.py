"""Titles, rationales and cascades of the set `fresh`."""

from __future__ import annotations

from .kit import Surgery

TITLES = (
    "Percocet 10/325 mg #180: one tab every 4-6 hours",
    "Ortho consult (Dr. to be selected from MPN)",
    "Physical Therapy; cervical spine, 2 x wk x 4 wks (97110, 97140, G0283)",
    "RETROSPECTIVE TOXICOLOGY SCREEN, DATES OF SERVICE: 10/14/13, 11/18/13 AND 12/16/13",
    "Lumbar ESI at L5-S1 x1 with epidurography and monitored anesthesia care",
    "Spinal cord stimulator trial - 2 leads",
    "Flector patch 1.3% #60/month",
    "MRI left knee w/o contrast; 3 Tesla preferred",
    "Solace multi stim unit, 5 month rental; leadwires #2; adaptor",
    "Bilateral SI joint injection: upheld on appeal, resubmitted",
    "Home modification - ramp, grab bars, and a walk-in shower",
    "In-office random 12-panel urine drug screen",
    "Medrol Dosepak 4mg #21 (one pack)",
    "L4/5 & L5/S1 radiofrequency ablation, left > right",
    "Guideline-concordant cognitive therapy: 6 visits; decision on further visits after re-evaluation",
    "Purchase of cane/crutch",
    "Cyclobenzaprine HCL 10%/Gabapentin 10%/Lidocaine 5%/Capsaicin 0.0375% topical compound in a transdermal base, 120 grams, apply a thin layer twice daily",
    "NCS - right lower extremity",
)
SURGERIES = (
    Surgery(
        "Lumbar decompression L4-5 with possible foraminotomy",
        "lumbar decompression",
        (
            "Associated service: Pre-op EKG",
            "Associated service: 1-2 day inpatient stay",
            "Post-op lumbar corset",
            "Home health nurse for wound care, 3 visits",
        ),
    ),
    Surgery(
        "RIGHT ELBOW ULNAR NERVE TRANSPOSITION",
        "ulnar nerve transposition",
        (
            "Splint, right elbow",
            "Associated surgical services: assistant surgeon",
            "Post-operative therapy: 2x6",
        ),
    ),
    Surgery(
        "Left ankle arthroscopy; Brostrom repair",
        "ankle arthroscopy",
        ("Knee scooter rental x 6 weeks", "Medical clearance", "CAM boot"),
    ),
)
RATIONALES = (
    "The MTUS criteria for this are: (1) radiculopathy on examination, corroborated by imaging; (2) no response to conservative care; (3) fluoroscopy. The criteria are not discussed in the request. {end}",
    'A short course may help in the acute phase. Per page 63: "Recommend with caution as a second-line option." The worker\'s condition dates from 2009.\n\nNo acute flare is charted. {end}',
    "The claims administrator's decision was upheld once before. MAXIMUS guideline or not, the record before this reviewer has new facts: a fall in March, 3/5 strength, and an absent reflex. {end}",
    "Rationale: as above. The records of 4/2/14, 5/7/14 & 6/11/14 have identical text. {end}",
    "ODG criteria\n* pain for at least 3 months\n* failed therapy\n* positive diagnostic block, 70% or more\n\nThese are documented in the report of 9/12/2014 (pp. 3-4). {end}",
    "With no physical findings and no plan of treatment the purpose of this item is unclear; the provider may submit them with a new request. {end}",
)
ENDINGS = {
    "upheld": (
        "Hence, this request is not medically necessary.",
        "The medical necessity of this request has not been demonstrated.",
        "Based on the above, this request is not medically necessary at this time.",
        "Not medically necessary.",
    ),
    "overturned": (
        "Hence, this request is medically necessary.",
        "Based on the above, this request is medically necessary.",
    ),
    "modified": ("In part, for thirty tablets, the request is medically necessary.",),
}
CASCADES = {
    "upheld": (
        "Since the primary procedure is not medically necessary, this service is not.",
        "The associated services are not medically necessary, as the primary procedure is not medically necessary.",
        "As the {named} is not medically necessary, this item is not medically necessary.",
        "Since the surgery is not medically necessary, the need for the associated service is moot; it is not medically necessary.",
        "The {named} is not medically necessary. As such, the associated request is not medically necessary.",
    ),
    "overturned": (
        "As the {named} is medically necessary, this item is medically necessary.",
        "The associated services are medically necessary, as the primary procedure is medically necessary.",
    ),
}  # fmt: skip
