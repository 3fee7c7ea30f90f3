"""Dev half: visits and reports as hospital systems and networks print them."""

from __future__ import annotations

from ..writing import Job, template
from .desk import Desk

DEV = "fourth-dev"


@template(DEV, "progress-report")
def encounter(j: Job) -> None:
    """An encounter summary: print head, visit banner, sections, results, orders of the day."""
    k = Desk(j)
    w, v = k.w, k.v
    k.printed()
    k.head()
    k.title(
        k.pick(
            "Office Visit - Occupational Medicine", "Encounter Summary", "Progress Notes", "Clinic Visit Note"
        )
    )
    k.facts([("Patient", k.patient()), ("MRN", j.m.mrn), ("DOB", k.d(j.m.born)),
             (k.pick("Visit Date", "Encounter Date", "Date of Service", "DOS"), k.on()),
             (k.pick("Provider", "Visit Provider"), j.r.author.full), ("Department", j.r.place),
             ("Date of Injury", k.d(j.m.injured))])  # fmt: skip
    k.running("Office Visit")
    k.parts([(k.pick("Chief Complaint", "Reason for Visit"), [f"Recheck of {v.part(j.r)} injury."]),
             (k.pick("History of Present Illness", "HPI", "Interval History"), v.told("complaints", 2)),
             (k.pick("Physical Exam", "Exam", "Objective"), [v.say("findings", 5)])])  # fmt: skip
    if k.rng.random() < 0.6:
        w.line(k.pick("Imaging and Data Reviewed", "Results Review", "External Records Reviewed"), bold=True)
        k.listed(v.some(3, ("imaging-report", "electrodiagnostic-report", "laboratory-report")))
    k.extras(7)
    k.parts([(k.pick("Assessment & Plan", "Assessment/Plan", "A/P"), [v.say("plan", 4)]),
             (k.pick("Orders Placed This Encounter", "Orders"), [v.nothing(), v.nothing()])])  # fmt: skip
    w.line(k.pick(f"Electronically signed by {k.signed()} at {k.on()} {k.clock()}",
                  f"{k.signed()}  {k.on()}  {k.clock()}  Signed", f"Signed by: {k.signed()} on {k.on(1)}"))  # fmt: skip


@template(DEV, "progress-report")
def after_visit(j: Job) -> None:
    """The summary that is handed to the patient at the door."""
    k = Desk(j)
    w, v = k.w, k.v
    k.head()
    k.title(k.pick("After Visit Summary", "AFTER VISIT SUMMARY", "Clinical Visit Summary"))
    w.line(f"{j.m.patient.name} (MRN {j.m.mrn})   {k.on()} {k.clock()}   {j.r.place}")
    w.gap()
    k.parts([("Today's Visit", [f"You saw {j.r.author.full} on {k.on()} for your {v.part(j.r)}."]),
             ("Vitals", [f"Blood pressure 12{k.pick(2, 6, 8)}/78  Pulse 7{k.pick(1, 4)}  BMI 27.{k.pick(1, 3)}"]),
             ("Medications", [v.say("plan", 2)]), ("What's Next", [v.nothing(), v.nothing()])],
            k.pick("columns", "over", "ruled"))  # fmt: skip
    if k.rng.random() < 0.5:
        w.line("Results on file", bold=True)
        k.listed(v.some(2, ("imaging-report", "laboratory-report")), k.pick("dates", "bullets"))
    k.extras(6)
    k.parts([("Instructions", [v.say("plan", 3)])])
    w.line(
        f"Care team: {k.signed()}"
        if k.rng.random() < 0.3
        else f"Electronically signed: {k.signed()} {k.on()}"
    )


@template(DEV, "consultation")
def inpatient(j: Job) -> None:
    """A dictated hospital consultation, with dates of dictation and transcription under it."""
    k = Desk(j, fonts=("Courier", "Times-Roman"))
    w, v = k.w, k.v
    k.head(k.pick("Alder Ridge Regional Medical Center", "Palisade Community Hospital"))
    k.title(k.pick("CONSULTATION REPORT", "CONSULTATION", f"{j.r.detail.upper()} CONSULTATION"))
    k.facts([("PATIENT NAME", j.m.patient.turned.upper()), ("MR#", j.m.mrn), (k.pick("DATE OF CONSULTATION", "CONSULT DATE"), k.on()),
             ("REQUESTING PHYSICIAN", j.m.treaters[0][0].full), ("DATE OF BIRTH", k.d(j.m.born)), ("ROOM", "OP")])  # fmt: skip
    k.running("CONSULTATION")
    k.parts([("REASON FOR CONSULTATION", [f"{v.part(j.r).capitalize()} pain."]),
             ("HISTORY OF PRESENT ILLNESS", [*v.told("story", 3), *v.told("complaints", 1)]),
             ("PAST MEDICAL HISTORY", ["As above; otherwise noncontributory."]),
             ("PHYSICAL EXAMINATION", [v.say("findings", 6)]),
             ("IMPRESSION", [f"1. Pain of the {v.part(j.r)}. 2. Work related injury."]),
             ("RECOMMENDATIONS", [v.say("plan", 2) + " " + v.nothing()])], k.pick("over", "before", "beside"))  # fmt: skip
    k.extras(6)
    w.p("Thank you for allowing me to take part in the care of this patient.")
    w.gap(10)
    w.line(f"Authenticated by {k.signed()}" if k.rng.random() < 0.5 else k.signed())
    w.line(f"DD: {k.on(1)}   DT: {k.on(2)}   JOB: {k.number(7)}   {k.pick('mlq', 'JT/tr', 'xx')}")


