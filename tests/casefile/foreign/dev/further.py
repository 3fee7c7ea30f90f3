"""Dev set, second sheaf: papers without titles, titles in frames, signatures in other places, rarer labels."""

from __future__ import annotations

from .. import dates
from ..prose import HISTORY, LAW, MIND, OBJECTIVE, PLAN, SUBJECTIVE
from ..writing import Job, template


@template("dev", "progress-report")
def untitled(j: Job) -> None:
    """Typed by a small office: the name, the date, what was said, and initials of the typist."""
    w = j.paper(font="Times-Roman", size=12)
    w.line(f"{j.m.patient.turned}                    {dates.us2(j.r.date)}")
    w.gap()
    w.p(j.s(SUBJECTIVE, 5))
    j.story(2, SUBJECTIVE, nothing=0)
    w.p(j.s(OBJECTIVE, 5))
    w.p("Assessment: " + "; ".join(j.s.impressions(2)) + ". " + j.s(PLAN, 3))
    w.gap(20)
    w.line(j.r.author.full)
    w.line(f"{j.r.author.first[0]}{j.r.author.last[0]}/mw")


@template("dev", "progress-report")
def urgent(j: Job) -> None:
    """An urgent care's discharge copy; the clinician stands at the top, nobody signs below."""
    w = j.paper(size=9.5, margin=44)
    w.table([("VISIT SUMMARY - WORK INJURY", j.r.place)], (0.5, 0.5))
    w.title = "VISIT SUMMARY - WORK INJURY"
    w.pairs([("Arrived", f"{dates.us0(j.r.date)} 08:12"), ("Clinician", j.r.author.full), ("Worker", j.m.patient.turned),
             ("Birth date", dates.us0(j.m.born)), ("Company", j.m.employer), ("Printed", dates.us0(j.after(60)))], columns=3)  # fmt: skip
    w.line("Why you came in", bold=True)
    w.p(j.s(SUBJECTIVE, 3))
    w.line("What we found", bold=True)
    w.p(j.s(OBJECTIVE, 4))
    w.line("What to do", bold=True)
    w.p(j.s(PLAN, 4))


@template("dev", "imaging-report")
def lettered(j: Job) -> None:
    """A radiologist's letter with the study as subject."""
    w = j.paper(font="Times-Roman", size=11)
    j.letterhead(align="right")
    w.line(j.m.treaters[0][0].full)
    w.gap()
    w.title = f"{j.r.detail} {j.r.part}"
    w.line(f"RE: {j.m.patient.name}          Taken: {dates.short(j.r.date)}")
    w.line(f"{j.r.detail} {j.r.part}".upper(), bold=True)
    w.p("There is preservation of height and alignment. " + j.s(OBJECTIVE, 1))
    w.p("Soft tissues, marrow and margins have a usual look. No break is made out.")
    w.label("SUMMARY:", "Age related wear only.")
    j.hand("Cordially yours,", f"Dictated {dates.short(j.after(1))}, transcribed {dates.short(j.after(3))}")


@template("dev", "laboratory-report")
def instant(j: Job) -> None:
    """A point of care result on half a page."""
    w = j.paper(font="Courier", size=10)
    w.author = j.r.place
    w.line(j.r.place)
    w.heading(
        "POINT OF CARE DRUG TEST RESULT"
        if j.r.detail.startswith("urine")
        else "HEMATOLOGY AND CHEMISTRY RESULTS"
    )
    w.line(f"Donor/Patient: {j.m.patient.name}")
    w.line(f"Sample taken: {dates.us20(j.r.date)}  09:45      Result reported: {dates.us20(j.after(1))}")
    w.table(
        [("TEST", "RESULT"), ("THC", "NEG"), ("OPI", "NEG"), ("BZO", "NEG"), ("OXY", "POS")],
        (0.5, 0.5),
        ruled=False,
    )


