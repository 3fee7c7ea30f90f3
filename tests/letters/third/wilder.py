"""What the letters of a less careful typist say. Everybody here is invented."""

from __future__ import annotations

OPENINGS = (
    ("{age} y/o M, date of injury {doi}, fell from a scaffold.", "male"),
    ("This is a case of a {age}-year-old, right-handed, married female who was injured on {doi} in the course of her employment.", "female"),
    ("The patient, a {age} year old man, reported a work-related injury dated {doi}.", "male"),
    ("The patient is a {age}-year-old woman. The date of injury is {doi}.", "female"),
    ("Injured worker is a male, age {age}, with a date of injury of {doi}.", "male"),
    ("The IW is a {age} year old F with DOI of {doi}.", "female"),
    ("The claimant is a {age} year-old lady with an industrial injury on {doi} to her neck, back and psyche.", "female"),
    ("Records reflect that on {doi} the patient was injured while restocking shelves. The patient is a {age}-year-old female.", "female"),
    ("The injured worker is a {age} year old who was injured on {doi}. She was rear-ended while driving a delivery van.", "female"),
    ("{age}-year-old male (date of injury: {doi}) with chronic pain.", "male"),
    ("The applicant is a {age}-year-old former grocery clerk who has filed a claim for wrist pain reportedly associated with an industrial "
     "injury of {doi}. He is not working.", "male"),
    ("Patient is a {age} years old gentleman with injury on {doi}.", "male"),
    ("The employee is a {age}-year-old female who sustained a work related injury on or about {doi}.", "female"),
)  # fmt: skip
HISTORY = (
    "The spouse of the patient reports loud snoring.",
    "The surgeon, Dr. Q., states that she would proceed with surgery only if weight is lost, as he or she has told the patient.",
    "A 12-year-old injury of the left ankle is not industrial.",
    "On 2/14/2013 utilization review noted: Upheld.",
    "The date of the last surgery was 06/01/2011; date of the accident report was 6/3/2011.",
    "She/he has used a cane.",
    "The patient scored 23 on the BDI, i.e., moderate depression.",
    "Diagnosis: 722.10, 724.4; ICD-10: M54.16.",
    "IMR application was signed on 1/4/2014.",
    "Pain is rated at \u2265 6/10 \u2013 worse with sitting.",
    "The \ufb01rst request was modi\ufb01ed.",
)
TITLES = (
    "Physical therapy (PT) 2x6: lumbar", "Retro: Ketoprofen 15%/Gabapentin 8% cream; 120g; DOS: 3/1/13-3/31/13", "Follow-up visit: 1 (one) month",
    "MRI: left shoulder, w/o contrast", "Ambien 10mg, #30: 1 tab qhs prn", "Request to overturn the denial: Soma", "Modified duty evaluation",
    "Aquatic therapy, 2 times a week for 6 weeks (12 sessions), for the lumbar spine and the bilateral knees, as an outpatient: initial course",
    "1. Cyclobenzaprine 7.5mg", "Interferential unit/TENS: 30-60 day rental and purchase", "BOTOX 100 UNITS", "Dr. referral: internal medicine",
    "Range of motion testing, once per visit", "Percocet 10/325mg #90 per 04/10/14 RFA", "Hot/cold contrast unit; 21 day rental (DVT prophylaxis)",
)  # fmt: skip
FACTS = (
    "The MTUS is silent on this topic; hence ODG was used.",
    "Page 43 of the guideline lists seven criteria.",
    "Utilization review partially certified this: 1 month. Upheld here is the remainder.",
    "Criteria: (1) exam findings: present; (2) failure of PT: absent; (3) imaging: absent.",
    "In addition, the associated imaging was approved.",
    "The surgery of 2010 was necessary.",
    "\u2022 Pain score: 5/10 \u2022 ODI: 44%",
    "ODG: Recommended as indicated below. Not recommended for acute pain. See Chronic pain programs.",
    "The request of 4/5/14 is for a \u201cTENS unit: purchase\u201d.",
    "He/she must show benefit within 30 days.",
    "CPT 97110 x 8 units, 97140 x 4 units.",
    "Note: The claims administrator cited ACOEM chapter 12.",
)
SAID = {
    "upheld": ("Upheld", "UPHELD", "upheld", "Upheld."),
    "overturned": ("Overturned", "OVERTURNED", "overturned", "Overturned."),
    "modified": ("Modified", "MODIFIED", "modified"),
}
# Titles, outcomes, and what each follows.
CASES = (
    (("Norco 10/325mg #60", "overturned", None), ("Left knee total arthroplasty", "upheld", None), ("Assistant surgeon", "upheld", 2),
     ("Walker", "upheld", 2), ("Naproxen 550mg", "upheld", None)),
    (("Left knee total arthroplasty", "overturned", None), ("Norco 10/325mg #60", "upheld", None), ("Assistant surgeon", "overturned", 1),
     ("Walker", "overturned", 1)),
    (("Walker", "upheld", 2), ("Left knee total arthroplasty", "upheld", None), ("MRI of the left knee", "overturned", None)),
    (("Right shoulder arthroscopy", "overturned", None), ("Left knee total arthroplasty", "upheld", None), ("Sling", "overturned", 1),
     ("Walker", "upheld", 2), ("Assistant surgeon", "upheld", 2)),
)  # fmt: skip
FATES = {
    "Assistant surgeon": {
        "upheld": "As the requested surgery is not medically necessary, an assistant surgeon is not medically necessary.",
        "overturned": "Since the primary procedure is medically necessary, the associated services are medically necessary.",
    },
    "Walker": {
        "upheld": "Since the left knee total arthroplasty is not medically necessary, the associated walker is not medically necessary.",
        "overturned": "The left knee total arthroplasty is medically necessary; therefore, the associated walker is medically necessary.",
    },
    "Sling": {
        "overturned": "As the right shoulder arthroscopy is medically necessary, the associated sling is medically necessary as well."
    },
}
