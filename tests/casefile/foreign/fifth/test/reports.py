"""First, last and legal reports."""

from __future__ import annotations

from ... import dates
from ...writing import Job, template
from ..tools import (
    begin,
    blanks,
    captions,
    earlier,
    initials,
    padding,
    paragraphs,
    right,
    stationery,
    thoughts,
    ticks,
)
from ..words import CARE, FEELS, FOUND, PAST, RULE, SAYS

SET = "fifth-test"


@template(SET, "first-report")
def first(j: Job) -> None:
    """Form 5021 retyped in a word processor."""
    w = begin(j, size=9.5, margin=50)
    w.heading("Doctor's First Report of Occupational Injury or Illness", bold=True, size=13)
    w.line("(State of California, Form 5021)")
    blanks(j, [[("1. Insurer", j.m.insurer)], [("2. Employer", j.m.employer), ("5. Patient", j.m.patient.name)],
               [("8. Date of Birth", dates.us(j.m.born)), ("10. Occupation", "driver")],
               [("15. Date of injury", dates.us(j.m.injured)), ("16. Last worked", dates.us(j.m.injured))],
               [("17. Date of first exam", dates.us(j.r.date)), ("18. Treated before?", "no")]], ink=j.rng.random() < 0.5)  # fmt: skip
    for name, source in (
        ("19. How it happened", PAST),
        ("20. Complaints", SAYS),
        ("21. Findings", FOUND),
        ("25. Treatment rendered", CARE),
    ):
        w.line(name, bold=True)
        paragraphs(j, (source, 3))
    w.line("22. Diagnosis: " + thoughts(j, 2))
    w.line(f"26. Further treatment: {j.n.nothing()}")
    w.line(f"28. Able to work: modified, from {dates.us(j.after(1))} to {dates.us(j.after(14))}")
    w.gap(10)
    captions(
        j,
        [
            [
                ("Signature", j.r.author.full),
                ("Date signed", dates.us(j.after(2))),
                ("Lic.", f"A{j.rng.randint(30000, 90000)}"),
            ]
        ],
        ink=True,
    )


@template(SET, "permanent-and-stationary-report")
def discharge(j: Job) -> None:
    """The last report as a letter; seen one day, written another."""
    w = begin(j, font="Times-Roman", size=11.5)
    stationery(j, line="Family Practice")
    w.line(dates.words(j.after(18)))
    w.line(j.m.insurer)
    w.gap()
    w.line(f"RE: {j.m.patient.name}   Claim {j.m.claim}   Injured {dates.words(j.m.injured)}")
    w.heading("PERMANENT AND STATIONARY REPORT", bold=True)
    w.p(
        f"To whom it may concern: The patient was last examined here on {dates.words(j.r.date)} and is now permanent and stationary."
    )
    for name, source, named in (
        ("HISTORY", PAST, 4),
        ("PRESENT COMPLAINTS", SAYS, 0),
        ("EXAMINATION", FOUND, 0),
    ):
        w.line(name, bold=True)
        paragraphs(j, (source, 6), named=named)
    padding(j, 0, 6)
    w.line("IMPAIRMENT", bold=True)
    w.p(
        "By the AMA Guides, Fifth Edition, there is seven percent impairment of the whole person. No apportionment."
    )
    w.line("FUTURE MEDICAL", bold=True)
    paragraphs(j, (CARE, 3), idle=2)
    w.p(RULE[3])
    j.hand("Sincerely,", initials(j, "{a}:{b}"), f"DICTATED {dates.us2(j.after(8))}")


@template(SET, "medical-legal-report")
def forensic(j: Job) -> None:
    """A medical-legal report with its dates listed and a table of records."""
    w = begin(j, size=10.5, margin=64)
    w.running = lambda n, of: f"Re: {j.m.patient.name}   Examined {dates.us(j.r.date)}   page {n} of {of}"
    stationery(j, line="Qualified Medical Evaluator, Diplomate of the American Board")
    w.heading("QME COMPREHENSIVE MEDICAL-LEGAL EVALUATION", bold=True, size=12, align="centre")
    w.pairs([("Examinee", j.m.patient.name), ("Date of birth", dates.us(j.m.born)), ("Date of injury", dates.us(j.m.injured)),
             ("Date of examination", dates.us(j.r.date)), ("Date of report", dates.us(j.after(28))), ("Claim", j.m.claim)],
            columns=1)  # fmt: skip
    w.line("HISTORY AS GIVEN", bold=True)
    paragraphs(j, (PAST, 6), (SAYS, 6), named=3)
    w.line("REVIEW OF MEDICAL RECORDS", bold=True)
    j.listed(8, how=j.rng.choice(("table", "numbers", "prose")))
    w.line("EXAMINATION", bold=True)
    paragraphs(j, (FOUND, 8))
    padding(j, 4, 14)
    w.line("OPINIONS", bold=True)
    w.p(thoughts(j))
    paragraphs(j, (SAYS, 3), (CARE, 3), named=2, idle=2)
    w.p("I spent six hours in all. " + RULE[0])
    w.p(f"Signed this {dates.solemn(j.after(28))}, at Kern County.")
    w.room(60)
    w.gap(24)
    w.line(j.r.author.full)


