"""Counts over the dataset, by DuckDB: letters and items, each labelled. Source: rulebook C-01."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from openimr.corpus.values import Stats

_CURRENT = """
    CREATE TEMP TABLE letters AS
    SELECT case_number, state, year, certifications, items FROM (
        SELECT *, row_number() OVER (PARTITION BY case_number ORDER BY filename DESC, file_row_number DESC) AS latest
        FROM read_parquet(?, filename = true, file_row_number = true, union_by_name = true)
    ) WHERE latest = 1
"""
_ITEMS = """
    CREATE TEMP TABLE items AS
    SELECT case_number, unnest(items, recursive := true) FROM letters WHERE state = 'released'
"""
_COUNTS = {
    "items_by_decision": "SELECT coalesce(decision, 'unknown'), count(*) FROM items GROUP BY 1",
    "items_by_family": "SELECT family, count(*) FROM (SELECT unnest(reviewer_families) AS family FROM items) GROUP BY 1",
    "letters_by_decision": "SELECT coalesce(decision, 'unknown'), count(DISTINCT case_number) FROM items GROUP BY 1",
    "letters_by_family": """SELECT family, count(DISTINCT case_number)
        FROM (SELECT case_number, unnest(reviewer_families) AS family FROM items) GROUP BY 1""",
    "letters_by_specialty": """SELECT specialty, count(DISTINCT case_number)
        FROM (SELECT case_number, unnest(certifications) AS specialty FROM letters WHERE state = 'released') GROUP BY 1""",
    "letters_by_year": "SELECT coalesce(year::VARCHAR, 'unknown'), count(*) FROM letters WHERE state = 'released' GROUP BY 1",
}


def stats(files: list[Path]) -> Stats:
    """The counts of the determinations that stand; zeros for no files. Raises: duckdb.IOException if one vanishes."""
    if not files:
        return Stats(letters=0, items=0)
    with duckdb.connect(":memory:") as database:
        database.execute(_CURRENT, [[str(path) for path in files]])
        database.execute(_ITEMS)
        counts: dict[str, Any] = {name: _pairs(database, query) for name, query in _COUNTS.items()}
        return Stats(
            letters=_one(database, "SELECT count(*) FROM letters WHERE state = 'released'"),
            items=_one(database, "SELECT count(*) FROM items"),
            withdrawn=_one(database, "SELECT count(*) FROM letters WHERE state <> 'released'"),
            **counts,
        )


def _one(database: duckdb.DuckDBPyConnection, query: str) -> int:
    row = database.execute(query).fetchone()
    assert row is not None
    return int(row[0])


def _pairs(database: duckdb.DuckDBPyConnection, query: str) -> dict[Any, int]:
    return {key: int(count) for key, count in sorted(database.execute(query).fetchall())}
