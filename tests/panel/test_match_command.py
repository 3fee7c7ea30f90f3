"""`openimr panel match`: one JSON object, or a status of 2 with the places on standard error."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from openimr.cli.panel import panel
from openimr.panel.match import match
from openimr.panel.match.facts import PhysicianType, Priority, Role, TieKind
from openimr.panel.match.rules import RULES
from tests.panel.batches import a_batch, a_case, a_reviewer

BATCH = a_batch(
    [a_case("C1"), a_case("C2", parties=[{"id": "org:acme", "role": "insurer"}])],
    [a_reviewer(capacity=1), a_reviewer("R2", ties=[{"to": "org:acme", "kind": "employment"}])],
)


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(panel, ["match", *arguments], input=given)


def written(folder: Path, name: str, value: Any) -> str:
    path = folder / name
    path.write_text(json.dumps(value), "utf-8")
    return str(path)


def test_a_file_and_standard_input_print_the_same_answer(tmp_path: Path) -> None:
    from_file = run(written(tmp_path, "batch.json", BATCH))
    from_input = run("-", given=json.dumps(BATCH))
    assert from_file.exit_code == from_input.exit_code == 0
    assert from_file.stdout == from_input.stdout
    assert json.loads(from_file.stdout) == match(BATCH)
    assert from_file.stderr == ""


def test_explain_prints_the_exclusions_too() -> None:
    result = run("-", "--explain", given=json.dumps(BATCH))
    assert json.loads(result.stdout) == match(BATCH, explain=True)


def test_keep_reads_what_the_command_printed(tmp_path: Path) -> None:
    earlier = tmp_path / "assignments.json"
    earlier.write_text(run("-", given=json.dumps(BATCH)).stdout, "utf-8")
    grown = {**BATCH, "cases": [a_case("C0"), *BATCH["cases"]]}
    result = run(written(tmp_path, "grown.json", grown), "--keep", str(earlier))
    assert result.exit_code == 0
    assert json.loads(result.stdout) == match(grown, keep=match(BATCH))


def test_a_case_left_without_a_reviewer_is_no_error() -> None:
    result = run("-", given=json.dumps(a_batch([a_case()], [])))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["cost"] == 10_000


def test_bad_input_ends_with_two_prints_nothing_and_names_every_place() -> None:
    batch = a_batch([a_case(priority="soon")], [a_reviewer("R-secret", capacity=-1)])
    result = run("-", given=json.dumps(batch))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cases[0].priority: expected one of regular, expedited" in result.stderr
    assert "reviewers[0].capacity: expected a number that is not negative" in result.stderr
    assert "R-secret" not in result.stderr


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("", "expected JSON, found at line 1, column 1"),
        ('{"as_of": "2026-03-02",}', "line 1, column 24"),
        (b"\xff\xfe", "expected UTF-8"),
        ("[" * 100_000, "nested too deeply"),
        ('{"as_of": ' + "1" * 5000 + "}", "thousands of digits"),
        ("null", "the file: expected an object; found null"),
        ('{"as_of": "2026-03-02", "as_of": "2026-03-02"}', "as_of: expected the field once"),
        ('{"as_of": "2026-03-02", "cases": [NaN]}', "cases[0]: expected an object; found a number"),
    ],
)
def test_what_is_no_batch_at_all_is_refused_in_plain_words(given: str | bytes, says: str) -> None:
    result = run("-", given=given)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_a_byte_order_mark_does_no_harm() -> None:
    assert run("-", given=b"\xef\xbb\xbf" + json.dumps(BATCH).encode()).exit_code == 0


def test_a_missing_file_and_two_standard_inputs_are_wrong_usage(tmp_path: Path) -> None:
    assert run(str(tmp_path / "nowhere.json")).exit_code == 2
    assert run("-", "--keep", "-", given="{}").exit_code == 2
    assert run().exit_code == 2


def test_a_fault_in_the_kept_assignments_ends_with_two(tmp_path: Path) -> None:
    kept = written(tmp_path, "kept.json", {"assignments": [{"case": "C1", "reviewer": "R9"}]})
    result = run("-", "--keep", kept, given=json.dumps(BATCH))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "assignments[0].reviewer" in result.stderr
    assert "R9" not in result.stderr


def test_long_lists_are_packed_but_whole() -> None:
    batch = a_batch(
        [a_case(f"C{n}") for n in range(101)], [a_reviewer(f"R{n}", qme=True) for n in range(101)]
    )
    result = run("-", "--explain", given=json.dumps(batch))
    assert json.loads(result.stdout) == match(batch, explain=True)
    assert len(result.stdout.splitlines()) < 1_000


def test_ids_of_any_letters_come_out_as_they_went_in() -> None:
    name = 'Ω "}, {" \ud800'
    result = run("-", given=json.dumps(a_batch([a_case(name)], [a_reviewer(name)])))
    assert json.loads(result.stdout)["assignments"][0]["reviewer"] == name


def test_the_example_of_the_reference_page_is_what_the_command_prints() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/panel-match.md").read_text("utf-8")
    blocks = dict(re.findall(r"<!-- example: (\w+) -->\n```json\n(.*?)```", page, re.DOTALL))
    result = run("-", "--explain", given=blocks["batch"])
    assert json.loads(result.stdout) == json.loads(blocks["answer"])


def test_the_reference_page_lists_every_word_that_is_accepted() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/panel-match.md").read_text("utf-8")
    words = [*Priority, *Role, *TieKind, *PhysicianType, *RULES]
    assert [word for word in words if f"`{word}`" not in page and f"| {word} |" not in page] == []


def test_the_help_shows_an_example() -> None:
    assert "openimr panel match batch.json" in run("--help").stdout


def test_the_answer_does_not_hang_on_the_hash_seed(tmp_path: Path) -> None:
    batch = a_batch([a_case(f"C{n}") for n in range(9)], [a_reviewer(f"R{n}") for n in range(7)])
    path = written(tmp_path, "batch.json", batch)
    program = "from openimr.cli.panel import panel; panel(['match', __import__('sys').argv[1], '--explain'])"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, path],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1
