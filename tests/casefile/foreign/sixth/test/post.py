"""Test half: letters, fax covers, papers of law, and what is none of these."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import CLINICAL, FILED

WHICH = "sixth-test"


@form(WHICH, "correspondence")
def attorney(j: Desk) -> None:
    """A lawyer's letter; the reports it sends are named within a sentence."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    j.head(more="Attorneys at Law")
    w.line(j.d(form=dates.words))
    w.line("VIA U.S. MAIL")
    w.gap()
    w.line(j.m.insurer)
    w.line(f"Attention: {j.m.adjuster.name}")
    j.about(("Case No.", f"ADJ{j.rng.randint(1000000, 9999999)}"))
    w.p("To whom it may concern:")
    items = [j.v.item(r, 0.5) for r in j.v.some(2, CLINICAL)]
    if items:
        text = " and ".join(
            f"the {noun[0].lower() + noun[1:] if noun[1:2].islower() else noun}{' by ' + by if by else ''} dated {when}"
            for when, noun, by, _ in items
        )
        w.p(f"Enclosed herewith you will find {text}.", *[m for *_, m in items])
    w.p(j.say(phrases.LAWYERLY, 3))
    j.close("Sincerely,", j.r.place)
    w.line("cc: client", size=9)


@form(WHICH, "correspondence")
def patient_letter(j: Desk) -> None:
    """A letter by the worker."""
    w = j.paper(font="Courier", size=11)
    w.author = j.m.patient.full
    w.line(j.m.patient.name)
    w.line(j.m.town.address()[0])
    w.gap()
    w.line(j.d(form=dates.words))
    w.gap()
    w.line(f"Dear {j.m.adjuster.name},")
    w.p(
        "I am writing because my checks are late and nobody returns my calls. My back still hurts every day and I need help. Please tell me who decides about my care."
    )
    j.close("Thank you,", name=j.m.patient.name)


@form(WHICH, "correspondence")
def doctors_letter(j: Desk) -> None:
    """A doctor answers the adjuster."""
    w = j.paper(font="Helvetica", size=10.5)
    doctor, place = j.m.treaters[0]
    w.author = doctor.full
    j.head(place)
    w.line(dates.us(j.now))
    w.line(f"Attn: {j.m.adjuster.name}, {j.m.insurer}")
    j.about(lead="RE:")
    w.p(
        "In reply to your question, the patient may travel by car for up to one hour. I have no further comment. My office will forward records upon receipt of a signed release."
    )
    j.close("Cordially,", name=doctor.full)


@form(WHICH, "fax-cover")
def cover(j: Desk) -> None:
    """A cover in two columns."""
    w = j.paper(font="Times-Roman", size=13)
    w.heading("Facsimile Transmittal", bold=True, size=24)
    w.line(j.r.place, bold=True)
    w.gap(16)
    w.two(
        [f"TO: {j.m.adjuster.name}", f"COMPANY: {j.m.insurer}", f"FAX NO.: {j.m.town.phone()}"],
        [f"FROM: {j.r.author.name}", f"DATE: {dates.us(j.now)}", f"TOTAL PAGES: {j.rng.randint(2, 30)}"],
    )
    w.line("Message:")
    w.p("Records as requested. Thank you.")


@form(WHICH, "fax-cover")
def cover_doctor(j: Desk) -> None:
    """A cover from a doctor's desk with a date in words."""
    w = j.paper(font="Helvetica", size=12)
    doctor, place = j.m.treaters[0]
    w.author = doctor.full
    w.line(place, align="centre", bold=True, size=16)
    w.heading("FAX", bold=True, size=40)
    for label, text in (
        ("To", j.r.place),
        ("From", doctor.full),
        ("Date", j.d(form=dates.words)),
        ("Re", j.m.patient.name),
        ("Pages incl. cover", str(j.rng.randint(2, 9))),
    ):
        w.label(f"{label}:", text)
    w.p("If you received this in error please call us and destroy all copies.")


@form(WHICH, "legal")
def service(j: Desk) -> None:
    """A declaration of service with a list of papers."""
    w = j.paper(font="Times-Roman", size=11.5, margin=72)
    w.author = j.r.author.name
    w.heading("DECLARATION OF SERVICE BY MAIL", bold=True, align="centre")
    w.pairs([("Applicant:", j.m.patient.name), ("Defendant:", j.m.employer)], columns=1)
    w.p(
        "I, the undersigned, declare: I am a citizen of the United States and not a party to the within action. On the date below I placed true copies of the following in the mail at Auburn, California:"
    )
    j.reviewed(3, FILED, "dashes")
    w.p(f"addressed to {j.m.insurer} and {j.m.firm}.")
    w.line(f"Executed at Auburn, California on {j.d(form=dates.words)}.")
    w.gap(20)
    w.line(f"/s/ {j.r.author.name}")


