"""Dev half: what clinics write: first and later reports, consultations, therapy and minds."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import CLINICAL

WHICH = "sixth-dev"


@form(WHICH, "first-report")
def form_5021(j: Desk) -> None:
    """The doctor's first report, numbered boxes; the examination is its date."""
    w = j.paper(font="Helvetica", size=9)
    w.line("STATE OF CALIFORNIA", size=8)
    w.heading("DOCTOR'S FIRST REPORT OF OCCUPATIONAL INJURY OR ILLNESS", bold=True, size=11)
    w.line(
        "Within 5 days of your initial examination, for every occupational injury, send two copies to the employer's insurer.",
        size=7,
    )
    j.boxes([("1. INSURER NAME AND ADDRESS", j.m.insurer), ("2. EMPLOYER NAME", j.m.employer), ("5. PATIENT NAME", j.m.patient.name),
             ("7. DATE OF BIRTH", dates.us0(j.m.born)), ("14. DATE AND HOUR OF INJURY", f"{dates.us0(j.m.injured)}  9:30 AM"),
             ("17. DATE AND HOUR OF FIRST EXAMINATION", f"{dates.us0(j.now)}  2:15 PM")])  # fmt: skip
    w.label("19. DESCRIBE HOW THE ACCIDENT HAPPENED", j.say(phrases.STORY, 2))
    w.label("20. SUBJECTIVE COMPLAINTS", j.say(phrases.SAID, 2))
    w.label("21. OBJECTIVE FINDINGS", j.say(phrases.SEEN, 3))
    w.label("22. DIAGNOSIS", "; ".join(j.thinks(2)))
    w.label(
        "26. WORK STATUS", "Is patient able to perform usual work? No. Return to modified work in one week."
    )
    w.line(f"Doctor's Signature  {j.r.author.full}      CA License Number  A{j.rng.randint(10000, 99999)}")
    w.line(f"Doctor Name and Degree (please type)  {j.r.author.full}")


@form(WHICH, "first-report")
def first_visit(j: Desk) -> None:
    """A narrative of the first visit by the clinic that saw the worker first."""
    w = j.paper(font="Times-Roman", size=11)
    j.counted("{who}   Page {n}")
    j.head()
    w.heading("INITIAL REPORT OF INJURY BY TREATING PHYSICIAN", bold=True, align="centre")
    j.person(("Date of first examination:", dates.us(j.now)))
    w.line("HISTORY OF INJURY", bold=True)
    w.p(j.say(phrases.STORY, 5))
    w.line("PHYSICAL EXAMINATION", bold=True)
    w.p(j.say(phrases.SEEN, 6))
    w.line("ASSESSMENT", bold=True)
    j.numbered(j.thinks())
    w.p(j.say(phrases.NEXT, 3))
    j.close("Respectfully submitted,", j.r.place)


@form(WHICH, "progress-report")
def pr2(j: Desk) -> None:
    """PR-2 as a form with boxes."""
    w = j.paper(font="Helvetica", size=9.5)
    w.line("State of California, Division of Workers' Compensation", size=8)
    w.heading("PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT (PR-2)", bold=True, size=12, align="centre")
    w.line(
        "[X] Periodic Report (45 days)  [ ] Change in treatment plan  [ ] Change in work status  [ ] Response to request",
        size=8,
    )
    j.boxes([("Last, First", j.m.patient.turned), ("D.O.B.", dates.us0(j.m.born)), ("Date of Injury", dates.us0(j.m.injured)), ("Date of Exam", dates.us0(j.now)),
             ("Claims Administrator", j.m.insurer), ("Claim Number", j.m.claim)])  # fmt: skip
    w.line("Subjective complaints:", bold=True)
    j.tell(phrases.SAID, 3, 2)
    w.line("Objective findings:", bold=True)
    w.p(j.say(phrases.SEEN, 4))
    w.line("Diagnoses:", bold=True)
    j.numbered(j.thinks(2))
    w.line("Treatment Plan:", bold=True)
    w.p(j.say(phrases.NEXT, 3) + " " + j.v.empty())
    w.line("Work Status: Remain off work until next visit.")
    w.line(
        "I declare under penalty of perjury that this report is true and correct to the best of my knowledge.",
        size=8,
    )
    w.line(
        f"Signature: {j.r.author.full}   Cal. Lic. #: A{j.rng.randint(10000, 99999)}   Executed at: Ukiah   Date: {j.d(2, dates.us0)}"
    )


