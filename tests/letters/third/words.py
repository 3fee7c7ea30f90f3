"""People, histories, requests and reasons. Everybody here is invented."""

from __future__ import annotations

STATES = {"California": "CA", "New York": "NY", "Texas": "TX", "Illinois": "IL", "North Carolina": "NC", "West Virginia": "WV",
          "Virginia": "VA", "Massachusetts": "MA", "Oregon": "OR", "District of Columbia": "DC", "New Hampshire": "NH", "Ohio": "OH",
          "Florida": "FL", "Arizona": "AZ", "Pennsylvania": "PA", "Washington": "WA", "Hawaii": "HI", "Kansas": "KS"}  # fmt: skip

SPECIALTIES = ("Orthopedic Surgery", "Physical Medicine & Rehabilitation", "Anesthesiology", "Pain Management", "Occupational Medicine",
               "Family Practice", "Psychology", "Chiropractic", "Internal Medicine", "Physical Medicine and Rehabilitation",
               "Preventive Medicine", "Neurological Surgery", "Acupuncture", "Emergency Medicine", "Allergy and Immunology",
               "Interventional Spine", "Hand Surgery")  # fmt: skip

# words, age, sex; {age} {doi} are filled in
OPENINGS = (
    ("The patient is a {age}-year-old male with a date of injury of {doi}.", "male"),
    ("The injured worker is a {age} year old female, who sustained an industrial injury on {doi}.", "female"),
    ("This {age} y/o man was injured on {doi} when a pallet fell on his right foot.", "male"),
    ("The employee is a {age} year-old gentleman who reported an industrial injury on {doi}.", "male"),
    ("Claimant is a {age} yo woman with a work injury dated {doi}.", "female"),
    ("This is a {age}-year-old female warehouse worker with a {doi} date of injury.", "female"),
    ("The patient is a {age} yr old male claiming cumulative trauma; DOI {doi}.", "male"),
    ("The applicant is a represented {age}-year-old cannery employee who has filed a claim for chronic low back pain reportedly "
     "associated with an industrial injury of {doi}. She has used crutches since.", "female"),
    ("DOI: {doi}. {age}-year-old right-hand-dominant woman, struck by a forklift.", "female"),
    ("According to the records made available for review, this is a {age}-year-old patient with a date of injury on {doi}. "
     "She reports neck pain.", "female"),
    ("The injured worker (IW) is a {age}-year-old man who was injured at work on {doi}; the injury was a crush of the hand.", "male"),
    ("On {doi}, this {age} year-old female sustained a lumbar sprain.", "female"),
    ("A {age} year old injured worker sustained injuries on {doi}. He was lifting a hose reel.", "male"),
)  # fmt: skip
BARE = (
    ("The records submitted are largely illegible.", None),
    ("The patient complains of pain in both wrists. She types all day.", "female"),
    ("Utilization review non-certified the request as guidelines were not met.", None),
)
HISTORY = (
    "The mechanism of injury was a fall from a ladder: approximately 8 feet.",
    "The patient's mother, a 78-year-old woman, was present at the visit of 3/4/2013.",
    "Diagnoses: 1. Lumbar radiculopathy. 2. Myofascial pain. 3. Status-post L4-L5 laminectomy (2009).",
    "Current medications include: Norco 10/325 mg, q.i.d.; Soma 350 mg #60; and Prilosec 20 mg.",
    "The MRI of 08/14/2012 shows a 3-mm disc protrusion at L5-S1, T2-weighted signal is normal.",
    "An earlier request was upheld by utilization review on 01/02/2014.",
    "The progress report (PR-2) dated 9-18-2013 notes pain of 7/10 with, and 9/10 without, medication.",
    "Treatment to date has included physical therapy x 12 visits, chiropractic care, and TENS.",
    "On examination: range of motion is reduced; straight-leg raise is positive at 40\xb0 on the left.",
    "The plan of care reads \u201ccontinue meds, follow-up in 4 weeks\u201d.",
    "Work status: temporarily totally disabled (TTD).",
    "EMG/NCV of the upper extremities on November 3, 2012 was normal.",
    "A signed opioid agreement is on file. CURES was reviewed.",
)

