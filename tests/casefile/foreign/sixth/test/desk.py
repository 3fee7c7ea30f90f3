"""Test half, third looks of the papers that are not clinical."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import FILED

WHICH = "sixth-test"


@form(WHICH, "ur-decision")
def determination(j: Desk) -> None:
    """A determination with the reviewer's opinion first, and the letter signed last."""
    w = j.paper(font="Helvetica", size=10)
    j.counted("Determination   {who}   {n}/{total}")
    w.line(j.r.place, bold=True, align="centre", size=14)
    w.heading("MODIFIED DETERMINATION", bold=True, align="centre")
    w.pairs(
        [
            ("Decided on", dates.us(j.now)),
            ("Request received on", j.d(-5)),
            ("Patient", j.m.patient.name),
            ("Physician", j.m.treaters[0][0].full),
        ]
    )
    w.line("Opinion of the reviewing physician", bold=True)
    w.p("The request exceeds the guideline. " + j.say(phrases.SEEN, 4))
    w.line(f"{j.m.town.person('physician').full}, Family Medicine")
    w.line("Information considered", bold=True)
    j.reviewed(5, FILED, "table by name")
    w.p("Utilization review approved four of eight visits. See the enclosed form if you do not agree.")
    w.gap(16)
    w.line(j.r.author.full)
    w.line("On behalf of the claims administrator", size=9)


@form(WHICH, "work-status")
def activity(j: Desk) -> None:
    """A status in a table, the visit's day and the signing day."""
    w = j.paper(font="Helvetica", size=10.5)
    w.line(j.r.place, bold=True)
    w.heading("PATIENT STATUS AND WORK RESTRICTIONS", bold=True)
    w.table([("Patient", "Visit", "Employer"), (j.m.patient.name, j.d(-2), j.m.employer)], (0.35, 0.25, 0.4))
    for text in ("Lift/carry: up to 20 lb", "Stand/walk: up to 4 hours", "Climb: none"):
        w.line(text)
    w.line(f"Signed: {j.r.author.full}     Date signed: {dates.us(j.now)}")


@form(WHICH, "request-for-authorization")
def urgent_request(j: Desk) -> None:
    """A request by letter."""
    w = j.paper(font="Times-Roman", size=12)
    j.head()
    w.line(j.d(form=dates.words))
    w.line(f"Attn: {j.m.adjuster.name}")
    j.about(lead="RE:")
    w.heading("EXPEDITED REQUEST FOR AUTHORIZATION", bold=True)
    w.p(
        f"Please authorize {j.rng.choice(('a walker', 'twelve visits of aquatic therapy', 'a consultation with a hand surgeon'))} for the above patient. {j.say(phrases.SAID, 2)}"
    )
    j.close("Respectfully,", "Requesting physician")


@form(WHICH, "billing")
def statement(j: Desk) -> None:
    """A statement of lien-like charges over several days, signed by the biller."""
    w = j.paper(font="Courier", size=9.5)
    w.author = j.r.place
    w.line(j.r.place.upper(), bold=True)
    w.heading("PATIENT ACCOUNT LEDGER")
    w.line(f"{j.m.patient.name}   {j.m.claim}   RUN {j.d(30)}")
    for n, what in (
        (-45, "CHARGE 99203   180.00"),
        (-20, "CHARGE 99213   110.00"),
        (0, "CHARGE 97140    60.00"),
    ):
        w.line(f"{j.d(n, dates.us0)}   {what}")
    w.line("BALANCE DUE 350.00")


@form(WHICH, "correspondence")
def benefit_notice(j: Desk) -> None:
    """A notice about benefits by the examiner."""
    w = j.paper(font="Times-Roman", size=12)
    w.author = j.m.adjuster.name
    w.line(j.m.insurer, bold=True, align="centre", size=15)
    w.gap()
    w.line(j.d(form=dates.words))
    w.line(j.m.patient.name)
    w.gap()
    w.p(
        "Dear injured worker: we start to pay temporary disability at the weekly rate shown on your check. "
        + j.say(phrases.LAWYERLY, 1)
    )
    j.close("Yours,", "Claims Department", name=j.m.adjuster.name)


@form(WHICH, "fax-cover")
def undated_cover(j: Desk) -> None:
    """A cover without a date."""
    w = j.paper(font="Helvetica", size=13)
    w.date = None
    w.line(j.r.place, size=18, bold=True)
    w.heading("FAX TRANSMISSION COVER", bold=True, size=20)
    w.table(
        [
            ("To", j.m.insurer),
            ("From", j.r.author.name),
            ("Concerning", j.m.patient.name),
            ("Pages", str(2 * j.place_in_kind)),
        ],
        (0.3, 0.7),
        header=False,
    )
    w.p("The documents that come with this fax are for the person named above only.")


@form(WHICH, "legal")
def sworn(j: Desk) -> None:
    """A subpoena in numbered lines."""
    w = j.paper(font="Times-Roman", size=12, margin=80)
    w.line("WORKERS' COMPENSATION APPEALS BOARD OF CALIFORNIA", align="centre")
    w.heading("DEPOSITION SUBPOENA FOR PRODUCTION OF RECORDS", bold=True, align="centre")
    w.p(
        f"To the custodian of records at {j.m.treaters[1][1]}. You are ordered to produce the complete chart of {j.m.patient.name} on {j.d(25, dates.words)}."
    )
    w.line(f"Issued on {j.d(form=dates.words)}")
    w.gap(20)
    w.line(j.r.author.full)
    w.line("For the defendant", size=9)


@form(WHICH, "other")
def form_checklist(j: Desk) -> None:
    """A checklist that the patient signs."""
    w = j.paper(font="Helvetica", size=11)
    w.author = j.m.patient.full
    w.heading("PATIENT HISTORY FORM", bold=True, size=14, align="centre")
    for text in (
        "[ ] Diabetes",
        "[X] High blood pressure",
        "[ ] Asthma",
        "[ ] Cancer",
        "Allergies: none",
        "Person to call in an emergency: spouse",
    ):
        w.line(text)
        w.gap(5)
    w.line(f"Patient's signature  {j.m.patient.name}")
    w.line(f"Today's date  {dates.us(j.now)}")


@form(WHICH, "application")
def plain_application(j: Desk) -> None:
    """A request by form letter."""
    w = j.paper(font="Helvetica", size=11)
    w.author = j.m.patient.full
    w.heading("APPLICATION FOR IMR", bold=True, size=16)
    w.line("(Independent Medical Review, Labor Code section 4610.5)")
    w.pairs(
        [
            ("I am", j.m.patient.name),
            ("Hurt on", dates.us(j.m.injured)),
            ("Claim", j.m.claim),
            ("Insurer", j.m.insurer),
        ]
    )
    w.p(
        "I disagree with the refusal of: physical therapy, 6 visits. I ask that an independent doctor look at it."
    )
    w.line(f"Signature of employee: {j.m.patient.name}")
    w.line(f"Date: {j.d(form=dates.words)}")
