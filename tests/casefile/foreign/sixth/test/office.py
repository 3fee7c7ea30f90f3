"""Test half: applications, decisions, requests, slips, bills."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import FILED

WHICH = "sixth-test"


@form(WHICH, "application")
def request_for_review(j: Desk) -> None:
    """The request as a form of lines, the employee's pen at the end."""
    w = j.paper(font="Times-Roman", size=11)
    w.author = j.m.patient.full
    w.heading("REQUEST FOR INDEPENDENT MEDICAL REVIEW (IMR)", bold=True, align="centre", size=14)
    w.line(
        "Workers' Compensation - this form must be signed and sent within 30 days of the decision",
        align="centre",
        size=9,
    )
    w.gap()
    for label, text in (("Injured employee", j.m.patient.turned), ("Date of birth", dates.us(j.m.born)), ("Injury date", dates.us(j.m.injured)), ("Claim #", j.m.claim),
                        ("Employer", j.m.employer), ("Claims adjuster", j.m.adjuster.name), ("Treating physician", j.m.treaters[1][0].full)):  # fmt: skip
        w.line(f"{label} ......... {text}")
    w.p("Treatment denied: lumbar brace; aquatic therapy, 8 sessions.")
    w.p(
        "By signing I ask for a review by a physician who is not tied to my employer or its insurer, and agree that my records may be sent."
    )
    w.gap(12)
    w.line(f"X  {j.m.patient.name}                 {dates.us20(j.now)}", size=12)
    w.line("   Employee                                            Date", size=8)


@form(WHICH, "application")
def application_boxes(j: Desk) -> None:
    """The form in boxes with the signature in one of them."""
    w = j.paper(font="Helvetica", size=9)
    w.author = j.m.patient.full
    w.line("DWC IMR-1", size=8, align="right")
    w.heading("Application for Independent Medical Review", bold=True, size=14)
    for title, rows in (
        (
            "EMPLOYEE",
            [
                ("Name", j.m.patient.name),
                ("Telephone", j.m.town.phone()),
                ("Address", j.m.town.address()[0]),
                ("Date of injury", dates.us0(j.m.injured)),
            ],
        ),
        (
            "CLAIMS ADMINISTRATOR",
            [
                ("Company", j.m.insurer),
                ("Claim number", j.m.claim),
                ("Contact", j.m.adjuster.name),
                ("Fax", j.m.town.phone()),
            ],
        ),
        ("PHYSICIAN", [("Name", j.m.treaters[0][0].full), ("Practice", j.m.treaters[0][1])]),
        ("SIGNATURE OF EMPLOYEE", [("Signed by", j.m.patient.name), ("Date signed", dates.us0(j.now))]),
    ):
        w.line(title, bold=True)
        j.boxes(rows)


@form(WHICH, "ur-decision")
def denial(j: Desk) -> None:
    """A letter of denial whose first lines carry the dates."""
    w = j.paper(font="Times-Roman", size=11.5)
    j.counted("Page {n} of {total}")
    j.head()
    w.pairs([("Date of decision:", j.d(form=dates.words)), ("Date RFA received:", j.d(-3, dates.words)), ("Employee:", j.m.patient.name), ("Claim:", j.m.claim),
             ("Date of injury:", dates.us(j.m.injured)), ("Requested by:", j.m.treaters[0][0].full)])  # fmt: skip
    w.heading("DENIAL OF TREATMENT AUTHORIZATION REQUEST", bold=True, align="centre")
    w.p(f"Dear {j.m.patient.name}:")
    w.p(
        f"Your doctor asked for {j.rng.choice(('an MRI of the ' + j.part, 'a cervical pillow', 'Norco 10/325 #90'))}. This request is denied because it is not medically necessary."
    )
    w.line("What we looked at", bold=True)
    j.reviewed(6, FILED, "numbers")
    w.line("Why", bold=True)
    w.p("The treatment guideline requires failure of simpler care first. " + j.say(phrases.SEEN, 3))
    w.p(
        f"The physician who made this decision is {j.m.town.person('physician').full}, Orthopedic Surgery, available Monday 9 to 1."
    )
    w.p("To dispute this decision, complete the form that comes with this letter.")
    j.close("Very truly yours,", "UR Coordinator")


@form(WHICH, "ur-decision")
def approval(j: Desk) -> None:
    """A short certification."""
    w = j.paper(font="Helvetica", size=10.5)
    w.line(j.r.place, bold=True, size=15)
    w.line("Managed care services")
    w.gap()
    w.line(j.d(form=dates.words))
    w.line("VIA FAX")
    w.line(j.m.treaters[1][0].full)
    j.about(lead="IN RE:")
    w.heading("UTILIZATION REVIEW CERTIFICATION", bold=True)
    for r in j.v.some(1, ("request-for-authorization",)):
        when, noun, _, mention = j.v.item(r, 0)
        w.p(f"The {noun} dated {when} has been reviewed and the treatment below is approved.", mention)
    w.p(
        "Approved: chiropractic manipulation, 6 visits, valid for ninety days. Payment depends on the terms of the claim."
    )
    w.p("Criteria: MTUS. The reviewer of this case was a licensed nurse.")
    w.gap(14)
    w.line(f"By: {j.r.author.full}")