@template(SET, "psychological-report")
def testing(j: Job) -> None:
    """A psychological report with table of tests, several days of testing."""
    w = begin(j, size=10.5)
    w.heading("CONFIDENTIAL PSYCHOLOGICAL REPORT", bold=True, size=12, align="centre")
    w.line(f"{j.r.author.full}, Clinical Psychology, {j.m.town.phone()}", align="centre", size=9)
    w.pairs([("Name", j.m.patient.name), ("Born", dates.us(j.m.born)), ("Injured", dates.us(j.m.injured)), ("Seen", dates.us(j.r.date)),
             ("Report typed", dates.us(j.after(11))), ("For", j.m.adjuster.name)])  # fmt: skip
    w.line("BACKGROUND", bold=True)
    paragraphs(j, (PAST, 5), named=3)
    w.line("TESTS", bold=True)
    w.table([("Test", "Score", "Range"), ("BDI-II", str(j.rng.randint(14, 40)), "moderate"), ("BAI", str(j.rng.randint(8, 30)), "mild"),
             ("MMPI-2-RF", "valid", "somatic")], (0.4, 0.3, 0.3))  # fmt: skip
    paragraphs(j, (FEELS, 6))
    padding(j, 1, 5)
    w.line("OPINION", bold=True)
    paragraphs(j, (FEELS, 3), idle=2)
    w.gap(22)
    w.line(f"{j.r.author.full}")
    w.line(f"License PSY {j.rng.randint(10000, 29999)}")


@template(SET, "request-for-authorization")
def letter(j: Job) -> None:
    """Asked for in a letter instead of the form."""
    w = begin(j, font="Times-Roman", size=11.5)
    stationery(j, align="left")
    right(j, dates.words(j.r.date))
    w.line(f"{j.m.adjuster.name}, {j.m.insurer}")
    w.gap()
    w.heading("REQUEST FOR AUTHORIZATION OF TREATMENT", bold=True)
    w.line(f"{j.m.patient.name}   DOI {dates.us(j.m.injured)}   {j.m.claim}")
    w.gap()
    w.p(f"Dear Claims: I ask for authorization of an MRI of the {j.s.part}, without contrast, and of physical therapy twice a week for "
        "six weeks, for the diagnoses of " + thoughts(j, 2) + ".")  # fmt: skip
    paragraphs(j, (SAYS, 3), (CARE, 2), named=2)
    w.p("Please answer within five working days as the regulations ask.")
    j.hand("Truly yours,", "Treating Physician")


@template(SET, "request-for-authorization")
def form(j: Job) -> None:
    """The state's form, filled in by machine."""
    w = begin(j, size=9, margin=46)
    w.line("State of California, Division of Workers' Compensation", size=8, align="centre")
    w.gap(4)
    w.heading("REQUEST FOR AUTHORIZATION DWC Form RFA", bold=True, size=12, align="centre")
    w.p(
        "This form must accompany the Doctor's First Report, the PR-2, or a narrative report that supports the request."
    )
    ticks(j, ("New Request", "Expedited Review", "Resubmission"), 0, columns=3)
    w.pairs([("Name (Last, First, Middle):", j.m.patient.turned), ("Date of Injury:", dates.us0(j.m.injured)), ("Date of Birth:", dates.us0(j.m.born)),
             ("Claim Number:", j.m.claim), ("Employer:", j.m.employer), ("Physician Name:", j.r.author.full), ("Practice Name:", j.r.place),
             ("Fax Number:", j.m.town.phone()), ("Company Name:", j.m.insurer), ("Contact Name:", j.m.adjuster.name)], framed=True)  # fmt: skip
    w.table([("Diagnosis", "ICD", "Procedure", "CPT"), (thoughts(j, 1), "M54.5", f"Injection, {j.s.part}", "62311"), (thoughts(j, 1), "M25.5", "Acupuncture 6 visits", "97810")],
            (0.34, 0.14, 0.36, 0.16))  # fmt: skip
    w.gap(10)
    w.pairs([("Requesting Physician Signature:", j.r.author.full), ("Date:", dates.us0(j.r.date))], columns=1)
    w.line(f"Last visit {dates.us0(earlier(j, 5))}; records are with the adjuster.", size=8)
