"""Dev half, third looks: papers whose heading, date or signature stands where one does not look first."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import FILED

WHICH = "sixth-dev"


@form(WHICH, "progress-report")
def supervised(j: Desk) -> None:
    """A note by one who works under a physician that the head names; the one who signs is the author."""
    w = j.paper(font="Helvetica", size=10)
    signer = j.r.author
    w.two(
        [j.m.patient.name, f"DOB {dates.us(j.m.born)}", f"Injured {dates.us(j.m.injured)}"],
        [j.r.place, f"Supervising physician: {j.m.treaters[1][0].full}", f"Seen {dates.us(j.now)}"],
    )
    w.heading("RE-EXAMINATION", bold=True, size=13)
    j.tell(phrases.SAID, 5, 2)
    w.p(j.say(phrases.SEEN, 5))
    w.p("Impression: " + "; ".join(j.thinks(2)) + ".")
    w.p("Plan: " + j.say(phrases.NEXT, 2))
    w.gap(16)
    w.line("_" * 34)
    w.line(signer.full)
    w.line(f"Date signed {j.d(1)}", size=8)


@form(WHICH, "consultation")
def second_opinion(j: Desk) -> None:
    """A second opinion; what is named twice is named twice."""
    w = j.paper(font="Times-Roman", size=12)
    j.head()
    w.line(j.d(form=dates.capitals))
    w.gap()
    w.line(f"PATIENT:   {j.m.patient.name.upper()}")
    w.line(f"EMPLOYER:  {j.m.employer.upper()}")
    w.gap()
    w.heading(f"{j.r.detail.upper()} SECOND OPINION CONSULTATION", bold=True)
    w.p("The patient is seen for a second opinion. " + j.say(phrases.STORY, 3))
    for r in j.v.some(1, ("imaging-report",)):
        when, noun, _, mention = j.v.item(r, 0)
        w.p(f"The {noun} of {when} was brought along. {j.say(phrases.SEEN, 2)}", mention)
        w.p(f"As said, the {noun} of {when} does not explain all complaints.", mention)
    w.p(j.say(phrases.NEXT, 2) + " " + j.v.empty())
    j.close("Sincerely yours,")


@form(WHICH, "medical-legal-report")
def quoting(j: Desk) -> None:
    """An evaluation that quotes another's report at length, heading and name and all, from the top of a page."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    j.counted("Page {n}")
    j.head()
    w.line(f"Examination of {j.d(form=dates.words)}")
    j.about(lead="Applicant:")
    w.heading("COMPREHENSIVE MEDICAL-LEGAL EVALUATION REPORT", bold=True, align="centre")
    w.p(j.say(phrases.STORY, 5))
    w.line("Medical file", bold=True)
    j.reviewed(5, FILED, "dashes")
    for r in j.v.some(1, ("operative-report",)):
        w.newpage()
        when, noun, _, mention = j.v.item(r, 0)
        w.p(f"The {noun} dated {when} reads as follows:", mention)
        w.p(
            f'"Operative report. Procedure: {r.detail}. Surgeon: {r.author.full}. The patient was taken to the operating room. The wound was closed. Blood loss was small."',
            x=24,
        )
    w.p(j.say(phrases.SEEN, 7))
    w.p(
        "Apportionment is discussed above. Future medical care is needed. I declare under penalty of perjury that this report is my own."
    )
    j.close("Respectfully,", "Qualified Medical Evaluator")


@form(WHICH, "permanent-and-stationary-report")
def final_exam(j: Desk) -> None:
    """A last visit in an office's way."""
    w = j.paper(font="Helvetica", size=10)
    w.line(j.r.place, align="right", bold=True)
    w.heading("FINAL EVALUATION - PERMANENT AND STATIONARY STATUS", bold=True)
    j.boxes(
        [
            ("Patient", j.m.patient.turned),
            ("Seen on", dates.us(j.now)),
            ("Dictated on", j.d(1)),
            ("Injury", dates.us(j.m.injured)),
        ]
    )
    j.tell(phrases.SAID, 4, 2)
    w.p(j.say(phrases.SEEN, 6))
    w.p(
        "The patient has reached maximum medical improvement. Impairment is rated at 6 percent of the whole person."
    )
    w.line(f"Examining and treating physician: {j.r.author.full}")


@form(WHICH, "therapy-note")
def discharge_summary(j: Desk) -> None:
    """The end of a course, with its first and last visit."""
    w = j.paper(font="Helvetica", size=10.5)
    j.head(align="left")
    w.heading(f"{j.r.detail.upper()} DISCHARGE SUMMARY", bold=True)
    w.line(f"Name: {j.m.patient.name}")
    w.line(f"First visit: {j.d(-40)}     Last visit: {dates.us(j.now)}     Visits attended: 10")
    w.p("The patient met two of three goals and continues a home program. " + j.say(phrases.SAID, 1))
    w.line(f"{j.r.author.full}          {j.d(2)}")


