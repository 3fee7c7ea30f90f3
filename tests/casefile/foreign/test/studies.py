"""Test set: imaging, nerve studies, laboratory, pharmacy."""

from __future__ import annotations

from .. import dates
from ..prose import OBJECTIVE
from ..writing import Job, template

FINDINGS = (
    "Bone density is adequate and cortices are intact.",
    "Joint spaces are preserved apart from slight medial loss.",
    "Signal within the tendon is raised without full thickness tear.",
    "The canal and recesses remain adequate at each level seen.",
    "No mass, collection or foreign body is found.",
    "A tiny cyst of no consequence is incidentally noted.",
)


@template("test", "imaging-report")
def partners(j: Job) -> None:
    """A radiology group's letter: study named in the grid, no title of its own kind on top."""
    w = j.paper(font="Times-Roman", size=11)
    j.letterhead(align="left")
    w.heading("Diagnostic Imaging Consultation", bold=True, size=13, align="right")
    w.pairs([("PATIENT", j.m.patient.name.upper()), ("SVC DATE", dates.lab(j.r.date)), ("STUDY", f"{j.r.detail} {j.r.part}"),
             ("REFERRED BY", j.m.treaters[1][0].full), ("DOB", dates.lab(j.m.born)), ("PRINTED", dates.lab(j.after(45)))],
            columns=3, stacked=True)  # fmt: skip
    earlier = [r for r in j.n.some(1, ("imaging-report",)) if r.part == j.r.part]
    for record in earlier:
        when, noun, _, mention = j.n.item(record, by=False)
        w.p(f"Comparison is made with {noun} performed {when}.", mention)
    w.p("Reason for study: continued symptoms at work.")
    for _ in range(3):
        w.p(j.s(FINDINGS, 5))
    w.label("Opinion:", "Slight wear, otherwise within normal limits.")
    j.hand("", "Diplomate, American Board of Radiology")


@template("test", "imaging-report")
def final(j: Job) -> None:
    """A chart printout of a study."""
    w = j.paper(size=9)
    w.heading(f"{j.r.detail} {j.r.part.title()} - Final result", bold=True, size=12)
    w.line(
        f"Resulted: {dates.us0(j.after(1))} 7:02 AM    Performed: {dates.us0(j.r.date)} 3:41 PM    Order: {j.rng.randint(10**7, 10**8)}"
    )
    w.line(f"Patient: {j.m.patient.turned}    Location: {j.r.place}")
    w.gap()
    w.line("Narrative & Impression", bold=True)
    w.p(f"EXAM: {j.r.detail} of the {j.r.part}. HISTORY: pain. TECHNIQUE: routine.")
    for _ in range(2):
        w.p(j.s(FINDINGS, 5))
    w.p("IMPRESSION: No acute abnormality.")
    w.line(f"Interpreted and finalized by {j.r.author.full}, {dates.us0(j.after(1))}")


@template("test", "electrodiagnostic-report")
def nerves(j: Job) -> None:
    """A neurologist's study as narrative."""
    w = j.paper(font="Times-Roman", size=11)
    j.letterhead(j.r.author.full)
    w.heading("NERVE CONDUCTION AND ELECTROMYOGRAPHY STUDY", bold=True)
    w.line(f"{j.m.patient.name}; examined {dates.words(j.r.date)}; {j.r.detail}")
    w.gap()
    w.p(
        "Temperature was kept above 31 degrees. Median, ulnar, peroneal and sural responses had normal latency."
    )
    w.p("Concentric needle examination disclosed full recruitment throughout. " + j.s(OBJECTIVE, 2))
    w.p("Conclusion: there is no evidence of neuropathy, plexopathy or radiculopathy.")
    j.hand("Sincerely yours,", "Neurology and Clinical Neurophysiology")


@template("test", "laboratory-report")
def panel(j: Job) -> None:
    """A toxicology sheet in columns."""
    w = j.paper(size=8.5, margin=40)
    w.author = j.r.place
    w.heading(
        "TOXICOLOGY AND MEDICATION MONITORING REPORT"
        if j.r.detail.startswith("urine")
        else "BLOOD CHEMISTRY REPORT",
        bold=True,
        size=12,
    )
    w.two([j.r.place, *j.m.town.address()], [f"Patient: {j.m.patient.name}", f"Specimen Collected: {dates.us(j.r.date)} 2:20 PM",
          f"Accessioned: {dates.us(j.after(1))}", f"Final: {dates.us(j.after(3))}", f"Requested by: {j.m.treaters[0][0].full}"])  # fmt: skip
    w.table([("Component", "Result", "Units", "Reference"), ("Specimen validity", "Pass", "", ""), ("Ethyl glucuronide", "<100", "ng/mL", "<500"),
             ("O-desmethyltramadol", "842", "ng/mL", "<100"), ("pH", "6.1", "", "4.5-9.0")], (0.4, 0.2, 0.15, 0.25))  # fmt: skip
    w.line("*** End of report ***")


@template("test", "laboratory-report")
def drawn(j: Job) -> None:
    """A line printer's chemistry sheet."""
    w = j.paper(font="Courier", size=9)
    w.author = j.r.place
    w.line(f"{j.r.place:<44}PAGE: 1")
    w.heading("FINAL REPORT")
    w.line(f"NAME: {j.m.patient.turned.upper():<30} DATE DRAWN: {dates.us20(j.r.date)}")
    w.line(f"ACCT: OCC MED                        DATE REPORTED: {dates.us20(j.after(2))}")
    w.line(f"REQ PHYS: {j.m.treaters[1][0].turned.upper()}")
    w.gap()
    for row in (
        "SODIUM             140    135-146",
        "POTASSIUM          4.2    3.5-5.3",
        "ALT                31     9-46",
        "PLATELETS          244    140-400",
    ):
        w.line(row)
    w.line("FASTING: UNKNOWN")


@template("test", "medication-record")
def ledger(j: Job) -> None:
    """A benefit manager's claims history; the last fill counts."""
    w = j.paper(size=9)
    w.author = j.r.place
    w.heading("Member Medication Claims History", bold=True, size=13)
    w.line(f"{j.r.place}   Member: {j.m.patient.name}   Claim: {j.m.claim}")
    rows = [("Service Date", "NDC", "Drug name / strength", "Qty", "Days")]
    for k, drug in enumerate(
        ("GABAPENTIN 300 MG", "IBUPROFEN 800 MG", "HYDROCODONE-APAP 5-325", "GABAPENTIN 300 MG")
    ):
        rows.append((dates.us0(j.after(-28 * (3 - k))), f"0093-10{k}", drug, "60", "30"))
    w.table(rows, (0.2, 0.2, 0.36, 0.12, 0.12))
    w.line("This report lists paid claims only.")
