"""Studies, laboratories, pharmacies and bills."""

from __future__ import annotations

from ... import dates
from ...writing import Job, template
from ..tools import begin, blanks, captions, earlier, padding, paragraphs, pen, right, stationery, thoughts
from ..words import PAST

SET = "fifth-test"


@template(SET, "imaging-report")
def film(j: Job) -> None:
    """A radiologist's half page with a line of dates."""
    w = begin(j, size=10.5)
    stationery(j, name=j.r.place, line="Magnetic Resonance  *  X-ray  *  Ultrasound")
    w.heading(f"{j.r.part.title()} {j.r.detail}", bold=True)
    w.line(
        f"Patient {j.m.patient.name}    DOB {dates.us(j.m.born)}    Exam {dates.us(j.r.date)}    Read {dates.us(j.after(1))}"
    )
    w.line(f"Requested by {j.m.treaters[0][0].full} on {dates.us(earlier(j, 12))}")
    w.gap()
    w.label("Indication:", f"Pain since {dates.us(j.m.injured)}.")
    older = j.n.some(1, ("imaging-report",))
    if older:
        when, noun, _, mention = j.n.item(older[0], by=False)
        w.label("Compared with:", f"{noun} dated {when}.", mention)
    w.label("Report:", "The structures shown are of normal size and signal or density but for early wear at the levels or margins "
            "most used. No break, no mass, no collection of fluid.")  # fmt: skip
    w.label("Opinion:", "Early wear. Nothing acute.")
    w.gap(16)
    pen(j, w.margin, j.r.author.full, 14)
    w.gap(12)
    w.line("Radiologist")


@template(SET, "imaging-report")
def mobile(j: Job) -> None:
    """From a van: a frame of captions, one signature by machine."""
    w = begin(j, font="Courier", size=9.5, margin=48)
    w.heading("DIAGNOSTIC IMAGING REPORT", bold=True, align="centre")
    captions(j, [[("PATIENT", j.m.patient.turned.upper()), ("STUDY", f"{j.r.detail} {j.r.part}".upper())],
                 [("BIRTH DATE", dates.us0(j.m.born)), ("STUDY DATE", dates.us0(j.r.date)), ("ORDER DATE", dates.us0(earlier(j, 9)))]], under=False)  # fmt: skip
    w.p("FINDINGS")
    w.p("Portable technique. No acute bony abnormality. Degenerative spurs are noted and are minor.")
    w.p("CONCLUSION: MINOR SPURS.")
    w.gap(8)
    w.line(f"Finalized by {j.r.author.full} {dates.us0(j.after(1))} 21:{j.rng.randint(10, 59)}")
    w.line(j.r.place)


@template(SET, "electrodiagnostic-report")
def study(j: Job) -> None:
    """A neurologist's letter with figures in the text."""
    w = begin(j, font="Times-Roman", size=11)
    stationery(j, line="Neurology", align="right")
    w.line(dates.words(j.after(2)))
    w.line(j.m.treaters[1][0].full)
    w.gap()
    w.heading(f"Electrodiagnostic consultation, {j.r.detail}", bold=True)
    w.line(f"Re: {j.m.patient.name}, studied {dates.words(j.r.date)}")
    w.gap()
    paragraphs(j, (PAST, 3), named=2)
    for nerve in ("first", "second", "third"):
        w.p(f"The {nerve} nerve examined had a distal latency of {j.rng.uniform(2, 5):.1f} ms and conducted at {j.rng.randint(42, 60)} "
            f"m/s, with an amplitude of {j.rng.uniform(3, 12):.1f} mV; the late responses were obtained on both sides.")  # fmt: skip
    w.p("On needle examination no spontaneous activity was found.")
    padding(j, 0, 3)
    w.p("Impression: a normal study.")
    j.hand("Sincerely yours,", "Neurologist")


