"""What stands around the items: header, reviewer, leads, records."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from . import damage
from .paper import Field, Paper
from .people import day
from .words import RECORDS, SPECIALTIES, STATES, SUBSPECIALTIES

FRONT = (
    "priority",
    "case_number",
    "decision_date",
    "date_assigned",
    "application_received",
    "ur_denial_date",
    "date_of_injury",
)


def either(r: Random, form: str) -> str:
    """`form` with one of the words in each `{one|other}`."""
    return re.sub(r"\{([^{}]*\|[^{}]*)\}", lambda m: r.choice(m[1].split("|")), form)


def no_front() -> dict[str, Any]:
    return dict.fromkeys(FRONT)


def dates(r: Random, decided: date) -> dict[str, date]:
    """Days in the order in which they must follow each other."""
    assigned = decided - timedelta(r.randint(5, 60))
    received = assigned - timedelta(r.randint(2, 60))
    return {
        "decision_date": decided,
        "date_assigned": assigned,
        "application_received": received,
        "ur_denial_date": received - timedelta(r.randint(3, 29)),
        "date_of_injury": date(r.randint(1996, decided.year - 2), r.randint(1, 12), r.randint(1, 28)),
    }


def modern_header(r: Random, paper: Paper, when: dict[str, date], case: str) -> dict[str, Any]:
    """The header block of 2014 and later: one label a line, or two."""
    front = no_front()
    labels = {
        "case_number": "Case Number",
        "date_assigned": "Date Assigned",
        "date_of_injury": "Date of Injury",
        "decision_date": "Decision Date",
        "ur_denial_date": r.choice(("UR Denial Date", "UR Denial Date", "Date of UR Decision")),
        "priority": "Priority",
        "application_received": "Application Received",
    }
    cells = []
    order = list(labels)
    if r.random() < 0.3:
        r.shuffle(order)
    form = day_form(r)
    for key in order:
        label = labels[key]
        if key == "case_number":
            value: str | None = case
            front[key] = case
        elif key == "priority":
            word = r.choice(("Standard", "Standard", "Expedited"))
            value, front[key] = word, word.lower()
        elif r.random() < 0.08:
            value = None
        else:
            value, front[key] = form(when[key]), when[key].isoformat()
        cells.append(f"{label}: {value or ''}".rstrip())
    if r.random() < 0.4:
        cells.append("Employee:" if r.random() < 0.5 else "Employee Name: (redacted)")
    for extra in (
        "Claim Number: 0123-WC-45678",
        "Claims Administrator: Golden Mutual",
        "Provider Name: A. Sample, MD",
        "Employer: Harbor Crates",
    ):
        if r.random() < 0.12:
            cells.insert(r.randrange(len(cells)), extra)
    paper.add(either(r, "MAXIMUS FEDERAL SERVICES, INC.{| Independent Medical Review}"))
    if r.random() < 0.5:
        paper.add(either(r, "{Independent Medical Review|Federal Services}"))
        paper.add("P.O. Box 138009")
        paper.add("Sacramento, CA 95813-8009")
    step = r.choice((1, 1, 2, 2, 3))
    gap = r.choice(("    ", "        ", "  "))
    for start in range(0, len(cells), step):
        paper.add(gap.join(cells[start : start + step]).replace(" ", "\x1f"))
    return front


def day_form(r: Random) -> Callable[[date], str]:
    """How one header writes its days."""
    return r.choice(
        (
            lambda d: f"{d:%m/%d/%Y}",
            lambda d: f"{d:%m/%d/%Y}",
            lambda d: f"{d.month}/{d.day}/{d.year}",
            lambda d: f"{d:%B} {d.day}, {d.year}",
        )
    )


def modern_reviewer(r: Random, paper: Paper, layout: str, noisy: bool) -> dict[str, Any]:
    """The paragraphs on how the decision was made, and the credentials where the layout has them."""
    paper.add(damage.label("HOW THE IMR FINAL DETERMINATION WAS MADE", r, noisy))
    certifications = r.sample(SPECIALTIES, r.choice((1, 1, 1, 2, 2, 3)))
    states = r.sample(sorted(STATES), r.choice((1, 1, 1, 2, 3, 5)))
    item = "items/services" if layout == "prose-credentials" else "items/Service"
    prose = ""
    if layout == "prose-credentials":
        certifications = certifications[:1]
        prose, certifications, states = prose_credentials(r, "expert reviewer", certifications[0], noisy)
        prose += " "
    paper.add(
        either(
            r,
            "MAXIMUS Federal Services sent the complete case file to an {expert|expert} reviewer. He/she has {no|no} affiliation "
            f"with the employer, employee, providers or the claims administrator. {prose}He/she has been in active {{clinical|clinical}} "
            "practice for more than five years and is {currently|currently} working at least 24 hours a week in {active|clinical} practice. "
            "The expert reviewer was selected based on {his/her|their} clinical experience, education, background, and {expertise|expertise} "
            f"in the same or similar specialties that evaluate and/or {{treat|treat}} the medical condition and disputed {item}. "
            "He/she is familiar with governing {laws|laws} and regulations, including the strength of evidence {hierarchy|hierarchy} "
            "that applies to Independent Medical Review determinations.",
        )
    )
    if layout == "listed-credentials":
        paper.add(f"The {r.choice(('Expert Reviewer', 'expert reviewer'))} has the following credentials:")
        names = [damage.state(s, r, noisy) for s in states]
        if r.random() < 0.08:
            names = [STATES[s] for s in states]
        written = (r.choice((", ", ", ", "; ")) if len(names) != 2 or r.random() < 0.8 else " and ").join(
            names
        )
        mark = r.choice((", ", ", ", ", ", "; ", "/"))
        paper.add(f"{damage.label('State(s) of Licensure', r, noisy)}: {written}")
        paper.add(f"{damage.label('Certification(s)/Specialty', r, noisy)}: {mark.join(certifications)}")
    return {"certifications": certifications, "licensure_states": [STATES[s] for s in states]}


def prose_credentials(r: Random, who: str, main: str, noisy: bool) -> tuple[str, list[str], list[str]]:
    """The sentence, the certifications, the states."""
    certifications, states = [main], r.sample(sorted(STATES), r.choice((1, 1, 1, 1, 2, 3)))
    sentence = f"The {who} is {r.choice(('Board Certified', 'Board Certified', 'board certified'))} in {main}"
    if r.random() < 0.12:
        second = r.choice([s for s in SPECIALTIES if s != main])
        certifications.append(second)
        sentence += r.choice((", ", "/")) + second
    if r.random() < 0.2:
        also = r.choice(SUBSPECIALTIES)
        certifications.append(also)
        sentence += f", has a subspecialty in {also}"
    names = [damage.state(s, r, noisy) for s in states]
    where = ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
    return f"{sentence}{r.choice((',', ''))} and is licensed to practice in {where}.", certifications, states


def summary(
    r: Random,
    paper: Paper,
    words: str,
    noisy: bool,
    who: str = "expert reviewer",
    heading: str = "CLINICAL CASE SUMMARY",
) -> None:
    paper.add(damage.label(heading, r, noisy))
    paper.add(
        either(
            r,
            f"The {who} developed the following clinical case {{summary|summary}} based on a review of {{the|the}} "
            "case file, including all {medical|medical} records:",
        )
    )
    in_parts(r, paper, words)


def in_parts(r: Random, paper: Paper, words: str) -> None:
    """A summary in one paragraph or two."""
    cut = words.find(". ", len(words) // 2) + 1 if r.random() < 0.25 else 0
    for part in (words[:cut], words[cut:].strip()):
        if part:
            paper.add(Field("summary", part))


def documents(r: Random, paper: Paper, heading: str) -> None:
    """The list of records of the letters of 2013."""
    paper.add(heading)
    if r.random() < 0.7:
        paper.add(
            either(
                r,
                "The following relevant documents {received|received} from the interested parties and the documents "
                "{provided|provided} with the application were reviewed and considered. These documents included:",
            )
        )
    mark = r.choice(("", "- ", "\u2022 "))
    for record in r.sample(RECORDS, r.randint(2, 6)):
        paper.add(mark + record)


def long_day(r: Random, when: date) -> str:
    """A date of the header of 2013."""
    return day(r, when, narrative=False) if r.random() < 0.8 else f"{when:%B} {when.day}, {when.year}"
