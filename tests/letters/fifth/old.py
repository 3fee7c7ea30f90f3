"""The layouts of 2013: the notice with numbered outcomes, the letter with numbered decisions, the professional review."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from . import damage
from .frame import documents, either, in_parts, long_day, modern_header, no_front, prose_credentials, summary
from .items import Item, items
from .paper import Field, Paper
from .people import Worker
from .sources import old_statement
from .words import SPECIALTIES, STATES

Parts = tuple[
    dict[str, Any],
    dict[str, Any],
    list[Item],
    list[tuple[dict[str, Any], dict[str, Any]]],
    dict[str, tuple[Any, ...]],
]


def numbered(r: Random, paper: Paper, noisy: bool, person: Worker, when: dict[str, date], case: str) -> Parts:
    """The rulebook's F2 or F3."""
    make = _notice if r.random() < 0.5 else _decisions
    return make(r, paper, noisy, person, when, case)


def _outcome(r: Random, decision: str, noisy: bool) -> str:
    """What follows a treatment: " is not medically necessary and appropriate."."""
    verb = r.choice(("is", "is", "is", "are", "was"))
    if decision == "overturned":
        return f" {verb} medically necessary and appropriate."
    return f" {verb} not{'' if noisy and r.random() < 0.2 else ' '}medically necessary and appropriate."


def qualified(r: Random, paper: Paper, who: str, noisy: bool) -> dict[str, Any]:
    said, certifications, states = prose_credentials(r, who, r.choice(SPECIALTIES), noisy)
    paper.add(
        either(
            r,
            "{MAXIMUS Federal Services sent the complete case file to a physician reviewer.|The Independent Medical Doctor made the decision.} "
            f"He/she has {{no|no}} affiliation with the employer, employee, providers or the claims administrator. {said} "
            "He/she has been in {active|active} clinical practice for more than five years and is {currently|presently} working at least "
            "24 hours a week in {active|active} practice.",
        )
    )
    return {"certifications": certifications, "licensure_states": [STATES[s] for s in states]}


def _notice_header(r: Random, paper: Paper, when: dict[str, date], case: str) -> dict[str, Any]:
    front = no_front()
    paper.add("MAXIMUS FEDERAL SERVICES, INC.")
    paper.add("Independent Medical Review")
    paper.add(either(r, "Notice of Independent Medical Review {Determination|Determination}"))
    paper.add(f"Dated: {long_day(r, when['decision_date'])}")
    front["decision_date"] = when["decision_date"].isoformat()
    for label, key in (
        ("Employee", None),
        ("Claim Number", None),
        ("Date of UR Decision", "ur_denial_date"),
        ("Date of Injury", "date_of_injury"),
        (r.choice(("IMR Application Received", "Application Received")), "application_received"),
        (r.choice(("MAXIMUS Case Number", "Case Number", "IMR Case Number")), "case_number"),
    ):
        if key is None:
            paper.add(f"{label}:")
        elif key == "case_number":
            paper.add(f"{label}: {case}")
            front[key] = case
        else:
            paper.add(f"{label}: {long_day(r, when[key])}")
            front[key] = when[key].isoformat()
    return front


