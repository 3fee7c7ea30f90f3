"""What stands around the fields in the half `dev`."""

from __future__ import annotations

FEET = (
    "Final Determination Letter for IMR Case Number {case}|{page}",
    "Page {page} of {pages}",
    "Independent Medical Review Final Determination     {case}     Page {page}",
    "- {page} -",
    "{case}|Page {page}",
    "MAXIMUS Federal Services, Inc.|Independent Medical Review|Page {page} of {pages}",
    "IMR Final Determination - Case {case} - p. {page}",
)
TOPS = (
    "MAXIMUS FEDERAL SERVICES, INC.|Independent Medical Review|P.O. Box 100|Sacramento, CA 95813",
    "State of California|Department of Industrial Relations|Division of Workers' Compensation",
    "INDEPENDENT MEDICAL REVIEW FINAL DETERMINATION LETTER",
)
COVER = (
    'MAXIMUS Federal Services has completed the Independent Medical Review ("IMR") of the above workers\' compensation case. This letter gives you the Final Determination and explains how it was made.',
    "Final Determination: {outcome}. This means that we decided as set out for each of the disputed items/services. A detailed explanation follows.",
    "The determination is deemed to be that of the Administrative Director of the Division of Workers' Compensation and is binding on all parties.",
)
TAILS = (
    "Effect of the Decision:|The determination is deemed to be the Final Determination of the Administrative Director, Division of Workers' Compensation. It is binding on all parties as to the medical necessity of the treatment in dispute.",
    "Effect of the Decision|With respect to the treatment in dispute this decision binds all parties. A party may appeal to the Workers' Compensation Appeals Board within 30 days under Labor Code Section 4610.6(h).",
)
DOCUMENTS = (
    "Application for Independent Medical Review",
    "Utilization Review Determination dated {other}",
    "Medical records from the claims administrator",
    "Medical records from the provider, 1/2/2012 - 6/3/2013",
    "Medical Treatment Utilization Schedule (MTUS)",
)
DETERMINED = (
    "MAXIMUS Federal Services, Inc. has determined the request for {title} {finding}.",
    "We have determined that the request for {title} {finding}.",
)
REGARDING = ("Regarding the request for {title}:",)
HEADINGS_2013 = {
    "notice": ("Notice of Independent Medical Review Determination",),
    "decision": ("INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE",),
    "qualified": ("Medical Qualifications of the Expert Reviewer:",),
    "summary": ("Expert Reviewer Case Summary:", "Case Summary:"),
    "documents": ("Documents Reviewed for Determination:", "DOCUMENTS REVIEWED"),
    "section": (
        "Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision:",
    ),
    "rationale": ("Rationale for the Decision:",),
    "issue": ("ISSUE AT DISPUTE:",),
    "pro_summary": ("CLINICAL CASE SUMMARY:", "CASE SUMMARY:"),
    "pro_claims": ("MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY CLAIMS ADMINISTRATOR:",),
    "pro_reviewer": ("MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:",),
    "upheld": ("RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS NOT MEDICALLY NECESSARY:",),
    "overturned": ("RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS MEDICALLY NECESSARY:",),
    "pro_qualified": ("MEDICAL REVIEWER QUALIFICATIONS:",),
}
