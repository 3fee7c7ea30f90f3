"""Why, in the half `test`."""

from __future__ import annotations

REASONS = (
    "MTUS does not address this topic; ODG recommends it for patients who meet all of the criteria below.",
    "The treating physician did not provide a rationale, and the visit notes are illegible (pages 14-22 of the file).",
    "Records of 1/2014 to 3/2014 give no VAS scores, no urine screens and no CURES report.",
    "The patient meets the criteria: pain > 3 months, failed conservative care, concordant imaging.",
    'ACOEM Table 12-8 lists the treatment as "not recommended" for acute/sub-acute complaints.',
    "A short course (8-10 visits over 4 weeks) is supported for myalgia and myositis, unspecified (ICD-9 729.1).",
    "The UR physician denied the service because a peer-to-peer call failed; this reviewer considered all of the records anew.",
    '"Not medically necessary" was the wording of the denial, which was overturned by the same organization and then re-issued.',
    "Long-term use is not advised: efficacy diminishes with time and hepatotoxicity may occur.",
    "There is evidence of nerve root compromise on exam, and the MRI corroborates it at that level.",
)
ENDS = {
    "upheld": (
        "Based on the foregoing, {title} is not medically necessary.",
        "Medical necessity has not been demonstrated. The request is therefore not medically necessary and appropriate.",
        "Consequently the request for {title} was not medically necessary.",
        "For these reasons the utilization review decision stands.",
    ),
    "overturned": (
        "Based on the foregoing, {title} is medically necessary.",
        "Medical necessity has been demonstrated; the request is medically necessary.",
        "For these reasons the requested service is medically necessary and the denial cannot stand.",
    ),
    "modified": ("Only part of the quantity requested is supported as medically necessary.",),
}
FATES = {
    "upheld": (
        "The primary procedure is not medically necessary; therefore the associated service is not medically necessary.",
        "Given that the surgery is not medically necessary, the associated request is also not medically necessary.",
        "This service was requested in association with a surgical procedure that is not medically necessary. Hence it is not medically necessary.",
    ),
    "overturned": (
        "The primary procedure is medically necessary; therefore this associated service is medically necessary.",
        "Given that the surgery is medically necessary, the associated request is also medically necessary.",
    ),
}
NAMED = {
    "upheld": (
        "Given that the {name} is not medically necessary, this associated service is not medically necessary.",
    ),
    "overturned": (
        "Given that the {name} is medically necessary, this associated service is medically necessary.",
    ),
}
RATIONALE_TRAPS = (
    "UR determination of the first request: Overturned",
    "Claims Administrator guideline as quoted above; it is not repeated here by the author of the appeal.",
    "Guideline criteria met: none. Rationale for the prior decision: not given.",
    "The notation on the fax cover reads: Upheld",
)
LISTS = (
    (
        "1. Radicular pain in a dermatome.",
        "2. Imaging that agrees with it.",
        "3. Failure of exercise and NSAIDs.",
    ),
    ("* no aberrant behavior", "* analgesia: 40%", "* activities: unchanged"),
    ("(a) Severe stenosis on MRI", "(b) Progressive weakness"),
)
BOARDS = (
    ("Neurological Surgery", ("Neurological Surgery",)),
    ("Chiropractic, Acupuncture", ("Chiropractic", "Acupuncture")),
    ("Orthopedic Surgery/Hand Surgery", ("Orthopedic Surgery", "Hand Surgery")),
    (
        "Physical Medicine & Rehabilitation; Electrodiagnostic Medicine",
        ("Physical Medicine & Rehabilitation", "Electrodiagnostic Medicine"),
    ),
    ("Emergency Medicine", ("Emergency Medicine",)),
    (
        "Internal Medicine, Rheumatology, Allergy and Immunology",
        ("Internal Medicine", "Rheumatology", "Allergy and Immunology"),
    ),
    (
        "Anesthesiology/Pain Medicine, Addiction Medicine",
        ("Anesthesiology", "Pain Medicine", "Addiction Medicine"),
    ),
)
SUBSPECIALTIES = (
    ("Interventional Spine", ("Interventional Spine",)),
    ("Pain Management", ("Pain Management",)),
    ("Surgery of the Hand", ("Surgery of the Hand",)),
)
BOARD_PROSE = (
    "The reviewer is Board Certified in {boards}{sub} and is licensed to practice in {states}.",
    "The Expert Reviewer is Board Certified in {boards}{sub}, and holds a license to practice in {states}.",
    "The expert reviewer is board-certified in {boards}{sub} and is licensed in {states}.",
)
SUB_PROSE = (", with a subspecialty in {sub}", ", has a subspecialty in {sub},")
AFFILIATION = (
    "MAXIMUS sent the complete case file to a physician reviewer, who has no affiliation with the employer, employee, providers or claims administrator.",
    "An expert reviewer received the entire case file. The reviewer is not affiliated with the employer, the employee, any provider, or the claims administrator.",
)
PRACTICE = (
    "He or she has been in active clinical practice for over five years and currently works at least 24 hours per week. The reviewer was chosen for his/her expertise in the same or similar specialties that evaluate or treat the condition and the disputed items.",
    "He/she is in active practice, at least 24 hours a week, for more than five years, and is familiar with governing laws and regulations as well as the hierarchy of evidence that applies to IMR.",
)
SUMMARY_LEAD = (
    "The physician reviewer developed the following clinical case summary based upon the case file, including all medical records:",
    "Based on a review of the case file and of all medical records, the reviewer developed the following clinical case summary:",
)
ITEMS_LEAD = (
    "The Final Determination was based upon the following decisions for the disputed items/services:",
    "Set forth below are the decisions for the disputed items/services that the Final Determination was based on:",
)
CREDENTIALS_LEAD = (
    "The reviewer's credentials are as follows:",
    "The Expert Reviewer has these credentials:",
)
