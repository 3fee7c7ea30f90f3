"""Fresh set: consultations, permanent and stationary reports, psychology."""

from __future__ import annotations

from .. import dates
from ..writing import Job, template
from . import text
from .voice import fill, foot, head, listed, more, never, sign, tell, upper


@template("fresh", "consultation")
def colleague(j: Job) -> None:
    """A letter of thanks to the doctor who sent the patient, dated days after the visit."""
    w = j.paper(font="Times-Roman", size=11.5, margin=72)
    foot(j)
    head(j, j.after(4))
    other = j.m.treaters[0][0]
    w.line(dates.words(j.after(4)), align="right")
    w.line(other.full)
    w.line(j.m.treaters[0][1])
    w.gap()
    w.line(f"RE: {j.m.patient.name}, born {dates.us(j.m.born)}")
    w.gap()
    w.p(f"Dear Dr. {other.last}:")
    w.p(
        f"Many thanks for sending this pleasant worker, whom I saw in {j.r.detail} consultation on {dates.words(j.r.date)}. "
        + fill(j, text.BACKGROUND, 3)
    )
    tell(j, text.COMPLAINT, 3)
    more(j, 5)
    w.p(fill(j, text.FINDINGS, 5))
    w.p(
        "In my opinion this is "
        + j.s.fill(j.rng.choice(text.DIAGNOSES)).lower()
        + ". "
        + never(j)
        + " "
        + fill(j, text.CARE, 2)
    )
    sign(j, close="With kind regards,")


@template("fresh", "consultation")
def formal(j: Job) -> None:
    """Title Case heads, a list of records with letters, a signature stamp with the time."""
    w = j.paper(size=10)
    j.letterhead(align="right")
    w.heading(f"Initial {upper(j.r.detail)} Consultation", bold=True, size=13)
    w.pairs(
        [
            ("Name:", j.m.patient.name),
            ("Seen On:", dates.short(j.r.date)),
            ("Injured:", dates.short(j.m.injured)),
            ("Claim:", j.m.claim),
        ]
    )
    head(j)
    w.line("Reason for Visit", bold=True)
    w.p(fill(j, text.COMPLAINT, 3))
    w.line("How It Happened", bold=True)
    tell(j, text.BACKGROUND, 2, length=4)
    more(j, 6)
    w.line("Outside Records", bold=True)
    listed(j, 4, "letters")
    w.line("Physical Examination", bold=True)
    w.p(fill(j, text.FINDINGS, 6))
    w.line("Discussion and Recommendations", bold=True)
    w.p(fill(j, text.CARE, 3) + " " + never(j) + " " + never(j))
    sign(j, stamp=True, close="")


@template("fresh", "consultation")
def outpatient(j: Job) -> None:
    """An export with a two-column header and records in one sentence."""
    w = j.paper(font="Courier", size=9, margin=50)
    w.line(f"{j.r.place} - {j.r.detail.upper()}")
    w.heading("NEW PATIENT CONSULTATION")
    w.two(
        [f"Pt: {j.m.patient.turned}", f"DOB: {dates.us0(j.m.born)}", "Sex: not stated"],
        [f"DOS: {dates.us0(j.r.date)}", f"Ref: {j.m.treaters[1][0].name}", f"Ins: {j.m.insurer}"],
    )
    tell(j, text.COMPLAINT, 2, length=4)
    w.line("RECORDS:")
    listed(j, 4, "semicolons")
    more(j, 6)
    w.line("EXAM:")
    w.p(fill(j, text.FINDINGS, 5))
    w.line("IMPRESSION / RECS:")
    w.p(fill(j, text.CARE, 2) + " " + never(j))
    w.line(f"E-signed {j.r.author.full} {dates.us0(j.after(2))} 17:22")
    w.line(f"D: {dates.us0(j.after(1))}  T: {dates.us0(j.after(2))}")


@template("fresh", "permanent-and-stationary-report")
def final(j: Job) -> None:
    """A narrative final report by the treating physician."""
    w = j.paper(font="Times-Roman", size=11.5, margin=70)
    j.letterhead()
    w.heading("Permanent and Stationary Evaluation", bold=True, align="centre", size=14)
    w.line(f"Examined {dates.words(j.r.date)}; reported {dates.words(j.after(12))}", align="centre")
    j.re()
    head(j, j.after(12))
    w.line("Treatment to Date", bold=True)
    tell(j, text.BACKGROUND, 4, length=4)
    w.line("Present Complaints", bold=True)
    w.p(fill(j, text.COMPLAINT, 5))
    more(j, 6)
    w.line("Examination", bold=True)
    w.p(fill(j, text.FINDINGS, 6))
    w.line("Impairment", bold=True)
    w.p(
        "By the AMA Guides, Fifth Edition, whole person impairment is 8 percent. The condition is at maximum medical improvement. Apportionment: all of it to the injury."
    )
    w.line("Future Care", bold=True)
    w.p(fill(j, text.CARE, 2) + " " + never(j))
    sign(j, "Treating Physician")


