"""Guideline statements of the set `dev`."""

from __future__ import annotations

from .kit import C, s, wrapped

D = "Decision based on "
M = D + "MTUS "
N = "Decision based on Non-MTUS Citation "
NOT = "The {who} did not base their decision on the MTUS. "
EV = "Other Medical Treatment Guideline or Medical Evidence: "
OFFICIAL = "Official Disability Guidelines"
CP = "Chronic Pain Medical Treatment Guidelines"

P78 = C("MTUS", f"MTUS {CP} Page(s): 78-80, 91", CP, None, ("78-80", "91"))
DRUG = C(
    "MTUS",
    "MTUS Chronic Pain Treatment Guidelines Opioids, specific drug list Page(s): 91",
    "Chronic Pain Treatment Guidelines",
    "Opioids, specific drug list",
    ("91",),
)
GABA = C(
    "MTUS",
    "MTUS Chronic Pain Treatment Guidelines Gabapentin (Neurontin)",
    "Chronic Pain Treatment Guidelines",
    "Gabapentin (Neurontin)",
)
SHOULDER = C(
    "ACOEM",
    "MTUS ACOEM Chapter 9 Shoulder Complaints Page(s): 207-209, 211",
    "9 Shoulder Complaints",
    None,
    ("207-209", "211"),
)
MUSCLE = C("ODG", f"{OFFICIAL} (ODG) Pain Chapter, Muscle relaxants", "Pain", "Muscle relaxants")
KNEE = C(
    "ODG",
    f"{OFFICIAL} (ODG), Knee & Leg (Acute & Chronic), MRI's (magnetic resonance imaging)",
    "Knee & Leg (Acute & Chronic)",
    "MRI's (magnetic resonance imaging)",
)
NECK = C(
    "ODG",
    f"{OFFICIAL} (ODG) Neck and Upper Back (Acute & Chronic): Epidural steroid injection, therapeutic",
    "Neck and Upper Back (Acute & Chronic)",
    "Epidural steroid injection, therapeutic",
)
INSOMNIA = C("ODG", "ODG Pain Chapter: Insomnia treatment", "Pain", "Insomnia treatment")
SITE = C("other", "www.drugs.com/pro/zolpidem.html")
LATE = C(
    "MTUS",
    "MTUS Shoulder Complaints 2004, Section(s): Surgical Considerations",
    "Shoulder Complaints 2004",
    "Surgical Considerations",
)
POST = C(
    "MTUS", "Postsurgical Treatment 2009, Section(s): Shoulder", "Postsurgical Treatment 2009", "Shoulder"
)
INITIAL = C(
    "ACOEM",
    "MTUS ACOEM Chapter 3 Initial Approaches to Treatment Page(s): 44, 48",
    "3 Initial Approaches to Treatment",
    None,
    ("44", "48"),
)
ACU = C("MTUS", "MTUS Acupuncture Treatment Guidelines", "Acupuncture Treatment Guidelines")
CARPAL = C(
    "ODG",
    "ODG Carpal Tunnel Syndrome Chapter, Electrodiagnostic studies",
    "Carpal Tunnel Syndrome",
    "Electrodiagnostic studies",
)

