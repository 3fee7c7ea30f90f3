"""Test half: visits and reports of other systems' software."""

from __future__ import annotations

from ..writing import Job, template
from .desk import Desk

TEST = "fourth-test"


@template(TEST, "progress-report")
def ambulatory(j: Job) -> None:
    """An ambulatory chart note of another vendor: banner in one line, sections run in, attestation."""
    k = Desk(j, fonts=("Helvetica", "Times-Roman"))
    w, v = k.w, k.v
    k.head()
    w.line(f"{j.m.patient.turned.upper()}   {k.d(j.m.born)}   #{j.m.mrn}   {k.pick('M', 'F')}")
    k.title(
        k.pick("Ambulatory Progress Note", "WORKERS' COMP FOLLOW-UP", "Follow Up Visit", "Return Visit Note")
    )
    k.facts([(k.pick("Seen on", "Appt. Date", "Date Seen", "Visit"), f"{k.on()} {k.clock()}"), ("Seen by", j.r.author.full),
             ("Location", j.r.place), ("Primary payer", j.m.insurer), ("WC claim", j.m.claim), ("Inj. date", k.d(j.m.injured))])  # fmt: skip
    k.running("Ambulatory note")
    k.parts(
        [
            ("CC", [f"{v.part(j.r)}, follow up"]),
            ("Subjective", v.told("complaints", 2)),
            ("O", [v.say("findings", 4)]),
        ],
        k.pick("before", "beside", "over"),
    )
    if k.rng.random() < 0.6:
        w.line(k.pick("Studies", "Diagnostics reviewed", "Prior workup"), bold=True)
        k.listed(
            v.some(3, ("imaging-report", "electrodiagnostic-report", "laboratory-report", "consultation"))
        )
    k.parts([("Dx", [f"{v.part(j.r)} sprain; myalgia"]), ("Plan of care", [v.say("plan", 3), v.nothing()]), ("Pending", [v.nothing()])],
            k.pick("before", "beside", "over"))  # fmt: skip
    k.extras(8)
    w.line(k.pick(f"I, {k.signed()}, attest that I saw this patient and that this note is mine. {k.on()}",
                  f"Documented by {k.signed()} - note closed {k.on(1)} {k.clock()}",
                  f"Scribed by {j.m.town.person('lay').name} for {k.signed()}"))  # fmt: skip


@template(TEST, "progress-report")
def pr2(j: Job) -> None:
    """The state's progress report form out of a network's software."""
    k = Desk(j, sizes=(8.5, 9, 9.5))
    w, v = k.w, k.v
    w.line("State of California  Division of Workers' Compensation", size=8, align="centre")
    k.title("PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)", align="centre")
    w.line("Check the box(es) which indicate why you are submitting a report at this time.")
    k.boxes(
        (
            "Periodic report (required 45 days after last report)",
            "Change in work status",
            "Request for authorization",
            "Released from care",
        ),
        k.rng.randint(0, 2),
    )
    k.facts([("Patient: Last", j.m.patient.last), ("First", j.m.patient.first), ("D.O.B.", k.d(j.m.born)), ("Date of Injury", k.d(j.m.injured)),
             ("Occupation", "Warehouse"), ("Claims Administrator", j.m.insurer), ("Claim Number", j.m.claim), ("Employer name", j.m.employer),
             ("Date of exam", k.on())], k.pick("boxes", "below", "grid"))  # fmt: skip
    k.parts([("Subjective complaints", v.told("complaints", 1)), ("Objective findings", [v.say("findings", 4)]), ("Diagnoses", [f"1. {v.part(j.r)} strain"]),
             ("Treatment Plan", [v.say("plan", 2) + " " + v.nothing()])], "over")  # fmt: skip
    w.line("Work Status: This patient has been instructed to:", bold=True)
    k.boxes(
        ("Remain off-work", f"Return to modified work on {k.on()}", "Return to full duty"),
        k.rng.randint(0, 2),
    )
    w.line(f"Primary Treating Physician: (original signature, do not stamp)        Date of exam: {k.on()}")
    w.p(
        "I declare under penalty of perjury that this report is true and correct to the best of my knowledge and that I have not violated Labor Code 139.3."
    )
    w.line(f"Signature: {j.r.author.full}     Cal. Lic. # A{k.number(5)}")
    w.line(f"Executed at: {j.r.place}     Date: {k.on()}")


@template(TEST, "consultation")
def specialty(j: Job) -> None:
    """A network specialist's letter of consultation."""
    k = Desk(j, fonts=("Times-Roman", "Helvetica"), sizes=(10, 10.5))
    w, v = k.w, k.v
    k.head()
    w.line(k.on(1) if k.rng.random() < 0.3 else k.on())
    to = j.m.treaters[0][0]
    w.line(to.full)
    w.line(j.m.treaters[0][1])
    w.gap()
    k.title(
        k.pick(
            f"{j.r.detail.title()} Consultation",
            "SPECIALTY CONSULTATION REPORT",
            "Initial Specialist Consultation",
        )
    )
    k.facts(
        [
            ("Patient", j.m.patient.name),
            ("Birth date", k.d(j.m.born)),
            (k.pick("Date of visit", "Examined on", "Consultation date"), k.on()),
        ],
        k.pick("lines", "tabbed", "bar"),
    )
    w.p(
        f"Dear Dr. {to.last}: I had the pleasure of seeing this claimant at your request for an opinion about the {v.part(j.r)}."
    )
    k.running("Consultation")
    k.parts([("History", [*v.told("story", 3), *v.told("complaints", 2)]), ("Examination", [v.say("findings", 5)]), ("Studies", v.told("complaints", 2, ("imaging-report", "electrodiagnostic-report"))),
             ("Opinion", [f"Chronic {v.part(j.r)} pain of industrial origin."]), ("Advice", [v.say("plan", 2), v.nothing()])])  # fmt: skip
    k.extras(6)
    k.ink(k.pick("With kind regards,", "Yours sincerely,"), f"{j.r.detail.title()}", name=k.signed())


