"""Fresh set: office notes, first reports and slips."""

from __future__ import annotations

from .. import dates
from ..writing import Job, template
from . import text
from .voice import fill, foot, head, more, never, sentence, sign, tell


@template("fresh", "progress-report")
def encounter(j: Job) -> None:
    """An export of an electronic record with the print date at the foot."""
    w = j.paper(size=9, margin=48)
    foot(j, printed=True)
    w.line(f"{j.r.place}", size=8, align="right")
    w.heading("Encounter Summary", bold=True, size=13)
    w.pairs([("Patient", j.m.patient.turned), ("DOB", dates.us0(j.m.born)), ("Visit Date", dates.us0(j.r.date)), ("Visit Type", "Office Visit - WC"),
             ("Provider", j.r.author.full), ("Onset", dates.us0(j.m.injured))])  # fmt: skip
    w.rule()
    for name, source, n in (("Chief Complaint / HPI", text.COMPLAINT, 2), ("Exam", text.FINDINGS, 0)):
        w.line(name, bold=True)
        tell(j, source, n, length=4)
    more(j, 3)
    w.line("Vitals", bold=True)
    w.p("Ht 5'8\"  Wt 181 lb  BP 128/78  HR 74  Temp 98.2 F")
    w.line("Assessment", bold=True)
    for k, one in enumerate(j.rng.sample(text.DIAGNOSES, 3)):
        w.line(f"{chr(65 + k)}) {j.s.fill(one)}")
    w.line("Plan / Orders", bold=True)
    w.p(fill(j, text.CARE, 4) + " " + never(j))
    w.line(f"Signed electronically by {j.r.author.full} on {dates.us0(j.after(1))} at 05:41 PM", size=8)


@template("fresh", "progress-report")
def dictated(j: Job) -> None:
    """A letter to the adjuster about a follow-up visit, examined before it was dictated; no heading."""
    w = j.paper(font="Times-Roman", size=11.5, margin=72)
    foot(j)
    w.line(dates.words(j.after(6)), align="right")
    w.gap()
    w.line(f"{j.m.adjuster.name}, Claims Examiner")
    w.line(j.m.insurer)
    w.gap()
    w.line(f"Re:  {j.m.patient.name}        Claim: {j.m.claim}        Injured: {dates.us(j.m.injured)}")
    w.gap()
    head(j, j.after(6))
    w.p("Dear Claims Examiner:")
    w.p(
        f"As primary treating physician I re-examined your claimant on {dates.words(j.r.date)}; this is my progress report. "
        + fill(j, text.COMPLAINT, 4)
    )
    tell(j, text.BACKGROUND, 3)
    more(j, 4)
    w.p("On examination: " + fill(j, text.FINDINGS, 5))
    w.p("My impression is " + j.s.fill(j.rng.choice(text.DIAGNOSES)).lower() + ". " + fill(j, text.CARE, 3) + " " + never(j))  # fmt: skip
    sign(j, "Primary Treating Physician", close="Yours truly,")
    w.gap()
    w.line("Dictated, not read, to avoid delay.", size=8)
    w.line(f"cc: {j.m.lawyer.name}, Esq.", size=9)


@template("fresh", "progress-report")
def grid(j: Job) -> None:
    """A two-page form with captions below the values and the date of the examination in a box."""
    w = j.paper(size=9.5)
    w.line("State of California   Division of Workers' Compensation", size=8)
    w.heading("PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)", bold=True, size=12)
    w.line(
        "[X] Periodic report (45 days)    [ ] Change in condition    [ ] Discharged    [ ] Info. requested"
    )
    w.gap(6)
    for row in (
        ((j.m.patient.turned, "Last, First"), (dates.us(j.m.born), "Birth"), (dates.us(j.m.injured), "Injury")),
        ((j.m.claim, "Claim No."), (j.m.insurer, "Claims Administrator"), (dates.us(j.r.date), "Examined")),
    ):  # fmt: skip
        w.two([], [])
        for k, (value, _) in enumerate(row):
            w.at(w.margin + k * 170, value)
        w.gap(11)
        for k, (_, caption) in enumerate(row):
            w.at(w.margin + k * 170, caption, size=7)
        w.gap(14)
    for name, source in (("Subjective complaints:", text.COMPLAINT), ("Objective findings:", text.FINDINGS)):
        w.label(name, fill(j, source, 4))
    w.label("Diagnoses:", "; ".join(j.s.fill(d) for d in j.rng.sample(text.DIAGNOSES, 2)))
    found = [sentence(j, r) for r in j.n.some(2)]
    w.label("Treatment plan:", " ".join([fill(j, text.CARE, 3), *[t for t, _ in found], never(j)]), *[m for _, m in found])  # fmt: skip
    w.label("Work status:", "[X] Return to modified work with limits: no lifting over 15 lbs.")
    w.p(
        "I declare under penalty of perjury that this report is true and correct to the best of my knowledge and that I have not violated Labor Code 139.3."
    )
    w.line(f"Signature: {j.r.author.full}        Cal. Lic. #: A{j.rng.randint(10000, 99999)}")
    w.line(f"Executed at: {j.rng.choice(('Chico', 'Hemet', 'Oxnard'))}, CA     Date: {dates.us(j.after(2))}")


