"""`openimr casefile ingest`: packets in, what they hold out, and nothing stops the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from openimr.casefile.reading import engines
from openimr.casefile.reading.reader import hash_of
from openimr.cli.casefile import casefile
from tests.casefile import hostile, papers, scans

needs_tesseract = pytest.mark.skipif(not engines().tesseract, reason="Tesseract's language data are not here")


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(casefile, ["ingest", *map(str, arguments)], catch_exceptions=False)


def _json(result: Result) -> dict[str, Any]:
    answer = json.loads(result.stdout)
    assert isinstance(answer, dict)
    return answer


@needs_tesseract
def test_a_packet_and_its_fax_are_one_matter_with_documents_copies_and_mentions(tmp_path: Path) -> None:
    first = scans.written(
        tmp_path / "first.pdf",
        scans.born_digital(papers.MRI, papers.UR_1, papers.UR_2),
    )
    header = papers.FAX_HEADER.format(n=1, of=1)
    second = scans.as_pdf(tmp_path / "second.pdf", scans.scanned(papers.MRI, fax_header=header, turned=180))
    result = _run(first, second, "--json", "--text", "--words", "--workers", 2)
    assert result.exit_code == 0, result.stderr
    answer = _json(result)
    assert answer["packets"] == [
        {"file": str(first), "sha256": hash_of(first), "pages": 3, "state": "read", "reason": None},
        {"file": str(second), "sha256": hash_of(second), "pages": 1, "state": "read", "reason": None},
    ]
    places = [(p["packet"], p["number"], p["source"], p["rotation"], p["document"]) for p in answer["pages"]]
    assert places == [(1, 1, "text", 0, 1), (1, 2, "text", 0, 2), (1, 3, "text", 0, 2), (2, 1, "ocr", 180, 3)]
    assert [p["duplicate_of"] for p in answer["pages"]] == [None, None, None, "1:1"]
    assert all(p["confidence"] <= 1 and p["reason"] is None for p in answer["pages"])
    assert "broad disc protrusion" in answer["pages"][3]["text"]
    assert set(answer["pages"][3]["words"][0]) == {"text", "x0", "y0", "x1", "y1", "confidence"}
    kinds = [(d["id"], d["packet"], d["first_page"], d["last_page"], d["kind"]) for d in answer["documents"]]
    assert kinds == [
        (1, 1, 1, 1, "imaging-report"),
        (2, 1, 2, 3, "ur-decision"),
        (3, 2, 1, 1, "imaging-report"),
    ]
    assert [d["duplicate_of"] for d in answer["documents"]] == [None, None, 1]
    assert [d["date"] for d in answer["documents"]] == ["2014-12-01", "2015-02-03", "2014-12-01"]
    (study,) = [m for m in answer["mentions"] if m["kind"] == "imaging-report"]
    assert (study["packet"], study["page"], study["date"], study["document"]) == (1, 2, "2014-12-01", 1)
    assert any(m["kind"] == "operative-report" and m["document"] is None for m in answer["mentions"])
    assert "read 4 of 4 pages" in result.stderr


def test_a_packet_that_cannot_be_read_stops_no_other_and_ends_in_status_1(tmp_path: Path) -> None:
    bad, good = hostile.user_password(tmp_path / "bad.pdf"), hostile.plain(tmp_path / "good.pdf", pages=2)
    gone = tmp_path / "gone.pdf"
    result = _run(bad, gone, tmp_path, good, "--json")
    assert result.exit_code == 1
    states = [(p["state"], p["reason"], p["pages"]) for p in _json(result)["packets"]]
    assert states == [
        ("unreadable", "encrypted", 0),
        ("unreadable", "not a document", 0),
        ("unreadable", "not a document", 0),
        ("read", None, 2),
    ]
    assert {p["packet"] for p in _json(result)["pages"]} == {4}
    assert f"{bad}: unreadable: encrypted" in result.stderr
    assert "some words" not in result.stderr


def test_a_packet_of_which_no_page_can_be_had_is_unreadable_and_one_with_a_bad_page_is_read(
    tmp_path: Path,
) -> None:
    bomb = hostile.bomb_of_spaces(tmp_path / "bomb.pdf")
    mixed = hostile.bomb_of_spaces(tmp_path / "mixed.pdf", beside=1)
    answer = _json(_run(bomb, mixed, "--json"))
    assert [(p["state"], p["reason"]) for p in answer["packets"]] == [
        ("unreadable", "too large"),
        ("read", None),
    ]
    assert [(p["source"], p["reason"]) for p in answer["pages"]] == [
        ("unreadable", "too large"),
        ("unreadable", "too large"),
        ("text", None),
    ]
    assert all(p["document"] is not None for p in answer["pages"])


def test_without_json_the_documents_are_listed_for_a_person(tmp_path: Path) -> None:
    packet = scans.written(tmp_path / "p.pdf", scans.born_digital(papers.MRI, papers.LAB))
    result = _run(packet)
    assert result.exit_code == 0
    assert "2 pages" in result.stdout
    assert "imaging-report" in result.stdout
    assert "Ferris Okonjo, M.D." in result.stdout


def test_options_that_need_json_say_so(tmp_path: Path) -> None:
    result = _run(hostile.plain(tmp_path / "p.pdf"), "--text")
    assert result.exit_code == 2
    assert "--json" in result.stderr