PLAIN_TITLES = (
    "Norco 10/325mg #120", "MRI of the lumbar spine without contrast", "Physical therapy x 12 visits", "Physical therapy: 2 x 6, right knee",
    "Urine drug screen: 10 panel, random", "Compound: Flurbiprofen 20% / Lidocaine 5% / Amitriptyline 4% cream, 180gm", "Terocin patch #30",
    "H-Wave unit (purchase)", "One (1) follow-up visit with pain management specialist", "Home health aide 4 hours/day, 7 days/week x 6 weeks",
    "EMG/NCV of bilateral lower extremities", "Omeprazole DR 20mg capsules, take one daily, quantity: 60, refills: 2",
    "RETROSPECTIVE REQUEST FOR TRAMADOL ER 150 MG #60 (DOS 11/12/13)", "Gym membership for 6 months", "Transforaminal Epidural Steroid Injection, "
    "left L4-L5 and L5-S1 under fluoroscopic guidance with monitored anesthesia care", "Functional restoration program; 160 hours",
    "Appeal of previously Upheld request: Ultram 50mg", "Acupuncture 2 times a week for 4 weeks to the cervical spine, lumbar spine and left shoulder",
    "1 Prescription for Flexeril 7.5mg #90", "Lidoderm 5% patches (700mg/patch) #30: 1 box", "Psych consult: evaluate and treat",
    "Labs: CBC, CMP, UA, and A1c", "X-ray, cervical spine (AP/Lat)", "60 Capsules of Gabapentin 300mg", "Transportation to/from all visits",
)  # fmt: skip
PRIMARIES = (
    ("Right knee arthroscopy with partial medial meniscectomy", "arthroscopy"),
    ("LEFT SHOULDER ARTHROSCOPIC ROTATOR CUFF REPAIR, SUBACROMIAL DECOMPRESSION", "rotator cuff repair"),
    ("L4-5, L5-S1 posterior lumbar interbody fusion", "lumbar fusion"),
    ("Carpal tunnel release: right", "carpal tunnel release"),
)
ASSOCIATED = (
    "Associated surgical service: Assistant surgeon", "Associated Surgical Service: Pre-operative medical clearance: H&P",
    "Associated surgical services: Cold therapy unit x 14 days", "Post-operative physical therapy 3 x 4", "Pre-op labs: CBC, BMP",
    "Inpatient stay, 2 days", "Pre-op EKG", "Associated Surgical Service: Shoulder sling with abduction pillow (purchase)",
)  # fmt: skip
FALLS = (
    "Since the primary procedure is not medically necessary, no associated service is.",
    "As the primary procedure is not medically necessary, the associated service is not medically necessary.",
    "Because the requested surgery is not supported, this associated surgical service is also not medically necessary.",
)
STANDS = (
    "As the primary procedure is medically necessary, the associated service is also medically necessary.",
    "Since the requested surgery is medically necessary, the associated services are medically necessary as well.",
)
FACTS = (
    "CA MTUS recommends short-term use only.", "There is no documentation of functional improvement as defined in 9792.20(f).",
    "The guidelines state: \u201cRecommended as an option. (1) Begin with the lowest dose; (2) reassess in 2 weeks; (3) taper.\u201d",
    "Per the MTUS, page 80: \"Opioids: when to continue: (a) If the patient has returned to work; (b) If the patient has improved functioning "
    "and pain.\"", "ODG Criteria: 1) Radiculopathy must be documented. 2) Initially unresponsive to conservative treatment. 3) No more than two levels.",
    "The Claims Administrator guideline cited above is outdated.", "The prior determination was overturned in 2012 and is not at issue here.",
    "The utilization review decision should be upheld.", "The requested 12 visits exceed the 10 visits allowed: see Physical Medicine, 98-99.",
    "The VAS score fell from 8/10 to 4/10 with use of the medication.", "Imaging from 2/3/2013 shows a tear of the meniscus.",
    "In this case, the provider's note of 10/2013 does not explain why a second-line agent is needed.",
    "According to Chou et al. (2009), evidence is \u201cmixed\u201d; other reviews (e.g., Cochrane) are less favorable.", "Weaning is advised.",
    "The MAXIMUS guideline cited for the first item applies here, too.", "Pages 98-99 of the Chronic Pain guideline speak of \u201cfading\u201d.",
    "See footnote 1. [1] Work Loss Data Institute, 2014.", "Claims Administrator: did not respond to the request for records.",
    "As noted in the decision rationale for the prior item, weaning has begun.", "Request: 12 visits. Allowed: 6 visits. Decision: partial.",
    "ACOEM, page 308, Table 12-8: \u201coptional\u201d.", "The DWC Form RFA of 5/6/2013 was not signed.",
    "Side effects, aberrant behaviour: none noted.", "The body part, frequency & duration were not specified.",
)  # fmt: skip
ENDS = {
    "upheld": ("Therefore, the request is not medically necessary.", "As such, the requested treatment is not medically necessary and appropriate.",
               "The request is not certified."),
    "overturned": ("Therefore, the request is medically necessary.", "The requested treatment is medically necessary and appropriate."),
    "modified": ("Therefore, 6 of the 12 visits requested are medically necessary.", "A one-month supply is medically necessary, the remainder is not."),
}  # fmt: skip
