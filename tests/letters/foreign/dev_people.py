"""Summaries, credentials and headers of the set `dev`. Everybody is invented."""

from __future__ import annotations

from .kit import Credentials, Opening

OPENINGS = (
    Opening("The patient is a 47 year-old male who was injured on 03/12/2009 when a pallet fell on his foot.", 47, "male", ("2009-03-12",)),
    Opening("This is a sixty-three year old right-hand dominant gentleman with a date of injury of 11/2/98.", 63, "male", ("1998-11-02",)),
    Opening("The applicant is a represented 39-year-old warehouse worker who has filed a claim for chronic neck pain reportedly associated with an industrial injury of June 3, 2011.", 39, None, ("2011-06-03",)),
    Opening("34 y/o female injured worker with DOI of 4/5/2013.", 34, "female", ("2013-04-05",)),
    Opening("This 58-year-old female sustained a cumulative trauma injury from 01/05/2009 through 06/22/2012.", 58, "female", (None, "2009-01-05", "2012-06-22")),
    Opening("The claimant is a woman in her fifties who was hurt at work on or about August 9, 2010.", None, "female", ("2010-08-09",)),
    Opening("The injured worker is a 51 year old woman who sustained an industrial injury in June 2011.", 51, "female"),
    Opening("A 44yo male mechanic reported an injury on 02/30/2012.", 44, "male"),
    Opening("Records indicate the date of injury as 7-15-2008. The patient is a 29 year old man.", 29, "male", ("2008-07-15",)),
    Opening("The patient is a fifty two-year-old lady who slipped on a wet floor on May 3rd, 2010.", 52, "female", ("2010-05-03",)),
    Opening("The employee, aged 41, was struck by a forklift; the injury occurred on 10/09/2012.", 41, None, ("2012-10-09",)),
    Opening("According to the records made available for review, this is a 36-year-old female patient, s/p injury 8/1/12.", 36, "female", ("2012-08-01",)),
    Opening("The worker was injured on 9/13/2006 while pulling a hose.", None, None, ("2006-09-13",)),
    Opening("The patient is a 66 y.o. M with an injury dated 12/1/1999.", 66, "male", ("1999-12-01",)),
    Opening("This is a 60-year-old man with an industrial injury dated 1/14/11.", 60, "male", ("2011-01-14",)),
    Opening("A thirty year old woman was hurt on 5/6/2013 when a shelf gave way.", 30, "female", ("2013-05-06",)),
    Opening("The patient is a twenty-six-year-old man who tripped over a hose on July 9, 2012.", 26, "male", ("2012-07-09",)),
    Opening("The worker is a lady in her sixties, injured at work in 2004.", None, "female"),
    Opening("This claimant is a 33 yr old male. Injury date: 10/31/2011.", 33, "male", ("2011-10-31",)),
    Opening("Industrial injury on 04/01/12. 46 yo F.", 46, "female", ("2012-04-01",)),
    Opening("The 54-year-old claimant injured her neck on January 8, 2007 in a motor vehicle accident.", 54, "female", ("2007-01-08",)),
    Opening("The patient, who is 48 years old, has a claim with a date of injury (DOI) of 12/14/2010.", 48, None, ("2010-12-14",)),
    Opening("Claimant is a 57 year-old, right handed, female with an industrial injury date of 11/11/2008.", 57, "female", ("2008-11-11",)),
)  # fmt: skip
BODIES = (
    "{He} complains of pain of 7/10 that radiates to the left leg. An MRI of 5/6/2013 shows a 4 mm protrusion at L4-5. Treatment to date: ibuprofen 800 mg, twelve visits of therapy, one epidural injection. A request was made for the services at issue.",
    "Per the PR-2 of 6/4/14, there is tenderness of the paraspinal muscles. Strength is 5/5 throughout; Spurling's is positive on the right. Medications: Norco 10/325, Soma 350 mg, Prilosec. Work status: modified duty.\n\nAn EMG of 01/2014 was read as normal.",
    "On examination of the knee there is an effusion and a positive McMurray test. {He} has had 2 injections without lasting relief. Diagnoses: internal derangement of knee; chondromalacia.",
    '{He} is a 12-year employee of a cannery. {His} past history includes a 2003 hernia repair. The treating physician\'s plan: "continue meds; f/u 4 weeks." Decision-making capacity is intact.',
    "Treatment has included a home exercise program, bracing – for six weeks – and a TENS unit. {He} has not worked since the accident. {His} sleep is poor, 3-4 hours a night.",
    "{His} brother, age 39, drives {him} to visits. {His} mother died at 62 years of age of a stroke. Since {he} was 15 years old {he} has had asthma.",
)
DENIALS = (
    "",
    "",
    "On 7/21/2014 utilization review denied the request, citing ODG.",
    "The request was non-certified on 08/04/2014: no functional gain was documented.",
)
NO_PERSON = (
    "No clinical summary was submitted.",
    "The cited guideline asks for a trial of first-line drugs before topical agents are considered.",
    "",
)

