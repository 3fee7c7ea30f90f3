"""Consultants, small laboratories, vans with an X-ray machine, doctors with an EMG, and pharmacies."""

from __future__ import annotations

from ... import dates
from ...writing import Job, template
from ..tools import begin, blanks, earlier, foot, initials, padding, paragraphs, right, stationery, thoughts
from ..words import CARE, FOUND, PAST, SAYS

SET = "fifth-dev"


@template(SET, "imaging-report")
def van(j: Job) -> None:
    """A mobile X-ray or MRI service; read elsewhere, a day later."""
    w = begin(j, font="Courier", size=10)
    w.line(j.r.place.upper() + "   * MOBILE SERVICE *", bold=True)
    w.line(f"TEL {j.m.town.phone()}")
    w.rule()
    asked = j.m.treaters[1][0]
    w.pairs([("PT:", j.m.patient.turned), ("DOB:", dates.us20(j.m.born)), ("REF MD:", asked.full), ("DOS:", dates.us20(j.r.date)),
             ("RECD:", dates.us20(j.after(1))), ("DOI:", dates.us20(j.m.injured))])  # fmt: skip
    w.heading(f"{j.r.detail.upper()} {j.r.part.upper()}", bold=True)
    w.p("TECHNIQUE: Routine sequences or views of the part named were obtained without contrast.")
    older = [r for r in j.n.some(1, ("imaging-report",)) if r.date < j.r.date]
    if older:
        when, noun, _, mention = j.n.item(older[0], by=False)
        w.p(f"COMPARISON: {noun}, {when}.", mention)
    else:
        w.p("COMPARISON: None.")
    w.p("FINDINGS: Alignment is kept. There is no fracture. Mild narrowing and small spurs are seen. Soft tissues are not "
        "remarkable. Marrow signal or bone density is as one expects at this age.")  # fmt: skip
    w.p("IMPRESSION: 1. Mild degenerative change. 2. No acute finding.")
    w.gap(10)
    w.line(f"READ BY: {j.r.author.full}")
    w.line(
        f"DICT {dates.us20(j.after(1))} / TRANS {dates.us20(j.after(2))} / FAXED {dates.us20(j.after(2))}",
        size=8,
    )


@template(SET, "imaging-report")
def letterlike(j: Job) -> None:
    """A reading sent as a letter: to the doctor, about the patient."""
    w = begin(j, font="Times-Roman", size=11)
    foot(j, (j.r.place, "  ".join(j.m.town.address()), "Tel " + j.m.town.phone()))
    asked = j.m.treaters[0][0]
    w.line(f"To: {asked.full}")
    right(j, f"Examination of {dates.words(j.r.date)}")
    w.line(f"Re: {j.m.patient.name}, born {dates.us(j.m.born)}")
    w.gap()
    w.heading(
        f"{j.r.detail} of the {j.r.part}".title().replace("Mri", "MRI").replace("Ct ", "CT "), bold=True
    )
    w.p("History: work injury with pain.")
    w.p(
        "There is slight loss of height. No mass is seen. Joint spaces and alignment are otherwise in keeping with age."
    )
    w.p("Conclusion: slight changes of wear; clinical correlation is advised.")
    w.p("Thank you for sending this patient to us.")
    w.gap(18)
    w.line(j.r.author.full)
    w.line("Diplomate, American Board of Radiology")
    w.line(f"typed {dates.us2(j.after(1))}", size=8)


