"""A query that was read, and filters, as the engine's own query."""

from __future__ import annotations

import re
from collections.abc import Mapping

import tantivy

from openimr.corpus import text as letter_text
from openimr.corpus.query import Link, Node, Not, Words

_CASE_NUMBER = re.compile(r"^CM\d{2}-\d{6,7}$", re.IGNORECASE)


def tantivy_query(schema: tantivy.Schema, node: Node | None, filters: Mapping[str, str]) -> tantivy.Query:
    """All that `node` asks for, among the letters that have every filter's value."""
    filters = dict(filters)
    if "decision" in filters and "family" in filters:
        # The same item must have both: an item that was overturned and cites ODG.
        filters["item"] = f"{filters.pop('family')}|{filters.pop('decision')}"
    parts = [tantivy.Query.all_query() if node is None else _asked(schema, node)]
    # Filters choose and do not rank.
    parts += [
        tantivy.Query.const_score_query(tantivy.Query.term_query(schema, name, value), 0.0)
        for name, value in filters.items()
    ]
    return _all(parts)


def _all(parts: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])


def _any(parts: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])


def _asked(schema: tantivy.Schema, node: Node) -> tantivy.Query:
    if isinstance(node, Words):
        return _words(schema, node)
    if isinstance(node, Not):
        everything = (tantivy.Occur.Must, tantivy.Query.all_query())
        return tantivy.Query.boolean_query([everything, (tantivy.Occur.MustNot, _asked(schema, node.part))])
    if node.link is Link.ANY:
        return _any([_asked(schema, part) for part in node.parts])
    clauses = [
        (tantivy.Occur.MustNot, _asked(schema, part.part))
        if isinstance(part, Not)
        else (tantivy.Occur.Must, _asked(schema, part))
        for part in node.parts
    ]
    if all(isinstance(part, Not) for part in node.parts):
        clauses.append((tantivy.Occur.Must, tantivy.Query.all_query()))
    return tantivy.Query.boolean_query(clauses)


def _words(schema: tantivy.Schema, node: Words) -> tantivy.Query:
    if node.begins:
        return tantivy.Query.regex_query(schema, "text", re.escape(letter_text.fold(node.text)) + ".*")
    stems = letter_text.stems(node.text)
    if not stems:
        return tantivy.Query.empty_query()
    if len(stems) == 1:
        plain = tantivy.Query.term_query(schema, "text", stems[0])
    else:
        plain = tantivy.Query.phrase_query(schema, "text", list(stems))
    ways = [plain]
    if not node.phrase:
        ways += [
            tantivy.Query.term_query(schema, "code", code) for code in sorted(letter_text.codes(node.text))
        ]
        if _CASE_NUMBER.match(node.text):
            ways.append(tantivy.Query.term_query(schema, "case_number", node.text.upper()))
    return plain if len(ways) == 1 else _any(ways)
