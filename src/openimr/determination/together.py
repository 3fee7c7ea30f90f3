"""The signed drafts of a case made into one letter: one reviewer's own, or the majority of several.

Each reviewer decides alone on a draft of their own; here the drafts meet for the first time. Nothing is decided here:
the majority is counted (`majority`), and of the reasons those are taken that carry it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from openimr.cases.errors import Invalid
from openimr.cases.models import Case, User
from openimr.determination import drafting
from openimr.determination.majority import NoVotes, Result, Vote, together
from openimr.determination.models import Draft
from openimr.letters.letter import Letter, RecordLine
from openimr.letters.model import Decision, Determination
from openimr.letters.several import AttachedDetermination, AttachedItem
from openimr.panel.several import places, standing_of


def signed_drafts(case: Case) -> list[Draft]:
    """
    The signed drafts of the reviewers who have the case, in the order in which it was offered to them.

    Raises: Invalid while one is missing.
    """
    found = _signed(case)
    if not found:
        raise Invalid({"": "No signed draft stands."})
    if len(found) < places(case):
        raise Invalid(
            {"": f"Of {places(case)} determinations {len(found)} are signed; the letter waits for all."}
        )
    return found


def all_signed(case: Case) -> bool:
    """Whether every reviewer of the case has signed."""
    return len(_signed(case)) >= places(case)


def _signed(case: Case) -> list[Draft]:
    signed = {d.reviewer_ref: d for d in Draft.objects.filter(case=case, signed_at__isnull=False)}
    found = [
        signed[ref] for ref in standing_of(case).values_list("reviewer__ref", flat=True) if ref in signed
    ]
    for draft in found:
        draft.case = case  # the very case of the action, with what it has changed so far
    return found


def account_of(draft: Draft) -> str:
    """The account of the draft's reviewer; its name is the opaque id."""
    return User.objects.filter(reviewer_ref=draft.reviewer_ref).values_list("username", flat=True)[0]


def results(drafts: Sequence[Draft]) -> dict[int, Result]:
    """
    What the drafts decide together, by the item's position in the case.

    Raises: Invalid naming an item on which nobody has given reasons of their own although its primary item is
    necessary (rulebook F-07): the draft is to be returned.
    """
    items = drafting.items_under_review(drafts[0].case)
    votes = {item.position: [_vote(draft, item.pk) for draft in drafts] for item in items}
    primary = {item.position: item.depends_on.position for item in items if item.depends_on is not None}
    try:
        return together(votes, primary)
    except NoVotes as problem:
        raise Invalid(
            {"": f"Item {problem.item} was refused only because its primary item was, and the majority finds that "
                 "necessary. Return a draft for reasons of its own (rulebook F-07)."}
        ) from None  # fmt: skip


def _vote(draft: Draft, item: int) -> Vote:
    decided = draft.decisions.get(item_id=item)
    return Vote(decision=decided.decision, follows=decided.follows)


def letter_of(drafts: Sequence[Draft], *, at: dt.datetime) -> tuple[Determination, Letter]:
    """
    The determination of the drafts and what surrounds it in its letter; of one draft it is that draft's own.

    Of several, the body is that of the reviewer who decided with the majority most often; an item on which they
    did not has the decision, sources and reasons of the first who did. Raises: Invalid as `results`.
    """
    if len(drafts) == 1:
        only = drafts[0]
        return drafting.determination_of(only, at=at), drafting.letter_of(only, at=at, actor=account_of(only))
    own = [drafting.determination_of(draft, at=at) for draft in drafts]
    decided = results(drafts)
    positions = [item.position for item in drafting.items_under_review(drafts[0].case)]
    votes = {position: [_decision(one, at_) for one in own] for at_, position in enumerate(positions)}
    agrees = [
        sum(n in decided[p].counted and votes[p][n] == decided[p].decision for p in positions)
        for n in range(len(drafts))
    ]
    lead = max(range(len(drafts)), key=lambda n: (agrees[n], -n))
    speaker = {
        position: lead
        if lead in result.counted and votes[position][lead] == result.decision
        else next(n for n in result.counted if votes[position][n] == result.decision)
        for position, result in decided.items()
    }
    bare = replace(
        own[lead],
        disputed_items=tuple(own[speaker[p]].disputed_items[at_] for at_, p in enumerate(positions)),
    )
    determination = drafting.as_read(bare, drafts[0].case)
    surrounds = [drafting.letter_of(draft, at=at, actor=account_of(draft)) for draft in drafts]
    attached = tuple(
        _attached(n, own[n], surrounds[n], [at_ + 1 for at_, p in enumerate(positions) if speaker[p] == n])
        for n in range(len(drafts))
    )
    return determination, replace(
        surrounds[lead],
        records=tuple(_used_by_all(lines) for lines in zip(*(s.records for s in surrounds), strict=True)),
        attached=attached,
    )


def _decision(determination: Determination, at: int) -> str:
    decision = determination.disputed_items[at].decision
    assert isinstance(decision, Decision), "a signed draft has decided every item"
    return decision.value


def _attached(n: int, own: Determination, surround: Letter, speaks_for: list[int]) -> AttachedDetermination:
    reviewer = own.expert_reviewer
    return AttachedDetermination(
        number=n + 1,
        qualifications=f"Certified in {', '.join(reviewer.certifications) or 'no specialty'}; "
        f"licensed in {', '.join(reviewer.licensure_states)}.",
        summary=own.clinical_case_summary,
        items=tuple(
            AttachedItem(
                position=at + 1, description=item.description, decision=_decision(own, at),
                sources=item.reviewer_guideline.statement, reasons=item.rationale,
            )
            for at, item in enumerate(own.disputed_items)
        ),
        speaks_for=tuple(speaks_for),
        commitment=surround.independence_commitment,
    )  # fmt: skip


def _used_by_all(lines: tuple[RecordLine, ...]) -> RecordLine:
    """A record opened, or relied on, by one of the reviewers was so for the letter."""
    return replace(
        lines[0], opened=any(line.opened for line in lines), relied_on=any(line.relied_on for line in lines)
    )