@form(WHICH, "progress-report")
def soap(j: Desk) -> None:
    """An office note on one page, closed by the record's system."""
    w = j.paper(font="Courier", size=9.5)
    w.line(j.r.place.upper())
    w.heading("PROGRESS NOTE")
    w.line(f"PT NAME: {j.m.patient.name}   DOB: {dates.us0(j.m.born)}   DOS: {dates.us0(j.now)}")
    for label, source, names in (
        ("S:", phrases.SAID, 2),
        ("O:", phrases.SEEN, 0),
        ("A:", phrases.SEEN, 0),
        ("P:", phrases.NEXT, 0),
    ):
        w.line(label)
        if label == "A:":
            j.numbered(j.thinks(2))
        else:
            j.tell(source, 3, names)
    w.line(f"Electronically signed by {j.r.author.full} {j.d(1, dates.us0)} 08:14 AM")


@form(WHICH, "progress-report")
def narrative(j: Desk) -> None:
    """A letter that is a report, of several pages."""
    w = j.paper(font="Times-Roman", size=11.5)
    j.counted("RE: {who}, {when}, Page {n}", foot=False, first=False)
    j.head()
    w.line(j.d(4, dates.words))
    j.about(("Date of service:", j.d()))
    w.heading("TREATING PHYSICIAN'S FOLLOW-UP REPORT", bold=True)
    w.line("INTERVAL HISTORY", bold=True)
    j.tell(phrases.SAID + phrases.STORY, 7, 3)
    w.line("EXAMINATION", bold=True)
    w.p(j.say(phrases.SEEN, 8))
    w.line("DIAGNOSTIC STUDIES", bold=True)
    j.reviewed(3, ("imaging-report", "electrodiagnostic-report"), "numbers")
    w.line("DISCUSSION AND PLAN", bold=True)
    w.p(j.say(phrases.NEXT, 5) + " " + j.v.empty())
    j.close("Sincerely,", "Primary Treating Physician")


@form(WHICH, "permanent-and-stationary-report")
def pr4(j: Desk) -> None:
    """PR-4, two pages."""
    w = j.paper(font="Helvetica", size=10)
    j.counted("DWC Form PR-4   Page {n} of {total}")
    w.heading("PRIMARY TREATING PHYSICIAN'S PERMANENT AND STATIONARY REPORT (PR-4)", bold=True)
    j.boxes(
        [
            ("Patient", j.m.patient.name),
            ("Date of Injury", dates.us0(j.m.injured)),
            ("Date of Examination", dates.us0(j.now)),
            ("Employer", j.m.employer),
        ]
    )
    for label in ("Description of accident", "Present complaints", "Medical history"):
        w.line(label + ":", bold=True)
        j.tell(phrases.STORY + phrases.SAID, 4, 1)
    w.line("Objective findings:", bold=True)
    w.p(j.say(phrases.SEEN, 7))
    w.newpage()
    w.line("Diagnostic test results:", bold=True)
    j.reviewed(3, ("imaging-report", "electrodiagnostic-report", "laboratory-report"), "dashes")
    w.line("Impairment rating:", bold=True)
    w.p(
        "Whole person impairment is 8 percent under the AMA Guides, Fifth Edition. Apportionment is 100 percent to the industrial injury."
    )
    w.line(f"Signature: {j.r.author.full}     Date: {j.d(5, dates.us0)}")


@form(WHICH, "permanent-and-stationary-report")
def discharge(j: Desk) -> None:
    """A narrative final report."""
    w = j.paper(font="Times-Roman", size=12)
    j.counted("Page {n}")
    j.head(align="left")
    w.line(j.d(form=dates.words))
    j.about()
    w.heading("PERMANENT AND STATIONARY EVALUATION", bold=True, align="centre")
    w.p(
        f"I examined the above patient on {j.d(form=dates.words)} and find that maximal medical improvement has been reached."
    )
    j.tell(phrases.STORY, 5, 3)
    w.p(j.say(phrases.SEEN, 6))
    w.line("FUTURE MEDICAL CARE", bold=True)
    w.p("Provision should be made for medication and occasional visits. " + j.v.empty())
    j.close("Yours truly,", "Treating Physician")


@form(WHICH, "consultation")
def consult_letter(j: Desk) -> None:
    """A letter to the doctor who sent the patient."""
    w = j.paper(font="Times-Roman", size=11.5)
    j.counted("{who}   {when}   Page {n} of {total}")
    j.head()
    w.line(j.d(form=dates.words))
    w.gap(4)
    w.line(j.m.treaters[0][0].full)
    j.about()
    w.heading(f"{j.r.detail.upper()} CONSULTATION", bold=True)
    w.p(f"Dear Dr. {j.m.treaters[0][0].last}:")
    w.p(f"Thank you for referring this patient, whom I saw today because of pain in the {j.part}.")
    j.tell(phrases.STORY + phrases.SAID, 6, 3)
    w.p(j.say(phrases.SEEN, 5))
    w.line("Recommendations:", bold=True)
    w.p(j.say(phrases.NEXT, 3) + " " + j.v.empty())
    j.close("With kind regards,", "Consultant")


