"""What stands around the fields in the half `fresh`."""

from __future__ import annotations

FEET = (
    "Final Determination Letter for IMR Case Number {case}                     Page {page}",
    "{case}     Final Determination     Page {page} of {pages}",
    "Page {page}",
    "{page}",
    "MAXIMUS Federal Services, Inc. | IMR | {case} | {page}",
    "IMR Case Number {case}|Page {page} of {pages}",
    "Independent Medical Review - Final Determination Letter|{page} / {pages}",
    "Final Determination Letter for IMR Case Number|{case}",
    "~ {page} ~",
)
TOPS = (
    "MAXIMUS Federal Services, Inc.|Independent Medical Review|P.O. Box 138|Sacramento, CA 95813",
    "Department of Industrial Relations|Division of Workers' Compensation|Independent Medical Review Unit",
    "IMR FINAL DETERMINATION",
    "Maximus|Independent Medical Review Final Determination Letter",
)
COVER = (
    "We have completed the Independent Medical Review of the workers' compensation case named above. This letter has the IMR Final Determination and how it was reached.",
    "Final Determination: {outcome}. The determination for each disputed item is explained in detail below.",
    "This is a final and binding determination of the Administrative Director. You may appeal it to the Workers' Compensation Appeals Board within 30 days.",
)
TAILS = (
    "Effect of the Decision:|The determination of the expert reviewer is deemed to be that of the Administrative Director. On the medical necessity of the disputed treatment it is binding on all parties.",
    "EFFECT OF THE DECISION|All parties are bound by this determination. See Labor Code section 4610.6(h) for the grounds on which it can be appealed.",
)
DOCUMENTS = (
    "Application for IMR and utilization review denial letter dated {other}",
    "Medical records by the primary treating physician (dates 10/3/12 to 7/18/13)",
    "MRI report, right knee, {other}",
    "Claims administrator's records (1-67)",
    "California Medical Treatment Utilization Schedule",
)
DETERMINED = (
    "MAXIMUS Federal Services, Inc. has determined that the request for {title} {finding}.",
    "The request for {title} {finding}.",
)
REGARDING = ("Regarding the request for {title}:",)
HEADINGS_2013 = {
    "notice": ("Notice of Independent Medical Review Determination",),
    "decision": ("INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",),
    "qualified": (
        "Medical Qualifications of the Expert Reviewer",
        "Medical Qualifications of the Physician Reviewer:",
    ),
    "summary": ("Expert Reviewer Case Summary", "Clinical Case Summary:"),
    "documents": ("Documents Reviewed for Determination:", "Documents Reviewed"),
    "section": (
        "Section of the Medical Treatment Utilization Schedule (MTUS) Relied Upon by the Expert Reviewer to Make His/Her Decision",
        "Medical Treatment Guideline(s) Relied Upon by the Expert Reviewer to Make His/Her Decision:",
    ),
    "rationale": ("Rationale for the Decision:", "Rationale for Decision:"),
    "issue": ("ISSUE AT DISPUTE:", "ISSUES AT DISPUTE:"),
    "pro_summary": ("CLINICAL CASE SUMMARY:", "CLINICAL SUMMARY:"),
    "pro_claims": (
        "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY THE CLAIMS ADMINISTRATOR:",
        "GUIDELINE(S) RELIED UPON BY CLAIMS ADMINISTRATOR:",
    ),
    "pro_reviewer": ("MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:",),
    "upheld": (
        "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:",
        "RATIONALE FOR WHY THE REQUESTED TREATMENT IS NOT MEDICALLY NECESSARY:",
    ),
    "overturned": (
        "RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS MEDICALLY NECESSARY:",
        "RATIONALE FOR WHY THE REQUESTED TREATMENT IS MEDICALLY NECESSARY:",
    ),
    "pro_qualified": ("MEDICAL REVIEWER QUALIFICATIONS:", "QUALIFICATIONS OF THE MEDICAL REVIEWER:"),
}
COPIED = (
    "Disclaimer: The case summary below was taken from the utilization review denial of {other}:",
    "The following case summary was taken from the utilization review determination dated {other}:",
)
DOCUMENTS_LEAD = ("The documents below were reviewed and considered:",)