@form(WHICH, "request-for-authorization")
def rfa(j: Desk) -> None:
    """The form as a practice's software prints it."""
    w = j.paper(font="Courier", size=9)
    w.heading("STATE OF CALIFORNIA  REQUEST FOR AUTHORIZATION  DWC FORM RFA")
    w.line("California Code of Regulations, title 8, section 9785.5")
    w.line("Check box:  (X) New   ( ) Expedited   ( ) Written confirmation of oral request")
    for label, text in (("Employee", j.m.patient.turned), ("DOB", dates.us0(j.m.born)), ("DOI", dates.us0(j.m.injured)), ("Claim", j.m.claim), ("Adjuster", j.m.adjuster.name),
                        ("Requesting provider", j.r.author.full), ("Practice", j.r.place), ("Exam date", j.d(-2, dates.us0))):  # fmt: skip
        w.line(f"{label + ':':<22}{text}")
    w.rule()
    w.line("DX: 719.41   SERVICE: acupuncture   CPT: 97810   FREQ: 2 x 4 weeks")
    w.line("DX: 338.4    SERVICE: pain psychology evaluation   CPT: 90791   QTY: 1")
    w.rule()
    w.line(f"PROVIDER SIGNATURE: {j.r.author.full}   DATE: {dates.us0(j.now)}")
    w.line("CLAIMS ADMINISTRATOR RESPONSE: ( ) APPROVED ( ) DENIED ( ) DELAYED   DATE:")


@form(WHICH, "request-for-authorization")
def rfa_second(j: Desk) -> None:
    """Boxes, with a list of what is sent along."""
    w = j.paper(font="Helvetica", size=9.5)
    w.heading("Request for Authorization for Medical Treatment", bold=True, size=14, align="centre")
    j.boxes(
        [
            ("Patient", j.m.patient.name),
            ("Claim no.", j.m.claim),
            ("Physician", j.r.author.full),
            ("Fax number", j.m.town.phone()),
        ]
    )
    w.table(
        [
            ("Diagnosis", "Requested treatment", "Details"),
            (j.thinks(1)[0], "Epidural steroid injection", "one level"),
            ("", "Post-procedure visit", "1"),
        ],
        (0.34, 0.4, 0.26),
    )
    w.line("Supporting documents:", bold=True)
    j.reviewed(3, ("progress-report", "imaging-report", "consultation"), "dashes")
    w.gap(8)
    w.line(f"Date of request: {dates.us(j.now)}")
    w.line(f"Signed: {j.r.author.full}")


@form(WHICH, "work-status")
def status_form(j: Desk) -> None:
    """A form with boxes to tick."""
    w = j.paper(font="Helvetica", size=10)
    w.line(j.r.place, bold=True)
    w.heading("WORK STATUS REPORT", bold=True, size=14)
    j.boxes(
        [
            ("Employee", j.m.patient.name),
            ("Employer", j.m.employer),
            ("Date of injury", dates.us(j.m.injured)),
            ("Date", dates.us(j.now)),
        ]
    )
    for text in (
        "[ ] Return to usual work",
        "[X] Restricted work:",
        "     No lifting more than [10] lb",
        "     No kneeling or squatting",
        "[ ] Unable to work",
    ):
        w.line(text)
    w.line(f"Next appointment: {j.d(28)}")
    w.gap(10)
    w.line(f"Provider signature: {j.r.author.full}")


@form(WHICH, "work-status")
def excuse(j: Desk) -> None:
    """A note of five lines."""
    w = j.paper(font="Times-Roman", size=13, margin=90)
    j.head()
    w.line(dates.us(j.now))
    w.heading("RETURN TO WORK NOTE", bold=True)
    w.p(
        f"{j.m.patient.name} was seen in this office and may return to light duty on {j.d(3)}. No overhead work."
    )
    w.gap(26)
    w.line(j.r.author.full)


@form(WHICH, "billing")
def explanation(j: Desk) -> None:
    """An explanation of review, which nobody signs."""
    w = j.paper(font="Helvetica", size=9.5)
    w.author = j.r.place
    w.line(j.r.place, bold=True, size=13)
    w.heading("EXPLANATION OF REVIEW", bold=True, align="centre")
    w.pairs(
        [
            ("Claimant:", j.m.patient.name),
            ("Claim:", j.m.claim),
            ("Provider:", j.m.treaters[0][1]),
            ("Bill received:", j.d(9)),
            ("Reviewed:", j.d(15)),
            ("Payer:", j.m.insurer),
        ]
    )
    rows = [("DOS", "CPT", "Billed", "Allowed", "Code")]
    rows += [
        (dates.us(j.now), c, b, a, "G1")
        for c, b, a in (("99214", "210.00", "131.20"), ("20610", "150.00", "84.11"))
    ]
    w.table(rows, (0.24, 0.16, 0.2, 0.2, 0.2))
    w.line("G1  Payment is made by the official medical fee schedule.")


@form(WHICH, "billing")
def invoice(j: Desk) -> None:
    """An invoice signed by who billed."""
    w = j.paper(font="Times-Roman", size=11)
    w.author = j.m.town.person("lay").name
    j.head(j.m.treaters[1][1])
    w.heading("INVOICE", bold=True, size=18)
    w.line(f"Bill to: {j.m.insurer}")
    w.line(f"Patient: {j.m.patient.name}       Invoice no. {j.rng.randint(1000, 9999)}")
    w.table(
        [
            ("Service date", "Service", "Amount"),
            (j.d(-14), "Office visit", "120.00"),
            (j.d(-7), "Office visit", "120.00"),
            (dates.us(j.now), "Report fee", "75.00"),
        ],
        (0.3, 0.45, 0.25),
    )
    w.line("Total $315.00")
    w.gap(18)
    w.line(w.author)
    w.line("Billing Department", size=9)
