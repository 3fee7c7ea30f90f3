"""Test half, third looks: papers whose heading, date or signature stands where one does not look first."""

from __future__ import annotations

from ... import dates
from .. import phrases
from ..kit import Desk, form
from ..voice import CLINICAL, FILED

WHICH = "sixth-test"


@form(WHICH, "progress-report")
def columns(j: Desk) -> None:
    """A note with its facts at the right, signed at the foot with the day of signing."""
    w = j.paper(font="Times-Roman", size=11)
    w.line(j.r.place, bold=True)
    w.heading("Interim Medical Report", bold=True, size=14)
    w.two(
        [f"Re: {j.m.patient.name}", f"Claim {j.m.claim}"],
        [f"Examined: {dates.us(j.now)}", f"Reported: {j.d(5)}"],
    )
    j.tell(phrases.SAID, 5, 3)
    w.p(j.say(phrases.SEEN, 5))
    w.line("Plan", bold=True)
    w.p(j.say(phrases.NEXT, 3) + " " + j.v.empty())
    w.gap(20)
    w.line(j.r.author.full)
    w.line("Treating provider", size=9)


@form(WHICH, "consultation")
def requested(j: Desk) -> None:
    """A consultation with times and several doctors named; who signs is last."""
    w = j.paper(font="Helvetica", size=10)
    j.counted("{who} | {n} of {total}")
    j.head()
    w.heading(f"CONSULTATION: {j.r.detail.upper()}", bold=True)
    w.pairs(
        [
            ("Requested by", j.m.treaters[0][0].full),
            ("Copy to", j.m.treaters[1][0].full),
            ("Date", dates.us(j.now)),
            ("Patient", j.m.patient.name),
        ]
    )
    j.tell(phrases.STORY + phrases.SAID, 7, 3)
    w.p(j.say(phrases.SEEN, 6))
    w.p("I would suggest the following. " + j.say(phrases.NEXT, 3) + " " + j.v.empty())
    w.line(f"Consulting physician: {j.r.author.full}")


@form(WHICH, "medical-legal-report")
def reexamination(j: Desk) -> None:
    """A re-evaluation whose heading stands in a block, its records told in prose."""
    w = j.paper(font="Times-Roman", size=12, margin=70)
    j.counted("Page {n} of {total}")
    j.head()
    w.line(j.d(15, dates.words))
    j.about(("Examined:", j.d()), lead="RE:")
    w.heading("QME RE-EVALUATION", bold=True, align="centre")
    w.p("This is a follow-up medical-legal evaluation. " + j.say(phrases.STORY, 3))
    items = [j.v.item(r, 0.5) for r in j.v.some(5, FILED)]
    if items:
        parts = [f"{noun}{' by ' + by if by else ''} of {when}" for when, noun, by, _ in items]
        w.p(
            "The file holds "
            + "; ".join(p[0].lower() + p[1:] if p[1:2].islower() else p for p in parts)
            + ".",
            *[m for *_, m in items],
        )
    w.p(j.say(phrases.SEEN, 8))
    w.p("Causation and apportionment remain as before. This report contains no misstatement to my knowledge.")
    j.close("Sincerely,", "Qualified Medical Evaluator")


@form(WHICH, "permanent-and-stationary-report")
def rating(j: Desk) -> None:
    """A final report in an electronic record."""
    w = j.paper(font="Courier", size=9.5)
    j.counted("PT {who}  PG {n}")
    w.line(j.r.place.upper())
    w.heading("MMI / PERMANENT AND STATIONARY VISIT")
    w.line(f"DATE OF VISIT {dates.us0(j.now)}    TYPED {j.d(6, dates.us0)}")
    w.line(f"PATIENT {j.m.patient.name.upper()}    INJURED {dates.us0(j.m.injured)}")
    j.tell(phrases.STORY, 5, 2)
    w.p(j.say(phrases.SEEN, 5))
    w.p("WPI: 7 percent. No further improvement is expected. Future care: medication.")
    w.line(f"E-SIGNED {j.r.author.full}")


@form(WHICH, "therapy-note")
def weekly(j: Desk) -> None:
    """A short note for the doctor."""
    w = j.paper(font="Courier", size=10.5)
    w.heading(f"{j.r.detail.upper()} NOTE")
    w.line(f"{j.m.patient.name}   {dates.us(j.now)}   {j.r.place}")
    w.p(
        "Patient seen for 45 minutes. Treatment as before. Tolerated well. Range of motion better by ten degrees. Two visits remain."
    )
    w.line(f"- {j.r.author.full}")


@form(WHICH, "psychological-report")
def intake(j: Desk) -> None:
    """A first interview."""
    w = j.paper(font="Times-Roman", size=11.5)
    w.line(j.r.place, bold=True, align="right")
    w.heading("BEHAVIORAL HEALTH INTAKE ASSESSMENT", bold=True)
    w.pairs(
        [
            ("Client", j.m.patient.name),
            ("Interviewed on", dates.us(j.now)),
            ("Report written", j.d(7)),
            ("Referral", j.m.treaters[0][0].full),
        ]
    )
    w.p(j.say(phrases.MIND, 6))
    w.line("Diagnostic impression", bold=True)
    j.numbered(["Major depression, single episode", "Sleep disorder"])
    w.line(f"Prepared and signed by {j.r.author.full}")


@form(WHICH, "first-report")
def first_narrative(j: Desk) -> None:
    """The first report as a letter."""
    w = j.paper(font="Times-Roman", size=12)
    j.head()
    w.line(j.d(1, dates.words))
    w.line(j.m.insurer)
    j.about(("First seen:", j.d()), lead="RE:")
    w.heading("FIRST REPORT OF TREATING PHYSICIAN", bold=True)
    w.p(j.say(phrases.STORY, 4))
    w.p(j.say(phrases.SEEN, 4))
    w.p("Diagnosis: " + "; ".join(j.thinks(2)) + ". " + j.say(phrases.NEXT, 2))
    j.close("Truly,")


