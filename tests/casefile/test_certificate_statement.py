"""A certificate's text: the same bytes for the same facts, and every change is told with its place."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.casefile.certificate.statement import (
    FORMAT,
    NotACertificate,
    differences,
    digest_of,
    read,
    written,
)

STATEMENT: dict[str, Any] = {
    "format": FORMAT, "case": "CM25-0000001", "made_at": "2025-03-12T17:00:00Z",
    "case_file": {"version": 1, "sha256": "a" * 64, "pages": 3},
    "packets": [{"sha256": "b" * 64, "pages": 3}],
    "records": [
        {"number": 1, "title": "Progress report", "set_aside": "", "pages": [
            {"page": 1, "image_sha256": "c" * 64, "opened": {"times": 2, "seconds": 40}},
            {"page": 2, "image_sha256": "d" * 64, "opened": None},
        ]},
        {"number": 2, "title": "Ledger", "set_aside": "a bill", "pages": [{"page": 3, "opened": {"times": 1}}]},
    ],
}  # fmt: skip


def places(value: Any, path: tuple = ()) -> list[tuple]:
    """The path of every plain value."""
    if isinstance(value, dict):
        return [p for key, inner in value.items() for p in places(inner, (*path, key))]
    if isinstance(value, list):
        return [p for n, inner in enumerate(value) for p in places(inner, (*path, n))]
    return [path]


def test_what_is_written_reads_back_and_has_one_digest() -> None:
    text = written(STATEMENT)
    assert read(text) == STATEMENT
    shuffled = json.loads(json.dumps(STATEMENT, sort_keys=True))
    assert digest_of(written(shuffled)) == digest_of(text)


@given(st.sampled_from(places(STATEMENT)), st.one_of(st.none(), st.integers(5, 9), st.text(max_size=8)))
def test_any_value_that_is_changed_is_told_and_changes_the_digest(path: tuple, value: Any) -> None:
    changed = copy.deepcopy(STATEMENT)
    inner: Any = changed
    for step in path[:-1]:
        inner = inner[step]
    if inner[path[-1]] == value:
        return
    inner[path[-1]] = value
    assert differences(STATEMENT, changed)
    assert digest_of(written(changed)) != digest_of(written(STATEMENT))


def test_a_difference_says_where_it_is() -> None:
    changed = copy.deepcopy(STATEMENT)
    changed["records"][0]["pages"][1]["opened"] = {"times": 1, "seconds": 3}
    changed["records"].pop()
    said = [str(d) for d in differences(STATEMENT, changed)]
    assert said[0].startswith("records, no. 1, pages, page 2, opened: certified nothing, found")
    assert any(s.startswith("records, no. 2: certified") and s.endswith("found nothing") for s in said)


def test_records_in_another_order_are_a_difference() -> None:
    changed = copy.deepcopy(STATEMENT)
    changed["records"].reverse()
    assert [d.where for d in differences(STATEMENT, changed)] == ["records, order"]


@pytest.mark.parametrize(
    "text",
    [
        b"", b"\xff\xfe", b"[]", b"null", b"{}", b'{"format": "openimr-record-certificate/9"}', b"[" * 100_000,
        written({**STATEMENT, "case": 5}), written({**STATEMENT, "records": None}),
        written(STATEMENT) + b" ", written(STATEMENT).replace(b"  ", b"\t", 1),
        json.dumps(STATEMENT).encode(),
    ],
)  # fmt: skip
def test_what_is_no_certificate_as_it_was_made_is_refused_with_what_was_expected(text: bytes) -> None:
    with pytest.raises(NotACertificate, match="expected"):
        read(text)
