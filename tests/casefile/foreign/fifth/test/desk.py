"""Letters."""

from __future__ import annotations

from ... import dates
from ...writing import Job, template
from ..tools import begin, foot, initials, paragraphs, right, stationery
from ..words import MAIL, PAST, SAYS

SET = "fifth-test"


@template(SET, "correspondence")
def claims(j: Job) -> None:
    """An examiner's letter, date at the right, sender at the foot; no subject that could be a title."""
    w = begin(j, font="Times-Roman", size=12)
    w.author = f"{j.m.adjuster.name}"
    foot(j, (j.m.insurer, "  ".join(j.m.town.address())))
    right(j, dates.words(j.r.date))
    for text in (j.m.patient.name, j.m.town.address()[0], j.m.town.address()[1]):
        w.line(text)
    w.gap()
    w.p(f"Dear {j.rng.choice(('Mr.', 'Ms.'))} {j.m.patient.last}:")
    w.p(f"We write about your injury of {dates.words(j.m.injured)} at {j.m.employer}, our claim {j.m.claim}.")
    paragraphs(j, (MAIL, 3), (MAIL, 2), named=2)
    w.p(f"A check will go out on {dates.words(j.after(14))} and every two weeks after it.")
    w.room(80)
    w.line("Sincerely,")
    w.gap(22)
    w.line(j.m.adjuster.name)
    w.line("Senior Claims Examiner")
    w.line(f"c: {j.m.lawyer.name}", size=9)


@template(SET, "correspondence")
def lawyer(j: Job) -> None:
    """To a doctor, asking for a report; what is sent along is listed after the signature."""
    w = begin(j, font="Times-Roman", size=11.5, margin=70)
    stationery(j, name=j.r.place, line="Attorneys at Law")
    w.line(dates.words(j.r.date))
    w.gap()
    doctor = j.m.treaters[0][0]
    w.line(doctor.full)
    w.line(j.m.town.address()[0])
    w.gap()
    w.line(f"Re: {j.m.patient.name} v. {j.m.employer}", x=30)
    w.line(f"Date of injury: {dates.words(j.m.injured)}", x=30)
    w.gap()
    w.p(f"Dear Dr. {doctor.last}:")
    paragraphs(j, (MAIL, 2), (SAYS, 2), named=1)
    w.p("Kindly examine our client and give us your opinion on future care, disability and work.")
    w.room(100)
    w.line("Very truly yours,", x=240)
    w.gap(24)
    w.line(j.r.author.name, x=240)
    w.line(initials(j, "{a}/{b}"))
    w.line("Enclosures:")
    for record in j.n.some(4):
        when, noun, by, mention = j.n.item(record)
        w.p(f"{noun}{' (' + by + ')' if by else ''} {when}", mention, x=20)


@template(SET, "correspondence")
def manager(j: Job) -> None:
    """A nurse's notes to the claims desk, as a memo."""
    w = begin(j, size=10.5)
    w.author = f"{j.r.author.name}, R.N."
    w.heading("MEMORANDUM", bold=True, size=14)
    w.line(f"Date:  {dates.us(j.r.date)}")
    w.line(f"To:    {j.m.adjuster.name}")
    w.line(f"From:  {w.author}")
    w.line(f"About: {j.m.patient.name}, claim {j.m.claim}, D.O.I. {dates.us(j.m.injured)}")
    w.rule()
    paragraphs(j, (PAST, 2), (SAYS, 4), named=3, idle=1)
    paragraphs(j, (MAIL, 2))
    w.p(f"I shall see the worker with the doctor on {dates.us(j.after(12))}.")
