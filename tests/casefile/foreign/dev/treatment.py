"""Dev set: injections, operations, therapy, psychotherapy."""

from __future__ import annotations

from .. import dates
from ..prose import MIND, OBJECTIVE, PLAN, SUBJECTIVE
from ..writing import Job, template

STEPS = (
    "After informed consent was obtained the patient was brought to the procedure suite.",
    "The skin was prepared with chlorhexidine and draped in the usual sterile manner.",
    "Local anesthetic was infiltrated with a 25 gauge needle.",
    "Aspiration was negative for blood and fluid before anything was instilled.",
    "The needle was withdrawn and a dressing applied.",
    "The patient tolerated this well and was discharged in stable condition.",
)
SURGICAL = (
    "General anesthesia was induced and antibiotics were given before incision.",
    "A time out was held and the site confirmed by all in the room.",
    "Careful dissection was carried down to the level of interest.",
    "Frayed tissue was debrided back to a stable rim with a shaver.",
    "The wound was irrigated and closed in layers with absorbable suture.",
    "Sponge and needle counts were correct on two occasions.",
    "The patient was taken to recovery awake and in good condition.",
)


def injected(j: Job) -> str:
    return f"{j.r.part} {j.r.detail}".title()


@template("dev", "procedure-note")
def suite(j: Job) -> None:
    """A pain physician's note with labels down the left side."""
    w = j.paper(size=10)
    j.letterhead()
    w.heading("PROCEDURE NOTE", bold=True, size=13, align="centre")
    w.label("PATIENT:", j.m.patient.name)
    w.label("DATE OF PROCEDURE:", dates.words(j.r.date))
    w.label("PREPROCEDURE DIAGNOSIS:", j.s.impressions(1)[0])
    w.label("PROCEDURE PERFORMED:", injected(j) + " under fluoroscopic guidance")
    w.label("ANESTHESIA:", "Local with light sedation")
    w.label("INDICATIONS:", j.s(SUBJECTIVE, 2))
    w.label("TECHNIQUE:", j.s(STEPS, 6))
    w.label("DISPOSITION:", "Home with an escort. " + j.n.nothing())
    j.hand("", "Board Certified, Pain Medicine")


@template("dev", "procedure-note")
def centre(j: Job) -> None:
    """A surgery centre's record, dictated and transcribed later."""
    w = j.paper(font="Courier", size=10)
    w.line(j.r.place.upper())
    w.heading(f"REPORT OF PROCEDURE: {injected(j).upper()}")
    w.gap()
    w.line(f"PT: {j.m.patient.turned}     SVC DATE: {dates.us2(j.r.date)}")
    w.line(f"SURGEON/PROCEDURALIST: {j.r.author.name}")
    w.gap()
    w.p(j.s(STEPS, 6))
    w.p(j.s(STEPS, 5))
    w.gap(18)
    w.line("_" * 30)
    w.line(j.r.author.full)
    w.line(f"D: {dates.us2(j.after(1))}   T: {dates.us2(j.after(3))}   job 88121")


@template("dev", "operative-report")
def hospital(j: Job) -> None:
    """A hospital's operative report."""
    w = j.paper(font="Times-Roman", size=11)
    j.letterhead()
    w.heading("OPERATIVE REPORT", bold=True, size=14, align="centre")
    w.pairs([("Patient Name:", j.m.patient.name), ("Date of Surgery:", dates.us0(j.r.date)), ("Surgeon:", j.r.author.full),
             ("Assistant:", j.m.town.person("assistant").full), ("Anesthesia:", "General"), ("EBL:", "20 cc")])  # fmt: skip
    w.label("Preoperative Diagnosis:", j.s.impressions(1)[0])
    w.label("Postoperative Diagnosis:", "Same")
    w.label("Operation:", j.r.detail[0].upper() + j.r.detail[1:])
    w.line("Indications", bold=True)
    j.story(2)
    w.line("Description of Operation", bold=True)
    for _ in range(3):
        w.p(j.s(SURGICAL, 6))
    w.gap(20)
    w.line(f"{j.r.author.full}")
    w.line(f"Dictated: {dates.us0(j.after(1))}   Transcribed: {dates.us0(j.after(2))}", size=9)


