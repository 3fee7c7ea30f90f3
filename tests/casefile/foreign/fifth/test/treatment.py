"""Visits and treatments as small offices write them down."""

from __future__ import annotations

from ... import dates
from ...writing import Job, template
from ..tools import (
    begin,
    captions,
    earlier,
    foot,
    padding,
    paragraphs,
    pen,
    right,
    stamp,
    stationery,
    thoughts,
    ticks,
)
from ..words import CARE, FEELS, FOUND, PAST, SAYS

SET = "fifth-test"


@template(SET, "progress-report")
def plain(j: Job) -> None:
    """Typed on a plain sheet: name and date on one line, no title, initials at the end and the name in print."""
    w = begin(j, font="Courier", size=10, margin=64)
    day = j.rng.choice((dates.us2, dates.us, dates.short))(j.r.date)
    w.line(f"{j.m.patient.last.upper()}, {j.m.patient.first.upper()}" + " " * 12 + day)
    w.gap()
    paragraphs(j, (SAYS, 4), (FOUND, 5), named=2)
    w.p(f"IMP: {thoughts(j, 2)}")
    paragraphs(j, (CARE, 3), idle=2)
    padding(j, 0, 4)
    w.p(f"He is to come back {dates.us2(j.after(35))}.")
    w.gap(14)
    w.line(j.r.author.full)
    w.line(f"t: {dates.us2(j.after(3))}", size=8)


@template(SET, "progress-report")
def state(j: Job) -> None:
    """The PR-2 on a machine, captions over the values, everything in capitals, the examination's date below."""
    w = begin(j, size=9, margin=40)
    w.line("DIVISION OF WORKERS' COMPENSATION", size=8)
    w.gap(4)
    w.heading("TREATING PHYSICIAN'S PROGRESS REPORT", bold=True, size=13)
    w.line("(PR-2)   Use additional sheets if necessary", size=8)
    captions(j, [[("Patient's name", j.m.patient.name.upper()), ("DOB", dates.us0(j.m.born)), ("SSN (last 4)", "----")],
                 [("Employer", j.m.employer.upper()), ("Date of injury", dates.us0(j.m.injured)), ("Claim no.", j.m.claim)],
                 [("Insurer or administrator", j.m.insurer.upper()), ("Date last seen", dates.us0(earlier(j, 42)))]],
             under=j.rng.random() < 0.5)  # fmt: skip
    ticks(j, ("45-day report", "Changed condition", "Answer to a question", "Other"), 0, columns=4)
    for name, source, named in (("SUBJECTIVE", SAYS, 1), ("OBJECTIVE", FOUND, 1)):
        w.line(name, bold=True)
        paragraphs(j, (source, 4), named=named)
    w.line("DIAGNOSIS", bold=True)
    w.p(thoughts(j, 2, " / "))
    w.line("PLAN OF TREATMENT", bold=True)
    paragraphs(j, (CARE, 3), idle=2)
    padding(j, 0, 4)
    w.room(80)
    captions(j, [[("Date of examination", dates.us0(j.r.date)), ("Next visit", dates.us0(j.after(42)))],
                 [("Signature of physician", j.r.author.full), ("Signed on", dates.us0(j.after(5))), ("License", f"C{j.rng.randint(20000, 60000)}")]])  # fmt: skip


@template(SET, "progress-report")
def log(j: Job) -> None:
    """A pain clinic again: every visit's heading stays, the newest on top."""
    w = begin(j, font="Times-Roman", size=11)
    stationery(j, name=j.r.place, line="Pain Medicine", align="left")
    w.heading("Interval Pain Follow-Up", bold=True, size=13)
    w.line(f"Patient Name: {j.m.patient.name}")
    w.line(f"D.O.B.: {dates.words(j.m.born)}     D.O.I.: {dates.words(j.m.injured)}")
    w.line(
        f"Visit: {dates.words(j.r.date)}     Last seen: {dates.words(earlier(j, 60))}"
        if j.rng.random() < 0.3
        else f"Visit: {dates.words(j.r.date)}"
    )
    w.gap()
    w.line("Since last visit", bold=True)
    paragraphs(j, (SAYS, 5), named=2)
    w.line("What was done so far", bold=True)
    j.listed(
        4, ("procedure-note", "operative-report", "imaging-report"), how=j.rng.choice(("bullets", "numbers"))
    )
    padding(j, 2, 8)
    w.line("Today's findings", bold=True)
    paragraphs(j, (FOUND, 5))
    w.line("Plan", bold=True)
    paragraphs(j, (CARE, 3), idle=2)
    w.p(f"We will see the patient on {dates.words(j.after(28))}.")
    w.gap(6)
    w.line("This note was produced with voice recognition software; errors of the ear may remain.", size=8)
    w.line(f"Signed by {j.r.author.full} ({dates.us0(j.after(2))} 08:{j.rng.randint(10, 59)} AM)")


