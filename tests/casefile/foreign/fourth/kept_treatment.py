"""Test half: surgery, procedures, therapy and mental health of other systems."""

from __future__ import annotations

from ..writing import Job, template
from .desk import Desk

TEST = "fourth-test"


@template(TEST, "operative-report")
def operation(j: Job) -> None:
    """A surgery centre's report in running text."""
    k = Desk(j, fonts=("Times-Roman", "Helvetica"))
    w, v = k.w, k.v
    k.head()
    k.title(k.pick("REPORT OF OPERATION", "Surgical Report", "Operative Procedure Report"))
    k.facts([("Name", k.patient()), ("Chart", j.m.mrn), (k.pick("Operation date", "Date of Service", "Performed on", "Date"), k.on()), ("Operating surgeon", j.r.author.full),
             ("Anesthesiologist", j.m.town.person("physician").full)])  # fmt: skip
    k.parts([("Before", [f"Intractable {v.part(j.r)} pain."]), ("After", ["The same."]), ("Operation", [j.r.detail.capitalize()]), ("Findings", [v.say("scan", 2)]),
             ("Narrative", v.told("story", 1, ("imaging-report", "consultation"), nothing=0)),
             ("Technique", ["With the patient asleep and positioned the skin was washed and draped. Incisions were made over the usual marks. "
              "The planned steps were done and inspected. Bleeding was controlled. Closure was by absorbable suture. Instrument and sponge counts agreed."]),
             ("Condition", ["Stable, to the recovery area."])], k.pick("before", "over", "beside", "caps"))  # fmt: skip
    k.ink(k.pick("", "Surgeon:"), name=k.signed())
    w.line(f"Typed {k.on(3)}", size=8)


@template(TEST, "procedure-note")
def injection(j: Job) -> None:
    """A hospital pain unit's note of an injection."""
    k = Desk(j)
    w, v = k.w, k.v
    k.printed(40)
    k.head()
    k.title(
        k.pick(
            "Interventional Pain Procedure",
            "INJECTION RECORD",
            f"{j.r.detail.title()} Report",
            "Procedures - Encounter Note",
        )
    )
    k.facts(
        [
            ("Pt", k.patient()),
            ("MRN", j.m.mrn),
            (k.pick("Procedure performed on", "Date", "Service Date"), k.on()),
            ("Proceduralist", j.r.author.full),
            ("Pre-op pain", "8/10"),
            ("Post-op pain", "2/10"),
        ]
    )
    k.parts([("Title of procedure", [f"{j.r.detail.capitalize()} - {v.part(j.r)}"]), ("Background", v.told("complaints", 1, ("imaging-report", "procedure-note"), nothing=0)),
             ("Details", ["Risks were gone over and consent was obtained. Site was marked. Skin was cleansed with chlorhexidine. A 22 gauge needle "
              "was placed under image guidance, contrast confirmed the place, and 3 mL of the solution went in slowly."]), ("After care", ["Observed thirty minutes without event. " + v.nothing()])])  # fmt: skip
    k.extras(3)
    w.line(
        k.pick(
            f"Procedure note completed by {k.signed()}, {k.on()}",
            f"{k.signed()} - e-signed {k.on()} {k.clock()}",
            f"Attending: {k.signed()}",
        )
    )


@template(TEST, "therapy-note")
def session(j: Job) -> None:
    """A rehabilitation network's session note; the dates of former visits stand in a row."""
    k = Desk(j, sizes=(9, 9.5))
    w, v = k.w, k.v
    k.head()
    k.title(
        k.pick(
            "Treatment Encounter Note",
            f"{j.r.detail.upper()} PROGRESS NOTE",
            "Rehabilitation Session Note",
            "SOAP NOTE",
        )
    )
    k.facts(
        [
            ("Patient", k.patient()),
            (k.pick("Treatment date", "Session", "Date of treatment", "DOS"), k.on()),
            ("Visits to date", k.number(1)),
            ("Auth. visits", "12"),
            ("Physician", j.m.treaters[1][0].full),
            ("Service", j.r.detail),
        ]
    )
    k.parts(
        [
            ("S", [v.say("complaints", 2)]),
            ("O", [v.say("findings", 2)]),
            ("A", ["Gains are slow but steady."]),
            ("P", ["Go on as planned. " + v.nothing()]),
        ],
        k.pick("before", "over", "beside"),
    )
    w.table(
        [
            ("Procedure", "Units", "Minutes"),
            (k.pick("97110 Exercise", "97140 Manual", "97813 Needles", "98941 Adjustment"), "2", "30"),
            ("97010 Heat", "1", "10"),
        ],
        (0.6, 0.2, 0.2),
    )
    k.extras(4)
    w.line(
        k.pick(
            f"Provider of service: {k.signed()}",
            f"{k.signed()} {k.on()} {k.clock()}",
            f"Treating clinician signature: {k.signed()}",
        )
    )


@template(TEST, "psychological-report")
def mental(j: Job) -> None:
    """A network's mental health report or session note."""
    k = Desk(j, fonts=("Times-Roman", "Helvetica"), sizes=(9.5, 10))
    w, v = k.w, k.v
    k.head()
    full = k.rng.random() < 0.5
    k.title(
        k.pick("PSYCHOLOGICAL CONSULTATION AND TESTING", "Mental Health Evaluation Report")
        if full
        else k.pick(
            "Individual Therapy Note", "Outpatient Psychology Visit", "Cognitive Behavioral Therapy Session"
        )
    )
    k.facts(
        [
            ("Name", k.patient()),
            (k.pick("Seen", "Date of session", "Evaluation date"), k.on()),
            ("By", j.r.author.full),
            ("Claim", j.m.claim),
        ]
    )
    k.running("Psychology")
    k.parts([("Observations", [v.say("mind", 3)])])
    if full:
        k.parts(
            [("History", v.told("story", 2)), ("Testing", ["BDI-II 24; BAI 19; PCS 31. " + v.say("mind", 1)])]
        )
        w.line("Documents read", bold=True)
        k.listed(v.some(3))
    k.parts(
        [
            ("Work in session" if not full else "Conclusions", [v.say("mind", 2)]),
            ("Next steps", [v.nothing()]),
        ]
    )
    k.extras(5)
    k.ink(
        k.pick("", "Respectfully,"), k.pick("Behavioral Medicine", "Licensed in California"), name=k.signed()
    )