@template("dev", "operative-report")
def opnote(j: Job) -> None:
    """An electronic operative note."""
    w = j.paper(size=9.5)
    name = j.m.patient.turned
    w.running = lambda n, of: f"{name}    {n}/{of}"
    w.heading("Op Note", bold=True, size=13)
    w.line(f"{j.r.author.full} - Surgeon        Procedure date: {dates.short(j.r.date)}")
    w.gap()
    w.table(
        [("Procedure", "Laterality", "Anesthesia"), (j.r.detail, "as named", "General")], (0.5, 0.25, 0.25)
    )
    for _ in range(5):
        w.p(j.s(SURGICAL, 7))
    w.newpage()
    w.line("Postoperative Plan", bold=True)
    w.p(j.s(PLAN, 4))
    j.electronic("Signed electronically by", j.r.date, dates.short)


@template("dev", "therapy-note")
def daily(j: Job) -> None:
    """One visit of therapy."""
    w = j.paper(size=10)
    j.letterhead(align="left")
    w.heading(f"{j.r.detail.title()} Daily Treatment Note", bold=True, size=12)
    w.pairs([("Patient:", j.m.patient.name), ("Visit Date:", dates.us(j.r.date)), ("Visit:", "5 of 12"),
             ("Referring MD:", j.m.treaters[0][0].name)])  # fmt: skip
    w.label("S:", j.s(SUBJECTIVE, 2))
    w.label("O:", "Manual techniques 15 min, exercise 25 min, heat 10 min. Tolerated well.")
    w.label("A:", "Slow gains in range.")
    w.label("P:", "Continue twice weekly; reassess after visit twelve.")
    w.gap()
    w.line(f"Therapist: {j.r.author.full}   {dates.us(j.r.date)}")


@template("dev", "therapy-note")
def flow(j: Job) -> None:
    """A sheet with a row for each visit; the date is the last one's."""
    w = j.paper(size=9.5)
    w.line(j.r.place, bold=True, size=12)
    w.heading(f"{j.r.detail.upper()} TREATMENT LOG", bold=True)
    w.line(f"Name: {j.m.patient.name}     Injured: {dates.us2(j.m.injured)}")
    rows = [("Date", "Pain", "Treatment", "Response")]
    for k in range(5):
        rows.append((dates.us2(j.after(-4 * (4 - k))), f"{8 - k // 2}/10", "manual work, heat", "fair"))
    w.table(rows, (0.18, 0.12, 0.45, 0.25))
    w.p(j.s(OBJECTIVE, 3))
    w.line(f"Provider signature: {j.r.author.full}")


@template("dev", "psychological-report")
def evaluation(j: Job) -> None:
    """A long evaluation with testing."""
    w = j.paper(font="Times-Roman", size=11)
    j.letterhead(j.r.author.full)
    w.heading("PSYCHOLOGICAL EVALUATION", bold=True, size=13, align="centre")
    w.pairs([("Patient:", j.m.patient.name), ("Date of Evaluation:", dates.words(j.r.date)), ("Claim No.:", j.m.claim),
             ("Date of Report:", dates.words(j.after(20)))], columns=1)  # fmt: skip
    w.line("History", bold=True)
    j.story(3)
    w.line("Mental Status", bold=True)
    w.p(j.s(MIND, 5))
    w.line("Tests Given", bold=True)
    w.table([("Instrument", "Score", "Range"), ("Beck Depression Inventory", "24", "moderate"), ("Beck Anxiety Inventory", "14", "mild")],
            (0.5, 0.2, 0.3))  # fmt: skip
    w.p(j.s(MIND, 5))
    w.line("Diagnosis", bold=True)
    w.p("Axis I: Depressive disorder not otherwise specified. GAF 55.")
    w.p(j.s(MIND, 4))
    j.hand("Respectfully submitted,", "Licensed Psychologist")


@template("dev", "psychological-report")
def session(j: Job) -> None:
    """A psychotherapy session's note."""
    w = j.paper(size=10.5)
    w.heading("Individual Psychotherapy Session Note", bold=True, size=13)
    w.line(f"Client: {j.m.patient.name}")
    w.line(
        f"Session date: {dates.us2(j.r.date)}     Length: 50 min     Session #: {j.rng.randint(2, 18)}     CPT 90834"
    )
    w.gap()
    w.p(j.s(MIND, 5))
    w.label("Plan:", "Continue weekly cognitive work for six sessions.")
    w.gap(16)
    w.line(f"{j.r.author.full}  {dates.us2(j.r.date)}")
