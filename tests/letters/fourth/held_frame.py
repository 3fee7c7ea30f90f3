"""What stands around the fields in the half `test`."""

from __future__ import annotations

FEET = (
    "IMR Final Determination Letter|Case Number: {case}|Page {page}",
    "{case}                                                                  {page}/{pages}",
    "[Page {page}]",
    "DWC IMR {case} Final Determination Letter, Page {page} of {pages}",
    "[{page}]",
    "CalMed IMR Services|Final Determination {case}|{page} of {pages}",
    "Page {page}|Final Determination Letter for IMR Case Number {case}",
)
TOPS = (
    "MAXIMUS FEDERAL SERVICES, INC.|Independent Medical Review|Sacramento, CA 95813-8009|(855) 555-0100 Fax: (916) 555-0199",
    "DEPARTMENT OF INDUSTRIAL RELATIONS|DIVISION OF WORKERS' COMPENSATION|MEDICAL UNIT",
    "Independent Medical Review|FINAL DETERMINATION",
)
COVER = (
    "The Independent Medical Review of the workers' compensation case named above is complete. You will find in this letter the Final Determination and how it came about.",
    "Final Determination: {outcome}. Please see the detailed explanation for each item on the pages that follow.",
    "A copy was sent to the employee, the claims administrator and the attorneys of record. Sincerely, Medical Director",
)
TAILS = (
    "Effect of the Decision:|This decision is binding as to the medical necessity of the treatment in dispute. It may be appealed only on the grounds of Labor Code 4610.6(h) and within 30 days of its mailing.",
    "Disclaimer: The reviewer's organization gives services to the State and provides no legal advice.",
)
DOCUMENTS = (
    "Application of Independent Medical Review (received {other})",
    "Utilization Review Determination from the Claims Administrator",
    "Employee medical records, 45 pages",
    "Official Disability Guidelines (ODG), online edition",
    "Progress reports by the treating physician (dated 3/4/12-8/9/13)",
)
DETERMINED = (
    "CalMed has determined the request for {title} {finding}.",
    "The expert reviewer has determined that the request for {title} {finding}.",
)
REGARDING = ("Regarding the request for {title}:",)
HEADINGS_2013 = {
    "notice": ("NOTICE OF INDEPENDENT MEDICAL REVIEW DETERMINATION",),
    "decision": ("Independent Medical Review Decision and Rationale",),
    "qualified": (
        "Medical Qualifications of the Professional Reviewer:",
        "MEDICAL QUALIFICATIONS OF THE EXPERT REVIEWER",
    ),
    "summary": ("Case Summary:", "CASE SUMMARY"),
    "documents": ("Documents Reviewed for Determination", "Documents Reviewed:"),
    "section": (
        "Medical Treatment Utilization Schedule (MTUS) Relied Upon by the Expert Reviewer to Make His/Her Decision",
    ),
    "rationale": ("Rationale for the Decision", "RATIONALE FOR THE DECISION:"),
    "issue": ("ISSUE AT DISPUTE", "ISSUE(S) AT DISPUTE:"),
    "pro_summary": ("CLINICAL CASE SUMMARY", "SUMMARY OF THE CASE:"),
    "pro_claims": ("MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY THE CLAIMS ADMINISTRATOR",),
    "pro_reviewer": ("MEDICAL TREATMENT GUIDELINES RELIED UPON BY THE PROFESSIONAL REVIEWER AND WHY",),
    "upheld": ("RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE WAS NOT MEDICALLY NECESSARY",),
    "overturned": ("RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE WAS MEDICALLY NECESSARY",),
    "pro_qualified": ("MEDICAL REVIEWER QUALIFICATIONS",),
}
