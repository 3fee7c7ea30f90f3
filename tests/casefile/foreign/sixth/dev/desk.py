"""Dev half, third looks of the papers that are not clinical."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import FILED

WHICH = "sixth-dev"


@form(WHICH, "ur-decision")
def examiner(j: Desk) -> None:
    """A decision that the examiner signs; the reviewer with his degrees stands below the signature."""
    w = j.paper(font="Times-Roman", size=11.5)
    j.counted("{who}    Page {n} of {total}", foot=False, first=False)
    w.line(j.m.insurer, bold=True, size=14)
    w.author = j.m.adjuster.name
    w.gap()
    w.line(j.d(form=dates.words))
    j.about(lead="Re:")
    w.heading("NOTICE OF MODIFIED TREATMENT REQUEST", bold=True, align="centre")
    w.p(f"Dear {j.m.treaters[0][0].full.split(',')[0]}:")
    w.p("Of the twelve sessions of physical therapy you requested, six are authorized and six are denied.")
    w.line("The reviewer considered", bold=True)
    j.reviewed(5, FILED, "numbers")
    w.p("Enclosed is the application by which the employee may ask for an independent medical review.")
    j.close("Sincerely,", "Claims Examiner", name=j.m.adjuster.name)
    w.gap()
    w.line("Physician reviewer:", bold=True)
    w.line(j.m.town.person("physician").full)
    w.line("Board certified in Physical Medicine and Rehabilitation")


@form(WHICH, "work-status")
def both_dates(j: Desk) -> None:
    """A slip with the day of the visit and, its own, the day of signing."""
    w = j.paper(font="Courier", size=11)
    w.line(j.r.place)
    w.heading("OFF-WORK ORDER")
    w.line(f"Employee: {j.m.patient.name}")
    w.line(f"Seen on: {j.d(-1)}")
    w.line(f"Unable to work from {j.d(-1)} through {j.d(20)}.")
    w.gap(10)
    w.line(f"{j.r.author.full}     signed {dates.us(j.now)}")


@form(WHICH, "request-for-authorization")
def fax_back(j: Desk) -> None:
    """A half page to be faxed back."""
    w = j.paper(font="Helvetica", size=11)
    j.head()
    w.heading("TREATMENT AUTHORIZATION REQUEST", bold=True, size=15, align="centre")
    j.person(columns=1)
    w.p(
        f"We request authorization for: {j.rng.choice(('left wrist splint', 'functional restoration evaluation', 'MRI of the ' + j.part))}. Last seen {j.d(-6)}."
    )
    w.line(f"Requested by: {j.r.author.full}      on {dates.us(j.now)}")
    w.line("Approved ____   Denied ____   By ____________")


@form(WHICH, "billing")
def several(j: Desk) -> None:
    """A claim for several days."""
    w = j.paper(font="Helvetica", size=9)
    w.author = j.r.author.full
    w.line("1500", bold=True)
    w.heading("HEALTH INSURANCE CLAIM FORM", bold=True, size=12)
    j.boxes(
        [
            ("Patient", j.m.patient.turned),
            ("Insured's ID", j.m.claim),
            ("Injury", dates.us0(j.m.injured)),
            ("Referring provider", j.m.treaters[0][0].full),
        ]
    )
    w.table(
        [
            ("From", "To", "Place", "CPT", "Charge"),
            *[(j.d(n, dates.us0), j.d(n, dates.us0), "11", "97110", "62.00") for n in (-21, -14, -7, 0)],
        ],
        (0.25, 0.25, 0.1, 0.2, 0.2),
    )
    w.line("Total charge 248.00")
    w.line(f"Signature of physician or supplier: {j.r.author.full}     {j.d(3, dates.us0)}")


@form(WHICH, "correspondence")
def memo(j: Desk) -> None:
    """A letter without a heading by the house's nurse."""
    w = j.paper(font="Courier", size=10.5)
    nurse = j.m.town.person("nurse")
    w.author = nurse.full
    w.line(j.m.insurer)
    w.line(j.d(form=dates.short))
    w.gap()
    w.line(f"TO: {j.m.treaters[0][0].full}")
    w.line(f"RE: {j.m.patient.name}, {j.m.claim}")
    w.gap()
    w.p(
        "Doctor, I am the nurse assigned to this file. Would you let me know when the patient may try lighter work? A stamped envelope is enclosed."
    )
    w.p(j.say(phrases.LAWYERLY, 1))
    w.gap(14)
    w.line(nurse.full)
    w.line("Nurse Case Manager")


@form(WHICH, "fax-cover")
def minimal(j: Desk) -> None:
    """Three lines."""
    w = j.paper(font="Helvetica", size=18, margin=90)
    w.gap(60)
    w.heading("FAX", bold=True, size=48)
    w.gap(20)
    for text in (
        f"From {j.r.author.name}",
        f"To {j.m.insurer}",
        f"{dates.us(j.now)}",
        f"{j.rng.randint(2, 20)} pages with this one",
    ):
        w.line(text)
        w.gap(8)


@form(WHICH, "legal")
def order(j: Desk) -> None:
    """A judge's order, dated in words."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    judge = j.m.town.person("lay")
    w.author = judge.name
    w.line("STATE OF CALIFORNIA", align="centre")
    w.line("Workers' Compensation Appeals Board", align="centre")
    w.two(
        [f"{j.m.patient.name.upper()},", "Applicant,", "vs.", f"{j.m.employer.upper()},", "Defendant."],
        [f"Case No. ADJ{j.rng.randint(1000000, 9999999)}", "", "ORDER"],
    )
    w.title = None
    w.p("Good cause appearing, IT IS ORDERED that the matter is taken off calendar.")
    w.line(f"Dated and served this {dates.solemn(j.now)}")
    w.gap(24)
    w.line(judge.name)
    w.line("WORKERS' COMPENSATION JUDGE")


@form(WHICH, "other")
def undated(j: Desk) -> None:
    """A pain drawing without a date; a stamp on it would not be one."""
    w = j.paper(font="Helvetica", size=12)
    w.date = w.author = None
    w.heading("PAIN DRAWING", bold=True, size=16)
    w.line(f"Patient name: {j.m.patient.name}")
    w.p("Mark the areas where you feel pain. Use X for stabbing, O for aching, = for numbness.")
    for k in range(3 + j.place_in_kind):
        w.at(150 + 40 * k, "X" if k % 2 else "O", size=14, dy=60 + 30 * (k % 3))
    w.gap(260)
    w.line(f"Worst pain this week (0 to 10): {5 + j.place_in_kind % 5}")


@form(WHICH, "application")
def typed(j: Desk) -> None:
    """The application with the caption below what is written."""
    w = j.paper(font="Courier", size=10)
    w.author = j.m.patient.full
    w.heading("INDEPENDENT MEDICAL REVIEW APPLICATION FORM", align="centre")
    for value, caption in ((j.m.patient.name, "Employee"), (j.m.claim, "Claim"), (dates.us(j.m.injured), "Injured on"), (j.m.insurer, "Administrator"), (j.m.treaters[0][0].full, "Physician who asked for the treatment"),
                           ("MRI of the " + j.part, "Treatment in dispute"), (j.m.patient.name, "Employee signature"), (dates.us(j.now), "Date of signature")):  # fmt: skip
        w.line(value)
        w.line(caption, size=7)
        w.gap(4)
