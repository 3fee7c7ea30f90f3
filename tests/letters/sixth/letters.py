"""Letters of the two modern layouts, and the door to all: a letter is told by its half, layout, seed and damage."""

from __future__ import annotations

import random
from typing import Any

from ..foreign.kit import Made
from .damage import DAMAGE, HARD, outcome, printed
from .old import notice, numbered, professional
from .parts import (
    HALVES,
    Block,
    Draft,
    header,
    item,
    nothing,
    plan,
    reasons,
    reviewer,
    statement,
    summary,
    truth,
)

LAYOUTS = ("prose-credentials", "listed-credentials", "numbered-decisions", "professional-review")


def letter(half: str, layout: str, seed: int, damaged: bool = False, hard: str = "") -> Made:
    """The letter of these words; `hard` is one of the shapes in HARD, on top of or in place of other damage."""
    rng = random.Random(f"sixth {half} {layout} {seed}")
    chosen = set(rng.sample(sorted(DAMAGE), rng.randint(3, 6))) if damaged else set()
    if hard and hard not in HARD:
        raise ValueError(f"{hard} is none of {HARD}")
    chosen |= {hard} - {""}
    if "tight" in chosen or "flow" in chosen:
        chosen -= {"double", "tabs"}
    draft = Draft(rng, HALVES[half], frozenset(chosen))
    front = header(draft, layout)
    if layout == "professional-review":
        body = professional(draft)
    elif layout == "numbered-decisions":
        body = rng.choice((notice, numbered))(draft)
    else:
        body = modern(draft, layout)
    made = {"layout": layout, "front_matter": front, **body}
    return Made(printed(draft), made, draft.lenient)


def modern(draft: Draft, layout: str) -> dict[str, Any]:
    """The body of a letter of 2014 or later."""
    rng, listed = draft.rng, layout == "listed-credentials"
    said, credentials = reviewer(draft, None if listed else draft.half.credentials)
    draft.head("how")
    sentences = [
        said if s == "{credentials}" else s for s in draft.half.how if not listed or s != "{credentials}"
    ]
    draft.para(" ".join(sentences))
    if listed:
        states, certs = said.split("|")
        draft.para(draft.one("list"), "line")
        draft.para(f"State(s) of Licensure: {states}", "line")
        draft.para(f"Certification(s)/Specialty: {certs}", "line")
    draft.head("summary")
    draft.para(rng.choice(draft.half.leads))
    paragraphs, who, kept = summary(draft)
    for text in paragraphs:
        draft.para(text)
    draft.head("items")
    draft.para(draft.one("items-lead"))
    return {
        "expert_reviewer": credentials,
        "employee": who,
        "clinical_case_summary": truth(" ".join(paragraphs)),
        "disputed_items": items(draft, kept),
    }


def items(draft: Draft, opening: str) -> list[dict[str, Any]]:
    rng, out = draft.rng, []
    for position, (title, decision, follows, words) in enumerate(plan(draft), 1):
        title = draft.said(title)
        draft.para(f"{title}: {outcome(rng, decision, draft.damage)}", "title")
        sides = []
        for key, who in (("ca", "Claims Administrator"), ("reviewer", "Expert Reviewer")):
            if rng.random() < 0.06:
                sides.append(nothing())
                continue
            text, says = statement(draft, who, draft.half.frames)
            draft.blocks.append(Block("field", text, draft.one(key)))
            sides.append(says)
        why = [words] if words else reasons(draft, decision, opening if position == 1 else "")
        draft.blocks.append(Block("field", why[0], draft.one("why")))
        for more in why[1:]:
            draft.para(more)
        out.append(item(position, title, decision, sides, " ".join(why), follows))
    return out
