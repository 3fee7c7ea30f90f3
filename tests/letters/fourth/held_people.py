"""Workers of the half `test`."""

from __future__ import annotations

PEOPLE = (
    "The applicant is a {who} who has filed a claim for chronic low back pain reportedly associated with an industrial injury of {day}.",
    "The claimant is a {who} injured on {day}. The mechanism of injury was a twisting fall in the loading bay.",
    "This {who} has an injury date of {day}.",
    "The records made available describe a {who} who hurt {his} wrist on {day} in the course of employment.",
    "A PR-2 of {other} is in the file. The worker, a {who}, was involved in a work-related motor vehicle accident on {day}.",
    "Date of Injury: {day}. The beneficiary is a {who} complaining of knee pain.",
    "The injured worker (IW) is a {who}. The IW suffered a work injury on {day} when {he} was struck by a forklift.",
    "The member is a {who}, date of injury {day}, who has ongoing shoulder complaints.",
)
UNDATED = (
    "The applicant is a {who} with long-standing complaints of the wrists and hands from repetitive work.",
    "This {who} presents with elbow pain and a history of two surgeries.",
    "The claimant is a {who}; no mechanism of injury was described by the treating provider.",
)
NOBODY = (
    "Only an operative report of {other} and a request for authorization were submitted; neither describes the patient.",
    "No clinical notes were received. The denial letter of {other} quotes guidelines on muscle relaxants at length.",
)
STORY = (
    "Electrodiagnostic studies performed on {other} were read as normal in both lower extremities.",
    "{He} complains of burning, stabbing pain, rated at 8 out of 10, that radiates to {his} feet.",
    "The treating physician, in a report of {other}, noted that {he} had failed a TENS unit and a home exercise program.",
    "Past treatment consisted of chiropractic care x 24, epidural steroid injections at L4-5 (two), and opioids.",
    "On examination {he} had a limping gait; flexion was 35/60 degrees and Spurling's sign was negative.",
    "{His} prescriptions were listed as tramadol ER 150 mg, Flexeril 7.5 mg and a topical compound.",
    "Per the {other} note, {he} is P&S and has not worked since; {his} 14-year-old son assists with chores.",
    "A Utilization Review decision of {other} modified the request to 6 sessions: partial certification.",
    "X-rays of {other} demonstrated grade I spondylolisthesis, unchanged in comparison with the prior films.",
    "The assessment included lumbar facet syndrome, post-laminectomy syndrome & opioid-induced constipation.",
    "{He} was declared permanent and stationary with future medical care awarded.",
    "The AME of {other} recommended weight loss: the BMI was 41.2.",
)
WHO = (
    ("{n} year-old male", "{n} year-old female"),
    ("{n}-year old man", "{n}-year old woman"),
    ("{n} yo male", "{n} yo female"),
    ("{words} year old gentleman", "{words} year old female"),
    ("man aged {n}", "woman aged {n}"),
    ("{n}-year-old Spanish-speaking male", "{n}-year-old obese female"),
    ("{n} y.o. male", "{n} y.o. female"),
)
PLAIN = ("{n} year-old", "{n}-year-old applicant", "{n}-year-old police officer", "{words}-year-old teacher")
