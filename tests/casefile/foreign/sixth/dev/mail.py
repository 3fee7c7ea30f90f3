"""Dev half: letters, fax covers, papers of law, and what is none of these."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import FILED

WHICH = "sixth-dev"


@form(WHICH, "correspondence")
def lawyer(j: Desk) -> None:
    """A letter with enclosures, each a record."""
    w = j.paper(font="Times-Roman", size=12, margin=70)
    j.head()
    w.line(j.d(form=dates.words))
    w.gap()
    w.line(j.m.adjuster.name)
    w.line(j.m.insurer)
    w.gap()
    j.about(("Employer:", j.m.employer))
    w.p(f"Dear {j.m.adjuster.name}:")
    w.p(j.say(phrases.LAWYERLY, 3))
    j.close("Very truly yours,", j.r.place)
    w.gap()
    w.line("Enclosures:")
    j.reviewed(4, FILED, "numbers")


@form(WHICH, "correspondence")
def adjuster(j: Desk) -> None:
    """A short letter from the claims administrator."""
    w = j.paper(font="Helvetica", size=11)
    w.author = j.m.adjuster.name
    w.line(j.m.insurer, bold=True, size=14)
    w.line(f"P.O. Box {j.rng.randint(1000, 9999)}, Sacramento, CA 95812")
    w.gap()
    w.line(f"Date: {dates.us(j.now)}")
    j.about(lead="RE:")
    w.p(f"Dear {j.m.patient.name},")
    w.p(
        "We need more information to decide your claim. Please call me between eight and four on weekdays. "
        + j.say(phrases.LAWYERLY, 1)
    )
    j.close("Sincerely,", "Claims Examiner", name=j.m.adjuster.name)


@form(WHICH, "correspondence")
def cover_letter(j: Desk) -> None:
    """A letter to an evaluator that names what is sent along, in a table."""
    w = j.paper(font="Times-Roman", size=11)
    j.counted("Letter to evaluator, {when}, page {n}", foot=False, first=False)
    j.head()
    w.line(j.d(form=dates.words))
    j.about(("Our file:", str(j.rng.randint(1000, 9999))))
    w.p("Dear Doctor:")
    w.p("Thank you for agreeing to examine the above worker. " + j.say(phrases.LAWYERLY, 2))
    w.p("Enclosed please find the following medical records:")
    j.reviewed(7, FILED, "table by name")
    w.p("Please address causation, apportionment, and the need for future medical care.")
    j.close("Respectfully,", "for the firm")


@form(WHICH, "fax-cover")
def fax(j: Desk) -> None:
    """A cover sheet with its own date line and a named sender."""
    w = j.paper(font="Helvetica", size=12)
    j.head(align="left")
    w.heading("FAX COVER SHEET", bold=True, size=20)
    w.gap(12)
    w.pairs([("To:", j.m.adjuster.name), ("From:", j.r.author.name), ("Fax:", j.m.town.phone()), ("Pages:", str(j.rng.randint(2, 40))),
             ("Date:", dates.us(j.now)), ("Re:", j.m.patient.name)])  # fmt: skip
    w.p("Comments: Please see attached. Call if any page is missing.")
    w.p("CONFIDENTIALITY NOTICE: this transmission contains information protected by law.")


@form(WHICH, "fax-cover")
def fax_from_house(j: Desk) -> None:
    """A cover that names a house as the sender, without a date."""
    w = j.paper(font="Courier", size=12)
    w.date, w.author = None, j.r.place
    w.gap(30)
    w.heading("FACSIMILE", bold=True, size=22, align="centre")
    w.gap(20)
    for label, text in (
        ("TO", j.m.insurer),
        ("FROM", j.r.place),
        ("SUBJECT", f"{j.m.patient.name} / {j.m.claim}"),
        ("NUMBER OF PAGES", f"{3 * j.place_in_kind:02d}"),
    ):
        w.line(f"{label}: {text}")
        w.gap(8)
    w.line("[ ] URGENT  [X] FOR REVIEW  [ ] PLEASE REPLY")


@form(WHICH, "legal")
def proof(j: Desk) -> None:
    """Proof of service with the records served."""
    w = j.paper(font="Times-Roman", size=12, margin=70)
    w.author = j.r.author.name
    w.heading("PROOF OF SERVICE", bold=True, align="centre")
    w.p(
        f"I am over 18 years of age, employed in the county of Sonoma, and not a party to this matter. On {j.d(form=dates.words)} I served the following documents by first class mail:"
    )
    j.reviewed(3, FILED, "numbers")
    w.line("on the interested parties:")
    w.line(j.m.insurer, x=20)
    w.line(j.m.patient.name, x=20)
    w.p(
        f"I declare under penalty of perjury under the laws of the State of California that the above is true. Executed on {j.d(form=dates.words)}."
    )
    w.gap(20)
    w.line("_" * 30)
    w.line(j.r.author.name)


@form(WHICH, "legal")
def subpoena(j: Desk) -> None:
    """A subpoena for records; it asks for any and names none."""
    w = j.paper(font="Times-Roman", size=11)
    w.line("WORKERS' COMPENSATION APPEALS BOARD", align="centre")
    w.two(
        [j.m.patient.name + ", Applicant", "v.", j.m.employer + ", Defendant"],
        [f"ADJ{j.rng.randint(1000000, 9999999)}", "", "(For injuries on or after 1/1/1990)"],
    )
    w.heading("SUBPOENA DUCES TECUM", bold=True, align="centre")
    w.p(
        f"The People of the State of California send greetings to the custodian of records of {j.m.treaters[0][1]}: you are commanded to produce any and all medical records, films, and bills regarding the applicant, date of birth {dates.us(j.m.born)}."
    )
    w.p(
        f"Date of injury: {dates.us(j.m.injured)}. Appearance is not required if copies are sent to {j.r.place}."
    )
    w.line(f"Dated: {j.d(form=dates.words)}")
    w.gap(16)
    w.line(j.r.author.full)
    w.line("Attorney for Defendant")


@form(WHICH, "legal")
def stipulations(j: Desk) -> None:
    """Two pages of a settlement, signed at the end."""
    w = j.paper(font="Helvetica", size=10.5)
    j.counted("DWC-CA form 10214   Page {n} of {total}")
    w.heading("STIPULATIONS WITH REQUEST FOR AWARD", bold=True, align="centre")
    w.pairs(
        [
            ("Case No.", f"ADJ{j.rng.randint(1000000, 9999999)}"),
            ("Applicant", j.m.patient.name),
            ("Employer", j.m.employer),
            ("Insurance Carrier", j.m.insurer),
        ]
    )
    for n in range(1, 7):
        w.p(f"{n}. The parties stipulate to the following. " + j.say(phrases.LAWYERLY, 3))
    w.newpage()
    w.p("7. " + j.say(phrases.LAWYERLY, 4))
    w.line(f"Dated: {dates.us(j.now)}")
    w.gap(20)
    w.line(j.r.author.full)
    w.line("Applicant's Attorney")


@form(WHICH, "other")
def tab(j: Desk) -> None:
    """A separator sheet."""
    w = j.paper(size=30)
    w.date = w.author = None
    w.gap(260)
    w.heading(f"EXHIBIT {'ABCDEFG'[j.place_in_kind]}", bold=True, align="centre")


@form(WHICH, "other")
def intake(j: Desk) -> None:
    """A questionnaire, filled and signed by the patient."""
    w = j.paper(font="Helvetica", size=10.5)
    w.author = j.m.patient.full
    w.line(j.m.treaters[0][1], bold=True)
    w.heading("NEW PATIENT QUESTIONNAIRE", bold=True, size=14)
    j.person(columns=2)
    for q in ("What is your main complaint?  pain", "Rate your pain from 0 to 10:  7", "Have you had surgery before?  No", "Medicines you take:  ibuprofen",
              "Do you smoke?  No    Drink alcohol?  Sometimes", "Family history:  diabetes"):  # fmt: skip
        w.line(q)
        w.gap(8)
    w.line(f"Signature: {j.m.patient.name}       Date: {dates.us(j.now)}")


@form(WHICH, "other")
def release(j: Desk) -> None:
    """A release of information, signed."""
    w = j.paper(font="Times-Roman", size=11.5)
    w.author = j.m.patient.full
    w.heading("AUTHORIZATION TO RELEASE MEDICAL INFORMATION", bold=True, align="centre")
    w.p(
        f"I, {j.m.patient.name}, born {dates.us(j.m.born)}, authorize {j.m.treaters[0][1]} to disclose my complete records to {j.m.firm}. I may revoke this at any time in writing."
    )
    w.gap(20)
    w.line(f"{j.m.patient.name}            {j.d(form=dates.words)}")
    w.line("Patient or legal representative           Date", size=8)