CREDENTIALS = (
    Credentials("Board Certified in Physical Medicine and Rehabilitation, has a subspecialty in Pain Management and is licensed to practice in California, Nevada and Arizona", "California, Nevada, Arizona", "Physical Medicine and Rehabilitation, Pain Management", ("Physical Medicine and Rehabilitation", "Pain Management"), ("CA", "NV", "AZ")),
    Credentials("Board Certified in Family Practice/Sports Medicine, and is licensed to practice in Texas", "Texas", "Family Practice/Sports Medicine", ("Family Practice", "Sports Medicine"), ("TX",)),
    Credentials("Board Certified in Internal Medicine and Rheumatology and is licensed to practice in Maryland", "Maryland", "Internal Medicine and Rheumatology", ("Internal Medicine and Rheumatology",), ("MD",)),
    Credentials("Board Certified in Chiropractic, has a subspecialty in Acupuncture, and is licensed to practice in California", "California", "Chiropractic, Acupuncture", ("Chiropractic", "Acupuncture"), ("CA",)),
    Credentials("Board Certified in Anesthesiology, has a subspecialty in Pain Medicine & Palliative Care and is licensed to practice in New Jersey, New York, Pennsylvania, West Virginia and Ohio", "New Jersey, New York, Pennsylvania, West Virginia, Ohio", "Anesthesiology, Pain Medicine & Palliative Care", ("Anesthesiology", "Pain Medicine & Palliative Care"), ("NJ", "NY", "PA", "WV", "OH")),
    Credentials("Board Certified in Psychiatry and Neurology; Addiction Medicine and is licensed to practice in North Carolina", "North Carolina", "Psychiatry and Neurology; Addiction Medicine", ("Psychiatry and Neurology", "Addiction Medicine"), ("NC",)),
    Credentials("Board Eligible in Podiatric Surgery and is licensed to practice in Georgia and South Dakota", "Georgia, South Dakota", "Podiatric Surgery", ("Podiatric Surgery",), ("GA", "SD")),
    Credentials("Board Certified in Occupational Medicine and is licensed to practice in Hawaii", "Hawaii", "Occupational Medicine", ("Occupational Medicine",), ("HI",)),
)  # fmt: skip
HOW_PROSE = (
    "{org} sent the complete case file to an expert reviewer with no tie to the employer, the employee, the providers or the claims administrator. The expert reviewer is {cred}. He/she has been in active practice for over five years and works at least 24 hours a week in it. The choice rested on his/her clinical experience, education, background, and expertise in a specialty that treats the condition and evaluates the disputed items/services. He/she knows the laws and regulations, with the strength of evidence hierarchy, that govern Independent Medical Review.",
    "The file was sent by {org} to a physician reviewer. The physician reviewer is {cred}. He/she has practiced for more than five years, and at least 24 hours a week now. He/she has no affiliation with any party.",
)
HOW_LISTED = (
    "{org} sent the complete file of the case to an expert reviewer. He/she has no tie to any party. He/she has more than five years of active clinical practice and works at least 24 hours a week in it. He/she knows the governing laws and regulations, among them the strength of evidence hierarchy.\n\nThe Expert Reviewer has the following credentials:",
)
SUMMARY_LEADS = (
    "The expert reviewer developed the following clinical case summary on a review of the whole file:",
    "The following clinical case summary was developed based on a review of the case file:",
)
ITEM_LEADS = (
    "The Final Determination was based on decisions for the disputed services below:",
    "The Final Determination rests on the decision for each of the disputed items/services set forth here:",
)
HEADERS = (
    "Case Number: {case} Date of Injury: {doi}\nDecision Date: {decision} UR Denial Date: {ur}\nPriority: {priority} Application Received: {received}",
    "IMR Case Number: {case}\nDate of Injury: {doi}\nDate of UR Decision: {ur}\nApplication Received: {received}\nDate Assigned: {assigned}",
    "Case Number:\t{case}\nDate Assigned:\t{assigned}\nDate of Injury:\t{doi}\nDecision Date:\t{decision}\nUR Denial Date:\t\nPriority:\t{priority}\nApplication\nReceived:\t{received}",
    "Dated: {decision}\n\nEmployee:\nClaim Number:\nDate of UR Decision: {ur}\nDate of Injury: {doi}\nIMR Application Received: {received}\nMAXIMUS Case Number: {case}",
    "",
    "",
)
COVERS = (
    "",
    "",
    "INDEPENDENT MEDICAL REVIEW FINAL DETERMINATION\n\nDear Injured Worker:\n\n{org} has completed the review of the case above. Final Determination: UPHOLD. This means that none of the disputed items/services was found medically necessary. You may appeal within 30 days (Labor Code Section 4610.6(h)).\n\nSincerely,\n\nMedical Director\n\ncc: Department of Industrial Relations",
)
FURNITURE = (
    (),
    ("Page {page} of {pages}",),
    ("{page}",),
    ("Final Determination Letter for IMR Case Number {case} {page}",),
    ("\x0cCase Number: {case}", "Page {page}"),
)