@template("fresh", "permanent-and-stationary-report")
def boxes(j: Job) -> None:
    """The PR-4 form."""
    w = j.paper(size=9.5)
    w.line("DWC Form PR-4", size=8, align="right")
    w.heading(
        "PRIMARY TREATING PHYSICIAN'S PERMANENT AND STATIONARY REPORT (PR-4)", bold=True, align="centre"
    )
    w.pairs([("Patient", j.m.patient.turned), ("Date of Injury", dates.us(j.m.injured)), ("Date of exam", dates.us(j.r.date)),
             ("Claims administrator", j.m.insurer)], stacked=True, framed=True)  # fmt: skip
    w.label("Complaints:", fill(j, text.COMPLAINT, 3))
    w.label("Findings:", fill(j, text.FINDINGS, 5))
    w.line("Records relied upon", bold=True)
    listed(j, 3, "table")
    w.label("Preclusions:", "No heavy lifting. No repeated overhead work.")
    w.label("Future medical:", fill(j, text.CARE, 2) + " " + never(j))
    w.p("This report is signed under penalty of perjury and no part of Labor Code 139.3 was violated.")
    w.line(f"Physician's signature {j.r.author.full}     Date {dates.us(j.after(5))}")


@template("fresh", "psychological-report")
def intake(j: Job) -> None:
    """An evaluation with scores, tested and seen the same day, reported later."""
    w = j.paper(font="Times-Roman", size=11.5, margin=70)
    w.heading("CONFIDENTIAL PSYCHOLOGICAL EVALUATION", bold=True, align="centre")
    foot(j)
    w.pairs([("Examinee:", j.m.patient.name), ("Date of evaluation:", dates.words(j.r.date)), ("Birth date:", dates.us(j.m.born)),
             ("Date of report:", dates.words(j.after(15)))], columns=1)  # fmt: skip
    head(j, j.after(15))
    w.line("Sources", bold=True)
    listed(j, 3, "semicolons")
    w.line("History", bold=True)
    tell(j, text.BACKGROUND, 1, length=4)
    more(j, 5)
    w.line("Mental Status", bold=True)
    w.p(fill(j, text.FEELINGS, 5))
    w.line("Testing", bold=True)
    w.table(
        [("Scale", "Score", "Range"), ("BDI-II", "27", "moderate"), ("BAI", "14", "mild")], (0.4, 0.3, 0.3)
    )
    w.line("Opinion", bold=True)
    w.p("Adjustment disorder with mixed mood, industrial in cause. Weekly sessions are advised.")
    sign(j, "Licensed Psychologist, PSY" + str(j.rng.randint(10000, 29999)))


@template("fresh", "psychological-report")
def session(j: Job) -> None:
    """A short session note."""
    w = j.paper(size=10.5)
    w.line(j.r.place, size=8)
    w.heading("Individual Psychotherapy Session Note", bold=True)
    w.line(
        f"Client: {j.m.patient.name}    Session date: {dates.us(j.r.date)}    Session no. {j.rng.randint(2, 19)}    50 min"
    )
    for name in ("Data", "Assessment", "Plan"):
        w.label(
            f"{name}:",
            fill(j, text.FEELINGS, 3)
            if name != "Plan"
            else "Return weekly. " + fill(j, text.FEELINGS[3:4], 1),
        )
    w.line(f"Signature: {j.r.author.full}    {dates.us(j.r.date)}")


@template("fresh", "psychological-report")
def behavioural(j: Job) -> None:
    """A pain psychology letter without heads."""
    w = j.paper(font="Times-Roman", size=12, margin=74)
    j.letterhead(align="left")
    w.heading("Behavioral Medicine Progress Report", bold=True)
    w.line(f"{j.m.patient.name}, claim {j.m.claim}, seen {dates.words(j.r.date)}")
    w.p(fill(j, text.FEELINGS, 5))
    tell(j, text.COMPLAINT, 2)
    w.p("Six further sessions of cognitive therapy are sought. " + fill(j, text.FEELINGS, 2))
    sign(j, close="Submitted by,", stamp=True)
