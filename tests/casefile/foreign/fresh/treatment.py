"""Fresh set: operations, injections and therapy."""

from __future__ import annotations

from datetime import timedelta

from .. import dates
from ..people import PARTS
from ..writing import Job, template
from . import text
from .voice import fill, foot, sign, tell, upper

STEPS = (
    "The site was marked and a time-out was held.",
    "Skin was prepared and draped in the usual sterile manner.",
    "Blood loss was minimal and counts were correct.",
    "The wound was closed in layers and a dressing put on.",
    "The patient went to recovery in good order.",
    "Antibiotics were given before the incision.",
)
NEEDLE_STEPS = (
    "Consent was signed and questions answered.",
    "Under fluoroscopy the needle was advanced without difficulty.",
    "Contrast spread as wished; no blood or fluid came back.",
    "A mixture of steroid and local anesthetic was placed slowly.",
    "Vital signs held steady and discharge followed after thirty minutes.",
)
DRILLS = (
    "Hot pack 10 min, then manual stretching.",
    "Tolerated session well, less stiff on leaving.",
    "Home drills reviewed.",
    "Strength slowly gaining, endurance poor.",
    "Patient reports {n}/10 on arrival, {n}/10 on leaving.",
)


@template("fresh", "operative-report")
def theatre(j: Job) -> None:
    """A hospital's report in capitals with a dictation block."""
    w = j.paper(font="Courier", size=9.5)
    w.line(j.r.place.upper(), align="centre")
    w.heading("REPORT OF OPERATION", align="centre")
    w.line(f"PATIENT: {j.m.patient.turned.upper()}")
    w.line(f"DATE OF OPERATION: {dates.us0(j.r.date)}")
    w.line(f"SURGEON: {j.r.author.full}")
    w.line(f"ASSISTANT: {j.m.town.person('assistant').full}")
    w.line(f"ANESTHESIOLOGIST: {j.m.town.person('physician').full}")
    w.label("PREOPERATIVE DIAGNOSIS:", j.s.fill(text.DIAGNOSES[1]))
    w.label("POSTOPERATIVE DIAGNOSIS:", "Same.")
    w.label("OPERATION:", upper(j.r.detail))
    w.label("INDICATIONS:", fill(j, text.BACKGROUND, 2))
    w.label("DETAILS:", fill(j, STEPS, 6))
    w.gap(14)
    w.line(f"Signed by: {j.r.author.full}")
    w.line(f"D: {dates.us0(j.after(1))}  T: {dates.us0(j.after(2))}  JOB {j.rng.randint(10000, 99999)}")


@template("fresh", "operative-report")
def suite(j: Job) -> None:
    """A surgery center's typed report with caption boxes."""
    w = j.paper(size=10.5)
    foot(j)
    w.heading("Operative Note", bold=True, size=15, align="centre")
    w.pairs([("Patient", j.m.patient.name), ("Surgery date", dates.words(j.r.date)), ("Surgeon", j.r.author.full), ("Anesthesia", "General")],
            stacked=True, framed=True)  # fmt: skip
    w.label("Procedure performed", upper(j.r.detail))
    w.label("Findings", "As expected from the images; tissue was frayed.")
    w.p(fill(j, STEPS, 5))
    tell(j, text.BACKGROUND, 1, length=2)
    w.label("Disposition", "Home with crutches or sling; office visit in ten days.")
    sign(j, stamp=True, close="")


@template("fresh", "procedure-note")
def injection(j: Job) -> None:
    """A report of an injection in the operating room style."""
    w = j.paper(size=10)
    j.letterhead()
    w.heading("PROCEDURE REPORT", bold=True, align="centre")
    w.pairs([("Patient:", j.m.patient.name), ("Date of procedure:", dates.us(j.r.date)), ("Performed by:", j.r.author.full), ("Claim:", j.m.claim)])  # fmt: skip
    w.label("Procedure:", f"{upper(j.r.detail)}, {j.rng.choice(PARTS[j.r.part])}, with imaging guidance")
    w.label("Diagnosis:", j.s.fill(text.DIAGNOSES[0]))
    w.label("Description:", fill(j, NEEDLE_STEPS, 5))
    w.label("Aftercare:", "Ice, rest for the day, and a call to this office in one week.")
    sign(j, close="")


