"""More of the half `test`, written after its first reading and before the reader was opened: what a corpus of all years has."""

from __future__ import annotations

from .bank import Service, Source

PEOPLE = (
    "{who_first}, was injured at work on {day}. {He} developed low back pain.",
    "The patient is a {who} with a reported date of injury of {day}.",
    "The worker sustained a cumulative injury, date of injury {day}, and is a {who}.",
    "Industrial injury: {day}. This is a {who} seen for follow-up.",
    "The applicant is a {who} (DOI: {day}) with neck pain.",
)
SERVICES = (
    Service(
        "Topical compound: Flurbiprofen 20%, Tramadol 20%, in Mediderm base, 210gms: and Gabapentin 10%, Dextromethorphan 10%, Amitriptyline 10%, in Mediderm base, 210gms: twice daily, quantity: 2 tubes, as prescribed 8/29/2014"
    ),
    Service("30 tablets of Tramadol 50mg"),
    Service("Range of motion (ROM) measurements, retrospective 7/9/13"),
    Service("Eight (8) physical therapy sessions for the left wrist between 10/7/2013 and 12/20/2013"),
)
MTUS = (
    Source(
        "MTUS",
        "Chronic Pain Medical Treatment 2009, Section(s): Medications for chronic pain",
        chapter="Chronic Pain Medical Treatment 2009",
        section="Medications for chronic pain",
    ),
    Source(
        "ACOEM", "ACOEM Chapter 10 Elbow Disorders (Revised 2007) Page(s):", ("33-40",), "33-40", open=True
    ),
    Source(
        "MTUS",
        "Chronic Pain Medical Treatment Guidelines Page(s):",
        ("9", "74", "78-97"),
        "9, 74, 78-97",
        chapter="Chronic Pain Medical Treatment Guidelines",
    ),
    Source(
        "MTUS",
        "Forearm, Wrist, and Hand Complaints 2004, Section(s): Summary",
        chapter="Forearm, Wrist, and Hand Complaints 2004",
        section="Summary",
    ),
)
OTHERS = (
    Source(
        "ODG", "Official Disability Guidelines (ODG), Pain (Chronic): Opioids, specific drug list", open=True
    ),
    Source(
        "ODG",
        "Official Disability Guidelines (ODG) Neck and Upper Back (Acute & Chronic), Electromyography (EMG)",
        open=True,
    ),
)
PROSE_MTUS = (
    "The {Side} relied upon the {cite}, which are a part of the Medical Treatment Utilization Schedule (MTUS).",
)
PROSE_OTHER = (
    "The {Side} found that the MTUS does not address this request. The {Side} relied on the {cite}, which are not part of the MTUS.",
)
FATES = {
    "upheld": (
        "As the requested surgery is not certified as medically necessary, the associated post-operative care is not medically necessary.",
        "An adverse determination has been rendered for the surgical procedure; therefore the associated request is not medically necessary.",
    ),
    "overturned": (
        "Because the primary surgery is found to be medically necessary, this associated request is medically necessary.",
    ),
}
BOARDS = (
    ("Acupuncturist", ("Acupuncturist",)),
    ("Dentist, Oral and Maxillofacial Surgery", ("Dentist", "Oral and Maxillofacial Surgery")),
)
SUMMARY_LEAD = (
    "The reviewer prepared this clinical case summary after having reviewed the case file, including all of the medical records:",
    "The clinical case summary below was developed by the expert reviewer from the case file:",
)
ITEMS_LEAD = (
    "The following decisions on the disputed items/services form the basis of the Final Determination:",
)
BOARD_PROSE = (
    "The physician reviewer is Board Certified in {boards}{sub}, and is licensed to practice medicine in {states}.",
    "The independent Medical Doctor who made the decision is Board Certified in {boards}{sub} and is licensed to practice in {states}.",
)
COPIED = (
    "This case summary is quoted from the utilization review determination of {other}:",
    "Disclaimer: the case summary that follows was taken from the UR modification dated {other}:",
)
FEET = (
    "Final Determination Letter - IMR Case {case} - Page {page}",
    "{case}|Final Determination Letter for IMR Case|{page}",
    "p. {page}/{pages}",
)
DOCUMENTS_LEAD = (
    "The relevant documents that were received from the parties and considered by the reviewer were these:",
)
