"""Test set: injections, operations, therapy, psychotherapy."""

from __future__ import annotations

from .. import dates
from ..prose import HISTORY, MIND, OBJECTIVE, PLAN, SUBJECTIVE
from ..writing import Job, template

STEPS = (
    "Risks, benefits and options were gone over and a consent was signed.",
    "Vital signs were watched throughout by the nurse.",
    "Using a clean technique the target was approached from the side.",
    "Contrast spread as wished and no vessel was filled.",
    "Forty milligrams of triamcinolone with lidocaine were placed.",
    "A bandage was put on and written instructions handed over.",
)
SURGICAL = (
    "The patient was placed supine with all pressure points padded.",
    "Standard portals were made and the joint or canal inspected in order.",
    "Loose fragments were taken out with a grasper.",
    "Bleeding was controlled with cautery before the tourniquet came down.",
    "Skin was closed with nylon and a bulky dressing put on.",
    "There were no complications and loss of blood was slight.",
)


@template("test", "procedure-note")
def office(j: Job) -> None:
    """A short record of an injection done in the office."""
    w = j.paper(font="Times-Roman", size=11)
    w.line(j.r.place, bold=True)
    w.heading(f"INJECTION RECORD: {j.r.detail.upper()}", bold=True)
    w.two(
        [f"Patient: {j.m.patient.name}", f"Site: {j.r.part}"],
        [f"Date given: {dates.us2(j.r.date)}", "Lot: K4471"],
    )
    w.p(j.s(STEPS, 5))
    w.gap(16)
    w.line(f"Administered by {j.r.author.full}")


@template("test", "procedure-note")
def stacked(j: Job) -> None:
    """An interventional house's form with small labels over the values."""
    w = j.paper(size=9.5)
    w.table([("INTERVENTIONAL PAIN PROCEDURE", j.r.place)], (0.55, 0.45))
    w.title = "INTERVENTIONAL PAIN PROCEDURE"
    w.pairs([("Patient", j.m.patient.name), ("DOS", dates.dashed(j.r.date)), ("DOB", dates.dashed(j.m.born)),
             ("Procedure", j.r.detail), ("Level", j.r.part), ("Physician", j.r.author.full)], columns=3, stacked=True, framed=True)  # fmt: skip
    w.line("History", bold=True)
    j.story(2, SUBJECTIVE, nothing=0)
    w.line("Details", bold=True)
    w.p(j.s(STEPS, 6))
    w.line("Complications: none.")
    j.electronic("Authenticated by", j.after(1), dates.dashed)


@template("test", "operative-report")
def record(j: Job) -> None:
    """A hospital's record in capitals, labels and values apart."""
    w = j.paper(font="Courier", size=9.5)
    w.line(j.r.place.upper(), align="centre")
    w.heading("REPORT OF OPERATION", align="centre")
    w.gap()
    w.line(f"PATIENT: {j.m.patient.turned.upper()}")
    w.line(f"OPERATION DATE: {dates.us20(j.r.date)}       ADMITTED: {dates.us20(j.r.date)}")
    w.line(f"ATTENDING: {j.r.author.turned.upper()}")
    w.line(f"NAME OF OPERATION: {j.r.detail.upper()}")
    w.gap()
    for _ in range(4):
        w.p(j.s(SURGICAL, 6))
    w.gap(12)
    w.line(f"{j.r.author.full.upper()}")
    w.line(f"DD: {dates.us20(j.after(1))}  DT: {dates.us20(j.after(4))}")


@template("test", "operative-report")
def surgeon(j: Job) -> None:
    """A surgeon's own narrative of two pages."""
    w = j.paper(font="Helvetica", size=10.5)
    w.running = lambda n, of: f"Operative record, {j.m.patient.name}, continued ({n} of {of})"
    w.heading("Surgical Procedure Report", bold=True, size=14, align="right")
    w.pairs([("Patient", j.m.patient.name), ("Surgery performed on", dates.weekday(j.r.date)), ("Facility", j.r.place),
             ("Operating surgeon", j.r.author.full), ("Procedure", j.r.detail)], columns=1)  # fmt: skip
    w.line("Background", bold=True)
    j.story(3, HISTORY, nothing=0)
    w.line("Narrative", bold=True)
    for _ in range(6):
        w.p(j.s(SURGICAL, 6))
    w.line("Postoperative orders", bold=True)
    w.p(j.s(PLAN, 3))
    j.hand("", "Attending surgeon")


@template("test", "therapy-note")
def visits(j: Job) -> None:
    """A framed sheet of visits, each with its own line; the last one counts."""
    w = j.paper(size=9)
    w.table([(f"{j.r.detail.upper()} - RECORD OF TREATMENT", j.r.place)], (0.6, 0.4))
    w.title = f"{j.r.detail.upper()} - RECORD OF TREATMENT"
    w.line(f"Patient {j.m.patient.name}   DOI {dates.us20(j.m.injured)}")
    for k in range(4):
        w.line(f"Tx date {dates.us20(j.after(-5 * (3 - k)))}: {j.s(SUBJECTIVE, 1)}", x=6)
    w.gap()
    w.line(f"Clinician: {j.r.author.full}")


@template("test", "therapy-note")
def plan(j: Job) -> None:
    """An evaluation with a plan of care."""
    w = j.paper(font="Times-Roman", size=11)
    j.letterhead()
    w.heading(f"Initial {j.r.detail.title()} Evaluation and Plan of Care", bold=True)
    w.line(f"Date of service {dates.words(j.r.date)}      Referred by {j.m.treaters[0][0].full}")
    w.p(f"{j.m.patient.name} arrives with a referral. " + j.s(SUBJECTIVE, 4))
    w.p(j.s(OBJECTIVE, 5))
    w.line("Goals: independent with home program in six weeks; sit one hour.")
    w.p("Frequency: two times weekly for six weeks.")
    w.line(f"{j.r.author.full}    {dates.us(j.r.date)}    Physician certification: ______________")


@template("test", "psychological-report")
def initial(j: Job) -> None:
    """A psychological consultation as letter."""
    w = j.paper(font="Times-Roman", size=11)
    w.running = lambda n, of: f"{j.m.patient.name}   Confidential psychological report   {n}"
    j.letterhead(f"{j.r.author.full}, A Psychological Corporation")
    j.re(("Seen", dates.us(j.r.date)))
    w.heading("INITIAL PSYCHOLOGICAL CONSULTATION WITH TESTING", bold=True)
    j.story(4)
    w.line("Observations", bold=True)
    for _ in range(2):
        w.p(j.s(MIND, 6))
    w.line("Treatment suggested", bold=True)
    w.p("Eight hours of cognitive behavioral therapy, and relaxation training. " + j.s(MIND, 4))
    j.hand("Sincerely,", f"Date of signing {dates.us(j.after(15))}")


@template("test", "psychological-report")
def hour(j: Job) -> None:
    """Notes of one hour of counselling."""
    w = j.paper(size=10)
    w.heading("Behavioral Health - Psychotherapy Note", bold=True)
    w.pairs(
        [
            ("Pt", j.m.patient.name),
            ("Appt date", dates.short(j.r.date)),
            ("Start/stop", "10:00-10:50"),
            ("Modality", "CBT, individual"),
        ]
    )
    w.label("Data:", j.s(MIND, 3))
    w.label("Assessment:", j.s(MIND, 2))
    w.label("Plan:", "Same time next week.")
    w.line(f"/s/ {j.r.author.full}")
