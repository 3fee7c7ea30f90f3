"""Guideline statements of the set `last`."""

from __future__ import annotations

from .kit import C, s, wrapped

D = "Decision based on "
N = D + "Non-MTUS Citation "
NOT = "The {who} did not base their decision on the MTUS. "
ODG = "Official Disability Guidelines"

STATEMENTS = (
    wrapped(D, C("MTUS", "MTUS Chronic Pain Treatment Guidelines Tramadol (Ultram), Opioids, dosing Page(s): 86, 93-94, 113", "Chronic Pain Treatment Guidelines", "Tramadol (Ultram), Opioids, dosing", ("86", "93-94", "113")), "m"),
    wrapped(D, C("MTUS", "MTUS Chronic Pain Medical Treatment Guidelines Page(s): 23 and 101-102", "Chronic Pain Medical Treatment Guidelines", None, ("23", "101-102")), "m"),
    wrapped(D, C("MTUS", "MTUS Acupuncture Treatment Guidelines", "Acupuncture Treatment Guidelines"), "m"),
    wrapped(D, C("MTUS", "MTUS Ankle and Foot Complaints 2004, Section(s): Surgical Considerations", "Ankle and Foot Complaints 2004", "Surgical Considerations"), "m"),
    wrapped(D, C("ACOEM", "MTUS ACOEM Chapter 11 Forearm, Wrist, and Hand Complaints Page(s): 270-271", "11 Forearm, Wrist, and Hand Complaints", None, ("270-271",)), "m"),
    wrapped(D, C("ACOEM", "MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 165-188", "8 Neck and Upper Back Complaints", None, ("165-188",)), "m"),
    wrapped(NOT + N, C("ODG", f"{ODG} (ODG) Hernia Chapter, Surgery", "Hernia", "Surgery"), "n"),
    wrapped(NOT + N, C("ODG", f"{ODG} (ODG), Hip & Pelvis (Acute & Chronic), Revision total hip arthroplasty", "Hip & Pelvis (Acute & Chronic)", "Revision total hip arthroplasty"), "n"),
    wrapped(NOT + N, C("ODG", f"{ODG} (ODG) Forearm, Wrist, & Hand Chapter, Percutaneous release (of the trigger finger)", "Forearm, Wrist, & Hand", "Percutaneous release (of the trigger finger)"), "n"),
    wrapped(NOT + N, C("ODG", "ODG-TWC, Pain Chapter, Autonomic test battery", "Pain", "Autonomic test battery"), "n"),
    wrapped(NOT + N, C("ODG", f"{ODG}", None), "n"),
    s(f"{D}MTUS Chronic Pain Treatment Guidelines Page(s): 16-18. {N}{ODG} (ODG), Pain Chapter, Topical analgesics; {ODG} (ODG), Knee Chapter, Walking aids.", "mn",
      C("MTUS", "MTUS Chronic Pain Treatment Guidelines Page(s): 16-18", "Chronic Pain Treatment Guidelines", None, ("16-18",)),
      C("ODG", f"{ODG} (ODG), Pain Chapter, Topical analgesics", "Pain", "Topical analgesics"),
      C("ODG", f"{ODG} (ODG), Knee Chapter, Walking aids", "Knee", "Walking aids")),
    s(f"{NOT}{N}ACOEM, 2nd Edition (2004), Chapter 5, page 83, and ODG, Low Back Chapter, Mattress selection.", "n",
      C("ACOEM", "ACOEM, 2nd Edition (2004), Chapter 5, page 83", "5", None, ("83",)), C("ODG", "ODG, Low Back Chapter, Mattress selection", "Low Back", "Mattress selection")),
    wrapped(NOT + N, C("other", "Mosby's Nursing Drug Reference"), "n"),
    wrapped(NOT + N, C("other", "http://www.aaos.org/research/guidelines/guide.asp"), "n"),
    wrapped(NOT + N + "Other Medical Treatment Guideline or Medical Evidence: ", C("other", "Washington State Department of Labor and Industries, Surgical guideline"), "n"),
    s("The {who} did not cite any medical evidence, guideline or study.", "-"),
    s("None", "-"),
    s("", "-"),
)  # fmt: skip
OLD_STATEMENTS = (
    s("The {who} based its decision on the MTUS Chronic Pain Treatment Guidelines, Topical Analgesics, pages 111-113.", "m",
      C("MTUS", "MTUS Chronic Pain Treatment Guidelines, Topical Analgesics, pages 111-113", "Chronic Pain Treatment Guidelines", "Topical Analgesics", ("111-113",))),
    s("The {who} based its decision on the Knee Complaints Chapter (ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 13) pg. 341, which is part of the MTUS.", "m",
      C("ACOEM", "Knee Complaints Chapter (ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 13) pg. 341", "13 Knee Complaints", None, ("341",))),
    s("The {who} based its decision on the Non-MTUS Official Disability Guidelines (ODG).", "n", C("ODG", "Official Disability Guidelines (ODG)")),
    s("The {who} did not cite any evidence-based criteria.", "-"),
)  # fmt: skip
