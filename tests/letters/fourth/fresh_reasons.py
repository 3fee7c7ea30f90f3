"""Why, in the half `fresh`."""

from __future__ import annotations

REASONS = (
    'The MTUS, on page 78, asks for monitoring by the "4 A\'s": analgesia, activities, adverse effects and aberrant behavior.',
    "The patient has completed 24 visits; the guideline allows up to 10 visits over 8 weeks, i.e. the request exceeds it.",
    "According to ODG, the criteria are: (1) radiculopathy on exam; (2) failure of 6-8 weeks of conservative care; and (3) fluoroscopy.",
    "No rationale was given why two drugs of the same class would be needed (Naproxen and Celebrex).",
    "A compounded product that contains at least one drug that is not recommended is not recommended as a whole.",
    "The prior reviewer certified a one month supply for weaning purposes only.",
    "The decision at utilization review was: modify to #60. The present dispute concerns the remainder.",
    "Imaging from 2011 was obtained before the new symptoms began, & there are now progressive deficits.",
    "The request of 4/2/2014 for the same item was overturned, but the facts were different then.",
    "The attending provider's report does not state the frequency, duration, nor the goals of the program.",
    "FDA labeling supports its use for this indication at no more than 3-4 grams/day.",
)
ENDS = {
    "upheld": (
        "Therefore {title} is not medically necessary.",
        "In light of the above issues, the currently requested {title} is not medically necessary.",
        "The prospective request is not medically necessary and appropriate.",
        "Thus, the denial is upheld.",
        "Necessity for the request cannot be established.",
    ),
    "overturned": (
        "Therefore {title} is medically necessary.",
        "In light of the above, the currently requested {title} is medically necessary.",
        "The medical necessity of the request has been established, and the denial is overturned.",
    ),
    "modified": ("The request is medically necessary in part, for 4 of the 12 visits.",),
}
FATES = {
    "upheld": (
        "Since the surgery is not medically necessary, none of the associated services is medically necessary.",
        "The requested service is dependent on the primary procedure. As the primary procedure is not medically necessary, the dependent service is not medically necessary.",
        "As the surgical request was not found to be medically necessary, this perioperative service is not medically necessary.",
        "This request is for an associated surgical service. The primary procedure is not medically necessary, so neither is this.",
    ),
    "overturned": (
        "Since the surgery is medically necessary, the associated service is medically necessary.",
        "As the primary procedure has been found to be medically necessary, this service is medically necessary also.",
    ),
}
NAMED = {
    "upheld": (
        "Because the request for the {name} is not medically necessary, this associated service is not medically necessary.",
    ),
    "overturned": (
        "Because the request for the {name} is medically necessary, this associated service is medically necessary.",
    ),
}
RATIONALE_TRAPS = (
    "Prior IMR result on file (2013) for the same drug: Upheld",
    "MAXIMUS guideline excerpts were attached by the provider.",
    "Status of the related request for surgery: Overturned",
    "Decision and rationale of the UR physician: see page 3 of the denial.",
)
LISTS = (
    ("a. pain, no change;", "b. function, no change;", "c. urine screen, inconsistent."),
    ("1 - No red flags", "2 - No plan for surgery"),
    ("- The 2012 MRI: mild stenosis.", "- The 2013 EMG: normal."),
)
BOARDS = (
    ("Orthopedic Surgery, Spine Surgery", ("Orthopedic Surgery", "Spine Surgery")),
    ("Pain Management", ("Pain Management",)),
    ("Physical Medicine & Rehabilitation", ("Physical Medicine & Rehabilitation",)),
    ("Occupational Medicine/Internal Medicine", ("Occupational Medicine", "Internal Medicine")),
    (
        "Psychiatry; Geriatric Psychiatry, Addiction Psychiatry",
        ("Psychiatry", "Geriatric Psychiatry", "Addiction Psychiatry"),
    ),
    ("Plastic Surgery / Hand Surgery", ("Plastic Surgery", "Hand Surgery")),
    ("Obstetrics and Gynecology", ("Obstetrics and Gynecology",)),
)
SUBSPECIALTIES = (
    ("Pediatric Rehabilitation Medicine", ("Pediatric Rehabilitation Medicine",)),
    ("Cardiovascular Disease and Sleep Medicine", ("Cardiovascular Disease and Sleep Medicine",)),
    ("Neuromuscular Medicine", ("Neuromuscular Medicine",)),
)
BOARD_PROSE = (
    "The physician reviewer is Board Certified in {boards}{sub}, and is licensed to practice in {states}.",
    "The expert reviewer is Board Certified in {boards}{sub} and is licensed to practice in the state of {states}.",
    "The Expert Reviewer is board certified in {boards}{sub}, and is licensed in {states}.",
    "This reviewer is Board Certified in {boards}{sub} and is currently licensed to practice in {states}.",
)
SUB_PROSE = (
    " and has a subspecialty in {sub}",
    ", has a subspecialty certificate in {sub}",
    ", has a subspecialty in {sub},",
)
AFFILIATION = (
    "MAXIMUS Federal Services forwarded the complete case file to an independent expert reviewer without any affiliation with the employer, the employee, the providers, or the claims administrator.",
    "The IMR organization sent the case file to a reviewer. The reviewer has no affiliation with any of the parties: employer, employee, providers, claims administrator.",
)
PRACTICE = (
    "The reviewer has been in active clinical practice for more than five years, at present 24 hours a week or more, and has expertise in the same or similar specialties that treat the condition at issue.",
    "He/she was selected for his/her clinical experience, education, background, and expertise. He/she has practiced actively for over five years and is familiar with the hierarchy of evidence that governs Independent Medical Review.",
)
SUMMARY_LEAD = (
    "The expert reviewer developed this clinical case summary based on the case file, including medical records:",
    "After review of the case file, including all medical records, the expert reviewer wrote the following clinical case summary:",
    "The following is the clinical case summary as developed by the reviewer from the records:",
)
ITEMS_LEAD = (
    "The Final Determination was based on decisions for the following disputed items/services:",
    "Decisions for the disputed items/services, on which the Final Determination was based, are as follows:",
)
CREDENTIALS_LEAD = (
    "The expert reviewer holds the following credentials:",
    "Credentials of the Expert Reviewer:",
)
