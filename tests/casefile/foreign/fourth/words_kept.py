"""Wording of the half of which only totals are looked at."""

from __future__ import annotations

from .. import dates

DATES = (dates.us2, dates.dashed, dates.us0, dates.capitals, dates.british, dates.words, dates.us)
NOUNS = {
    "progress-report": (
        "ambulatory progress note",
        "PTP's PR-2 report",
        "return visit note",
        "interval history and exam",
    ),
    "consultation": (
        "{detail} consult",
        "specialty consultation ({detail})",
        "{detail} evaluation and consultation report",
    ),
    "laboratory-report": ("{detail} lab report", "laboratory testing, {detail}", "{detail} findings"),
    "therapy-note": ("{detail} session note", "{detail} progress note", "{detail} re-assessment note"),
    "medical-legal-report": (
        "qualified medical evaluation",
        "agreed medical examination report",
        "QME re-evaluation report",
    ),
    "psychological-report": (
        "mental health evaluation",
        "psychological testing report",
        "psychotherapy note",
    ),
    "electrodiagnostic-report": (
        "electromyography and nerve conduction studies, {part}",
        "NCV/EMG report {part}",
    ),
    "imaging-report": (
        "{detail} scan {part}",
        "{Part} {detail} without contrast ({part})",
        "{part} {detail} report",
        "{detail} examination of the {part}",
    ),
    "operative-report": ("report of operation for {surgery}", "surgical report: {surgery}", "operative note"),
    "procedure-note": ("{detail} procedure report ({part})", "report of {detail} to the {part}"),
    "ur-decision": ("UR non-certification", "utilization review decision letter", "adverse UR determination"),
    "request-for-authorization": (
        "RFA form",
        "treatment authorization request",
        "request for authorization form (DWC RFA)",
    ),
    "first-report": ("DFR (Form 5021)", "doctor's first report of injury"),
    "permanent-and-stationary-report": ("permanent & stationary report", "PR-4 final report"),
    "work-status": ("duty status report", "return to work form"),
    "medication-record": ("PBM prescription history", "prescription fill history"),
}
SENTENCES = (
    "Reviewed with interest was the {noun}{by} of {date}.",
    "In comparison with the {noun} performed {date}{by}, there is little difference.",
    "Records at hand hold a {noun}{by}, {date}.",
    "The {noun}{by} was completed on {date} and supports this view.",
    "Please refer to the {noun}{by} dated {date}.",
    "{Noun} - {date}{by} - unchanged.",
    "Prior {noun} {date}{by} was available.",
)
DONE = {
    "procedure-note": (
        "The {part} was treated by {detail} on {date} with fair effect.",
        "Response to the {detail} ({part}) on {date} was 60 percent for two months.",
        "History of {detail} to the {part}, {date}.",
    ),
    "operative-report": (
        "Operated upon on {date}: {detail}.",
        "Surgical history includes {detail} ({date}).",
        "Following {detail} on {date} there was gradual recovery.",
    ),
}
UNDATED = (
    "The {noun} was looked at again on the PACS viewer.",
    "By the {noun} there is disc and joint wear.",
)
NOTHING = (
    "An authorization for MRI of the {part} has been submitted.",
    "The claimant is due for nerve conduction testing, not yet scheduled.",
    "Next visit is {later} at 2:30 PM with the same provider.",
    "Should symptoms persist, an injection may be considered.",
    "Chiropractic care of twelve sessions was denied in the past.",
    "Surgery has been proposed and is set for {later}.",
    "A psychological clearance is needed before any implant trial.",
    "Enclose the latest PR-2 and chart notes when you reply.",
    "X-rays were not repeated.",
    "Labs to be drawn fasting.",
)
STORY = (
    "While stocking shelves the claimant twisted and felt sharp pain at the {part}.",
    "A supervisor was informed and first aid was rendered by a coworker.",
    "Care began conservatively with rest, bracing and over the counter analgesics.",
    "Work was resumed on a part time basis for {n} weeks.",
    "The claimant denies any similar complaint before this event.",
    "Other health issues are limited to diet controlled diabetes.",
    "The claimant is single, right hand dominant and a former smoker.",
    "As relief was short, a second opinion was arranged after {n} months.",
)
COMPLAINTS = (
    "Complaints remain at a level of {n} on the ten point scale.",
    "Aching at the {part} is aggravated by weather and by prolonged standing.",
    "Pins and needles are felt on most evenings.",
    "Benefit from medicine is rated as moderate.",
    "Bowel and bladder function are preserved.",
    "Grocery bags over {n} pounds cannot be carried.",
)
FINDINGS = (
    "The claimant is cooperative and moves about the room with care.",
    "Vital signs: 13{n}/8{n} mmHg, 7{n} per minute, 9{n} kg.",
    "Palpation of the {part} elicits moderate discomfort.",
    "Active movement reaches {a} degrees and passive slightly more.",
    "Manual muscle testing discloses giveway weakness only.",
    "Stretch reflexes are depressed but equal.",
    "Ambulation is without device.",
)
PLAN = (
    "Meloxicam 15 mg once each day, thirty tablets.",
    "Duloxetine 30 mg is started for pain and mood.",
    "Ice after activity and walking daily are advised.",
    "Restrictions: no kneeling, no lifting beyond {a} pounds.",
    "Warning signs were explained and understood.",
    "Care plan was agreed between claimant and provider.",
)
MIND = (
    "The claimant presents as sad and easily tearful.",
    "Speech is slow though coherent, insight is fair.",
    "No intent of self harm was expressed.",
    "Inventory scores fall {n} points above the cutoff for depressed mood.",
    "Anger toward the former supervisor was explored.",
    "Relaxation training and activity scheduling were begun.",
)
LAW = (
    "The deponent's attendance is required by the notice annexed.",
    "Nothing herein is to be taken as a waiver of any defense.",
    "Any dispute as to scope shall be brought before the judge assigned.",
    "Witness fees will be paid on demand at the time of appearance.",
)
SCAN = (
    "Vertebral and bony outlines are preserved.",
    "A {n} mm annular bulge meets the thecal sac.",
    "Cartilage is thinned, with subchondral change.",
    "Ligamentous structures appear continuous.",
    "No lytic or blastic lesion is present.",
    "There is trace fluid.",
)
