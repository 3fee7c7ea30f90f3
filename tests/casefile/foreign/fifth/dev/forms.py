"""Printed forms as a small office fills them in: the state's, the insurer's, the employer's."""

from __future__ import annotations

from ... import dates
from ...writing import Job, template
from ..tools import (
    begin,
    blanks,
    captions,
    padding,
    paragraphs,
    pen,
    right,
    stationery,
    thoughts,
    ticks,
)
from ..words import CARE, FOUND, PAST, RULE, SAYS

SET = "fifth-dev"


@template(SET, "first-report")
def numbered(j: Job) -> None:
    """Form 5021 with the numbers of its boxes and answers by pen."""
    w = begin(j, size=8.5, margin=40)
    w.line("STATE OF CALIFORNIA", size=8)
    w.gap(5)
    w.heading("DOCTOR'S FIRST REPORT OF OCCUPATIONAL INJURY OR ILLNESS", bold=True, size=12, align="centre")
    w.line(
        "Within 5 days of your initial examination, for every occupational injury or illness, send two copies.",
        size=7.5,
    )
    captions(j, [[("1. INSURER NAME AND ADDRESS", j.m.insurer)], [("2. EMPLOYER NAME", j.m.employer), ("Policy no.", "unk")],
                 [("5. PATIENT NAME (first, middle initial, last)", j.m.patient.name), ("6. Sex", "X"), ("7. Date of Birth", dates.us2(j.m.born))],
                 [("15. Date and hour of injury", f"{dates.us2(j.m.injured)} 8 am"), ("16. Date last worked", dates.us2(j.m.injured))],
                 [("17. Date and hour of first examination or treatment", f"{dates.us2(j.r.date)} 4 pm"), ("18. Have you previously treated patient?", "No")]],
             under=False)  # fmt: skip
    w.line("19. DESCRIBE HOW THE ACCIDENT OR EXPOSURE HAPPENED", size=7.5)
    paragraphs(j, (PAST, 2))
    w.line("20. SUBJECTIVE COMPLAINTS", size=7.5)
    paragraphs(j, (SAYS, 2))
    w.line("21. OBJECTIVE FINDINGS   A. Physical examination", size=7.5)
    paragraphs(j, (FOUND, 4))
    w.line("B. X-ray and laboratory results (State if none or pending.)    none", size=7.5)
    w.line("22. DIAGNOSIS (if occupational illness specify etiologic agent)", size=7.5)
    w.p(thoughts(j, 2))
    w.line("25. TREATMENT RENDERED", size=7.5)
    paragraphs(j, (CARE, 2))
    w.line("26. If further treatment required, specify treatment plan", size=7.5)
    w.p(j.n.nothing())
    w.line("28. WORK STATUS  Is patient able to perform usual work?  [ ] Yes  [X] No", size=7.5)
    w.gap(6)
    blanks(j, [[("Doctor's Signature", j.r.author.full), ("CA License Number", f"A{j.rng.randint(30000, 90000)}")],
               [("Doctor Name and Degree", j.r.author.full), ("Date", dates.us2(j.after(3)))],
               [("Address", j.r.place), ("Telephone", j.m.town.phone())]], label=8)  # fmt: skip
    w.footer = lambda n, of: "FORM 5021 (Rev. 4) 1992"


@template(SET, "permanent-and-stationary-report")
def boxes(j: Job) -> None:
    """The PR-3 as a form, signed after the examination."""
    w = begin(j, size=9.5, margin=46)
    w.heading("PRIMARY TREATING PHYSICIAN'S PERMANENT AND STATIONARY REPORT (PR-3)", bold=True, size=11.5)
    w.p(
        "This form is required to be used for ratings prepared pursuant to the 1997 Permanent Disability Rating Schedule."
    )
    blanks(j, [[("Last Name", j.m.patient.last), ("First", j.m.patient.first)], [("Occupation", "packer"), ("DOB", dates.us(j.m.born))],
               [("Date of Injury", dates.us(j.m.injured)), ("Date last worked", dates.us(j.after(-200)))],
               [("Date of current examination", dates.us(j.r.date)), ("P&S date", dates.us(j.r.date))]], ink=False)  # fmt: skip
    w.line("Description of how injury/illness occurred:", bold=True)
    paragraphs(j, (PAST, 4), named=2)
    w.line("Relevant diagnostic test results:", bold=True)
    for record in j.n.some(3, ("imaging-report", "electrodiagnostic-report")):
        when, noun, by, mention = j.n.item(record)
        w.p(f"{noun} ({when}) {by}".strip(), mention, x=12)
    w.line("Objective findings:", bold=True)
    paragraphs(j, (FOUND, 5))
    padding(j, 1, 6)
    w.line("Diagnoses: " + thoughts(j, 2))
    ticks(j, ("Pre-injury capacity has been lost by half for heavy lifting", "No loss of capacity"), 0)
    w.line("Future medical treatment:", bold=True)
    paragraphs(j, (CARE, 3), idle=1)
    w.p("I have not violated Labor Code section 139.3 in regard to this evaluation.")
    w.gap(10)
    blanks(j, [[("Signature", j.r.author.full)], [("Date", dates.us(j.after(9))), ("County", "Kern")]])


