"""The words of the sixth author: how each half names records, and sentences that fill papers."""

from __future__ import annotations

NOUN = {
    "sixth-dev": {
        "progress-report": ("PR-2", "progress report", "follow-up report"),
        "imaging-report": ("{detail} of the {part}", "{part} {detail}"),
        "consultation": ("{detail} consultation", "{detail} consultation report"),
        "procedure-note": ("procedure report for {detail}",), "operative-report": ("operative report for {detail}",),
        "laboratory-report": ("{detail}", "{detail} results"), "therapy-note": ("{detail} treatment note", "{detail} note"),
        "psychological-report": ("psychological evaluation", "psychotherapy note"),
        "electrodiagnostic-report": ("EMG/NCV of the {part}", "electrodiagnostic report"),
        "medical-legal-report": ("QME report", "medical-legal evaluation"),
        "ur-decision": ("utilization review decision", "UR determination"), "request-for-authorization": ("Request for Authorization", "RFA"),
        "first-report": ("Doctor's First Report of Injury",), "work-status": ("work status report", "off-work slip"),
        "permanent-and-stationary-report": ("permanent and stationary report", "PR-4"),
    },
    "sixth-test": {
        "progress-report": ("office visit note", "PTP's progress report (PR-2)", "re-evaluation report"),
        "imaging-report": ("{detail}, {part}", "{detail} report of the {part}"),
        "consultation": ("{detail} consult", "initial {detail} consultation report"),
        "procedure-note": ("procedure note, {detail}",), "operative-report": ("op report, {detail}",),
        "laboratory-report": ("{detail} report", "lab report ({detail})"), "therapy-note": ("{detail} daily note", "{detail} progress note"),
        "psychological-report": ("psychological report", "psych consultation"),
        "electrodiagnostic-report": ("EMG and nerve conduction study of the {part}", "NCS/EMG report"),
        "medical-legal-report": ("Panel QME report", "AME report"),
        "ur-decision": ("UR denial", "utilization review non-certification"), "request-for-authorization": ("DWC Form RFA", "authorization request (RFA)"),
        "first-report": ("Form 5021, Doctor's First Report",), "work-status": ("work status note", "disability slip"),
        "permanent-and-stationary-report": ("P&S report", "permanent and stationary (PR-4) report"),
    },
}  # fmt: skip
SAYS = {
    "sixth-dev": (
        "I reviewed the {noun} dated {date}{by}.", "The {noun}{by} of {date} is in my file.", "{Noun} from {date}{by} was obtained and read.",
        "In comparison with the {noun} of {date}{by}, there has been little change.",
        "Findings on the {noun} dated {date}{by} are consistent with the complaints.",
    ),
    "sixth-test": (
        "A copy of the {noun} dated {date}{by} was provided to me.", "{Noun} ({date}){by} noted and discussed.",
        "As documented in the {noun} of {date}{by}, pain radiates distally.", "Records include the {noun}{by} dated {date}.",
        "The {date} {noun}{by} was available during this visit.",
    ),
}  # fmt: skip
DONE = {
    "sixth-dev": {
        "procedure-note": ("The patient received a {detail} on {date} with good but temporary relief.", "On {date} a {detail} was carried out."),
        "operative-report": ("The patient had {detail} on {date}.", "Surgical history: {detail} ({date})."),
    },
    "sixth-test": {
        "procedure-note": ("{Detail} done on {date} gave about half relief.", "She is status post {detail} on {date}."),
        "operative-report": ("He underwent {detail} on {date} without complication.", "S/P {detail}, {date}."),
    },
}  # fmt: skip
SINGLE = {
    "sixth-dev": ("The {noun} showed mild degenerative change.", "{Noun} demonstrated no fracture."),
    "sixth-test": (
        "{Noun} was unremarkable per the report.",
        "We reviewed the {noun} together on the screen.",
    ),
}
EMPTY = {
    "sixth-dev": (
        "I am requesting authorization for an MRI of the {part}.", "The next visit is on {later}.", "A surgical consultation is recommended.",
        "The patient has completed twelve sessions of physical therapy.", "An epidural steroid injection is planned for {later}.",
        "A urine drug test will be obtained at the next visit.", "EMG/NCV studies are pending authorization.",
    ),
    "sixth-test": (
        "Please authorize a CT scan of the {part}.", "Follow up on {later}, sooner if worse.", "Referral to psychology is under consideration.",
        "Eight visits of chiropractic care gave no lasting gain.", "Surgery is scheduled for {later} if approved.",
        "We will order new X-rays of the {part} after approval.", "No injections have been given to date for the {part}.",
    ),
}  # fmt: skip
SAID = (
    "The patient complains of constant pain in the {part} rated {n} to {m} on a scale of ten.",
    "Pain increases with bending, reaching overhead and sitting longer than {n}0 minutes.",
    "Numbness comes and goes, mostly at night.", "Medication lowers the pain and allows some housework.",
    "There is no new injury.", "Appetite is normal; sleep is poor.", "The patient has not been working since the injury.",
    "Home exercises are done on most days of the week.",
)  # fmt: skip
SEEN = (
    "The patient is alert, cooperative and in mild distress.", "Palpation of the {part} reveals tenderness and spasm.",
    "Range of motion: flexion {a}, extension {b}, rotation {b} degrees.", "Motor power is 4/5 on the involved side and 5/5 elsewhere.",
    "Light touch is reduced in a non-dermatomal pattern.", "Reflexes are equal on both sides.", "Weight is 1{m}2 pounds, height 5 feet {m} inches.",
    "Skin is intact without discoloration.",
)  # fmt: skip
NEXT = (
    "Ibuprofen 800 mg three times a day with meals.", "Continue cyclobenzaprine 7.5 mg at bedtime.", "Ice for 15 minutes after activity.",
    "Risks and benefits of treatment were explained.", "Return to the clinic in {m} weeks.", "Avoid heavy lifting and repeated stooping.",
    "Refill gabapentin 300 mg, one capsule three times daily.", "The patient understands and agrees.",
)  # fmt: skip
STORY = (
    "The patient was lifting a crate at work when the {part} began to hurt.", "The injury was reported to the supervisor on the same day.",
    "The patient was sent to the company clinic and given pain medication.", "There were no similar complaints before this injury.",
    "The patient has worked for this employer for {m} years.", "The job requires standing, walking and lifting up to fifty pounds.",
    "Medical history includes diabetes, controlled by diet.", "The patient lives with a spouse and two children.",
)  # fmt: skip
THINKS = (
    "{part} strain",
    "Internal derangement, {part}",
    "Chronic pain syndrome",
    "{part} radiculitis",
    "Tendinitis, {part}",
    "Anxiety, reactive",
)
MIND = (
    "The patient describes sadness, tearfulness and loss of interest.", "Affect is congruent; thought process is logical.",
    "There is no thought of harming self or others.", "Relaxation and pacing were rehearsed in session.", "Worry about finances dominated the hour.",
    "Sleep hygiene was reviewed and a diary was started.", "The patient is slowly resuming social contact.", "Memory and orientation are intact.",
)  # fmt: skip
LAWYERLY = (
    "Please be advised that this office continues to represent the interests stated above.", "All rights and defenses are reserved.",
    "We ask that you respond within ten business days.", "Nothing herein shall be construed as an admission of liability.",
    "Thank you for your prompt attention to this matter.",
)  # fmt: skip
