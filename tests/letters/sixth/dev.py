"""The half by which the reader may be mended."""

from __future__ import annotations

from .bank import Frame, Half, Source, acoem, mtus, odg, other

SCHEDULE = (
    acoem("12", "Low Back Complaints", "Page(s): 303-305", "303-305"),
    acoem("9", "Shoulder Complaints", "Page(s): 207, 209-211", "207", "209-211"),
    acoem("13", "Knee Complaints", "Page(s): 341 and 343", "341", "343"),
    acoem("8", "Neck and Upper Back Complaints", "Page(s): 177-178; 182", "177-178", "182"),
    acoem("14", "Ankle and Foot Complaints"),
    mtus(
        "Forearm, Wrist, and Hand Complaints 2004",
        ", Section(s): Surgical Considerations",
        "Surgical Considerations",
    ),
    mtus("Chronic Pain Medical Treatment Guidelines", " Page(s): 43 of 127", None, "43"),
    mtus("Chronic Pain Treatment Guidelines", ", Section(s): Opioids", "Opioids"),
    mtus("Postsurgical Treatment Guidelines", " Page(s): 10-11, 24", None, "10-11", "24"),
    mtus("Acupuncture Medical Treatment Guidelines"),
    mtus("Knee Complaints 2004", ", Section(s): Initial Care", "Initial Care"),
)
ELSEWHERE = (
    odg("Official Disability Guidelines (ODG), Knee & Leg Chapter, MRI's", "Knee & Leg", "MRI's"),
    odg("Official Disability Guidelines, Pain Chapter, Topical analgesics", "Pain", "Topical analgesics"),
    odg("ODG Shoulder Chapter, Continuous-flow cryotherapy", "Shoulder", "Continuous-flow cryotherapy"),
    odg("Official Disability Guidelines (ODG) Neck and Upper Back Chapter", "Neck and Upper Back"),
    odg(
        "ODG, Mental Illness & Stress Chapter, Insomnia treatment",
        "Mental Illness & Stress",
        "Insomnia treatment",
    ),
    other("National Guidelines Clearinghouse"),
    other("Medscape"),
)
CHAPTERS = (
    Source(
        "MTUS",
        "Chronic Pain Medical Treatment Guidelines, pages 78-80",
        "Chronic Pain Medical Treatment Guidelines",
        None,
        ("78-80",),
    ),
    Source(
        "ACOEM", "ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 12, page 303", "12", None, ("303",)
    ),
    Source(
        "MTUS",
        "Postsurgical Treatment Guidelines, page 26",
        "Postsurgical Treatment Guidelines",
        None,
        ("26",),
    ),
)
NOT = "The {who} did not base their decision on the MTUS. "
NON_MTUS = "Decision based on Non-MTUS Citation "
FRAMES = (
    Frame("Decision based on {m}.", "m"),
    Frame("Decision based on {m}.", "m"),
    Frame(NOT + "Decision based on Non-MTUS Citation {n}.", "n"),
    Frame(NOT + "Decision based on Non-MTUS Citation {n}; {n2}.", "n"),
    Frame("Decision based on {m}. Decision based on Non-MTUS Citation {n}.", "mn"),
    Frame("Decision based on {m}, and {m2}.", "m"),
    Frame(
        NOT + NON_MTUS + "Other Medical Treatment Guideline or Medical Evidence: {n}.",
        "n",
    ),
    Frame(NOT + "Decision based on Non-MTUS Citation {m}.", "n"),
    Frame("The {who} did not cite any medical evidence for its decision.", "-"),
)
PROSE = (
    Frame("The {who} based {its} decision on the {c}, which is part of the MTUS.", "m"),
    Frame("The {who} based {its} decision on the {n}, which is not part of the MTUS.", "n"),
    Frame("The {who} did not cite any evidence based criteria for {its} decision.", "-"),
    Frame(
        "The {who} based {its} decision on the {c}, part of the Medical Treatment Utilization Schedule (MTUS).",
        "m",
    ),
)
TITLES = (
    "Physical therapy, 2x6 (lumbar spine)",
    "MRI of the right knee without contrast",
    "Norco 10/325 mg #120 with 2 refills",
    "Topical compound: Flurbiprofen 20%, Lidocaine 5%, 180 gm: one tube",
    "H-wave device (30 day trial), purchase/rental: quantity 1",
    "Re-review of an Upheld request: aquatic therapy 3 times a week for 4 weeks",
    "Urine drug screen, quarterly",
    "EMG/NCV of the bilateral upper extremities",
    "LUMBAR EPIDURAL STEROID INJECTION AT L4-5 UNDER FLUOROSCOPIC GUIDANCE, WITH MODERATE SEDATION AND AN OFFICE VISIT TWO WEEKS "
    "LATER: ONE",
    "Gym membership (1 year)",
    "Voltaren gel 1%, 100 gm tube, apply to affected area four times daily; Dispense: 3; Refills: 2",
    "1 psychological evaluation prior to spinal cord stimulator trial",
    "Cervical pillow",
)
SURGERIES = (
    (
        "Right knee arthroscopy with partial medial meniscectomy",
        "right knee arthroscopy",
        (
            "Associated surgical service: Cold therapy unit, 7 day rental",
            "Pre-operative chest X-ray",
            "Post-op physical therapy, 12 visits",
        ),
    ),
    (
        "Left shoulder rotator cuff repair",
        "rotator cuff repair",
        (
            "Assistant surgeon",
            "Associated Surgical Service: Shoulder sling: purchase",
            "Pre-op medical clearance",
        ),
    ),
    (
        "L5-S1 Anterior Lumbar Interbody Fusion",
        "lumbar fusion",
        ("2 day inpatient stay", "Associated surgical service: lumbar brace"),
    ),
)
CASCADES = {
    "upheld": (
        "Since the primary procedure is not medically necessary, none of the services associated with it are medically necessary.",
        "As the {named} is not medically necessary, this associated service is not medically necessary either.",
    ),
    "overturned": (
        "Since the primary procedure is medically necessary, the associated service is medically necessary.",
        "Because the {named} has been found medically necessary, the associated service is also medically necessary.",
    ),
}
FILLERS = (
    "There is tenderness over the paraspinal muscles with reduced flexion.",
    "Straight leg raise was negative on both sides, and reflexes were symmetric.",
    "The progress note dated 11/13/13 describes pain of 6/10 with medication and 8/10 without it.",
    "Guidelines recommend active self-directed care before passive modalities.",
    "Treatment to date has included rest, activity modification, home exercise and anti-inflammatory drugs.",
    "The documentation does not describe what earlier sessions achieved in function.",
    "An MRI of 01/05/2013 showed a 3 mm disc protrusion without nerve-root compression.",
    "Work status: modified duty with no lifting over 15 pounds.",
    "Short-term and long-term goals were not set out by the treating physician.",
)
ENDINGS = {
    "upheld": (
        "Therefore, the request is not medically necessary.",
        "The guidelines' criteria have not been met. The requested treatment is not medically necessary and appropriate.",
    ),
    "overturned": (
        "Therefore, the request is medically necessary.",
        "The criteria are met, and the treatment is medically necessary.",
    ),
    "modified": ("A shorter course is supported. The request is therefore certified in part.",),
}
TRAPS = (
    "The earlier determination for the same request reads: Upheld",
    "Claims were discussed at the visit; decision pending: none was recorded.",
    "The following was considered:",
)
OPENINGS = (
    "The patient is a {age} {sex} with a date of injury of {day}. The mechanism was a fall from a ladder.",
    "This is a {age} {sex} who was injured on {day} while lifting boxes.",
    "The injured worker is a {age} {sex}, who sustained an industrial injury on {day}. {He} has reported neck and back pain.",
    "{age} {sex} with a {day} date of injury. {He} complains of numbness in the fingers.",
    "The applicant, a {age} {sex}, hurt {his} back at work on {day}.",
    "The employee is {age}. {He} sustained a work injury on {day} and has not returned to {his} usual duties.",
)
BARE = (
    "The records submitted are limited to two handwritten notes that cannot be read.",
    "Guidelines support imaging when red flags are present. None were described in the records.",
)
DENIALS = (
    "On 07/26/2013, Utilization Review non-certified the request, noting a lack of documentation.",
    "The utilization review determination of 12-26-2014 denied the services listed below.",
)
LEADS = (
    "The expert reviewer developed the following clinical case summary from the whole case file, including all medical records:",
)
HOW = (
    "MAXIMUS Federal Services gave the file of the case to an expert reviewer. He/she is tied neither to the employee nor to the employer, nor "
    "to a provider or the claims administrator.",
    "{credentials}",
    "He/she has been in active practice for more than five years and is now working at least 24 hours a week in it. The expert reviewer "
    "was selected for his/her experience, education and background in specialties like those that treat the condition with the "
    "disputed items/Service.",
)
CREDENTIALS = (
    "The expert reviewer is Board Certified in {certs} and is licensed to practice in {states}.",
    "The expert reviewer is Board Certified in {certs}, and is licensed to practice in {states}.",
    "The expert reviewer is Board Certified in {certs}, has a subspecialty in {sub} and is licensed to practice in {states}.",
)
OLD_CREDENTIALS = (
    "The medical reviewer is a medical doctor, board certified in {certs}, and is licensed to practice in {states}.",
    "The reviewer is Board Certified in {certs}, has a subspecialty in {sub} and is licensed to practice in {states}.",
)
CERTS = (
    ("Orthopedic Surgery", ("Orthopedic Surgery",)),
    ("Physical Medicine & Rehabilitation", ("Physical Medicine & Rehabilitation",)),
    ("Family Practice/Sports Medicine", ("Family Practice", "Sports Medicine")),
    ("Anesthesiology, Pain Management", ("Anesthesiology", "Pain Management")),
    (
        "Physical Medicine and Rehabilitation; Occupational Medicine",
        ("Physical Medicine and Rehabilitation", "Occupational Medicine"),
    ),
)
STATES = (
    ("California", ("CA",)),
    ("New York, New Hampshire, Washington", ("NY", "NH", "WA")),
    ("Texas and Ohio", ("TX", "OH")),
    ("Ca1ifornia, Nevada", ("CA", "NV")),
    ("Florida, Georgia, Maryland, Virginia, District of Columbia", ("FL", "GA", "MD", "VA", "DC")),
)
FEET = ("Page {n} of 9", "Final Determination Letter for IMR Case Number {case} {n}", "- {n} -", "{case}")
MISREAD = (("l", "1"), ("O", "0"), ("i", "l"))
HEADS = {
    "how": ("HOW THE IMR FINAL DETERMINATION WAS MADE",),
    "summary": ("CLINICAL CASE SUMMARY",),
    "items": ("IMR ISSUES, DECISIONS AND RATIONALES",),
    "items-lead": (
        "The Final Determination was based on decisions for each disputed item/service set forth below:",
    ),
    "ca": ("Claims Administrator guideline:",),
    "reviewer": ("MAXIMUS guideline:",),
    "why": ("Decision rationale:",),
    "list": ("The Expert Reviewer has the following credentials:",),
    "documents": ("DOCUMENTS REVIEWED",),
    "documents-lead": (
        "The following relevant documents received from the interested parties were reviewed and considered:",
    ),
    "old-items": ("IMR DECISION(S) AND RATIONALE(S)",),
    "old-qualifications": ("Medical Qualifications of the Expert Reviewer:",),
    "old-summary": ("Case Summary:", "Expert Reviewer Case Summary:"),
    "old-summary-lead": (
        "Disclaimer: The following case summary was taken directly from the utilization review denial/modification dated {day}.",
    ),
    "old-documents": ("Documents Reviewed for Determination:",),
    "old-section": (
        "Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision:",
        "Medical Treatment Guideline(s) Relied Upon by the Expert Reviewer to Make His/Her Decision:",
    ),
    "old-why": ("Rationale for the Decision:",),
    "old-after": ("Effect of the Decision:",),
    "pro-issue": ("ISSUE AT DISPUTE:", "ISSUES AT DISPUTE:"),
    "pro-summary": ("CASE SUMMARY:",),
    "pro-documents": ("DOCUMENTS REVIEWED FOR DETERMINATION:",),
    "pro-ca": ("MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY CLAIMS ADMINISTRATOR:",),
    "pro-guideline": ("MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:",),
    "pro-why": ("RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS {not}MEDICALLY NECESSARY:",),
    "pro-qualifications": ("MEDICAL REVIEWER QUALIFICATIONS:",),
    "asks": ("Whether {it} is medically necessary.", "Is {it} medically necessary?", "{it}"),
}
HALF = Half(
    SCHEDULE, ELSEWHERE, CHAPTERS, FRAMES, PROSE, TITLES, SURGERIES, CASCADES, FILLERS, ENDINGS, TRAPS, OPENINGS, BARE, DENIALS,
    LEADS, HOW, CREDENTIALS, OLD_CREDENTIALS, CERTS, STATES, FEET, MISREAD, HEADS,
)  # fmt: skip