@template(SET, "electrodiagnostic-report")
def nerves(j: Job) -> None:
    """A table of nerves and muscles, and a letter around it."""
    w = begin(j, size=10)
    stationery(j, line="Electromyography   Nerve Conduction   Evoked Potentials")
    asked = j.m.treaters[0][0]
    w.heading(f"EMG / NCV REPORT  -  {j.r.detail.upper()}", bold=True, align="centre")
    w.pairs([("Patient:", j.m.patient.name), ("Test date:", dates.short(j.r.date)), ("Birthdate:", dates.short(j.m.born)),
             ("Ref. by:", asked.full), ("Height:", "5'8\""), ("Report typed:", dates.short(j.after(3)))])  # fmt: skip
    paragraphs(j, (PAST, 2), named=1)
    nerve = ("Peroneal", "Tibial", "Sural") if "lower" in j.r.detail else ("Median", "Ulnar", "Radial")
    w.table([("Nerve", "Lat (ms)", "Amp", "CV (m/s)")] + [(f"{side} {n}", f"{j.rng.uniform(2, 5):.1f}", f"{j.rng.uniform(4, 14):.1f}",
            str(j.rng.randint(42, 60))) for side in ("R", "L") for n in nerve], (0.4, 0.2, 0.2, 0.2))  # fmt: skip
    padding(j, 0, 4)
    w.p("Needle study of sampled muscles: insertional activity normal, no fibrillations, recruitment full.")
    w.p("INTERPRETATION: No electrical evidence of radiculopathy or entrapment.")
    w.p(f"Thank you, Dr. {asked.last}, for the referral.")
    w.gap(20)
    w.line(j.r.author.full)
    w.line("Board Certified, Electrodiagnostic Medicine")


@template(SET, "laboratory-report")
def results(j: Job) -> None:
    """Results of a small laboratory; four dates of which one is the collection."""
    w = begin(j, font="Courier", size=9, margin=46)
    w.author = j.r.place
    w.line(j.r.place, bold=True, size=12)
    w.line(f"CLIA 05D{j.rng.randint(1000000, 1999999)}   {'  '.join(j.m.town.address())}")
    w.heading(j.rng.choice(("LABORATORY REPORT", "FINAL REPORT", "TEST RESULTS")), bold=True)
    rows = [("Patient", j.m.patient.turned.upper()), ("Collected", dates.us0(j.r.date)), ("DOB", dates.us0(j.m.born)),
            ("Received", dates.us0(j.after(1))), ("Ordering", j.m.treaters[0][0].full), ("Reported", dates.us0(j.after(3)))]  # fmt: skip
    j.rng.shuffle(rows)
    w.pairs(rows)
    if "urine" in j.r.detail:
        w.table([("Drug", "Result", "Cutoff")] + [(d, j.rng.choice(("NEG", "NEG", "POS")), "300 ng/mL")
                for d in ("Opiates", "Oxycodone", "Benzodiazepines", "THC", "Cocaine", "Amphetamine")], (0.5, 0.25, 0.25))  # fmt: skip
    else:
        w.table([("Test", "Value", "Range")] + [(t, f"{j.rng.uniform(1, 90):.1f}", "see back")
                for t in ("WBC", "HGB", "PLT", "AST", "ALT", "BUN", "CREAT", "GLU")], (0.5, 0.25, 0.25))  # fmt: skip
    w.line(f"*** END OF REPORT ***   printed {dates.us0(j.after(9))}")


@template(SET, "medication-record")
def printout(j: Job) -> None:
    """A pharmacy's list of fills; the last one counts, not the day it was printed."""
    w = begin(j, font="Courier", size=9, margin=44)
    w.author = j.r.place
    w.line(f"{j.r.place}          {j.m.town.phone()}")
    w.heading("PATIENT PRESCRIPTION PROFILE", bold=True)
    w.line(
        f"{j.m.patient.turned.upper()}   DOB {dates.us20(j.m.born)}   PRINTED {dates.us20(j.after(40))} 4:12 PM"
    )
    who = [p.turned.upper() for p, _ in j.m.treaters]
    fills = [(earlier(j, d), drug, q) for d, drug, q in ((93, "TRAMADOL HCL 50MG", "60"), (62, "NAPROXEN 550MG", "60"),
             (62, "OMEPRAZOLE 20MG", "30"), (31, "TRAMADOL HCL 50MG", "60"), (0, "CYCLOBENZAPRINE 7.5", "30"))]  # fmt: skip
    if j.rng.random() < 0.5:
        fills.reverse()
    w.table([("FILLED", "RX#", "DRUG", "QTY", "PRESCRIBER")] + [(dates.us20(d), str(j.rng.randint(600000, 699999)), g, q,
             j.rng.choice(who)) for d, g, q in fills], (0.15, 0.15, 0.35, 0.1, 0.25), ruled=False)  # fmt: skip
    w.line("TOTAL RX: 5     COPAY 0.00     BILLED TO WORK COMP")