@template(TEST, "first-report")
def report_5021(j: Job) -> None:
    """The first report of an urgent care chain, its form's items run down the page."""
    k = Desk(j, sizes=(9, 9.5))
    w, v = k.w, k.v
    k.head()
    k.title(
        k.pick(
            "DOCTOR'S FIRST REPORT OF OCCUPATIONAL INJURY OR ILLNESS (Form 5021)",
            "Doctor's First Report of Injury",
        )
    )
    k.facts([("Insurer", j.m.insurer), ("Employer", j.m.employer), ("Patient", k.patient()), ("Birth", k.d(j.m.born)), ("Injured at", "Worksite"),
             ("Date and hour of injury", f"{k.d(j.m.injured)} {k.clock()}"), ("Date and hour of first exam", f"{k.on()} {k.clock()}"),
             ("Previously treated here", "No")], k.pick("tabbed", "below", "lines", "three"))  # fmt: skip
    k.parts([("Patient's account of injury", [v.say("story", 3)]), ("Complaints", [v.say("complaints", 2)]), ("Findings", [v.say("findings", 4)]),
             ("X-ray results", ["Not taken."]), ("Diagnosis", [f"{v.part(j.r)} sprain/strain"]), ("Treatment rendered", [v.say("plan", 2)]), ("Further treatment", [v.nothing()])])  # fmt: skip
    k.extras(3)
    w.line(
        k.pick(
            f"Physician signature {j.r.author.full}", f"Doctor's signature (electronic): {j.r.author.full}"
        )
    )
    w.line(f"Date {k.on()}   IRS No. 95-{k.number(7)}")


@template(TEST, "work-status")
def duty(j: Job) -> None:
    """A system's return to work letter or slip."""
    k = Desk(j, sizes=(10, 11))
    w, v = k.w, k.v
    k.head()
    k.title(
        k.pick(
            "Return to Work / School Verification",
            "DUTY STATUS",
            "Physician's Return to Work Certification",
            "Work Restrictions Form",
        )
    )
    w.line(k.pick(f"Date: {k.on()}", f"Issued {k.on()}", k.on()))
    w.p(
        f"To whom it may concern: {j.m.patient.name} is under our care for the {v.part(j.r)}, injured {k.d(j.m.injured)}."
    )
    k.boxes(
        (
            "may return with no limits",
            f"may return with limits until {k.on(21)}",
            f"is unable to work until {k.on(21)}",
        ),
        k.rng.randint(0, 2),
    )
    k.parts(
        [("Limits", ["No lifting above 15 pounds. Sit or stand at will."]), ("Next evaluation", [k.on(21)])],
        k.pick("before", "over"),
    )
    k.ink("", k.pick("Treating provider", j.r.place), name=k.signed())


@template(TEST, "permanent-and-stationary-report")
def stationary(j: Job) -> None:
    """A narrative of the treating doctor at maximum improvement, written as a letter to the administrator."""
    k = Desk(j, fonts=("Times-Roman", "Helvetica"), sizes=(10, 10.5))
    w, v = k.w, k.v
    k.head()
    w.line(j.m.insurer)
    w.line(f"Attn: {j.m.adjuster.name}")
    w.gap()
    k.title(
        k.pick(
            "Treating Physician's Final Report: Permanent and Stationary",
            "PERMANENT & STATIONARY EVALUATION",
            "PR-4 MAXIMAL MEDICAL IMPROVEMENT EVALUATION",
        )
    )
    k.facts(
        [
            ("Worker", j.m.patient.name),
            ("Claim", j.m.claim),
            ("Injury", k.d(j.m.injured)),
            (k.pick("Evaluated", "Date of final visit", "Exam"), k.on()),
        ]
    )
    k.running("Final report")
    k.parts(
        [
            ("Course", v.told("story", 4)),
            ("Present symptoms", [v.say("complaints", 3)]),
            ("Findings on examination", [v.say("findings", 5)]),
        ]
    )
    w.line("Prior records", bold=True)
    k.listed(v.some(5))
    k.parts([("Disability status", ["The claimant has reached maximal medical improvement and is permanent and stationary as of this visit."]),
             ("Whole person impairment", [f"{k.pick(3, 7, 12)} percent under the AMA Guides."]), ("Apportionment", ["None is indicated."]),
             ("Future care", [v.nothing()]), ("Restrictions", ["Preclusion from heavy work."])])  # fmt: skip
    k.extras(5, "EXPERT")
    k.ink(k.pick("Yours truly,", "Submitted by,"), "Primary Treating Physician")
