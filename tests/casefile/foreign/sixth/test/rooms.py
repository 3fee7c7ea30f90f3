"""Test half: surgery, procedures, studies, laboratories, medicines, and evaluators."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import CLINICAL, FILED

WHICH = "sixth-test"


@form(WHICH, "operative-report")
def surgery(j: Desk) -> None:
    """A report under the hospital's head, many pages if it must."""
    w = j.paper(font="Times-Roman", size=11.5)
    j.head()
    w.heading("REPORT OF OPERATIVE PROCEDURE", bold=True, align="centre")
    w.pairs([("Patient:", j.m.patient.name), ("MRN:", str(j.rng.randint(100000, 999999))), ("Date of procedure:", dates.us(j.now)), ("Surgeon:", j.r.author.full),
             ("Date dictated:", j.d(2)), ("Admitted:", j.d(-1))])  # fmt: skip
    for label, text in (
        ("Pre-op diagnosis", j.thinks(1)[0]),
        ("Post-op diagnosis", j.thinks(1)[0]),
        ("Procedure", j.r.detail),
        ("Anesthesia", "Regional block"),
        ("Estimated blood loss", "25 mL"),
    ):
        w.label(label + ":", text)
    w.p(
        "Procedure in detail: After consent the patient was taken to the operating suite. Antibiotics were given. A standard approach was used. Pathology was found and corrected. Hemostasis was achieved. Sutures and a dressing were placed. The patient went to recovery in stable condition."
    )
    j.close("", "Attending Surgeon")


@form(WHICH, "operative-report")
def op_note(j: Desk) -> None:
    """Short labels, one page."""
    w = j.paper(font="Helvetica", size=10)
    w.line(j.r.place, bold=True)
    w.heading("OPERATIVE NOTE", bold=True, size=14)
    for text in (
        f"Patient: {j.m.patient.name}",
        f"Surgery date: {dates.us(j.now)}",
        f"Operation: {j.r.detail}",
        "Findings: as expected from imaging",
        "Specimens: none",
        "Drains: none",
    ):
        w.line(text)
    w.p(
        "The operation was done through a standard exposure with the patient under general anesthesia. The repair was stable through full motion at the end."
    )
    w.line(f"Surgeon signature: {j.r.author.full}")


@form(WHICH, "procedure-note")
def block(j: Desk) -> None:
    """A pain center's procedure in boxes."""
    w = j.paper(font="Helvetica", size=10)
    j.head(align="left")
    w.heading("INTERVENTIONAL PROCEDURE NOTE", bold=True)
    j.boxes(
        [
            ("Patient", j.m.patient.name),
            ("Date performed", dates.us(j.now)),
            ("Procedure", j.r.detail),
            ("Sedation", "None"),
        ]
    )
    w.p("Indication: persistent pain in spite of medication and therapy.")
    w.p(
        "Details: positioned, prepared with chlorhexidine, draped. A 22 gauge needle was placed and its position confirmed. Injectate: 80 mg methylprednisolone and 2 mL bupivacaine. Tolerated well, no complications."
    )
    w.line(f"Physician: {j.r.author.full}")


@form(WHICH, "procedure-note")
def inject(j: Desk) -> None:
    """A narrative procedure, the operator below."""
    w = j.paper(font="Times-Roman", size=12)
    w.line(j.r.place, align="centre", bold=True)
    w.heading(j.r.detail.upper(), align="centre", bold=True)
    w.gap()
    w.line(f"Patient: {j.m.patient.name}")
    w.line(f"Date: {j.d(form=dates.words)}")
    w.p(
        "Consent signed. Time out done. The injection was made with a sterile technique and aspiration was negative. Half an hour later pain had fallen from 7 to 3. The patient left with a driver."
    )
    w.gap(16)
    w.line(j.r.author.full)


@form(WHICH, "imaging-report")
def film(j: Desk) -> None:
    """Lines with the examination above."""
    w = j.paper(font="Courier", size=10)
    w.line(j.r.place.upper())
    w.heading("RADIOLOGY REPORT")
    for text in (f"NAME: {j.m.patient.turned.upper()}", f"DATE OF BIRTH: {dates.us0(j.m.born)}", f"DATE OF EXAM: {dates.us0(j.now)}", f"EXAM: {j.r.detail.upper()} {j.part.upper()}",
                 f"ORDERED BY: {j.m.treaters[0][0].full}"):  # fmt: skip
        w.line(text)
    w.gap()
    w.p("TECHNIQUE: ROUTINE.")
    w.p("FINDINGS: NO FRACTURE OR DISLOCATION. MILD JOINT SPACE NARROWING. NO EFFUSION OF NOTE.")
    w.p("IMPRESSION: MILD DEGENERATIVE DISEASE.")
    w.line(f"READ BY: {j.r.author.full}   TRANSCRIBED: {j.d(1, dates.us0)}")