@template(SET, "request-for-authorization")
def rfa(j: Job) -> None:
    """DWC Form RFA, by hand."""
    w = begin(j, size=9, margin=44)
    w.heading("REQUEST FOR AUTHORIZATION", bold=True, size=13, align="centre")
    w.line("DWC Form RFA", align="centre")
    w.p("Attach the Doctor's First Report of Occupational Injury or Illness, Form DLSR 5021, a Treating Physician's "
        "Progress Report, DWC Form PR-2, or equivalent narrative report substantiating the requested treatment.")  # fmt: skip
    ticks(j, ("New Request", "Resubmission - Change in Material Facts", "Expedited Review", "Written Confirmation of Prior Oral Request"),
          j.rng.randint(0, 1), columns=2, by="/")  # fmt: skip
    w.line("Employee Information", bold=True)
    blanks(j, [[("Name:", j.m.patient.turned)], [("Date of Injury:", dates.us2(j.m.injured)), ("Date of Birth:", dates.us2(j.m.born))],
               [("Claim Number:", j.m.claim), ("Employer:", j.m.employer)]])  # fmt: skip
    w.line("Requesting Physician Information", bold=True)
    blanks(j, [[("Name:", j.r.author.full)], [("Practice Name:", j.r.place), ("Contact:", "front desk")]])
    w.line("Claims Administrator Information", bold=True)
    blanks(j, [[("Company Name:", j.m.insurer), ("Contact Name:", j.m.adjuster.name)]])
    w.line(
        "Requested Treatment (see instructions for guidance; attach additional pages if necessary)", bold=True
    )
    w.table([("Diagnosis", "ICD-Code", "Service/Good Requested", "CPT", "Other (frequency, duration)"),
             (thoughts(j, 1), "724.2", f"MRI {j.s.part}", "721" + str(j.rng.randint(10, 99)), "x1"),
             (thoughts(j, 1), "847.0", "Physical therapy", "97110", "2x4")], (0.25, 0.12, 0.27, 0.1, 0.26))  # fmt: skip
    w.gap(10)
    blanks(j, [[("Requesting Physician Signature:", j.r.author.full), ("Date:", dates.us2(j.r.date))]])
    w.line("Claims Administrator/Utilization Review Organization (URO) Response", bold=True)
    ticks(j, ("Approved", "Delay", "Denied or Modified (See separate decision letter)"), (), columns=2)
    w.footer = lambda n, of: "DWC Form RFA (Effective 2/2014)     Page 1"


@template(SET, "application")
def imr(j: Job) -> None:
    """The IMR form, signed by the worker in ink."""
    w = begin(j, size=9.5, margin=48)
    w.author = j.m.patient.name
    w.line("State of California, Department of Industrial Relations", size=8, align="centre")
    w.gap(5)
    w.heading("APPLICATION FOR INDEPENDENT MEDICAL REVIEW", bold=True, size=13, align="centre")
    w.line("DWC Form IMR", align="centre")
    w.p("TO REQUEST INDEPENDENT MEDICAL REVIEW: sign and date this application and consent to obtain medical records. "
        "Mail or fax the application and a copy of the written decision you received.")  # fmt: skip
    decisions = j.n.some(1, ("ur-decision",))
    ticks(j, ("Regular", "Expedited"), 0, columns=2, by="X")
    blanks(j, [[("Employee Name (First, MI, Last):", j.m.patient.name)], [("Address:", j.m.town.address()[0])],
               [("Phone Number:", j.m.town.phone()), ("Date of Birth:", dates.us(j.m.born))],
               [("Claim Number:", j.m.claim), ("Date of Injury:", dates.us(j.m.injured))], [("Employer:", j.m.employer)],
               [("Employee Attorney (if known):", j.m.lawyer.name)],
               [("Requesting Physician Name:", j.m.treaters[0][0].full)]])  # fmt: skip
    w.line("Disputed Medical Treatment", bold=True)
    w.p(
        f"Primary Diagnosis: {thoughts(j, 1)}. List of treatment denied: {j.s.part} injection, therapy, 8 visits."
    )
    if decisions:
        when, noun, _, mention = j.n.item(decisions[0])
        w.p(f"Enclosed: {noun} dated {when}.", mention)
    w.line("Is the Claims Administrator disputing liability?   [X] No   [ ] Yes")
    w.p("Consent to Obtain Medical Records: I request independent medical review of the decision, and I allow my "
        "health care providers to furnish my medical records to the review organization.")  # fmt: skip
    w.gap(12)
    blanks(j, [[("Employee Signature:", j.m.patient.name), ("Date:", dates.us(j.r.date))]])


