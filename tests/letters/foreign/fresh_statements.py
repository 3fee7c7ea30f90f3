"""Guideline statements of the set `fresh`."""

from __future__ import annotations

from .kit import C, s, wrapped

D = "Decision based on "
N = D + "Non-MTUS Citation "
NOT = "The {who} did not base their decision on the MTUS. "
ODG = "Official Disability Guidelines"

STATEMENTS = (
    wrapped(D, C("MTUS", "MTUS Chronic Pain Treatment Guidelines Medications for chronic pain; Opioids, criteria for use Page(s): 60; 76-80", "Chronic Pain Treatment Guidelines", "Medications for chronic pain; Opioids, criteria for use", ("60", "76-80")), "m"),
    wrapped(D, C("MTUS", "MTUS Chronic Pain Medical Treatment Guidelines Page(s): 111-113 of 127", "Chronic Pain Medical Treatment Guidelines", None, ("111-113",)), "m"),
    wrapped(D, C("MTUS", "MTUS Chronic Pain Medical Treatment Guidelines Epidural steroid injections (ESIs), page 46", "Chronic Pain Medical Treatment Guidelines", "Epidural steroid injections (ESIs)", ("46",)), "m"),
    wrapped(D, C("MTUS", "MTUS Chronic Pain Medical Treatment 2009, Section(s): NSAIDs, GI symptoms & cardiovascular risk", "Chronic Pain Medical Treatment 2009", "NSAIDs, GI symptoms & cardiovascular risk"), "m"),
    wrapped(D, C("ACOEM", "MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 287-288, 303-305, 309", "12 Low Back Complaints", None, ("287-288", "303-305", "309")), "m"),
    wrapped(D, C("ACOEM", "MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): 214", "9 Shoulder Complaints", None, ("214",)), "m", ""),
    wrapped(D, C("ACOEM", "MTUS ACOEM Chapter 13 Knee Complaints Page(s): 343 and 344", "13 Knee Complaints", None, ("343", "344")), "m"),
    wrapped(D, C("MTUS", "MTUS Shoulder Complaints 2004, Section(s): Initial Care, Activity, Work, Special Studies", "Shoulder Complaints 2004", "Initial Care, Activity, Work, Special Studies"), "m"),
    wrapped(D, C("MTUS", "MTUS Postsurgical Treatment 2009, Section(s): Carpal Tunnel Syndrome", "Postsurgical Treatment 2009", "Carpal Tunnel Syndrome"), "m"),
    wrapped(NOT + N, C("ODG", f"{ODG} (ODG) Pain Chapter, Compound drugs", "Pain", "Compound drugs"), "n"),
    wrapped(NOT + N, C("ODG", f"{ODG} (ODG) Low Back - Lumbar & Thoracic (Acute & Chronic), Discography", "Low Back - Lumbar & Thoracic (Acute & Chronic)", "Discography"), "n"),
    wrapped(NOT + N, C("ODG", f"{ODG}, Shoulder Chapter, Continuous passive motion (CPM)", "Shoulder", "Continuous passive motion (CPM)"), "n"),
    wrapped(NOT + N, C("ODG", f"{ODG} (ODG), Ankle & Foot Chapter, Surgery for ankle sprains", "Ankle & Foot", "Surgery for ankle sprains"), "n", ""),
    wrapped(NOT + N, C("ODG", "ODG, Carpal Tunnel Syndrome, Carpal tunnel release surgery (CTR)", "Carpal Tunnel Syndrome", "Carpal tunnel release surgery (CTR)"), "n"),
    wrapped(NOT + N, C("ODG", f"{ODG} (ODG) Knee and Leg", "Knee and Leg"), "n"),
    wrapped(NOT + N, C("ODG", f"{ODG}; Work Loss Data Institute; Mental Illness & Stress Chapter; Trazodone", "Mental Illness & Stress", "Trazodone"), "n"),
    s(f"{D}MTUS ACOEM Chapter 12 Low Back Complaints. {N}{ODG} (ODG), Low Back Chapter, Gym memberships; Non-MTUS Citation American Pain Society.", "mn",
      C("ACOEM", "MTUS ACOEM Chapter 12 Low Back Complaints", "12 Low Back Complaints"),
      C("ODG", f"{ODG} (ODG), Low Back Chapter, Gym memberships", "Low Back", "Gym memberships"),
      C("other", "American Pain Society")),
    s(f"{D}MTUS Chronic Pain Treatment Guidelines. {N}ODG Pain Chapter.", "mn",
      C("MTUS", "MTUS Chronic Pain Treatment Guidelines", "Chronic Pain Treatment Guidelines"), C("ODG", "ODG Pain Chapter", "Pain")),
    s(f"{D}MTUS Neck and Upper Back Complaints 2004, Section(s): Surgical Considerations. {N}{ODG} (ODG): Neck & Upper Back Chapter: Discectomy-laminectomy-laminoplasty.", "mn",
      C("MTUS", "MTUS Neck and Upper Back Complaints 2004, Section(s): Surgical Considerations", "Neck and Upper Back Complaints 2004", "Surgical Considerations"),
      C("ODG", f"{ODG} (ODG): Neck & Upper Back Chapter: Discectomy-laminectomy-laminoplasty", "Neck & Upper Back", "Discectomy-laminectomy-laminoplasty")),
    wrapped(NOT + N, C("ACOEM", "American College of Occupational and Environmental Medicine (ACOEM), 2nd Edition, (2004), Chapter 7, page 132", "7", None, ("132",)), "n"),
    wrapped(NOT + N, C("other", "www.uptodate.com"), "n"),
    wrapped(NOT + N, C("other", "Centers for Disease Control and Prevention (CDC), Hepatitis B vaccination"), "n"),
    wrapped(NOT + N + "Other Medical Treatment Guideline or Medical Evidence: ", C("other", "Harl T, Boyd M, Ives K. Stem cells for discs. Spine J. 2013;13(9):1034-44", None, None, ("1034-44",)), "n"),
    wrapped(NOT + N + "Other Medical Treatment Guideline or Medical Evidence: ", C("other", "Medicare Benefit Policy Manual, Chapter 15", "15"), "n"),
    s("The {who} did not cite any medical evidence to support the decision.", "-"),
    s("The {who} did not reference any guidelines.", "-"),
    s("No guideline was cited.", "-"),
    s("The {who} did not cite any medical evidence for its de" "cision.", "-"),
)  # fmt: skip

