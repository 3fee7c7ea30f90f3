"""Test set: requests, decisions, applications."""

from __future__ import annotations

from .. import dates
from ..naming import NAMED
from ..prose import LAW, SUBJECTIVE
from ..writing import Job, template


def asked(j: Job) -> str:
    return j.rng.choice((
        f"Repeat MRI, {j.r.part}", "Chiropractic 8 visits", "Gabapentin 300 mg #60", "Interferential unit purchase",
        f"Surgery, {j.r.part}", "Psychotherapy x 6",
    ))  # fmt: skip


@template("test", "ur-decision")
def sheet(j: Job) -> None:
    """Title in a frame, items in a table, a doctor signs."""
    w = j.paper(size=9.5)
    w.table([("UTILIZATION REVIEW - NON-CERTIFICATION", j.r.place)], (0.6, 0.4))
    w.title = "UTILIZATION REVIEW - NON-CERTIFICATION"
    w.pairs([("Issued to:", j.m.treaters[0][0].full), ("Employee:", j.m.patient.name), ("Request received:", dates.us20(j.after(-5))),
             ("Determined on:", dates.us20(j.r.date)), ("Claim #:", j.m.claim), ("Mailed:", dates.us20(j.after(1)))])  # fmt: skip
    w.table(
        [("#", "Service", "Outcome"), ("1", asked(j), "Denied"), ("2", asked(j), "Denied")], (0.1, 0.6, 0.3)
    )
    w.line("Information considered", bold=True)
    j.listed(6, NAMED, how="numbers")
    w.line("Basis", bold=True)
    j.story(2, SUBJECTIVE, nothing=0)
    w.line(f"Reviewing physician and signatory: {j.r.author.full}")


@template("test", "ur-decision")
def examiner(j: Job) -> None:
    """A claims examiner's own letter, the decision date within the text block."""
    w = j.paper(font="Times-Roman", size=12)
    w.author = j.m.adjuster.name
    j.letterhead(j.m.insurer, "left")
    w.line(f"Decision date: {dates.words(j.r.date)}")
    w.gap()
    w.heading("Re: Denial of Medical Treatment Request", bold=True)
    w.line(f"Worker: {j.m.patient.name}    Our file: {j.m.claim}")
    w.p(f"Dear Dr. {j.m.treaters[1][0].last}:")
    w.p(f"Our utilization review organization, {j.r.place}, has found that {asked(j)} is not medically necessary. "
        f"The peer reviewer was {j.m.town.person('physician').full}, board certified in physical medicine.")  # fmt: skip
    w.line("The reviewer had before him:", bold=True)
    j.listed(4, NAMED, how="prose")
    w.p("An application for independent medical review is enclosed, with a stamped envelope. " + j.s(LAW, 1))
    w.room(60)
    w.line("Cordially,")
    w.gap(18)
    w.line(j.m.adjuster.name)
    w.line("Senior Claims Examiner")


@template("test", "request-for-authorization")
def stacked(j: Job) -> None:
    """A computer's version of the state's form."""
    w = j.paper(size=9)
    w.heading("DWC FORM RFA - Request for Authorization", bold=True, size=12)
    w.line("This form must accompany a report substantiating the requested treatment.", size=8)
    w.pairs([("Employee", j.m.patient.turned), ("Injury date", dates.us20(j.m.injured)), ("Claim", j.m.claim), ("Physician", j.r.author.full),
             ("NPI", str(j.rng.randint(10**9, 2 * 10**9))), ("Administrator", j.m.insurer)], columns=3, stacked=True, framed=True)  # fmt: skip
    w.table(
        [("Treatment", "CPT", "Qty"), (asked(j), "72148", "1"), (asked(j), "97140", "12")], (0.6, 0.2, 0.2)
    )
    for record in j.n.some(1, ("progress-report",)):
        when = j.n.form(record.date)
        w.p(
            f"Supporting documentation: PR-2 of {when}.",
            j.n.mention(record, f"PR-2 of {when}", record.date.isoformat()),
        )
    w.gap(14)
    w.pairs(
        [("Signature of requesting physician", j.r.author.full), ("Date signed", dates.us20(j.r.date))],
        stacked=True,
    )


@template("test", "request-for-authorization")
def fax(j: Job) -> None:
    """A one page request that clinics fax."""
    w = j.paper(font="Courier", size=10)
    w.line(j.r.place)
    w.heading("TREATMENT AUTHORIZATION REQUEST", bold=True)
    w.line(f"TO: {j.m.insurer} UR DEPT")
    w.line(f"INJURED WORKER: {j.m.patient.name}")
    w.gap()
    w.line("PLEASE AUTHORIZE:")
    w.line(f"( ) {asked(j)}", x=20)
    w.line(f"( ) {asked(j)}", x=20)
    w.gap()
    w.p(j.s(SUBJECTIVE, 2))
    w.line(f"{j.r.author.full}   signed {dates.us2(j.r.date)}")


@template("test", "application")
def imr(j: Job) -> None:
    """The application as filled by hand on small labels."""
    w = j.paper(font="Times-Roman", size=10)
    w.author = j.m.patient.name
    w.line("State of California - Department of Industrial Relations", align="centre")
    w.heading("Application for Independent Medical Review", bold=True, size=14, align="centre")
    w.pairs([("Name of employee", j.m.patient.name), ("Claim number", j.m.claim), ("Date of injury", dates.us20(j.m.injured)),
             ("Treating physician", j.m.treaters[1][0].full), ("Administrator", j.m.insurer), ("Attorney", j.m.firm)], stacked=True, columns=3)  # fmt: skip
    w.line("List each treatment in dispute:")
    w.line(asked(j), x=20)
    w.p("By signing I consent to the release of medical information for this review. " + j.s(LAW, 1))
    w.two([j.m.patient.name, "Signature of employee"], [dates.us20(j.r.date), "Date"])
