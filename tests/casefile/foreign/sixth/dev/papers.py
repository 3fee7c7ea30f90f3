"""Dev half: applications, decisions, requests, slips, and bills."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import FILED

WHICH = "sixth-dev"


@form(WHICH, "application")
def imr_form(j: Desk) -> None:
    """The application for IMR as a form, signed by the employee; the other dates on it are not its own."""
    w = j.paper(font="Helvetica", size=9.5)
    w.author = j.m.patient.full
    w.line("State of California - Department of Industrial Relations", size=9)
    w.heading("APPLICATION FOR INDEPENDENT MEDICAL REVIEW", bold=True, size=13)
    w.line("DWC Form IMR", size=8)
    w.gap(6)
    j.boxes([("Employee Name (First, MI, Last)", j.m.patient.name), ("Date of Injury", dates.us0(j.m.injured)), ("Claim Number", j.m.claim),
             ("Employer", j.m.employer), ("Claims Administrator", j.m.insurer), ("Adjuster", j.m.adjuster.name)])  # fmt: skip
    j.boxes([("Requesting Physician", j.m.treaters[0][0].full), ("Practice", j.m.treaters[0][1])])
    w.line("Disputed medical treatment", bold=True)
    j.numbered(["Physical therapy 12 visits", "Tramadol 50 mg #60"])
    w.p(
        "I request an independent medical review of the treatment listed. I allow my health care providers to furnish medical records."
    )
    w.gap(14)
    w.line(f"Employee Signature: {j.m.patient.name}          Date: {dates.us(j.now)}")
    w.line(
        "Mail or fax this form together with a copy of the written decision to the organization named in the instructions.",
        size=8,
    )


@form(WHICH, "application")
def imr_second(j: Desk) -> None:
    """Two pages: the form and its list of treatment in dispute, the signature on the second."""
    w = j.paper(font="Times-Roman", size=11)
    w.author = j.m.patient.full
    j.counted("DWC Form IMR   Page {n} of {total}")
    w.heading("Independent Medical Review Application", bold=True, size=15, align="centre")
    w.gap()
    j.person(("Type of review:", "Regular"), name="Injured worker", columns=1)
    w.line("To be completed by the injured worker or representative.")
    for text in (
        "Street address",
        "Telephone",
        "Language spoken at home: English",
        "Is this claim accepted? [X] Yes  [ ] No",
    ):
        w.line(text)
        w.gap(6)
    w.newpage()
    w.line("Consent to obtain medical records", bold=True)
    w.p(
        "My signature below authorizes the release of records needed for the review. This consent ends one year after I sign it."
    )
    w.gap(20)
    w.line(j.m.patient.name)
    w.line("Signature of injured worker", size=8)
    w.gap(4)
    w.line(j.d(form=dates.words))
    w.line("Date signed", size=8)


@form(WHICH, "ur-decision")
def ur_letter(j: Desk) -> None:
    """A letter of decision signed by a nurse; a reviewer is named, and a list of what was reviewed."""
    w = j.paper(font="Helvetica", size=10)
    j.head(align="left")
    w.line(j.d(form=dates.words))
    w.gap(6)
    w.line(j.m.treaters[0][0].full)
    w.line(j.m.treaters[0][1])
    w.gap(6)
    j.about(("Date received:", j.d(-4)))
    w.heading("NOTICE OF UTILIZATION REVIEW DECISION: NON-CERTIFIED", bold=True)
    request = j.v.some(1, ("request-for-authorization",))
    if request:
        mention = j.v.mention(request[0], "request", request[0].date.isoformat(), None, None)
        w.p(
            f"We have completed review of the Request for Authorization dated {j.v.form(request[0].date)}.",
            mention,
        )
    w.p(
        "The following treatment is not medically necessary: "
        + j.rng.choice(("acupuncture, 8 visits", "home interferential unit", "MRI of the " + j.part))
        + "."
    )
    w.line("Records reviewed:", bold=True)
    j.reviewed(5, FILED, "dashes")
    w.p(
        f"This determination was made by {j.m.town.person('physician').full}, board certified in Occupational Medicine, California license A{j.rng.randint(20000, 99999)}."
    )
    w.p(
        "If you disagree, the enclosed form must be mailed within 30 days. You may also ask us for an internal appeal."
    )
    j.close("Sincerely,", "Utilization Review Nurse", j.r.place)


@form(WHICH, "ur-decision")
def ur_table(j: Desk) -> None:
    """A determination in a header table with the date of decision apart from the date received."""
    w = j.paper(font="Times-Roman", size=11)
    j.counted("{who}  Review determination  {n}/{total}", foot=False, first=False)
    w.line(j.r.place, bold=True, size=14)
    w.heading("UTILIZATION REVIEW DETERMINATION", bold=True, align="centre")
    w.gap(4)
    j.boxes([("Injured Worker", j.m.patient.name), ("Claim #", j.m.claim), ("RFA Received", j.d(-5)), ("Decision Date", dates.us(j.now)),
             ("Provider", j.m.treaters[1][0].full), ("Decision", "MODIFIED")])  # fmt: skip
    w.table(
        [
            ("Treatment requested", "Qty", "Decision"),
            ("Physical therapy", "12", "Certified: 6"),
            ("Lidocaine 5% patch", "30", "Denied"),
        ],
        (0.5, 0.15, 0.35),
    )
    w.line("Clinical summary", bold=True)
    j.tell(phrases.STORY + phrases.SAID, 6, 2)
    w.line("Documents submitted for review", bold=True)
    j.reviewed(6, FILED, "table by name")
    w.line("Rationale", bold=True)
    w.p("The guideline allows a trial of six visits with documented gain. " + j.say(phrases.SEEN, 4))
    w.p(f"Physician Reviewer: {j.m.town.person('physician').full}")
    w.gap(10)
    w.line(f"Letter signed by: {j.r.author.full}, Case Manager")


@form(WHICH, "request-for-authorization")
def rfa_form(j: Desk) -> None:
    """The form with boxes; the signing date is its own, that of the examination is not."""
    w = j.paper(font="Helvetica", size=9)
    w.line("DWC Form RFA", size=8, align="right")
    w.heading("REQUEST FOR AUTHORIZATION", bold=True, size=13, align="centre")
    w.line(
        "Attach the Doctor's First Report, PR-2, or a narrative report substantiating the requested treatment.",
        size=8,
    )
    w.line("[X] New Request   [ ] Resubmission - Change in Material Facts   [ ] Expedited Review")
    j.boxes(
        [
            ("Employee Name", j.m.patient.name),
            ("Date of Injury", dates.us0(j.m.injured)),
            ("Claim Number", j.m.claim),
            ("Employer", j.m.employer),
        ]
    )
    j.boxes(
        [
            ("Physician Name", j.r.author.full),
            ("Practice Name", j.r.place),
            ("Specialty", "Physical Medicine"),
            ("NPI", str(j.rng.randint(1000000000, 1999999999))),
        ]
    )
    w.table([("Diagnosis", "ICD-9", "Procedure requested", "CPT", "Other"), (j.thinks(1)[0], "724.4", f"MRI of the {j.part}", "72148", "1"),
             ("Same", "", "Physical therapy", "97110", "2x6")], (0.28, 0.12, 0.32, 0.12, 0.16))  # fmt: skip
    w.gap(10)
    w.line(f"Requesting Physician Signature: {j.r.author.full}          Date: {dates.us(j.now)}")
    w.line(
        "[ ] Approved   [ ] Denied or Modified (see separate letter)   Authorized agent: ____________  Date: ________",
        size=8,
    )


@form(WHICH, "request-for-authorization")
def rfa_letter(j: Desk) -> None:
    """A letter that asks for treatment, with the report that goes with it."""
    w = j.paper(font="Courier", size=10)
    j.head()
    w.line(j.d(form=dates.words))
    w.gap()
    j.about(("Attn:", "Utilization Review"))
    w.heading("REQUEST FOR AUTHORIZATION OF TREATMENT", bold=True)
    w.p(
        f"Authorization is requested for: {j.rng.choice(('lumbar support', 'TENS unit, purchase', 'acupuncture, two visits a week for three weeks'))}. "
        + j.say(phrases.SAID, 2)
    )
    for record in j.v.some(1, ("progress-report",)):
        noun = "progress report"
        w.p(
            f"The request is based on my {noun} of {j.v.form(record.date)}, which is attached.",
            j.v.mention(record, noun, record.date.isoformat(), None, None),
        ) if record.author == j.r.author else None
    j.close("Thank you,", j.r.place)


@form(WHICH, "work-status")
def slip(j: Desk) -> None:
    """A one-page slip."""
    w = j.paper(font="Helvetica", size=11)
    j.head()
    w.heading("WORK STATUS", bold=True, size=16, align="centre")
    w.gap()
    w.line(f"Patient: {j.m.patient.name}")
    w.line(f"Date: {dates.us(j.now)}")
    w.gap()
    w.line("[ ] May return to full duty")
    w.line(f"[X] Modified duty from {dates.us(j.now)} to {j.d(42)}")
    w.line("[ ] Off work")
    w.p("Restrictions: no lifting over 15 pounds, no work above the shoulder, sit or stand as needed.")
    w.gap(20)
    w.line(f"Signed: {j.r.author.full}")


@form(WHICH, "work-status")
def disability(j: Desk) -> None:
    """A certificate to whom it may concern."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    j.head()
    w.line(j.d(form=dates.words), align="right")
    w.heading("DISABILITY CERTIFICATE", bold=True, align="centre")
    w.p("To Whom It May Concern:")
    w.p(
        f"This is to certify that {j.m.patient.name} is under my care and remains temporarily totally disabled through {j.d(35, dates.words)}. The patient will be seen again on {j.d(34, dates.words)}."
    )
    j.close("Sincerely,", f"Lic. G{j.rng.randint(10000, 99999)}")


