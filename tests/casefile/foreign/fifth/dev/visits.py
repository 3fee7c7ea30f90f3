"""Visits: letters dictated to the adjuster, the state's form in ink, copy-forward notes, many visits on a page."""

from __future__ import annotations

from ... import dates
from ...writing import Job, template
from ..tools import (
    begin,
    blanks,
    earlier,
    initials,
    padding,
    paragraphs,
    pen,
    right,
    stamp,
    stationery,
    thoughts,
    ticks,
)
from ..words import CARE, FOUND, PAST, SAYS

SET = "fifth-dev"


@template(SET, "progress-report")
def dictated(j: Job) -> None:
    """A letter without a title; the visit is told in its first sentence, the letter typed days later."""
    w = begin(j, font="Times-Roman", size=11)
    partner = j.m.town.person("physician")
    stationery(j, partner, line="General Practice and Industrial Injuries", align="left")
    form = j.rng.choice((dates.words, dates.short))
    right(j, form(j.after(j.rng.randint(2, 9))))
    w.gap()
    for text in (j.m.insurer, "Attn: " + j.m.adjuster.name, "P. O. Box 7781"):
        w.line(text)
    w.gap()
    w.line(f"Re: {j.m.patient.name}     Cl. No. {j.m.claim}     DOI {dates.us2(j.m.injured)}")
    w.gap()
    w.line(f"Dear {j.m.adjuster.name.split()[0]}:")
    day = j.rng.choice((dates.words, dates.us))(j.r.date)
    w.p(j.rng.choice((
        f"I saw the above patient again in my office on {day}.",
        f"The patient returned to see me on {day} for re-check.",
        f"This is to bring you up to date on my patient, who was here on {day}.",
    )) + " " + j.s.fill(j.rng.choice(SAYS)))  # fmt: skip
    paragraphs(j, (SAYS, 3), (FOUND, 5), named=2)
    padding(j, 0, 5)
    w.p("It is my impression that the patient has " + thoughts(j, 2, " and ").lower() + ".")
    paragraphs(j, (CARE, 3), idle=1)
    w.room(110)
    w.line("Yours truly,", x=250)
    w.gap(4)
    if j.rng.random() < 0.5:
        w.line("Dictated but not read", x=250, size=8)
    w.gap(14)
    w.line(j.r.author.full, x=250)
    w.line(initials(j))
    w.line(f"D: {dates.us2(j.after(1))}  T: {dates.us2(j.after(2))}", size=8)
    w.line(f"cc: {j.m.lawyer.name}", size=9)
    w.line(f"    {partner.full}", size=9)


