"""Test set: visits, first and final reports, work status slips."""

from __future__ import annotations

from .. import dates
from ..prose import HISTORY, OBJECTIVE, PLAN, SUBJECTIVE
from ..writing import Job, template


@template("test", "progress-report")
def chain(j: Job) -> None:
    """An industrial clinic chain's sheet: title in a frame, assistant signs, supervisor below."""
    w = j.paper(size=9.5, margin=48)
    aide = j.m.town.person("assistant")
    w.author = aide.full
    w.table([(j.r.place, "INJURY RECHECK - PHYSICIAN PROGRESS NOTE")], (0.45, 0.55))
    w.title = "INJURY RECHECK - PHYSICIAN PROGRESS NOTE"
    w.pairs([("Pt:", j.m.patient.turned), ("D.O.S.:", dates.us20(j.r.date)), ("D.O.I.:", dates.us20(j.m.injured)),
             ("D.O.B.:", dates.us20(j.m.born)), ("Empl:", j.m.employer), ("Clm:", j.m.claim)], columns=3)  # fmt: skip
    j.soap(("Interval History", "Physical Exam", "Dx", "Tx Plan"))
    w.gap(12)
    w.line(f"Seen by: {aide.full}")
    w.line(f"Supervising physician: {j.r.author.full} (available, did not see patient)")


@template("test", "progress-report")
def typed(j: Job) -> None:
    """A dictated note without any heading; the date opens it, the name closes it."""
    w = j.paper(font="Courier", size=10)
    w.line(j.m.patient.turned.upper())
    w.gap()
    w.line(dates.capitals(j.r.date))
    w.gap()
    w.p(f"{j.m.patient.name} comes back today. " + j.s(SUBJECTIVE, 4))
    j.story(2)
    w.p("On exam: " + j.s(OBJECTIVE, 5))
    w.p("Plan: " + j.s(PLAN, 4) + " " + j.n.nothing())
    w.gap(14)
    w.line(j.r.author.full.upper())
    w.line(f"{j.r.author.last[:2].upper()}:kj")


@template("test", "progress-report")
def columns(j: Job) -> None:
    """A two column sheet with the exam date in the running head of every page."""
    w = j.paper(font="Times-Roman", size=11)
    name, seen = j.m.patient.name, dates.words(j.r.date)
    w.running = lambda n, of: f"{name} - {seen} - page {n}"
    j.letterhead(align="left")
    w.heading("FOLLOW-UP EVALUATION BY PRIMARY TREATING PHYSICIAN", bold=True, align="centre")
    w.two(
        [f"Examinee: {name}", f"Claim no.: {j.m.claim}"],
        [f"Exam: {seen}", f"Injury: {dates.words(j.m.injured)}"],
    )
    w.line("Interim History", bold=True)
    j.story(4, SUBJECTIVE)
    w.line("Job Description and Past History", bold=True)
    w.p(j.s(HISTORY, 6))
    w.line("Range of Motion", bold=True)
    w.two(
        ["Flexion 50 (60)", "Extension 15 (25)", "Rotation left 60 (80)"],
        ["Grip right 30/28/30", "Grip left 40/42/40", "Pinch equal"],
    )
    for _ in range(3):
        w.p(j.s(OBJECTIVE, 6))
    w.line("Opinion", bold=True)
    w.p(j.s(PLAN, 5))
    j.story(2, PLAN)
    j.hand("With best regards,", "Primary treating physician")


@template("test", "first-report")
def first(j: Job) -> None:
    """The first report as an electronic system prints it."""
    w = j.paper(font="Courier", size=9)
    w.heading("DOCTORS FIRST REPORT OF OCCUPATIONAL INJURY OR ILLNESS", bold=True)
    w.line("Form 5021 (Rev. 4) - file within five days of initial examination")
    w.gap()
    for name, value in (
        ("Insurer", j.m.insurer), ("Employer", j.m.employer), ("Patient", j.m.patient.name), ("Occupation", "Warehouse"),
        ("Injured", dates.us0(j.m.injured)), ("First exam", dates.us0(j.r.date)), ("Last worked", dates.us0(j.m.injured)),
    ):  # fmt: skip
        w.line(f"{name:.<22} {value}")
    w.gap()
    w.line("SUBJECTIVE COMPLAINTS: " + j.s(SUBJECTIVE, 2))
    w.line("HISTORY: " + j.s(HISTORY, 2))
    w.line("FINDINGS: " + j.s(OBJECTIVE, 3))
    w.line("TREATMENT: " + j.s(PLAN, 2))
    w.gap()
    w.line(f"Electronic signature on file: {j.r.author.full}  {dates.us0(j.after(2))}")


@template("test", "permanent-and-stationary-report")
def final(j: Job) -> None:
    """A narrative final report."""
    w = j.paper(font="Times-Roman", size=11)
    w.running = lambda n, of: f"{j.m.patient.name} / {j.m.claim} / {n} of {of}"
    j.letterhead()
    w.line(dates.words(j.after(9)))
    w.gap()
    j.re(("Exam date", dates.words(j.r.date)))
    w.heading("PERMANENT AND STATIONARY EVALUATION", bold=True, align="centre")
    w.p("To whom it may concern: the patient has reached maximum medical improvement as of this visit.")
    w.line("Summary of Care", bold=True)
    j.story(4)
    w.line("Objective Factors of Disability", bold=True)
    w.p(j.s(OBJECTIVE, 7))
    w.p(j.s(OBJECTIVE, 7))
    w.line("Whole Person Impairment", bold=True)
    w.p("By the Fifth Edition, table 15-3, seven percent of the whole person. " + j.s(HISTORY, 5))
    w.line("Future Medical Care", bold=True)
    w.p(j.s(PLAN, 5))
    j.hand("Yours sincerely,")


@template("test", "work-status")
def slip(j: Job) -> None:
    """A return to work certificate on half a page."""
    w = j.paper(font="Times-Roman", size=12)
    w.line(j.r.place, bold=True)
    w.heading("Return to Work / Disability Certificate", bold=True)
    w.gap()
    w.p(
        f"This is to certify that {j.m.patient.name} has been under my care and is unable to work until {dates.words(j.after(30))}."
    )
    w.line("Remarks: may do desk duty four hours daily if offered.")
    w.gap(24)
    w.two([j.r.author.full, "Physician"], [dates.us(j.r.date), "Date"])
