"""The set `dev`: its templates for the layouts of 2013, and all else put together."""

from __future__ import annotations

from . import dev_items, dev_more, dev_people, dev_statements
from .kit import Kit

NOTICES = (
    {
        "top": "Notice of Independent Medical Review Determination",
        "list": "{n}) {org} has determined the request for {title} {verdict} and appropriate.",
        "heading": "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",
        "filed": "An application for Independent Medical Review was filed on {received} disputing the Utilization Review Denial dated {ur}. A Notice of Assignment and Request for Information was sent to the parties on {assigned}. A decision has been made for each treatment or service in dispute:",
        "qualifications": "Medical Qualifications of the Expert Reviewer:",
        "qualified": "The Medical Doctor who made the decision has no affiliation with the employer, employee, providers or claims administrator. The physician reviewer is {cred}. He/she has been in active practice for over five years.",
        "summary": "Expert Reviewer Case Summary:",
        "documents": "Documents Reviewed for Determination:",
        "documents_list": "The documents that the parties sent, and those with the application, were reviewed. They included:\n- Application for Independent Medical Review\n- Utilization Review Determination\n- Medical records from the claims administrator",
        "section": "{n}) Regarding the request for {title}:",
        "relied": "Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision:",
        "why": "Rationale for the Decision:",
        "claims": "Claims Administrator",
        "reviewer": "Expert Reviewer",
        "closing": "Effect of the Decision:\n\nThis determination is binding on all parties.\n\nSincerely,\n\nMedical Director",
    },
)
LATERS = (
    {
        "how": "HOW THE IMR FINAL DETERMINATION WAS MADE",
        "qualified": "{org} sent the complete case file to a physician reviewer. He/she has no affiliation with the parties. The physician reviewer is {cred}. He/she has practiced for more than five years.",
        "documents": "DOCUMENTS REVIEWED",
        "documents_list": "The relevant documents received from the parties were reviewed, among them:\n1. Application for IMR\n2. Utilization review denial\n3. Medical records 01/02/2013 to 08/05/2013",
        "summary": "CLINICAL CASE SUMMARY",
        "lead": "The physician reviewer developed the following clinical case summary on a review of the file:",
        "heading": "IMR DECISION(S) AND RATIONALE(S)",
        "items_lead": "The Final Determination was based on decisions for the disputed services below:",
        "item": "{n}. {title} {verdict} and appropriate.",
        "why": "The Physician Reviewer's decision rationale:",
        "claims": "Claims Administrator",
        "reviewer": "Physician Reviewer",
    },
)
PROFESSIONALS = (
    {
        "top": "MEDICAL PROFESSIONAL REVIEW",
        "issue": "ISSUE AT DISPUTE:",
        "summary": "CASE SUMMARY:",
        "documents": "DOCUMENTS REVIEWED FOR DETERMINATION:",
        "relied": "MEDICAL TREATMENT GUIDELINES RELIED UPON:",
        "upheld": "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS NOT MEDICALLY NECESSARY:",
        "overturned": "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS MEDICALLY NECESSARY:",
        "qualifications": "MEDICAL REVIEWER QUALIFICATIONS:",
        "qualified": "The reviewer is {cred}.",
    },
)

DEV = Kit(
    name="dev",
    statements=dev_statements.STATEMENTS + dev_more.MORE,
    old_statements=dev_statements.OLD_STATEMENTS,
    titles=dev_items.TITLES,
    surgeries=dev_items.SURGERIES,
    rationales=dev_items.RATIONALES,
    endings=dev_items.ENDINGS,
    cascades=dev_items.CASCADES,
    openings=dev_people.OPENINGS,
    bodies=dev_people.BODIES,
    denials=dev_people.DENIALS,
    no_person=dev_people.NO_PERSON,
    credentials=dev_people.CREDENTIALS,
    how_prose=dev_people.HOW_PROSE,
    how_listed=dev_people.HOW_LISTED,
    summary_leads=dev_people.SUMMARY_LEADS,
    item_leads=dev_people.ITEM_LEADS,
    headers=dev_people.HEADERS,
    covers=dev_people.COVERS,
    furniture=dev_people.FURNITURE,
    notices=NOTICES,
    laters=LATERS,
    professionals=PROFESSIONALS,
)
