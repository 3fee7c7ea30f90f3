"""Dev half: operating rooms, procedure suites, therapy chains, behavioral health."""

from __future__ import annotations

from ..writing import Job, template
from .desk import Desk

DEV = "fourth-dev"


@template(DEV, "operative-report")
def theatre(j: Job) -> None:
    """A dictated report of operation."""
    k = Desk(j, fonts=("Courier", "Times-Roman", "Helvetica"))
    w, v = k.w, k.v
    k.head()
    k.title(k.pick("OPERATIVE REPORT", "Operative/Procedure Report", "OPERATIVE NOTE"))
    k.facts([("PATIENT", j.m.patient.turned.upper()), ("MRN", j.m.mrn), (k.pick("DATE OF SURGERY", "DATE OF OPERATION", "Surgery Date"), k.on()),
             ("SURGEON", j.r.author.full), ("ASSISTANT", j.m.town.person("assistant").full), ("ADMITTED", k.on())])  # fmt: skip
    k.running("OPERATIVE REPORT")
    k.parts([("PREOPERATIVE DIAGNOSIS", [f"Internal derangement, {v.part(j.r)}."]), ("POSTOPERATIVE DIAGNOSIS", ["Same."]),
             (k.pick("OPERATION PERFORMED", "PROCEDURE", "PROCEDURES"), [j.r.detail.capitalize() + "."]), ("ANESTHESIA", ["General."]),
             ("ESTIMATED BLOOD LOSS", ["20 mL."]), ("COMPLICATIONS", ["None."]), ("INDICATIONS", v.told("story", 1, ("imaging-report",), nothing=0)),
             ("DESCRIPTION OF PROCEDURE", ["After informed consent the patient was brought to the operating room and placed on the table. "
              "A time out was held. The region was prepped and draped. The work was carried out as planned under direct view. "
              "The wound was irrigated and closed in layers, and a dressing was applied. Counts were correct twice.",
              "The patient was awakened and taken to recovery in stable condition."])])  # fmt: skip
    w.line(k.pick(f"Electronically Signed By: {k.signed()} {k.on(2)} {k.clock()}", f"{k.signed()}"))
    w.line(f"Dictated: {k.on(1)} {k.clock()}  Transcribed: {k.on(1)} {k.clock()}  Doc ID {k.number(6)}")


@template(DEV, "procedure-note")
def suite(j: Job) -> None:
    """A surgery centre's record of an injection."""
    k = Desk(j)
    w, v = k.w, k.v
    k.head()
    k.title(k.pick("PROCEDURE NOTE", "Procedure Report", f"{j.r.detail.upper()} - PROCEDURE RECORD"))
    k.facts([("Patient", k.patient()), ("DOB", k.d(j.m.born)), (k.pick("Date of Procedure", "Procedure Date", "DOS"), k.on()),
             ("Physician", j.r.author.full), ("Anesthesia", k.pick("Local", "MAC")), ("Scheduled follow up", k.on(14))])  # fmt: skip
    k.parts([("Procedure performed", [f"{j.r.detail.capitalize()}, {v.part(j.r)}, under {k.pick('fluoroscopic', 'ultrasound')} guidance."]),
             ("Indication", v.told("complaints", 1, ("imaging-report", "consultation"), nothing=0)),
             ("Technique", ["Consent was signed and a time out was held. After sterile prep the skin was numbed with lidocaine 1%. "
              "The needle was advanced and contrast spread was as expected. Medication was given without resistance."]),
             ("Medications", ["Dexamethasone 10 mg, bupivacaine 0.25% 2 mL."]), ("Disposition", ["Discharged home with escort. Pain before 7/10, after 3/10."])],
            k.pick("over", "before", "beside", "ruled", "columns"))  # fmt: skip
    k.extras(3)
    if k.rng.random() < 0.5:
        k.ink("Performed by:", name=k.signed())
    else:
        w.line(f"Electronically signed by: {k.signed()}   {k.on()} {k.clock()}")


@template(DEV, "therapy-note")
def daily(j: Job) -> None:
    """A therapy chain's daily note with a flowsheet; the present visit is the last column."""
    k = Desk(j, sizes=(8.5, 9, 9.5))
    w, v = k.w, k.v
    k.head()
    k.title(
        k.pick(
            "Daily Note / Billing Sheet",
            "Daily Treatment Note",
            f"{j.r.detail.title()} Daily Note",
            "Visit Note",
        )
    )
    k.facts([("Patient Name", k.patient()), ("Date of Daily Note", k.on()), ("Injury/Onset", k.d(j.m.injured)), ("Visit No.", k.number(1)),
             ("Referring Physician", j.m.treaters[0][0].full), ("Discipline", j.r.detail.title())])  # fmt: skip
    k.parts([("Subjective", [v.say("complaints", 2)]), ("Objective", [v.say("findings", 2)])])
    w.table([("Exercise / Modality", k.on(-9), k.on(-4), k.on()), ("Therapeutic exercise 97110", "15 min", "15 min", "23 min"),
             ("Manual therapy 97140", "10 min", "--", "15 min"), ("E-stim 97014", "15 min", "15 min", "15 min")], (0.4, 0.2, 0.2, 0.2))  # fmt: skip
    k.parts(
        [
            ("Assessment", ["Tolerated the session; making slow gains toward goals."]),
            ("Plan", ["Continue per plan of care. " + v.nothing()]),
        ]
    )
    k.extras(4)
    w.line(k.pick(f"Therapist: {k.signed()}   License {k.number(5)}", f"Electronically signed by {k.signed()} on {k.on()} at {k.clock()}",
                  f"{k.signed()}  {k.on()}"))  # fmt: skip


@template(DEV, "psychological-report")
def behavioral(j: Job) -> None:
    """A behavioral health encounter or a psychological evaluation in a network."""
    k = Desk(j)
    w, v = k.w, k.v
    k.head()
    intake = k.rng.random() < 0.5
    k.title(k.pick("Psychological Evaluation", "Initial Psychological Assessment") if intake else
            k.pick("Behavioral Health Progress Note", "Psychotherapy Note", "BEHAVIORAL HEALTH ENCOUNTER"))  # fmt: skip
    k.facts([("Client", k.patient()), ("MRN", j.m.mrn), (k.pick("Session date", "Date of Service", "Encounter"), k.on()),
             ("Clinician", j.r.author.full), ("Start/Stop", "10:00 - 10:50"), ("CPT", "90834" if not intake else "90791")])  # fmt: skip
    k.running("Behavioral Health")
    k.parts([("Presenting problem", [v.say("mind", 2)]), ("Mental status", [v.say("mind", 3)])])
    if intake:
        k.parts([("Background", v.told("story", 2))])
        w.line("Records reviewed", bold=True)
        k.listed(v.some(3))
        k.parts([("Test results", [v.say("mind", 2)])])
    k.parts(
        [
            ("Diagnosis", ["Adjustment disorder with mixed anxiety and depressed mood."]),
            ("Plan", ["Weekly visits. " + v.nothing()]),
        ]
    )
    k.extras(5)
    w.line(k.pick(f"Signed electronically: {k.signed()} {k.on(1)}", f"Note completed by {k.signed()}"))
