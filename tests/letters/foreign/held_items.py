"""Titles, rationales and cascades of the set `test`."""

from __future__ import annotations

from .kit import Surgery

TITLES = (
    "Ambien CR 12.5mg, QHS #30 (3 refills)",
    "X-rays: cervical spine, AP/Lat/Odontoid",
    "One prescription of Butrans 10mcg/hr patch, #4",
    "Chiropractic treatment 3 x 4; lumbar and thoracic spine",
    "LIDODERM 5% PATCHES, #60 WITH 1 REFILL",
    "Retro: office visit (99214) DOS 09/30/14",
    "Decision guideline update: interdisciplinary pain rehabilitation program, 80 hours",
    "Synvisc-One (hylan G-F 20) injection x1, right knee",
    "Psychological evaluation & 6 follow-up visits",
    "H-Wave device: 30-day trial, then purchase",
    "Terocin lotion 120ml (methyl salicylate 25%/capsaicin 0.025%/menthol 10%/lidocaine 2.5%)",
    "Bilateral L4/L5/S1 facet injections under fluoroscopy, 64493 x2, 64494 x2.",
    "Weight loss program: 10 weeks (upheld in prior review), second request",
    "Transportation to and from all medical appointments",
    "Topamax 25mg #60 = 2:1 taper",
    "Pool membership, one year",
    "Referral to internist re: hypertension/GERD",
    "Neurontin (gabapentin) 600mg, 1 tab TID, #90",
    "Electric wheelchair repair, parts and labor for the battery, the left armrest, the joystick module and both of the front tires, as listed in the vendor quote",
    "Magnetic resonance arthrogram left hip",
    "RIGHT STELLATE GANGLION BLOCK X 3",
)
SURGERIES = (
    Surgery(
        "Left total knee arthroplasty",
        "total knee arthroplasty",
        (
            "Inpatient stay: 3 days",
            "Continuous passive motion machine, 21 days",
            "Post-operative DVT prophylaxis: Lovenox 40 mg #14",
        ),
    ),
    Surgery(
        "L5-S1 LAMINECTOMY/MICRODISCECTOMY, LEFT: OUTPATIENT",
        "microdiscectomy",
        ("ASSISTANT SURGEON", "PRE-OPERATIVE CHEST X-RAY", "Associated surgical service: LSO brace"),
    ),
    Surgery(
        "Right de Quervain's release",
        "de Quervain's release",
        ("Associated surgical service: Keflex 500mg #20", "Post-op hand therapy, 8 visits"),
    ),
)
RATIONALES = (
    "The chapter supports this drug for neuropathic pain only. The diagnosis on file is lateral epicondylitis, and no sign of neuropathy is described. {end}",
    "Guideline criteria:\n1) documented diagnosis; 2) failure of six weeks of conservative care; 3) corroborating imaging.\n\nApplication to this case: the first two are met. As to the third, the MRI report of 8/8/14 is not part of the file.\n\n{end}",
    '"Not recommended as a first-line option" is what the ODG says. "Claims Administrator guideline" pages were sent as Exhibit B and say the same. The records give no reason for an exception. {end}',
    "MTUS page 27 of 127 speaks of sessions over 3-6 weeks - with re-evaluation. Pain has dropped from 8/10 to 5/10, lifting rose from 10 to 25 lbs. and the injured worker is back at light duty. {end}",
    "In short: there is no note later than 01/2014. A current examination is needed before the need for this item can be told. The decision of 2013 was upheld for the same want. {end}",
    "The amount asked for (twelve) is more than the six that are allowed before progress must be shown.\n\nIt is noted that the same was certified on 7/7/2014. No report says what came of it. {end}",
)
ENDINGS = {
    "upheld": (
        "Consequently, the request is not medically necessary.",
        "This request is not medically necessary.",
        "Medical necessity is not established for the request as submitted.",
        "For these reasons, the request is not supported and is not medically necessary.",
    ),
    "overturned": (
        "Consequently, the request is medically necessary.",
        "This request is medically necessary.",
        "Accordingly, medical necessity is established, and the request is medically necessary.",
    ),
    "modified": ("Six visits are medically necessary; the rest of the request is not.",),
}
CASCADES = {
    "upheld": (
        "Because the primary surgery is not medically necessary, this service is not medically necessary.",
        "The {named} was found not to be medically necessary. It follows that this request is not medically necessary.",
        "Given that the {named} is not medically necessary, the request for the associated item is not medically necessary.",
        "As the associated surgery is not medically necessary, neither is this service.",
        "The surgical procedure was not approved, and so this related request is not medically necessary.",
    ),
    "overturned": (
        "Because the primary surgery is medically necessary, this service is medically necessary.",
        "Given that the {named} is medically necessary, the request for the associated item is medically necessary.",
    ),
}  # fmt: skip
