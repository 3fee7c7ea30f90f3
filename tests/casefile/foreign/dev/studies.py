"""Dev set: imaging, nerve studies, laboratory, pharmacy."""

from __future__ import annotations

from .. import dates
from ..prose import OBJECTIVE
from ..writing import Job, template

FINDINGS = (
    "Alignment is maintained and marrow signal is normal for age.",
    "There is mild narrowing with small marginal spurring.",
    "No fracture, dislocation or destructive lesion is identified.",
    "A small effusion is seen without loose body.",
    "Surrounding soft tissues are unremarkable.",
    "There is a 3 mm broad based bulge that touches but does not displace the nerve.",
)


@template("dev", "imaging-report")
def centre(j: Job) -> None:
    """An imaging centre's letter sized report."""
    w = j.paper(font="Helvetica", size=10)
    j.letterhead()
    w.pairs([("Patient Name:", j.m.patient.name), ("DOB:", dates.us(j.m.born)), ("Exam Date:", dates.us(j.r.date)),
             ("Referring:", j.m.treaters[0][0].full), ("Date Dictated:", dates.us(j.after(1)))])  # fmt: skip
    w.heading(f"{j.r.detail.upper()} OF THE {j.r.part.upper()} WITHOUT CONTRAST", bold=True)
    w.label("CLINICAL HISTORY:", "Pain after industrial injury.")
    earlier = [r for r in j.n.some(1, ("imaging-report",)) if r.part == j.r.part]
    if earlier:
        when, noun, _, mention = j.n.item(earlier[0], by=False)
        w.label("COMPARISON:", f"{noun}, {when}.", mention)
    else:
        w.label("COMPARISON:", "None.")
    w.label(
        "TECHNIQUE:",
        "Multiplanar images were obtained on a 1.5 Tesla unit." if j.r.detail == "MRI" else "Standard views.",
    )
    w.line("FINDINGS:", bold=True)
    for _ in range(3):
        w.p(j.s(FINDINGS, 4))
    w.line("IMPRESSION:", bold=True)
    w.line("1. Degenerative change as described.", x=12)
    w.line("2. No acute bony abnormality.", x=12)
    w.gap()
    j.electronic("Electronically signed by:", j.after(1), dates.us)
    w.line("Thank you for the kind referral of this patient.", size=9)


@template("dev", "imaging-report")
def ward(j: Job) -> None:
    """A hospital's printout, everything in capitals on a line printer."""
    w = j.paper(font="Courier", size=9.5)
    w.line(j.r.place.upper(), align="centre")
    w.line("DEPARTMENT OF RADIOLOGY", align="centre")
    w.gap()
    w.line(f"NAME: {j.m.patient.turned.upper()}          ACC#: {j.rng.randint(10**6, 10**7)}")
    w.line(f"ORDERING: {j.m.treaters[0][0].turned.upper()}")
    w.line(f"DOS: {dates.us20(j.r.date)} 1340          TRANSCRIBED: {dates.us20(j.after(2))} 0812")
    w.gap()
    code = {"MRI": "MR", "CT": "CT", "X-ray": "XR"}[j.r.detail]
    w.heading(f"RADIOLOGY REPORT - {code} {j.r.part.upper()}")
    w.gap()
    w.line("INDICATION: PAIN.")
    for _ in range(3):
        w.p(j.s(FINDINGS, 4).upper())
    w.line("CONCLUSION: MILD CHANGE. NO ACUTE PROCESS.")
    w.gap(14)
    w.line("DICTATED BUT NOT READ")
    w.line(f"READ BY: {j.r.author.full}")


@template("dev", "electrodiagnostic-report")
def nerves(j: Job) -> None:
    """Nerve conduction tables and needle findings."""
    w = j.paper(size=9.5)
    j.letterhead()
    w.heading(f"Electrodiagnostic Report - EMG/NCV {j.r.detail.title()}", bold=True, size=12)
    w.pairs(
        [
            ("Patient:", j.m.patient.name),
            ("Test Date:", dates.us0(j.r.date)),
            ("Referred by:", j.m.treaters[0][0].full),
        ]
    )
    w.table([("Nerve / Site", "Latency ms", "Amplitude", "Velocity m/s"), ("Motor, left", "4.1", "6.2", "48"),
             ("Motor, right", "4.4", "5.8", "46"), ("Sensory, left", "3.2", "14", "51")], (0.4, 0.2, 0.2, 0.2))  # fmt: skip
    w.p(
        "Needle examination showed normal insertional activity and no spontaneous potentials in the muscles sampled."
    )
    w.label("Interpretation:", "Normal study; no electrical evidence of radiculopathy or entrapment.")
    w.p(j.s(OBJECTIVE, 2))
    j.hand("Sincerely,")


