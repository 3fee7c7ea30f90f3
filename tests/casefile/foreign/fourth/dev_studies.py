"""Dev half: results pages, nerve studies, the hospital's laboratory, the pharmacy benefit manager."""

from __future__ import annotations

from ..writing import Job, template
from .desk import Desk
from .voice import CODES

DEV = "fourth-dev"


@template(DEV, "imaging-report")
def results(j: Job) -> None:
    """A results page of an electronic record: impression first, then the narrative."""
    k = Desk(j)
    w, v = k.w, k.v
    k.printed()
    side, _, region = j.r.part.partition(" ")
    region = f"{region} {side}".upper() if side in ("left", "right") else j.r.part.upper()
    k.title(
        f"{CODES[j.r.detail]} {region}{' WO CONTRAST' if j.r.detail != 'X-ray' else ' 3 VIEWS'}", align="left"
    )
    k.facts([("Patient", k.patient()), ("MRN", j.m.mrn), ("Accession", k.number(8)), ("Ordering Provider", j.m.treaters[0][0].full),
             (k.pick("Exam Ended", "Performed", "Study Date", "Exam date/time"), f"{k.on()} {k.clock()}"), ("Status", "Final result")])  # fmt: skip
    w.line("Result Impression", bold=True)
    for n in (1, 2):
        w.line(f"{n}. {v.say('scan', 1)}")
    body = [
        ("Narrative", [f"EXAM: {j.r.detail} of the {v.part(j.r)}."]),
        ("INDICATION", ["Pain, work injury."]),
    ]
    earlier = [r for r in v.some(1, ("imaging-report",)) if r.part == j.r.part]
    if earlier:
        d, noun, _, m = v.item(earlier[0])
        body.append(
            (
                "COMPARISON",
                [
                    (
                        f"{noun} {d}.",
                        [type(m)(kind=m.kind, date=m.date, author=None, part=m.part, text=m.text)],
                    )
                ],
            )
        )
    else:
        body.append(("COMPARISON", ["None available."]))
    k.parts([*body, ("FINDINGS", [v.say("scan", 5)])], k.pick("before", "over", "columns"))
    w.line(k.pick(f"Signed by: {k.signed()} {k.on(1)} {k.clock()}", f"Reading physician: {k.signed()}",
                  f"Workstation ID: PACS{k.number(2)}   Interpreted by {k.signed()}"))  # fmt: skip
    if k.rng.random() < 0.5:
        w.line(
            f"Result History: Order #{k.number(9)} viewed by {j.m.treaters[0][0].turned} on {k.on(3)}", size=8
        )


@template(DEV, "imaging-report")
def group(j: Job) -> None:
    """A radiology group's letter, its house at the foot or head."""
    k = Desk(j, fonts=("Helvetica", "Times-Roman"))
    w, v = k.w, k.v
    k.head()
    k.facts([("PATIENT", k.patient()), ("DOB", k.d(j.m.born)), (k.pick("DATE OF EXAM", "EXAM DATE", "DOS"), k.on()),
             ("REFERRED BY", j.m.treaters[1][0].full), ("ACCESSION", k.number(7)), ("REPORT DATE", k.on(2))])  # fmt: skip
    k.title(f"{j.r.detail.upper()} {k.pick('OF THE ', '')}{j.r.part.upper()}", align="centre")
    k.parts([("HISTORY", ["Industrial injury with persistent pain."]), ("TECHNIQUE", ["Routine protocol of this department."]),
             ("FINDINGS", [v.say("scan", 3), v.say("scan", 3)]), (k.pick("IMPRESSION", "CONCLUSION"), [v.say("scan", 2)])],
            k.pick("over", "before", "beside", "columns"))  # fmt: skip
    k.ink(
        k.pick("Thank you for this referral.", "Respectfully submitted,"),
        "Board Certified, Diagnostic Radiology",
        name=k.signed(),
    )
    w.line(f"D: {k.on(1)}  T: {k.on(2)}", size=8)


