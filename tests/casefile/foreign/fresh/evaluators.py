"""Fresh set: medical-legal evaluators, and decisions of utilization review."""

from __future__ import annotations

from datetime import timedelta

from .. import dates
from ..naming import NAMED
from ..writing import Job, template
from . import text
from .voice import fill, head, item, listed, more, never, sign, tell

TREATMENTS = (
    "a topical cream",
    "eight visits of aquatic therapy",
    "a home traction unit",
    "a gym membership",
)


@template("fresh", "medical-legal-report")
def panel(j: Job) -> None:
    """A panel evaluation with records under heads, longer than the rest."""
    w = j.paper(font="Times-Roman", size=11.5, margin=72)
    j.letterhead()
    w.line(dates.words(j.after(20)), align="right")
    w.line(f"{j.m.insurer}, attention {j.m.adjuster.name}")
    w.gap()
    w.heading("Panel Qualified Medical Evaluation", bold=True, align="centre", size=14)
    j.re(("Date of examination", dates.words(j.r.date)))
    head(j, j.after(20))
    w.p(
        f"The examinee was seen in my office on {dates.words(j.r.date)}. Face-to-face time was 60 minutes; interpreter: {j.m.town.person('lay').name}."
    )
    w.line("History of the Injury", bold=True)
    tell(j, text.BACKGROUND, 2, length=5)
    w.line("Current Complaints", bold=True)
    w.p(fill(j, text.COMPLAINT, 6))
    more(j, 8)
    w.line("Review of Records", bold=True)
    listed(j, 8, "dates", (*NAMED, "ur-decision", "first-report"))
    w.line("Examination", bold=True)
    w.p(fill(j, text.FINDINGS, 7))
    w.line("Discussion", bold=True)
    w.p(
        "Causation is industrial. Apportionment is ninety percent to the injury and ten percent to age. "
        + never(j)
    )
    tell(j, text.BACKGROUND, 2, length=2)
    w.p(
        "I declare under penalty of perjury that the information in this report is true to the best of my knowledge, save as to what I was told by others."
    )
    sign(j, "Qualified Medical Evaluator", f"Signed on {dates.words(j.after(20))} in Fresno County", close="")
    w.line(f"Prepared with the clerical help of {j.m.town.person('lay').name}, transcriber.", size=9)


@template("fresh", "medical-legal-report")
def supplemental(j: Job) -> None:
    """A supplemental report upon records only, dated the day it was signed."""
    w = j.paper(font="Times-Roman", size=12, margin=76)
    w.line(j.r.author.full, bold=True, align="centre")
    w.line("Independent and Qualified Medical Evaluations", align="centre", size=9)
    w.gap()
    w.line(dates.words(j.r.date))
    w.heading("QME SUPPLEMENTAL REPORT", bold=True)
    j.re()
    head(j)
    w.p(
        "I was sent further records and asked whether they alter my opinions. The patient was not seen again."
    )
    listed(j, 6, j.rng.choice(("heads", "table")))
    w.p("Having weighed these, my opinions on causation and apportionment stand. " + never(j))
    sign(j, f"Executed {dates.us(j.r.date)}")


@template("fresh", "medical-legal-report")
def agreed(j: Job) -> None:
    """An agreed evaluation with numbered parts and one block of prose on the records."""
    w = j.paper(size=10.5, margin=64)
    w.heading("AGREED MEDICAL EVALUATION", bold=True, size=14)
    w.line(f"{j.r.author.full}     {j.r.place}")
    w.pairs([("Applicant", j.m.patient.name), ("Defendant", j.m.employer), ("Evaluation", dates.us(j.r.date)), ("Issued", dates.us(j.after(25)))],
            columns=4, stacked=True, framed=True)  # fmt: skip
    for k, (name, source) in enumerate((("JOB", text.BACKGROUND), ("COMPLAINTS", text.COMPLAINT)), start=1):
        w.line(f"{k}. {name}", bold=True)
        w.p(fill(j, source, 4))
    more(j, 8)
    w.line("3. MATERIAL FURNISHED", bold=True)
    listed(j, 7, "semicolons")
    w.line("4. FINDINGS", bold=True)
    w.p(fill(j, text.FINDINGS, 6))
    w.line("5. OPINION", bold=True)
    tell(j, text.BACKGROUND, 3, length=2)
    w.p("Disability is permanent and stationary for rating. " + never(j))
    sign(j, "Agreed Medical Evaluator")


def reviewed(j: Job) -> str:
    """The physician who decided, whom the letter names without their signature."""
    return j.m.town.person("physician").full


@template("fresh", "ur-decision")
def modified(j: Job) -> None:
    """A letter with the decision in a table, signed by a nurse or other person of the firm."""
    w = j.paper(size=10)
    j.letterhead(align="left")
    w.line(dates.words(j.r.date))
    w.line(f"{j.m.treaters[0][0].full}, {j.m.treaters[0][1]}")
    w.gap()
    w.heading("NOTICE OF UTILIZATION REVIEW DETERMINATION: MODIFICATION", bold=True)
    w.pairs([("Injured worker", j.m.patient.name), ("Claim", j.m.claim), ("Request received", dates.us(j.r.date - timedelta(days=6))),
             ("Decision date", dates.us(j.r.date))])  # fmt: skip
    one, two = j.rng.sample(TREATMENTS, 2)
    w.table(
        [("Treatment", "Requested", "Decision"), (one, "1", "Certified"), (two, "12", "Modified to 4")],
        (0.5, 0.2, 0.3),
    )
    w.line("Documents considered:", bold=True)
    listed(j, 4, "arrows", (*NAMED, "request-for-authorization"))
    w.p("Rationale: the guideline supports a short trial and then a new look at function. " + never(j))
    w.p(f"Reviewing physician: {reviewed(j)}, licensed in California, orthopedics.")
    w.p("You may dispute this decision by IMR within 30 days; the form is enclosed with the worker's copy.")
    sign(j, "Utilization Review Department", close="Sincerely,")


@template("fresh", "ur-decision")
def denial(j: Job) -> None:
    """A denial in prose, with a date of the decision away from the top."""
    w = j.paper(font="Times-Roman", size=11.5, margin=70)
    w.line(j.r.place, bold=True, size=15)
    w.heading("Utilization Review - Adverse Determination", bold=True, align="right")
    j.re()
    when, words, who, found = ("", "", "", None)
    for record in j.n.some(1, ("request-for-authorization",)):
        when, words, who, found = item(j, record)
    asked = f" on the {words} dated {when}" if found else ""
    w.p(f"To: {j.m.treaters[0][0].full}. We were asked to review {j.rng.choice(TREATMENTS)}{asked}.", *([found] if found else []))  # fmt: skip
    w.line("Determination: NOT CERTIFIED", bold=True)
    w.line(f"Date of determination: {dates.words(j.r.date)}")
    w.p("Clinical summary. " + fill(j, text.BACKGROUND, 2))
    tell(j, text.COMPLAINT, 3)
    w.p("Medical necessity is not shown because gains from earlier care were not set out.")
    w.p(f"Peer reviewer: {reviewed(j)}. Peer-to-peer hours: 9 to 5 Pacific.")
    sign(j, j.r.place, close="Signed for the claims administrator,")
