"""Why, in the half `dev`."""

from __future__ import annotations

REASONS = (
    "The guidelines support this treatment only when there is documentation of functional improvement with its use.",
    "In this case, the records do not show a trial of first-line therapy, such as an anti-depressant or anti-convulsant.",
    "Per page 80 of the Chronic Pain Guidelines, opioids may go on if the patient has returned to work or has improved function and pain.",
    "The worker has neurologic deficits: decreased sensation in the S1 dermatome, an absent ankle reflex, and 4/5 strength.",
    "There is no mention of gastrointestinal events, e.g. ulcer, bleeding, etc., in the reports of 2012-2013.",
    'ODG states that "the service is not recommended, except as an option" for this diagnosis.',
    "The request as written does not specify the body part, the dose, or the length of use.",
    "The claims administrator guideline that was quoted does not address this service.",
    "The previous IMR decision on a like request was upheld; the new records do not differ from those that were then before the reviewer.",
    "MTUS/ACOEM requires failure of at least 4-6 weeks of conservative care before imaging is ordered.",
)
ENDS = {
    "upheld": (
        "Therefore, the request for {title} is not medically necessary.",
        "The request is not medically necessary.",
        "As such, medical necessity is not established.",
        "The decision of the claims administrator is thus upheld.",
    ),
    "overturned": (
        "Therefore, the request for {title} is medically necessary.",
        "The request is medically necessary and appropriate.",
        "As such, the criteria are met and the treatment is medically necessary.",
    ),
    "modified": ("A part of the amount asked for is medically necessary, and the rest is not.",),
}
FATES = {
    "upheld": (
        "Since the primary procedure is not medically necessary, no associated service is medically necessary.",
        "As the requested surgery is not medically necessary, this associated service is not medically necessary either.",
        "Because the primary procedure was not found to be medically necessary, the associated service falls with it.",
    ),
    "overturned": (
        "Since the primary procedure is medically necessary, the associated service is medically necessary as well.",
        "As the requested surgery is medically necessary, this associated service is, too.",
    ),
}
NAMED = {
    "upheld": (
        "As the {name} is not medically necessary, the associated service is not medically necessary.",
    ),
    "overturned": (
        "Since the {name} is medically necessary, the associated service is medically necessary as well.",
    ),
}
RATIONALE_TRAPS = (
    "An earlier request of the same kind was decided as follows: Upheld",
    "Decision: the guideline, read as a whole, does not cover it.",
    "Decision rationale and guideline were discussed with no one.",
    "The outcome of the appeal of 2011 was: Overturned",
)
LISTS = (
    (
        "1) No trial of exercise was made;",
        "2) No report describes function;",
        "3) The dose is above that of the label.",
    ),
    ("- pain relief of less than 30%", "- no return to work", "- no signed agreement"),
    ("• Diminished sensation at C6", "• Weakness of the wrist extensors, 4/5"),
)
BOARDS = (
    (
        "Physical Medicine and Rehabilitation, Pain Medicine",
        ("Physical Medicine and Rehabilitation", "Pain Medicine"),
    ),
    ("Orthopedic Surgery", ("Orthopedic Surgery",)),
    ("Family Practice/Occupational Medicine", ("Family Practice", "Occupational Medicine")),
    ("Anesthesiology; Pain Management", ("Anesthesiology", "Pain Management")),
    (
        "Internal Medicine, Hospice & Palliative Medicine",
        ("Internal Medicine", "Hospice & Palliative Medicine"),
    ),
    (
        "Preventive Medicine, Occupational Medicine / Toxicology",
        ("Preventive Medicine", "Occupational Medicine", "Toxicology"),
    ),
    ("Psychiatry and Neurology", ("Psychiatry and Neurology",)),
)
SUBSPECIALTIES = (
    ("Pain Medicine", ("Pain Medicine",)),
    ("Sports Medicine", ("Sports Medicine",)),
    ("Fellowship Trained in Spine Surgery", ("Fellowship Trained in Spine Surgery",)),
)
BOARD_PROSE = (
    "The expert reviewer is Board Certified in {boards}{sub} and is licensed to practice in {states}.",
    "The expert reviewer is Board Certified in {boards}{sub}, and is licensed to practice in {states}.",
    "The physician reviewer is board certified in {boards}{sub} and is licensed to practice medicine in {states}.",
)
SUB_PROSE = (", has a subspecialty in {sub}", " and has a subspecialty in {sub}")
AFFILIATION = (
    "MAXIMUS Federal Services gave the complete case file to an Expert Reviewer who has no affiliation with the employer, employee, providers or claims administrator.",
    "The complete case file went to an expert reviewer who has no affiliation with the employer, the employee, the providers, or the claims administrator.",
)
PRACTICE = (
    "He/she has been in active clinical practice for over five years and is currently working at least 24 hours each week. The expert reviewer was selected based on his/her background and expertise in the same or similar specialties that treat the medical condition and disputed items/services.",
    "He/she has practiced for more than five years and now works at least 24 hours a week. He/she knows the governing laws and regulations, and the strength of evidence hierarchy of Independent Medical Review.",
)
SUMMARY_LEAD = (
    "The expert reviewer developed the following clinical case summary based on review of the file with all medical records:",
    "The following clinical case summary was developed by the expert reviewer based on the case file and all medical records:",
)
ITEMS_LEAD = (
    "The Final Determination was based on the decisions for the disputed items/services that are set forth below:",
    "The decisions on the disputed items/services on which the Final Determination rests are given below:",
)
CREDENTIALS_LEAD = ("The Expert Reviewer has the following credentials:",)