@template(SET, "billing")
def claimform(j: Job) -> None:
    """The health insurance claim form, typed into its boxes."""
    w = begin(j, size=8.5, margin=40)
    doctor = j.m.treaters[0][0]
    w.author = doctor.full
    w.heading("HEALTH INSURANCE CLAIM FORM", bold=True, size=12)
    w.line("APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE 08/05", size=7)
    lines = [(j.after(-d), c) for d, c in ((14, "99213"), (7, "97110"), (0, "97140"))]
    for row in ([("1a. INSURED'S I.D. NUMBER", j.m.claim), ("2. PATIENT'S NAME", j.m.patient.turned)],
                [("3. PATIENT'S BIRTH DATE", dates.us0(j.m.born)), ("4. INSURED'S NAME", j.m.employer)],
                [("14. DATE OF CURRENT: ILLNESS, INJURY", dates.us0(j.m.injured)), ("17. NAME OF REFERRING PROVIDER", j.m.treaters[1][0].full)]):  # fmt: skip
        w.pairs(row, stacked=True, framed=True)
    w.table([("24. A. DATE(S) OF SERVICE", "B. POS", "D. CPT/HCPCS", "F. $ CHARGES", "G. UNITS")] + [(f"{dates.us0(d)} - {dates.us0(d)}",
             "11", c, f"{j.rng.randint(60, 240)}.00", "1") for d, c in lines], (0.34, 0.1, 0.2, 0.2, 0.16))  # fmt: skip
    w.pairs([("25. FEDERAL TAX I.D.", f"95-{j.rng.randint(1000000, 9999999)}"), ("28. TOTAL CHARGE", f"$ {j.rng.randint(300, 700)}.00")],
            stacked=True, framed=True)  # fmt: skip
    blanks(
        j,
        [[("31. SIGNATURE OF PHYSICIAN OR SUPPLIER", doctor.full), ("DATE", dates.us0(j.after(12)))]],
        label=7,
    )
    w.line(f"33. BILLING PROVIDER INFO: {j.r.place}")


@template(SET, "consultation")
def consult(j: Job) -> None:
    """A specialist's letter to the doctor who sent the patient; the heading is the subject line."""
    w = begin(j, font="Times-Roman", size=11.5, margin=66)
    stationery(j, line=f"Practice limited to {j.r.detail} medicine", align="right")
    w.line(dates.words(j.r.date))
    w.gap()
    asked = j.m.treaters[0][0]
    w.line(asked.full)
    w.line(j.m.town.address()[0])
    w.gap()
    w.heading(f"{j.r.detail.upper()} CONSULTATION", bold=True)
    w.line(f"RE: {j.m.patient.name.upper()}", bold=True)
    w.line(f"D.O.B. {dates.words(j.m.born)}   D.O.I. {dates.words(j.m.injured)}")
    w.gap()
    w.p(f"Dear Dr. {asked.last}:")
    w.p("Thank you for asking me to see this pleasant person in consultation today. " + j.s.fill(PAST[0]))
    paragraphs(j, (PAST, 4), (SAYS, 3), named=4)
    paragraphs(j, (FOUND, 6))
    padding(j, 0, 6)
    w.p("IMPRESSION: " + thoughts(j))
    paragraphs(j, (CARE, 3), idle=2)
    w.room(90)
    w.line("With kind regards,")
    w.gap(24)
    w.line(j.r.author.full)
    w.gap(6)
    w.line(initials(j, "{a}/{b}"), size=9)
    w.line(f"D/T: {dates.us2(j.after(1))} / {dates.us2(j.after(4))}", size=8)
