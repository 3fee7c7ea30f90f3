"""Whether the review organization itself is independent of a case (rulebook R-05, R-06).

The organization stands in the graph as `HOUSE`, with its owners, officers, directors, employees and affiliates as
relations, taken in through the door like any others. Whoever of them is a party, or belongs to one, is a finding:
nobody is assigned until the medical director has dealt with it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from openimr.cases.models import Case
from openimr.panel.matching import nodes_of
from openimr.panel.models import HouseTieDecision, Organisation, Relation
from openimr.panel.organisations.names import said_by
from openimr.panel.organisations.resolving import names_of
from openimr.panel.organisations.rules import rules

HOUSE = "org:this-review-organization"
"""The reference by which files of organizations name the house itself."""


@dataclass(frozen=True, kw_only=True)
class HouseTie:
    """The house, or somebody of it (`of`), is tied to a party; the path in words, and whether the name is certain."""

    of: str
    party: str
    role: str
    path: str
    uncertain: bool


def is_recorded() -> bool:
    """Whether the house has said who owns and runs it; without that nothing can be found."""
    return Organisation.objects.filter(ref=HOUSE).exists()


def ties_of_house(case: Case, day: dt.date) -> list[HouseTie]:
    """Every tie of the house to a party of a case on a day, dealt with or not."""
    own = _own(day)
    if not own:
        return []
    # Who reaches the house goes through one who belongs to it, and is told as theirs.
    nodes = [n for n in nodes_of(case, day) if n.ref in own and (n.ref != HOUSE or not n.path)]
    names = names_of(
        {s.one for n in nodes for s in n.path} | {s.other for n in nodes for s in n.path} | set(own)
    )
    parties = dict(case.parties.values_list("ref", "name"))
    found: dict[tuple[str, str], HouseTie] = {}
    for node in sorted(nodes, key=lambda n: (n.uncertain, len(n.path))):
        name = parties.get(node.party, said_by(node.party))
        reached = (
            node.words(names | parties)
            if node.path
            else f"{names.get(node.ref, said_by(node.ref))} is {name}"
        )
        before = "" if node.ref == HOUSE else f"{names.get(node.ref, said_by(node.ref))} {own[node.ref]}; "
        found.setdefault(
            (node.ref, node.party),
            HouseTie(
                of=node.ref, party=node.party, role=node.role, path=before + reached, uncertain=node.uncertain
            ),
        )
    return [found[key] for key in sorted(found)]


def open_ties(case: Case, day: dt.date) -> list[HouseTie]:
    """The ties of the house that the medical director has not dealt with."""
    decided = set(HouseTieDecision.objects.filter(case=case).values_list("of", "party"))
    return [tie for tie in ties_of_house(case, day) if (tie.of, tie.party) not in decided]


def _own(day: dt.date) -> dict[str, str]:
    """The house and who belongs to it directly on a day, each with how; empty where nothing is recorded."""
    if not is_recorded():
        return {}
    known = rules().relations_on(day)
    found = {HOUSE: ""}
    rows = Relation.objects.filter(Q(above__ref=HOUSE) | Q(below__ref=HOUSE), ended_at=None).order_by("pk")
    for above, below, kind, share, since, until in rows.values_list(
        "above__ref", "below__ref", "kind", "share", "since", "until"
    ):
        rule = known.get(kind)
        holds = (since is None or since <= day) and (until is None or day <= until)
        if rule is None or not holds or (share is not None and share < rule.share_at_least):
            continue
        other, says = (below, rule.says[1]) if above == HOUSE else (above, rule.says[0])
        found.setdefault(other, f"{says} the review organization")
    return found
