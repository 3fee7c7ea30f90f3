"""One letter of the seventh author, and its truth."""

from __future__ import annotations

import dataclasses
import random
from typing import Any

from ..foreign.kit import Made
from .damage import Ways, printed, typeset
from .dev import DEV
from .held import HELD
from .items import Item, several, with_gaps
from .old import notice, numbered, professional
from .page import Page, credentials, how, misread_states, reasons, statement, summarised
from .people import NO_HEADER, header, reviewer, worker
from .statements import Statement, as_printed

LAYOUTS = ("prose-credentials", "listed-credentials", "numbered-decisions", "professional-review")
BANKS = {"dev": DEV, "test": HELD}


def _modern(page: Page, items: list[Item]) -> None:
    page.heading("IMR ISSUES, DECISIONS AND RATIONALES")
    page.put(page.noisy(page.bank.items_lead))
    gaps = with_gaps(page.rng, items, page.ways.spacing in ("seeds", "single"))
    for number, item in enumerate(items):
        title = (
            item.title if item.name or item.associated or "Upheld" in item.title else page.noisy(item.title)
        )
        page.put(title, end=f": {page.outcome(item.decision)}", key=f"{number} description", whole=True)
        if "claims" not in gaps.get(number, ()):
            statement(page, "Claims Administrator guideline:", f"{number} claims", item.claims)
        if "reviewer" not in gaps.get(number, ()):
            statement(page, "MAXIMUS guideline:", f"{number} reviewer", item.reviewer)
        if "rationale" not in gaps.get(number, ()):
            reasons(page, "Decision rationale:", number, item)


def _truth(
    page: Page,
    layout: str,
    front: dict[str, Any],
    expert: dict[str, Any],
    employee: dict[str, Any],
    items: list[Item],
) -> dict[str, Any]:
    def side(number: int, name: str, said: Statement) -> dict[str, Any]:
        text = page.read.get(f"{number} {name}", "")
        said = page.said.get(f"{number} {name}", said)
        cited = [
            {k: typeset(v, page.ways) if isinstance(v, str) and k != "family" else v for k, v in c.items()}
            for c in said.citations
        ]
        return {
            "statement": text,
            "basis": list(said.basis),
            "citations": [as_printed(c, text) for c in cited],
        }

    certified = [typeset(c, page.ways) for c in expert["certifications"]]
    if "subspecialty" in page.read:
        certified.append(page.read["subspecialty"])
    return {
        "layout": layout,
        "front_matter": dict(front),
        "expert_reviewer": {"certifications": certified, "licensure_states": expert["licensure_states"]},
        "employee": employee,
        "clinical_case_summary": page.read.get("clinical_case_summary", ""),
        "disputed_items": [
            {
                "position": number + 1,
                "description": page.read[f"{number} description"],
                "decision": item.decision,
                "claims_administrator_guideline": side(number, "claims", item.claims),
                "reviewer_guideline": side(number, "reviewer", item.reviewer),
                "rationale": page.read.get(f"{number} rationale", ""),
                "follows_item": item.follows,
            }
            for number, item in enumerate(items)
        ],
    }


def letter(half: str, layout: str, seed: int, damaged: bool = False, statements: bool = False) -> Made:
    """The letter of a seed: `half` is dev or test. `statements`: those of a damaged letter are misread, too."""
    rng = random.Random(f"seventh {half} {layout} {seed} {damaged}" + " statements" * statements)
    bank = BANKS[half]
    pairs, front = header(rng)
    old = layout in LAYOUTS[2:]
    if not old and rng.random() < 0.5:
        pairs, front = [], NO_HEADER
    ways = Ways.damaged(rng, front["case_number"]) if damaged else Ways.clean(rng)
    page = Page(rng, bank, dataclasses.replace(ways, statements=statements))
    listed = layout == "listed-credentials"
    said, states, expert = reviewer(rng, bank, listed)
    if layout == "professional-review":
        employee, items = professional(page, pairs, said, states)
    elif old and rng.random() < 0.4:
        employee, items = notice(page, pairs, said, states)
    elif old:
        employee, items = numbered(page, pairs, said, states)
    else:
        if pairs:
            page.header(pairs)
        how(page, "" if listed else credentials(page, said, misread_states(page, states)))
        if listed:
            page.heading("The Expert Reviewer has the following credentials:")
            rows = [
                f"State(s) of Licensure: {', '.join(misread_states(page, states))}",
                f"Certification(s)/Specialty: {', '.join(said)}",
            ]
            missing = rng.choice((None,) * 8 + ("certifications", "licensure_states"))
            if missing:
                expert[missing] = []
            page.raw(
                *(
                    r
                    for r, k in zip(rows, ("licensure_states", "certifications"), strict=True)
                    if k != missing
                )
            )
        items = several(rng, bank, modified=True)
        moved, known = worker(rng, bank)
        if moved and not items[0].associated and rng.random() < 0.08:
            summarised(page, of_worker=False)
            items[0].before, employee = moved, known
        else:
            employee = summarised(page)
        _modern(page, items)
    front = NO_HEADER if "no header" in page.read else front
    return Made(printed(rng, page.blocks, ways), _truth(page, layout, front, expert, employee, items))
