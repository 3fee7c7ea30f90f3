"""Workers of the half `fresh`, which was written last and looked at by its totals only."""

from __future__ import annotations

PEOPLE = (
    "The records indicate that this is a {who} who sustained injuries to {his} neck and back on {day} as a result of a rear-end collision.",
    "Per the RFA, the date of injury was {day}. The injured employee is a {who} who works as a custodian.",
    "The patient, a {who}, developed pain in the right wrist after lifting boxes at work on {day}.",
    "A {who} with an industrial injury dated {day} is seen for chronic low back pain.",
    "This is the case of a {who}. On {day}, {he} slipped and fell in the freezer and injured {his} left knee.",
    "The injured worker sustained a work-related injury on {day}; {he} is a {who}.",
    "The claimant is a {who} who alleges a work injury on {day} from pulling a pallet jack.",
    "The patient is a {who} whose date of industrial injury is {day}.",
    "{Other}: PR-2. The {who} was hurt on the job on {day}.",
    "D/I: {day}. The worker is a {who} with bilateral hand numbness.",
)
UNDATED = (
    "The injured employee is a {who} with diabetes and a non-healing ulcer of the foot.",
    "The file concerns a {who} who is being treated for anxiety and insomnia.",
    "This {who} has complained of elbow pain since the spring of that year.",
)
NOBODY = (
    "A letter of appeal of {other} is the only document; it argues that the MTUS supports the request.",
    "The submitted records are limited to an invoice dated {other} for durable medical equipment.",
)
STORY = (
    "The documentation of {other} notes numbness and tingling in digits 1-3 with a positive Phalen's test.",
    "{He} was prescribed Ultram, Anaprox, and Fexmid; no side effects were mentioned.",
    "Since the surgery of {other}, {he} has completed 18 of 24 authorized visits of therapy.",
    "{His} pain is 6-8/10 and is worse with sitting > 20 minutes; it is relieved by lying down.",
    "A sleep study, dated {other}, showed an AHI of 4.1 (normal: less than 5).",
    "A request for surgery was denied on {other} and the denial was upheld by an earlier IMR.",
    "{He} lives with {his} mother, who is 84 years old, and uses a cane for ambulation.",
    "The exam disclosed decreased range of motion in all planes: flexion 40, extension 10, lateral bending 15 degrees.",
    "Current diagnoses are: displacement of lumbar disc w/o myelopathy (722.10), and chronic pain (338.4).",
    "{He} stopped working on {other} and has been temporarily totally disabled (TTD) ever since.",
    "As of {other}, {he} smokes 1/2 pack per day; {his} BMI is 33.",
    "The plan was to continue with a home exercise program, refill the medications, and follow up in 4-6 weeks.",
)
WHO = (
    ("{n} year old male", "{n} year old female"),
    ("{n}-year-old gentleman", "{n}-year-old woman"),
    ("{words} ({n}) year old man", "{words} ({n}) year old woman"),
    ("male patient who is {n} years old", "female patient who is {n} years old"),
    ("{n}-year-old Hispanic male", "{n}-year-old married female"),
    ("{n} year-old right handed man", "{n} year-old right handed woman"),
)
PLAIN = (
    "{n} year old worker",
    "{n}-year-old registered nurse",
    "{words} year-old mechanic",
    "{n} y.o. employee",
)
