"""`openimr law …` from the shell: what it prints, and how it refuses."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from openimr import law
from openimr.cli.law import LARGEST_FILE
from openimr.cli.law import law as group

FACTS = {"ur_decision": {"served_on": "2024-06-03"}, "items": [{"id": "é"}]}


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(group, list(arguments), input=stdin)


@pytest.mark.parametrize("verb", ["deadlines", "eligibility"])
def test_a_verb_prints_the_answer_of_the_library_for_a_file_and_for_standard_input(verb, tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(FACTS), encoding="utf-8")

    from_file, from_input = run(verb, str(path)), run(verb, "-", stdin=json.dumps(FACTS))

    assert from_file.exit_code == from_input.exit_code == 0
    assert from_file.stdout == from_input.stdout
    assert json.loads(from_file.stdout) == getattr(law, verb)(FACTS)
    assert from_file.stderr == ""


@pytest.mark.parametrize("verb", ["deadlines", "eligibility"])
@pytest.mark.parametrize(
    ("stdin", "said"),
    [
        (b"", "an empty file"),
        (b"not JSON", "not JSON"),
        (b"[]", "a list"),
        (b'{"a":' * 100_000, "nested too deep"),
        (b'{"items": [{"id": "1", "ur_reason": "cost"}]}', "items[0].ur_reason"),
        (b'{"date_of_injury": NaN}', "NaN"),
        (b"\xff\xfe\x00\xd8", "not"),
        (b" " * (LARGEST_FILE + 1), "at most 10,000,000 bytes"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_bad_input_ends_with_status_2_one_message_and_no_traceback(verb, stdin, said):
    result = run(verb, "-", stdin=stdin)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("verb", ["deadlines", "eligibility"])
def test_a_file_that_is_not_there_or_is_a_folder_ends_with_status_2(verb, tmp_path):
    for path in (tmp_path / "nothing.json", tmp_path):
        result = run(verb, str(path))

        assert result.exit_code == 2
        assert "Traceback" not in result.stderr


def test_no_file_at_all_is_wrong_usage():
    assert run("deadlines").exit_code == 2


def test_an_id_that_no_terminal_can_print_is_printed_escaped():
    result = run("eligibility", "-", stdin=b'{"items": [{"id": "\\ud800"}]}')

    assert result.exit_code == 0
    assert json.loads(result.stdout)["items"][0]["id"] == "\ud800"


def test_explain_prints_the_rule_its_citation_and_its_doubt():
    result = run("explain", "a-11")

    assert result.exit_code == 0
    for part in (
        "A-11  Time to apply for a formulary drug",
        "LC 4610.5(h)(1)(A)",
        "Confirmed: no",
        "days = 10",
    ):
        assert part in result.stdout
    assert "enforced = no" in result.stdout
    assert "until 2026-03-31" in result.stdout


def test_explain_prints_when_a_rule_is_in_force_and_narrow_doubt():
    result = run("explain", "F-03")

    assert "In force:  from 2018-01-01" in result.stdout
    assert "Confirmed: yes, but for how the division applies it" in result.stdout


def test_explain_as_json_is_the_rule_with_its_standing_and_examples():
    found = json.loads(run("explain", "N-12", "--json").stdout)

    assert found.pop("standing")["functions"] == ["deadlines", "late_records_amount"]
    assert {example["id"] for example in found.pop("examples")} >= {"V9-ten-days", "records-late-twelve-days"}
    assert found == law.explain("N-12").to_json()


def test_explain_says_why_nothing_is_computed():
    assert "Computed:  not. An immunity in court." in run("explain", "R-11").stdout


@pytest.mark.parametrize("rule_id", sorted(law.all_rules()))
def test_every_rule_can_be_printed(rule_id):
    result = run("explain", rule_id)

    assert result.exit_code == 0
    assert law.explain(rule_id).statement in result.stdout


def test_an_unknown_rule_ends_with_status_2_and_its_neighbours():
    result = run("explain", "N12")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "N-12" in result.stderr


def test_settings_are_printed_with_default_and_doubt():
    result = run("settings")

    assert result.exit_code == 0
    assert "A-11  enforced = no" in result.stdout
    assert "for one case: settings.enforce_formulary_limit" in result.stdout
    assert result.stdout.count("not confirmed:") == len(law.settings())


def test_settings_as_json_are_those_of_the_library():
    assert json.loads(run("settings", "--json").stdout) == [s.to_json() for s in law.settings()]


@pytest.mark.parametrize("verb", sorted(group.commands))
def test_every_verb_has_help_with_an_example_that_stands_on_a_line_of_its_own(verb):
    result = run(verb, "--help")

    assert result.exit_code == 0
    assert f"\n    openimr law {verb}" in result.stdout
