"""Why a tie counts in a case: the reviewer's tie, and the path from it to a party."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from openimr.cases.models import Case
from openimr.panel.match import rules
from openimr.panel.match.facts import Tie, TieKind
from openimr.panel.matching import nodes_of
from openimr.panel.organisations.names import said_by
from openimr.panel.organisations.resolving import Node, names_of
from openimr.panel.register import standing


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A tie of a reviewer that counts in a case: its kind, the party's role, the path in words, and whether it is
    certain that the party is meant.
    """

    reviewer: str
    kind: str
    role: str
    path: str
    uncertain: bool


def conflicts_of(case: Case, day: dt.date, refs: Collection[str]) -> list[Conflict]:
    """Every tie of these reviewers that counts in a case on a day (R-06, R-07), each once, by reviewer."""
    nodes: dict[str, Node] = {}
    for node in nodes_of(case, day):
        held = nodes.get(node.ref)
        if held is None or (held.uncertain and not node.uncertain):
            nodes[node.ref] = node
    parties = dict(case.parties.values_list("ref", "name"))
    names = names_of(
        {s.one for n in nodes.values() for s in n.path} | {s.other for n in nodes.values() for s in n.path}
    )
    found = []
    for ref, facts in sorted(standing(refs).items()):
        for fact in facts["tie"]:
            tie = Tie(
                to=fact.to, kind=TieKind(fact.kind_of_tie), since=fact.since, until=fact.until,
                share_of_income=fact.share_of_income,
            )  # fmt: skip
            if fact.to in nodes and rules.tie_counts(tie, day):
                node = nodes[fact.to]
                words = (
                    node.words(names | parties) if node.path else parties.get(node.party, said_by(node.party))
                )
                found.append(
                    Conflict(
                        reviewer=ref,
                        kind=fact.kind_of_tie,
                        role=node.role,
                        path=words,
                        uncertain=node.uncertain,
                    )
                )
    return found