@template(SET, "progress-report")
def practitioner(j: Job) -> None:
    """A nurse practitioner's visit, co-signed."""
    w = begin(j, size=10)
    chief, seen = j.m.town.person("physician"), j.m.town.person("assistant")
    w.author = seen.full
    foot(j, (j.r.place, "  ".join(j.m.town.address()), f"Owner: {chief.full}"))
    w.heading("OFFICE NOTE", bold=True, size=12)
    w.pairs(
        [
            ("Seen by", seen.full),
            ("On", dates.us2(j.r.date)),
            ("Patient", j.m.patient.turned),
            ("DOI", dates.us2(j.m.injured)),
        ]
    )
    for name, source in (("History", SAYS), ("Exam", FOUND), ("Plan", CARE)):
        w.label(name + ":", j.s.fill(j.rng.choice(source)))
        paragraphs(j, (source, 3), named=1)
    w.gap(12)
    pen(j, w.margin + 4, seen.full, 13)
    w.gap(12)
    w.line("_" * 30)
    w.line(f"I discussed this visit with the practitioner.  {chief.full}, supervising", size=8)


@template(SET, "therapy-note")
def grid(j: Job) -> None:
    """Visits in the rows of a table, newest or oldest first, one signature for the sheet."""
    w = begin(j, size=9, margin=44)
    w.line(j.r.place, bold=True, size=12)
    w.heading(f"{j.r.detail.upper()} TREATMENT LOG", bold=True)
    w.line(
        f"Name: {j.m.patient.name}    DOI: {dates.us(j.m.injured)}    Rx: 2x/wk x 4 by {j.m.treaters[0][0].full}"
    )
    rows = [
        (
            dates.us(earlier(j, d)),
            j.s.fill(j.rng.choice(SAYS)),
            j.s.fill(j.rng.choice(FOUND)),
            "HP, manual, ther ex",
        )
        for d in (10, 7, 3, 0)
    ]
    if j.rng.random() < 0.4:
        rows.reverse()
    w.table([("Date", "Subjective", "Objective", "Rx given"), *rows], (0.14, 0.33, 0.33, 0.2))
    w.p("Re-evaluate after next visit. " + j.s.fill(CARE[1]))
    paragraphs(j, (SAYS, 1), named=1)
    w.gap(14)
    w.line(f"Treating: {j.r.author.full}")


@template(SET, "therapy-note")
def needles(j: Job) -> None:
    """One visit on one sheet."""
    w = begin(j, font="Times-Roman", size=12)
    stationery(j)
    w.heading(f"{j.r.detail.title()} Daily Note", bold=True)
    w.line(f"Date of visit  {dates.us(j.r.date)}")
    w.line(f"Patient  {j.m.patient.name}   (b. {dates.us(j.m.born)})")
    w.line(f"Visit # {j.rng.randint(2, 12)} of 12")
    paragraphs(j, (SAYS, 3), (FOUND, 3), named=1)
    w.line("Treatment: 30 minutes, table and hands on; tolerated well.")
    w.p(f"Next: {dates.us(j.after(4))}")
    w.gap(20)
    w.line(j.r.author.full, x=220)


