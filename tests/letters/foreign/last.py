"""The set `last`: its templates for the layouts of 2013, and all else put together."""

from __future__ import annotations

from . import last_statements, last_words
from .kit import Kit

NOTICES = (
    {
        "top": "NOTICE OF INDEPENDENT MEDICAL REVIEW DETERMINATION",
        "list": "{n}) {org} has determined the request for {title} {verdict} and appropriate.",
        "heading": "INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",
        "filed": "Application of {received}; Utilization Review Denial of {ur}. Decisions on the treatments in dispute:",
        "qualifications": "Medical Qualifications of the Expert Reviewer:",
        "qualified": "The independent Medical Doctor has no affiliation with the parties. The physician reviewer is {cred}. He/she has been in practice for more than five years.",
        "summary": "Expert Reviewer Case Summary:",
        "documents": "Documents Reviewed for Determination:",
        "documents_list": "1. Application for Independent Medical Review\n2. Utilization Review Determination\n3. Medical Treatment Utilization Schedule (MTUS)",
        "section": "{n}) Regarding the request for {title}:",
        "relied": "Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision",
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
        "item": "{n}. Decision for {title} {verdict} and appropriate.",
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

LAST = Kit(
    name="last",
    statements=last_statements.STATEMENTS,
    old_statements=last_statements.OLD_STATEMENTS,
    titles=last_words.TITLES,
    surgeries=last_words.SURGERIES,
    rationales=last_words.RATIONALES,
    endings=last_words.ENDINGS,
    cascades=last_words.CASCADES,
    openings=last_words.OPENINGS,
    bodies=last_words.BODIES,
    denials=last_words.DENIALS,
    no_person=last_words.NO_PERSON,
    credentials=last_words.CREDENTIALS,
    how_prose=last_words.HOW_PROSE,
    how_listed=last_words.HOW_LISTED,
    summary_leads=last_words.SUMMARY_LEADS,
    item_leads=last_words.ITEM_LEADS,
    headers=last_words.HEADERS,
    covers=last_words.COVERS,
    furniture=last_words.FURNITURE,
    notices=NOTICES,
    laters=LATERS,
    professionals=PROFESSIONALS,
    quirks=True,
)
