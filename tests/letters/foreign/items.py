"""The disputed items of a letter: drawn from a set's templates, with their truth."""

from __future__ import annotations

from random import Random
from typing import Any

from .damage import misread, norm, typeset
from .kit import Kit, St

OUTCOMES = {"upheld": "Upheld", "overturned": "Overturned", "modified": "Modified"}
ABSENT: dict[str, Any] = {"statement": "", "basis": ["none"], "citations": []}


def _own(kit: Kit, rng: Random, decision: str) -> str:
    return rng.choice(kit.rationales).format(end=rng.choice(kit.endings[decision]))


def draw(kit: Kit, rng: Random, *, modern: bool, one: bool = False, reviewer: str) -> list[dict[str, Any]]:
    """Items as the truth has them, with the rationale's own paragraphs under `written`, statements under `said`."""
    decisions = ["upheld"] * 6 + ["overturned"] * 3 + (["modified"] if modern else [])
    blocks: list[list[tuple[str, str, str, int | None]]] = []
    many = 1 if one else rng.choice([1, 1, 2, 2, 3, 4, 5] + ([14] if modern else []))
    titles = rng.sample(kit.titles, min(many, len(kit.titles)))
    for title in titles:
        decision = rng.choice(decisions)
        blocks.append([(title, decision, _own(kit, rng, decision), None)])
    if not one:
        for surgery in rng.sample(kit.surgeries, rng.choice([0, 0, 1, 1, 2])):
            decision = rng.choice(["upheld", "upheld", "overturned"])
            block: list[tuple[str, str, str, int | None]] = [
                (surgery.title, decision, _own(kit, rng, decision), None)
            ]
            for service in rng.sample(surgery.services, rng.randint(1, len(surgery.services))):
                cascade = rng.choice(kit.cascades[decision]).format(named=surgery.named)
                block.append((service, decision, cascade, 0))
            blocks.append(block)
    rng.shuffle(blocks)
    items: list[dict[str, Any]] = []
    for block in blocks:
        first = len(items) + 1
        for title, decision, why, follows in block:
            written = typeset(why, rng) if follows is None else why
            items.append(
                {
                    "position": len(items) + 1,
                    "description": norm(title),
                    "decision": decision,
                    "rationale": norm(written),
                    "follows_item": None if follows is None else first,
                    "written": written,
                    **_sides(kit, rng, modern=modern, reviewer=reviewer),
                }
            )
    if not one and modern and rng.random() < 0.1:
        items[-1]["written"] = items[-1]["rationale"] = ""
        items[-1]["follows_item"] = None
    return items


def _sides(kit: Kit, rng: Random, *, modern: bool, reviewer: str) -> dict[str, Any]:
    pool: tuple[St, ...] = kit.statements if modern else kit.old_statements
    sides: dict[str, Any] = {}
    for key, who in (
        ("claims_administrator_guideline", "Claims Administrator"),
        ("reviewer_guideline", reviewer),
    ):
        sides[key] = rng.choice(pool).to_json(who)
        sides[key]["statement"] = norm(sides[key]["statement"])
    sides["kept"] = "both"
    if modern and rng.random() < 0.08:
        sides["kept"] = rng.choice(["no reviewer", "empty reviewer", "no claims"])
        gone = "claims_administrator_guideline" if sides["kept"] == "no claims" else "reviewer_guideline"
        sides[gone] = dict(ABSENT)
    return sides


def outcome_words(decision: str, rng: Random, noisy: bool) -> str:
    """The colon and the outcome as the letter has them."""
    word = rng.choice([OUTCOMES[decision]] * 6 + [OUTCOMES[decision].upper()])
    if noisy and rng.random() < 0.2:
        word = misread(word, rng)
    return rng.choice([": "] * 6 + [":", " : ", ":  "]) + word


def truth_of(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items without what only the writer needs."""
    return [{k: v for k, v in item.items() if k not in {"written", "kept"}} for item in items]
