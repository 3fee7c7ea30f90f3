"""Dev half: surgery, procedures, studies, laboratories, medicines, and evaluators."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import CLINICAL, FILED

WHICH = "sixth-dev"


@form(WHICH, "operative-report")
def operation(j: Desk) -> None:
    """A hospital's report with capitals for labels."""
    w = j.paper(font="Courier", size=10)
    w.line(j.r.place.upper(), align="centre")
    w.heading("OPERATIVE REPORT", align="centre")
    w.gap()
    for label, text in (("PATIENT:", j.m.patient.name), ("DATE OF SURGERY:", dates.us(j.now)), ("SURGEON:", j.r.author.full), ("ANESTHESIA:", "General"),
                        ("PREOPERATIVE DIAGNOSIS:", j.thinks(1)[0]), ("POSTOPERATIVE DIAGNOSIS:", "Same"), ("OPERATION PERFORMED:", j.r.detail)):  # fmt: skip
        w.label(label, text)
    w.line("DESCRIPTION OF OPERATION:")
    w.p(
        "The patient was brought to the operating room and placed on the table. The area was prepared and draped in sterile fashion. An incision was made and dissection carried down. The findings were treated as planned. The wound was irrigated and closed in layers. Blood loss was minimal."
    )
    w.line(j.r.author.full)
    w.line(f"D: {j.d(1)}   T: {j.d(2)}   Job 48{j.rng.randint(1000, 9999)}")


@form(WHICH, "operative-report")
def operation_table(j: Desk) -> None:
    """A surgery center's report in boxes."""
    w = j.paper(font="Helvetica", size=10)
    j.head()
    w.heading("Report of Operation", bold=True, size=15)
    j.boxes([("Patient", j.m.patient.name), ("Date of Operation", dates.us0(j.now)), ("Surgeon", j.r.author.full), ("Assistant", j.m.town.person("assistant").full),
             ("Procedure", j.r.detail), ("Complications", "None")])  # fmt: skip
    w.line("Indications", bold=True)
    w.p(f"This patient has failed nonoperative care for the {j.part}. " + j.say(phrases.SAID, 2))
    w.line("Technique", bold=True)
    w.p(
        "After a time-out, anesthesia was induced. Portals were placed and the joint or level was inspected. Instruments were used to remove damaged tissue. Counts were correct."
    )
    w.line(f"Electronically authenticated by {j.r.author.full}, {j.d(1, dates.us0)} 17:20")


@form(WHICH, "procedure-note")
def injection(j: Desk) -> None:
    """An injection in numbered steps."""
    w = j.paper(font="Times-Roman", size=11)
    j.head()
    w.heading("PROCEDURE REPORT", bold=True, align="centre")
    w.line(f"PATIENT NAME: {j.m.patient.name}")
    w.line(f"DATE OF PROCEDURE: {dates.us(j.now)}")
    w.line(f"PHYSICIAN: {j.r.author.full}")
    w.line(f"PROCEDURE: {j.r.detail}")
    w.line(f"DIAGNOSIS: {j.thinks(1)[0]}")
    w.p(
        "Informed consent was obtained. The skin was cleaned with antiseptic and numbed with lidocaine. Under image guidance a needle was advanced. Contrast showed good spread. Steroid with anesthetic was injected. The patient was watched for thirty minutes and sent home."
    )
    j.close("", "Board Certified, Pain Medicine")


@form(WHICH, "procedure-note")
def injection_note(j: Desk) -> None:
    """A short office note of an injection, its title the injection itself."""
    w = j.paper(font="Helvetica", size=11)
    w.line(j.r.place, bold=True)
    w.heading(j.r.detail[0].upper() + j.r.detail[1:], bold=True, size=13)
    w.line(f"Name: {j.m.patient.name}    DOB: {dates.us(j.m.born)}    Procedure date: {dates.us(j.now)}")
    w.p(
        "After verbal consent and sterile preparation, the target was injected with 1 mL of triamcinolone and 4 mL of lidocaine without difficulty. Post-injection instructions were given."
    )
    w.line(f"Performed by: {j.r.author.full}")