@template(DEV, "first-report")
def form_5021(j: Job) -> None:
    """The doctor's first report, filled in by software: numbered boxes."""
    k = Desk(j, sizes=(8.5, 9))
    w, v = k.w, k.v
    w.line("STATE OF CALIFORNIA", size=8)
    k.title("DOCTOR'S FIRST REPORT OF OCCUPATIONAL INJURY OR ILLNESS", align="centre")
    w.p(
        "Within 5 days of your initial examination, send two copies of this report to the employer's insurer or the insured employer."
    )
    k.facts([("1. INSURER NAME AND ADDRESS", j.m.insurer), ("2. EMPLOYER NAME", j.m.employer), ("5. PATIENT NAME", j.m.patient.name),
             ("7. Date of Birth", k.d(j.m.born)), ("16. Date of injury", k.d(j.m.injured)), ("17. Date last worked", k.d(j.m.injured)),
             ("18. Date and hour of first examination or treatment", f"{k.on()} {k.clock()}"), ("13. Social Security No.", "ON FILE"),
             ("Claim", j.m.claim)], k.pick("boxes", "below", "stacked"))  # fmt: skip
    k.parts([("20. DESCRIBE HOW THE ACCIDENT HAPPENED", [v.say("story", 2)]), ("21. SUBJECTIVE COMPLAINTS", [v.say("complaints", 2)]),
             ("22. OBJECTIVE FINDINGS A. Physical examination", [v.say("findings", 3)]),
             ("B. X-ray and laboratory results", [k.pick("None at this time.", "Deferred.")]),
             ("23. DIAGNOSIS", [f"Strain of the {v.part(j.r)}"]), ("25. TREATMENT RENDERED", [v.say("plan", 2)])], "over")  # fmt: skip
    w.line("26. If further treatment required, specify treatment plan:")
    w.p(v.nothing())
    k.boxes(("Regular work", "Modified work", "Off work"), 1)
    w.line(f"Doctor's Signature: /s/ {j.r.author.full}      CA License A{k.number(5)}")
    w.line(f"Doctor Name and Degree (please type): {j.r.author.full}     Date: {k.on()}")


@template(DEV, "work-status")
def activity(j: Job) -> None:
    """A network's work activity form."""
    k = Desk(j)
    w = k.w
    k.head()
    k.title(k.pick("WORK ACTIVITY STATUS REPORT", "Work Status Report", "PATIENT ACTIVITY STATUS"))
    k.facts([("Patient", k.patient()), ("Employer", j.m.employer), ("Claim No.", j.m.claim), ("Service Date", k.on()),
             ("Injury Date", k.d(j.m.injured)), ("Case Date", k.d(j.m.injured))])  # fmt: skip
    w.line("Activity Status", bold=True)
    k.boxes(
        ("Return to full duty", f"Return to modified duty from {k.on()} to {k.on(30)}", "Off work"),
        k.rng.randint(1, 2),
    )
    w.table([("Activity", "0 hrs", "Up to 3 hrs", "Up to 6 hrs", "No limit"), ("Lift over 10 lb", "X", "", "", ""),
             ("Bend / twist", "", "X", "", ""), ("Stand / walk", "", "", "X", ""), ("Reach overhead", "X", "", "", "")],
            (0.3, 0.15, 0.2, 0.2, 0.15))  # fmt: skip
    w.line(f"Next appointment: {k.on(28)} {k.clock()}")
    w.gap()
    w.line(
        k.pick(
            f"Treating provider: {k.signed()}   (electronic signature on file)",
            f"Provider signature: {k.signed()}   {k.on()}",
        )
    )


@template(DEV, "permanent-and-stationary-report")
def final(j: Job) -> None:
    """The treating physician's last report, on the state's headings."""
    k = Desk(j, fonts=("Helvetica", "Times-Roman"))
    w, v = k.w, k.v
    k.head()
    k.title(k.pick("PRIMARY TREATING PHYSICIAN'S PERMANENT AND STATIONARY REPORT (PR-4)",
                   "Permanent and Stationary / Maximum Medical Improvement Report"))  # fmt: skip
    k.facts([("Employee", k.patient()), ("Claim Number", j.m.claim), ("Date of Injury", k.d(j.m.injured)),
             (k.pick("Date of Exam", "Examination date"), k.on()), ("Employer", j.m.employer), ("Report date", k.on(9))])  # fmt: skip
    k.running("P&S Report")
    k.parts([("History of injury", v.told("story", 3)), ("Present complaints", [v.say("complaints", 4)])])
    k.extras(5, "EXPERT")
    w.line("Records reviewed", bold=True)
    k.listed(v.some(6))
    k.parts([("Examination", [v.say("findings", 6)]), ("Impairment rating (AMA Guides, 5th Edition)", [f"{k.pick(5, 8, 13)}% whole person."]),
             ("Causation and apportionment", ["All of the disability is the result of the injury described above."]),
             ("Future medical care", [v.nothing() + " " + v.say("plan", 2)]),
             ("Work restrictions", ["No repetitive bending. No lifting over 25 pounds."])])  # fmt: skip
    w.p(
        "I declare under penalty of perjury that this report is true to the best of my knowledge and that I have not violated section 139.3."
    )
    k.ink(k.pick("Sincerely,", "Respectfully,"), j.r.place)
