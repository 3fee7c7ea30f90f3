"""The professional review of early 2013, one issue at dispute."""

from __future__ import annotations

from datetime import date
from random import Random

from . import damage
from .frame import documents, in_parts, long_day, no_front, summary
from .items import items
from .old import Parts, qualified
from .paper import Field, Paper
from .people import Worker
from .sources import old_statement


def professional(
    r: Random, paper: Paper, noisy: bool, person: Worker, when: dict[str, date], case: str
) -> Parts:
    """The rulebook's F1."""
    front = no_front()
    (item,) = items(r, 1, person, noisy, ("upheld", "upheld", "overturned"))
    paper.add("MEDICAL PROFESSIONAL REVIEW")
    for label, key in (
        (r.choice(("Case Number", "IMR Case Number")), "case_number"),
        ("Date of Injury", "date_of_injury"),
        (r.choice(("UR Denial Date", "Date of UR Decision")), "ur_denial_date"),
        ("Application Received", "application_received"),
        (r.choice(("Decision Date", "Dated")), "decision_date"),
    ):
        if key != "case_number" and r.random() < 0.25:
            continue
        front[key] = case if key == "case_number" else when[key].isoformat()
        paper.add(f"{label}: {case if key == 'case_number' else long_day(r, when[key])}")
    dispute = r.choice(("ISSUE AT DISPUTE", "ISSUE(S) AT DISPUTE", "ISSUE IN DISPUTE"))
    colon = r.choice((":", ":", ""))
    if r.random() < 0.5 and colon:
        paper.add(f"{dispute}: ", Field("1/title", item.title))
    else:
        paper.add(dispute + colon)
        paper.add(Field("1/title", item.title))
    paper.add(
        r.choice(
            (
                "REVIEWER QUALIFICATIONS",
                "QUALIFICATIONS OF THE PROFESSIONAL REVIEWER",
                "QUALIFICATIONS OF REVIEWER",
            )
        )
        + colon
    )
    reviewer = qualified(r, paper, r.choice(("Professional Reviewer", "physician reviewer")), noisy)
    documents(r, paper, r.choice(("DOCUMENTS REVIEWED", "RECORDS REVIEWED")) + colon)
    heading = r.choice(("CLINICAL CASE SUMMARY", "CLINICAL SUMMARY", "CASE SUMMARY"))
    if r.random() < 0.5:
        summary(r, paper, person.summary, noisy, "professional reviewer", heading + colon)
    else:
        paper.add(heading + colon)
        in_parts(r, paper, person.summary)
    ca, er = old_statement(r, "Claims Administrator", True), old_statement(r, "Professional Reviewer", True)
    told = "NOT " if item.decision == "upheld" else ""
    one, two, why = r.choice(
        (
            (
                "GUIDELINE(S) RELIED UPON BY CLAIMS ADMINISTRATOR",
                "GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER",
                "RATIONALE",
            ),
            ("CLAIMS ADMINISTRATOR GUIDELINE", "PROFESSIONAL REVIEWER GUIDELINE", "DECISION RATIONALE"),
            (
                "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY CLAIMS ADMINISTRATOR",
                "MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER",
                "RATIONALE FOR DECISION",
            ),
        )
    )
    verdict = r.choice(
        (
            f"The request is {told.lower()}medically necessary.",
            item.decision.capitalize(),
            f"{item.decision.capitalize()}",
        )
    )
    early = r.random() < 0.5

    def decided() -> None:
        paper.add(
            r.choice(("DECISION", "DETERMINATION"))
            + ":"
            + r.choice((" ", " "))
            + damage.outcome(verdict, r, noisy)
        )

    if early:
        decided()
    paper.add(one + colon)
    paper.add(Field("1/ca", ca["statement"], True))
    paper.add(two + colon)
    paper.add(Field("1/er", er["statement"], True))
    if not early:
        decided()
    paper.add(why + colon)
    for part in item.rationale:
        paper.add(Field("1/rationale", part))
    return front, reviewer, [item], [(ca, er)], {}