@template(SET, "work-status")
def slip(j: Job) -> None:
    """Half a sheet for the foreman."""
    w = begin(j, size=11, margin=90)
    stationery(j)
    w.heading(
        j.rng.choice(("CERTIFICATE FOR RETURN TO WORK", "DISABILITY CERTIFICATE", "OFF WORK ORDER")),
        bold=True,
        align="centre",
    )
    w.gap(8)
    right(j, f"Date {dates.us(j.r.date)}")
    blanks(j, [[("This is to certify that", j.m.patient.name)], [("has been under my care since", dates.us(j.m.injured))],
               [("and is unable to work until", dates.us(j.after(21)))], [("Remarks:", "no lifting, no stooping")]])  # fmt: skip
    w.gap(20)
    pen(j, 300, j.r.author.full, 14)
    w.gap(4)
    w.line("_" * 34, x=200)
    w.line("Signature of Doctor", x=240, size=8)


@template(SET, "other")
def claim(j: Job) -> None:
    """DWC-1, the employee's half only."""
    w = begin(j, size=9.5)
    w.author = j.m.patient.name
    w.line(
        "State of California  Department of Industrial Relations  DIVISION OF WORKERS' COMPENSATION", size=8
    )
    w.gap(5)
    w.heading("WORKERS' COMPENSATION CLAIM FORM (DWC 1)", bold=True, size=13, align="centre")
    w.p("Employee: Complete the Employee section and give the form to your employer. Keep a copy and mark it Employee's "
        "Temporary Receipt until you receive the signed and dated copy from your employer.")  # fmt: skip
    blanks(j, [[("1. Name.", j.m.patient.name), ("Today's Date.", dates.us(j.r.date))], [("2. Home Address.", j.m.town.address()[0])],
               [("4. Date of Injury.", dates.us(j.m.injured)), ("Time of Injury.", "10 a.m.")],
               [("5. Address where injury happened.", "warehouse")], [("6. Describe injury and part of body affected.", j.s.part)],
               [("8. Signature of employee.", j.m.patient.name)]])  # fmt: skip
    w.line("Employer - complete this section and see note below.", bold=True)
    blanks(j, [[("9. Name of employer.", j.m.employer)], [("13. Date employer received claim form.", "")],
               [("15. Name of insurance carrier.", j.m.insurer)], [("17. Signature of employer representative.", "")]])  # fmt: skip
    w.p(RULE[2])


@template(SET, "other")
def history(j: Job) -> None:
    """What a new patient fills in with a clipboard on the knees."""
    w = begin(j, size=10)
    w.author = j.m.patient.name
    w.line(j.r.place, align="right", size=9)
    w.heading("PATIENT HISTORY QUESTIONNAIRE", bold=True, size=13)
    blanks(j, [[("Name", j.m.patient.name), ("Today's date", dates.us2(j.r.date))],
               [("Birth date", dates.us2(j.m.born)), ("When did it start?", dates.us2(j.m.injured))]])  # fmt: skip
    for question, answer in (("Where does it hurt?", j.s.part), ("What makes it worse?", "everything"), ("Other doctors seen?", "company dr."),
                             ("Had an MRI?  Y / N", "dont know"), ("Any surgery planned?", "not sure"), ("Allergies", "none")):  # fmt: skip
        blanks(j, [[(question, answer)]])
    ticks(
        j,
        ("headaches", "dizziness", "cough", "heartburn", "weight loss", "depression"),
        j.rng.sample(range(6), 2),
        columns=3,
        by="v",
    )
    w.gap(14)
    blanks(j, [[("Patient signature", j.m.patient.name)]])


@template(SET, "other")
def sheet(j: Job) -> None:
    """A separator: a word or two on a sheet."""
    w = begin(j)
    w.date = w.author = None
    w.gap(260)
    w.line(
        j.rng.choice(("EXHIBIT A", "TAB 4", "DR. RECORDS", "MEDICALS", "EXHIBIT 12")),
        bold=True,
        size=30,
        align="centre",
    )