@template(SET, "laboratory-report")
def screen(j: Job) -> None:
    """Figures with a director's name, who signs nothing."""
    w = begin(j, size=9.5)
    w.author = j.r.place
    director = j.m.town.person("physician")
    w.line(j.r.place, bold=True, size=14)
    w.line(f"Laboratory Director: {director.full}", size=8)
    w.heading(
        "Urine Drug Test Result" if "urine" in j.r.detail else "Chemistry and Hematology", bold=True, size=12
    )
    w.table([("Name", j.m.patient.turned), ("Specimen taken", dates.us20(j.r.date)), ("Specimen received", dates.us20(j.after(2))),
             ("Result released", dates.us20(j.after(4))), ("Client", j.m.treaters[0][1]), ("Birthdate", dates.us20(j.m.born))],
            (0.4, 0.6), header=False)  # fmt: skip
    names = (
        ("Codeine", "Morphine", "Tramadol", "Methadone", "Alcohol")
        if "urine" in j.r.detail
        else ("Sodium", "Potassium", "Glucose", "Hemoglobin", "Platelets")
    )
    for name in names:
        w.line(f"{name:.<40} {j.rng.choice(('not detected', 'none', 'within limits'))}")
    w.gap()
    w.line(f"Page 1 of 1      Printed {dates.us20(j.after(20))}", size=8)


@template(SET, "medication-record")
def dispensed(j: Job) -> None:
    """What a doctor dispensed in the office."""
    w = begin(j, size=10)
    w.author = j.r.place
    w.line(j.r.place, bold=True, size=13)
    w.heading("Medication Dispensing Record", bold=True, size=12)
    w.pairs(
        [
            ("Patient:", j.m.patient.name),
            ("DOB:", dates.us(j.m.born)),
            ("Employer:", j.m.employer),
            ("Report run:", dates.us(j.after(17))),
        ]
    )
    given = [("Naproxen", 90), ("Tramadol ER", 60), ("Omeprazole", 30), ("Menthoderm", 0)]
    for drug, days in given:
        w.line(
            f"{dates.us(earlier(j, days)):<14}{drug} #{j.rng.choice((30, 60, 90))}   Ndc {j.rng.randint(10000, 99999)}-{j.rng.randint(100, 999)}",
            x=10,
        )
    w.p("Counselling offered and declined.")


@template(SET, "billing")
def statement(j: Job) -> None:
    """An account with balances; nobody signs it."""
    w = begin(j, font="Courier", size=9.5)
    place = j.m.treaters[0][1]
    w.author = place
    w.line(place, bold=True, size=12)
    w.line("  ".join(j.m.town.address()))
    w.heading("STATEMENT OF ACCOUNT", bold=True, align="centre")
    w.line(
        f"ACCT {j.rng.randint(1000, 9999)}   {j.m.patient.turned.upper()}   DOI {dates.us20(j.m.injured)}   STATEMENT DATE {dates.us20(j.after(30))}"
    )
    rows = [
        (dates.us20(earlier(j, d)), t, f"{j.rng.randint(40, 190)}.00", "0.00")
        for d, t in ((50, "OFFICE VISIT"), (36, "X-RAY 3 VIEWS"), (22, "THERAPY"), (0, "PR-2 REPORT"))
    ]
    w.table([("DATE", "SERVICE", "CHARGE", "PAID"), *rows], (0.2, 0.4, 0.2, 0.2), ruled=False)
    w.line(f"BALANCE DUE  $ {j.rng.randint(300, 900)}.00", align="right")
    w.line("PLEASE REMIT WITHIN 45 DAYS OF RECEIPT.")


@template(SET, "billing")
def superbill(j: Job) -> None:
    """A slip of codes ticked at the desk, signed by the doctor."""
    w = begin(j, size=9)
    doctor = j.m.treaters[1][0]
    w.author = doctor.full
    w.heading("SUPERBILL", bold=True, size=16, align="centre")
    blanks(j, [[("Patient", j.m.patient.name), ("Date of service", dates.us(j.r.date))], [("Ins.", j.m.insurer), ("Claim", j.m.claim)],
               [("Dx", thoughts(j, 1)), ("Amount", f"${j.rng.randint(90, 300)}")]])  # fmt: skip
    w.two(["( ) 99212  Est. brief", "(x) 99213  Est. limited", "( ) 99214  Est. extended", "(x) WC002  PR-2"],
          ["( ) 20610  Inj. large joint", "( ) 72100  L-spine 2-3 v.", "(x) 97014  E-stim", "( ) 99080  Report"])  # fmt: skip
    blanks(j, [[("Provider signature", doctor.full)]])
    right(j, f"Next appt {dates.us(j.after(30))}", 8)
