"""Test set: consultations and medical-legal reports."""

from __future__ import annotations

from .. import dates
from ..naming import NAMED
from ..prose import HISTORY, LAW, OBJECTIVE, PLAN, SUBJECTIVE
from ..writing import Job, template

ALL = (*NAMED, "ur-decision", "first-report", "request-for-authorization", "correspondence", "work-status")


@template("test", "consultation")
def thanks(j: Job) -> None:
    """A letter of thanks to the referring doctor; the subject line is the title."""
    w = j.paper(font="Times-Roman", size=12)
    j.letterhead()
    w.line(dates.words(j.r.date), align="right")
    w.gap()
    w.line(j.m.treaters[0][0].full)
    w.gap()
    w.title = f"{j.r.detail.title()} Consultation"
    w.line(f"RE: {j.r.detail.title()} Consultation")
    w.line(f"Patient: {j.m.patient.name}, born {dates.words(j.m.born)}")
    w.gap()
    w.p(f"Dear Dr. {j.m.treaters[0][0].last}:")
    w.p("Thank you for asking me to see this pleasant patient. " + j.s(SUBJECTIVE, 4))
    j.story(3)
    w.p("On examination today: " + j.s(OBJECTIVE, 6))
    w.p("It is my impression that the complaints are mechanical. " + j.s(PLAN, 3) + " " + j.n.nothing())
    w.p("I appreciate the chance to take part in the care of your patient.")
    j.hand("Warm regards,")


@template("test", "consultation")
def newcomer(j: Job) -> None:
    """A specialist group's form for new patients with a prose review."""
    w = j.paper(size=9.5)
    w.footer = lambda n, of: f"{j.r.place}  |  page {n} of {of}"
    w.heading(f"NEW PATIENT {j.r.detail.upper()} CONSULTATION", bold=True, size=13, align="centre")
    w.pairs([("Visit", dates.lab(j.r.date)), ("Patient", j.m.patient.turned), ("Physician", j.r.author.full), ("Referral", j.m.treaters[1][0].full)],
            columns=2, framed=True)  # fmt: skip
    w.line("CHIEF COMPLAINT / HPI", bold=True)
    j.story(3, SUBJECTIVE)
    w.line("PRIOR RECORDS", bold=True)
    j.listed(4, how="prose")
    w.line("EXAM", bold=True)
    for _ in range(3):
        w.p(j.s(OBJECTIVE, 6))
    w.line("SOCIAL HISTORY", bold=True)
    w.p(j.s(HISTORY, 6))
    w.line("MEDICAL DECISION MAKING", bold=True)
    w.p(j.s(PLAN, 6))
    w.line(f"E-signed: {j.r.author.full}  {dates.lab(j.after(2))}")


@template("test", "medical-legal-report")
def panel(j: Job) -> None:
    """A panel evaluator's report with a review in sentences."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    w.footer = lambda n, of: f"{j.m.patient.name}, PQME, page {n}"
    w.heading("PANEL QUALIFIED MEDICAL EVALUATOR'S COMPREHENSIVE REPORT", bold=True, align="centre")
    w.gap()
    w.two([j.m.insurer, f"Attn: {j.m.adjuster.name}"], [j.m.firm, f"Attn: {j.m.lawyer.name}"])
    for name, value in (
        ("EMPLOYEE", j.m.patient.name),
        ("CLAIM", j.m.claim),
        ("EXAMINATION DATE", dates.words(j.r.date)),
        ("REPORT ISSUED", dates.words(j.after(28))),
    ):
        w.line(f"{name}: {value}", x=20)
    w.p("Dear Parties: as the evaluator chosen from the panel I saw the employee for one and a half hours.")
    j.story(3)
    w.line("Review of the File", bold=True)
    for record in j.n.some(8, ALL):
        when, noun, by, mention = j.n.item(record)
        w.p(f"{when} - {noun}{' (' + by + ')' if by else ''}. {j.s(SUBJECTIVE, 1)}", mention)
    w.line("Findings", bold=True)
    for _ in range(3):
        w.p(j.s(OBJECTIVE, 7))
    w.line("Conclusions", bold=True)
    w.p(j.s(HISTORY, 4) + " " + j.s(LAW, 1))
    j.hand("Respectfully,", "State of California Qualified Medical Evaluator")


@template("test", "medical-legal-report")
def supplemental(j: Job) -> None:
    """A supplemental report: no examination, so its own date counts."""
    w = j.paper(font="Helvetica", size=10.5)
    j.letterhead(j.r.author.full, "left")
    w.line(dates.words(j.r.date))
    w.gap()
    w.heading("SUPPLEMENTAL MEDICAL-LEGAL REPORT", bold=True)
    j.re()
    w.p(
        "Dear Counsel: I was sent further records and asked whether they alter my views. No examination took place."
    )
    w.line("Records now supplied", bold=True)
    j.listed(7, ALL, how=j.rng.choice(("bullets", "numbers")))
    w.line("Answer", bold=True)
    w.p("My views remain unchanged. " + j.s(HISTORY, 3) + " " + j.s(LAW, 2))
    j.hand("Yours truly,")
