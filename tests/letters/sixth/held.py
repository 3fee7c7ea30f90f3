"""The half of which nobody looks at more than totals."""

from __future__ import annotations

from .bank import Frame, Half, Source, acoem, mtus, odg, other

SCHEDULE = (
    acoem("10", "Elbow Complaints", "Page(s): 33-40", "33-40"),
    acoem("11", "Forearm, Wrist, and Hand Complaints", "Page(s): 265; 270-271", "265", "270-271"),
    acoem("12", "Low Back Complaints", "Page(s): 308, 309 and 310", "308", "309", "310"),
    acoem("15", "Stress Related Conditions", "Page(s): 388", "388"),
    acoem("13", "Knee Complaints"),
    mtus(
        "Neck and Upper Back Complaints 2004",
        ", Section(s): Special Studies, Summary",
        "Special Studies, Summary",
    ),
    mtus("Chronic Pain Medical Treatment Guidelines", " Page(s): 98 of 127", None, "98"),
    mtus(
        "Chronic Pain Treatment Guidelines",
        ", Section(s): Muscle relaxants (for pain)",
        "Muscle relaxants (for pain)",
    ),
    mtus("Postsurgical Treatment Guidelines", ", Section(s): Shoulder", "Shoulder"),
    mtus("Acupuncture Treatment Guidelines", " Page(s): 8-9", None, "8-9"),
    mtus("Ankle and Foot Complaints 2004"),
)
ELSEWHERE = (
    odg(
        "Official Disability Guidelines (ODG), Low Back Chapter, Lumbar supports",
        "Low Back",
        "Lumbar supports",
    ),
    odg(
        "ODG, Forearm, Wrist & Hand Chapter, Carpal tunnel release",
        "Forearm, Wrist & Hand",
        "Carpal tunnel release",
    ),
    odg(
        "Official Disability Guidelines-Treatment in Workers' Compensation, Pain Chapter, Zolpidem",
        "Pain",
        "Zolpidem",
    ),
    odg("Official Disability Guidelines Hip & Pelvis Chapter, Arthroplasty", "Hip & Pelvis", "Arthroplasty"),
    odg("ODG Head Chapter", "Head"),
    other("UpToDate"),
    other("American Academy of Orthopaedic Surgeons position statement"),
)
CHAPTERS = (
    Source("MTUS", "Chronic Pain Medical Treatment Guidelines, pg. 113", "Chronic Pain Medical Treatment Guidelines", None, ("113",)),
    Source("ACOEM", "American College of Occupational and Environmental Medicine (ACOEM), Chapter 9, pages 201 and 214", "9", None,
           ("201", "214")),
    Source("MTUS", "Acupuncture Medical Treatment Guidelines", "Acupuncture Medical Treatment Guidelines"),
)  # fmt: skip
NON_MTUS = "Decision based on Non-MTUS Citation "
FRAMES = (
    Frame("Decision based on {m}.", "m"),
    Frame("The {who}'s decision was based on {m}.", "m"),
    Frame("The {who} did not base the decision on the MTUS. Decision based on Non-MTUS Citation: {n}.", "n"),
    Frame("Decision based on Non-MTUS Citation {n} and {n2}.", "n"),
    Frame("Decision based on {m}; decision also based on Non-MTUS Citation {n}.", "mn"),
    Frame("Decision based on {m} and {m2}.", "m"),
    Frame(
        "Decision not based on the MTUS. " + NON_MTUS + "Other Medical Treatment Guideline: {n}",
        "n",
    ),
    Frame("The {who} did not base its decision on the MTUS. Decision based on Non-MTUS Citation {m}.", "n"),
    Frame("The {who} did not cite any guideline or medical evidence.", "-"),
)
PROSE = (
    Frame("The {who} cited the {c}, which is a part of the MTUS.", "m"),
    Frame("The {who} relied on the {n}, which is not a part of the MTUS.", "n"),
    Frame("The {who} did not cite any guidelines.", "-"),
    Frame("The {who} based {its} decision on the MTUS, {c}.", "m"),
)
TITLES = (
    "Chiropractic manipulation, 12 visits (right wrist)",
    "X-rays: left ankle, three views",
    "Tramadol ER 150 mg: 1 tablet daily: #30",
    "TENS unit with supplies (electrodes; batteries; lead wires), rental for 30 days",
    "Reconsideration: functional restoration program, previously Upheld, 10 days",
    "Home health aide 4 hours/day, 7 days/week x 6 weeks",
    "CONTINUED ACUPUNCTURE, CERVICAL AND THORACIC SPINE, TWO TIMES A WEEK FOR SIX WEEKS FOR A TOTAL OF TWELVE (12) VISITS: "
    "INFRARED AND ELECTRICAL STIMULATION INCLUDED",
    "Transportation to and from appointments",
    "Genetic testing (pharmacogenomic panel)",
    "Omeprazole DR 20 mg, #60 - 1 cap b.i.d.",
    "Trigger point injections x 4; ultrasound guided",
    "Follow-up visit w/ pain psychologist",
    "Custom orthotics",
)
SURGERIES = (
    ("Right carpal tunnel release", "carpal tunnel release", ("Hand therapy x 8", "Associated surgical service: Wrist splint", "CBC and EKG")),
    ("Total left hip arthroplasty, anterior approach", "hip arthroplasty", ("Inpatient stay: 3 days", "Associated Surgical Service: Walker")),
    ("C5-C6 anterior cervical discectomy & fusion", "cervical fusion", ("Surgical assistant", "Bone growth stimulator: purchase")),
)  # fmt: skip
CASCADES = {
    "upheld": (
        "The associated request falls with the primary surgery, which is not medically necessary.",
        "Given that the {named} is not supported as medically necessary, this associated request is not medically necessary.",
    ),
    "overturned": (
        "As the primary surgery is medically necessary, so is this associated service; it is medically necessary.",
        "The {named} is medically necessary, and therefore the associated service is medically necessary as well.",
    ),
}
FILLERS = (
    "Range of motion was full, and sensation was intact to light touch.",
    "A report of 3-14-2014 notes that symptoms wake the worker at night.",
    "Phalen's test was positive; grip strength measured 20/18/20 kg.",
    "No adverse effects or aberrant behaviour were recorded, nor was a pain contract on file.",
    "The guideline asks for a trial of at least six weeks before more invasive measures.",
    "Electrodiagnostic studies of June 2012 were within normal limits.",
    "Whether the worker is a candidate for non-operative care was not discussed.",
    "Home exercises, splinting and two corticosteroid injections gave partial relief.",
    "The number of sessions asked for exceeds that of the guideline's table.",
)
ENDINGS = {
    "upheld": (
        "Accordingly, medical necessity is not established and the request is not medically necessary.",
        "For these reasons the service is not medically necessary.",
    ),
    "overturned": (
        "Medical necessity is established; the request is medically necessary.",
        "The service is thus medically necessary.",
    ),
    "modified": ("Part of the request is supported, and that part alone is medically necessary.",),
}
TRAPS = (
    "In January the same service was reviewed with this outcome: Upheld",
    "Guideline criteria: see the table of the chapter, in which item 3 reads as follows:",
    "Overturned in an earlier review, the request came again:",
)
OPENINGS = (
    "A {age} {sex} sustained a work-related injury on {day} when {he} slipped on a wet floor.",
    "Date of injury: {day}. The claimant is a {age} {sex}. {He} was struck by a pallet.",
    "The patient, {age} {sex}, reported an occupational injury of {day} involving the wrist.",
    "According to the records, this {age} {sex} injured {his} neck on {day}.",
    "The worker is {age}. On {day}, {he} was injured at work when {his} hand was caught in a press.",
    "Industrial injury dated {day} in a {age} {sex} with chronic shoulder pain.",
)
BARE = (
    "No narrative report was among the papers, which hold an itemized bill and two prescriptions.",
    "Evidence for the treatment is summarized in the guideline. Facts about the course were not available.",
)
DENIALS = (
    "A utilization review decision dated 03/28/2014 modified the treatment plan for want of objective findings.",
    "The denial of 6/2/14 refers to missing imaging.",
)
LEADS = (
    "The reviewer prepared this summary of the clinical case after reading the case file and every medical record in it:",
    "The following clinical case summary was developed by the expert reviewer based on the medical records:",
)
HOW = (
    "The case file was sent to an expert reviewer who has no affiliation with any party to the dispute.",
    "{credentials}",
    "He/she is in active clinical practice for at least 24 hours a week and has been for over five years. He/she knows the governing laws "
    "and the strength of evidence hierarchy.",
)
CREDENTIALS = (
    "The expert reviewer is board certified in {certs} and licensed to practice in {states}.",
    "The reviewer is Board Certified in {certs} and has a subspecialty in {sub}, and is licensed to practice in {states}.",
)
OLD_CREDENTIALS = (
    "This review was made by a physician who is Board Certified in {certs} and licensed to practice in {states}.",
    "The professional reviewer is Board Certified in {certs}. He/she has a subspecialty in {sub} and is licensed in {states}.",
)
CERTS = (
    ("Neurology", ("Neurology",)),
    ("Psychiatry & Neurology", ("Psychiatry & Neurology",)),
    ("Internal Medicine/Rheumatology", ("Internal Medicine", "Rheumatology")),
    ("Chiropractic; Acupuncture", ("Chiropractic", "Acupuncture")),
    ("Plastic Surgery, Hand Surgery/Microsurgery", ("Plastic Surgery", "Hand Surgery", "Microsurgery")),
)
STATES = (
    ("Arizona", ("AZ",)),
    ("New Jersey, North Carolina", ("NJ", "NC")),
    ("Oregon and West Virginia", ("OR", "WV")),
    ("Il1inois, F1orida", ("IL", "FL")),
    ("Massachusetts, Rhode Island, Connecticut, Maine, New Mexico", ("MA", "RI", "CT", "ME", "NM")),
)
FEET = ("{n} | P a g e", "IMR Final Determination - {case} - Page {n}", "Page {n}", "{n}")
MISREAD = (("o", "0"), ("I", "l"), ("e", "c"))
HEADS = {
    "how": ("How the IMR Final Determination Was Made", "HOW THE IMR FINAL DETERMINATION WAS MADE:"),
    "summary": ("Clinical Case Summary", "CLINICAL CASE SUMMARY:"),
    "items": ("IMR Issues, Decisions and Rationales", "IMR ISSUES, DECISIONS, AND RATIONALES"),
    "items-lead": ("Each of the items and services in dispute is decided below:", "The determination rests on the decisions set forth below:"),
    "ca": ("Claims Administrator Guideline:",),
    "reviewer": ("MAXIMUS Guideline:", "Expert Reviewer guideline:"),
    "why": ("Decision Rationale:", "Rationale for the decision:"),
    "list": ("Credentials of the expert reviewer:",),
    "documents": ("DOCUMENTS REVIEWED:", "Documents Reviewed"),
    "documents-lead": ("These documents were reviewed:",),
    "old-items": ("IMR DECISIONS AND RATIONALES", "IMR Decision(s) and Rationale(s)"),
    "old-qualifications": ("MEDICAL QUALIFICATIONS OF THE EXPERT REVIEWER:", "Qualifications of the Expert Reviewer:"),
    "old-summary": ("CASE SUMMARY:", "Clinical Case Summary:"),
    "old-summary-lead": ("The following case summary was taken from the utilization review denial dated {day}:",),
    "old-documents": ("DOCUMENTS REVIEWED FOR DETERMINATION:", "Documents Reviewed:"),
    "old-section": ("Section of the Medical Treatment Utilization Schedule (MTUS) Relied Upon by the Expert Reviewer:",),
    "old-why": ("Rationale for the Decision:", "Rationale for Decision:"),
    "old-after": ("EFFECT OF THE DECISION:", "Effect of the Decision:"),
    "pro-issue": ("ISSUE(S) AT DISPUTE:", "Issue at Dispute", "QUESTION(S) AT ISSUE:"),
    "pro-summary": ("CLINICAL SUMMARY:", "SUMMARY OF THE CASE:"),
    "pro-documents": ("DOCUMENTS REVIEWED:", "RECORDS REVIEWED:", "MEDICAL RECORDS REVIEWED FOR DETERMINATION:"),
    "pro-ca": ("MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY UTILIZATION REVIEWER:", "GUIDELINE(S) USED BY THE CLAIMS ADMINISTRATOR:"),
    "pro-guideline": ("MEDICAL TREATMENT GUIDELINES RELIED UPON BY THE PROFESSIONAL REVIEWER:", "GUIDELINE(S) RELIED UPON AND WHY:"),
    "pro-why": (
        "RATIONALE FOR WHY THE REQUESTED SERVICE WAS {not}MEDICALLY NECESSARY:",
        "WHY THE REQUESTED TREATMENT IS {not}MEDICALLY NECESSARY:",
    ),
    "pro-qualifications": ("PROFESSIONAL REVIEWER QUALIFICATIONS:", "REVIEWER TYPE AND QUALIFICATIONS:"),
    "asks": ("Is {it} medically necessary and appropriate?", "Medical necessity of {it}", "Should {it} be authorized?"),
}  # fmt: skip
HALF = Half(
    SCHEDULE, ELSEWHERE, CHAPTERS, FRAMES, PROSE, TITLES, SURGERIES, CASCADES, FILLERS, ENDINGS, TRAPS, OPENINGS, BARE, DENIALS,
    LEADS, HOW, CREDENTIALS, OLD_CREDENTIALS, CERTS, STATES, FEET, MISREAD, HEADS,
)  # fmt: skip
