"""Summaries, credentials and headers of the set `fresh`. Everybody is invented."""

from __future__ import annotations

from .kit import Credentials, Opening

OPENINGS = (
    Opening("This injured worker is a 42-year-old, male, who has reported neck pain after an injury on 09/21/2011.", 42, "male", ("2011-09-21",)),
    Opening("The patient is a 59 year old female injured in a work-related accident on 6/18/12.", 59, "female", ("2012-06-18",)),
    Opening("The claimant sustained a work injury on October 3, 2008. She is 37 years old.", 37, "female", ("2008-10-03",)),
    Opening("The applicant, a 65-year-old retired painter, alleges an injury by cumulative trauma over the period from June 1, 2001 to December 31, 2009.", 65, None, (None, "2001-06-01", "2009-12-31")),
    Opening("The records show a twenty-two-year-old man with a date of injury on 02/02/2013.", 22, "male", ("2013-02-02",)),
    Opening("The injured worker is a male in his late forties whose DOI is 5-9-11.", None, "male", ("2011-05-09",)),
    Opening("The patient is a 53 y/o right-handed woman with a date of injury of 00/12/2010.", 53, "female"),
    Opening("A 61-year-old gentleman was injured on the job in March of 2007.", 61, "male"),
    Opening("The date of injury is August 1, 2012 and the mechanism was repetitive lifting. The patient is a 35-yr-old woman.", 35, "female", ("2012-08-01",)),
    Opening("The patient was involved in a motor vehicle accident on 11-30-2010. Age 47, male.", 47, "male", ("2010-11-30",)),
)  # fmt: skip
BODIES = (
    "{He} has pain in the low back, 5-8/10, with numbness of both feet. Sensation is decreased at L5. {His} medications are Nucynta and Cymbalta. EMG on 4/22/2014 was negative.",
    "The diagnoses are: 1. Rotator cuff tear. 2. Adhesive capsulitis. 3. Insomnia. Prior care: 24 therapy visits; injections on 3/3/2014 and 5/5/2014.",
    'Progress note (PR-2) dated 07/01/2014: "no change." {He} takes {his} medication as told. Work status: TTD until 8/15/2014.\n\nPlan: continue; refer to surgeon.',
)
DENIALS = ("", "", "The UR determination of 8/8/2014 did not certify the request.")
NO_PERSON = ("None provided.", "Imaging is advised by the guideline when red flags are present.")

CREDENTIALS = (
    Credentials("Board Certified in Anesthesiology, has a subspecialty in Pain Management and is licensed to practice in California", "California", "Anesthesiology, Pain Management", ("Anesthesiology", "Pain Management"), ("CA",)),
    Credentials("Board Certified in Family Practice and is licensed to practice in Nevada and California", "Nevada, California", "Family Practice", ("Family Practice",), ("NV", "CA")),
    Credentials("Board Certified in Physical Medicine & Rehabilitation/Pain Management, and is licensed to practice in Michigan, Ohio and Florida", "Michigan, Ohio, Florida", "Physical Medicine & Rehabilitation/Pain Management", ("Physical Medicine & Rehabilitation", "Pain Management"), ("MI", "OH", "FL")),
    Credentials("Board Certified in Psychology and is licensed to practice in the District of Columbia and Virginia", "District of Columbia, Virginia", "Psychology", ("Psychology",), ("DC", "VA")),
    Credentials("Board Certified in Internal Medicine, has a subspecialty in Cardiology, has a subspecialty in Sleep Medicine and is licensed to practice in Arizona", "Arizona", "Internal Medicine, Cardiology, Sleep Medicine", ("Internal Medicine", "Cardiology", "Sleep Medicine"), ("AZ",)),
    Credentials("Board Certified in Neurological Surgery and is licensed to practice in Minnesota, Kentucky, Tennessee, Louisiana, New Hampshire", "Minnesota, Kentucky, Tennessee, Louisiana, New Hampshire", "Neurological Surgery", ("Neurological Surgery",), ("MN", "KY", "TN", "LA", "NH")),
)  # fmt: skip
HOW_PROSE = (
    "{org} sent the whole case file to an expert reviewer, who is not affiliated with any of the parties. The expert reviewer is {cred}. He/she has worked in active clinical practice for over five years and does so for 24 hours a week or more. Expertise in the specialty that treats the condition was the reason of choice.",
)
HOW_LISTED = (
    "{org} sent the whole case file to an expert reviewer, who is not affiliated with any of the parties and has worked in active clinical practice for over five years.\n\nThe Expert Reviewer has the following credentials:",
)
SUMMARY_LEADS = (
    "The expert reviewer developed the following clinical case summary based on the case file and all of the medical records in it:",
    "The expert reviewer has summarized the clinical case as follows, in a case summary based on the records:",
)
ITEM_LEADS = (
    "The Final Determination was based on decisions for each disputed item/service set forth below:",
)
HEADERS = (
    "Case Number: {case} Date of Injury: {doi} Date Assigned: {assigned}\nUR Denial Date: {ur} Decision Date: {decision} Priority: {priority}\nApplication Received: {received}",
    "CASE NUMBER: {case}\nDATE ASSIGNED: {assigned}\nDATE OF INJURY: {doi}\nDECISION DATE: {decision}\nUR DENIAL DATE: {ur}\nPRIORITY: {priority}\nAPPLICATION RECEIVED: {received}",
    "Dated: {decision}\n\nIMR Case Number: {case}          Date of Injury: {doi}\nClaims Number: ________          UR Denial Date: {ur}\nPriority: {priority}          Application Received: {received}\nEmployee Name: ________\nProvider Name: ________ MD",
    "",
)
COVERS = (
    "",
    "Dear Parties:\n\n{org} has reached the Final Determination below. UPHOLD: the disputed items/services are not medically necessary.\n\nAn appeal goes to the Workers' Compensation Appeals Board (Labor Code section 4610.6(h)).",
)
FURNITURE = (
    (),
    ("Page {page}",),
    ("IMR Final Determination {case} Page {page} of {pages}",),
    ("Independent Medical Review Case Number: {case}", "{page}"),
)
