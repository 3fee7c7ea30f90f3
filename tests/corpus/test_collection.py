"""The corpus: what is put in is found, what is withdrawn is not, and a kill in between loses nothing."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openimr.corpus import Corpus, PublicDetermination
from openimr.corpus.dataset import MOST_FILES

DAY = dt.date(2026, 1, 5)


def a_determination(number: int, *, words: str = "The hardware block helped.", decision: str = "upheld", year: int = 2026,
                    family: str = "ODG") -> PublicDetermination:  # fmt: skip
    guideline: dict[str, Any] = {
        "statement": "x", "basis": ["non-mtus"],
        "citations": [{"family": family, "text": "x", "chapter": None, "section": None, "pages": []}],
    }  # fmt: skip
    return PublicDetermination(
        case_number=f"CM26-{number:07d}",
        text=f"CLINICAL CASE SUMMARY\n{words} Level L4-5, C3-C7.",
        released_on=DAY,
        determination={
            "layout": "listed-credentials",
            "front_matter": {"decision_date": f"{year}-01-05"},
            "expert_reviewer": {"certifications": ["Orthopedic Surgery"], "licensure_states": ["CA"]},
            "disputed_items": [
                {"description": "Removal of hardware", "decision": decision,
                 "claims_administrator_guideline": guideline, "reviewer_guideline": guideline}
            ],
        },
    )  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "corpus")


def test_an_empty_corpus_finds_nothing_and_counts_nothing(corpus: Corpus) -> None:
    assert corpus.search("anything").total == 0
    assert corpus.stats().letters == 0


def test_what_is_published_is_found_by_word_by_phrase_and_by_level(corpus: Corpus) -> None:
    corpus.publish(a_determination(1), a_determination(2, words="The block of hardware failed."))
    assert corpus.search("hardware").total == 2
    assert [h.case_number for h in corpus.search('"hardware block"').hits] == ["CM26-0000001"]
    assert corpus.search("L4-5").total == 2
    assert corpus.search("hardware NOT failed").total == 1


def test_the_words_that_were_found_are_marked_and_nothing_is_lost_around_them(corpus: Corpus) -> None:
    corpus.publish(a_determination(1, words="Señor: the <b>hardware</b> block & more."))
    (hit,) = corpus.search("block").hits
    assert [text for text, found in hit.snippet if found] == ["block"]
    assert "<b>hardware</b>" in "".join(text for text, _ in hit.snippet)


def test_filters_and_facets_count_letters(corpus: Corpus) -> None:
    corpus.publish(
        a_determination(1),
        a_determination(2, decision="overturned", year=2025),
        a_determination(3, family="MTUS"),
    )
    assert corpus.search("", decision="overturned").total == 1
    assert corpus.search("", year=2025).total == 1
    assert dict(corpus.search("").facets["decision"]) == {"upheld": 2, "overturned": 1}
    assert dict(corpus.search("", decision="upheld").facets["family"]) == {"ODG": 1, "MTUS": 1}


def test_a_determination_published_again_replaces_the_first(corpus: Corpus) -> None:
    corpus.publish(a_determination(1, words="first version"))
    corpus.publish(a_determination(1, words="second version"))
    assert corpus.search("first").total == 0
    assert corpus.search("second").total == 1
    assert corpus.stats().letters == 1


def test_a_withdrawn_determination_is_nowhere_and_leaves_a_tombstone(corpus: Corpus) -> None:
    corpus.publish(a_determination(1), a_determination(2))
    corpus.withdraw("CM26-0000001", on=DAY, reason="a name was found")
    assert corpus.search("hardware").total == 1
    assert corpus.get("CM26-0000001") is None
    assert corpus.stats().letters == 1
    assert "CM26-0000001" in corpus.numbers()


def test_the_index_can_be_thrown_away(corpus: Corpus) -> None:
    corpus.publish(a_determination(1), a_determination(2))
    corpus.withdraw("CM26-0000002", on=DAY, reason="x")
    shutil.rmtree(corpus.folder / "index")
    again = Corpus(corpus.folder)
    again.rebuild()
    assert [h.case_number for h in again.search("hardware").hits] == ["CM26-0000001"]


def test_an_index_of_another_form_is_made_anew(corpus: Corpus) -> None:
    corpus.publish(a_determination(1))
    (corpus.folder / "index" / "applied.json").write_text('{"form": "0 older", "file": 1}')
    again = Corpus(corpus.folder)
    again.rebuild()
    assert again.search("hardware").total == 1


def test_many_small_files_are_folded_into_one_and_nothing_changes(corpus: Corpus) -> None:
    for number in range(1, MOST_FILES + 3):
        corpus.publish(a_determination(number))
    corpus.withdraw("CM26-0000003", on=DAY, reason="x")
    assert len(list((corpus.folder / "dataset").glob("*.parquet"))) < MOST_FILES
    assert corpus.stats().letters == MOST_FILES + 1
    assert corpus.search("hardware").total == MOST_FILES + 1


def test_a_reader_sees_what_another_process_has_written(corpus: Corpus) -> None:
    corpus.publish(a_determination(1))
    reader = Corpus(corpus.folder)
    assert reader.search("hardware").total == 1
    corpus.publish(a_determination(2))
    assert reader.search("hardware").total == 2


def test_a_second_writer_waits_for_the_first(corpus: Corpus) -> None:
    program = "import sys; sys.path.insert(0, '.'); from tests.corpus.test_collection import *\n"
    program += f"Corpus(Path({str(corpus.folder)!r})).publish(a_determination(int(sys.argv[1])))"
    writers = [subprocess.Popen([sys.executable, "-W", "ignore", "-c", program, str(n)]) for n in (1, 2, 3)]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    assert corpus.search("hardware").total == 3


def test_a_kill_between_dataset_and_index_is_caught_up_by_the_next_writer(corpus: Corpus) -> None:
    corpus.publish(a_determination(1))
    program = (
        "import sys; sys.path.insert(0, '.'); from tests.corpus.test_collection import *\n"
        "import time; from openimr.corpus.index import SearchIndex\n"
        "SearchIndex.catch_up = lambda *a, **k: (print('in between', flush=True), time.sleep(60))\n"
        f"Corpus(Path({str(corpus.folder)!r})).publish(a_determination(2))"
    )
    writer = subprocess.Popen([sys.executable, "-W", "ignore", "-c", program], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    assert b"in between" in writer.stdout.readline()
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait(10)
    writer.stdout.close()
    time.sleep(0.1)
    assert corpus.search("hardware").total == 1  # readers go on with what they had
    corpus.rebuild()
    assert corpus.search("hardware").total == 2


@pytest.mark.parametrize("query", ['"unclosed', "a AND", "(((", "[a TO", "{", "\\", "^", "/x/", "x" * 500])
def test_a_query_that_cannot_be_read_says_so_and_raises_nothing(corpus: Corpus, query: str) -> None:
    corpus.publish(a_determination(1))
    found = corpus.search(query)
    assert found.total == 0
    assert found.query_error


def test_a_field_name_in_a_query_is_only_words(corpus: Corpus) -> None:
    corpus.publish(a_determination(1, words="decision: pending"))
    assert corpus.search("decision:upheld").total == 0
    assert corpus.search("decision:upheld").query_error is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=40))
def test_no_query_breaks_the_search(corpus: Corpus, query: str) -> None:
    if corpus.search("").total == 0:
        corpus.publish(a_determination(1))
    found = corpus.search(query)
    assert found.query_error or found.total in (0, 1)
