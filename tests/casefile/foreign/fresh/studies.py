"""Fresh set: imaging, nerve studies, laboratories and prescriptions."""

from __future__ import annotations

from datetime import timedelta

from .. import dates
from ..people import PARTS
from ..writing import Job, template
from .voice import sentence, sign

LONG = {"MRI": "MAGNETIC RESONANCE IMAGING", "X-ray": "RADIOGRAPHIC EXAMINATION", "CT": "COMPUTED TOMOGRAPHY"}
READ = (
    "Marrow signal is normal.", "Alignment is kept.", "There is mild narrowing without displacement.", "No fracture is seen.",
    "Soft tissues are unremarkable.", "A small amount of fluid lies in the recess.", "Cartilage is thinned slightly.",
)  # fmt: skip


def compared(j: Job) -> None:
    """What the study is compared with: an earlier one, or none."""
    old = j.n.some(1, ("imaging-report",))
    if old and j.rng.random() < 0.6:
        said, found = sentence(j, old[0])
        j.w.label("COMPARISON:", said, found)
    else:
        j.w.label("COMPARISON:", "None available.")


@template("fresh", "imaging-report")
def hospital(j: Job) -> None:
    """A hospital's print with order and read times."""
    w = j.paper(font="Courier", size=9.5)
    w.line(j.r.place.upper(), align="centre")
    w.line("DEPARTMENT OF RADIOLOGY", align="centre")
    w.gap()
    w.two([f"PATIENT: {j.m.patient.turned.upper()}", f"MRN: {j.rng.randint(100000, 999999)}", f"DOB: {dates.us0(j.m.born)}"],
          [f"EXAM DATE: {dates.us0(j.r.date)}", f"ORDERING: {j.m.treaters[0][0].name}", f"ACC#: {j.rng.randint(10000, 99999)}"])  # fmt: skip
    w.heading(f"EXAM: {j.r.detail.upper()} {j.r.part.upper()}")
    w.title = None
    w.label("INDICATION:", "Pain after work injury.")
    compared(j)
    w.label("TECHNIQUE:", "Standard views.")
    w.label("FINDINGS:", " ".join(j.rng.sample(READ, 5)))
    w.label("IMPRESSION:", " ".join(j.rng.sample(READ, 2)))
    w.gap()
    w.line(f"READ BY: {j.r.author.full}")
    w.line(f"ELECTRONICALLY SIGNED {dates.us0(j.after(1))} 09:12")
    w.line(f"DICT {dates.us0(j.after(1))}   TRANS {dates.us0(j.after(1))}   PRINTED {dates.us0(j.after(90))}")


@template("fresh", "imaging-report")
def centre(j: Job) -> None:
    """A letter-like report of an outpatient center, the title in capitals."""
    w = j.paper(size=10.5, margin=66)
    j.letterhead()
    w.pairs([("TO", j.m.treaters[0][0].full), ("PATIENT", j.m.patient.name), ("EXAMINED", dates.words(j.r.date)), ("FILE", str(j.rng.randint(1000, 9999)))],
            columns=2, stacked=True)  # fmt: skip
    w.heading(f"{LONG[j.r.detail]} OF THE {j.r.part.upper()}", bold=True, align="centre")
    w.p("Clinical history: industrial injury with persistent pain.")
    w.p(" ".join(j.rng.sample(READ, 6)))
    compared(j)
    w.line("CONCLUSION", bold=True)
    for k, one in enumerate(j.rng.sample(READ, 3), start=1):
        w.line(f"{k}) {one}", x=12)
    w.p("Thank you for the referral of this patient.")
    sign(j, "Diplomate, American Board of Radiology", f"Transcribed {dates.us(j.after(2))}")


@template("fresh", "imaging-report")
def brief(j: Job) -> None:
    """A half page with caption boxes and a signature stamp."""
    w = j.paper(font="Times-Roman", size=11)
    w.line(j.r.place, bold=True, align="right")
    w.heading("Diagnostic Imaging Report", bold=True, size=14)
    w.pairs([("Patient Name", j.m.patient.name), ("Date of Service", dates.short(j.r.date)), ("Procedure", f"{j.r.detail}, {j.rng.choice(PARTS[j.r.part])}"),
             ("Report Date", dates.short(j.after(3)))], stacked=True, framed=True)  # fmt: skip
    w.p(" ".join(j.rng.sample(READ, 5)))
    w.p("Impression: " + " ".join(j.rng.sample(READ, 2)))
    sign(j, stamp=True, close="")


@template("fresh", "electrodiagnostic-report")
def nerves(j: Job) -> None:
    """Tables of nerves and muscles."""
    w = j.paper(size=9.5)
    j.letterhead(align="left")
    w.heading("Nerve Conduction and EMG Report", bold=True, size=14, align="centre")
    w.pairs([("Patient:", j.m.patient.name), ("Test Date:", dates.us0(j.r.date)), ("Region:", j.r.detail), ("Referred by:", j.m.treaters[0][0].full)])  # fmt: skip
    w.table([("Nerve", "Latency ms", "Amp mV", "Vel m/s"), ("Motor 1", "3.8", "7.2", "52"), ("Motor 2", "4.1", "6.8", "50"), ("Sensory 1", "2.9", "21", "55")],
            (0.4, 0.2, 0.2, 0.2))  # fmt: skip
    w.table(
        [
            ("Muscle", "Insertional", "Fibs", "Recruitment"),
            ("First", "Nl", "0", "Nl"),
            ("Second", "Nl", "0", "Nl"),
        ],
        (0.4, 0.2, 0.2, 0.2),
    )
    w.p(f"Conclusion: normal study of the {j.r.detail}. No radiculopathy or entrapment.")
    sign(j, "Board certified, Electrodiagnostic Medicine")


