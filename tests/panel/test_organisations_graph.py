"""A tie counts through the graph, never further than the rules carry it, and the path says why."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.panel.match import rules as match_rules
from openimr.panel.match.facts import Tie, TieKind
from openimr.panel.organisations.graph import Edge, Graph, circles
from openimr.panel.organisations.names import Known, names_in, normal
from openimr.panel.organisations.rules import rules

DAY = dt.date(2026, 3, 2)


def reached(party: str, *edges: Edge, on: dt.date = DAY) -> set[str]:
    return set(Graph(edges, on).reach(party)) - {party}


def edge(above: str, kind: str, below: str, share: float | None = None, **days: dt.date) -> Edge:
    return Edge(above=above, below=below, kind=kind, share=share, **days)


def test_the_partnership_that_belongs_to_the_group_that_owns_the_facility() -> None:
    graph = Graph([edge("group", "owner", "facility"), edge("group", "member", "partnership")], DAY)
    reach = graph.reach("facility")
    assert "partnership" in reach
    assert [(s.one, s.says, s.other) for s in reach.path("partnership")] == [
        ("partnership", "is a member of", "group"), ("group", "owns", "facility"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("edges", "party", "tied"),
    [
        ([edge("p", "owner", "a"), edge("p", "owner", "b")], "a", {"p", "b"}),  # sisters under one owner
        ([edge("p", "owner", "a", 0.1), edge("p", "owner", "b", 0.1)], "a", {"p"}),  # a tenth of both: no sisters
        ([edge("p", "owner", "a", 0.9), edge("p", "owner", "b", 0.1)], "a", {"p"}),
        ([edge("p", "owner", "a", 0.04)], "a", set()),  # less than the threshold
        ([edge("p", "owner", "a", 0.05)], "a", {"p"}),
        ([edge("p", "owner", "a"), edge("q", "owner", "a")], "p", {"a"}),  # down, never up again
        ([edge("g", "member", "dr"), edge("g", "member", "colleague")], "dr", {"g"}),  # one group is not one practice
        ([edge("g", "member", "dr")], "g", {"dr"}),
        ([edge("g", "member", "dr"), edge("h", "owner", "g"), edge("h", "facility", "f")], "f", {"h", "g", "dr"}),
        ([edge("ins", "officer", "o"), edge("par", "parent", "ins")], "o", {"ins", "par"}),
        ([edge("ins", "officer", "o"), edge("ins", "officer", "q")], "o", {"ins"}),
        ([edge("a", "affiliate", "b"), edge("b", "affiliate", "c")], "a", {"b"}),  # an affiliate's affiliate is none
        ([edge("a", "affiliate", "b"), edge("b", "owner", "c")], "a", {"b", "c"}),
        ([edge("new", "formerly", "old"), edge("p", "owner", "old")], "new", {"old", "p"}),
        ([edge("a", "owner", "b"), edge("b", "owner", "c"), edge("c", "owner", "a")], "a", {"b", "c"}),  # a circle
    ],
)  # fmt: skip
def test_how_far_a_tie_carries(edges: list[Edge], party: str, tied: set[str]) -> None:
    assert reached(party, *edges) == tied


def test_a_relation_counts_on_its_days_both_included() -> None:
    one = edge("p", "owner", "a", since=dt.date(2020, 1, 1), until=dt.date(2020, 12, 31))
    for day, there in (
        ("2019-12-31", False),
        ("2020-01-01", True),
        ("2020-12-31", True),
        ("2021-01-01", False),
    ):
        assert (reached("a", one, on=dt.date.fromisoformat(day)) == {"p"}) is there


def test_a_party_whom_nobody_knows_reaches_itself() -> None:
    reach = Graph([], DAY).reach("stranger")
    assert list(reach) == ["stranger"]
    assert "stranger" in reach
    assert reach.path("stranger") == ()


def carries(path: list[tuple[Edge, bool]]) -> bool:
    """Whether a tie carries along a walk from the party; each relation with whether the walk goes up. In words of the
    rule, not of the program: up, then down, with control on both legs where there are both; once what is once."""
    known = rules().relations_on(DAY)
    kinds = [e.kind for e, _ in path]
    if any(known[k].once and kinds.count(k) > 1 for k in kinds):
        return False
    moves = []
    for one, up in path:
        share = 1.0 if one.share is None else one.share
        rule = known[one.kind]
        if share < rule.share_at_least:
            return False
        if not rule.same:
            moves.append(("level" if rule.level else "up" if up else "down", share >= rule.control_at_least))
    turns = [i for i, (move, _) in enumerate(moves) if move != "up"]
    ups, rest = (moves[: turns[0]], moves[turns[0] :]) if turns else (moves, [])
    if any(move == "up" for move, _ in rest):
        return False
    both = bool(ups and rest) or any(move == "level" for move, _ in rest)
    if not both:
        return True
    after = rest
    if not ups:  # what is below before a level relation need not be control
        level = next(i for i, (move, _) in enumerate(rest) if move == "level")
        after = rest[level:]
    return all(control for _, control in ups) and all(control for _, control in after)


def by_trial(party: str, edges: list[Edge]) -> set[str]:
    """Every walk that uses no relation twice, tried."""
    found = {party}

    def go(node: str, path: list[tuple[Edge, bool]], left: frozenset[int]) -> None:
        for n in left:
            one = edges[n]
            for up, here, there in ((True, one.below, one.above), (False, one.above, one.below)):
                if here == node and carries([*path, (one, up)]):
                    found.add(there)
                    go(there, [*path, (one, up)], left - {n})

    go(party, [], frozenset(range(len(edges))))
    return found


@settings(max_examples=400)
@given(
    st.lists(
        st.builds(
            lambda pair, kind, share: edge(pair[0], kind, pair[1], share if kind == "owner" else None),
            st.sampled_from(list(itertools.permutations("abcde", 2))),
            st.sampled_from([*rules().relation_kinds, "owner", "owner"]),
            st.sampled_from([None, 0.04, 0.05, 0.3, 0.5, 1.0]),
        ),
        max_size=7,
    )
)
def test_the_walk_finds_what_trial_of_every_path_finds(edges: list[Edge]) -> None:
    graph = Graph(edges, DAY)
    for party in "abcde":
        reach = graph.reach(party)
        assert set(reach) == by_trial(party, edges)
        for other in reach:
            path = reach.path(other)
            ends = [other, *(step.other for step in path)]
            assert ends[-1] == party
            assert [step.one for step in path] == ends[:-1]


def test_ownership_in_a_circle_is_told_and_ends() -> None:
    ring = [
        edge("a", "owner", "b"),
        edge("b", "parent", "c"),
        edge("c", "owner", "a"),
        edge("x", "owner", "a"),
    ]
    assert [set(one) for one in circles(ring, DAY)] == [{"a", "b", "c"}]
    assert circles(ring[:2], DAY) == []
    long = [edge(str(n), "owner", str((n + 1) % 20_000)) for n in range(20_000)]
    assert len(circles(long, DAY)) == 1
    assert len(reached("7", *long)) == 19_999


def test_the_rules_of_ties_are_the_matchs_own() -> None:
    """The match reads its rules in the contract's words; the dated data must say the same today."""
    today = {rule.kind: rule for rule in rules().ties if rule.first <= DAY <= rule.last}
    assert set(today) == {kind.value for kind in TieKind}
    for kind in TieKind:
        rule = today[kind.value]
        for share in (None, 0.0, 0.05, 0.050001, 1.0):
            tie = Tie(
                to="x", kind=kind, since=dt.date(2020, 1, 1), until=dt.date(2021, 1, 1), share_of_income=share
            )
            for day in (dt.date(2019, 12, 31), dt.date(2020, 6, 1), DAY):
                in_time = day >= dt.date(2020, 1, 1) and (rule.for_good or day <= dt.date(2021, 1, 1))
                enough = rule.share_more_than is None or share is None or share > rule.share_more_than
                assert match_rules.tie_counts(tie, day) is (in_time and enough and not rule.never), (
                    kind,
                    share,
                    day,
                )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ACME Ins. Co., Inc.", "Acme Insurance"), ("St. Mary's Hosp.", "Saint Marys Hospital"),
        ("Harbor Orthopaedics Medical Group, Inc.", "Harbor Ortho Med Grp"), ("Río Vista Surgical Ctr LLC", "Rio Vista Surgery Center"),
    ],
)  # fmt: skip
def test_two_ways_to_write_one_name_have_one_normal_form(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@given(st.text(max_size=60))
def test_a_normal_form_is_its_own(name: str) -> None:
    assert normal(normal(name)) == normal(name)


KNOWN = Known(
    [
        ("org:harbor", "Harbor Insurance Company"), ("org:harbor-tpa", "Harbor Claims Administrators"),
        ("org:kfo", "Kings Ferry Orthopedics"), ("org:kfs", "Kings Ferry Surgery Center"), ("person:lee", "Harold B. Leeward, MD"),
    ]
)  # fmt: skip


def test_a_name_means_for_certain_only_who_bears_it() -> None:
    assert KNOWN.certain("HARBOR INS. CO.") == ("org:harbor",)
    assert KNOWN.certain("Acme LLC dba Harbor Claims Administrators") == ("org:harbor-tpa",)
    assert KNOWN.certain("Harbour Insurance") == ()
    assert [c.ref for c in KNOWN.uncertain("Harbour Insurance")] == ["org:harbor"]
    assert KNOWN.uncertain("Kings Ferry Surgery Ctr") == ()
    assert KNOWN.uncertain("Entirely Different Holdings") == ()
    assert names_in("Acme LLC (formerly Zenith Mutual)") == ("Acme LLC", "Zenith Mutual")


def test_people_are_compared_as_people() -> None:
    assert KNOWN.certain("Leeward, Harold B.", person=True) == ("person:lee",)
    assert [c.ref for c in KNOWN.uncertain("H. Leeward", person=True)] == ["person:lee"]
    assert KNOWN.certain("Harold B. Leeward") == ()