@template("dev", "medication-record")
def dispensed(j: Job) -> None:
    """A physician's dispensing log."""
    w = j.paper(size=9.5)
    w.heading("Dispensed Medications - Office Log", bold=True, size=12)
    w.line(j.r.place)
    w.author = j.r.author.full
    w.line(f"{j.m.patient.name}    {j.m.claim}")
    rows = [("Dispensed", "Item", "Qty")] + [
        (dates.us2(j.after(-21 * (2 - k))), d, "60")
        for k, d in enumerate(("Naproxen", "Omeprazole", "Menthoderm"))
    ]
    w.table(rows, (0.25, 0.5, 0.25))
    w.line(f"Dispensing physician: {j.r.author.full}")


@template("dev", "procedure-note")
def inoffice(j: Job) -> None:
    """A note without letterhead; who did it is said in a row of the frame."""
    w = j.paper(size=10)
    w.heading(f"{j.r.detail.title()} - Procedure Record", bold=True, size=12, align="centre")
    w.pairs(
        [
            ("Name", j.m.patient.name),
            ("Done on", dates.us(j.r.date)),
            ("Region", j.r.part),
            ("Done by", j.r.author.full),
        ],
        framed=True,
    )
    w.p(
        "After the skin was cleaned a needle was advanced and the medicine placed without resistance. Tolerated well."
    )
    w.p(j.s(PLAN, 2))


@template("dev", "operative-report")
def surgicenter(j: Job) -> None:
    """A surgery center's form; labels above values, author below the last line as stamp."""
    w = j.paper(size=9.5)
    w.line(j.r.place.upper(), bold=True, align="centre")
    w.heading("RECORD OF SURGERY", bold=True, size=12, align="centre")
    w.pairs([("PATIENT", j.m.patient.turned), ("DATE PERFORMED", dates.us0(j.r.date)), ("PROCEDURE", j.r.detail), ("ANESTHESIA", "General"),
             ("SURGEON", j.r.author.full), ("ASSISTANT", j.m.town.person("assistant").full)], columns=2, stacked=True, framed=True)  # fmt: skip
    for _ in range(3):
        w.p(
            "The field was prepared and draped. "
            + j.s(OBJECTIVE, 2)
            + " The incision was closed in layers. Counts were correct."
        )
    w.gap(10)
    w.line(f"Authenticated: {j.r.author.full} {dates.us0(j.after(2))} 0715")


@template("dev", "therapy-note")
def soap(j: Job) -> None:
    """A short note on a half sheet."""
    w = j.paper(font="Times-Roman", size=11)
    w.line(f"{j.r.place} / {j.r.detail}")
    w.title = None
    w.line(f"Client {j.m.patient.name}      Treated {dates.us(j.r.date)}")
    w.p("S " + j.s(SUBJECTIVE, 2))
    w.p("O Soft tissue work, needling or exercise as charted, 45 minutes.")
    w.p("A Responds slowly. P Once more this week.")
    w.line(f"Treating clinician {j.r.author.full}")


@template("dev", "ur-decision")
def authorised(j: Job) -> None:
    """A decision that approves one item and defers another, from the claims administrator itself."""
    w = j.paper(font="Helvetica", size=11)
    w.author = f"{j.m.adjuster.name}"
    j.letterhead(j.m.insurer, "left")
    w.line(f"Date of letter: {dates.words(j.after(2))}")
    w.heading("RESPONSE TO REQUEST FOR MEDICAL TREATMENT", bold=True)
    j.re(("Decision made", dates.words(j.r.date)))
    w.p(
        f"Dear Dr. {j.m.treaters[0][0].last}: the service named below was reviewed and is not certified as medically necessary."
    )
    w.line(f"1. Functional restoration for the {j.r.part}: non-certified", x=12)
    w.line("We looked at these records:", bold=True)
    j.listed(4, how="bullets")
    w.p(f"Reviewed by {j.m.town.person('physician').full}, licensed in California. " + j.s(LAW, 1))
    w.room(60)
    w.line("Yours truly,")
    w.gap(18)
    w.line(j.m.adjuster.name)
    w.line("Claims Representative")


