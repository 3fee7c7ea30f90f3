"""Letters of adjusters, lawyers and nurses; faxes; what the board and the courts want."""

from __future__ import annotations

from ... import dates
from ...writing import Job, template
from ..tools import begin, blanks, earlier, foot, initials, paragraphs, right, ticks
from ..words import MAIL, PAST, RULE, SAYS

SET = "fifth-dev"


@template(SET, "correspondence")
def adjuster(j: Job) -> None:
    """An adjuster asks, delays or reminds."""
    w = begin(j, size=10.5)
    w.line(j.m.insurer, bold=True, size=14)
    w.line("  ".join(j.m.town.address()), size=8)
    w.gap(14)
    w.line(dates.words(j.r.date))
    w.gap()
    for text in (j.m.treaters[0][0].full, j.m.treaters[0][1], j.m.town.address()[1]):
        w.line(text)
    w.gap()
    w.pairs([("Employee:", j.m.patient.name), ("Employer:", j.m.employer), ("D/I:", dates.us(j.m.injured)), ("Our file:", j.m.claim)],
            columns=1)  # fmt: skip
    w.p("Dear Doctor:")
    paragraphs(j, (MAIL, 3), (MAIL, 3), named=2)
    w.p(f"Please send your narrative and the PR-2 within ten days, that is by {dates.words(j.after(10))}.")
    j.hand("Sincerely,", "Claims Examiner", "cc: file")


@template(SET, "correspondence")
def exhibits(j: Job) -> None:
    """A lawyer's letter with what is enclosed; the secretary's initials below."""
    w = begin(j, font="Times-Roman", size=12, margin=72)
    w.line(j.r.place.upper(), bold=True, align="centre", size=14)
    w.line("A Professional Corporation", align="centre", size=9)
    other = j.m.town.person("lay")
    w.line(f"{j.r.author.name}      {other.name}, of counsel", size=9, align="centre")
    w.gap(14)
    right(j, dates.words(j.r.date))
    w.line("VIA FACSIMILE AND U.S. MAIL", bold=True, size=10)
    for text in (j.m.adjuster.name, j.m.insurer):
        w.line(text)
    w.gap()
    w.line(
        f"Re:  {j.m.patient.name} vs. {j.m.employer};  D/I {dates.us(j.m.injured)};  Claim {j.m.claim}",
        bold=True,
    )
    w.gap()
    w.p(f"Dear {j.rng.choice(('Mr.', 'Ms.'))} {j.m.adjuster.last}:")
    w.p("This office represents the injured worker. " + j.s.fill(j.rng.choice(MAIL)))
    w.p("We enclose and serve the following:")
    for n, record in enumerate(j.n.some(5)):
        when, noun, by, mention = j.n.item(record)
        w.p(f"Exhibit {'ABCDE'[n]}:  {noun}{' of ' + by if by else ''}, {when}", mention, x=24)
    paragraphs(j, (MAIL, 3))
    j.hand("Very truly yours,", j.r.place)
    w.line(initials(j, "{a}/{b}"))
    w.line("Encls.")


@template(SET, "correspondence")
def nurse(j: Job) -> None:
    """A nurse case manager tells of a visit she went along to; the letter's date is its own."""
    w = begin(j, size=10)
    w.author = f"{j.r.author.name}, RN, CCM"
    w.line("Field Case Management", bold=True, size=13)
    w.line(f"TO: {j.m.adjuster.name}, {j.m.insurer}")
    w.line(f"FROM: {w.author}")
    w.line(f"DATE: {dates.us(j.r.date)}")
    w.line(f"RE: {j.m.patient.name} / {j.m.claim}")
    w.rule()
    w.p(f"Dear {j.m.adjuster.name}: As you asked, I am writing about where things stand. I will call the doctor on "
        f"{dates.us(j.after(5))} and go to the next appointment {dates.us(j.after(20))}.")  # fmt: skip
    paragraphs(j, (PAST, 3), (SAYS, 3), named=3, idle=1)
    paragraphs(j, (MAIL, 2))
    w.gap(18)
    w.line(w.author)
    w.line(f"dictated {dates.us(j.r.date)}, typed {dates.us(j.after(2))}", size=8)