@form(WHICH, "imaging-report")
def study(j: Desk) -> None:
    """A center's report with the study as its heading and an electronic end."""
    w = j.paper(font="Helvetica", size=10.5)
    w.line(j.r.place, bold=True, size=15, align="right")
    w.line("Accredited by the American College of Radiology", size=8, align="right")
    w.gap(6)
    w.pairs(
        [
            ("Patient Name", j.m.patient.name),
            ("Study Date", dates.us(j.now)),
            ("Patient ID", str(j.rng.randint(10000, 99999))),
            ("Referring Physician", j.m.treaters[1][0].full),
        ]
    )
    w.heading(
        f"{j.r.detail} {j.part} {'without contrast' if 'X' not in j.r.detail else 'three views'}",
        bold=True,
        size=12,
    )
    w.p("Indication: pain after trauma at work.")
    w.p(
        "Findings: there is a small amount of fluid. Cartilage and discs are preserved apart from mild loss of height. The cord, nerves and tendons appear intact."
    )
    w.p("Impression: 1. No high-grade abnormality. 2. Mild wear.")
    w.line(f"Electronically signed by: {j.r.author.full} {j.d(1)} 2:14 PM")


@form(WHICH, "electrodiagnostic-report")
def nerve(j: Desk) -> None:
    """Tables and a conclusion."""
    w = j.paper(font="Times-Roman", size=10.5)
    w.line(j.r.place, bold=True, size=14)
    w.heading("NERVE CONDUCTION AND EMG REPORT", bold=True, align="centre")
    w.pairs(
        [
            ("Patient:", j.m.patient.name),
            ("Date tested:", dates.us(j.now)),
            ("Extremities:", j.r.detail),
            ("Temp:", "32 C"),
        ]
    )
    w.table(
        [
            ("Nerve / site", "Onset", "Peak", "Amp", "Vel"),
            ("A", "3.9", "4.6", "8.0", "52"),
            ("B", "4.4", "5.1", "6.3", "47"),
            ("C", "3.3", "4.0", "20.1", "55"),
        ],
        (0.32, 0.17, 0.17, 0.17, 0.17),
    )
    w.p("EMG summary: spontaneous activity absent in all muscles tested.")
    w.p("Interpretation: no electrical evidence of entrapment, plexopathy or radiculopathy.")
    w.line(f"Signed: {j.r.author.full}")


@form(WHICH, "electrodiagnostic-report")
def nerve_second(j: Desk) -> None:
    """The same in boxes and prose."""
    w = j.paper(font="Helvetica", size=10)
    w.heading(f"Electromyography Report: {j.r.detail}", bold=True, size=14)
    j.boxes(
        [
            ("Examinee", j.m.patient.name),
            ("Exam date", dates.us(j.now)),
            ("Examiner", j.r.author.full),
            ("Referred by", j.m.treaters[0][0].full),
        ]
    )
    w.p(
        "Motor and sensory nerve conduction, F waves and needle EMG were done. Values are within the laboratory's limits except a borderline distal latency."
    )
    w.p("Conclusion: borderline study. Clinical correlation is advised.")
    w.gap(16)
    w.line(j.r.author.full)
    w.line("Diplomate, American Board of Electrodiagnostic Medicine", size=8)


@form(WHICH, "laboratory-report")
def results(j: Desk) -> None:
    """A results page, no signature, the collection among other dates."""
    w = j.paper(font="Helvetica", size=9.5)
    w.author = j.r.place
    j.counted("{who}   Final report   Page {n} of {total}")
    w.line(j.r.place, bold=True, size=14)
    w.heading("FINAL LABORATORY REPORT", bold=True)
    j.boxes(
        [
            ("Patient", j.m.patient.name),
            ("Client", j.m.treaters[0][1]),
            ("Date collected", dates.us0(j.now)),
            ("Date received", j.d(1, dates.us0)),
            ("Date reported", j.d(2, dates.us0)),
            ("Accession", str(j.rng.randint(10000, 99999))),
        ]
    )
    w.line(f"Panel: {j.r.detail}")
    w.table(
        [
            ("Analyte", "Value", "Units", "Range"),
            ("One", "5.1", "mmol/L", "3.5 - 5.3"),
            ("Two", "101", "mg/dL", "65 - 99"),
            ("Three", "0.9", "mg/dL", "0.6 - 1.3"),
        ],
        (0.4, 0.2, 0.2, 0.2),
    )