@template(SET, "progress-report")
def inked(j: Job) -> None:
    """The PR-2 by pen; the form's own revision date stands at the foot."""
    w = begin(j, size=9, margin=42)
    w.line("State of California", align="centre")
    w.line("Division of Workers' Compensation", align="centre")
    w.heading("PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)", bold=True, size=12, align="centre")
    w.line("Check the box(es) which indicate why you are submitting a report at this time.", size=8)
    ticks(j, ("Periodic Report", "Change in treatment plan", "Released from care", "Change in work status",
              "Need for referral or consultation", "Info. requested by:"), j.rng.sample(range(5), 2), columns=3, by="X")  # fmt: skip
    w.line("Patient:", bold=True)
    blanks(j, [[("Last", j.m.patient.last), ("First", j.m.patient.first), ("Sex", j.rng.choice("MF"))],
               [("Address", "on file"), ("City", "same"), ("State", "CA")],
               [("Date of Injury", dates.us2(j.m.injured)), ("Date of Birth", dates.us2(j.m.born))],
               [("Occupation", "laborer"), ("SS #", "refused")]])  # fmt: skip
    w.line("Claims Administrator:", bold=True)
    blanks(j, [[("Name", j.m.insurer), ("Claim Number", j.m.claim)], [("Employer name:", j.m.employer)]])
    for name, source in (("Subjective complaints:", SAYS), ("Objective findings:", FOUND)):
        w.line(name, bold=True)
        paragraphs(j, (source, 4), named=1)
    w.line("Diagnoses:", bold=True)
    blanks(j, [[("1.", thoughts(j, 1)), ("ICD-9", f"84{j.rng.randint(0, 9)}.{j.rng.randint(0, 9)}")],
               [("2.", thoughts(j, 1)), ("ICD-9", f"72{j.rng.randint(0, 9)}.{j.rng.randint(0, 9)}")]])  # fmt: skip
    w.line("Treatment Plan:", bold=True)
    paragraphs(j, (CARE, 3), idle=2)
    w.line("Work Status:", bold=True)
    ticks(
        j, (f"Remain off-work until {dates.us2(j.after(30))}", "Return to full duty on ________"), 0, by="X"
    )
    w.line("Primary Treating Physician:        (original signature, do not stamp)", bold=True)
    w.gap(8)
    blanks(j, [[("Signature:", j.r.author.full), ("Cal. Lic. #", f"G{j.rng.randint(20000, 80000)}")],
               [("Executed at:", "office"), ("Date of exam:", dates.us2(j.r.date)), ("Date:", dates.us2(j.after(4)))],
               [("Name:", j.r.author.name), ("Specialty:", "FP")]])  # fmt: skip
    w.footer = lambda n, of: "DWC Form PR-2 (Rev. 06-05)"


@template(SET, "progress-report")
def carried(j: Job) -> None:
    """A pain clinic's note, most of it carried forward from the last one, with all the dates there are."""
    w = begin(j, size=9.5, margin=50)
    w.line(j.r.place.upper(), bold=True, size=12)
    w.line("Interventional Pain Management", size=9)
    rows = [("NAME:", j.m.patient.turned.upper()), ("DATE OF BIRTH:", dates.us0(j.m.born)),
            ("DATE OF INJURY:", dates.us0(j.m.injured)), ("DATE OF LAST VISIT:", dates.us0(earlier(j, 28))),
            ("TODAY'S DATE:", dates.us0(j.r.date)), ("CLAIM:", j.m.claim)]  # fmt: skip
    if j.rng.random() < 0.5:
        j.rng.shuffle(rows)
    w.pairs(rows, columns=j.rng.choice((1, 2)))
    w.heading(j.rng.choice(("FOLLOW UP VISIT", "ESTABLISHED PATIENT VISIT", "Pain Management Re-evaluation")), bold=True, align="centre")  # fmt: skip
    w.label("CC:", j.s.fill(SAYS[1]))
    w.line("INTERVAL HISTORY:", bold=True)
    paragraphs(j, (SAYS, 4), named=2, idle=1)
    w.line("PROCEDURES AND STUDIES TO DATE:", bold=True)
    for record in j.n.some(
        4, ("procedure-note", "imaging-report", "electrodiagnostic-report", "operative-report")
    ):
        when, noun, by, mention = j.n.item(record)
        w.p(f"{when}  {noun}{' - ' + by if by else ''}", mention, x=14)
    w.line("EXAM:", bold=True)
    paragraphs(j, (FOUND, 6))
    padding(j, 2, 10)
    w.line("ASSESSMENT:", bold=True)
    w.p(thoughts(j))
    w.line("PLAN:", bold=True)
    for k in range(3):
        w.line(f"{k + 1}) {j.s.fill(CARE[k + 2])}", x=10)
    w.line(f"4) {j.n.nothing()}", x=10)
    w.gap()
    w.line(f"Electronically signed: {j.r.author.full}  {dates.us0(j.after(1))} 17:{j.rng.randint(10, 59)}")
    w.line(f"Next appointment: {dates.us0(j.after(30))}    Printed: {dates.us0(j.after(75))}", size=8)


