"""Test half: what clinics write."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import CLINICAL

WHICH = "sixth-test"


@form(WHICH, "first-report")
def occupational(j: Desk) -> None:
    """Form 5021 as lines."""
    w = j.paper(font="Courier", size=9)
    w.heading("DOCTOR'S FIRST REPORT OF OCCUPATIONAL INJURY OR ILLNESS  FORM 5021")
    for n, label, text in (("1", "INSURER", j.m.insurer), ("2", "EMPLOYER", j.m.employer), ("5", "PATIENT", j.m.patient.turned), ("8", "DATE OF BIRTH", dates.us0(j.m.born)),
                           ("13", "DATE INJURED", dates.us0(j.m.injured)), ("16", "DATE OF FIRST EXAM OR TREATMENT", dates.us0(j.now))):  # fmt: skip
        w.line(f"{n}. {label}: {text}")
    for n, label, source in (
        ("17", "HISTORY", phrases.STORY),
        ("18", "COMPLAINTS", phrases.SAID),
        ("19", "FINDINGS", phrases.SEEN),
        ("23", "TREATMENT RENDERED", phrases.NEXT),
    ):
        w.p(f"{n}. {label}: {j.say(source, 3)}")
    w.line(f"DOCTOR'S SIGNATURE: {j.r.author.full}   DATE: {j.d(1, dates.us0)}")


@form(WHICH, "first-report")
def urgent(j: Desk) -> None:
    """The first visit at a clinic, by its system."""
    w = j.paper(font="Helvetica", size=10)
    j.head(align="left")
    w.heading("Initial Injury Visit", bold=True, size=15)
    j.boxes(
        [
            ("Patient", j.m.patient.name),
            ("Visit date", dates.us(j.now)),
            ("Injury date", dates.us(j.m.injured)),
            ("Employer", j.m.employer),
        ]
    )
    for label, source in (
        ("How it happened", phrases.STORY),
        ("Complaints", phrases.SAID),
        ("Exam", phrases.SEEN),
        ("Treatment", phrases.NEXT),
    ):
        w.line(label, bold=True)
        w.p(j.say(source, 3))
    w.line(f"Signed electronically by: {j.r.author.full} on {dates.us(j.now)} at 4:05 PM")


@form(WHICH, "progress-report")
def pr2_lines(j: Desk) -> None:
    """PR-2 in lines."""
    w = j.paper(font="Times-Roman", size=10.5)
    j.counted("PR-2   Page {n} of {total}")
    w.heading("PRIMARY TREATING PHYSICIAN'S PROGRESS REPORT", bold=True, align="centre", size=13)
    w.line(
        "Check the box(es) which indicate why you are submitting a report at this time.",
        size=9,
        align="centre",
    )
    w.line("(X) Need for treatment   ( ) Released from care   ( ) Request for information")
    j.person(("Exam date:", dates.us0(j.now)))
    for label, source, names in (
        ("Subjective Complaints", phrases.SAID, 2),
        ("Objective Findings", phrases.SEEN, 0),
        ("Treatment Plan", phrases.NEXT, 0),
    ):
        w.line(label, bold=True)
        j.tell(source, 4, names)
        if source is phrases.SEEN:
            w.line("Diagnosis", bold=True)
            j.numbered(j.thinks(3))
    w.line(f"Physician signature: {j.r.author.full}")
    w.line(f"Date of report: {j.d(3, dates.us0)}")


@form(WHICH, "progress-report")
def visit_table(j: Desk) -> None:
    """A visit from an electronic record with the page counted at the head."""
    w = j.paper(font="Helvetica", size=9.5)
    j.counted("{who}     DOS {when}     pg {n} of {total}", foot=False)
    w.line(j.r.place, bold=True, size=12)
    w.heading("Office Visit - Established Patient", bold=True, size=13)
    w.pairs(
        [
            ("Patient", j.m.patient.name),
            ("DOB", dates.us(j.m.born)),
            ("Date of service", dates.us(j.now)),
            ("Provider", j.r.author.full),
            ("Printed on", j.d(40)),
        ],
        framed=True,
    )
    for label, source, count, names in (
        ("HPI", phrases.SAID + phrases.STORY, 6, 2),
        ("Physical Exam", phrases.SEEN, 6, 0),
    ):
        w.line(label, bold=True)
        j.tell(source, count, names)
    w.line("Data reviewed", bold=True)
    j.reviewed(3, ("imaging-report", "laboratory-report", "electrodiagnostic-report"), "table")
    w.line("Assessment/Plan", bold=True)
    j.numbered(j.thinks(3))
    w.p(j.say(phrases.NEXT, 4) + " " + j.v.empty())
    w.line(f"Authenticated by: {j.r.author.full} {j.d(1)} 9:22 AM")


@form(WHICH, "progress-report")
def dictated(j: Desk) -> None:
    """A follow-up in free prose on one page."""
    w = j.paper(font="Courier", size=10)
    w.line(j.r.place.upper(), align="centre")
    w.heading("FOLLOW-UP VISIT", align="centre")
    w.line(f"{j.m.patient.name.upper()}")
    w.line(j.d(form=dates.words))
    w.gap()
    j.tell(phrases.SAID, 4, 2)
    w.p(j.say(phrases.SEEN, 4))
    w.p(j.say(phrases.NEXT, 2) + " " + j.v.empty())
    w.gap(10)
    w.line(j.r.author.full)
    w.line(f"dd: {j.d(1)}  dt: {j.d(4)}")


@form(WHICH, "permanent-and-stationary-report")
def pr3(j: Desk) -> None:
    """The form of a final report."""
    w = j.paper(font="Helvetica", size=9.5)
    j.counted("{who}   {n} of {total}")
    w.heading("TREATING PHYSICIAN'S PERMANENT & STATIONARY REPORT", bold=True, size=12, align="centre")
    j.boxes(
        [
            ("Name", j.m.patient.name),
            ("Claim number", j.m.claim),
            ("Date of injury", dates.us(j.m.injured)),
            ("Last date of exam", dates.us(j.now)),
        ]
    )
    w.line("Relevant medical history", bold=True)
    j.tell(phrases.STORY, 4, 3)
    w.line("Findings", bold=True)
    w.p(j.say(phrases.SEEN, 8))
    w.line("Permanent impairment", bold=True)
    w.p(
        "DRE category II, five percent whole person. No apportionment. Work restriction: no very heavy lifting."
    )
    w.line("Future medical", bold=True)
    w.p(j.v.empty())
    w.line(f"Signed: {j.r.author.full}, on {j.d(4)}")


@form(WHICH, "permanent-and-stationary-report")
def maximal(j: Desk) -> None:
    """A letter that says care is at an end."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    j.counted("Page {n} of {total}    {who}", foot=False, first=False)
    j.head()
    w.line(j.d(12, dates.words))
    w.line(j.m.insurer)
    j.about(("Exam:", j.d()), lead="RE:")
    w.heading("PERMANENT AND STATIONARY REPORT", bold=True)
    j.tell(phrases.STORY, 6, 2)
    w.line("MEDICAL RECORDS", bold=True)
    j.reviewed(4, CLINICAL, "paragraphs")
    w.p(j.say(phrases.SEEN, 6))
    w.p("The condition is permanent and stationary. Whole person impairment is 12 percent.")
    j.close("Very truly yours,", "Orthopedic Surgery")