@template(DEV, "electrodiagnostic-report")
def neuro(j: Job) -> None:
    """A neurosciences department's report, with tables printed by the machine."""
    k = Desk(j)
    w, v = k.w, k.v
    k.head()
    k.title(
        k.pick(
            "EMG/NCS Report", "Electromyography & Nerve Conduction Study", "NEURODIAGNOSTIC LABORATORY REPORT"
        )
    )
    k.facts([("Patient", k.patient()), ("Test date", k.on()), ("Examining physician", j.r.author.full), ("Referring", j.m.treaters[0][0].full),
             ("Height", "5'8\""), ("Study", f"EMG and NCS, {j.r.detail}")])  # fmt: skip
    k.parts([("History", v.told("complaints", 1, ("imaging-report",)))])
    w.table([("Sensory Nerve / Sites", "Onset", "Peak", "Amp uV", "Vel"), *[(n, f"2.{k.pick(1, 4)}", f"3.{k.pick(0, 3)}", k.number(2), "52")
             for n in ("L Sural - Calf", "R Sural - Calf", "L Superficial peroneal", "R Superficial peroneal")]],
            (0.36, 0.16, 0.16, 0.16, 0.16), ruled=k.rng.random() < 0.5)  # fmt: skip
    w.table([("Needle EMG", "Ins Act", "Fibs", "PSW", "Recruit"), ("Tibialis ant.", "Nml", "Nml", "Nml", "Nml"), ("Gastroc", "Nml", "1+", "1+", "Reduced")],
            (0.36, 0.16, 0.16, 0.16, 0.16))  # fmt: skip
    k.parts(
        [
            (
                k.pick("Conclusion", "Impression"),
                ["Electrical evidence of a mild chronic root irritation; no entrapment."],
            )
        ]
    )
    w.line(
        k.pick(
            f"Electronically signed {k.signed()} {k.on()}", f"Verified by {k.signed()}, {k.on(2)} {k.clock()}"
        )
    )


@template(DEV, "laboratory-report")
def hospital_lab(j: Job) -> None:
    """The hospital laboratory's results with flags; nobody signs."""
    k = Desk(j, fonts=("Courier", "Helvetica"), sizes=(8.5, 9))
    w = k.w
    w.author = j.r.place
    k.head()
    k.title(k.pick("Results", "LABORATORY RESULTS", "Patient Lab Report", "Final Laboratory Report"))
    k.facts([("Patient", k.patient()), ("MRN", j.m.mrn), ("Order #", k.number(9)), ("Ordering Provider", j.m.treaters[0][0].turned),
             (k.pick("Specimen Collected", "Collected", "Collection Date", "Coll. Date/Time"), f"{k.on()} {k.clock()}"),
             (k.pick("Received", "Rec'd in lab"), f"{k.on(1)} {k.clock()}"), (k.pick("Resulted", "Reported", "Last Updated"), f"{k.on(2)} {k.clock()}")])  # fmt: skip
    w.line(j.r.detail.upper(), bold=True)
    if "urine" in j.r.detail:
        rows = [("Component", "Value", "Cutoff", "Flag"), ("Opiates, Ur", "Negative", "300", ""), ("Tramadol, Ur", "Positive", "100", "A"),
                ("Oxycodone, Ur", "Negative", "100", ""), ("Creatinine, Ur", "91.4", "20", "")]  # fmt: skip
    else:
        rows = [("Component", "Value", "Range", "Flag"), ("WBC", "7.2", "4.0-11.0", ""), ("Hgb", "14.1", "12-16", ""), ("Glucose", "118", "65-99", "H"),
                ("ALT", "22", "10-40", ""), ("LDL", "131", "<100", "H")]  # fmt: skip
    w.table(rows, (0.4, 0.2, 0.2, 0.2), ruled=k.rng.random() < 0.5)
    w.line(k.pick("Resulting Agency: ", "Performed at: ") + j.r.place)
    w.line(
        f"Lab Director: {j.m.town.person('physician').full}"
        if k.rng.random() < 0.3
        else "CLIA: 05D09" + k.number(5)
    )


@template(DEV, "medication-record")
def benefit(j: Job) -> None:
    """A benefit manager's history of claims paid."""
    k = Desk(j, sizes=(8.5, 9))
    w = k.w
    w.author = j.r.place
    k.head()
    k.title(
        k.pick(
            "PRESCRIPTION CLAIMS HISTORY", "Injured Worker Medication History", "Pharmacy Utilization Report"
        )
    )
    k.facts(
        [
            ("Claimant", k.patient()),
            ("Claim", j.m.claim),
            ("Group", j.m.insurer),
            ("Run date", k.on(15)),
            ("DOI", k.d(j.m.injured)),
        ]
    )
    drugs = (
        "NAPROXEN SOD 550 MG TAB",
        "TRAMADOL HCL 50 MG TAB",
        "OMEPRAZOLE 20 MG CAP",
        "GABAPENTIN 300 MG CAP",
        "LIDOCAINE 5% PATCH",
    )
    rows = [
        (
            k.on(-28 * n),
            d,
            k.pick("60", "90", "30"),
            "30",
            j.m.treaters[0][0].last,
            "Paid" if n == 0 else k.pick("Paid", "Rejected"),
        )
        for n, d in enumerate(drugs)
    ]
    if k.rng.random() < 0.5:
        rows.reverse()
    w.table([(k.pick("Fill Date", "Date Filled", "DOS"), "Drug", "Qty", "Days", "Prescriber", "Status"), *rows],
            (0.17, 0.36, 0.08, 0.09, 0.18, 0.12), ruled=k.rng.random() < 0.5)  # fmt: skip
    w.p("This is not a bill. Morphine equivalents are computed by the plan and are for reference.")
