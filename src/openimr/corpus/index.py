"""The full-text index: made from the dataset, thrown away when its form changes or it cannot be opened."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import tantivy

from openimr.corpus.dataset import RELEASED, Dataset, Row
from openimr.corpus.values import Hit, Results

FORM = f"1 tantivy-{tantivy.__version__ if hasattr(tantivy, '__version__') else '0.27'}"
"""Stamp of the index's form; another stamp means that it is made anew."""

FACETS = {"decision": 10, "family": 10, "specialty": 40, "year": 40}
MOST_CHARACTERS_OF_A_QUERY = 400
COMMIT_EVERY = 20_000


def _schema() -> tantivy.Schema:
    build = tantivy.SchemaBuilder()
    build.add_text_field("case_number", stored=True, tokenizer_name="raw", fast=True)
    build.add_text_field("text", stored=True, tokenizer_name="en_stem")
    build.add_text_field("shown", stored=True, tokenizer_name="raw")
    for name in FACETS:
        build.add_text_field(name, stored=False, tokenizer_name="raw", fast=True)
    build.add_text_field("decided_on", stored=False, tokenizer_name="raw", fast=True)
    return build.build()


def facets_of(determination: Mapping[str, Any], year: int) -> dict[str, list[str]]:
    """The facet values of a determination; each once."""
    items = determination["disputed_items"]
    families = {
        citation["family"]
        for item in items
        for side in ("claims_administrator_guideline", "reviewer_guideline")
        for citation in item[side]["citations"]
    }
    return {
        "decision": sorted({item["decision"] for item in items if item["decision"]}),
        "family": sorted(families),
        "specialty": sorted(set(determination["expert_reviewer"]["certifications"])),
        "year": [str(year)],
    }


class SearchIndex:
    """The index of one corpus. Writing needs the corpus's lock; reading does not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index: tantivy.Index | None = None
        self._seen = -1

    @property
    def _stamp(self) -> Path:
        return self.folder / "applied.json"

    def applied(self) -> int:
        """The number of the last dataset file that is in the index; -1 where the index must be made anew."""
        try:
            stamp = json.loads(self._stamp.read_text())
            return int(stamp["file"]) if stamp["form"] == FORM else -1
        except (OSError, ValueError, KeyError):
            return -1

    def catch_up(self, dataset: Dataset, *, progress: Callable[[int], None] | None = None) -> int:
        """Bring the index up to the dataset; returns how many rows were taken in.

        Taking a row in again changes nothing, so a kill before the stamp costs time only.
        """
        applied, last = self.applied(), dataset.last()
        if applied == last:
            return 0
        if applied < 0 or applied > last:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._index, applied = None, 0
        index = self._open_to_write()
        writer = index.writer(heap_size=128_000_000, num_threads=1)
        count = 0
        for _, row in dataset.rows(after=applied):
            writer.delete_documents_by_term("case_number", row.case_number)
            if row.state == RELEASED:
                writer.add_document(_document(row))
            count += 1
            if count % COMMIT_EVERY == 0:
                writer.commit()
            if progress is not None:
                progress(count)
        writer.commit()
        writer.wait_merging_threads()
        part = self._stamp.with_suffix(".part")
        part.write_text(json.dumps({"form": FORM, "file": last}))
        part.replace(self._stamp)
        return count

    def _open_to_write(self) -> tantivy.Index:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(_schema(), path=str(self.folder))
        return self._index

    def _reading(self) -> tantivy.Index | None:
        """The index as it stands now; None where nothing was ever put in."""
        applied = self.applied()
        if applied < 0:
            return None
        if self._index is None:
            self._index = tantivy.Index.open(str(self.folder))
        if applied != self._seen:
            self._index.reload()
            self._seen = applied
        return self._index

    def search(self, query: str, *, filters: Mapping[str, str], page: int, per_page: int) -> Results:
        """Search; see `Corpus.search`."""
        index = self._reading()
        if index is None:
            return Results(total=0)
        try:
            asked = self._query(index, query, filters)
        except ValueError as problem:
            return Results(total=0, query_error=_explain(str(problem)))
        searcher = index.searcher()
        order = {} if query.strip() else {"order_by_field": "decided_on"}
        found = searcher.search(asked, limit=per_page, offset=(page - 1) * per_page, **order)
        snippets = tantivy.SnippetGenerator.create(searcher, asked, index.schema, "text")
        snippets.set_max_num_chars(240)
        hits = tuple(_hit(searcher.doc(address), snippets) for _, address in found.hits)
        return Results(total=found.count or 0, hits=hits, facets=_facets(searcher, asked))

    def _query(self, index: tantivy.Index, query: str, filters: Mapping[str, str]) -> tantivy.Query:
        """The query as tantivy has it. Raises ValueError for one that cannot be read."""
        words = query.strip()
        if len(words) > MOST_CHARACTERS_OF_A_QUERY:
            raise ValueError(f"longer than {MOST_CHARACTERS_OF_A_QUERY} characters")
        parts = [tantivy.Query.all_query()]
        if words:
            # Only the text is searched: a colon in what people type is no name of a field.
            plain = re.sub(r"(?<!\\):", r"\\:", words)
            parts = [index.parse_query(plain, ["text"], conjunction_by_default=True)]
        parts += [tantivy.Query.term_query(index.schema, name, value) for name, value in filters.items()]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])


def _document(row: Row) -> tantivy.Document:
    determination = json.loads(row.determination)
    shown = {
        "decision_date": row.decided_on,
        "items": [item["description"] for item in determination["disputed_items"]],
        "decisions": [item["decision"] for item in determination["disputed_items"]],
    }
    document = tantivy.Document()
    document.add_text("case_number", row.case_number)
    document.add_text("text", row.text)
    document.add_text("shown", json.dumps(shown, ensure_ascii=False))
    document.add_text("decided_on", row.decided_on or "")
    for name, values in facets_of(determination, row.year).items():
        for value in values:
            document.add_text(name, value)
    return document


def _hit(document: tantivy.Document, snippets: tantivy.SnippetGenerator) -> Hit:
    shown = json.loads(document.get_first("shown"))
    snippet = snippets.snippet_from_doc(document)
    return Hit(
        case_number=document.get_first("case_number"),
        decision_date=shown["decision_date"],
        items=tuple(shown["items"]),
        decisions=tuple(shown["decisions"]),
        snippet=_stretches(snippet.fragment(), [(r.start, r.end) for r in snippet.highlighted()]),
    )


def _stretches(fragment: str, marked: list[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """The fragment cut at its marks, whose offsets are in bytes of UTF-8."""
    data, at, found = fragment.encode(), 0, []
    for start, end in sorted(marked):
        if start > at:
            found.append((data[at:start].decode(errors="replace"), False))
        if end > max(start, at):
            found.append((data[max(start, at) : end].decode(errors="replace"), True))
        at = max(at, end)
    if at < len(data):
        found.append((data[at:].decode(errors="replace"), False))
    return tuple(found)


def _facets(searcher: tantivy.Searcher, query: tantivy.Query) -> dict[str, tuple[tuple[str, int], ...]]:
    asked = {name: {"terms": {"field": name, "size": size}} for name, size in FACETS.items()}
    answer = searcher.aggregate(query, asked)
    return {
        name: tuple((str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer[name]["buckets"])
        for name in FACETS
    }


def _explain(problem: str) -> str:
    """What is wrong with a query, for the person who typed it."""
    if "longer than" in problem:
        return f"The query is {problem}. Use fewer words."
    return (
        'The query cannot be read. Use words, "phrases in quotation marks", AND, OR, NOT in capitals, and '
        "brackets in pairs."
    )
