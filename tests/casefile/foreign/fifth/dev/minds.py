"""Psychologists and evaluators who type their own reports."""

from __future__ import annotations

from ... import dates
from ...writing import Job, template
from ..tools import begin, blanks, earlier, foot, initials, padding, paragraphs, right, stationery, thoughts
from ..words import CARE, FEELS, FOUND, PAST, RULE, SAYS

SET = "fifth-dev"


@template(SET, "psychological-report")
def session(j: Job) -> None:
    """Notes of an hour, with start and stop."""
    w = begin(j, font="Times-Roman", size=11)
    w.line(f"{j.r.author.full}          Licensed Psychologist", bold=True)
    w.heading(j.rng.choice(("PSYCHOTHERAPY PROGRESS NOTE", "INDIVIDUAL THERAPY NOTE")), bold=True)
    blanks(j, [[("Client:", j.m.patient.name), ("Session #", str(j.rng.randint(3, 20)))],
               [("Date:", dates.us(j.r.date)), ("Start/Stop:", "2:00-2:50 pm"), ("CPT", "90837")]], ink=False)  # fmt: skip
    w.line("DATA", bold=True)
    paragraphs(j, (FEELS, 4))
    w.line("ASSESSMENT", bold=True)
    paragraphs(j, (FEELS, 2))
    w.line("PLAN", bold=True)
    w.p(f"Next session {dates.us(j.after(7))}. {j.s.fill(FEELS[3])}")
    w.gap(14)
    w.line("_" * 30)
    w.line(j.r.author.full)


@template(SET, "psychological-report")
def typed(j: Job) -> None:
    """A report with all its dates in a row: examined, tested, dictated, mailed."""
    w = begin(j, font="Courier", size=10, margin=60)
    stationery(j, line="Clinical Psychology", align="left")
    w.heading("PSYCHOLOGICAL EVALUATION", bold=True, align="centre")
    w.line(f"NAME:              {j.m.patient.name}")
    w.line(f"DATE OF BIRTH:     {dates.words(j.m.born)}")
    w.line(f"DATE OF INJURY:    {dates.words(j.m.injured)}")
    w.line(f"DATE OF INTERVIEW: {dates.words(j.r.date)}")
    w.line(f"DATE OF REPORT:    {dates.words(j.after(15))}")
    w.line(f"REFERRED BY:       {j.m.treaters[0][0].full}")
    w.gap()
    for name, source, named in (
        ("HISTORY", PAST, 3),
        ("COMPLAINTS", SAYS, 0),
        ("MENTAL STATUS AND TESTS", FEELS, 0),
    ):
        w.line(name, bold=True)
        paragraphs(j, (source, 5), named=named)
    padding(j, 2, 8)
    w.line("RECORDS", bold=True)
    j.listed(4, how=j.rng.choice(("numbers", "bullets", "prose")))
    w.line("DIAGNOSES AND OPINIONS", bold=True)
    paragraphs(j, (FEELS, 4), idle=1)
    j.hand("Respectfully,", "Psychologist, PSY 1" + str(j.rng.randint(1000, 9999)))


@template(SET, "medical-legal-report")
def letter(j: Job) -> None:
    """A QME's report as a letter to both sides, with the face-to-face time told."""
    w = begin(j, font="Times-Roman", size=12, margin=70)
    stationery(j, line="Qualified Medical Evaluator")
    w.running = lambda n, of: f"{j.m.patient.name.upper()}                                        Page {n}"
    w.line(dates.words(j.after(24)))
    w.gap()
    w.two(
        [j.m.insurer, j.m.adjuster.name, "P.O. Box 118"],
        [j.m.lawyer.name, "Attorney at Law", j.m.town.address()[1]],
    )
    w.heading(
        j.rng.choice(("PANEL QUALIFIED MEDICAL EVALUATION", "AGREED MEDICAL EVALUATION")),
        bold=True,
        align="centre",
    )
    w.line(f"RE: {j.m.patient.name} v. {j.m.employer}")
    w.line(f"Date of injury: {dates.words(j.m.injured)}")
    w.line(f"Date of evaluation: {dates.words(j.r.date)}")
    w.gap()
    w.p("Ladies and Gentlemen:")
    w.p(
        f"The above-named was examined in my office. I spent {j.rng.randint(35, 60)} minutes face to face, and two hours with the records."
    )
    w.line("HISTORY OF THE INJURY", bold=True)
    paragraphs(j, (PAST, 6), (PAST, 4), named=3)
    w.line("RECORDS RECEIVED AND READ", bold=True)
    for record in j.n.some(7):
        when, noun, by, mention = j.n.item(record)
        w.p(f"{when}: {noun}{', ' + by if by else ''}. {j.s.fill(j.rng.choice(SAYS[:5]))}", mention)
    w.line("PHYSICAL EXAMINATION", bold=True)
    paragraphs(j, (FOUND, 7))
    padding(j, 3, 12)
    w.line("DISCUSSION", bold=True)
    paragraphs(j, (CARE, 4), (SAYS, 4), named=2, idle=2)
    w.line("DISCLOSURE STATEMENT", bold=True)
    w.p(RULE[3])
    w.p(f"Date of signing: {dates.words(j.after(24))}, Fresno County, California.")
    j.hand("Sincerely,", initials(j))


