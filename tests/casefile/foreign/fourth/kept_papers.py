"""Test half: bills, letters, covers, legal papers and the rest from other houses."""

from __future__ import annotations

from ..writing import Job, template
from .desk import Desk
from .voice import LISTED

TEST = "fourth-test"


@template(TEST, "billing")
def claim_form(j: Job) -> None:
    """The health insurance claim form in print, signed in box 31."""
    k = Desk(j, sizes=(8, 8.5))
    w = k.w
    k.title("HEALTH INSURANCE CLAIM FORM", align="left")
    w.line("APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE 02/12", size=7)
    k.facts([("2. PATIENT'S NAME", j.m.patient.turned), ("3. PATIENT'S BIRTH DATE", k.d(j.m.born)), ("4. INSURED'S NAME", j.m.employer), ("11. POLICY NUMBER", j.m.claim),
             ("14. DATE OF CURRENT INJURY", k.d(j.m.injured)), ("17. REFERRING", j.m.treaters[0][0].name)], k.pick("boxes", "three", "below"))  # fmt: skip
    w.table([("24A. DATE(S) OF SERVICE", "B. PLACE", "D. PROCEDURES", "F. CHARGES", "G. UNITS"), (k.on(-3), "11", "99214", "190.00", "1"), (k.on(), "11", k.pick("20610", "97110", "72141"), "240.00", "1")],
            (0.3, 0.13, 0.22, 0.2, 0.15))  # fmt: skip
    w.line("28. TOTAL CHARGE $ 430.00    29. AMOUNT PAID $ 0.00")
    w.line(f"31. SIGNATURE OF PHYSICIAN OR SUPPLIER   {j.r.author.full}   {k.on(2)}")
    w.line(f"33. BILLING PROVIDER   {j.m.treaters[0][1]}")


@template(TEST, "billing")
def ledger(j: Job) -> None:
    """A network's account ledger."""
    k = Desk(j, fonts=("Courier", "Helvetica"), sizes=(8.5, 9))
    w = k.w
    w.author = j.r.place
    k.head()
    k.title(k.pick("ACCOUNT LEDGER", "Transaction History", "Remittance Detail"))
    k.facts([("Account of", k.patient()), ("Payer", j.m.insurer), ("As of", k.on(30)), ("Claim", j.m.claim)])
    w.table([("Svc Date", "Code", "Item", "Charge", "Balance"), (k.on(-21), "99213", "OFFICE VISIT EST", "150.00", "150.00"), (k.on(-11), "73721", "MRI LOWER EXTREMITY", "1300.00", "1450.00"),
             (k.on(), "97140", "MANUAL THERAPY", "70.00", "1520.00")], (0.2, 0.12, 0.36, 0.16, 0.16), ruled=k.rng.random() < 0.5)  # fmt: skip
    w.line("Please remit the balance to the address above.")


@template(TEST, "correspondence")
def letter(j: Job) -> None:
    """A letter of counsel or of an administrator, with what it encloses."""
    k = Desk(j, fonts=("Times-Roman", "Helvetica"), sizes=(10.5, 11))
    w, v = k.w, k.v
    k.head()
    w.line(k.on())
    w.gap()
    w.line(k.pick("VIA FACSIMILE AND U.S. MAIL", "VIA EMAIL ONLY"))
    w.line(j.m.treaters[1][0].full)
    w.gap()
    k.title(
        k.pick(
            f"Re: {j.m.patient.name}", "Subject: Medical records", f"RE: {j.m.patient.name} v. {j.m.employer}"
        ),
        align="left",
    )
    w.title = None
    w.p(k.pick("Dear Sir or Madam:", f"Dear Dr. {j.m.treaters[1][0].last}:"))
    w.p("We write in the above matter and ask for your help. " + v.nothing())
    named = v.some(2, LISTED)
    for r in named[:1]:
        text, found = v.sentence(r)
        w.p(text, *found)
    w.p("Kindly let us hear from you at your earliest convenience.")
    k.ink(k.pick("Very truly yours,", "Best regards,"), j.r.place)
    if len(named) > 1 and k.rng.random() < 0.7:
        w.line(k.pick("Attachments:", "Enclosed please find:"))
        k.listed(named[1:], "bullets")