@template("dev", "consultation")
def opinion(j: Job) -> None:
    """A second opinion with a bare date under the letterhead."""
    w = j.paper(font="Times-Roman", size=11.5)
    name = j.m.patient.name
    w.running = lambda n, of: f"{name}, {dates.us(j.r.date)}, continued"
    j.letterhead(j.r.author.full)
    w.line(dates.british(j.r.date))
    w.gap()
    w.heading(f"Specialist {j.r.detail.title()} Opinion", bold=True)
    w.line(f"Concerning {name}, employed by {j.m.employer}")
    w.p("I was asked for my view as to further care by the treating doctor. " + j.s(HISTORY, 5))
    j.story(4, SUBJECTIVE)
    for _ in range(4):
        w.p(j.s(OBJECTIVE, 7))
    w.p("In my opinion care so far was fitting. " + j.s(PLAN, 5))
    j.listed(5, how="bullets")
    j.hand("Respectfully yours,")


@template("dev", "psychological-report")
def progress(j: Job) -> None:
    """A monthly progress letter of a psychologist."""
    w = j.paper(font="Helvetica", size=10.5)
    j.letterhead(f"{j.r.author.full}", "left")
    w.heading("Mental Health Treatment Progress Report", bold=True)
    w.line(f"Re {j.m.patient.name}   Seen {dates.us(j.r.date)}   Reported {dates.us(j.after(7))}")
    w.p(j.s(MIND, 6))
    w.p("Six further sessions are asked for. " + j.s(MIND, 3))
    w.line(f"(signed) {j.r.author.full}")


@template("dev", "work-status")
def note(j: Job) -> None:
    """A doctor's note of three lines."""
    w = j.paper(size=12)
    w.line(j.r.place, bold=True, align="centre")
    w.gap(14)
    w.line(dates.words(j.r.date))
    w.title = None
    w.gap(10)
    w.p(
        f"Please excuse {j.m.patient.name} from work until the next visit. Light duty is allowed: no bending, no climbing."
    )
    w.gap(20)
    w.line(j.r.author.full)


@template("dev", "billing")
def statement(j: Job) -> None:
    """A provider's statement with several services; the last counts."""
    w = j.paper(size=9.5)
    w.author = j.r.place
    w.line(j.r.place, bold=True)
    w.heading("STATEMENT OF CHARGES", bold=True)
    w.line(f"Account of {j.m.patient.name}     Statement prepared {dates.us(j.after(40))}")
    w.table(
        [
            ("Service", "Description", "Charge"),
            (dates.us(j.after(-14)), "Office visit", "$120.00"),
            (dates.us(j.r.date), "Therapy", "$85.00"),
        ],
        (0.25, 0.5, 0.25),
    )
    w.line("Amount due $205.00")


@template("dev", "legal")
def readiness(j: Job) -> None:
    """A declaration for the appeals board with a cover frame."""
    w = j.paper(font="Courier", size=10)
    w.line("DIVISION OF WORKERS' COMPENSATION", align="centre")
    w.line("WORKERS' COMPENSATION APPEALS BOARD", align="centre")
    w.heading("DECLARATION OF READINESS TO PROCEED", align="centre")
    w.line(f"Applicant: {j.m.patient.name}        ADJ{j.rng.randint(6000000, 9999999)}")
    w.p("Declarant requests a mandatory settlement conference. " + j.s(LAW, 3))
    w.line(f"Date: {dates.us(j.r.date)}")
    w.line(f"Declarant's signature: {j.r.author.name}")


@template("dev", "correspondence")
def brief(j: Job) -> None:
    """A short note from one office to another."""
    w = j.paper(font="Courier", size=10.5)
    w.line(f"TO:   {j.m.insurer}")
    w.line(f"FROM: {j.r.author.name}, {j.m.firm}")
    w.line(f"DATE: {dates.words(j.r.date)}")
    w.line("RE:   change of address of our client")
    w.title = None
    w.gap()
    w.p("Kindly note the new address of our client in your records. " + j.s(LAW, 1))
    w.line(j.r.author.name)


@template("dev", "other")
def tab(j: Job) -> None:
    """A tab between exhibits."""
    w = j.paper(font="Times-Roman", size=22)
    w.date = w.author = None
    w.gap(240)
    w.line(f"EXHIBIT {j.rng.choice('ABCDEFG')}", bold=True, align="centre")
    w.title = None
