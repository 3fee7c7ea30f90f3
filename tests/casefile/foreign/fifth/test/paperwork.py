"""Applications, slips, questionnaires, decisions, and sheets that part one thing from another."""

from __future__ import annotations

from ... import dates
from ...writing import Job, template
from ..tools import begin, blanks, captions, earlier, paragraphs, pen, right, stationery, thoughts, ticks
from ..words import MAIL, RULE

SET = "fifth-test"


@template(SET, "application")
def independent(j: Job) -> None:
    """The IMR form by machine, the signature at the end with its day."""
    w = begin(j, size=9.5, margin=50)
    w.author = j.m.patient.name
    w.heading("Application for Independent Medical Review", bold=True, size=14)
    w.line("DWC Form IMR-1", size=8)
    w.pairs([("Employee", j.m.patient.name), ("Employee's birth date", dates.us0(j.m.born)), ("Injury date", dates.us0(j.m.injured)),
             ("Claim", j.m.claim), ("Employer", j.m.employer), ("Claims administrator", j.m.insurer), ("Adjuster", j.m.adjuster.name),
             ("Physician who asked", j.m.treaters[1][0].full), ("Lawyer", j.m.lawyer.name)], stacked=True)  # fmt: skip
    ticks(j, ("Regular review", "Expedited review"), 0, columns=2)
    w.line("Treatment in dispute:", bold=True)
    w.p(f"{thoughts(j, 1)}: acupuncture for the {j.s.part}, six visits; compound cream.")
    for record in j.n.some(1, ("ur-decision",)):
        when, noun, _, mention = j.n.item(record)
        w.p(f"A copy of the {noun} of {when} is attached.", mention)
    w.p("I consent to the release of my records for the purpose of this review. " + RULE[2])
    w.room(50)
    captions(
        j, [[("Signature of employee", j.m.patient.name), ("Day signed", dates.us0(j.r.date))]], ink=True
    )
    w.p("Mail to: IMR, P.O. Box 138009, Sacramento. Keep a copy.")


@template(SET, "work-status")
def pad(j: Job) -> None:
    """From a pad with the clinic's name."""
    w = begin(j, size=12, margin=80)
    w.line(j.r.place, bold=True, align="centre")
    w.heading("Work Status", bold=True, size=16, align="centre")
    blanks(
        j,
        [
            [("Employee:", j.m.patient.name)],
            [("Injured:", dates.us2(j.m.injured)), ("Recheck:", dates.us2(j.after(14)))],
        ],
    )
    ticks(j, ("No work", "Light work", "Full work"), j.rng.randint(0, 1), columns=3, by="X")
    blanks(
        j,
        [
            [("Limits:", "10 lb, sit/stand at will")],
            [("Until:", dates.us2(j.after(14)))],
            [("Dr.", j.r.author.full), ("Today:", dates.us2(j.r.date))],
        ],
    )


@template(SET, "ur-decision")
def modified(j: Job) -> None:
    """A decision to modify, the decision's date among three others."""
    w = begin(j, size=10)
    peer = j.m.town.person("physician")
    w.line(j.r.place, bold=True, size=15, align="centre")
    w.heading("UTILIZATION REVIEW DETERMINATION", bold=True, align="centre")
    rows = [("Date of decision", dates.us(j.r.date)), ("Request received", dates.us(earlier(j, 4))), ("Injury", dates.us(j.m.injured)),
            ("Claimant", j.m.patient.name), ("Claim", j.m.claim), ("Requested by", j.m.treaters[0][0].full)]  # fmt: skip
    j.rng.shuffle(rows)
    w.pairs(rows, columns=j.rng.choice((1, 2)))
    w.p(
        f"Asked for: therapy, twelve visits, {j.s.part}. Decision: MODIFIED to six visits; the rest is not certified."
    )
    w.p(f"Reviewer: {peer.full}. The guideline allows six visits to begin with and more if there is gain.")
    w.line("Information considered", bold=True)
    j.listed(5, how=j.rng.choice(("bullets", "table", "numbers")))
    w.p("If you do not agree you or your employee may use the enclosed application within thirty days.")
    paragraphs(j, (MAIL, 2))
    j.hand("Regards,", "Physician Advisor for the claims administrator")


@template(SET, "other")
def release(j: Job) -> None:
    """An authorization to release records."""
    w = begin(j, size=11)
    w.author = j.m.patient.name
    w.heading("AUTHORIZATION TO RELEASE MEDICAL INFORMATION", bold=True, align="centre")
    blanks(
        j,
        [
            [("I,", j.m.patient.name), ("born", dates.us(j.m.born))],
            [("allow", j.m.treaters[0][1])],
            [("to give my records to", j.m.firm)],
        ],
    )
    w.p(
        "This includes notes, X-rays, tests and bills since the day I was hurt. It ends one year from today and may be taken back in writing."
    )
    w.gap(20)
    blanks(j, [[("Signed", j.m.patient.name), ("Date", dates.us(j.r.date))]])


