"""Dev set: requests, decisions, applications."""

from __future__ import annotations

from .. import dates
from ..naming import NAMED
from ..prose import LAW, PLAN, SUBJECTIVE
from ..writing import Job, template


def asked(j: Job) -> str:
    return j.rng.choice((
        f"MRI of the {j.r.part}", "Physical therapy 2 x 6", "Tramadol 50 mg #90", f"Corticosteroid injection, {j.r.part}",
        "Functional capacity evaluation", "Acupuncture 12 sessions",
    ))  # fmt: skip


@template("dev", "ur-decision")
def denial(j: Job) -> None:
    """A reviewer's house denies; a nurse signs, a physician decided."""
    w = j.paper(font="Times-Roman", size=11)
    nurse = j.m.town.person("lay")
    w.author = f"{nurse.name}, RN"
    w.date = j.r.date
    j.letterhead()
    w.line(dates.words(j.after(1)))
    w.gap()
    w.line(j.r.author.full)
    w.gap()
    j.re(("Date of Determination", dates.us(j.r.date)))
    w.heading("NOTICE OF UTILIZATION REVIEW DETERMINATION - DENIAL", bold=True, align="centre")
    requests = j.n.some(1, ("request-for-authorization",))
    if requests:
        when = j.n.form(requests[0].date)
        mention = j.n.mention(
            requests[0], f"request for authorization dated {when}", requests[0].date.isoformat()
        )
        w.p(f"We have completed our review of the request for authorization dated {when}.", mention)
    w.table([("Treatment requested", "Decision"), (asked(j), "Not certified")], (0.65, 0.35))
    w.label(
        "Physician Reviewer:", f"{j.m.town.person('physician').full}, Orthopedic Surgery, CA license A99812"
    )
    w.line("Clinical Summary", bold=True)
    j.story(3, nothing=0)
    w.line("Documents Received", bold=True)
    j.listed(5, NAMED, how="bullets")
    w.line("Rationale", bold=True)
    w.p(j.s(SUBJECTIVE, 2) + " The guideline does not support the service on the facts given.")
    w.p(
        "You may dispute this by sending the enclosed application for independent medical review within thirty days."
    )
    w.room(70)
    w.line("Sincerely,")
    w.gap(18)
    w.line(w.author)
    w.line("Utilization Review Nurse")


@template("dev", "ur-decision")
def modified(j: Job) -> None:
    """A decision to certify in part, on a framed sheet."""
    w = j.paper(size=9.5)
    w.line(j.r.place, bold=True, size=14)
    w.heading("UR Decision: Modified", bold=True, size=12)
    w.pairs([("Injured Worker", j.m.patient.name), ("Claim", j.m.claim), ("Decision Date", dates.us0(j.r.date)),
             ("Received", dates.us0(j.after(-4))), ("Requestor", j.m.treaters[0][0].full), ("Review Type", "Prospective")],
            columns=3, stacked=True, framed=True)  # fmt: skip
    w.line(f"Item 1: {asked(j)} - certified with modification")
    w.line(f"Item 2: {asked(j)} - not certified")
    w.line("Medical Records Reviewed", bold=True)
    j.listed(5, NAMED, how="table")
    w.line("Explanation", bold=True)
    j.story(2, PLAN)
    w.gap(10)
    w.line(f"Signed: {j.r.author.full}, Medical Director")


@template("dev", "request-for-authorization")
def rfa(j: Job) -> None:
    """The state's form."""
    w = j.paper(size=9.5, margin=46)
    w.line("State of California, Division of Workers' Compensation", align="centre")
    w.heading("REQUEST FOR AUTHORIZATION DWC Form RFA", bold=True, size=12, align="centre")
    w.line(
        "Attach the Doctor's First Report, Form PR-2, or a narrative report substantiating the treatment.",
        size=8.5,
    )
    w.line("[X] New Request   [ ] Resubmission - Change in Material Facts   [ ] Expedited Review")
    w.pairs([("Employee Name:", j.m.patient.turned), ("Date of Injury:", dates.us(j.m.injured)), ("Claim Number:", j.m.claim),
             ("Employer:", j.m.employer), ("Provider Name:", j.r.author.full), ("Specialty:", "Orthopedics")], framed=True)  # fmt: skip
    w.table([("Diagnosis", "ICD Code", "Service/Good Requested", "Frequency"), (j.s.impressions(1)[0], "719.46", asked(j), "once")],
            (0.34, 0.14, 0.34, 0.18))  # fmt: skip
    w.gap(10)
    w.line(f"Requesting Physician Signature: /s/ {j.r.author.full}      Date: {dates.us(j.r.date)}")
    w.line("Claims Administrator Response: [ ] Approved  [ ] Denied or Modified  [ ] Delay    Date: ________")


@template("dev", "request-for-authorization")
def asking(j: Job) -> None:
    """A clinic's own letter of request."""
    w = j.paper(font="Times-Roman", size=11)
    j.letterhead()
    w.heading("REQUEST FOR AUTHORIZATION FOR MEDICAL TREATMENT", bold=True, align="centre")
    w.line(f"Date of Request: {dates.us2(j.r.date)}")
    j.re()
    w.p(f"Authorization is requested for the following: {asked(j)}; {asked(j)}.")
    for record in j.n.some(1, ("progress-report",)):
        when = j.n.form(record.date)
        w.p(
            f"Please see my enclosed progress report dated {when}.",
            j.n.mention(record, "progress report", record.date.isoformat()),
        )
    w.p("Please answer by facsimile within five working days.")
    j.hand("Thank you,")


@template("dev", "application")
def imr(j: Job) -> None:
    """The application for independent medical review, signed by the employee."""
    w = j.paper(size=9.5, margin=46)
    w.author = j.m.patient.name
    w.heading("APPLICATION FOR INDEPENDENT MEDICAL REVIEW", bold=True, size=13, align="centre")
    w.line("DWC Form IMR   Send within 30 days of the decision.", align="centre")
    w.pairs([("Employee Name:", j.m.patient.name), ("Date of Injury:", dates.us(j.m.injured)), ("Claim Number:", j.m.claim),
             ("Employer:", j.m.employer), ("Claims Administrator:", j.m.insurer), ("Requesting Physician:", j.m.treaters[0][0].full)], framed=True)  # fmt: skip
    w.line("Disputed treatment: " + asked(j))
    w.line("Consent to Obtain Medical Records", bold=True)
    w.p(
        "I ask for review and allow my providers to furnish records about this matter for one year. "
        + j.s(LAW, 1)
    )
    w.line(f"Employee Signature: {j.m.patient.name}        Date: {dates.us(j.r.date)}")
