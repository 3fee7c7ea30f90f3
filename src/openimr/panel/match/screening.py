"""Every rule on every pair of case and reviewer, as arrays: two million pairs without two million calls.

A rule on the reviewer alone is asked once for each reviewer; specialties once for each distinct set of
specialties; ties and bars are looked up from the parties of a case. The rules themselves are in `rules`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from openimr.panel.match import rules
from openimr.panel.match.facts import Batch, Case

Bits = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.intp]

BIT = {rule: np.uint8(1 << number) for number, rule in enumerate(rules.RULES)}
"""The bit that stands for a failed rule."""

SAME, SIMILAR, NEITHER = range(3)
"""How near a reviewer's current certifications come to what the case asks for."""


@dataclass(frozen=True, kw_only=True)
class Screening:
    """
    What was found of each pair; rows are the cases of the batch, columns its reviewers, in their order.

    `failed`: one bit for each rule that fails (`BIT`), 0 where the reviewer may be assigned.
    `nearness`: SAME, SIMILAR or NEITHER. `californian`: one flag for each reviewer.
    """

    failed: Bits
    nearness: Bits
    californian: npt.NDArray[np.bool_]


def screen(batch: Batch) -> Screening:
    """Every rule of the contract on every pair, as the batch stands."""
    on = batch.as_of
    failed = np.empty((len(batch.cases), len(batch.reviewers)), np.uint8)
    failed[:] = _of_reviewers(batch)
    nearness = _nearness(batch)
    failed[nearness == NEITHER] |= BIT["R-04"]

    tied = _columns(
        (party, number)
        for number, reviewer in enumerate(batch.reviewers)
        for party in rules.conflicts(reviewer, on)
    )
    own = {reviewer.id: number for number, reviewer in enumerate(batch.reviewers)}
    for row, case in zip(failed, batch.cases, strict=True):
        for party in case.parties:
            if party.id in tied:
                row[tied[party.id]] |= BIT["R-06"]
        barred = [own[name] for name in rules.barred_by_case(case) if name in own]
        row[barred] |= BIT["R-08"]
    californian = np.array([rules.is_californian(reviewer, on) for reviewer in batch.reviewers], bool)
    return Screening(failed=failed, nearness=nearness, californian=californian)


def names(bits: int) -> list[str]:
    """The rules whose bits are set, in their order."""
    return [rule for rule in rules.RULES if bits & int(BIT[rule])]


def _of_reviewers(batch: Batch) -> Bits:
    """The rules that ask for the reviewer alone."""
    found = np.zeros(len(batch.reviewers), np.uint8)
    for number, reviewer in enumerate(batch.reviewers):
        if not rules.is_qualified(reviewer, batch.as_of):
            found[number] |= BIT["R-02"]
        if not rules.is_in_practice(reviewer):
            found[number] |= BIT["R-03"]
        if not rules.is_available(reviewer, batch.as_of):
            found[number] |= BIT["R-12"]
    return found


def _nearness(batch: Batch) -> Bits:
    """R-04 for every pair, worked out once for each distinct pair of specialty sets."""
    holders = _columns(
        (specialty, number)
        for number, reviewer in enumerate(batch.reviewers)
        for specialty in rules.current_specialties(reviewer, batch.as_of)
    )
    rows: dict[tuple[frozenset[str], frozenset[str]], Bits] = {}
    table = np.empty((len(batch.cases), len(batch.reviewers)), np.uint8)
    for number, case in enumerate(batch.cases):
        asked = _asked(case)
        if asked not in rows:
            row = np.full(len(batch.reviewers), NEITHER, np.uint8)
            for rank, specialties in ((SIMILAR, asked[1]), (SAME, asked[0])):  # same last: it wins
                for specialty in specialties & holders.keys():
                    row[holders[specialty]] = rank
            rows[asked] = row
        table[number] = rows[asked]
    return table


def _asked(case: Case) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(map(rules.normal, case.same)), frozenset(map(rules.normal, case.similar))


def _columns(pairs: Iterable[tuple[str, int]]) -> dict[str, Numbers]:
    """Column numbers by name, from pairs of name and number (each pair once)."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for name, number in pairs:
        found[name].append(number)
    return {name: np.array(numbers, np.intp) for name, numbers in found.items()}
