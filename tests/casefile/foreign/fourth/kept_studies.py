"""Test half: radiology, nerve studies, laboratories, pharmacies of other systems."""

from __future__ import annotations

from dataclasses import replace

from ..writing import Job, template
from .desk import Desk

TEST = "fourth-test"


@template(TEST, "imaging-report")
def diagnostic(j: Job) -> None:
    """A diagnostic centre's report, captions in boxes, the reader's name in print."""
    k = Desk(j)
    w, v = k.w, k.v
    k.head()
    k.title(
        k.pick(
            "Diagnostic Imaging Report",
            "RADIOLOGY CONSULTATION",
            f"{j.r.detail} {j.r.part.title()}",
            "Final Radiology Report",
        )
    )
    k.facts([("Name", k.patient()), ("Birthdate", k.d(j.m.born)), ("Referring Doctor", j.m.treaters[0][0].name), (k.pick("Service Date", "Procedure Date", "Exam performed", "Scanned on"), k.on()),
             ("Transcribed", k.on(2)), ("Exam", f"{j.r.detail} {j.r.part}")])  # fmt: skip
    earlier = [r for r in v.some(2, ("imaging-report",)) if r.part == j.r.part]
    prior: list = ["No priors."]
    if earlier:
        d, noun, _, m = v.item(earlier[-1])
        prior = [(f"{k.pick('', 'Made with ', 'Prior ')}{noun}, {d}.", [replace(m, author=None)])]
    k.parts([("Clinical Information", [f"Work injury {k.d(j.m.injured)}."]), ("Prior studies", prior), ("Report", [v.say("scan", 3), v.say("scan", 3)]), ("Opinion", [v.say("scan", 2)])],
            k.pick("over", "before", "beside", "columns", "caps"))  # fmt: skip
    w.line(
        k.pick(
            f"{k.signed()}, Radiologist",
            f"Finalized by {k.signed()} on {k.on(1)}",
            f"Dictated and authenticated by: {k.signed()}",
        )
    )


@template(TEST, "imaging-report")
def inpatient_film(j: Job) -> None:
    """A hospital's printout of one study from its archive."""
    k = Desk(j, fonts=("Courier",), sizes=(9, 9.5))
    w, v = k.w, k.v
    k.printed()
    w.line(j.r.place.upper(), align="centre")
    w.line("DIAGNOSTIC IMAGING DEPARTMENT", align="centre")
    k.facts(
        [
            ("PT", j.m.patient.turned.upper()),
            ("MRN", j.m.mrn),
            ("EXAM DT/TM", f"{k.on()} {k.clock()}"),
            ("ORD DR", j.m.treaters[1][0].turned.upper()),
            ("ACC", k.number(8)),
        ],
        k.pick("bar", "lines", "grid"),
    )
    k.title(f"EXAM: {j.r.detail.upper()} {j.r.part.upper()}", align="left")
    w.title = f"{j.r.detail.upper()} {j.r.part.upper()}"
    w.p(f"REASON: WORK INJURY. {v.say('scan', 4).upper()}")
    w.p(f"IMPRESSION: {v.say('scan', 2).upper()}")
    w.line(k.pick("** FINAL REPORT **", "END OF IMPRESSION"))
    w.line(f"READ BY: {k.signed()}   SIGNED BY: {w.author}   {k.on(1)}")


@template(TEST, "electrodiagnostic-report")
def conduction(j: Job) -> None:
    """A nerve laboratory's letter with summary tables."""
    k = Desk(j, fonts=("Times-Roman", "Helvetica"))
    w, v = k.w, k.v
    k.head()
    k.title(
        k.pick(
            "Nerve Conduction and Electromyography Report",
            f"NCV / EMG - {j.r.detail.upper()}",
            "ELECTRODIAGNOSTIC CONSULTATION",
        )
    )
    k.facts(
        [
            ("Name", k.patient()),
            ("Tested", k.on()),
            ("Tested by", j.r.author.full),
            ("Referral", j.m.treaters[1][0].full),
        ]
    )
    k.parts([("Clinical problem", v.told("complaints", 1))])
    w.table([("Motor", "Distal lat (ms)", "Amp (mV)", "CV (m/s)"), ("Median R", "3.9", "7.7", "54"), ("Ulnar R", "3.0", "8.1", "58"), ("Peroneal L", "4.8", "3.9", "45")],
            (0.4, 0.2, 0.2, 0.2))  # fmt: skip
    k.parts(
        [
            ("Needle study", ["Sampled muscles were silent at rest with full recruitment."]),
            ("Summary", ["The examination is within normal limits. Clinical correlation is advised."]),
        ]
    )
    k.ink("", "Diplomate, American Board of Electrodiagnostic Medicine", name=k.signed())


@template(TEST, "laboratory-report")
def reference(j: Job) -> None:
    """A reference laboratory's final report."""
    k = Desk(j, sizes=(8.5, 9))
    w = k.w
    w.author = j.r.place
    k.head()
    k.title(
        k.pick(
            "FINAL REPORT",
            "Laboratory Report of Results",
            "Clinical Laboratory Report",
            f"{j.r.detail.upper()} REPORT",
        )
    )
    k.facts([("Donor" if "urine" in j.r.detail else "Patient", k.patient()), ("Specimen ID", k.number(8)), (k.pick("Date Collected", "Collected On", "Draw date", "Date of collection"), k.on()),
             (k.pick("Date Received", "Accessioned"), k.on(1)), (k.pick("Date Reported", "Released"), k.on(3)), ("Account", j.r.place), ("Physician", j.m.treaters[0][0].name)])  # fmt: skip
    if "urine" in j.r.detail:
        rows = [
            ("Analyte", "Screen", "Confirmed ng/mL", "Prescribed"),
            ("Opiates", "NEG", "", "No"),
            ("Tramadol", "POS", "2140", "Yes"),
            ("Cannabinoids", "NEG", "", "No"),
        ]
    else:
        rows = [
            ("Test Name", "In range", "Out of range", "Reference"),
            ("Sodium", "139", "", "135-146"),
            ("Triglycerides", "", "212", "<150"),
            ("Platelets", "255", "", "140-400"),
        ]
    w.table(rows, (0.3, 0.2, 0.28, 0.22), ruled=k.rng.random() < 0.5)
    w.p("Unless noted all testing was done at the address above. End of report.")


@template(TEST, "medication-record")
def dispensed(j: Job) -> None:
    """A pharmacy's or clinic's record of what was handed out."""
    k = Desk(j, fonts=("Courier", "Helvetica"), sizes=(8.5, 9))
    w = k.w
    w.author = j.r.place
    k.head()
    k.title(
        k.pick(
            "MEDICATION DISPENSING RECORD",
            "Patient Rx Profile",
            "Prescription Fill History Report",
            "MEDICATION LIST",
        )
    )
    k.facts(
        [("Member", k.patient()), ("Birth", k.d(j.m.born)), ("Report created", k.on(5)), ("Claim", j.m.claim)]
    )
    drugs = ("Meloxicam 15mg", "Duloxetine 30mg", "Cyclobenzaprine 10mg", "Tramadol ER 100mg")
    w.table([("Rx Number", "Medication / Strength", k.pick("Dispensed", "Last filled", "Date of fill"), "Qty", "Refills"),
             *[(k.number(7), d, k.on(-31 * (3 - n)), "30", "1") for n, d in enumerate(drugs)]], (0.2, 0.35, 0.21, 0.12, 0.12), ruled=k.rng.random() < 0.5)  # fmt: skip
    w.line("Pharmacist counseling offered on all fills.")