@form(WHICH, "imaging-report")
def radiology(j: Desk) -> None:
    """A radiologist's report with a header table."""
    w = j.paper(font="Helvetica", size=10)
    j.head()
    w.heading(f"{j.r.detail.upper()} OF THE {j.part.upper()}", bold=True, align="centre")
    w.pairs(
        [
            ("PATIENT:", j.m.patient.name),
            ("DOB:", dates.us0(j.m.born)),
            ("EXAM DATE:", dates.us0(j.now)),
            ("REFERRING:", j.m.treaters[0][0].full),
        ],
        framed=True,
    )
    w.line("CLINICAL HISTORY: Pain after work injury.")
    others = [r for r in j.v.some(1, ("imaging-report",)) if r.part == j.r.part]
    if others:
        when, noun, _, mention = j.v.item(others[0], 0)
        w.p(f"COMPARISON: {noun} {when}.", mention)
    else:
        w.line("COMPARISON: None.")
    w.line("FINDINGS:", bold=True)
    w.p(
        "Alignment is normal. There is mild narrowing without fracture. Soft tissues are unremarkable. No mass is identified."
    )
    w.line("IMPRESSION:", bold=True)
    j.numbered(["Mild degenerative change.", "No acute finding."])
    w.line(f"Interpreted by: {j.r.author.full}")
    w.line(f"Report date: {j.d(1, dates.us0)}", size=8)


@form(WHICH, "imaging-report")
def radiology_letter(j: Desk) -> None:
    """A report as a letter to the doctor."""
    w = j.paper(font="Times-Roman", size=11.5)
    w.line(j.r.place, bold=True, size=16)
    w.gap()
    w.line(f"To: {j.m.treaters[1][0].full}")
    w.line(f"Patient: {j.m.patient.name}, born {dates.us(j.m.born)}")
    w.line(f"Examination: {j.r.detail} of the {j.part} on {j.d(form=dates.words)}")
    w.gap()
    w.heading("DIAGNOSTIC IMAGING REPORT", bold=True)
    w.p(
        "Technique: standard views or sequences were obtained. The bones are intact. There is a small effusion or protrusion of 3 mm. Nothing else is seen."
    )
    w.p("Conclusion: minor abnormality as described.")
    j.close("Thank you for this referral.", "Diplomate, American Board of Radiology")


@form(WHICH, "electrodiagnostic-report")
def emg(j: Desk) -> None:
    """A study with its tables."""
    w = j.paper(font="Helvetica", size=9.5)
    j.head()
    w.heading(f"ELECTRODIAGNOSTIC STUDY OF THE {j.r.detail.upper()}", bold=True, align="centre")
    j.person(("Test date:", dates.us(j.now)))
    w.table([("Nerve", "Latency ms", "Amplitude", "Velocity"), ("Motor 1", "4.1", "6.2", "48"), ("Motor 2", "3.6", "5.9", "51"), ("Sensory 1", "3.2", "18", "50")],
            (0.34, 0.22, 0.22, 0.22))  # fmt: skip
    w.table(
        [
            ("Muscle", "Insertional", "Fibs", "Recruitment"),
            ("Proximal", "Normal", "0", "Normal"),
            ("Distal", "Increased", "1+", "Reduced"),
        ],
        (0.34, 0.22, 0.22, 0.22),
    )
    w.p("Conclusion: abnormal study with evidence of mild radiculopathy. No peripheral neuropathy.")
    w.line(j.r.author.full)
    w.line("Board Certified in Electrodiagnostic Medicine", size=8)


@form(WHICH, "electrodiagnostic-report")
def emg_letter(j: Desk) -> None:
    """A consultation with the study in it."""
    w = j.paper(font="Times-Roman", size=12)
    j.head(align="left")
    w.line(f"Date of study: {j.d(form=dates.words)}")
    w.line(f"Patient: {j.m.patient.name}")
    w.heading("EMG / NERVE CONDUCTION STUDY REPORT", bold=True)
    w.p(
        f"Needle electromyography and nerve conduction studies of the {j.r.detail} were performed today. Latencies and velocities lie within normal limits. Needle examination shows no denervation."
    )
    w.p("Impression: normal study.")
    j.close("Sincerely,", "Neurology")


@form(WHICH, "laboratory-report")
def lab(j: Desk) -> None:
    """Results with three dates, of which the collection counts; no one signs."""
    w = j.paper(font="Courier", size=9.5)
    w.author = j.r.place
    w.line(j.r.place.upper(), bold=True, size=13)
    w.heading("LABORATORY REPORT", bold=True)
    w.pairs([("Patient:", j.m.patient.turned), ("Collected:", f"{dates.us0(j.now)} 09:10"), ("Received:", f"{j.d(1, dates.us0)} 04:30"), ("Reported:", f"{j.d(3, dates.us0)} 16:45"),
             ("Ordering Provider:", j.m.treaters[0][0].full), ("Specimen:", f"L{j.rng.randint(100000, 999999)}")])  # fmt: skip
    names = (
        ("Opiates", "Benzodiazepines", "Oxycodone", "Creatinine")
        if "urine" in j.r.detail
        else ("Glucose", "Sodium", "Hemoglobin", "Platelets")
    )
    w.line(j.r.detail.upper())
    w.table(
        [
            ("Test", "Result", "Flag", "Reference"),
            *[(n, str(j.rng.randint(4, 140)), "", "See range") for n in names],
        ],
        (0.34, 0.22, 0.14, 0.3),
    )
    w.line("End of report")


