"""Letters of the four layouts with their truth: `letter(seed, layout, noisy)` is the same whenever it is called."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from ..foreign.kit import Made
from . import damage
from .frame import dates, either, modern_header, modern_reviewer, no_front, summary
from .items import Item, count, items
from .old import numbered
from .paper import Field, Paper
from .people import Worker, worker
from .review import professional
from .sources import guideline, nothing, statement
from .words import BODIES

LAYOUTS = ("prose-credentials", "listed-credentials", "numbered-decisions", "professional-review")
YEARS = {
    "prose-credentials": 2014,
    "listed-credentials": 2015,
    "numbered-decisions": 2013,
    "professional-review": 2013,
}


def letter(seed: int, layout: str, noisy: bool = False) -> Made:
    """The letter number `seed` of `layout`."""
    r = Random(f"fifth {seed} {layout} {noisy}")
    decided = date(
        YEARS[layout] + r.choice((0, 0, 1) if "cred" in layout else (0,)), r.randint(2, 12), r.randint(1, 28)
    )
    if layout == "numbered-decisions" and r.random() < 0.3:
        decided = decided.replace(year=2014, month=1)
    case = f"CM{decided.year % 100}-{r.randint(0, 250_000):07d}"
    paper = Paper()
    person = worker(r, decided, r.choice(BODIES), noisy)
    when = dates(r, decided)
    if "credentials" in layout:
        front, reviewer, found, statements = _modern(r, paper, layout, noisy, person, when, case)
        lenient: dict[str, tuple[Any, ...]] = {}
    else:
        make = numbered if layout == "numbered-decisions" else professional
        front, reviewer, found, statements, lenient = make(r, paper, noisy, person, when, case)
    text = paper.print(r, noisy, case)
    truth = {
        "layout": layout,
        "front_matter": front,
        "expert_reviewer": reviewer,
        "employee": {
            "age": person.age,
            "sex": person.sex,
            "date_of_injury": person.injured and person.injured.isoformat(),
        },
        "clinical_case_summary": paper.found.get("summary", ""),
        "disputed_items": [
            {
                "position": number,
                "description": paper.found[f"{number}/title"],
                "decision": item.decision,
                "claims_administrator_guideline": first,
                "reviewer_guideline": second,
                "rationale": paper.found.get(f"{number}/rationale", ""),
                "follows_item": item.follows,
            }
            for number, (item, (first, second)) in enumerate(zip(found, statements, strict=True), 1)
        ],
    }
    return Made(text, truth, lenient)


Statements = list[tuple[dict[str, Any], dict[str, Any]]]


def _modern(
    r: Random, paper: Paper, layout: str, noisy: bool, person: Worker, when: dict[str, date], case: str
) -> tuple[dict[str, Any], dict[str, Any], list[Item], Statements]:
    front = modern_header(r, paper, when, case) if r.random() < 0.5 else no_front()
    reviewer = modern_reviewer(r, paper, layout, noisy)
    summary(r, paper, person.summary, noisy)
    paper.add(damage.label("IMR ISSUES, DECISIONS AND RATIONALES", r, noisy))
    paper.add(
        either(
            r,
            "The Final Determination was based on {decisions|decisions} for the disputed items/services {set|set} forth below:",
        )
    )
    found = items(
        r, count(r), person, noisy, ("upheld", "upheld", "overturned", "upheld", "overturned", "modified")
    )
    statements: Statements = []
    for number, item in enumerate(found, 1):
        word = item.decision.capitalize()
        if item.decision == "modified" and r.random() < 0.1:
            word = "Partially Overturned"
        gap = r.choice((": ", ": ", ":  ", ":"))
        paper.add(Field(f"{number}/title", item.title), gap + damage.outcome(word, r, noisy))
        if item.falls and r.random() < 0.8:
            ca, er = nothing(r, "Claims Administrator"), nothing(r, "Expert Reviewer")
        else:
            ca, er = statement(r, "Claims Administrator"), statement(r, "Expert Reviewer")
        if noisy and r.random() < 0.06:
            ca = guideline("", ["none"])
        else:
            label = damage.label("Claims Administrator guideline", r, noisy)
            paper.add(label + damage.colon(r, noisy), Field(f"{number}/ca", ca["statement"], whole=True))
        if noisy and r.random() < 0.04:
            er = guideline("", ["none"])
        else:
            label = damage.label("MAXIMUS guideline", r, noisy)
            paper.add(label + damage.colon(r, noisy), Field(f"{number}/er", er["statement"], whole=True))
        first, *rest = item.rationale
        paper.add(
            damage.label("Decision rationale", r, noisy) + damage.colon(r, noisy),
            Field(f"{number}/rationale", first),
        )
        for other in rest:
            paper.add(Field(f"{number}/rationale", other))
        statements.append((ca, er))
    return front, reviewer, found, statements