@template(TEST, "fax-cover")
def cover(j: Job) -> None:
    """A cover sheet of a clinic of the network."""
    k = Desk(j, sizes=(10, 11, 12))
    w = k.w
    k.head()
    k.title(k.pick("Fax Cover Page", "FAX MESSAGE", "Telefax Transmittal"))
    k.facts(
        [
            ("ATTN", j.m.adjuster.name),
            ("COMPANY", j.m.insurer),
            ("FROM", j.r.author.full),
            ("DATE SENT", k.on()),
            ("NO. OF PAGES", k.number(2)),
            ("RE", j.m.claim),
        ],
        k.pick("lines", "tabbed", "grid", "stacked"),
    )
    k.boxes(("Urgent", "For review", "Please reply"), k.rng.randint(0, 2))
    w.line(k.pick("Message: records as discussed.", "Comments: please confirm receipt."))
    w.p("This fax is meant for the addressee only and may be privileged.")


@template(TEST, "legal")
def deposition(j: Job) -> None:
    """A deposition company's notice in numbered pleading lines."""
    k = Desk(j, fonts=("Times-Roman", "Courier"), sizes=(10, 10.5))
    w, v = k.w, k.v
    w.line(f"{j.r.author.full}, SBN {k.number(6)}")
    w.line(j.r.place)
    w.gap()
    w.line("BEFORE THE WORKERS' COMPENSATION APPEALS BOARD OF THE STATE OF CALIFORNIA", align="centre")
    w.two([f"{j.m.patient.name}, Applicant,", f"vs. {j.m.employer}, Defendants."], [f"ADJ No. {k.number(7)}"])
    k.title(
        k.pick(
            "NOTICE OF DEPOSITION",
            "DECLARATION OF READINESS TO PROCEED",
            "PETITION FOR RECONSIDERATION",
            "COMPROMISE AND RELEASE",
        ),
        align="centre",
    )
    for n in range(3):
        w.p(f"{n + 1}. {v.say('law', 1)}")
    w.line(k.pick(f"DATED: {k.on()}", f"Date: {k.on()}"))
    k.ink(k.pick("Respectfully submitted,", "By"), k.pick("Attorney for Applicant", j.r.place))


@template(TEST, "legal")
def custodian(j: Job) -> None:
    """A copy service's declaration of the custodian of records."""
    k = Desk(j, sizes=(10, 11))
    w = k.w
    k.head()
    k.title(
        k.pick("DECLARATION OF CUSTODIAN OF RECORDS", "Certificate of No Records", "AFFIDAVIT OF CUSTODIAN"),
        align="centre",
    )
    k.facts([("Records of", j.m.patient.name), ("Facility", j.m.treaters[0][1]), ("Order No.", k.number(6))])
    w.p(
        "I am the duly authorized custodian of the records and have authority to certify them. The copies are true copies of all records described in the subpoena."
    )
    w.p(
        "I declare under penalty of perjury under the laws of this State that the foregoing is true and correct."
    )
    w.line(f"Executed on {k.on()}")
    k.ink("", "Custodian", name=j.r.author.full)


@template(TEST, "other")
def questionnaire(j: Job) -> None:
    """A questionnaire at registration."""
    k = Desk(j)
    w = k.w
    k.head()
    w.author = j.m.patient.name
    k.title(
        k.pick("NEW PATIENT QUESTIONNAIRE", "Pain Inventory (completed by patient)", "Health History Form")
    )
    k.facts(
        [("Name", j.m.patient.name), ("Date", k.on()), ("DOB", k.d(j.m.born))],
        k.pick("lines", "grid", "below"),
    )
    for ask in (
        "Where is your pain?",
        "How long can you sit?",
        "Do you have trouble sleeping?",
        "Have you had surgery before?",
    ):
        w.line(f"{ask}  {k.pick('Yes', 'No', '30 minutes', 'See above')}")
    w.line(f"Patient signature: {j.m.patient.name}")


@template(TEST, "other")
def slip(j: Job) -> None:
    """A copy service's sheet before a set of records."""
    k = Desk(j, sizes=(14, 16))
    w = k.w
    w.date = w.author = None
    w.gap(k.pick(40, 150, 260))
    k.title(
        k.pick("RECORDS SECTION BREAK", "INSERT SHEET - NOT PART OF RECORD", "*** NEW DOCUMENT ***", "TAB 4"),
        align="centre",
    )