STATEMENTS = (
    wrapped(D, P78, "m"),
    wrapped(D, DRUG, "m"),
    s(f"{M}{GABA.text[5:]}. {N}{MUSCLE.text}.", "mn", GABA, MUSCLE),
    wrapped(D, SHOULDER, "m"),
    s(f"Decision based on {LATE.text}, and {POST.text}.", "m", LATE, POST),
    wrapped(NOT + N, KNEE, "n"),
    wrapped(NOT + N, NECK, "n"),
    s(f"{NOT}{N}{INSOMNIA.text}; {SITE.text}.", "n", INSOMNIA, SITE),
    wrapped(D, INITIAL, "m"),
    wrapped(D, ACU, "m"),
    wrapped(NOT + N, CARPAL, "n", ""),
    s("The {who} did not cite any medical evidence.", "-"),
    s("The {who} did not cite a guideline, nor any medical evidence, for the decision.", "-"),
    s("n/a", "-"),
    wrapped(NOT + N + EV, C("other", "http://www.ncbi.nlm.nih.gov/pubmed/10000001"), "n"),
    wrapped(NOT + N, C("other", "Food and Drug Administration (FDA) prescribing information"), "n"),
    wrapped(NOT + N, C("ACOEM", "ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 7, page 127", "7", None, ("127",)), "n"),
    wrapped(NOT + N + EV, C("other", "AMA Guides to the Evaluation of Permanent Impairment, 5th Edition, page 382", None, None, ("382",)), "n"),
    wrapped(NOT + N, C("other", "Orrin B, Teague L. Outcomes after two-level cervical fusion. J Spinal Disord. 2011;24(3):167-173", None, None, ("167-173",)), "n"),
    wrapped(NOT + N, C("ACOEM", "ACOEM Chapter 13 Knee Complaints", "13 Knee Complaints"), "n"),
    s(f"{M}ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 177-178. {N}{OFFICIAL} (ODG), Neck & Upper Back Chapter, Magnetic resonance imaging (MRI).", "mn",
      C("ACOEM", "MTUS ACOEM Chapter 8 Neck and Upper Back Complaints Page(s): 177-178", "8 Neck and Upper Back Complaints", None, ("177-178",)),
      C("ODG", f"{OFFICIAL} (ODG), Neck & Upper Back Chapter, Magnetic resonance imaging (MRI)", "Neck & Upper Back", "Magnetic resonance imaging (MRI)")),
    s(f"{M}ACOEM Chapter 11 Forearm, Wrist, and Hand Complaints Page(s): 258-262.", "m",
      C("ACOEM", "MTUS ACOEM Chapter 11 Forearm, Wrist, and Hand Complaints Page(s): 258-262", "11 Forearm, Wrist, and Hand Complaints", None, ("258-262",))),
    s(f"{M}{CP} NSAIDs (non-steroidal anti-inflammatory drugs), pages 67-68, 70 of 127.", "m",
      C("MTUS", f"MTUS {CP} NSAIDs (non-steroidal anti-inflammatory drugs), pages 67-68, 70 of 127", CP, "NSAIDs (non-steroidal anti-inflammatory drugs)", ("67-68", "70"))),
    s(f"{M}Chronic Pain Medical Treatment 2009, Section(s): Opioids, criteria for use, Weaning of Medications.", "m",
      C("MTUS", "MTUS Chronic Pain Medical Treatment 2009, Section(s): Opioids, criteria for use, Weaning of Medications", "Chronic Pain Medical Treatment 2009", "Opioids, criteria for use, Weaning of Medications")),
    s(f"{M}Low Back Complaints 2004. {N}{OFFICIAL} (ODG) Low Back Chapter, under Lumbar supports.", "mn",
      C("MTUS", "MTUS Low Back Complaints 2004", "Low Back Complaints 2004"),
      C("ODG", f"{OFFICIAL} (ODG) Low Back Chapter, under Lumbar supports", "Low Back", "Lumbar supports")),
    wrapped(NOT + N, C("other", "Clinical Policy Bulletin 0172.pdf"), "n"),
    wrapped(NOT + N, C("other", "Cochrane Database of Systematic Reviews"), "n"),
    s(f"{NOT}{N}ODG-TWC, Forearm, Wrist, & Hand Chapter, Splints; Campbell's Operative Orthopaedics, 12th edition.", "n",
      C("ODG", "ODG-TWC, Forearm, Wrist, & Hand Chapter, Splints", "Forearm, Wrist, & Hand", "Splints"),
      C("other", "Campbell's Operative Orthopaedics, 12th edition")),
    s(f"{M}{CP} Page(s): 99 of 127; {N}ODG, Ankle and Foot chapter, Physical therapy.", "mn",
      C("MTUS", f"MTUS {CP} Page(s): 99 of 127", CP, None, ("99",)),
      C("ODG", "ODG, Ankle and Foot chapter, Physical therapy", "Ankle and Foot", "Physical therapy")),
    s(f"{NOT}{N}{OFFICIAL} (ODG), Mental Illness & Stress, Cognitive therapy for depression (updated 02/12/14).", "n",
      C("ODG", f"{OFFICIAL} (ODG), Mental Illness & Stress, Cognitive therapy for depression (updated 02/12/14)", "Mental Illness & Stress", "Cognitive therapy for depression")),
    s(f"{NOT}", "-"),
)  # fmt: skip

OLD_STATEMENTS = (
    s(f"The {{who}} based its decision on the MTUS {CP}, Opioids, pages 78-80.", "m", C("MTUS", f"MTUS {CP}, Opioids, pages 78-80", CP, "Opioids", ("78-80",))),
    s(f"The {{who}} based its decision on the {OFFICIAL} (ODG), Low Back Chapter, MRIs, which is not part of the MTUS.", "n", C("ODG", f"{OFFICIAL} (ODG), Low Back Chapter, MRIs", "Low Back", "MRIs")),
    s("The {who} based its decision on the MTUS Shoulder Complaints Chapter (ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 9), page 207, which is part of the MTUS.", "m",
      C("ACOEM", "MTUS Shoulder Complaints Chapter (ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 9), page 207", "9 Shoulder Complaints", None, ("207",))),
    s("The {who} did not cite any guidelines in the utilization review determination letter.", "-"),
    s(f"The {{who}} relied on the {CP}, page 22, part of the MTUS.", "m", C("MTUS", f"{CP}, page 22", CP, None, ("22",))),
    s("The {who} based its decision on the MTUS Postsurgical Treatment Guidelines.", "m", C("MTUS", "MTUS Postsurgical Treatment Guidelines", "Postsurgical Treatment Guidelines")),
    s("The {who} found that no section of the MTUS was applicable. The {who} based its decision on the ODG, Knee & Leg Chapter, Hyaluronic acid injections.", "n",
      C("ODG", "ODG, Knee & Leg Chapter, Hyaluronic acid injections", "Knee & Leg", "Hyaluronic acid injections")),
)  # fmt: skip
