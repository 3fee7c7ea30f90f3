"""Titles, rationales, summaries, credentials and headers of the set `last`. Everybody is invented."""

from __future__ import annotations

from .kit import Credentials, Opening, Surgery

TITLES = (
    "One (1) prescription for Ultram 50mg #120 with 5 refills",
    "Twelve (12) physical therapy visits: left hand",
    "Prospective usage of Terocin patches, #30, between 3/12/2014 and 5/11/2014",
    "EKG/chest x-ray/CBC w/ diff",
    "ERGONOMIC EVALUATION (WORK STATION) & CHAIR",
    "Left T12-L1 intercostal nerve block; possible repeat x2",
    "Rental or purchase: bed, hospital type, semi-electric",
    "Hydrocodone/APAP 10/325 mg: #90 - weaning to #60",
    'Consultation with a urologist "to rule out neurogenic bladder"',
    "Botox 200 units; chemodenervation; 31 sites",
    "MRI, thoracic spine (open)",
    "Celebrex 200 mg capsules, 1 daily as needed for pain, #30",
    "Psychotherapy x20: denied, appealed, upheld; now x6",
    "Inpatient detoxification program, 28 days",
    "Cervical pillow / collar",
    "Autonomic nervous system testing (cardiorespiratory; vasomotor adrenergic innervation), CPT 95921-95923",
)
SURGERIES = (
    Surgery(
        "Bilateral inguinal hernia repair with mesh",
        "hernia repair",
        ("Pre-op testing: CBC, CMP", "Assistant surgeon", "Post-op Norco 5/325 #30"),
    ),
    Surgery(
        "REVISION RIGHT TOTAL HIP REPLACEMENT",
        "total hip replacement",
        ("Hospital stay x3 days", "Walker, front-wheeled", "Home physical therapy x6"),
    ),
    Surgery(
        "Left trigger thumb release",
        "trigger thumb release",
        ("Post-op hand therapy: 4 sessions", "Associated Surgical Service: Medical Clearance"),
    ),
)
RATIONALES = (
    "The documentation is of 11/4/13 and before. It notes VAS 4/10 with and 8/10 without the drug; ADLs are better; the CURES report and the urine test agree. {end}",
    'MTUS/ACOEM page 303 speaks of unequivocal findings. What is recorded ("diffuse tenderness") is not such a finding.\n\nFurther, no plain films were taken. {end}',
    "Utilization review upheld: no. The file has what was missing then, namely: the operative report, the therapy notes, and the surgeon's letter. {end}",
    'See above for the guideline. ODG: "Not recommended." There is no exception here. {end}',
    "Criteria for use:\n(a) a neuropathic component;\n(b) a trial of oral drugs;\n(c) a stated goal.\nOnly (a) is met. {end}",
    "I note that:\n\n1. the quantity is not stated\n2. the frequency is not stated\n\nSuch a request cannot be granted as it stands. {end}",
)
ENDINGS = {
    "upheld": (
        "The request for this item is not medically necessary.",
        "So, it is not medically necessary.",
        "Medical necessity was not shown.",
    ),
    "overturned": ("The request for this item is medically necessary.", "So, it is medically necessary."),
    "modified": ("A part of the request, six visits, is medically necessary.",),
}
CASCADES = {
    "upheld": (
        "As the primary procedure was found not medically necessary, the request for this service is not medically necessary.",
        "With the {named} not being medically necessary, this service is not medically necessary either.",
        "The primary surgery is not medically necessary, and therefore the associated service is not.",
        "This service depends on the primary surgery, which was not certified.",
        "Since the {named} is not supported, there is no need for this item. It is not medically necessary.",
    ),
    "overturned": (
        "As the primary procedure was found medically necessary, the request for this service is medically necessary.",
        "Since the {named} is medically necessary, so is this associated service.",
    ),
}  # fmt: skip
OPENINGS = (
    Opening("The injured worker is a 38 year-old female who sustained a right wrist injury on February 12, 2013 from repetitive typing.", 38, "female", ("2013-02-12",)),
    Opening("Mechanism of injury: fall from a truck on 06/30/11. The patient is a sixty year-old man.", 60, "male", ("2011-06-30",)),
    Opening("The patient, aged 52, is a female nurse with a DOI of 10/10/2010.", 52, "female", ("2010-10-10",)),
    Opening("This is a 27-year-old, left-hand-dominant gentleman with an industrial injury on May 9, 2012.", 27, "male", ("2012-05-09",)),
    Opening("Reportedly, the 63-year-old woman developed symptoms by cumulative trauma between 2004 and 2011.", 63, "female"),
    Opening("The claimant is a 45 y.o. female. On 9/1/2012 she sustained an industrial injury.", 45, "female", ("2012-09-01",)),
    Opening("The patient is a thirty-three-year-old male who was injured 12/24/2012.", 33, "male", ("2012-12-24",)),
    Opening("This patient has a date of injury of 31/12/2011.", None, None),
    Opening("The employee is a 58-year-old. The injury happened on or about the 3rd of July 2009.", 58, None, ("2009-07-03",)),
)  # fmt: skip
BODIES = (
    "{He} was seen on 11/4/2013 for pain of the neck, 7 out of 10. {His} range of motion is reduced; grip is 20/25/25 lbs. Drugs: Ultram, Prilosec.",
    "There is swelling of the first dorsal compartment. Finkelstein's test is positive. Injections of 2/2/13 and 4/4/13 gave relief for some weeks.\n\nSurgery is proposed.",
    "Diagnosis: L4-S1 discopathy; s/p fusion in 2008. {He} has a cane. The daughter (age 31) does the shopping for {him}.",
)
DENIALS = ("", "A UR decision of 12/3/2013 found the request not certified.")
NO_PERSON = ("The records were not sent.", "")
CREDENTIALS = (
    Credentials("Board Certified in Plastic Surgery, has a subspecialty in Hand Surgery and is licensed to practice in Oregon", "Oregon", "Plastic Surgery, Hand Surgery", ("Plastic Surgery", "Hand Surgery"), ("OR",)),
    Credentials("Board Certified in Internal Medicine, has a subspecialty in Pulmonary Diseases and is licensed to practice in California, Colorado and Texas", "California, Colorado, Texas", "Internal Medicine, Pulmonary Diseases", ("Internal Medicine", "Pulmonary Diseases"), ("CA", "CO", "TX")),
    Credentials("Board Certified in Occupational Medicine & Environmental Health and is licensed to practice in the state of Washington", "Washington", "Occupational Medicine & Environmental Health", ("Occupational Medicine & Environmental Health",), ("WA",)),
    Credentials("Board Certified in Pediatrics/Adolescent Medicine and is licensed to practice in Missouri, Wisconsin, Indiana, Virginia and Connecticut", "Missouri, Wisconsin, Indiana, Virginia, Connecticut", "Pediatrics/Adolescent Medicine", ("Pediatrics", "Adolescent Medicine"), ("MO", "WI", "IN", "VA", "CT")),
)  # fmt: skip
HOW_PROSE = (
    "The file in this case was given by {org} to an expert reviewer. He/she has no affiliation with any of those concerned. The expert reviewer is {cred}. He/she has practiced actively for more than five years, at least 24 hours each week. He/she is familiar with the law.",
)
HOW_LISTED = (
    "The file in this case was given by {org} to an expert reviewer. He/she has no affiliation with any of those concerned. He/she has practiced actively for more than five years.\n\nThe Expert Reviewer has the following credentials:",
)
SUMMARY_LEADS = (
    "The expert reviewer developed the following clinical case summary from a review of the case file and all medical records:",
)
ITEM_LEADS = ("The Final Determination was based on a decision for every disputed item, as follows:",)
HEADERS = (
    "Case Number: {case}\nDate of Injury: {doi}\nDecision Date: {decision}\nUR Denial Date: {ur}\nApplication Received: {received}\nPriority: {priority}",
    "IMR Case Number: {case}   Decision Date: {decision}\nUR Denial Date: {ur}   Date Assigned: {assigned}\nApplication Received:   Date of Injury: {doi}\nPriority: {priority}",
    "",
)
COVERS = (
    "",
    "Dear Sir or Madam:\n\nThe enclosed IMR Final Determination of {org} binds all parties. It can be appealed as set out in Labor Code Section 4610.6(h).\n\nSincerely,\n\nMedical Director",
)
FURNITURE = (
    (),
    ("Page {page} of {pages}", "IMR Case Number {case}"),
    ("Final Determination Letter for IMR Case Number {case} {page}",),
    ("Page | {page}",),
)
