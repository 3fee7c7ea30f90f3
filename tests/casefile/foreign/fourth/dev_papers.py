"""Dev half: bills and reviews of bills, letters, covers, subpoenas and the rest."""

from __future__ import annotations

from ..writing import Job, template
from .desk import Desk
from .voice import LISTED

DEV = "fourth-dev"


@template(DEV, "billing")
def reviewed(j: Job) -> None:
    """A bill-review vendor's explanation, line by line; nobody signs."""
    k = Desk(j, sizes=(8, 8.5, 9))
    w = k.w
    w.author = j.r.place
    k.head()
    k.title(
        k.pick(
            "EXPLANATION OF REVIEW",
            "Explanation of Bill Review (EOR)",
            "EXPLANATION OF BENEFITS - WORKERS' COMPENSATION",
        )
    )
    k.facts([("Claimant", k.patient()), ("Claim", j.m.claim), ("Provider", j.m.treaters[0][1]), ("Bill ID", k.number(8)),
             ("Bill received", k.on(20)), ("Review date", k.on(31)), ("TIN", "94-" + k.number(7))])  # fmt: skip
    w.table([("DOS", "CPT", "Description", "Billed", "Allowed", "Reason"), (k.on(-14), "99213", "Office visit", "140.00", "88.12", "G1"),
             (k.on(-7), "72148", "MRI lumbar spine", "1450.00", "512.40", "G1"), (k.on(), "97110", "Therapeutic exercise", "85.00", "31.05", "P12")],
            (0.16, 0.1, 0.34, 0.13, 0.13, 0.14))  # fmt: skip
    w.line("TOTALS        1,675.00        631.57")
    w.p(
        "G1: allowed by the official medical fee schedule. P12: multiple procedures. A second review may be asked for within 90 days."
    )


@template(DEV, "billing")
def statement(j: Job) -> None:
    """A hospital's itemized statement."""
    k = Desk(j, fonts=("Courier", "Helvetica"), sizes=(8.5, 9))
    w = k.w
    w.author = j.r.place
    k.head()
    k.title(k.pick("ITEMIZED STATEMENT OF CHARGES", "Patient Account Detail", "Guarantor Statement"))
    k.facts(
        [
            ("Patient", k.patient()),
            ("Account", k.number(9)),
            ("Guarantor", j.m.insurer),
            ("Statement date", k.on(40)),
            ("Hospital service", "Outpatient"),
        ]
    )
    w.table([("Service Date", "Rev Code", "Description", "Qty", "Amount"), (k.on(-1), "0250", "PHARMACY GENERAL", "2", "61.20"),
             (k.on(-1), "0320", "XR SPINE 2 VIEWS", "1", "410.00"), (k.on(), "0360", "OR SERVICES LEVEL 2", "1", "8,940.00")],
            (0.2, 0.13, 0.42, 0.1, 0.15), ruled=False)  # fmt: skip
    w.line("TOTAL CHARGES     9,411.20      PAYMENTS/ADJUSTMENTS     0.00")
    w.line("AMOUNT DUE        9,411.20", bold=True)


@template(DEV, "correspondence")
def administrator(j: Job) -> None:
    """A claims administrator's letter."""
    k = Desk(j, fonts=("Times-Roman", "Helvetica"), sizes=(10, 11))
    w, v = k.w, k.v
    k.head()
    w.line(k.on())
    w.gap()
    for text in (j.m.treaters[0][0].full, j.m.treaters[0][1]):
        w.line(text)
    w.gap()
    k.title(
        k.pick(
            "Request for Additional Medical Information",
            "RE: Delay of treatment authorization",
            "Notice Regarding Medical Records",
        ),
        align="left",
    )
    k.facts(
        [("Employee", j.m.patient.name), ("Our Claim", j.m.claim), ("Date of Loss", k.d(j.m.injured))],
        k.pick("lines", "tabbed", "bar"),
    )
    w.p(f"Dear {k.pick('Doctor', j.m.treaters[0][0].full)}:")
    w.p(
        v.nothing()
        + " We administer this claim for the employer and write about the care of our injured worker."
    )
    text, found = ("Your office has been heard in this matter before.", [])
    named = v.some(1, LISTED)
    if named:
        text, found = v.sentence(named[0])
    w.p(text, *found)
    w.p("Please send what is asked for within ten days, or call me at the number above.")
    k.ink(k.pick("Sincerely,", "Regards,"), k.pick("Senior Claims Examiner", "Medical Management Unit"))
    if k.rng.random() < 0.6:
        w.line(k.pick("Enclosures:", "Encl.:"))
        k.listed(v.some(2, LISTED), "numbers")