@form(WHICH, "laboratory-report")
def toxicology(j: Desk) -> None:
    """A screen signed by the laboratory's director."""
    w = j.paper(font="Helvetica", size=10)
    j.head()
    w.heading(
        "URINE DRUG TEST RESULTS" if "urine" in j.r.detail else "BLOOD TEST RESULTS",
        bold=True,
        align="centre",
    )
    w.line(f"Donor: {j.m.patient.name}     Collection date: {dates.us(j.now)}     Date of report: {j.d(4)}")
    w.table(
        [
            ("Drug or analyte", "Screen", "Cutoff"),
            ("A", "Negative", "300"),
            ("B", "Positive", "100"),
            ("C", "Negative", "50"),
        ],
        (0.5, 0.25, 0.25),
    )
    w.line(f"Reviewed and signed by: {j.r.author.full}, Laboratory Director")


@form(WHICH, "medication-record")
def fills(j: Desk) -> None:
    """A pharmacy's list of fills; the last is its date, the house its author."""
    w = j.paper(font="Courier", size=9)
    w.author = j.r.place
    w.line(j.r.place)
    w.heading("PATIENT PRESCRIPTION PROFILE")
    w.line(f"Patient: {j.m.patient.name}  Birth date: {dates.us0(j.m.born)}  Printed: {j.d(25, dates.us0)}")
    days = sorted(j.rng.sample(range(-120, -10), 3)) + [0]
    rows = [("Fill date", "Rx", "Drug", "Qty", "Prescriber")]
    rows += [
        (
            j.d(n, dates.us0),
            str(j.rng.randint(100000, 999999)),
            j.rng.choice(("NAPROXEN 550", "TRAMADOL 50", "GABAPENTIN 300")),
            "60",
            j.m.treaters[0][0].last,
        )
        for n in days
    ]
    w.table(rows, (0.2, 0.16, 0.32, 0.1, 0.22), ruled=False)


@form(WHICH, "medication-record")
def dispensed(j: Desk) -> None:
    """What a clinic dispensed on one day, signed."""
    w = j.paper(font="Helvetica", size=11)
    w.line(j.m.treaters[0][1], bold=True)
    w.heading("MEDICATION DISPENSING RECORD", bold=True)
    w.line(f"Patient: {j.m.patient.name}")
    w.line(f"Date dispensed: {dates.us(j.now)}")
    w.table(
        [
            ("Medication", "Strength", "Quantity", "Directions"),
            ("Naproxen", "550 mg", "60", "1 twice a day"),
            ("Omeprazole", "20 mg", "30", "1 daily"),
        ],
        (0.3, 0.2, 0.2, 0.3),
    )
    w.line(f"Dispensed by: {j.r.author.full}")


@form(WHICH, "medical-legal-report")
def qme(j: Desk) -> None:
    """A panel evaluator's report with its review of records."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    j.counted("{who}     Page {n} of {total}", foot=False, first=False)
    j.head()
    w.line(j.d(20, dates.words))
    j.about(("Date of evaluation:", j.d(form=dates.words)))
    w.heading("PANEL QUALIFIED MEDICAL EVALUATION", bold=True, align="centre")
    w.p(
        f"The above applicant was examined in my office on {j.d(form=dates.words)}. Face to face time was 60 minutes. This is a complex evaluation billed as ML-103."
    )
    w.line("HISTORY", bold=True)
    w.p(j.say(phrases.STORY, 5))
    w.line("REVIEW OF RECORDS", bold=True)
    j.reviewed(9, FILED, "paragraphs")
    w.line("EXAMINATION", bold=True)
    w.p(j.say(phrases.SEEN, 7))
    w.line("APPORTIONMENT", bold=True)
    w.p("Eighty percent of the disability is due to the injury and twenty percent to prior degeneration.")
    w.p(
        "I declare under penalty of perjury that the information contained in this report is true and correct to the best of my knowledge."
    )
    j.close("Respectfully submitted,", "Qualified Medical Evaluator")


@form(WHICH, "medical-legal-report")
def supplement(j: Desk) -> None:
    """A supplemental report on further records; no examination, so the report's own date."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    j.counted("Supplemental Report     {who}     {n}")
    j.head()
    w.line(j.d(form=dates.words))
    w.line(j.m.insurer)
    j.about()
    w.heading("SUPPLEMENTAL MEDICAL-LEGAL REPORT", bold=True, align="centre")
    w.p("I have been asked to comment on additional records. No examination took place.")
    j.reviewed(4, CLINICAL, "table")
    w.p("These do not change my opinion on causation. " + j.say(phrases.SEEN, 2))
    j.close("Sincerely,", "Agreed Medical Evaluator")
