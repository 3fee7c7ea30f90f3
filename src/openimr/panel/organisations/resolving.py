"""The parties of a case as the graph knows them, and everybody for whom a tie counts as one to a party."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Max

from openimr.cases import audit
from openimr.cases.models import AuditEvent
from openimr.panel.models import Organisation, OrganisationName, Question, Relation, Tie
from openimr.panel.organisations.graph import Edge, Graph, Reach, Step
from openimr.panel.organisations.names import Candidate, Known, normal, said_by

CHANGING = ("take_in_register", "withdraw_fact", "declare_tie", "take_in_organisations", "answer_question")
"""The verbs that change whom the register knows, or how they belong together."""
PRIVATE_ROLES = frozenset({"employee", "employee-family"})
"""Parties whose name is put to nobody: where it may be one that a tie names, the tie counts."""
ANOTHER = "another"
"""The answer to a question that says: none of those whom the name may mean."""


@dataclass(frozen=True, kw_only=True)
class Node:
    """Somebody for whom a tie counts in a case: the party, why it is counted, and whether that is certain."""

    ref: str
    role: str
    party: str
    path: tuple[Step, ...]
    uncertain: bool

    def words(self, names: dict[str, str]) -> str:
        """The path as a sentence, from the tie's side to the party."""
        if not self.path:
            return names.get(self.ref, said_by(self.ref))
        parts = [names.get(self.path[0].one, said_by(self.path[0].one))]
        for step in self.path:
            parts.append(f"{step.says} {names.get(step.other, said_by(step.other))}")
        return ", which ".join([" ".join(parts[:2]), *parts[2:]])


@dataclass(frozen=True, kw_only=True)
class Resolution:
    """Whom the name of a party means: certainly, and perhaps."""

    certain: tuple[str, ...]
    perhaps: tuple[Candidate, ...]


def graph_on(day: dt.date) -> Graph:
    """The graph of the relations that stand and hold on a day; built anew only when a relation has changed."""
    return _graph(day, _stamp(Relation))


def _stamp(*counted: Any) -> tuple[Any, ...]:
    """What tells one state of the tables from another: the last change through the door, and their sizes."""
    last = (
        AuditEvent.objects.filter(chain=audit.HOUSE, outcome="done", verb__in=CHANGING)
        .order_by("-sequence")
        .values_list("digest", flat=True)
        .first()
    )
    sizes = tuple(model.objects.aggregate(n=Count("pk"), last=Max("pk")).values() for model in counted)
    return (str(connection.settings_dict["NAME"]), last, *map(tuple, sizes))


@functools.lru_cache(maxsize=4)
def _graph(day: dt.date, stamp: tuple[Any, ...]) -> Graph:
    return Graph(edges(), day)


def edges() -> Iterator[Edge]:
    """The relations that stand, whatever their days."""
    rows = Relation.objects.filter(ended_at__isnull=True).order_by("pk")
    for above, below, kind, share, since, until in rows.values_list(
        "above__ref", "below__ref", "kind", "share", "since", "until"
    ).iterator(chunk_size=20_000):
        yield Edge(above=above, below=below, kind=kind, share=share, since=since, until=until)


def known() -> Known:
    """Every name by which the register knows somebody: organisations with all their names, and whom ties name."""
    return _known(names_stamp())


def names_stamp() -> tuple[Any, ...]:
    """What tells one state of the names that the register knows from another."""
    return _stamp(Organisation, OrganisationName, Tie)


@functools.lru_cache(maxsize=2)
def _known(stamp: tuple[Any, ...]) -> Known:
    return Known(
        [
            *OrganisationName.objects.order_by("pk").values_list("organisation__ref", "name"),
            *(
                (ref, said_by(ref))
                for ref in Organisation.objects.order_by("ref").values_list("ref", flat=True)
            ),
            *(
                (ref, said_by(ref))
                for ref in Tie.objects.order_by("to").values_list("to", flat=True).distinct()
            ),
        ]
    )


def resolve(ref: str, name: str, names: Known) -> Resolution:
    """
    Whom a party means: its own ref, those known by its very name, and perhaps those with a name like it.

    What a person has decided (`answer_question`) is not uncertain any more: another name of an organisation is kept as
    its name; those found to be others are left out.
    """
    person = ref.startswith("person:")
    certain = dict.fromkeys((ref, *names.certain(name, person=person)))
    perhaps = names.uncertain(name, person=person)
    if perhaps:
        others = _others(normal(name))
        perhaps = tuple(one for one in perhaps if one.ref not in others)
    return Resolution(certain=tuple(certain), perhaps=tuple(one for one in perhaps if one.ref not in certain))


def _others(subject: str) -> set[str]:
    """Whom a person has found not to be meant by a name."""
    rows = Question.objects.filter(kind=Question.NAME, subject=subject).exclude(answered_at=None)
    found: set[str] = set()
    for matter, answer in rows.values_list("matter", "answer"):
        found |= {one["ref"] for one in matter["candidates"] if one["ref"] != answer}
    return found


def around(parties: Sequence[tuple[str, str, str]], day: dt.date) -> list[Node]:
    """
    All for whom a tie counts in a case, on a day.

    Args: parties as (ref, role, name). Whom a name may mean counts until a person has said otherwise (R-06: it is the
    reviewer's freedom from conflict that must be known). Each ref and role once, the shortest path first.
    """
    graph, names = graph_on(day), known()
    found: dict[tuple[str, str], Node] = {}
    reaches: dict[str, Reach] = {}

    def add(node: Node) -> None:
        held = found.get((node.ref, node.role))
        if held is None or (held.uncertain and not node.uncertain):
            found[node.ref, node.role] = node

    for ref, role, name in parties:
        meant = resolve(ref, name, names)
        for start, uncertain in [
            *((r, False) for r in meant.certain),
            *((c.ref, True) for c in meant.perhaps),
        ]:
            reach = reaches.get(start) or reaches.setdefault(start, graph.reach(start))
            for other in reach:
                add(Node(ref=other, role=role, party=ref, path=reach.path(other), uncertain=uncertain))
    aliases = _aliases([ref for ref, _ in found])
    for node in list(found.values()):
        for alias in aliases.get(node.ref, ()):
            add(Node(ref=alias, role=node.role, party=node.party, path=node.path, uncertain=node.uncertain))
    return list(found.values())


def _aliases(refs: Iterable[str]) -> dict[str, list[str]]:
    """The references that ties may have used for a node: those made of its other names."""
    wanted = list(dict.fromkeys(refs))
    found: dict[str, list[str]] = {}
    for begin in range(0, len(wanted), 500):
        rows = OrganisationName.objects.filter(organisation__ref__in=wanted[begin : begin + 500])
        for ref, name in rows.values_list("organisation__ref", "name"):
            slug = "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
            found.setdefault(ref, []).append(f"{ref.partition(':')[0]}:{slug}"[:80])
    return found


def names_of(refs: Iterable[str]) -> dict[str, str]:
    """The names of nodes, for sentences."""
    return dict(Organisation.objects.filter(ref__in=set(refs)).values_list("ref", "name"))
