"""More guideline statements of the set `dev`: sources that are named less often."""

from __future__ import annotations

from .kit import C, St, s, wrapped

D = "Decision based on "
N = D + "Non-MTUS Citation "
NOT = "The {who} did not base their decision on the MTUS. "
EV = "Other Medical Treatment Guideline or Medical Evidence: "
OFFICIAL = "Official Disability Guidelines"


def mtus(words: str, chapter: str, section: str | None = None, *pages: str, family: str = "MTUS") -> St:
    return wrapped(D, C(family, words, chapter, section, pages), "m")


def odg(words: str, chapter: str | None, section: str | None = None, after: str = ".") -> St:
    return wrapped(NOT + N, C("ODG", words, chapter, section), "n", after)


def other(words: str, *pages: str, lead: str = "") -> St:
    return wrapped(NOT + N + lead, C("other", words, None, None, pages), "n")


MORE = (
    mtus("MTUS ACOEM Chapter 2 General Approach to Initial Assessment and Documentation Page(s): 21-23", "2 General Approach to Initial Assessment and Documentation", None, "21-23", family="ACOEM"),
    mtus("MTUS ACOEM Chapter 5 Cornerstones of Disability Prevention and Management Page(s): 81, 89-92", "5 Cornerstones of Disability Prevention and Management", None, "81", "89-92", family="ACOEM"),
    mtus("MTUS ACOEM Chapter 6 Pain, Suffering, and the Restoration of Function Page(s): 106-108", "6 Pain, Suffering, and the Restoration of Function", None, "106-108", family="ACOEM"),
    mtus("MTUS ACOEM Chapter 7 Independent Medical Examinations and Consultations Page(s): 127", "7 Independent Medical Examinations and Consultations", None, "127", family="ACOEM"),
    mtus("MTUS ACOEM Chapter 14 Ankle and Foot Complaints Page(s): 361, 374, 377", "14 Ankle and Foot Complaints", None, "361", "374", "377", family="ACOEM"),
    mtus("MTUS ACOEM Chapter 15 Stress Related Conditions Page(s): 391-397", "15 Stress Related Conditions", None, "391-397", family="ACOEM"),
    mtus("MTUS ACOEM Chapter 10 Elbow Complaints Page(s): 40", "10 Elbow Complaints", None, "40", family="ACOEM"),
    mtus("MTUS ACOEM Chapter 16 Eye Chapter Page(s): 418", "16 Eye Chapter", None, "418", family="ACOEM"),
    mtus("MTUS General Approaches 2004, Section(s): Initial Approaches to Treatment, General Approach to Initial Assessment and Documentation", "General Approaches 2004", "Initial Approaches to Treatment, General Approach to Initial Assessment and Documentation"),
    mtus("MTUS Stress Related Conditions 2004, Section(s): Treatment", "Stress Related Conditions 2004", "Treatment"),
    mtus("MTUS Neck and Upper Back Complaints 2004, Section(s): Initial Care, Physical Methods", "Neck and Upper Back Complaints 2004", "Initial Care, Physical Methods"),
    mtus("MTUS Forearm, Wrist, and Hand Complaints 2004, Section(s): Summary", "Forearm, Wrist, and Hand Complaints 2004", "Summary"),
    mtus("MTUS Elbow Complaints 2007, Section(s): Medial Epicondylalgia", "Elbow Complaints 2007", "Medial Epicondylalgia"),
    mtus("MTUS Cornerstones of Disability Prevention and Management 2004, Section(s): Referrals", "Cornerstones of Disability Prevention and Management 2004", "Referrals"),
    mtus("MTUS Chronic Pain Medical Treatment 2009, Section(s): Opioids, long-term assessment, Anti-epilepsy drugs (AEDs)", "Chronic Pain Medical Treatment 2009", "Opioids, long-term assessment, Anti-epilepsy drugs (AEDs)"),
    mtus("MTUS Chronic Pain Treatment Guidelines Carisoprodol (Soma) Page(s): 29", "Chronic Pain Treatment Guidelines", "Carisoprodol (Soma)", "29"),
    mtus("MTUS Chronic Pain Treatment Guidelines Page(s): 60-61, 105, 114", "Chronic Pain Treatment Guidelines", None, "60-61", "105", "114"),
    mtus("MTUS Chronic Pain Treatment Guidelines Physical Medicine, pages 98-99", "Chronic Pain Treatment Guidelines", "Physical Medicine", "98-99"),
    mtus("MTUS Postsurgical Treatment Guidelines Knee, page 24", "Postsurgical Treatment Guidelines", "Knee", "24"),
    mtus("MTUS Acupuncture Treatment 2007", "Acupuncture Treatment 2007"),
    s(f"{D}MTUS. {N}{OFFICIAL}.", "mn", C("MTUS", "MTUS"), C("ODG", OFFICIAL)),
    s(f"{D}MTUS Knee Complaints 2004, and Postsurgical Treatment 2009. {N}{OFFICIAL} (ODG) Knee & Leg Chapter, Continuous-flow cryotherapy.", "mn",
      C("MTUS", "MTUS Knee Complaints 2004", "Knee Complaints 2004"), C("MTUS", "Postsurgical Treatment 2009", "Postsurgical Treatment 2009"),
      C("ODG", f"{OFFICIAL} (ODG) Knee & Leg Chapter, Continuous-flow cryotherapy", "Knee & Leg", "Continuous-flow cryotherapy")),
    s(f"{NOT}{N}ACOEM Chapter 12 Low Back, pages 308-310; ODG Low Back Chapter, Sacroiliac joint blocks.", "n",
      C("ACOEM", "ACOEM Chapter 12 Low Back, pages 308-310", "12 Low Back", None, ("308-310",)), C("ODG", "ODG Low Back Chapter, Sacroiliac joint blocks", "Low Back", "Sacroiliac joint blocks")),
    wrapped(NOT + N, C("ACOEM", "ACOEM, 3rd Edition, Low Back Disorders", "Low Back Disorders"), "n"),
    wrapped(NOT + N + EV, C("ACOEM", "ACOEM Practice Guidelines, 3rd Edition, Shoulder Disorders", "Shoulder Disorders"), "n"),
    odg("ODG-TWC, Low Back Procedure Summary last updated 05/12/2014", "Low Back", "Procedure Summary"),
    odg(f"{OFFICIAL} (ODG), Hip and Pelvis Chapter, Arthroplasty", "Hip and Pelvis", "Arthroplasty"),
    odg(f"{OFFICIAL} (ODG), Head, Cognitive skills retraining", "Head", "Cognitive skills retraining"),
    odg(f"{OFFICIAL} (ODG), Elbow (Acute & Chronic), Injections (corticosteroid)", "Elbow (Acute & Chronic)", "Injections (corticosteroid)"),
    odg(f"{OFFICIAL} Knee and Leg Chapter, Durable medical equipment (DME)", "Knee and Leg", "Durable medical equipment (DME)"),
    odg(f"{OFFICIAL} (ODG) Treatment in Workers' Compensation, Pain Chapter, Proton pump inhibitors (PPIs)", "Pain", "Proton pump inhibitors (PPIs)"),
    odg("ODG, Diabetes Chapter, Glucose monitoring", "Diabetes", "Glucose monitoring"),
    odg("ODG Burns chapter", "Burns"),
    odg(f"{OFFICIAL} (ODG), Pulmonary Chapter: Asthma medications", "Pulmonary", "Asthma medications"),
    odg("Official Disability Guidelines (ODG), Work Loss Data Institute, Ankle & Foot, Orthotic devices", "Ankle & Foot", "Orthotic devices"),
    other("Up-To-Date, Colchicine: drug information"),
    other("American College of Radiology Appropriateness Criteria", lead=EV),
    other("Blue Cross Medical Policy No. 2.01.09"),
    other("www.guideline.gov", lead=EV),
    other("Halden R, Mirou T, et al. Ketamine infusion in CRPS. Pain Med. 2004;5(3):263-75", "263-75"),
    s("The {who} did not cite any medical evidence for the decision rendered.", "-"),
    s("Not applicable.", "-"),
)  # fmt: skip
