"""The corpus: what is put in is found, what is withdrawn is nowhere, and a kill in between loses nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openimr.corpus import Corpus, CorpusBusy, PublicDetermination, collection, index
from openimr.corpus.dataset import MOST_FILES
from tests.corpus.letters import DAY, a_determination, an_item, numbers_found

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "corpus")


def run(program: str, *args: str) -> subprocess.Popen[bytes]:
    """A process of its own with the helpers at hand."""
    start = "import sys; from pathlib import Path; from tests.corpus.letters import *; from openimr.corpus import Corpus\n"
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", start + program, *args], stdout=subprocess.PIPE, cwd=ROOT
    )


def test_an_empty_corpus_finds_nothing_and_counts_nothing(corpus: Corpus) -> None:
    assert corpus.search("anything").total == 0
    assert corpus.get("CM26-0000001") is None
    assert corpus.stats().letters == 0
    assert not corpus.folder.exists()


def test_what_is_published_is_given_back_to_the_letter(corpus: Corpus) -> None:
    one = a_determination(1, words="Las\u00e8gue  sign,\r\n \U0001f600 <b>x</b>")
    corpus.publish(one)
    assert corpus.get(one.case_number) == one


def test_words_phrases_and_levels_are_found(corpus: Corpus) -> None:
    corpus.publish(a_determination(1), a_determination(2, words="The block of hardware failed at C5-6."))
    assert corpus.search("hardware").total == 2
    assert numbers_found(corpus.search('"hardware block"')) == [1]
    assert corpus.search("L4-5").total == corpus.search("l4-L5").total == corpus.search("L4/5").total == 2
    assert numbers_found(corpus.search("C5-C6")) == [2]
    assert corpus.search("C4-5").total == 0
    assert (
        numbers_found(corpus.search("hardware -failed"))
        == numbers_found(corpus.search("hardware NOT failed"))
        == [1]
    )
    assert numbers_found(corpus.search("CM26-0000002")) == [2]


def test_a_strength_is_not_found_by_another(corpus: Corpus) -> None:
    corpus.publish(
        a_determination(1, words="Norco 10/325 mg"), a_determination(2, words="Norco 5/325 mg, 10 tablets")
    )
    assert numbers_found(corpus.search("10/325")) == [1]


def test_without_a_query_the_newest_decision_comes_first(corpus: Corpus) -> None:
    corpus.publish(
        *(a_determination(n, year=year) for n, year in ((1, 2024), (2, 2026), (3, 2025), (4, None)))
    )
    assert [hit.decision_date for hit in corpus.search("").hits] == [
        "2026-01-05",
        "2025-01-05",
        "2024-01-05",
        None,
    ]


def test_pages_are_apart_and_together_everything(corpus: Corpus) -> None:
    corpus.publish(*(a_determination(n) for n in range(1, 26)))
    pages = [corpus.search("hardware", page=page) for page in (1, 2, 3, 4)]
    assert [len(page.hits) for page in pages] == [10, 10, 5, 0]
    assert {n for page in pages for n in numbers_found(page)} == set(range(1, 26))
    assert {page.total for page in pages} == {25}


def test_filters_and_facets_count_letters(corpus: Corpus) -> None:
    corpus.publish(
        a_determination(1),
        a_determination(2, decision="overturned", year=2025),
        a_determination(3, family="MTUS", specialties=("Pain Management", "Neurology")),
    )
    assert numbers_found(corpus.search("", decision="overturned")) == [2]
    assert numbers_found(corpus.search("hardware", year=2025)) == [2]
    assert numbers_found(corpus.search("", specialty="Neurology")) == [3]
    facets = {name: dict(values) for name, values in corpus.search("").facets.items()}
    assert facets["decision"] == {"upheld": 2, "overturned": 1}
    assert facets["family"] == {"ODG": 2, "MTUS": 1}
    assert facets["year"] == {"2026": 2, "2025": 1}
    assert facets["state"] == {"CA": 3}
    assert dict(corpus.search("", decision="upheld").facets["family"]) == {"ODG": 1, "MTUS": 1}


def test_decision_and_family_together_ask_for_one_item_that_has_both(corpus: Corpus) -> None:
    mixed = (
        an_item(1, decision="overturned", families=("MTUS",)),
        an_item(2, decision="upheld", families=("ODG",)),
    )
    corpus.publish(a_determination(1, items=mixed))
    assert corpus.search("", decision="overturned", family="MTUS").total == 1
    assert corpus.search("", decision="overturned", family="ODG").total == 0


def test_counts_say_whether_they_are_of_letters_or_of_items(corpus: Corpus) -> None:
    items = (
        an_item(1, families=("ODG", "MTUS")),
        an_item(2, decision="overturned", families=("ODG",)),
        an_item(3, decision=None),
    )
    corpus.publish(
        a_determination(1, items=items), a_determination(2, year=None), a_determination(3, year=2025)
    )
    corpus.withdraw("CM26-0000003", on=DAY, reason="x")
    stats = corpus.stats()
    assert (stats.letters, stats.items, stats.withdrawn) == (2, 4, 1)
    assert stats.items_by_decision == {"upheld": 2, "overturned": 1, "unknown": 1}
    assert stats.items_by_family == {"ODG": 4, "MTUS": 1}
    assert stats.letters_by_decision == {"upheld": 2, "overturned": 1, "unknown": 1}
    assert stats.letters_by_family == {"ODG": 2, "MTUS": 1}
    assert stats.letters_by_specialty == {"Orthopedic Surgery": 2}
    assert stats.letters_by_year == {"2026": 1, "unknown": 1}


def test_a_determination_published_again_replaces_the_first(corpus: Corpus) -> None:
    corpus.publish(a_determination(1, words="first version"))
    corpus.publish(a_determination(1, words="earlier of two"), a_determination(1, words="second version"))
    assert corpus.search("first").total == corpus.search("earlier").total == 0
    assert corpus.search("second").total == 1
    assert corpus.stats().letters == 1


def test_a_withdrawn_determination_is_nowhere_and_leaves_a_tombstone(corpus: Corpus) -> None:
    corpus.publish(a_determination(1, words="Zanzibarquill"), a_determination(2))
    corpus.withdraw("CM26-0000001", on=DAY, reason="a name was found")
    assert corpus.search("zanzibarquill").total == 0
    assert corpus.get("CM26-0000001") is None
    stone = corpus.tombstone("CM26-0000001")
    assert stone is not None
    assert (stone.withdrawn_on, stone.reason) == (DAY, "a name was found")
    assert corpus.tombstone("CM26-0000002") is None
    assert corpus.stats().letters == 1


def test_no_word_of_a_withdrawn_determination_is_left_on_the_disk(corpus: Corpus) -> None:
    corpus.publish(a_determination(1, words="zanzibarquill"), a_determination(2))

    def somewhere() -> bool:
        files = [path for path in corpus.folder.rglob("*") if path.is_file()]
        in_index = any(b"zanzibarquil" in path.read_bytes() for path in files)
        return in_index or any("zanzibarquill" in row.text for _, row in corpus._dataset.rows())

    assert somewhere()
    corpus.withdraw("CM26-0000001", on=DAY, reason="x")
    assert not somewhere()


def test_a_withdrawn_determination_can_be_published_again(corpus: Corpus) -> None:
    corpus.publish(a_determination(1))
    corpus.withdraw("CM26-0000001", on=DAY, reason="x")
    corpus.publish(a_determination(1, words="mended"))
    assert corpus.search("mended").total == 1
    assert corpus.tombstone("CM26-0000001") is None


def test_withdrawing_what_is_not_there_does_nothing(corpus: Corpus) -> None:
    corpus.withdraw("CM26-0000009", on=DAY, reason="x")
    assert corpus.tombstone("CM26-0000009") is None


def test_the_index_can_be_thrown_away(corpus: Corpus) -> None:
    corpus.publish(a_determination(1), a_determination(2))
    corpus.withdraw("CM26-0000002", on=DAY, reason="x")
    shutil.rmtree(corpus.folder / "index")
    assert numbers_found(Corpus(corpus.folder).search("hardware")) == [1]


def test_an_index_of_another_form_is_made_anew(corpus: Corpus) -> None:
    corpus.publish(a_determination(1))
    stamp = corpus.folder / "index" / "applied.json"
    stamp.write_text(stamp.read_text().replace(index.FORM, "0 older"))
    assert Corpus(corpus.folder).search("hardware").total == 1
    assert index.FORM in stamp.read_text()


def test_a_broken_index_is_made_anew(corpus: Corpus) -> None:
    corpus.publish(a_determination(1))
    (meta,) = (corpus.folder / "index").rglob("meta.json")
    meta.write_text("{broken")
    assert Corpus(corpus.folder).search("hardware").total == 1


def test_rebuilding_tells_how_far_it_is(corpus: Corpus) -> None:
    corpus.publish(*(a_determination(n) for n in range(1, 4)))
    told: list[tuple[int, int]] = []
    assert corpus.rebuild(anew=True, progress=lambda done, total: told.append((done, total))) == 3
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert corpus.rebuild() == 0


def test_many_small_files_are_folded_into_one_and_nothing_changes(corpus: Corpus) -> None:
    for number in range(1, MOST_FILES + 1):
        corpus._dataset.append([collection.Row.released(a_determination(number))])
    corpus.publish(a_determination(MOST_FILES + 1))
    corpus.withdraw("CM26-0000003", on=DAY, reason="x")
    assert len(corpus._dataset.files()) < MOST_FILES
    assert corpus.stats().letters == corpus.search("hardware").total == MOST_FILES
    assert corpus.get("CM26-0000001") == a_determination(1)


def test_a_reader_sees_what_another_has_written_while_it_reads(corpus: Corpus) -> None:
    corpus.publish(a_determination(1))
    reader = Corpus(corpus.folder)
    assert reader.search("hardware").total == 1
    assert run(f"Corpus(Path({str(corpus.folder)!r})).publish(a_determination(2))").wait(120) == 0
    assert reader.search("hardware").total == 2
    corpus.rebuild(anew=True)
    assert reader.search("hardware").total == 2


def test_readers_are_answered_while_others_write_and_rebuild(corpus: Corpus) -> None:
    corpus.publish(a_determination(0))
    totals: list[int] = []
    stop = threading.Event()

    def read() -> None:
        reader = Corpus(corpus.folder)
        while not stop.is_set():
            totals.append(reader.search("hardware").total)
            assert reader.get("CM26-0000000") is not None

    reading = threading.Thread(target=read)
    reading.start()
    for number in range(1, 9):
        corpus.publish(a_determination(number))
        if number % 3 == 0:
            corpus.rebuild(anew=True)
    stop.set()
    reading.join(60)
    assert totals == sorted(totals)
    assert totals[0] >= 1
    assert corpus.search("hardware").total == 9


def test_writers_wait_for_each_other(corpus: Corpus) -> None:
    program = f"Corpus(Path({str(corpus.folder)!r})).publish(a_determination(int(sys.argv[1])))"
    writers = [run(program, str(n)) for n in (1, 2, 3)]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0]
    assert corpus.search("hardware").total == 3


@pytest.mark.parametrize("lock", ["ours", "the engine's"])
def test_a_writer_that_waits_too_long_says_so_and_has_changed_nothing_it_could_not_finish(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    corpus.publish(a_determination(1))
    monkeypatch.setattr(collection, "LONGEST_WAIT", 0.2)
    monkeypatch.setattr(index, "LONGEST_WAIT", 0.2)
    folder = str(corpus.folder)
    hold = (
        "import fcntl; f = open(sys.argv[1] + '/lock', 'w'); fcntl.flock(f, fcntl.LOCK_EX)"
        if lock == "ours"
        else "import tantivy; w = tantivy.Index.open(str(next(Path(sys.argv[1]).rglob('meta.json')).parent)).writer(15_000_000, 1)"
    )
    holder = run(
        f"{hold}\nprint('held', flush=True)\nsys.stdin.readline()\nimport time; time.sleep(60)", folder
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    try:
        other = Corpus(corpus.folder)
        with pytest.raises(CorpusBusy) as refusal:
            other.publish(a_determination(2))
        assert "try again" in str(refusal.value)
        assert other.search("hardware").total == 1
    finally:
        holder.kill()
        holder.wait(10)
        holder.stdout.close()
    corpus.rebuild()
    assert corpus.search("hardware").total == (1 if lock == "ours" else 2)


@pytest.mark.parametrize(
    "place",
    [
        "index.SearchIndex.catch_up",
        "index.SearchIndex._move_stamp",
        "dataset.Dataset.erase_superseded",
        "dataset.Dataset._write",
    ],
)
def test_a_kill_in_the_middle_of_a_write_loses_and_doubles_nothing(corpus: Corpus, place: str) -> None:
    corpus.publish(a_determination(1), a_determination(2, words="old words"))
    module, owner, name = place.split(".")
    # The process kills itself the last time that the place is reached: `erase_superseded` is, twice.
    writer = run(
        f"import os, signal, openimr.corpus.{module} as m\n"
        f"calls = []\nreal = m.{owner}.{name}\n"
        "def stopped(*a, **k):\n"
        f"    calls.append(1)\n    if len(calls) == {2 if name == 'erase_superseded' else 1}: os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return real(*a, **k)\n"
        f"m.{owner}.{name} = stopped\n"
        f"Corpus(Path({str(corpus.folder)!r})).publish(a_determination(2, words='new words'), a_determination(3))"
    )
    assert writer.wait(120) == -signal.SIGKILL
    after = Corpus(corpus.folder)
    written = name != "_write"
    assert after.search("words").total == 1
    assert after.search("new").total == after.stats().letters - 2 == (1 if written else 0)
    after.publish(a_determination(4))
    assert after.stats().letters == after.search("").total == (4 if written else 3)
    assert after.search("old").total == (0 if written else 1)
    if written:
        assert all("old words" not in row.text for _, row in after._dataset.rows())


def test_a_kill_at_any_moment_keeps_every_letter_that_was_acknowledged(corpus: Corpus) -> None:
    program = (
        f"corpus = Corpus(Path({str(corpus.folder)!r}))\n"
        "for n in range(int(sys.argv[1]), 10_000):\n"
        "    corpus.publish(a_determination(n)); print(n, flush=True)\n"
    )
    chance = random.Random(7)
    first = 1
    for _ in range(4):
        writer = run(program, str(first))
        assert writer.stdout is not None
        for _ in range(chance.randint(1, 4)):
            acknowledged = int(writer.stdout.readline())
        threading.Event().wait(chance.random() * 0.15)
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read().split()
        writer.wait(10)
        writer.stdout.close()
        acknowledged = int(rest[-1]) if rest else acknowledged
        found = Corpus(corpus.folder).search("hardware").total
        assert found == Corpus(corpus.folder).stats().letters
        assert acknowledged <= found <= acknowledged + 1
        first = found + 1


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(max_size=40)
    | st.lists(st.sampled_from(['"', "(", ")", "-", "AND", "OR", "NOT", "hardware", "L4-5", "*", " "])).map(
        " ".join
    )
)
def test_no_query_breaks_the_search(corpus: Corpus, query: str) -> None:
    if corpus.search("").total == 0:
        corpus.publish(a_determination(1))
    found = corpus.search(query)
    assert (found.query_error and found.total == 0) or found.total in (0, 1)


@pytest.mark.parametrize("number", ["", " ", "a b", "a/b", "x" * 81])
def test_a_case_number_that_could_not_be_an_address_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="case number"):
        PublicDetermination(case_number=number, text="", determination={}, released_on=DAY)
