"""How small practices name records, in two sets with nothing in common."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Phrases:
    """Nouns by kind; sentences that name a record, a procedure done, a lone study; and sentences that name none."""

    nouns: dict[str, tuple[str, ...]]
    named: tuple[str, ...]
    injected: tuple[str, ...]
    operated: tuple[str, ...]
    undated: tuple[str, ...]
    nothing: tuple[str, ...]
    by: tuple[str, ...]


DEV = Phrases(
    nouns={
        "progress-report": ("PR-2", "PR-2 progress report", "clinic note"),
        "consultation": ("{detail} consultation", "{detail} consult report"),
        "laboratory-report": ("{detail}", "{detail} test results"),
        "therapy-note": ("{detail} SOAP note", "{detail} chart note"),
        "medical-legal-report": ("QME report", "AME evaluation"),
        "psychological-report": ("psychological report", "psychological testing report"),
        "electrodiagnostic-report": ("EMG/NCV of the {part}", "EMG of the {part}"),
        "imaging-report": ("{detail} of the {part}", "{part} {detail}"),
        "ur-decision": ("UR denial", "utilization review denial"),
        "request-for-authorization": ("RFA", "DWC Form RFA"),
        "work-status": ("off-work slip", "work status note"),
        "medication-record": ("pharmacy profile", "pharmacy records"),
        "first-report": ("doctor's first report", "DFR (Form 5021)"),
        "permanent-and-stationary-report": ("P&S report", "permanent and stationary report"),
        "correspondence": ("letter",),
    },
    named=(
        "I went over the {noun}{by} of {date} with the patient.",
        "The {noun}{by} done {date} is in our chart.",
        "{Noun} {date}{by}: nothing different from before.",
        "We now have the {noun}, {date}{by}, which I read in its entirety.",
        "{date}: {noun}{by}, reviewed.",
        "The patient brought in the {noun} dated {date}{by}.",
        "Reference is made to the {noun}{by} dated {date}.",
    ),
    injected=(
        "Had a {detail} {place} on {date} and got about two weeks of relief.",
        "S/P {detail} {place} {date}, helped some.",
        "The {detail} {place} done by Dr. {last} on {date} gave short relief.",
    ),
    operated=(
        "Surgeries: {detail} {date}.",
        "Underwent {detail} on {date} without complication.",
        "The patient had surgery with Dr. {last} on {date}, namely {detail}.",
    ),
    undated=("The {noun} was on the view box during the visit.", "I showed the patient the {noun} and the findings."),
    nothing=(
        "I would like to get an MRI of the {part}.",
        "RTC {later} for PR-2.",
        "Pt had PT x 12 and chiro x 6, no lasting help.",
        "Will send for EMG if the numbness goes on.",
        "Waiting on the adjuster to OK the epidural.",
        "Please fax me the MRI report if one exists.",
        "Surgery was discussed and the patient wants to hold off.",
        "Appt with pain doctor is set for {later}.",
        "No films taken this visit.",
        "Labs to be drawn before the next refill.",
    ),
    by=(" by Dr. {last}", " from Dr. {last}", " (Dr. {last})"),
)  # fmt: skip
TEST = Phrases(
    nouns={
        "progress-report": ("follow-up report", "treating physician's progress report", "recheck note"),
        "consultation": ("{detail} consultation report", "initial {detail} consultation"),
        "laboratory-report": ("{detail} report", "lab report ({detail})"),
        "therapy-note": ("{detail} visit note", "{detail} treatment record"),
        "medical-legal-report": ("Panel QME report", "agreed medical evaluation"),
        "psychological-report": ("psychological evaluation", "psychologist's report"),
        "electrodiagnostic-report": ("nerve conduction study, {part}", "NCV/EMG {part}"),
        "imaging-report": ("{detail} report of the {part}", "{detail} {part}"),
        "ur-decision": ("UR determination", "utilization review letter"),
        "request-for-authorization": ("request for authorization", "RFA form"),
        "work-status": ("disability slip", "return to work note"),
        "medication-record": ("medication history", "pharmacy printout"),
        "first-report": ("Form 5021", "Doctor's First Report of Injury"),
        "permanent-and-stationary-report": ("PR-4", "final permanent and stationary report"),
        "correspondence": ("correspondence",),
    },
    named=(
        "There is a {noun} on file from {date}{by}.",
        "Findings in the {date} {noun}{by} were explained.",
        "I have in front of me the {noun}{by} bearing the date of {date}.",
        "This agrees with the {noun}{by} ({date}).",
        "I note that the {noun} dated {date}{by} came to much the same conclusion.",
        "Chart review: {noun}{by} - {date}.",
        "My opinion rests in part on the {noun} of {date}{by}.",
    ),
    injected=(
        "A {detail} {place} was given {date} with fair response.",
        "On {date} Dr. {last} gave a {detail} {place}.",
        "Prior procedures: {detail} {place} ({date}).",
    ),
    operated=(
        "PSHx: {detail}, {date}.",
        "Dr. {last} operated on {date}: {detail}.",
        "The patient is status post {detail} performed {date}.",
    ),
    undated=("The {noun} shows wear and tear only.", "I looked at the {noun} myself and agree with the reading."),
    nothing=(
        "Authorization has been asked for MRI of the {part}, still pending.",
        "See me again {later}.",
        "Chiropractic and acupuncture were tried in the past.",
        "Would order nerve studies if reflexes change.",
        "A second epidural injection is planned once approved.",
        "Copies of all diagnostic studies should be sent to this office before the visit.",
        "Not a surgical candidate at present.",
        "Referred to psychologist for evaluation, to be scheduled.",
        "X-rays will be repeated in six months.",
        "Random urine screen at next visit {later}.",
    ),
    by=(" of Dr. {last}", ", Dr. {last}", " written by Dr. {last}"),
)  # fmt: skip
PHRASES = {"fifth-dev": DEV, "fifth-test": TEST}