@template(SET, "fax-cover")
def cover(j: Job) -> None:
    """A fax sheet by hand."""
    w = begin(j, size=12)
    w.line(j.r.place, align="right", size=10)
    w.heading(j.rng.choice(("FAX", "FAX TRANSMITTAL", "Fax Cover Sheet")), bold=True, size=26)
    blanks(j, [[("TO:", j.m.insurer), ("FAX #:", j.m.town.phone())], [("FROM:", j.r.author.name), ("PHONE:", j.m.town.phone())],
               [("DATE:", dates.us2(j.r.date)), ("# PAGES:", str(j.rng.randint(2, 30)))], [("RE:", f"{j.m.patient.last} {j.m.claim}")]])  # fmt: skip
    ticks(
        j,
        ("Urgent", "For review", "Please reply", "Per your request"),
        j.rng.randint(0, 3),
        columns=2,
        by="X",
    )
    w.p(
        "The papers that come with this sheet are for the person named only. If you got them by mistake call us at once."
    )


@template(SET, "legal")
def service(j: Job) -> None:
    """A proof of service, its date by pen."""
    w = begin(j, font="Times-Roman", size=12)
    w.heading("PROOF OF SERVICE BY MAIL", bold=True, align="centre")
    w.line("STATE OF CALIFORNIA, COUNTY OF LOS ANGELES", align="centre")
    w.p(f"I am employed in the county aforesaid. {RULE[1]} My business address is {j.m.town.address()[0]}.")
    w.p(
        "I placed true copies of the papers that go with this proof in the United States mail, postage paid, addressed to:"
    )
    for text in (j.m.insurer, j.m.firm, "Workers' Compensation Appeals Board, Van Nuys"):
        w.line(text, x=40)
    w.gap()
    w.p(RULE[0])
    w.p(f"Executed on {dates.words(j.r.date)}, at Los Angeles, California.")
    w.gap(20)
    w.line("_" * 30, x=220)
    w.line(j.r.author.name, x=220)


@template(SET, "legal")
def subpoena(j: Job) -> None:
    """A subpoena for records; the day to appear is not its date."""
    w = begin(j, font="Times-Roman", size=11)
    w.line("WORKERS' COMPENSATION APPEALS BOARD", bold=True, align="centre")
    w.line("STATE OF CALIFORNIA", align="centre")
    w.two([f"{j.m.patient.name},", "     Applicant,", "vs.", f"{j.m.employer}; {j.m.insurer},", "     Defendants."],
          [f"Case No. ADJ{j.rng.randint(1000000, 9999999)}", "", f"Injury: {dates.us(j.m.injured)}"])  # fmt: skip
    w.heading("SUBPOENA DUCES TECUM", bold=True, align="centre")
    w.p(
        f"The People of the State of California send greetings to: Custodian of Records, {j.m.treaters[0][1]}."
    )
    w.p(f"You are commanded to appear before a deposition officer on {dates.words(j.after(25))} at 10 a.m. and to bring "
        "all medical records, X-ray films and bills of the person named above, from the first to the last.")  # fmt: skip
    w.p(RULE[0])
    w.line(f"Date: {dates.words(j.r.date)}")
    w.gap(16)
    w.line(f"{j.r.author.name}", x=260)
    w.line(f"Attorney, {j.r.place}", x=260)


@template(SET, "ur-decision")
def denial(j: Job) -> None:
    """A denial by a small reviewer's office, signed by its own doctor; the request and its receipt have dates too."""
    w = begin(j, font="Times-Roman", size=11)
    peer = j.m.town.person("physician")
    right(j, dates.words(j.r.date))
    w.line(j.r.place, bold=True, size=13)
    w.line("  ".join(j.m.town.address()), size=9)
    w.gap()
    w.line(j.m.treaters[0][0].full)
    w.line(j.m.treaters[0][1])
    w.gap()
    w.line(f"Re: {j.m.patient.name}, {j.m.claim}, D/I {dates.us(j.m.injured)}")
    w.heading(
        j.rng.choice(("NOTICE OF UTILIZATION REVIEW DENIAL", "Utilization Review - Adverse Determination")),
        bold=True,
    )
    w.p("Dear Doctor:")
    asked = j.n.some(1, ("request-for-authorization",))
    if asked:
        when, _, _, mention = j.n.item(asked[0])
        w.p(f"Your request for authorization dated {when} came to us on {dates.us(earlier(j, 4))}.", mention)
    w.p(f"Requested: therapy, eight visits, {j.s.part}. DECISION: not certified.")
    w.p(
        f"The matter was looked at by {peer.full}, licensed in California. "
        + "The guideline asks for signs of gain from what was done already, and the papers sent do not show them."
    )
    w.line("Papers read:", bold=True)
    for record in j.n.some(4):
        when, noun, by, mention = j.n.item(record)
        w.p(f"-- {noun}{' ' + by if by else ''} {when}", mention, x=14)
    w.p(
        "You may ask for independent medical review with the form that comes with this letter within thirty days."
    )
    foot(j, ("Enclosure: IMR form",))
    j.hand("Sincerely,", "Medical Director")
