"""Fresh set: requests for authorization, applications, and papers of law."""

from __future__ import annotations

from datetime import timedelta

from .. import dates
from ..naming import NAMED
from ..writing import Job, template
from . import text
from .evaluators import TREATMENTS
from .voice import fill, item, listed, sign


@template("fresh", "request-for-authorization")
def form(j: Job) -> None:
    """The state form, tables and boxes; signed on the date that counts."""
    w = j.paper(size=9)
    w.line("State of California, Division of Workers' Compensation", size=8)
    w.heading("REQUEST FOR AUTHORIZATION", bold=True, size=13)
    w.line(
        "DWC Form RFA     Attach the Doctor's First Report, a PR-2, or an equivalent narrative report.",
        size=8,
    )
    w.line(
        "[X] New Request   [ ] Resubmission   [ ] Expedited review   [ ] Written confirmation of oral request"
    )
    w.pairs([("Employee Name", j.m.patient.turned), ("Date of Injury", dates.us(j.m.injured)), ("Claim Number", j.m.claim), ("Employer", j.m.employer),
             ("Requesting Physician", j.r.author.full), ("Practice", j.r.place)], stacked=True, framed=True)  # fmt: skip
    rows = [("Diagnosis", "ICD", "Service/Good Requested", "CPT/HCPCS", "Frequency")]
    rows += [(j.s.fill(text.DIAGNOSES[0]), "847.2", x, "", "2x4") for x in j.rng.sample(TREATMENTS, 2)]
    w.table(rows, (0.25, 0.1, 0.35, 0.15, 0.15))
    w.line(f"Requesting Physician Signature: {j.r.author.full}     Date: {dates.us(j.r.date)}")
    w.line("Claims Administrator Response:  [ ] Approved  [ ] Denied or Modified  [ ] Delay   Date: ________")