@template(SET, "progress-report")
def assistant(j: Job) -> None:
    """A visit with a physician assistant, who signs; the doctor in charge looks over it."""
    w = begin(j, size=10)
    chief = j.m.town.person("physician")
    seen = j.m.town.person("assistant")
    w.author = seen.full
    stationery(j, name=j.r.place, line=f"Medical Director: {chief.full}")
    w.heading("Progress Note", bold=True, size=13)
    w.line(
        f"Pt: {j.m.patient.turned}    Date: {dates.us2(j.r.date)}    Provider: {seen.full}    DOI: {dates.us2(j.m.injured)}"
    )
    w.rule()
    for name, source in (("S -", SAYS), ("O -", FOUND)):
        w.line(name, bold=True)
        paragraphs(j, (source, 4), named=1, x=16)
    padding(j, 0, 4)
    w.line("A -", bold=True)
    w.p(thoughts(j), x=16)
    w.line("P -", bold=True)
    paragraphs(j, (CARE, 3), idle=1, x=16)
    w.gap(16)
    w.line(seen.full)
    w.line(f"Supervising physician: {chief.full}", size=9)
    w.line("Chart reviewed, agree with plan.", size=9)


@template(SET, "therapy-note")
def visits(j: Job) -> None:
    """Several visits on a page, each under its own date; the last one counts."""
    w = begin(j, font="Courier", size=9, margin=48)
    stationery(j, name=j.r.place)
    w.line(
        f"PATIENT: {j.m.patient.turned.upper()}   D/A: {dates.us2(j.m.injured)}   DOB: {dates.us2(j.m.born)}"
    )
    w.heading(j.rng.choice(("CHART NOTES", "S.O.A.P. NOTES", "TREATMENT NOTES")), bold=True, align="centre")
    for days in range(7 * j.rng.randint(2, 3), -1, -7):
        w.room(70)
        w.line(dates.us2(earlier(j, days)), bold=True)
        w.line(f"S: {j.s.fill(j.rng.choice(SAYS))}", x=20)
        w.line(f"O: {j.s.fill(j.rng.choice(FOUND))}", x=20)
        w.line("A: progressing slowly" if j.rng.random() < 0.5 else "A: no sig. change", x=20)
        w.line(f"P: {j.r.detail} tx x{j.rng.randint(1, 4)} areas, HP, EMS. Cont 1x/wk.", x=20)
        w.gap(5)
    paragraphs(j, (SAYS, 1), named=1)
    w.line(f"______________________  {j.r.author.full}")


@template(SET, "therapy-note")
def evaluation(j: Job) -> None:
    """A first visit to a small therapy office, by typewriter and ticks."""
    w = begin(j, size=10)
    w.line(f"{j.r.place}   -   {j.r.detail.title()}", bold=True)
    w.heading(f"{j.r.detail.title()} Evaluation", bold=True, size=14, align="centre")
    blanks(j, [[("Patient", j.m.patient.name), ("Date of Eval", dates.us(j.r.date))],
               [("Onset", dates.us(j.m.injured)), ("Age", str(j.r.date.year - j.m.born.year)), ("Visits auth.", "6")]])  # fmt: skip
    w.line("History", bold=True)
    paragraphs(j, (PAST, 3), named=2)
    ticks(j, ("Pain", "Decreased ROM", "Decreased strength", "Gait deviation", "Poor posture", "Edema"),
          j.rng.sample(range(6), 3), columns=3)  # fmt: skip
    w.line("Findings", bold=True)
    paragraphs(j, (FOUND, 4))
    padding(j, 0, 3)
    w.line("Goals: (4 wks) pain down to 3/10; (8 wks) return to modified work", bold=True)
    w.gap(18)
    pen(j, w.margin + 10, j.r.author.full, 15)
    w.gap(13)
    w.line("Therapist's signature")
    stamp(j, "PAID BY CHECK", x=380, y=200, size=9) if j.rng.random() < 0.3 else None
