"""`openimr letters render`: letters from JSON, one and many, and what is said of an input that has faults."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given as given_that
from hypothesis import settings
from hypothesis import strategies as st

from openimr.cli.letters import letters as command
from openimr.letters import parse, parse_file
from openimr.letters.inputs import NoLetter, read_input
from openimr.letters.letter import Letter, Organisation
from openimr.letters.model import Layout
from openimr.letters.readback import differences
from openimr.letters.typesetting import MissingGlyphError
from openimr.letters.wording import LAYOUTS
from openimr.letters.writing import FORMATS, render_text
from openimr.letters.writing import render as render_letter
from tests.letters.letter_samples import AT, NAMES, determination, letter, record
from tests.letters.test_readback import consistent

SENDER = Organisation(name="Specimen Review Organization")
Change = Callable[[dict[str, Any]], object]


def as_json(layout: Layout = Layout.LISTED_CREDENTIALS, **around: object) -> dict[str, Any]:
    # As a reader gives it: with every run of white space made one space.
    value = parse(render_text(dataclasses.replace(determination(), layout=layout), letter())).to_json()
    return {**value, "letter": letter(**around).to_json()} if around else value


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, ["render", *map(str, arguments)])


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "CM26-0000001.json"
    path.write_text(json.dumps(as_json()), encoding="utf-8")
    return path


class TestOne:
    @pytest.mark.parametrize("layout", LAYOUTS)
    @pytest.mark.parametrize("to", ["pdf", "txt"])
    def test_what_is_rendered_reads_back_as_what_was_given(
        self, layout: Layout, to: str, tmp_path: Path
    ) -> None:
        source, target = tmp_path / "in.json", tmp_path / f"out.{to}"
        source.write_text(json.dumps(as_json(layout)), encoding="utf-8")
        done = run(source, "--to", to, "-o", target)
        assert (done.exit_code, done.stderr) == (0, "")
        assert parse_file(target).to_json() == as_json(layout)

    def test_every_form_in_one_run_beside_the_input(self, given: Path) -> None:
        assert run(given, *(a for to in FORMATS for a in ("--to", to))).exit_code == 0
        assert {p.name for p in given.parent.iterdir()} == {f"{given.stem}.{to}" for to in (*FORMATS, "json")}

    @pytest.mark.parametrize("to", FORMATS)
    def test_the_same_input_gives_the_same_bytes(self, to: str, given: Path, tmp_path: Path) -> None:
        for name in ("a", "b"):
            assert run(given, "--to", to, "-o", tmp_path / f"{name}.{to}").exit_code == 0
        assert (tmp_path / f"a.{to}").read_bytes() == (tmp_path / f"b.{to}").read_bytes()

    @pytest.mark.parametrize(
        ("out", "written"), [("plain", "plain"), ("new/", "new/{stem}.txt"), ("there", "there/{stem}.txt")]
    )
    def test_a_place_is_a_file_unless_it_is_a_folder_or_ends_like_one(
        self, out: str, written: str, given: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "there").mkdir()
        assert run(given, "--to", "txt", "-o", f"{tmp_path}/{out}").exit_code == 0
        assert (tmp_path / written.format(stem=given.stem)).is_file()

    def test_standard_input_and_output(self) -> None:
        done = CliRunner().invoke(
            command, ["render", "-", "--to", "txt", "-o", "-"], input=json.dumps(as_json())
        )
        assert done.exit_code == 0
        assert parse(done.stdout).to_json() == as_json()

    def test_what_a_case_knows_more_rides_along(self, tmp_path: Path) -> None:
        source = tmp_path / "in.json"
        source.write_text(json.dumps(as_json(records=(record(13),), appeal_by=dt.date(2026, 5, 6))))
        done = run(source, "--to", "txt", "-o", "-")
        for words in (*NAMES, "last day to file is 05/06/2026", "record 13, page 41", "Specimen Plaza"):
            assert words in done.stdout
        assert parse(done.stdout).to_json() == as_json()

    def test_a_letter_of_2013_can_be_written_in_a_layout_of_today(self, tmp_path: Path) -> None:
        source = tmp_path / "in.json"
        source.write_text(json.dumps({**as_json(), "layout": "numbered-decisions"}))
        refused = run(source, "--to", "txt", "-o", "-")
        assert refused.exit_code == 1
        assert "layout: letters are written as listed-credentials or prose-credentials" in refused.stderr
        written = run(source, "--to", "txt", "-o", "-", "--layout", "prose-credentials")
        assert parse(written.stdout).layout is Layout.PROSE_CREDENTIALS

    def test_the_settings_name_the_sender(self, given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OPENIMR_ORGANISATION", "Harborside Reviews")
        monkeypatch.setenv("OPENIMR_ADDRESS", "1 Pier; Oakland")
        assert "Harborside Reviews\n1 Pier\nOakland\n" in run(given, "--to", "txt", "-o", "-").stdout

    def test_a_time_may_be_given_and_needs_its_zone(self, given: Path) -> None:
        at = run(given, "--to", "docx", "--at", "2026-04-02T10:00:00-07:00")
        assert at.exit_code == 0
        assert run(given, "--to", "docx", "--at", "2026-04-02T10:00:00").exit_code == 2

    def test_what_does_not_read_back_is_told_and_with_strict_it_fails(self, tmp_path: Path) -> None:
        value = as_json()
        value["employee"]["age"] = 99
        source = tmp_path / "in.json"
        source.write_text(json.dumps(value))
        told = run(source, "--to", "txt")
        assert told.exit_code == 0
        assert "does not read back from txt: employee, age" in told.stderr
        (tmp_path / "in.txt").unlink()
        assert run(source, "--to", "txt", "--strict").exit_code == 1
        assert not (tmp_path / "in.txt").exists()


class TestMany:
    def test_a_folder_is_rendered_with_progress_and_what_has_faults_is_counted(self, tmp_path: Path) -> None:
        source = tmp_path / "in"
        source.mkdir()
        for number in range(3):
            (source / f"{number}.json").write_text(json.dumps(as_json()))
        (source / "broken.json").write_text("{")
        (source / "wrong.json").write_text(json.dumps({**as_json(), "layout": "poem"}))
        done = run(source, "--to", "html", "-o", tmp_path / "out")
        assert done.exit_code == 1
        assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["0.html", "1.html", "2.html"]
        assert "broken.json: line 1, column 2: expected JSON" in done.stderr
        assert "wrong.json: layout: expected one of" in done.stderr
        assert done.stderr.endswith("wrote 3 of 5 letters, 2 failed\n")

    def test_lines_as_parse_prints_them_are_rendered_under_the_names_of_their_files(
        self, tmp_path: Path
    ) -> None:
        lines = tmp_path / "old.jsonl"
        lines.write_text("".join(json.dumps({"file": f"old/{n}.pdf", **as_json()}) + "\n" for n in "ab"))
        assert run(lines, "--to", "txt", "-o", tmp_path / "new").exit_code == 0
        assert sorted(p.name for p in (tmp_path / "new").iterdir()) == ["a.txt", "b.txt"]

    def test_two_letters_for_one_place_are_refused_before_any_is_written(self, tmp_path: Path) -> None:
        for folder in ("a", "b"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "x.json").write_text(json.dumps(as_json()))
        done = run(
            tmp_path / "a" / "x.json", tmp_path / "b" / "x.json", "--to", "txt", "-o", tmp_path / "out"
        )
        assert done.exit_code == 2
        assert "would both be written to" in done.stderr
        assert not (tmp_path / "out").exists()

    def test_a_second_run_with_resume_leaves_alone_what_is_there(self, given: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        out.mkdir()
        (out / f"{given.stem}.txt").write_text("mine")
        assert run(given, "--to", "txt", "--to", "html", "-o", out, "--resume").exit_code == 0
        assert (out / f"{given.stem}.txt").read_text() == "mine"
        assert (out / f"{given.stem}.html").exists()

    def test_what_was_there_already_is_not_told_as_written(self, tmp_path: Path) -> None:
        source = tmp_path / "in"
        source.mkdir()
        for number in range(3):
            (source / f"{number}.json").write_text(json.dumps(as_json()))
        assert run(source, "--to", "txt", "-o", tmp_path / "out").stderr == "wrote 3 of 3 letters\n"
        (tmp_path / "out" / "1.txt").unlink()
        again = run(source, "--to", "txt", "-o", tmp_path / "out", "--resume")
        assert again.stderr == "wrote 1 of 3 letters, 2 were there already\n"

    @pytest.mark.parametrize("arguments", [["--to", "rtf"], [], ["--to", "txt", "--layout", "x"]])
    def test_wrong_usage_is_status_2(self, arguments: list[str], given: Path) -> None:
        assert run(given, *arguments).exit_code == 2

    def test_an_input_or_place_that_cannot_be_opened_is_told(self, given: Path, tmp_path: Path) -> None:
        assert "cannot be opened" in run(tmp_path / "absent.json", "--to", "txt").stderr
        blocked = tmp_path / "file"
        blocked.write_text("")
        done = run(given, "--to", "txt", "-o", blocked / "x.txt")
        assert done.exit_code == 1
        assert "cannot be written" in done.stderr
        assert "File name too long" in run("a" * 300 + ".json", "--to", "txt").stderr

    def test_a_pipe_is_written_into_and_stays_a_pipe(self, given: Path, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        found: list[bytes] = []
        reader = Thread(target=lambda: found.append(pipe.read_bytes()))
        reader.start()
        done = run(given, "--to", "txt", "-o", pipe)
        reader.join(timeout=60)
        assert done.exit_code == 0
        assert found[0].startswith(b"OpenIMR Review Organization")
        assert pipe.is_fifo()

    def test_a_full_disk_at_standard_output_is_told(self, given: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "openimr.cli", "letters", "render", given, "--to", "txt", "-o", "-"],
                stdout=full, stderr=subprocess.PIPE, check=False, text=True,
            )  # fmt: skip
        assert done.returncode == 1
        assert "standard output cannot be written (No space left on device)" in done.stderr
        assert "Traceback" not in done.stderr


SECRET = "secretpatient"
FAULTS: list[tuple[Change, str]] = [
    (lambda d: d.pop("warnings"), "the whole: expected the field warnings, which is not there"),
    (lambda d: d.update(poem=1), "the whole: expected only layout, front_matter"),
    (lambda d: d.update(layout="poem"), "layout: expected one of \"prose-credentials\""),
    (lambda d: d["front_matter"].update(case_number="17"), "front_matter.case_number: expected text of the form"),
    (lambda d: d["front_matter"].update(decision_date="2026-02-30"), "front_matter.decision_date: expected a date"),
    (lambda d: d["front_matter"].update(date_assigned=SECRET * 9), "found text of 117 characters"),
    (lambda d: d["disputed_items"][0].update(decision="maybe"), "disputed_items[0].decision: expected one of"),
    (lambda d: d["disputed_items"][0].update(decision=None), "disputed_items[0].decision: item 1 has no decision"),
    (lambda d: d["disputed_items"][1].update(position=7), "disputed_items[1].position: stands at place 2"),
    (lambda d: d["disputed_items"][1].update(rationale=["x"]), "disputed_items[1].rationale: expected text; found a list"),
    (lambda d: d["disputed_items"][2].update(description=" "), "disputed_items[2].description: is empty"),
    (lambda d: d["disputed_items"][2].update(rationale="a\u202eb"), "disputed_items[2].rationale: holds U+202E"),
    (lambda d: d["disputed_items"][0]["reviewer_guideline"].update(basis=["poem"]), "reviewer_guideline.basis[0]: expected one of"),
    (lambda d: d["expert_reviewer"].update(licensure_states=["XX"]), "expert_reviewer.licensure_states[0]: "),
    (lambda d: d["expert_reviewer"].update(certifications=["a/b"]), "expert_reviewer.certifications[0]: "),
    (lambda d: d.update(letter={"parties": [{"role": "reviewer", "name": "x"}]}), "letter.parties[0].role: expected one of"),
    (lambda d: d.update(letter={"parties": [{"role": "employee"}]}), "letter.parties[0]: expected the field name"),
    (lambda d: d.update(letter={"records": [{"number": 1, "title": "t", "first_page": 3, "last_page": 2, "sha256": "0" * 64}]}),
     "letter: pages of record 1: expected 1 <= first <= last"),
    (lambda d: d.update(letter={"case_file_sha256": "x"}), "letter.case_file_sha256: expected 64 lower-case hex digits"),
    (lambda d: d.update(letter={"label": "a:b"}), "letter: label of the reviewer's guideline"),
    (lambda d: d.update(letter=[]), "letter: expected an object; found a list"),
]  # fmt: skip


class TestFaults:
    @pytest.mark.parametrize(("change", "told"), FAULTS)
    def test_each_fault_is_named_by_its_path_and_nothing_is_written(
        self, change: Change, told: str, tmp_path: Path
    ) -> None:
        value = as_json()
        value["disputed_items"][3]["rationale"] = f"{SECRET} text."
        change(value)
        source = tmp_path / "in.json"
        source.write_text(json.dumps(value))
        done = run(source, "--to", "pdf", "--to", "txt")
        assert done.exit_code == 1
        assert told in done.stderr
        assert SECRET not in done.stderr
        assert [p.name for p in tmp_path.iterdir()] == ["in.json"]

    def test_all_faults_are_told_at_once(self) -> None:
        value = as_json()
        value["layout"], value["disputed_items"][0]["decision"], value["employee"]["age"] = "poem", "x", "old"
        with pytest.raises(NoLetter) as refusal:
            read_input(json.dumps(value), organisation=SENDER)
        assert [fault.split(":")[0] for fault in refusal.value.faults] == [
            "disputed_items[0].decision", "employee.age", "layout",
        ]  # fmt: skip

    def test_fields_that_are_missing_are_told_in_one_line(self) -> None:
        value = as_json()
        del value["front_matter"]["priority"], value["front_matter"]["decision_date"]
        with pytest.raises(NoLetter) as refusal:
            read_input(json.dumps(value), organisation=SENDER)
        assert refusal.value.faults == (
            "front_matter: expected the fields decision_date, priority, which are not there",
        )

    @pytest.mark.parametrize(
        "content", [b"", b"\xff\xfe", b"[" * 100_000, b"null", b"[]", b'"x"', b"1e999", b"{}"]
    )
    def test_whatever_is_no_determination_is_told_and_raises_nothing_else(self, content: bytes) -> None:
        with pytest.raises(NoLetter) as refusal:
            read_input(content, organisation=SENDER)
        assert all(refusal.value.faults)

    def test_a_character_that_no_font_has_is_told_by_every_path_that_holds_it(self, tmp_path: Path) -> None:
        value = as_json(demonstration=False)
        value["clinical_case_summary"] += " \U00013000."
        value["letter"]["parties"][0]["name"] = "\U00013000"
        source = tmp_path / "in.json"
        source.write_text(json.dumps(value))
        done = run(source, "--to", "pdf")
        assert done.exit_code == 1
        assert "in.json: clinical_case_summary: the character" in done.stderr
        assert "in.json: letter.parties[0].name: the character" in done.stderr


@settings(max_examples=12, deadline=None)
@given_that(words=st.text(st.characters(codec="utf-8"), max_size=40), place=st.integers(0, 5))
def test_any_words_in_any_field_are_either_refused_or_written_in_every_form(words: str, place: int) -> None:
    value = as_json(demonstration=False)
    around, first = value["letter"], value["disputed_items"][0]
    around["label"] = "OpenIMR"
    fields: list[tuple[dict[str, Any], str]] = [
        (value, "clinical_case_summary"), (first, "description"), (first, "rationale"),
        (around["parties"][0], "name"), (around["organisation"], "name"), (around["records"][0], "title"),
    ]  # fmt: skip
    holder, name = fields[place]
    holder[name] = words
    try:
        taken = read_input(json.dumps(value), organisation=SENDER)
    except NoLetter:
        return
    for to in ("txt", "html", "docx"):
        assert render_letter(taken.determination, taken.letter, to=to, at=AT)
    with contextlib.suppress(MissingGlyphError):
        assert render_letter(taken.determination, taken.letter, to="pdf", at=AT)


def test_the_surroundings_come_back_from_their_json() -> None:
    assert Letter.from_json(letter().to_json()) == letter()
    assert Letter.from_json(json.loads(json.dumps(letter().to_json()))) == letter()


def test_a_letter_the_site_kept_is_an_input() -> None:
    value = {**as_json(), "letter": letter().to_json()}
    given = read_input(json.dumps(value), organisation=SENDER)
    assert given.letter == letter()
    assert differences(given.determination, consistent(determination())) == ()


def test_a_second_reader_opens_the_pdf_and_finds_its_words(given: Path, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None or shutil.which("qpdf") is None:
        pytest.skip("poppler-utils and qpdf are not here")
    target = tmp_path / "letter.pdf"
    assert run(given, "--to", "pdf", "-o", target).exit_code == 0
    subprocess.run(["qpdf", "--check", target], check=True, capture_output=True)
    words = subprocess.run(["pdftotext", target, "-"], check=True, capture_output=True, text=True).stdout
    assert "ESTA CARTA EN PALABRAS SENCILLAS" in words
    assert str(AT.year) in words
