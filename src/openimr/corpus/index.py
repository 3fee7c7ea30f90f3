"""The full-text index: made from the dataset, thrown away when its form changes or it cannot be opened.

The folder holds one numbered folder with the engine's files, and a stamp that says which, of what form, and
up to which file of the dataset. A new index is made aside and the stamp moved to it, so readers always find
a whole one.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import tantivy

from openimr.corpus import text as letter_text
from openimr.corpus.asking import tantivy_query
from openimr.corpus.dataset import Dataset
from openimr.corpus.query import Node
from openimr.corpus.rows import RELEASED, Row
from openimr.corpus.snippets import LENGTH, snippet
from openimr.corpus.values import CorpusBusy, Hit, IndexUnusable, Results

FORM = f"2 {version('tantivy')}"
"""Stamp of the index's form: ours and the engine's. Another stamp means that it is made anew."""

FACETS = {"decision": 10, "family": 10, "specialty": 60, "year": 40, "state": 60}
"""What a letter can be filtered and counted by, with the most values that are given back."""
COMMIT_EVERY = 20_000
LONGEST_WAIT = 60.0
"""Seconds that is waited for another writer of the engine's."""
SMALL_HEAP, LARGE_HEAP = 32_000_000, 256_000_000
LARGE = 2_000
"""Rows from which writing takes the large heap and both cores."""


@dataclass(frozen=True, kw_only=True)
class _Stamp:
    """What the stamp says: the form, the last file of the dataset that is in, and the engine's folder."""

    form: str
    file: int
    folder: str


def _schema() -> tantivy.Schema:
    build = tantivy.SchemaBuilder()
    build.add_text_field("case_number", stored=True, tokenizer_name="raw", fast=True)
    build.add_text_field("text", stored=True, tokenizer_name=letter_text.TOKENIZER)
    build.add_text_field("code", tokenizer_name="raw", index_option="basic")
    build.add_text_field("shown", stored=True, tokenizer_name="raw", index_option="basic")
    for name in (*FACETS, "item"):
        build.add_text_field(name, tokenizer_name="raw", fast=name in FACETS, index_option="basic")
    build.add_text_field("decided_on", tokenizer_name="raw", fast=True, index_option="basic")
    return build.build()


class SearchIndex:
    """The index of one corpus. Writing needs the corpus's lock; reading does not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._index: tantivy.Index | None = None
        self._seen: _Stamp | None = None

    @property
    def _stamp_file(self) -> Path:
        return self.folder / "applied.json"

    def _stamp(self) -> _Stamp | None:
        """The stamp; None where the index must be made anew."""
        try:
            stamp = _Stamp(**json.loads(self._stamp_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return stamp if stamp.form == FORM and (self.folder / stamp.folder / "meta.json").is_file() else None

    def applied(self) -> int:
        """The number of the last dataset file that is in the index; -1 where the index must be made anew."""
        stamp = self._stamp()
        return -1 if stamp is None else stamp.file

    def catch_up(
        self, dataset: Dataset, *, anew: bool = False, progress: Callable[[int, int], None] | None = None
    ) -> int:
        """
        Bring the index up to the dataset, or make it anew; returns how many rows were taken in.

        Taking a row in again changes nothing, so a kill before the stamp is moved costs time only.
        Raises: CorpusBusy when another writer has the engine's lock for longer than is waited.
        """
        stamp, last = self._stamp(), dataset.last()
        if stamp is not None and stamp.file == last and not anew:
            return 0
        if stamp is None or stamp.file > last or anew:
            stamp = _Stamp(form=FORM, file=0, folder=self._unused())
        total = dataset.count(after=stamp.file)
        target = self.folder / stamp.folder
        target.mkdir(parents=True, exist_ok=True)
        index = _registered(tantivy.Index(_schema(), path=str(target)))
        count = 0
        with _writer(index, large=total >= LARGE) as writer:
            for _, row in dataset.rows(after=stamp.file):
                writer.delete_documents_by_term("case_number", row.case_number)
                if row.state == RELEASED:
                    writer.add_document(_document(row))
                count += 1
                if count % COMMIT_EVERY == 0:
                    writer.commit()
                if progress is not None:
                    progress(count, total)
            writer.commit()
            # What is committed is found from here on; the engine may merge its files for a while longer.
            self._move_stamp(_Stamp(form=FORM, file=last, folder=stamp.folder))
        self._clean(stamp.folder)
        return count

    def _unused(self) -> str:
        used = [int(path.name) for path in self.folder.glob("[0-9]*") if path.name.isdecimal()]
        return f"{max(used, default=0) + 1:06d}"

    def _move_stamp(self, stamp: _Stamp) -> None:
        part = self._stamp_file.with_suffix(".part")
        part.write_text(json.dumps(stamp.__dict__), encoding="utf-8")
        part.replace(self._stamp_file)

    def _clean(self, used: str) -> None:
        """Remove the engine's folders that nothing points to; who still reads in one keeps its open files."""
        for path in self.folder.iterdir():
            if path.is_dir() and path.name != used:
                shutil.rmtree(path, ignore_errors=True)

    def _reading(self) -> tantivy.Index | None:
        """The index as it stands now; None where nothing was ever put in."""
        stamp = self._stamp()
        if stamp is None:
            return None
        try:
            if self._index is None or self._seen is None or self._seen.folder != stamp.folder:
                self._index = _registered(tantivy.Index.open(str(self.folder / stamp.folder)))
            elif self._seen != stamp:
                self._index.reload()
        except ValueError:
            if self._stamp() != stamp:
                return self._reading()  # It was made anew in between.
            raise IndexUnusable(self.folder) from None
        self._seen = stamp
        return self._index

    def documents(self) -> int:
        """How many determinations can be found."""
        index = self._reading()
        return 0 if index is None else index.searcher().num_docs

    def search(self, node: Node | None, *, filters: Mapping[str, str], page: int, per_page: int) -> Results:
        """The letters that match; see `Corpus.search`."""
        index = self._reading()
        if index is None:
            return Results(total=0)
        searcher = index.searcher()
        asked = tantivy_query(index.schema, node, filters)
        offset = (page - 1) * per_page
        if node is None:
            found = searcher.search(asked, limit=per_page, offset=offset, order_by_field="decided_on")
        else:
            found = searcher.search(asked, limit=per_page, offset=offset)
        total: int = found.count  # type: ignore[attr-defined]  # the engine's stubs leave it out
        hits = tuple(_hit(searcher.doc(address), node) for _, address in found.hits)
        return Results(total=total, hits=hits, facets=_facets(searcher, asked))