@form(WHICH, "consultation")
def consult_form(j: Desk) -> None:
    """A consultation with a header table."""
    w = j.paper(font="Helvetica", size=10)
    w.line(j.r.place, bold=True, size=13)
    w.heading(f"INITIAL {j.r.detail.upper()} CONSULTATION REPORT", bold=True)
    w.table([("Patient", "Date of Birth", "Date of Consultation", "Requested by"),
             (j.m.patient.name, dates.us(j.m.born), dates.us(j.now), j.m.treaters[1][0].full)], (0.28, 0.2, 0.24, 0.28))  # fmt: skip
    w.line("CHIEF COMPLAINT", bold=True)
    w.p(f"Pain, {j.part}.")
    w.line("REVIEW OF RECORDS", bold=True)
    j.reviewed(4, CLINICAL, "numbers")
    w.line("EXAMINATION", bold=True)
    w.p(j.say(phrases.SEEN, 6))
    w.line("IMPRESSION", bold=True)
    j.numbered(j.thinks(3))
    w.p(j.v.empty())
    w.line(f"/s/ {j.r.author.full}")
    w.line(f"Dictated {j.d()}  Transcribed {j.d(2)}", size=8)


@form(WHICH, "therapy-note")
def daily(j: Desk) -> None:
    """One visit on one page; the next visit's sheet looks the same."""
    w = j.paper(font="Helvetica", size=10)
    w.line(j.r.place, bold=True)
    w.heading(f"{j.r.detail.upper()} DAILY TREATMENT NOTE", bold=True, align="centre")
    w.pairs(
        [
            ("Patient:", j.m.patient.name),
            ("Date of Service:", dates.us0(j.now)),
            ("Visit:", f"{j.rng.randint(2, 6)} of 12"),
            ("Diagnosis:", j.thinks(1)[0]),
        ]
    )
    w.p("Subjective: Patient reports feeling about the same. Tolerated the last session well.")
    w.p("Objective: Warm up ten minutes, stretching, strengthening three sets of ten, ice at the end.")
    w.p("Assessment: Slow progress toward goals. Plan: continue per plan of care.")
    w.line(f"Therapist: {j.r.author.full}")


@form(WHICH, "therapy-note")
def reevaluation(j: Desk) -> None:
    """A longer note of findings and goals."""
    w = j.paper(font="Times-Roman", size=11)
    j.head()
    w.heading(f"{j.r.detail.title()} Re-Evaluation", bold=True, size=14)
    j.person(("Treatment date:", dates.us(j.now)), ("Referring:", j.m.treaters[0][0].full))
    w.table(
        [
            ("Measure", "Initial", "Today"),
            ("Pain", "8/10", "6/10"),
            ("Flexion", "40", "52"),
            ("Strength", "4-/5", "4/5"),
        ],
        (0.4, 0.3, 0.3),
    )
    w.line("Goals", bold=True)
    j.numbered(["Sit for one hour", "Walk one mile", "Sleep six hours"])
    w.p("The patient has attended nine of twelve visits. " + j.say(phrases.SAID, 2))
    w.gap(14)
    w.line(j.r.author.full)
    w.line("Treating provider", size=9)


@form(WHICH, "psychological-report")
def session(j: Desk) -> None:
    """A psychotherapy note on one page."""
    w = j.paper(font="Helvetica", size=10.5)
    w.line(j.r.place, align="centre", bold=True)
    w.heading("INDIVIDUAL PSYCHOTHERAPY PROGRESS NOTE", bold=True, align="centre")
    w.line(f"Client: {j.m.patient.name}      Session date: {dates.us(j.now)}      Time: 50 minutes")
    w.p(j.say(phrases.MIND, 5))
    w.p("Plan: continue weekly sessions of cognitive therapy.")
    w.line(f"Signature of clinician: {j.r.author.full}")


@form(WHICH, "psychological-report")
def evaluation(j: Desk) -> None:
    """A report of several pages with tests."""
    w = j.paper(font="Times-Roman", size=12, margin=70)
    j.counted("{who}  -  Psychological Evaluation  -  {n}", foot=False, first=False)
    j.head()
    w.heading("PSYCHOLOGICAL EVALUATION", bold=True, align="centre")
    j.person(
        ("Date of evaluation:", j.d(form=dates.words)), ("Date of report:", j.d(9, dates.words)), columns=1
    )
    w.line("Sources of information", bold=True)
    j.reviewed(3, CLINICAL, "dashes")
    w.line("Background", bold=True)
    j.tell(phrases.STORY, 5, 1)
    w.line("Mental status", bold=True)
    w.p(j.say(phrases.MIND, 5))
    w.line("Tests", bold=True)
    w.table(
        [("Scale", "Score"), ("Beck Depression Inventory", "24"), ("Beck Anxiety Inventory", "18")],
        (0.6, 0.4),
    )
    w.line("Diagnosis", bold=True)
    j.numbered(["Adjustment disorder with mixed mood", "Pain disorder"])
    j.close("Respectfully submitted,")