@template(DEV, "fax-cover")
def release(j: Job) -> None:
    """The cover that an electronic record makes for itself."""
    k = Desk(j, sizes=(10, 11, 12))
    w = k.w
    k.head()
    k.title(k.pick("FAX", "Fax Transmission", "FACSIMILE COVER SHEET"))
    k.facts([("To", j.m.adjuster.name), ("Fax", j.m.town.phone()), (k.pick("From", "Sender"), j.r.author.full), ("Date", f"{k.on()}"),
             ("Pages", k.number(2)), ("Subject", f"{j.m.claim} records")], k.pick("lines", "grid", "tabbed", "boxes"))  # fmt: skip
    w.p(
        "CONFIDENTIAL: this transmission holds protected health information. If it reached you in error call us at once and destroy it."
    )
    w.line(f"Sent by automated release, job {k.number(6)}")


@template(DEV, "legal")
def subpoena(j: Job) -> None:
    """A subpoena company's paper for the appeals board."""
    k = Desk(j, fonts=("Times-Roman", "Helvetica"), sizes=(10, 10.5))
    w, v = k.w, k.v
    w.line("STATE OF CALIFORNIA", align="centre", bold=True)
    w.line("WORKERS' COMPENSATION APPEALS BOARD", align="centre", bold=True)
    w.gap()
    k.facts(
        [
            ("Applicant", j.m.patient.name.upper()),
            ("vs. Defendant", j.m.employer.upper()),
            ("Case No.", f"ADJ{k.number(7)}"),
        ],
        k.pick("lines", "grid", "tabbed"),
    )
    k.title(
        k.pick(
            "SUBPOENA DUCES TECUM",
            "NOTICE OF TAKING DEPOSITION OF APPLICANT",
            "Deposition Subpoena for Production of Business Records",
        ),
        align="centre",
    )
    w.p(f"TO: CUSTODIAN OF RECORDS, {j.m.treaters[1][1]}. " + v.say("law", 3))
    w.p(
        "Produce any and all medical records, reports, films and bills that pertain to the applicant from the first to the present date."
    )
    w.p(f"Production is set for {k.on(21)} at 10:00 a.m. at the offices of {j.r.place}.")
    w.line(f"Dated: {k.on()}")
    k.ink(k.pick("By:", "Attorney for Defendant"), j.r.place)


@template(DEV, "legal")
def served(j: Job) -> None:
    """A vendor's proof of service."""
    k = Desk(j, sizes=(10, 11))
    w = k.w
    k.title(k.pick("PROOF OF SERVICE BY MAIL", "DECLARATION OF SERVICE"), align="centre")
    w.line(f"{j.m.patient.name} v. {j.m.employer}   Claim {j.m.claim}")
    w.p(f"I am over eighteen and not a party to this action. My business address is that of {j.r.place}. On {k.on()} I served the foregoing "
        "papers by placing true copies in sealed envelopes, postage paid, in the mail at the place named, addressed as follows:")  # fmt: skip
    w.two([j.m.adjuster.name, j.m.insurer], [j.m.lawyer.name, "Applicant attorney"])
    w.p(
        "I declare under penalty of perjury under the laws of the State of California that the above is true."
    )
    w.line(f"Executed on {k.on()} at {k.pick('Stockton', 'Torrance')}, California.")
    k.ink("", name=j.r.author.full)


@template(DEV, "other")
def release_form(j: Job) -> None:
    """An authorization to release health information."""
    k = Desk(j)
    w = k.w
    k.head()
    w.author = j.m.patient.name
    k.title(
        k.pick(
            "Authorization for Use or Disclosure of Health Information",
            "RELEASE OF INFORMATION AUTHORIZATION",
        )
    )
    k.facts(
        [("Patient", j.m.patient.name), ("DOB", k.d(j.m.born)), ("MRN", j.m.mrn), ("Release to", j.m.insurer)]
    )
    k.boxes(("Progress notes", "Imaging reports", "Laboratory results", "All records"), 3)
    w.p("This authorization ends one year from its date and may be taken back in writing at any time.")
    w.line(f"Signature of patient: {j.m.patient.name}     Date: {k.on()}")


@template(DEV, "other")
def separator(j: Job) -> None:
    """A scanning unit's sheet between documents."""
    k = Desk(j, sizes=(14, 18))
    w = k.w
    w.date = w.author = None
    w.gap(k.pick(60, 200, 280))
    k.title(
        k.pick("DOCUMENT SEPARATOR", "SEPARATOR SHEET", "*** BATCH DIVIDER ***", "PATCH T - DO NOT REMOVE"),
        align="centre",
    )
    w.line(f"Batch {k.number(6)}", align="centre", size=10)
