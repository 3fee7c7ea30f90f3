"""The set `test`: its templates for the layouts of 2013, and all else put together."""

from __future__ import annotations

from . import held_items, held_people, held_statements
from .kit import Kit

NOTICES = (
    {
        "top": "NOTICE OF INDEPENDENT MEDICAL REVIEW DETERMINATION",
        "list": "{n}) {org} has determined that the request for {title} {verdict} and appropriate.",
        "heading": "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",
        "filed": "The application for Independent Medical Review of {received} disputes the Utilization Review Denial of {ur}. The decision for each of the disputed services is:",
        "qualifications": "Medical Qualifications of the Expert Reviewer:",
        "qualified": "The reviewer has no affiliation with any of the parties. The expert reviewer is {cred}. He/she has practiced for more than five years.",
        "summary": "Case Summary:",
        "documents": "Documents Reviewed for Determination:",
        "documents_list": "Application for Independent Medical Review; utilization review denial; progress reports of 2013",
        "section": "{n}) Regarding the request for {title}:",
        "relied": "Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision",
        "why": "Rationale for the Decision:",
        "claims": "Claims Administrator",
        "reviewer": "Expert Reviewer",
        "closing": "Effect of the Decision\n\nThe determination binds all parties.",
    },
)
LATERS = (
    {
        "how": "HOW THE IMR FINAL DETERMINATION WAS MADE",
        "qualified": "The file went from {org} to a physician reviewer without ties to the parties. The physician reviewer is {cred}. He/she is in active practice.",
        "documents": "DOCUMENTS REVIEWED",
        "documents_list": "Application; denial letter of the claims administrator; medical records by the treating physician (2012-2013)",
        "summary": "CLINICAL CASE SUMMARY",
        "lead": "The physician reviewer developed the following clinical case summary from the file:",
        "heading": "IMR DECISION(S) AND RATIONALE(S)",
        "items_lead": "The Final Determination was based on these decisions for the disputed items/services:",
        "item": "{n}. {title} {verdict} and appropriate.",
        "why": "The Physician Reviewer's decision rationale:",
        "claims": "Claims Administrator",
        "reviewer": "Physician Reviewer",
    },
)
PROFESSIONALS = (
    {
        "top": "Medical Professional Review",
        "issue": "ISSUE AT DISPUTE:",
        "summary": "CASE SUMMARY:",
        "documents": "DOCUMENTS REVIEWED FOR DETERMINATION:",
        "relied": "MEDICAL TREATMENT GUIDELINES RELIED UPON:",
        "upheld": "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE WAS NOT MEDICALLY NECESSARY:",
        "overturned": "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE WAS MEDICALLY NECESSARY:",
        "qualifications": "MEDICAL REVIEWER QUALIFICATIONS:",
        "qualified": "The physician is {cred}.",
    },
)

TEST = Kit(
    name="test",
    statements=held_statements.STATEMENTS,
    old_statements=held_statements.OLD_STATEMENTS,
    titles=held_items.TITLES,
    surgeries=held_items.SURGERIES,
    rationales=held_items.RATIONALES,
    endings=held_items.ENDINGS,
    cascades=held_items.CASCADES,
    openings=held_people.OPENINGS,
    bodies=held_people.BODIES,
    denials=held_people.DENIALS,
    no_person=held_people.NO_PERSON,
    credentials=held_people.CREDENTIALS,
    how_prose=held_people.HOW_PROSE,
    how_listed=held_people.HOW_LISTED,
    summary_leads=held_people.SUMMARY_LEADS,
    item_leads=held_people.ITEM_LEADS,
    headers=held_people.HEADERS,
    covers=held_people.COVERS,
    furniture=held_people.FURNITURE,
    notices=NOTICES,
    laters=LATERS,
    professionals=PROFESSIONALS,
)