@form(WHICH, "billing")
def cms(j: Desk) -> None:
    """A claim form; its lines are services on one day, the signature in box 31."""
    w = j.paper(font="Courier", size=9)
    w.author = j.m.treaters[0][0].full
    w.heading("HEALTH INSURANCE CLAIM FORM", bold=True)
    j.boxes([("1a. INSURED'S I.D. NUMBER", j.m.claim), ("2. PATIENT'S NAME", j.m.patient.turned), ("3. PATIENT'S BIRTH DATE", dates.us0(j.m.born)),
             ("14. DATE OF CURRENT ILLNESS, INJURY", dates.us0(j.m.injured))])  # fmt: skip
    w.line("24. A. DATES OF SERVICE   D. PROCEDURES   F. $ CHARGES   G. UNITS")
    for code, fee in (("99213", "118.00"), ("97110", "64.50"), ("72148", "890.00")):
        w.line(f"{j.d(0, dates.us20)}  {j.d(0, dates.us20)}     {code}          {fee}        1")
    w.line("28. TOTAL CHARGE  $1,072.50    29. AMOUNT PAID  $0.00")
    w.line(f"31. SIGNATURE OF PHYSICIAN  {w.author}  DATE {j.d(6, dates.us20)}")
    w.line(f"33. BILLING PROVIDER  {j.m.treaters[0][1]}")


@form(WHICH, "billing")
def ledger(j: Desk) -> None:
    """A patient's ledger of several services, the last of which is its date; nobody signs, the house is the author."""
    w = j.paper(font="Helvetica", size=10)
    w.author = j.r.place
    j.head()
    w.heading("ITEMIZED STATEMENT OF ACCOUNT", bold=True, align="centre")
    w.line(f"Account: {j.rng.randint(10000, 99999)}     Patient: {j.m.patient.name}     Printed: {j.d(19)}")
    days = sorted(j.rng.sample(range(-90, -5), 4)) + [0]
    rows = [("Date of service", "Code", "Description", "Charge", "Balance")]
    rows += [
        (j.d(n), "97140", "Manual therapy", "58.00", f"{58 * k}.00") for k, n in enumerate(days, start=1)
    ]
    w.table(rows, (0.22, 0.12, 0.34, 0.16, 0.16))
    w.line(f"Amount due: ${58 * len(days)}.00", bold=True)
