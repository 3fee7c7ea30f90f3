"""Dev set: visits, first and final reports, work status slips."""

from __future__ import annotations

from .. import dates
from ..prose import HISTORY, OBJECTIVE, PLAN, SUBJECTIVE
from ..writing import Job, template


@template("dev", "progress-report")
def form(j: Job) -> None:
    """The state's form, filled in on a machine; signed some days after the visit."""
    w = j.paper(size=9.5, margin=46)
    w.line("State of California  Division of Workers' Compensation", align="centre")
    w.heading("Primary Treating Physician's Progress Report (PR-2)", bold=True, size=13, align="centre")
    w.line("Check the box(es) which indicate why you are submitting a report at this time.")
    w.line(
        "[X] Periodic report   [ ] Change in work status   [ ] Need for referral   [ ] Discharged   [X] Other: meds"
    )
    w.pairs(
        [("Last:", j.m.patient.last), ("First:", j.m.patient.first), ("Date of Injury:", dates.us0(j.m.injured)),
         ("Date of exam:", dates.us0(j.r.date)), ("Employer:", j.m.employer), ("Claim Number:", j.m.claim),
         ("Claims Administrator:", j.m.insurer), ("DOB:", dates.us0(j.m.born))],
        framed=True,
    )  # fmt: skip
    j.soap(("Subjective complaints:", "Objective findings:", "Diagnoses:", "Treatment Plan:"))
    w.line("Work Status: This patient has been instructed to remain off work until the next examination.")
    w.p(
        "I declare under penalty of perjury that this report is true and correct to the best of my knowledge."
    )
    w.pairs([("Signature:", f"/s/ {j.r.author.full}"), ("Date:", dates.us0(j.after(3))),
             ("Executed at:", "Oxnard, CA"), ("Cal. Lic. #:", "A51234")])  # fmt: skip


@template("dev", "progress-report")
def chart(j: Job) -> None:
    """A printout of an electronic chart, page x of y above each page."""
    w = j.paper(font="Helvetica", size=9.5)
    name, seen = j.m.patient.turned, dates.us20(j.r.date)
    w.running = lambda n, of: f"{name}   MRN 00{j.m.claim[-6:-3]}   Encounter: {seen}        Page {n} of {of}"
    w.running_first = True
    w.gap(8)
    w.line(j.r.place, bold=True)
    w.heading("Office Visit - Workers' Compensation Follow Up", bold=True, size=12)
    w.pairs(
        [("Provider", j.r.author.full), ("Encounter", seen), ("Patient", name), ("DOB", dates.us0(j.m.born))]
    )
    j.soap(("S:", "O:", "A:", "P:"), mentions=3)
    w.line("Review of Systems", bold=True)
    w.p(j.s(OBJECTIVE, 5))
    w.line("Patient Instructions", bold=True)
    w.p(j.s(PLAN, 5))
    w.newpage()
    w.line("Additional history", bold=True)
    j.story(3)
    j.electronic("Electronically signed by", j.after(1), dates.us20)
    w.line(f"Printed by HIM on {dates.us20(j.after(190))}", size=8)


@template("dev", "progress-report")
def letter(j: Job) -> None:
    """A narrative letter; the title stands in the subject lines."""
    w = j.paper(font="Times-Roman", size=11)
    j.letterhead()
    w.line(dates.words(j.after(2)))
    w.gap()
    for line in (j.m.insurer, "P.O. Box 4410", "Fresno, CA 93650"):
        w.line(line)
    w.gap()
    j.re(("Date of Visit", dates.words(j.r.date)))
    w.heading("SECONDARY PHYSICIAN'S FOLLOW-UP REPORT", bold=True)
    w.p(f"Dear {j.m.adjuster.name}:")
    w.p(f"{j.m.patient.name} was seen in follow-up in my office. " + j.s(SUBJECTIVE, 3))
    j.story(3)
    w.line("PHYSICAL EXAMINATION", bold=True)
    w.p(j.s(OBJECTIVE, 5))
    w.line("DISCUSSION", bold=True)
    j.story(2, PLAN)
    j.hand("Very truly yours,", "Diplomate, American Board of Orthopaedic Surgery")


@template("dev", "first-report")
def first(j: Job) -> None:
    """The doctor's first report, a grid of numbered boxes."""
    w = j.paper(size=9, margin=44)
    w.line("STATE OF CALIFORNIA", align="centre")
    w.heading("DOCTOR'S FIRST REPORT OF OCCUPATIONAL INJURY OR ILLNESS", bold=True, size=12, align="centre")
    w.pairs(
        [("1. INSURER NAME AND ADDRESS", j.m.insurer), ("2. EMPLOYER NAME", j.m.employer),
         ("4. PATIENT NAME", j.m.patient.name), ("5. Date of birth", dates.us(j.m.born)),
         ("17. Date and hour of injury", f"{dates.us(j.m.injured)} 9:40 am"),
         ("18. Date and hour of first examination or treatment", f"{dates.us(j.r.date)} 2:15 pm")],
        stacked=True, framed=True,
    )  # fmt: skip
    w.line("19. Describe how the accident or exposure happened.")
    w.p(j.s(HISTORY, 4))
    w.line("21. OBJECTIVE FINDINGS", bold=True)
    w.p(j.s(OBJECTIVE, 5))
    w.line("22. DIAGNOSIS")
    w.p("; ".join(j.s.impressions()))
    w.line("25. TREATMENT RENDERED")
    w.p(j.s(PLAN, 3))
    w.line(f"Doctor's Signature  {j.r.author.full}       Date  {dates.us(j.after(1))}")
    w.line(f"Doctor Name and Degree: {j.r.author.full}   Address: {j.r.place}")


@template("dev", "permanent-and-stationary-report")
def final(j: Job) -> None:
    """The treating physician's last report with impairment."""
    w = j.paper(size=10)
    j.letterhead(align="left")
    w.heading("Primary Treating Physician's Permanent and Stationary Report (PR-4)", bold=True, size=12)
    w.pairs([("Patient:", j.m.patient.name), ("Claim:", j.m.claim), ("Date of Exam:", dates.us(j.r.date)),
             ("Date of Injury:", dates.us(j.m.injured))])  # fmt: skip
    w.line("Relevant Medical History", bold=True)
    j.story(4)
    w.line("Objective Findings", bold=True)
    w.p(j.s(OBJECTIVE, 6))
    w.line("Impairment Rating", bold=True)
    w.p(
        "Using the AMA Guides, Fifth Edition, the condition is rated at 8 percent whole person impairment, DRE II."
    )
    w.line("Apportionment and Future Medical", bold=True)
    w.p(j.s(PLAN, 4))
    j.hand("Respectfully submitted,", f"Date of report: {dates.us(j.after(12))}")


@template("dev", "work-status")
def slip(j: Job) -> None:
    """A slip for the employer."""
    w = j.paper(size=11)
    j.letterhead()
    w.heading("WORK STATUS REPORT", bold=True, size=14, align="centre")
    w.pairs([("Employee:", j.m.patient.name), ("Date:", dates.us(j.r.date)), ("Employer:", j.m.employer)])
    w.line("[ ] Full duty    [X] Modified duty    [ ] Temporarily totally disabled")
    w.p(
        "Limited lifting to ten pounds. No overhead work. Sitting as tolerated, change position every half hour."
    )
    w.line(f"Restrictions in effect until {dates.us(j.after(42))}.")
    w.gap(20)
    w.line(f"Physician: {j.r.author.full}      Signed {dates.us(j.r.date)}")
