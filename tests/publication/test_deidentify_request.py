"""A request that is not as the contract has it is refused with the field's path, and never with its words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from openimr.cli.publication import publication
from openimr.publication.deidentify import RequestError, deidentify


@pytest.mark.parametrize(
    ("request_", "path"),
    [
        ([], ""),
        ({}, "text"),
        ({"text": 1}, "text"),
        ({"text": "x", "policy": "gdpr"}, "policy"),
        ({"text": "x", "policy": None}, "policy"),
        ({"text": "x", "Quillane": 1}, ""),
        ({"text": "x", "roster": []}, "roster"),
        ({"text": "x", "roster": {"persons": []}}, "roster"),
        ({"text": "x", "roster": {"people": {}}}, "roster.people"),
        ({"text": "x", "roster": {"people": ["Quillane"]}}, "roster.people[0]"),
        ({"text": "x", "roster": {"people": [{"name": "a"}, {"name": 7}]}}, "roster.people[1].name"),
        (
            {"text": "x", "roster": {"people": [{"name": "a", "aliases": ["b", None]}]}},
            "roster.people[0].aliases[1]",
        ),
        ({"text": "x", "roster": {"organisations": [{"title": "Quillane"}]}}, "roster.organisations[0]"),
        ({"text": "x", "roster": {"numbers": [{"value": 12}]}}, "roster.numbers[0].value"),
    ],
)
def test_a_fault_is_named_by_its_path_and_repeats_nothing(request_: Any, path: str) -> None:
    with pytest.raises(RequestError) as refusal:
        deidentify(request_)
    assert refusal.value.path == path
    assert "Quillane" not in str(refusal.value)
    assert "expected" in str(refusal.value)


@pytest.mark.parametrize(
    "roster",
    [None, {}, {"people": None}, {"people": [{}]}, {"people": [{"name": ""}]}, {"numbers": [{"value": ""}]}],
)
def test_any_part_of_the_roster_may_be_missing(roster: Any) -> None:
    assert deidentify({"text": "He fell.", "roster": roster}) == {
        "text": "He fell.",
        "removed": [],
        "doubtful": [],
    }


def test_the_verb_is_importable_from_its_room_however_often_it_is_named() -> None:
    import openimr

    for _ in range(2):
        assert openimr.publication.deidentify({"text": "Dr. Quillane"})["text"] == "Dr. [person]"


def run(content: bytes | str) -> Any:
    return CliRunner().invoke(publication, ["deidentify", "-"], input=content)


def test_the_command_prints_the_answer_as_json() -> None:
    result = run(json.dumps({"text": "Seen by Dr. Quillane."}))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["text"] == "Seen by Dr. [person]."


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Quillane",
        b"\xff\xfe\x00",
        b"[]",
        b'{"text": 3}',
        b'{"text": "Quillane", "roster": 1}',
        b"[" * 100_000,
    ],
)
def test_input_that_cannot_be_read_ends_with_status_2_and_names_nobody(content: bytes) -> None:
    result = run(content)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.strip()
    assert "Quillane" not in result.stderr
    assert "Traceback" not in result.stderr