@form(WHICH, "consultation")
def consult_note(j: Desk) -> None:
    """A consultation in an electronic record."""
    w = j.paper(font="Helvetica", size=10)
    j.counted("Page {n} of {total}")
    w.heading(f"{j.r.detail.title()} Consultation", bold=True, size=16)
    w.line(j.r.place)
    j.person(("Date seen:", dates.us(j.now)), ("Referred by:", j.m.treaters[0][0].full), framed=True)
    w.line("Reason for consultation", bold=True)
    w.p(f"Evaluation of the {j.part}.")
    for label, source, names in (
        ("History of present illness", phrases.STORY + phrases.SAID, 3),
        ("Examination", phrases.SEEN, 0),
    ):
        w.line(label, bold=True)
        j.tell(source, 6, names)
    w.line("Opinion", bold=True)
    j.numbered(j.thinks(2))
    w.p(j.v.empty())
    w.line(f"Electronic signature: {j.r.author.full}     {j.d(2)}")


@form(WHICH, "consultation")
def consult_narrative(j: Desk) -> None:
    """A narrative with the records reviewed as a list."""
    w = j.paper(font="Times-Roman", size=12)
    j.head(more=f"{j.r.detail.title()} Specialists")
    w.line(j.d(form=dates.words))
    j.about(("Date of consultation:", j.d()))
    w.heading(f"REPORT OF {j.r.detail.upper()} CONSULTATION", bold=True, align="centre")
    w.p("At your request I saw this patient for an opinion on further treatment.")
    w.p(j.say(phrases.STORY, 4))
    w.line("RECORDS REVIEWED:", bold=True)
    j.reviewed(4, CLINICAL, "dashes")
    w.p(j.say(phrases.SEEN, 6))
    w.p(j.say(phrases.NEXT, 2) + " " + j.v.empty())
    j.close("Thank you for the opportunity to take part in this patient's care.")