@template("fresh", "electrodiagnostic-report")
def neurologist(j: Job) -> None:
    """A letter on a test, dated later."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    w.line(j.r.place, bold=True)
    w.line(dates.words(j.after(5)))
    w.heading(f"RE: ELECTRODIAGNOSTIC CONSULTATION, {j.r.detail.upper()}", bold=True)
    w.title = None
    w.line(f"{j.m.patient.name}, tested on {dates.words(j.r.date)}")
    w.p(
        f"Needle electromyography and nerve conduction testing of both {j.r.detail} was carried out with the limbs warmed. Latencies, amplitudes and velocities were within limits. Needle examination showed no denervation."
    )
    w.p("These findings do not show radiculopathy, plexopathy or entrapment.")
    sign(j, "Neurology")


@template("fresh", "laboratory-report")
def results(j: Job) -> None:
    """A laboratory's result table."""
    w = j.paper(font="Courier", size=9)
    w.author = j.r.place
    w.line(j.r.place.upper())
    w.heading("FINAL REPORT")
    w.title = None
    w.two([f"PATIENT {j.m.patient.turned}", f"COLLECTED {dates.us0(j.r.date)} 08:15", f"RECEIVED {dates.us0(j.after(1))} 02:40"],
          [f"DOB {dates.us0(j.m.born)}", f"REPORTED {dates.us0(j.after(3))} 11:02", "FASTING: NO"])  # fmt: skip
    w.line(f"TEST: {j.r.detail.upper()}")
    if "urine" in j.r.detail:
        rows = [
            ("Opiates", "NEGATIVE", "300 ng/mL"),
            ("Tramadol", "POSITIVE", "100 ng/mL"),
            ("Benzodiazepines", "NEGATIVE", "200 ng/mL"),
        ]
    else:
        rows = [
            ("WBC", "6.1", "4.0-11.0"),
            ("Hemoglobin", "14.2", "13.0-17.0"),
            ("Creatinine", "0.9", "0.6-1.3"),
            ("ALT", "28", "7-56"),
        ]
    w.table([("ANALYTE", "RESULT", "REFERENCE"), *rows], (0.4, 0.3, 0.3), ruled=False)
    w.line("*** END OF REPORT ***", align="centre")


@template("fresh", "laboratory-report")
def portal(j: Job) -> None:
    """A portal's print with caption boxes."""
    w = j.paper(size=10)
    w.author = j.r.place
    w.line(j.r.place, bold=True, size=15, align="right")
    w.heading("Toxicology Results" if "urine" in j.r.detail else "Laboratory Results", bold=True, size=12)
    w.pairs([("Name", j.m.patient.name), ("Specimen taken", dates.lab(j.r.date)), ("Result date", dates.lab(j.after(2))),
             ("Ordered by", j.m.treaters[1][0].full)], columns=4, stacked=True, framed=True)  # fmt: skip
    w.table(
        [("Component", "Value", "Flag"), ("Screen 1" if "urine" in j.r.detail else "Sodium", "Not detected" if "urine" in j.r.detail else "139", ""), ("Specimen validity", "Valid", "")],
        (0.5, 0.3, 0.2),
    )  # fmt: skip
    w.footer = lambda n, total: f"Printed from portal {dates.us0(j.after(200))}"


@template("fresh", "medication-record")
def fills(j: Job) -> None:
    """A pharmacy's list of fills; the date is that of the last."""
    w = j.paper(size=10)
    w.author = j.r.place
    w.line(j.r.place, bold=True, size=13)
    w.heading("Patient Prescription Profile", bold=True)
    w.line(f"{j.m.patient.turned}    DOB {dates.us0(j.m.born)}    Report run {dates.us0(j.after(33))}")
    rows = [("Filled", "Drug", "Qty", "Prescriber")]
    for k in (3, 2, 1, 0):
        rows.append((dates.us0(j.r.date - timedelta(days=31 * k)), j.rng.choice(("Ibuprofen 800 mg", "Gabapentin 300 mg", "Tramadol 50 mg")), "90", j.m.treaters[0][0].last))  # fmt: skip
    w.table(rows, (0.2, 0.4, 0.15, 0.25))


@template("fresh", "medication-record")
def chart(j: Job) -> None:
    """A clinic's list of medication, signed by who went over it."""
    w = j.paper(font="Times-Roman", size=11)
    w.line(j.r.place, align="centre")
    w.heading("MEDICATION LIST AND RECONCILIATION", bold=True, align="centre")
    w.line(f"Patient: {j.m.patient.name}          Reconciled on: {dates.us(j.r.date)}")
    w.table([("Medication", "Dose", "Directions"), ("Naproxen", "550 mg", "twice a day"), ("Omeprazole", "20 mg", "daily"), ("Terocin patch", "1", "as needed")],
            (0.4, 0.2, 0.4))  # fmt: skip
    w.line("Allergies: none known")
    sign(j, close="Reviewed with patient and signed:")