@template(SET, "other")
def employer(j: Job) -> None:
    """The employer's own report of the injury, Form 5020."""
    w = begin(j, size=9, margin=42)
    w.author = j.m.adjuster.name
    w.line("State of California", size=8)
    w.gap(4)
    w.heading("EMPLOYER'S REPORT OF OCCUPATIONAL INJURY OR ILLNESS", bold=True, size=12)
    captions(j, [[("1. FIRM NAME", j.m.employer), ("2. MAILING ADDRESS", j.m.town.address()[0])],
                 [("7. DATE OF INJURY / ONSET", dates.us(j.m.injured)), ("8. TIME", "9:15 AM")],
                 [("19. SPECIFIC INJURY, PART OF BODY", j.s.part), ("30. EMPLOYEE NAME", j.m.patient.name)],
                 [("32. DATE OF BIRTH", dates.us(j.m.born)), ("35. OCCUPATION", "warehouse")],
                 [("Completed by (type or print)", j.m.adjuster.name), ("Signature & Title", f"{j.m.adjuster.name}, HR"), ("Date", dates.us(j.r.date))]],
             under=False)  # fmt: skip
    w.line("FORM 5020 (REV 7)", size=7)


@template(SET, "other")
def divider(j: Job) -> None:
    """A sheet between two bundles."""
    w = begin(j)
    w.date = w.author = None
    w.gap(j.rng.randint(120, 330))
    w.line(
        j.rng.choice(("Treating doctor", "Section III", "DEFENSE EXHIBITS", "2", "X-RAYS / TESTS")),
        size=22,
        align="centre",
    )


@template(SET, "fax-cover")
def sheet(j: Job) -> None:
    """A typed transmittal."""
    w = begin(j, size=11)
    stationery(j, name=j.r.place)
    w.heading("Facsimile", bold=True, size=20)
    for name, value in (("Date", dates.us(j.r.date)), ("To", f"{j.m.adjuster.name}, {j.m.insurer}"), ("From", j.r.author.name), ("Fax", j.m.town.phone()),
                        ("Pages with this one", str(j.rng.randint(2, 40))), ("Subject", f"{j.m.patient.name}, {j.m.claim}")):  # fmt: skip
        w.line(f"{name}: {value}")
    w.gap()
    w.p("Message: Here are the papers you asked for. Please say that you have them. " + j.s.fill(MAIL[0]))


@template(SET, "legal")
def adjudication(j: Job) -> None:
    """The application for adjudication."""
    w = begin(j, size=10)
    w.line("STATE OF CALIFORNIA", align="centre")
    w.line("WORKERS' COMPENSATION APPEALS BOARD", align="centre")
    w.heading("APPLICATION FOR ADJUDICATION OF CLAIM", bold=True, align="centre")
    w.pairs(
        [
            ("Applicant", j.m.patient.name),
            ("Date of birth", dates.us0(j.m.born)),
            ("Employer", j.m.employer),
            ("Insurer", j.m.insurer),
        ],
        stacked=True,
        framed=True,
    )
    w.p(
        f"1. It is claimed that the applicant on {dates.us0(j.m.injured)} sustained injury to the {j.s.part} while employed at the place named above."
    )
    w.p("2. Compensation, medical treatment and permanent disability are in issue.")
    w.line(f"Dated at Oxnard, California, {dates.words(j.r.date)}")
    w.gap(18)
    pen(j, 330, j.r.author.name, 13)
    w.gap(12)
    w.line("Applicant's attorney", x=270)
    w.line(j.r.place, x=270)


@template(SET, "legal")
def served(j: Job) -> None:
    """A declaration of service by fax and mail."""
    w = begin(j, font="Times-Roman", size=12)
    w.heading("DECLARATION OF SERVICE", bold=True, align="centre")
    w.p(f"I, {j.r.author.name}, say: {RULE[1]} I work at {j.r.place}, {j.m.town.address()[0]}.")
    w.p(
        f"On {dates.words(j.r.date)} I sent by fax and by mail the foregoing to {j.m.insurer} and to {j.m.firm}."
    )
    w.p(RULE[0])
    w.p(f"Done at Oxnard, California, this {dates.solemn(j.r.date)}.")
    w.gap(22)
    right(j, j.r.author.name)