@template("fresh", "progress-report")
def cosigned(j: Job) -> None:
    """A clinic note with two names under it: who wrote and signed, and who agreed."""
    w = j.paper(font="Courier", size=9)
    w.line(f"{j.r.place.upper()}     CLINIC NOTE     DATE OF SERVICE {dates.us20(j.r.date)}")
    w.title = "CLINIC NOTE"
    w.line(f"NAME: {j.m.patient.turned.upper()}     ACCT {j.rng.randint(10000, 99999)}")
    w.gap()
    for name, source, n in (
        ("CC/HPI:", text.COMPLAINT, 2),
        ("PE:", text.FINDINGS, 0),
        ("A/P:", text.CARE, 1),
    ):
        w.line(name)
        tell(j, source, n, length=4)
    more(j, 3)
    other = j.m.town.person("physician")
    w.gap()
    w.line(f"Signed: {j.r.author.full}  {dates.us20(j.r.date)}")
    w.line(f"Scribe: {j.m.town.person('lay').name}")
    w.line(f"Reviewed and agreed: {other.full}, supervising")


@template("fresh", "progress-report")
def bare(j: Job) -> None:
    """Two columns of findings under a letterhead, an addendum after the signature."""
    w = j.paper(font="Times-Roman", size=11)
    j.letterhead(align="left")
    w.line(f"{j.m.patient.name}     {dates.words(j.r.date)}", bold=True)
    w.heading("Follow-Up Visit", align="right", bold=True)
    tell(j, text.COMPLAINT, 3, length=5)
    more(j, 4)
    w.two(
        ["Inspection: normal", "Palpation: tender", "Strength: 5/5"],
        ["Reflexes: 2+", "Sensation: intact", "Gait: slow"],
    )
    w.p(fill(j, text.CARE, 4))
    sign(j, j.r.place, close="", stamp=True)
    w.gap()
    w.p(
        f"Addendum {dates.us(j.after(9))}: patient telephoned, tablets tolerated well. "
        + fill(j, text.CARE, 1)
    )


@template("fresh", "work-status")
def slip(j: Job) -> None:
    """A half page with tick boxes."""
    w = j.paper(size=11)
    w.line(j.r.place, bold=True)
    w.heading("Return-to-Work Certificate", bold=True, size=14, align="centre")
    w.gap()
    w.p(f"This certifies that {j.m.patient.name} was under my care and may return to")
    for mark, words in (
        ("[ ]", "full duty"),
        ("[x]", "limited duty: no lifting over 20 pounds"),
        ("[ ]", "no work"),
    ):
        w.line(f"{mark}  {words}", x=20)
    w.p(f"Limits hold through {dates.us(j.after(42))}. Recheck {dates.us(j.after(42))}.")
    w.line(f"Physician: {j.r.author.full}          Date: {dates.us(j.r.date)}")


@template("fresh", "work-status")
def activity(j: Job) -> None:
    """A table of capacities."""
    w = j.paper(size=10)
    j.letterhead()
    w.heading("WORK STATUS / ACTIVITY RESTRICTIONS", bold=True)
    w.pairs([("Employee", j.m.patient.name), ("Employer", j.m.employer), ("Injury", dates.us2(j.m.injured)), ("Seen", dates.us2(j.r.date))],
            stacked=True, framed=True)  # fmt: skip
    w.table(
        [
            ("Activity", "Never", "Occasional", "Frequent"),
            ("Lift 20 lb", "", "X", ""),
            ("Climb", "X", "", ""),
            ("Sit", "", "", "X"),
        ],
        (0.4, 0.2, 0.2, 0.2),
    )
    w.line("Temporarily partially disabled. Next evaluation in four weeks.")
    sign(j, f"Signed {dates.us2(j.r.date)}", close="")


@template("fresh", "first-report")
def numbered(j: Job) -> None:
    """The state form with numbered boxes."""
    w = j.paper(size=9)
    w.line("STATE OF CALIFORNIA", align="centre", size=8)
    w.heading("DOCTOR'S FIRST REPORT OF OCCUPATIONAL INJURY OR ILLNESS", bold=True, align="centre")
    w.pairs([("1. INSURER", j.m.insurer), ("2. EMPLOYER NAME", j.m.employer), ("7. PATIENT NAME", j.m.patient.name), ("9. DATE OF BIRTH", dates.us(j.m.born)),
             ("15. DATE AND HOUR OF INJURY", f"{dates.us(j.m.injured)} 10:30 AM"), ("17. DATE AND HOUR OF FIRST EXAMINATION", f"{dates.us(j.r.date)} 2:15 PM")],
            stacked=True, framed=True)  # fmt: skip
    w.label("19. Describe how the accident happened:", fill(j, text.BACKGROUND, 2))
    w.label("20. Subjective complaints:", fill(j, text.COMPLAINT, 2))
    w.label(
        "21. Objective findings:",
        fill(j, text.FINDINGS, 3) + " B. X-ray and laboratory results: none or pending.",
    )
    w.label("22. Diagnosis:", j.s.fill(text.DIAGNOSES[0]))
    w.label("25. Treatment rendered:", fill(j, text.CARE, 2))
    w.label("26. Further treatment required:", never(j))
    w.line(f"Doctor's signature  {j.r.author.full}       Date {dates.us(j.after(3))}")
    w.line(f"Doctor name and degree {j.r.author.full}       IRS 95-{j.rng.randint(1000000, 9999999)}")


@template("fresh", "first-report")
def narrative(j: Job) -> None:
    """A first report in prose by an urgent care."""
    w = j.paper(font="Times-Roman", size=11, margin=66)
    foot(j)
    w.heading("Initial Industrial Injury Report (Doctor's First Report)", bold=True, size=13)
    j.re(("Date of exam", dates.words(j.r.date)))
    w.p(fill(j, text.BACKGROUND, 3))
    w.p(fill(j, text.COMPLAINT, 3))
    w.p(fill(j, text.FINDINGS, 5))
    w.p(fill(j, text.CARE, 3) + " " + never(j))
    sign(j, "Urgent Care Physician", f"Report completed {dates.us(j.after(2))}")
