"""Counts over the dataset, by DuckDB: letters and items, each labelled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from openimr.corpus.values import Stats

_CURRENT = """
    SELECT * EXCLUDE (latest) FROM (
        SELECT *, row_number() OVER (PARTITION BY case_number ORDER BY filename DESC, file_row_number DESC) AS latest
        FROM read_parquet(?, filename = true, file_row_number = true)
    ) WHERE latest = 1 AND state = 'released'
"""
_ITEMS = """
    SELECT unnest(from_json(determination -> '$.disputed_items', '["JSON"]')) AS item FROM letters
"""


def stats(files: list[Path]) -> Stats:
    """The counts of the determinations that stand; zeros for no files."""
    if not files:
        return Stats(
            letters=0, items=0, items_by_decision={}, items_by_family={}, letters_by_specialty={}, letters_by_year={}
        )
    with duckdb.connect(":memory:") as database:
        database.execute(f"CREATE TEMP TABLE letters AS {_CURRENT}", [[str(path) for path in files]])
        database.execute(f"CREATE TEMP TABLE items AS {_ITEMS}")
        return Stats(
            letters=_one(database, "SELECT count(*) FROM letters"),
            items=_one(database, "SELECT count(*) FROM items"),
            items_by_decision=_pairs(database, "SELECT coalesce(item ->> '$.decision', 'unknown'), count(*) FROM items GROUP BY 1"),
            items_by_family=_pairs(
                database,
                """SELECT family, count(*) FROM (
                     SELECT DISTINCT i.rowid, c ->> '$.family' AS family
                     FROM items AS i, unnest(from_json(i.item -> '$.reviewer_guideline.citations', '["JSON"]')) AS t(c)
                   ) GROUP BY 1""",
            ),
            letters_by_specialty=_pairs(
                database,
                """SELECT s, count(DISTINCT case_number) FROM letters,
                   unnest(from_json(determination -> '$.expert_reviewer.certifications', '["VARCHAR"]')) AS t(s)
                   GROUP BY 1""",
            ),
            letters_by_year=_pairs(database, "SELECT year, count(*) FROM letters GROUP BY 1"),
        )  # fmt: skip


def _one(database: duckdb.DuckDBPyConnection, query: str) -> int:
    row = database.execute(query).fetchone()
    assert row is not None
    return int(row[0])


def _pairs(database: duckdb.DuckDBPyConnection, query: str) -> dict[Any, int]:
    return {key: int(count) for key, count in sorted(database.execute(query).fetchall())}