@form(WHICH, "therapy-note")
def treatment(j: Desk) -> None:
    """A visit on one page in boxes."""
    w = j.paper(font="Helvetica", size=10)
    w.heading(f"{j.r.detail.title()} Treatment Record", bold=True, size=13)
    w.line(j.r.place)
    j.boxes(
        [
            ("Patient name", j.m.patient.name),
            ("Date of treatment", dates.us(j.now)),
            ("Body part", j.part),
            ("Visit no.", str(j.rng.randint(2, 9))),
        ]
    )
    w.line("S  Sore after last visit, better by evening.")
    w.line("O  Tender, guarded. Treatment given as charted for 40 minutes.")
    w.line("A  Making gains.")
    w.line("P  Continue twice weekly.")
    w.gap(8)
    w.line(f"Signature: {j.r.author.full}")


@form(WHICH, "therapy-note")
def flow(j: Desk) -> None:
    """A sheet of several visits; the last is its date."""
    w = j.paper(font="Times-Roman", size=11)
    w.line(j.r.place, bold=True, align="centre")
    w.heading(f"{j.r.detail.upper()} FLOW SHEET", bold=True, align="centre")
    w.line(f"Patient: {j.m.patient.name}")
    days = [-14, -11, -7, -4, 0]
    w.table(
        [
            ("Visit date", "Pain", "Treatment", "Time"),
            *[(j.d(n), f"{j.rng.randint(3, 8)}/10", "Heat, exercise, manual work", "45 min") for n in days],
        ],
        (0.25, 0.15, 0.4, 0.2),
    )
    w.gap(10)
    w.line(j.r.author.full)


@form(WHICH, "psychological-report")
def psych_session(j: Desk) -> None:
    """A note of a session, in a header table."""
    w = j.paper(font="Times-Roman", size=11)
    w.heading("PSYCHOTHERAPY SESSION NOTE", bold=True, align="centre")
    w.table(
        [
            ("Patient", "Date of session", "Type"),
            (j.m.patient.name, dates.us(j.now), "Individual, 45 minutes"),
        ],
        (0.4, 0.3, 0.3),
    )
    w.p("Presentation: " + j.say(phrases.MIND, 3))
    w.p("Intervention: " + j.say(phrases.MIND, 2))
    w.p("Next session in two weeks.")
    w.line(j.r.author.full)
    w.line(j.r.place, size=9)


@form(WHICH, "psychological-report")
def psych_report(j: Desk) -> None:
    """An initial report in letter form."""
    w = j.paper(font="Helvetica", size=10.5)
    j.counted("Psychological report: {who}     Page {n}", foot=False, first=False)
    j.head()
    w.line(j.d(10, dates.words))
    j.about(("Date of interview:", j.d()))
    w.heading("INITIAL PSYCHOLOGICAL CONSULTATION REPORT", bold=True)
    w.p(
        "This patient was referred by the treating physician for assessment of mood. "
        + j.say(phrases.MIND, 3)
    )
    w.line("Review of Medical Records", bold=True)
    j.reviewed(3, CLINICAL, "numbers")
    w.line("Test results", bold=True)
    w.p("BDI-II 27, moderate to severe. BAI 21. Epworth 12. MMPI-2 valid profile.")
    w.line("Impressions", bold=True)
    j.numbered(["Depressive disorder", "Anxiety disorder"])
    w.p(j.say(phrases.MIND, 4))
    j.close("Respectfully,", "Licensed clinician")
