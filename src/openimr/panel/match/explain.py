"""Why this reviewer, in qualifications only; and who was excluded by which rule.

Source: rulebook R-09 (only qualifications leave the house), R-04 (log the reason of the match). The text
holds no identity and no figure of the reviewer's own: years and hours stand as the rule asks for them, as
the letters print them, because the exact ones could single a person out.
"""

from __future__ import annotations

import datetime as dt

import numpy as np

from openimr.panel.match import rules
from openimr.panel.match.facts import Batch, Case, Reviewer
from openimr.panel.match.screening import Screening, names


def why(case: Case, reviewer: Reviewer, on: dt.date, *, kept: bool) -> str:
    """The reasons for one assignment as one sentence. A kept one claims no more than what still holds."""
    reasons = [_specialty(case, reviewer, on), _licence(reviewer, on)]
    if rules.is_in_practice(reviewer):
        reasons.append("in practice for more than five years and at least twenty-four hours a week")
    if kept:
        reasons.append("kept from an earlier assignment, not tested again")
    else:
        reasons.append("no tie that counts to any party, and room for the case")
    text = "; ".join(reasons)
    return text[0].upper() + text[1:] + "."


def exclusions(batch: Batch, screening: Screening) -> list[dict[str, object]]:
    """Each pair that fails a rule as the batch stands, with every rule it fails; by case, then reviewer."""
    ids = [reviewer.id for reviewer in batch.reviewers]
    texts = {bits: tuple(names(bits)) for bits in np.unique(screening.failed).tolist()}
    return [
        {"case": case.id, "reviewer": ids[column], "rules": list(texts[bits])}
        for case, row in zip(batch.cases, screening.failed, strict=True)
        for column, bits in enumerate(row.tolist())
        if bits
    ]


def _specialty(case: Case, reviewer: Reviewer, on: dt.date) -> str:
    """The first specialty of the case that the reviewer holds, in the words of the case."""
    held = rules.current_specialties(reviewer, on)
    for rank, specialties in (("the same", case.same), ("a similar", case.similar)):
        for specialty in specialties:
            if rules.normal(specialty) in held:
                words = " ".join(specialty.split())
                if rules.normal(specialty) == rules.normal(reviewer.physician_type):
                    return f"{words} by profession, {rank} specialty for the case"
                return f"certified in {words}, {rank} specialty for the case"
    return "no current certification in a specialty that the case names"


def _licence(reviewer: Reviewer, on: dt.date) -> str:
    states = sorted({licence.state for licence in rules.unrestricted_licences(reviewer, on)})
    if "CA" in states:
        return "unrestricted licence of California"
    if states:
        return f"unrestricted licence of {', '.join(states)}, none of California"
    return "no current unrestricted licence"
