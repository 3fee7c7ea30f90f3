"""Nouns and sentences by which the fresh set names records, and those that name none."""

from __future__ import annotations

IMAGES = {
    "MRI": ("MRI scan of the {part}", "{part} MRI", "magnetic resonance imaging of the {part}", "MR imaging, {part}"),
    "X-ray": ("plain films of the {part}", "{part} x-rays", "radiographs of the {part}", "X-ray series, {part}"),
    "CT": ("CT scan of the {part}", "{part} CT", "computed tomography of the {part}"),
}  # fmt: skip
NOUNS = {
    "progress-report": ("PR-2", "re-check note", "clinic note", "Treating Physician's Progress Report", "follow-up report"),
    "consultation": ("{detail} consultation", "initial {detail} consult", "{detail} consultation letter"),
    "laboratory-report": ("{detail}", "laboratory results ({detail})", "lab report, {detail}"),
    "therapy-note": ("{detail} visit note", "{detail} chart note", "{detail} treatment record"),
    "medical-legal-report": ("panel QME report", "Qualified Medical Evaluator's report", "agreed medical evaluation report"),
    "psychological-report": ("psychological evaluation report", "psychotherapy note", "psychologist's report"),
    "electrodiagnostic-report": ("EMG and nerve conduction report, {part}", "electrodiagnostic testing of the {part}",
                                 "nerve conduction velocity and EMG of the {part}"),
    "ur-decision": ("utilization review denial", "UR determination letter", "utilization review decision"),
    "request-for-authorization": ("Request for Authorization form", "RFA form", "DWC-RFA"),
    "work-status": ("work status note", "off-work slip"),
    "medication-record": ("prescription history", "pharmacy dispensing record"),
    "first-report": ("Doctor's First Report", "Form 5021", "DFR"),
    "permanent-and-stationary-report": ("P&S report", "PR-4", "permanent and stationary evaluation"),
    "operative-report": ("operative report for {detail}", "operative report"),
    "procedure-note": ("procedure report, {detail} of the {part}", "{detail} of the {part} (procedure note)"),
}  # fmt: skip
BY = (
    "In the {n} of {d}, Dr. {who} described much the same picture.",
    "Dr. {who}, in the {n} dated {d}, thought the complaints consistent.",
    "Dr. {who}'s {n} of {d} has been read and is agreed with.",
    "On {d} Dr. {who} issued a {n}, which I have read.",
    "I refer to the {n} by Dr. {who}, {d}.",
)
PLAIN = (
    "The {n} of {d} adds nothing that changes the picture.",
    "Also on file: {n}, {d}.",
    "We hold the {n} from {d}.",
    "The {d} {n} was gone over line by line with the patient.",
    "Today's findings differ little from the {n} ({d}).",
    "According to a {n} dated {d} the problem was longstanding.",
)
STUDY = (
    "A {n} performed {d} was read as showing mild wear.",
    "{N} done at {place} on {d}: no fracture, mild wear.",
    "{N} ({d}) is unremarkable for age.",
    "On {d} a {n} was obtained, the findings of which were minor.",
    "I looked at the images of the {n} taken {d}.",
)
SURGERY = (
    "The patient was taken to surgery on {d} for {n}.",
    "S/p {n} ({d}).",
    "Prior operations: {n}, {d}.",
    "Since the {n} of {d} the scar has healed well.",
)
NEEDLE = (
    "A {n} was given on {d} with sixty percent relief.",
    "After the {n} of {d} the benefit lasted six weeks.",
    "S/p {n} {d}, good response.",
    "The patient had a {n} on {d} without complication.",
)
UNDATED = (
    "The {n} was put on the light box again and explained.",
    "{N} is with the chart and has been seen by me.",
)
LESS = {"progress-report", "consultation", "medical-legal-report", "psychological-report", "permanent-and-stationary-report"}  # fmt: skip
"""Kinds whose author sentences may give."""
NEVER = (
    "Please schedule MRI {part} as soon as it is authorized.",
    "Obtain MRI of the {part} and call us with the result.",
    "Pending: {part} MRI, spine surgery consult.",
    "Will order x-rays of the {part} if no better by {later}.",
    "Not a candidate for epidural steroid injection at present.",
    "There has been no operation on the {part}.",
    "Has had twelve visits of PT and some acupuncture, with short-lived help.",
    "Urine drug screen to be repeated at the next visit on {later}.",
    "The next PR-2 is due within 45 days.",
    "A QME appointment is set for {later}.",
    "An electrodiagnostic study would be reasonable, and is asked for.",
    "If the injection is approved it will be done on {later} at the surgery center.",
    "Surgery was offered; the patient wishes to think it over.",
)