@form(WHICH, "legal")
def declaration(j: Desk) -> None:
    """A declaration of readiness, as a form."""
    w = j.paper(font="Helvetica", size=10)
    w.line("STATE OF CALIFORNIA DIVISION OF WORKERS' COMPENSATION", align="centre", size=9)
    w.line("WORKERS' COMPENSATION APPEALS BOARD", align="centre")
    w.heading("DECLARATION OF READINESS TO PROCEED", bold=True, align="centre")
    j.boxes(
        [
            ("Case number", f"ADJ{j.rng.randint(1000000, 9999999)}"),
            ("Injured worker", j.m.patient.name),
            ("Employer", j.m.employer),
            ("Date of injury", dates.us(j.m.injured)),
        ]
    )
    w.p(
        "The declarant requests a mandatory settlement conference on the issues of temporary disability and need for medical treatment. Discovery is complete."
    )
    w.gap(10)
    w.line(f"Declarant's signature: {j.r.author.full}      Date: {dates.us0(j.now)}")


@form(WHICH, "legal")
def notice(j: Desk) -> None:
    """A notice of hearing, signed by nobody."""
    w = j.paper(font="Times-Roman", size=12)
    w.line("WORKERS' COMPENSATION APPEALS BOARD", align="centre", bold=True)
    w.heading("NOTICE OF HEARING", align="centre", bold=True)
    w.author = None
    w.line(f"Case ADJ{j.rng.randint(1000000, 9999999)}: {j.m.patient.name} vs. {j.m.employer}")
    w.p(
        f"You are notified that a hearing is set for {j.d(60, dates.words)} at 8:30 AM before the judge assigned, for one hour."
    )
    w.line(f"Date of this notice: {j.d(form=dates.words)}")


@form(WHICH, "legal")
def compromise(j: Desk) -> None:
    """A settlement of several pages."""
    w = j.paper(font="Times-Roman", size=12)
    j.counted("Compromise and Release, Page {n} of {total}")
    w.heading("COMPROMISE AND RELEASE", bold=True, align="centre", size=14)
    w.two(
        [j.m.patient.name, "     Applicant", "vs.", j.m.employer, "     Defendant"],
        [f"Case No. ADJ{j.rng.randint(1000000, 9999999)}", f"Injury: {dates.us(j.m.injured)}"],
    )
    for n in range(1, 9):
        w.p(f"{n}. " + j.say(phrases.LAWYERLY, 4))
    w.gap(10)
    w.line(f"Signed on {j.d(form=dates.words)} at Eureka, California")
    w.gap(20)
    w.line(j.r.author.full)
    w.line("Attorney for Applicant", size=9)


@form(WHICH, "other")
def divider(j: Desk) -> None:
    """A separator of a copy service."""
    w = j.paper(size=16)
    w.date = w.author = None
    w.gap(200)
    w.heading("SEPARATOR SHEET", bold=True, size=28, align="centre")
    w.line("Do not remove. Scan as a new document.", align="centre")
    w.line(f"Document {j.place_in_kind}", align="centre")


@form(WHICH, "other")
def pain_diary(j: Desk) -> None:
    """A pain questionnaire that bears no date and is not signed."""
    w = j.paper(font="Helvetica", size=11)
    w.date = w.author = None
    w.heading("OSWESTRY DISABILITY QUESTIONNAIRE", bold=True, align="centre")
    w.line(f"Name: {j.m.patient.name}")
    for title in (
        "Pain intensity",
        "Personal care",
        "Lifting",
        "Walking",
        "Sitting",
        "Standing",
        "Sleeping",
        "Travelling",
    ):
        w.line(f"{title}:    0   1   2   3   4   5      answer: {j.rng.randint(0, 5)}")
        w.gap(8)
    w.line(f"Score: {20 + j.place_in_kind} of 50")


@form(WHICH, "other")
def hipaa(j: Desk) -> None:
    """A medical release."""
    w = j.paper(font="Times-Roman", size=12)
    w.author = j.m.patient.full
    w.heading("HIPAA AUTHORIZATION FOR RELEASE OF RECORDS", bold=True)
    w.p(
        f"Patient: {j.m.patient.name}. Date of birth: {dates.us(j.m.born)}. I authorize any physician, hospital or pharmacy to release copies of all records to {j.m.firm}."
    )
    w.p("This authorization expires one year from the date of signature and may be withdrawn.")
    w.gap(12)
    w.line(f"Signed: {j.m.patient.name}")
    w.line(f"Dated: {dates.us(j.now)}")