@form(WHICH, "laboratory-report")
def screen(j: Desk) -> None:
    """A report as lines."""
    w = j.paper(font="Courier", size=10)
    w.author = j.r.place
    w.heading(f"{j.r.place.upper()}  TEST REPORT")
    for text in (
        f"PATIENT: {j.m.patient.name}",
        f"SPECIMEN COLLECTED ON: {dates.us0(j.now)}",
        f"DATE PRINTED: {j.d(8, dates.us0)}",
        f"PHYSICIAN: {j.m.treaters[0][0].full}",
        f"TEST: {j.r.detail.upper()}",
    ):
        w.line(text)
    w.line("ALL RESULTS WITHIN EXPECTED LIMITS EXCEPT AS MARKED")
    for name in ("ANALYTE 1", "ANALYTE 2", "ANALYTE 3"):
        w.line(f"{name}        {j.rng.randint(1, 99)}      NORMAL")
    w.title = None


@form(WHICH, "medication-record")
def history(j: Desk) -> None:
    """A dispensing history of several days."""
    w = j.paper(font="Helvetica", size=9.5)
    w.author = j.r.place
    w.line(j.r.place, bold=True, size=13)
    w.heading("Medication History Report", bold=True, size=13)
    w.line(f"Patient: {j.m.patient.name}   DOB {dates.us(j.m.born)}   Report generated {j.d(12)}")
    w.table([("Date filled", "Medication", "Qty", "Days", "Doctor"), *[(j.d(n), m, "30", "30", j.m.treaters[1][0].last) for n, m in ((-91, "Tramadol 50 mg"), (-60, "Tramadol 50 mg"), (-31, "Celecoxib 200 mg"), (0, "Celecoxib 200 mg"))]],
            (0.2, 0.34, 0.1, 0.12, 0.24))  # fmt: skip


@form(WHICH, "medication-record")
def prescription(j: Desk) -> None:
    """A prescription on a slip."""
    w = j.paper(font="Times-Roman", size=13, margin=90)
    doctor, place = j.m.treaters[0]
    w.author = doctor.full
    j.head(place)
    w.heading("PRESCRIPTION", bold=True)
    w.line(f"For: {j.m.patient.name}")
    w.line(f"Date: {dates.us(j.now)}")
    w.line("Rx: Etodolac 400 mg, #60, one twice a day. Refills: 1")
    w.gap(24)
    w.line(doctor.full)


@form(WHICH, "medical-legal-report")
def ame(j: Desk) -> None:
    """A long report of an agreed evaluator with a table of records."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    j.counted("Page {n} of {total}")
    j.head()
    w.pairs(
        [
            ("Date of report:", j.d(25, dates.words)),
            ("Date of examination:", j.d(form=dates.words)),
            ("Examinee:", j.m.patient.name),
            ("WCAB:", f"ADJ{j.rng.randint(1000000, 9999999)}"),
        ],
        columns=1,
    )
    w.heading("AGREED MEDICAL EXAMINATION", bold=True, align="centre", size=14)
    w.p("Ladies and gentlemen: I examined this applicant as the parties agreed. " + j.say(phrases.STORY, 5))
    w.line("MEDICAL RECORDS REVIEWED", bold=True)
    j.reviewed(9, FILED, "table")
    w.line("PHYSICAL EXAMINATION", bold=True)
    w.p(j.say(phrases.SEEN, 8))
    w.line("CONCLUSIONS", bold=True)
    w.p(
        "Causation is industrial with reasonable medical probability. Apportionment under Labor Code 4663 is ninety and ten percent. "
        + j.say(phrases.SEEN, 3)
    )
    w.p(
        "I have not violated Labor Code section 139.3 and the contents of this report are true and correct to the best of my knowledge."
    )
    w.line(f"Dated {j.d(25)} at Merced County, California")
    j.close("Yours truly,", "Agreed Medical Examiner")


@form(WHICH, "medical-legal-report")
def panel(j: Desk) -> None:
    """A panel evaluator's report in headings, records as a list."""
    w = j.paper(font="Helvetica", size=10.5)
    j.counted("QME evaluation - {who} - page {n}", foot=False)
    w.heading("QUALIFIED MEDICAL EVALUATOR'S COMPREHENSIVE REPORT", bold=True, size=13)
    j.person(("Date of exam:", dates.us(j.now)), ("Evaluator:", j.r.author.full), framed=True)
    w.line("Records", bold=True)
    j.reviewed(8, CLINICAL, "numbers")
    w.line("History as given", bold=True)
    j.tell(phrases.STORY, 6, 2)
    w.line("Findings", bold=True)
    w.p(j.say(phrases.SEEN, 8))
    w.line("Impairment and apportionment", bold=True)
    w.p("Ten percent whole person by the AMA Guides. All of it is industrial.")
    w.line(f"Signature of evaluator: {j.r.author.full}")
    w.line(f"Date signed: {j.d(18)}")
