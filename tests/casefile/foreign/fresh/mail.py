"""Fresh set: bills, letters, fax covers and the rest."""

from __future__ import annotations

from datetime import timedelta

from .. import dates
from ..naming import NAMED
from ..writing import Job, template
from . import text
from .voice import fill, listed, never, sentence, sign


@template("fresh", "billing")
def statement(j: Job) -> None:
    """An itemized statement; the date is that of the last service."""
    w = j.paper(size=10)
    w.line(j.r.place, bold=True)
    w.heading("ITEMIZED STATEMENT OF CHARGES", bold=True, align="right")
    w.line(f"Patient: {j.m.patient.name}   Claim: {j.m.claim}   Statement printed {dates.us(j.after(40))}")
    rows = [("Service date", "Code", "Description", "Amount")]
    for k, code, what in (
        (35, "99203", "New visit"),
        (14, "73221", "MRI joint"),
        (0, "99214", "Office visit"),
    ):
        rows.append((dates.us(j.r.date - timedelta(days=k)), code, what, f"${j.rng.randint(80, 900)}.00"))
    w.table(rows, (0.2, 0.15, 0.45, 0.2))
    w.line("Balance due upon receipt")
    w.line(f"Certified true by (signature): {j.r.author.full}    {dates.us(j.after(41))}")


@template("fresh", "billing")
def superbill(j: Job) -> None:
    """A visit's charge slip."""
    w = j.paper(font="Courier", size=9.5)
    w.heading("SUPERBILL / CHARGE TICKET")
    w.pairs([("Patient", j.m.patient.turned), ("DOS", dates.us20(j.r.date)), ("Ins", j.m.insurer), ("Ticket", str(j.rng.randint(1000, 9999)))], stacked=True, framed=True)  # fmt: skip
    w.table(
        [
            ("X", "CPT", "Charge"),
            ("X", "99213 Est. patient", "92.00"),
            ("X", "WC002 PR-2 report", "12.00"),
            ("", "20610 Injection", ""),
        ],
        (0.1, 0.6, 0.3),
    )
    w.line(f"Total 104.00     Provider signature: {j.r.author.full}")


@template("fresh", "correspondence")
def adjuster(j: Job) -> None:
    """A letter about a claim that names some records."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    w.line(dates.words(j.r.date), align="right")
    w.line(f"{j.m.treaters[0][0].full}")
    w.line(j.m.treaters[0][1])
    w.gap()
    w.line(f"Our file: {j.m.claim} / {j.m.patient.name}")
    w.gap()
    w.p("Dear Doctor:")
    said, found = [], []
    for record in j.n.some(2):
        words, one = sentence(j, record)
        said.append(words.replace(" with the patient", ""))
        found.append(one)
    w.p("We write about the care of this employee. " + " ".join(said), *found)
    w.p(
        "Please answer within ten working days whether the employee can work with limits. "
        + fill(j, text.CLAUSES[1:2], 1)
    )
    sign(j, "Claims Department", close="Cordially,")


@template("fresh", "correspondence")
def counsel(j: Job) -> None:
    """A lawyer's cover letter to an evaluator with lettered enclosures."""
    w = j.paper(font="Times-Roman", size=11.5, margin=74)
    j.letterhead()
    w.line(dates.words(j.r.date))
    w.line("VIA U.S. MAIL", bold=True)
    w.gap()
    w.line(f"{j.m.town.person('evaluator').full}")
    w.gap()
    w.line(f"RE:    {j.m.patient.name} v. {j.m.employer}")
    w.gap()
    w.p("Dear Doctor:")
    w.p(
        "Thank you for agreeing to evaluate the applicant. Kindly speak to causation, disability and apportionment."
    )
    w.p("For your use we enclose:")
    listed(j, 5, "letters", (*NAMED, "first-report", "permanent-and-stationary-report"))
    sign(j, j.r.place, close="Very truly yours,")
    w.line(f"cc: {j.m.lawyer.name}; {j.m.insurer}", size=9)


