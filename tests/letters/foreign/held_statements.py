"""Guideline statements of the set `test`."""

from __future__ import annotations

from .kit import C, s, wrapped

D = "Decision based on "
N = D + "Non-MTUS Citation "
NOT = "The {who} did not base their decision on the MTUS. "
OFFICIAL = "Official Disability Guidelines"

OPI = C(
    "MTUS",
    "MTUS Chronic Pain Medical Treatment Guidelines Opioids Page(s): 74-96",
    "Chronic Pain Medical Treatment Guidelines",
    "Opioids",
    ("74-96",),
)
TOPICAL = C(
    "MTUS",
    "MTUS Chronic Pain Medical Treatment 2009, Section(s): Topical Analgesics",
    "Chronic Pain Medical Treatment 2009",
    "Topical Analgesics",
)
SPECIAL = C(
    "MTUS",
    "MTUS Knee Complaints 2004, Section(s): Diagnostic Criteria, Special Studies",
    "Knee Complaints 2004",
    "Diagnostic Criteria, Special Studies",
)
ELBOW = C(
    "ACOEM",
    "MTUS ACOEM Chapter 10 Elbow Disorders Page(s): 33 and 34",
    "10 Elbow Disorders",
    None,
    ("33", "34"),
)
STRESS = C(
    "ACOEM",
    "MTUS ACOEM Chapter 15 Stress Related Conditions Page(s): 398, 402-404",
    "15 Stress Related Conditions",
    None,
    ("398", "402-404"),
)
FOOT = C("MTUS", "MTUS Ankle and Foot Complaints 2004", "Ankle and Foot Complaints 2004")
PSY = C(
    "ODG",
    f"{OFFICIAL} (ODG) Mental Illness and Stress Chapter, Psychotherapy guidelines",
    "Mental Illness and Stress",
    "Psychotherapy guidelines",
)
FITNESS = C(
    "ODG",
    "ODG, Fitness for Duty Chapter, Functional capacity evaluation (FCE)",
    "Fitness for Duty",
    "Functional capacity evaluation (FCE)",
)
HERNIA = C("ODG", f"{OFFICIAL}-Treatment for Workers' Compensation, Hernia Chapter", "Hernia")
URINE = C(
    "ODG",
    f"{OFFICIAL} (ODG), Pain (Chronic), Urine drug testing (UDT)",
    "Pain (Chronic)",
    "Urine drug testing (UDT)",
)
LOW = C(
    "ODG",
    f"{OFFICIAL} Low Back Chapter, Facet joint intra-articular injections",
    "Low Back",
    "Facet joint intra-articular injections",
)
SHOULDER = C(
    "ODG",
    f"{OFFICIAL} (ODG), Shoulder Chapter, Surgery for rotator cuff repair",
    "Shoulder",
    "Surgery for rotator cuff repair",
)

