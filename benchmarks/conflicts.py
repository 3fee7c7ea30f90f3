"""Conflicts of cases over a graph of 100,000 organisations and 1,000,000 ties, beside a recursive query in SQLite.

An invented graph, made from a seed: holdings with subsidiaries, hospitals with facilities, groups with physicians,
affiliates. The query is what a user would write instead, with the same rules (which relation carries a tie on, and how
far) in its conditions and the same indexes; both must find the same reviewers for every case.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sqlite3
import time
from collections import defaultdict

import numpy as np

from openimr.panel.organisations.graph import Edge, Graph

ORGANISATIONS, REVIEWERS, TIES, CASES, PARTIES = 100_000, 20_000, 1_000_000, 200, 6
DAY = dt.date(2026, 3, 2)


def relations(rng: random.Random) -> list[Edge]:
    """About 1.3 relations an organisation: trees of ownership, members, facilities, affiliates, a few circles."""
    found = []
    for number in range(1, ORGANISATIONS):
        here = f"o{number}"
        cluster = number - number % 40
        if number % 40:
            kind = rng.choice(("owner", "owner", "parent", "facility", "member", "officer"))
            share = rng.choice((None, 0.03, 0.1, 0.4, 0.6, 1.0)) if kind == "owner" else None
            above = f"o{rng.randrange(cluster, number)}"
            found.append(Edge(above=above, below=here, kind=kind, share=share))
        if rng.random() < 0.25:
            other = f"o{rng.randrange(ORGANISATIONS)}"
            if other != here:
                kind, share = rng.choice(
                    (("affiliate", None), ("owner", 0.1), ("owner", 0.7), ("formerly", None))
                )
                found.append(Edge(above=other, below=here, kind=kind, share=share))
    return found


QUERY = """
WITH RECURSIVE reach(node, phase, used) AS (
  SELECT node, 0, 0 FROM party WHERE kase = ?
  UNION
  SELECT e.other,
    CASE WHEN e.same THEN r.phase WHEN e.level THEN 4
         WHEN e.up THEN CASE WHEN e.control AND r.phase <> 2 THEN 1 ELSE 2 END
         WHEN r.phase IN (0, 3) THEN 3 ELSE 4 END,
    r.used | e.bit
  FROM reach r JOIN edge e ON e.one = r.node
  WHERE NOT (r.used & e.bit) AND (
    e.same OR (e.level AND r.phase <> 2) OR (NOT e.level AND e.up AND r.phase < 3)
    OR (NOT e.level AND NOT e.up AND (r.phase IN (0, 3) OR (e.control AND r.phase <> 2))))
)
SELECT DISTINCT t.reviewer FROM (SELECT DISTINCT node FROM reach) n JOIN tie t ON t.org = n.node
"""


def database(
    graph: Graph, cases: list[list[int]], orgs: np.ndarray, reviewers: np.ndarray
) -> sqlite3.Connection:
    """The same graph as tables with the indexes that the query wants."""
    base = sqlite3.connect(":memory:")
    base.executescript(
        "CREATE TABLE edge(one INT, other INT, up INT, control INT, same INT, level INT, bit INT);"
        "CREATE TABLE tie(org INT, reviewer INT); CREATE TABLE party(kase INT, node INT);"
    )
    rows = []
    for one in range(len(graph.names)):
        for at in range(graph.starts[one], graph.starts[one + 1]):
            mark = graph.marks[at]
            rule = graph.rules[mark >> 2]
            bit = graph.bits[mark]
            rows.append(
                (one, graph.others[at], mark & 1, mark >> 1 & 1, int(rule.same), int(rule.level), bit)
            )
    base.executemany("INSERT INTO edge VALUES (?,?,?,?,?,?,?)", rows)
    base.executemany("INSERT INTO tie VALUES (?,?)", zip(orgs.tolist(), reviewers.tolist(), strict=True))
    base.executemany("INSERT INTO party VALUES (?,?)", ((n, p) for n, case in enumerate(cases) for p in case))
    base.executescript(
        "CREATE INDEX a ON edge(one); CREATE INDEX b ON tie(org, reviewer); CREATE INDEX c ON party(kase); ANALYZE;"
    )
    return base


def main() -> None:
    """Print the table."""
    rng = random.Random(11)
    edges = relations(rng)
    began = time.process_time()
    graph = Graph(edges, DAY)
    building = time.process_time() - began
    size = len(graph.names)
    numbers = np.random.default_rng(11)
    orgs, reviewers = numbers.integers(0, size, TIES), numbers.integers(0, REVIEWERS, TIES)
    cases = [[rng.randrange(size) for _ in range(PARTIES)] for _ in range(CASES)]
    began = time.process_time()
    tied: defaultdict[int, list[int]] = defaultdict(list)
    for org, reviewer in zip(orgs.tolist(), reviewers.tolist(), strict=True):
        tied[org].append(reviewer)
    indexing = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    began = time.process_time()
    mine = []
    reached = 0
    for case in cases:
        nodes = {node for party in case for node in graph.reach(graph.names[party]).first}
        reached += len(nodes)
        mine.append({reviewer for node in nodes for reviewer in tied.get(node, ())})
    walking = time.process_time() - began

    base = database(graph, cases, orgs, reviewers)
    began = time.process_time()
    theirs = [{row[0] for row in base.execute(QUERY, (number,))} for number in range(CASES)]
    querying = time.process_time() - began
    assert mine == theirs, "the walk and the query differ"

    found = sum(map(len, mine)) / CASES
    print(
        f"{size:,} organisations, {len(edges):,} relations, {TIES:,} ties of {REVIEWERS:,} reviewers; {CASES} cases of {PARTIES} parties,"
    )
    print(
        f"{reached / CASES:.0f} organisations and {found:.0f} reviewers with a conflict a case; both find the same.\n"
    )
    print("| | s | a case, ms | ratio |\n|---|---|---|---|")
    print(f"| the walk over arrays | {walking:.2f} | {walking / CASES * 1000:.1f} | 1 |")
    print(
        f"| recursive query, SQLite in memory | {querying:.2f} | {querying / CASES * 1000:.1f} | {querying / walking:.1f} |"
    )
    print(
        f"\nOnce a day: building the graph {building:.1f} s, indexing the ties {indexing:.1f} s; {memory:.0f} MB at most until then."
    )
