"""Titles, rationales and cascades of the set `dev`."""

from __future__ import annotations

from .kit import Surgery

TITLES = (
    "Norco 10/325mg #60 x 2 refills",
    "Retrospective request for Cyclobenzaprine 7.5mg #90 (DOS 3/4/14)",
    "MRI (Magnetic Resonance Imaging) of the Lumbar Spine without contrast",
    "CPT 64483 & 64484: Transforaminal epidural steroid injection, L4-5, L5-S1, right",
    "PHYSICAL THERAPY 2X6, LEFT SHOULDER",
    "Compound cream: Flurbiprofen 20%/Lidocaine 5%/Amitriptyline 5%, 240 gm",
    "Functional capacity evaluation, per guideline: initial evaluation only",
    "Follow-up with pain management; 1 visit.",
    "EMG/NCV of the bilateral upper extremities",
    "Prilosec 20 mg, one (1) PO QD, #30",
    "Home health aide 4 hours/day, 5 days/week x 6 weeks (retrospective 01/02/2014 - 02/13/2014)",
    "Reconsideration of Upheld decision dated 5/6/14: aquatic therapy, 12 visits",
    "DME: TENS unit (purchase), electrodes & batteries",
    "Medication: Tramadol ER 150mg, ratio 1:1 with Tramadol IR 50mg, #60",
    "12 Sessions of Cognitive Behavioral Therapy with Biofeedback, Once per Week, in Addition to the Sessions That Were Certified on 2/7/14 and Not Yet Used",
    "Left L3, L4, L5 medial branch block under fluoroscopic guidance (CPT 64493, 64494)",
    "Urine Drug Screen, quarterly",
    "Decision support: second opinion with a hand surgeon",
    "Zofran 8mg ODT #10",
    "ACUPUNCTURE 1 X 6 FOR THE CERVICAL SPINE, LUMBAR SPINE AND RIGHT WRIST, AS AN OUTPATIENT.",
    "Labs: CBC, CMP, TSH; A1c",
    "Gym membership (6 months)",
    "Vitamin B-12 injection, 1 cc IM: date of service 11/19/2013",
    "Modified duty evaluation",
    "1 Interferential Unit with 3 months of supplies (electrodes, power packs, adhesive remover towels, shipping)",
)
SURGERIES = (
    Surgery(
        "Right Knee Arthroscopy with Partial Medial Meniscectomy",
        "right knee arthroscopy",
        (
            "Assistant surgeon",
            "Pre-operative medical clearance: History and Physical",
            "Post-operative physical therapy, 12 sessions, right knee",
            "Crutches, pair",
        ),
    ),
    Surgery(
        "C5-6, C6-7 ANTERIOR CERVICAL DISCECTOMY AND FUSION",
        "anterior cervical discectomy and fusion",
        (
            "Associated surgical service: Hospital stay, 2 days",
            "Associated surgical service: Cervical collar",
            "PRE-OP LABS: CBC, BMP, PT/PTT; EKG",
        ),
    ),
    Surgery(
        "Left shoulder arthroscopic rotator cuff repair: subacromial decompression, distal clavicle excision",
        "rotator cuff repair",
        (
            "Surgical assistant (PA-C)",
            "Shoulder sling/immobilizer",
            "Cold therapy unit, 14 day rental",
            "Associated surgical service: Percocet 5/325mg #40",
        ),
    ),
    Surgery(
        "Carpal tunnel release, left",
        "carpal tunnel release",
        ("Post-op occupational therapy 2 x 4", "Pre-op EKG"),
    ),
)
RATIONALES = (
    "The reviewed guideline advises that opioids be continued only if there is a return to work or better function and pain.\n\nHere, the notes of three visits show the same pain score. No urine test is on file. There is no pain agreement.\n\n{end}",
    'CA MTUS is silent. ODG states: "Recommended for short-term use only, up to two weeks." The records show use for at least eleven months, with no documented benefit. {end}',
    "Regarding this study, the MTUS and the ODG advise imaging where red flags are present or where surgery is planned.\n\nClinical findings:\n- Reflexes are symmetric.\n- Sensation is intact at all levels.\n- Straight leg raise is negative.\n\nSuch findings do not point to nerve root compromise. {end}",
    "Per the guideline: active therapy is preferred over passive modalities; 9-10 visits over 8 weeks are allowed for myalgia. The injured worker has had 18 sessions. The request, at 12 more, exceeds that. {end}",
    "There is some support in the records (e.g., 4/5 grip, positive Phalen's test) but no trial of splinting. Dr. Smythe's note of 05/06/2014 says: \"I will request authorization: surgery is upheld as an option.\" That is not a plan. {end}",
    "Discussion: The MTUS Chronic Pain guideline on page 80 asks for the 4 A's. Decision: see below. None of them is charted. {end}",
    "The request lacks a dose, a quantity and a duration. Without these the need cannot be judged. {end}",
    "Rationale of the prior reviewer: the request was denied since no conservative care was charted. The appeal of 6/2/14 adds notes of six weeks of therapy and of a home exercise program. Thus the criteria are satisfied as far as the records go. {end}",
)
ENDINGS = {
    "upheld": (
        "Therefore, the request is not medically necessary.",
        "As such, the requested item is not medically necessary or appropriate at this time.",
        "The request is not medically necessary.",
        "Thus, medical necessity has not been established.",
    ),
    "overturned": (
        "Therefore, the request is medically necessary.",
        "The request is medically necessary and appropriate.",
        "Given the above, the request is medically necessary.",
    ),
    "modified": (
        "The request is therefore modified to half of the quantity asked for, which is medically necessary.",
    ),
}
CASCADES = {
    "upheld": (
        "As the primary procedure is not medically necessary, the associated service is not medically necessary either.",
        "The requested {named} is not medically necessary; therefore, this associated request is not medically necessary.",
        "Because the {named} has not been found medically necessary, the ancillary request is likewise not medically necessary.",
        "As the requested surgical intervention is not medically necessary, the associated request is also not supported.",
        "Since the primary procedure is not medically necessary, the associated services are not medically necessary, too.",
        "This request is contingent on the surgery, which is not medically necessary. Therefore, it is not medically necessary.",
    ),
    "overturned": (
        "Since the primary procedure is medically necessary, this associated service is medically necessary.",
        "The {named} is medically necessary. Therefore, the associated service is medically necessary as well.",
        "As the surgery is found medically necessary, the request that goes with it is medically necessary too.",
    ),
}  # fmt: skip
