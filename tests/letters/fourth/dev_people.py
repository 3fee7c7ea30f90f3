"""Workers of the half `dev`."""

from __future__ import annotations

PEOPLE = (
    "The injured worker is a {who}, who sustained an industrial injury on {day}.",
    "This is a {who} with a date of injury of {day}.",
    "The patient is a {who} who was injured on {day} when a stack of pallets fell on {his} back.",
    "According to the file this {who} slipped on a wet ramp; the date of injury is {day}.",
    "{Other} progress report: neck pain, 6/10. This is a {who} with a {day} date of injury.",
    "DOI: {day}. The worker is a {who} employed as a line cook at the time.",
    "The employee, a {who}, reported an industrial injury on {day} while unloading a truck.",
    "This {who} fell from a six foot ladder at work on {day} and landed on the left side.",
)
UNDATED = (
    "The injured worker is a {who} with chronic pain of the neck and both shoulders.",
    "This is a {who} whose complaints began gradually from keyboard work over 14 years.",
    "The patient is a {who} being treated for a strain of the lumbar region.",
)
NOBODY = (
    "The guidelines recommend imaging when red flags are present. None were recorded in the reports that were sent, and the request was returned on {other}.",
    "The file holds two handwritten notes that cannot be read. The visit of {other} lists a diagnosis of lumbago only.",
)
STORY = (
    "{He} has been treated with 12 visits of physical therapy, acupuncture, and NSAIDs without lasting relief.",
    "An MRI dated {other} showed a 4 mm disc protrusion at L5-S1 with contact of the left S1 nerve root.",
    "On {other}, {he} rated {his} pain as 7/10 without and 4/10 with medication.",
    "Medications include gabapentin 600mg, omeprazole, and an anti-inflammatory cream.",
    "{He} underwent arthroscopy of the right knee on {other} and reported good relief for about 5 months.",
    "The physical examination of {other} revealed tenderness at L4-L5, a positive straight-leg raise at 40 degrees, and 5-/5 strength.",
    "The utilization review of {other} non-certified the request; an earlier denial had been upheld.",
    "{His} work status is modified duty: no lifting over 10 lbs., no over-head reaching.",
    "{He} states that {his} 9-year-old daughter now carries the groceries.",
    "Diagnoses: 1) cervical radiculitis; 2) right carpal tunnel syndrome, status post release; 3) insomnia.",
    "The QME report by the psychologist describes a 3-year history of depressed mood.",
    "Urine drug testing of {other} was consistent with the drugs that were prescribed.",
)
WHO = (
    ("{n}-year-old male", "{n}-year-old female"),
    ("{n} year old man", "{n} year old woman"),
    ("{n} y/o gentleman", "{n} y/o lady"),
    ("{words}-year-old man", "{words}-year-old woman"),
    ("{n}-year-old, right-hand dominant male", "{n}-year-old, left-hand dominant female"),
    ("male, {n} years of age,", "female, {n} years of age,"),
    ("{n}-yr-old male warehouse worker", "{n}-yr-old female nurse's aide"),
)
PLAIN = ("{n}-year-old", "{n} year old patient", "{n}-year-old employee", "{words} year old driver")
