"""A sample of the thousand spoilt files; all of them with `python -m benchmarks hostile`."""

from __future__ import annotations

from benchmarks.hostile import run


def test_no_spoilt_file_stops_the_reader_or_loses_a_page_in_silence() -> None:
    total, broken = run(range(36), workers=1)
    assert broken == []
    assert total["packet read"] > 0, "some survive"
    assert any(what.startswith("packet unreadable") for what in total), "some do not"
