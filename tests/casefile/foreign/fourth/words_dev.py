"""Wording of the half that rules may be mended by."""

from __future__ import annotations

from .. import dates

DATES = (dates.us, dates.us0, dates.us20, dates.lab, dates.short, dates.iso, dates.words)
NOUNS = {
    "progress-report": (
        "office visit note",
        "PR-2",
        "occupational medicine progress note",
        "clinic follow-up note",
    ),
    "consultation": (
        "{detail} consultation",
        "inpatient {detail} consult note",
        "{detail} new patient consultation",
    ),
    "laboratory-report": ("{detail}", "{detail} result", "lab results - {detail}"),
    "therapy-note": ("{detail} daily treatment note", "{detail} visit note"),
    "medical-legal-report": ("panel QME report", "QME initial evaluation", "supplemental QME report"),
    "psychological-report": (
        "behavioral health note",
        "psychology intake evaluation",
        "psychotherapy session note",
    ),
    "electrodiagnostic-report": ("EMG/NCS {part}", "EMG and nerve conduction study of the {part}"),
    "imaging-report": (
        "{code} {PART} WO CONTRAST",
        "{detail} {part}",
        "{detail} of the {part}",
        "{code} {PART}",
    ),
    "operative-report": ("operative report, {surgery}", "op note ({surgery})", "operative report"),
    "procedure-note": ("{detail}, {part}", "procedure note for {detail} of the {part}"),
    "ur-decision": (
        "utilization review denial",
        "UR modification notice",
        "utilization review determination",
    ),
    "request-for-authorization": ("RFA", "Request for Authorization", "DWC Form RFA"),
    "first-report": ("Doctor's First Report", "Doctor's First Report of Occupational Injury or Illness"),
    "permanent-and-stationary-report": ("PR-4", "P&S report", "MMI report"),
    "work-status": ("work status report", "work activity status form"),
    "medication-record": ("pharmacy claims history", "medication dispensing history"),
}
SENTENCES = (
    "{Noun} from {date}{by} reviewed in the EMR today.",
    "I personally reviewed the {noun} dated {date}{by}.",
    "Outside records include the {noun} of {date}{by}, scanned to media tab.",
    "{Noun} ({date}){by} shows no interval change.",
    "Data reviewed: {noun}{by} on {date}.",
    "As documented in the {date} {noun}{by}, symptoms are stable.",
    "See {noun} {date}{by} for details.",
)
DONE = {
    "procedure-note": (
        "{Detail} to the {part} done on {date} gave 50% relief for six weeks.",
        "Treatment so far includes {detail} of the {part} on {date}.",
        "S/p {detail} {part} {date}, tolerated well.",
    ),
    "operative-report": (
        "S/p {detail} on {date}.",
        "The patient is status post {detail}, date of surgery {date}.",
        "On {date} he underwent {detail} without complication.",
    ),
}
UNDATED = (
    "Images of the {noun} were shown to the patient on the workstation.",
    "{Noun}: reviewed, as per the radiology report.",
)
NOTHING = (
    "Ordered: MR {part} without contrast, to be done before the next visit.",
    "Referral to pain management placed, pending authorization.",
    "Future appointments: {later} 9:40 AM, Office Visit 20.",
    "Plan EMG of the affected extremity if no better by {later}.",
    "Physical therapy 2x week for 6 weeks requested.",
    "Follow up on {later} for a PR-2.",
    "An operative date will be set once surgery is approved.",
    "No prior imaging of the {part} is available.",
    "We will obtain records from the outside hospital.",
    "A drug screen is to be collected at each visit under the opioid agreement.",
)
STORY = (
    "The patient was lifting a pallet when the {part} popped and pain began at once.",
    "Injury was reported to the shift lead and the patient was seen in urgent care the same day.",
    "Treatment so far has been activity change, heat, tablets and a home program.",
    "Light duty was given for {n} weeks and then withdrawn by the employer.",
    "There was no earlier claim and no earlier trouble with this region.",
    "Medical history is notable for borderline hypertension and seasonal allergies.",
    "The patient lives with family, smokes no tobacco and drinks rarely.",
    "Pain went on past {n} months and care was moved to a specialist.",
)
COMPLAINTS = (
    "Pain today is {n}/10 and is worse with sitting, driving and stairs.",
    "The patient reports stiffness of the {part} each morning for about an hour.",
    "Numbness comes and goes and does not wake the patient.",
    "Tablets take the edge off without side effects.",
    "There has been no fall, fever or change of bladder habit.",
    "Overhead reach and lifting past {n} pounds bring on symptoms.",
)
FINDINGS = (
    "Well appearing, in no acute distress, alert and oriented.",
    "BP 12{n}/7{n}, pulse 6{n}, BMI 2{n}.{n}.",
    "Tender over the {part} without step-off or warmth.",
    "Range of motion is {a} percent of expected with pain at the end.",
    "Motor is 5/5 throughout and sensation is intact to pinprick.",
    "Reflexes are brisk and equal.",
    "Gait is steady, heel and toe walk are done with effort.",
)
PLAN = (
    "Refilled naproxen 500 mg #60 with {n} refills.",
    "Continue gabapentin 300 mg at bedtime.",
    "Home exercise sheet was given and gone over.",
    "Modified work with no lifting over {a} pounds.",
    "Return sooner for any weakness or loss of control.",
    "Time spent was {a} minutes, more than half in counseling.",
)
MIND = (
    "Mood is down most days and sleep is poor.",
    "Affect is blunted; thought is linear; no delusions are voiced.",
    "Patient denies suicidal thoughts and has no access to firearms.",
    "PHQ-9 score is 1{n}, GAD-7 score is {n}.",
    "Worry about bills and the claim takes up much of the hour.",
    "Pacing, breathing and sleep routine were practiced in session.",
)
LAW = (
    "You are commanded to produce the things described below at the time and place named.",
    "All sums are to be held pending further order.",
    "Objections must be served in writing within the time allowed by law.",
    "The records are to be certified by the custodian under penalty of perjury.",
)
SCAN = (
    "Alignment is anatomic and marrow signal is unremarkable.",
    "There is a {n} mm protrusion without canal compromise.",
    "Mild joint space narrowing with small osteophytes is noted.",
    "The tendons are intact with mild thickening.",
    "No acute fracture is seen.",
    "Soft tissues are within normal limits.",
)
