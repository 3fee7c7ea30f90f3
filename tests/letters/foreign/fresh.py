"""The set `fresh`: its templates for the layouts of 2013, and all else put together."""

from __future__ import annotations

from . import fresh_items, fresh_people, fresh_statements
from .kit import Kit

NOTICES = (
    {
        "top": "Independent Medical Review Final Determination Letter",
        "list": "{n}) {org} has determined the request for {title} {verdict} and appropriate.",
        "heading": "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",
        "filed": "An application for Independent Medical Review was filed on {received}; it disputes the Utilization Review Denial of {ur}. The decisions are:",
        "qualifications": "Medical Qualifications of the Expert Reviewer:",
        "qualified": "The independent Medical Doctor has no affiliation with the parties. The physician reviewer is {cred}. He/she has been in practice for more than five years.",
        "summary": "Expert Reviewer Case Summary:",
        "documents": "Documents Reviewed for Determination:",
        "documents_list": "1. Application for Independent Medical Review\n2. Utilization Review Determination\n3. Medical Treatment Utilization Schedule (MTUS)",
        "section": "{n}) Regarding the request for {title}:",
        "relied": "Medical Treatment Guidelines Relied Upon by the Expert Reviewer to Make His/Her Decision:",
        "why": "Rationale for the Decision:",
        "claims": "Claims Administrator",
        "reviewer": "Expert Reviewer",
        "closing": "Disclaimer:\n\nThe organization gives no medical advice.",
    },
)
LATERS = (
    {
        "how": "HOW THE IMR FINAL DETERMINATION WAS MADE",
        "qualified": "{org} gave the file to a physician reviewer. The physician reviewer is {cred}. He/she has practiced for over five years.",
        "documents": "DOCUMENTS REVIEWED",
        "documents_list": "The following were reviewed:\n- Medical Records from the Claims Administrator\n- Application for Independent Medical Review",
        "summary": "CLINICAL CASE SUMMARY",
        "lead": "The physician reviewer developed the following clinical case summary, which rests on the records:",
        "heading": "IMR DECISION(S) AND RATIONALE(S)",
        "items_lead": "The Final Determination was based on a decision for each disputed item/service below:",
        "item": "{n}. The request for {title} {verdict} and appropriate.",
        "why": "The Physician Reviewer's decision rationale:",
        "claims": "Claims Administrator",
        "reviewer": "Physician Reviewer",
    },
)
PROFESSIONALS = (
    {
        "top": "MEDICAL PROFESSIONAL REVIEW",
        "issue": "ISSUE(S) AT DISPUTE:",
        "summary": "CASE SUMMARY:",
        "documents": "DOCUMENTS REVIEWED FOR DETERMINATION:",
        "upheld": "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:",
        "overturned": "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS MEDICALLY NECESSARY:",
        "relied": "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:",
        "qualifications": "MEDICAL REVIEWER QUALIFICATIONS:",
        "qualified": "The professional reviewer is {cred}.",
    },
)

FRESH = Kit(
    name="fresh",
    statements=fresh_statements.STATEMENTS,
    old_statements=fresh_statements.OLD_STATEMENTS,
    titles=fresh_items.TITLES,
    surgeries=fresh_items.SURGERIES,
    rationales=fresh_items.RATIONALES,
    endings=fresh_items.ENDINGS,
    cascades=fresh_items.CASCADES,
    openings=fresh_people.OPENINGS,
    bodies=fresh_people.BODIES,
    denials=fresh_people.DENIALS,
    no_person=fresh_people.NO_PERSON,
    credentials=fresh_people.CREDENTIALS,
    how_prose=fresh_people.HOW_PROSE,
    how_listed=fresh_people.HOW_LISTED,
    summary_leads=fresh_people.SUMMARY_LEADS,
    item_leads=fresh_people.ITEM_LEADS,
    headers=fresh_people.HEADERS,
    covers=fresh_people.COVERS,
    furniture=fresh_people.FURNITURE,
    notices=NOTICES,
    laters=LATERS,
    professionals=PROFESSIONALS,
)
