"""Dev set: consultations and medical-legal reports."""

from __future__ import annotations

from .. import dates
from ..naming import NAMED
from ..prose import HISTORY, LAW, OBJECTIVE, PLAN, SUBJECTIVE
from ..writing import Job, template

ALL = (*NAMED, "ur-decision", "first-report", "request-for-authorization", "correspondence")


@template("dev", "consultation")
def initial(j: Job) -> None:
    """A narrative consultation addressed to the claims administrator."""
    w = j.paper(font="Times-Roman", size=11)
    j.letterhead()
    w.line(dates.words(j.r.date))
    w.gap()
    w.line(j.m.insurer)
    w.line(f"Attention: {j.m.adjuster.name}")
    w.gap()
    j.re()
    w.heading(f"INITIAL {j.r.detail.upper()} CONSULTATION", bold=True, align="centre")
    w.p("Dear Claims Examiner:")
    w.p(f"I examined {j.m.patient.name} today in my office at the request of {j.m.treaters[0][0].full}.")
    w.line("HISTORY OF INJURY", bold=True)
    j.story(3)
    w.line("PRESENT COMPLAINTS", bold=True)
    w.p(j.s(SUBJECTIVE, 5))
    w.line("REVIEW OF RECORDS", bold=True)
    j.listed(4, how=j.rng.choice(("numbers", "bullets")))
    w.line("PHYSICAL EXAMINATION", bold=True)
    w.p(j.s(OBJECTIVE, 6))
    w.line("IMPRESSION", bold=True)
    for text in j.s.impressions():
        w.line(text, x=12)
    w.line("RECOMMENDATIONS", bold=True)
    w.p(j.s(PLAN, 3) + " " + j.n.nothing())
    j.hand("Sincerely,")


@template("dev", "consultation")
def consult(j: Job) -> None:
    """A consult note out of an electronic chart, assistant and supervisor both named."""
    w = j.paper(size=9.5)
    name, seen = j.m.patient.turned, dates.us0(j.r.date)
    aide = j.m.town.person("assistant")
    w.author = aide.full
    w.running = lambda n, of: f"{name} (DOB {dates.us0(j.m.born)})   Page {n} of {of}"
    w.line(j.r.place, bold=True, size=12)
    w.heading(f"Consult Note - {j.r.detail.title()}", bold=True, size=12)
    w.pairs(
        [
            ("Date of Service", seen),
            ("Requesting", j.m.treaters[0][0].full),
            ("Supervising", j.r.author.full),
        ],
        stacked=True,
        columns=3,
    )
    j.soap(("HPI", "Exam", "Assessment", "Plan"), mentions=3, length=6)
    w.line("Past History", bold=True)
    j.story(3, HISTORY)
    w.line(f"Electronically signed by {aide.full} {seen} 4:40 PM")
    w.line(f"Cosigned by {j.r.author.full} {dates.us0(j.after(2))} 8:05 AM")


@template("dev", "medical-legal-report")
def qme(j: Job) -> None:
    """A qualified medical evaluator's narrative with numbered records."""
    w = j.paper(font="Times-Roman", size=11.5, margin=72)
    name = j.m.patient.name
    w.running = lambda n, of: f"RE: {name}    Page {n}"
    j.letterhead(j.r.author.full)
    w.line(dates.words(j.after(25)))
    w.gap()
    for line in (j.m.firm, j.m.insurer):
        w.line(line)
    w.gap()
    j.re(("Date of Evaluation", dates.words(j.r.date)))
    w.heading("QUALIFIED MEDICAL EVALUATION", bold=True, size=13, align="centre")
    w.p("This is a complex evaluation billed under ML-104 and face to face time was ninety minutes.")
    w.line("HISTORY OF INJURY", bold=True)
    j.story(3)
    w.p(j.s(SUBJECTIVE, 5))
    w.line("MEDICAL RECORDS REVIEWED", bold=True)
    j.listed(9, ALL, how="numbers")
    w.line("EXAMINATION", bold=True)
    for _ in range(3):
        w.p(j.s(OBJECTIVE, 6))
    w.line("CAUSATION AND APPORTIONMENT", bold=True)
    w.p(j.s(HISTORY, 4))
    w.p(
        "I declare under penalty of perjury that the information in this report is true and correct. Labor Code 4628(j)."
    )
    j.hand("Sincerely,", "Qualified Medical Evaluator")


@template("dev", "medical-legal-report")
def ame(j: Job) -> None:
    """An agreed examiner's re-examination with records in a table."""
    w = j.paper(size=10)
    j.letterhead(align="right")
    w.heading("AGREED MEDICAL RE-EXAMINATION", bold=True, size=13)
    w.pairs([("Applicant", j.m.patient.name), ("Examined on", dates.us(j.r.date)), ("Claim", j.m.claim),
             ("Report dated", dates.us(j.after(14)))], framed=True)  # fmt: skip
    w.line("Interval History", bold=True)
    j.story(3)
    w.line("Documents Reviewed", bold=True)
    j.listed(8, ALL, how="table")
    w.line("Findings on Examination", bold=True)
    for _ in range(2):
        w.p(j.s(OBJECTIVE, 6))
    w.line("Disability Status", bold=True)
    w.p(j.s(LAW, 2) + " " + j.s(PLAN, 3))
    w.gap(20)
    w.line(j.r.author.full)
    w.line("Agreed Medical Examiner")
    w.line("Signed in the County of Los Angeles.")