def _registered(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(letter_text.TOKENIZER, letter_text.analyzer())
    return index


@contextlib.contextmanager
def _writer(index: tantivy.Index, *, large: bool) -> Iterator[tantivy.IndexWriter]:
    """The engine's writer, waited for as long as another one has its lock."""
    ends = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            writer = index.writer(LARGE_HEAP if large else SMALL_HEAP, 2 if large else 1)
            break
        except ValueError as problem:
            if "LockBusy" not in str(problem):
                raise
            if time.monotonic() > ends:
                raise CorpusBusy(seconds=LONGEST_WAIT) from None
            time.sleep(0.05)
    try:
        yield writer
    finally:
        # Whatever was not committed is dropped with it; the lock goes when its threads have ended.
        writer.wait_merging_threads()


def _document(row: Row) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("case_number", row.case_number)
    document.add_text("text", row.text)
    document.add_text("shown", json.dumps(_shown(row), ensure_ascii=False))
    document.add_text("decided_on", row.decided_on or "")
    for code in sorted(letter_text.codes(row.text)):
        document.add_text("code", code)
    for name, values in facets_of(row).items():
        for value in sorted(values):
            document.add_text(name, value)
    return document


def _shown(row: Row) -> dict[str, object]:
    summary = json.loads(row.determination).get("clinical_case_summary") or ""
    return {
        "decision_date": row.decided_on,
        "items": [item["description"] for item in row.items],
        "decisions": [item["decision"] for item in row.items],
        "opening": summary[: 2 * LENGTH],
    }


def facets_of(row: Row) -> dict[str, set[str]]:
    """
    The facet values of a letter.

    `family` is that of any guideline that either side cites; `item` joins the family and the decision of one
    and the same item (`ODG|overturned`), which two filters side by side could not.
    """
    decisions, families, pairs = set(), set(), set()
    for item in row.items:
        cited = {*item["reviewer_families"], *item["claims_administrator_families"]}
        families |= cited
        if item["decision"]:
            decisions.add(item["decision"])
            pairs |= {f"{family}|{item['decision']}" for family in cited}
    return {
        "decision": decisions,
        "family": families,
        "item": pairs,
        "specialty": set(row.certifications),
        "state": set(row.licensure_states),
        "year": set() if row.year is None else {str(row.year)},
    }


def _hit(document: tantivy.Document, node: Node | None) -> Hit:
    shown = json.loads(document.get_first("shown") or "{}")
    return Hit(
        case_number=str(document.get_first("case_number")),
        decision_date=shown["decision_date"],
        items=tuple(shown["items"]),
        decisions=tuple(shown["decisions"]),
        snippet=snippet(str(document.get_first("text") or ""), node, opening=shown["opening"]),
    )


def _facets(searcher: tantivy.Searcher, query: tantivy.Query) -> dict[str, tuple[tuple[str, int], ...]]:
    asked = {name: {"terms": {"field": name, "size": size}} for name, size in FACETS.items()}
    answer = searcher.aggregate(query, asked)
    return {
        name: tuple((str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer[name]["buckets"])
        for name in FACETS
    }