STATEMENTS = (
    wrapped(D, OPI, "m"),
    wrapped(D, TOPICAL, "m"),
    wrapped(D, SPECIAL, "m"),
    wrapped(D, ELBOW, "m", ".  "),
    wrapped(D, STRESS, "m"),
    wrapped(D, FOOT, "m"),
    wrapped(NOT + N, PSY, "n"),
    wrapped(NOT + N, FITNESS, "n"),
    wrapped(NOT + N, HERNIA, "n"),
    wrapped(NOT + N, URINE, "n", ""),
    wrapped(NOT + N, LOW, "n"),
    s(f"{D}{FOOT.text}. {N}{SHOULDER.text}.", "mn", FOOT, SHOULDER),
    s(f"{D}{SPECIAL.text}. {N}{PSY.text}.", "mn", SPECIAL, PSY),
    s(f"{NOT}{N}{FITNESS.text}; {HERNIA.text}.", "n", FITNESS, HERNIA),
    s("The {who} did not provide any evidence-based citations for the decision.", "-"),
    s("The {who} did not cite any medical evidence for this decision.", "-"),
    s("None cited.", "-"),
    s("N/A", "-"),
    wrapped(NOT + N, C("other", "https://www.cms.gov/medicare-coverage-database/details.aspx"), "n"),
    wrapped(NOT + N, C("other", "Mosby's Drug Consult"), "n"),
    wrapped(NOT + N, C("other", "Physicians' Desk Reference, 68th edition"), "n"),
    wrapped(NOT + N, C("other", "Veld R, Amsel P. Return to work after knee replacement. Am J Sports Med. 2010 Mar;38(3):520-6", None, None, ("520-6",)), "n"),
    wrapped(NOT + N, C("ACOEM", "ACOEM, 3rd Edition, Cervical and Thoracic Spine Disorders", "Cervical and Thoracic Spine Disorders"), "n"),
    wrapped(NOT + N + "Other Medical Treatment Guideline or Medical Evidence: ", C("other", "American Academy of Orthopaedic Surgeons"), "n"),
    wrapped(NOT + N + "Other Medical Treatment Guideline or Medical Evidence: ", C("ODG", "ODG hip and pelvis chapter", "hip and pelvis"), "n"),
    s(f"{D}MTUS ACOEM Chapter 14 Ankle and Foot Complaints Page(s): 371-372; and Chapter 13 Knee Complaints Page(s): 335.", "m",
      C("ACOEM", "MTUS ACOEM Chapter 14 Ankle and Foot Complaints Page(s): 371-372", "14 Ankle and Foot Complaints", None, ("371-372",)),
      C("ACOEM", "Chapter 13 Knee Complaints Page(s): 335", "13 Knee Complaints", None, ("335",))),
    s(f"{D}MTUS Physical Medicine Treatment. {N}{OFFICIAL} (ODG), Elbow Chapter, Physical therapy.", "mn",
      C("MTUS", "MTUS Physical Medicine Treatment", None, "Physical Medicine Treatment"),
      C("ODG", f"{OFFICIAL} (ODG), Elbow Chapter, Physical therapy", "Elbow", "Physical therapy")),
    s(f"{D}MTUS Chronic Pain Treatment Guidelines Transcutaneous electrotherapy Page(s): 114-116.", "m",
      C("MTUS", "MTUS Chronic Pain Treatment Guidelines Transcutaneous electrotherapy Page(s): 114-116", "Chronic Pain Treatment Guidelines", "Transcutaneous electrotherapy", ("114-116",))),
    s(f"{D}MTUS Postsurgical Treatment Guidelines Page(s): 10-11, 26.", "m",
      C("MTUS", "MTUS Postsurgical Treatment Guidelines Page(s): 10-11, 26", "Postsurgical Treatment Guidelines", None, ("10-11", "26"))),
    s(f"{D}MTUS Low Back Complaints 2004, Section(s): Physical Methods, and Chronic Pain Medical Treatment 2009, Section(s): Physical Medicine.", "m",
      C("MTUS", "MTUS Low Back Complaints 2004, Section(s): Physical Methods", "Low Back Complaints 2004", "Physical Methods"),
      C("MTUS", "Chronic Pain Medical Treatment 2009, Section(s): Physical Medicine", "Chronic Pain Medical Treatment 2009", "Physical Medicine")),
    s(f"{D}MTUS General Approaches 2004. {N}ODG Forearm, Wrist and Hand Chapter: Ganglion cyst removal.", "mn",
      C("MTUS", "MTUS General Approaches 2004", "General Approaches 2004"),
      C("ODG", "ODG Forearm, Wrist and Hand Chapter: Ganglion cyst removal", "Forearm, Wrist and Hand", "Ganglion cyst removal")),
)  # fmt: skip

OLD_STATEMENTS = (
    s("The {who} based its decision on the MTUS Chronic Pain Medical Treatment Guidelines (May, 2009), page 80, which is part of the MTUS.", "m",
      C("MTUS", "MTUS Chronic Pain Medical Treatment Guidelines (May, 2009), page 80", "Chronic Pain Medical Treatment Guidelines", None, ("80",))),
    s("The {who} based the decision on the Official Disability Guidelines (ODG), Shoulder Chapter, Physical therapy.", "n",
      C("ODG", "Official Disability Guidelines (ODG), Shoulder Chapter, Physical therapy", "Shoulder", "Physical therapy")),
    s("The {who} based his/her decision on the MTUS ACOEM Chapter 12 Low Back Complaints, pages 303 and 304.", "m",
      C("ACOEM", "MTUS ACOEM Chapter 12 Low Back Complaints, pages 303 and 304", "12 Low Back Complaints", None, ("303", "304"))),
    s("The {who} did not cite any medical evidence or guideline.", "-"),
    s("The {who} relied upon the MTUS Acupuncture Medical Treatment Guidelines.", "m",
      C("MTUS", "MTUS Acupuncture Medical Treatment Guidelines", "Acupuncture Medical Treatment Guidelines")),
)  # fmt: skip
