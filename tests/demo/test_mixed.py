"""Mixed packets: what they hold is what their truth says, and what is scored is what was found."""

from __future__ import annotations

import copy

import pypdfium2 as pdfium
import pytest

from openimr.casefile.documents import KINDS
from openimr.demo.mixed import HELD_OUT, TUNING, Handling, as_texts, make
from openimr.demo.mixed.families import family
from openimr.demo.mixed.scoring import Score

MADE = make(41, families=TUNING, papers=24)


def test_the_same_seed_gives_the_same_packets_and_another_gives_others() -> None:
    again, other = make(41, families=TUNING, papers=24), make(42, families=TUNING, papers=24)
    assert again.files == MADE.files
    assert again.truth == MADE.truth
    assert other.files != MADE.files


def test_the_truth_has_every_page_in_exactly_one_document_and_the_files_have_those_pages() -> None:
    counted = [
        (n, p) for n, data in enumerate(MADE.files, 1) for p in range(1, len(pdfium.PdfDocument(data)) + 1)
    ]
    assert [(p["packet"], p["number"]) for p in MADE.truth["pages"]] == counted
    covered = [
        (d["packet"], n) for d in MADE.truth["documents"] for n in range(d["first_page"], d["last_page"] + 1)
    ]
    assert covered == counted


def test_a_mention_stands_on_its_page_and_names_a_record_of_its_kind_and_date() -> None:
    texts = {page.key: " ".join(page.text.split()) for page in as_texts(MADE.files)}
    records = {d["id"]: d for d in MADE.truth["documents"]}
    assert MADE.truth["mentions"]
    for mention in MADE.truth["mentions"]:
        assert mention["text"].split()[0] in texts[mention["packet"], mention["page"]]
        if mention["document"] is not None:
            record = records[mention["document"]]
            assert record["kind"] == mention["kind"]
            assert record["date"].startswith(mention["date"] or "")
            assert record["duplicate_of"] is None


@pytest.mark.parametrize("name", [*TUNING, *HELD_OUT])
def test_every_family_knows_how_to_write_nearly_every_kind_of_paper(name: str) -> None:
    assert set(family(name)["kinds"]) <= set(KINDS)
    assert len(family(name)["kinds"]) >= 21


def test_a_family_that_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="expected one of chart"):
        make(1, families=("baroque",))


def test_scans_are_pages_without_a_text_layer_and_turned_ones_say_how_far() -> None:
    made = make(5, papers=6, packets=1, handling=Handling(scanned=1.0, turned=1.0, blanks=0.0, again=0.0))
    assert {p["source"] for p in made.truth["pages"]} == {"ocr"}
    assert {p["rotation"] for p in made.truth["pages"]} <= {90, 180, 270}
    assert all(page.source == "blank" for page in as_texts(made.files)), "no text layer"


def test_the_truth_scores_full_marks_and_a_spoilt_answer_does_not() -> None:
    perfect = Score()
    perfect.add(MADE.truth, MADE.truth)
    assert all(t.f1 == 1.0 for t in perfect.tallies.values())
    assert not perfect.wrong
    spoilt = copy.deepcopy(MADE.truth)
    spoilt["documents"][0]["kind"] = "other" if spoilt["documents"][0]["kind"] != "other" else "legal"
    spoilt["documents"][1]["first_page"] += 1
    spoilt["mentions"].pop()
    score = Score()
    score.add(MADE.truth, spoilt)
    assert score.tallies["kind"].recall < 1
    assert score.tallies["boundaries"].f1 < 1
    assert score.tallies["mentions"].recall < 1
    assert score.tallies["mentions"].precision == 1