@form(WHICH, "psychological-report")
def testing(j: Desk) -> None:
    """A report of tests."""
    w = j.paper(font="Helvetica", size=10.5)
    j.head(more="Psychological Services")
    w.heading("PSYCHOLOGICAL TESTING REPORT", bold=True)
    w.line(f"Examinee: {j.m.patient.name}; tested on {j.d(form=dates.short)}")
    w.table(
        [("Instrument", "Raw", "T"), ("MMPI-2-RF", "-", "71"), ("BDI-II", "29", "68"), ("P-3", "22", "59")],
        (0.5, 0.25, 0.25),
    )
    w.p(j.say(phrases.MIND, 4))
    j.close("Submitted by,")


@form(WHICH, "first-report")
def short_first(j: Desk) -> None:
    """The first report as one half page, values above their captions."""
    w = j.paper(font="Courier", size=10)
    w.heading("PHYSICIAN'S FIRST REPORT OF WORK INJURY", align="centre")
    for value, caption in (
        (j.m.patient.name, "Name of patient"),
        (j.m.employer, "Employer"),
        (dates.us(j.m.injured), "Date of injury"),
        (dates.us(j.now), "Date first seen"),
    ):
        w.line(value)
        w.line(caption, size=7)
        w.gap(3)
    w.p("Complaints: " + j.say(phrases.SAID, 2))
    w.p("Diagnosis: " + j.thinks(1)[0])
    w.gap(12)
    w.line(j.r.author.full)
    w.line("Signature of physician", size=7)


@form(WHICH, "imaging-report")
def result(j: Desk) -> None:
    """The result in an electronic record: accession, times, and who read it in the middle of the page."""
    w = j.paper(font="Helvetica", size=9)
    w.line(f"{j.r.place}     Result Report", bold=True)
    w.heading(f"{j.r.detail} {j.part}", bold=True, size=12)
    w.pairs([("Patient", j.m.patient.turned), ("Exam performed", f"{dates.us0(j.now)} 10:42"), ("Accession", f"X{j.rng.randint(10000, 99999)}"), ("Ordered by", j.m.treaters[0][0].full),
             ("Final result by", j.r.author.full), ("Printed", f"{j.d(33, dates.us0)} 08:00")])  # fmt: skip
    w.p("Narrative: no acute bony abnormality. Mild spurring. Impression: mild degenerative change, stable.")


@form(WHICH, "laboratory-report")
def blood(j: Desk) -> None:
    """Results in columns by day of collection; the last is its date."""
    w = j.paper(font="Helvetica", size=9.5)
    w.author = j.r.place
    w.line(j.r.place, bold=True, align="centre", size=13)
    w.heading("CUMULATIVE LABORATORY RESULTS", bold=True, align="centre")
    w.line(f"{j.m.patient.name}   born {dates.us(j.m.born)}   requested by {j.m.treaters[1][0].full}")
    w.table(
        [
            ("Collected", j.d(-60), j.d(-30), dates.us(j.now)),
            ("ALT", "31", "44", "40"),
            ("AST", "28", "39", "36"),
            ("Creatinine", "0.9", "1.0", "0.9"),
        ],
        (0.25, 0.25, 0.25, 0.25),
    )


@form(WHICH, "procedure-note")
def series(j: Desk) -> None:
    """A procedure with its times, dictated later."""
    w = j.paper(font="Courier", size=10)
    w.line(j.r.place.upper())
    w.heading(f"PROCEDURE: {j.r.detail.upper()}")
    w.title = None
    w.line(f"PERFORMED {dates.us0(j.now)} 11:05 TO 11:30    DICTATED {j.d(1, dates.us0)}")
    w.line(f"PATIENT {j.m.patient.name.upper()}")
    w.p(
        "After consent a needle was placed under fluoroscopy. Injection of steroid and anesthetic followed. No complication."
    )
    w.p("Prior relief was partial. Three weeks later the patient will call.")
    w.gap(10)
    w.line(j.r.author.full)


@form(WHICH, "medication-record")
def list_printed(j: Desk) -> None:
    """A list of medicines with the day it was reviewed; the day of printing does not count."""
    w = j.paper(font="Helvetica", size=10)
    w.line(j.m.treaters[0][1], bold=True)
    w.heading("CURRENT MEDICATION LIST", bold=True, size=13)
    w.line(f"Patient: {j.m.patient.name}")
    for text in ("Naproxen 500 mg twice daily", "Omeprazole 20 mg daily", "Gabapentin 300 mg at night"):
        w.line("- " + text, x=10)
    w.line(f"Reviewed by {j.r.author.full} on {dates.us(j.now)}")
    w.line(f"Printed {j.d(50)}", size=8)