@template("fresh", "procedure-note")
def office(j: Job) -> None:
    """A short note in prose, without form."""
    w = j.paper(font="Times-Roman", size=12, margin=70)
    w.line(f"{j.r.place}          {dates.words(j.r.date)}")
    w.heading(f"Injection Note: {j.r.detail}", bold=True)
    w.title = None
    w.p(
        f"{j.m.patient.name} came today for {j.r.detail} of the {j.r.part}. {fill(j, NEEDLE_STEPS, 4)} There were no complications."
    )
    w.line(f"{j.r.author.full}   (signed {dates.us(j.r.date)} 4:05 pm)")


@template("fresh", "procedure-note")
def interventional(j: Job) -> None:
    """A pain suite's record with times and a nurse's line."""
    w = j.paper(font="Courier", size=9)
    w.line(j.r.place)
    w.heading("INTERVENTIONAL PAIN PROCEDURE RECORD")
    w.table([("Field", "Entry"), ("Service date", dates.lab(j.r.date)), ("Patient", j.m.patient.turned), ("Target", j.r.part), ("Procedure", j.r.detail), ("In / Out", "08:10 / 08:55")],
            (0.3, 0.7), header=False)  # fmt: skip
    w.p(fill(j, NEEDLE_STEPS, 5))
    w.line("Recovery nurse: stable, discharged 09:40")
    w.line(f"Physician signature: {j.r.author.full}    {dates.lab(j.r.date)} 09:58")


@template("fresh", "therapy-note")
def flow(j: Job) -> None:
    """A flow sheet of several visits; the date is that of the last."""
    w = j.paper(size=9.5)
    w.line(j.r.place, bold=True)
    w.heading(f"{j.r.detail.title()} Treatment Flow Sheet", bold=True)
    w.line(f"Patient: {j.m.patient.name}")
    rows = [("Visit date", "Treatment", "Response")]
    for k in (9, 5, 2, 0):
        rows.append((dates.us2(j.r.date - timedelta(days=k)), j.rng.choice(("Manual work, heat", "Exercise, e-stim", "Needles 20 min" if j.r.detail == "acupuncture" else "Mobilization")), j.rng.choice(("same", "better"))))  # fmt: skip
    w.table(rows, (0.2, 0.5, 0.3))
    sign(j, close="Treating provider:")


@template("fresh", "therapy-note")
def visit(j: Job) -> None:
    """A daily note with abbreviations."""
    w = j.paper(font="Times-Roman", size=11)
    w.line(j.r.place, align="right")
    w.heading(f"Daily {j.r.detail.title()} Note", bold=True)
    w.line(
        f"Pt {j.m.patient.turned}   DOS {dates.us20(j.r.date)}   Visit {j.rng.randint(2, 9)} of 12   Dx {j.s.part}"
    )
    for name in ("S", "O", "A", "P"):
        w.label(f"{name}:", fill(j, DRILLS, 2))
    w.line(f"Tx time 45 min. {j.r.author.full}, electronically signed {dates.us20(j.r.date)} 6:02 PM")


@template("fresh", "therapy-note")
def progress(j: Job) -> None:
    """A summary of treatment addressed to the referring doctor."""
    w = j.paper(size=10.5)
    j.letterhead()
    w.heading(f"{j.r.detail.upper()} PROGRESS SUMMARY", bold=True, align="centre")
    w.pairs([("To", j.m.treaters[0][0].full), ("Patient", j.m.patient.name), ("Re-evaluation date", dates.words(j.r.date)), ("Visits so far", str(j.rng.randint(4, 12)))],
            columns=2, stacked=True)  # fmt: skip
    tell(j, text.COMPLAINT, 1, length=3, empty=0)
    w.p(fill(j, DRILLS, 4))
    w.table(
        [("Motion", "Before", "Now"), ("Flexion", "40", "55"), ("Extension", "10", "20")], (0.4, 0.3, 0.3)
    )
    w.line("Recommend six further visits.")
    sign(j)
