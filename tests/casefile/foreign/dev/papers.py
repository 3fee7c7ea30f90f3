"""Dev set: bills, letters, faxes, papers of law, and the rest."""

from __future__ import annotations

from .. import dates
from ..naming import NAMED
from ..prose import LAW
from ..writing import Job, template


@template("dev", "billing")
def claim_form(j: Job) -> None:
    """The health insurance claim form with numbered boxes."""
    w = j.paper(font="Courier", size=9)
    w.heading("HEALTH INSURANCE CLAIM FORM", bold=True)
    w.line("APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE 08/05")
    w.pairs([("2. PATIENT'S NAME", j.m.patient.turned), ("3. BIRTH DATE", dates.us0(j.m.born)), ("11. POLICY", j.m.claim),
             ("14. DATE OF CURRENT", dates.us0(j.m.injured))], stacked=True, framed=True)  # fmt: skip
    day = dates.us20(j.r.date)
    w.table([("24A FROM", "TO", "CPT", "CHARGES", "UNITS"), (day, day, "99214", "182.40", "1"), (day, day, "20610", "140.00", "1")],
            (0.22, 0.22, 0.2, 0.2, 0.16))  # fmt: skip
    w.line("28. TOTAL CHARGE $ 322.40")
    w.line(f"31. SIGNATURE OF PHYSICIAN OR SUPPLIER  {j.r.author.full}   {dates.us20(j.after(4))}")


@template("dev", "correspondence")
def counsel(j: Job) -> None:
    """A lawyer's letter to the claims administrator with enclosures."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    j.letterhead()
    w.line(dates.words(j.r.date))
    w.gap()
    w.line(f"{j.m.adjuster.name}, {j.m.insurer}")
    w.gap()
    w.line(f"Re: {j.m.patient.name} v. {j.m.employer}")
    w.gap()
    w.p(f"Dear {j.m.adjuster.name}:")
    w.p("We write about the medical treatment of our client. " + j.s(LAW, 3))
    w.p("We trust that you will act on this without delay and remain available to speak by telephone.")
    j.hand("Very truly yours,")
    w.gap()
    w.line("Enclosures:")
    j.listed(3, NAMED, how="numbers")


@template("dev", "fax-cover")
def fax(j: Job) -> None:
    """A fax cover."""
    w = j.paper(size=12)
    w.gap(40)
    w.heading("FAX TRANSMITTAL", bold=True, size=22)
    w.gap(20)
    w.pairs([("TO:", j.m.adjuster.name), ("FROM:", j.r.author.name), ("DATE:", dates.us(j.r.date)),
             ("PAGES:", str(j.rng.randint(3, 40))), ("RE:", j.m.patient.name)], columns=1)  # fmt: skip
    w.p("This message is meant for the addressee only and may hold confidential health information.")


@template("dev", "legal")
def service(j: Job) -> None:
    """A proof of service by mail."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    w.heading("PROOF OF SERVICE BY MAIL", bold=True, align="centre")
    w.gap()
    w.p("I am employed in the County of Kern, over the age of eighteen and not a party to this action.")
    w.p(
        f"On {dates.words(j.r.date)} I served the attached papers on the parties named below in a sealed envelope with postage paid."
    )
    for name in (j.m.insurer, j.m.firm, j.m.patient.name):
        w.line(name, x=30)
    w.p(
        f"I declare under penalty of perjury that the foregoing is true. Executed on {dates.words(j.r.date)} at Bakersfield, California."
    )
    w.gap(20)
    w.line("_" * 28)
    w.line(j.r.author.name)


@template("dev", "legal")
def hearing(j: Job) -> None:
    """Minutes of a hearing at the appeals board."""
    w = j.paper(font="Times-Roman", size=11)
    w.line("STATE OF CALIFORNIA", align="centre")
    w.line("WORKERS' COMPENSATION APPEALS BOARD", align="centre", bold=True)
    w.two([j.m.patient.name.upper() + ",", "        Applicant,", "   vs.", j.m.employer.upper() + ",", "        Defendants."],
          [f"Case No. ADJ{j.rng.randint(6000000, 9999999)}", "", "MINUTES OF HEARING"])  # fmt: skip
    w.title = "MINUTES OF HEARING"
    w.p(j.s(LAW, 4))
    w.line(f"DATED: {dates.capitals(j.r.date)}")
    w.gap(20)
    w.line(j.r.author.name)
    w.line("Workers' Compensation Administrative Law Judge")


@template("dev", "other")
def questions(j: Job) -> None:
    """A questionnaire that the patient fills in and signs."""
    w = j.paper(size=10.5)
    w.author = j.m.patient.name
    w.heading("PATIENT INTAKE QUESTIONNAIRE", bold=True, size=14)
    w.pairs([("Name:", j.m.patient.name), ("Today's Date:", dates.us(j.r.date))])
    for text in ("Where does it hurt?  back / neck / arm / leg", "Does it wake you at night?  Y / N", "What makes it better?  rest",
                 "List your medicines:  naproxen", "Do you smoke?  N"):  # fmt: skip
        w.line(text)
        w.gap(8)
    w.line(f"Patient signature: {j.m.patient.name}    Date: {dates.us(j.r.date)}")


@template("dev", "other")
def separator(j: Job) -> None:
    """A sheet put between by the copy service."""
    w = j.paper(size=14)
    w.date = w.author = None
    w.gap(250)
    w.line("DOCUMENT SEPARATOR", bold=True, size=26, align="centre")
    w.title = "DOCUMENT SEPARATOR"
    w.line(f"Batch {j.rng.randint(1000, 9999)}", align="centre")