@template("fresh", "request-for-authorization")
def letter(j: Job) -> None:
    """A clinic's own request in the form of a letter with enclosures."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    j.letterhead()
    w.line(dates.words(j.r.date), align="right")
    w.heading("Treatment Authorization Request", bold=True)
    j.re()
    w.p(
        f"To {j.m.insurer}, Utilization Review: we ask leave to give {j.rng.choice(TREATMENTS)} and {j.rng.choice(TREATMENTS)} to this patient."
    )
    w.p(fill(j, text.COMPLAINT, 2))
    w.line("Attached:")
    listed(j, 2, "arrows", ("progress-report", "imaging-report"))
    sign(j, "Requesting physician")


@template("fresh", "application")
def imr(j: Job) -> None:
    """The form for independent medical review, captions above the values."""
    w = j.paper(size=9.5)
    w.author = j.m.patient.name
    w.line("State of California   DWC IMR   Mail or fax to the address on the instructions", size=8)
    w.heading("APPLICATION FOR INDEPENDENT MEDICAL REVIEW", bold=True, align="centre", size=13)
    w.line("TO REQUEST REVIEW, SIGN AND DATE THIS FORM AND ATTACH A COPY OF THE WRITTEN DECISION", size=8)
    w.pairs([("Employee Name (First, MI, Last)", j.m.patient.name), ("Address", ", ".join(j.m.town.address())), ("Employer Name", j.m.employer),
             ("Claims Administrator", j.m.insurer), ("Claim Number", j.m.claim), ("Date of Injury", dates.us(j.m.injured))], stacked=True, framed=True)  # fmt: skip
    w.label("Disputed treatment:", "; ".join(j.rng.sample(TREATMENTS, 2)))
    w.label("Reason:", "[X] Medical necessity   [ ] Liability")
    w.p(
        "Consent to obtain medical records: I allow my providers to send records and reports to the review organization. This consent ends one year from its date."
    )
    w.line(f"Employee Signature  {j.m.patient.name}        Date  {dates.us(j.r.date)}")


@template("fresh", "application")
def handwritten(j: Job) -> None:
    """The same filled on lines, two sheets, signed at the end."""
    w = j.paper(font="Times-Roman", size=11)
    w.author = j.m.patient.name
    w.heading("Application for Independent Medical Review (DWC Form IMR)", bold=True)
    for name, value in (
        ("Name of employee", j.m.patient.name),
        ("Injured on", dates.us(j.m.injured)),
        ("Claim no.", j.m.claim),
        ("Treating physician", j.m.treaters[0][0].full),
    ):
        w.line(f"{name} ____ {value} ____")
        w.gap(4)
    w.label("List each treatment in dispute:", j.rng.choice(TREATMENTS))
    w.newpage()
    w.line("Application for Independent Medical Review, continued", size=9)
    w.p("Authorized representative, if any: none. The employee asks for a regular, not an expedited, review.")
    w.line("I declare that the above is true.")
    w.line(f"Signed {j.m.patient.name}     on {dates.us(j.r.date)}")


@template("fresh", "legal")
def service(j: Job) -> None:
    """A declaration of service with the papers served."""
    w = j.paper(font="Times-Roman", size=12, margin=72)
    w.heading("PROOF OF SERVICE", bold=True, align="centre")
    w.line("STATE OF CALIFORNIA, COUNTY OF KERN")
    w.p(
        "I am over eighteen and not a party to this matter. I placed in the mail, postage paid, true copies of:"
    )
    listed(j, 3, "letters", ("ur-decision", "medical-legal-report", "permanent-and-stationary-report"))
    w.p(f"addressed to {j.m.lawyer.name}, {j.m.firm}, and to {j.m.insurer}.")
    w.p(
        f"I declare under penalty of perjury that the foregoing is true. Executed on {dates.words(j.r.date)}, at Bakersfield."
    )
    w.line("______________________")
    w.line(j.r.author.full)


@template("fresh", "legal")
def subpoena(j: Job) -> None:
    """A subpoena with a later date to produce."""
    w = j.paper(font="Courier", size=9.5)
    w.line("WORKERS' COMPENSATION APPEALS BOARD", align="centre")
    w.line(
        f"{j.m.patient.name}, Applicant, v. {j.m.employer}, Defendant.    Case ADJ{j.rng.randint(1000000, 9999999)}"
    )
    w.heading("SUBPOENA DUCES TECUM", align="centre", bold=True)
    w.p(f"To the custodian of records of {j.m.treaters[0][1]}: you are commanded to produce on {dates.words(j.after(24))} all writings on the applicant, with films, bills and charts.")  # fmt: skip
    w.p(fill(j, text.CLAUSES, 2))
    w.line(f"Dated: {dates.words(j.r.date)}")
    w.line(f"By: {j.r.author.full}, for {j.r.place}")


@template("fresh", "legal")
def pleading(j: Job) -> None:
    """A numbered-line petition with exhibits."""
    w = j.paper(font="Times-Roman", size=12, margin=80)
    for n in range(1, 24):
        w.sheets[0].marks.append(_number(n))
    w.line(f"{j.r.author.full}")
    w.line(j.r.place)
    w.gap(20)
    w.line("BEFORE THE WORKERS' COMPENSATION APPEALS BOARD", align="centre", bold=True)
    w.two(
        [j.m.patient.name + ",", "        Applicant,", "  vs.", j.m.employer + ","],
        ["Case No. ADJ" + str(j.rng.randint(1000000, 9999999))],
    )
    w.heading("PETITION FOR RECONSIDERATION", bold=True, align="centre")
    w.p(fill(j, text.CLAUSES, 4))
    records = j.n.some(2, (*NAMED, "ur-decision"))
    for letter, record in zip("AB", records, strict=False):
        when, words, _, found = item(j, record)
        w.p(f"Exhibit {letter}: {words}, {when}.", found)
    w.line(f"DATED: {dates.words(j.r.date)}")
    sign(j, "Attorney for the party named above")


def _number(n: int):  # type: ignore[no-untyped-def]
    """The number of a line at the left edge."""
    from ..paper import HEIGHT, Mark

    return Mark("text", 40, HEIGHT - 62 - 28 * (n - 1), str(n), "Times-Roman", 11)


@template("fresh", "legal")
def notice(j: Job) -> None:
    """A notice of representation."""
    w = j.paper(size=11, margin=70)
    j.letterhead()
    w.heading("NOTICE OF REPRESENTATION AND REQUEST FOR SERVICE OF MEDICAL REPORTS", bold=True)
    w.p(
        f"Please note that this office acts for {j.m.patient.name} in claim {j.m.claim}, injury of {dates.us(j.m.injured)}."
    )
    w.p(fill(j, text.CLAUSES, 3))
    w.p(
        f"All reports are to be served here within ten days, that is by {dates.words(j.r.date + timedelta(days=10))}."
    )
    w.line(f"Dated {dates.us(j.r.date)}")
    sign(j, close="")