@template(SET, "medical-legal-report")
def supplement(j: Job) -> None:
    """A supplemental report without an examination: its own date is all there is."""
    w = begin(j, font="Times-Roman", size=11.5)
    foot(j, (j.r.author.full, "  ".join(j.m.town.address())))
    right(j, dates.words(j.r.date))
    w.heading("SUPPLEMENTAL MEDICAL-LEGAL REPORT", bold=True)
    for text in (j.m.firm, j.m.lawyer.name, j.m.town.address()[0]):
        w.line(text)
    w.gap()
    w.line(
        f"Re: {j.m.patient.name}, injured {dates.us(j.m.injured)}, WCAB No. ADJ{j.rng.randint(100000, 999999)}"
    )
    w.gap()
    w.p("You have sent me more records and ask whether my opinion has changed. It has not.")
    j.listed(5, how=j.rng.choice(("numbers", "table")))
    paragraphs(j, (CARE, 4), (SAYS, 3), named=2)
    w.p(RULE[3])
    j.hand("Very truly yours,", "Orthopaedic Surgery")


@template(SET, "operative-report")
def dictation(j: Job) -> None:
    """A surgery centre's transcript: several people of the team, dates of dictation and typing at the end."""
    w = begin(j, font="Courier", size=9.5)
    team = j.m.town.person("physician"), j.m.town.person("physician")
    w.line(j.r.place.upper(), align="centre")
    w.heading("OPERATIVE REPORT", align="centre")
    rows = [("PATIENT:", j.m.patient.turned.upper()), ("DATE OF SURGERY:", dates.us(j.r.date)),
            ("SURGEON:", j.r.author.full), ("ASSISTANT:", team[0].full), ("ANESTHESIOLOGIST:", team[1].full)]  # fmt: skip
    w.pairs(rows, columns=1)
    w.line("PREOPERATIVE DIAGNOSIS:  " + thoughts(j, 1).upper())
    w.line("POSTOPERATIVE DIAGNOSIS: SAME")
    w.line("PROCEDURE: " + j.r.detail.upper())
    w.gap()
    w.line("INDICATIONS")
    padding(j, 0, 2)
    paragraphs(j, (PAST, 2), named=2)
    w.line("PROCEDURE IN DETAIL")
    w.p("The patient was brought to the operating room and placed under general anesthesia. Time out was taken. The field "
        "was prepped and draped. The procedure was carried out as planned through standard approaches, with good "
        "visualization throughout. Hemostasis was obtained, counts were right, a dressing was applied.")  # fmt: skip
    w.p("The patient went to recovery in stable condition. Estimated blood loss 20 cc. Complications none.")
    w.gap(16)
    w.line("_" * 28)
    w.line(j.r.author.full)
    w.line(
        f"DD: {dates.us(j.r.date)}  DT: {dates.us(j.after(2))}  JOB: {j.rng.randint(10000, 99999)}", size=8
    )


@template(SET, "procedure-note")
def office(j: Job) -> None:
    """An injection in the office: consent, lot number, a line by pen."""
    w = begin(j, size=10.5)
    stationery(j, name=j.r.place)
    w.heading("PROCEDURE NOTE", bold=True, align="centre")
    blanks(j, [[("Patient", j.m.patient.name), ("Date of service", dates.us2(j.r.date))],
               [("Procedure", f"{j.r.detail}, {j.r.part}")], [("Lot #", f"K{j.rng.randint(1000, 9999)}"), ("Exp.", dates.us2(j.after(300)))]])  # fmt: skip
    w.p("Informed consent was signed. The skin was cleaned with Betadine. Using a 22 gauge needle, after negative aspiration, "
        "40 mg of Kenalog with 2 cc of lidocaine were put in. Band-aid applied. Tolerated well, left in good condition.")  # fmt: skip
    paragraphs(j, (CARE, 2), named=1, idle=1)
    w.gap(14)
    w.line(f"By: {j.r.author.full}")
    w.line(f"Consent witnessed {dates.us2(earlier(j, 3))}", size=8)