@template(SET, "procedure-note")
def suite(j: Job) -> None:
    """An injection under the fluoroscope."""
    w = begin(j, size=10)
    w.line(j.r.place, bold=True)
    w.heading(f"PROCEDURE: {j.r.detail.upper()}", bold=True)
    w.pairs([("Patient", j.m.patient.name), ("Performed", dates.us0(j.r.date)), ("Physician", j.r.author.full), ("Site", j.r.part),
             ("H&P updated", dates.us0(earlier(j, 6))), ("Born", dates.us0(j.m.born))])  # fmt: skip
    w.line("Indication", bold=True)
    paragraphs(j, (PAST, 2), named=2)
    w.line("Description", bold=True)
    w.p("After consent the patient lay on the table. The skin was prepared. Under fluoroscopy the needle was led to the "
        "target and contrast confirmed its place. Steroid and local anesthetic were injected. Vital signs stayed stable.")  # fmt: skip
    w.p("Discharged home with a driver after twenty minutes.")
    w.gap(14)
    w.line(j.r.author.full)
    w.line(f"Dictated {dates.us0(j.r.date)}   Transcribed {dates.us0(j.after(3))}", size=8)


@template(SET, "operative-report")
def narrative(j: Job) -> None:
    """The surgeon's own typed account."""
    w = begin(j, font="Times-Roman", size=11.5)
    helper = j.m.town.person("assistant")
    w.heading("REPORT OF OPERATION", bold=True, align="centre")
    w.line(j.r.place, align="centre")
    w.gap()
    w.line(f"{j.m.patient.name}     Chart {j.rng.randint(1000, 9999)}")
    w.line(f"Date: {dates.words(j.r.date)}")
    w.line(f"Surgeon: {j.r.author.full}      First assistant: {helper.full}")
    w.line(f"Operation performed: {j.r.detail}")
    w.gap()
    paragraphs(j, (PAST, 3), named=2)
    w.p("Under general anesthesia the part was exposed through the usual portals or incision. What was found agreed with the "
        "diagnosis made beforehand. The planned work was done and photographs kept. Closure was in layers, the dressing sterile.")  # fmt: skip
    padding(j, 0, 2)
    w.p("The patient left the room in good condition.")
    w.gap(20)
    w.line("_" * 26)
    w.line(j.r.author.full)
    stamp(j, "COPY", x=470, y=730) if j.rng.random() < 0.4 else None


@template(SET, "psychological-report")
def therapy(j: Job) -> None:
    """A psychologist's monthly summary to the adjuster: a letter."""
    w = begin(j, font="Times-Roman", size=11)
    stationery(j, line="Individual and Family Psychotherapy")
    right(j, dates.short(j.after(6)))
    w.line(j.m.insurer)
    w.line(f"Attention: {j.m.adjuster.name}")
    w.gap()
    w.heading("MONTHLY PSYCHOTHERAPY SUMMARY", bold=True)
    w.line(f"Client: {j.m.patient.name}    Last session: {dates.short(j.r.date)}    Claim: {j.m.claim}")
    paragraphs(j, (FEELS, 5), (FEELS, 4), named=2)
    padding(j, 0, 3)
    w.p("Authorization for six more sessions is asked for. " + j.n.nothing())
    j.hand("Cordially,", "Clinical Psychologist")


@template(SET, "consultation")
def opinion(j: Job) -> None:
    """A specialist's first visit, headings in capitals, reviewed records one to a line."""
    w = begin(j, size=10.5)
    stationery(
        j,
        j.m.town.person("physician"),
        j.m.town.person("physician"),
        name=j.r.place,
        line="A Medical Corporation",
        align="left",
    )
    asked = j.m.treaters[1][0]
    w.heading(f"Initial {j.r.detail.title()} Consultation", bold=True, size=13)
    w.pairs([("Patient", j.m.patient.name), ("Referred by", asked.full), ("Consulted on", dates.words(j.r.date)), ("Injury", dates.words(j.m.injured)),
             ("DOB", dates.words(j.m.born)), ("Report date", dates.words(j.after(4)))], columns=j.rng.choice((1, 2)))  # fmt: skip
    for name, source, named in (("HISTORY", PAST, 3), ("COMPLAINTS", SAYS, 0), ("EXAMINATION", FOUND, 0)):
        w.line(name, bold=True)
        paragraphs(j, (source, 5), named=named)
    w.line("RECORDS", bold=True)
    j.listed(5, how=j.rng.choice(("table", "bullets", "prose")))
    padding(j, 0, 6)
    w.line("OPINION", bold=True)
    w.p(thoughts(j))
    paragraphs(j, (CARE, 2), idle=2)
    j.hand("Thank you for this referral.", f"{j.r.detail.title()} Medicine", f"CC: {asked.full}")