@template("fresh", "correspondence")
def memo(j: Job) -> None:
    """A short letter from a worker or lay person, no letterhead."""
    w = j.paper(size=12, margin=80)
    w.line(dates.us(j.r.date))
    w.gap()
    w.line("To whom it may concern,")
    w.p(
        f"I write for {j.m.patient.name}. The checks have been late and the phone is not answered. "
        + never(j)
    )
    sign(j, close="Thank you,")


@template("fresh", "fax-cover")
def cover(j: Job) -> None:
    """A cover with a list of what follows."""
    w = j.paper(size=11)
    w.line(j.r.place, bold=True, size=16, align="right")
    w.heading("Facsimile Cover Sheet", bold=True, size=20)
    w.two(
        [
            f"To: {j.m.adjuster.name}",
            f"Fax: {j.m.town.phone()}",
            f"Pages incl. cover: {j.rng.randint(2, 30)}",
        ],
        [f"From: {j.r.author.name}", f"Date: {dates.us(j.r.date)}", f"Re: {j.m.claim}"],
    )
    w.author = j.r.author.name
    w.line("Following:")
    listed(j, 2, "arrows")
    w.p(
        "The pages sent are private. If they reached you in error, please telephone the sender and destroy them."
    )


@template("fresh", "fax-cover")
def ticks(j: Job) -> None:
    """A boxed cover with captions above and ticks for urgency."""
    w = j.paper(font="Courier", size=11)
    w.gap(30)
    w.heading("F A X", bold=True, size=30, align="centre")
    w.title = None
    w.pairs([("SENT BY", j.r.author.name), ("ATTENTION", j.m.insurer), ("SENT ON", dates.words(j.r.date)), ("NO. OF PAGES", str(j.rng.randint(2, 60)))], stacked=True, framed=True)  # fmt: skip
    w.author = j.r.author.name
    w.line("[ ] Urgent   [x] For review   [ ] Please reply")
    w.p("Note: medical records as asked for. Confidential.")


@template("fresh", "other")
def divider(j: Job) -> None:
    """A separator sheet; its words are no title that anybody could be sure of."""
    w = j.paper(size=26)
    w.date = w.author = None
    w.gap(240)
    w.line(j.rng.choice(("TAB 7", "MEDICAL RECORDS", "EXHIBIT D")), bold=True, align="centre")


@template("fresh", "other")
def questionnaire(j: Job) -> None:
    """A form that the patient filled in and signed."""
    w = j.paper(size=10.5)
    w.author = j.m.patient.name
    w.heading("Patient Intake Questionnaire", bold=True, size=15)
    w.line("Please answer every question before you see the doctor.")
    for ask, reply in (
        ("Where does it hurt?", j.s.part),
        ("How did it begin?", "at work, lifting"),
        ("Any surgery before?  [ ] yes  [x] no", ""),
        ("Any allergies?", "none"),
        ("Have you had X-rays or MRI?  [ ] yes  [ ] no", ""),
    ):
        w.line(ask, bold=True)
        w.line(reply or " ", x=20)
    w.line(f"Patient signature  {j.m.patient.name}     Date  {dates.us(j.r.date)}")


@template("fresh", "other")
def release(j: Job) -> None:
    """A release of information."""
    w = j.paper(font="Times-Roman", size=11.5, margin=70)
    w.author = j.m.patient.name
    w.heading("AUTHORIZATION TO RELEASE HEALTH INFORMATION", bold=True, align="centre")
    w.p(
        f"I, {j.m.patient.name}, born {dates.us(j.m.born)}, allow {j.m.treaters[0][1]} to give my records to {j.m.firm}."
    )
    w.line("[x] Progress notes  [x] Imaging reports  [x] Laboratory  [ ] Psychotherapy notes")
    w.p("This authorization ends one year after it was signed and may be withdrawn in writing.")
    w.line(f"Signed: {j.m.patient.name}")
    w.line(f"Date signed: {dates.words(j.r.date)}")