@template("dev", "laboratory-report")
def bench(j: Job) -> None:
    """A reference laboratory's print: collected, received, reported."""
    w = j.paper(font="Courier", size=9)
    w.author = j.r.place
    w.line(j.r.place.upper(), bold=True)
    w.heading("LABORATORY REPORT", bold=True)
    w.pairs([("Patient:", j.m.patient.turned), ("Collected:", f"{dates.us0(j.r.date)} 09:12"),
             ("Client:", "Occupational"), ("Received:", f"{dates.us0(j.after(1))} 04:40"),
             ("Ordering:", j.m.treaters[0][0].turned), ("Reported:", f"{dates.us0(j.after(3))} 17:05")])  # fmt: skip
    if j.r.detail.startswith("urine"):
        rows = [("Drug", "Result", "Cutoff"), ("Opiates", "NEGATIVE", "300 ng/mL"), ("Tramadol", "POSITIVE", "200 ng/mL"),
                ("Benzodiazepines", "NEGATIVE", "200 ng/mL")]  # fmt: skip
    else:
        rows = [("Test", "Result", "Range"), ("WBC", "6.8", "4.0-10.5"), ("Hemoglobin", "13.9", "12.5-17.0"),
                ("Glucose", "112 H", "65-99"), ("Creatinine", "0.9", "0.6-1.2")]  # fmt: skip
    w.table(rows, (0.4, 0.3, 0.3), ruled=False)
    w.line("Performing laboratory director on file. CLIA 05D00 series.")


@template("dev", "laboratory-report")
def screen(j: Job) -> None:
    """A toxicology house's framed sheet with abbreviated labels."""
    w = j.paper(size=9)
    w.author = j.r.place
    w.line(j.r.place, bold=True, size=15)
    w.heading(
        "Final Test Results - "
        + ("Urine Drug Testing" if j.r.detail.startswith("urine") else "Chemistry and Hematology"),
        bold=True,
        size=11,
    )
    w.pairs([("Pt Name", j.m.patient.turned), ("Coll. Dt", dates.us20(j.r.date)), ("Rec. Dt", dates.us20(j.after(2))),
             ("Rpt Dt", dates.us20(j.after(4))), ("DOB", dates.us20(j.m.born)), ("Phys", j.m.treaters[1][0].name)],
            columns=3, stacked=True, framed=True)  # fmt: skip
    w.table([("Analyte", "Found", "Flag"), ("Tramadol", "1,220", "Consistent"), ("Ethanol", "none", ""), ("Creatinine", "88", "")],
            (0.5, 0.25, 0.25))  # fmt: skip
    w.p("Results are for medical use only and are to be read together with the list of prescribed drugs.")


@template("dev", "medication-record")
def profile(j: Job) -> None:
    """A pharmacy's list of fills; the date is that of the last."""
    w = j.paper(font="Courier", size=9)
    w.author = j.r.place
    w.line(j.r.place, bold=True)
    w.heading("PATIENT PRESCRIPTION PROFILE", bold=True)
    w.line(f"Patient: {j.m.patient.turned}    DOB: {dates.us0(j.m.born)}")
    drugs = ("Naproxen 550mg #60", "Tramadol 50mg #90", "Omeprazole 20mg #30", "Cyclobenzaprine 7.5mg #60")
    w.table([("Fill Date", "Rx #", "Drug", "Prescriber"),
             *[(dates.us0(j.after(-30 * (3 - k))), str(700100 + k), d, j.m.treaters[0][0].last) for k, d in enumerate(drugs)]],
            (0.18, 0.14, 0.42, 0.26), ruled=False)  # fmt: skip
    w.line(f"Run date {dates.us0(j.after(25))}   Page 1 of 1")
