"""Test set: bills, letters, faxes, papers of law, and the rest."""

from __future__ import annotations

from .. import dates
from ..prose import LAW
from ..writing import Job, template


@template("test", "billing")
def explained(j: Job) -> None:
    """An explanation of review with two services; the last counts."""
    w = j.paper(size=8.5)
    w.author = j.m.insurer
    w.line(j.m.insurer, bold=True, size=12)
    w.heading("EXPLANATION OF REVIEW", bold=True, size=12)
    w.line(f"Provider: {j.r.place}    Patient: {j.m.patient.turned}    Processed: {dates.us0(j.after(30))}")
    w.table([("Svc Date", "Code", "Billed", "Allowed", "Reason"), (dates.us0(j.after(-7)), "97110", "95.00", "41.20", "G1"),
             (dates.us0(j.r.date), "97140", "88.00", "36.10", "G1")], (0.2, 0.2, 0.2, 0.2, 0.2))  # fmt: skip
    w.line("G1 - reduced to the official medical fee schedule.")


@template("test", "correspondence")
def adjuster(j: Job) -> None:
    """A claims administrator's letter to the worker."""
    w = j.paper(font="Helvetica", size=11, margin=70)
    w.author = j.m.adjuster.name
    j.letterhead(j.m.insurer, "left")
    w.line(dates.british(j.r.date))
    w.gap()
    w.line(j.m.patient.name)
    w.line("; ".join(j.m.town.address()))
    w.gap()
    w.p(f"Dear {j.m.patient.name},")
    w.p("We are writing to tell you about the handling of your claim. " + j.s(LAW, 2))
    w.p("If you have questions, please call me at the number above on any working day.")
    w.room(60)
    w.line("Kind regards,")
    w.gap(20)
    w.line(j.m.adjuster.name)
    w.line("Claims Specialist")


@template("test", "fax-cover")
def fax(j: Job) -> None:
    """A fax cover in a grid."""
    w = j.paper(font="Times-Roman", size=12)
    w.line(j.r.place, bold=True, size=16)
    w.heading("Facsimile Cover Sheet", bold=True, size=18, align="right")
    w.pairs([("To", j.m.insurer), ("From", j.r.author.name), ("Fax", j.m.town.phone()), ("Date", dates.words(j.r.date)),
             ("No. of pages incl. cover", str(j.rng.randint(2, 60))), ("Re", j.m.claim)], framed=True)  # fmt: skip
    w.line("[ ] Urgent   [X] For review   [ ] Please reply")


@template("test", "legal")
def subpoena(j: Job) -> None:
    """A subpoena for records."""
    w = j.paper(font="Times-Roman", size=11)
    w.line("WORKERS' COMPENSATION APPEALS BOARD", align="centre")
    w.heading("SUBPOENA DUCES TECUM", bold=True, align="centre")
    w.two(
        [f"{j.m.patient.name}, Applicant", "vs.", f"{j.m.employer}, Defendant"],
        [f"ADJ{j.rng.randint(6000000, 9999999)}"],
    )
    w.p(
        f"THE PEOPLE OF THE STATE OF CALIFORNIA to the custodian of records of {j.m.treaters[0][1]}: you are commanded to produce all medical and billing records."
    )
    w.p(j.s(LAW, 3))
    w.line(f"Dated this {dates.solemn(j.r.date)}")
    w.gap(18)
    w.line(j.r.author.name)
    w.line("Attorney for Defendant")


@template("test", "legal")
def served(j: Job) -> None:
    """A declaration of service by fax and mail."""
    w = j.paper(font="Courier", size=10)
    w.heading("DECLARATION OF SERVICE", bold=True, align="centre")
    w.gap()
    w.p("The undersigned states: I am a citizen of the United States and work in the City of Modesto.")
    w.p(f"The papers named in the caption were sent to {j.m.insurer} and to {j.m.firm}.")
    w.p(f"Signed {dates.words(j.r.date)} at Modesto, California.")
    w.gap(20)
    w.line(f"/s/ {j.r.author.name}")


@template("test", "other")
def release(j: Job) -> None:
    """A release of information, signed by the patient."""
    w = j.paper(size=10.5)
    w.author = j.m.patient.name
    w.heading("AUTHORIZATION FOR USE OR DISCLOSURE OF HEALTH INFORMATION", bold=True)
    w.p(
        f"I, {j.m.patient.name}, permit {j.m.treaters[0][1]} to give copies of my chart to {j.m.firm}. It ends after one year."
    )
    w.gap(20)
    w.line(f"Signature of patient: {j.m.patient.name}     Date signed: {dates.us(j.r.date)}")


@template("test", "other")
def divider(j: Job) -> None:
    """A divider between the records of two places."""
    w = j.paper(font="Times-Roman", size=20)
    w.date = w.author = None
    w.gap(220)
    w.line("RECORDS FROM", align="centre")
    w.title = "RECORDS FROM"
    w.line(j.r.place, bold=True, align="centre")
