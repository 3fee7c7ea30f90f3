"""A folder of letters becomes a corpus: all of it, or a list of what did not, and never with a name in it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from openimr import letters
from openimr.cli.corpus import corpus as command
from openimr.corpus import Corpus, building
from openimr.corpus.reading import LetterRefused, read_letter
from openimr.letters.model import Determination
from tests.corpus.letters import DAY, a_determination
from tests.letters import letter_samples
from tests.letters.test_reading_files import _printed
from tests.letters.test_reading_scans import scanned

LETTER = """
HOW THE IMR FINAL DETERMINATION WAS MADE
The reviewer read the file.
The Expert Reviewer has the following credentials:
State(s) of Licensure: Nevada
Certification(s)/Specialty: Orthopedic Surgery

CLINICAL CASE SUMMARY
{summary}

IMR ISSUES, DECISIONS AND RATIONALES

Removal of lumbar hardware: Upheld

Claims Administrator guideline: Decision based on Non-MTUS Citation ODG, Low Back Chapter.

MAXIMUS guideline: Decision based on Non-MTUS Citation ODG, Low Back Chapter.

Decision rationale: The records show no relief from the block, so it is not needed.
"""


def a_letter(summary: str = "A man of 50 had a fusion.") -> str:
    return LETTER.format(summary=summary)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    return folder


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "corpus")


def build(corpus: Corpus, folder: Path, **options: Any) -> building.Report:
    return building.build(corpus, folder, released_on=DAY, **options)


def test_text_pdf_and_json_are_read_and_the_rest_is_listed(corpus: Corpus, folder: Path) -> None:
    determination = letter_samples.determination()
    (folder / "CM14-0000001.txt").write_text(a_letter())
    (folder / "deeper").mkdir()
    # A letter as this system prints it: its parties' page and signatures name people, who are taken out.
    (folder / "deeper" / "b.PDF").write_bytes(
        letters.render_pdf(determination, letter_samples.letter(), at=letter_samples.AT)
    )
    (folder / "c.json").write_text(json.dumps(a_determination(3).determination))
    (folder / "notes.doc").write_text("x")
    report = build(corpus, folder)
    assert (report.files, report.put_in, report.refused) == (3, 3, {})
    assert report.left_out == ["notes.doc"]
    assert corpus.numbers() == {"CM14-0000001", determination.front_matter.case_number, "CM26-0000003"}
    for name in letter_samples.NAMES:
        assert corpus.search(f'"{name}"').total == 0
    one = corpus.get("CM26-0000003")
    assert one is not None
    assert Determination.from_json(one.determination) == Determination.from_json(
        a_determination(3).determination
    )


def test_a_name_is_taken_out_of_text_and_data_and_told_without_a_word(corpus: Corpus, folder: Path) -> None:
    (folder / "CM14-0000001.txt").write_text(a_letter("Dr. Quillfeather saw the man of 50."))
    report = build(corpus, folder)
    assert report.cleaned == {"CM14-0000001.txt": {"person": 1}}
    one = corpus.get("CM14-0000001")
    assert one is not None
    assert "Quillfeather" not in one.text + json.dumps(one.determination)
    assert one.determination["clinical_case_summary"] == "Dr. [person] saw the man of 50."


def test_a_doubtful_letter_is_kept_out_until_somebody_has_looked(corpus: Corpus, folder: Path) -> None:
    (folder / "CM14-0000001.txt").write_text(a_letter("The plan was made with Brontavo Eskilund."))
    (folder / "CM14-0000002.txt").write_text(a_letter())
    report = build(corpus, folder)
    assert report.quarantined == {"CM14-0000001.txt": 1}
    assert corpus.numbers() == {"CM14-0000002"}
    assert not report.whole
    assert build(corpus, folder, admit_doubtful=True).put_in == 1


def test_a_second_run_reads_only_what_is_new(corpus: Corpus, folder: Path) -> None:
    (folder / "CM14-0000001.txt").write_text(a_letter())
    assert build(corpus, folder).put_in == 1
    (folder / "CM14-0000002.txt").write_text(a_letter("A woman of 60 had none."))
    report = build(corpus, folder)
    assert (report.put_in, report.there_already) == (1, 1)
    assert corpus.stats().letters == 2


def test_of_two_files_with_one_number_the_first_counts_run_after_run(corpus: Corpus, folder: Path) -> None:
    (folder / "a-CM14-0000001.txt").write_text(a_letter("The first."))
    (folder / "b-CM14-0000001.txt").write_text(a_letter("The second."))
    for _ in range(2):
        report = build(corpus, folder)
        assert report.refused == {"b-CM14-0000001.txt": "it has the case number of a-CM14-0000001.txt"}
        assert corpus.search("first").total == 1
        assert corpus.search("second").total == 0


def test_a_letter_without_a_number_goes_by_its_files_name(corpus: Corpus, folder: Path) -> None:
    (folder / "some letter.txt").write_text(a_letter())
    report = build(corpus, folder)
    assert report.unnumbered == ["some letter.txt"]
    assert corpus.numbers() == {"some-letter"}


HOSTILE = {
    "empty.txt": b"", "binary.txt": b"\0\1\2", "prose.txt": b"Dear all, lunch is at noon.", "broken.pdf": b"%PDF-1.7 broken",
    "list.json": b"[]", "deep.json": b"[" * 50_000, "latin.json": b"\xff", "other.json": b'{"a": 1}', "wrong.json": b'{"layout": 3}',
}  # fmt: skip


def test_a_bad_file_is_refused_with_its_reason_and_the_others_go_in(corpus: Corpus, folder: Path) -> None:
    for name, content in HOSTILE.items():
        (folder / name).write_bytes(content)
    os.mkfifo(folder / "pipe.txt")
    (folder / "CM14-0000001.txt").write_text(a_letter())
    report = build(corpus, folder)
    assert report.put_in == 1
    assert set(report.refused) == set(HOSTILE)
    assert all(re.fullmatch(r"[a-zA-Z].+", reason) for reason in report.refused.values())


def test_a_build_that_is_ended_goes_on_where_it_was(
    corpus: Corpus, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "BATCH", 2)
    for number in range(1, 8):
        (folder / f"CM14-{number:07d}.txt").write_text(a_letter(f"Case {number}."))

    def ended(done: int, total: int) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(corpus, folder, progress=ended)
    assert corpus.stats().letters == 4
    report = build(corpus, folder)
    assert (report.there_already, report.put_in) == (4, 3)
    assert corpus.stats().letters == corpus.search("case").total == 7


@pytest.fixture
def built(tmp_path: Path, folder: Path) -> Path:
    (folder / "CM14-0000001.txt").write_text(a_letter())
    (folder / "CM14-0000002.txt").write_text(a_letter("A woman of 60 had a hardware block."))
    assert run("build", str(tmp_path / "corpus"), "--from", str(folder)).exit_code == 0
    return tmp_path / "corpus"


def run(*args: str) -> Result:
    return CliRunner().invoke(command, list(args))


def test_the_command_builds_searches_and_counts(built: Path) -> None:
    found = run("search", '"hardware block"', "--corpus", str(built), "--json")
    assert found.exit_code == 0
    assert [hit["case_number"] for hit in json.loads(found.stdout)["hits"]] == ["CM14-0000002"]
    assert (
        "CM14-0000002"
        in run("search", "woman", "--decision", "upheld", "--family", "ODG", "--corpus", str(built)).stdout
    )
    assert json.loads(run("stats", "--json", "--corpus", str(built)).stdout)["items_by_decision"] == {
        "upheld": 2
    }
    assert "2 letters, 2 items" in run("stats", "--corpus", str(built)).stdout
    assert run("rebuild", "--anew", "--corpus", str(built)).stdout == "2 letters taken into the index\n"


def test_the_commands_default_is_the_houses_own_corpus(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENIMR_CORPUS", raising=False)
    monkeypatch.setenv("OPENIMR_HOME", str(built.parent))
    assert json.loads(run("stats", "--json").stdout)["letters"] == 2


def test_failures_are_status_1_and_wrong_usage_is_status_2(built: Path, folder: Path) -> None:
    (folder / "bad.txt").write_text("nothing")
    failed = run("build", str(built), "--from", str(folder))
    assert failed.exit_code == 1
    assert "bad.txt: no determination was found in it" in failed.stderr
    unread = run("search", '"open', "--corpus", str(built))
    assert unread.exit_code == 2
    assert "quotation mark" in unread.stderr
    assert run("stats", "--corpus", str(built / "nowhere")).exit_code == 2


def test_the_real_letters_become_a_corpus_without_the_name_that_one_of_them_has(
    shared: Path, corpus: Corpus
) -> None:
    report = build(corpus, shared / "seeds")
    assert (report.put_in, report.whole) == (5, True)
    (path,) = (shared / "seeds").glob("002_*.txt")
    assert report.cleaned == {path.name: {"person": 1}}
    match = re.search(r"clearance with\s+(\S+)\s+([^\s,]+)", path.read_text())
    assert match is not None
    assert corpus.search(match[1]).total == corpus.search(match[2]).total == 0
    assert corpus.search('"hardware block"').total == 2


def test_a_scanned_letter_is_recognized_and_one_without_words_refused() -> None:
    lines = LETTER.format(summary="The back hurts.").split("\n")
    read = read_letter(scanned(_printed([line for line in lines if line.strip()])), name="CM14-0012345.pdf")
    (item,) = read.determination["disputed_items"]
    assert (item["description"], item["decision"]) == ("Removal of lumbar hardware", "upheld")
    with pytest.raises(LetterRefused, match="no text was recognized"):
        read_letter(scanned(_printed([" "])), name="empty.pdf")