OLD_STATEMENTS = (
    s("The {who} based its decision on the MTUS ACOEM Guidelines, Chapter 8 (Neck and Upper Back Complaints), pages 179-180.", "m",
      C("ACOEM", "MTUS ACOEM Guidelines, Chapter 8 (Neck and Upper Back Complaints), pages 179-180", "8 Neck and Upper Back Complaints", None, ("179-180",))),
    s("The {who} based its decision on the Chronic Pain Medical Treatment Guidelines, NSAIDs section, pages 67-73, which are a part of the MTUS.", "m",
      C("MTUS", "Chronic Pain Medical Treatment Guidelines, NSAIDs section, pages 67-73", "Chronic Pain Medical Treatment Guidelines", "NSAIDs", ("67-73",))),
    s("The {who} based his/her decision on the ODG, Low Back Chapter, Lumbar supports.", "n", C("ODG", "ODG, Low Back Chapter, Lumbar supports", "Low Back", "Lumbar supports")),
    s("The {who} did not cite a guideline.", "-"),
    s("The {who} noted that the MTUS does not address the issue at dispute. The {who} based his/her decision on the Official Disability Guidelines, Pain Chapter.", "n",
      C("ODG", "Official Disability Guidelines, Pain Chapter", "Pain")),
)  # fmt: skip
