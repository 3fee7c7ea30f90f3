"""More of the half `dev`, written after its first reading and before the reader was opened: what a corpus of all years has."""

from __future__ import annotations

from .bank import Service, Source

PEOPLE = (
    "The patient is a {who} with reported industrial injury on {day}.",
    "{who_first} who reported a work related injury on {day}. The mechanism was a slip on oil.",
    "The injured worker was injured at work on {day}. The injured worker is a {who}.",
    "Patient with a work injury dated {day} is a {who} with persistent knee pain.",
    "The injured worker is a {who} with an industrially related injury (DOI {day}).",
)
SERVICES = (
    Service(
        "Compound medication: Gabapentin 10%, Amitriptyline 5%, Bupivacaine 5%, Fluticasone 1%, Baclofen 2%, Cyclobenzaprine 2%, Clonidine 0.2%, Hyaluronic acid 0.2%, 30gm #1: apply to the affected area 3 times daily: dispensed 5/12/2014"
    ),
    Service("1 prescription of Xanax 0.5mg #60 with 1 refill"),
    Service("Retrospective (DOS: 10/1/2013) Genicin cap #90"),
    Service("One (1) MRI of the right knee, without contrast, between 9/12/2013 and 11/30/2013"),
)
MTUS = (
    Source(
        "MTUS",
        "Chronic Pain Medical Treatment 2009, Section(s): Topical Analgesics",
        chapter="Chronic Pain Medical Treatment 2009",
        section="Topical Analgesics",
    ),
    Source(
        "ACOEM",
        "ACOEM Chapter 7 Independent Medical Examinations and Consultations Page(s):",
        ("127",),
        "127",
        chapter="7 Independent Medical Examinations and Consultations",
    ),
    Source(
        "MTUS",
        "Chronic Pain Treatment Guidelines Page(s):",
        ("22", "67-68", "111-113"),
        "22, 67-68, 111-113",
        chapter="Chronic Pain Treatment Guidelines",
    ),
    Source(
        "MTUS",
        "Initial Approaches to Treatment 2004, Section(s): Initial Approaches to Treatment",
        chapter="Initial Approaches to Treatment 2004",
        section="Initial Approaches to Treatment",
    ),
)
OTHERS = (
    Source("ODG", "Official Disability Guidelines (ODG) Pain (Chronic): Compound drugs", open=True),
    Source(
        "ODG",
        "Official Disability Guidelines (ODG), Low Back - Lumbar & Thoracic (Acute & Chronic), Epidural steroid injections (ESIs), therapeutic",
        open=True,
    ),
)
PROSE_MTUS = (
    "The {Side} based {their} decision on the {cite}, which are part of the California Medical Treatment Utilization Schedule (MTUS).",
)
PROSE_OTHER = (
    "The {Side} found that no section of the MTUS was applicable. The {Side} based {their} decision on the {cite}, which is a medical treatment guideline (MTG) that is not part of the California Medical Treatment Utilization Schedule (MTUS).",
)
FATES = {
    "upheld": (
        "As the requested surgical intervention is not supported, the requested associated services are also not supported and are not medically necessary.",
        "Because an adverse determination for the surgery has been rendered, an adverse determination for any associated service is rendered as well.",
    ),
    "overturned": (
        "As the surgical procedure was found to be medically necessary, the related request is medically necessary.",
    ),
}
BOARDS = (
    ("Chiropractor, Sports Medicine", ("Chiropractor", "Sports Medicine")),
    ("Podiatrist", ("Podiatrist",)),
)
SUMMARY_LEAD = (
    "The expert reviewer developed the clinical case summary that follows from the case file, including all medical records:",
    "The following clinical case summary rests on a review of the case file:",
)
ITEMS_LEAD = ("The Final Determination is based on decisions for the disputed items and services below:",)
BOARD_PROSE = (
    "The expert reviewer is Board Certified in {boards}{sub}, and is licensed to practice medicine in the State of {states}.",
    "The physician reviewer who made the decision is Board Certified in {boards}{sub} and is licensed to practice in {states}.",
)
COPIED = (
    "Disclaimer: The following case summary was taken directly from the utilization review denial/modification dated {other}:",
    "The summary below is copied from the utilization review denial dated {other}:",
)
FEET = (
    "Final Determination Letter for IMR Case Number {case}  {page}",
    "Case Number {case}   Page {page} of {pages}|Final Determination",
    "Page {page} - {case}",
)
DOCUMENTS_LEAD = (
    "The following relevant documents received from the interested parties and the documents provided with the application were reviewed and considered. These documents included:",
)