@form(WHICH, "imaging-report")
def addressed(j: Desk) -> None:
    """A report in boxes, comparison and all, the reader's name in a line with the time."""
    w = j.paper(font="Helvetica", size=10)
    w.heading(f"{j.part.upper()} {j.r.detail.upper()}", bold=True, align="centre", size=13)
    w.line(j.r.place, align="centre")
    j.boxes(
        [
            ("Patient", j.m.patient.name),
            ("Birth", dates.us(j.m.born)),
            ("Performed", dates.us(j.now)),
            ("Doctor", j.m.treaters[0][0].full),
        ]
    )
    earlier = [r for r in j.v.some(4, ("imaging-report",)) if r.part == j.r.part][:1]
    for r in earlier:
        when, noun, _, mention = j.v.item(r, 0)
        w.p(f"Compared with: {noun}, {when}.", mention)
    w.p("Result: mild wear without fracture. No dislocation. Soft tissue is normal.")
    w.p("Opinion: no change that needs action.")
    w.line(f"{j.r.author.full}, Radiologist     {j.d(1)} 11:20")


@form(WHICH, "laboratory-report")
def drug_monitor(j: Desk) -> None:
    """A report signed off by a scientist of the laboratory."""
    w = j.paper(font="Helvetica", size=10)
    w.line(j.r.place, bold=True, size=14)
    w.heading(f"{j.r.detail.upper()}: RESULTS", bold=True)
    w.two(
        [f"Patient {j.m.patient.name}", f"Sex F   Born {dates.us(j.m.born)}"],
        [f"Drawn {dates.us(j.now)}", f"Run {j.d(1)}", f"Released {j.d(2)}"],
    )
    w.table(
        [
            ("Name", "Found", "Expected"),
            ("a", "none", "none"),
            ("b", "present", "present"),
            ("c", "none", "none"),
        ],
        (0.4, 0.3, 0.3),
    )
    w.line(f"Electronically signed: {j.r.author.full}")


@form(WHICH, "procedure-note")
def short_procedure(j: Desk) -> None:
    """Labels at the left, the signature with a caption."""
    w = j.paper(font="Times-Roman", size=11.5)
    j.head()
    w.heading("INJECTION PROCEDURE RECORD", bold=True)
    for a, b in (
        ("Patient", j.m.patient.name),
        ("Day of procedure", j.d(form=dates.words)),
        ("What was done", j.r.detail),
        ("Anesthetic", "Lidocaine 1 percent"),
    ):
        w.label(a, b)
    w.p("The area was cleaned and injected without difficulty. The patient left walking.")
    w.gap(18)
    w.line(j.r.author.full)
    w.line("Operator", size=8)


@form(WHICH, "electrodiagnostic-report")
def nerve_letter(j: Desk) -> None:
    """A study told in a letter."""
    w = j.paper(font="Times-Roman", size=12)
    j.head()
    w.line(j.d(3, dates.words))
    w.line(j.m.treaters[1][0].full)
    j.about(("Studied on:", j.d()))
    w.heading("ELECTRODIAGNOSTIC CONSULTATION", bold=True)
    w.p(
        f"Nerve conduction studies and electromyography of the {j.r.detail} showed normal latencies, amplitudes and velocities. Needle EMG was normal."
    )
    j.close("Yours,", "Electromyographer")


@form(WHICH, "operative-report")
def op_letter(j: Desk) -> None:
    """An operation in numbered sections, records of before named."""
    w = j.paper(font="Helvetica", size=10.5)
    w.line(j.r.place, align="right", bold=True)
    w.heading("SURGICAL PROCEDURE REPORT", bold=True)
    w.line(f"Patient {j.m.patient.name}, operated on {j.d(form=dates.words)}")
    w.label("1. Operation:", j.r.detail)
    for r in j.v.some(1, ("imaging-report",)):
        when, noun, by, mention = j.v.item(r)
        w.p(f"2. Reason: see {noun}{' by ' + by if by else ''} of {when}.", mention)
    w.p("3. Course: incision, exposure, repair, closure. No complication. Blood loss 10 mL.")
    w.gap(16)
    w.line(j.r.author.full)


@form(WHICH, "medication-record")
def administered(j: Desk) -> None:
    """What was given, several days, by the one who signs."""
    w = j.paper(font="Courier", size=10)
    w.line(j.m.treaters[1][1])
    w.heading("MEDICATION ADMINISTRATION RECORD")
    w.line(f"Patient: {j.m.patient.name}")
    w.table(
        [
            ("Date given", "Drug", "Dose"),
            (j.d(-8), "Ketorolac", "60 mg"),
            (j.d(-3), "Ketorolac", "60 mg"),
            (dates.us(j.now), "Ketorolac", "30 mg"),
        ],
        (0.35, 0.4, 0.25),
    )
    w.line(f"Signature: {j.r.author.full}")
    w.line(f"Printed {j.d(14)}")


@form(WHICH, "medical-legal-report")
def interrogatory(j: Desk) -> None:
    """Answers to questions after the report."""
    w = j.paper(font="Courier", size=10.5)
    j.counted("{who}  SUPPLEMENTAL  {n} OF {total}")
    w.line(j.r.place.upper())
    w.line(j.d(form=dates.words))
    w.heading("SUPPLEMENTAL QME REPORT")
    w.p("You asked whether further records change my view of apportionment. I received:")
    j.reviewed(4, CLINICAL, "numbers")
    w.p("They do not. This report is based on records alone.")
    w.gap(18)
    w.line(j.r.author.full)