def _notice(r: Random, paper: Paper, noisy: bool, person: Worker, when: dict[str, date], case: str) -> Parts:
    front = _notice_header(r, paper, when, case)
    found = items(r, r.choice((1, 1, 2, 3, 4, 6, 9)), person, noisy, ("upheld", "upheld", "overturned"))
    house = r.choice(
        (
            "MAXIMUS Federal Services, Inc. has determined the request for",
            "MAXIMUS determined that the request for",
            "The request for",
        )
    )

    def outcomes(first: bool) -> None:
        for number, item in enumerate(found, 1):
            title: str | Field = Field(f"{number}/title", item.title, whole=True) if first else item.title
            paper.add(f"{number}) {house} ", title, ends[number])

    ends = {number: _outcome(r, item.decision, False) for number, item in enumerate(found, 1)}
    outcomes(True)
    paper.add("INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE")
    filed, refused, sent = (
        long_day(r, when[k]) for k in ("application_received", "ur_denial_date", "date_assigned")
    )
    paper.add(
        f"An application for Independent Medical Review was filed on {filed} disputing the Utilization Review Denial dated {refused}. "
        f"A Notice of Assignment and Request for Information was provided to the above parties on {sent}. "
        "A decision has been made for each of the treatments that were in dispute:"
    )
    outcomes(False)
    paper.add("Medical Qualifications of the Expert Reviewer:")
    reviewer = qualified(r, paper, r.choice(("Expert Reviewer", "physician reviewer")), noisy)
    heading = r.choice(("Case Summary:", "Expert Reviewer Case Summary:"))
    if r.random() < 0.4:
        paper.add(heading)
        paper.add(
            f"Disclaimer: The following case summary was taken directly from the utilization review denial dated {refused}."
        )
        in_parts(r, paper, person.summary)
    else:
        summary(r, paper, person.summary, noisy, r.choice(("expert reviewer", "physician reviewer")), heading)
    documents(
        r,
        paper,
        r.choice(("Documents Reviewed for Determination:", "Documents Reviewed:", "DOCUMENTS REVIEWED")),
    )
    statements = []
    for number, item in enumerate(found, 1):
        paper.add(f"{number}) Regarding the request for {item.title}:")
        paper.add(
            either(
                r,
                "Section of the Medical Treatment Utilization Schedule {Relied|Relied} Upon by the Expert Reviewer to Make His/Her Decision{:|}",
            )
        )
        ca, er = old_statement(r, "Claims Administrator"), old_statement(r, "Expert Reviewer")
        if r.random() < 0.5:
            paper.add(
                Field(f"{number}/ca", ca["statement"], True),
                " ",
                Field(f"{number}/er", er["statement"], True),
            )
        else:
            paper.add(Field(f"{number}/ca", ca["statement"], True))
            paper.add(Field(f"{number}/er", er["statement"], True))
        paper.add("Rationale for the Decision:")
        for part in item.rationale:
            paper.add(Field(f"{number}/rationale", part))
        statements.append((ca, er))
    return (
        front,
        reviewer,
        found,
        statements,
        {"/front_matter/date_assigned": (when["date_assigned"].isoformat(),)},
    )


def _decisions(
    r: Random, paper: Paper, noisy: bool, person: Worker, when: dict[str, date], case: str
) -> Parts:
    front = no_front()
    if r.random() < 0.5:
        front = modern_header(r, paper, when, case)
    found = items(r, r.choice((1, 1, 2, 3, 4, 6, 9, 14)), person, noisy, ("upheld", "upheld", "overturned"))
    paper.add(damage.label("HOW THE IMR FINAL DETERMINATION WAS MADE", r, noisy))
    reviewer = qualified(r, paper, "physician reviewer", noisy)
    documents(r, paper, damage.label("DOCUMENTS REVIEWED", r, noisy))
    summary(r, paper, person.summary, noisy, "physician reviewer")
    paper.add("IMR DECISION(S) AND RATIONALE(S)")
    paper.add(
        either(
            r,
            "The Final Determination was based on {decisions|decisions} for the disputed items/services {set|set} forth below:",
        )
    )
    labelled = r.random() < 0.5
    statements = []
    for number, item in enumerate(found, 1):
        mark = r.choice((".", ".", ")"))
        lead = r.choice(("", "", "The request for ", "the request for "))
        paper.add(
            f"{number}{mark} {lead}", Field(f"{number}/title", item.title), _outcome(r, item.decision, noisy)
        )
        ca = old_statement(r, "Claims Administrator", labelled)
        er = old_statement(r, "Physician Reviewer", labelled)
        first, *rest = item.rationale
        if labelled:
            paper.add("Claims Administrator's basis: ", Field(f"{number}/ca", ca["statement"], True))
            paper.add("Physician Reviewer's basis: ", Field(f"{number}/er", er["statement"], True))
            label = "Decision rationale: "
        else:
            paper.add(Field(f"{number}/ca", ca["statement"], True))
            paper.add(Field(f"{number}/er", er["statement"], True))
            label = "The Physician Reviewer's decision rationale: "
        paper.add(label, Field(f"{number}/rationale", first))
        for part in rest:
            paper.add(Field(f"{number}/rationale", part))
        statements.append((ca, er))
    return front, reviewer, found, statements, {}
