"""Summaries, credentials and headers of the set `test`. Everybody is invented."""

from __future__ import annotations

from .kit import Credentials, Opening

OPENINGS = (
    Opening("The injured worker (IW) is a 55-year-old female who had an industrial injury on 07/19/2011.", 55, "female", ("2011-07-19",)),
    Opening("This patient is a 43 year old male with a work related injury dated 2/28/2010.", 43, "male", ("2010-02-28",)),
    Opening("The claimant is a twenty-six-year-old man whose date of injury is October 11, 2012.", 26, "male", ("2012-10-11",)),
    Opening("This 49-y/o woman reported a continuous trauma injury (CT 03/01/2008 - 03/01/2012).", 49, "female", (None, "2008-03-01", "2012-03-01")),
    Opening("The member is a 70-year-old gentleman. Date of Injury: 4-1-1997.", 70, "male", ("1997-04-01",)),
    Opening("The patient is a 31-year-old who injured the right elbow on April 14, 2013 while stacking crates.", 31, None, ("2013-04-14",)),
    Opening("Injury date 13/40/2012. This is a 38 yr old female cashier.", 38, "female"),
    Opening("The patient is a female in her sixties with a 1995 injury to the low back.", None, "female"),
    Opening("On 12/05/2009, this 45-year-old male roofer fell from a height of 10 feet and injured his back.", 45, "male", ("2009-12-05",)),
    Opening("The injured worker is a 61 year old female who sustained an injury on November 30th, 2004 from repetitive motion.", 61, "female", ("2004-11-30",)),
    Opening("DOI: 08/08/08. 50 yo male.", 50, "male", ("2008-08-08",)),
    Opening("A thirty year old woman was seen. The industrial injury occurred on or around 01/31/2012.", 30, "female", ("2012-01-31",)),
)  # fmt: skip
BODIES = (
    "The mechanism was a fall. As of 9/9/2014 {he} rates the pain 6/10 at best. Exam: antalgic gait, SLR positive at 40 degrees on the right. Diagnoses include lumbar radiculopathy; muscle spasm.",
    "Current medications: Ultram, Lyrica 75 mg, Colace. {He} reports constipation: this has been so for 2 years.\n\nThe treating provider requests what is reviewed below.",
    'Radiographs of 02/02/2014 show moderate arthrosis. Past treatment: cortisone x3, physical therapy x18, "some acupuncture." No surgery has been done.',
    "{His} wife/husband helps with chores. {He} can sit for 30 minutes and walk two blocks. The spouse, a 48-year-old nurse, drives.",
)
DENIALS = (
    "",
    "The utilization review decision of 9/22/14 denied this.",
    "Utilization review on 10/02/2014 modified the request: 4 of 12 visits.",
)
NO_PERSON = ("Not available.", "The MTUS asks for documented function before opioids are renewed.", "")

CREDENTIALS = (
    Credentials("Board Certified in Orthopedic Surgery and is licensed to practice in Illinois", "Illinois", "Orthopedic Surgery", ("Orthopedic Surgery",), ("IL",)),
    Credentials("Board Certified in Neurology, has a subspecialty in Clinical Neurophysiology and is licensed to practice in Massachusetts and Rhode Island", "Massachusetts, Rhode Island", "Neurology, Clinical Neurophysiology", ("Neurology", "Clinical Neurophysiology"), ("MA", "RI")),
    Credentials("Board Certified in Emergency Medicine / Toxicology, and is licensed to practice in Florida", "Florida", "Emergency Medicine / Toxicology", ("Emergency Medicine", "Toxicology"), ("FL",)),
    Credentials("Board Certified in Physical Medicine & Rehabilitation and has a subspecialty in Pain Medicine and is licensed to practice in Colorado, New Mexico, Michigan", "Colorado, New Mexico, Michigan", "Physical Medicine & Rehabilitation, Pain Medicine", ("Physical Medicine & Rehabilitation", "Pain Medicine"), ("CO", "NM", "MI")),
    Credentials("Board Certified in Preventive Medicine, Occupational Medicine and is licensed to practice in Iowa", "Iowa", "Preventive Medicine, Occupational Medicine", ("Preventive Medicine", "Occupational Medicine"), ("IA",)),
    Credentials("Board Certified in Plastic Surgery; Hand Surgery, and is licensed to practice in Washington, Oregon, Idaho, Utah, and Alaska", "Washington, Oregon, Idaho, Utah, Alaska", "Plastic Surgery; Hand Surgery", ("Plastic Surgery", "Hand Surgery"), ("WA", "OR", "ID", "UT", "AK")),
)  # fmt: skip
HOW_PROSE = (
    "The complete case file went from {org} to an expert reviewer who has no affiliation with any party. The expert reviewer is {cred}. He/she is in active clinical practice, for at least 24 hours a week, and has been for more than five years. He/she was chosen for clinical experience in the same or a similar specialty.",
)
HOW_LISTED = (
    "{org} gave the complete case file to an expert reviewer without affiliation with the parties. He/she has been in practice for over five years. He/she knows the strength of evidence hierarchy that governs IMR.\n\nThe Expert Reviewer has the following credentials:",
)
SUMMARY_LEADS = (
    "The expert reviewer developed the following clinical case summary after a review of the case file, medical records included:",
)
ITEM_LEADS = ("The Final Determination was based on the decisions for the disputed items/services below:",)
HEADERS = (
    "Case Number: {case} Date Assigned: {assigned}\nDate of Injury: {doi} UR Denial Date: {ur}\nPriority: {priority} Application Received: {received}\nDecision Date: {decision}",
    "IMR Case Number:   {case}\nDate of Injury:   {doi}\nClaim Number:\nUR Denial Date:   {ur}\nApplication Received:   {received}\nEmployee Name:\nProvider Name:\nTreatment(s) in Dispute Listed on IMR Application:",
    "P.O. Box 138009\nSacramento, CA 95813-8009\n\nMAXIMUS Case Number: {case}\nPriority: {priority}\nDate of UR Decision: {ur}\nDate of Injury:\nIMR Application Received: {received}",
    "",
)
COVERS = (
    "",
    "Re: Final Determination\n\nTo whom it may concern:\n\nThis letter from {org} gives the IMR Final Determination and explains how it was made. OVERTURN IN PART: some of the disputed items/services are medically necessary.",
)
FURNITURE = ((), ("{case} Page {page} of {pages}",), ("- {page} -",), ("IMR {case}", "{page} of {pages}"))
